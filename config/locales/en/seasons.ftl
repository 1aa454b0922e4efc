# Refusals
seasons-over = The season is over, so you can't join it. Look out for the next one.
seasons-not-in = You don't follow the season. Press Follow the season on its card if you would like to join all of it.

# Dates and usual hours, as they are typed
seasons-hours-not-understood = I can't read the usual hours. Write for instance “9:30–12:30”, or leave the field empty.
seasons-no-count = How many times will it be? Write for instance “every other Thursday from 17 Sep, 5 times”, or “until 10 Dec”.
seasons-other-weekday = The weekday doesn't match the first date, which is { DATETIME($day, dateStyle: "full") }. Change one of them.
seasons-same-time = Another line has that time already. Remove one of them.
seasons-line-refused = Line { $number }, “{ $line }”: { $why }

# The card
seasons-state = { $state ->
    [draft] ✏️ Draft
    [running] 🟢 Season – follow all of it or choose single meetups
   *[ended] ✔️ The season is over
  }
seasons-card-hours = **Usual hours:** { $hours }
seasons-card-followers = { $members ->
    [0] Nobody follows the whole season yet.
    [one] 1 follows the whole season.
   *[other] { $members } follow the whole season.
  }
seasons-card-more-lines = … and { $more } more under More.
seasons-line-card = to the card
seasons-line-reservation = subject to change
seasons-line-state = { $state ->
    [full] full
    [closed] sign-up closed
    [under_way] under way
    [held] has been
    [cancelled] cancelled
   *[other] {""}
  }
seasons-button-join = Follow the season
seasons-button-mine = My meetups

# One's own season
seasons-joined = 🎉 You now follow the whole season. This is what it gave:
seasons-left = 👋 You no longer follow the season, and your seats from now on are given back.
seasons-stayed = Thank you for telling. If you change your mind, just press Follow the season on its card.
seasons-following = { $follows ->
    [yes] You follow the whole season.
    [asked] You were part of the last season. To come along to this one, press Follow the season.
   *[no] You don't follow the whole season, but you can choose single meetups.
  }
seasons-own = { $standing ->
    [seated] ✅ you have a seat
    [offered] 🎟️ a seat is held for you until { $until }
    [waiting] ⏳ you are number { $place } in the waiting list
    [maybe] 🤔 maybe
   *[no] 👋 you skip it
  }
seasons-own-to-come = 🗓️ you get a seat when the date is set
seasons-own-none = not answered
seasons-choose-placeholder = Skip a meetup, or come back to it
seasons-choose-does = { $does ->
    [skip] Skip this one
   *[back] Come to this one
  }
seasons-chosen = { $does ->
    [skip] You skip it, then.
   *[back] You are back in.
  }
seasons-button-leave = Stop following
seasons-ics-here = Open the file, and the season's meetups are put into your calendar.
seasons-carried-over = 👋 A new season begins in { $network }: **{ $name }**. You were part of the last one. Would you like to come along to the new one too? This is what it looks like:
seasons-button-come = Yes, I'll come along
seasons-button-stay = No thanks

# Drafts and forms
seasons-create-title = Create a season
seasons-edit-title = Edit the season
seasons-field-name = Name
seasons-field-name-hint = For instance “Leaders' breakfast, autumn 2027”.
seasons-field-hours = Usual hours
seasons-field-hours-hint = For instance “9:30–12:30”. Used for lines without hours of their own.
seasons-field-where = Where?
seasons-field-where-hint = The venue on the first line, the address on the second. A link on a line of its own.
seasons-field-dates = Dates
seasons-field-dates-hint = A meetup a line: “17 Sep: Title” or “June”. Or “every other Thursday from 17 Sep, 5 times”.
seasons-field-description = Description
seasons-field-description-hint = What the season is about, and for whom.
seasons-field-capacity = Seats for each meetup
seasons-field-capacity-hint = A number. Leave it empty if there is room for all. Each meetup can be changed later.
seasons-field-title = Title
seasons-field-title-hint = Leave it empty, and the meetup gets the season's name and a number.
seasons-field-date = When?
seasons-field-date-hint = For instance “15 Oct”, “15 Oct 1–3 pm” or “June, date to come”.
seasons-field-words = Description
seasons-field-words-hint = What this very meetup is about.
seasons-preview = ✏️ This is what the season will be. Is everything right? Only you and the organisers see it so far.
seasons-preview-fault = ⚠️ Meetup { $number } can't be shown yet: { $why }
seasons-preview-carried = { $members ->
    [0] Nobody follows { $name }, so nobody is asked to come along.
    [one] The one who follows { $name } is asked to come along.
   *[other] The { $members } who follow { $name } are asked to come along.
  }
seasons-draft-changed = The draft has changed since you saw it. This is what it looks like now.
seasons-announced = 🎉 { $name } is announced. The season's card and those of its meetups will soon be in the meetups channel.
seasons-saved = ✅ Saved.
seasons-button-again = Correct and try again
seasons-button-announce = Yes, show it to all
seasons-button-seats = Seats for each meetup
seasons-button-draft = Go on with the draft

# The host's tools
seasons-button-who = Who comes
seasons-button-add = Add a meetup
seasons-button-end = End the season
seasons-button-end-yes = Yes, end the season
seasons-button-next = Plan the next season
seasons-button-put = Yes, show it to all
seasons-end-ask = { $over ->
    [yes] Do you want to end { $name }? It can't be undone.
   *[no] Do you want to end { $name }? What is left of its meetups takes place all the same, but nobody new can follow the season. It can't be undone.
  }
seasons-ended = ✔️ { $name } is over. When you plan the next season, I ask those who followed it whether they come along.
seasons-add-ask = Shall it be like this? **{ $number }. { $when } · { $title }** in { $name }. Those who follow the season get a seat at once.
seasons-added = 🎉 { $title } is part of the season, and its card will soon be in the meetups channel.
seasons-who-title = Who comes to { $name }
seasons-who-line = { $who }{ $part ->
    [follows] {""}
    [asked] {" "}(hasn't answered about the new season)
   *[some] {" "}(single meetups)
  } · { $answers }
seasons-who-mark = { $standing ->
    [seated] ✅
    [offered] 🎟️
    [waiting] ⏳
    [maybe] 🤔
    [no] ✖️
   *[none] –
  }
seasons-who-legend = -# ✅ has a seat · 🎟️ offered a seat · ⏳ waiting · 🤔 maybe · ✖️ doesn't come · – not answered
seasons-column-follows = Follows the season
seasons-part = { $part ->
    [follows] yes
    [asked] not answered
   *[some] single meetups
  }

# Lists and commands
seasons-list-title = Seasons
seasons-list-none = There is no season here right now.
seasons-list-look = Choose a season to read more
seasons-cmd = Seasons: several meetups that belong together
seasons-cmd-create = Create a season with its whole programme
seasons-cmd-show = Show a season with its programme
seasons-cmd-join = Follow a whole season
seasons-cmd-leave = Stop following a season
seasons-cmd-edit = Edit a season that you host
seasons-cmd-season = Which season? Choose from the list
seasons-cmd-previous = The season before, whose members are asked to come along
