"""Judges the playground by the tests that python-telegram-bot wrote against the real Bot API."""
