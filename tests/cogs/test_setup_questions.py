"""/setup questions: how the questions of membership applications are read, and corrected."""

from simcord.enums import ComponentType
from simcord.results import ResponseMessage

from bot.services import applications, communities
from cogs.setup.questions import number_of
from domain.questions import Meaning, label_key
from tests.cogs.setting_up import screen
from tests.cogs.worlds import (
    World,
    buttons_of,
    chosen_in,
    components_of,
    options_of,
    text_of,
)

FORM = (
    ("TEXT_INPUT", "Vad kallas du på jobbet?", "Enhetschef"),
    ("TEXT_INPUT", "Var arbetar du?", "Mölndals stad"),
    ("PARAGRAPH", "Vad gör du i ditt arbete?", "Hemtjänst. 24 medarbetare."),
    ("PARAGRAPH", "Har du personalansvar?", "Ja, för 24 medarbetare."),
    ("TERMS", "Regler", (("Var snäll.",), True)),
)


async def applied(world: World, form: tuple[tuple[str, str, object], ...] = FORM) -> None:
    """Somebody outside hands in Discord's own membership application."""
    if not world.requests.has_gate(world.guild.id):
        world.requests.open_gate(world.guild)
    person = world.env.create_user(f"person{len(world.env.backend.users)}", global_name="Maria")
    await world.requests.submit(world.guild, world.clients.arrive(person), form)  # type: ignore[arg-type]


async def ask(world: World) -> ResponseMessage:
    return screen(await world.administrator.slash(world.channels.welcome, "setup questions"))


async def read_as(
    world: World, shown: ResponseMessage, label: str, meaning: Meaning
) -> ResponseMessage:
    custom_id = f"setup:question:{number_of(label_key(label))}"
    return screen(await world.administrator.select(shown, [meaning.value], custom_id=custom_id))


async def test_before_the_first_application_there_is_nothing_to_correct(world: World) -> None:
    shown = await ask(world)
    assert "Jag har inte sett några frågor än." in text_of(shown)
    assert [part for part in components_of(shown) if part["type"] == 3] == []


async def test_every_question_is_told_with_what_it_is_taken_for(world: World) -> None:
    await applied(world)
    shown = await ask(world)
    text = text_of(shown)
    assert "> Var arbetar du?\nläses som **arbetsgivare** (min gissning)" in text
    assert "> Har du personalansvar?\nläses som **medarbetaransvar** (min gissning)" in text
    assert "> Vad kallas du på jobbet?\nläses som **något annat** (min gissning)" in text
    assert "> Regler\nläses som **ja till reglerna** (min gissning)" in text
    menus = [part for part in components_of(shown) if part["type"] == 3]
    assert sorted(value for menu in menus for value in chosen_in(menu)) == [
        "employer", "other", "staff", "terms", "work",
    ]  # fmt: skip
    assert set(options_of(menus[0]).values()) == set(Meaning)


async def test_a_corrected_question_is_kept_and_open_applications_are_read_again(
    world: World,
) -> None:
    await applied(world)
    await applied(world)
    [before, _] = await applications.listing(world.bot.uow, community_id=world.community_id)
    assert before.for_screening().title == ""
    shown = await read_as(world, await ask(world), "Vad kallas du på jobbet?", Meaning.TITLE)
    text = text_of(shown)
    assert "> Vad kallas du på jobbet?\nläses nu som **titel**." in text
    assert "De 2 öppna ansökningarna är lästa på nytt." in text
    assert "läses som **titel** (valt av er)" in text
    after = await applications.listing(world.bot.uow, community_id=world.community_id)
    assert [each.for_screening().title for each in after] == ["Enhetschef", "Enhetschef"]
    # The next application is read that way from the start.
    await applied(world)
    latest = await applications.listing(world.bot.uow, community_id=world.community_id)
    assert latest[-1].for_screening().title == "Enhetschef"
    mapping = await communities.question_mapping(world.bot.uow, community_id=world.community_id)
    assert mapping["vad kallas du på jobbet"] == ("Vad kallas du på jobbet?", Meaning.TITLE)


async def test_a_question_is_kept_after_its_applications_are_gone(world: World) -> None:
    await world.run(
        lambda: communities.map_question(
            world.bot.uow,
            community_id=world.community_id,
            label="Din *befattning* @everyone",
            meaning=Meaning.TITLE,
            by=world.administrator.id,
            now=world.now,
        )
    )
    text = text_of(await ask(world))
    assert "läses som **titel** (valt av er)" in text
    assert "\\*befattning\\*" in text
    assert "@everyone" not in text
    shown = await read_as(world, await ask(world), "Din *befattning* @everyone", Meaning.WORK)
    assert "Ingen ansökan är öppen just nu." in text_of(shown)


async def test_many_questions_are_shown_a_page_at_a_time(world: World) -> None:
    labels = [f"Fråga {number} {'lång ' * 57}"[:299] + "?" for number in range(20)]
    for start in range(0, 20, 5):
        form = tuple(("TEXT_INPUT", label, "svar") for label in labels[start : start + 5])
        await applied(world, form)
    shown = await ask(world)
    assert "Sida 1 av 3" in text_of(shown)
    assert list(buttons_of(shown)) == ["Nästa sida"]
    seen = set()
    for page in (1, 2, 3):
        assert len(components_of(shown)) <= 40
        assert len(text_of(shown)) <= 4000
        assert f"Sida {page} av 3" in text_of(shown)
        seen |= {label for label in labels if label.split(" lång")[0] + " " in text_of(shown)}
        if page < 3:
            shown = screen(await world.administrator.click(shown, label="Nästa sida"))
    assert seen == set(labels)
    assert list(buttons_of(shown)) == ["Föregående sida"]
    # A correction stays on its page.
    last = next(label for label in labels if f"{label[:9]}" in text_of(shown))
    shown = await read_as(world, shown, last, Meaning.STAFF)
    assert len(text_of(shown)) <= 4000


async def test_the_bots_own_form_is_not_among_the_questions(world: World) -> None:
    invitation = world.channels.welcome.last_message
    assert invitation is not None
    form = await world.newcomer.click(invitation, label="Ansök om medlemskap")
    answers = {
        "title": "Enhetschef",
        "employer": "Mölndals stad",
        "staff": "yes",
        "work": "Hemtjänst.",
        "terms": ["agreed"],
    }
    await world.newcomer.submit_modal(form, answers)
    assert len(await applications.listing(world.bot.uow, community_id=world.community_id)) == 1
    assert "Jag har inte sett några frågor än." in text_of(await ask(world))


async def test_a_question_or_meaning_that_does_not_exist_is_refused(world: World) -> None:
    await applied(world)
    where = {"community_id": world.community_id}
    before = await communities.seen_questions(world.bot.uow, **where)
    for custom_id, value in (
        ("setup:question:12345", "title"),
        (f"setup:question:{number_of(label_key('Var arbetar du?'))}", "boss"),
    ):
        answer = await world.forge_component(
            world.administrator, custom_id, kind=ComponentType.STRING_SELECT, values=[value]
        )
        assert "Det finns inte längre" in text_of(answer)
    assert await communities.seen_questions(world.bot.uow, **where) == before
