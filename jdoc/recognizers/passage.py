"""What a recognizer is given: a block's text, its numerals, and what the document has said so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jdoc.language.cells import measures_in_cells
from jdoc.language.measures import measures
from jdoc.language.numerals.scanner import finditer
from jdoc.language.qualifiers import qualifiers
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
    from jdoc.model import Block

FARTHEST_CAPTION = 4
LONGEST_CAPTION = 200


@dataclass
class Memory:
    """What is known of one document; recognizers read it, and write down what later passages need."""

    base_date: dt.date | None = None
    """The day that relative dates count from."""
    dates: Reference | None = None
    """The dates named so far: what 同年 refers to."""
    passages: Sequence[Passage] = field(default_factory=list)
    """All passages of the document, in order."""
    currencies: dict[str, str] = field(default_factory=dict)
    """Whose money is meant in this document by a name that several countries use."""
    with_model: bool = True
    """False: names are found by rules alone."""
    names: dict[int, list[Name]] | None = None
    """The names of each passage, by its `id`, once one was asked for: they need the whole document."""


class Passage:
    """A block as recognizers see it. Spans in `folded` are spans in `text`."""

    def __init__(self, block: Block, memory: Memory, place: int = 0) -> None:
        self.block = block
        self.place = place
        self.memory = memory
        self.text = block.text
        self.folded = fold(block.text)
        """The text in half-width forms, as long as it was."""
        # functools.cached_property takes a lock for each, which costs as much as reading a number.
        self._numerals: list[Numeral] | None = None
        self._measures: list[Measure] | None = None

    @property
    def numerals(self) -> list[Numeral]:
        """The numerals of the text, in order."""
        if self._numerals is None:
            self._numerals = list(finditer(self.folded))
        return self._numerals

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
        return sorted([*found, *measures_in_cells(self.folded, self._captions())])

    def _captions(self) -> Iterator[str]:
        """Yield what stands right above a table and may name its units, the nearest first.

        A table that goes on below another one shares its caption; one with text of its own does not.
        """
        above = self.memory.passages[max(0, self.place - FARTHEST_CAPTION) : self.place]
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
