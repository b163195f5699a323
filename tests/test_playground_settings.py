"""Calls that are no messages: tokens, the ways to send parameters, what the bot says of itself."""

from collections.abc import AsyncIterator

import pytest
from telegram import BotCommandScopeChat, MenuButtonCommands, MenuButtonWebApp, WebAppInfo
from telegram.error import BadRequest, InvalidToken

from tests.playground_scene import Scene, bot_at, scene


@pytest.fixture
async def here() -> AsyncIterator[Scene]:
    async with scene() as ready:
        yield ready


async def test_only_the_fixed_token_opens() -> None:
    async with scene(token="5:right") as here:
        assert here.bot.id == 5
        with pytest.raises(InvalidToken):
            async with bot_at(here.url, "5:wrong"):
                pass


async def test_json_bodies_are_taken_too(here: Scene) -> None:
    async with here.raw() as http:
        given = {
            "chat_id": here.zhang,
            "text": "一",
            "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
        }
        async with http.post(f"{here.url}bot{here.bot.token}/sendmessage", json=given) as response:
            answer = await response.json()
    assert answer["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "b"


@pytest.mark.parametrize(
    ("body", "description"),
    [
        ({"text": "一"}, "Bad Request: chat_id is empty"),
        (
            {"chat_id": "1001", "text": "一", "reply_markup": "{"},
            "Bad Request: can't parse reply_markup JSON object",
        ),
        ({"chat_id": "1001", "text": "一", "parse_mode": "wiki"}, "Bad Request: unsupported parse_mode"),
    ],
)
async def test_malformed_parameters_are_named(here: Scene, body: dict[str, str], description: str) -> None:
    async with (
        here.raw() as http,
        http.post(f"{here.url}bot{here.bot.token}/sendMessage", data=body) as response,
    ):
        answer = await response.json()
    assert (response.status, answer["description"]) == (400, description)


async def test_commands_and_descriptions_are_kept_by_language(here: Scene) -> None:
    await here.bot.set_my_commands([("tasks", "我的任务")])
    await here.bot.set_my_description("督办", language_code="zh")
    assert [command.description for command in await here.bot.get_my_commands()] == ["我的任务"]
    assert (await here.bot.get_my_description("zh")).description == "督办"
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await here.bot.set_my_commands([("任务", "我的任务")])


async def test_a_scope_has_its_own_commands(here: Scene) -> None:
    group = BotCommandScopeChat(here.group)
    await here.bot.set_my_commands([("weekly", "周报")], scope=group)
    assert [command.command for command in await here.bot.get_my_commands(group)] == ["weekly"]
    assert await here.bot.get_my_commands() == ()
    await here.bot.delete_my_commands(group)
    assert await here.bot.get_my_commands(group) == ()


async def test_an_empty_text_falls_back_to_that_of_no_language(here: Scene) -> None:
    await here.bot.set_my_short_description("督办")
    await here.bot.set_my_short_description("nudges", language_code="en")
    assert (await here.bot.get_my_short_description("en")).short_description == "nudges"
    await here.bot.set_my_short_description("", language_code="en")
    assert (await here.bot.get_my_short_description("en")).short_description == "督办"
    assert (await here.bot.get_my_name()).name == here.bot.first_name


async def test_a_menu_button_belongs_to_a_chat(here: Scene) -> None:
    button = MenuButtonWebApp("打开", WebAppInfo("https://example.org"))
    await here.bot.set_chat_menu_button(here.zhang, button)
    assert await here.bot.get_chat_menu_button(here.zhang) == button
    assert await here.bot.get_chat_menu_button() == MenuButtonCommands()
