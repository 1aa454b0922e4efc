# /setup: how the network is set up

setup-command-description = Set the network up: roles, channels and habits
setup-start-description = Set the network up step by step, or change what holds now
setup-check-description = Check that everything is set up right, and say what needs mending
setup-questions-description = See how the questions of your membership applications are read, and correct it

# The parts, as they are called in lists
setup-role-name = { $part ->
    [moderator] Moderators
    [organiser] Organisers
   *[member] Members
  }
setup-channel-name = { $part ->
    [review] Review of applications
    [welcome] Welcome
    [announcements] Announcements
    [threads] Threads
    [meetups] Meetups
   *[feedback] Feedback
  }
# … and inside a sentence: "the role for …", "the channel for …"
setup-part = { $part ->
    [moderator] moderators
    [organiser] organisers
    [member] members
    [review] review
    [welcome] welcoming
    [announcements] announcements
    [threads] threads
    [meetups] meetups
   *[feedback] feedback
  }

# The overview
setup-title = ## Set up { $network }
setup-intro = Everything you choose is saved at once, and you can come back at any time with /setup start.
setup-progress = { $missing ->
    [0] The network is set up and takes applications.
    [one] One thing is left before the network can take applications.
   *[other] { $missing } things are left before the network can take applications.
  }
setup-roles-heading = ### Roles
setup-channels-heading = ### Channels
setup-habits-heading = ### Times and limits
setup-chosen = { $part }: { $chosen }
setup-not-chosen = { $part }: not chosen
setup-not-chosen-optional = { $part }: not chosen (can wait)
setup-gone = { $part }: deleted
setup-to-mend-heading = ### To mend
setup-to-mend-more = … and { $count ->
    [one] one thing more
   *[other] { $count } things more
  }. Run /setup check for the whole list.
setup-language = The network's language
setup-language-name = { $language ->
    [sv] Svenska
   *[en] English
  }

# The proposals
setup-proposal-heading = ### Proposal
setup-proposal-use = I use what is here already: { $names }.
setup-proposal-create-roles = I create the { $count ->
    [one] role
   *[other] roles
  } { $names }.
setup-proposal-create-channels = I create the { $count ->
    [one] channel
   *[other] channels
  } { $names }.
setup-proposal-closed = Only moderators see the review channel, everybody sees the welcome channel, and members see the rest.
setup-and = { $first } and { $last }

# Buttons and menus
setup-button-propose = Use the proposals
setup-button-roles = Roles
setup-button-channels = Channels
setup-button-habits = Times and limits
setup-button-check = Check
setup-button-back = Back
setup-button-change = Change the settings
setup-button-again = Check again
setup-button-hide = Hide #{ $channel } from others
setup-button-invite = Post the invitation again
setup-button-zone = Search for another time zone
setup-button-previous = Previous page
setup-button-next = Next page
setup-pick-role = Choose the role for { $part }
setup-pick-channel = Choose the channel for { $part }
setup-pick-language = Choose a language
setup-pick-zone = Choose a time zone
setup-pick-delay = Choose the time to think
setup-pick-reapply = Choose the number of days
setup-pick-waiting = Choose the number of days

# The pages
setup-roles-intro = I give the member role to those who are let in. Moderators read and decide applications, organisers arrange meetups. Administrators may do everything.
setup-channels-intro = Choose the moderators' role first: nobody else may see the review channel.
setup-habits-intro = Times are shown in the network's time zone. The limits hold from now on; what has been decided stays as it is.
setup-zone-heading = **Time zone:** { $zone }
setup-delay-heading = **Time to think.** A decision waits this long before it is sent to the applicant.
setup-delay-option = { $minutes ->
    [0] None, the decision is sent at once
    [one] One minute
   *[other] { $minutes } minutes
  }
setup-reapply-heading = **A new application.** Whoever was declined waits this long before a new application is taken.
setup-reapply-option = { $days ->
    [0] No wait
    [one] One day
   *[other] { $days } days
  }
setup-waiting-heading = **Waiting for an answer.** We wait this long for whoever was asked something before the moderators are reminded.
setup-waiting-option = { $days ->
    [one] One day
   *[other] { $days } days
  }

# The time zone
setup-zone-title = Search for a time zone
setup-zone-label = City or area
setup-zone-hint = For example Lisbon or America/New_York
setup-zone-found = I found several. Choose one in the menu.
setup-zone-unknown = I find no time zone for “{ $text }”. Try a larger city nearby.
setup-zone-set = The time zone is now { $zone }.
setup-zone-name = { $zone ->
    [Europe-Stockholm] Sweden (Stockholm)
    [Europe-Helsinki] Finland (Helsinki)
    [Europe-Mariehamn] Åland (Mariehamn)
    [Europe-Oslo] Norway (Oslo)
    [Europe-Copenhagen] Denmark (Copenhagen)
    [Atlantic-Reykjavik] Iceland (Reykjavik)
    [Atlantic-Faroe] The Faroe Islands (Tórshavn)
    [Europe-Tallinn] Estonia (Tallinn)
    [Europe-London] Great Britain (London)
    [Europe-Lisbon] Portugal (Lisbon)
    [Europe-Brussels] Belgium (Brussels)
    [Europe-Berlin] Germany (Berlin)
    [Europe-Paris] France (Paris)
    [Europe-Madrid] Spain (Madrid)
   *[UTC] UTC, universal time
  }

# What happened
setup-made-roles = I created the { $count ->
    [one] role
   *[other] roles
  } { $names }.
setup-made-channels = I created the { $count ->
    [one] channel
   *[other] channels
  } { $names }.
setup-saved = Saved.
setup-not-saved = I did not save that choice.
setup-hidden = Now only the moderators see { $channel }, and it is chosen for review.
setup-invited = The invitation to apply is being posted in the welcome channel.
setup-stopped = { $reason ->
    [two_factor] Discord asks for two-factor authentication of whoever owns me, since the server asks it of moderators. Ask the person who runs me to turn it on, or create what is missing yourself and choose it here.
    [too_many_roles] The server has as many roles as Discord allows. Remove one, or choose among those that are there.
    [too_many_channels] The server has as many channels as Discord allows. Remove one, or choose among those that are there.
   *[forbidden] Discord did not let me do it. See that my role has the permissions Manage Roles and Manage Channels, and try again.
  }

# What needs mending
setup-fault-role-not-chosen = Choose a role for { $part }.
setup-fault-role-gone = The role for { $part } has been deleted. Choose another, or let me create a new one.
setup-fault-role-for-everyone = @everyone can't be the role for { $part }: it would hold for everybody on the server. Choose another role.
setup-fault-role-managed = The role { $who } is managed by another app, so I can't give it to new members. Choose another role.
setup-fault-moderators-are-members = Moderators and members can't have the same role ({ $who }): every member could then read the applications.
setup-fault-commands-hidden = The role { $who } lacks the permission { $lacking }, so Discord does not show my commands for { $part }. Give the role that permission, or open the commands to it under Server Settings → Integrations.
setup-fault-bot-below-role = The role { $who } stands above mine, so I can't give it to new members. Drag my role above it under Server Settings → Roles.
setup-fault-channel-not-chosen = Choose a channel for { $part }.
setup-fault-channel-gone = The channel for { $part } has been deleted. Choose another, or let me create a new one.
setup-fault-wrong-kind = { $who } is the wrong kind of channel for { $part }. It should be { $kinds ->
    [forum] a forum or a text channel
    [news] a text or announcement channel
   *[text] an ordinary text channel
  }.
setup-fault-review-seen = The channel for review can be seen by { $everyone ->
        [yes] everybody on the server
       *[no] more than the moderators: { $who }
    }. It holds what applicants have told in confidence. Hide it from others, or choose another channel.
setup-fault-review-hidden = The moderators can't see the channel for review. Give their role the permission View Channel there.
setup-fault-open-to-applicants = Everybody on the server can see { $who } ({ $part }), also people who are not members yet. Hide it from @everyone if that is not what you want.
setup-fault-closed-to-members = The members can't see { $who } ({ $part }). Give the member role the permission View Channel there.
setup-fault-closed-to-applicants = Not everybody can see { $who }. Whoever wants to apply must see the welcome channel: give @everyone the permission View Channel there.
setup-fault-bot-lacks = My role lacks the { $count ->
    [one] permission
   *[other] permissions
  } { $lacking }. You give it under Server Settings → Roles.
setup-fault-bot-lacks-in-channel = I lack the { $count ->
    [one] permission
   *[other] permissions
  } { $lacking } in { $who } ({ $part }). You give it under the channel's settings → Permissions.
setup-fault-invitation-gone = The invitation to apply is no longer in the welcome channel. Post it again with the button below.
setup-permission = { $permission ->
    [administrator] Administrator
    [view_channel] View Channel
    [read_message_history] Read Message History
    [send_messages] Send Messages
    [send_messages_in_threads] Send Messages in Threads
    [create_public_threads] Create Public Threads
    [create_private_threads] Create Private Threads
    [manage_threads] Manage Threads and Posts
    [manage_messages] Manage Messages
    [manage_channels] Manage Channels
    [manage_roles] Manage Roles
    [kick_members] Kick, Approve, and Reject Members
    [moderate_members] Timeout Members
    [create_events] Create Events
   *[manage_events] Manage Events
  }

# The check
setup-check-title = ## Check of { $network }
setup-check-well = Everything is set up right. Only moderators and administrators see the applications, and I have the permissions that I need.
setup-check-serious = **{ $count ->
    [one] One thing keeps
   *[other] { $count } things keep
  } applications from being handled as they should:**
setup-check-advice = **{ $count ->
    [one] One thing
   *[other] { $count } things
  } to look over:**
setup-gate-on = ### Discord's own membership applications are on
    They come here as cards in the channel for review. With /setup questions you see how I read the questions.
setup-gate-extra = Your own questions, to paste into the same form (it holds five fields):
setup-gate-off = ### Discord's own membership applications are off
    People who are on the server already apply with the button in the welcome channel. Would you rather let people in only when they are approved? Turn it on under Server Settings → Access → Apply to Join, and paste these questions:
setup-gate-form = 1. What is your title?
    2. Where do you work?
    3. Do you have staff responsibility? For how many people?
    4. What do you do at work?
setup-gate-form-hint = Questions 1 and 2 as short answers, 3 and 4 as paragraphs. Your rules go well as a fifth field.

# The questions
setup-questions-title = ## How I read the questions of your membership applications
setup-questions-intro = I guess by the words of the question. Correct what is wrong, and I read the open applications again.
setup-questions-none = I have not seen any questions yet. They appear here when the first membership application comes in.
setup-question-guessed = { $question }
    is read as **{ $meaning }** (my guess)
setup-question-set = { $question }
    is read as **{ $meaning }** (chosen by you)
setup-question-pick = Read the question as …
setup-question-changed = { $question }
    is now read as **{ $meaning }**. { $count ->
        [0] No application is open right now.
        [one] The open application has been read again.
       *[other] The { $count } open applications have been read again.
    }
setup-questions-page = Page { $page } of { $pages }
setup-meaning = { $meaning ->
    [title] title
    [employer] employer
    [work] what one does
    [staff] staff responsibility
    [terms] yes to the rules
   *[other] something else
  }

# The direct message to the server's owner
setup-warning-title = ## { $network } needs your help
setup-warning = { $code ->
    [review_audience] I have stopped posting applications, since others than the moderators can see the channel for review: { $who }. Hide it from them, and I go on by myself.
    [review_channel_gone] The channel for review has been deleted, so the moderators get no applications. Choose a new one with /setup start, and those that wait will come.
    [review_forbidden] I may not write in the channel for review, so the moderators get no applications. Give me the permissions View Channel, Send Messages and Read Message History there.
    [meetups_channel_gone] The channel for meetups has been deleted, so new meetups are not seen. Choose a new one with /setup start, and the cards will come there.
    [meetups_forbidden] I may not write in the channel for meetups or open the attendees' threads there. Give me the permissions View Channel, Send Messages, Read Message History, Create Private Threads and Send Messages in Threads there.
    [threads_channel_gone] The channel for threads has been deleted, so what is to be posted stays where it is. Choose a new one with /setup start, and the threads will come there.
    [threads_forbidden] I may not post threads in their channel. Give me the permissions View Channel, Read Message History, Send Messages, Send Messages in Threads, Create Public Threads and Manage Threads and Posts there.
    [threads_full] Discord takes no more active threads on the server. Archive some old ones, and I post those that wait.
    [threads_tag_required] The forum for threads demands a tag on every post, and I have none to set. Give me the permission Manage Channels, add a tag to the forum or take the demand away, and I post those that wait.
    [prompts_empty] There is nothing to post as the question of the week, or no channel to post it in, so the series is paused. Add prompts with /prompts add, or choose a channel for threads with /setup start, and press Resume in /prompts show.
   *[other] Something in the settings keeps applications from being handled.
  }
setup-warning-check = Run /setup check on the server to see everything that needs mending.
setup-warning-everyone = everybody on the server

# What is created, in the network's language
setup-created-role = { $part ->
    [moderator] Moderator
    [organiser] Organiser
   *[member] Member
  }
setup-created-channel = { $part ->
    [review] review
    [welcome] welcome
    [announcements] announcements
    [threads] threads
    [meetups] meetups
   *[feedback] feedback
  }
setup-created-topic = { $part ->
    [review] Applications to the network. Only the moderators see this channel.
    [welcome] It begins here. Apply for membership, or say hello to those who are new.
    [announcements] News from the network.
    [threads] Questions and answers between colleagues.
    [meetups] Lunches, study visits and evenings.
   *[feedback] What works in the network, and what could be better.
  }
setup-created-category = The network
setup-created-reason = The network's set-up with /setup
