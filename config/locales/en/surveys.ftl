# /surveys: surveys that organisers hold and members answer without being traced

surveys-cmd = Surveys: ask the network, with nobody traced
surveys-cmd-create = Add a survey from a template or a file
surveys-cmd-template = One of the templates
surveys-cmd-file = A .toml file of your own; get a template as a file to see what it looks like
surveys-cmd-open = Begin a round: ask the members
surveys-cmd-survey = Which survey?
surveys-cmd-who = Who is asked (all members unless you choose)
surveys-cmd-days = So many days it is open (14 unless you choose)
surveys-cmd-remind = Remind once those who have not answered (yes unless you choose)
surveys-cmd-channel = Where the card is posted (the channel for feedback unless you choose)
surveys-cmd-by-message = Write to each of them too (yes unless you choose)
surveys-cmd-answer = Answer a survey that waits for you
surveys-cmd-list = Show surveys that you can answer
surveys-cmd-close = Close a survey now
surveys-cmd-open-round = Which open survey?
surveys-cmd-results = Show what a survey gave
surveys-cmd-round = Which round?
surveys-cmd-settings = Questions after meetups, and how few answers may be shown

# Adding
surveys-create-one = Choose a template or attach a file, one of the two.
surveys-file-faults = { $count ->
    [one] The file can't be used yet. This needs to be changed:
   *[other] The file can't be used yet. { $count } things need to be changed:
  }{ $more ->
    [0] {""}
   *[other] {" "}(the last { $more } are shown when you have mended the first)
  }
surveys-file-here = Change the file and add it again with /surveys create. Keep its key, and it becomes a new version of the same survey whose rounds can be compared.
surveys-kept = { $what ->
    [new] ✅ The survey has been added.
    [version] ✅ This is version { $version }. A round that is open already goes on with the questions it had.
    [back] ✅ The survey is in use again.
   *[same] This survey is here already, with exactly the same questions.
  }
surveys-known = Version { $version } · key { $key } · { $questions ->
    [one] one question
   *[other] { $questions } questions
  }
surveys-size = { $pages ->
    [one] One page
   *[other] { $fewer ->
        [yes] At most { $pages } pages
       *[no] { $pages } pages
      }
  }, about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  }.
surveys-kind = { $kind ->
    [scale] Scale 1–{ $points }{ $ends ->
        [yes] , from { $low } to { $high }
       *[no] {""}
      }
    [recommend] 0–10{ $ends ->
        [yes] , from { $low } to { $high }
       *[no] {""}
      }
    [single] One choice
    [multiple] Several choices
   *[text] Own words
  }{ $required ->
    [yes] {""}
   *[no] {" "}· may be skipped
  }
surveys-asked-if = Only asked of those who answer “{ $question }” with: { $options }
surveys-grouped = **The results are shown in groups too**, by the answer to: { $question }
surveys-button-begin-round = Begin a round
surveys-button-try = Try it
surveys-button-fetch = Get the file
surveys-button-retire = { $retired ->
    [yes] Use again
   *[no] Put away
  }
surveys-retired = { $retired ->
    [yes] The survey has been put away. Rounds and results stay.
   *[no] The survey is in use again.
  }
surveys-page-back = Previous
surveys-page-next = More
surveys-page-tried = Page { $page } of { $most }. Nothing is kept, this is only a trial.
surveys-tried = This is how the answer would look before it is sent. Nothing has been kept.

# Opening a round
surveys-preview = **This is how it will be.** Nothing has been sent yet.
surveys-preview-who = - **Asked:** { $who ->
    [role] the members who have { $role }
   *[everybody] all members
  }, { $count } right now
surveys-preview-until = - **Closes:** { $at }
surveys-preview-remind = - **Reminder:** { $reminds ->
    [yes] once, { $at }, only to those who have not answered
   *[no] none
  }
surveys-preview-way = - **How:** { $way ->
    [both] a card in { $channel } and a direct message to each
    [message] a direct message to each
   *[card] a card in { $channel }
  }{ $many ->
    [yes] {" "}(more than { $most } get no direct messages)
   *[no] {""}
  }
surveys-preview-promise = - **The promise:** nobody, you included, sees who has answered or who has answered what. With fewer than { $limit } answers nothing is shown.
surveys-preview-gone = I no longer have what you had chosen. Run /surveys open again; nothing has been sent.
surveys-no-posting = I may not write in { $channel }. Give me the permissions View Channel, Send Messages and Read Message History there, or choose another channel.
surveys-button-open = Ask { $count } members
surveys-opened = ✅ Opened. { $count } are asked, and it closes { $at }. When it has closed I will write to you what it gave.

# The card
surveys-card-open = Open until { $at }, for { $who ->
    [role] those who have { $role }
   *[everybody] everybody who was a member when it opened
  }.
surveys-card-answered = **{ $answered } of { $asked }** have answered.
surveys-card-promise = Nobody in the network sees who has answered what. Press the button to read the whole promise.
surveys-card-closed = Closed. { $answered } of { $asked } answered. Thank you!
surveys-key-lost = It was closed before its time: the key to the answers was lost, so that nobody could be kept from answering twice.
surveys-button-answer = Answer

# Answering
surveys-promise =
    ### Who can see what?
    - **The network,** organisers included, sees nothing but the results as a whole when the survey has closed. A question that fewer than { $limit } have answered is not shown at all.
    - **What you write in your own words** is shown as it stands, in mixed order and without names. Think of that if you mention something that only you can know.
    - **As long as the survey is open** whoever runs the bot could find out who has answered what. When it closes, { $at }, the key is destroyed and the answers are mixed. After that nobody can.
    - **Sent is sent:** the answer can't be changed or taken back.
surveys-draft-kept = 💾 What you filled in last time is still here, encrypted. It has not been sent.
surveys-button-begin = { $resumes ->
    [yes] Go on where you were
   *[no] Begin
  }
surveys-button-answers = See the answers
surveys-long-questions = **The form has no room for these questions, so read them here first:**
surveys-form-title = Page { $page } of { $most }
surveys-optional-hint = May be skipped.
surveys-pick-placeholder = { $many ->
    [yes] Choose one or several
   *[no] Choose
  }
surveys-page-saved = ✅ Page { $page } of { $most } kept.
surveys-may-leave = You can stop here and go on another time. Nothing is sent until you press Send.
surveys-button-next = Next page
surveys-button-back = Back to page { $page }
surveys-unanswered = { $needed ->
    [yes] ⚠️ *no answer yet, and one is needed*
   *[no] *skipped*
  }
surveys-change-placeholder = Change something
surveys-page-option = Page { $page }
surveys-button-missing = Answer what is missing
surveys-before-sending = Once you have sent it the answer can't be changed.
surveys-button-send = Send
surveys-thanks =
    ✅ **Thank you! Your answer is in.** It can't be changed, and what you had filled in has been removed from here.
    As long as the survey is open whoever runs the bot could find out who has answered what. When it closes, { $at }, the key is destroyed, and then nobody can.
surveys-none-to-answer = No survey waits for your answer right now.
surveys-which-to-answer = Which one do you want to answer?
surveys-answer-placeholder = Answer …

# The list
surveys-list-title = Surveys to answer
surveys-list-none = None waits for your answer right now.
surveys-list-waiting = - **{ $title }**, open until { $at }
surveys-list-all = The network's surveys
surveys-list-empty = The network has no surveys yet. Add one with /surveys create.
surveys-list-no-rounds = -# No rounds yet
surveys-list-round = { $state ->
    [open] - 🟢 Round { $number }, open until { $at }: { $answered } of { $asked } have answered
   *[closed] - Round { $number }, closed { $at }: { $answered } of { $asked } answered
  }
surveys-look-placeholder = Look at a survey

# Closing
surveys-close-ask = Shall I close **{ $title }** now? { $answered } of { $asked } have answered. Nobody can answer afterwards, and it can't be undone.{ $enough ->
    [yes] {""}
   *[no] {" "}**Fewer than { $limit } have answered, so nothing would be shown.**
  }
surveys-button-close = Yes, close it
surveys-closed-now = Closed. { $answered } of { $asked } answered. The key is destroyed, and the results are in /surveys results.
surveys-closed-already = It is closed already. The results are in /surveys results.

# The results
surveys-results-when = Round { $number }, closed { $at }
surveys-results-too-few = Fewer than { $limit } answered, so none of it is shown. It could give somebody away.
surveys-button-numbers = Numbers and answers
surveys-button-csv = CSV
surveys-button-excel = Excel
surveys-button-share = Share in the channel
surveys-rest-in-file = The rest is in the file.
surveys-export-here = { $count ->
    [one] Here is the file.
   *[other] Here are { $count } files, since a single one would be larger than { $megabytes } MB. The tables come first, then what was written.
  } Each question's own words stand in an order of their own, so no row belongs to one person.
surveys-export-too-large = { $ending ->
    [csv] There would be too many files, though each may be { $megabytes } MB. Try Excel instead, those files are mostly smaller.
   *[xlsx] There would be too many files, though each may be { $megabytes } MB. Read the answers by the button Numbers and answers instead.
  }
surveys-share-ask = Shall I post the overview in { $channel }? Everybody who sees the channel sees it, but not what was written in own words.
surveys-button-share-now = Yes, post it
surveys-shared = ✅ The overview is being posted in { $channel }.

# Direct messages
surveys-asked = { $again ->
    [yes] 🔔 **A reminder:** { $network } still wonders what you think, if you like and have the time.
   *[no] { $meetup ->
        [yes] 📋 **How was the meetup?** { $network } wonders; do answer even if you could not be there.
       *[no] 📋 **{ $network } wonders what you think.**
      }
  }
    ### { $title }
    { $size } Open until { $at }.
    Nobody in the network sees who has answered what, and with fewer than { $limit } answers nothing is shown. You read the whole promise before you begin.
surveys-result-told = A survey in { $network } has closed. This is what it gave:
surveys-result-more = Everything, with numbers, own words and files, is in /surveys results on the server.
surveys-not-sent = { $code ->
    [too_few] **{ $title }** ({ $network }) was not sent. { $asked ->
        [0] Nobody would have been asked
        [one] Only one would have been asked
       *[other] Only { $asked } would have been asked
      }, and I don't ask fewer than { $limit }: one could guess who has answered what.
    [no_card] The card of **{ $title }** ({ $network }) could not be posted: the channel is gone, or I may not write there. The survey is open all the same, and those who are asked can answer by /surveys answer.
    [card_gone] The card of **{ $title }** ({ $network }) has been deleted twice, so I won't post it again. The survey is open all the same, and those who are asked can answer by /surveys answer.
   *[not_shared] The overview of **{ $title }** ({ $network }) could not be posted: the channel for feedback is gone, or I may not write or attach files there.
  }
