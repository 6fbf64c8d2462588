"""Persons: `in_runs` inside a run of nouns, `in_texts` beyond one."""
