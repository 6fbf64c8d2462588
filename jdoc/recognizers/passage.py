"""What a recognizer is given: a block's text, its numerals, and what the document has said so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import spots
from jdoc.language.cells import measures_in_cells
from jdoc.language.lazy import BREAK
from jdoc.language.measures import measures
from jdoc.language.qualifiers import qualifiers
from jdoc.language.tables.heads import Heads
from jdoc.language.width import fold
from jdoc.model import Entity

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from typing import Any

    from jdoc.language.dates.points import Reference
    from jdoc.language.measures import Measure
    from jdoc.language.names import Name
    from jdoc.language.numerals import Numeral
    from jdoc.language.spots import Spots
    from jdoc.model import Block

FARTHEST_CAPTION = 4
LONGEST_CAPTION = 200


class Memory:
    """What is known of one document; recognizers read it, and write down what later passages need."""

    def __init__(self, blocks: Sequence[Block], *, with_model: bool = True) -> None:
        self.with_model = with_model
        """False: names are found by rules alone."""
        self.base_date: dt.date | None = None
        """The day that relative dates count from."""
        self.dates: Reference | None = None
        """The dates named so far: what 同年 refers to."""
        self.currencies: dict[str, str] = {}
        """Whose money is meant in this document by a name that several countries use."""
        self.names: list[list[Name]] | None = None
        """The names of each passage, once one was asked for: they need the whole document."""
        self.folded = fold(BREAK.join([block.text for block in blocks]))
        """The texts of the document in half-width forms, as one: to fold and to search them one by one takes longer."""
        self.passages: list[Passage] = []
        """All passages of the document, in order."""
        start = 0
        for place, block in enumerate(blocks):
            end = start + len(block.text)
            self.passages.append(Passage(block, self, place, self.folded[start:end]))
            start = end + len(BREAK)
        self._spots: list[Spots] | None = None
        self._heads: dict[int, Heads] | None = None
        self.lenders: dict[int, int] = {}
        """For a table without heads, the place of the one above that lends it its own."""

    @property
    def heads(self) -> dict[int, Heads]:
        """The heads of each table, by the place of its passage; one without heads shares those of the table above."""
        if self._heads is None:
            self._heads = {}
            above: Heads | None = None
            lender = 0
            for place, passage in enumerate(self.passages):
                block = passage.block
                if not block.rows:
                    continue
                above = self._heads[place] = Heads(block.rows, block.spans or (), above)
                if above.borrowed is None:
                    lender = place
                else:
                    self.lenders[place] = lender
        return self._heads

    @property
    def spots(self) -> list[Spots]:
        """What was found in each passage."""
        if self._spots is None:
            self._spots = spots.find(self.folded, [passage.folded for passage in self.passages])
        return self._spots


class Passage:
    """A block as recognizers see it. Spans in `folded` are spans in `text`."""

    __slots__ = ("_measures", "block", "folded", "memory", "place", "text")

    def __init__(self, block: Block, memory: Memory, place: int, folded: str) -> None:
        self.block = block
        self.place = place
        self.memory = memory
        self.text = block.text
        self.folded = folded
        """The text in half-width forms, as long as it was."""
        # functools.cached_property takes a lock for each, which costs as much as reading a number.
        self._measures: list[Measure] | None = None

    @property
    def numerals(self) -> list[Numeral]:
        """The numerals of the text, in order, but for those of plain dates."""
        return self.memory.spots[self.place].numerals

    @property
    def counts(self) -> bool:
        """Whether there is anything in the text but, perhaps, names."""
        numerals, times = self.memory.spots[self.place]
        return bool(numerals or times) or self.block.kind == "table" or "第" in self.folded or "つ目" in self.folded

    @property
    def times(self) -> list[tuple[int, int, Numeral | None]]:
        """Where expressions of time may begin."""
        return self.memory.spots[self.place].times

    @property
    def measures(self) -> list[Measure]:
        """The numerals with what they count, in order: amounts, shares, quantities, ordinals."""
        if self._measures is None:
            self._measures = self._measured()
        return self._measures

    def _measured(self) -> list[Measure]:
        if not self.numerals and self.block.kind != "table":
            return []
        found = measures(self.folded, self.numerals)
        if self.block.kind != "table":
            return list(found)
        heads = self.memory.heads.get(self.place)
        captions = [*self._captions(self.place)]
        if self.place in self.memory.lenders:
            captions += self._captions(self.memory.lenders[self.place])
        return sorted([*found, *measures_in_cells(self.folded, captions, heads)])

    def _captions(self, place: int) -> Iterator[str]:
        """Yield what stands right above the table at a place and may name its units, the nearest first.

        A table that goes on below another one shares its caption; one with text of its own does not.
        """
        above = self.memory.passages[max(0, place - FARTHEST_CAPTION) : place]
        own_text = False
        for passage in reversed(above):
            if passage.block.kind != "table":
                own_text = True
                if len(passage.text) <= LONGEST_CAPTION:
                    yield passage.folded
            elif own_text:
                return

    def measured(self, label: str, measure: Measure, unit: str | None) -> Entity:
        """Make an entity of a measure, with what the words around it say."""
        approx, bound = qualifiers(self.folded, measure.start, measure.end)
        return Entity(
            label=label,
            start=measure.start,
            end=measure.end,
            text=self.text[measure.start : measure.end],
            value=measure.value,  # type: ignore[arg-type]
            unit=unit,
            lower=measure.lower,  # type: ignore[arg-type]
            upper=measure.upper,  # type: ignore[arg-type]
            approx=approx or measure.approx or None,
            bound=bound,
        )

    def entity(self, label: str, start: int, end: int, value: object = None, **more: Any) -> Entity:  # noqa: ANN401
        """Make an entity of a span."""
        return Entity(label=label, start=start, end=end, text=self.text[start:end], value=value, **more)  # type: ignore[arg-type]
