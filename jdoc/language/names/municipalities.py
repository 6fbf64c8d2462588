"""Municipalities that are listed, with what they lie in and the town behind them: 高知県|南国市|亀岩."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, listed_municipalities
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.names.towns import town_end
from jdoc.language.scripts import KANJI, NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens

LONGEST_MUNICIPALITY, SHORTEST_MUNICIPALITY = 12, 2
DISTRICT = deferred("[一-鿿ヶ]{1,6}郡")
"""A district between a prefecture and a town: `[高岡郡]`, not `郡`."""
KIND = deferred(lambda: f"[市区町村](?<=[{_before_kinds()}].)(?<!^.[町村])")
"""The last character of a municipality: `青森[市]`, `葛巻[町]`, not `東村`, `同市`."""
BEFORE = deferred(
    f"(?:(?:東京都|北海道|(?:京都|大阪)府|{KANJI}{{2,3}}県)(?:(?:{KANJI}|ヶ){{1,6}}郡)?|(?<!{KANJI})(?:{KANJI}|ヶ){{1,4}}郡)\\Z"
)
"""What a municipality lies in, right before it: `[高知県高岡郡]`, `[高岡郡]`, not `高岡`."""
END = deferred(f"\\Z|(?!{NOUN})[^0-9]")
"""What no noun goes on with: `亀岩[の]`, `亀岩[、]`, not `亀岩公民館`."""
BEHIND_NOUN = deferred(f"(?<={NOUN})")
"""Behind a noun: `際[]市`, not `の市`."""
ALONE = deferred("\\Z|[ \n\t、。,)」]")
"""What a town of one character stands before: `庄[。]`, not `中で`."""


def municipality_end(phrase: str, at: int) -> int | None:
    """Return where a prefecture, a district and a municipality end that begin at an offset, or one of them alone.

    >>> municipality_end("高知県高岡郡四万十町大正", 0), municipality_end("港区赤坂", 0), municipality_end("赤坂", 0)
    (10, 2, None)
    >>> municipality_end("鹿児島市東郡元町", 0)  # no district
    4
    """
    prefecture = _listed_end(phrase, at, "都道府県")
    end = prefecture or at
    district = DISTRICT.match(phrase, end)
    city = (_listed_end(phrase, district.end(), "市区町村") if district else None) or _listed_end(
        phrase, end, "市区町村"
    )
    return city or (district.end() if district and prefecture else prefecture)


def _listed_end(phrase: str, at: int, ends: str) -> int | None:
    """Return where the longest listed place ends that begins at an offset and ends with one of some characters."""
    most = min(len(phrase), at + LONGEST_MUNICIPALITY)
    stops = (stop for stop in range(most, at + SHORTEST_MUNICIPALITY - 1, -1) if phrase[stop - 1] in ends)
    return next((stop for stop in stops if _is_listed(phrase[at:stop])), None)


def _is_listed(place: str) -> bool:
    return place in listed_municipalities.full_names() or gazetteer.label_of(place) == "GPE"


class Municipality(NamedTuple):
    """A municipality that is listed, with the prefecture and the district right before it, and the town behind it."""

    text: Tokens
    start: int
    """Where what it lies in begins."""
    end: int
    town: int | None
    """Where its town ends."""

    @property
    def is_apart(self) -> bool:
        """True where no noun is glued to it, but for its town, so that it is no part of a longer name."""
        folded = self.text.folded
        return BEHIND_NOUN.match(folded, self.start) is None and END.match(folded, self.end) is not None

    def find(self) -> Find:
        """Return it."""
        return Find(self.start, self.end)

    def find_town(self) -> Find:
        """Return it with its town."""
        return Find(self.start, self.town or self.end)


def read_municipalities(text: Tokens) -> list[Municipality]:
    """Return the municipalities that are listed."""
    found = (_municipality(text, match.end()) for match in KIND.finditer(text.folded))
    return [*filter(None, found)]


def _before_kinds() -> str:
    return "".join(sorted({end[0] for end in listed_municipalities.lengths_by_end()}))


def _municipality(text: Tokens, end: int) -> Municipality | None:
    """Return the longest one that ends at an offset, made of whole words with its town."""
    folded = text.folded
    lengths = listed_municipalities.lengths_by_end().get(folded[end - 2 : end], ())
    known = (end - length for length in lengths if folded[end - length : end] in listed_municipalities.full_names())
    start = next(known, None)
    if start is None:
        return None
    town = _town_end(folded, start, end)
    return Municipality(text, _opening(text, start), end, town) if text.fits(start, town or end) else None


def _opening(text: Tokens, start: int) -> int:
    """Return where what a municipality lies in begins, if that stands right before it."""
    before = BEFORE.search(text.folded, max(0, start - LONGEST_MUNICIPALITY), start)
    return before.start() if before and text.at(before.start()) is not None else start


def _town_end(folded: str, start: int, end: int) -> int | None:
    """Return where a town ends right behind a municipality, if nothing is glued to it but what stands behind places."""
    stop = town_end(folded[start:end], folded, end)
    if stop is None or (END if stop - end > 1 else ALONE).match(folded, stop):
        return stop
    return stop if folded.startswith(gazetteer.word_list("of a place"), stop) else None


RULES = Table(
    Rule(
        "municipality and town",
        "GPE",
        Rank.DESK,
        read_municipalities,
        Municipality.find_town,
        where=lambda municipality: municipality.town,
        found="[高知県南国市亀岩]の道路",
        left="南国市亀岩公民館の道路",
        gate=("市", "区", "町", "村"),
    ),
    Rule(
        "municipality that nothing is glued to",
        "GPE",
        Rank.DESK,
        read_municipalities,
        Municipality.find,
        where=lambda municipality: not municipality.town and municipality.is_apart,
        found="[さくら市]の予算",
        left="さくら市民の集い",
        gate=("市", "区", "町", "村"),
    ),
    Rule(
        "listed municipality",
        "GPE",
        Rank.PLACE_ENDING,
        read_municipalities,
        Municipality.find,
        where=lambda municipality: not municipality.town and not municipality.is_apart,
        found="[さくら市]職員の手引",
        left="さくら市の予算",
        gate=("市", "区", "町", "村"),
    ),
)
