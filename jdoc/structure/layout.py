"""Layout: which cues a document's lines carry, decided for each document before any of them is used.

Each cue is perfect in one file and void in another: a space at the line's end marks every paragraph in the text that
pdfminer takes from a word processor's PDF and nothing anywhere else; empty lines part paragraphs in a mail and stand
between all lines in a dump.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from jdoc.language.line_widths import first_word, full_width, margin_of, widest
from jdoc.structure.lines import TOP, measure
from jdoc.structure.rules import Question, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.structure.lines import Line

_LONG = 24  # columns: shorter lines say nothing of the width that a text is wrapped at
_NEVER = 1 << 30  # columns
_LEAST_OFFSET = 12  # columns
_SLACK = 4  # columns that kinsoku (no line may begin with 、 or a small kana) takes from a full line
_HANGING = frozenset("、。，．」』）】〕")
"""What may stand behind the width that a text is wrapped at, since no line may begin with it."""
_GAP, _INDENT, _TEXT, _AFTER = attrgetter("gap"), attrgetter("indent"), attrgetter("text"), itemgetter(1)
_DEEPEST = 4  # columns that the first line of a paragraph is set in by


class Layout(Struct):
    """What can be told from the lines of one document."""

    marks: bool
    """A space at the end of a line ends the paragraph, and nothing else does."""
    wrapped: bool
    """Lines are broken at a width, inside sentences."""
    declared: bool = False
    """The format says where blocks begin."""
    width: int = 0
    """The columns that full lines reach."""
    margin: int = 0
    """The columns of white space that the body's lines begin with."""
    gap: int | None = None
    """More empty lines than these end a paragraph; None where empty lines stand inside sentences too."""

    first: int = _NEVER
    """The column that first lines of paragraphs are set in to, while the others begin at the margin; out of reach if none."""
    hangs: bool = False
    """What goes on below a line with a number is set in further than the number."""
    widths: dict[str, int] = {}
    """By the series of an enumerator: the width that blocks with one are wrapped at, where that is a smaller one."""
    full: int = 0
    """A line that reaches these columns may go on in the next; where blocks are marked, none can."""
    offset_column: int = 0
    """A line that is set in by these columns is centered or set to the right."""

    def __post_init__(self) -> None:
        self.full = _NEVER if self.marks else self.width - _SLACK
        if not self.offset_column:
            self.offset_column = self.margin + max(_LEAST_OFFSET, (self.width - self.margin) * 3 // 10)

    @property
    def levels(self) -> dict[str, Layout]:
        """What holds for blocks with enumerators of the series that are wrapped at a width of their own."""
        return {series: replace(self, width=width) for series, width in self.widths.items()}

    def is_full(self, line: Line) -> bool:
        """Tell whether a line reaches the width, so that it may go on in the next."""
        return line.right >= self.full

    def is_early(self, line: Line) -> bool:
        """Tell whether a line, whose end the page doesn't show, is far shorter than most."""
        return 20 * len(line.text) < 7 * self.width

    def spans_full_width(self, line: Line) -> bool:
        """Tell whether a line takes the whole width, from the margin on."""
        return line.indent <= self.margin + 1 and line.right >= self.width - 2

    def breaks_sentence(self, line: Line) -> bool:
        """Tell whether a sentence breaks off at a line's end, since the line, which is no title, is full."""
        if not self.wrapped or line.finished:
            return False
        if self.marks:
            return not (line.marked or self.is_early(line))
        return self.is_full(line) and not self.stands_alone(line)

    def goes_on(self, line: Line, after: Line) -> bool:
        """Tell whether a sentence that breaks off at a line's end goes on in the next, which has no number."""
        return after.enumerator is None and not line.finished and self.is_full(line)

    def sets_in(self, line: Line) -> bool:
        """Tell whether a line is set in as the first of a paragraph is here."""
        return line.indent == self.first

    def is_flush(self, line: Line) -> bool:
        """Tell whether a line begins at the margin, as no first line of a paragraph does here."""
        return line.indent <= self.margin < self.first < _NEVER

    def may_end_block(self, line: Line) -> bool:
        """Tell whether a block can end with the line: a sentence ends there, or the line stops short."""
        if line.open:
            return False
        return line.finished or line.right < self.full or line.indent >= self.offset_column

    def stands_alone(self, line: Line) -> bool:
        """Tell whether a line is centered or set to the right."""
        return line.indent >= self.offset_column

    def is_wide(self, gap: int) -> bool:
        """Tell whether so many empty lines part paragraphs."""
        return self.gap is not None and gap > self.gap

    def may_be_wide(self, gap: int) -> bool:
        """Tell whether so many empty lines may part paragraphs: where that can't be told, any may."""
        return gap > (self.gap or 0)

    def next_word_would_fit(self, line: Line, after: Line) -> bool:
        """Tell whether the next line's first word would have fitted on the line: then the break was meant.

        Half-width characters, set in a proportional type, take less than a column each.
        """
        room = self.width - line.right
        if room < 2:
            return False
        narrow = max(0, 2 * (len(line.text) - line.text.count(" ")) - (line.right - line.indent))
        room -= narrow // 4
        need = first_word(after.text)
        if line.finished:
            return room >= max(need, 2)
        # A line without a stop may be short for the type's sake: only a wide gap says that it was meant to end there.
        return room >= need + max(_SLACK, self.width // 9)


class Wraps(Struct, gc=False):
    """The lines of a document against the width that they may be broken at."""

    lines: Sequence[Line]
    long: Sequence[Line]
    """Those that say something of the width."""
    width: int

    @property
    def holds_sentence(self) -> bool:
        """Whether any line ends a sentence."""
        return any(line.finished for line in self.lines)

    @property
    def exceeds_width(self) -> bool:
        """Whether more than a fifth of the long lines are longer than the width."""
        return sum(line.right > self.width + _SLACK for line in self.long) * 5 > len(self.long)

    @property
    def breaks_sentences(self) -> bool:
        """Whether more than a third of the full lines end in mid-sentence: not whole items of a list, nor the last of all."""
        full = {line.number for line in self.long if abs(line.right - self.width) <= _SLACK}
        broken = sum(_breaks_off(line, after) for line, after in pairwise(self.lines) if line.number in full)
        return broken * 3 > len(full)


def _breaks_off(line: Line, after: Line) -> bool:
    """Tell whether a line ends in mid-sentence, and is no whole item of a list."""
    if line.enumerator and after.enumerator:
        return False
    return not line.finished


Wrapping: TypeAlias = Literal["wrapped", "unwrapped"]
WRAPS: Question[Wraps, Wrapping] = Question(
    Rule("document without a sentence", "unwrapped", lambda wraps: not wraps.holds_sentence),  # names or titles
    Rule("lines longer than the width", "unwrapped", lambda wraps: wraps.exceeds_width),
    Rule("full lines that end in mid-sentence", "wrapped", lambda wraps: wraps.breaks_sentences),
    Rule("lines that end where sentences do", "unwrapped", lambda _: True),
)
"""Are lines broken at a width, inside sentences? For a paragraph pasted alone one full line is enough."""


def layout_of(lines: Sequence[Line], *, declared: bool = False) -> Layout:
    """Decide what the lines of a document can tell; `declared` if its format says where blocks begin."""
    if declared:
        return Layout(marks=True, wrapped=True, declared=True)
    long = [line for line in lines if len(line.text) * 2 >= _LONG]
    if _has_marks(long, lines):
        lengths = sorted(map(len, map(_TEXT, long)))
        typical = lengths[len(lengths) * 3 // 4]
        return Layout(marks=True, wrapped=True, width=2 * typical, offset_column=_NEVER)  # indents were lost
    measure(lines)
    width, is_wrapped = _wrapping(lines, long)
    layout = Layout(marks=False, wrapped=is_wrapped, width=width, margin=margin_of(map(_INDENT, lines)))
    if layout.wrapped:
        pairs = [pair for pair in pairwise(lines) if not pair[0].finished and pair[1].enumerator is None]
        broken = [pair for pair in pairs if pair[0].right >= layout.full]
        layout.first, layout.hangs = _first(broken, layout.margin), _hangs(broken)
        layout.widths = _widths(pairs, layout.full)
    return with_gap(layout, lines)


def _widths(pairs: Iterable[tuple[Line, Line]], full: int) -> dict[str, int]:
    """Find the width of blocks with enumerators of a series that are wrapped early, by the first sentence of each.

    The line below counts too: a heading is short, what stands below it is not.
    """
    rights: defaultdict[str, list[int]] = defaultdict(list)
    series, expected = "", TOP
    for line, below in pairs:
        if line.enumerator:
            series = line.enumerator.series
        elif line is not expected:
            series = ""
        expected = below
        if series:
            rights[series].append(max(below.right, line.right))
    widths = {series: widest(sorted(ends), _NEVER, slack=_SLACK) for series, ends in rights.items() if len(ends) > 1}
    return {series: width for series, width in widths.items() if _LONG <= width < full}


def with_gap(layout: Layout, lines: Sequence[Line]) -> Layout:
    """Return the layout with the empty lines that stand between lines of one paragraph; None where that can't be told."""
    if layout.marks:
        return layout
    gaps = Counter(map(_GAP, lines[1:]))
    if len(gaps) < 2:
        return replace(layout, gap=min(gaps, default=0))
    inside = [pair for pair in pairwise(lines) if not layout.may_end_block(pair[0])]
    ordinary = Counter(map(_GAP, map(_AFTER, inside))).most_common(1)[0][0] if inside else min(gaps, default=0)
    # a line with empty lines above and below is a heading that fills its line, not the first of a sentence
    within = Counter([after.gap for line, after in inside if line.gap <= ordinary])
    is_void = 8 * _count_wider(within, ordinary) > _count_wider(gaps, ordinary)
    return replace(layout, gap=None if is_void else ordinary)


def _count_wider(gaps: Counter[int], ordinary: int) -> int:
    return sum(count for gap, count in gaps.items() if gap > ordinary)


def _has_marks(long: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Decide whether spaces at line ends mark paragraphs: most finished lines have one, most open long ones have none."""
    if sum(line.marked for line in lines) < 2:
        return False
    counts = Counter([(line.finished, line.marked) for line in long])
    finished = counts[True, True], counts[True, False]
    unfinished = counts[False, True], counts[False, False]
    most, few = 0.6 * sum(finished), 0.35 * sum(unfinished)
    return 0 < most <= finished[0] and unfinished[0] <= few > 0


def _wrapping(lines: Sequence[Line], long: Sequence[Line]) -> tuple[int, bool]:
    """Return the width of a text, and whether its lines are broken there.

    Where few lines are full, a text is wrapped at the end of its widest one if a sentence goes on below that.
    """
    bare = [line.right for line in long if line.text[-1] not in _HANGING]
    width = full_width([line.right for line in long], bare, slack=_SLACK)
    for each in dict.fromkeys((width, _width_of_widest(lines, width))):
        if WRAPS.decide(Wraps(lines, long, each)).verdict == "wrapped":
            return each, True
    return width, False


def _width_of_widest(lines: Sequence[Line], width: int) -> int:
    """Give the end of the widest line if a sentence goes on right below it, and below all lines as wide."""
    wider = [pair for pair in pairwise(lines) if pair[0].right > width]
    end = max((line.right for line, _ in wider), default=width)
    return end if all(_goes_on(*pair) for pair in wider if pair[0].right > end - _SLACK) else width


def _goes_on(line: Line, after: Line) -> bool:
    """Tell whether a sentence goes on right below a line."""
    is_below = not after.gap and after.enumerator is None and after.indent <= line.indent
    return is_below and not line.finished and "、" in line.text


def _first(broken: Iterable[tuple[Line, Line]], margin: int) -> int:
    """Find how far the first lines of paragraphs are set in, by those below which a sentence goes on at the margin."""
    steps = Counter(
        [
            (line.indent - margin, after.indent == margin)
            for line, after in broken
            if margin < line.indent <= margin + _DEEPEST and line.enumerator is None
        ]
    )
    for step in range(1, _DEEPEST + 1):
        if steps[step, True] >= max(2, 4 * steps[step, False]):
            return margin + step
    return _NEVER


def _hangs(broken: Iterable[tuple[Line, Line]]) -> bool:
    """Tell whether most sentences that break off in the line of a number go on further in than that begins."""
    further = [after.indent > line.indent for line, after in broken if line.enumerator]
    return sum(further) * 2 > len(further)
