"""Check: what can't be right, in a stream of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.across import check_across, names_a_file
from jdoc.checks.found import Told, check
from jdoc.checks.table import BY_ID, RULES
from jdoc.model import Finding, Related
from jdoc.places import find_place
from jdoc.stages.grouping import group_by_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.rules import Place, Rule
    from jdoc.model import Block


def find_faults(blocks: Iterable[Block], *, rules: Sequence[Rule] = RULES) -> Iterator[Block]:
    """Yield each block with its findings; one document is held at a time.

    The entities are those of the records, which must have some; findings that records bring along are found anew.
    """
    for document in group_by_document(blocks):
        for block in document:
            block.findings = []
        for told in check(document, rules):
            block = document[told.found.place.block]
            block.findings = [*(block.findings or ()), _finding(told, document)]
        yield from document


def find_across(blocks: Iterable[Block], *, rules: Sequence[Rule] = RULES) -> Iterator[Block]:
    """Yield blocks with what their documents contradict in each other, too; all of them are held.

    An attachment that is the file of another document isn't missing.
    """
    every = [*blocks]
    docs = {block.doc or "" for block in every}
    for block in every:
        found = block.findings or []
        others = docs - {block.doc or ""}
        block.findings = [each for each in found if each.rule != ATTACHMENT or not names_a_file(each.text, others)]
    for rule, found_across in check_across(every, [rule.id for rule in rules]):
        finding = _finding(Told(BY_ID[rule], found_across), every)
        block = every[found_across.place.block]
        block.findings = sorted([*(block.findings or ()), finding], key=lambda each: each.start)
    yield from every


ATTACHMENT = "missing-attachment"


def _finding(told: Told, document: Sequence[Block]) -> Finding:
    rule, found = told
    block = document[found.place.block]
    return Finding(
        rule=rule.id,
        severity=found.severity or rule.severity,
        start=found.place.start,
        end=found.place.end,
        text=block.text[found.place.start : found.place.end],
        message=found.message,
        expected=found.expected,
        related=[_related(place, found.place, document) for place in found.related] or None,
    )


def _related(place: Place, own: Place, document: Sequence[Block]) -> Related:
    block = document[place.block]
    line, column, page = find_place(block, place.start)
    return Related(
        text=block.text[place.start : place.end],
        start=place.start,
        end=place.end,
        doc=None if block.doc == document[own.block].doc else block.doc,
        block=None if place.block == own.block else block.seq,
        line=line,
        column=column,
        page=page,
    )
