"""The work behind `ledarbot survey check FILE`."""

from pathlib import Path
from typing import TextIO

from bot.i18n import I18n
from bot.surveys import examined_at
from domain.prompts import spoken
from domain.survey_file_faults import FAULTS_AT_MOST
from domain.survey_files import SurveyFile
from domain.survey_pages import most_pages

WELL, FAULTY = 0, 1


def check(path: Path, out: TextIO, *, i18n: I18n) -> int:
    """Say what a survey's file holds, or each of its faults with line and cause."""

    def say(key: str, /, **args: object) -> str:
        return i18n.text(key, i18n.default_locale, **args)

    found = examined_at(path)
    lines = [
        say("operations-fault", text=say(fault.key, **fault.args_for_text))
        for fault in found.faults
    ]
    if found.file is not None:
        lines.append(say("operations-good", text=_told(found.file, i18n)))
    lines.append(say("operations-check-result", faults=len(found.faults)))
    if len(found.faults) >= FAULTS_AT_MOST:
        lines.append(say("surveys-check-more"))
    out.write("\n".join(lines) + "\n")
    return FAULTY if found.faults else WELL


def _told(survey: SurveyFile, i18n: I18n) -> str:
    locale, languages = i18n.default_locale, survey.languages
    return i18n.text(
        "surveys-check-well",
        locale,
        title=spoken(survey.form.title, locale),
        key=survey.key,
        questions=len(survey.form.questions),
        pages=most_pages(survey.form),
        languages=languages[0] if len(languages) == 1 else "both",
    )
