"""Municipalities that are listed, with what they lie in and the town behind them: 高知県|南国市|亀岩."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.names.towns import town_end
from jdoc.language.scripts import KANJI, NOUN

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens

LONGEST_MUNICIPALITY, SHORTEST_MUNICIPALITY = 12, 2
DISTRICT = deferred("[一-鿿ヶ]{1,6}郡")
"""A district between a prefecture and a town: `[高岡郡]`, not `郡`."""


@cache
def _ends() -> dict[str, list[int]]:
    """Return the lengths of municipalities by their last two characters, the longest first."""
    ends: dict[str, list[int]] = {}
    for end, length in sorted({(name[-2:], -len(name)) for name in gazetteer.municipalities()}):
        ends.setdefault(end, []).append(-length)
    return ends


KIND = deferred(lambda: f"[市区町村](?<=[{''.join(sorted({end[0] for end in _ends()}))}].)(?<!^.[町村])")
"""The last character of a municipality: `青森[市]`, `葛巻[町]`, not `東村`, `同市`."""
BEFORE = deferred(
    f"(?:(?:東京都|北海道|(?:京都|大阪)府|{KANJI}{{2,3}}県)(?:(?:{KANJI}|ヶ){{1,6}}郡)?|(?<!{KANJI})(?:{KANJI}|ヶ){{1,4}}郡)\\Z"
)
"""What a municipality lies in, right before it: `[高知県高岡郡]`, `[高岡郡]`, not `高岡`."""
END = deferred(f"\\Z|(?!{NOUN})[^0-9]")
"""What no noun goes on with: `亀岩[の]`, `亀岩[、]`, not `亀岩公民館`."""
ENDS_NOUN = deferred(NOUN)
"""What a noun ends with: `国[際]`, not `の`."""
ALONE = deferred("\\Z|[ \n\t、。,)」]")
"""What a town of one character stands before: `庄[。]`, not `中で`."""


def municipality_end(phrase: str, at: int) -> int | None:
    """Return where a prefecture, a district and a municipality end that begin at an offset, or one of them alone.

    >>> municipality_end("高知県高岡郡四万十町大正", 0), municipality_end("港区赤坂", 0), municipality_end("赤坂", 0)
    (10, 2, None)
    """
    prefecture = _listed_end(phrase, at, "都道府県")
    end = prefecture or at
    district = DISTRICT.match(phrase, end)
    city = _listed_end(phrase, district.end() if district else end, "市区町村")
    return city or (district.end() if district and prefecture else prefecture)


def _listed_end(phrase: str, at: int, ends: str) -> int | None:
    """Return where the longest listed place ends that begins at an offset and ends with one of some characters."""
    most = min(len(phrase), at + LONGEST_MUNICIPALITY)
    stops = (stop for stop in range(most, at + SHORTEST_MUNICIPALITY - 1, -1) if phrase[stop - 1] in ends)
    return next((stop for stop in stops if _is_listed(phrase[at:stop])), None)


def _is_listed(place: str) -> bool:
    return place in gazetteer.municipalities() or gazetteer.label_of(place) == "GPE"


class Municipality(NamedTuple):
    """A municipality that is listed, with the prefecture and the district right before it."""

    text: Tokens
    start: int
    end: int

    @property
    def opening(self) -> int:
        """Where what it lies in begins, if that stands right before it."""
        before = BEFORE.search(self.text.folded, max(0, self.start - LONGEST_MUNICIPALITY), self.start)
        return before.start() if before and self.text.at(before.start()) is not None else self.start

    @property
    def town(self) -> int | None:
        """Where a listed town ends right behind it, if nothing is glued to that but what stands behind places."""
        folded = self.text.folded
        end = town_end(folded[self.start : self.end], folded, self.end)
        if end is None:
            return None
        apart = ALONE if end - self.end == 1 else END
        return end if apart.match(folded, end) or folded.startswith(gazetteer.word_list("of a place"), end) else None

    @property
    def is_sure(self) -> bool:
        """True where no noun is glued to it, but for its town, so that it is no part of a longer name."""
        return not self._is_behind_noun() and (self.town or END.match(self.text.folded, self.end)) is not None

    def _is_behind_noun(self) -> bool:
        return ENDS_NOUN.match(self.text.folded, self.opening - 1) is not None if self.opening else False

    def find(self) -> Find:
        """Return it with what it lies in, and with its town."""
        return Find(self.opening, self.town or self.end, rank=Rank.DESK if self.is_sure else Rank.PLACE_ENDING)


def read_municipalities(text: Tokens) -> list[Municipality]:
    """Return the municipalities that are listed."""
    found = (_municipality(text, match.end()) for match in KIND.finditer(text.folded))
    return [*filter(None, found)]


def _municipality(text: Tokens, end: int) -> Municipality | None:
    """Return the longest one that ends at an offset, made of whole words, or of a place before its 市長."""
    folded = text.folded
    lengths = _ends().get(folded[end - 2 : end], ())
    known = (end - length for length in lengths if folded[end - length : end] in gazetteer.municipalities())
    start = next(known, None)
    if start is None or not (text.fits(start, end) or _is_governed(text, start, end)):
        return None
    return Municipality(text, start, end)


def _is_governed(text: Tokens, start: int, end: int) -> bool:
    """Tell whether who governs it is named by a word with its last character: 四日市|市長."""
    return text.folded.startswith("長", end) and text.fits(start, end - 1) and text.type_at(start).place


RULES = Table(
    Rule(
        "listed municipality",
        "GPE",
        None,
        read_municipalities,
        Municipality.find,
        found="[さくら市]の予算",
        left="南国の市場",
        gate=("市", "区", "町", "村"),
    ),
)
