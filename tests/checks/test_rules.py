"""Each rule finds what its example marks, and nothing in what is left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jdoc import process
from jdoc.checks.found import check
from jdoc.checks.table import RULES
from jdoc.pipeline import Work

if TYPE_CHECKING:
    from jdoc.checks.rules import Rule

MARK = re.compile("[⟦⟧]")


def found_by(rule: Rule, document: str) -> list[str]:
    blocks = [*process(document, work=Work(names="rules"))]
    for block in blocks:
        block.doc = block.doc or "-"
    places = [told.found.place for told in check(blocks, [rule])]
    return [blocks[block].text[start:end] for block, start, end in places]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_find_what_they_are_for(rule: Rule) -> None:
    marked = re.findall("⟦(.*?)⟧", rule.fires)
    assert marked
    assert found_by(rule, MARK.sub("", rule.fires)) == marked


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_leave_alone_what_is_right(rule: Rule) -> None:
    assert found_by(rule, rule.silent) == []
    assert rule.what
    assert rule.why
    assert rule.leaves
