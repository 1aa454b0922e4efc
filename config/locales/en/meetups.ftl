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
