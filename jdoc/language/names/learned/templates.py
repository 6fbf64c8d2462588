"""What the model looks at, as templates, and the hashes of what each type tells; nothing here needs numpy.

A token has roles in what is looked at: itself, its neighbours, the head of its run, what stands around the run. What a
single token in one role tells is summed once for its type (`UNIGRAMS`); what two tell together is looked up (`PAIRS`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from jdoc.language.names import gazetteer
from jdoc.language.names.token_types import LATIN, Trait
from jdoc.own_files import path_of

if TYPE_CHECKING:
    from jdoc.language.names.token_types import TokenType

FILE = path_of("lexicon/names.model")
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
BLANK = ("",) * len(ALL)
"""What stands where there is no token tells nothing."""
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
MOST_CHARACTERS = 10_000
"""Of which that is kept."""


def attributes(kind: TokenType | None) -> tuple[int, ...]:
    """Return the hashes of what a type tells, one for each of `ALL`; those of a blank for None."""
    told = BLANK if kind is None else _facts(kind)
    return tuple([checksum + 1 for checksum in map(crc32, map(str.encode, told), BEGUN)])


def _facts(kind: TokenType) -> tuple[str, ...]:
    """Return what a type tells, in the order of `ALL`."""
    word = "<num>" if kind.word.isnumeric() else kind.word
    known = gazetteer.known_endings()
    ending = known.get(gazetteer.longest_end(word, known, LONGEST_ENDING), "") if kind.ends_name else ""
    entry = gazetteer.entries().get(word)
    listed = entry.label if entry else "+" * bool(kind.listed_lengths)
    return word, "-".join(kind.pos), _shape(kind, word), word[-2:], word[-1:], word[:1], ending, listed


def _shape(kind: TokenType, word: str) -> str:
    r"""Return what characters a word is made of.

    >>> from jdoc.language.names.token_types import token_types
    >>> [_shape(token_types()[f"{word}\t1"], word) for word in ("アイ", "JICA", "Kaja", "12", "子ども")]
    ['アア', 'A4', 'Aa4', '0', '漢ああ']
    """
    if kind.katakana:
        return "ア" * min(len(word), 4)
    if kind.traits & Trait.LATIN and LATIN.fullmatch(word):
        case = "A" if word.isupper() else "Aa" if word[0].isupper() else "a"
        return f"{case}{min(len(word), 5)}"
    return "0" if word.isnumeric() else word[:4].translate(_SCRIPTS)


class _Scripts(dict[int, str]):
    """What characters are told as, for `str.translate`: looked up once for each."""

    def __missing__(self, code: int) -> str:
        script = next((script for first, last, script in SCRIPTS if ord(first) <= code <= ord(last)), ".")
        if len(self) < MOST_CHARACTERS:
            self[code] = script
        return script


_SCRIPTS = _Scripts()
