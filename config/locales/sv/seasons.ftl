# Refusals
seasons-over = Säsongen är slut, så det går inte att gå med. Håll utkik efter nästa.
seasons-not-in = Du följer inte säsongen. Tryck på Följ hela säsongen på dess kort om du vill vara med på hela.

# Datum och vanlig tid, som de skrivs
seasons-hours-not-understood = Den vanliga tiden går inte att läsa. Skriv till exempel ”9.30–12.30”, eller lämna rutan tom.
seasons-no-count = Hur många gånger blir det? Skriv till exempel ”varannan torsdag från 17 sep, 5 gånger”, eller ”till och med 10 dec”.
seasons-other-weekday = Veckodagen stämmer inte med första datumet: det är { DATETIME($day, dateStyle: "full") }. Ändra en av dem.
seasons-same-time = Den tiden står redan på en annan rad. Ta bort en av dem.
seasons-line-refused = Rad { $number }, ”{ $line }”: { $why }

# Kortet
seasons-state = { $state ->
    [draft] ✏️ Utkast
    [running] 🟢 Säsong – följ hela eller välj enstaka träffar
   *[ended] ✔️ Säsongen är slut
  }
seasons-card-hours = **Vanlig tid:** { $hours }
seasons-card-followers = { $members ->
    [0] Ingen följer hela säsongen än.
    [one] 1 följer hela säsongen.
   *[other] { $members } följer hela säsongen.
  }
seasons-card-more-lines = … och { $more } till under Mer.
seasons-line-card = till kortet
seasons-line-reservation = med förbehåll för ändringar
seasons-line-state = { $state ->
    [full] fullbokad
    [closed] anmälan stängd
    [under_way] pågår nu
    [held] har varit
    [cancelled] inställd
   *[other] {""}
  }
seasons-button-join = Följ hela säsongen
seasons-button-mine = Mina träffar

# Den egna säsongen
seasons-joined = 🎉 Du följer nu hela säsongen. Så här blev det:
seasons-left = 👋 Du följer inte säsongen längre, och dina platser framöver är lämnade.
seasons-stayed = Tack för svaret. Ändrar du dig är det bara att trycka på Följ hela säsongen på säsongens kort.
seasons-following = { $follows ->
    [yes] Du följer hela säsongen.
    [asked] Du var med på förra säsongen. Vill du följa med på den här trycker du på Följ hela säsongen.
   *[no] Du följer inte hela säsongen, men kan välja enstaka träffar.
  }
seasons-own = { $standing ->
    [seated] ✅ du har plats
    [offered] 🎟️ en plats hålls åt dig till { $until }
    [waiting] ⏳ du står på kö som nummer { $place }
    [maybe] 🤔 kanske
   *[no] 👋 du hoppar över
  }
seasons-own-to-come = 🗓️ du får plats när datumet är satt
seasons-own-none = inte svarat
seasons-choose-placeholder = Hoppa över en träff, eller kom tillbaka till den
seasons-choose-does = { $does ->
    [skip] Hoppa över den här
   *[back] Kom till den här
  }
seasons-chosen = { $does ->
    [skip] Då hoppar du över den.
   *[back] Då är du med igen.
  }
seasons-button-leave = Sluta följa
seasons-ics-here = Öppna filen, så läggs säsongens träffar in i din kalender.
seasons-carried-over = 👋 En ny säsong börjar i { $network }: **{ $name }**. Du var med på den förra. Vill du följa med den här gången också? Så här ser den ut:
seasons-button-come = Ja, jag följer med
seasons-button-stay = Nej tack

# Utkast och formulär
seasons-create-title = Skapa en säsong
seasons-edit-title = Ändra säsongen
seasons-field-name = Namn
seasons-field-name-hint = Till exempel ”Ledarfrukost, hösten 2027”.
seasons-field-hours = Vanlig tid
seasons-field-hours-hint = Till exempel ”9.30–12.30”. Gäller de rader som inte har någon egen tid.
seasons-field-where = Var?
seasons-field-where-hint = Lokal på första raden, adress på andra. En länk skriver du på en egen rad.
seasons-field-dates = Datum
seasons-field-dates-hint = En träff per rad: ”17 sep: Rubrik” eller ”juni”. Eller ”varannan torsdag från 17 sep, 5 gånger”.
seasons-field-description = Beskrivning
seasons-field-description-hint = Vad säsongen handlar om, och för vem.
seasons-field-capacity = Platser per träff
seasons-field-capacity-hint = En siffra. Lämna tomt om alla får plats. Varje träff går att ändra för sig sedan.
seasons-field-title = Rubrik
seasons-field-title-hint = Lämna tomt, så får träffen säsongens namn och ett nummer.
seasons-field-date = När?
seasons-field-date-hint = Till exempel ”15 okt”, ”15 okt kl 13–15” eller ”juni, datum kommer”.
seasons-field-words = Beskrivning
seasons-field-words-hint = Vad just den här träffen handlar om.
seasons-preview = ✏️ Så här blir säsongen. Stämmer allt? Ingen annan än du och arrangörerna ser den än.
seasons-preview-fault = ⚠️ Träff { $number } går inte att visa än: { $why }
seasons-preview-carried = { $members ->
    [0] Ingen följer { $name }, så ingen får frågan om att följa med.
    [one] Den som följer { $name } får frågan om att följa med.
   *[other] De { $members } som följer { $name } får frågan om att följa med.
  }
seasons-draft-changed = Utkastet har ändrats sedan du såg det. Så här ser det ut nu.
seasons-announced = 🎉 { $name } är publicerad. Säsongens kort och träffarnas egna kort kommer strax i kanalen för träffar.
seasons-saved = ✅ Sparat.
seasons-button-again = Rätta och försök igen
seasons-button-announce = Ja, visa för alla
seasons-button-seats = Platser per träff
seasons-button-draft = Fortsätt med utkastet

# Värdens verktyg
seasons-button-who = Vilka kommer
seasons-button-add = Lägg till en träff
seasons-button-end = Avsluta säsongen
seasons-button-end-yes = Ja, avsluta säsongen
seasons-button-next = Planera nästa säsong
seasons-button-put = Ja, visa för alla
seasons-end-ask = { $over ->
    [yes] Vill du avsluta { $name }? Det går inte att ångra.
   *[no] Vill du avsluta { $name }? Träffarna som är kvar blir av ändå, men ingen ny kan följa säsongen. Det går inte att ångra.
  }
seasons-ended = ✔️ { $name } är slut. Planerar du nästa säsong frågar jag dem som var med om de vill följa med.
seasons-add-ask = Ska det bli så här? **{ $number }. { $when } · { $title }** i { $name }. De som följer säsongen får plats direkt.
seasons-added = 🎉 { $title } är med i säsongen, och kortet kommer strax i kanalen för träffar.
seasons-who-title = Vilka kommer på { $name }
seasons-who-line = { $who }{ $part ->
    [follows] {""}
    [asked] {" "}(har inte svarat om nya säsongen)
   *[some] {" "}(enstaka träffar)
  } · { $answers }
seasons-who-mark = { $standing ->
    [seated] ✅
    [offered] 🎟️
    [waiting] ⏳
    [maybe] 🤔
    [no] ✖️
   *[none] –
  }
seasons-who-legend = -# ✅ har plats · 🎟️ erbjuden en plats · ⏳ på kö · 🤔 kanske · ✖️ kommer inte · – inte svarat
seasons-column-follows = Följer säsongen
seasons-part = { $part ->
    [follows] ja
    [asked] har inte svarat
   *[some] enstaka träffar
  }

# Listor och kommandon
seasons-list-title = Säsonger
seasons-list-none = Det finns ingen säsong här just nu.
seasons-list-look = Välj en säsong för att läsa mer
seasons-cmd = Säsonger: flera träffar som hör ihop
seasons-cmd-create = Skapa en säsong med hela programmet
seasons-cmd-show = Visa en säsong med programmet
seasons-cmd-join = Följ en hel säsong
seasons-cmd-leave = Sluta följa en säsong
seasons-cmd-edit = Ändra en säsong du är värd för
seasons-cmd-season = Vilken säsong? Välj i listan
seasons-cmd-previous = Förra säsongen, vars medlemmar får frågan om att följa med
