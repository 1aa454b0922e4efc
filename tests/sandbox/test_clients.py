"""What people's own Discord apps add to the simulated one."""

import discord
import pytest
import simcord

from sandbox.clients import ENGLISH, Clients
from sandbox.join_requests import JoinRequests
from tests.sandbox.small_bot import SmallBot


async def test_everybody_speaks_swedish_unless_they_do_not() -> None:
    bot = SmallBot()
    async with simcord.run(bot) as env:
        clients = Clients(env)
        guild = env.create_guild()
        channel = guild.create_text_channel("allmänt")
        maria = guild.add_member(env.create_user("maria"))
        jane = guild.add_member(env.create_user("jane"))
        clients.speak(jane, ENGLISH)
        await maria.slash(channel, "write")
        await jane.slash(channel, "write")
        await maria.user.slash("write")
        assert bot.locales == ["sv-SE", "en-GB", "sv-SE"]


async def test_a_stranger_cannot_be_written_to_until_let_in() -> None:
    bot = SmallBot()
    async with simcord.run(bot) as env:
        clients, requests = Clients(env), JoinRequests(env)
        guild = env.create_guild()
        requests.open_gate(guild)
        stranger = clients.arrive(env.create_user("maria"))
        user = await bot.fetch_user(stranger.id)
        with pytest.raises(discord.Forbidden) as refused:
            await user.send("Hej")
        assert refused.value.code == 50007
        request = await requests.submit(guild, stranger)
        requests.decide(request, action="APPROVED", reason=None, by=env.backend.bot_user.id)
        await user.send("Hej")
        guild.remove_member(stranger)
        with pytest.raises(discord.Forbidden):
            await user.send("Hej då")


async def test_a_member_may_close_and_open_the_door() -> None:
    bot = SmallBot()
    async with simcord.run(bot) as env:
        clients = Clients(env)
        guild = env.create_guild()
        maria = guild.add_member(env.create_user("maria"))
        user = await bot.fetch_user(maria.id)
        clients.close_messages(maria)
        with pytest.raises(discord.Forbidden):
            await user.send("Hej")
        clients.open_messages(maria)
        await user.send("Hej")
