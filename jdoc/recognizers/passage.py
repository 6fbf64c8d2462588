"""What a recognizer is given: a block's text, and what was found in it by one search over the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.amount_nouns import noun_of
from jdoc.language.arithmetic import recorded
from jdoc.language.guarded import guard
from jdoc.language.measure_ranges import find_measures
from jdoc.language.qualifiers import qualifiers
from jdoc.model import End, Entity
from jdoc.spans import move_parts

if TYPE_CHECKING:
    from typing import Any

    from jdoc.language.cues import Cues
    from jdoc.language.dates.time_cues import TimeCue
    from jdoc.language.ends import Ends
    from jdoc.language.guarded import Guarded
    from jdoc.language.measures import Measure
    from jdoc.language.numerals import Numeral, NumeralKind
    from jdoc.model import Block, EntityLabel
    from jdoc.recognizers.document import DocumentContext


OF_NOUNS = frozenset({"MONEY", "PERCENT", "QUANTITY"})
"""The labels of amounts of which the text may say what they are amounts of."""
LONGEST_EXACT = 15
"""Characters of an amount whose number JSON's numbers surely hold."""


def set_ends(entity: Entity, ends: Ends) -> None:
    """Say of a range where its ends stand, and what they are worth."""
    stop, start, end, first, last, begin = ends
    entity.from_ = End(start=entity.start if begin is None else begin, end=stop, value=first)  # type: ignore[arg-type]
    entity.to = End(start=start, end=end, value=last)  # type: ignore[arg-type]


class Passage:
    """A block as recognizers see it. Spans in `written` are spans in `text`."""

    __slots__ = ("_cues", "_measures", "block", "document", "folded", "guarded", "is_table", "place", "text", "written")

    def __init__(self, block: Block, document: DocumentContext, place: int, written: str) -> None:
        self.block = block
        self.place = place
        """Its number in the document."""
        self.document = document
        self.text = block.text
        self.written = written
        """The text in half-width forms, as long as it was: what names are read in."""
        self.guarded: Guarded | None = None
        self.folded = written
        """The same as numbers and dates are read in it, where spaces may be closed up and digits masked."""
        self.is_table = block.kind == "table"
        self._cues: Cues | None = None
        # functools.cached_property takes a lock for each, which costs as much as reading a number.
        self._measures: list[Measure] | None = None

    def guard(self) -> None:
        """Close up the spaces inside of numbers, and mask what is none."""
        self.guarded = guard(self.text, self.written)
        if self.guarded:
            self.folded = self.guarded.text

    def said(self, start: int, end: int) -> str:
        """Return what is written where a span of `folded` stands."""
        return self.text[slice(*self.guarded.span(start, end))] if self.guarded else self.text[start:end]

    def put_back(self, entities: list[Entity]) -> list[Entity]:
        """Move entities from their spans in `folded` to those in `text`."""
        if self.guarded:
            for entity in entities:
                entity.start, entity.end = self.guarded.span(entity.start, entity.end)
                entity.text = self.text[entity.start : entity.end]
                move_parts(entity, self.guarded.span, self.text)
        return entities

    @property
    def cues(self) -> Cues:
        """Where numerals and expressions of time stand."""
        if self._cues is None:
            self._cues = self.document.cues[self.place]
        return self._cues

    @property
    def known_cues(self) -> Cues | None:
        """The same where the document was searched for them; None where nobody has asked."""
        return self._cues

    @property
    def numerals(self) -> list[Numeral]:
        """The numerals of the text, in order, but for those of plain dates."""
        return self.cues.numerals

    @property
    def time_cues(self) -> list[TimeCue]:
        """Where expressions of time may begin."""
        return self.cues.times

    @property
    def measures(self) -> list[Measure]:
        """The numerals with what they count, in order: amounts, shares, quantities, ordinals."""
        if self._measures is None:
            self._measures = [*find_measures(self.folded, self.numerals)]
            if self.is_table:
                from jdoc.language.cells import measures_in_cells  # noqa: PLC0415 -- for tables alone

                document = self.document
                cells = measures_in_cells(self.folded, document.captions_of(self.place), document.heads.get(self.place))
                self._measures = sorted([*self._measures, *cells])
        return self._measures

    def measures_of(self, *kinds: NumeralKind) -> list[Measure]:
        """Return the measures of some kinds."""
        return [measure for measure in self.measures if measure.kind in kinds]

    def may_hold_numbers(self) -> bool:
        """Whether a number may stand in the text: a numeral that was found, or a figure in a cell."""
        return self.is_table or bool(self.cues.numerals)

    def may_hold_times(self) -> bool:
        """Whether an expression of time may stand in it."""
        return bool(self.cues.times)

    def may_hold_ordinals(self) -> bool:
        """Whether an ordinal may stand in it, also one that is a word: 第一に, 三つ目."""
        return self.may_hold_numbers() or "第" in self.folded or "つ目" in self.folded

    def measured(self, label: EntityLabel, measure: Measure, unit: str | None, value: str | None = None) -> Entity:
        """Make an entity of a measure, with what the words around it say; `value` is written instead of a number."""
        if self.folded[measure.start - 1 : measure.start] == "+":
            measure = self._with_plus(measure)
        approx, bound = qualifiers(self.folded, measure.start, measure.end)
        if measure.end - measure.start > LONGEST_EXACT or measure.has_decimals:
            measure = measure.recorded()
        noun = (
            None if self.is_table or label not in OF_NOUNS else noun_of(self.folded, measure.start, measure.end, label)
        )
        entity = Entity(
            label=label,
            start=measure.start,
            end=measure.end,
            text=self.said(measure.start, measure.end),
            value=measure.value if value is None else value,  # type: ignore[arg-type]
            unit=unit,
            lower=measure.lower,  # type: ignore[arg-type]
            upper=measure.upper,  # type: ignore[arg-type]
            approx=approx or measure.approx or None,
            bound=bound,
            note=measure.note,
            of=self.said(*noun).strip() if noun else None,
        )
        if measure.ends:
            set_ends(entity, measure.ends)
        return entity

    def _with_plus(self, measure: Measure) -> Measure:
        """Add the plus sign before an amount; behind a letter or a digit it adds something: 3+5人."""
        before = self.folded[max(0, measure.start - 2) : measure.start - 1]
        return measure if before.isascii() and before.isalnum() else measure._replace(start=measure.start - 1)

    def entity(self, label: EntityLabel, start: int, end: int, value: object = None, **more: Any) -> Entity:  # noqa: ANN401
        """Make an entity of a span."""
        return Entity(label=label, start=start, end=end, text=self.said(start, end), value=recorded(value), **more)  # type: ignore[arg-type]
