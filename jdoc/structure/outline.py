"""Outline: which headings and numbers stand above each block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.structure.kinds import asks_for_contact, is_heading_in_brackets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.enumerators import Enumerator
    from jdoc.model import Kind
    from jdoc.structure.drafts import Draft

_ATTACHMENT_RANK = -1
_PLAIN_RANK = 3
"""A heading without a number stands above the paragraphs with one."""


class Place(Struct):
    """What the outline says of a block."""

    kind: Kind
    section: list[str]
    number: str | None = None
    part: int | None = None


class Level(Struct):
    """A heading or a numbered block that others below may belong to."""

    series: str
    """That of its enumerator; `plain` of a heading without one, with its bracket if it has any."""
    rank: int
    heading: str | None = None
    """As it is written; None for a block that is no heading."""
    number: str | None = None
    indent: int = 0
    is_bullet: bool = False
    parts: int = 1
    """The paragraphs that the number has so far."""
    has_body: bool = False
    """A sentence below it has been met."""
    declared: int = 0
    """The heading's level as the format says it; 0 where it doesn't."""

    def may_hold(self, *, is_heading: bool) -> bool:
        """Tell whether a series that opens can belong to it: a heading's does, as long as no text is there yet."""
        if not is_heading:
            return True
        return self.heading is not None and not self.has_body


def outline(drafts: Sequence[Draft], texts: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Place]:
    """Place each block of a document, in order."""
    levels = _Levels()
    for draft, text, kind in zip(drafts, texts, kinds, strict=True):
        yield levels.place(draft, text, kind)


class _Levels:
    """The headings and numbers that the next block may belong to, outermost first."""

    def __init__(self) -> None:
        self.levels: list[Level] = []

    def place(self, draft: Draft, text: str, kind: Kind) -> Place:
        """Place the next block, and enter it where others may belong to it."""
        number = draft.enumerator
        if kind == "attachment":
            self.levels.clear()
            self.levels.append(Level("attachment", _ATTACHMENT_RANK, text))
            return Place(kind, [], number.number if number else None)
        if kind in {"title", "signature", "dateline"}:
            return Place(kind, [])
        if draft.level:
            return self._place_declared(draft, text)
        if number is not None and kind not in {"note", "contents"}:
            return self._place_numbered(draft, text, kind, number)
        if kind == "heading":
            return self._place_heading(draft, text)
        return self._place_body(draft, kind)

    def _section(self) -> list[str]:
        return [level.heading for level in self.levels if level.heading]

    def _place_declared(self, draft: Draft, text: str) -> Place:
        """Place a heading whose level the format says: below the headings of higher levels only."""
        while self.levels and not 0 < self.levels[-1].declared < draft.level:
            self.levels.pop()
        level = Level("declared", _PLAIN_RANK, text, indent=draft.first.indent, declared=draft.level)
        if draft.enumerator is not None:
            level.series, level.rank = draft.enumerator.series, draft.enumerator.rank
            level.number, level.heading = draft.enumerator.number, written_heading(draft, draft.enumerator, text)
        section = self._section()
        self.levels.append(level)
        return Place("heading", section, level.number)

    def _place_numbered(self, draft: Draft, text: str, kind: Kind, number: Enumerator) -> Place:
        is_heading = kind == "heading"
        self._leave_for(number, is_heading=is_heading)
        place = Place(kind, self._section(), number.number, 1 if number.number and not is_heading else None)
        heading = written_heading(draft, number, text) if is_heading else None
        is_bullet = number.scheme.is_bullet
        self.levels.append(Level(number.series, number.rank, heading, number.number, draft.first.indent, is_bullet))
        return place

    def _place_heading(self, draft: Draft, text: str) -> Place:
        """Place a heading without a number: beside others of its brackets, below no number that heads nothing."""
        if asks_for_contact(text):
            self.levels.clear()
        while self.levels and not self.levels[-1].heading:
            self.levels.pop()
        series = "plain" + (text[0] if is_heading_in_brackets(text) else "")
        self._leave_series(series)
        place = Place("heading", self._section())
        self.levels.append(Level(series, _PLAIN_RANK, text, indent=draft.first.indent))
        return place

    def _place_body(self, draft: Draft, kind: Kind) -> Place:
        """Place a block without a number of its own: it belongs to the number above, or to the section."""
        place = Place(kind, self._section(), draft.enumerator.number if draft.enumerator else None)
        levels = self.levels
        if kind != "paragraph" or not levels or not draft.last.finished:
            return place
        while len(levels) > 1 and not levels[-1].heading and _is_outside(draft, levels[-1]):
            levels.pop()
        for level in levels:
            level.has_body = True
        level = levels[-1]
        if level.number and not level.heading:
            level.parts += 1
            place.number, place.part = level.number, level.parts
        return place

    def _leave_for(self, number: Enumerator, *, is_heading: bool) -> None:
        """Leave the levels that an enumerator ends, so that the one it belongs to is the last.

        Below 第１, １, (1) another １ ends the levels from １ on; 第２ ends all; ア ends none.
        """
        if self._leave_series(number.series):
            return
        depth = self._declared_depth()
        levels = self.levels
        # a series that opens can stand below any number; chapters, articles and questions stand where their rank says
        opens = number.value in {None, 1} and number.rank > _PLAIN_RANK
        while len(levels) > depth and levels[-1].rank > number.rank:
            if opens and levels[-1].may_hold(is_heading=is_heading):
                break
            levels.pop()
        while is_heading and len(levels) > depth and levels[-1].series.startswith("plain") and levels[-1].has_body:
            levels.pop()

    def _leave_series(self, series: str) -> bool:
        """Leave the levels from a series on; tell whether it is among them."""
        for index in range(self._declared_depth(), len(self.levels)):
            if self.levels[index].series == series:
                del self.levels[index:]
                return True
        return False

    def _declared_depth(self) -> int:
        """Count the levels down to the last one that the format declares: no enumerator ends those."""
        return max((index for index, level in enumerate(self.levels, 1) if level.declared), default=0)


def _is_outside(draft: Draft, level: Level) -> bool:
    """Tell whether a paragraph stands further out than the item above it."""
    indent = draft.first.indent
    return indent < level.indent or (level.is_bullet and indent <= level.indent)


def written_heading(draft: Draft, number: Enumerator, text: str) -> str:
    """Write a heading with its number as the document does; U+3000 parts them where they stood on two lines."""
    if draft.is_bare:
        return text
    piece = draft.pieces[0]
    space = piece.line.text[len(number.written) : piece.start] if piece.start else "\u3000"
    return number.written + ("\u3000" if len(space) > 1 else space) + text
