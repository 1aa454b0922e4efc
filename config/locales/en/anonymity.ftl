# Writing without a name: the promise, the warnings, the posts and what their authors are told

anonymity-promise =
    ### What "without your name" means here
    - **Members** only see The asker or Colleague 1, 2 … You have the same name throughout the thread. In another thread nobody can see that it is the same person.
    - **Moderators** don't see who you are either. They can hide what you write and stop you from writing on without your name, in the thread or everywhere for a time.
    { $unmasking ->
        [yes] - **Your name is found out** only if somebody is in danger or the law demands it. Two moderators must agree and state the reason. You will be told.
       *[no] - **Your name is not found out.** The network has given up that possibility for good.
    }
    - **Those who could know all the same** are Discord, whoever runs the bot and has its key{ $unmasking ->
        [yes] , and in an emergency two moderators together
       *[no] {""}
    }.
    - **The link** between you and what you write is encrypted. It is destroyed { $days } days after somebody last wrote in the thread{ $unmasking ->
        [yes] {""}
       *[no] {" "}or, if that comes first, the day after the thread was closed
    }. No time of day is kept with it.
    - **Think for yourself about** how you usually write, which details a colleague would recognise and when you post. Feel free to change what doesn't matter, and let me wait a while.
anonymity-button-promise = Read the promise
anonymity-button-post = { $read ->
    [yes] { $when ->
        [now] Post it now
       *[later] Post it in a while
      }
   *[no] { $when ->
        [now] I have read the promise, post it now
       *[later] I have read the promise, post it in a while
      }
  }
anonymity-warning = ⚠️ **This could give you or somebody else away.** It is advice; you decide.
anonymity-warning-line = - { $kind ->
    [employer] An employer
    [place] A place
    [person] A person
   *[number] A number
  }: { $words }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }

# The form
anonymity-answer-title = Write without your name
anonymity-edit-title = Change what you wrote
anonymity-field-text = What would you like to say?
anonymity-field-text-hint = You will see how it looks before anything is posted.
anonymity-new-colleague = Colleague (you will get a number)

# When it is done
anonymity-asked = { $when ->
    [now] Thank you! Your question is being posted now, without your name. I will write to you when somebody answers.
   *[later] Thank you! Your question will be posted between 20 minutes and 4 hours from now; nobody knows exactly when. I will write to you when somebody answers. If you change your mind before that, it is in /threads mine.
  }
anonymity-answered = { $when ->
    [now] Thank you! It is being posted now, without your name.
   *[later] Thank you! It will be posted between 20 minutes and 4 hours from now; nobody knows exactly when. If you change your mind before that, it is in /threads mine.
  } The button **…** below the post lets you change it later on.
anonymity-button-take-back = Take the question back
anonymity-waiting = **This waits to be posted without your name.** Only you know.{ $more ->
    [0] {""}
    [one] {" "}One more will show when you have taken something back.
   *[other] {" "}{ $more } more will show when you have taken something back.
  }
anonymity-waiting-question = { $number }. The question { $title }
anonymity-waiting-post = { $number }. In { $thread }: { $words }
anonymity-waiting-edit = { $number }. Change in { $thread }: { $words }
anonymity-button-waiting = Take back { $number }
anonymity-taken-back = The question will not be posted, and I have not kept it.

# A post in the thread
anonymity-hidden = *The moderators have hidden this post.*
anonymity-withdrawn = *The author has removed this post.*
anonymity-button-more = …
anonymity-post = { $whose ->
    [mine] You wrote this. Only you know that.
    [unknown] I can no longer recognise who wrote this, so it can't be changed. Is something not as it should be? Hold the post (or right-click it), choose Apps and **Report to moderators**.
   *[other] Is something not as it should be? Hold the post (or right-click it), choose Apps and **Report to moderators**.
  }
anonymity-button-edit = Change
anonymity-button-save = { $when ->
    [now] Change now
    [later] Change in a while
   *[pending] Save
  }
anonymity-button-withdraw = Remove
anonymity-button-withdraw-sure = Yes, remove it
anonymity-edited = { $state ->
    [pending] Changed. That is how it will be posted.
    [later] The change will show between 20 minutes and 4 hours from now; nobody knows exactly when. If you change it again before that, the last change counts. If you change your mind, it is in /threads mine.
   *[posted] Changed. It will show in the thread in a moment.
  }
anonymity-edit-dropped = The change will not be made. What is there stays.
anonymity-withdraw = Shall I remove what you wrote? It can't be brought back.
anonymity-withdrawn-now = { $state ->
    [posted] Removed. The thread only says that the author has removed the post.
   *[refused] Removed. It will not be posted.
  }

# Direct messages
anonymity-notice = { $code ->
    [answered] There is an answer in { $thread } ({ $network }).
    [hidden] The moderators of { $network } have hidden a post in { $thread }. They don't know who wrote it. Wondering why? /threads rules shows the rules.
    [shown_again] The moderators of { $network } show a post in { $thread } again.
    [stopped] The moderators of { $network } don't want you to write on without your name in { $thread }. They don't know who you are, and under your own name you can write as usual.
    [unstopped] You can write without your name in { $thread } again, say the moderators of { $network }.
    [reminded] The moderators of { $network } remind you of the rules after a post in { $thread }. They don't know who wrote it. /threads rules shows them.
   *[not_posted] What you wrote for { $thread } ({ $network }) could not be posted. The thread may have been closed or removed meanwhile.
  }
anonymity-notice-unmasked = **Two moderators of { $network } have learned that you wrote without your name in { $thread }.**
    { $ground ->
        [danger] The ground is that somebody's life or health is in danger.
       *[law] The ground is that the law demands it.
    } This is the reason they give:
    { $reason }
    If you have questions, turn to the network's moderators.
