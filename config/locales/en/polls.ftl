# /polls: polls

polls-cmd = Polls: questions that the network answers
polls-cmd-create = Ask the network something
polls-cmd-kind = How is it answered?
polls-cmd-question = The question; you can also write it in the form
polls-cmd-channel = Where it is posted; otherwise in the channel for feedback
polls-cmd-closes = When it closes, for example 3 days or Friday 12:00; otherwise in 3 days
polls-cmd-quorum = Close it as soon as this many have answered
polls-cmd-role = Only those who have this role may vote
polls-cmd-hide = Show the result only when the poll has closed
polls-cmd-remind = Remind those who have not voted, once
polls-cmd-several = Allow several answers
polls-cmd-list = See what is being voted on, and whether you have voted
polls-cmd-close = Close a poll now
polls-cmd-results = See how a poll went
polls-cmd-poll = Which poll?
polls-kind-native = Discord's own (everybody sees who has voted for what)
polls-kind-single = One of several options
polls-kind-multiple = Several options
polls-kind-ranked = Rank options
polls-kind-scale = A scale from 1 to 5
polls-kind-yes_no = Yes or no

# The form
polls-form-title = { $kind ->
    [native] A poll in Discord
    [single] One of several options
    [multiple] Several options
    [ranked] Rank options
    [scale] A scale from 1 to 5
   *[yes_no] Yes or no
  }
polls-field-question-label = The question
polls-field-question-hint = At most 300 characters.
polls-field-options-label = The options
polls-field-options-hint = One per line, 2 to 10 of them. At most 55 characters per option.
polls-field-low-label = What does 1 mean?
polls-field-low-hint = For example: Not at all. Leave both empty if the numbers are enough.
polls-field-high-label = What does 5 mean?
polls-field-high-hint = For example: Very much.
polls-field-closes-label = When does it close?
polls-field-closes-hint = For example 3 days, 24 hours or Friday 12:00. Left empty, it is 3 days.

# The preview
polls-preview = This is what it will look like. Nothing has been posted yet.
polls-preview-where = It will be posted in { $channel }.
polls-preview-voters = { $asked ->
    [0] ⚠️ Nobody can vote.
    [one] One person can vote.
   *[other] { $asked } people can vote.
  }
polls-preview-few = ⚠️ Fewer than { $limit } can vote, so no result will be shown: it would reveal who voted for what.
polls-preview-quorum = ⚠️ It closes when { $quorum } have answered, but only { $asked } can vote.
polls-preview-reminder = Those who have not voted will get a reminder { $at }.
polls-preview-no-reminder = It is open so briefly that there is no time to remind anybody.
polls-preview-native = **Everybody can see who voted for what.** It is Discord's own poll, and it is not anonymous. Choose another kind if the votes are to be secret.
polls-preview-anonymous = **Nobody will learn who voted for what**, not even you. As long as the poll is open, whoever runs the bot could find out; after that nobody can.
polls-preview-hidden = The result is shown only when the poll has closed.
polls-preview-live = The result is shown on the card while the poll goes on, in steps of at least { $limit } new answers, so that nobody can work out what the latest voter chose.
polls-home-gone = The channel is not there, or nothing can be written in it. Run /polls create again and choose another.
polls-home-closed = In { $channel } my permissions are not enough: I need to see the channel and its history, to write and attach files{ $native ->
    [yes] {" "}and to create polls
   *[no] {""}
  } there. Ask an administrator to change that, or run /polls create again and choose another channel.
polls-button-post = Post
polls-button-change = Change
polls-button-cancel = Cancel
polls-posted = Done. The poll will be posted in { $channel } in a moment.
polls-cancelled = No poll, then.
polls-draft-gone = That poll can't be posted: either it has been posted already, or I have been restarted since you wrote it. Start again with /polls create.

# The card
polls-card-title = 📊 { $question }
polls-card-option = { $number }. { $option }
polls-card-scale = 1 = { $low } … 5 = { $high }
polls-card-answered = { $answered ->
    [0] Nobody has answered yet.
    [one] One person has answered.
   *[other] { $answered } have answered.
  }
polls-card-closes = { $quorum ->
    [0] Closes { $at }.
   *[other] Closes { $at }, or when { $quorum } have answered.
  }
polls-card-role = Open to: { $role }
polls-card-hidden = The result is shown when the poll has closed.
polls-card-waits = The result is shown when more have answered, in steps of at least { $limit }.
polls-card-lags = Shows how things stood after { $shown } answers; the latest come with the next step.
polls-card-closed = 🔒 **Closed** { $at }.
polls-card-end = { $end ->
    [quorum] Enough had answered.
    [key_lost] It was closed early: the key to the votes had been lost, and without it nobody could be kept from voting twice.
    [message_gone] It was closed early: there was no card to vote on.
    [by_hand] It was closed by an organiser.
   *[time] {""}
  }
polls-card-ranked = Rank up to { $ranks }.
polls-card-rounds = /polls results shows it round by round.
polls-card-several = Choose one or more.
polls-card-anonymity = { $state ->
    [open] Nobody sees who voted for what.
   *[closed] Nobody can find out who voted for what.
  }
polls-card-open-vote = An open vote: everybody can see who voted for what.
polls-button-vote = Vote
polls-button-yes = Yes
polls-button-no = No
polls-button-who = Who can see what?

# Who can see what
polls-promise-native = **Everybody can see who voted for what.** This is Discord's own poll: press the number of votes, and Discord shows who they are. I keep no names, only how many votes each option got.
polls-promise-members = **Nobody in the network** can see who has voted or for what: not members, not organisers, not moderators.
polls-promise-open = **As long as the poll is open** your vote lies under a code in place of your name, so that you can change your mind. The code can only be worked out with the poll's own key. Whoever runs the bot has the key, and could therefore find out who voted for what.
polls-promise-closing = **When it closes** the key is destroyed, the codes are struck out and the votes are shuffled. After that nobody can find out, not even whoever runs the bot.
polls-promise-closed = **The poll is closed.** The key is destroyed, the codes are struck out and the votes are shuffled. Nobody can find out who voted for what, not even whoever runs the bot.
polls-promise-numbers = **The numbers** are shown only if at least { $limit } have answered, and not if everybody who could vote answered alike.
polls-promise-steps = While the poll goes on they advance in steps of at least { $limit } new answers, one step behind. A step waits if all in it have answered alike, or all after it.
polls-promise-reminder = Whoever has not voted may get a reminder. Only the bot knows who that is.
polls-promise-discord = **Discord** carries everything that you press here, as always in Discord.

# Voting
polls-vote-label = { $kind ->
    [multiple] Choose one or more
    [scale] Choose from 1 to 5
   *[single] Choose one
  }
polls-vote-rank-label = { $rank ->
    [1] First choice
    [2] Second choice
    [3] Third choice
    [4] Fourth choice
   *[5] Fifth choice
  }
polls-vote-rank-placeholder = Choose an option
polls-voted = { $new ->
    [yes] Thank you, your vote is noted:
   *[no] Your vote has been changed:
  } { $choice }
polls-voted-until = You can change it as long as the poll is open, { $at } at the latest. Nobody else sees what you voted for.
polls-voted-last = That was the last answer needed, so the poll is closing now.
polls-rank = { $number }. { $option }

# /polls list
polls-list-title = Polls
polls-list-none = No poll is open right now.
polls-list-open = **{ $question }** · { $standing } · closes { $at }
polls-list-standing = { $standing ->
    [voted] ✅ you have voted
    [native] Discord's own
    [others] only for { $role }
   *[not_voted] ▫️ you have not voted
  }
polls-list-recent = Closed recently
polls-list-closed = **{ $question }** · closed { $at }
polls-list-more = { $more ->
    [one] And one more.
   *[other] And { $more } more.
  }
polls-button-go = To the poll

# /polls close
polls-close-ask = Do you want to close the poll now? **{ $question }** It can't be opened again.
polls-close-few = If fewer than { $limit } have answered, no result is shown.
polls-button-close = Close now
polls-closed-now = Closed. The result will be posted in { $channel }, and /polls results shows it too.
polls-closed-before = It is closed already.
polls-close-uncounted = I can't get at the votes in { $channel }, so the poll is still open. What I lack: { $lacking }. Ask an administrator to give me that in the channel, and close the poll again.

# The result
polls-result-title = 📊 Result: { $question }
polls-result-open = The poll is still open. { $where ->
    [discord] Discord shows on it how things stand.
    [rounds] The numbers are those on the card, but here is every round.
   *[card] This is what the card shows.
  }
polls-result-none = There is no result: the votes in Discord's own polls disappear with the card.
polls-result-gone = The poll **{ $question }** in { $network } was closed early, because there was no card to vote on: either it has been deleted, or I am not allowed to write in the channel.{ $votes ->
    [kept] {" "}What had come in by then is here, and members can see it with /polls results.
   *[lost] {""}
  }
polls-result-lost = The result of the poll **{ $question }** in { $network } could not be posted in the channel, so you get it here. Members can see it with /polls results.

# Reminders
polls-reminder = 📊 There is a vote in { $network }: **{ $question }** You have not voted yet. The poll closes { $at }.
polls-reminder-secret = Only the bot knows who has not voted. Nobody else is told that you got this.
polls-reminder-line = 📊 **{ $question }** closes { $at }. If you have not voted, there is still time.
