"""Referred: numbers of things whose list is said to stand elsewhere: 指摘は7件であり、第5に掲げる; 6か所に窓口を置きます。場所は別紙2を御覧ください."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.far.lists import MOST, SPARSE, lists, shown
from jdoc.checks.counting.far.ties import Tied, exactly, of_rows
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.counting.far.words import Told
    from jdoc.checks.facts import Facts

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
# What a part of a document is called, and its number.
_CALLED = f"(?P<name>別[紙表添記]|(?:附属|参考)?資料|第)?(?P<number>{_NUMBER})?(?P<unit>[章節部])?"
REFERENCE = deferred(
    f"{_CALLED}(?:の(?:とおり|一覧|名簿|日程)|に(?:掲げ|示し?|記載|まとめ|一覧)|を(?:御|ご)?(?:覧|参照))"
)
"""Where a list is said to stand: `[別紙2を御覧]`ください, `[第5に掲げ]`る, `[9に示]`す, not `5に増やす`."""
HEAD = deferred(f"{_CALLED}(?=[.．、 ]|$)")
"""How what stands there begins: `[別紙2]` 開設場所, `[第5]` 指摘事項, `[9]` 日程."""
HEADS = frozenset({"heading", "attachment", "caption", "note"})
BULLET = deferred("[・○●◯◎■□◆◇▼★*-]")
"""What begins a line of a list without numbers."""
MANY_MARKS = 2
"""Things that make a list."""
FEWEST = 3
"""Things of which one too many or too few is told."""


class Section(NamedTuple):
    """What stands below a head up to the next one like it."""

    name: str
    number: int
    form: str
    """How its head is numbered, or that it is attached."""
    first: int
    last: int


def referred(facts: Facts, told: Told) -> Iterator[Tied]:
    """Yield the lists in the part of the document that a sentence, or the next one, says has all of the things."""
    text = told.sentence + _next(facts, told) if told.stated.number >= FEWEST else ""
    for key in filter(any, map(_key, REFERENCE.finditer(text))):
        named = [each for each in _sections(facts) if (each.name, each.number) == key]
        if len(named) == 1 and not named[0].first <= told.stated.block <= named[0].last:
            yield from _lists_in(facts, named[0])


def _key(match: re.Match[str]) -> tuple[str, int]:
    """Give what a part is called, and its number; 0 if it has none."""
    return (match["name"] or "") + (match["unit"] or ""), (read_whole(match["number"]) or 0) if match["number"] else 0


def _next(facts: Facts, told: Told) -> str:
    """Return the sentence behind the one that has a number."""
    text = facts.texts[told.stated.block]
    end = text.find("。", told.stated.end)
    return "" if end < 0 else "。" + text[end + 1 :].partition("。")[0]


def _sections(facts: Facts) -> list[Section]:
    return facts.kept("sections with numbers", lambda: [*_find_sections(facts)])


def _find_sections(facts: Facts) -> Iterator[Section]:
    """Yield the parts of a document, each up to the next head that is numbered in the same way, or is attached."""
    within: list[Section] = []
    for index, block in enumerate(facts.blocks):
        match = HEAD.match(f"{facts.labels[index]} {facts.texts[index]}".strip()) if block.kind in HEADS else None
        if match is None or not (match["name"] or match["number"]):
            continue
        name, number = _key(match)
        form = ATTACHED if block.kind == ATTACHED else name
        at = next((at for at, each in enumerate(within) if form in {each.form, ATTACHED}), len(within))
        yield from _closed(facts, within[at:], index - 1)
        within[at:] = [Section(name, number, form, index, index)]
    yield from _closed(facts, within, len(facts.blocks) - 1)


ATTACHED = "attachment"


def _closed(facts: Facts, sections: list[Section], last: int) -> Iterator[Section]:
    yield from (each._replace(last=last) for each in sections if not SPARSE.search(facts.texts[each.first]))


def _lists_in(facts: Facts, section: Section) -> Iterator[Tied]:
    """Yield the tables and lines of a part, and its things by how they are marked, wherever they stand in it."""
    every = [one for one in lists(facts) if section.first < one.first and one.last <= section.last]
    rows = [of_rows(one) for one in every if not one.is_marked]
    yield from [_together(rows)] if len(rows) > 1 else rows
    marks: dict[str, list[int]] = {}
    for index in range(section.first + 1, section.last + 1):
        marks.setdefault(_mark(facts, index), []).append(index)
    for mark, blocks in marks.items():
        if mark and MANY_MARKS <= len(blocks) <= MOST:
            yield exactly([shown(facts, at) for at in blocks])


def _together(rows: list[Tied]) -> Tied:
    """Return the lists of several parts as one."""
    length = sum(one.length for one in rows)
    return Tied(frozenset({length}), length, tuple(place for one in rows for place in one.places))


DIGITS = deferred("[0-9]+|[一二三四五六七八九十]+|[①-⑳]|[ア-ン](?![ァ-ヴ])")
"""The number of a label, whatever it is."""


def _mark(facts: Facts, index: int) -> str:
    """Give how a block is marked: (0) for (1), ・ for a bullet; "" if it isn't."""
    label, text = facts.labels[index], facts.texts[index]
    if facts.blocks[index].rows:
        return ""
    if label:
        return DIGITS.sub("0", label)
    return text[0] if BULLET.match(text) else ""
