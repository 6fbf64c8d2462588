"""What speaks for and against two amounts being of one thing: measures have weights, rows of words examples."""

from __future__ import annotations

import pytest

from jdoc.checks.amounts.evidence import MEASURES
from jdoc.checks.amounts.evidence_words import WHERE, read_words
from jdoc.lexicon import rows

ROWS = {row["evidence"]: row for row in rows("alike_evidence")}
WORDS = [row for row in ROWS.values() if row["words"]]


def test_each_measure_has_a_weight_and_each_weight_a_measure() -> None:
    assert {name for name, row in ROWS.items() if not row["words"]} - {"least"} == {*MEASURES}
    assert [name for name, row in ROWS.items() if not float(row["weight"]) or float(row["weight"]) * 2 % 1] == []


def test_each_row_has_what_counts_and_what_does_not() -> None:
    assert [name for name, row in ROWS.items() if name != "least" and not (row["counts"] and row["not"])] == []


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["evidence"])
def test_words_stand_in_what_counts_only(row: dict[str, str]) -> None:
    pattern = read_words(row).pattern
    assert row["where"] in WHERE
    assert row["by"] in {"one", "both", "any"}
    assert pattern.search(row["counts"])
    assert not pattern.search(row["not"])
