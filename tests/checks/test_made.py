"""What is weighed for amounts that others make: the rows of the table, and what they add up to."""

from __future__ import annotations

import re

import pytest

from jdoc import process
from jdoc.checks.amounts.made.told import every_told
from jdoc.checks.amounts.made.weighing import Weighing, weights
from jdoc.checks.facts import Facts
from jdoc.lexicon import rows
from jdoc.pipeline import Work

ROWS = [row for row in rows("made_evidence") if row["pattern"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_words_hold_for_their_example_alone(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"])
    assert not re.search(row["pattern"], row["counter"])


def test_weights_are_in_halves() -> None:
    assert all((2 * weight).is_integer() for weight in weights().values())


def test_the_likelier_a_slip_the_more_it_weighs() -> None:
    exchanged = "3,423件のうち、2,811件は消毒、432件は廃棄とした。"
    weighed = [
        _best(text) for text in (exchanged, exchanged.replace("3,423", "3,443"), exchanged.replace("3,423", "3,957"))
    ]
    assert weighed == sorted(weighed, reverse=True)
    assert weighed[0] > weighed[-1]


def _best(text: str) -> float:
    """Give what most speaks for a case of a text."""
    facts = Facts([*process(text, work=Work(names="rules"))])
    weighing = Weighing(every_told(facts), set)
    return max((weighing.weigh(case) for case in weighing.cases), default=-99.0)
