"""佐证材料: the files that came with a summary's reports as zips, for the office alone in its own chat."""

from domain.messages import ChatKind, Document
from domain.roles import OFFICE
from handlers.registry import Action, Answer, Conversation
from handlers.summary_reading import opened
from handlers.turn import Reply, Turn
from storage import outbox
from storage.outbox import Post
from summaries.evidence_orders import evidence_documents


def order(turn: Turn, reference: str) -> Answer:
    """Queue the zips; they are fetched and packed while the person waits."""
    in_group = turn.incoming.chat_kind is ChatKind.GROUP
    found = None if in_group else opened(turn, reference)
    if found is None:
        return Reply(toast=turn.say("not-allowed"))
    documents = evidence_documents(turn.tx, found.facts, turn.language)
    if not documents:
        return Reply(toast=turn.say("form-evidence-none"))
    turn.record("summary.evidence", f"summary:{reference}", files=len(documents))
    for document in documents:
        _queue(turn, document)
    return Reply(toast=turn.say("form-evidence-made"))


def _queue(turn: Turn, document: Document) -> None:
    post = Post(turn.incoming.channel, turn.incoming.chat, document=document, language=turn.language)
    outbox.add(turn.tx, post, turn.now)


CONVERSATION = Conversation(actions={"summary.evidence": Action(order, roles=OFFICE)})
