"""All that goes out and comes in by itself, declared to the bot."""

from bot.client import Ledarbot
from cogs.meetups import event_buttons, jobs
from cogs.meetups.card_senders import CardSender
from cogs.meetups.event_senders import EventSender
from cogs.meetups.events import Incoming
from cogs.meetups.message_senders import MessageSender
from cogs.meetups.note_senders import NoteSender
from cogs.meetups.thread_senders import ThreadSender


async def attach(bot: Ledarbot) -> None:
    """Declare the outbox kinds, the jobs, the listeners and the buttons of messages."""
    senders = (CardSender, EventSender, ThreadSender, MessageSender, NoteSender)
    for sender in senders:
        for kind in sender(bot).kinds():
            bot.delivery.register(kind)
    jobs.register(bot.scheduler.register, bot.uow)
    bot.add_dynamic_items(*event_buttons.ITEMS)
    await bot.add_cog(Incoming(bot))
