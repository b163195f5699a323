"""From the duties of a clause to leads, co-responsible units and open references.

Leads only where written: 牵头 and its like, or 负责 that the same clause sets
against helpers. A sole 负责 is taken as lead and marked for confirmation.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from plans.documents.duties import Duties, Duty
from plans.documents.model import Doubt, DoubtKind, Role
from plans.documents.open_references import is_open_reference
from plans.documents.quotes import Quote
from plans.documents.units import Name


@dataclass(slots=True)
class Assignment:
    """The units of a task; each stands once."""

    leads: list[Quote] = field(default_factory=list)
    co_responsible: list[Quote] = field(default_factory=list)
    open_refs: list[Quote] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def take(self, name: Quote, role: Role) -> None:
        """Add one name under its role, unless it stands there already."""
        if is_open_reference(name.folded):
            self._take_group(name, role)
            return
        if any(name.folded == taken.folded for taken in (*self.leads, *self.co_responsible)):
            self.doubts.append(Doubt(DoubtKind.NAMED_TWICE, name.text))
        elif role is Role.LEAD:
            self.leads.append(name)
        else:
            self.co_responsible.append(name)

    def _take_group(self, name: Quote, role: Role) -> None:
        if role is Role.LEAD:
            self.doubts.append(Doubt(DoubtKind.GROUP_LEADS, name.text))
        if all(name.folded != taken.folded for taken in self.open_refs):
            self.open_refs.append(name)


def assign(duties: Iterable[Duties]) -> Assignment:
    """Return who leads, who shares and which groups are meant, from all clauses of one task."""
    found = [duty for part in duties for duty in part.found]
    assignment = Assignment()
    placed = [(name, role) for duty in found for name, role in _settled(duty, found, assignment.doubts)]
    for wanted in (Role.LEAD, Role.CO_RESPONSIBLE):
        for name, role in placed:
            if role is wanted:
                assignment.take(name.quote, role)
    return assignment


def _settled(duty: Duty, found: list[Duty], doubts: list[Doubt]) -> list[tuple[Name, Role]]:
    role = _role(duty, found, doubts)
    if duty.mixed:
        doubts.append(Doubt(DoubtKind.ROLE_UNCLEAR, duty.words.text if duty.words else ""))
    if role is Role.LEAD and duty.words is not None and "督导" in duty.words.text:
        doubts.append(Doubt(DoubtKind.LEAD_BY_WORDING, duty.words.text))
    return [(name, Role.LEAD if name.marked_lead else role) for name in duty.names]


def _role(duty: Duty, found: list[Duty], doubts: list[Doubt]) -> Role:
    if duty.role is Role.OWNER:
        return _owner_role(duty, found, doubts)
    if duty.role is not None:
        return duty.role
    written = [other for other in found if other.role is not None]
    if written:
        doubts.append(Doubt(DoubtKind.ROLE_UNCLEAR, duty.source.strip(",;").text))
    return Role.CO_RESPONSIBLE


def _owner_role(duty: Duty, found: list[Duty], doubts: list[Doubt]) -> Role:
    """负责 shares where another unit leads, leads where others only help, else stands alone."""
    others = [other for other in found if other is not duty]
    if any(other.role is Role.LEAD or any(name.marked_lead for name in other.names) for other in others):
        return Role.CO_RESPONSIBLE
    if any(other.role is Role.CO_RESPONSIBLE for other in others) and duty is found[0]:
        doubts.append(Doubt(DoubtKind.LEAD_BY_WORDING, duty.words.text if duty.words else ""))
        return Role.LEAD
    if len(duty.names) == 1 and not others and not is_open_reference(duty.names[0].quote.folded):
        doubts.append(Doubt(DoubtKind.SOLE_OWNER, duty.names[0].quote.text))
        return Role.LEAD
    return Role.CO_RESPONSIBLE
