"""Each evidence for characters that stand twice by mistake holds in its example, and not in the one beside it."""

from __future__ import annotations

import pytest

from jdoc.checks.characters.repeats import evidence_of, read
from jdoc.lexicon import rows

MUCH = 0.5
ROWS = {row["evidence"]: row for row in rows("repeats")}


def evidence(example: str) -> dict[str, float]:
    """Return what is known of what stands twice in a text, between the brackets."""
    start, end = example.index("⟦"), example.index("⟧") - 1
    return evidence_of(read(example.replace("⟦", "").replace("⟧", ""), start, end))


@pytest.mark.parametrize("name", ROWS)
def test_evidence_holds_where_its_row_says_so(name: str) -> None:
    assert evidence(ROWS[name]["counts"]).get(name, 0) >= MUCH
    assert evidence(ROWS[name]["unlike"]).get(name, 0) < MUCH


def test_weights_are_in_halves() -> None:
    assert {float(row["weight"]) * 2 % 1 for row in ROWS.values()} == {0}
