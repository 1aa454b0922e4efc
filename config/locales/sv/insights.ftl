# Vad moderatorerna lär sig av tidigare ärenden

# På kortet
insights-missing = **Saknas:** { $what }.
insights-unclear = **Oklart:** { $what }.
insights-criterion = { $criterion ->
    [leading_position] ledande befattning
    [staff_responsibility] medarbetaransvar
   *[public_sector] offentlig sektor
  }
insights-times = Det här är ansökan nummer { $count } från personen.
insights-change = { $meaning ->
    [title] Titel
    [employer] Arbetsgivare
    [staff] Medarbetaransvar
   *[work] Arbetsuppgifter
  }: tidigare ”{ $before }”, nu ”{ $after }”.
insights-similar = Av { $count } som liknar den här har { $approved ->
    [0] ingen
   *[other] { $approved }
  } godkänts och { $declined ->
    [0] ingen
   *[other] { $declined }
  } avböjts.
