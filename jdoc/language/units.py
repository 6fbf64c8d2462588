"""Units: what stands behind a number and is counted, from 円 to km, and the words that scale amounts in English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.currencies import codes
from jdoc.language.lazy import deferred
from jdoc.language.numerals.context import find_counter
from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.numerals.kinds import NumeralKind

LONGEST_UNIT = 6
IN_WORD = deferred("-?[A-Za-z0-9]")
"""What shows that letters are part of a word: `k[m]ade`, `CO2[-2]`."""
ENGLISH = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "B": 10**9, "M": 10**6, "m": 10**6, "k": 10**3, "K": 10**3}
LETTER = deferred("[A-Za-z0-9]")
"""What shows that a scale is the beginning of another word: `5 m[m]`."""


class Unit(NamedTuple):
    """A unit as it is written in folded text, and what is counted in it."""

    name: str
    kind: NumeralKind


class Scale(NamedTuple):
    """A word that scales an amount."""

    worth: int
    end: int
    """Where it ends in the text."""


def unit_at(folded: str, at: int) -> Unit | None:
    """Find the unit that stands here.

    >>> unit_at("5kmの", 1), unit_at("3米ドル", 1), unit_at("5G", 1)
    (Unit(name='km', kind='quantity'), Unit(name='米ドル', kind='money'), None)
    """
    if folded[at : at + 1] in _first_letters():
        letters = _letters_at(folded, at)
        if letters:
            return Unit(letters, "money" if letters in codes() else "quantity")
    counter = find_counter(folded, at)
    return Unit(counter.surface, counter.kind) if counter else None


@cache
def letter_units() -> frozenset[str]:
    """Return the units that are written in letters, and the codes of currencies."""
    return frozenset(row["unit"] for row in rows("units")) | codes()


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(unit[0] for unit in letter_units())


def _letters_at(folded: str, at: int) -> str | None:
    """Find the unit in Latin letters that stands here and is no part of a longer word; 5 G may be anything."""
    units = letter_units()
    for length in range(LONGEST_UNIT, 0, -1):
        unit = folded[at : at + length]
        if unit in units and not IN_WORD.match(folded, at + length):
            may_be_name = len(unit) == 1 and unit.isupper() and folded[at - 1] == " "
            return None if may_be_name else unit
    return None


def scale_at(folded: str, end: int) -> Scale | None:
    """Find the word that scales an amount in English, behind a number that ends here.

    >>> scale_at("$5 million", 2), scale_at("$5bn", 2), scale_at("$5mm", 2)
    (Scale(worth=1000000, end=10), Scale(worth=1000000000, end=4), None)
    """
    apart = end + folded.startswith(" ", end)
    return _scale_among(ENGLISH, folded, apart) or _scale_among(SHORT_SCALES, folded, end)


def _scale_among(words: dict[str, int], folded: str, at: int) -> Scale | None:
    for word, worth in words.items():
        end = at + len(word)
        if folded.startswith(word, at) and not LETTER.match(folded, end):
            return Scale(worth, end)
    return None
