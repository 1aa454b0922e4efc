# The screening of applications

screening-register-fault =
    { $line ->
        [none] { $file }
       *[other] { $file }, line { $line }
    }: { $cause ->
        [syntax] the file does not follow the rules of TOML ({ $detail }).
        [encoding] the file is not written in UTF-8.
        [unreadable] the file can't be read ({ $detail }).
        [file-missing] the file is missing.
        [missing] the field { $entry } is missing.
        [unknown-field] there is no field called { $entry }.
        [empty] { $entry } is empty.
        [text] { $entry } has to be a text in quotation marks.
        [list] { $entry } has to be a list in square brackets.
        [table] { $entry } has to be a table.
        [flag] { $entry } has to be true or false.
        [date] { $entry } has to be a date without quotation marks, such as 2026-11-21.
        [no-word] “{ $entry }” lacks a name or a word.
        [several-words] “{ $entry }” is several words and belongs under phrase, not ending.
        [twice] “{ $entry }” stands there twice.
        [two-labels] “{ $entry }” stands in two places that say different things: { $detail }.
        [no-municipality] “{ $entry }” is no municipality of the list.
        [label] “{ $entry }” is no known label, choose one of { $detail }.
        [kind] “{ $entry }” is no known kind, choose one of { $detail }.
        [sector] “{ $entry }” is no known sector, choose one of { $detail }.
        [doubt] “{ $entry }” is no known doubt, choose one of { $detail }.
        [outcome] “{ $entry }” is no known outcome, choose one of { $detail }.
        [too-long] { $entry } is too long ({ $detail } characters).
        [too-many] there are too many of { $entry } in the file ({ $detail }).
       *[note] “{ $entry }” is no known note, choose one of { $detail }.
    }

screening-rule-title-leading = The title is that of a manager or leader.
screening-rule-title-carried-by-staff = The title leaves it open, but the answers show a leading position with staff.
screening-rule-title-deputy-with-staff = A deputy manager who has staff of their own.
screening-rule-title-deputy = A deputy's title; the answers don't show what the position holds.
screening-rule-title-unclear = The title sounds leading but does not say that the position is.
screening-rule-title-unknown = The title is in no register and does not say whether the position is leading.
screening-rule-title-missing = The answers don't say which title the person has.
screening-rule-title-ordinary = The title is an ordinary occupation, not a leading position.
screening-rule-title-ordinary-with-staff = The title is an ordinary occupation, but the person claims to have staff.
screening-rule-title-politician = The person is elected, not employed as a leader.
screening-rule-title-union = The position is in a trade union.
screening-rule-title-student = The person is a student.
screening-rule-title-self-employed = The person works in their own business or as a consultant.
screening-rule-title-out-of-work = The answer says that the person is on leave or without work, not which position they hold.
screening-rule-title-former = The title is from an earlier position.
screening-rule-title-future = The title is for a position that has not begun.
screening-rule-title-retired = The person has retired.
screening-rule-title-interim = The person is hired in for a while.
screening-rule-title-contradictory = The answers contradict each other on the position.
screening-rule-staff-stated = The person says that they have staff responsibility.
screening-rule-staff-counted = The person says how many staff there are.
screening-rule-staff-yes = The person answers yes to the question on staff responsibility.
screening-rule-staff-implied-by-title = Staff responsibility follows from the title; the person has written nothing on it.
screening-rule-staff-denied = The person says that they have no staff responsibility.
screening-rule-staff-contradictory = The answers contradict each other on staff responsibility.
screening-rule-staff-unsure = The person is not sure that it is staff responsibility.
screening-rule-staff-future = The staff responsibility has not begun.
screening-rule-staff-past = The staff responsibility belongs to an earlier position.
screening-rule-staff-temporary = It is a project group or work supervision, not surely staff responsibility.
screening-rule-staff-of-another = The answer is about somebody else's staff responsibility.
screening-rule-staff-unreadable = The answer says neither yes nor no on staff responsibility.
screening-rule-staff-not-said = Nothing is said on staff responsibility.
screening-rule-employer-listed = The employer is public and in the register.
screening-rule-employer-municipality = The employer is a municipality.
screening-rule-employer-state-pattern = The name is that of a state agency or court.
screening-rule-employer-university-pattern = The name is that of a state university.
screening-rule-employer-hospital-pattern = The name is that of a hospital or another service of a region.
screening-rule-employer-company-pattern = The name suggests a company that a municipality owns.
screening-rule-employer-federation-pattern = The name is that of a federation of municipalities or a rescue service.
screening-rule-employer-said-public = The person says that the employer is public.
screening-rule-employer-not-public = The employer is in the register and is not public.
screening-rule-employer-private-pattern = The name is that of a private company.
screening-rule-employer-said-private = The person says that the employer is private.
screening-rule-employer-church = The employer is a church or a faith community.
screening-rule-employer-association = The employer is an association, a foundation or a union.
screening-rule-employer-foreign = The employer is in another country.
screening-rule-employer-member-organisation = The employer is a membership organisation or foundation close to the public sector.
screening-rule-employer-partly-owned = The employer is only partly publicly owned.
screening-rule-employer-ambiguous = The name may mean several employers.
screening-rule-employer-performer = Another employer that works for a public body.
screening-rule-employer-contradictory = The answer names several employers of different kinds.
screening-rule-employer-place = The answer is only a place.
screening-rule-employer-vague = The answer gives the sector but not the employer.
screening-rule-employer-generic = The answer gives the kind of workplace but not who runs it.
screening-rule-employer-unknown = The employer is in no register.
screening-rule-employer-missing = The answers don't say where the person works.
screening-rule-command-attempt = The text tries to steer the screening.
screening-rule-advertising = The text advertises a service or a product.
screening-rule-mention = The text mentions everybody or invites to another server.
screening-rule-link = The text holds a link.
screening-rule-spam = The text looks like spam.
screening-rule-joke = The text seems to be a joke.
screening-rule-hostile = The text holds threats or swearing.
screening-rule-question = The person asks a question instead of answering.
screening-rule-not-plain = The answers are written in an unusual way and should be read by a person.
screening-rule-rubbish = The answers say nothing.
screening-rule-repeated-words = The same words are repeated over and over.
screening-rule-other-language = The answers are in a language that the screening does not read.
screening-rule-retired = The person seems to have retired.
screening-rule-between-jobs = The person seems to be between two jobs.
screening-rule-future = The position does not seem to have begun.
screening-rule-former = The position seems to have ended.
screening-rule-on-leave = The person is on leave of absence.
screening-rule-hired-in = The person seems to be a consultant or hired in.
screening-rule-for-another = The application seems to be for somebody else.
screening-rule-student = The person seems to be a student.
screening-rule-politician = The person is an elected politician.
screening-rule-union = The person has a trade-union position.
screening-rule-self-employed = The person runs a business of their own.
screening-rule-performer = A private company that works for a public body.
screening-rule-foreign = A public employer in another country.
screening-rule-member-organisation = A membership organisation or foundation close to the public sector.
screening-rule-partly-owned = A company that is only partly publicly owned.
screening-rule-ambiguous = The employer's name may mean several.
screening-rule-contradiction = The answers contradict each other.

screening-reply-leading = Thank you for applying! The network is for people in a leading position. You are welcome to apply again when you hold one.
screening-reply-staff = Thank you for applying! The network is for managers with staff responsibility. You are welcome to apply again when you have it.
screening-reply-public = Thank you for applying! The network is for leaders in the public sector. You are welcome to apply again if you start working there.
screening-reply-leading-staff = Thank you for applying! The network is for leaders with staff responsibility. You are welcome to apply again when you are one.
screening-reply-leading-public = Thank you for applying! The network is for leaders in the public sector. You are welcome to apply again when you are one.
screening-reply-staff-public = Thank you for applying! The network is for public-sector managers with staff. You are welcome to apply again when you are one.
screening-reply-leading-staff-public = Thank you for applying! The network is for public-sector leaders with staff. You are welcome to apply again when you are one.
screening-reply-general = Thank you for applying! We could not see that all we ask for is in place. Do apply again and tell us more about your position.

screening-ask-leading = Thank you for applying! Please tell us more about your position: which title do you have and what do you lead?
screening-ask-staff = Thank you for applying! Do you have staff responsibility, and if so for about how many?
screening-ask-public = Thank you for applying! Where are you employed, and who owns the organisation?
screening-ask-leading-staff = Thank you for applying! Please tell us your title, what you lead and whether you have staff responsibility.
screening-ask-leading-public = Thank you for applying! Please tell us your title, what you lead and where you are employed.
screening-ask-staff-public = Thank you for applying! Please tell us where you are employed and whether you have staff responsibility.
screening-ask-leading-staff-public = Thank you for applying! Please tell us your title, where you are employed and whether you have staff responsibility.
screening-ask-general = Thank you for applying! Please tell us a little more about your position today, where you are employed and how many you manage.

screening-error-not-json = The row is not valid JSON.
screening-error-not-object = The row is no JSON object.
screening-error-no-id = The row has no id.
screening-error-duplicate = The id has occurred earlier in the file.
screening-error-no-answers = The row has no answers to read.
screening-error-not-text = An answer is not a text.
screening-error-encoding = The row is not written in UTF-8.
screening-error-too-long = The row is too long.
screening-error-columns = The row has more fields than the header.
screening-error-header = The file lacks a header with any of the columns title, employer, work and staff.
screening-error-csv = The row can't be read as CSV.
screening-error-empty = The file is empty.
screening-error-nul = The row holds null characters. Save the file in UTF-8.
screening-error-nested = The row has too many brackets within brackets.
screening-error-wrong-id = The id is neither text nor a whole number.
screening-error-header-twice = The header has two columns for the same answer.
screening-error-file = { $reason ->
    [missing] There is no such file.
    [folder] It is a folder, not a file.
    [forbidden] The file may not be read.
   *[other] The file can't be read.
}
