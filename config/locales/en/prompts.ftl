# /prompts: the question of the week

prompts-cmd = The question of the week: a series of prompts for the network
prompts-cmd-show = Show the series and which prompt comes next
prompts-cmd-schedule = Choose weekday and time for the question of the week
prompts-cmd-weekday = Which day of the week?
prompts-cmd-time = The time, such as 9.00
prompts-cmd-channel = A channel of its own; left out it stays the same
prompts-cmd-holidays = Skip Swedish public holidays (yes unless you choose)
prompts-cmd-list = Show all prompts in the bank
prompts-cmd-add = Add a prompt of your own
prompts-cmd-import = Add prompts of your own from a file
prompts-cmd-file = A .toml file; the handbook shows what it looks like
prompts-weekday-monday = Monday
prompts-weekday-tuesday = Tuesday
prompts-weekday-wednesday = Wednesday
prompts-weekday-thursday = Thursday
prompts-weekday-friday = Friday
prompts-weekday-saturday = Saturday
prompts-weekday-sunday = Sunday

# The series
prompts-title = The question of the week
prompts-not-begun = No series has begun. The bank has { $total } prompts. Choose day and time with /prompts schedule, and I post one a week.
prompts-when = { $paused ->
    [yes] ⏸️ **Paused.** Otherwise
   *[no] A prompt
  } every { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
  } at { $clock } in { $channel }.
prompts-no-channel = the channel for threads that you choose with /setup start
prompts-next-at = The next comes { $at }.
prompts-moved-to = ⏰ That time is quiet by now, so the prompt is posted { $at } instead.
prompts-holidays = { $skips ->
    [yes] Public holidays are skipped; then there is no prompt that week.
   *[no] Also on public holidays.
  }
prompts-round = { $used } of { $total } have been up in this round. None comes again before all have.
prompts-next = ### Next{ $hosted ->
    [yes] , asked by { $host }
   *[no] {""}
  }
prompts-known = { $has_topic ->
    [yes] { $topic }
   *[no] No topic
  }{ $own ->
    [yes] {" "}· your own
   *[no] {""}
  }{ $used ->
    [yes] {" "}· has been up in this round
   *[no] {""}
  }{ $left_out ->
    [yes] {" "}· taken out of the bank
   *[no] {""}
  }
prompts-mark = { $mark ->
    [used] ✅
    [left_out] 🚫
   *[waits] ▫️
  }
prompts-own = your own
prompts-button-pause = Pause
prompts-button-resume = Resume
prompts-button-another = Another prompt
prompts-button-nobody = No host
prompts-pick-host = Who asks the next prompt?
prompts-button-next = Ask it next
prompts-button-remove = { $own ->
    [yes] Delete
   *[no] Take out of the bank
  }
prompts-button-restore = Put back
prompts-list-title = { $total ->
    [one] One prompt in the bank
   *[other] { $total } prompts in the bank
  }
prompts-list-look = Look at a prompt
prompts-page-back = Back
prompts-page-next = More
prompts-done = { $what ->
    [paused] Paused. Nothing is posted until somebody presses Resume.
    [resumed] The series goes on.
    [another] Another prompt comes next. The one that was up is still there.
    [host] Done. I write to the host and tell which prompt it is.
    [nobody] The next prompt is asked without a host.
    [next] That prompt comes next.
    [removed] The prompt has been taken out of the bank. You can put it back.
    [deleted] The prompt has been deleted.
    [restored] The prompt is back in the bank.
   *[scheduled] Done. This is how it will be:
  }

# Prompts of one's own
prompts-form-title = Add a prompt
prompts-field-title = Title
prompts-field-title-hint = Becomes the thread's title. At most 90 characters.
prompts-field-text = The prompt
prompts-field-text-hint = A few sentences that can be answered from experience, without naming anybody.
prompts-field-topic = Topic
prompts-field-topic-hint = Not needed.
prompts-topic-placeholder = Choose a topic
prompts-added = **{ $title }** is in the bank and takes part in this round.
prompts-imported = { $added ->
    [0] No new prompts.
    [one] One new prompt is in the bank.
   *[other] { $added } new prompts are in the bank.
  }{ $known ->
    [0] {""}
    [one] {" "}One was there already.
   *[other] {" "}{ $known } were there already.
  }{ $has_topic ->
    [yes] {" "}Topic: { $topic }.
   *[no] {""}
  }

# The host
prompts-host-told = 🗣️ You ask the question of the week in { $network }, { $at }. I post it, and it says that it comes from you. It reads: **{ $title }**
    { $text }
    Do look in and answer those who answer.
prompts-button-decline = Rather not
prompts-declined = That is quite all right. The prompt comes all the same, without a host.

# No
prompts-no-series = No series has begun yet. Choose day and time with /prompts schedule.
prompts-bad-time = I don't understand the time. Write for example 9.00 or 2.30 pm.
prompts-in-quiet-hours = Between { $begin } and { $end } the network has quiet hours. Choose another time, or change the quiet hours in /threads settings.
prompts-none = There is no prompt left to ask. Add one with /prompts add, or put one back in /prompts list.
prompts-no-other = All other prompts have been up in this round.
prompts-used-in-round = That prompt has been up in this round. It comes back in the next.
prompts-left-out = That prompt has been taken out of the bank. Put it back first.
prompts-too-many = There is room for { $most } prompts of your own, and { $room } more fit in.
prompts-host-outside = The host has to be a member of the network.
prompts-not-the-host = You ask no prompt that is on its way.
prompts-no-file = It should be a .toml file of at most { $limit } kB.
