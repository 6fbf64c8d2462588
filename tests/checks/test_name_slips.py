"""Each evidence for a slip in a name holds in its example, and not in the one beside it."""

from __future__ import annotations

import re

import pytest

from jdoc import process
from jdoc.checks.facts import Facts
from jdoc.checks.names.slips.evidence import STEPS, Site, evidence_of, read
from jdoc.checks.names.slips.telling import BIAS, sites_of, weights
from jdoc.lexicon import rows
from jdoc.pipeline import Work

MARKED = re.compile("⟦(.*?)⟧")
MUCH = 0.5
ROWS = {row["evidence"]: row for row in rows("name_slips") if row["evidence"] != BIAS}


def site_of(example: str) -> Site:
    """Return the place of a text where the two names differ."""
    written, right = MARKED.findall(example)
    text = re.sub("[⟦⟧]", "", example).replace("｜", "\n").replace("／", "\n\n")
    sites = sites_of(Facts([*process(text, work=Work(names="rules"))]))
    [found] = [site for site in sites if (written, right) in {pair[:2] for pair in site.pairs}]
    return found


def evidence(example: str) -> dict[str, float]:
    """Return what is known of the two names of a text."""
    return evidence_of(site_of(example))


@pytest.mark.parametrize("name", ROWS)
def test_evidence_holds_where_its_row_says_so(name: str) -> None:
    assert evidence(ROWS[name]["counts"]).get(name, 0) >= MUCH
    assert evidence(ROWS[name]["unlike"]).get(name, 0) < MUCH


def test_weights_are_in_halves() -> None:
    assert {float(row["weight"]) * 2 % 1 for row in rows("name_slips")} == {0}


@pytest.mark.parametrize("name", ROWS)
def test_what_is_looked_for_late_is_reckoned_with_before(name: str) -> None:
    known = read(site_of(ROWS[name]["counts"]))
    found = {each for step in STEPS[1:] for each in {*step.find(known)} - {*step.speak_for}}
    assert {each: weights()[each] for each in found if weights()[each] > 0} == {}
