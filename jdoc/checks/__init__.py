"""Checks: what can't be right in a document."""
