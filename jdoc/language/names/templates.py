"""What the model looks at, as templates, and the hashes of what each type tells; nothing here needs numpy.

A token has roles in what is looked at: itself, its neighbours, the head of its run, what stands around the run. What a
single token in one role tells is summed once for its type (`UNIGRAMS`); what two tell together is looked up (`PAIRS`).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from jdoc.language.names import gazetteer
from jdoc.language.names.types import KATAKANA, LATIN
from jdoc.lexicon import FOLDER

if TYPE_CHECKING:
    from jdoc.language.names.types import Type

FILE = FOLDER / "names.model"
"""Weights as bytes, one row of labels after the other, and the moves between labels as 16-bit numbers."""
LABELS = ("O", *(f"{mark}-{name}" for name in ("ORG", "PERSON", "LOC", "EVENT", "LAW", "OTHER") for mark in "BI"))
BITS = 18
"""The table of weights has 2 to this power rows."""
NOMINAL = "NTFGoX"
"""The classes of tokens that may be part of a name."""
TRIGGERS = "TFGX"
"""Those without which a run is left alone: of 1,569 names in general text one stood in such a run."""

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
ONE, TWO = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
KIND, MIX = 0x165667B19E3779F9, 0xD6E8FEB86659FD93
SHIFT = 29
OUT = 64 - BITS


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
