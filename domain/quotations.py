"""Where the words that carry a finding stand in each answer."""

from domain.applications import Answer, Application
from domain.questions import Meaning
from domain.screening.findings import Evidence

Span = tuple[int, int]

_FIELDS = {
    Meaning.TITLE: "title",
    Meaning.EMPLOYER: "employer",
    Meaning.WORK: "work",
    Meaning.STAFF: "staff",
    Meaning.OTHER: "work",
}


def carrying_spans(application: Application) -> tuple[tuple[Span, ...], ...]:
    """For each answer the stretches that some finding rests on, in order and apart.

    Screening read several answers about one thing as one text; what can't be found again in its
    answer exactly as it was read is left out rather than marked in the wrong place.
    """
    evidence = [each for finding in application.findings for each in finding.evidence]
    return tuple(_spans_in(answer, application, evidence) for answer in application.answers)


def _spans_in(
    answer: Answer, application: Application, evidence: list[Evidence]
) -> tuple[Span, ...]:
    field = _FIELDS.get(answer.meaning)
    if field is None:
        return ()
    begin = _beginning(answer, application)
    if not getattr(application.for_screening(), field).startswith(answer.text, begin):
        return ()
    return _joined(
        [
            (each.start - begin, each.end - begin)
            for each in evidence
            if each.field == field and _stands_in(each, answer.text, begin)
        ]
    )


def _beginning(answer: Answer, application: Application) -> int:
    """Where this answer begins in the text that its field was read as."""
    order = (Meaning.WORK, Meaning.OTHER) if _FIELDS[answer.meaning] == "work" else ()
    begin = 0
    for meaning in order or (answer.meaning,):
        texts = [each for each in application.answers if each.meaning is meaning]
        if meaning is answer.meaning:
            before = texts[: next(n for n, each in enumerate(texts) if each is answer)]
            return begin + sum(len(each.text) + 1 for each in before)
        whole = "\n".join(each.text for each in texts)
        begin += len(whole) + 1 if whole else 0
    return begin


def _stands_in(evidence: Evidence, text: str, begin: int) -> bool:
    start, end = evidence.start - begin, evidence.end - begin
    return 0 <= start < end <= len(text) and text[start:end] == evidence.text


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
