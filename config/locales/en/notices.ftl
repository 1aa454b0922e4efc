# Direct messages and how to be spared them. $kind is the kind of message.
notices-stop = { $kind ->
    [warnings] Stop warning me here
   *[applications] Stop writing about my application
  }
notices-stopped = { $kind ->
    [warnings] I won't write to you any more about things to mend. You find them with /setup check on the server.
   *[applications] I won't write to you any more about applications. /me shows how it is going.
  }
notices-resume = Undo, keep writing
notices-resumed = { $kind ->
    [warnings] I'll write to you again when something needs mending.
   *[applications] I'll write to you again when something happens with your application.
  }
notices-kind = { $kind ->
    [warnings] when something in the settings needs mending
   *[applications] about what happens with your application
  }
