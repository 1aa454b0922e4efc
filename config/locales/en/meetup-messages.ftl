# What the bot says about meetups by itself: direct messages, the attendees' thread, notes to the
# host and the organisers, and Discord's events.

# The first sentence of a direct message or a post in the thread
meetup-messages-direct = { $code ->
    [offer] A seat is free at **{ $title }**, and I am holding it for you. Answer by { $until }; after that it goes on to the next in the queue.
    [promoted] You have got a seat at **{ $title }**! There are more seats now, so you need not wait any longer.
    [lapsed] The time to take the seat at **{ $title }** has passed, so it went on to the next in the queue.{ $open ->
        [yes] {" "}If you still want to come, press I'm coming on the card.
       *[no] {""}
      }
    [released] Your seat at **{ $title }** was not confirmed in time, so it goes on to somebody else.{ $open ->
        [yes] {" "}If you still want to come, press I'm coming on the card.
       *[no] {" "}Sign-up has closed; write to the host if you can come after all.
      }
    [confirm] Are you coming to **{ $title }**? Answer by { $until }; otherwise your seat goes to somebody else.
    [cancelled] **{ $title }** has unfortunately been cancelled.
    [postponed] **{ $title }** has been postponed until further notice. Your answer stands, and I'll write when there is a new date.
    [new_date] **{ $title }** has got a date. Your answer stands; change it if the day doesn't suit you.
    [no_date] The date of **{ $title }** no longer holds. Your answer stands, and I'll write when there is a new one.
    [reminder] A reminder: **{ $title }** is { $distance }.
    [proposal_approved] Your proposal **{ $title }** has been approved, and now all members can see it and sign up.
    [proposal_refused] An organiser has said no to your proposal **{ $title }**.
   *[changed] **{ $title }** has changed: { $changes }. This is how it is now:
  }
meetup-messages-change = { $change ->
    [time] a new time
    [place] a new place
    [link] a new link
    [speakers] the speakers
   *[other] something else
  }
meetup-messages-list = { $number ->
    [0] something else
    [1] { $last }
   *[other] { $first } and { $last }
  }
meetup-messages-distance = { $unit ->
    [days] in { $count } days
    [tomorrow] tomorrow
    [hours] in about { $count } hours
   *[minutes] { $count ->
        [one] in a minute
       *[other] in { $count } minutes
    }
  }
meetup-messages-when = When: { $when }
meetup-messages-where = Where: { $where }
meetup-messages-card = [To the card]({ $link })
meetup-messages-from = -# From { $network }

# Buttons
meetup-messages-take = Take the seat
meetup-messages-leave = No thanks
meetup-messages-come = I'm coming
meetup-messages-cannot = I can't come
meetup-messages-calendar = Calendar file
meetup-messages-restore = Put the event back
meetup-messages-cancel-too = Cancel the meetup

# The attendees' thread
meetup-messages-opened = This is the thread for you who are coming to **{ $title }**. Reminders and changes come here. Feel free to ask { $host }, who is the host.
meetup-messages-reach = { $mention }, I can't reach you by direct message, so I write here.
    { $text }

# Notes to the host and the organisers
meetup-messages-organisers = The organisers
meetup-messages-note = { $code ->
    [proposed] { $host } proposes a meetup: **{ $title }**
        When: { $when }
        Where: { $where }
    [late_no] { $person } had a seat at **{ $title }** and can't come after all; sign-up had closed.
    [host_left] The host of **{ $title }** ({ $host }) has left the server. Choose another host or cancel the meetup.
    [event_cancelled] Somebody has removed the event of **{ $title }** in Discord. People have signed up, so the meetup stands and nobody has been told anything. What do you want to do?
    [event_put_back] Somebody changed the event of **{ $title }** in Discord in a way that doesn't add up, for instance to a time that has passed. I have written back what holds: { $when }.
    [event_limit] **{ $title }** is not among the server's events, since Discord allows 100 at most. Sign-up works all the same. I'll try again when an event ends.
    [event_forbidden] **{ $title }** is not among the server's events, since I lack the permissions Create Events and Manage Events. Sign-up works all the same.
   *[other] Something about **{ $title }** needs looking into.
  }
meetup-messages-cancelled-too = **{ $title }** is cancelled. Those who have answered will be told.
meetup-messages-restored = **{ $title }** stands, and its event is being put back.

# Discord's events
meetup-messages-event-closing = Place and sign-up: see the card in { $channel }.
meetup-messages-event-place = See the card in { $channel }
