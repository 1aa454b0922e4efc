# /me: what the network knows of me
profile-command-description = See and correct what the network knows about you
profile-title = ## You in { $network }
profile-title-everywhere = ## You and Ledarbot
profile-member = { $source ->
    [bot] You have been a member since { $date }.
    [server] You have been a member since before my time here. You joined the server on { $date }.
   *[nobody] You have been a member since before my time here.
  }
profile-not-yet = You are not a member yet, but your application is in.
profile-outside = You are not a member yet. If you would like to be, apply with the button in { $channel }.
profile-not-set-up = The network is not set up yet, so nobody can be a member here so far.
profile-work-title = **Title:** { $text }
profile-work-employer = **Employer:** { $text }
profile-empty = I don't know your title or where you work. Do tell, if you like.
profile-application = { $state ->
    [submitted] **Application** of { $at }: it is waiting for a moderator to read it.
    [in_review] **Application** of { $at }: a moderator is reading it right now.
    [waiting] **Application** of { $at }: a moderator would like to know more first:
    [lapsed] **Application** of { $at }: we have waited for your answer for a while. You can still give it:
    [approved] **Application** of { $at }: approved.
    [declined] **Application** of { $at }: it was not approved.
   *[withdrawn] **Application** of { $at }: you have taken it back.
  }
profile-answer-in = Answer in { $place }.
profile-again = You can apply again from { $date }.
profile-no-applications = I have no application from you. You apply on the network's server.
profile-in-servers = Are you a member? Type /me on the network's server to see your title and employer there.
profile-language = { $chosen ->
    [sv] **Direct messages from me:** in Swedish
    [en] **Direct messages from me:** in English
   *[none] **Direct messages from me:** you have not chosen a language, so I choose as best I can
  }
profile-notice = { $state ->
    [sent] – I write { $kind }
   *[stopped] – I don't write { $kind }
  }
profile-no-offers = · so a seat that becomes free for you goes on to the next in the queue
profile-correct = Correct my details
profile-corrected = Thank you, that is saved.
profile-speak = { $language ->
    [sv] Write to me in Swedish
   *[en] Write to me in English
  }
profile-language-set = { $language ->
    [sv] I'll write to you in Swedish. Here I follow the language of your Discord.
   *[en] I'll write to you in English. Here I follow the language of your Discord.
  }
profile-resume = { $kind ->
    [warnings] Warn me again
    [meetups] Write about meetups again
    [threads] Write about threads again
   *[applications] Write about my application again
  }
profile-form = Correct my details
profile-form-title-label = Your title or role
profile-form-employer-label = Where you work
profile-form-hint = Leave empty if you don't want it kept
