# Inbjudan i välkomstkanalen och formuläret
applications-invitation =
    ## Välkommen till { $network }
    Här möts chefer i offentlig sektor: kommun, region, stat och de bolag de äger. Du är välkommen om du i dag har en ledande befattning med medarbetaransvar.
    Ansökan tar ett par minuter. En moderator läser den och svarar dig personligen.
applications-apply = Ansök om medlemskap
applications-form-title = Ansökan om medlemskap
applications-form-title-label = Din titel eller roll
applications-form-title-hint = Till exempel enhetschef, rektor eller avdelningschef
applications-form-employer-label = Var arbetar du?
applications-form-employer-hint = Kommun, region, myndighet eller bolag
applications-form-staff-label = Har du medarbetaransvar?
applications-form-staff-yes = Ja
applications-form-staff-no = Nej
applications-form-staff-unsure = Osäker
applications-form-work-label = Vad gör du, och hur många leder du?
applications-form-work-hint = Ett par meningar räcker
applications-form-terms-label = Nätverkets regler
applications-form-terms-hint = Det som sägs här stannar här, och vi bemöter varandra med respekt.
applications-form-terms-agree = Jag följer reglerna
applications-received = Tack { $name }! Din ansökan är inlämnad. En moderator läser den och svarar dig, oftast inom några dagar. Under tiden kan du trycka på knappen i välkomstkanalen igen för att se hur det går.
applications-draft-kept = Det du skrev är sparat. Tryck på knappen, ändra det som fattas och skicka igen.
applications-open-draft = Öppna min ansökan
applications-incomplete = { $field ->
    [title] Skriv din titel eller roll med några ord.
    [employer] Skriv var du arbetar.
    [staff] Välj om du har medarbetaransvar.
    [work] Skriv kort vad du gör och hur många du leder.
    [reason] Skriv en anledning; den sökande läser den.
    [question] Skriv vad du vill fråga.
   *[other] Skriv några ord i rutan.
  }
applications-terms = För att gå med behöver du godkänna nätverkets regler.
applications-already-applied = Du har redan en ansökan inne sedan { $at }.
applications-already-member = Du är redan medlem. Skriv /help för att se vad jag kan göra för dig.
applications-too-early = Tack för att du vill söka igen. Du kan lämna en ny ansökan från och med { $until }.
applications-status = **Din ansökan** lämnades in { $at }. { $state ->
    [submitted] Den väntar på att en moderator läser den.
    [in_review] En moderator läser den just nu.
    [waiting] En moderator har frågat dig om mer; svara så går den vidare.
    [lapsed] Vi väntar på svar från dig. Det går fortfarande bra att komplettera.
    [approved] Den är godkänd. Varmt välkommen!
    [declined] Den blev inte godkänd den här gången.
   *[withdrawn] Den är återtagen.
  }
applications-status-question = Moderatorn frågar:
applications-status-reason = Moderatorn skriver:
applications-withdraw = Ta tillbaka ansökan
applications-withdrawn = Din ansökan är återtagen. Du är välkommen att söka igen när du vill.
applications-nothing-open = Du har ingen öppen ansökan.
applications-complete = Komplettera
applications-complete-title = Komplettera din ansökan
applications-complete-label = Ditt svar
applications-complete-hint = Moderatorerna läser det tillsammans med din ansökan
applications-completed = Tack! Ditt svar är framme hos moderatorerna.
applications-addition = Komplettering

# Kortet hos moderatorerna
applications-card-title = Ansökan { $id }: { $name }
applications-card-thinned = gallrad
applications-card-who = { $inside ->
    [yes] { $mention } · inlämnad { $at }
   *[no] Inlämnad { $at }
  } · { $source ->
    [native] Discords medlemsansökan
   *[form] formuläret i servern
  }
applications-card-earlier = Har sökt tidigare: { $state ->
    [approved] godkänd
    [declined] avböjd
   *[withdrawn] återtagen
  } { $at }.
applications-card-no-answer = (inget svar)
applications-card-terms = Har godkänt reglerna
applications-card-terms-not = Har inte godkänt reglerna
applications-card-hidden = Svaren är gallrade enligt nätverkets gallringstid.
applications-card-recommendation = { $recommendation ->
    [approve] **Förslag: godkänn.** Allt nätverket frågar efter framgår av svaren.
    [decline] **Förslag: avböj.** Minst ett krav är tydligt inte uppfyllt.
   *[review] **Förslag: läs själv.** Det går inte att säga säkert.
  }
applications-card-language = Svaret går ut på { $locale ->
    [en] engelska
   *[sv] svenska
  }.
applications-card-state = { $state ->
    [submitted] Väntar på en moderator.
    [in_review] Läses av { $who } sedan { $at }.
    [waiting] Väntar på den sökande sedan { $at }; { $who } har frågat om mer.
    [lapsed] Ingen komplettering har kommit sedan { $at }. Ingen har sagt nej; ni kan fortfarande avgöra.
    [approved] ✅ Godkänd av { $who } { $at }.
    [declined] Avböjd av { $who } { $at }.
   *[withdrawn] Återtagen { $at }.
  }
applications-card-in-discord = Avgjort i Discords egen vy.
applications-card-reason = Skäl:
applications-card-question = Fråga till den sökande:
applications-criterion = { $criterion ->
    [leading_position] Ledande befattning
    [staff_responsibility] Medarbetaransvar
   *[public_sector] Offentlig sektor
  }
applications-verdict = { $verdict ->
    [met] ✅ uppfyllt
    [not_met] ❌ inte uppfyllt
   *[unclear] 🟡 oklart
  }
applications-take = Jag tar den
applications-release = Lämna tillbaka
applications-approve = Godkänn
applications-decline = Avböj
applications-ask = Fråga mer
applications-whole = Visa hela svaren
applications-switch-language = Svara på { $locale ->
    [sv] engelska
   *[en] svenska
  }
applications-whole-title = Svaren i sin helhet, ansökan { $id }

# Svar till moderatorn
applications-took = Du har tagit ansökan { $id }.
applications-released = Ansökan { $id } är fri för alla moderatorer igen.
applications-approved = Godkänd. { $name } släpps in { $minutes ->
    [0] nu
    [one] om { $minutes } minut
   *[other] om { $minutes } minuter
  } och hälsas välkommen.
applications-declined = Avböjd. { $name } får ditt svar { $minutes ->
    [0] nu
    [one] om { $minutes } minut
   *[other] om { $minutes } minuter
  }.
applications-asked = Frågan är på väg till { $name }. { $source ->
    [native] Kommer den inte fram säger kortet till.
   *[form] Ansökan väntar tills svaret kommer.
  }
applications-language-switched = { $name } får svar på { $locale ->
    [en] engelska
   *[sv] svenska
  }.
applications-decline-title = Avböj ansökan { $id }
applications-decline-label = Skälet, som den sökande får läsa
applications-decline-hint = Skrivs på { $locale ->
    [en] engelska
   *[sv] svenska
  }. { $dated ->
    [yes] När det går att söka igen läggs till av sig självt.
   *[no] Personen kan söka igen direkt.
  }
applications-ask-title = Fråga om ansökan { $id }
applications-ask-label = Vad vill du veta?
applications-ask-hint = Skriv på { $locale ->
    [en] engelska
   *[sv] svenska
  }; det är språket som den sökande får läsa.
applications-already-decided = { $state ->
    [approved] Ansökan är redan godkänd av { $who } { $at }.
    [declined] Ansökan är redan avböjd av { $who } { $at }.
   *[withdrawn] Den sökande har tagit tillbaka ansökan.
  }
applications-taken-by-other = { $who } tog ansökan { $at }. Kom överens, eller tryck på Lämna tillbaka först.
applications-already-yours = Du har redan tagit den.
applications-not-taken = Ingen har tagit ansökan.
applications-not-waiting = Ingen har frågat efter mer just nu.
applications-own = Du kan inte hantera din egen ansökan. Be en kollega.

# Meddelanden till den sökande
applications-again = Ny ansökan från { $date }.
applications-message-approved =
    ### Välkommen till { $network }!
    Din ansökan är godkänd. Titta in i servern, läs ett par trådar och säg hej när det passar dig. Med /me ser du vad nätverket vet om dig och kan rätta det.
applications-message-declined =
    ### Din ansökan till { $network }
    En moderator har läst din ansökan. Den här gången blev det ett nej:
applications-message-declined-how = Så söker du igen: tryck på knappen i välkomstkanalen.
applications-message-asked =
    ### Din ansökan till { $network }
    En moderator vill veta lite mer innan ansökan avgörs:
applications-thread-name = Din ansökan ({ $id })
applications-thread-hello = Hej { $mention }! Bara du, den som frågar och de som sköter servern ser den här tråden. Tryck på Komplettera för att svara.

# Rader till moderatorerna
applications-note = { $code ->
    [proposed] Ansökan { $id } har fått ett förslag till beslut. En andra moderator behöver bekräfta på kortet.
    [disagreed] Ansökan { $id }: en moderator tycker annorlunda än förslaget och läser vidare. Prata ihop er.
    [claim_lapsed] Ansökan { $id } är fri för alla moderatorer igen: den har legat orörd i { $hours } timmar.
    [completed] Ansökan { $id } har kompletterats av den sökande.
    [lapsed] Ansökan { $id }: inget svar har kommit på { $days } dagar. Väntan är slut men ingen har sagt nej; ni kan fortfarande godkänna, avböja eller fråga igen.
    [overruled] Ansökan { $id } avgjordes på annat sätt i Discords egen vy. Det är det som gäller; kortet visar det.
    [admission_role_above] Ansökan { $id } är godkänd, men jag får inte ge medlemsrollen: den ligger över min egen. Flytta upp min roll under Serverinställningar → Roller och ge sedan rollen för hand.
    [admission_role_gone] Ansökan { $id } är godkänd, men medlemsrollen finns inte längre. Kör /setup start och ge sedan rollen för hand.
    [admission_person_gone] Ansökan { $id } är godkänd, men personen är inte kvar i servern. Beslutet står; skicka en inbjudan om ni har kontakt.
    [admission_request_gone] Ansökan { $id } är godkänd här, men i Discord finns medlemsansökan inte kvar. Personen kan söka igen.
    [admission_decided_otherwise] Ansökan { $id } var redan avgjord på annat sätt i Discord. Det är det som gäller.
    [admission_no_access] Ansökan { $id } är godkänd, men jag når inte servern som jag ska. Kör /setup check.
    [admission_failed] Ansökan { $id } är godkänd, men Discord lät mig inte släppa in personen. Kör /setup check och ge medlemsrollen för hand.
    [refusal_request_gone] Ansökan { $id } är avböjd här; i Discord finns medlemsansökan inte kvar. Du behöver inte göra något.
    [refusal_decided_otherwise] Ansökan { $id } var redan avgjord på annat sätt i Discord. Det är det som gäller.
    [unreached_question_native] Ansökan { $id }: frågan nådde inte fram, så ansökan är tillbaka hos er. Kortet säger vad ni kan göra.
    [unreached_question_form] Ansökan { $id }: frågan nådde inte fram, personen har stängda meddelanden. Den syns när personen trycker på ansökningsknappen; be gärna personen titta där, utan att säga varför.
    [unreached_decision_native] Ansökan { $id }: beslutet gäller, men personen gick inte att nå. Du behöver inte göra något.
    [unreached_decision_form] Ansökan { $id }: beslutet gäller, men personen har stängda meddelanden. Beskedet syns när personen trycker på ansökningsknappen.
   *[refusal_failed] Ansökan { $id } är avböjd, men Discord tog inte emot svaret. Avböj den i Discords egen vy, eller kör /setup check.
  }

# Välkomsten
applications-greeting = { $count ->
    [one] Varmt välkommen till { $network }, { $people }!
   *[other] Varmt välkomna till { $network }, { $people }!
  } Berätta gärna kort vad du leder, och fråga det du undrar.

# Kommandon
applications-cmd = Ansökningar om medlemskap
applications-cmd-list = Visa ansökningar
applications-cmd-show = Visa en ansökan
applications-cmd-approve = Godkänn en ansökan
applications-cmd-decline = Avböj en ansökan, med ett skäl
applications-cmd-ask = Fråga den sökande om mer
applications-cmd-application = Vilken ansökan (skriv ett namn)
applications-cmd-reason = Skälet, högst 160 tecken; utelämna för ett förslag
applications-cmd-state = Vilka ansökningar
applications-cmd-search = Del av ett namn
applications-state-open = Öppna
applications-state-submitted = Väntar på moderator
applications-state-in_review = Läses
applications-state-waiting = Väntar på den sökande
applications-state-lapsed = Väntan är slut
applications-state-approved = Godkända
applications-state-declined = Avböjda
applications-state-withdrawn = Återtagna
applications-state-one = { $state ->
    [submitted] väntar på moderator
    [in_review] läses
    [waiting] väntar på den sökande
    [lapsed] väntan är slut
    [approved] godkänd
    [declined] avböjd
   *[withdrawn] återtagen
  }
applications-list-title = Ansökningar: { $state }
applications-list-line = **{ $id }** · { $name } · { $state } · { $at }
applications-list-none = Inga ansökningar här just nu.
applications-list-counts = { $open } öppna, varav { $waiting } väntar på den sökande.
applications-list-more = Fler
applications-list-back = Tillbaka
