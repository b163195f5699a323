"""Idempotent passes over the database, one module a job, and the engine that wakes them."""
