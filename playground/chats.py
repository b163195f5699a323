"""People and chats as the world keeps them, and as the Bot API and the page see them."""

from dataclasses import dataclass, field
from itertools import islice

from playground.wire import Json


@dataclass(slots=True)
class User:
    """A person. `started` means that the bot may write: the person wrote first."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def card(self) -> Json:
        """Return the Bot API's User."""
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        card: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return card | {name: value for name, value in optional.items() if value}

    def describe(self) -> Json:
        """Return what the page shows."""
        return {
            "id": self.id,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
            "blocked": self.blocked,
            "deactivated": self.deactivated,
        }


@dataclass(slots=True)
class Chat:
    """A chat with its messages, oldest first, and what belongs to single messages."""

    id: int
    type: str  # private, group, supergroup or channel
    card: Json  # the Bot API's Chat, shared by all messages
    members: list[int] = field(default_factory=list)
    admins: set[int] = field(default_factory=set)  # the creator is the first member
    bot_status: str = "member"  # member, administrator, left or kicked
    migrated_to: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    # Reply keyboards: clients show them, messages do not hold them.
    keyboards: dict[int, Json] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    about: Json = field(default_factory=dict)  # description, photo, permissions, invite_link ...
    last_message_id: int = 0

    @property
    def own_numbers(self) -> bool:
        """Supergroups and channels count their messages themselves; other chats share the bot's count."""
        return self.type in ("supergroup", "channel")

    def latest(self, limit: int) -> list[Json]:
        """Return the latest messages, oldest first."""
        return list(islice(reversed(self.messages.values()), limit))[::-1]

    def describe(self) -> Json:
        return {
            "id": self.id,
            "type": self.type,
            "title": self.card.get("title"),
            "members": self.members,
            "migrated_to": self.migrated_to,
        }
