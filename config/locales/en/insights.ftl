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
insights-similar = Of { $count } like this one, { $approved ->
    [0] none
   *[other] { $approved }
  } approved and { $declined ->
    [0] none
   *[other] { $declined }
  } declined.
