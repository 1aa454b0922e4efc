# /privacy: vad som är lagrat om mig, som fil, och hur det raderas
privacy-command-description = Se, hämta eller radera det som är lagrat om dig
privacy-show-description = Berätta vad som är lagrat om dig, varför, hur länge och vem som ser det
privacy-export-description = Hämta allt som är lagrat om dig som en fil
privacy-erase-description = Radera det som är lagrat om dig

privacy-title = { $scope ->
    [here] ## Det här är lagrat om dig i { $network }
   *[everywhere] ## Det här är lagrat om dig
  }
privacy-nothing = { $scope ->
    [here] Jag har inget lagrat om dig i { $network }.
   *[everywhere] Jag har inget lagrat om dig, i något nätverk.
  }
privacy-area-applications =
    ### Din ansökan
    Ditt namn, dina svar, vad som framgick av dem, beslutet och vem av moderatorerna som fattade det.
    Varför: för att avgöra vem som får vara med, och kunna förklara beslutet.
    Hur länge: { $known ->
        [yes] det du skrev gallras { $declined } dagar efter ett nej eller en återtagen ansökan, och { $approved } dagar efter ett ja.
       *[no] det du skrev gallras efter den tid som nätverket har valt (om inget annat är valt { $declined } dagar efter ett nej eller en återtagen ansökan, och { $approved } dagar efter ett ja).
    } Därefter finns bara ditt Discord-id, hur svaren bedömdes och hur det gick, tills du raderar det.
    Vem ser det: nätverkets moderatorer.
privacy-area-drafts =
    ### Ett utkast till ansökan
    Det du skrev i formuläret när något fattades.
    Varför: för att du inte ska behöva skriva om det.
    Hur länge: tills ansökan är inlämnad, högst { $drafts } dagar.
    Vem ser det: bara du.
privacy-area-profile =
    ### Din profil
    Din titel, din arbetsgivare och när du blev medlem. Du rättar dem med /me.
    Varför: för att nätverket ska veta vem du är.
    Hur länge: tills du raderar det, 30 dagar efter att du har lämnat servern, eller tills nätverket slutar med Ledarbot.
    Vem ser det: du själv.
privacy-area-messages =
    ### Språk och direktmeddelanden
    Vilket språk jag skriver till dig på, vilka slags meddelanden du har stoppat och när du senast valde språk eller ansökte.
    Varför: för att skriva på ditt språk, och inte skriva det du har bett att slippa.
    Hur länge: tills du raderar det, eller ett år efter att inget nätverk längre känner dig.
    Vem ser det: bara du. Det gäller i alla nätverk.
privacy-area-welcomes =
    ### Att du har hälsats välkommen
    När du blev godkänd och när hälsningen skickades.
    Varför: för att du ska hälsas en gång.
    Hur länge: tills du raderar det, eller tills nätverket slutar med Ledarbot.
    Vem ser det: ingen annan än den som driver boten.
privacy-area-meetups =
    ### Dina träffar
    Vad du har svarat, din plats eller köplats, gäster, och det du har skrivit om mat och tillgänglighet.
    Varför: för att platser ska räcka till, och värden kunna planera.
    Hur länge: mat och tillgänglighet en vecka efter träffen; resten tills du raderar det.
    Vem ser det: värden och arrangörerna. Namn står på kortet bara där värden har valt det.
privacy-area-threads =
    ### Dina trådar
    Det du har skrivit i trådar som du har börjat i eget namn, ämnen du är värd för, det du har anmält, anmälningar som gäller dig eller som du har avgjort, och samtalsfrågor som du har lagt till eller ska ställa.
    Varför: för att du ska kunna ändra i dina trådar, och moderatorerna ta hand om det som anmäls.
    Hur länge: texten och länken ett år efter att tråden senast var aktiv, anmälningar ett år efter att de är avgjorda; resten tills du raderar det.
    Vem ser det: alla som ser tråden. Anmälningar ser bara moderatorerna.
privacy-area-anonymous =
    ### Det du har skrivit utan namn
    Inläggen, och en krypterad koppling till dig som inte står i filen.
    Varför: för att du ska få veta när någon svarar.
    Hur länge: kopplingen så länge nätverket har valt, texten ett år.
    Vem ser det: bara den som har nyckeln.
privacy-area-feedback =
    ### Omröstningar och enkäter
    Enkäter du har fått eller får resultatet av, och det du har skapat. Dina svar leder till dig bara med en särskild nyckel tills det stängts, och därefter inte alls.
    Varför: för att fråga dig och påminna en gång.
    Hur länge: 30 dagar efter stängning; det du skapat tills du raderar det.
    Vem ser det: bara den som driver boten.
privacy-area-handled =
    ### Det du har gjort som moderator eller administratör
    Vilka ansökningar du har tagit, frågat om och avgjort, och vilka inställningar du har ändrat.
    Varför: för att beslut ska kunna förklaras.
    Hur länge: tills du raderar det; då står besluten kvar utan dig.
    Vem ser det: moderatorerna, på ansökningarnas kort.
privacy-area-log =
    ### Loggen över åtgärder
    Att något gjordes av dig eller med din ansökan, och när. Aldrig vad någon skrev.
    Varför: för att kunna svara på vad som har hänt.
    Hur länge: så länge nätverket använder Ledarbot; din koppling till det försvinner när du raderar.
    Vem ser det: ingen annan än den som driver boten.
privacy-area-queue =
    ### Meddelanden på väg
    Att ett meddelande till eller om dig ska skickas eller nyss har skickats, med id:n men utan text.
    Varför: för att det ska skickas en gång, även om något går sönder på vägen.
    Hur länge: { $sent } dagar efter att det är skickat.
    Vem ser det: ingen annan än den som driver boten.
privacy-who = { $scope ->
    [here] Den som driver boten kan läsa databasen. Ansvarigt för uppgifterna är { $network }; fråga moderatorerna. **/privacy export** ger dig allt som en fil, **/privacy erase** raderar det.
   *[everywhere] Den som driver boten kan läsa databasen. Ansvarigt för uppgifterna är varje nätverk för sig; fråga dess moderatorer. **/privacy export** ger dig allt som en fil, **/privacy erase** raderar det. Här gäller båda alla nätverk; på ett nätverks server bara det.
  }

privacy-exported = { $scope ->
    [here] Här är allt som är lagrat om dig i { $network }.
   *[everywhere] Här är allt som är lagrat om dig, i alla nätverk.
  } Filen är i JSON, som både människor och program kan läsa.
privacy-exported-more = Fil { $number } av { $count }.

privacy-erase-title = { $scope ->
    [here] ## Radera det som är lagrat om dig i { $network }?
   *[everywhere] ## Radera det som är lagrat om dig i alla nätverk?
  }
privacy-erase-goes = Det här försvinner:
privacy-erase-stays = Det här finns kvar:
privacy-name = { $area ->
    [applications] din ansökan med dina svar
    [drafts] ditt utkast till ansökan
    [profile] din profil: titel, arbetsgivare och när du blev medlem
    [messages] ditt val av språk, och vilka direktmeddelanden du har stoppat
    [welcomes] att du har hälsats välkommen
    [meetups] dina svar på träffar och dina säsonger; en plats du hade går till nästa
    [threads] ditt namn och det du har skrivit i trådar som du har börjat i eget namn, att du är ämnesvärd, och ditt namn på anmälningar och samtalsfrågor
    [anonymous] kopplingen mellan dig och det du har skrivit utan namn; sedan kan du inte ändra det
    [feedback] dina utkast till enkätsvar, och att du har fått dem; svar du har skickat finns kvar, utan att någon kan se att de är dina
    [handled] ditt namn på det du har gjort som moderator eller administratör
    [log] din koppling till loggen över åtgärder
   *[queue] meddelanden på väg till dig eller om dig
  }
privacy-erase-open = Din öppna ansökan försvinner också, med kortet hos moderatorerna. Ingen kommer att svara på den.
privacy-erase-native = Din medlemsansökan finns kvar hos Discord. Ta först tillbaka den där, annars får jag den på nytt.
privacy-erase-role = din roll på servern: du är fortfarande medlem, men profilen är tom
privacy-erase-acts = besluten du har fattat, men inte att det var du
privacy-erase-anonymous = det du har skrivit utan namn, eftersom det skulle märkas om allt försvann på en gång; vill du ha bort ett inlägg, gör det först med knappen under det. Är du stoppad eller avstängd från att skriva utan namn gäller det fortfarande
privacy-erase-settings = ditt språk och vilka direktmeddelanden du har stoppat, eftersom det gäller i alla nätverk
privacy-erase-discord = det som står i Discord, till exempel meddelanden vi har skickat till varandra
privacy-erase-elsewhere = det som andra nätverk har lagrat om dig; skriv /privacy erase i ett direktmeddelande till mig för att radera allt
privacy-erase-yes = Ja, radera
privacy-erase-no = Nej, behåll
privacy-kept = Inget är raderat.
privacy-erased = { $scope ->
    [here] **Klart.** Det här är raderat i { $network }:
   *[everywhere] **Klart.** Det här är raderat i alla nätverk:
  }
privacy-erased-card = Kortet med din ansökan tas bort ur moderatorernas kanal.
privacy-erased-role = Din roll på servern har du kvar.

# Filen
privacy-file-about = Vad filen är
privacy-file-explained = Allt som Ledarbot har lagrat om en person. Namn på moderatorer och andra personer är utelämnade. Tider är i UTC.
privacy-file-empty = Ledarbot har inget lagrat om personen.
privacy-file-person = Personens Discord-id
privacy-file-written = Filen skrevs
privacy-file-network = Nätverk
privacy-table-applications = Ansökningar
privacy-table-application-answers = Svar i ansökningarna
privacy-table-application-findings = Vad som framgick av svaren
privacy-table-drafts = Utkast till ansökan
privacy-table-members = Profil
privacy-table-people = Språk
privacy-table-stopped-notices = Stoppade direktmeddelanden
privacy-table-welcomes = Hälsningar
privacy-table-applications-handled = Ansökningar som personen har handlagt
privacy-table-questions-handled = Frågor som personen har tolkat
privacy-table-policies-handled = Regelverk som personen har ändrat
privacy-table-own-terms-handled = Titlar och arbetsgivare som personen har lärt boten
privacy-table-signups = Svar på träffar
privacy-table-season-members = Säsonger som personen följer
privacy-table-meetups-handled = Träffar som personen är värd för
privacy-table-seasons-handled = Säsonger som personen är värd för
privacy-table-threads-handled = Trådar som personen har börjat
privacy-table-stewards = Ämnen som personen är värd för
privacy-table-reports-handled = Anmälningar som personen har gjort, avgjort eller omfattas av
privacy-table-unmaskings-handled = Begäran om att få veta vem som skrev, som personen har gjort eller besvarat
privacy-table-own-prompts-handled = Samtalsfrågor som personen har lagt till
privacy-table-prompt-series-handled = Samtalsfråga som personen ska ställa
privacy-table-invited = Enkäter som personen har fått
privacy-table-round-hosts = Enkäter vars resultat personen får
privacy-table-polls-handled = Omröstningar som personen har gjort
privacy-table-surveys-handled = Enkäter som personen har lagt in
privacy-table-survey-rounds-handled = Enkäter som personen har skickat
privacy-table-audit = Logg över åtgärder
privacy-table-outbox = Meddelanden
privacy-table-jobs = Planerade åtgärder
privacy-field-id = Nummer
privacy-field-community-id = Nätverkets id
privacy-field-user-id = Person
privacy-field-user-ids = Personer
privacy-field-applicant-id = Sökande
privacy-field-applicant-name = Namn
privacy-field-application-id = Ansökans nummer
privacy-field-source = Väg in
privacy-field-join-request-id = Discords nummer på ansökan
privacy-field-state = Läge
privacy-field-locale = Språk för meddelanden
privacy-field-submitted-at = Inlämnad
privacy-field-changed-at = Senast ändrad
privacy-field-revision = Version
privacy-field-taken-by = Tagen av
privacy-field-taken-at = Tagen
privacy-field-asked-by = Frågad av
privacy-field-asked-at = Frågad
privacy-field-question = Moderatorns fråga
privacy-field-thread-id = Tråd
privacy-field-decided-by = Avgjord av
privacy-field-decided-at = Avgjord
privacy-field-decided-in = Avgjord i
privacy-field-reason = Motivering
privacy-field-decided-from = Avgjord från läget
privacy-field-decided-revision = Beslutets utgåva
privacy-field-goes-out-at = Beslutet går ut
privacy-field-proposed = Föreslaget beslut
privacy-field-proposed-by = Föreslaget av
privacy-field-proposed-at = Föreslaget
privacy-field-proposed-reason = Föreslagen motivering
privacy-field-recommendation = Förslag till beslut
privacy-field-policy-version = Regelverkets version
privacy-field-language = Svarens språk
privacy-field-kind = Slag
privacy-field-sector = Sektor
privacy-field-notes = Anmärkningar
privacy-field-card-channel-id = Kortets kanal
privacy-field-card-message-id = Kortets meddelande
privacy-field-position = Ordning
privacy-field-meaning = Vad frågan gäller
privacy-field-label = Frågan
privacy-field-label-key = Frågans nyckel
privacy-field-text = Text
privacy-field-criterion = Krav
privacy-field-verdict = Bedömning
privacy-field-rule = Regel
privacy-field-evidence = Belägg
privacy-field-field = Svar på
privacy-field-start = Från tecken
privacy-field-end = Till tecken
privacy-field-title = Titel
privacy-field-employer = Arbetsgivare
privacy-field-staff = Medarbetaransvar
privacy-field-work = Arbete
privacy-field-updated-at = Senast sparad
privacy-field-joined-at = Medlem sedan
privacy-field-seen-at = Senast sedd
privacy-field-stopped-at = Stoppat
privacy-field-approved-at = Godkänd
privacy-field-greeted-at = Hälsad
privacy-field-set-by = Tolkad av
privacy-field-set-at = Tolkad
privacy-field-version = Regelverkets nummer
privacy-field-data = Ändringar i regelverket
privacy-field-made-by = Ändrat av
privacy-field-made-at = Ändrat
privacy-field-key = Jämförs som
privacy-field-added-by = Tillagt av
privacy-field-added-at = Tillagt
privacy-field-removed-at = Borttaget
privacy-field-at = Tid
privacy-field-actor-id = Utförd av
privacy-field-action = Åtgärd
privacy-field-subject-kind = Gällde
privacy-field-subject-id = Gällde nummer
privacy-field-details = Uppgifter
privacy-field-due-at = Ska göras
privacy-field-attempts = Försök
privacy-field-first-attempt-at = Första försöket
privacy-field-claimed-at = Påbörjat
privacy-field-claimed-by = Påbörjat av process
privacy-field-sent-at = Skickat
privacy-field-last-error = Senaste fel
privacy-field-created-at = Skapat
privacy-field-meetup-id = Träffens nummer
privacy-field-season-id = Säsongens nummer
privacy-field-standing = Svar
privacy-field-order = Ankomstordning
privacy-field-answered-at = Svarade
privacy-field-guests = Gäster
privacy-field-employer-key = Arbetsgivare, som den jämförs
privacy-field-is-first-timer = Första gången
privacy-field-offered-until = Plats hålls till
privacy-field-confirmed-at = Bekräftade
privacy-field-confirm-by = Ska bekräfta senast
privacy-field-diet = Mat
privacy-field-accessibility = Tillgänglighet
privacy-field-wants-direct = Vill ha direktmeddelanden
privacy-field-unreached-at = Gick inte att nå
privacy-field-confirmed = Har bekräftat
privacy-field-host-id = Värd
privacy-field-description = Beskrivning
privacy-field-agenda = Program
privacy-field-venue = Lokal
privacy-field-address = Adress
privacy-field-link = Länk
privacy-field-start-at = Börjar
privacy-field-end-at = Slutar
privacy-field-date-note = Om datumet
privacy-field-reservation = Med förbehåll
privacy-field-signup-closes-at = Anmälan stänger
privacy-field-roles = Roller
privacy-field-cost = Kostnad
privacy-field-contact = Kontakt
privacy-field-asks-diet = Frågar om mat
privacy-field-asks-accessibility = Frågar om tillgänglighet
privacy-field-shows-names = Visar namn
privacy-field-capacity = Platser
privacy-field-employer-cap = Högst från samma arbetsgivare
privacy-field-first-timers-first = Förstagångare först
privacy-field-offer-hours = Timmar en plats hålls
privacy-field-confirm-hours = Timmar före som platsen bekräftas
privacy-field-reminders = Påminnelser
privacy-field-sequence = Kalenderns utgåva
privacy-field-state-seen = Kortets utgåva
privacy-field-interested = Intresserade
privacy-field-event-id = Discords evenemang
privacy-field-event-shape = Evenemangets innehåll
privacy-field-needs-erased-at = Behoven raderade
privacy-field-usual-time = Vanlig tid
privacy-field-previous-id = Förra säsongen
privacy-field-name = Benämning
privacy-field-topic-id = Ämnets nummer
privacy-field-author-id = Skriven av
privacy-field-handle = Författarens nummer i tråden
privacy-field-shown-revision = Version i Discord
privacy-field-is-replied = Har fått svar
privacy-field-is-hidden = Dold
privacy-field-posted-on = Upplagd
privacy-field-active-on = Senast aktiv
privacy-field-bumps = Gånger lyft på nytt
privacy-field-bumped-on = Lyft på nytt
privacy-field-answer-id = Svaret som hjälpte
privacy-field-channel-id = Kanal
privacy-field-discord-id = Discords nummer på tråden
privacy-field-prompt-key = Samtalsfråga
privacy-field-keep-links-days = Dagar som kopplingar sparas
privacy-field-later-title = Titel som väntar
privacy-field-later-text = Text som väntar
privacy-field-later-topic-id = Nummer på ämnet som väntar
privacy-field-telling = Om författaren har fått veta det
privacy-field-message-id = Meddelande
privacy-field-post-id = Inläggets nummer
privacy-field-reporter-id = Anmäld av
privacy-field-reported-at = Anmäld
privacy-field-choice = Åtgärd efter anmälan
privacy-field-closed-by = Anmälan avgjord av
privacy-field-closed-at = Anmälan avgjord
privacy-field-ground = Skäl
privacy-field-answered-by = Besvarad av
privacy-field-weekday = Veckodag
privacy-field-minute = Minut på dygnet
privacy-field-skips-holidays = Hoppar över helgdagar
privacy-field-is-paused = Pausad
privacy-field-next-at = Nästa gång
privacy-field-round-number = Varv
privacy-field-last-key = Senaste samtalsfrågan
privacy-field-next-key = Nästa samtalsfråga
privacy-field-seed = Slumpfrö
privacy-field-box-id = Nummer på omröstning eller enkät
privacy-field-options = Svarsalternativ
privacy-field-takes-several = Flera svar
privacy-field-hides-results = Döljer resultat
privacy-field-role-id = Roll
privacy-field-created-by = Skapad av
privacy-field-opened-at = Öppnad
privacy-field-closes-at = Stänger
privacy-field-quorum = Stänger vid antal röster
privacy-field-remind-at = Påminnelse
privacy-field-asked = Tillfrågade
privacy-field-limit-of = Minsta grupp
privacy-field-live = Siffror medan den är öppen
privacy-field-pending = Siffror efter nästa steg
privacy-field-results = Resultat av svaren
privacy-field-ending = Hur den stängdes
privacy-field-drawn = Kortets antal svar
privacy-field-survey-id = Enkätens nummer
privacy-field-round-id = Omgångens nummer
privacy-field-number = Omgång
privacy-field-opened-by = Öppnad av
privacy-field-subject = Om
privacy-field-is-retired = Används inte längre
privacy-field-dedupe-key = Nyckel
privacy-field-payload = Innehåll
privacy-field-result = Resultat
