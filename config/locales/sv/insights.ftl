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
insights-similar = { $alike ->
    [approved] Alla { $count } som liknar den här har godkänts.
    [declined] Alla { $count } som liknar den här har avböjts.
   *[mixed] Av { $count } som liknar den här har { $approved } godkänts och { $declined } avböjts.
  }

# Kommandon
insights-cmd-stats = Visa hur det går med ansökningarna, med ett diagram
insights-cmd-days = Hur långt tillbaka
insights-cmd-drift = Visa var ni beslutat annorlunda än jag föreslog
insights-cmd-month = Vilken månad (utelämna för den här)
insights-period-30 = 30 dagar
insights-period-90 = 90 dagar
insights-period-365 = Ett år

# Siffrorna
insights-title = Ansökningarna de senaste { $days } dagarna
insights-waiting = **Väntar nu:** { $moderators } på er, { $applicants } på den sökande.
insights-oldest = Den äldsta hos er kom in för { $age } sedan.
insights-received = **Inkomna:** { $count }.
insights-none-decided = Inget har avgjorts under tiden.
insights-decided = **Avgjorda:** { $decided }, varav { $approved ->
    [one] { $approved } godkänd
   *[other] { $approved } godkända
  } ({ $share } %) och { $declined ->
    [one] { $declined } avböjd
   *[other] { $declined } avböjda
  }.
insights-by-policy = Av de godkända släpptes { $count } in av regelverket; de räknas inte med i det följande.
insights-took = **Tid till beslut:** hälften fick svar inom { $median }, den som väntade längst efter { $slowest }. Väntan på den sökandes egna svar räknas med.
insights-criteria = **Vad svaren visade, och hur stor andel som godkändes** (uppfyllt / oklart / inte uppfyllt):
insights-criterion-counts = { $criterion }: { $met } / { $unclear } / { $missing }
insights-count-and-share = { $count } ({ $share } %)
insights-agreed = **Förslag och beslut:** ni följde { $agreed } av { $advised } tydliga förslag ({ $share } %).
insights-reviewed = { $count ->
    [one] I { $count } ärende
   *[other] I { $count } ärenden
  } var förslaget att läsa själv.
insights-see-drift = Var ni tyckte annorlunda ser du med /applications drift.
insights-minutes = { $count ->
    [one] { $count } minut
   *[other] { $count } minuter
  }
insights-hours = { $count ->
    [one] { $count } timme
   *[other] { $count } timmar
  }
insights-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
  }

# Diagrammet
insights-chart-weeks = Beslut per vecka
insights-chart-speeds = Tid till beslut
insights-chart-criteria = Vad svaren visade
insights-approved = godkända
insights-declined = avböjda
insights-decisions = beslut
insights-verdict = { $verdict ->
    [met] uppfyllt
    [not_met] inte uppfyllt
   *[unclear] oklart
  }
insights-speed-0 = inom ett dygn
insights-speed-1 = 1–3 dygn
insights-speed-2 = 3–7 dygn
insights-speed-3 = mer än 7 dygn
insights-picture = Diagram över de senaste { $days } dagarna. { $approved } godkända och { $declined } avböjda; flest i veckan som började { $week }, { $most } beslut. Tid till beslut: { $speeds }. Kriterierna (uppfyllt / oklart / inte uppfyllt, med andelen godkända):

# Var ni och förslaget skilde sig
insights-drift-title = Där ni beslutade annorlunda än förslaget: { $month }
insights-drift-none = Inga skillnader: varje tydligt förslag följdes.
insights-drift-line = **{ $id }** · { $kind }, { $sector } · { $recommendation ->
    [approve] förslaget var att godkänna
   *[decline] förslaget var att avböja
  }, { $state ->
    [approved] ni godkände
   *[declined] ni avböjde
  }
insights-drift-more = … och { $count } till.
insights-drift-foot = Ta gärna upp dem tillsammans: läste jag fel, eller gjorde ni ett undantag som fler borde få? /applications show öppnar ett ärende.
insights-kind = { $kind ->
    [chef] chef
    [head] chef
    [care_head] föreståndare
    [head_elsewhere] föreståndare
    [deputy] biträdande chef
    [chief_specialist] chefstitel utan given personal
    [coordinator] ledare eller samordnare
    [foreman] arbetsledare
    [officer] befäl
    [first_among_equals] den främste bland kollegor
    [activity_leader] ledare för en aktivitet
    [assistant_to_leader] stöd åt chefer
    [politician] förtroendevald
    [union] facklig
    [representative] ombud
    [student] studerande
    [self_employed] egen verksamhet
    [out_of_work] utan tjänst just nu
    [ordinary] yrkestitel
    [unknown] okänd titel
   *[other] annan titel
  }
insights-sector = { $sector ->
    [municipality] kommun
    [region] region
    [state] stat
    [public_company] offentligt bolag
    [private] privat
    [other_nonpublic] annan arbetsgivare utanför det offentliga
   *[unclear] oklar arbetsgivare
  }
