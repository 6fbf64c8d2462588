"""How far a name in a run may be a person's: 岸田文雄 over its tags, アーニャ・ベルク over the shapes of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import read_titles

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

FAMILY_AND_GIVEN = deferred("F(?:s{1,3}G{1,2}|G{0,3})")
"""A family name in kanji with the given name behind it, over tags: 岸田, 岸田文雄, 岸田　文雄."""
PLACE_AND_GIVEN = deferred(".G{0,2}")
"""The same of a word that is no surname in the dictionary, over tags: 二宮, 八代英太."""
KATAKANA_NAME = deferred(
    """(?<! [KLSp][od] )                          # not behind the dot of a longer name,
       (?= [KS] | [KLSp] (?:o[Lp])*+ o[KS] )      # one of whose words is foreign: フォン・デア・ライエン
       [KLSp]
       (?: [KL]                                   # pieces glued to it: ガンバー|タル,
         | (?<! o[KLSp] ) S                       # but no state: アイルランガ・ハルタルト|インドネシア
         | o (?: [KS] | L(?=[KLSp]) | p(?=o[KS]) ) )*+ # words behind dots; others only with more behind
    """,
    re.VERBOSE,
)
"""A name in katakana, over the shapes of words (`_read_shapes`)."""
LONGEST_NAME = 5
"""Characters of a name whose given name the dictionary doesn't know."""
LONGEST_REST = 3
NO_REST = frozenset("駐在対元前現新副故旧同両各総次長第大中小市区町村県州国省庁局部課")
"""What begins or ends a role, and is no rest of a given name."""
GIVEN_ENDS = frozenset("子美代江枝恵香奈")
"""Kanji that given names in kana end with: ヨシ子."""
LOAN_WORDS_BEHIND = deferred("(?:(?<=[KLSp])[od](?![Sp]+\\.)[KLSp])*+")
"""How a name may go on with loan words, over shapes: ラフィクル|・イスラム, not ブリンク・|オランダ王国大臣."""


def name_end(run: Tokens, at: int) -> int | None:
    """Return where the person's name that begins at a token ends, if one may begin there."""
    kind = run.types[at]
    if kind.katakana:
        match = KATAKANA_NAME.match(run.once(_read_shapes), at)
    elif not kind.kanji:
        match = None
    elif kind.tag == "F":
        first = at + (kind.length == 1 and run.tags.startswith("FG", at + 1))  # 楡|金|美彦
        match = FAMILY_AND_GIVEN.match(run.tags, first)
    else:  # 高梨, 二宮 and 八代 are places in the dictionary; the title decides
        match = PLACE_AND_GIVEN.match(run.tags, at) if kind.proper and not run.is_state(at) else None
    return match.end() if match else None


def end_with_rest(run: Tokens, at: int, end: int) -> int:
    """Return the token behind the characters that a given name goes on with, before a role: 田辺文|喜|議長."""
    stop = end
    while stop < len(run) and run.starts[stop + 1] - run.starts[at] <= LONGEST_NAME and is_rest(run.types[stop]):
        stop += 1
    return stop if 0 < stop - end < LONGEST_REST and begins_role(run, stop) else end


def end_with_kanji(run: Tokens, end: int) -> int:
    """Return the token behind the kanji that a given name in kana ends with: ヨシ|子."""
    given = run.types[end - 1]
    return end + (given.tag == "G" and not given.kanji and run.word(end) in GIVEN_ENDS)


def is_rest(kind: TokenType) -> bool:
    """Tell whether a token may be a part of a given name that the dictionary doesn't know: a kanji, no 副, 元."""
    return kind.length == 1 and kind.kanji and kind.word not in NO_REST and kind.word not in gazetteer.words("role")


def begins_role(run: Tokens, at: int) -> bool:
    """Tell whether a token may begin the role behind a name: a title, a state or a place, 外務, the end of the run."""
    if any(title.first == at for title in run.once(read_titles)):
        return True
    kind = run.kind(at)
    return bool(run.listed_from(at)) or kind.place or kind.word in gazetteer.words("role")


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
