"""Texts: a text with its tokens, as the rules of names see it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, count
from typing import TYPE_CHECKING

from jdoc.language.names.types import state_at_end, table
from jdoc.language.tokens import tokenize
from jdoc.language.width import fold

if TYPE_CHECKING:
    from jdoc.language.names.types import Type

UNKNOWN, PLACE = "5139", "4793"
"""The dictionary's numbers for a word that it doesn't know, and for a state."""

WORDS = "NTFG"
NOUNS = WORDS + "o"
"""The characters of nouns in the class string, and those of runs: nouns and the dots between them."""

LONGEST = 80
"""Tokens of the longest run that is looked at as one."""


class Text:
    """A text as the rules see it."""

    def __init__(self, text: str, folded: str | None = None, kind: str | None = None) -> None:
        self.text = text
        self.folded = fold(text) if folded is None else folded
        self.kind = kind
        keys = tokenize(text)
        known = table()
        self.types = [*map(known.__getitem__, keys)]
        self.chars = "".join([kind.char for kind in self.types])
        if "X" in self.chars:
            self._part(keys)
        self.starts = [*accumulate([kind.length for kind in self.types], initial=0)]
        self._index: dict[int, int] | None = None

    def _part(self, keys: list[str]) -> None:
        """Part unknown words that end with a state: ポンマチャン|ラオス人民民主共和国."""
        parted = []
        for key, kind in zip(keys, self.types, strict=True):
            at = state_at_end(kind.word) if kind.char == "X" else 0
            parted += [f"{key[:at]}\t{UNKNOWN}", f"{key.partition(chr(9))[0][at:]}\t{PLACE}"] if at else [key]
        known = table()
        self.types = [known[key] for key in parted]
        self.chars = "".join([kind.char for kind in self.types])

    def at(self, offset: int) -> int | None:
        """Return the number of the token that begins at an offset: for few questions, where `index` serves many."""
        number = bisect_left(self.starts, offset)
        return number if self.starts[number : number + 1] == [offset] else None

    def part(self, start: int, end: int) -> str:
        """Return the text of some tokens, half-width."""
        return self.folded[self.starts[start] : self.starts[end]]

    def type_at(self, offset: int) -> Type | None:
        """Return what is known of the token that begins at an offset."""
        number = self.at(offset)
        return self.types[number] if number is not None and number < len(self.types) else None

    @property
    def index(self) -> dict[int, int]:
        """The number of the token that begins at an offset."""
        if self._index is None:
            self._index = dict(zip(self.starts, count()))
        return self._index

    def nouns_before(self, stop: int, chars: str = NOUNS, *, broken: bool = False) -> int:
        """Return the token at which the nouns before a token begin; `broken` by words that no name begins with."""
        first = stop
        while first and self.chars[first - 1] in chars and not (broken and self.types[first - 1].breaks):
            first -= 1
        return first

    def run_at(self, start: int) -> int | None:
        """Return where the run of nouns that begins at an offset ends, if one does."""
        found = self.at(start)
        at = first = len(self.types) if found is None else found
        while at < min(first + LONGEST, len(self.types)) and self.chars[at] in NOUNS:
            at += 1
        return self.starts[at] if at > first else None
