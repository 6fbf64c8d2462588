"""Addresses in one piece, to the number of the house: 東京都千代田区霞が関2丁目1番2号."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names.municipalities import municipality_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.towns import is_town
from jdoc.language.scripts import KANJI, NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names.rules import Reader
    from jdoc.language.names.texts import Tokens

_N = "[0-9〇一二三四五六七八九十百]+"
_NO_HOUSE = "(?![館棟室機線車台俵])"
BLOCKS = deferred(
    f"""(?<![0-9第.,])
        (?: {_N}丁目 | {_N}番町 | {_N}番地(?:の{_N})? | {_N}番(?={_N}号)
          | (?<=[一-鿿]){_N}番(?![0-9地目線号街館棟室機車台俵組手人])
          | {_N}番[0-9]+(?![0-9号年月日人]) | (?<=丁目){_N}番(?!目) | (?<=番){_N}号{_NO_HOUSE}
          | [東西南北]{_N}条[東西南北]?(?!例) | {_N}条(?:通|[東西南北]|(?={_N}丁目))
          | {_N}街区(?:{_N}(?:号|番地?|画地))? | {_N}字(?={_N}番地)
          | [東西南北]{_N}線 | [東西南北](?={_N}(?:丁目|条)) )+
        (?: (?<=[目番地町])-?[0-9]+(?:-[0-9]+)*(?:番地?|号{_NO_HOUSE})? | の[0-9]+ )?""",
    re.VERBOSE,
)
"""The numbers of an address with their words: `[一丁目3番20号]`, `[北3条西6丁目]`, `[12番地]`, not `第3条`, `3番`."""
HYPHENS = deferred(
    "(?<![0-9第.,年月-])[0-9]{1,4}(?:-[0-9]{1,4}){1,3}(?:番地?|号(?![館棟室機線]))?(?![0-9年月日度億万円%-])"
)
"""The same with hyphens alone: `[1-2-3]`, not `2023-5年`."""
LOTS = deferred(f"(?<={NOUN})[0-9]{{1,5}}(?![0-9.,%か箇カヶa-zA-Z-]|{KANJI})")
"""The number of a lot behind 字 and the like: `字平良[804]`, not `平良8人`."""
HAMLET = deferred(f"字(?:{KANJI}|[ヶケノがツ](?={KANJI})){{1,6}}(?!{NOUN}|[0-9])")
"""A hamlet of a municipality, without numbers: 土佐清水市足摺岬`[字黒碆]　`, not `字 `."""
HAMLET_ALONE = deferred(
    f"(?<!{NOUN})(?<![ぁ-ゖ])(?P<name>字(?:{KANJI}|[ヶケノ]){{1,6}}?)(?=ほか|外[0-9一二三四五六七八九十]|地内|地先|[0-9]+番)"
)
"""One whose municipality is known: `（[字西田面]ほか３筆）`, not `文字西`."""
_LETTER = "一-鿿々〆ヶケヵァ-ヴー"
TOWN = deferred(
    f"(?:[{_LETTER}]|(?<=[{_LETTER}])(?<![都道府県市区町村])[がのつ](?=[{_LETTER}])|[ぁ-ん]{{2,8}}(?![ぁ-ん]))*"
)
"""What stands between a municipality and the numbers: `[霞が関]`, `[みなとみらい]`, not `の事務所`."""
NO_TOWN = deferred("は|を|において|における|から|まで|として|により|について|及び|並びに|令和|平成|昭和|予算|条例|規則")
"""What shows that the words behind a municipality are no town: `港区[条例]`, not `赤坂`."""
LONGEST_BEFORE = 36
"""Characters before the numbers that an address may begin at."""
ALONE = deferred(f"(?:^|(?<=[^{_LETTER}0-9]))[{_LETTER}]{{1,7}}(?:[がのつ][{_LETTER}]{{1,3}})?\\Z")
"""A town that no municipality stands before: `、[霞が関]`, not `、`."""
LETTERS = deferred(f"[{_LETTER}ぁ-ん]+\\Z")
"""What an address may be made of, before its numbers: `、[東京都港区赤坂]`, not `、`."""


FARM = ("字", "甲", "乙", "丙", "丁", "町", "村")
"""What stands before the number of a lot."""
STREET = ("町", "丁", "台", "丘", "通", "字", "甲", "乙")
"""What a town ends with before numbers with a single hyphen, where the dictionary doesn't know it."""


class Numbered(NamedTuple):
    """The numbers of a house, and what stands before them in one piece."""

    text: Tokens
    start: int
    """Where the numbers begin."""
    end: int

    @property
    def before(self) -> str:
        """The letters right before the numbers."""
        folded = self.text.folded
        match = LETTERS.search(folded, max(0, self.start - LONGEST_BEFORE), self.start)
        return match[0] if match else ""

    @property
    def opening(self) -> int | None:
        """Where the address begins: at the prefecture, the municipality, or a town known to the dictionary."""
        before = self.before
        for at in range(len(before)):
            end = municipality_end(before, at)
            if end and self._is_town(before[at:end], before[end:]):
                return self.start - len(before) + at
        return self._town_start()

    def _is_town(self, place: str, town: str) -> bool:
        """Tell whether the words between a municipality and the numbers are a town."""
        if NO_TOWN.search(town) or not TOWN.fullmatch(town):
            return False
        numbers = self.text.folded[self.start : self.end]
        if numbers.removesuffix("番").isdigit():
            return town.endswith(FARM) or "字" in town
        return numbers.count("-") != 1 or "字" in town or not town or self._is_known(town) or is_town(place, town)

    def _is_known(self, town: str) -> bool:
        numbers = self.text.folded[self.start : self.end]
        last = self.text.kind(self.text.index.get(self.start, 0) - 1)
        return not numbers[-1].isdigit() or "番" in numbers or last.place or town.endswith(STREET)

    def _town_start(self) -> int | None:
        """Return where a town known to the dictionary begins, before 丁目, that no municipality stands before."""
        folded = self.text.folded
        town = ALONE.search(folded, max(0, self.start - LONGEST_BEFORE), self.start)
        if town is None or "丁目" not in folded[self.start : self.end]:
            return None
        return town.start() if self.text.type_at(town.start()).place else None

    def find(self) -> Find:
        """Return the address."""
        return Find(self.opening or 0, self.end)


def numbered_by(pattern: re.Pattern[str]) -> Reader:
    """Return a reader of the numbers of a form that may be those of houses."""
    return partial(_read_numbered, lambda: pattern)


def _read_numbered(make: Callable[[], re.Pattern[str]], text: Tokens) -> list[Numbered]:
    return [Numbered(text, *match.span()) for match in make().finditer(text.folded)]


RULES = Table(
    Rule(
        "address to the number of the house",
        "GPE",
        Rank.ADDRESS,
        numbered_by(BLOCKS),
        Numbered.find,
        where=lambda numbered: numbered.opening is not None,
        found="[東京都千代田区霞が関2丁目1番2号]に移る。",
        left="港区条例3番地を改める。",
        gate=("丁目", "番", "街区", "条通", "条東", "条西", "条南", "条北"),
    ),
    Rule(
        "hamlet of a municipality",
        "GPE",
        Rank.ADDRESS,
        numbered_by(HAMLET),
        Numbered.find,
        where=lambda numbered: numbered.opening is not None,
        found="[土佐清水市足摺岬字黒碆]の宅地",
        left="土佐清水市の字幕",
        gate=("字",),
    ),
    Rule(
        "hamlet whose municipality is known",
        "GPE",
        Rank.DESK,
        matches(HAMLET_ALONE),
        Match.find,
        where=lambda hamlet: hamlet.text.fits(hamlet.start, hamlet.start + 1),
        found="農地（[字西田面]ほか３筆）",
        left="農地の字ほか",
        gate=("字",),
    ),
    Rule(
        "address with hyphens",
        "GPE",
        Rank.ADDRESS,
        numbered_by(HYPHENS),
        Numbered.find,
        where=lambda numbered: numbered.opening is not None,
        found="[港区赤坂1-2-3]に移る。",
        left="港区の1-2-3を見る。",
        gate=("-",),
    ),
    Rule(
        "address with the number of a lot",
        "GPE",
        Rank.ADDRESS,
        numbered_by(LOTS),
        Numbered.find,
        where=lambda numbered: numbered.opening is not None,
        found="[沖縄県国頭郡東村字平良804]に建てる。",
        left="平良804に建てる。字は小さい。",
        gate=FARM,
    ),
)
