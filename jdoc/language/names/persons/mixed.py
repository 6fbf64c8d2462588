"""Persons whose names mix scripts: ホセ・マリア・片桐, 小笠原　Ａ．健."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.parts import Word
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.names.token_types import Trait, is_given_name, is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.names.texts import Tokens

_KANJI = "一-鿿々ヶ豈-﫿"
LAST = deferred(f"[・=](?<=[ァ-ヴー].)(?P<last>[{_KANJI}]{{1,3}})(?= *(?:\\Z|[ \\n\\t、。()]|さん|氏|君|様|殿))")
"""The kanji that a name in katakana ends with: `ホセ・マリア[・片桐] `, not `アジア・太平洋の`."""
KANA = deferred("(?<![ァ-ヴー・=A-Za-z.])[ァ-ヴー]+(?:[・=](?:[ァ-ヴー]+|[A-Z]\\.?))*\\Z")
"""The katakana before them: `[ホセ・マリア]`, not `、`."""
INITIAL = deferred(f"[A-Z](?<=[{_KANJI}][ ・].)[.・ ] ?(?P<last>[{_KANJI}]{{1,3}}|[ぁ-ゖ]{{2,4}})(?![{_KANJI}ぁ-ゖ])")
"""An initial between a surname and a given name: `小笠原 [A.健](`, not `第 A.`."""
FAMILY = deferred(f"(?<![{_KANJI}])[{_KANJI}]{{1,4}}[ ・]\\Z")
"""The surname before it: `[小笠原 ]`, not `、`."""
LONGEST_BEFORE = 40
"""Characters of what may stand before the last part of a name."""


class Mixed(NamedTuple):
    """The last part of a name, and what stands before it."""

    text: Tokens
    first: str
    start: int
    last: re.Match[str]

    @property
    def given(self) -> Word:
        """The last part."""
        return Word(self.text, *self.last.span("last"))

    @property
    def ends_as_name(self) -> bool:
        """True where the kanji at the end are a name, and no word before them is listed: ロイター・共同 is none."""
        written = self.last["last"]
        words = filter(None, self.first.replace("=", "・").split("・"))
        return (is_surname(written) or is_given_name(written)) and not any(map(gazetteer.label_of, words))

    @property
    def is_initialed(self) -> bool:
        """True where the words around an initial are a surname and a given name."""
        family = Word(self.text, self.start, self.start + len(self.first) - 1)
        known = self.given.is_given or is_surname(self.given.bare)
        return known and family.is_family and family.may_be_part

    def find(self) -> Find:
        """Return the name."""
        return Find(self.start, self.last.end("last"))


def _read(text: Tokens, last: re.Pattern[str], first: re.Pattern[str]) -> list[Mixed]:
    """Return what ends as one pattern says, and begins as another one does."""
    ends = [*last.finditer(text.folded)]
    heads = ((first.search(text.folded, max(0, end.start() - LONGEST_BEFORE), end.start()), end) for end in ends)
    return [Mixed(text, head[0], head.start(), end) for head, end in heads if head]


def _read_dotted(text: Tokens) -> list[Mixed]:
    return _read(text, LAST, KANA)


def _read_initialed(text: Tokens) -> list[Mixed]:
    return _read(text, INITIAL, FAMILY)


RULES = Table(
    Rule(
        "name in katakana that ends in kanji",
        "PERSON",
        Rank.SIGNED,
        _read_dotted,
        Mixed.find,
        where=lambda mixed: mixed.ends_as_name,
        found="次長　[ホセ・マリア・片桐]　海の研究所",
        left="アジア・太平洋　局長",
        gate=("・", "="),
        traits=Trait.GAP,
    ),
    Rule(
        "surname, initial and given name",
        "PERSON",
        Rank.SIGNED,
        _read_initialed,
        Mixed.find,
        where=lambda mixed: mixed.is_initialed,
        found="[小笠原　Ａ．健]（東海大学）",
        left="附則　Ａ．表（案）",
        traits=Trait.LATIN,
    ),
)
