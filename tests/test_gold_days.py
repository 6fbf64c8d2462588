"""Days without their year in 80 papers: most are right, few are wrong, the others are open."""

from __future__ import annotations

from collections import Counter

from tests.day_gold import days

MOST, FEW = 0.88, 0.055
"""Shares of those that are right, at least, and wrong, at most: a little less and more than there are."""


def test_most_days_are_those_that_are_meant_and_few_are_others() -> None:
    verdicts = Counter(day.verdict for day in days())
    assert verdicts["right"] >= MOST * verdicts.total()
    assert verdicts["wrong"] <= FEW * verdicts.total()
