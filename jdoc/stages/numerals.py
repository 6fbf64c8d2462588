"""Numerals: the numerals of a stream of blocks, written in another style."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, TypedDict, Unpack

from jdoc.errors import NumeralError
from jdoc.language.lazy import deferred
from jdoc.language.numerals import KEPT, apply_edits, rewrite
from jdoc.language.width import fold, widen
from jdoc.spans import move_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from jdoc.language.numerals import Edit
    from jdoc.language.numerals.rewriting import Scanned
    from jdoc.model import Block, Definition, Entity, Finding, Related, Run, Words
    from jdoc.stages.handing import HandOver

_DIGITS = deferred("[0-9０-９]+(?:[,.，．][0-9０-９]+)*")
"""Digits of either width with their separators: `[１，２４０]`, `[2017]`."""


class How(TypedDict, total=False):
    """How numerals are to be written."""

    style: str | None
    """One of `language.numerals.STYLES`."""
    width: str | None
    """Of digits: `half` or `full`."""
    keep: Collection[str]
    """The kinds of numerals that stay."""


def rewrite_numerals(
    blocks: Iterable[Block],
    *,
    report: Callable[[NumeralError], None],
    handed: HandOver | None = None,
    **how: Unpack[How],
) -> Iterator[Block]:
    """Write the numerals of each block in a style, or their digits in a width, or both.

    Signatures and the numbers of headings stay as they are. Entities and the source map move along. A number that the
    style can't write is reported, and its block stays as it is.
    """
    moved = _Moved()
    for block in blocks:
        passes: list[list[Edit]] = []
        if block.kind != "signature":
            try:
                passes = _passes(block.text, how, handed.scanned(block) if handed else None)
            except NumeralError as error:
                report(error)
            for edits in passes:
                apply(block, edits)
        if block.stances is not None:
            moved.follow(block, passes)
        yield block


def rewrite_text(text: str, *, report: Callable[[NumeralError], None], **how: Unpack[How]) -> str:
    """Write the numerals of a plain text anew.

    >>> rewrite_text("総額５，６８０億円", style="kanji", report=print)
    '総額五千六百八十億円'
    >>> rewrite_text("総額５，６８０億円", width="half", report=print)
    '総額5,680億円'
    """
    try:
        for edits in _passes(text, how):
            text = apply_edits(text, edits)
    except NumeralError as error:
        report(error)
    return text


def apply(block: Block, edits: Sequence[Edit]) -> None:
    """Make the edits in a block's text and move all that points into it."""
    if not edits:
        return
    old, block.text = block.text, apply_edits(block.text, edits)
    if all(len(text) == end - start for start, end, text in edits):  # a change of width: nothing moves
        for spanned in _spanned(block):
            spanned.text = block.text[spanned.start : spanned.end]
    else:
        _move_all(block, edits, len(old))
    if block.rows:
        cells = iter(re.split("[\t\n]", block.text))
        block.rows = [[next(cells) for _ in row] for row in block.rows]


def _move_all(block: Block, edits: Sequence[Edit], length: int) -> None:
    """Move the entities, the definitions and the source map along with edits of a text that had a length."""
    place = _Shift(edits)
    for spanned in _spanned(block):
        _move(spanned, place, block.text)
    for entity in block.entities or ():
        move_parts(entity, place.span, block.text)
    if block.unseen:
        block.unseen = [(place.start(offset), code) for offset, code in block.unseen]
    if block.source:
        block.source = _moved_source(block.source, edits, place, length)


def _spanned(block: Block) -> Iterator[Entity | Definition | Finding | Related]:
    """Yield what points into a block's text: what a finding contradicts elsewhere stays as it was found."""
    yield from block.entities or ()
    yield from block.definitions or ()
    for finding in block.findings or ():
        yield finding
        yield from (other for other in finding.related or () if other.block is None and other.doc is None)


def _passes(text: str, how: How, scanned: Scanned | None = None) -> list[list[Edit]]:
    """Return the edits for the style, and then those for the width of the digits that the style has left."""
    style, width = how.get("style"), how.get("width")
    passes = [rewrite(text, style, keep=how.get("keep", KEPT), scanned=scanned)] if style else []
    if width:
        passes.append(_width_edits(apply_edits(text, passes[0]) if passes else text, width))
    return passes


def _width_edits(text: str, width: str) -> list[Edit]:
    """Return the edits that write all digits of a text in a width."""
    edits = []
    for match in _DIGITS.finditer(text):
        digits = fold(match[0])
        written = widen(digits) if width == "full" else digits
        if written != match[0]:
            edits.append((*match.span(), written))
    return edits


class _Moved:
    """Moves stances along with the edits of their blocks; actors may stand in earlier blocks of the document."""

    def __init__(self) -> None:
        self.doc: str | None = None
        self.blocks: dict[int | None, tuple[str, list[_Shift]]] = {}
        """The new text of each block of the document, by `seq`, and where its offsets have gone."""

    def follow(self, block: Block, passes: Sequence[Sequence[Edit]]) -> None:
        """Move the stances of a block whose text was edited in some passes."""
        if block.doc is None or block.doc != self.doc:
            self.blocks.clear()
        self.doc = block.doc
        self.blocks[block.seq] = here = (block.text, [_Shift(edits) for edits in passes])
        for stance in block.stances or ():
            stance.start, stance.end = _follow(stance.start, stance.end, here[1])
            for words in filter(None, (stance.actor, stance.object, stance.addressee, stance.refers)):
                self._move(words, here if words.block is None else self.blocks.get(words.block))

    @staticmethod
    def _move(words: Words, place: tuple[str, list[_Shift]] | None) -> None:
        if place:
            text, shifts = place
            words.start, words.end = _follow(words.start, words.end, shifts)
            words.text = text[words.start : words.end]


def _follow(start: int, end: int, shifts: Sequence[_Shift]) -> tuple[int, int]:
    for shift in shifts:
        start, end = shift.start(start), shift.end(end)
    return start, end


class _Shift:
    """Where an offset in the old text has gone to in the new one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts = [start for start, _, _ in edits]
        self.shifts: list[int] = []
        shift = 0
        for start, end, text in edits:
            self.shifts.append(shift)
            shift += len(text) - (end - start)
        self.shifts.append(shift)

    def start(self, offset: int) -> int:
        """Move the start of a span; one inside a numeral goes to the numeral's start."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        start, end, _ = self.edits[index]
        if offset < end:
            return start + self.shifts[index]
        return offset + self.shifts[index + 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Move a span."""
        return self.start(start), self.end(end)

    def end(self, offset: int) -> int:
        """Move the end of a span; one inside a numeral goes to the numeral's end."""
        index = bisect_right(self.starts, offset - 1) - 1
        if index < 0:
            return offset
        start, end, text = self.edits[index]
        if offset <= end:
            return start + self.shifts[index] + len(text)
        return offset + self.shifts[index + 1]


def _move(spanned: Entity | Definition | Finding | Related, place: _Shift, text: str) -> None:
    spanned.start, spanned.end = place.start(spanned.start), place.end(spanned.end)
    spanned.text = text[spanned.start : spanned.end]


def _moved_source(source: Sequence[Run], edits: Sequence[Edit], place: _Shift, length: int) -> list[Run]:
    """Move the source map: each edit begins a run where the old numeral began, and ends it where that ended."""
    offsets = [run[0] for run in source]
    runs: dict[int, Run] = {}
    for run in source:
        start = place.start(run[0])
        runs.setdefault(start, (start, *run[1:]))
    for (start, end, text), shift in zip(edits, place.shifts, strict=False):
        for old, new in ((start, start + shift), (end, start + shift + len(text))):
            if old < length:
                offset, line, column, *page = source[max(0, bisect_right(offsets, old) - 1)]
                runs[new] = (new, line, column + old - offset, *page)
    return [runs[offset] for offset in sorted(runs)]
