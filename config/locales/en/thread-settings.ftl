# The settings, topics and rules of threads

# /threads rules
thread-rules-title = How we go about it in the threads
thread-rules-shipped = 1. **What is said here stays here.** Don't pass on who has written what.
    2. **No names** of employees, pupils, patients, clients or colleagues, and nothing else that points them out.
    3. **Secrecy and confidentiality hold here too.** What you may not tell at work you may not tell here.
    4. **Be generous.** Share what you know, and what went wrong as well.
    5. **Disagree with the matter, not with the person.** Whoever asks has thought already; start from there.
    6. **No selling,** neither of goods, services nor yourself.
    7. **Say when something helped,** so that the next colleague finds it.
    8. **Does something look wrong?** Hold the post (or right-click it), choose Apps and Report to moderators, or write /threads report in the thread.
thread-rules-once = You are asked once, and again if anything changes.
thread-rules-accept = I have read this and agree
thread-rules-standing = { $accepted ->
    [yes] You have said yes to this.
   *[no] You are asked whether you agree the first time you begin a thread.
  }

# /threads settings
thread-settings-title = Settings of the threads
thread-settings-saved = Saved.
thread-settings-unanswered-days = **When nobody answers.** So long a question waits before I bring it up again and tell the topic's stewards. One question comes up twice at most.
thread-settings-unanswered-days-option = { $value ->
    [0] Never
    [one] After a day
   *[other] After { $value } days
  }
thread-settings-quiet-from = **Quiet hours.** Between these hours I post nothing of my own. Choose the same hour twice to have no quiet hours.
thread-settings-quiet-from-option = Quiet from { $value }:00
thread-settings-quiet-until-option = Quiet until { $value }:00
thread-settings-quiet-moves = ⏰ **The weekly prompt** comes next { $at }, within the quiet hours. It is posted { $to } instead. Organisers choose another time with /prompts schedule.
thread-settings-allows-anonymous = **Without a name.** Whether members may ask and answer without their name being seen. If you turn it off, what has been written stays.
thread-settings-allows-anonymous-option = { $value ->
    [1] Yes, with or without a name
   *[0] No, under one's own name only
  }
thread-settings-keep-links-days = **Who wrote without a name** is kept, encrypted, so long after the last post in the thread. For that time whoever wrote can change their posts and keeps their name in the thread. A shorter time holds for threads that are there already, too. A longer one holds for new ones alone, since the old ones were promised otherwise.
thread-settings-keep-links-days-option = { $value ->
    [one] A day
   *[other] { $value } days
  }
thread-settings-rules = { $own ->
    [yes] **The rules** are your own. If you change them everybody says yes to them anew. /threads rules shows them.
   *[no] **The rules** are those that I bring. /threads rules shows them. If you write your own everybody says yes to them anew.
  }
thread-settings-unmasking = { $allowed ->
    [yes] **Finding out who wrote** is possible only when somebody is in danger or the law demands it, only if two moderators agree, and whoever wrote is told. You can give up the possibility. That can't be undone.
   *[no] **Finding out who wrote** is not possible in this network. You have given it up for good. Who wrote is destroyed when the thread has been closed, also when the time above is longer.
  }
thread-settings-button-rules = Change the rules
thread-settings-button-give-up = Give it up for good
thread-settings-button-give-up-sure = Yes, give it up for good
thread-settings-button-keep = No, keep it
thread-settings-rules-form = The rules of the threads
thread-settings-rules-label = What you have agreed on
thread-settings-rules-hint = Leave it empty for the rules that I bring. Everybody says yes anew.
thread-settings-give-up = ### Give it up for good?
    Then no moderator can find out any more who has written without a name, not even if somebody is in danger or the law demands it. Moderators can still hide posts and stop whoever writes, without knowing who it is.
    Who wrote is destroyed when the thread has been closed or deleted. Requests that wait for an answer are over.
    Think it through first: **this can't be undone.** Nobody can turn it on again, neither you nor I.
thread-settings-given-up = It is given up. What members read before they write without a name says so from now on.

# /threads topics
thread-topics-title = Topics
thread-topics-intro = The stewards are told when a question about their topic has had no answer. Choose a topic to change it.
thread-topics-line = **{ $name }** · { $count ->
    [0] no steward
   *[other] { $stewards }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
      }
  }
thread-topics-pick = Choose a topic
thread-topics-stewards = **Stewards.** Ten at most, who get a direct message when a question waits.
thread-topics-channel = { $own ->
    [yes] **Channel.** Its threads are posted in { $channel }.
   *[no] **Channel.** Its threads are posted in the network's channel for threads. Choose another one if the topic is to have its own.
  }
thread-topics-pick-stewards = Choose stewards
thread-topics-pick-channel = Choose a channel of its own
thread-topics-button-add = Add a topic
thread-topics-button-rename = Rename
thread-topics-button-home = Use the network's channel
thread-topics-button-retire = Remove the topic
thread-topics-button-back = Back
thread-topics-saved = Saved.
thread-topics-retired = The topic { $name } can't be chosen any more. Threads that have it keep it. Add a topic of the same name to bring it back.
thread-topics-form = { $new ->
    [yes] A new topic
   *[no] Rename the topic
  }
thread-topics-form-name = The topic's name
thread-topics-form-hint = At most 20 characters, since it becomes a tag in the forum too.
thread-topics-outside = Only people who are on the server can be stewards.
thread-topics-concern = { $concern ->
    [gone] There is no channel for threads. Ask an administrator to choose one with /setup start.
    [own-gone] The topic's own channel has been deleted. Until you choose a new one its threads are posted in the network's channel.
    [lacking] I lack permissions in the channel: { $lacking }.
    [tags] The forum has 20 tags already, and Discord takes no more. Topics without a tag there go without. Remove a tag that is not used to make room.
    [untagged] I may not create tags in the forum, so new topics go without. Give me { $lacking } there.
    [open] Everybody on the server sees the channel, also those who are not members.
   *[closed] Members don't see the channel.
  }
