"""Links that open the bot with a code, so that nobody has to type one."""

from typing import Final

NAME_UNKNOWN: Final = "https://t.me/<bot>"


def bot_link(username: str) -> str:
    """Return where the bot is found; with the name still unknown, what the link will look like."""
    return f"https://t.me/{username}" if username else NAME_UNKNOWN


def private_link(bot: str, code: str) -> str:
    """Return the link that opens the private chat with the bot and hands it the code."""
    return f"{bot}?start={code}"


def group_command(bot: str, code: str) -> str:
    """Return the words that bind a group; the bot's name in them makes the chat service deliver them."""
    name = bot.rpartition("/")[2]
    return f"/bind@{name} {code}" if name else f"/bind {code}"


def group_link(bot: str, code: str) -> str:
    """Return the link that lets a person choose a group, adds the bot there and hands it the code."""
    return f"{bot}?startgroup={code}"
