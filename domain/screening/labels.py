"""The closed lists of what a register may say of a title or an employer."""

LEADER_STAFF = "leader_staff"
LEADER_UNCLEAR = "leader_unclear"
NOT_LEADER = "not_leader"
LABELS = frozenset({LEADER_STAFF, LEADER_UNCLEAR, NOT_LEADER})
# The rules ask for several of these by name, so a new one is a change of the rules.
KINDS = frozenset(
    {
        "activity_leader",
        "assistant_to_leader",
        "care_head",
        "chef",
        "chief_specialist",
        "coordinator",
        "first_among_equals",
        "foreman",
        "head",
        "head_elsewhere",
        "officer",
        "ordinary",
        "out_of_work",
        "politician",
        "project_leader",
        "representative",
        "research_leader",
        "self_employed",
        "student",
        "union",
    }
)
MODIFIERS = frozenset({"first", "deputy", "former", "future", "retired", "interim", "acting"})

MUNICIPALITY = "municipality"
REGION = "region"
STATE = "state"
PUBLIC_COMPANY = "public_company"
PRIVATE = "private"
OTHER_NONPUBLIC = "other_nonpublic"
UNCLEAR = "unclear"
PUBLIC = frozenset({MUNICIPALITY, REGION, STATE, PUBLIC_COMPANY})
NOT_PUBLIC = frozenset({PRIVATE, OTHER_NONPUBLIC})
SECTORS = PUBLIC | NOT_PUBLIC | {UNCLEAR}
DOUBTS = frozenset({"member-organisation", "ambiguous", "foreign", "partly-owned"})
