# Kortet: ett beslut som väntar, har gått ut eller vill ha en andra läsare
desk-undo = Ångra
desk-goes-out = Beslutet går ut { $at }. Till dess går det att ångra.
desk-stands = { $code ->
    [native_approved] Beslutet har gått ut och kan inte ändras i efterhand i Discord. Blev det fel? Ta bort medlemsrollen för hand och hör av er till personen.
    [native_declined] Beslutet har gått ut och kan inte ändras i efterhand i Discord. Ändrar ni er? Personen kan söka igen på samma sätt.
    [form_approved] Beslutet har gått ut. Blev det fel? Ta bort medlemsrollen för hand och hör av er till personen.
   *[form_declined] Beslutet har gått ut. Ändrar ni er kan ni ge personen medlemsrollen för hand, eller be personen att söka igen.
  }
desk-proposal = **{ $state ->
    [approved] Förslag av { $who } { $at }: godkänn.
   *[declined] Förslag av { $who } { $at }: avböj.
  }** En andra moderator behöver bekräfta.
desk-proposal-reason = Föreslaget skäl:
desk-proposed-by = Föreslogs av { $who } { $at }.
desk-unreached = ⚠️ **Frågan nådde inte fram:** personen går inte att nå med direktmeddelande, så inget svar är på väg. { $decidable ->
    [yes] Räcker inte svaren? Tryck på ”Avböj och be om ny ansökan” och skriv vad som saknas. Personen kan söka igen direkt.
   *[no] Avslutas ansökan med ett nej kan personen söka igen direkt.
  }
desk-ask-to-return = Avböj och be om ny ansökan
desk-ask-unsure = Frågan skickas som direktmeddelande. Den som inte är med i servern än går inte alltid att nå. Kommer frågan inte fram säger kortet till, och ansökan är genast tillbaka hos er.
# Till den sökande, högst 160 tecken: det som frågades, och hur svaret kan komma fram
desk-return = { $question } Vi når dig inte på Discord, så svara gärna i en ny ansökan.
desk-return-short = { $question } Svara gärna i en ny ansökan.
desk-confirm = Bekräfta
desk-disagree = Jag tycker annorlunda

# Svar till moderatorn
desk-undone = Beslutet är ångrat och har inte gått ut. Ansökan { $id } är öppen igen.
desk-proposed = { $state ->
    [approved] Ditt förslag att godkänna { $name } är sparat.
   *[declined] Ditt förslag att avböja { $name } är sparat.
  } En annan moderator behöver bekräfta innan något går ut.
desk-disagreed = Förslaget är borttaget. Du läser nu ansökan { $id }; prata gärna med { $who }.
desk-own-proposal-gone = Du har tagit tillbaka ditt förslag. Du läser nu ansökan { $id }.
desk-already-sent = Beslutet har redan gått ut, eller är just på väg ut, och går inte att ångra.
desk-not-decided = Det finns inget beslut att ångra.
desk-superseded = Personen har lämnat in en ny ansökan. Avgör den i stället.
desk-second-needed = { $state ->
    [approved] { $who } föreslog { $at } att ansökan godkänns.
   *[declined] { $who } föreslog { $at } att ansökan avböjs.
  } En annan moderator bekräftar på kortet, eller trycker på ”Jag tycker annorlunda”.
desk-same-person = Det är ditt eget förslag, så en annan moderator behöver bekräfta det.
desk-nothing-proposed = Det finns inget förslag att ta ställning till längre.
desk-not-clear = Ansökan är inte längre ett klart fall. Läs den för sig.

# Påminnelsen om kön
desk-alarm = { $count ->
    [one] **En ansökan har väntat på moderator i mer än { $hours } timmar**
   *[other] **{ $count } ansökningar har väntat på moderator i mer än { $hours } timmar**
  }: { $numbers }.
    Den äldsta har väntat sedan { $since } ({ $days ->
    [0] mindre än ett dygn
    [one] { $days } dygn
   *[other] { $days } dygn
  }). Sammanlagt väntar { $waiting } på er; /applications list visar dem.

# De klara fallen
desk-cmd-clear = Godkänn de klara ansökningarna tillsammans
desk-clear = Godkänn de klara
desk-clear-title = Godkänn de klara ansökningarna
desk-clear-intro = Här är de öppna ansökningar där allt nätverket frågar efter framgår, utan varningar och utan att någon annan har tagit dem. Ta bort dem du vill läsa för sig. Ingen avböjs här.
desk-clear-label = De här godkänns
desk-clear-hint = Alla är valda; tryck för att ta bort någon
desk-clear-none = Det finns inga klara ansökningar att godkänna tillsammans just nu.
desk-clear-done = { $count ->
    [0] Ingen ansökan godkändes.
    [one] En ansökan är godkänd: { $numbers }.
   *[other] { $count } ansökningar är godkända: { $numbers }.
  }
desk-clear-undo = { $minutes ->
    [one] Besluten går ut om { $minutes } minut. Till dess kan vart och ett ångras på sitt kort.
   *[other] Besluten går ut om { $minutes } minuter. Till dess kan vart och ett ångras på sitt kort.
  }
desk-clear-skipped = Ansökan { $id } hoppades över: { $why }

# Vanorna vid granskningen
desk-cmd-habits = Ställ in hur ni granskar: andra läsare, påminnelser och hur länge någon får hålla en ansökan
desk-habits-title = Granskning
desk-habits-intro = Varje val sparas direkt. Hur länge ett beslut kan ångras ({ $minutes ->
    [0] just nu inte alls
    [one] just nu { $minutes } minut
   *[other] just nu { $minutes } minuter
  }) väljer du i /setup start under Tider och gränser.
desk-habits-saved = Sparat.
desk-habit-second-reader = **Andra läsare.** Det som förslaget är osäkert på, och beslut som går emot ett klart förslag, behöver två moderatorer.
desk-habit-claim-hours = **Den som tar en ansökan** och inte gör något mister den efter en tid, så att ingen blir liggande.
desk-habit-alarm-hours = **Påminnelse om kön.** Klockan i { $zone }, högst { $most } tider. { $chosen ->
    [yes] Valda tider visas nedan.
   *[no] Ingen är vald; ett förslag är klockan 8.
  }
desk-habit-alarm-after-hours = **När påminner jag?** Bara när en ansökan har väntat så här länge på en moderator.
desk-pick-second-reader = En eller två läsare
desk-pick-claim-hours = Hur länge
desk-pick-alarm-hours = Välj tider, till exempel 08:00
desk-pick-alarm-after-hours = Hur länge något får vänta
desk-option-second-reader = { $value ->
    [1] Två moderatorer för det osäkra
   *[0] En moderator räcker alltid
  }
desk-option-claim-hours = { $value ->
    [0] Hur länge som helst
    [one] { $value } timme
   *[other] { $value } timmar
  }
desk-option-alarm-hours = { $clock }
desk-option-alarm-after-hours = { $value ->
    [one] { $value } timme
   *[other] { $value } timmar
  }
