"""Drafts: blocks on their way, and the pieces of lines that they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from jdoc.structure.lines import TOP

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jdoc.language.enumerators import Enumerator
    from jdoc.model import Kind, Span
    from jdoc.structure.lines import Line
    from jdoc.structure.rules import Rule


class Piece(Struct, gc=False):
    """A part of a line that belongs to a block."""

    line: Line
    start: int = 0
    end: int | None = None

    @property
    def text(self) -> str:
        """The part of the line's text."""
        return self.line.text[self.start : self.end]

    def parts(self, spans: Sequence[tuple[int, int]]) -> list[Piece]:
        """Return parts of the piece, by where they stand in its text."""
        return [Piece(self.line, self.start + start, self.start + end) for start, end in spans]

    def cut(self, gaps: re.Pattern[str], after: int = 0) -> list[Piece]:
        """Cut the piece at the matches of a pattern, behind the first characters of its line if so wanted."""
        text = self.line.text
        end = len(text) if self.end is None else self.end
        start = self.start
        pieces = []
        for gap in gaps.finditer(text, max(start, after), end):
            pieces.append(Piece(self.line, start, gap.start()))
            start = gap.end()
        pieces.append(Piece(self.line, start, end))
        return pieces


class Draft(Struct, gc=False):
    """A block on the way: its lines, and what they tell of themselves."""

    pieces: list[Piece]
    enumerator: Enumerator | None = None
    kind: Kind | None = None
    closed: bool = False
    """Nothing can be added: the line stands for itself."""
    alone: bool = False
    """The line is centered or set to the right."""
    cells: Sequence[Sequence[Piece]] = ()
    """Of a table: its rows."""
    spans: list[Span] = field(default_factory=list)
    """Of a table: its merged cells."""
    level: int = 0
    """Of a heading, where the format says it: 1 for the highest."""
    name: Piece | None = None
    """Of a signature: which of the pieces is the person's name; the others are the title."""
    because: str = "the format says so"
    """Where the kind is known: the name of the rule that told it."""
    rules: list[Rule[Any, Any]] = field(default_factory=list)
    """What made the block begin where it does, and its lines go on."""

    @property
    def series(self) -> str:
        """The series of its enumerator, if it has one."""
        return self.enumerator.series if self.enumerator else ""

    @property
    def first(self) -> Line:
        """The line that the block begins in."""
        return self.pieces[0].line

    @property
    def last(self) -> Line:
        """The line that the block ends in."""
        return self.pieces[-1].line

    def make_lone(self, kind: Kind, because: str) -> None:
        """Make it a block of a known kind, whose line stands for itself: what the line begins with is no number of it."""
        self.kind, self.because, self.closed = kind, because, True
        if self.enumerator is self.first.enumerator:
            self.enumerator, self.pieces[0].start = None, 0

    @property
    def quotes_contents(self) -> bool:
        """Whether it amends the contents of a law and goes on: what it quotes looks like chapters."""
        return self.first.text[0] == "目" and self.first.squeezed.startswith("目次中「") and not self.last.finished

    @property
    def may_hold_names(self) -> bool:
        """Whether it is a line without a number that ends no sentence, or two."""
        return self.enumerator is None and len(self.pieces) <= 2 and not self.last.finished

    @property
    def is_speech(self) -> bool:
        """Whether it begins with who speaks."""
        return self.enumerator is not None and self.enumerator.speaker is not None

    @property
    def is_bare(self) -> bool:
        """Whether the block is an enumerator that found no text: then the enumerator itself is its text."""
        return self.enumerator is not None and self.pieces[0].start == 0 and self.first.enumerator is self.enumerator


NOTHING = Draft([Piece(TOP)])
"""What stands above the first block of a document."""
