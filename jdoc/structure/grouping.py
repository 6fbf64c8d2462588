"""Grouping: which lines make a block together, and which of them begin with an enumerator."""

from __future__ import annotations

from collections import deque
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from jdoc.language.enumerators import SCHEMES
from jdoc.structure.drafts import NOTHING, Draft, Piece
from jdoc.structure.line_breaks import MARKED, UNWRAPPED, WRAPPED, LineBreak
from jdoc.structure.lines import BOTTOM, TOP
from jdoc.structure.lone_lines import ATTACHMENT, read_lone_line
from jdoc.structure.numbering import Candidate, judge
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.enumerators import Enumerator
    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line
    from jdoc.structure.numbering import Numbering
    from jdoc.structure.rules import Rule


_PARAGRAPHS = [scheme.name for scheme in SCHEMES.schemes if scheme.begins_with_article]
"""The series that count the paragraphs of an article."""


class _Waiting(NamedTuple):
    """An enumerator that stands on a line by itself, until it finds its text."""

    enumerator: Enumerator
    line: Line
    rule: Rule[Candidate, Numbering]


def group(lines: Sequence[Line], layout: Layout, tables: dict[int, Draft]) -> list[Draft]:
    """Put lines together to drafts of blocks; `tables` holds those already made, by the number of their first line."""
    grouping = _Grouping(layout)
    skip = 0
    for line, grouping.below in zip_longest(lines, lines[1:], fillvalue=BOTTOM):
        if line.number <= skip:
            continue
        table = tables.get(line.number)
        if table is not None:
            grouping.place(table)
            skip = table.last.number
        else:
            grouping.add(line)
    grouping.flush()
    return grouping.drafts


class _Grouping:
    """The pass over the lines of one document, top to bottom."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.levels = layout.levels
        self.drafts: list[Draft] = []
        self.waiting: deque[_Waiting] = deque()
        self.latest: dict[str, Enumerator] = {}
        """The last enumerator of each series."""
        self.before = TOP
        self.below = BOTTOM
        self.line_breaks = MARKED if layout.marks else WRAPPED if layout.wrapped else UNWRAPPED

    def add(self, line: Line) -> None:
        """Begin a block with a line, or add it to the one above."""
        if line.enumerator is None:
            self._add_unnumbered(line)
        else:
            self._add_judged(line, line.enumerator)
        self.before = line

    def _add_judged(self, line: Line, enumerator: Enumerator) -> None:
        """Add a line that begins like one with an enumerator."""
        numbering = self._judge(line, enumerator)
        if numbering.verdict == "number":
            self._add_numbered(line, enumerator, numbering)
        else:
            self._add_unnumbered(line)
            self.drafts[-1].rules.append(numbering)

    def _add_numbered(self, line: Line, enumerator: Enumerator, rule: Rule[Candidate, Numbering]) -> None:
        self.latest[enumerator.series] = enumerator
        if enumerator.scheme.name == "article":
            # its own text is the first of its paragraphs
            self.latest.update(dict.fromkeys(_PARAGRAPHS, enumerator._replace(value=1)))
        # （参考） alone heads what follows
        if line.is_enumerator_alone and read_lone_line(line.text).verdict is None:
            self.waiting.append(_Waiting(enumerator, line, rule))
        else:
            self.flush()
            self._begin(line, enumerator, [rule])

    def _add_unnumbered(self, line: Line) -> None:
        if self.waiting:
            self._give_enumerator(line)
            return
        if not self.drafts:
            self._begin(line, None, [])
            return
        above = self.drafts[-1]
        layout = self._level(above) if self.levels else self.layout
        rule = self.line_breaks.decide(LineBreak(line, above, above.last, self.below, layout))
        if rule.verdict == "begins":
            self._begin(line, None, [rule])
        else:
            above.pieces.append(Piece(line))
            above.rules.append(rule)
            if above.kind == "caption":
                above.closed = True

    def place(self, draft: Draft) -> None:
        """Take in a block that was made elsewhere."""
        self.flush()
        self.drafts.append(draft)
        self.before = draft.last

    def flush(self) -> None:
        """Let the enumerators that found no text stand for themselves."""
        while self.waiting:
            self._let_stand()

    def _let_stand(self) -> None:
        enumerator, line, rule = self.waiting.popleft()
        self.drafts.append(Draft([Piece(line)], enumerator, closed=True, rules=[rule]))

    def _begin(self, line: Line, enumerator: Enumerator | None, rules: list[Rule[Any, Any]]) -> None:
        draft = Draft([Piece(line, enumerator.end if enumerator else 0)], enumerator, rules=rules)
        self.drafts.append(draft)
        if line.declared is not None:
            draft.kind, draft.level = line.declared
        elif enumerator is None or enumerator.scheme.opens_lone_lines:
            self._recognize(draft, line)

    def _recognize(self, draft: Draft, line: Line) -> None:
        """Close a block whose one line stands for itself, whatever follows it: what is centered, 以上, 別紙, 目次."""
        if self.layout.stands_alone(line):
            draft.alone = draft.closed = True
        lone = read_lone_line(line.text)
        if lone.verdict is None or (lone is ATTACHMENT and self._goes_on(line)):
            return
        draft.make_lone(lone.verdict, lone.name)
        draft.closed = not (line.open and self._goes_on(line))

    def _goes_on(self, line: Line) -> bool:
        return self.layout.wrapped and self.layout.is_full(line)

    def _give_enumerator(self, line: Line) -> None:
        """Give a line the enumerator that stands alone above it.

        Several enumerators are followed by several titles (第２節 １ 太平洋島嶼国 概観): each takes one, as long as the
        lines are titles.
        """
        if line.finished or self.layout.is_full(line):
            while len(self.waiting) > 1:
                self._let_stand()
        enumerator, _, rule = self.waiting.popleft()
        draft = Draft([Piece(line)], enumerator, rules=[rule])
        draft.kind, draft.level = line.declared or (None, 0)
        draft.closed = bool(self.waiting) or any(map(_took_title, self.drafts[-1:]))
        self.drafts.append(draft)

    def _level(self, above: Draft) -> Layout:
        return self.levels.get(above.series, self.layout)

    def _judge(self, line: Line, enumerator: Enumerator) -> Rule[Candidate, Numbering]:
        above = self.drafts[-1] if self.drafts else NOTHING
        previous = self.latest.get(enumerator.series)
        layout = self._level(above) if self.levels else self.layout
        return judge(Candidate(line, enumerator, previous, self.before, self.below, above, layout, bool(self.waiting)))


def _took_title(draft: Draft) -> bool:
    """Tell whether a draft took one of several enumerators, so that the next is a title too."""
    return draft.closed and draft.enumerator is not None and draft.kind is None
