"""Conversations, one module a conversation."""
