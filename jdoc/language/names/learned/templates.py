"""What the model looks at, as templates, and the hashes of what each type tells; nothing here needs numpy.

A token has roles in what is looked at: itself, its neighbours, the head of its run, what stands around the run. What a
single token in one role tells is summed once for its type (`UNIGRAMS`); what two tell together is looked up (`PAIRS`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from jdoc.language.names import gazetteer
from jdoc.language.names.token_types import KATAKANA, LATIN
from jdoc.lexicon import FOLDER

if TYPE_CHECKING:
    from jdoc.language.names.token_types import TokenType

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
BEGUN = tuple(crc32(f"{number}:".encode()) for number in ALL)
"""The checksums that those of values go on from: each value is hashed with the number of what it tells."""
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
"""What numbers are mixed with, and how far they are shifted, to become the number of a row of weights."""
LONGEST_ENDING = 4
"""Characters of the endings that the model knows."""
SCRIPTS = (("一", "鿿", "漢"), ("ぁ", "ん", "あ"), ("ァ", "ー", "ア"))
"""Characters from one to another, and what they are told as."""


def attributes(kind: TokenType | None) -> tuple[int, ...]:
    """Return the hashes of what a type tells, one for each of `ALL`; those of a blank for None."""
    told = [""] * len(ALL) if kind is None else _facts(kind)
    return tuple([crc32(value.encode(), begun) + 1 for value, begun in zip(told, BEGUN, strict=True)])


def _facts(kind: TokenType) -> tuple[str, ...]:
    """Return what a type tells, in the order of `ALL`."""
    word = "<num>" if kind.word.isnumeric() else kind.word
    known = gazetteer.known_endings()
    ending = gazetteer.longest_end(word, known, LONGEST_ENDING) if kind.ends_name else ""
    entry = gazetteer.entries().get(word)
    return (
        word,
        "-".join(kind.pos),
        "ア" * min(kind.length, 4) if kind.katakana else _shape(word),
        word[-2:],
        word[-1:],
        word[:1],
        known.get(ending, ""),
        entry.label if entry else "+" * bool(kind.listed_lengths),
    )


def _shape(word: str) -> str:
    """Return what characters a word is made of.

    >>> [_shape(word) for word in ("アイ", "JICA", "Kaja", "12", "子ども")]
    ['アア', 'A4', 'Aa4', '0', '漢ああ']
    """
    if KATAKANA.fullmatch(word):
        return "ア" * min(len(word), 4)
    if LATIN.fullmatch(word):
        case = "A" if word.isupper() else "Aa" if word[0].isupper() else "a"
        return f"{case}{min(len(word), 5)}"
    return "0" if word.isnumeric() else "".join(map(_script, word[:4]))


@lru_cache(10_000)
def _script(char: str) -> str:
    return next((script for first, last, script in SCRIPTS if first <= char <= last), ".")
