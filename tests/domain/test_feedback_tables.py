"""The results as a whole: what is counted, and that nothing can be had by subtraction."""

import itertools
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.feedback_tables import comparable, results
from domain.feedback_values import (
    Answer,
    AnswerKind,
    Answers,
    Column,
    Condition,
    GroupTable,
    Results,
    Sheet,
    Table,
    TextList,
)
from domain.survey_values import Option, QuestionKind, SurveyForm, SurveyQuestion

GROUP = Column(key="group", kind=AnswerKind.ONE, options=("north", "south", "west"))
YES_NO = Column(key="happy", kind=AnswerKind.ONE, options=("yes", "no"))
WHY = Column(key="why", kind=AnswerKind.TEXT)


def told(
    columns: Sequence[Column],
    ballots: Sequence[Answers],
    *,
    asked: int | None = None,
    limit: int = 5,
    groups_by: str | None = None,
) -> Results:
    sheet = Sheet(columns=columns, groups_by=groups_by)
    return results(sheet, ballots, asked=asked, limit=limit, shuffled=sorted)


def people(count: int, **answers: Answer) -> list[Answers]:
    return [answers] * count


def of(found: Results, key: str) -> Table:
    table = found.table(key)
    assert table is not None
    return table


def groups_of(found: Results, key: str) -> dict[str, tuple[int, ...] | None]:
    return {each.group: each.counts for each in of(found, key).groups}


# --------------------------------------------------------------------------------- tables, texts


def test_a_poll() -> None:
    found = told([YES_NO], people(4, happy="yes") + people(2, happy="no"), asked=9)
    assert found == Results(
        asked=9, answered=6, limit=5, tables=(Table(key="happy", base=6, counts=(4, 2)),)
    )


def test_too_few_and_all_of_one_mind() -> None:
    assert of(told([YES_NO], people(4, happy="yes")), "happy") == Table(key="happy")
    agreed = people(6, happy="yes")
    assert of(told([YES_NO], agreed, asked=7), "happy").counts == (6, 0)
    assert of(told([YES_NO], agreed, asked=6), "happy").is_withheld


def test_no_limit_below_the_least() -> None:
    found = told([YES_NO], people(2, happy="yes") + people(2, happy="no"), limit=1)
    assert found.limit == 5
    assert of(found, "happy").is_withheld


def test_a_ranking_has_its_rounds_and_its_winner() -> None:
    column = Column(key="vote", kind=AnswerKind.RANKED, options=("1", "2", "3"))
    ballots = people(4, vote=("1",)) + people(3, vote=("2", "3")) + people(2, vote=("3", "2"))
    table = of(told([column], [*ballots, {"vote": ("old",)}, {}]), "vote")
    assert (table.base, table.counts, table.winners) == (9, (4, 3, 2), ("2",))
    assert [each.counts for each in table.rounds] == [(4, 3, 2), (4, 5, None)]
    assert table.rounds[0].exhausted == 0
    assert of(told([column], people(5, vote=("1", "2")), asked=5), "vote") == Table(key="vote")
    assert of(told([column], ballots[:4]), "vote") == Table(key="vote")


def test_texts_are_told_when_enough_have_written() -> None:
    written = [{"why": f" {word}\n"} for word in "edcba"]
    assert told([WHY], [*written, {"why": "  "}, {}]).texts == (
        TextList(key="why", texts=("a", "b", "c", "d", "e")),
    )
    assert told([WHY], [*written[1:], {"why": "  "}]).texts == (TextList(key="why"),)


def test_each_question_is_shuffled_by_itself() -> None:
    asked_for: list[list[str]] = []

    def shuffled(texts: Sequence[str]) -> Sequence[str]:
        asked_for.append(list(texts))
        return texts[::-1]

    other = Column(key="other", kind=AnswerKind.TEXT)
    ballots = [{"why": f"w{number}", "other": f"o{number}"} for number in range(5)]
    sheet = Sheet(columns=(WHY, other))
    found = results(sheet, ballots, asked=None, limit=5, shuffled=shuffled)
    assert [len(each) for each in asked_for] == [5, 5]
    assert [each.texts for each in found.texts] == [
        ("w4", "w3", "w2", "w1", "w0"),
        ("o4", "o3", "o2", "o1", "o0"),
    ]


# ----------------------------------------------------------------------------------- conditions

LATER = Column(
    key="later",
    kind=AnswerKind.ONE,
    options=("more", "less"),
    asked_if=Condition("happy", ("no",)),
)
LATEST = Column(key="latest", kind=AnswerKind.TEXT, asked_if=Condition("later", ("more",)))


def test_answers_of_those_who_were_not_asked_are_ignored() -> None:
    ballots = [
        *people(9, happy="yes", later="more", latest="x"),
        *people(6, happy="no", later="more", latest="y"),
        *people(1, happy="no", later="less", latest="z"),
        *people(5, later="less"),
    ]
    found = told([YES_NO, LATER, LATEST], ballots)
    assert of(found, "later").counts == (6, 1)
    assert found.texts == (TextList(key="latest", texts=("y",) * 6),)


@pytest.mark.parametrize(("more", "less"), [(4, 0), (3, 1), (6, 0), (0, 5)])
def test_those_who_are_asked_further_are_a_group(more: int, less: int) -> None:
    ballots = [
        *people(9, happy="yes"),
        *people(more, happy="no", later="more"),
        *people(less, happy="no", later="less"),
    ]
    found = told([YES_NO, LATER], ballots)
    assert not of(found, "happy").is_withheld
    assert of(found, "later").is_withheld


def test_a_further_question_does_not_tell_of_a_table_that_is_withheld() -> None:
    """All nine who said no agree on why, which is withheld, and with it what hangs on that."""
    agreed = people(9, happy="no", later="more", latest="x")
    found = told([YES_NO, LATER, LATEST], [*agreed, *people(1, happy="yes")], asked=10)
    assert [table.is_withheld for table in found.tables] == [False, True]
    assert found.texts == (TextList(key="latest"),)
    ballots = [*agreed, *people(1, happy="no", later="less")]
    found = told([YES_NO, LATER, LATEST], ballots, asked=11)
    assert [table.base for table in found.tables] == [10, 10]
    assert found.texts == (TextList(key="latest", texts=("x",) * 9),)


@pytest.mark.parametrize("question", ["nowhere", "after", "self"])
def test_a_condition_on_no_earlier_question_never_holds(question: str) -> None:
    column = Column(
        key="self", kind=AnswerKind.ONE, options=("1", "2"), asked_if=Condition(question, ("1",))
    )
    after = Column(key="after", kind=AnswerKind.ONE, options=("1", "2"))
    ballots = people(9, self="1", after="1") + people(9, self="2", after="1")
    assert of(told([column, after], ballots), "self").is_withheld


def test_any_of_several_answers_is_enough_and_old_options_are_not() -> None:
    tools = Column(key="tools", kind=AnswerKind.SEVERAL, options=("a", "b", "c"))
    further = Column(
        key="further",
        kind=AnswerKind.ONE,
        options=("1", "2"),
        asked_if=Condition("tools", ("a", "old")),
    )
    ballots = [
        *people(4, tools=("b", "a"), further="1"),
        *people(3, tools=("a",), further="2"),
        *people(8, tools=("b", "old"), further="2"),
    ]
    assert of(told([tools, further], ballots), "further").counts == (4, 3)


# --------------------------------------------------------------------------------------- groups


def votes(group: str | None, yes: int, no: int) -> list[Answers]:
    own: dict[str, Answer] = {} if group is None else {"group": group}
    return [{**own, "happy": "yes"}] * yes + [{**own, "happy": "no"}] * no


def test_groups_that_are_large_enough_are_told_of() -> None:
    ballots = votes("north", 4, 3) + votes("south", 2, 6) + votes(None, 1, 4)
    found = told([GROUP, YES_NO, WHY], ballots, groups_by="group")
    assert of(found, "group") == Table(key="group", base=15, counts=(7, 8, 0))
    assert of(found, "happy").groups == (
        GroupTable(group="north", base=7, counts=(4, 3)),
        GroupTable(group="south", base=8, counts=(2, 6)),
        GroupTable(group="west", base=0, counts=(0, 0)),
        GroupTable(group="", base=5, counts=(1, 4)),
    )


def test_a_small_group_is_hidden_behind_another() -> None:
    ballots = votes("north", 4, 3) + votes("south", 2, 6) + votes("west", 1, 1)
    found = told([GROUP, YES_NO], ballots, groups_by="group")
    assert of(found, "happy").counts == (7, 10)
    assert groups_of(found, "happy") == {"north": None, "south": (2, 6), "west": None, "": (0, 0)}


def test_groups_of_what_is_withheld_are_withheld() -> None:
    found = told([GROUP, YES_NO], votes("north", 3, 1), groups_by="group")
    assert groups_of(found, "happy") == dict.fromkeys(("north", "south", "west", ""))


def test_no_groups_where_the_groups_themselves_are_withheld() -> None:
    """All ten are of the north, which is withheld: the sizes of the groups would tell."""
    ballots = votes("north", 4, 6)
    found = told([GROUP, YES_NO], ballots, asked=10, groups_by="group")
    assert of(found, "happy").counts == (4, 6)
    assert groups_of(found, "happy") == dict.fromkeys(("north", "south", "west", ""))


def test_a_group_where_nobody_was_asked_further_does_not_tell_what_they_chose() -> None:
    """That none of the west was asked what follows on a no would tell that both said yes."""
    ballots = [
        *votes("north", 4, 0),
        *people(3, group="north", happy="no", later="more"),
        *people(3, group="north", happy="no", later="less"),
        *votes("south", 4, 0),
        *people(6, group="south", happy="no", later="more"),
        *people(1, group="south", happy="no", later="less"),
        *votes("west", 2, 0),
    ]
    found = told([GROUP, YES_NO, LATER], ballots, groups_by="group")
    assert groups_of(found, "happy")["west"] is None
    later = groups_of(found, "later")
    assert later["west"] is None
    assert later[""] == (0, 0)


@pytest.mark.parametrize(
    "column",
    [
        Column(key="group", kind=AnswerKind.SEVERAL, options=("north", "south")),
        Column(key="group", kind=AnswerKind.TEXT),
    ],
)
def test_only_a_single_choice_makes_groups(column: Column) -> None:
    found = told([column, YES_NO], votes(None, 6, 6), groups_by="group")
    assert of(found, "happy").groups == ()


def test_rankings_and_what_follows_on_them_have_no_groups_to_show() -> None:
    ranked = Column(key="rank", kind=AnswerKind.RANKED, options=("1", "2"))
    further = Column(
        key="further", kind=AnswerKind.ONE, options=("1", "2"), asked_if=Condition("rank", ("1",))
    )
    ballots: list[Answers] = [
        {"group": group, "rank": ("1",), "further": further}
        for group in ("north", "south")
        for further in ("1", "2") * 4
    ] + people(3, group="north", rank=("2",))
    found = told([GROUP, ranked, further], ballots, groups_by="group")
    assert of(found, "rank").groups == ()
    assert of(found, "further").counts == (8, 8)
    assert set(groups_of(found, "further").values()) == {None}


# ------------------------------------------------------------------------------------- attackers

KINDS = (AnswerKind.ONE, AnswerKind.ONE, AnswerKind.SEVERAL, AnswerKind.TEXT, AnswerKind.RANKED)


def a_sheet(dice: random.Random) -> Sheet:
    columns: list[Column] = []
    for number in range(dice.randint(2, 5)):
        kind = dice.choice(KINDS)
        condition = None
        choices = [each for each in columns if each.options]
        if choices and dice.random() < 0.4:
            parent = dice.choice(choices)
            any_of = tuple(dice.sample(parent.options, dice.randint(1, 2)))
            condition = Condition(parent.key, any_of)
        options = () if kind is AnswerKind.TEXT else tuple("abc"[: dice.randint(2, 3)])
        columns.append(Column(key=str(number), kind=kind, options=options, asked_if=condition))
    grouping = Column(key="by", kind=AnswerKind.ONE, options=tuple("pqrs"[: dice.randint(2, 4)]))
    columns.insert(dice.randint(0, len(columns)), grouping)
    return Sheet(columns=columns, groups_by="by")


def an_answer(column: Column, dice: random.Random, *, favour: float) -> Answer:
    if column.kind is AnswerKind.TEXT:
        return dice.choice(["", " ", "hej", "bra "])
    first = column.options[0] if dice.random() < favour else dice.choice([*column.options, "old"])
    if column.kind is AnswerKind.ONE:
        return first
    others = dice.sample(column.options, dice.randint(0, 2))
    return tuple(dict.fromkeys([first, *others]))


def some_ballots(sheet: Sheet, dice: random.Random) -> list[Answers]:
    favour = {column.key: dice.choice([0, 0.3, 0.8, 0.97]) for column in sheet.columns}
    answers = dice.choice([0.6, 0.9, 1])
    return [
        {
            column.key: an_answer(column, dice, favour=favour[column.key])
            for column in sheet.columns
            if dice.random() < answers
        }
        for _ in range(dice.randint(0, 45))
    ]


def chosen(column: Column, ballot: Answers) -> list[str]:
    answer = ballot.get(column.key, ())
    given_ = [answer] if isinstance(answer, str) else list(answer)
    given_ = [key for key in given_ if key in column.options]
    return given_[:1] if column.kind is AnswerKind.RANKED else given_


def was_asked(sheet: Sheet, column: Column, ballot: Answers) -> bool:
    if column.asked_if is None:
        return True
    parent = sheet.column(column.asked_if.question)
    assert parent is not None
    keys = [*sheet.columns]
    return (
        keys.index(parent) < keys.index(column)
        and was_asked(sheet, parent, ballot)
        and not set(chosen(parent, ballot)).isdisjoint(column.asked_if.any_of)
    )


def truth(sheet: Sheet, column: Column, ballots: Sequence[Answers]) -> tuple[int, tuple[int, ...]]:
    """Base and counts in the plainest way."""
    every = [chosen(column, each) for each in ballots if was_asked(sheet, column, each)]
    return (
        sum(1 for each in every if each),
        tuple(sum(1 for each in every if option in each) for option in column.options),
    )


def in_groups(sheet: Sheet, ballots: Sequence[Answers]) -> dict[str, list[Answers]]:
    grouping = sheet.column("by")
    assert grouping is not None
    apart: dict[str, list[Answers]] = {key: [] for key in (*grouping.options, "")}
    for ballot in ballots:
        own = chosen(grouping, ballot) if was_asked(sheet, grouping, ballot) else []
        apart[own[0] if own else ""].append(ballot)
    return apart


def no_remainder_tells(table: Table, bases: dict[str, int], *, limit: int) -> None:
    """The whole less any of the groups that are shown."""
    assert table.base is not None
    assert table.counts is not None
    shown = [each for each in table.groups if each.counts is not None]
    hidden = [each.group for each in table.groups if each.counts is None]
    for size in range(1, len(shown) + 1):
        for some in itertools.combinations(shown, size):
            base = table.base - sum(each.base or 0 for each in some)
            left = {each.group for each in table.groups} - {each.group for each in some}
            assert base == sum(bases[group] for group in left)
            if not hidden or not base:
                continue
            counts = [
                count - sum((each.counts or ())[place] for each in some)
                for place, count in enumerate(table.counts)
            ]
            assert base >= limit
            assert sum(1 for group in left if bases[group]) >= 2
            assert base not in counts


@settings(max_examples=600, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([5, 5, 7]))
def test_nothing_can_be_had_by_subtraction(seed: int, limit: int) -> None:
    dice = random.Random(seed)
    sheet = a_sheet(dice)
    ballots = some_ballots(sheet, dice)
    asked = dice.choice([None, len(ballots), len(ballots) + 3])
    found = results(sheet, ballots, asked=asked, limit=limit, shuffled=sorted)
    apart = in_groups(sheet, ballots)
    for column in sheet.columns:
        table = found.table(column.key)
        if table is None:
            continue
        if table.is_withheld:
            assert table == Table(
                key=column.key, groups=tuple(GroupTable(group=each.group) for each in table.groups)
            )
            continue
        assert table.base is not None
        assert table.counts is not None
        assert (table.base, table.counts) == truth(sheet, column, ballots)
        assert table.base >= limit
        is_everybody = column.asked_if or (asked is not None and table.base >= asked)
        leads = any(each.asked_if and each.asked_if.question == table.key for each in sheet.columns)
        if not (leads and (column.asked_if is None or table.base == len(ballots))):
            assert not (is_everybody and table.base in table.counts)
        bases = {group: truth(sheet, column, those)[0] for group, those in apart.items()}
        for each in table.groups:
            if each.counts is not None:
                assert (each.base, each.counts) == truth(sheet, column, apart[each.group])
                assert each.base == 0 or (
                    each.base is not None and each.base >= limit and each.base not in each.counts
                )
        no_remainder_tells(table, bases, limit=limit)
    for texts in found.texts:
        assert texts.texts is None or len(texts.texts) >= limit


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_what_follows_on_a_question_is_told_only_where_that_is(seed: int) -> None:
    """How many answered it is a bar of the other's table, of everybody and in each group."""
    dice = random.Random(seed)
    sheet = a_sheet(dice)
    ballots = some_ballots(sheet, dice)
    found = results(
        sheet, ballots, asked=dice.choice([None, len(ballots)]), limit=5, shuffled=sorted
    )
    for column in sheet.columns:
        table = found.table(column.key)
        is_groups_shown = not of(found, "by").is_withheld
        if table is not None and any(each.counts is not None for each in table.groups):
            assert is_groups_shown
        if column.asked_if is None:
            continue
        parent = of(found, column.asked_if.question)
        if table is None:
            texts = next(each.texts for each in found.texts if each.key == column.key)
            assert texts is None or not parent.is_withheld
        elif not table.is_withheld:
            assert not parent.is_withheld
            shown = {each.group for each in parent.groups if each.counts is not None}
            for each in table.groups:
                if each.counts is not None and parent.key != "by":
                    assert each.group in shown


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_the_order_of_the_ballots_is_of_no_matter(seed: int) -> None:
    dice = random.Random(seed)
    sheet = a_sheet(dice)
    ballots = some_ballots(sheet, dice)
    other = dice.sample(ballots, len(ballots))
    first, second = (
        results(sheet, each, asked=None, limit=5, shuffled=sorted) for each in (ballots, other)
    )
    assert first == second


# ---------------------------------------------------------------------------------- comparisons


def question(key: str, kind: QuestionKind, *options: str, points: int = 5) -> SurveyQuestion:
    return SurveyQuestion(
        key=key,
        kind=kind,
        text={"sv": key},
        options=tuple(Option(each, {"sv": each}) for each in options),
        points=points,
    )


def test_questions_that_were_put_alike_can_be_compared() -> None:
    before = SurveyForm(
        title={"sv": "Puls"},
        questions=(
            question("same", QuestionKind.SINGLE, "a", "b"),
            question("more", QuestionKind.SINGLE, "a", "b"),
            question("turned", QuestionKind.SINGLE, "a", "b"),
            question("kind", QuestionKind.SINGLE, "a", "b"),
            question("longer", QuestionKind.SCALE),
            question("scale", QuestionKind.SCALE),
            question("gone", QuestionKind.SCALE),
            question("why", QuestionKind.TEXT),
        ),
    )
    now = SurveyForm(
        title={"sv": "Puls"},
        questions=(
            question("scale", QuestionKind.SCALE),
            question("new", QuestionKind.SCALE),
            question("longer", QuestionKind.SCALE, points=7),
            question("kind", QuestionKind.MULTIPLE, "a", "b"),
            question("turned", QuestionKind.SINGLE, "b", "a"),
            question("more", QuestionKind.SINGLE, "a", "b", "c"),
            question("same", QuestionKind.SINGLE, "a", "b"),
            question("why", QuestionKind.TEXT),
        ),
    )
    assert comparable(now, before) == ("scale", "same", "why")
    assert comparable(now, now) == tuple(each.key for each in now.questions)
