common-not-allowed = Only { $needs ->
    [administrator] administrators
    [moderator] the network's moderators
    [organiser] the network's organisers
   *[member] members of the network
  } can do this.
common-not-found = That no longer exists, or it does not belong to this network.
common-not-set-up = The network is not set up yet. An administrator can run /setup start.
common-somebody = somebody
common-fault = Something went wrong on my side. Nothing that was already saved is lost; please try again in a while.
common-discord-forbids = Discord does not let me do that. An administrator can run /setup check to see what to change.
common-discord-busy = Discord is not answering right now. Please try again in a while.
threads-no-key = Anonymous posts are not available here: whoever runs the bot has not set a key.
common-command-outdated = The command has changed. Reload Discord (Ctrl+R) and try again.
common-late-form = The form had been open for too long, so I could not take it. Nothing is saved; open it again and send it anew.
common-late-form-texts = The form had been open for too long, so I could not take it. Nothing is saved; open it again and send it anew. This is what you had written, for you to copy:
common-late-form-attached = The form had been open for too long, so I could not take it. Nothing is saved; open it again and send it anew. What you had written is in the file, for you to copy.
common-late-form-file = what-you-wrote.txt
