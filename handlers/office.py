"""What ordinary words of the office do: answers to a question or to a report's card, else the menu."""

from domain.messages import ChatKind
from domain.roles import OFFICE, REPORTERS
from handlers import help as help_pages
from handlers import returning
from handlers.registry import Action, Answer, Conversation
from handlers.turn import Reply, Turn
from storage import members

LONGEST_ANSWER = 3000


def read_words(turn: Turn) -> Answer:
    """Take a message that is no command and answers nothing the bot asked."""
    if turn.incoming.chat_kind is ChatKind.GROUP:
        return None
    subject, _, value = turn.about.partition(":")
    if subject == "question":
        return pass_answer(turn, value) or help_pages.menu(turn)
    if subject == "report":
        return returning.offer(turn, value) or help_pages.menu(turn)
    return help_pages.menu(turn)


def pass_answer(turn: Turn, member_id: str) -> Answer:
    """Give the office's answer to the contact who had asked, as it was written."""
    contact = members.by_id(turn.tx, int(member_id))
    words = turn.incoming.text.strip()[:LONGEST_ANSWER]
    if not words:
        return None
    if contact is None or contact.programme_id != turn.sender.programme_id or contact.role not in REPORTERS:
        return Reply(turn.say("answer-too-late"))
    turn.tell(contact, turn.say_in(contact.language, "office-answer", text=words), about="list")
    turn.record("question.answered", contact.actor)
    return Reply(turn.say("answer-passed", name=contact.name))


def drop(turn: Turn) -> Reply:
    """取消: whatever was being asked is asked no more."""
    turn.forget()
    return Reply(turn.say("cancelled"), ((turn.button("back", "menu.show"),),))


CONVERSATION = Conversation(actions={"office.drop": Action(drop, OFFICE)})
