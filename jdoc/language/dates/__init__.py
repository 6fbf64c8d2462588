"""Expressions of time: what they look like, and which period, time of day or duration they name."""
