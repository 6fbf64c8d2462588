"""Slips: names of a document that are told otherwise at one place, found by evidence that is weighed."""
