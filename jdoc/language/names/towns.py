"""Towns: where one ends whose municipality stands before it, 南国市|亀岩; the streets of 京都市."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import listed_municipalities
from jdoc.lexicon import columns, row_of, rows_with

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

LIKE = str.maketrans("ヶがヵの之つ﨑髙籠檜藪", "ケケカノノツ崎高篭桧薮")
"""Characters that the name of one town is written with, now this, now that: 霞が関, 霞ヶ関."""
PART = deferred("大?字")
"""What may stand before the name of a town: 南国市`[大字]亀岩`, not `文字`."""
FARMS = deferred("[甲乙丙丁戊己]")
"""What parts the lots of a town: 物部`[乙]`, not `丑`."""
STREET = deferred("[一-鿿々]{1,5}通り?[一-鿿々]{0,5}?(?:上[るルがガ]る?|下[るルがガ]る?|[東西]入る?)")
"""Where in 京都市 a house stands: 中京区`[烏丸通御池上る]`, not `烏丸通の東`."""
LONGEST = 14
"""Characters of the longest town."""


def town_end(municipality: str, phrase: str, at: int) -> int | None:
    """Return where the longest town ends that begins at an offset, behind its municipality; None if none does.

    >>> town_end("南国市", "南国市亀岩の道路", 3), town_end("南国市", "南国市役所", 3), town_end("港区", "港区赤坂", 2)
    (5, None, 4)
    """
    start = _behind(STREET, phrase, at)
    end = _listed_end(_towns_of(municipality), phrase, _behind(PART, phrase, start))
    if end is None:
        return start if start > at else None
    return _behind(FARMS, phrase, end)


def _behind(pattern: re.Pattern[str], phrase: str, at: int) -> int:
    """Return where the match of a pattern ends that begins at an offset; the offset if there is none."""
    match = pattern.match(phrase, at)
    return match.end() if match else at


def is_town(place: str, town: str) -> bool:
    """Tell whether something is a town of a municipality, given with what that lies in.

    >>> is_town("岩手県盛岡市", "内丸"), is_town("岩手県盛岡市", "市役所")
    (True, False)
    """
    names = (place[at:] for at in range(len(place)))
    return any(row_of("towns", name) and town_end(name, town, 0) == len(town) for name in names)


def municipalities_in(names: Iterable[str]) -> list[str]:
    """Return the municipalities among some names of places, without what they lie in.

    >>> municipalities_in(["高知県南国市", "東京都", "中央アジア"])
    ['南国市']
    """
    ends = {name[at:] for name in names for at in range(len(name))}
    return sorted(end for end in ends & listed_municipalities.full_names() if row_of("towns", end))


def count_towns(municipality: str, words: Iterable[str]) -> int:
    """Count the words that are towns of a municipality.

    >>> count_towns("南国市", ["八京", "奈路", "大阪"])
    2
    """
    towns = _towns_of(municipality)
    return sum(f",{word.translate(LIKE)}," in towns for word in words)


def home_of(words: Sequence[str]) -> str:
    """Return the municipality that most of some words are towns of.

    >>> home_of(["八京", "白木谷", "奈路", "成合"])
    '南国市'
    """
    return max(_towns(), key=lambda municipality: count_towns(municipality, words))


def _listed_end(towns: str, phrase: str, start: int) -> int | None:
    written = phrase[start : start + LONGEST].translate(LIKE)
    lengths = (length for length in range(len(written), 0, -1) if f",{written[:length]}," in towns)
    return next((start + length for length in lengths), None)


@cache
def _towns_of(municipality: str) -> str:
    """Return the towns of a municipality, a comma before and behind each; those of all wards that are called so."""
    rows = [row_of("towns", municipality) or {"towns": ""}]
    if municipality.endswith("区") and "市" not in municipality:  # 北区 alone is 札幌市北区, and others
        rows += rows_with("towns", "municipality", f"市{municipality}", ends=True)
    return f",{','.join(row['towns'] for row in rows)},".translate(LIKE)


@cache
def _towns() -> dict[str, str]:
    return {row[0]: row[1] for row in columns("towns", "municipality", "towns")}
