"""What is wrong with a community's set-up."""

from dataclasses import replace

import pytest

from bot.permissions import shown_to
from domain.audiences import Kind, Permission, Server
from domain.community import Capability, Community, Purpose
from domain.ids import CommunityId, RoleId
from domain.shortcomings import (
    NEEDED_CHANNELS,
    NEEDED_ROLES,
    SHOWS_COMMANDS,
    Fault,
    Shortcoming,
    shortcomings,
    unfit,
)
from tests.domain.servers import (
    BOARD,
    BOTS,
    CHANNELS,
    COMMUNITY,
    EVERYONE,
    MEMBER,
    MODERATOR,
    ORGANISER,
    OWN,
    VIEW,
    WELL,
    with_channel,
    with_overwrite,
    with_role,
    without,
)


def found(
    server: Server, community: Community = COMMUNITY, *, gate: bool = False
) -> tuple[Shortcoming, ...]:
    return shortcomings(community, server, takes_join_requests=gate)


def test_a_server_that_is_well_set_up_lacks_nothing() -> None:
    assert found(WELL) == ()
    assert found(WELL, gate=True) == ()


def test_before_anything_is_chosen_the_needed_parts_are_asked_for() -> None:
    nothing = found(WELL, Community(community_id=CommunityId(1)))
    assert {each.part for each in nothing} == NEEDED_ROLES | NEEDED_CHANNELS
    assert {each.fault for each in nothing} == {Fault.ROLE_NOT_CHOSEN, Fault.CHANNEL_NOT_CHOSEN}
    assert all(each.is_serious for each in nothing)


def test_the_needed_parts_are_those_without_which_a_community_is_not_set_up() -> None:
    chosen = Community(community_id=CommunityId(1))
    for part in sorted(NEEDED_ROLES | NEEDED_CHANNELS):
        assert not chosen.is_set_up
        sort = "channel" if part in NEEDED_CHANNELS else "role"
        chosen = replace(chosen, **{f"{part}_{sort}_id": 7})
    assert chosen.is_set_up


def test_deleted_roles_and_channels_are_noticed() -> None:
    lost = found(without(WELL, MEMBER, CHANNELS[Purpose.REVIEW], CHANNELS[Purpose.MEETUPS]))
    assert lost == (
        Shortcoming(Fault.ROLE_GONE, Capability.MEMBER),
        Shortcoming(Fault.CHANNEL_GONE, Purpose.REVIEW),
        Shortcoming(Fault.CHANNEL_GONE, Purpose.MEETUPS),
    )
    # Without the meetups' channel applications are handled all the same.
    assert [each.is_serious for each in lost] == [True, True, False]


def test_the_serious_things_come_first() -> None:
    order = found(without(WELL, CHANNELS[Purpose.ANNOUNCEMENTS], CHANNELS[Purpose.WELCOME]))
    assert [each.part for each in order] == [Purpose.WELCOME, Purpose.ANNOUNCEMENTS]


def test_the_review_channel_is_for_moderators_alone() -> None:
    seen = with_overwrite(WELL, Purpose.REVIEW, BOARD, allow=VIEW)
    assert found(seen) == (Shortcoming(Fault.REVIEW_SEEN, Purpose.REVIEW, ("Styrelsen",)),)
    open_ = with_channel(WELL, Purpose.REVIEW, roles={})
    assert found(open_) == (
        Shortcoming(Fault.REVIEW_SEEN, Purpose.REVIEW, ("@everyone",), everyone=True),
    )


def test_moderators_must_see_the_review_channel() -> None:
    shut_out = with_overwrite(WELL, Purpose.REVIEW, MODERATOR)
    assert found(shut_out) == (Shortcoming(Fault.REVIEW_HIDDEN, Purpose.REVIEW),)


def test_a_members_channel_that_applicants_see_is_told_of() -> None:
    opened = with_channel(WELL, Purpose.FEEDBACK, roles={})
    [told] = found(opened)
    assert told == Shortcoming(Fault.OPEN_TO_APPLICANTS, Purpose.FEEDBACK, ("återkoppling",))
    assert not told.is_serious


def test_a_members_channel_that_members_do_not_see_is_told_of() -> None:
    closed = with_overwrite(WELL, Purpose.THREADS, MEMBER)
    assert found(closed) == (Shortcoming(Fault.CLOSED_TO_MEMBERS, Purpose.THREADS, ("trådar",)),)


def test_the_welcome_channel_must_be_seen_where_people_apply_inside() -> None:
    closed = with_overwrite(WELL, Purpose.WELCOME, EVERYONE, deny=VIEW)
    closed = with_overwrite(closed, Purpose.WELCOME, OWN, allow=VIEW)
    [told] = found(closed)
    assert (told.fault, told.who) == (Fault.CLOSED_TO_APPLICANTS, ("välkommen",))
    # Where Discord's own applications are on, nobody inside has to find the way in.
    assert found(closed, gate=True) == ()


@pytest.mark.parametrize(
    ("purpose", "kind"),
    [
        (Purpose.REVIEW, Kind.FORUM),
        (Purpose.REVIEW, Kind.NEWS),
        (Purpose.WELCOME, Kind.OTHER),
        (Purpose.THREADS, Kind.OTHER),
        (Purpose.MEETUPS, Kind.CATEGORY),
    ],
)
def test_a_channel_of_the_wrong_kind_is_told_of(purpose: Purpose, kind: Kind) -> None:
    [told] = found(with_channel(WELL, purpose, kind=kind))
    assert (told.fault, told.part) == (Fault.WRONG_KIND, purpose)


@pytest.mark.parametrize(
    ("purpose", "kind"), [(Purpose.THREADS, Kind.TEXT), (Purpose.ANNOUNCEMENTS, Kind.NEWS)]
)
def test_some_channels_may_be_of_two_kinds(purpose: Purpose, kind: Kind) -> None:
    assert found(with_channel(WELL, purpose, kind=kind)) == ()


def test_what_the_bot_may_not_do_in_a_channel_is_named() -> None:
    lacking = with_overwrite(
        WELL, Purpose.WELCOME, OWN, deny=frozenset({Permission.SEND, Permission.PRIVATE_THREADS})
    )
    assert found(lacking) == (
        Shortcoming(
            Fault.BOT_LACKS_IN_CHANNEL,
            Purpose.WELCOME,
            ("välkommen",),
            lacking=(Permission.PRIVATE_THREADS, Permission.SEND),
        ),
    )
    assert found(lacking)[0].is_serious


def test_what_the_bot_may_not_do_in_the_server_is_named() -> None:
    without_kick = with_role(WELL, OWN, permissions=BOTS - {Permission.KICK})
    assert found(without_kick) == ()
    [told] = found(without_kick, gate=True)
    assert (told.fault, told.lacking) == (Fault.BOT_LACKS, (Permission.KICK,))
    [told] = found(with_role(WELL, OWN, permissions=BOTS - {Permission.ROLES}))
    assert (told.fault, told.lacking) == (Fault.BOT_LACKS, (Permission.ROLES,))


def test_the_member_role_must_stand_below_the_bots() -> None:
    [told] = found(with_role(WELL, MEMBER, position=9))
    assert told == Shortcoming(Fault.BOT_BELOW_ROLE, Capability.MEMBER, ("Medlem",))
    assert told.is_serious
    # The moderators' role is never given by the bot, so it may stand wherever it likes.
    assert found(with_role(WELL, MODERATOR, position=9)) == ()


def test_a_role_that_an_integration_gives_can_not_be_the_members() -> None:
    [told] = found(with_role(WELL, MEMBER, is_managed=True))
    assert told.fault is Fault.ROLE_MANAGED


@pytest.mark.parametrize(
    ("role_id", "capability"),
    [(MODERATOR, Capability.MODERATOR), (ORGANISER, Capability.ORGANISER)],
)
def test_a_role_must_have_the_permission_that_shows_its_commands(
    role_id: RoleId, capability: Capability
) -> None:
    [told] = found(with_role(WELL, role_id, permissions=frozenset()))
    assert (told.fault, told.part) == (Fault.COMMANDS_HIDDEN, capability)
    assert told.lacking == (SHOWS_COMMANDS[capability],)
    assert not told.is_serious
    chiefs = with_role(WELL, role_id, permissions=frozenset({Permission.ADMINISTRATOR}))
    assert found(chiefs) == ()


@pytest.mark.parametrize("capability", SHOWS_COMMANDS)
def test_the_permission_that_shows_commands_is_the_one_discord_is_told(
    capability: Capability,
) -> None:
    @shown_to(capability)
    def command() -> None: ...

    asked = command.__discord_app_commands_default_permissions__  # type: ignore[attr-defined]
    assert getattr(asked, SHOWS_COMMANDS[capability].value)


def test_everyone_is_nobodys_role() -> None:
    for capability in (Capability.MODERATOR, Capability.ORGANISER, Capability.MEMBER):
        chosen = replace(COMMUNITY, **{f"{capability}_role_id": EVERYONE})
        assert Fault.ROLE_FOR_EVERYONE in {each.fault for each in unfit(chosen, WELL, capability)}


def test_moderators_and_members_have_roles_of_their_own() -> None:
    same = replace(COMMUNITY, moderator_role_id=MEMBER)
    assert [each.fault for each in unfit(same, WELL, Capability.MODERATOR)] == [
        Fault.MODERATORS_ARE_MEMBERS
    ]
    same = replace(COMMUNITY, member_role_id=MODERATOR)
    assert [each.fault for each in unfit(same, WELL, Capability.MEMBER)] == [
        Fault.MODERATORS_ARE_MEMBERS
    ]
    assert unfit(replace(COMMUNITY, organiser_role_id=MEMBER), WELL, Capability.ORGANISER) == ()


def test_what_can_be_mended_later_is_accepted_when_picked() -> None:
    opened = with_channel(WELL, Purpose.MEETUPS, roles={})
    assert unfit(COMMUNITY, opened, Purpose.MEETUPS) == ()
    assert unfit(COMMUNITY, with_role(WELL, MEMBER, position=9), Capability.MEMBER) == ()
    leaking = with_overwrite(WELL, Purpose.REVIEW, BOARD, allow=VIEW)
    assert [each.fault for each in unfit(COMMUNITY, leaking, Purpose.REVIEW)] == [Fault.REVIEW_SEEN]


def test_what_meetups_need_beyond_the_channel_is_named_and_stops_no_application() -> None:
    [told] = found(with_role(WELL, OWN, permissions=BOTS - {Permission.CREATE_EVENTS}))
    assert (told.fault, told.part) == (Fault.BOT_LACKS, Purpose.MEETUPS)
    assert told.lacking == (Permission.CREATE_EVENTS,)
    assert not told.is_serious


def test_those_who_come_to_a_meetup_need_a_thread_of_their_own() -> None:
    private = frozenset({Permission.PRIVATE_THREADS})
    shown = frozenset({Permission.VIEW})
    [told] = found(with_overwrite(WELL, Purpose.MEETUPS, OWN, allow=shown, deny=private))
    assert (told.fault, told.part) == (Fault.BOT_LACKS_IN_CHANNEL, Purpose.MEETUPS)
    assert told.lacking == (Permission.PRIVATE_THREADS,)


@pytest.mark.parametrize(
    "permission",
    [
        Permission.SEND_IN_THREADS,
        Permission.PUBLIC_THREADS,
        Permission.MANAGE_THREADS,
        Permission.MANAGE_MESSAGES,
    ],
)
def test_what_threads_need_is_named_and_stops_no_application(permission: Permission) -> None:
    lacking = frozenset({permission})
    [told] = found(with_overwrite(WELL, Purpose.THREADS, OWN, allow=VIEW, deny=lacking))
    assert (told.fault, told.part) == (Fault.BOT_LACKS_IN_CHANNEL, Purpose.THREADS)
    assert told.lacking == (permission,)
    assert not told.is_serious
    # No other channel needs what only threads do.
    if permission is not Permission.SEND_IN_THREADS:
        assert found(with_overwrite(WELL, Purpose.WELCOME, OWN, deny=lacking)) == ()
