"""Columns: what the numbers of a column, or of a row, are, said once for entities, tidy tables and checks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tables.words import table_words
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BRACKETS = deferred(r"\([^()]*\)")
"""What a head says beside its name: `増減率[(%)]`."""
_RATE = deferred("率$|比$")
"""`経常収支比[率]`, `前年度[比]`."""
_SHARE = deferred("(?:構成比率?|構成割合|割合|シェア|ウエイト|ウェイト)$")
"""`歳入の[構成比]`."""
_DIFFERENCE = deferred("(?:増減額?|差引額?|差額|比較|過不足額?)$")
"""`対前年度[増減額]`."""
_COUNT = deferred("(?:数|員|人口)$")
"""`世帯[数]`."""


def measure_of(row_head: Sequence[str], column_head: Sequence[str]) -> str:
    """Say what a number is, by what stands above it and beside it: amount, difference, rate, share, count.

    >>> measure_of(["市税"], ["増減率（％）"]), measure_of(["市税"], ["令和5年度", "構成比"]), measure_of(["比較"], [])
    ('rate', 'share', 'difference')
    """
    for head in (column_head, row_head):
        for title in reversed(head):
            kind = _kind(title)
            if kind:
                return kind
    return "amount"


@lru_cache(maxsize=1024)
def _kind(written: str) -> str | None:
    """Name the kind of number that a title says."""
    title = "".join(_BRACKETS.sub("", fold(written)).split())
    listed = table_words().get(title)
    if listed in {"difference", "rate", "share"}:
        return listed
    for kind, pattern in (("share", _SHARE), ("rate", _RATE), ("difference", _DIFFERENCE), ("count", _COUNT)):
        if pattern.search(title):
            return kind
    return None


def joined(head: Iterable[str]) -> str | None:
    """Write a head as one text, the outermost first; nothing if there is none.

    >>> joined(["令和 5年", "男"])
    '令和 5年 > 男'
    """
    return " > ".join(head) or None
