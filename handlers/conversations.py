"""The whole offer of the bot: every conversation, and who takes ordinary words in which role."""

from domain.messages import IncomingKind
from domain.roles import Role
from handlers import answers, drafting, duties, enrol, extension, report
from handlers.router import Router

CONVERSATIONS = (
    enrol.CONVERSATION,
    duties.CONVERSATION,
    drafting.CONVERSATION,
    answers.CONVERSATION,
    extension.CONVERSATION,
)
ORDINARY = {
    None: enrol.greet_stranger,
    Role.CONTACT: report.read_words,
    Role.UNIT_HEAD: report.read_words,
}
EVENTS = {IncomingKind.EDIT: report.read_edit}


def all_conversations() -> Router:
    return Router(CONVERSATIONS, ORDINARY, EVENTS)
