# The card: a decision that waits, has gone out or wants a second reader
desk-undo = Undo
desk-goes-out = The decision goes out { $at }. Until then it can be undone.
desk-stands = { $code ->
    [native_approved] The decision has gone out and can't be changed afterwards in Discord. Was it a mistake? Take the member role away by hand and get in touch with the person.
    [native_declined] The decision has gone out and can't be changed afterwards in Discord. If you change your minds: the person can apply again in the same way.
    [form_approved] The decision has gone out. Was it a mistake? Take the member role away by hand and get in touch with the person.
   *[form_declined] The decision has gone out. If you change your minds you can give the person the member role by hand, or ask them to apply again.
  }
desk-proposal = **{ $state ->
    [approved] Proposed by { $who } { $at }: approve.
   *[declined] Proposed by { $who } { $at }: decline.
  }** A second moderator needs to confirm.
desk-proposal-reason = Proposed reason:
desk-proposed-by = Proposed by { $who } { $at }.
desk-unreached = ⚠️ **The question did not arrive:** the person can't be reached by direct message, so no answer is on its way. { $decidable ->
    [yes] Is there too little to decide on? Press “Decline, ask to reapply” and write what is missing. The person can apply again straight away.
   *[no] If it ends with a no, the person can apply again straight away.
  }
desk-ask-to-return = Decline, ask to reapply
desk-ask-unsure = The question goes out as a direct message. Somebody who has not joined the server yet can't always be reached. If it does not arrive, the card says so, and the application is back with you at once.
# To the applicant, at most 160 characters: what was asked, and how the answer can arrive
desk-return = { $question } We can't reach you on Discord, so please answer in a new application.
desk-return-short = { $question } Please answer by reapplying.
desk-confirm = Confirm
desk-disagree = I see it differently

# Answers to the moderator
desk-undone = The decision is undone and has not gone out. Application { $id } is open again.
desk-proposed = { $state ->
    [approved] Your proposal to approve { $name } is saved.
   *[declined] Your proposal to decline { $name } is saved.
  } Another moderator needs to confirm before anything goes out.
desk-disagreed = The proposal is gone. You are now reading application { $id }; do talk to { $who }.
desk-own-proposal-gone = You have taken your proposal back. You are now reading application { $id }.
desk-already-sent = The decision has gone out, or is just going out, and can't be undone.
desk-not-decided = There is no decision to undo.
desk-superseded = The person has handed in a new application. Decide on that one instead.
desk-second-needed = { $state ->
    [approved] { $who } proposed { $at } to approve the application.
   *[declined] { $who } proposed { $at } to decline the application.
  } Another moderator confirms on the card, or presses "I see it differently".
desk-same-person = It is your own proposal, so another moderator needs to confirm it.
desk-nothing-proposed = There is no proposal to answer any more.
desk-not-clear = The application is not a clear case any more. Read it by itself.

# The reminder about the queue
desk-alarm = { $count ->
    [one] **One application has waited for a moderator for more than { $hours } hours**
   *[other] **{ $count } applications have waited for a moderator for more than { $hours } hours**
  }: { $numbers }.
    The oldest has waited since { $since } ({ $days ->
    [0] less than a day
    [one] { $days } day
   *[other] { $days } days
  }). In all { $waiting } wait for you; /applications list shows them.

# The clear cases
desk-cmd-clear = Approve the clear applications together
desk-clear = Approve the clear ones
desk-clear-title = Approve the clear applications
desk-clear-intro = These are the open applications where everything the network asks for is shown, without warnings and taken by nobody else. Take away those that you want to read by themselves. Nobody is declined here.
desk-clear-label = These are approved
desk-clear-hint = All are chosen; press to take one away
desk-clear-none = There are no clear applications to approve together right now.
desk-clear-done = { $count ->
    [0] No application was approved.
    [one] One application is approved: { $numbers }.
   *[other] { $count } applications are approved: { $numbers }.
  }
desk-clear-undo = { $minutes ->
    [one] The decisions go out in { $minutes } minute. Until then each can be undone on its card.
   *[other] The decisions go out in { $minutes } minutes. Until then each can be undone on its card.
  }
desk-clear-skipped = Application { $id } was skipped: { $why }

# The habits of the desk
desk-cmd-habits = Set how you review: second reader, reminders and how long somebody may hold an application
desk-habits-title = Reviewing
desk-habits-intro = Each choice is saved at once. How long a decision can be undone ({ $minutes ->
    [0] not at all right now
    [one] { $minutes } minute right now
   *[other] { $minutes } minutes right now
  }) you choose in /setup start under Times and limits.
desk-habits-saved = Saved.
desk-habit-second-reader = **Second reader.** What the advice is unsure of, and decisions that go against clear advice, take two moderators.
desk-habit-claim-hours = **Whoever takes an application** and does nothing loses it after a while, so that nobody is left waiting.
desk-habit-alarm-hours = **Reminder about the queue.** By the clock in { $zone }, { $most } times at most. { $chosen ->
    [yes] The chosen times are shown below.
   *[no] None is chosen; 8 o'clock is a suggestion.
  }
desk-habit-alarm-after-hours = **When do I remind you?** Only when an application has waited this long for a moderator.
desk-pick-second-reader = One reader or two
desk-pick-claim-hours = How long
desk-pick-alarm-hours = Choose times, for example 08:00
desk-pick-alarm-after-hours = How long something may wait
desk-option-second-reader = { $value ->
    [1] Two moderators for what is unsure
   *[0] One moderator is always enough
  }
desk-option-claim-hours = { $value ->
    [0] As long as they like
    [one] { $value } hour
   *[other] { $value } hours
  }
desk-option-alarm-hours = { $clock }
desk-option-alarm-after-hours = { $value ->
    [one] { $value } hour
   *[other] { $value } hours
  }
