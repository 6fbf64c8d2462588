"""Outline: which headings and numbers stand above each block."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec import Struct

from jdoc.language.attributions import ends_speech
from jdoc.language.headings import asks_for_contact, gives_reason, is_heading_in_brackets
from jdoc.language.lazy import deferred
from jdoc.language.locators import Locators, step_of, step_of_heading
from jdoc.language.provisions.amending import AMENDS, INSTRUCTION
from jdoc.structure.lone_lines import ROSTER
from jdoc.structure.rules import Question, Rule, Where
from jdoc.structure.speeches import SPEECH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.language.enumerators import Enumerator
    from jdoc.language.speakers import Speaker
    from jdoc.model import Kind
    from jdoc.structure.drafts import Draft

_ATTACHMENT_RANK = -1
_ROSTER_RANK = 1
_ROSTER_SERIES = "roster"
_OUTSIDE = frozenset({"title", "signature", "dateline"})
"""Kinds that belong to no section."""
_WITHOUT_RANK = frozenset({"note", "contents"})
"""Kinds whose number nothing belongs to."""
_SPOKEN = frozenset({"paragraph", "item"})
"""Kinds that a speech is made of; what happens meanwhile is none of it."""
_PLAIN_RANK = 3
"""A heading without a number stands above the paragraphs with one."""


_AMENDING_ENDS = frozenset({"正する。", "改める。", "加える。", "を削る。", "下げる。", "上げる。", "とする。"})
_INSTRUCTION_STARTS = frozenset("第同目題前本附別様")
_PART = deferred(
    "(?:[本前後]|資料|参考|附属|付属)編|巻末資料|資料集|付録|附録|用語(?:集|の?解説|の説明)|参考文献|索引|おわりに|終わりに|む?すび|結び"
)
"""A heading of a part beside all chapters: `[資料編]`, `[用語解説]`, `[おわりに]`, not `資料の整理`."""


class Place(Struct, gc=False):
    """What the outline says of a block."""

    kind: Kind
    section: list[str]
    number: str | None = None
    part: int | None = None
    speaker: Speaker | None = None
    """Whose speech it belongs to."""
    locator: str | None = None
    """Of a block with a number, or of what others stand below: the numbers above it and its own."""


class Level(Struct, gc=False):
    """A heading or a numbered block that others below may belong to."""

    series: str
    """That of its enumerator; `plain` of a heading without one, with its bracket if it has any."""
    rank: int
    heading: str | None = None
    """As it is written; None for a block that is no heading."""
    number: str | None = None
    text_indent: int = 0
    """Of a block that is no heading: a paragraph that is set in by less is none of its text."""
    parts: int = 1
    """The paragraphs that the number has so far."""
    has_body: bool = False
    """A sentence below it has been met."""
    declared: int = 0
    """The heading's level as the format says it; 0 where it doesn't."""
    speaker: Speaker | None = None
    """Of a speech: whose it is."""
    locator: str = ""
    """The steps down to it; of no other level of the document the same."""
    head_indent: int = -1
    """Of a speech: the indent of the line that says who speaks, where the text begins on it."""

    @property
    def is_plain(self) -> bool:
        """Whether it is a heading without a number."""
        return self.series.startswith("plain")

    @property
    def is_heading_without_text(self) -> bool:
        """Whether a heading may open a series below it, since no text is there yet."""
        return self.heading is not None and not self.has_body


class Entrant(Struct, gc=False):
    """The next block that is to be placed."""

    draft: Draft
    text: str
    kind: Kind

    @property
    def number(self) -> str | None:
        """Its number, if it has one."""
        return self.draft.enumerator.number if self.draft.enumerator else None

    def ends(self, speech: Level) -> bool:
        """Whether it ends a speech: a row of signs, another speaker, or a sign that isn't set in below who speaks.

        Who stands alone has items with signs for a text.
        """
        number = self.draft.enumerator
        if number is None:
            return self.draft.kind is None and ends_speech(self.text)
        return number.scheme.is_bullet and self.draft.first.indent <= speech.head_indent

    @property
    def is_instruction(self) -> bool:
        """Whether it says what becomes of a provision of the law that is amended."""
        if self.has_rank or self.text[0] not in _INSTRUCTION_STARTS:
            return False
        return INSTRUCTION.match(self.text) is not None

    @property
    def has_rank(self) -> bool:
        """Whether its enumerator says what it stands below."""
        return self.draft.enumerator is not None and self.kind not in _WITHOUT_RANK


def outline(drafts: Sequence[Draft], texts: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Place]:
    """Place each block of a document, in order."""
    levels = Levels()
    for block in map(Entrant, drafts, texts, kinds):
        if levels.is_minutes:
            levels.end_speech(block)
        place = PLACES.decide(block).verdict(levels, block)
        if levels.is_minutes and block.kind in _SPOKEN:
            place.speaker = levels.speaker
        yield place


class Levels:
    """The headings and numbers that the next block may belong to, outermost first."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self.declared_depth = 0
        """How many levels there are down to the last one that the format declares: no enumerator ends those."""
        self.amended: tuple[list[Level], list[Level]] | None = None
        """In a law that amends others: the levels above what says which, and those below."""
        self.is_minutes = False
        """Somebody has spoken."""
        self.has_roster = False
        """It was told who is present."""
        self.locators = Locators()

    @property
    def section(self) -> list[str]:
        """The headings above the next block."""
        return [level.heading for level in self.levels if level.heading]

    @property
    def speaker(self) -> Speaker | None:
        """Who has the floor."""
        return next((level.speaker for level in self.levels if level.speaker), None)

    def end_speech(self, block: Entrant) -> None:
        """End a speech at a row of signs, at another speaker, at a sign as far out as the speaker's."""
        if any(level.speaker and block.ends(level) for level in self.levels):
            self._leave_series(SPEECH.name)

    def _enter(self, kind: Kind, level: Level, step: str) -> Place:
        """Place a block that others may belong to."""
        place = Place(kind, self.section, level.number)
        level.locator = self._locate(step)
        if level.number or level.heading:
            place.locator = level.locator
        self.levels.append(level)
        return place

    def _locate(self, step: str) -> str:
        """Return where the next block stands that has a number, or that others stand below."""
        return self.locators.add(self.levels[-1].locator if self.levels else "", step)

    def place_attachment(self, block: Entrant) -> Place:
        """Place what is attached: all below belongs to it alone."""
        self._leave_all()
        place = self._enter(block.kind, Level("attachment", _ATTACHMENT_RANK, block.text), step_of_heading(block.text))
        place.number = block.number
        return place

    def place_outside(self, block: Entrant) -> Place:
        """Place a block that belongs to no section; a title, a date or a name ends a speech, and a number's text."""
        if self.is_minutes:
            self._leave_series(SPEECH.name)
        self._leave_roster()
        self._leave_while(lambda level: not level.heading)
        return Place(block.kind, [])

    def place_declared(self, block: Entrant) -> Place:
        """Place a heading whose level the format says: below the headings of higher levels only."""
        draft, text = block.draft, block.text
        while self.levels and not 0 < self.levels[-1].declared < draft.level:
            self.levels.pop()
        level, step = Level("declared", _PLAIN_RANK, text), step_of_heading(text)
        if draft.enumerator is not None:
            level, step = _numbered_level(draft, draft.enumerator, text), step_of(draft.enumerator)
        level.declared = draft.level
        place = self._enter("heading", level, step)
        self.declared_depth = len(self.levels)
        return place

    def place_amended_law(self, block: Entrant) -> Place:
        """Place what says which law is amended: nothing that was quoted of another one holds it."""
        above = self.amended[0] if self.amended else [*self.levels]
        self.levels = [*above]
        place = self.place_numbered(block) if block.has_rank else self.place_body(block)
        self.amended = above, [*self.levels]
        return place

    def place_instruction(self, block: Entrant) -> Place:
        """Place what says how a law is amended: no chapter or article that was quoted holds it."""
        if self.amended:
            self.levels = [*self.amended[1]]
        return self.place_body(block)

    def place_numbered(self, block: Entrant) -> Place:
        """Place a block with a number: a heading, or the first paragraph of its number."""
        draft, kind = block.draft, block.kind
        number = cast("Enumerator", draft.enumerator)
        is_heading = kind == "heading"
        if is_heading or number.speaker:
            self._leave_roster()
        if not self._leave_series(number.series):
            self._leave_for(number, is_heading=is_heading)
        self.is_minutes |= number.speaker is not None
        place = self._enter(kind, _numbered_level(draft, number, block.text if is_heading else None), step_of(number))
        place.part = 1 if place.number and not is_heading else None
        return place

    def place_heading(self, block: Entrant) -> Place:
        """Place a heading without a number: beside others of its brackets, below no number that heads nothing."""
        text = block.text
        if asks_for_contact(text) or gives_reason(text) or _PART.fullmatch(text):
            self._leave_all()
        while self.levels and not self.levels[-1].heading:
            self.levels.pop()
        self._leave_roster()
        if block.draft.because == ROSTER:
            self.has_roster = True
            return self._enter("heading", Level(_ROSTER_SERIES, _ROSTER_RANK, text), step_of_heading(text))
        series = f"plain {text[0]}" if is_heading_in_brackets(text) else "plain"
        self._leave_series(series)
        return self._enter("heading", Level(series, _PLAIN_RANK, text), step_of_heading(text))

    def place_body(self, block: Entrant) -> Place:
        """Place a block without a rank: it belongs to the number above, or to the section."""
        draft = block.draft
        place = Place(block.kind, self.section, block.number)
        if block.draft.enumerator is not None and block.number is not None:
            place.locator = self._locate(step_of(block.draft.enumerator, block.kind))
        if self.levels and block.kind == "paragraph" and draft.last.finished:
            self._leave_while(lambda level: draft.first.indent < level.text_indent and level is not self.levels[0])
            self._add_text(place)
        return place

    def _add_text(self, place: Place) -> None:
        """Add a sentence to the last level: it is a further paragraph of that number, if it is no heading's."""
        for level in self.levels:
            level.has_body = True
        last = self.levels[-1]
        if last.number and not last.heading:
            last.parts += 1
            place.number, place.part = last.number, last.parts
            place.locator = f"{last.locator}#{last.parts}"

    def _leave_for(self, number: Enumerator, *, is_heading: bool) -> None:
        """Leave the levels that the first enumerator of a series ends, so that the one it belongs to is the last.

        Below 第１, １, (1) the first ① ends none, the first 第２章 all, and Ⅰ those from １ on.
        """
        # a series that opens can stand below any number; chapters, articles and questions stand where their rank says
        may_open = number.value in {None, 1} and number.rank > _PLAIN_RANK
        if may_open and is_heading:
            self._leave_while(lambda level: level.rank > number.rank and not level.is_heading_without_text)
        elif not may_open:
            above = (
                _PLAIN_RANK if number.scheme.begins_with_article else number.rank
            )  # ② behind the items of an article
            self._leave_while(lambda level: level.rank > above)
        if is_heading:
            self._leave_while(lambda level: level.is_plain and level.has_body)

    def _leave_all(self) -> None:
        self.levels = []
        self.declared_depth = 0
        self.amended = None

    def _leave_series(self, series: str) -> bool:
        """Leave the levels from a series on; tell whether it is among them."""
        for at in range(self.declared_depth, len(self.levels)):
            if self.levels[at].series == series:
                del self.levels[at:]
                return True
        return False

    def _leave_roster(self) -> None:
        if self.has_roster:
            self._leave_series(_ROSTER_SERIES)

    def _leave_while(self, holds: Callable[[Level], bool]) -> None:
        """Leave the last levels for which something holds, but none that the format declares."""
        depth = self.declared_depth
        while len(self.levels) > depth and holds(self.levels[-1]):
            self.levels.pop()


Placing: TypeAlias = "Callable[[Levels, Entrant], Place]"
PLACES: Question[Entrant, Placing] = Question(
    Rule("attachment and all below it", Levels.place_attachment, lambda block: block.kind == "attachment"),
    Rule(
        "title, signature or date outside of all sections", Levels.place_outside, lambda block: block.kind in _OUTSIDE
    ),
    Rule("heading whose level the format says", Levels.place_declared, lambda block: block.draft.level > 0),
    Where(
        lambda block: block.text[-4:] in _AMENDING_ENDS,
        Rule("law that is amended", Levels.place_amended_law, lambda block: block.text.endswith(AMENDS)),
        Rule("instruction that amends it", Levels.place_instruction, lambda block: block.is_instruction),
    ),
    Rule("block whose number has a rank", Levels.place_numbered, lambda block: block.has_rank),
    Rule("heading without a number", Levels.place_heading, lambda block: block.kind == "heading"),
    Rule("text of the section above", Levels.place_body, lambda _: True),
)
"""How is a block placed?"""


def _numbered_level(draft: Draft, number: Enumerator, heading: str | None) -> Level:
    """Make the level of a block with a number, or of a heading with one and that text."""
    level = Level(number.series, number.rank, number=number.number)
    if number.speaker is not None:
        level.speaker = number.speaker
        level.head_indent = draft.first.indent if draft.pieces[0].start > 0 else -1
        return level
    if heading is not None:
        level.heading = written_heading(draft, number, heading)
    else:
        # a paragraph as far out as a sign is none of its item's text
        level.text_indent = draft.first.indent + (1 if number.scheme.is_bullet else 0)
    return level


def written_heading(draft: Draft, number: Enumerator, text: str) -> str:
    """Write a heading with its number as the document does; U+3000 parts them where they stood on two lines."""
    if draft.is_bare:
        return text
    piece = draft.pieces[0]
    space = piece.line.text[number.stop : piece.start] if piece.start else "\u3000"
    return number.written + ("\u3000" if len(space) > 1 else space) + text
