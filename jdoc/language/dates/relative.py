"""Words that count from another day: 昨年 from the document's own, 翌月 from the month named last."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Unit: TypeAlias = Literal["year", "quarter", "month", "week", "day", "century"]
Style: TypeAlias = Literal["written", "spoken"]


class RelativeWord(NamedTuple):
    """A row of relative.tsv."""

    word: str
    shift: int
    """How many units on, or back."""
    counts_from_named: bool
    """Whether it counts from the date that was named last, not from the document's own day."""

    @property
    def way(self) -> str:
        """How it counts from what was named: 前 (back), 翌 (on), 同 (the same), 当 (its own), or not."""
        return self.word[0] if self.counts_from_named else ""


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(rows("relative"))


@cache
def relative_words(unit: Unit | None = None, style: Style = "written") -> dict[str, RelativeWord]:
    """Return the words for years, months, weeks, days or centuries, or for all of them.

    >>> relative_words("month")["翌月"], sorted(relative_words("century"))
    (RelativeWord(word='翌月', shift=1, counts_from_named=True), ['今世紀', '前世紀'])
    """
    return {
        row["word"]: RelativeWord(row["word"], int(row["shift"]), row["origin"] == "named")
        for row in _rows()
        if row["style"] == style and unit in {row["unit"], None}
    }


def any_behind_gate(words: Collection[str]) -> str:
    """Return the alternation of many words, behind a class of the characters that they begin with.

    >>> any_behind_gate(["享保", "寛政"])
    '(?=[享寛])(?:享保|寛政)'
    """
    return f"(?=[{''.join(sorted({word[0] for word in words}))}])(?:{any_of(words)})"


def any_of(words: Iterable[str]) -> str:
    """Return the alternation of some words, the longest first.

    >>> any_of(relative_words("century"))
    '今世紀|前世紀'
    """
    return "|".join(sorted(words, key=len, reverse=True))
