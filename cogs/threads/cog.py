"""`/threads`: begin a thread, find one again, and what organisers and administrators arrange."""

from discord import app_commands
from discord.ext import commands

from bot.client import Ledarbot
from bot.commands import described
from bot.permissions import actor_of, requires
from bot.ui import Interaction
from cogs.threads import anonymous, drafts, lists, reports, rules, tools, topics
from cogs.threads import settings as chosen
from domain.community import Capability
from domain.thread_values import ThreadKind

_MEMBER, _ORGANISER = Capability.MEMBER, Capability.ORGANISER
Choices = list[app_commands.Choice[str]]


@app_commands.guild_only()
class Threads(commands.GroupCog, group_name="threads", group_description=described("threads-cmd")):
    """Ask, tip, discuss, answer, list, mine, search, report, rules, topics, settings."""

    def __init__(self, bot: Ledarbot) -> None:
        self._bot = bot

    @app_commands.command(name="ask", description=described("threads-cmd-ask"))
    @requires(_MEMBER)
    async def ask(self, interaction: Interaction) -> None:
        await drafts.begin(interaction, await actor_of(interaction), ThreadKind.QUESTION)

    @app_commands.command(name="tip", description=described("threads-cmd-tip"))
    @requires(_MEMBER)
    async def tip(self, interaction: Interaction) -> None:
        await drafts.begin(interaction, await actor_of(interaction), ThreadKind.TIP)

    @app_commands.command(name="discuss", description=described("threads-cmd-discuss"))
    @requires(_MEMBER)
    async def discuss(self, interaction: Interaction) -> None:
        await drafts.begin(interaction, await actor_of(interaction), ThreadKind.DISCUSSION)

    @app_commands.command(name="answer", description=described("threads-cmd-answer"))
    @requires(_MEMBER)
    async def answer(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        await anonymous.answer_in(interaction, actor, await tools.found_here(interaction, actor))

    @app_commands.command(name="list", description=described("threads-cmd-list"))
    @app_commands.describe(
        topic=described("threads-cmd-topic"), unanswered=described("threads-cmd-unanswered")
    )
    @requires(_MEMBER)
    async def list_(
        self, interaction: Interaction, topic: str = "", unanswered: bool = False
    ) -> None:
        topic_id = lists.topic_of(topic)
        actor = await actor_of(interaction)
        await lists.listed(interaction, actor, topic_id=topic_id, unanswered=unanswered)

    @app_commands.command(name="mine", description=described("threads-cmd-mine"))
    @requires(_MEMBER)
    async def mine(self, interaction: Interaction) -> None:
        await lists.mine(interaction, await actor_of(interaction))

    @app_commands.command(name="search", description=described("threads-cmd-search"))
    @app_commands.describe(words=described("threads-cmd-words"))
    @requires(_MEMBER)
    async def search(
        self, interaction: Interaction, words: app_commands.Range[str, 1, 100]
    ) -> None:
        await lists.search(interaction, await actor_of(interaction), words)

    @app_commands.command(name="report", description=described("threads-cmd-report"))
    @requires(_MEMBER)
    async def report(self, interaction: Interaction) -> None:
        await reports.report_here(interaction, await actor_of(interaction))

    @app_commands.command(name="rules", description=described("threads-cmd-rules"))
    @requires(_MEMBER)
    async def rules(self, interaction: Interaction) -> None:
        await rules.read(interaction, await actor_of(interaction))

    @app_commands.command(name="topics", description=described("threads-cmd-topics"))
    @requires(_ORGANISER)
    async def topics(self, interaction: Interaction) -> None:
        await topics.topics(interaction, await actor_of(interaction))

    @app_commands.command(name="settings", description=described("threads-cmd-settings"))
    @requires(Capability.ADMINISTRATOR)
    async def settings(self, interaction: Interaction) -> None:
        await chosen.settings(interaction, await actor_of(interaction))

    @list_.autocomplete("topic")
    async def _topics(self, interaction: Interaction, typed: str) -> Choices:
        return await lists.topic_choices(interaction, await actor_of(interaction), typed)
