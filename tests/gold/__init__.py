"""Labelled messages, and how readings are scored against them."""
