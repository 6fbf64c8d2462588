"""Offices: persons who have one office here and another there, found by evidence that is weighed."""
