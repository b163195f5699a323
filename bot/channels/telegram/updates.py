"""What an update holds of what the bot needs, validated as it comes in.

Only the fields that are read are named; python-telegram-bot's own types would cost ten times as much here.
"""

from typing import Literal

from pydantic import BaseModel, Field

GONE = frozenset({"left", "kicked"})


class User(BaseModel):
    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Chat(BaseModel):
    id: int
    type: Literal["private", "group", "supergroup", "channel"]
    title: str = ""


class File(BaseModel):
    file_id: str
    file_size: int = 0
    file_name: str = ""


class Message(BaseModel):
    message_id: int
    date: int  # Unix seconds; 0 for a message too old to be shown
    edit_date: int | None = None
    chat: Chat
    sender: User | None = Field(None, alias="from")
    text: str = ""
    caption: str = ""
    photo: list[File] = []
    document: File | None = None
    video: File | None = None
    voice: File | None = None
    audio: File | None = None
    media_group_id: str = ""
    reply_to_message: "Message | None" = None
    migrate_to_chat_id: int | None = None


class CallbackQuery(BaseModel):
    id: str
    sender: User = Field(alias="from")
    message: Message | None = None
    data: str | None = None


class Member(BaseModel):
    status: str


class MembershipChange(BaseModel):
    chat: Chat
    sender: User = Field(alias="from")
    date: int
    new_chat_member: Member


# The error of a malformed update goes to the log, where nobody's words belong.
class Update(BaseModel, hide_input_in_errors=True):
    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: MembershipChange | None = None
