"""From a plan document or a plan file to tasks, units, roles, deadlines and targets."""

from plans.toml import PlanError, load_plan, read_plan

__all__ = ["PlanError", "load_plan", "read_plan"]
