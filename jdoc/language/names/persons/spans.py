"""How far a name in a run may be a person's: 岸田文雄 over its tags, アーニャ・ベルク over the shapes of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens

FAMILY_AND_GIVEN = deferred("F(?:sG{1,2}|G{0,3})")
"""A family name in kanji with the given name behind it, over tags: 岸田, 岸田文雄, 岸田　文雄."""
PLACE_AND_GIVEN = deferred(".G{0,2}")
"""The same of a word that is no surname in the dictionary, over tags: 二宮, 八代英太."""
KATAKANA_NAME = deferred(
    """(?<! [KLSp][od] )                          # not behind the dot of a longer name,
       (?= [KS] | [KLSp] (?:o[Lp])*+ o[KS] )      # one of whose words is foreign: フォン・デア・ライエン
       [KLSp]
       (?: [KL]                                   # pieces glued to it: ガンバー|タル,
         | (?<! o[KLSp] ) S                       # but no state: アイルランガ・ハルタルト|インドネシア
         | o (?: [KS] | L(?=[KLSp]) ) )*+         # words behind dots; a loan word only with more of it behind
    """,
    re.VERBOSE,
)
"""A name in katakana, over the shapes of words (`_read_shapes`)."""
LOAN_WORDS_BEHIND = deferred("(?:(?<=[KLSp])[od][KLSp])*+")
"""How a name may go on with loan words, over shapes: ラフィクル|・イスラム."""


def name_end(run: Tokens, at: int) -> int | None:
    """Return where the person's name that begins at a token ends, if one may begin there."""
    kind = run.types[at]
    if kind.katakana:
        match = KATAKANA_NAME.match(run.once(_read_shapes), at)
    elif not kind.kanji:
        match = None
    elif kind.tag == "F":
        match = FAMILY_AND_GIVEN.match(run.tags, at)
    else:  # 高梨, 二宮 and 八代 are places in the dictionary; the title decides
        match = PLACE_AND_GIVEN.match(run.tags, at) if kind.proper and not run.is_state(at) else None
    return match.end() if match else None


def end_with_loan_words(run: Tokens, end: int) -> int:
    """Return the token behind the loan words that a name ending before a token may go on with."""
    match = LOAN_WORDS_BEHIND.match(run.once(_read_shapes), end)
    return match.end() if match else end


def _read_shapes(run: Tokens) -> str:
    """Return for each token its shape, a character: how it may be part of a name in katakana.

    K foreign, L a loan word, S a state, p part of a listed name; o a dot, d a dot in a listed name; . other.
    """
    return "".join(_shape(run, at) for at in range(len(run)))


def _shape(run: Tokens, at: int) -> str:
    kind = run.types[at]
    if kind.tag == "o":
        return "d" if run.in_listed(at) else "o"
    if not kind.katakana:
        return "."
    if run.in_listed(at):
        return "p"
    if gazetteer.is_state(kind.word):
        return "S"
    return "K" if _is_foreign(run, at) else "L"


def _is_foreign(run: Tokens, at: int) -> bool:
    """Tell whether a katakana word may be part of a person's name: it is no loan word, nor cut as those never are."""
    kind, after = run.types[at], run.kind(at + 1)
    if kind.unknown or kind.is_named:
        return True
    return kind.pos[0] == "接尾辞" or (after.katakana and after.pos[0] == "接尾辞")  # ブリン|ケン
