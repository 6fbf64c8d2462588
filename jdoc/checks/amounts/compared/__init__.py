"""Amounts that a sentence compares, and what it says of them by words."""
