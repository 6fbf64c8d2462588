"""What a comparison says: pairs of blocks, the edits between them, the values that changed."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 -- msgspec reads the types
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field

from jdoc.model import Block  # noqa: TC001
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.stances.changes import Difference
    from jdoc.model import Stance

Change = Literal["same", "edited", "moved", "split", "merged", "inserted", "deleted"]
EditKind = Literal["replace", "insert", "delete"]
EditClass = Literal["wording", "value", "reference", "style"]
Number: TypeAlias = "int | float | Decimal"
"""What a value that can be counted with is, as it came."""


class Span(Struct, frozen=True):
    """A stretch of the text of one block; of no length where nothing was there, so that a view knows the place."""

    block: Annotated[int, Meta(description="position of the block in the pair's `old` or `new`")]
    start: Annotated[int, Meta(description="offset of the first character in the block's text, in code points")]
    end: Annotated[int, Meta(description="offset after the last character")]
    text: Annotated[str, Meta(description="the span itself")]


class Edit(Struct, frozen=True, omit_defaults=True, rename={"what": "class"}):
    """What a person would underline on both sides."""

    kind: Annotated[EditKind, Meta(description="what was done")]
    what: Annotated[
        EditClass,
        Meta(
            description="value: an entity with another value; reference: a provision that only has another number; "
            "style: the same, written otherwise; wording: all else"
        ),
    ]
    old: Span
    new: Span
    label: Annotated[str | None, Meta(description="of the value that changed")] = None


class Value(Struct, frozen=True, omit_defaults=True):
    """One side of a value that changed, as entities have it."""

    text: str
    value: int | float | str | None = None
    unit: str | None = None
    lower: int | float | str | None = None
    upper: int | float | str | None = None


class ValueChange(Struct, frozen=True, omit_defaults=True):
    """A date, an amount, a name that became another one."""

    label: str
    old: Value
    new: Value
    difference: Annotated[Number | None, Meta(description="new less old, where both are numbers of one unit")] = None
    percent: Annotated[Number | None, Meta(description="the difference in per cent of old")] = None


class StanceChange(NamedTuple):
    """A position that became another one, is new, or was dropped."""

    change: Difference
    old: Stance | None
    new: Stance | None
    step: int | None
    """How much firmer it is, where both acts stand on one ladder."""
    blocks: tuple[Block | None, Block | None]
    """Where both stand, which may be in another pair."""


class Pair(Struct):
    """What became of a block: a pair of one block each, or one and several; with one side, put in or struck out."""

    change: Change
    moved: bool
    renumbered: bool
    similarity: float
    old: list[Block]
    new: list[Block]
    edits: list[Edit] = field(default_factory=list)
    values: list[ValueChange] = field(default_factory=list)
    stances: list[StanceChange] | None = None
    """Positions that changed; None where they are not asked for."""

    @property
    def is_told(self) -> bool:
        """Whether there is something to tell of it."""
        return self.change != "same" or bool(self.stances)


class Text(Struct, frozen=True):
    """A block as it is compared."""

    block: Block
    key: str
    """What is the same in two forms of one text: no widths, no white space, no kinds of commas."""
    shape: str
    """The key with 0 for each number, which is what likeness is measured by."""
