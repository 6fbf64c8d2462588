"""Findings in an index: their table, the rows that a worker makes of them, and the condition that a query sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from jdoc.model import Block

TABLES = """
create table finding (
    block integer not null references block,
    position integer not null,
    start integer not null,
    end integer not null,
    rule integer not null references word,
    severity integer not null references word,
    message text not null,
    expected text,
    primary key (block, position)
) without rowid;
create index finding_rule on finding (rule);
create view findings as
    select documents.name as doc, documents.date, block.id as block, block.page, block.line, rule.text as rule,
        severity.text as severity, finding.message, finding.expected, finding.start, finding.end
    from finding join block on block.id = finding.block join documents on documents.id = block.document
        left join word as rule on rule.id = finding.rule left join word as severity on severity.id = finding.severity;
"""
WORDS = ("rule", "severity")
"""The columns that hold words that many findings have."""


class FindingRow(NamedTuple):
    """Something that can't be right, as the index holds it behind its block and position."""

    start: int
    end: int
    rule: str
    severity: str
    message: str
    expected: str | None


def finding_rows(block: Block) -> list[FindingRow]:
    """Make rows of a block's findings."""
    return [
        FindingRow(each.start, each.end, each.rule, each.severity, each.message, each.expected)
        for each in block.findings or ()
    ]


def rule_condition(rules: Collection[str]) -> tuple[str, list[str]]:
    """Return what rules are asked for as SQL over `finding`, and its values."""
    return f"finding.rule in (select id from word where text in ({', '.join('?' * len(rules))}))", sorted(rules)
