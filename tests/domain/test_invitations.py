"""Invitations to other servers are recognised in the link of a tip, however they are written."""

from dataclasses import replace

import pytest

from domain.ids import CommunityId, ThreadId
from domain.invitations import is_invitation
from domain.thread_refusals import InviteLink
from domain.thread_values import Thread, ThreadKind
from domain.threads import checked

TIP = Thread(
    community_id=CommunityId(1),
    thread_id=ThreadId(1),
    kind=ThreadKind.TIP,
    title="En bra bok",
    text="Läs den.",
    link="https://example.org/bok",
)


@pytest.mark.parametrize(
    "link",
    [
        "https://discord.gg/abc",
        "https://DISCORD.GG/abc",
        "https://www.discord.gg/abc",
        "https://discord.gg./abc",
        "https://discord.com/invite/abc",
        "https://ptb.discord.com/invite/abc",
        "https://discordapp.com/invite/abc",
        "https://discord.com//invite/abc",
        "https://discord.com/%69nvite/abc",
        "https://discord.com/api/v10/invites/abc",
        "https://example.org/?to=https%3A%2F%2Fdiscord.gg%2Fabc",
        "https://example.org/discord.gg/abc",
        "https://ｄiscord.gg/abc",
        "https://discord。gg/abc",
        "https://dsc.gg/abc",
        "https://discord.me/abc",
    ],
)
def test_an_invitation_is_refused(link: str) -> None:
    assert is_invitation(link)
    with pytest.raises(InviteLink):
        checked(replace(TIP, link=link))


@pytest.mark.parametrize(
    "link",
    [
        "https://discord.com/channels/1/2",
        "https://discord.com/safety",
        "https://example.org/invite/abc",
        "https://notdiscord.me/abc",
        "https://arbetsgivarverket.se/discord-i-arbetslivet",
    ],
)
def test_other_addresses_are_not(link: str) -> None:
    assert checked(replace(TIP, link=link)).link == link
