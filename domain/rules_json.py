"""The rules of a programme as JSON, as the database keeps them."""

from pydantic import TypeAdapter

from domain.rules import Cadence, Rules

RULES = TypeAdapter(Rules)
CADENCE = TypeAdapter(Cadence)


def rules_to_json(rules: Rules) -> str:
    return RULES.dump_json(rules).decode()


def rules_from_json(text: str) -> Rules:
    """Return the stored rules; what an older version did not know takes its default.

    Raises pydantic's ValidationError, a ValueError, that names the entry at fault.
    """
    return RULES.validate_json(text)


def cadence_to_json(cadence: Cadence) -> str:
    return CADENCE.dump_json(cadence).decode()


def cadence_from_json(text: str) -> Cadence:
    return CADENCE.validate_json(text)
