"""佐证材料: the files that came with a summary's reports, as zips that follow one after the other."""

from domain.messages import Document
from handlers.registry import Answer
from handlers.summary_reading import Opened
from handlers.turn import Reply, Turn
from storage import outbox
from storage.outbox import Post
from summaries.evidence_orders import evidence_documents


def queue_evidence(turn: Turn, found: Opened) -> Answer:
    """Queue the zips; they are fetched and packed while the person waits."""
    documents = evidence_documents(turn.tx, found.facts, turn.language)
    if not documents:
        return Reply(turn.say("form-evidence-none"), new=True)
    turn.record("summary.evidence", f"summary:{found.reference}", zips=len(documents))
    for document in documents:
        _queue(turn, document)
    return Reply(toast=turn.say("form-evidence-made"))


def _queue(turn: Turn, document: Document) -> None:
    post = Post(turn.incoming.channel, turn.incoming.chat, document=document, language=turn.language)
    outbox.add(turn.tx, post, turn.now)
