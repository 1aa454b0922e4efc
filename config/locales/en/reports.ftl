# Reports to the moderators, and learning who wrote without a name

reports-menu = Report to moderators
reports-form-title = Report to the moderators
reports-form-who-knows = The moderators see that it is you who reports. Whoever wrote the post is not told.
reports-form-reason = What is not as it should be?
reports-form-reason-hint = You need not write anything, but it helps.
reports-reported = { $new ->
    [yes] Thank you for telling us. The moderators have got a link and will look at it.
   *[no] Thank you! Somebody was faster: it is reported already, and the moderators are looking at it.
  }
reports-closed = { $who } has dealt with this report already.

# The moderators' card
reports-card-title = Report { $id }
reports-card-post = { $link }
    Written by { $author }
reports-card-unread = -# I don't read what members write. Open the link to see the post.
reports-card-by = Reported by { $who } { $at }
reports-card-reason = Why:
reports-author = { $name } (writer { $tag })
reports-author-unknown = somebody without a name
reports-author-nobody = me, on behalf of the network
reports-button-choice = { $choice ->
    [hide] { $ours ->
        [yes] Hide
       *[no] Delete the post
      }
    [remind] Remind of the rules
    [stop] { $stop ->
        [author] Stop the writer here
        [thread] Lock the thread
       *[reminder] Speak up
      }
   *[keep] Let it stand
  }
reports-button-show = Show again
reports-button-let-on = Let write again
reports-button-more = More …
reports-button-block = Block from writing without a name
reports-button-lift-block = Lift the block
reports-standing = { $choice ->
    [hide] { $ours ->
        [yes] ✅ Hidden by { $who } { $at }.
       *[no] ✅ { $who } chose { $at } to delete the post.
      }
    [remind] ✅ { $who } chose { $at } to remind of the rules.
    [stop] { $stop ->
        [author] ✅ { $who } stopped the writer in the thread { $at }.
        [thread] ✅ Thread locked by { $who } { $at }.
       *[reminder] ✅ { $who } chose { $at } to speak up. Whoever wrote is reminded of the rules. If that is not enough, use Discord's own timeout.
      }
   *[keep] ✅ { $who } let the post stand { $at }.
  }
reports-shown-again = The post is shown again.
reports-let-on = The writer may write in the thread again.
reports-undone = { $what ->
    [removal] ⚠️ I was not allowed to delete the post. One of you needs to do it by hand.
   *[reminder] ⚠️ The reminder did not get through. Whoever wrote takes no direct messages from me.
  }

# Answers to the moderator
reports-chosen = { $choice ->
    [hide] { $ours ->
        [yes] The post is being hidden. You can show it again from the card.
       *[no] I am deleting the post. That can't be undone.
      }
    [remind] The reminder is on its way. It doesn't say who asked for it.
    [stop] { $stop ->
        [author] The writer can write no more without a name in this thread. What waits to be posted won't come either. You can take that back from the card.
        [thread] The thread is being locked. What stands there can still be read.
       *[reminder] Whoever wrote is reminded of the rules. Here I can't keep anybody from writing; if that is not enough, use Discord's own timeout.
      }
   *[keep] Then the post stays.
  }
reports-done = { $done ->
    [shown] The post is shown again.
    [let_on] The writer may write in the thread again.
    [blocked] The block takes effect some time within three days and lasts for half a year. Nobody is told exactly when, since one could work out from it which other threads the person writes in.
   *[unblocked] If somebody has blocked the writer from here, that is lifted within three days. Nobody is told whether there was a block, or exactly when it ends. One that was asked for from another thread still holds.
  }
reports-more = ### { $author }
    - **Block from writing without a name:** holds in every thread of the network for half a year. It takes effect at a random time within three days. You don't learn who it is.
reports-reminder = Hello! The moderators of { $network } want to remind you of what we have agreed on. It is about what you wrote here: { $link }
    You can read the rules with /threads rules in the network's server. If you wonder about something, do ask a moderator.

# Learning who wrote
unmaskings-about = - **Ask to learn who:** only if somebody's life or health is in danger, or if the law demands it. Another moderator has to agree, and whoever wrote is told.
unmaskings-button-ask = Ask to learn who
unmaskings-button-agree = I agree
unmaskings-button-refuse = No
unmaskings-button-sure = Yes, show the name to us two
unmaskings-button-see = Show me the name
unmaskings-ground = { $ground ->
    [danger] Somebody's life or health is in danger
   *[law] The law demands it
  }
unmaskings-form-title = Ask to learn who wrote
unmaskings-form-about = Whoever wrote was given a promise. This is the only exception: somebody's life or health is in danger, or the law demands it. Another moderator has to agree, and then whoever wrote is told and reads your reason. Everything goes into the log.
unmaskings-field-ground = What is it about?
unmaskings-field-ground-hint = If it is neither of these, there is no reason.
unmaskings-field-reason = The reason
unmaskings-field-reason-hint = Short and factual. Whoever wrote will read it, without your name.
unmaskings-asked = The other moderators have got the question. Nobody learns a name before one of them has agreed.
unmaskings-card-title = Request { $id }: who wrote?
unmaskings-card-whom = It is about { $author } in { $thread }
unmaskings-card-ground = **Ground:** { $ground ->
    [danger] somebody's life or health is in danger
   *[law] the law demands it
  }
unmaskings-card-by = Requested by { $who } { $at }
unmaskings-standing = { $state ->
    [asked] Another moderator needs to decide before { $lapses }. If somebody agrees, the two may see the name, and whoever wrote is told.
    [agreed] { $who } agreed { $at }. The two who are of one mind can see the name until { $until }. Whoever wrote is told.
    [refused] { $who } said no { $at }. The name stays unknown.
    [orphaned] The request no longer holds. The name stays unknown.
   *[lapsed] Nobody agreed in time. The name stays unknown.
  }
unmaskings-not-told = ⚠️ The message to whoever wrote did not get through. I show it the next time they use /threads, if that is possible.
unmaskings-sure = ### Are you sure?
    If you agree, you and the one who asked can see the name for a day. **It can't be taken back,** and whoever wrote is told and reads the reason.
unmaskings-agreed = You have agreed. You two can see the name for a day. Each time one of you looks it goes into the log.
unmaskings-refused = Then the name stays unknown.
unmaskings-seen = { $author } is { $who } ({ $number }).
    You can see it until { $until }, and each time goes into the log. Use it only for what you have given as the reason, and write it in no channel.
unmaskings-off = In this network nobody can learn who has written without a name. That possibility has been given up for good.
unmaskings-needs-another = It was you who asked. Another moderator needs to agree.
unmaskings-over = { $state ->
    [asked] There is a request about that writer already. It waits for an answer.
    [agreed] A moderator has agreed already.
    [refused] A moderator has said no already.
   *[lapsed] The request no longer holds.
  }
unmaskings-not-for-you = The name is shown only to the two moderators who are of one mind, and only for a day.
