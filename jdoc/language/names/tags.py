"""Tags: the classes of tokens, a character each: over those of a text, patterns find runs and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.names import gazetteer
from jdoc.language.tokens import DOT
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names.token_types import TokenType


class Tag(NamedTuple):
    """A class of tokens: one character of the string that a text becomes, over which patterns find runs and names."""

    tag: str
    meaning: str
    holds: Callable[[TokenType], bool]
    example: str
    """A token of the class in its text: in square brackets."""
    of: tuple[bool, ...] = (True, False)
    """Whether it is asked of nouns (True), of all else (False), or of both."""


NOUNS, REST = (True,), (False,)
"""What a class is of."""
CONJUNCTIONS = frozenset(("及び", "並び", "と", "や", "又は", "若しくは"))
MATTER_VERBS = frozenset(("関する", "係る", "関し"))
TAGS = (  # the first that holds decides
    Tag("X", "an unknown word that ends with a state", lambda t: t.ends_with_state, "は[ポンマチャンラオス]の"),
    Tag("o", "the dot between words", lambda t: t.word == DOT, "日[・]カザフスタン"),
    Tag("s", "a space", lambda t: t.word == " ", "岸田[　]文雄"),
    Tag(".", "a word that parts nouns", lambda t: t.word in gazetteer.words("stop"), "各種[向け]商品"),
    Tag("N", "what the dictionary leaves of a katakana name", lambda t: t.is_katakana_piece, "[チッ]タゴン管区"),
    Tag("N", "之, as given names have it", lambda t: t.word == "之", "小林鷹[之]議員"),
    Tag("n", "の", lambda t: t.word in {"の", "その"}, "国[の]機関", REST),
    Tag("i", "に", lambda t: t.word == "に", "投資[に]関する", REST),
    Tag("k", "what follows に before a name", lambda t: t.word in MATTER_VERBS, "投資に[関する]", REST),
    Tag("a", "and, or", lambda t: t.word in CONJUNCTIONS, "投資[及び]貿易", REST),
    Tag(".", "anything else that is no noun", lambda _: True, "国[は]", REST),
    Tag("F", "a family name", lambda t: t.pos[2:4] == ("人名", "姓"), "[岸田]文雄", NOUNS),
    Tag("G", "a given name", lambda t: t.pos[2] == "人名", "岸田[文雄]", NOUNS),
    Tag("T", "a noun that may be a name or end one", lambda t: t.may_be_name, "[日本]の", NOUNS),
    Tag("N", "any other noun", lambda _: True, "[椅子]の", NOUNS),
)
"""The classes of tokens. In a run of nouns stand N, T, F, G, o; patterns may name several, as in [NTFG]."""


_TAGS_OF = {of: tuple((row.tag, row.holds) for row in TAGS if of in row.of) for of in (True, False)}


def tag_of(kind: TokenType) -> str:
    """Return the class of a token."""
    for tag, holds in _TAGS_OF[kind.nominal]:  # next() of a generator takes a third longer
        if holds(kind):
            return tag
    raise ValueError(kind.word)  # the last row of each holds
