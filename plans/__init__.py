"""Reads a plan, as TOML or as a document: tasks, units, roles, deadlines, targets."""
