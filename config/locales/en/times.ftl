# Dates and times that somebody typed: why they could not be read, and what to type instead
times-not-understood = I can't quite read the date. Type for instance “Thu 12 March 9:30–12”, or “date to come” if it isn't set.
times-no-day = Which day? Type that too, for instance “Thu 12 March 18:00” or “tomorrow 18:00”.
times-no-time = When in the day does it start? Type the time too, for instance “9:30–12”, or “all day”.
times-past = { $today ->
    [yes] That time has already been today. Type a later time or another day.
   *[no] That would be { DATETIME($day, dateStyle: "full") }, and that day has been. Type a day to come, with the year if you mean next year.
  }
times-month-passed = That time has already been. Type a month to come, with the year if you mean next year.
times-too-far = That would be { DATETIME($day, dateStyle: "full") }, more than two years away. See whether the year is right and type a day within two years.
times-ambiguous = That may mean { $more ->
    [0] { $first } or { $second }
   *[other] for instance { $first } or { $second }
  }. Type the date and the time so that they can be read in one way only, for instance “12 March 18:00”.
times-skipped = There is no { $clock } on { DATETIME($day, dateStyle: "full") }, when the clocks go forward. Type another time, for instance { $instead }.
times-repeated = The clocks show { $clock } twice on { DATETIME($day, dateStyle: "full") }, when they go back. Type a time before or after that hour.
times-weekday = The weekday and the date don't belong together: that date is { DATETIME($day, dateStyle: "full") }. Do you perhaps mean { DATETIME($before, dateStyle: "full") } or { DATETIME($after, dateStyle: "full") }? Type only the date if you are unsure of the weekday.
times-days-disagree = What you typed points to different days. Type the day in one way only, for instance “12 March”.
times-no-such-date = There is no { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }. Look in a calendar and type the day again.
times-no-such-week = { $year } has no week { $week }. Look up the number of the week, or type the date instead.
times-end-first = The end comes before the start. Type the start first, for instance “18–20”. If it ends on another day, type that too: “Fri 18:00 – Sat 10:00”.

# What was not typed
times-assumed-year = You typed no year, so it is the next time that date comes.
times-assumed-month = You typed no month, so it is the next time that day comes.
times-assumed-afternoon = I read the time as in the afternoon.
times-assumed-next-day = It ends after midnight, which is the day after.
times-assumed-last-day = You didn't type when it ends, so it lasts the whole last day.
