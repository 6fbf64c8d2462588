"""Layout: which cues a document's lines carry, decided for each document before any of them is used.

Each cue is perfect in one file and void in another: a space at the line's end marks every paragraph in the text that
pdfminer takes from a word processor's PDF and nothing anywhere else; empty lines part paragraphs in a mail and stand
between all lines in a dump.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.structure.lines import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.lines import Line

_LONG = 24  # columns: shorter lines say nothing of the width that a text is wrapped at
_NEVER = 1 << 30  # columns
_SLACK = 4  # columns that kinsoku (no line may begin with 、 or a small kana) takes from a full line


class Layout(Struct):
    """What can be told from the lines of one document."""

    marks: bool
    """A space at the end of a line ends the paragraph, and nothing else does."""
    wrapped: bool
    """Lines are broken at a width, inside sentences."""
    width: int
    """The columns that full lines reach."""
    margin: int
    """The columns of white space that the body's lines begin with."""
    gap: int | None
    """More empty lines than these end a paragraph; None where empty lines stand inside sentences too."""

    full: int = 0
    """A line that reaches these columns may go on in the next."""
    aside: int = 0
    """A line that is set in by these columns is centered or set to the right."""

    def __post_init__(self) -> None:
        self.full = self.width - _SLACK
        self.aside = self.margin + max(12, (self.width - self.margin) * 3 // 10)

    def is_full(self, line: Line) -> bool:
        """Tell whether a line reaches the width, so that it may go on in the next."""
        return line.right >= self.full

    def fills(self, line: Line) -> bool:
        """Tell whether a line takes the whole width, from the margin on."""
        return line.indent <= self.margin + 1 and line.right >= self.width - 2

    def may_end(self, line: Line) -> bool:
        """Tell whether a block can end with the line: a sentence ends there, or the line stops short."""
        return not line.open and (line.finished or line.right < self.full or line.indent >= self.aside)

    def stands_alone(self, line: Line) -> bool:
        """Tell whether a line is centered or set to the right."""
        return line.indent >= self.aside

    def has_room(self, line: Line, after: Line) -> bool:
        """Tell whether the next line's first word would have fitted on the line: then the break was meant.

        Half-width characters, set in a proportional type, take less than a column each.
        """
        narrow = max(0, 2 * (len(line.text) - line.text.count(" ")) - (line.right - line.indent))
        room = self.width - line.right - narrow // 4
        need = _first_word(after.text)
        # A line without a stop may be short for the type's sake: only a wide gap says that it was meant to end there.
        return room >= (max(need, 2) if line.finished else need + max(_SLACK, self.width // 9))


def layout_of(lines: Sequence[Line], *, declared: bool = False) -> Layout:
    """Decide what the lines of a document can tell; `declared` if its format says where blocks begin."""
    if declared:
        return Layout(marks=True, wrapped=True, width=0, margin=0, gap=None)
    long = [line for line in lines if len(line.text) * 2 >= _LONG]
    marks = _has_marks(long, lines)
    if marks:
        layout = Layout(marks=True, wrapped=True, width=0, margin=0, gap=None)
        layout.aside = _NEVER  # where blocks are marked, indents were lost, or say nothing more
        return layout
    measure(lines)
    rights = [line.right for line in long]
    width = _width(rights)
    full = [line for line, right in zip(long, rights, strict=True) if width - _SLACK <= right <= width + _SLACK]
    follows = {line.number: after.label is None or line.label is None for line, after in pairwise(lines)}
    open_ended = sum(not line.finished and follows.get(line.number, False) for line in full)
    beyond = sum(right > width + _SLACK for right in rights)
    # One full line is enough for a paragraph pasted alone, as long as it is text and no list of names or titles.
    enough = any(line.finished for line in lines)
    wrapped = width > 0 and enough and open_ended * 3 > len(full) and beyond * 5 <= len(rights)
    layout = Layout(marks=False, wrapped=wrapped, width=width, margin=_margin(lines), gap=0)
    learn_gap(layout, lines)
    return layout


def learn_gap(layout: Layout, lines: Sequence[Line]) -> None:
    """Find how many empty lines stand between lines of one paragraph; None where that can't be told."""
    if layout.marks:
        return
    inside: Counter[int] = Counter()
    gaps: Counter[int] = Counter()
    may_end = layout.may_end
    for line, after in pairwise(lines):
        gaps[after.gap] += 1
        if not may_end(line):
            inside[after.gap] += 1
    ordinary = inside.most_common(1)[0][0] if inside else min(gaps, default=0)
    wide = sum(count for gap, count in gaps.items() if gap > ordinary)
    broken = sum(count for gap, count in inside.items() if gap > ordinary)
    layout.gap = None if broken * 8 > wide else ordinary


def _has_marks(long: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Decide whether spaces at line ends mark paragraphs: most finished lines have one, most open long ones have none."""
    marked = sum(line.mark for line in lines)
    if marked < 2 or marked == len(lines):
        return False
    finished = [line.mark for line in long if line.finished]
    opened = [line.mark for line in long if not line.finished]
    if not finished or not opened:
        return False
    return sum(finished) >= 0.6 * len(finished) and sum(opened) <= 0.35 * len(opened)


def _width(rights: Sequence[int]) -> int:
    """Find the width that the text is wrapped at: the widest that several lines reach."""
    counts = Counter(rights)
    needed = max(2, len(rights) // 12)
    for width in sorted(counts, reverse=True):
        if sum(counts[width - back] for back in range(_SLACK)) >= needed:
            return width
    return max(rights, default=0)


def _margin(lines: Sequence[Line]) -> int:
    """Find the smallest indent that many lines share."""
    indents = Counter(line.indent for line in lines)
    return next((indent for indent in sorted(indents) if indents[indent] * 6 >= len(lines)), 0)


def _first_word(text: str) -> int:
    """Count the columns that have to fit on a line together: a Latin word or a number, else one character."""
    if text[0] > "\x7f":
        return 2
    length = 0
    for char in text:
        if not char.isascii() or char == " ":
            break
        length += 1
    return length or 2
