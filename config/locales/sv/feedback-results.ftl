# Vad omröstningar och enkäter gav: i ord, i bilder och i filer

results-yes = Ja
results-no = Nej

# Siffrorna
results-answered = { $count ->
    [one] { $count } har svarat.
   *[other] { $count } har svarat.
  }
results-response = { $answered } av { $asked } svarade, { $share }.
results-compared = Jämförs med förra gången: { $name }.
results-answers = { $count } svar
results-count = { $count } ({ $share })
results-count-before = { $count } ({ $share }, förra gången { $before })
results-withheld = Visas inte: för få svar, eller så lika svar att de skulle röja någon.
results-withheld-short = visas inte
results-mean = Medelvärde { $mean }
results-mean-before = Medelvärde { $mean } (förra gången { $before })
results-score = Rekommendationsvärde { $score }: { $promoters ->
    [one] { $promoters } ambassadör
   *[other] { $promoters } ambassadörer
  } (9–10), { $passives ->
    [one] { $passives } passiv
   *[other] { $passives } passiva
  } (7–8) och { $detractors ->
    [one] { $detractors } kritiker
   *[other] { $detractors } kritiker
  } (0–6)
results-score-before = Förra gången var värdet { $score }
results-round = Omgång { $number }: { $standing }
results-exhausted = { $count ->
    [one] { $count } röst räknas inte längre
   *[other] { $count } röster räknas inte längre
  }
results-eliminated = { $names } åker ut{ $lot ->
    [yes] {" "}(lotten avgjorde)
   *[no] {""}
  }
results-by-lot = Lotten avgjorde vad som åkte ut i omgång { $rounds }: rösterna skilde dem inte åt.
results-winner = Vinnare: { $names }
results-tie = Delad seger: { $names }
results-last-round = Sista omgången: { $standing }
results-outcome = { $shared ->
    [yes] Delad seger
   *[no] Vinnare
  } { $rounds ->
    [one] redan i första omgången
   *[other] efter { $rounds } omgångar
  }: **{ $names }**
results-leader = { $shared ->
    [yes] Delad ledning just nu
   *[no] Leder just nu
  } { $rounds ->
    [one] redan i första omgången
   *[other] efter { $rounds } omgångar
  }: **{ $names }**
results-group = { $group }:
results-group-none = Inte angett
results-groups-withheld = Grupperna visas inte: för få svar, eller så lika svar att de skulle röja någon.

# Bilderna
results-chart-mean = { $mean } i medel
results-chart-score = Rekommendationsvärde { $score }
results-chart-part = { $part ->
    [promoters] Ambassadörer (9–10)
    [passives] Passiva (7–8)
   *[detractors] Kritiker (0–6)
  }
results-chart-several = { $count } svar, flera val var möjliga
results-chart-round = Omgång { $number }
results-chart-out = åker ut
results-chart-first = { $count } rangordnade
results-chart-groups = Per grupp
results-chart-groups-in-file = Grupperna ryms inte i bilden; de står i siffrorna och i filen.
results-chart-now = nu ({ $count } svar)
results-chart-before = förra gången ({ $count } svar)
results-chart-before-named = förra gången: { $name } ({ $count } svar)

# Filerna
results-file-sheet-summary = Översikt
results-file-sheet-tables = Tabeller
results-file-sheet-rounds = Omgångar
results-file-title = Titel
results-file-answered = Har svarat
results-file-asked = Tillfrågade
results-file-share-answered = Svarsandel (%)
results-file-limit = Minsta antal svar för att något visas
results-file-question = Fråga
results-file-option = Alternativ
results-file-count = Antal
results-file-share = Andel (%)
results-file-group = { $group } (antal)
results-file-base = Svar på frågan
results-file-mean = Medelvärde
results-file-score = Rekommendationsvärde
results-file-round = Omgång
results-file-fate = Utfall
results-file-out = åker ut
results-file-out-by-lot = åker ut (lotten avgjorde)
results-file-won = vinner
results-file-exhausted = Röster som inte räknas längre
results-file-text = Svar med egna ord
