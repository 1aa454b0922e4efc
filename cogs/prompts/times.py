"""When prompts are posted, as organisers type it."""

from domain.prompt_refusals import BadTime
from domain.typed_rhythms import HoursNotUnderstood, read_hours


def minute_of(text: str) -> int:
    """The minute of the day in "9.00", "09:00" or "kl 9"; BadTime for anything else."""
    try:
        hours = read_hours(text)
    except HoursNotUnderstood as fault:
        raise BadTime() from fault
    if hours is None or hours.end is not None:
        raise BadTime()
    return hours.start.hour * 60 + hours.start.minute
