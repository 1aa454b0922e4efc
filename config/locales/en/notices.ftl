# Direct messages and how to be spared them. $kind is the kind of message.
notices-stop = { $kind ->
    [warnings] Stop warning me here
    [meetups] Stop writing about meetups
   *[applications] Stop writing about my application
  }
notices-stopped = { $kind ->
    [meetups] I won't write to you any more about meetups. You see what changes on the cards, in the attendees' thread and with /meetups mine. If you wait for a seat and are offered one you won't know, and it goes on to the next.
    [warnings] I won't write to you any more about things to mend. You find them with /setup check on the server.
   *[applications] I won't write to you any more about applications. /me shows how it is going.
  }
notices-resume = Undo, keep writing
notices-resumed = { $kind ->
    [meetups] I'll write to you again about meetups that you have answered.
    [warnings] I'll write to you again when something needs mending.
   *[applications] I'll write to you again when something happens with your application.
  }
notices-kind = { $kind ->
    [warnings] when something in the settings needs mending
    [meetups] about meetups: seats, changes and reminders
   *[applications] about what happens with your application
  }
