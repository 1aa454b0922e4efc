"""Threads: begun under one's name or without it, answered, found again, and cared for."""

from bot.client import Ledarbot
from cogs.threads import (
    anonymous,
    drafts,
    helped,
    jobs,
    lists,
    reports,
    settings,
    tools,
    topics,
    unmaskings,
)
from cogs.threads.anonymous_senders import AnonymousSender
from cogs.threads.cog import Threads
from cogs.threads.foot_senders import FootSender
from cogs.threads.line_senders import LineSender
from cogs.threads.listening import Listening
from cogs.threads.post_senders import PostSender
from cogs.threads.report_senders import ReportSender
from cogs.threads.unmasking_senders import UnmaskingSender

_PARTS = (anonymous, drafts, lists, reports, settings, tools, topics, unmaskings)
_SENDERS = (
    AnonymousSender,
    FootSender,
    LineSender,
    PostSender,
    ReportSender,
    UnmaskingSender,
)


async def setup(bot: Ledarbot) -> None:
    """Called by discord.py when the extension is loaded."""
    for part in _PARTS:
        bot.add_dynamic_items(*part.ITEMS)
    for sender in _SENDERS:
        for kind in sender(bot).kinds():
            bot.delivery.register(kind)
    jobs.register(bot.scheduler.register, bot.uow, lambda: bot.vault)
    bot.tree.add_command(helped.context_menu(bot))
    bot.tree.add_command(reports.context_menu(bot))
    await bot.add_cog(Threads(bot))
    await bot.add_cog(Listening(bot))
