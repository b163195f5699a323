"""Bots to compare with, and ours with a ticker inside."""
