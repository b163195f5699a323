"""People who are not members: answered politely, and never so often that they make the bot write."""

from datetime import timedelta

from handlers.turn import Turn
from storage import outbox
from storage.outbox import Post

ONE_ANSWER_IN = timedelta(hours=1)


def say_once(turn: Turn, key: str) -> bool:
    """Queue this text unless the chat got it within the hour; return whether it was queued."""
    channel, chat, _account = turn.place
    span = int(turn.now.timestamp() // ONE_ANSWER_IN.total_seconds())
    post = Post(channel, chat, turn.say(key), dedupe_key=f"{key}:{channel}:{chat}:{span}")
    return outbox.add(turn.tx, post, turn.now) is not None
