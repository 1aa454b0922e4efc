# /help: what the bot can do for whoever asks
help-command-description = Show what I can do for you
help-title = ## This is what I can do for you
help-begin-direct = Here in direct messages I help you with what concerns yourself. On the network's server I can do more; type /help there.
help-begin-set-up = **Begin here:** run /setup start, and we set the network up together in a couple of minutes.
help-begin-wait = The network is not set up yet. Once an administrator has done that you can apply for membership here.
help-begin-moderate = **Begin here:** new applications come as cards in { $channel }. There you approve, decline or ask.
help-begin-me = **Begin here:** type /me to see what the network knows about you and to correct it.
help-begin-apply = **Begin here:** you are not a member yet. If you would like to be, apply with the button in { $channel }. If you have applied already, /me shows how it is going.
help-area-profile = Yourself
help-area-privacy = Yourself
help-area-help = Yourself
help-area-applications = Applications
help-area-meetups = Meetups
help-area-seasons = Seasons
help-area-policy = Policy
help-area-setup = The network's settings
help-area-other = More
