"""What the network has planned when the curtain rises: a season, a lecture, a lunch to approve.

The bot's own services plan it and take every sign-up; the cards and threads follow when it starts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.services import meetups, seasons, signups
from domain.ids import CommunityId, UserId
from domain.meetup_values import Meetup, Season, SeatRules, Speaker
from sandbox.crowds import CROWD
from sandbox.past import PAST
from sandbox.people import MEMBERS, MODERATORS, ORGANISER
from sandbox.seed import OPENS_AT
from storage.unit_of_work import UnitOfWork

_ZONE = ZoneInfo("Europe/Stockholm")
_HALL = SeatRules(capacity=130)
_ROOM = SeatRules(capacity=40)
_HOUSE = "Vårdens hus"
_ADDRESS = "Storgatan 12, Alingsås"

LECTURE = "Att leda när allt ändras"
LUNCH = "Lunch i Mölndal"
SEASON = "Förändring i vården"
WAITING = 12
"""So many stand in the lecture's waiting list."""


def _at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=_ZONE)


@dataclass(frozen=True, slots=True)
class Morning:
    """One meetup of the season: half past nine to half past twelve, coffee from nine."""

    title: str
    day: str = ""
    note: str = ""
    speakers: tuple[Speaker, ...] = ()


MORNINGS = (
    Morning(
        "Varför förändring tar tid",
        "02-17",
        speakers=(
            Speaker(name="Kajsa Rylander", role="forskare", topic="Vad motstånd brukar bero på",
                    at=_at("02-17", "09:30")),
            Speaker(name="Carina Nyström", role="vårdenhetschef", topic="Så gjorde vi på rehab",
                    at=_at("02-17", "11:00")),
        ),
    ),
    Morning(
        "Samtalen som bär",
        "03-17",
        speakers=(
            Speaker(name="Ulf Sandgren", role="samtalsledare", topic="Att säga det som är svårt",
                    at=_at("03-17", "09:30")),
        ),
    ),
    Morning("Nära vård i praktiken", "04-14"),
    Morning("Att avsluta det gamla", "05-12"),
    Morning("Vad vi lärde oss", note="juni, datum kommer"),
)  # fmt: skip
POSTPONED = 4
"""The number of the morning that is postponed until further notice."""
UNDECIDED = ("Hassan Rahimi",)
"""Who has not answered to the lecture, so that there is somebody to be who does."""
FOLLOWERS = ("Anna Sjöberg", "Björn Falk", "Carina Nyström", "Gunilla Stark", "Sara Holm")


async def plan_ahead(
    uow: UnitOfWork, *, community_id: CommunityId, people: Mapping[str, UserId]
) -> None:
    """Have the organiser announce the lecture and the season, a member propose a lunch, and
    all who want to come sign up."""
    planner = _Planner(uow, community_id, people)
    await planner.fill_the_hall()
    await planner.begin_the_season()
    await planner.propose_a_lunch()


class _Planner:
    def __init__(
        self, uow: UnitOfWork, community_id: CommunityId, people: Mapping[str, UserId]
    ) -> None:
        self._uow = uow
        self._community_id = community_id
        self._people = people
        self._orders = count(1)

    async def fill_the_hall(self) -> None:
        """The first who press get the seats, the others stand in the waiting list."""
        when = OPENS_AT - timedelta(days=7)
        lecture = self._meetup(
            LECTURE,
            by=ORGANISER.name,
            at=when,
            day="02-26",
            hours=("17:00", "20:00"),
            venue="Stora salen, stadsbiblioteket",
            address="Götaplatsen 3, Göteborg",
            description="En kväll om att hålla ut tillsammans. Mingel med något att äta efteråt.",
            speakers=(
                Speaker(name="Lovisa Brandt", role="organisationspsykolog",
                        topic="Lugn mitt i det som rör sig", at=_at("02-26", "17:15")),
                Speaker(name="Elif Demir", role="socialchef", topic="Tre omorganisationer senare",
                        at=_at("02-26", "18:15")),
            ),
            cost="Ingen. Nätverket bjuder.",
            seats=_HALL,
            asks_diet=True,
        )  # fmt: skip
        shown = await meetups.propose(self._uow, lecture, is_organiser=True, now=when)
        assert _HALL.capacity is not None
        coming = self._audience()[: _HALL.capacity + WAITING]
        async with self._uow.write() as tx:
            held = await signups.settled_now(tx, self._community_id, shown.meetup_id, now=when)
            for number, user_id in enumerate(coming):
                now = when + timedelta(minutes=20 * number)
                answer = await signups.join_in(
                    tx, held, user_id=user_id, order=next(self._orders), now=now
                )
                held = answer.meetup

    async def begin_the_season(self) -> None:
        """Five mornings: one postponed, one without a date; some follow them all."""
        now = OPENS_AT - timedelta(days=4)
        by = self._people[ORGANISER.name]
        season = Season(
            community_id=self._community_id,
            host_id=by,
            created_at=now,
            name=SEASON,
            description="Fem förmiddagar om att leda genom förändring. Kaffe från klockan nio.",
            venue=_HOUSE,
            address=_ADDRESS,
            usual_time="09:30-12:30",
        )
        drafts = [self._morning(each, now=now) for each in MORNINGS]
        begun = await seasons.create(self._uow, season, drafts, by=by, now=now)
        step: dict[str, Any] = {"community_id": self._community_id, "by": by, "is_organiser": True}
        season_id = begun.season.season_id
        shown = await seasons.announce(self._uow, **step, season_id=season_id, now=now)
        await meetups.postpone(
            self._uow,
            **step,
            meetup_id=shown.meetups[POSTPONED - 1].meetup_id,
            reason="Talaren fick förhinder. Vi söker en ny dag.",
            note="till hösten",
            now=now,
        )
        for number, name in enumerate(FOLLOWERS):
            await seasons.join(
                self._uow,
                community_id=self._community_id,
                season_id=season_id,
                user_id=self._people[name],
                role_ids=(),
                order=next(self._orders),
                now=now + timedelta(hours=number + 1),
            )

    async def propose_a_lunch(self) -> None:
        """A member's wish, which waits for an organiser."""
        now = OPENS_AT - timedelta(hours=15)
        lunch = self._meetup(
            LUNCH,
            by="Björn Falk",
            at=now,
            day="03-18",
            hours=("11:45", "13:00"),
            venue="Kvarnens kök",
            address="Kvarnbygatan 10, Mölndal",
            description="Vi äter och pratar om scheman som håller. Alla betalar sin egen lunch.",
            seats=SeatRules(capacity=8),
            shows_names=True,
        )
        await meetups.propose(self._uow, lunch, is_organiser=False, now=now)

    # ------------------------------------------------------------------------- details

    def _audience(self) -> Sequence[UserId]:
        """In the order in which they press; the last to have a part in the story comes too late."""
        people = (*MODERATORS, *MEMBERS)
        *parts, late = (each.name for each in people if each.name not in UNDECIDED)
        known = {ORGANISER.name, late, *parts, *UNDECIDED}
        members = [case.name for case in PAST if case.name not in known and case.is_member]
        crowd = [person.name for person in CROWD]
        assert _HALL.capacity is not None
        first = [*parts, *members, *crowd][: _HALL.capacity]
        rest = [name for name in crowd if name not in first]
        return [self._people[name] for name in (*first, late, *rest)]

    def _morning(self, morning: Morning, *, now: datetime) -> Meetup:
        return self._meetup(
            morning.title,
            by=ORGANISER.name,
            at=now,
            day=morning.day,
            hours=("09:30", "12:30"),
            venue=_HOUSE,
            address=_ADDRESS,
            date_note=morning.note,
            speakers=morning.speakers,
            reservation=True,
            seats=_ROOM,
        )

    def _meetup(
        self, title: str, *, by: str, at: datetime, day: str, hours: tuple[str, str], **more: Any
    ) -> Meetup:
        start, end = (_at(day, clock) if day else None for clock in hours)
        return Meetup(
            community_id=self._community_id,
            host_id=self._people[by],
            created_at=at,
            changed_at=at,
            title=title,
            start_at=start,
            end_at=end,
            **more,
        )
