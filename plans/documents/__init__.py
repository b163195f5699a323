"""Reads a plan document (实施方案) of any office: tasks, units, roles, deadlines, targets."""

from plans.documents.assemble import parse_text
from plans.documents.files import parse_file, parse_files
from plans.documents.json_form import to_json
from plans.documents.model import ParsedPlan
from plans.documents.refusals import NotAPlan, Refusal

__all__ = ["NotAPlan", "ParsedPlan", "Refusal", "parse_file", "parse_files", "parse_text", "to_json"]
