"""What speaks for and against two offices of one person has weights in halves, and examples."""

from __future__ import annotations

from jdoc.checks.names.offices.reading import HEADS
from jdoc.lexicon import rows

ROWS = [*rows("office_evidence")]


def test_weights_are_in_halves() -> None:
    assert [row["evidence"] for row in ROWS if not float(row["weight"]) or float(row["weight"]) * 2 % 1] == []


def test_each_row_has_what_counts_and_what_does_not() -> None:
    assert [row["evidence"] for row in ROWS if not (row["counts"] and row["not"])] == []


def test_kinds_are_those_of_offices() -> None:
    named = {kind for row in ROWS if row["evidence"].startswith("kinds ") for kind in row["evidence"].split()[1:]}
    assert named <= {kind for kind, _ in HEADS}
