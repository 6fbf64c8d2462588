"""Each rule finds what its example marks, and nothing in what is left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jdoc import process
from jdoc.checks.facts import Facts
from jdoc.checks.found import check
from jdoc.checks.table import RULES
from jdoc.pipeline import Work
from tests.checks.test_cases import cases

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


def test_rules_read_tables_whose_rows_are_shorter_than_others() -> None:
    for case in cases():
        document = MARK.sub("", case.document)
        blocks = [*process(document, work=Work(names="rules"))] if "\t" in document or "|" in document else []
        for block in blocks:
            cells = {entity.cell for entity in block.entities or () if entity.cell}
            for at, row in enumerate(block.rows or ()):
                del row[max((column + 1 for where, column in cells if where == at), default=1) :]
        assert all(each.place.block < len(blocks) for rule in RULES for each in rule.find(Facts(blocks)))
