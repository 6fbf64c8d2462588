"""Institutions that a word in hiragana names: いなほ幼稚園, あけぼの総合法律事務所."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.scripts import NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.names.texts import Tokens

HIRAGANA = deferred("[ぁ-ゖー]{2,8}")
"""A word in hiragana: `[いなほ]`, not `い`, `稲穂`."""
IN_KANA = deferred("[ぁ-ゖー]{2,6}")
"""What a name that goes on in hiragana begins with: 株式会社`[みつ]`わ鉄構."""
OVER_KANA = deferred(
    "(?P<kana>(?![はがをにへともやでのか])[ぁ-ゖ]{1,3}(?=[一-鿿ァ-ヴー]))"
    f"|の[里家森会丘杜灯郷園村庭星海風虹輪泉空光船木川道街町](?!{NOUN})"
)
"""What goes on with it, and is no particle: みつ`[わ]鉄構`, まち`[の灯]`, not `の社長`."""
ADVERBIAL = "副詞可能"
"""The part of speech of words that tell a time or a number: ほか, すべて."""
MOST_WORDS = 3
"""Tokens of such a word."""


def end_over_kana(text: Tokens, start: int, end: int | None) -> int | None:
    """Return where a name in hiragana ends that the dictionary cuts: みつ|わ鉄構, まち|の灯."""
    if end is None or not IN_KANA.fullmatch(text.folded, start, end):
        return end
    more = OVER_KANA.match(text.folded, end)
    if more is None or text.at(more.end()) is None:
        return end
    return text.run_end(more.end()) if more["kana"] else more.end()


@cache
def _institution() -> re.Pattern[str]:
    """Return the pattern of the endings of institutions."""
    return build(f"(?:総合)?{gazetteer.any_of(gazetteer.endings_for('kana'))}")


class Institution(NamedTuple):
    """The ending of an institution in a run of nouns, and where the hiragana before it begin."""

    run: Tokens
    first: int
    at: int
    end: int

    @property
    def is_named(self) -> bool:
        """True of いなほ, not of すべて, こども."""
        word = self.run.part(self.first, self.at)
        if HIRAGANA.fullmatch(word) is None or word in gazetteer.words("no given"):
            return False
        return not any(kind.generic or kind.pos[2] == ADVERBIAL for kind in self.run.types[self.first : self.at])

    def find(self) -> Find:
        """Return the institution."""
        return Find(self.run.starts[self.first], self.end)


def _read_institutions(run: Tokens) -> list[Institution]:
    """Return the institutions right behind the hiragana that a run begins with."""
    spans = (match.span() for match in _institution().finditer(run.folded))
    known = ((run.at(start), end) for start, end in spans if run.at(end) is not None)
    return [Institution(run, 0, at, end) for at, end in known if at and at <= MOST_WORDS]


RULES = Table(
    Rule(
        "institution by a word in hiragana",
        "ORG",
        Rank.BODY_ENDING,
        _read_institutions,
        Institution.find,
        where=lambda institution: institution.is_named,
        found="支援や[いなほ幼稚園]の園舎",
        left="すべて幼稚園の園舎",
        gate=("園", "所", "院", "校", "クリニック", "薬局", "信用", "銀行", "組合"),
    ),
)
"""What is found in runs of nouns."""
