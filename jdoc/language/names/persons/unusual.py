"""Names made of other words: which two words may be one where an office leaves no doubt, 運　転太, 公益　使."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import ends_as_office
from jdoc.language.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names.persons.parts import Word

KANJI = deferred("[一-鿿々豈-﫿]{1,3}")
"""A part of such a name: `[転太]`, not `ころ`."""


class Pair(NamedTuple):
    """What may be a family name and a given name."""

    family: Word
    given: Word

    @property
    def whole(self) -> str:
        """Both closed up."""
        return self.family.bare + self.given.bare


class Doubt(NamedTuple):
    """Why two words name nobody."""

    name: str
    holds: Callable[[Pair], bool]
    example: str
    """What stands so behind an office."""


DOUBTS = (
    Doubt(
        "not in kanji",
        lambda pair: not (KANJI.fullmatch(pair.family.bare) and KANJI.fullmatch(pair.given.bare)),
        example="第３　回",
    ),
    Doubt(
        "characters of one word that stand apart",
        lambda pair: tokenize(pair.whole)[0].startswith(f"{pair.whole}\t"),
        example="議　題",
    ),
    Doubt(
        "two words of several characters that the dictionary knows as others",
        lambda pair: min(len(pair.family.bare), len(pair.given.bare)) > 1 and pair.family.is_common,
        example="開会　宣言",
    ),
    Doubt(
        "a word and what ends words",
        lambda pair: pair.given.bare in gazetteer.words("no last"),
        example="質問　者",
    ),
    Doubt(
        "an office, or what it begins with",
        lambda pair: any(map(ends_as_office, (pair.whole, pair.family.bare, pair.given.bare))),
        example="副　議長",
    ),
    Doubt(
        "a listed name",
        lambda pair: "ORG" in {gazetteer.label_of(pair.whole), gazetteer.label_of_end(pair.whole)},
        example="経理　課",
    ),
)
"""One is enough."""


def may_be_name(family: Word, given: Word) -> bool:
    """Tell whether two words may be a name though they are others as well."""
    pair = Pair(family, given)
    return not any(doubt.holds(pair) for doubt in DOUBTS)
