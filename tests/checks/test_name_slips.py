"""Each evidence for a slip in a name holds in its example, and not in the one beside it."""

from __future__ import annotations

import re

import pytest

from jdoc import process
from jdoc.checks.facts import Facts
from jdoc.checks.names.slips.evidence import evidence_of
from jdoc.checks.names.slips.telling import BIAS, sites_of
from jdoc.lexicon import rows
from jdoc.pipeline import Work

MARKED = re.compile("⟦(.*?)⟧")
MUCH = 0.5
ROWS = {row["evidence"]: row for row in rows("name_slips") if row["evidence"] != BIAS}


def evidence(example: str) -> dict[str, float]:
    """Return what is known of the two names of a text."""
    written, right = MARKED.findall(example)
    text = re.sub("[⟦⟧]", "", example).replace("｜", "\n").replace("／", "\n\n")
    sites = sites_of(Facts([*process(text, work=Work(names="rules"))]))
    [found] = [site for site in sites if (written, right) in {pair[:2] for pair in site.pairs}]
    return evidence_of(found)


@pytest.mark.parametrize("name", ROWS)
def test_evidence_holds_where_its_row_says_so(name: str) -> None:
    assert evidence(ROWS[name]["counts"]).get(name, 0) >= MUCH
    assert evidence(ROWS[name]["unlike"]).get(name, 0) < MUCH


def test_weights_are_in_halves() -> None:
    assert {float(row["weight"]) * 2 % 1 for row in rows("name_slips")} == {0}
