"""What speaks for a number of things and a list: each pattern of the table holds of its example alone."""

from __future__ import annotations

import re

import pytest

from jdoc.checks.counting.evidence import WHERE
from jdoc.checks.counting.measures import MEASURES
from jdoc.lexicon import rows

EVIDENCE = [*rows("count_evidence")]


@pytest.mark.parametrize("row", EVIDENCE, ids=lambda row: row["evidence"])
def test_evidence_holds_of_its_example(row: dict[str, str]) -> None:
    assert row["counts"]
    if row["where"] == "measure":
        assert row["pattern"] in MEASURES
    elif row["pattern"]:
        assert row["where"] in WHERE
        assert re.search(row["pattern"], row["counts"], re.MULTILINE)
        assert not re.search(row["pattern"], row["not"], re.MULTILINE)


def test_measures_are_asked_for() -> None:
    assert {row["pattern"] for row in EVIDENCE if row["where"] == "measure"} == {*MEASURES}
