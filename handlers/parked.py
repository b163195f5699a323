"""What could not be handled or delivered is told to those who run the bot, never dropped in silence."""

from datetime import datetime

from sqlalchemy import Connection

from domain.messages import Lane
from domain.roles import Role
from storage import audit, members, outbox, programmes
from storage.outbox import Post
from texts.catalogue import say

ABOUT = "parked"


def tell_admins(tx: Connection, subject: str, now: datetime) -> None:
    """Record the failure and tell the administrators, or the office where there is none."""
    audit.record(tx, now, "bot", "parked", subject)
    for programme in programmes.every(tx):
        told = members.with_role(tx, programme.id, Role.ADMIN) or members.with_role(
            tx, programme.id, Role.OFFICE
        )
        for member in told:
            text = say(member.language, "parked-notice", subject=subject)
            post = Post(
                member.channel,
                member.chat,
                text,
                lane=Lane.NUDGE,
                language=member.language,
                about=ABOUT,
                dedupe_key=f"parked:{subject}:{member.id}",
            )
            outbox.add(tx, post, now)
