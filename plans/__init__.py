"""Reads plans, as TOML or as documents, and rosters of contacts."""

from plans.roster import Roster, match_units, read_roster
from plans.spreadsheets import RosterError
from plans.toml import PlanError, load_plan, read_plan

__all__ = [
    "PlanError",
    "Roster",
    "RosterError",
    "load_plan",
    "match_units",
    "read_plan",
    "read_roster",
]
