"""Specifications of Duban."""
