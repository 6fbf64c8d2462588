"""Make `lexicon/word_pairs.tsv` anew: the pairs of kanji that stand side by side in words.

Called as `python scripts/word_pairs.py > pairs.tsv`.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unidic_lite import DICDIR

from jdoc.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADER = """\
# Pairs of kanji that stand side by side in words: what is none, and is one with a look-alike, may be a misprint.
# first: a kanji; official: those behind it in titles of laws and names of bodies; other: those in other words.
# Sources: the words of UniDic that are no names (unidic-lite, BSD 3-Clause); official: tables beside this one.
first\tofficial\tother"""
TABLES = ("laws", "law_short_names", "organizations", "titles", "events", "meetings", "paper_kinds", "name_endings")
"""The tables whose words official texts are full of."""
KANJI = re.compile("[一-鿿々]{2}")
SIZES = struct.Struct("<10I")
TOKEN = struct.Struct("<HHHhII")
BEHIND_SIZES = 32
"""Bytes of the name of its encoding, behind the sizes at its beginning."""


class Dictionary(NamedTuple):
    """The three parts of a dictionary of MeCab's: a double array of words, their tokens, and what is said of each."""

    base: list[int]
    check: list[int]
    tokens: bytes
    features: bytes


def read(path: Path) -> Dictionary:
    """Return the parts of a dictionary of MeCab's (`sys.dic`, version 102)."""
    data = path.read_bytes()
    words, tokens, features = SIZES.unpack_from(data)[6:9]
    start = SIZES.size + BEHIND_SIZES
    units = struct.unpack_from(f"<{words // 4}i", data, start)
    start += words
    return Dictionary(
        [*units[::2]], [*units[1::2]], data[start : start + tokens], data[start + tokens : start + tokens + features]
    )


def words(of: Dictionary) -> Iterator[tuple[str, int]]:
    """Yield each word, with the number that says where its tokens stand and how many there are."""
    ahead = [(of.base[0], b"")]
    while ahead:
        base, key = ahead.pop()
        if of.check[base] == base and of.base[base] < 0:
            yield key.decode(errors="replace"), -of.base[base] - 1
        for byte in range(256):
            at = base + byte + 1
            if at < len(of.check) and of.check[at] == base:
                ahead.append((of.base[at], key + bytes([byte])))


def is_common(of: Dictionary, number: int) -> bool:
    """Tell a word that is something else than a name as well."""
    first, count = number >> 8, number & 0xFF
    for each in range(first, first + count):
        at = TOKEN.unpack_from(of.tokens, each * TOKEN.size)[4]
        if ",固有名詞," not in of.features[at : of.features.index(b"\0", at)].decode():
            return True
    return False


def official() -> Iterator[str]:
    """Yield the cells of tables whose words official texts are full of."""
    for table in TABLES:
        for row in rows(table):
            yield from row.values()


def pairs_of(words: Iterable[str]) -> set[str]:
    """Return the pairs of kanji in some words."""
    found = ("".join(pair) for word in words for pair in pairwise(word))
    return {pair for pair in found if KANJI.fullmatch(pair)}


def main() -> None:
    """Print the table."""
    known = read(Path(DICDIR) / "sys.dic")
    common = pairs_of(official())
    other = pairs_of(word for word, number in words(known) if is_common(known, number)) - common
    behind: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for at, pairs in enumerate((common, other)):
        for first, second in sorted(pairs):
            behind[first][at].append(second)
    print(HEADER)
    for first in sorted(behind):
        print("\t".join((first, *map("".join, behind[first]))))


if __name__ == "__main__":
    main()
