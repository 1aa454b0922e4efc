# What moderators learn from earlier cases

# On the card
insights-missing = **Missing:** { $what }.
insights-unclear = **Unclear:** { $what }.
insights-criterion = { $criterion ->
    [leading_position] leading position
    [staff_responsibility] staff responsibility
   *[public_sector] public sector
  }
insights-times = This is application number { $count } from this person.
insights-change = { $meaning ->
    [title] Title
    [employer] Employer
    [staff] Staff responsibility
   *[work] Work
  }: before “{ $before }”, now “{ $after }”.
insights-similar = { $alike ->
    [approved] All { $count } like this one were approved.
    [declined] All { $count } like this one were declined.
   *[mixed] Of { $count } like this one, { $approved } were approved and { $declined } declined.
  }

# Commands
insights-cmd-stats = Show how the applications are going, with a chart
insights-cmd-days = How far back
insights-cmd-drift = Show where you decided otherwise than I recommended
insights-cmd-month = Which month (leave out for this one)
insights-period-30 = 30 days
insights-period-90 = 90 days
insights-period-365 = One year

# The numbers
insights-title = Applications in the last { $days } days
insights-waiting = **Waiting now:** { $moderators } for you moderators, { $applicants } for the applicant.
insights-oldest = The oldest of yours came in { $age } ago.
insights-received = **Received:** { $count }.
insights-none-decided = Nothing was decided in that time.
insights-decided = **Decided:** { $decided }, of which { $approved } approved ({ $share }%) and { $declined } declined.
insights-by-policy = Of the approved, { $count } were let in by the policy; they are left out of what follows.
insights-took = **Time to a decision:** half were answered within { $median }, the one who waited longest after { $slowest }. Waiting for the applicant’s own answers counts.
insights-criteria = **What the answers showed, and the share that was approved** (met / unclear / not met):
insights-criterion-counts = { $criterion }: { $met } / { $unclear } / { $missing }
insights-count-and-share = { $count } ({ $share }%)
insights-agreed = **Recommendations and decisions:** you followed { $agreed } of { $advised } clear recommendations ({ $share }%).
insights-reviewed = { $count ->
    [one] In { $count } case
   *[other] In { $count } cases
  } the recommendation was to read for yourselves.
insights-see-drift = See where you thought otherwise with /applications drift.
insights-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
insights-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }
insights-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }

# The chart
insights-chart-weeks = Decisions by week
insights-chart-speeds = Time to a decision
insights-chart-criteria = What the answers showed
insights-approved = approved
insights-declined = declined
insights-decisions = decisions
insights-verdict = { $verdict ->
    [met] met
    [not_met] not met
   *[unclear] unclear
  }
insights-speed-0 = within a day
insights-speed-1 = 1–3 days
insights-speed-2 = 3–7 days
insights-speed-3 = over 7 days
insights-picture = Chart of the last { $days } days. { $approved } approved and { $declined } declined; most in the week that began { $week }, { $most } decisions. Time to a decision: { $speeds }. The criteria (met / unclear / not met, with the share of approvals):

# Where you and the recommendation differed
insights-drift-title = Where you decided otherwise than recommended: { $month }
insights-drift-none = No differences: every clear recommendation was followed.
insights-drift-line = **{ $id }** · { $kind }, { $sector } · { $recommendation ->
    [approve] the recommendation was to approve
   *[decline] the recommendation was to decline
  }, { $state ->
    [approved] you approved
   *[declined] you declined
  }
insights-drift-more = … and { $count } more.
insights-drift-foot = Do look at them together: did I read wrongly, or did you make an exception that more people should get? /applications show opens a case.
insights-kind = { $kind ->
    [chef] manager
    [head] manager
    [care_head] head of a care unit
    [head_elsewhere] head of a unit
    [deputy] deputy manager
    [chief_specialist] manager’s title without given staff
    [coordinator] leader or coordinator
    [foreman] foreman
    [officer] officer
    [first_among_equals] first among colleagues
    [activity_leader] leader of an activity
    [assistant_to_leader] support for managers
    [politician] politician
    [union] union
    [representative] representative
    [student] student
    [self_employed] self-employed
    [out_of_work] without a post at present
    [ordinary] professional title
    [unknown] unknown title
   *[other] another title
  }
insights-sector = { $sector ->
    [municipality] municipality
    [region] region
    [state] state
    [public_company] public company
    [private] private
    [other_nonpublic] another employer outside the public sector
   *[unclear] unclear employer
  }
