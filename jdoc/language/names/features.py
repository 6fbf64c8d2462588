"""What the model looks at: numbers of weight rows for each token, made of hashes, with no object for each.

A token has roles in what is looked at: itself, its neighbours, the head of its run, what stands around the run. What a
single token in one role tells is summed once for its type (`UNIGRAMS`); what two tell together is looked up (`PAIRS`).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jdoc.language.names import gazetteer
from jdoc.language.names.types import KATAKANA, LATIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from jdoc.language.names.types import Type

LABELS = ("O", *(f"{mark}-{name}" for name in ("ORG", "PERSON", "LOC", "EVENT", "LAW", "OTHER") for mark in "BI"))
BITS = 17
"""The table of weights has 2 to this power rows."""

WORD, POS, SHAPE, LAST2, LAST, FIRST, ENDING, LISTED = range(8)
ALL = (WORD, POS, SHAPE, LAST2, LAST, FIRST, ENDING, LISTED)
BEFORE2, BEFORE1, SELF, AFTER1, AFTER2, HEAD, OPENING, OUTSIDE, BEHIND = range(9)
UNIGRAMS = (
    (WORD, POS), ALL, ALL, ALL, (WORD, POS), (WORD, LAST2, ENDING, LISTED), (WORD, LISTED), (WORD, POS), (WORD, POS),
)  # fmt: skip
"""For each role what it tells by itself."""
PAIRS = (
    (BEFORE1, WORD, SELF, WORD), (SELF, WORD, AFTER1, WORD), (BEFORE1, LAST2, SELF, LAST2),
    (SELF, LAST2, AFTER1, LAST2), (BEFORE1, POS, SELF, POS), (SELF, POS, AFTER1, POS), (BEFORE1, ENDING, SELF, ENDING),
    (SELF, ENDING, AFTER1, ENDING), (SELF, WORD, AFTER1, POS), (BEFORE1, POS, SELF, WORD), (SELF, WORD, HEAD, WORD),
    (SELF, POS, HEAD, LAST2), (SELF, LISTED, HEAD, ENDING), (OPENING, WORD, HEAD, WORD), (SELF, SHAPE, AFTER1, SHAPE),
    (BEFORE1, SHAPE, SELF, SHAPE), (HEAD, LAST2, BEHIND, WORD), (SELF, POS, BEHIND, WORD), (SELF, POS, OUTSIDE, WORD),
    (BEFORE1, POS, AFTER1, POS), (SELF, LISTED, AFTER1, POS), (SELF, WORD, AFTER1, LISTED),
)  # fmt: skip
PLACES = 4
"""Templates of where in its run a token stands."""

ONE, TWO = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
KIND, MIX = np.uint64(0x165667B19E3779F9), np.uint64(0xD6E8FEB86659FD93)
SHIFT = np.uint64(29)
OUT = np.uint64(64 - BITS)


class Passages(NamedTuple):
    """The tokens of some texts, one text after the other with two blanks between."""

    numbers: NDArray[np.int32]
    """The type of each token, counted from 1; 0 is a blank."""
    nominal: NDArray[np.bool_]


def attributes(kind: Type | None) -> tuple[int, ...]:
    """Return the hashes of what a type tells; those of a blank for None."""
    if kind is None:
        return tuple(_hash(number, "") for number in ALL)
    word = "<num>" if kind.word.isnumeric() else kind.word
    ends = [word[-length:] for length in range(min(4, len(word)), 0, -1)]
    head = next((gazetteer.heads()[end] for end in ends if end in gazetteer.heads()), None)
    entry = gazetteer.entries().get(word)
    told = (
        word,
        "-".join(kind.pos),
        _shape(word),
        word[-2:],
        word[-1:],
        word[:1],
        head.label + head.needs if head else "",
        entry.label if entry else "+" * bool(kind.lengths),
    )
    return tuple(_hash(number, value) for number, value in enumerate(told))


def passages(texts: Sequence[tuple[Sequence[int], str]]) -> Passages:
    """Lay texts, each the numbers of its types and its class string, one after the other."""
    numbers = [0, 0]
    chars = ["__"]
    for own, classes in texts:
        numbers += own
        numbers += (0, 0)
        chars += (classes, "__")
    nominal = np.isin(np.frombuffer("".join(chars).encode("latin-1"), np.uint8), np.frombuffer(b"NTFGoX", np.uint8))
    return Passages(np.array(numbers, np.int32), nominal)


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


def _hash(number: int, value: str) -> int:
    return zlib.crc32(f"{number}:{value}".encode()) + 1


def _shape(word: str) -> str:
    """Return what characters a word is made of."""
    if KATAKANA.fullmatch(word):
        return "ア" * min(len(word), 4)
    if LATIN.fullmatch(word):
        return ("A" if word.isupper() else "Aa" if word[0].isupper() else "a") + str(min(len(word), 5))
    if word.isnumeric():
        return "0"
    return "".join(
        "漢" if "一" <= char <= "鿿" else "あ" if "ぁ" <= char <= "ん" else "ア" if "ァ" <= char <= "ー" else "."
        for char in word[:4]
    )
