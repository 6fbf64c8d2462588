"""Letters: columns that heads count by letters: 歳入(A), 歳出(B), 差引(C=A-B), 実質収支(C-D)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN = deferred("(?<![A-Z=+-])(?P<letter>[A-Z])(?=[)=(]|$)")
"""The letter that a column is counted by: `歳入([A])`, `差引([C]=A-B)`, not `差引(A-B)`."""
OF_LETTERS = deferred("(?P<first>[A-Z])-(?P<last>[A-Z])(?![A-Z+-])")
"""What a column is the difference of: `実質収支([C-D])`, not `歳入(A)`."""


def columns_by_letters(column: int, heads: Sequence[str]) -> tuple[int, int] | None:
    """Return the columns whose difference one is by the letters of its head; None where it has none, or no other has these.

    >>> columns_by_letters(4, ["会計", "歳入(A)", "歳出(B)", "財源(D)", "実質収支(A-D)"])
    (1, 3)
    """
    told = OF_LETTERS.search(heads[column])
    if told is None:
        return None
    own = {match["letter"]: at for at, match in enumerate(map(OWN.search, heads)) if match}
    first, last = own.get(told["first"]), own.get(told["last"])
    return None if first is None or last is None else (first, last)
