"""Notes: which numbers go on with the notes above, of which the first alone is called one: （注） 1 …, 2 …."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.enumerators import Enumerator
    from jdoc.model import Kind
    from jdoc.structure.drafts import Draft


def continues_notes(number: Enumerator, drafts: Sequence[Draft], kinds: Sequence[Kind]) -> bool:
    """Tell whether a number below a note is the next of the notes; `kinds` of the blocks above it.

    A number that goes on with a list above the notes is none of them.
    """
    above = drafts[len(kinds) - 1].enumerator
    if above is None or above.value is None or above.value + 1 != number.value:
        return False
    return all(kind == "note" for kind in islice(_kinds_of(number.series, drafts, kinds), 1))


def _kinds_of(series: str, drafts: Sequence[Draft], kinds: Sequence[Kind]) -> Iterator[Kind]:
    """Give the kinds of the blocks above that are numbered in a series, the last one first."""
    for at in range(len(kinds) - 1, -1, -1):
        number = drafts[at].enumerator
        if number is not None and number.series == series:
            yield kinds[at]
