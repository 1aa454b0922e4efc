# /privacy: what is stored about me, as a file, and how it is erased
privacy-command-description = See, fetch or erase what is stored about you
privacy-show-description = Tell what is stored about you, why, for how long and who sees it
privacy-export-description = Fetch everything that is stored about you as a file
privacy-erase-description = Erase what is stored about you

privacy-title = { $scope ->
    [here] ## This is stored about you in { $network }
   *[everywhere] ## This is stored about you
  }
privacy-nothing = { $scope ->
    [here] I have nothing stored about you in { $network }.
   *[everywhere] I have nothing stored about you, in any network.
  }
privacy-area-applications =
    ### Your application
    Your name, your answers, what they showed, the decision, and which moderator took it.
    Why: to decide who may join, and to be able to explain the decision.
    How long: { $known ->
        [yes] what you wrote goes { $declined } days after a no or a withdrawal, and { $approved } days after a yes.
       *[no] what you wrote goes after the time that the network has chosen (unless changed { $declined } days after a no or a withdrawal, and { $approved } days after a yes).
    } After that only your Discord id, how the answers were judged and the outcome remain, until you erase it.
    Who sees it: the network's moderators.
privacy-area-drafts =
    ### A draft of an application
    What you wrote in the form when something was missing.
    Why: so that you need not write it again.
    How long: until the application is handed in, at most { $drafts } days.
    Who sees it: only you.
privacy-area-profile =
    ### Your profile
    Your title, your employer and when you became a member. You correct them with /me.
    Why: so that the network knows who you are.
    How long: until you erase it, 30 days after you left the server, or until the network stops using Ledarbot.
    Who sees it: you yourself.
privacy-area-messages =
    ### Language and direct messages
    The language in which I write to you, the kinds of messages that you have stopped, and when you last chose a language or applied.
    Why: to write in your language, and not to write what you have asked to be spared.
    How long: until you erase it, or a year after no network knows you any more.
    Who sees it: only you. It holds in all networks.
privacy-area-welcomes =
    ### That you have been welcomed
    When you were approved and when the greeting was sent.
    Why: so that you are greeted once.
    How long: until you erase it, or the network stops using Ledarbot.
    Who sees it: nobody but whoever runs the bot.
privacy-area-meetups =
    ### Your meetups
    What you have answered, your seat or place in the waiting list, guests, and what you wrote of food and access.
    Why: so that there are seats enough and the host can plan.
    How long: food and access a week after the meetup; the rest until you erase it.
    Who sees it: the host and the organisers. Names stand on the card only where the host has chosen so.
privacy-area-threads =
    ### Your threads
    What you wrote in threads that you began under your own name, topics that you look after, what you have reported, reports that concern you or that you have dealt with, and prompts that you have added or are to ask.
    Why: so that you can change your threads, and the moderators deal with what is reported.
    How long: the text and the link a year after the thread was last active, reports a year after they were dealt with; the rest until you erase it.
    Who sees it: everybody who sees the thread. Reports are seen by the moderators alone.
privacy-area-anonymous =
    ### What you wrote without your name
    The posts, and an encrypted link to you that is not in the file.
    Why: so that you hear when somebody answers.
    How long: the link as long as the network has chosen, the words a year.
    Who sees it: only who has the key.
privacy-area-feedback =
    ### Polls and surveys
    Surveys you were sent or are told of, and what you made. Your answers lead to you by a key of their own alone until it is closed, and not at all afterwards.
    Why: to ask you, and remind you once.
    How long: 30 days after closing; what you made until you erase it.
    Who sees it: only whoever runs the bot.
privacy-area-handled =
    ### What you have done as a moderator or administrator
    Which applications you have taken, asked about and decided, and which settings you have changed.
    Why: so that decisions can be explained.
    How long: until you erase it; the decisions then stay, without you.
    Who sees it: the moderators, on the cards of the applications.
privacy-area-log =
    ### The log of actions
    That something was done by you or with your application, and when. Never what anybody wrote.
    Why: to be able to say what has happened.
    How long: as long as the network uses Ledarbot; your connection to it goes when you erase.
    Who sees it: nobody but whoever runs the bot.
privacy-area-queue =
    ### Messages on their way
    That a message to you or about you is to be sent or was just sent, with ids but without text.
    Why: so that it is sent once, also when something breaks on the way.
    How long: { $sent } days after it was sent.
    Who sees it: nobody but whoever runs the bot.
privacy-who = { $scope ->
    [here] Whoever runs the bot can read the database. Responsible for the data is { $network }; ask the moderators. **/privacy export** gives you everything as a file, **/privacy erase** erases it.
   *[everywhere] Whoever runs the bot can read the database. Responsible for the data is each network for itself; ask its moderators. **/privacy export** gives you everything as a file, **/privacy erase** erases it. Here both concern all networks; on a network's server that one alone.
  }

privacy-exported = { $scope ->
    [here] Here is everything that is stored about you in { $network }.
   *[everywhere] Here is everything that is stored about you, in all networks.
  } The file is JSON, which people and programs can read.
privacy-exported-more = File { $number } of { $count }.

privacy-erase-title = { $scope ->
    [here] ## Erase what is stored about you in { $network }?
   *[everywhere] ## Erase what is stored about you in all networks?
  }
privacy-erase-goes = This goes:
privacy-erase-stays = This stays:
privacy-name = { $area ->
    [applications] your application with your answers
    [drafts] your draft of an application
    [profile] your profile: title, employer and when you became a member
    [messages] your choice of language, and which direct messages you have stopped
    [welcomes] that you have been welcomed
    [meetups] your answers to meetups and your seasons; a seat that you had goes to the next
    [threads] your name and what you wrote in threads that you began under it, that you are a steward, and your name on reports and prompts
    [anonymous] the link between you and what you wrote without your name; you can't change it afterwards
    [feedback] your drafts of answers to surveys, and that you were sent them; answers that you have sent stay, and nobody can tell that they are yours
    [handled] your name on what you have done as a moderator or administrator
    [log] your connection to the log of actions
   *[queue] messages on their way to you or about you
  }
privacy-erase-open = Your open application goes too, with its card among the moderators. Nobody will answer it.
privacy-erase-native = Your membership application stays with Discord. Withdraw it there first, or I will be handed it again.
privacy-erase-role = your role on the server: you are still a member, but the profile is empty
privacy-erase-acts = the decisions that you have taken, but not that it was you
privacy-erase-anonymous = what you have written without your name, since it would be noticed if all of it went at once; to take a post away, use the button below it first. If you are stopped or blocked from writing without a name, that still holds
privacy-erase-settings = your language and which direct messages you have stopped, since that holds in all networks
privacy-erase-discord = what stands in Discord, such as messages we have sent each other
privacy-erase-elsewhere = what other networks have stored about you; type /privacy erase in a direct message to me to erase everything
privacy-erase-yes = Yes, erase
privacy-erase-no = No, keep it
privacy-kept = Nothing is erased.
privacy-erased = { $scope ->
    [here] **Done.** This is erased in { $network }:
   *[everywhere] **Done.** This is erased in all networks:
  }
privacy-erased-card = The card with your application is taken out of the moderators' channel.
privacy-erased-role = You keep your role on the server.

# The file
privacy-file-about = What this file is
privacy-file-explained = Everything that Ledarbot has stored about one person. Names of moderators and other people are left out. Times are in UTC.
privacy-file-empty = Ledarbot has nothing stored about the person.
privacy-file-person = The person's Discord id
privacy-file-written = Written
privacy-file-network = Network
privacy-table-applications = Applications
privacy-table-application-answers = Answers in the applications
privacy-table-application-findings = What the answers showed
privacy-table-drafts = Drafts of an application
privacy-table-members = Profile
privacy-table-people = Language
privacy-table-stopped-notices = Stopped direct messages
privacy-table-welcomes = Greetings
privacy-table-applications-handled = Applications that the person has handled
privacy-table-questions-handled = Questions that the person has interpreted
privacy-table-policies-handled = Policies that the person has changed
privacy-table-own-terms-handled = Titles and employers that the person has taught the bot
privacy-table-signups = Answers to meetups
privacy-table-season-members = Seasons that the person follows
privacy-table-meetups-handled = Meetups that the person hosts
privacy-table-seasons-handled = Seasons that the person hosts
privacy-table-threads-handled = Threads that the person has begun
privacy-table-stewards = Topics that the person looks after
privacy-table-reports-handled = Reports that the person has made, dealt with or is the subject of
privacy-table-unmaskings-handled = Requests to learn who wrote, which the person has made or answered
privacy-table-own-prompts-handled = Prompts that the person has added
privacy-table-prompt-series-handled = The prompt that the person is to ask
privacy-table-invited = Surveys that the person was sent
privacy-table-round-hosts = Surveys whose results the person is told
privacy-table-polls-handled = Polls that the person made
privacy-table-surveys-handled = Surveys that the person brought in
privacy-table-survey-rounds-handled = Surveys that the person sent
privacy-table-audit = Log of actions
privacy-table-outbox = Messages
privacy-table-jobs = Planned actions
privacy-field-id = Number
privacy-field-community-id = Network's id
privacy-field-user-id = Person
privacy-field-user-ids = People
privacy-field-applicant-id = Applicant
privacy-field-applicant-name = Name
privacy-field-application-id = Application's number
privacy-field-source = Way in
privacy-field-join-request-id = Discord's number of the application
privacy-field-state = State
privacy-field-locale = Language of messages
privacy-field-submitted-at = Handed in
privacy-field-changed-at = Last changed
privacy-field-revision = Revision
privacy-field-taken-by = Taken by
privacy-field-taken-at = Taken
privacy-field-asked-by = Asked by
privacy-field-asked-at = Asked
privacy-field-question = Moderator's question
privacy-field-thread-id = Thread
privacy-field-decided-by = Decided by
privacy-field-decided-at = Decided
privacy-field-decided-in = Decided in
privacy-field-reason = Reason
privacy-field-decided-from = Decided from the state
privacy-field-decided-revision = Revision of the decision
privacy-field-goes-out-at = Decision goes out
privacy-field-proposed = Proposed decision
privacy-field-proposed-by = Proposed by
privacy-field-proposed-at = Proposed
privacy-field-proposed-reason = Proposed reason
privacy-field-recommendation = Recommendation
privacy-field-policy-version = Version of the rules
privacy-field-language = Language of the answers
privacy-field-kind = Kind
privacy-field-sector = Sector
privacy-field-notes = Remarks
privacy-field-card-channel-id = Card's channel
privacy-field-card-message-id = Card's message
privacy-field-position = Position
privacy-field-meaning = What the question asks
privacy-field-label = Question
privacy-field-label-key = Question's key
privacy-field-text = Text
privacy-field-criterion = Criterion
privacy-field-verdict = Verdict
privacy-field-rule = Rule
privacy-field-evidence = Evidence
privacy-field-field = Answer to
privacy-field-start = From character
privacy-field-end = To character
privacy-field-title = Title
privacy-field-employer = Employer
privacy-field-staff = Staff responsibility
privacy-field-work = Work
privacy-field-updated-at = Last saved
privacy-field-joined-at = Member since
privacy-field-seen-at = Last seen
privacy-field-stopped-at = Stopped
privacy-field-approved-at = Approved
privacy-field-greeted-at = Greeted
privacy-field-set-by = Interpreted by
privacy-field-set-at = Interpreted
privacy-field-version = Number of the policy
privacy-field-data = Changes to the policy
privacy-field-made-by = Changed by
privacy-field-made-at = Changed
privacy-field-key = Compared as
privacy-field-added-by = Added by
privacy-field-added-at = Added
privacy-field-removed-at = Removed
privacy-field-at = Time
privacy-field-actor-id = Done by
privacy-field-action = Action
privacy-field-subject-kind = Concerned
privacy-field-subject-id = Concerned number
privacy-field-details = Details
privacy-field-due-at = To be done
privacy-field-attempts = Attempts
privacy-field-first-attempt-at = First attempt
privacy-field-claimed-at = Begun
privacy-field-claimed-by = Begun by process
privacy-field-sent-at = Sent
privacy-field-last-error = Last error
privacy-field-created-at = Created
privacy-field-meetup-id = Number of the meetup
privacy-field-season-id = Number of the season
privacy-field-standing = Answer
privacy-field-order = Order of arrival
privacy-field-answered-at = Answered
privacy-field-guests = Guests
privacy-field-employer-key = Employer, as compared
privacy-field-is-first-timer = First time
privacy-field-offered-until = Seat held until
privacy-field-confirmed-at = Confirmed
privacy-field-confirm-by = To confirm by
privacy-field-diet = Food
privacy-field-accessibility = Accessibility
privacy-field-wants-direct = Wants direct messages
privacy-field-unreached-at = Could not be reached
privacy-field-confirmed = Has confirmed
privacy-field-host-id = Host
privacy-field-description = Description
privacy-field-agenda = Agenda
privacy-field-venue = Venue
privacy-field-address = Address
privacy-field-link = Link
privacy-field-start-at = Starts
privacy-field-end-at = Ends
privacy-field-date-note = About the date
privacy-field-reservation = Subject to change
privacy-field-signup-closes-at = Sign-up closes
privacy-field-roles = Roles
privacy-field-cost = Cost
privacy-field-contact = Contact
privacy-field-asks-diet = Asks about food
privacy-field-asks-accessibility = Asks about accessibility
privacy-field-shows-names = Shows names
privacy-field-capacity = Seats
privacy-field-employer-cap = At most from one employer
privacy-field-first-timers-first = First-timers first
privacy-field-offer-hours = Hours a seat is held
privacy-field-confirm-hours = Hours before to confirm
privacy-field-reminders = Reminders
privacy-field-sequence = Revision of the calendar entry
privacy-field-state-seen = Revision of the card
privacy-field-interested = Interested
privacy-field-event-id = Discord's event
privacy-field-event-shape = Contents of the event
privacy-field-needs-erased-at = Needs erased
privacy-field-usual-time = Usual time
privacy-field-previous-id = The season before
privacy-field-name = Designation
privacy-field-topic-id = Number of the topic
privacy-field-author-id = Written by
privacy-field-handle = Number of the author in the thread
privacy-field-shown-revision = Version in Discord
privacy-field-is-replied = Has been answered
privacy-field-is-hidden = Hidden
privacy-field-posted-on = Posted on
privacy-field-active-on = Last active on
privacy-field-bumps = Times it came up again
privacy-field-bumped-on = Came up again on
privacy-field-answer-id = The answer that helped
privacy-field-channel-id = Channel
privacy-field-discord-id = Discord's number of the thread
privacy-field-prompt-key = Prompt
privacy-field-keep-links-days = Days that links are kept
privacy-field-later-title = Title that waits
privacy-field-later-text = Text that waits
privacy-field-later-topic-id = Number of the topic that waits
privacy-field-telling = Whether the author has been told
privacy-field-message-id = Message
privacy-field-post-id = Number of the post
privacy-field-reporter-id = Reported by
privacy-field-reported-at = Reported at
privacy-field-choice = What was done about it
privacy-field-closed-by = Dealt with by
privacy-field-closed-at = Dealt with at
privacy-field-ground = Ground
privacy-field-answered-by = Answered by
privacy-field-weekday = Day of the week
privacy-field-minute = Minute of the day
privacy-field-skips-holidays = Skips holidays
privacy-field-is-paused = Paused
privacy-field-next-at = Next time
privacy-field-round-number = Round
privacy-field-last-key = Last prompt
privacy-field-next-key = Next prompt
privacy-field-seed = Random seed
privacy-field-box-id = Number of the poll or survey
privacy-field-options = Options
privacy-field-takes-several = Several answers
privacy-field-hides-results = Hides results
privacy-field-role-id = Role
privacy-field-created-by = Created by
privacy-field-opened-at = Opened
privacy-field-closes-at = Closes
privacy-field-quorum = Closes at so many votes
privacy-field-remind-at = Reminder
privacy-field-asked = Asked
privacy-field-limit-of = Smallest group
privacy-field-live = Numbers while open
privacy-field-pending = Numbers after the next step
privacy-field-results = Results of the answers
privacy-field-ending = How it was closed
privacy-field-drawn = Answers on the card
privacy-field-survey-id = Number of the survey
privacy-field-round-id = Number of the round
privacy-field-number = Round
privacy-field-opened-by = Opened by
privacy-field-subject = About
privacy-field-is-retired = No longer used
privacy-field-dedupe-key = Key
privacy-field-payload = Content
privacy-field-result = Result
