"""Inside: numbers that count things within a text: ⑴お名前、⑵お客さま番号、⑷御連絡先."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

FORMS = (
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "㋐㋑㋒㋓㋔㋕㋖㋗㋘㋙",
)
"""Marks that are one character, each kind in its order."""
MARK = deferred(
    "(?<![^\\s\\0、,・。(「はがをにでのびと:;])(?:(?P<sign>[⑴-⒇①-⑳㋐-㋙])|[(](?P<number>[1-9][0-9]?)[)])(?=[ ]?(?:[一-鿿ァ-ヴA-Za-z]|お|ご)(?!び|又|並び))"
)
"""A mark before what it counts: `、[⑵]お客さま番号`, `、[(2)]氏名`, not `①及び②`, `条例(2)`."""
FEWEST = 3


class Mark(NamedTuple):
    """A mark, which kind it is of, and which number it is."""

    form: int
    number: int
    place: Place


def find_skipped_inside(facts: Facts) -> Iterator[Found]:
    """Find the one mark within a text that leaves a number out."""
    yield from _odd(facts, 2, "after")


def find_repeated_inside(facts: Facts) -> Iterator[Found]:
    """Find the one mark within a text with the number of the one before."""
    yield from _odd(facts, 0, "again after")


def _odd(facts: Facts, step: int, how: str) -> Iterator[Found]:
    for marks in facts.kept("marks inside", lambda: [*_series(facts)]):
        steps = [mark.number - before.number for before, mark in pairwise(marks)]
        if steps.count(step) == 1 and {*steps} <= {1, step}:
            before, mark = marks[steps.index(step) : steps.index(step) + 2]
            message = f"{mark.number} {how} {before.number}"
            yield Found(mark.place, message, (before.place,), severity="warning")


def _series(facts: Facts) -> Iterator[list[Mark]]:
    """Yield the marks of each text that count from 1 on in one form: three and more."""
    for index in facts.where(MARK):
        marks = [*_marks(facts, index)] if not facts.blocks[index].rows else []
        for form in {mark.form for mark in marks}:
            same = [mark for mark in marks if mark.form == form]
            if len(same) >= FEWEST and same[0].number == 1 and not any(mark.number == 1 for mark in same[1:]):
                yield same


def _marks(facts: Facts, index: int) -> Iterator[Mark]:
    for match in MARK.finditer(facts.texts[index]):
        sign = match["sign"]
        form = next((at for at, signs in enumerate(FORMS) if sign and sign in signs), len(FORMS))
        number = FORMS[form].index(sign) + 1 if sign else int(match["number"])
        yield Mark(form, number, Place(index, *match.span()))
