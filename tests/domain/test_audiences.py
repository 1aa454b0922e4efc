"""Who can see a channel."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.audiences import (
    Channel,
    Overwrite,
    Permission,
    Person,
    Role,
    Server,
    Viewer,
    outsiders,
    permissions_of,
    role_permissions,
)
from domain.community import Community
from domain.ids import ChannelId, CommunityId, RoleId, UserId

VIEW = frozenset({Permission.VIEW})
EVERYONE, MODERATOR, MEMBER, BOARD, CHIEF, OWN = (RoleId(number) for number in range(1, 7))
BOT = Person(user_id=UserId(100), name="Ledarbot", role_ids=frozenset({OWN}))
ANNA = UserId(200)
COMMUNITY = Community(
    community_id=CommunityId(1), moderator_role_id=MODERATOR, member_role_id=MEMBER
)


def server(**people: Person) -> Server:
    """Everyone may view by default, as in a new Discord server."""
    return Server(
        everyone_id=EVERYONE,
        bot=BOT,
        roles={
            EVERYONE: Role(role_id=EVERYONE, name="@everyone", permissions=VIEW),
            MODERATOR: Role(role_id=MODERATOR, name="Moderator", position=4),
            MEMBER: Role(role_id=MEMBER, name="Medlem", position=3),
            BOARD: Role(role_id=BOARD, name="Styrelsen", position=2),
            CHIEF: Role(
                role_id=CHIEF,
                name="Ägare",
                position=1,
                permissions=frozenset({Permission.ADMINISTRATOR}),
            ),
            OWN: Role(role_id=OWN, name="Ledarbot", position=5, is_managed=True),
        },
        channels={},
        people={person.user_id: person for person in people.values()},
    )


def channel(**people: Overwrite) -> Channel:
    """Hidden from everyone, shown to the moderators and the bot."""
    return Channel(
        channel_id=ChannelId(300),
        name="granskning",
        roles={
            EVERYONE: Overwrite(deny=VIEW),
            MODERATOR: Overwrite(allow=VIEW),
            OWN: Overwrite(allow=VIEW),
        },
        people={UserId(int(key[1:])): overwrite for key, overwrite in people.items()},
    )


def with_role(shown: Channel, role_id: RoleId, overwrite: Overwrite) -> Channel:
    return replace(shown, roles={**shown.roles, role_id: overwrite})


def test_a_channel_for_moderators_alone_has_no_outsiders() -> None:
    assert outsiders(server(), COMMUNITY, channel()) == ()


def test_a_channel_that_everybody_sees_is_told_as_such_and_nothing_more() -> None:
    everyones = Channel(channel_id=ChannelId(300), name="granskning")
    assert outsiders(server(), COMMUNITY, everyones) == (Viewer("@everyone", is_everyone=True),)


def test_a_role_that_is_let_in_is_named() -> None:
    shown = with_role(channel(), BOARD, Overwrite(allow=VIEW))
    assert outsiders(server(), COMMUNITY, shown) == (Viewer("Styrelsen"),)


def test_the_roles_are_named_from_the_top() -> None:
    shown = with_role(channel(), BOARD, Overwrite(allow=VIEW))
    shown = with_role(shown, MEMBER, Overwrite(allow=VIEW))
    assert [viewer.name for viewer in outsiders(server(), COMMUNITY, shown)] == [
        "Medlem",
        "Styrelsen",
    ]


def test_an_administrator_role_and_the_bots_own_are_no_outsiders() -> None:
    shown = with_role(channel(), CHIEF, Overwrite(allow=VIEW))
    assert outsiders(server(), COMMUNITY, shown) == ()


def test_a_role_that_only_the_bot_carries_but_anybody_may_be_given_is_named() -> None:
    base = server()
    by_hand = replace(base.roles[OWN], is_managed=False)
    changed = replace(base, roles={**base.roles, OWN: by_hand})
    assert outsiders(changed, COMMUNITY, channel()) == (Viewer("Ledarbot"),)


def test_a_role_with_a_general_permission_sees_what_nobody_denies() -> None:
    base = server()
    roles = {
        **base.roles,
        EVERYONE: replace(base.roles[EVERYONE], permissions=frozenset()),
        BOARD: replace(base.roles[BOARD], permissions=VIEW),
    }
    closed = replace(base, roles=roles)
    open_channel = Channel(channel_id=ChannelId(300), name="granskning")
    assert outsiders(closed, COMMUNITY, open_channel) == (Viewer("Styrelsen"),)
    # Denied to everyone in the channel, a general permission no longer helps.
    assert outsiders(closed, COMMUNITY, channel()) == ()


def test_without_moderators_those_who_see_it_are_all_outsiders() -> None:
    nobody = replace(COMMUNITY, moderator_role_id=None)
    assert outsiders(server(), nobody, channel()) == (Viewer("Moderator"),)


def test_a_person_who_was_let_in_by_name_is_named() -> None:
    anna = Person(user_id=ANNA, name="Anna Sjöberg", role_ids=frozenset({MEMBER}))
    shown = channel(u200=Overwrite(allow=VIEW))
    assert outsiders(server(anna=anna), COMMUNITY, shown) == (Viewer("Anna Sjöberg"),)


def test_people_who_may_see_it_anyway_are_not_named() -> None:
    shown = channel(u200=Overwrite(allow=VIEW))
    moderates = Person(user_id=ANNA, name="Anna", role_ids=frozenset({MODERATOR}))
    administrates = replace(moderates, role_ids=frozenset({CHIEF}))
    owns = replace(moderates, role_ids=frozenset(), owns_server=True)
    for anna in (moderates, administrates, owns):
        assert outsiders(server(anna=anna), COMMUNITY, shown) == ()


def test_a_person_with_another_own_overwrite_is_not_named() -> None:
    anna = Person(user_id=ANNA, name="Anna", role_ids=frozenset({MEMBER}))
    for overwrite in (Overwrite(deny=VIEW), Overwrite(allow=frozenset({Permission.SEND}))):
        assert outsiders(server(anna=anna), COMMUNITY, channel(u200=overwrite)) == ()


def test_the_bot_itself_is_never_named() -> None:
    shown = channel(u100=Overwrite(allow=VIEW))
    assert outsiders(server(bot=BOT), COMMUNITY, shown) == ()


def test_a_role_above_the_bots_can_not_be_given_by_it() -> None:
    base = server()
    assert base.is_below_bot(base.roles[MEMBER])
    above = replace(base.roles[MEMBER], position=9)
    assert not base.is_below_bot(above)
    # In one position the older role (the lower id) stands higher.
    assert not base.is_below_bot(replace(base.roles[MEMBER], position=5))
    assert base.is_below_bot(replace(base.roles[MEMBER], position=5, role_id=RoleId(99)))
    assert not replace(base, bot=replace(BOT, role_ids=frozenset())).is_below_bot(
        base.roles[MEMBER]
    )


OVERWRITES = st.builds(
    Overwrite, st.sampled_from([VIEW, frozenset()]), st.sampled_from([VIEW, frozenset()])
)
HELD = st.frozensets(st.sampled_from([MEMBER, BOARD, CHIEF]))


@given(
    held=HELD,
    own=st.dictionaries(st.sampled_from([EVERYONE, MODERATOR, MEMBER, BOARD, CHIEF]), OVERWRITES),
    general=st.frozensets(st.sampled_from([EVERYONE, MODERATOR, MEMBER, BOARD])),
)
def test_whoever_sees_the_channel_is_covered_by_a_role_that_is_named(
    held: frozenset[RoleId], own: dict[RoleId, Overwrite], general: frozenset[RoleId]
) -> None:
    """No combination of roles sees more than one of its roles does: one-by-one is enough."""
    base = server()
    roles = {
        role_id: replace(
            role, permissions=role.permissions - VIEW | (VIEW if role_id in general else set())
        )
        for role_id, role in base.roles.items()
    }
    there = replace(base, roles=roles)
    shown = Channel(channel_id=ChannelId(300), name="granskning", roles=own)
    anna = Person(user_id=ANNA, name="Anna", role_ids=held)
    if Permission.VIEW not in permissions_of(there, anna, shown) or CHIEF in held:
        return
    names = {viewer.name for viewer in outsiders(there, COMMUNITY, shown)}
    assert names & {"@everyone", *(roles[role_id].name for role_id in held)}


def test_what_one_role_allows_wins_over_what_others_deny() -> None:
    shown = with_role(channel(), BOARD, Overwrite(allow=VIEW))
    shown = with_role(shown, MEMBER, Overwrite(deny=VIEW))
    anna = Person(user_id=ANNA, name="Anna", role_ids=frozenset({MEMBER, BOARD}))
    assert Permission.VIEW in permissions_of(server(), anna, shown)
    denied = replace(shown, people={ANNA: Overwrite(deny=VIEW)})
    assert Permission.VIEW not in permissions_of(server(), anna, denied)


def test_an_owner_and_an_administrator_may_do_everything_everywhere() -> None:
    owner = Person(user_id=ANNA, name="Anna", owns_server=True)
    assert permissions_of(server(), owner, channel()) == frozenset(Permission)
    chief = server().roles[CHIEF]
    assert role_permissions(server(), chief, channel()) == frozenset(Permission)
