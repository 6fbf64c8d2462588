"""Told: days, times and lengths of time that a document tells in two places."""
