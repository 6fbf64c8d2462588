"""Persons whose names mix scripts: ホセ・マリア・片桐, 小笠原　Ａ．健."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.parts import Word
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait, is_given_name, is_surname

_KANJI = "一-鿿々ヶ豈-﫿"
DOTTED = deferred(
    f"(?<![ァ-ヴー・A-Za-z.])(?P<name>(?P<kana>(?:[ァ-ヴー]+[・=])+)(?:[A-Z]\\.?[・=])?(?P<last>[{_KANJI}]{{1,3}}))(?![・=])"
)
"""A name in katakana that ends in kanji: `[ホセ・マリア・片桐]　`, not `ホセ・マリア`."""
INITIALED = deferred(
    f"(?<![{_KANJI}])(?P<name>(?P<family>[{_KANJI}]{{1,4}})[ ・]{{1,2}}[A-Z][.・ ] ?"
    f"(?P<given>[{_KANJI}]{{1,3}}|[ぁ-ゖ]{{2,4}}))(?![{_KANJI}ぁ-ゖ])"
)
"""A surname, an initial and a given name: `[小笠原 A.健](`, not `第 A.1`."""
ENDS = deferred(r" *(?:\Z|[ \n\t、。()]|さん|氏|君|様|殿)")
"""What stands behind such a name: 片桐`[ ]研究員`, not `・`."""


def _is_mixed(name: Match) -> bool:
    """Tell whether the kanji at the end are a name, and no word before them is listed: ロイター・共同 is none."""
    last = name.match["last"]
    words = name.match["kana"].replace("=", "・").split("・")
    if any(map(gazetteer.label_of, filter(None, words))) or ENDS.match(name.text.folded, name.end) is None:
        return False
    return is_surname(last) or is_given_name(last)


def _is_initialed(name: Match) -> bool:
    """Tell whether the words around the initial are a surname and a given name."""
    family, given = Word(name.text, *name.match.span("family")), Word(name.text, *name.match.span("given"))
    return family.is_family and family.may_be_part and (given.is_given or is_surname(given.bare))


RULES = Table(
    Rule(
        "name in katakana that ends in kanji",
        "PERSON",
        Rank.SIGNED,
        matches(DOTTED),
        Match.find,
        where=_is_mixed,
        found="次長　[ホセ・マリア・片桐]　海の研究所",
        left="アジア・太平洋　局長",
        gate=("・", "="),
        traits=Trait.GAP,
    ),
    Rule(
        "surname, initial and given name",
        "PERSON",
        Rank.SIGNED,
        matches(INITIALED),
        Match.find,
        where=_is_initialed,
        found="[小笠原　Ａ．健]（東海大学）",
        left="附則　Ａ．表（案）",
        traits=Trait.LATIN,
    ),
)
