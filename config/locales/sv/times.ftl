# Datum och tider som någon har skrivit: varför de inte gick att läsa, och vad man skriver i stället
times-not-understood = Jag läser inte riktigt datumet. Skriv till exempel ”tors 12 mars kl 9.30–12”, eller ”datum kommer” om det inte är satt.
times-no-day = Vilken dag? Skriv den också, till exempel ”tors 12 mars kl 18” eller ”imorgon kl 18”.
times-no-time = När på dagen börjar det? Skriv klockslaget också, till exempel ”kl 9.30–12”, eller ”heldag”.
times-past = { $today ->
    [yes] Den tiden har redan varit i dag. Skriv en senare tid eller en annan dag.
   *[no] Det blir { DATETIME($day, dateStyle: "full") }, och den dagen har redan varit. Skriv en dag som kommer, med årtal om du menar nästa år.
  }
times-month-passed = Den tiden har redan varit. Skriv en månad som kommer, med årtal om du menar nästa år.
times-too-far = Det blir { DATETIME($day, dateStyle: "full") }, mer än två år bort. Se efter om årtalet stämmer och skriv en dag inom två år.
times-ambiguous = Det kan betyda { $more ->
    [0] { $first } eller { $second }
   *[other] till exempel { $first } eller { $second }
  }. Skriv datum och klockslag så att det bara går att läsa på ett sätt, till exempel ”12 mars kl 18.00”.
times-skipped = Klockan { $clock } finns inte { DATETIME($day, dateStyle: "full") }, för då ställs klockan fram. Skriv en annan tid, till exempel { $instead }.
times-repeated = Klockan blir { $clock } två gånger { DATETIME($day, dateStyle: "full") }, för då ställs den tillbaka. Skriv en tid före eller efter den timmen.
times-weekday = Veckodagen och datumet hör inte ihop: det datumet är { DATETIME($day, dateStyle: "full") }. Menar du kanske { DATETIME($before, dateStyle: "full") } eller { DATETIME($after, dateStyle: "full") }? Skriv bara datumet om du är osäker på veckodagen.
times-days-disagree = Det du skrev pekar på olika dagar. Skriv dagen på bara ett sätt, till exempel ”12 mars”.
times-no-such-date = Det finns ingen { $day } { $month ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
  } { $year }. Se efter i almanackan och skriv dagen igen.
times-no-such-week = År { $year } har ingen vecka { $week }. Se efter veckans nummer, eller skriv datumet i stället.
times-end-first = Slutet kommer före början. Skriv början först, till exempel ”kl 18–20”. Slutar det en annan dag skriver du den också: ”fre kl 18 – lör kl 10”.

# Det som inte stod där
times-assumed-year = Du skrev inget årtal, så det blir nästa gång det datumet kommer.
times-assumed-month = Du skrev ingen månad, så det blir nästa gång den dagen kommer.
times-assumed-afternoon = Jag läste klockslaget som eftermiddag.
times-assumed-next-day = Det slutar efter midnatt, alltså dagen efter.
times-assumed-last-day = Du skrev inte när det slutar, så det håller på hela sista dagen.
