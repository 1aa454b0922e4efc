"""How numbers and differences look: in words, as bars, and as the picture's alternative text."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.charts import Bars, Series, Tint
from bot.tones import Tone
from bot.ui import CARD_LENGTH
from cogs.applications.evidence import rule_text
from domain.insights import Difference, Month, Statistics, Week
from domain.screening.findings import Criterion, Verdict

_ALTERNATIVE_LENGTH = 1024
_SPARE = 120
_HOUR, _TWO_DAYS = timedelta(hours=1), timedelta(days=2)
_TINTS = {Verdict.MET: Tint.GOOD, Verdict.UNCLEAR: Tint.OPEN, Verdict.NOT_MET: Tint.POOR}


def statistics_text(numbers: Statistics, tone: Tone, *, now: datetime) -> str:
    """All numbers in words; the picture only shows some of them again."""
    title = tone.text("insights-title", days=numbers.days)
    lines = [f"### {title}", _waiting(numbers, tone, now=now), *_decisions(numbers, tone)]
    if numbers.decided:
        # The empty line ends the list, or what follows would stand within it.
        lines += [tone.text("insights-criteria"), *_criteria(numbers, tone), ""]
        lines += _agreement(numbers, tone)
    return "\n".join(lines)


def _waiting(numbers: Statistics, tone: Tone, *, now: datetime) -> str:
    queue = numbers.queue
    text = tone.text("insights-waiting", moderators=queue.moderators, applicants=queue.applicants)
    if queue.oldest_at is None:
        return text
    age = time_text(max(now - queue.oldest_at, timedelta(0)), tone)
    return f"{text} {tone.text('insights-oldest', age=age)}"


def _decisions(numbers: Statistics, tone: Tone) -> list[str]:
    lines = [tone.text("insights-received", count=numbers.received)]
    if not numbers.decided:
        return [*lines, tone.text("insights-none-decided")]
    lines.append(
        tone.text(
            "insights-decided",
            decided=numbers.decided,
            approved=numbers.approved,
            declined=numbers.declined,
            share=_share(numbers.approved, numbers.decided),
        )
    )
    if numbers.by_policy:
        lines.append(tone.text("insights-by-policy", count=numbers.by_policy))
    if numbers.median is not None and numbers.slowest is not None:
        median, slowest = time_text(numbers.median, tone), time_text(numbers.slowest, tone)
        lines.append(tone.text("insights-took", median=median, slowest=slowest))
    return lines


def _criteria(numbers: Statistics, tone: Tone) -> list[str]:
    return [
        "- "
        + tone.text(
            "insights-criterion-counts",
            criterion=tone.text("applications-criterion", criterion=criterion.value),
            met=_counted(numbers, criterion, Verdict.MET, tone),
            unclear=_counted(numbers, criterion, Verdict.UNCLEAR, tone),
            missing=_counted(numbers, criterion, Verdict.NOT_MET, tone),
        )
        for criterion in numbers.verdicts
    ]


def _counted(numbers: Statistics, criterion: Criterion, verdict: Verdict, tone: Tone) -> str:
    """How many there were, and which share of them was approved."""
    count = numbers.verdicts[criterion][verdict]
    if not count:
        return "0"
    share = _share(numbers.verdicts_of_approved[criterion][verdict], count)
    return tone.text("insights-count-and-share", count=count, share=share)


def _agreement(numbers: Statistics, tone: Tone) -> list[str]:
    lines = []
    if numbers.advised:
        lines.append(
            tone.text(
                "insights-agreed",
                agreed=numbers.agreed,
                advised=numbers.advised,
                share=_share(numbers.agreed, numbers.advised),
            )
        )
    if numbers.reviewed:
        lines.append(tone.text("insights-reviewed", count=numbers.reviewed))
    if numbers.agreed < numbers.advised:
        lines.append(tone.text("insights-see-drift"))
    return lines


def panels(numbers: Statistics, tone: Tone) -> tuple[Bars, ...]:
    """The decisions by week, how long they took, and the criteria."""
    weeks = Bars(
        title=tone.text("insights-chart-weeks"),
        labels=tuple(_week(week, tone) for week in numbers.weeks),
        series=(
            Series(
                tone.text("insights-approved"),
                tuple(week.approved for week in numbers.weeks),
                Tint.GOOD,
            ),
            Series(
                tone.text("insights-declined"),
                tuple(week.declined for week in numbers.weeks),
                Tint.POOR,
            ),
        ),
    )
    speeds = Bars(
        title=tone.text("insights-chart-speeds"),
        labels=_speed_names(tone),
        series=(Series(tone.text("insights-decisions"), numbers.speeds),),
    )
    return weeks, speeds, _criteria_bars(numbers, tone)


def _criteria_bars(numbers: Statistics, tone: Tone) -> Bars:
    return Bars(
        title=tone.text("insights-chart-criteria"),
        labels=tuple(
            tone.text("applications-criterion", criterion=criterion.value)
            for criterion in Criterion
        ),
        series=tuple(
            Series(
                tone.text("insights-verdict", verdict=verdict.value),
                tuple(numbers.verdicts[criterion][verdict] for criterion in Criterion),
                tint,
            )
            for verdict, tint in _TINTS.items()
        ),
        lying=True,
    )


def picture_text(numbers: Statistics, tone: Tone) -> str:
    """What the picture shows, for who hears it read."""
    speeds = ", ".join(
        f"{name}: {number}" for name, number in zip(_speed_names(tone), numbers.speeds, strict=True)
    )
    busiest = max(numbers.weeks, key=lambda week: week.approved + week.declined)
    lines = [
        tone.text(
            "insights-picture",
            days=numbers.days,
            approved=numbers.approved,
            declined=numbers.declined,
            week=_week(busiest, tone),
            most=busiest.approved + busiest.declined,
            speeds=speeds,
        ),
        *(line.removeprefix("- ") for line in _criteria(numbers, tone)),
    ]
    return " ".join(lines)[:_ALTERNATIVE_LENGTH]


def drift_text(differences: Sequence[Difference], tone: Tone, *, month: Month) -> str:
    """A line for each difference, as many as one message takes, and what to do with them."""
    title = "### " + tone.text("insights-drift-title", month=month_name(month, tone))
    if not differences:
        return f"{title}\n{tone.text('insights-drift-none')}"
    lines, room = [title], CARD_LENGTH - _SPARE - len(title)
    foot = tone.text("insights-drift-foot")
    room -= len(foot) + 1
    for number, difference in enumerate(differences):
        line = _difference(difference, tone)
        room -= len(line) + 1
        if room < 0:
            lines.append(tone.text("insights-drift-more", count=len(differences) - number))
            break
        lines.append(line)
    return "\n".join([*lines, foot])


def _difference(difference: Difference, tone: Tone) -> str:
    about = tone.text(
        "insights-drift-line",
        id=str(difference.application_id),
        recommendation=difference.recommendation.value,
        state=difference.state.value,
        kind=tone.text("insights-kind", kind=difference.kind),
        sector=tone.text("insights-sector", sector=difference.sector),
    )
    rules = " ".join(rule_text(rule, tone) for rule in difference.rules)
    return f"{about}\n-# {rules}" if rules else about


def month_name(month: Month, tone: Tone) -> str:
    """The month in words ("oktober 2026")."""
    return tone.at(month.begins(zone=tone.timezone), "month")


def time_text(duration: timedelta, tone: Tone) -> str:
    """A time in the one unit that tells enough: minutes, hours or days."""
    if duration < _HOUR:
        unit, count = "minutes", round(duration / timedelta(minutes=1))
    elif duration < _TWO_DAYS:
        unit, count = "hours", round(duration / _HOUR)
    else:
        unit, count = "days", round(duration / timedelta(days=1))
    return tone.text(f"insights-{unit}", count=count)


def _speed_names(tone: Tone) -> tuple[str, ...]:
    return tuple(tone.text(f"insights-speed-{number}") for number in range(4))


def _week(week: Week, tone: Tone) -> str:
    begins = datetime.combine(week.begins, time(12), tzinfo=ZoneInfo(tone.timezone))
    return tone.at(begins, "day")


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole)
