"""Names made of other words: which two words may be one where an office leaves no doubt, 運　転太, 公益　使."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.endings import division_at_end
from jdoc.language.names.persons.parts import is_word
from jdoc.language.names.persons.titles import ends_as_office
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names.persons.parts import Word

HIRAGANA = deferred("[ぁ-ゖ]{2,4}")
"""A given name in kana: `[ゆうひ]`, not `鯨`."""
KANJI = deferred("[一-鿿々豈-﫿]{1,3}")
"""A part of such a name: `[転太]`, not `ころ`."""


PLACE = deferred("[都道府県市区町村郡省庁院社校園]\\Z")
"""What places and bodies end with: 北浜`[市]`, not `市川`."""
PARTIES = frozenset(("被告", "原告", "被", "告", "同", "右"))
"""Who is before a court, also where the characters stand apart: 被　告　　国."""


class Pair(NamedTuple):
    """What may be a family name and a given name."""

    family: Word
    given: Word

    @property
    def whole(self) -> str:
        """Both closed up."""
        return self.family.bare + self.given.bare


@cache
def _fields() -> frozenset[str]:
    return frozenset(gazetteer.titles_for("field")) | PARTIES


def _may_be_given(given: Word) -> bool:
    """Tell whether a word is made of kanji, or of kana that are a noun."""
    in_kana = HIRAGANA.fullmatch(given.bare) is not None and given.kind.nominal
    return KANJI.fullmatch(given.bare) is not None or (in_kana and given.may_be_part)


def _is_body_or_place(word: str) -> bool:
    """Tell whether a word is a place, a body or a listed name of several characters: 計画課, 水産庁, 北浜市."""
    told = PLACE.search(word) or division_at_end(word) or gazetteer.label_of(word)
    return len(word) > 1 and told is not None


class Doubt(NamedTuple):
    """Why two words name nobody."""

    name: str
    holds: Callable[[Pair], bool]
    example: str
    """What stands so behind an office."""


DOUBTS = (
    Doubt(
        "not in kanji, the given name not in kana",
        lambda pair: KANJI.fullmatch(pair.family.bare) is None or not _may_be_given(pair.given),
        example="第３　回",
    ),
    Doubt(
        "characters of one word that stand apart",
        lambda pair: is_word(pair.whole),
        example="議　題",
    ),
    Doubt(
        "two words of several characters that the dictionary knows as others",
        lambda pair: min(len(pair.family.bare), len(pair.given.bare)) > 1 and pair.family.is_common,
        example="開会　宣言",
    ),
    Doubt(
        "a word and what ends words",
        lambda pair: not gazetteer.words("no last").isdisjoint((pair.family.bare, pair.given.bare)),
        example="質問　者",
    ),
    Doubt(
        "an office, or what it begins with",
        lambda pair: any(map(ends_as_office, (pair.whole, pair.family.bare, pair.given.bare))),
        example="副　議長",
    ),
    Doubt(
        "what a form asks for",
        lambda pair: not _fields().isdisjoint((pair.family.bare, pair.given.bare)),
        example="出席　欠席",
    ),
    Doubt(
        "a body, a listed name",
        lambda pair: any(map(_is_body_or_place, (pair.whole, pair.family.bare, pair.given.bare))),
        example="経理　課",
    ),
)
"""One is enough."""


def may_be_name(family: Word, given: Word) -> bool:
    """Tell whether two words may be a name though they are others as well."""
    pair = Pair(family, given)
    return not any(doubt.holds(pair) for doubt in DOUBTS)
