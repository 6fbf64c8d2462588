"""Across: what documents that belong together contradict in each other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from jdoc.checks.amounts.conflicts import find_conflicts as find_amounts
from jdoc.checks.facts import Facts
from jdoc.checks.names.persons import find_conflicts as find_titles
from jdoc.checks.rules import Found, Place
from jdoc.checks.terms.acronyms import find_conflicts as find_acronyms
from jdoc.checks.terms.uses import terms
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.terms.uses import Term
    from jdoc.model import Block

SERIES = deferred(
    "(?P<before>[^\\W0-9_]{0,8})第 ?(?P<number>[0-9]{1,4}|[一二三四五六七八九十百]{1,5}) ?(?P<unit>号(?:議案)?|報|信|版)(?![のにをはが])"
)
"""The number of a document in its series: `[議案第5号]`, `[第3報]`, not `第3号の`."""
HEAD = 4
"""Blocks in which a document bears its number."""
MOST_LEFT_OUT = 2
"""Numbers that a folder leaves out by a slip; where more are missing, they lie elsewhere."""
SHORT = 2
"""Characters of a term that every document defines for itself: 法, 市長."""
RULES = frozenset(
    {"number-skipped", "number-repeated", "acronym-conflict", "title-conflict", "amount-conflict", "term-redefined"}
)
"""The rules that look across documents."""


def check_across(blocks: Sequence[Block], rules: Iterable[str]) -> Iterator[tuple[str, Found]]:
    """Yield what the documents of some blocks contradict in each other, with the rules that find it."""
    facts = Facts(blocks)
    wanted = RULES.intersection(rules)
    for rule, find in (
        ("acronym-conflict", find_acronyms),
        ("title-conflict", find_titles),
        ("amount-conflict", find_amounts),
    ):
        for found in find(facts) if rule in wanted else ():
            if _is_across(blocks, found):
                yield rule, found
    yield from (("term-redefined", found) for found in _terms(facts) if "term-redefined" in wanted)
    yield from ((rule, found) for rule, found in _series(facts) if rule in wanted)


def _is_across(blocks: Sequence[Block], found: Found) -> bool:
    return any(blocks[place.block].doc != blocks[found.place.block].doc for place in found.related)


def _terms(facts: Facts) -> Iterator[Found]:
    """Find terms that two documents define otherwise."""
    known: dict[str, Term] = {}
    for term in terms(facts):
        other = known.setdefault(term.term, term)
        one, two = ("".join(fold(each.definition.text).split()) for each in (other, term))
        if len(term.term) <= SHORT or not one or not two or one.endswith(two) or two.endswith(one):
            continue
        if facts.blocks[other.block].doc != facts.blocks[term.block].doc:
            yield Found(term.place, f"「{term.term}」 is something else in another document", (other.place,))


def _series(facts: Facts) -> Iterator[tuple[str, Found]]:
    """Find documents whose numbers leave one out, or that bear the number of another one."""
    for numbers in _numbers(facts).values():
        for (before, place), (number, other) in pairwise(sorted(numbers)):
            written = facts.blocks[other.block].text[other.start : other.end]
            if number == before:
                yield "number-repeated", Found(other, f"{written}: another document has this number", (place,))
            elif 1 < number - before <= MOST_LEFT_OUT + 1:
                yield "number-skipped", Found(other, f"{written} after {before}: one is missing", (place,))


def _numbers(facts: Facts) -> dict[tuple[str, str], list[tuple[int, Place]]]:
    """Gather the numbers that documents bear, by their series."""
    found: dict[tuple[str, str], list[tuple[int, Place]]] = {}
    doc, at, borne = None, 0, False
    for index, block in enumerate(facts.blocks):
        if block.doc != doc:
            doc, at, borne = block.doc, index, False
        match = SERIES.search(facts.texts[index]) if index < at + HEAD and not borne else None
        number = read_whole(match["number"]) if match else None
        if match and number is not None:
            borne = True
            found.setdefault((match["before"], match["unit"]), []).append((number, Place(index, *match.span())))
    return found


def names_a_file(text: str, docs: Iterable[str]) -> bool:
    """Tell whether an attachment is the file of another document.

    >>> names_a_file("別紙１", ["papers/別紙1.txt"]), names_a_file("別紙１", ["papers/別紙2.txt"])
    (True, False)
    """
    wanted = "".join(fold(text).split())
    return any(wanted in fold(PurePath(doc).stem) for doc in docs)
