# /threads: questions, tips and discussions

threads-cmd = Questions, tips and discussions among colleagues
threads-cmd-ask = Ask your colleagues something, with or without your name
threads-cmd-tip = Share a tip or a link
threads-cmd-discuss = Begin a discussion
threads-cmd-answer = Answer without your name in the thread you are in
threads-cmd-list = Show the latest threads
threads-cmd-topic = Only threads on this topic
threads-cmd-unanswered = Only questions that nobody has answered
threads-cmd-mine = Show your own threads, to you alone
threads-cmd-search = Search the titles of threads
threads-cmd-words = Words in the title
threads-cmd-report = Report the thread you are in to the moderators
threads-cmd-rules = Read what we have agreed on for the threads
threads-cmd-topics = Arrange the topics and who looks after them
threads-cmd-settings = Settings of the threads
threads-menu-helped = This helped me

# The form
threads-form-title = { $kind ->
    [question] Ask a question
    [tip] Share a tip
    [discussion] Begin a discussion
   *[prompt] Change the question
  }
threads-field-title = { $kind ->
    [question] Your question in one sentence
    [tip] What is the tip about?
   *[discussion] Title
  }
threads-field-title-hint = Becomes the thread's title. At most 90 characters.
threads-field-text = { $kind ->
    [question] Tell a little more
    [tip] Why is it good?
   *[discussion] What do you want to talk about?
  }
threads-field-text-hint = { $kind ->
    [question] How things are, what you have tried, what you wonder. No names of staff, pupils or patients.
    [tip] A few lines will do.
   *[discussion] No names of staff, pupils or patients.
  }
threads-field-link = Link
threads-field-link-hint = Begins with https://. I fetch nothing from there; the title above is what colleagues see.
threads-field-topic = Topic
threads-field-topic-hint = So that the right people find it.
threads-topic-placeholder = Choose a topic
threads-topic-all = All topics
threads-field-who = Whom should the question come from?
threads-field-who-hint = You can read just what "without a name" means before anything is posted.
threads-who = { $who ->
    [seen] Me, with my name
   *[unseen] The asker, without my name
  }

# Before it is posted
threads-preview = This is what it will look like:
threads-related = **Somebody has been here before.** Do have a look first:
threads-draft-gone = I no longer have what you wrote: it is on its way already, or I was restarted. Open the form again if it does not show.
threads-posted = { $kind ->
    [question] Thank you! Your question is being posted. Discord tells you when somebody answers.
    [tip] Thank you! Your tip is being posted.
   *[discussion] Thank you! The discussion is being posted.
  }
threads-button-post = Post
threads-button-change = Change
threads-button-begin = { $kind ->
    [question] Ask a question
    [tip] Share a tip
   *[discussion] Begin a discussion
  }
threads-button-answer-unseen = Answer without a name
threads-button-more = More …
threads-button-edit = Change
threads-button-again = Ask again
threads-button-close = Close the thread
threads-button-reopen = Open again

# How a thread looks
threads-head = { $kind ->
    [question] ❓ Question
    [tip] 💡 Tip
    [discussion] 💬 Discussion
   *[prompt] 🗣️ Question of the week
  }{ $has_topic ->
    [yes] {" "}on { $topic }
   *[no] {""}
  }{ $is_anonymous ->
    [yes] {" "}from { $asker }
   *[no] { $has_author ->
        [yes] { $kind ->
            [prompt] , asked by { $author }
           *[other] {" "}from { $author }
          }
       *[no] {""}
      }
  }
threads-pseudonym = { $is_asker ->
    [yes] The asker
   *[no] Colleague { $number }
  }
threads-hidden = *The text has been hidden by the moderators.*
threads-hidden-title = A hidden thread
threads-erased = *The text has been removed at the author's request.*
threads-erased-title = A removed thread
threads-answered = ✅ This answer helped: { $link }
threads-closed = 🔒 The thread is closed.
threads-tag-kind = { $kind ->
    [question] Question
    [tip] Tip
    [discussion] Discussion
   *[prompt] Weekly question
  }
threads-tag-answered = Answered
threads-line = { $code ->
    [unanswered] 👋 This question is still waiting for an answer. Have you been through something like it? A few lines go a long way.
   *[again] 👋 The asker still wonders. Do you have advice, or do you know who might?
  }
threads-steward = A question on { $topic } in { $network } is waiting for an answer: { $thread }. You look after the topic; can you answer, or do you know who can?
threads-foot-title = Ask a question, share a tip or begin a discussion
threads-foot = ### What is on your mind?
    Here we help each other. Ask a question, share a tip or begin a discussion{ $anonymous ->
        [yes] ; a question can be asked without your name
       *[no] {""}
    }.

# Lists
threads-list-title = { $unanswered ->
    [yes] Questions that wait for an answer
   *[no] The latest threads
  }{ $narrowed ->
    [yes] {" "}on { $topic }
   *[no] {""}
  }
threads-list-none = There is nothing here yet.
threads-list-total = { $total ->
    [one] One thread
   *[other] { $total } threads
  }
threads-standing = { $kind ->
    [question] { $state ->
        [answered] ✅ answered
        [closed] 🔒 closed
       *[open] { $unanswered ->
            [yes] ❓ waits for an answer
           *[no] 💬 has answers
          }
      }
    [tip] 💡 tip
    [discussion] { $state ->
        [closed] 🔒 closed
       *[open] 💬 discussion
      }
   *[prompt] 🗣️ question of the week
  }
threads-mine-title = Your threads
threads-mine-anonymous = without your name, only you know
threads-search-title = Threads on { $words }
threads-page-back = Later
threads-page-next = Earlier

# What one can do with a thread
threads-tools-mine = { $kind ->
    [question] This is your thread. Was there an answer that helped? Hold the answer (or right-click it), choose Apps and **This helped me**.
   *[other] This is your thread.
  }
threads-tools-other = Is something not as it should be? Hold the post (or right-click it), choose Apps and **Report to moderators**. The whole thread is reported with /threads report.
threads-done = { $step ->
    [edited] Changed. It shows in the thread in a moment.
    [closed] The thread is being closed. You can open it again here.
    [reopened] The thread is open again.
    [asked_again] I bring your question up again.
   *[answered] Thank you! The thread's first post now shows which answer helped.
  }

# No
threads-incomplete = { $field ->
    [title] The thread needs a title.
    [topic] The topic needs a name.
    [reason] Write why.
   *[text] Write a few words too.
  }
threads-too-long = { $field ->
    [title] The title can have { $limit } characters at most.
    [link] The link can have { $limit } characters at most.
    [topic] The topic's name can have { $limit } characters at most.
    [reason] Write { $limit } characters at most.
   *[text] The text is too long for one post. Shorten it to about { $limit } characters; characters like * and _ take twice the room.
  }
threads-bad-link = The link should be an address that begins with https://.
threads-invite-link = The link is an invitation to a server on Discord, and I don't post those. Describe the server in the text instead, so that whoever is curious can ask you.
threads-not-the-author = Only whoever began the thread can do that.
threads-not-recognised = I can no longer recognise who wrote without a name in this thread. What tied you together has been removed, or the network's key has been changed. If you write again, you get a new name in the thread.
threads-no-such-step = { $state ->
    [closed] The thread is closed.
    [gone] The thread is not there any more.
    [pending] The thread is on its way. Try again in a moment.
   *[other] That can't be done with this thread.
  }
threads-asked-again-lately = The question has just been up. You can bring it up again { $on }.
threads-has-answers = The question has had an answer that helped.
threads-no-such-topic = That topic is not there any more. Choose another.
threads-topic-taken = There is a topic of that name already.
threads-too-many-topics = There is room for { $most } topics. Remove one first.
threads-anonymity-off = In this network we write under our own names.
threads-promise-changed = The promise to whoever writes without a name has changed since you read it. Press **Change** and send the form once more to see what holds now.
threads-stopped = The moderators have asked you not to write any more without a name in this thread. They don't know who you are. Under your own name you can write as usual.
threads-blocked = You can't write without a name here just now. Under your own name you can write as usual.
threads-too-fast = { $what ->
    [threads] You have asked several questions without your name in the last day. Tomorrow it works again, and under your own name it works now.
   *[posts] You have written several times in a short while. Wait a quarter of an hour and it works again.
  }
threads-no-such-handle = What tied the post to whoever wrote it has been removed already.
