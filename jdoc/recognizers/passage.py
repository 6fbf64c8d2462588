"""What a recognizer is given: a block's text, its numerals, and what the document has said so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from jdoc.language.numerals.scanner import finditer
from jdoc.language.width import fold
from jdoc.model import Entity

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from typing import Any

    from jdoc.language.dates.points import Reference
    from jdoc.language.names import Name
    from jdoc.language.numerals import Numeral
    from jdoc.model import Block


@dataclass
class Memory:
    """What is known of one document; recognizers read it, and write down what later passages need."""

    base_date: dt.date | None = None
    """The day that relative dates count from."""
    dates: Reference | None = None
    """The dates named so far: what 同年 refers to."""
    passages: Sequence[Passage] = field(default_factory=list)
    """All passages of the document, in order."""
    with_model: bool = True
    """False: names are found by rules alone."""
    names: dict[int, list[Name]] | None = None
    """The names of each passage, by its `id`, once one was asked for: they need the whole document."""


class Passage:
    """A block as recognizers see it. Spans in `folded` are spans in `text`."""

    def __init__(self, block: Block, memory: Memory) -> None:
        self.block = block
        self.memory = memory
        self.text = block.text

    @cached_property
    def folded(self) -> str:
        """The text in half-width forms, as long as it was."""
        return fold(self.text)

    @cached_property
    def numerals(self) -> list[Numeral]:
        """The numerals of the text, in order."""
        return list(finditer(self.folded))

    def entity(self, label: str, start: int, end: int, value: object = None, **more: Any) -> Entity:  # noqa: ANN401
        """Make an entity of a span."""
        return Entity(label=label, start=start, end=end, text=self.text[start:end], value=value, **more)  # type: ignore[arg-type]
