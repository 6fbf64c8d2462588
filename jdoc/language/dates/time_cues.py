"""Where an expression of time may begin: what `language.cues` finds, and the walk goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.numerals import Numeral, NumeralKind

    CueKind: TypeAlias = NumeralKind | Literal["word", "plain date"]


class TimeCue(NamedTuple):
    """Where an expression of time may begin."""

    start: int
    end: int
    """Where the numeral or the plain date ends; of a word only the start is known."""
    kind: CueKind
    """The numeral's kind, or what else stands here."""
    numeral: Numeral | None
