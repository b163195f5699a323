"""A stand-in Telegram Bot API server with a chat page."""
