# Direct messages and how to be spared them. $kind is the kind of message.
notices-stop = { $kind ->
    [warnings] Stop warning me here
    [meetups] Stop writing about meetups
    [threads] Stop writing about threads
    [feedback] Stop writing about surveys
   *[applications] Stop writing about my application
  }
notices-stopped = { $kind ->
    [meetups] I won't write to you any more about meetups. You see what changes on the cards, in the attendees' thread and with /meetups mine. If you wait for a seat and are offered one you won't know, and it goes on to the next.
    [warnings] I won't write to you any more about things to mend. You find them with /setup check on the server.
    [threads] I won't write to you any more about threads. You find your own with /threads mine, and questions that wait for an answer with /threads list.
    [feedback] I won't write to you any more about polls and surveys. You find those you can answer with /polls list and /surveys list.
   *[applications] I won't write to you any more about applications. /me shows how it is going.
  }
notices-resume = Undo, keep writing
notices-resumed = { $kind ->
    [meetups] I'll write to you again about meetups that you have answered.
    [warnings] I'll write to you again when something needs mending.
    [threads] I'll write to you again when something happens in threads where you take part without your name, or when a question needs you as a steward.
    [feedback] I'll write to you again when there is a survey to answer.
   *[applications] I'll write to you again when something happens with your application.
  }
notices-kind = { $kind ->
    [warnings] when something in the settings needs mending
    [meetups] about meetups: seats, changes and reminders
    [threads] about threads: when you have written without your name, and when a question needs you as a steward
    [feedback] about polls and surveys to answer
   *[applications] about what happens with your application
  }
