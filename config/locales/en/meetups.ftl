# Refusals
meetups-no-such-step = { $state ->
    [draft] This is still a draft. Announce it first.
    [proposed] This is a proposal that no organiser has approved yet. Once it is approved, you can.
    [date_to_come] The date isn't settled yet. Set a date first.
    [open] The meetup is announced already and sign-up is open.
    [full] The meetup is announced already, and it is full. To let more people in, raise the number of seats.
    [closed] Sign-up is closed already. You can open it again until the meetup begins.
    [under_way] The meetup is under way, so it is too late for that.
    [held] The meetup is over and stays as it was. Feel free to create a new one.
    [postponed] The meetup is postponed until further notice. Set a new date first.
    [running] The season is announced already.
    [ended] The season is over. Create a new one; it can ask the members to come along.
   *[cancelled] The meetup is cancelled, and that can't be changed. Create a new one if it is to happen after all.
  }
meetups-incomplete = { $field ->
    [title] Give the meetup a title.
    [name] Give the season a name.
    [start] Say when it begins; there is only a time for its end.
    [place] Write where you meet before the date is shown: a venue, an address or a link.
    [reason] Write a reason in a few words. Those concerned will read it.
    [speaker_name] Write the speaker's name. If it isn't settled, you can add the speaker later.
   *[other] Something is missing. Fill in the box and try again.
  }
meetups-too-long = { $field ->
    [title] The title
    [name] The name
    [description] The description
    [agenda] The programme
    [venue] The venue
    [address] The address
    [link] The link
    [cost] The line about the cost
    [contact] The line about whom to contact
    [date_note] The line about the date
    [reason] The reason
    [usual_time] The usual time
    [speaker_name] The speaker's name
    [speaker_role] The speaker's role
    [speaker_topic] The speaker's topic
    [diet] What you write about food
    [accessibility] What you write about accessibility
   *[other] The text
  } has room for at most { $limit } characters. Shorten it and try again.
meetups-in-the-past = That time has already been: { $at }. Choose one that is still to come.
meetups-ends-too-early = The end needs to come after the start. Change one of them.
meetups-closes-too-late = Sign-up needs to close no later than the meetup begins. Choose an earlier time, or leave the box empty to keep sign-up open until the start.
meetups-wrong-number = { $field ->
    [capacity] The number of seats goes from { $least } to { $most }. Leave the box empty if there is room for everybody.
    [employer_cap] The number of seats for each employer goes from { $least } to { $most }. Leave the box empty if it doesn't matter.
    [guests] The number of guests goes from { $least } to { $most }.
    [offer_hours] An offered seat can be held for { $least } to { $most } hours.
    [confirm_hours] Seats can be confirmed from { $least } to { $most } hours before the start. With 0 nobody has to confirm.
    [speakers] A meetup has room for at most { $most } speakers. Put the others in the description.
    [reminders] A meetup can have at most { $most } reminders. Take one away.
    [reminder_minutes] A reminder can be sent at the earliest two months and at the latest one minute before the start.
    [count] Choose from { $least } to { $most } occasions.
   *[other] The number goes from { $least } to { $most }.
  }
meetups-bad-link = The link doesn't look as if it works. Paste the whole address; it has to begin with https:// and can't contain spaces.
meetups-not-yours = Only the host and the organisers can change the meetup. Write to one of them if something needs mending.
meetups-not-invited = This meetup is for members with another role. Ask the host if you wonder why.
meetups-signup-closed = { $state ->
    [draft] The meetup isn't announced yet, so you can't sign up.
    [proposed] The meetup is a proposal that no organiser has approved yet. Sign-up opens once that is done.
    [date_to_come] The date isn't settled yet. Press Maybe, and you will be told when there is one.
    [closed] Sign-up is closed. Get in touch with the host if there is anything you wonder.
    [under_way] The meetup has begun, so it is too late to answer.
    [held] The meetup is over. Look out for the next one, with /meetups list.
    [postponed] The meetup is postponed until further notice. Press Maybe, and you will be told when there is a new date.
    [cancelled] The meetup is cancelled. Look out for the next one, with /meetups list.
   *[other] You can't answer right now.
  }
meetups-too-many-guests = { $most ->
    [0] Everybody comes to this meetup without guests.
    [one] You can bring at most { $most } guest to this meetup.
   *[other] You can bring at most { $most } guests to this meetup.
  }
meetups-no-room-for-guests = { $free ->
    [0] There are no seats left for guests. You keep your own seat.
    [one] There is only { $free } seat left for guests. Choose fewer; you keep your own seat.
   *[other] There are only { $free } seats left for guests. Choose fewer; you keep your own seat.
  }
meetups-nothing-offered = No seat is held for you right now; perhaps the time ran out. Press I'm coming, and you get a seat if there is one, else a place in the waiting list.
meetups-not-signed-up = You have no seat at the meetup right now. Press I'm coming if you would like to join.

# The card
meetups-state = { $state ->
    [draft] ✏️ Draft
    [proposed] 💡 Proposal waiting for an organiser
    [date_to_come] 🗓️ Date to come
    [open] 🟢 Open for sign-up
    [full] 🟡 Full – whoever signs up now joins the waiting list
    [closed] 🔒 Sign-up is closed
    [under_way] ▶️ Under way
    [held] ✔️ Has been held
    [postponed] ⏸️ Postponed until further notice
   *[cancelled] ❌ Cancelled
  }
meetups-when = { $day } at { $clock }
meetups-when-span = { $day } at { $clock }–{ $end }
meetups-when-days = { $day } at { $clock } – { $end_day } at { $end }
meetups-when-whole = { $days ->
    [one] { $day }, all day
   *[more] { $day } – { $last }
  }
meetups-when-to-come = date to come
meetups-when-month = { $month }, date to come
meetups-when-postponed = { $has_note ->
    [yes] postponed until further notice ({ $note })
   *[no] postponed until further notice
  }
meetups-when-again = { $has_note ->
    [yes] new date to come ({ $note })
   *[no] new date to come
  }
meetups-when-short = { $state ->
    [postponed] postponed
    [cancelled] cancelled
   *[other] date to come
  }
meetups-where-to-come = place to come
meetups-where-online = online, you get the link when you have a seat
meetups-where-link = online: { $link }
meetups-where-hybrid = { $place } – or { $online }
meetups-card-season = { $number ->
    [0] { $season }
   *[other] { $season }, meetup { $number }
  }
meetups-card-when = **When:** { $when }
meetups-card-where = **Where:** { $where }
meetups-card-host = **Host:** { $host }
meetups-card-reservation = Subject to change.
meetups-card-speakers = Speakers
meetups-card-agenda = Programme
meetups-card-cost = **Cost:** { $cost }
meetups-card-contact = **Contact:** { $contact }
meetups-card-closes = **Sign up by:** { $at }
meetups-card-roles = **For you with the role:** { $roles }
meetups-card-guests = { $most ->
    [one] You may bring a guest.
   *[other] You may bring up to { $most } guests.
  }
meetups-card-names = { $more ->
    [0] **Coming:** { $names }
   *[other] **Coming:** { $names } and { $more } more
  }
meetups-numbers-come = { $taken ->
    [0] Nobody has signed up yet
   *[other] { $taken } coming
  }
meetups-numbers-seats = { $taken } of { $capacity } seats taken
meetups-numbers-held = { $taken ->
    [0] Nobody had signed up
    [one] 1 had signed up
   *[other] { $taken } had signed up
  }
meetups-numbers-waiting = { $waiting } waiting
meetups-numbers-maybe = { $maybe } maybe
meetups-numbers-interested = + { $interested ->
    [one] 1 interested
   *[other] { $interested } interested
  } in Discord's events
meetups-button-join = I'm coming
meetups-button-maybe = Maybe
meetups-button-decline = Can't come
meetups-button-more = More …

# One's own answer
meetups-own = { $standing ->
    [seated] ✅ You have a seat at { $title }.
    [offered] 🎟️ A seat at { $title } is held for you until { $until }. Do you take it?
    [waiting] ⏳ You are on the waiting list for { $title }, as number { $place }. I'll write if a seat becomes free.
    [maybe] 🤔 You may come to { $title }. You will hear if something changes.
   *[no] 👋 You are not coming to { $title }.{ $open ->
        [yes] {" "}If you change your mind, just press I'm coming.
       *[no] {""}
      }
  }
meetups-own-guests = { $guests ->
    [one] You bring a guest.
   *[other] You bring { $guests } guests.
  }
meetups-own-confirmed = You have confirmed that you are coming.
meetups-own-confirm = Confirm by { $by } that you are coming, or your seat goes to somebody else.
meetups-own-direct = { $direct ->
    [yes] You get the reminders as direct messages.
   *[no] The reminders come in the attendees' thread.
  }
meetups-guests-placeholder = How many guests do you bring?
meetups-guests-option = { $guests ->
    [0] No guests
    [one] 1 guest
   *[other] { $guests } guests
  }
meetups-button-accept = Take the seat
meetups-button-confirm = Yes, I'm coming
meetups-button-needs = Food and accessibility
meetups-button-direct = { $wanted ->
    [yes] Remind me in the thread instead
   *[no] Remind me by direct message
  }
meetups-button-ics = Calendar file
meetups-button-leave = { $standing ->
    [seated] Give up my seat
    [offered] No thanks
    [waiting] Leave the waiting list
   *[maybe] I'm not coming
  }
meetups-needs-title = Food and accessibility
meetups-needs-diet = Food
meetups-needs-accessibility = Accessibility
meetups-needs-hint = Only the host and the organisers see this. It is erased a week after the meetup.
meetups-needs-kept = Thanks, the host sees it now.
meetups-ics-here = Open the file and the meetup is put in your calendar.
meetups-more-own = Your answer

# The host's tools
meetups-button-edit = Edit
meetups-button-postpone = Postpone
meetups-button-cancel = Cancel the meetup
meetups-button-attendees = Attendees
meetups-button-export = Download the list
meetups-button-close = Close sign-up
meetups-button-open = Open sign-up again
meetups-button-approve = Approve the meetup
meetups-button-refuse = Say no
meetups-postpone-title = Postpone the meetup
meetups-postpone-note = Do you know roughly when it will be?
meetups-postpone-note-hint = For example "in the autumn". Leave empty if you don't know.
meetups-cancel-title = Cancel the meetup
meetups-refuse-title = Say no to the proposal
meetups-reason-label = Why?
meetups-reason-hint = { $people ->
    [0] Nobody else has answered yet. The reason stands on the card.
    [one] One person is told and reads this.
   *[other] { $people } people are told and read this.
  }{ $verb ->
    [cancel] {" "}It can't be undone.
   *[postpone] {""}
  }
meetups-done = { $what ->
    [postponed] ⏸️ { $title } is postponed until further notice. { $people ->
        [0] Nobody else had answered.
        [one] One person is told.
       *[other] { $people } people are told.
      } Everybody keeps their answer.
    [cancelled] ❌ { $title } is cancelled. { $people ->
        [0] Nobody else had answered.
        [one] One person is told.
       *[other] { $people } people are told.
      }
    [closed] 🔒 Sign-up for { $title } is closed.
    [opened] 🟢 Sign-up for { $title } is open again.
    [approved] ✅ Everybody sees { $title } now, and whoever proposed it is told.
   *[refused] Whoever proposed { $title } is told why it will not be.
  }
meetups-attendees-title = Answers to { $title }
meetups-attendees-none = Nobody has answered yet.
meetups-attendees-line = { $who } · { $standing ->
    [seated] has a seat
    [offered] offered a seat
    [waiting] waiting
    [maybe] maybe
   *[no] not coming
  }{ $guests ->
    [0] {""}
    [one] {" "}+ 1 guest
   *[other] {" "}+ { $guests } guests
  }
meetups-attendees-confirmed = ✅ confirmed
meetups-attendees-unreached = ⚠️ could not be reached
meetups-attendees-diet = Food: { $need }
meetups-attendees-accessibility = Accessibility: { $need }
meetups-standing = { $standing ->
    [seated] has a seat
    [offered] offered a seat
    [waiting] waiting
    [maybe] maybe
   *[no] not coming
  }
meetups-yes-no = { $answer ->
    [yes] yes
   *[no] no
  }
meetups-column-name = Name
meetups-column-answer = Answer
meetups-column-guests = Guests
meetups-column-diet = Food
meetups-column-accessibility = Accessibility
meetups-column-confirmed = Confirmed
meetups-column-reached = Reached by messages
meetups-column-at = Answered
meetups-export-here = { $count ->
    [0] Nobody has answered { $title } yet; the files are empty.
    [one] One answer to { $title }, for Excel and as csv. Keep the file no longer than you need it.
   *[other] { $count } answers to { $title }, for Excel and as csv. Keep the files no longer than you need them.
  }
meetups-page-back = Back
meetups-page-next = More

# Drafts and forms
meetups-propose-title = Propose a meetup
meetups-editor-intro = { $state ->
    [draft] { $approval ->
        [organiser] ✏️ Draft. Only you and the organisers see it until you show it to everybody.
        [yes] ✏️ This is your meetup. Is everything right? An organiser reads the proposal before everybody sees it.
       *[no] ✏️ This is your meetup. Is everything right? Nobody else sees it yet.
      }
    [proposed] 💡 The proposal is waiting for an organiser. You may go on editing it meanwhile.
   *[other] ✏️ What you change shows on the card at once. Those who signed up are told of new times, places and speakers; small things disturb nobody.
  }
meetups-section = { $section ->
    [basics] The basics
    [times] Time
    [place] Place
    [seats] Seats and sign-up
    [rules] Waiting list rules
   *[programme] Programme and speakers
  }
meetups-button-change = Edit
meetups-button-when = Yes, { $when }
meetups-button-discard = Discard the draft
meetups-button-put = { $approval ->
    [yes] Yes, propose the meetup
    [no] Yes, show it to everybody
   *[organiser] Show to everybody
  }
meetups-put = { $state ->
    [proposed] 💡 Thank you! { $title } is proposed. You will hear when an organiser has read it.
   *[other] 🎉 { $title } is announced; the card is on its way to the meetups channel.
  }
meetups-saved = ✅ Saved.
meetups-moved = ✅ The new date is saved, and those concerned are told shortly. What you change within two minutes goes with it as one message.
meetups-discarded = The draft is gone.
meetups-draft-changed = The draft has changed since you saw it. This is what it looks like now.
meetups-move-ask = Should it be: **{ $when }**? { $people ->
    [0] Nobody else has signed up yet.
    [one] One person will be told.
   *[other] { $people } people will be told.
  }
meetups-reading-clock = { $clock ->
    [summer] summer time
   *[normal] standard time
  }
meetups-field-title = Title
meetups-field-when = When?
meetups-field-when-hint = For example "Thu 12 March 9:30–12", or "June" if the day isn't settled.
meetups-field-where = Where?
meetups-field-where-hint = A venue or address, or the link if you meet online.
meetups-field-description = Description
meetups-field-capacity = How many seats?
meetups-field-capacity-hint = A number. Leave empty if there is room for everybody.
meetups-field-cost = Cost
meetups-field-contact = Contact
meetups-field-contact-hint = Who answers questions, for example a name and a telephone number.
meetups-field-host = Host
meetups-field-host-hint = The host can edit the meetup and sees who is coming.
meetups-field-reminders = Reminders
meetups-field-reminders-hint = To those who have a seat, so long before the start. At most five.
meetups-field-reservation = Reservation
meetups-field-reservation-yes = Subject to change
meetups-field-venue = Venue
meetups-field-address = Address
meetups-field-link = Link
meetups-field-link-hint = For those who join online. Only those who have a seat see the link.
meetups-field-guests = Guests
meetups-field-guests-hint = How many each may bring. A guest takes a seat too.
meetups-field-closes = Last day to sign up
meetups-field-closes-hint = For example "10 March" or "10 March at 12". Leave empty for until the start.
meetups-field-roles = Only for some roles
meetups-field-roles-hint = Leave empty if every member may sign up.
meetups-field-names = Names on the card
meetups-field-names-yes = Show who is coming
meetups-field-employer-cap = Seats per employer
meetups-field-employer-cap-hint = At most so many from one employer. Leave empty if it doesn't matter.
meetups-field-first = New people first
meetups-field-first-yes = Those who have not been to a meetup wait before others
meetups-field-offer = Offered seat
meetups-field-offer-hint = So long a free seat is held for the first in the waiting list.
meetups-field-confirm = Confirmation
meetups-field-confirm-hint = Who has not confirmed when half the time is gone leaves the seat to the next.
meetups-field-agenda = Programme
meetups-field-speakers = Speakers, one a line
meetups-field-speakers-hint = Name, role: topic (09.45). All but the name may be left out.
meetups-field-asks = Ask those who sign up about
meetups-field-asks-hint = Only you and the organisers see the answers; they are erased a week after.
meetups-before = { $unit ->
    [weeks] { $count ->
        [one] A week before
       *[other] { $count } weeks before
      }
    [days] { $count ->
        [one] A day before
       *[other] { $count } days before
      }
    [hours] { $count ->
        [one] An hour before
       *[other] { $count } hours before
      }
   *[minutes] { $count ->
        [one] A minute before
       *[other] { $count } minutes before
      }
  }
meetups-offer-hours = { $hours ->
    [one] One hour
   *[other] { $hours } hours
  }
meetups-confirm-hours = { $hours ->
    [0] Nobody needs to confirm
    [one] One hour before the start
   *[other] { $hours } hours before the start
  }

# Lists, commands and settings
meetups-list-title = { $narrowed ->
    [yes] Meetups: { $what }
   *[no] Meetups to come
  }
meetups-list-state = { $state ->
    [draft] ✏️ draft
    [proposed] 💡 waiting for an organiser
    [date_to_come] 🗓️ date to come
    [open] 🟢 open
    [full] 🟡 full
    [closed] 🔒 sign-up closed
    [under_way] ▶️ under way
    [held] ✔️ is over
    [postponed] ⏸️ postponed
   *[cancelled] ❌ cancelled
  }
meetups-list-when = { $has_note ->
    [yes] { $state } ({ $note })
   *[no] { $state }
  }
meetups-list-total = { $total ->
    [one] One meetup.
   *[other] { $total } meetups.
  }
meetups-list-none = There are no such meetups right now. You can propose one with /meetups propose.
meetups-list-look = Choose a meetup to read more or answer
meetups-page-turn = Turn the page
meetups-mine-title = Your meetups
meetups-mine-none = You have not answered any meetup to come. See what is on with /meetups list.
meetups-cmd = Meetups: see, sign up, propose and arrange
meetups-cmd-list = Show meetups to come
meetups-cmd-show = Show a meetup and answer
meetups-cmd-mine = Show the meetups you have answered or host
meetups-cmd-propose = Propose a meetup
meetups-cmd-create = Create a meetup, with everything that can be set
meetups-cmd-edit = Edit a meetup you host
meetups-cmd-postpone = Postpone a meetup you host
meetups-cmd-cancel = Cancel a meetup you host
meetups-cmd-attendees = Show who has answered a meetup you host
meetups-cmd-export = Download the list of who has answered, for Excel and as csv
meetups-cmd-ics = Get a meetup as a calendar file
meetups-cmd-settings = Choose how meetups are proposed and how fast messages go out
meetups-cmd-meetup = Which meetup? Choose from the list
meetups-cmd-place = Only meetups in this place
meetups-cmd-month = Only meetups this month
meetups-settings-title = Meetups
meetups-settings-meetup-approval = **What members propose**
meetups-settings-meetup-approval-option = { $value ->
    [1] An organiser approves it first
   *[0] Everybody sees it at once
  }
meetups-settings-direct-pace = **Direct messages when many are told the same thing**. Discord may slow down those who send too fast.
meetups-settings-direct-pace-option = { $value } a minute
