"""Numbers of weight rows for each token, made of hashes (`templates`), for many texts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jdoc.language.names.learned import templates
from jdoc.language.names.learned.templates import (
    ENDING,
    HEAD,
    LAST2,
    NOMINAL,
    OPENING,
    PAIRS,
    POS,
    SELF,
    TRIGGERS,
    UNIGRAMS,
)
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ONE, TWO, KIND, MIX = map(np.uint64, (templates.ONE, templates.TWO, templates.KIND, templates.MIX))
SHIFT, OUT = np.uint64(templates.SHIFT), np.uint64(templates.OUT)


class Passages(NamedTuple):
    """The tokens of some texts, one text after the other with two blanks between."""

    numbers: NDArray[np.int32]
    """The type of each token, counted from 1; 0 is a blank."""
    nominal: NDArray[np.bool_]


def passages(texts: Sequence[tuple[Sequence[int], str]]) -> Passages:
    """Lay texts, each the numbers of its types and its class string, one after the other."""
    numbers = [0, 0]
    chars = ["__"]
    for own, classes in texts:
        numbers += own
        numbers += (0, 0)
        chars += (classes, "__")
    nominal = _among("".join(chars), NOMINAL)
    return Passages(np.array(numbers, np.int32), nominal)


def triggered(gates: Sequence[str], played: Sequence[NDArray[np.intp]]) -> NDArray[np.bool_]:
    """Tell for each token whether its run has a trigger in the gates."""
    triggers = np.concatenate(([0], np.cumsum(_among("".join(("__", *(gate + "__" for gate in gates))), TRIGGERS))))
    found: NDArray[np.bool_] = triggers[played[HEAD] + 1] > triggers[played[OPENING]]
    return found


def _among(chars: str, wanted: str) -> NDArray[np.bool_]:
    """Tell for each character whether it is one of some ASCII characters."""
    known = np.zeros(256, np.bool_)
    known[[*map(ord, wanted)]] = True
    return known[np.frombuffer(chars.encode("latin-1"), np.uint8)]


def roles(given: Passages) -> list[NDArray[np.intp]]:
    """Return for each role the index of the token that plays it, for every token."""
    here = np.arange(len(given.numbers))
    starts = given.nominal & ~np.concatenate(([False], given.nominal[:-1]))
    ends = given.nominal & ~np.concatenate((given.nominal[1:], [False]))
    first = np.where(given.nominal, np.maximum.accumulate(np.where(starts, here, 0)), here)
    last = np.where(given.nominal, np.minimum.accumulate(np.where(ends, here, len(here))[::-1])[::-1], here)
    most = len(here) - 1
    near = [np.clip(here + step, 0, most) for step in (-2, -1, 0, 1, 2)]
    return [*near, last, first, np.maximum(first - 1, 0), np.minimum(last + 1, most)]


def unigram_rows(told: NDArray[np.uint64], role: int) -> NDArray[np.uint64]:
    """Return the rows of what types, given by their attributes, tell in a role: one column for each attribute."""
    columns = [_row(told[:, attribute] * ONE + _template(100 * role + attribute + 1)) for attribute in UNIGRAMS[role]]
    return np.stack(columns, axis=1)


def pair_rows(
    told: NDArray[np.uint64], numbers: NDArray[np.int32], played: Sequence[NDArray[np.intp]], at: NDArray[np.intp]
) -> NDArray[np.uint64]:
    """Return the rows of what two tokens tell together, for the tokens at some places: one row for each template."""
    types = [numbers[index[at]] for index in played]
    rows = []
    for number, (role, attribute, other, second) in enumerate(PAIRS):
        mixed = told[types[role], attribute] * ONE + told[types[other], second] * TWO
        rows.append(mixed + _template(2000 + number))
    behind = np.minimum(at - played[OPENING][at], 5).astype(np.uint64)
    ahead = np.minimum(played[HEAD][at] - at, 5).astype(np.uint64)
    place = (behind * np.uint64(8) + ahead + np.uint64(1)) * TWO
    rows.append(place)
    rows.append(place + told[types[HEAD], ENDING] * ONE)
    rows.append((ahead + np.uint64(1)) * KIND + told[types[HEAD], LAST2] * ONE)
    rows.append(place + told[types[SELF], POS] * ONE)
    return _row(np.stack(rows))


def _template(number: int) -> np.uint64:
    return np.uint64(number * int(KIND) % (1 << 64))


def _row(mixed: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = mixed ^ (mixed >> SHIFT)
    mixed = mixed * MIX
    rows: NDArray[np.uint64] = mixed >> OUT
    return rows
