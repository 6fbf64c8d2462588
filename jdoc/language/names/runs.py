"""Runs of nouns, and the names inside them.

A run is analysed by itself, whatever stands around it, so that a run met before is not analysed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.tokens import DOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.names.types import Type

# A run begins where none stood before and holds at least one token that may belong to a name, or nouns alone.
RUN = deferred(r"(?<![NTFGo])(?:[No]*+[TFG](?:[NTFGo]|(?<=F)s(?=[GF]))*+|NN++)")

NOT_AFTER = ("語", "ドル", "ポンド", "フラン", "料理", "ペソ", "ルピー", "系", "史")
"""What makes no place of a place before it: 日本語, カナダドル."""

LETTERED = frozenset(
    (
        *("側", "大統領", "首相", "国務", "国防", "財務", "外相", "議会", "両国", "両", "政府", "軍"),
        *("海軍", "空軍", "陸軍", "空母", "駆逐", "潜水", "フリゲート", "艦隊", "艦"),
    )
)
"""What a single character for a state stands before: 米側, 英首相."""


class Run:
    """A run of nouns."""

    def __init__(self, types: Sequence[Type], text: str) -> None:
        self.types = types
        self.text = text
        """Half-width."""
        self.starts = [0]
        """The offset of each token, and the text's length."""
        for kind in types:
            self.starts.append(self.starts[-1] + len(kind.word))
        self.index = {start: number for number, start in enumerate(self.starts)}
        self.listed: list[tuple[int, int, gazetteer.Entry]] = []
        """Listed names by the indexes of their tokens."""
        at = 0
        while at < len(types):
            at = self._listed_at(at)

    def part(self, start: int, end: int) -> str:
        """Return the text of some tokens."""
        return self.text[self.starts[start] : self.starts[end]]

    def word(self, at: int) -> str:
        """Return the word at an index, or nothing."""
        return self.types[at].word if 0 <= at < len(self.types) else ""

    def proper(self, start: int, end: int) -> bool:
        """Tell whether there is a proper noun among some tokens."""
        if any(kind.proper or kind.char in "FG" or kind.letters for kind in self.types[start:end]):
            return True
        return any(start <= a and b <= end for a, b, _ in self.listed)

    def telling(self, start: int, end: int) -> int:
        """Count the words among some tokens that are not generic."""
        return sum(not kind.generic and kind.char != "o" for kind in self.types[start:end])

    def state(self, at: int) -> bool:
        """Tell whether a token is a state, by its name or a character for it."""
        return bool(self.types[at].letters) or any(a <= at < b and entry.id for a, b, entry in self.listed)

    def in_listed(self, at: int) -> bool:
        """Tell whether a token is part of a listed name."""
        return any(a <= at < b for a, b, _ in self.listed)

    def lettered(self, at: int) -> bool:
        """Tell whether a single 日 or 米 is a state: next to another one, or before what only states have."""
        before, after = self.word(at - 1), self.word(at + 1)
        if (before and self.types[at - 1].letters) or (after and self.types[at + 1].letters):
            return True
        if before == DOT and at > 1 and self.state(at - 2):
            return True
        if after == DOT and at + 2 < len(self.types) and self.state(at + 2):
            return True
        place = at + 1 < len(self.types) and self.types[at + 1].place  # 米ニューヨーク
        return self.types[at].word in "米英仏独露豪韓加伊印" and (place or after in LETTERED)

    def _listed_at(self, at: int) -> int:
        """Note the longest listed name at a token; return the next token to look at."""
        start = self.starts[at]
        for length in self.types[at].lengths:
            entry = gazetteer.entries().get(self.text[start : start + length])
            end = self.index.get(start + length)
            if entry and end and not self._misled(at, end, entry):
                self.listed.append((at, end, entry))
                return end
        return at + 1

    def _misled(self, at: int, end: int, entry: gazetteer.Entry) -> bool:
        """Tell whether a listed name is part of another word: 国会法, カナダドル."""
        if entry.label in {"GPE", "LOC"} and self.text.startswith(NOT_AFTER, self.starts[end]):
            return True
        if entry.label == "ORG" and self.word(end) in {"法", "令"}:
            return True
        glued = at > 0 and self.types[at - 1].katakana and all(kind.katakana for kind in self.types[at:end])
        glued = glued and not (at > 2 and self.types[at - 2].char == "o" and self.types[at - 1].unknown)
        return entry.label == "GPE" and glued
