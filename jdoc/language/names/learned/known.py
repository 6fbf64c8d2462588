"""Names of the rules by where they stand, for the finds of the model beside them."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.names import Name


class Known:
    """The names of rules by where they stand: a text of many names asks which of them meet another one that often."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = sorted(names, key=attrgetter("start"))
        self._starts = [name.start for name in self._names]
        self._longest = max((name.length for name in names), default=0)

    def met_by(self, name: Name) -> list[Name]:
        """Return the names that share a character with another one."""
        first = bisect_left(self._starts, name.start - self._longest)
        last = bisect_left(self._starts, name.end)
        return [known for known in self._names[first:last] if known.meets(name)]
