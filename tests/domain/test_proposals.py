"""What a community is proposed."""

from dataclasses import replace

import pytest

from domain.audiences import Channel, Kind
from domain.community import Capability, Community, Purpose
from domain.ids import ChannelId, CommunityId
from domain.proposals import existing_category, plain_name, proposal
from domain.shortcomings import PURPOSES, ROLES
from tests.domain.servers import (
    BOARD,
    CHANNELS,
    COMMUNITY,
    EVERYONE,
    MEMBER,
    MODERATOR,
    ORGANISER,
    OWN,
    WELL,
    with_channel,
    with_role,
    without,
)

NEW = Community(community_id=CommunityId(1))


def test_a_new_server_is_proposed_everything_anew() -> None:
    empty = without(WELL, MODERATOR, ORGANISER, MEMBER, *CHANNELS.values())
    plan = proposal(NEW, empty)
    assert plan.create_roles == ROLES
    assert plan.create_channels == PURPOSES
    assert not plan.use_roles
    assert not plan.use_channels


def test_roles_and_channels_of_that_name_are_proposed_before_new_ones() -> None:
    plan = proposal(NEW, WELL)
    assert {part: role.role_id for part, role in plan.use_roles.items()} == {
        Capability.MODERATOR: MODERATOR,
        Capability.MEMBER: MEMBER,
        Capability.ORGANISER: ORGANISER,
    }
    assert {part: channel.channel_id for part, channel in plan.use_channels.items()} == CHANNELS
    assert plan.create_roles == ()
    assert plan.create_channels == ()


def test_nothing_is_proposed_where_all_is_chosen() -> None:
    assert proposal(COMMUNITY, WELL).is_empty


def test_what_was_chosen_and_deleted_is_proposed_again() -> None:
    plan = proposal(COMMUNITY, without(WELL, MEMBER, CHANNELS[Purpose.WELCOME]))
    assert plan.create_roles == (Capability.MEMBER,)
    assert plan.create_channels == (Purpose.WELCOME,)


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("🔒-granskning", Purpose.REVIEW),
        ("applications", Purpose.REVIEW),
        ("👋│välkommen", Purpose.WELCOME),
        ("Welcome", Purpose.WELCOME),
        ("announcements", Purpose.ANNOUNCEMENTS),
        ("events", Purpose.MEETUPS),
        ("feedback", Purpose.FEEDBACK),
    ],
)
def test_names_are_known_in_two_languages_and_with_decoration(name: str, purpose: Purpose) -> None:
    named = with_channel(WELL, purpose, name=name)
    assert proposal(NEW, named).use_channels[purpose].channel_id == CHANNELS[purpose]


def test_a_channel_of_another_kind_is_not_proposed() -> None:
    assert (
        Purpose.REVIEW
        in proposal(NEW, with_channel(WELL, Purpose.REVIEW, kind=Kind.OTHER)).create_channels
    )
    assert (
        Purpose.WELCOME
        in proposal(
            NEW, with_channel(WELL, Purpose.WELCOME, name="granskningsärenden")
        ).create_channels
    )


def test_a_role_that_can_not_serve_is_not_proposed() -> None:
    assert Capability.MEMBER in proposal(NEW, with_role(WELL, MEMBER, position=9)).create_roles
    managed = with_role(WELL, MODERATOR, is_managed=True)
    assert Capability.MODERATOR in proposal(NEW, managed).create_roles
    everyone = with_role(without(WELL, MEMBER), EVERYONE, name="Medlem")
    assert Capability.MEMBER in proposal(NEW, everyone).create_roles


def test_what_serves_for_one_thing_is_not_proposed_for_another() -> None:
    chosen = replace(
        NEW, organiser_role_id=MODERATOR, announcements_channel_id=CHANNELS[Purpose.REVIEW]
    )
    plan = proposal(chosen, WELL)
    assert Capability.MODERATOR in plan.create_roles
    assert Purpose.REVIEW in plan.create_channels


def test_of_two_roles_with_the_name_the_higher_is_proposed() -> None:
    two = with_role(WELL, BOARD, name="Moderators", position=8)
    assert proposal(NEW, two).use_roles[Capability.MODERATOR].role_id == BOARD
    assert proposal(NEW, WELL).use_roles[Capability.MODERATOR].role_id == MODERATOR
    assert OWN not in {role.role_id for role in proposal(NEW, two).use_roles.values()}


def test_our_category_is_found_by_its_name_in_either_language() -> None:
    assert existing_category(WELL) is None
    for name in ("Nätverket", "THE NETWORK", "— nätverket —"):
        category = Channel(channel_id=ChannelId(9), name=name, kind=Kind.CATEGORY)
        assert existing_category(replace(WELL, channels={ChannelId(9): category})) == category
    text = Channel(channel_id=ChannelId(9), name="nätverket")
    assert existing_category(replace(WELL, channels={ChannelId(9): text})) is None


def test_a_name_is_compared_by_its_words() -> None:
    assert plain_name("  🔒_Granskning-och__Mer!! ") == "granskning och mer"
