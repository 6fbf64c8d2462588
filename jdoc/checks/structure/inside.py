"""Inside: numbers that count things within a text: ⑴お名前、⑵お客さま番号、⑷御連絡先."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.checks.structure.counted import odd_one
from jdoc.checks.structure.numbered import CIRCLED, read_sign
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found

FORMS = (
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    CIRCLED,
    "㋐㋑㋒㋓㋔㋕㋖㋗㋘㋙",
)
"""Marks that are one character, each kind in its order."""
MARK = deferred(
    "(?<![^\\s\\0、,・。(「はがをにでのびと:;])(?:(?:(?P<sign>[⑴-⒇①-⑳㋐-㋙])|[(](?P<number>[1-9][0-9]?)[)])(?=[ ]?(?:[一-鿿ァ-ヴA-Za-z]|お|ご)(?!び|又|並び))|(?<=[ ])(?P<bare>[1-9])(?= +[一-鿿ァ-ヴ]{2})|第(?P<ordinal>[1-9一二三四五六七八九])(?P<unit>段階|[期弾]|工程|ステップ|フェーズ|(?=に[一-鿿ァ-ヴ]))(?=[でにはがと:( ]))"
)
"""A mark before what it counts: `、[⑵]お客さま番号`, `、[(2)]氏名`, `、[第2段階]で設計`, `歳出 1 総務費 [2] 民生費`, not `①及び②`, `条例(2)`."""
FEWEST = 3


class Mark(NamedTuple):
    """A mark, which kind it is of, and which number it is."""

    form: str
    """All marks of its kind; "" of figures in brackets, else what an ordinal counts."""
    number: int
    place: Place


def find_skipped_inside(facts: Facts) -> Iterator[Found]:
    """Find the one mark within a text that leaves a number out."""
    yield from _odd(facts, 2)


def find_repeated_inside(facts: Facts) -> Iterator[Found]:
    """Find the one mark within a text with the number of the one before."""
    yield from (
        found for found in _odd(facts, 0) if not facts.texts[found.place.block].startswith("第", found.place.start)
    )


def _odd(facts: Facts, step: int) -> Iterator[Found]:
    for marks in facts.kept("marks inside", lambda: [*_series(facts)]):
        steps = [mark.number - before.number for before, mark in pairwise(marks)]
        if steps.count(step) == 1 and {*steps} <= {1, step}:
            yield odd_one(*marks[steps.index(step) :][:2])


def _series(facts: Facts) -> Iterator[list[Mark]]:
    """Yield the marks of each text that count from 1 on in one form: three and more."""
    for index in facts.where(MARK):
        marks = [*_in_label(facts, index), *_marks(facts, index)] if not facts.blocks[index].rows else []
        for form in dict.fromkeys(mark.form for mark in marks):
            same = [mark for mark in marks if mark.form == form]
            if len(same) >= FEWEST and same[0].number == 1 and not any(mark.number == 1 for mark in same[1:]):
                yield same


def _in_label(facts: Facts, index: int) -> Iterator[Mark]:
    """Yield the first mark of a text that begins with it."""
    label = facts.labels[index]
    if label == "(1)" or label.startswith(FIRST):
        yield Mark("" if label == "(1)" else read_sign(label[0], FORMS)[0], 1, Place(index, 0, 1))


FIRST = ("①", "⑴", "㋐")


def _marks(facts: Facts, index: int) -> Iterator[Mark]:
    for match in MARK.finditer(facts.texts[index]):
        form, number = read_sign(match["sign"], FORMS) if match["sign"] else (_form(match), _number(match))
        yield Mark(form, number, Place(index, *match.span()))


def _form(match: re.Match[str]) -> str:
    return f"第{match['unit']}" if match["ordinal"] else " " if match["bare"] else ""


def _number(match: re.Match[str]) -> int:
    return read_whole(match["number"] or match["ordinal"] or match["bare"]) or 0
