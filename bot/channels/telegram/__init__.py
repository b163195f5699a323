"""Telegram through python-telegram-bot: receiving, parsing, sending."""
