"""A message did not arrive: who hears of it, and what can be done."""

from datetime import datetime

from sqlalchemy import Connection

from domain.delivery import DeliveryError, Outcome
from domain.messages import Document
from handlers import groups, parked, summary_resending
from handlers.office_news import Token
from storage import outbox
from storage.outbox import Due, Post
from texts.catalogue import say


def note(tx: Connection, due: Due, failure: DeliveryError, now: datetime, token: Token) -> None:
    """Follow a group that moved; tell the office of a chat that is gone, or who asked and who runs it all."""
    post = due.post
    if failure.outcome is Outcome.MIGRATED:
        groups.follow_migration(tx, post.channel, post.chat, failure.new_chat)
        return
    summary_resending.offer(tx, post.about, now, token)
    if failure.outcome is Outcome.UNREACHABLE:
        groups.note_unreachable(tx, post.channel, post.chat, now, token)
        return
    if post.document is not None:
        _tell_who_asked(tx, post, post.document, now)
    if post.about != parked.ABOUT:  # a lost notice of a loss would bring the next one
        parked.tell_admins(tx, f"outbox {due.id}", now)


def _tell_who_asked(tx: Connection, post: Post, document: Document, now: datetime) -> None:
    text = say(post.language, "file-not-sent", name=document.name)
    outbox.add(tx, Post(post.channel, post.chat, text, language=post.language), now)
