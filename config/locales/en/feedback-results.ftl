# What polls and surveys came to: in words, in pictures and in files

results-yes = Yes
results-no = No

# The numbers
results-answered = { $count ->
    [one] { $count } person has answered.
   *[other] { $count } people have answered.
  }
results-response = { $answered } of { $asked } answered, { $share }.
results-compared = Compared with last time: { $name }.
results-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
  }
results-count = { $count } ({ $share })
results-count-before = { $count } ({ $share }, last time { $before })
results-withheld = Not shown: too few answers, or answers so alike that they would give somebody away.
results-withheld-short = not shown
results-mean = Mean { $mean }
results-mean-before = Mean { $mean } (last time { $before })
results-score = Recommendation score { $score }: { $promoters ->
    [one] { $promoters } promoter
   *[other] { $promoters } promoters
  } (9–10), { $passives ->
    [one] { $passives } passive
   *[other] { $passives } passives
  } (7–8) and { $detractors ->
    [one] { $detractors } detractor
   *[other] { $detractors } detractors
  } (0–6)
results-score-before = Last time the score was { $score }
results-round = Round { $number }: { $standing }
results-exhausted = { $count ->
    [one] { $count } vote no longer counts
   *[other] { $count } votes no longer count
  }
results-eliminated = out: { $names }{ $lot ->
    [yes] {" "}(decided by lot)
   *[no] {""}
  }
results-by-lot = What went out in round { $rounds } was decided by lot: the votes did not tell them apart.
results-winner = Winner: { $names }
results-tie = Tied winners: { $names }
results-last-round = Last round: { $standing }
results-outcome = { $shared ->
    [yes] Tied winners
   *[no] Winner
  } { $rounds ->
    [one] in the very first round
   *[other] after { $rounds } rounds
  }: **{ $names }**
results-leader = { $shared ->
    [yes] Tied for the lead right now
   *[no] In the lead right now
  } { $rounds ->
    [one] in the very first round
   *[other] after { $rounds } rounds
  }: **{ $names }**
results-group = { $group }:
results-group-none = Not stated
results-groups-withheld = Groups are not shown: too few answers, or answers so alike that they would give somebody away.

# The pictures
results-chart-mean = mean { $mean }
results-chart-score = Recommendation score { $score }
results-chart-part = { $part ->
    [promoters] Promoters (9–10)
    [passives] Passives (7–8)
   *[detractors] Detractors (0–6)
  }
results-chart-several = { $count ->
    [one] { $count } answer, several choices were possible
   *[other] { $count } answers, several choices were possible
  }
results-chart-round = Round { $number }
results-chart-out = out
results-chart-first = { $count } ranked
results-chart-groups = By group
results-chart-groups-in-file = The groups don't fit in the picture; they are in the numbers and in the file.
results-chart-now = now ({ $count } answers)
results-chart-before = last time ({ $count } answers)
results-chart-before-named = last time: { $name } ({ $count } answers)

# The files
results-file-sheet-summary = Overview
results-file-sheet-tables = Tables
results-file-sheet-rounds = Rounds
results-file-title = Title
results-file-answered = Have answered
results-file-asked = Asked
results-file-share-answered = Response rate (%)
results-file-limit = Fewest answers for anything to be shown
results-file-question = Question
results-file-option = Option
results-file-count = Count
results-file-share = Share (%)
results-file-group = { $group } (count)
results-file-base = Answers to the question
results-file-mean = Mean
results-file-score = Recommendation score
results-file-round = Round
results-file-fate = Outcome
results-file-out = out
results-file-out-by-lot = out (decided by lot)
results-file-won = wins
results-file-exhausted = Votes that no longer count
results-file-text = Answers in own words
