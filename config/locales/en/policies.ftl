# The policy: what is asked, what is tried, and what the network has taught the bot
policies-cmd = The network's policy for applications
policies-cmd-show = Show what is required and how applications are weighed
policies-cmd-try = Try a change on all applications that have come in
policies-cmd-change = Change the policy, after trying the change
policies-cmd-learn = Teach me what an employer or a title is
policies-cmd-learn-term = The name as it is usually written, such as Bjurlunda Energi
policies-cmd-learn-is = What it is
policies-cmd-terms = Show and remove what you have taught me

policies-title = How applications are weighed
policies-version = Version { $version }, put in force by { $who } { $at }.
policies-version-shipped = The basic rules hold without changes.
policies-counting = **This is required:** { $criteria }
policies-criterion = { $criterion ->
    [leading_position] leading position
    [staff_responsibility] staff responsibility
   *[public_sector] public sector
  }
policies-gives = { $gives ->
    [approve] approve
    [decline] decline
   *[review] read it yourself
  }
policies-outcome = { $outcome ->
    [all_met] All is met: I suggest **{ $gives }**
    [otherwise] Something is unclear: I suggest **{ $gives }**
   *[some_not_met] Something is missing: I suggest **{ $gives }**
  }
policies-clear = { $switched ->
    [on] **Clear cases are let in at once** when the application arrives: all that is required is surely met and there is nothing to remark on. A no is always given by a moderator.
   *[off] **A moderator decides on every application.** Nobody is let in automatically.
  }
policies-days-reapply = A new application after a no: { $days ->
    [0] at once
    [one] after one day
   *[other] after { $days } days
  }
policies-days-declined = What declined applicants wrote is dropped after { $days } days.
policies-days-approved = What approved applicants wrote is dropped after { $days } days.
policies-terms-count = { $count ->
    [0] You have not taught me any titles or employers of your own.
    [one] You have taught me one title or employer of your own: /policy terms
   *[other] You have taught me { $count } titles and employers of your own: /policy terms
  }
policies-questions = **Your own questions** for Discord's application form (/setup check shows them all):

policies-button-draw = Try a change
policies-button-questions = Own questions
policies-button-try = Try on all applications
policies-button-change = Change more
policies-button-put = Put in force
policies-button-back = Back
policies-button-previous = Previous
policies-button-next = Next
policies-button-learn = Teach me

policies-draft-title = Try a change
policies-draft-intro = Choose how it would be. Nothing changes until an administrator puts it in force.
policies-pick-counting = This is required
policies-pick-outcome = { $outcome ->
    [all_met] The suggestion when all is met
    [otherwise] The suggestion when something is unclear
   *[some_not_met] The suggestion when something is missing
  }
policies-pick-clear = Clear cases
policies-clear-option = { $switched ->
    [on] Let clear cases in at once
   *[off] A moderator always decides
  }

policies-trial-title = How it would have been
policies-trial-read = { $count ->
    [0] No application could be read again.
    [one] One application was read again.
   *[other] { $count } applications were read again.
  }
policies-trial-replayed = { $count ->
    [one] The words of one are gone: its stored verdicts were weighed anew.
   *[other] The words of { $count } are gone: their stored verdicts were weighed anew.
  }
policies-trial-differing = { $count ->
    [0] **Nobody would have got another suggestion.**
    [one] **One would have got another suggestion:**
   *[other] **{ $count } would have got another suggestion:**
  }
policies-trial-line = **{ $id }** { $name } ({ $state }): { $before } → **{ $after }**
policies-trial-more = … and { $count } more.
policies-trial-administrators = An administrator can put the change in force with /policy change.
policies-thinned = name dropped

policies-put = Version { $version } holds now.
policies-saved = Saved.
policies-reread = { $count ->
    [0] No open application came out otherwise.
    [one] One open application came out otherwise.
   *[other] { $count } open applications came out otherwise.
  }
policies-days-option = { $days ->
    [0] At once
    [one] One day
   *[other] { $days } days
  }
policies-days-reapply-days = A new application after a no
policies-days-keep-declined-days = Drop what the declined wrote after
policies-days-keep-approved-days = Drop what the approved wrote after
policies-questions-title = Own questions
policies-questions-label = One question on each line
policies-questions-hint = For Discord's application form. The answers are read as other information.

policies-terms-title = This is what you have taught me
policies-terms-none = Nothing yet. Teach me with /policy learn, or with the button Teach me on an application.
policies-term-line = **{ $name }**: { $label } ({ $who }, { $at })
policies-pick-forget = Remove …
policies-forgotten = { $name } is removed.
policies-learned = **{ $name }**: { $label }. It holds in your network alone.
policies-label-public-company = publicly owned company
policies-label-municipality = municipality or federation of them
policies-label-region = region
policies-label-state = state
policies-label-private = private employer
policies-label-other-nonpublic = another that is not public
policies-label-leader-staff = leading title, usually with staff
policies-label-leader-unclear = title that is not surely leading
policies-label-not-leader = title that is not leading

policies-learn-title = Teach me
policies-learn-employer = The employer's name
policies-learn-employer-hint = The name alone, not the person's department or name.
policies-learn-employer-is = What is the employer?
policies-learn-position = The title
policies-learn-position-hint = The title alone, as it is usually written.
policies-learn-position-is = What kind of title is it?
policies-learn-nothing = You did not choose what it is, so I learned nothing.
policies-learn-settled = No name in the application is unclear any more. Use /policy learn to teach me something.
policies-let-in = Thank you { $name }! You have what the network asks for, so you are let in. It takes a few minutes at most.
policies-by-itself = the policy (a clear case)

policies-term-too-short = The name needs at least { $least } letters.
policies-term-known = That name was taught by { $who } { $at }. Remove it under /policy terms if it is wrong.
policies-too-many-terms = You have taught me { $most } names, and there is no room for more. Remove some under /policy terms.
policies-nothing-counts = At least one requirement is needed, or anybody is let in.
policies-outcome-not-allowed = It can't be set like that: { $outcome ->
    [all_met] when all is met I can suggest “approve” or “read it yourself”
    [otherwise] when something is unclear I can suggest “read it yourself” or “decline”
   *[some_not_met] when something is missing I can suggest “decline” or “read it yourself”
  }, but not { $gives ->
    [approve] “approve”
    [decline] “decline”
   *[review] “read it yourself”
  }.
policies-too-many-questions = There is room for at most { $most } questions of your own.
policies-question-too-long = A question may have at most { $most } characters.
policies-changed-meanwhile = The policy has changed since you opened this. Begin again with /policy show.
policies-nothing-changed = It is like that already.

screening-rule-employer-added = The network's moderators have said what the employer is.
screening-rule-title-added = The network's moderators have said what the title means.
