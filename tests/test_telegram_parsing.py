"""Reading Telegram's updates: what is of no use is passed over, what is broken says so without words."""

import json

import pytest
from pydantic import ValidationError

from bot.channels.telegram.parsing import chat_of, parse
from domain.messages import IncomingKind

ZHANG = {"id": 5, "first_name": "张", "last_name": "明", "language_code": "zh-hans"}
CHAT = {"id": 5, "type": "private"}
PLAIN = {"message_id": 7, "date": 1_696_811_400, "chat": CHAT, "from": ZHANG}


def update(**content: object) -> str:
    return json.dumps({"update_id": 1, **content})


@pytest.mark.parametrize(
    "content",
    [
        pytest.param({"poll_answer": {"poll_id": "1"}}, id="a kind that the bot does not know"),
        pytest.param({}, id="nothing"),
        pytest.param({"message": PLAIN | {"sticker": {"file_id": "s"}}}, id="neither words nor a file"),
        pytest.param({"message": PLAIN | {"text": "报", "from": ZHANG | {"is_bot": True}}}, id="another bot"),
        pytest.param({"message": {k: v for k, v in PLAIN.items() if k != "from"}}, id="nobody's message"),
        pytest.param({"callback_query": {"id": "1", "from": ZHANG, "data": "x"}}, id="a press on no message"),
        pytest.param({"callback_query": {"id": "1", "from": ZHANG, "message": PLAIN}}, id="a game's button"),
    ],
)
def test_what_means_nothing_here_is_passed_over(content: dict[str, object]) -> None:
    assert parse(update(**content), "duban_bot") is None


def test_fields_that_are_not_known_yet_do_no_harm() -> None:
    incoming = parse(update(message=PLAIN | {"text": "完成60%", "mood": {"deep": [1]}}), "duban_bot")
    assert incoming is not None
    assert (incoming.text, incoming.account, incoming.name) == ("完成60%", "5", "张 明")


def test_an_edited_message_is_read_as_an_edit() -> None:
    incoming = parse(update(edited_message=PLAIN | {"text": "65%", "edit_date": 1_696_811_460}), "duban_bot")
    assert incoming is not None
    assert incoming.kind is IncomingKind.EDIT


@pytest.mark.parametrize(("text", "kept"), [("@duban_bot 周报", "周报"), ("找 @Duban_Bot", "找 @Duban_Bot")])
def test_a_mention_addresses_the_bot(text: str, kept: str) -> None:
    incoming = parse(update(message=PLAIN | {"text": text}), "duban_bot")
    assert incoming is not None
    assert (incoming.addressed, incoming.text) == (True, kept)


def test_a_broken_update_is_refused_without_repeating_anyones_words() -> None:
    with pytest.raises(ValidationError) as refusal:
        parse(update(message=PLAIN | {"text": ["只给办公室看的话"]}), "duban_bot")
    assert "办公室" not in str(refusal.value)


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        ({"message": {"chat": {"id": -100}}}, "-100"),
        ({"callback_query": {"message": {"chat": {"id": 5}}}}, "5"),
        ({"callback_query": {}}, "0"),
        ({"message": {"chat": {"id": "5"}}}, "0"),
        ({"message": "?"}, "0"),
        ({}, "0"),
    ],
)
def test_an_update_belongs_to_a_chat_however_broken_it_is(raw: dict[str, object], chat: str) -> None:
    assert chat_of(raw) == chat
