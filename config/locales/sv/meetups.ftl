# Refusals
meetups-no-such-step = { $state ->
    [draft] Det här är fortfarande ett utkast. Publicera det först.
    [proposed] Det här är ett förslag som en arrangör inte har godkänt än. När det är godkänt går det.
    [date_to_come] Datumet är inte bestämt än. Sätt ett datum först.
    [open] Träffen är redan publicerad och anmälan är öppen.
    [full] Träffen är redan publicerad, och den är fullbokad. Vill ni bli fler kan du höja antalet platser.
    [closed] Anmälan är redan stängd. Du kan öppna den igen fram till att träffen börjar.
    [under_way] Träffen pågår, så det går inte längre.
    [held] Träffen är över och ligger kvar som den var. Skapa gärna en ny.
    [postponed] Träffen är uppskjuten tills vidare. Sätt ett nytt datum först.
    [running] Säsongen är redan publicerad.
    [ended] Säsongen är slut. Skapa en ny; den kan fråga medlemmarna om de vill följa med.
   *[cancelled] Träffen är inställd, och det går inte att ändra. Skapa en ny om den ändå ska bli av.
  }
meetups-incomplete = { $field ->
    [title] Ge träffen en rubrik.
    [name] Ge säsongen ett namn.
    [start] Säg när den börjar; det finns bara en sluttid.
    [place] Skriv var ni ses innan datumet visas: en lokal, en adress eller en länk.
    [reason] Skriv en anledning med några ord. Den som berörs får läsa den.
    [speaker_name] Skriv vad talaren heter. Är det inte klart kan du vänta med att lägga till talaren.
   *[other] Något fattas. Fyll i rutan och försök igen.
  }
meetups-too-long = { $field ->
    [title] Rubriken
    [name] Namnet
    [description] Beskrivningen
    [agenda] Programmet
    [venue] Lokalen
    [address] Adressen
    [link] Länken
    [cost] Raden om kostnad
    [contact] Raden om kontakt
    [date_note] Raden om datumet
    [reason] Anledningen
    [usual_time] Den vanliga tiden
    [speaker_name] Talarens namn
    [speaker_role] Talarens roll
    [speaker_topic] Talarens ämne
    [diet] Det du skriver om mat
    [accessibility] Det du skriver om tillgänglighet
   *[other] Texten
  } får plats med högst { $limit } tecken. Korta den och försök igen.
meetups-in-the-past = Den tiden har redan varit: { $at }. Välj en tid som ligger framåt.
meetups-ends-too-early = Sluttiden behöver vara efter starttiden. Ändra en av dem.
meetups-closes-too-late = Anmälan behöver stänga senast när träffen börjar. Välj en tidigare tid, eller lämna rutan tom så är anmälan öppen fram till starten.
meetups-wrong-number = { $field ->
    [capacity] Antalet platser ska vara mellan { $least } och { $most }. Lämna rutan tom om alla får plats.
    [employer_cap] Antalet platser för varje arbetsgivare ska vara mellan { $least } och { $most }. Lämna rutan tom om det inte spelar någon roll.
    [guests] Antalet gäster ska vara mellan { $least } och { $most }.
    [offer_hours] En erbjuden plats kan hållas mellan { $least } och { $most } timmar.
    [confirm_hours] Platserna kan bekräftas mellan { $least } och { $most } timmar före start. Med 0 behöver ingen bekräfta.
    [speakers] En träff har plats för högst { $most } talare. Skriv övriga i beskrivningen.
    [reminders] En träff kan ha högst { $most } påminnelser. Ta bort någon.
    [reminder_minutes] En påminnelse kan skickas tidigast två månader och senast en minut före start.
    [count] Välj mellan { $least } och { $most } tillfällen.
   *[other] Talet ska vara mellan { $least } och { $most }.
  }
meetups-bad-link = Länken ser inte ut att fungera. Klistra in hela adressen; den ska börja med https:// och får inte innehålla mellanslag.
meetups-not-yours = Bara värden och arrangörerna kan ändra träffen. Skriv till någon av dem om något behöver rättas.
meetups-not-invited = Den här träffen är för medlemmar med en annan roll. Fråga värden om du undrar.
meetups-signup-closed = { $state ->
    [draft] Träffen är inte publicerad än, så det går inte att anmäla sig.
    [proposed] Träffen är ett förslag som en arrangör inte har godkänt än. Anmälan öppnar när det är gjort.
    [date_to_come] Datumet är inte bestämt än. Tryck på Kanske, så får du veta när det finns ett.
    [closed] Anmälan är stängd. Hör av dig till värden om du undrar något.
    [under_way] Träffen har börjat, så det går inte att svara längre.
    [held] Träffen är över. Håll utkik efter nästa, med /meetups list.
    [postponed] Träffen är uppskjuten tills vidare. Tryck på Kanske, så får du veta när det finns ett nytt datum.
    [cancelled] Träffen är inställd. Håll utkik efter nästa, med /meetups list.
   *[other] Det går inte att svara just nu.
  }
meetups-too-many-guests = { $most ->
    [0] Till den här träffen kommer var och en utan gäster.
    [one] Du kan ta med högst { $most } gäst till den här träffen.
   *[other] Du kan ta med högst { $most } gäster till den här träffen.
  }
meetups-no-room-for-guests = { $free ->
    [0] Det finns inga platser kvar för gäster. Din egen plats har du kvar.
    [one] Det finns bara { $free } plats kvar för gäster. Välj färre; din egen plats har du kvar.
   *[other] Det finns bara { $free } platser kvar för gäster. Välj färre; din egen plats har du kvar.
  }
meetups-nothing-offered = Det finns ingen plats som hålls åt dig just nu; kanske har tiden gått ut. Tryck på Jag kommer, så får du en plats om det finns någon och annars en plats i kön.
meetups-not-signed-up = Du har ingen plats på träffen just nu. Tryck på Jag kommer om du vill vara med.

# Kortet
meetups-state = { $state ->
    [draft] ✏️ Utkast
    [proposed] 💡 Förslag som väntar på en arrangör
    [date_to_come] 🗓️ Datum kommer
    [open] 🟢 Öppen för anmälan
    [full] 🟡 Fullbokad – den som anmäler sig nu hamnar i kön
    [closed] 🔒 Anmälan är stängd
    [under_way] ▶️ Pågår nu
    [held] ✔️ Har varit
    [postponed] ⏸️ Uppskjuten tills vidare
   *[cancelled] ❌ Inställd
  }
meetups-when = { $day } kl. { $clock }
meetups-when-span = { $day } kl. { $clock }–{ $end }
meetups-when-days = { $day } kl. { $clock } – { $end_day } kl. { $end }
meetups-when-whole = { $days ->
    [one] { $day }, hela dagen
   *[more] { $day } – { $last }
  }
meetups-when-to-come = datum kommer
meetups-when-month = { $month }, datum kommer
meetups-when-postponed = { $has_note ->
    [yes] uppskjuten tills vidare ({ $note })
   *[no] uppskjuten tills vidare
  }
meetups-when-again = { $has_note ->
    [yes] nytt datum kommer ({ $note })
   *[no] nytt datum kommer
  }
meetups-when-short = { $state ->
    [postponed] uppskjuten
    [cancelled] inställd
   *[other] datum kommer
  }
meetups-where-to-come = plats kommer
meetups-where-online = online, länken får du när du har en plats
meetups-where-link = online: { $link }
meetups-where-hybrid = { $place } – eller { $online }
meetups-card-season = { $number ->
    [0] { $season }
   *[other] { $season }, träff { $number }
  }
meetups-card-when = **När:** { $when }
meetups-card-where = **Var:** { $where }
meetups-card-host = **Värd:** { $host }
meetups-card-reservation = Med förbehåll för ändringar.
meetups-card-speakers = Talare
meetups-card-agenda = Program
meetups-card-cost = **Kostnad:** { $cost }
meetups-card-contact = **Kontakt:** { $contact }
meetups-card-closes = **Anmäl dig senast:** { $at }
meetups-card-roles = **För dig med rollen:** { $roles }
meetups-card-guests = { $most ->
    [one] Du får ta med en gäst.
   *[other] Du får ta med upp till { $most } gäster.
  }
meetups-card-names = { $more ->
    [0] **Kommer:** { $names }
   *[other] **Kommer:** { $names } och { $more } till
  }
meetups-numbers-come = { $taken ->
    [0] Ingen är anmäld än
   *[other] { $taken } kommer
  }
meetups-numbers-seats = { $taken } av { $capacity } platser tagna
meetups-numbers-held = { $taken ->
    [0] Ingen var anmäld
    [one] 1 var anmäld
   *[other] { $taken } var anmälda
  }
meetups-numbers-waiting = { $waiting } på kö
meetups-numbers-maybe = { $maybe } kanske
meetups-numbers-interested = + { $interested ->
    [one] 1 intresserad
   *[other] { $interested } intresserade
  } i Discords evenemang
meetups-button-join = Jag kommer
meetups-button-maybe = Kanske
meetups-button-decline = Kan inte
meetups-button-more = Mer …

# Det egna svaret
meetups-own = { $standing ->
    [seated] ✅ Du har en plats på { $title }.
    [offered] 🎟️ En plats på { $title } hålls åt dig till { $until }. Tar du den?
    [waiting] ⏳ Du står på kö till { $title }, som nummer { $place }. Blir det en plats ledig hör jag av mig.
    [maybe] 🤔 Du kommer kanske på { $title }. Du får veta om något ändras.
   *[no] 👋 Du kommer inte på { $title }.{ $open ->
        [yes] {" "}Ändrar du dig är det bara att trycka på Jag kommer.
       *[no] {""}
      }
  }
meetups-own-guests = { $guests ->
    [one] Du har med dig en gäst.
   *[other] Du har med dig { $guests } gäster.
  }
meetups-own-confirmed = Du har bekräftat att du kommer.
meetups-own-confirm = Bekräfta att du kommer senast { $by }, annars går platsen vidare.
meetups-own-direct = { $direct ->
    [yes] Du får påminnelserna som direktmeddelande.
   *[no] Påminnelserna kommer i deltagarnas tråd.
  }
meetups-guests-placeholder = Hur många gäster har du med dig?
meetups-guests-option = { $guests ->
    [0] Inga gäster
    [one] 1 gäst
   *[other] { $guests } gäster
  }
meetups-button-accept = Ta platsen
meetups-button-confirm = Ja, jag kommer
meetups-button-needs = Mat och tillgänglighet
meetups-button-direct = { $wanted ->
    [yes] Påminn mig i tråden i stället
   *[no] Påminn mig i direktmeddelande
  }
meetups-button-ics = Kalenderfil
meetups-button-leave = { $standing ->
    [seated] Lämna min plats
    [offered] Nej tack
    [waiting] Lämna kön
   *[maybe] Jag kommer inte
  }
meetups-needs-title = Mat och tillgänglighet
meetups-needs-diet = Mat
meetups-needs-accessibility = Tillgänglighet
meetups-needs-hint = Bara värden och arrangörerna ser det. Det raderas en vecka efter träffen.
meetups-needs-kept = Tack, värden ser det nu.
meetups-ics-here = Öppna filen, så läggs träffen in i din kalender.
meetups-more-own = Ditt svar

# Värdens verktyg
meetups-button-edit = Ändra
meetups-button-postpone = Skjut upp
meetups-button-cancel = Ställ in
meetups-button-attendees = Deltagare
meetups-button-export = Ladda ned listan
meetups-button-close = Stäng anmälan
meetups-button-open = Öppna anmälan igen
meetups-button-approve = Godkänn träffen
meetups-button-refuse = Säg nej
meetups-postpone-title = Skjut upp träffen
meetups-postpone-note = Vet du ungefär när det blir?
meetups-postpone-note-hint = Till exempel ”till hösten”. Lämna tomt om du inte vet.
meetups-cancel-title = Ställ in träffen
meetups-refuse-title = Säg nej till förslaget
meetups-reason-label = Varför?
meetups-reason-hint = { $people ->
    [0] Ingen annan har svarat än. Anledningen syns på kortet.
    [one] En person får besked och läser det här.
   *[other] { $people } personer får besked och läser det här.
  }{ $verb ->
    [cancel] {" "}Det går inte att ångra.
   *[postpone] {""}
  }
meetups-done = { $what ->
    [postponed] ⏸️ { $title } är uppskjuten tills vidare. { $people ->
        [0] Ingen annan hade svarat.
        [one] En person får besked.
       *[other] { $people } personer får besked.
      } Alla behåller sina svar.
    [cancelled] ❌ { $title } är inställd. { $people ->
        [0] Ingen annan hade svarat.
        [one] En person får besked.
       *[other] { $people } personer får besked.
      }
    [closed] 🔒 Anmälan till { $title } är stängd.
    [opened] 🟢 Anmälan till { $title } är öppen igen.
    [approved] ✅ { $title } visas nu för alla, och den som föreslog träffen får veta det.
   *[refused] Den som föreslog { $title } får veta varför det inte blir av.
  }
meetups-attendees-title = Svar till { $title }
meetups-attendees-none = Ingen har svarat än.
meetups-attendees-line = { $who } · { $standing ->
    [seated] har plats
    [offered] erbjuden en plats
    [waiting] på kö
    [maybe] kanske
   *[no] kommer inte
  }{ $guests ->
    [0] {""}
    [one] {" "}+ 1 gäst
   *[other] {" "}+ { $guests } gäster
  }
meetups-attendees-confirmed = ✅ bekräftat
meetups-attendees-unreached = ⚠️ kunde inte nås
meetups-attendees-diet = Mat: { $need }
meetups-attendees-accessibility = Tillgänglighet: { $need }
meetups-standing = { $standing ->
    [seated] har plats
    [offered] erbjuden en plats
    [waiting] på kö
    [maybe] kanske
   *[no] kommer inte
  }
meetups-yes-no = { $answer ->
    [yes] ja
   *[no] nej
  }
meetups-column-name = Namn
meetups-column-answer = Svar
meetups-column-guests = Gäster
meetups-column-diet = Mat
meetups-column-accessibility = Tillgänglighet
meetups-column-confirmed = Bekräftat
meetups-column-reached = Nådd av besked
meetups-column-at = Svarade
meetups-export-here = { $count ->
    [0] Ingen har svarat på { $title } än; filerna är tomma.
    [one] Ett svar till { $title }, för Excel och som csv. Spara inte filen längre än du behöver den.
   *[other] { $count } svar till { $title }, för Excel och som csv. Spara inte filerna längre än du behöver dem.
  }
meetups-page-back = Tillbaka
meetups-page-next = Fler

# Utkast och formulär
meetups-propose-title = Föreslå en träff
meetups-editor-intro = { $state ->
    [draft] { $approval ->
        [organiser] ✏️ Utkast. Bara du och arrangörerna ser det, tills du visar det för alla.
        [yes] ✏️ Så här blir träffen. Stämmer allt? En arrangör läser förslaget innan det visas för alla.
       *[no] ✏️ Så här blir träffen. Stämmer allt? Ingen annan ser den än.
      }
    [proposed] 💡 Förslaget väntar på en arrangör. Det går bra att ändra det under tiden.
   *[other] ✏️ Det du ändrar syns på kortet direkt. Nya tider, platser och talare får de anmälda veta; småsaker stör ingen.
  }
meetups-section = { $section ->
    [basics] Grunden
    [times] Tid
    [place] Plats
    [seats] Platser och anmälan
    [rules] Köns regler
   *[programme] Program och talare
  }
meetups-button-change = Ändra
meetups-button-when = Ja, { $when }
meetups-button-discard = Kasta utkastet
meetups-button-put = { $approval ->
    [yes] Ja, föreslå träffen
    [no] Ja, visa träffen för alla
   *[organiser] Visa för alla
  }
meetups-put = { $state ->
    [proposed] 💡 Tack! { $title } är föreslagen. Du får veta när en arrangör har läst förslaget.
   *[other] 🎉 { $title } är publicerad, kortet kommer strax i kanalen för träffar.
  }
meetups-saved = ✅ Sparat.
meetups-moved = ✅ Det nya datumet är sparat, och de som berörs får strax veta det. Det du ändrar inom två minuter kommer med i samma besked.
meetups-discarded = Utkastet är borta.
meetups-draft-changed = Utkastet har ändrats sedan du såg det. Så här ser det ut nu.
meetups-move-ask = Ska det bli så här: **{ $when }**? { $people ->
    [0] Ingen annan har anmält sig än.
    [one] En person får veta det.
   *[other] { $people } personer får veta det.
  }
meetups-reading-clock = { $clock ->
    [summer] sommartid
   *[normal] normaltid
  }
meetups-field-title = Rubrik
meetups-field-when = När?
meetups-field-when-hint = Till exempel ”tors 12 mars kl 9.30–12”, eller ”juni” om dagen inte är bestämd.
meetups-field-where = Var?
meetups-field-where-hint = En lokal eller adress, eller länken om ni ses online.
meetups-field-description = Beskrivning
meetups-field-capacity = Hur många får plats?
meetups-field-capacity-hint = En siffra. Lämna tomt om alla får plats.
meetups-field-cost = Kostnad
meetups-field-contact = Kontakt
meetups-field-contact-hint = Den som svarar på frågor, till exempel ett namn och ett telefonnummer.
meetups-field-host = Värd
meetups-field-host-hint = Värden kan ändra träffen och ser vilka som kommer.
meetups-field-reminders = Påminnelser
meetups-field-reminders-hint = Till dem som har plats, så här långt före start. Högst fem.
meetups-field-reservation = Förbehåll
meetups-field-reservation-yes = Med förbehåll för ändringar
meetups-field-venue = Lokal
meetups-field-address = Adress
meetups-field-link = Länk
meetups-field-link-hint = För den som är med online. Bara de som har plats får se länken.
meetups-field-guests = Gäster
meetups-field-guests-hint = Hur många var och en får ta med sig. En gäst tar också en plats.
meetups-field-closes = Sista anmälan
meetups-field-closes-hint = Till exempel ”10 mars” eller ”10 mars kl 12”. Lämna tomt för ända fram till start.
meetups-field-roles = Bara för vissa roller
meetups-field-roles-hint = Lämna tomt om alla medlemmar får anmäla sig.
meetups-field-names = Namn på kortet
meetups-field-names-yes = Visa vilka som kommer
meetups-field-employer-cap = Platser per arbetsgivare
meetups-field-employer-cap-hint = Högst så många från samma arbetsgivare. Lämna tomt om det inte spelar någon roll.
meetups-field-first = Nya först
meetups-field-first-yes = Den som inte varit på en träff går före i kön
meetups-field-offer = Erbjuden plats
meetups-field-offer-hint = Så länge hålls en ledig plats åt den som står först i kön.
meetups-field-confirm = Bekräftelse
meetups-field-confirm-hint = Den som inte bekräftat när halva tiden gått lämnar plats åt nästa i kön.
meetups-field-agenda = Program
meetups-field-speakers = Talare, en på varje rad
meetups-field-speakers-hint = Namn, roll: ämne (09.45). Allt utom namnet går att utelämna.
meetups-field-asks = Fråga de anmälda om
meetups-field-asks-hint = Svaren ser bara du och arrangörerna, och de raderas en vecka efter träffen.
meetups-before = { $unit ->
    [weeks] { $count ->
        [one] En vecka före
       *[other] { $count } veckor före
      }
    [days] { $count ->
        [one] En dag före
       *[other] { $count } dagar före
      }
    [hours] { $count ->
        [one] En timme före
       *[other] { $count } timmar före
      }
   *[minutes] { $count ->
        [one] En minut före
       *[other] { $count } minuter före
      }
  }
meetups-offer-hours = { $hours ->
    [one] En timme
   *[other] { $hours } timmar
  }
meetups-confirm-hours = { $hours ->
    [0] Ingen behöver bekräfta
    [one] En timme före start
   *[other] { $hours } timmar före start
  }

# Listor, kommandon och inställningar
meetups-list-title = { $narrowed ->
    [yes] Träffar: { $what }
   *[no] Träffar framöver
  }
meetups-list-state = { $state ->
    [draft] ✏️ utkast
    [proposed] 💡 väntar på en arrangör
    [date_to_come] 🗓️ datum kommer
    [open] 🟢 öppen
    [full] 🟡 fullbokad
    [closed] 🔒 anmälan stängd
    [under_way] ▶️ pågår nu
    [held] ✔️ har varit
    [postponed] ⏸️ uppskjuten
   *[cancelled] ❌ inställd
  }
meetups-list-when = { $has_note ->
    [yes] { $state } ({ $note })
   *[no] { $state }
  }
meetups-list-total = { $total ->
    [one] En träff.
   *[other] { $total } träffar.
  }
meetups-list-none = Det finns inga sådana träffar just nu. Du kan föreslå en med /meetups propose.
meetups-list-look = Välj en träff för att läsa mer eller svara
meetups-page-turn = Bläddra
meetups-mine-title = Dina träffar
meetups-mine-none = Du har inte svarat på någon träff framöver. Se vad som är på gång med /meetups list.
meetups-cmd = Träffar: se, anmäl dig, föreslå och ordna
meetups-cmd-list = Visa träffar framöver
meetups-cmd-show = Visa en träff och svara
meetups-cmd-mine = Visa träffar du svarat på eller är värd för
meetups-cmd-propose = Föreslå en träff
meetups-cmd-create = Skapa en träff, med allt som går att ställa in
meetups-cmd-edit = Ändra en träff du är värd för
meetups-cmd-postpone = Skjut upp en träff du är värd för
meetups-cmd-cancel = Ställ in en träff du är värd för
meetups-cmd-attendees = Visa vilka som svarat på en träff du är värd för
meetups-cmd-export = Ladda ned listan över dem som svarat, för Excel och som csv
meetups-cmd-ics = Hämta en träff som kalenderfil
meetups-cmd-settings = Ställ in hur träffar föreslås och hur snabbt meddelanden skickas
meetups-cmd-meetup = Vilken träff? Välj i listan
meetups-cmd-place = Bara träffar på den här platsen
meetups-cmd-month = Bara träffar den här månaden
meetups-settings-title = Träffar
meetups-settings-meetup-approval = **Det medlemmar föreslår**
meetups-settings-meetup-approval-option = { $value ->
    [1] En arrangör godkänner det först
   *[0] Det visas för alla på en gång
  }
meetups-settings-direct-pace = **Direktmeddelanden när många ska få veta samma sak**. Discord kan bromsa den som skickar för fort.
meetups-settings-direct-pace-option = { $value } i minuten
