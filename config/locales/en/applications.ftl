# The invitation in the welcome channel, and the form
applications-invitation =
    ## Welcome to { $network }
    This is where public-sector leaders meet: municipalities, regions, the state and the companies they own. You are welcome if you hold a leading position with staff responsibility today.
    Applying takes a couple of minutes. A moderator reads it and answers you personally.
applications-apply = Apply for membership
applications-form-title = Apply for membership
applications-form-title-label = Your title or role
applications-form-title-hint = For example unit manager, head teacher or head of department
applications-form-employer-label = Where do you work?
applications-form-employer-hint = Municipality, region, agency or company
applications-form-staff-label = Do you have staff responsibility?
applications-form-staff-yes = Yes
applications-form-staff-no = No
applications-form-staff-unsure = Unsure
applications-form-work-label = What do you do, and how many do you lead?
applications-form-work-hint = A couple of sentences are enough
applications-form-terms-label = The network's rules
applications-form-terms-hint = What is said here stays here, and we treat each other with respect.
applications-form-terms-agree = I follow the rules
applications-received = Thank you, { $name }! Your application is in. A moderator reads it and answers you, usually within a few days. Meanwhile you can press the button in the welcome channel again to see how it is going.
applications-draft-kept = What you wrote is saved. Press the button, change what is missing and send it again.
applications-open-draft = Open my application
applications-incomplete = { $field ->
    [title] Write your title or role in a few words.
    [employer] Write where you work.
    [staff] Choose whether you have staff responsibility.
    [work] Write briefly what you do and how many you lead.
    [reason] Write a reason; the applicant will read it.
    [question] Write what you want to ask.
   *[other] Write a few words in the box.
  }
applications-terms = To join you need to agree to the network's rules.
applications-already-applied = You have had an application in since { $at }.
applications-already-member = You are a member already. Type /help to see what I can do for you.
applications-too-early = Thank you for wanting to apply again. You may hand in a new application from { $until }.
applications-status = **Your application** was handed in { $at }. { $state ->
    [submitted] It is waiting for a moderator to read it.
    [in_review] A moderator is reading it right now.
    [waiting] A moderator has asked you for more; answer and it moves on.
    [lapsed] We are waiting for your answer. You can still complete it.
    [approved] It is approved. A warm welcome!
    [declined] It was not approved this time.
   *[withdrawn] It has been taken back.
  }
applications-status-question = The moderator asks:
applications-status-reason = The moderator writes:
applications-withdraw = Take back the application
applications-withdrawn = Your application has been taken back. You are welcome to apply again whenever you like.
applications-nothing-open = You have no open application.
applications-complete = Complete it
applications-complete-title = Complete your application
applications-complete-label = Your answer
applications-complete-hint = The moderators read it together with your application
applications-completed = Thank you! Your answer has reached the moderators.
applications-addition = Addition

# The moderators' card
applications-card-title = Application { $id }: { $name }
applications-card-thinned = erased
applications-card-who = { $inside ->
    [yes] { $mention } · handed in { $at }
   *[no] Handed in { $at }
  } · { $source ->
    [native] Discord's membership application
   *[form] the form in the server
  }
applications-card-earlier = Has applied before: { $state ->
    [approved] approved
    [declined] declined
   *[withdrawn] taken back
  } { $at }.
applications-card-no-answer = (no answer)
applications-card-terms = Has agreed to the rules
applications-card-terms-not = Has not agreed to the rules
applications-card-hidden = The answers have been erased after the network's retention time.
applications-card-recommendation = { $recommendation ->
    [approve] **Suggestion: approve.** Everything the network asks for is in the answers.
    [decline] **Suggestion: decline.** At least one requirement is clearly not met.
   *[review] **Suggestion: read it yourself.** It is not possible to say for certain.
  }
applications-card-language = The answer goes out in { $locale ->
    [en] English
   *[sv] Swedish
  }.
applications-card-state = { $state ->
    [submitted] Waiting for a moderator.
    [in_review] Being read by { $who } since { $at }.
    [waiting] Waiting for the applicant since { $at }; { $who } has asked for more.
    [lapsed] Nothing has been added since { $at }. Nobody has said no; you can still decide.
    [approved] ✅ Approved by { $who } { $at }.
    [declined] Declined by { $who } { $at }.
   *[withdrawn] Taken back { $at }.
  }
applications-card-in-discord = Decided in Discord's own screen.
applications-card-reason = Reason:
applications-card-question = Question to the applicant:
applications-criterion = { $criterion ->
    [leading_position] Leading position
    [staff_responsibility] Staff responsibility
   *[public_sector] Public sector
  }
applications-verdict = { $verdict ->
    [met] ✅ met
    [not_met] ❌ not met
   *[unclear] 🟡 unclear
  }
applications-take = I'll take it
applications-release = Hand back
applications-approve = Approve
applications-decline = Decline
applications-ask = Ask for more
applications-whole = Show the whole answers
applications-switch-language = Answer in { $locale ->
    [sv] English
   *[en] Swedish
  }
applications-whole-title = The whole answers, application { $id }

# Answers to the moderator
applications-took = You have taken application { $id }.
applications-released = Application { $id } is free for all moderators again.
applications-approved = Approved. { $name } is let in { $minutes ->
    [0] now
    [one] in { $minutes } minute
   *[other] in { $minutes } minutes
  } and will be welcomed.
applications-declined = Declined. { $name } gets your answer { $minutes ->
    [0] now
    [one] in { $minutes } minute
   *[other] in { $minutes } minutes
  }.
applications-asked = The question is on its way to { $name }. { $source ->
    [native] If it does not arrive, the card says so.
   *[form] The application waits for the answer.
  }
applications-language-switched = { $name } will be answered in { $locale ->
    [en] English
   *[sv] Swedish
  }.
applications-decline-title = Decline application { $id }
applications-decline-label = The reason, which the applicant will read
applications-decline-hint = Written in { $locale ->
    [en] English
   *[sv] Swedish
  }. { $dated ->
    [yes] When to apply again is added by itself.
   *[no] The person can apply again straight away.
  }
applications-ask-title = Question about application { $id }
applications-ask-label = What do you want to know?
applications-ask-hint = Write in { $locale ->
    [en] English
   *[sv] Swedish
  }, the language in which the applicant is answered.
applications-already-decided = { $state ->
    [approved] The application was already approved by { $who } { $at }.
    [declined] The application was already declined by { $who } { $at }.
   *[withdrawn] The applicant has taken the application back.
  }
applications-taken-by-other = { $who } took the application { $at }. Agree between you, or press Hand back first.
applications-already-yours = You have taken it already.
applications-not-taken = Nobody has taken the application.
applications-not-waiting = Nobody has asked for more right now.
applications-own = You can't handle your own application. Ask a colleague.

# Messages to the applicant
applications-again = Reapply from { $date }.
applications-message-approved =
    ### Welcome to { $network }!
    Your application is approved. Have a look around the server, read a few threads and say hello when it suits you. With /me you see what the network knows of you and can correct it.
applications-message-declined =
    ### Your application to { $network }
    A moderator has read your application. This time it was a no:
applications-message-declined-how = To apply again, press the button in the welcome channel.
applications-message-asked =
    ### Your application to { $network }
    A moderator would like to know a little more before deciding:
applications-thread-name = Your application ({ $id })
applications-thread-hello = Hello { $mention }! Only you, whoever asks and those who run the server see this thread. Press Complete it to answer.

# Lines for the moderators
applications-note = { $code ->
    [proposed] A decision is proposed on application { $id }. A second moderator needs to confirm on the card.
    [disagreed] Application { $id }: a moderator sees it differently from the proposal and reads on. Talk it over.
    [claim_lapsed] Application { $id } is free for all moderators again: it has lain untouched for { $hours } hours.
    [completed] Application { $id } has been completed by the applicant.
    [lapsed] Application { $id }: no answer has come for { $days } days. The waiting is over but nobody has said no; you can still approve, decline or ask again.
    [overruled] Application { $id } was decided otherwise in Discord's own screen. That is what counts; the card shows it.
    [admission_role_above] Application { $id } is approved, but I may not give the member role: it stands above my own. Move my role up under Server Settings → Roles, then give the role by hand.
    [admission_role_gone] Application { $id } is approved, but the member role no longer exists. Run /setup start, then give the role by hand.
    [admission_person_gone] Application { $id } is approved, but the person has left the server. The decision stands; send an invitation if you are in touch.
    [admission_request_gone] Application { $id } is approved here, but the membership application is gone from Discord. The person can apply again.
    [admission_decided_otherwise] Application { $id } had already been decided otherwise in Discord. That is what counts.
    [admission_no_access] Application { $id } is approved, but I can't reach the server as I should. Run /setup check.
    [admission_failed] Application { $id } is approved, but Discord did not let me admit the person. Run /setup check and give the member role by hand.
    [refusal_request_gone] Application { $id } is declined here; the membership application is gone from Discord. You need not do anything.
    [refusal_decided_otherwise] Application { $id } had already been decided otherwise in Discord. That is what counts.
    [unreached_question_native] Application { $id }: the question did not arrive, so the application is back with you. The card says what you can do.
    [unreached_question_form] Application { $id }: the question did not arrive, the person's messages are closed. It shows when the person presses the apply button; do ask them to look there, without saying why.
    [unreached_decision_native] Application { $id }: the decision stands, but the person could not be reached. You need not do anything.
    [unreached_decision_form] Application { $id }: the decision stands, but the person's messages are closed. The answer shows when the person presses the apply button.
   *[refusal_failed] Application { $id } is declined, but Discord did not take the answer. Decline it in Discord's own screen, or run /setup check.
  }

# The welcome
applications-greeting = { $count ->
    [one] A warm welcome to { $network }, { $people }!
   *[other] A warm welcome to { $network }, { $people }!
  } Do tell us briefly what you lead, and ask what you wonder about.

# Commands
applications-cmd = Applications for membership
applications-cmd-list = List applications
applications-cmd-show = Show an application
applications-cmd-approve = Approve an application
applications-cmd-decline = Decline an application, with a reason
applications-cmd-ask = Ask the applicant for more
applications-cmd-application = Which application (type a name)
applications-cmd-reason = The reason, at most 160 characters; leave out for a proposal
applications-cmd-state = Which applications
applications-cmd-search = Part of a name
applications-state-open = Open
applications-state-submitted = Waiting for a moderator
applications-state-in_review = Being read
applications-state-waiting = Waiting for the applicant
applications-state-lapsed = Waiting is over
applications-state-approved = Approved
applications-state-declined = Declined
applications-state-withdrawn = Taken back
applications-state-one = { $state ->
    [submitted] waiting for a moderator
    [in_review] being read
    [waiting] waiting for the applicant
    [lapsed] waiting is over
    [approved] approved
    [declined] declined
   *[withdrawn] taken back
  }
applications-list-title = Applications: { $state }
applications-list-line = **{ $id }** · { $name } · { $state } · { $at }
applications-list-none = No applications here right now.
applications-list-counts = { $open } open, of which { $waiting } wait for the applicant.
applications-list-more = More
applications-list-back = Back
