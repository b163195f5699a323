"""The whole offer of the bot: every conversation, and who takes ordinary words in which role."""

from domain.messages import IncomingKind
from domain.roles import Role
from handlers import (
    answers,
    chasing,
    deadlines,
    drafting,
    duties,
    enrol,
    extension,
    extension_requests,
    groups,
    import_deciding,
    importing,
    instructions,
    inviting,
    issue_ledger,
    language,
    nudging,
    office,
    overview,
    people,
    privacy,
    report,
    returning,
    reviewing,
    roster,
    roster_import,
    summary,
    summary_drafts,
    summary_evidence,
    summary_files,
    summary_resending,
    task_view,
    unit_view,
    waiving,
    working_days,
)
from handlers import help as help_pages
from handlers.router import Router

CONVERSATIONS = (
    enrol.CONVERSATION,
    duties.CONVERSATION,
    drafting.CONVERSATION,
    answers.CONVERSATION,
    extension.CONVERSATION,
    groups.CONVERSATION,
    inviting.CONVERSATION,
    roster.CONVERSATION,
    importing.CONVERSATION,
    import_deciding.CONVERSATION,
    roster_import.CONVERSATION,
    people.CONVERSATION,
    language.CONVERSATION,
    privacy.CONVERSATION,
    nudging.CONVERSATION,
    summary.CONVERSATION,
    summary_drafts.CONVERSATION,
    summary_evidence.CONVERSATION,
    summary_files.CONVERSATION,
    summary_resending.CONVERSATION,
    instructions.CONVERSATION,
    help_pages.CONVERSATION,
    reviewing.CONVERSATION,
    returning.CONVERSATION,
    overview.CONVERSATION,
    task_view.CONVERSATION,
    unit_view.CONVERSATION,
    issue_ledger.CONVERSATION,
    chasing.CONVERSATION,
    deadlines.CONVERSATION,
    waiving.CONVERSATION,
    extension_requests.CONVERSATION,
    working_days.CONVERSATION,
    office.CONVERSATION,
)
ORDINARY = {
    None: instructions.or_else(enrol.greet_stranger),
    Role.CONTACT: report.read_words,
    Role.UNIT_HEAD: report.read_words,
    Role.OFFICE: instructions.or_else(importing.or_else(office.read_words)),
    Role.ADMIN: instructions.or_else(importing.or_else(office.read_words)),
    Role.LEADER: instructions.or_else(help_pages.answer_words),
}
EVENTS = {
    IncomingKind.EDIT: report.read_edit,
    IncomingKind.JOINED: groups.joined,
    IncomingKind.BLOCKED: groups.blocked,
    IncomingKind.MIGRATED: groups.migrated,
}


def all_conversations(bot_link: str = "") -> Router:
    """The router over everything; `bot_link` is where invitations lead: https://t.me/duban_bot."""
    return Router(CONVERSATIONS, ORDINARY, EVENTS, bot_link)
