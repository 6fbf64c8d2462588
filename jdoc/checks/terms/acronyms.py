"""Acronyms that stand for two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.endings import kinds
from jdoc.checks.rules import Found, Place
from jdoc.checks.same import same_before, same_behind
from jdoc.checks.terms.letters import find_slips, general_letters
from jdoc.checks.terms.uses import terms
from jdoc.language.acronyms import CAPITALS, FEWEST_CAPITALS, find_acronyms
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts

ALIKE = 0.6
GLOSS = deferred(
    "(?<![A-Za-z0-9])(?P<acronym>[A-Z][A-Za-z0-9&-]{1,8}) ?[(](?P<name>(?=[^()]{0,24}(?:の|による|ための|に関する)[^\\W0-9_ぁ-ん])[^\\W0-9_ぁ-んA-Za-z](?:(?!を)[^\\WA-Za-z0-9_]){4,28}[^\\W0-9_ぁ-ん][みり]?)[)]"
)
"""What an acronym is explained by, in words: `[BRT(衛星による測位)]`, not `BRT(東駅)`."""
BESIDE = deferred(
    "(?:横|前|裏|脇|側|隣|上|下|中|内|外|時|日|分|用|等|別|所|先|付|後|設置|配置|配備|使用|利用|参照|記載|提出|実施|予定|場合|対象|担当|のみ)$"
)
"""What no acronym stands for: where a thing is, when, whose: 玄関の`[横]`, not `測位`."""


class Said(NamedTuple):
    """An acronym with the name that it stands for."""

    acronym: str
    name: str
    place: Place


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find acronyms with two names, names with two acronyms, and acronyms that are slips of others: what is told, once."""
    every = [*_said(facts)]
    told: set[Place] = set()
    for found in (*_of_two(facts, every), *find_slips(facts, every)):
        if found.place not in told:
            yield found
        told |= {found.place, *found.related}


def _of_two(facts: Facts, every: Iterable[Said]) -> Iterator[Found]:
    """Find acronyms with two names, and names with two acronyms."""
    names: dict[str, Said] = {}
    acronyms: dict[str, Said] = {}
    for said in every:
        known = names.setdefault(said.acronym, said)
        other = acronyms.setdefault(said.name, said)
        if known is not said and _are_two(known, said):
            yield Found(said.place, f"{said.acronym}: {said.name}, but {known.name} elsewhere", (known.place,))
        elif other.acronym != said.acronym and _is_acronym_of_it(other, said):
            yield Found(said.place, f"{said.name}: {said.acronym}, but {other.acronym} elsewhere", (other.place,))
    yield from _explained(facts, names)
    yield from _spelled_out(facts)


def _are_two(one: Said, other: Said) -> bool:
    """Tell whether an acronym stands for two names."""
    if _have_another_word(one.name, other.name):
        return True
    return (differ(one.name, other.name) and not _describes(one.name, other.name)) or _is_miscalled(one, other)


def _have_another_word(one: str, other: str) -> bool:
    """Tell whether two long names are the same but for a word, which has nothing in common with the other's.

    >>> _have_another_word("慢性閉塞性肺疾患", "慢性閉塞性肺炎"), _have_another_word("施設業務継続計画", "施設事業継続計画")
    (True, False)
    """
    before = same_before(one, other)
    behind = same_behind(one[before:], other[before:])
    middles = [name[before : len(name) - behind] for name in (one, other)]
    return (
        before >= SHORTEST_SAME
        and before + behind >= LONG_SAME
        and all(map(OTHER_WORD.fullmatch, middles))
        and set(middles[0]).isdisjoint(middles[1])
        and not {one[-2:], other[-2:]} <= kinds()
        and _canonical(one) != _canonical(other)
    )


LONG_SAME = 5
"""Characters that two names have in common which nobody takes for each other's translation."""
OTHER_WORD = deferred("[一-鿿]{1,3}")
"""A word in which they differ: `[疾患]`, not `コード`."""


def _is_miscalled(one: Said, other: Said) -> bool:
    """Tell whether one of two names is that of a body everybody calls by an acronym, and the other one differs by its last word."""
    listed = entries().get(one.acronym)
    if (
        listed is None
        or listed.value not in {one.name, other.name}
        or (_is_listed(one.name) and _is_listed(other.name))
    ):
        return False
    same = same_before(one.name, other.name)
    tails = {one.name[same:], other.name[same:]}
    return same >= SHORTEST_SAME and tails <= kinds()


def _spelled_out(facts: Facts) -> Iterator[Found]:
    """Find acronyms that stand for two names in Latin letters: GCS (Group Carbon Standard), GCS (Water Use Rule)."""
    known: dict[str, Said] = {}
    for said in (*_in_latin(facts, LATIN), *_in_latin(facts, LATIN_BEFORE)):
        first = known.setdefault(said.acronym, said)
        if _have_little_in_common(*(WORDS.findall(each.name.lower()) for each in (first, said))):
            one, other = sorted((first, said), key=lambda each: each.place)
            yield Found(other.place, f"{other.acronym}: {other.name}, but {one.name} elsewhere", (one.place,))


def _in_latin(facts: Facts, pattern: re.Pattern[str]) -> Iterator[Said]:
    for index in facts.kept("in latin", lambda: facts.where(IN_LATIN)):
        for match in pattern.finditer(facts.texts[index]):
            yield Said(match["acronym"], match["name"], Place(index, *match.span("acronym")))


IN_LATIN = deferred("[(][A-Za-z]")
"""What each of these has: `GCS[(G]roup Carbon Standard)`, not `(協定)`."""
LATIN = deferred(
    "(?<![A-Za-z0-9])(?P<acronym>[A-Z][A-Z0-9&-]{1,8}) ?[(](?P<name>[A-Za-z]+[ -][A-Za-z][A-Za-z .,'&/-]{1,80})[)]"
)
"""An acronym with what it stands for in Latin letters: `[GCS(Group Carbon Standard)]`, not `GCS(PDF)`."""
LATIN_BEFORE = deferred(
    "(?P<name>[A-Z][a-z]+(?:[ -](?:of|for|and|the|on|in|[A-Z][a-z]+)){1,7}) ?[(](?P<acronym>[A-Z][A-Z0-9&-]{1,8})[)]"
)
"""The same the other way: `[Port Security Plan (PSP)]`."""
WORDS = deferred("[a-z]{3,}")
"""A word of it that says something: `[group] of`."""


def _have_little_in_common(one: list[str], other: list[str]) -> bool:
    """Tell whether two names have at most half of their words in common, by how these begin."""
    common = {word[:4] for word in one} & {word[:4] for word in other}
    return bool(one and other) and len(common) * 2 <= max(len(one), len(other))


def _explained(facts: Facts, names: dict[str, Said]) -> Iterator[Found]:
    """Find acronyms that stand for a name, and are explained by words that share nothing with it."""
    for index in facts.having(*(f"{acronym}{bracket}" for acronym in names for bracket in ("(", " ("))):
        for match in GLOSS.finditer(facts.texts[index]):
            known, gloss = names.get(match["acronym"]), match["name"]
            if known and not BESIDE.search(gloss) and not _share(known.name, gloss):
                place = Place(index, *match.span("acronym"))
                yield Found(place, f"{known.acronym}: {gloss}, but {known.name} elsewhere", (known.place,))


def _share(one: str, other: str) -> bool:
    """Tell whether two names have something in common: kanji, or two katakana side by side."""
    kanji = {char for char in one if KANJI.match(char)}
    return len(kanji & set(other)) > 1 or not _pairs(HIRAGANA.sub(" ", one)).isdisjoint(
        _pairs(HIRAGANA.sub(" ", other))
    )


KANJI = deferred("[一-鿿]")
"""A kanji: `[位]`, not `の`."""


def _said(facts: Facts) -> Iterator[Said]:
    for index in facts.where(CAPITALS):
        for acronym in find_acronyms(facts.texts[index]):
            is_read = READING.fullmatch(acronym.name) and len(acronym.name) <= len(acronym.word)
            if acronym.word in general_letters() or is_read:
                continue
            yield Said(acronym.word, acronym.name, Place(index, acronym.start, acronym.end))
    for term in terms(facts):
        if ACRONYM.fullmatch(term.term) and NAME.fullmatch(term.definition.text) and term.term not in general_letters():
            yield Said(term.term, term.definition.text, term.place)


ACRONYM = deferred("[A-Z][A-Z&-]{1,7}")
"""A term that is one: 以下「`[JB]`」という, not `IoT`."""
NAME = deferred("[^\\W0-9_ぁ-ん]{4,}")
"""A name, no description: `[自主防災組織]`, not `市の施設`."""


def differ(one: str, other: str) -> bool:
    """Tell whether two names are of two things: neither is the end of the other, and they aren't alike.

    >>> differ("世界税関機構", "世界コーヒー機関"), differ("核兵器不拡散条約", "核不拡散条約")
    (True, False)
    """
    one, other = LEAD.sub("", one), LEAD.sub("", other)
    if _canonical(one) == _canonical(other):
        return False
    if _is_listed(one) and _is_listed(other):
        return True
    bare, other_bare = HIRAGANA.sub("", one), HIRAGANA.sub("", other)
    if bare.endswith(other_bare) or other_bare.endswith(bare) or _are_translated(bare, other_bare):
        return False
    if _has_one_more_word(*sorted((bare, other_bare), key=len)) or _are_qualified(bare, other_bare):
        return True
    if _are_of_two_kinds(bare, other_bare):
        return True
    first, second = _pairs(bare), _pairs(other_bare)
    return 2 * len(first & second) < ALIKE * (len(first) + len(second))


LEAD = deferred(
    "^(?:現地|[我わ]が国|日本|[本当同]?[国県市町村社局省校]|[各全][国地県社省]|地元|[上前下]記|既存|最新|従来|独自|政府|関係機関)の"
)
"""Whose it is, before a name: `[現地の]国際協力機構`, not `核兵器の`."""


def _describes(one: str, other: str) -> bool:
    """Tell whether one of two says in words what the other is called.

    >>> _describes("列車集中制御装置", "列車を集中して制御する装置"), _describes("公民連携", "資金を用いる手法")
    (True, False)
    """
    return "を" in one + other and bool(_pairs(one) & _pairs(other))


def _has_one_more_word(short: str, long: str) -> bool:
    """Tell whether a name is another one with a word put into it: 災害派遣医療チーム, 災害派遣精神医療チーム."""
    more = len(long) - len(short)
    places = range(1, len(short))
    return more > 1 and any(short == long[:at] + long[at + more :] and long[at : at + more].isalpha() for at in places)


def _are_qualified(one: str, other: str) -> bool:
    """Tell whether two names end alike, and begin with words that have nothing in common.

    >>> _are_qualified("投下資本利益率", "自己資本利益率"), _are_qualified("主要業績指標", "重要業績指標")
    (True, False)
    """
    same = same_behind(one, other)
    heads = one[: len(one) - same], other[: len(other) - same]
    return all(map(QUALIFIER.fullmatch, heads)) and set(heads[0]).isdisjoint(heads[1])


QUALIFIER = deferred("[一-鿿]{2,6}")
"""A word before a name that says which it is: `[投下]`, not `ヨーロッパ`."""


def _are_of_two_kinds(one: str, other: str) -> bool:
    """Tell whether two names begin alike, and are of bodies of two kinds that nobody takes for each other.

    >>> _are_of_two_kinds("国際水道基金", "国際水道連盟"), _are_of_two_kinds("国際水道機関", "国際水道機構")
    (True, False)
    """
    same = same_before(one, other)
    tails = {one[same:], other[same:]}
    return same >= SHORTEST_SAME and tails <= kinds() and not tails & TRANSLATED


SHORTEST_SAME = 2
TRANSLATED = frozenset({"機関", "機構", "会議", "会合", "協会", "連合", "協定", "条約"})
"""Kinds of which one is another's translation."""


def _are_translated(one: str, other: str) -> bool:
    """Tell whether two names begin and end alike, with a foreign word in one of them: 情報通信技術, 情報コミュニケーション技術."""
    return one[:2] == other[:2] and one[-2:] == other[-2:] and bool(FOREIGN.search(one)) != bool(FOREIGN.search(other))


HIRAGANA = deferred("[ぁ-ん]+")
"""What joins words: 開発`[のための]`目標, not `開発`."""
FOREIGN = deferred("[ァ-ヴー]{3,}")
"""A foreign word: `[コミュニケーション]技術`, not `通信`."""
READING = deferred("[ァ-ヴー]+")
"""How an acronym is read: `[アセアン]`, not `連合`."""


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


def _is_listed(name: str) -> bool:
    return name in entries()


def _canonical(name: str) -> str:
    listed = entries().get(name)
    return listed.value if listed else name


FIGURES = "0123456789"


def _is_acronym_of_it(one: Said, other: Said) -> bool:
    """Tell whether two acronyms are meant to be one: they differ by a letter, or two are exchanged; not by a number."""
    if one.acronym.rstrip(FIGURES) == other.acronym.rstrip(FIGURES):
        return False
    if len(one.acronym) != len(other.acronym):
        short, long = sorted((one.acronym, other.acronym), key=len)
        return len(short) > FEWEST_CAPITALS and any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
    return sorted(one.acronym) == sorted(other.acronym) or sum(map(str.__ne__, one.acronym, other.acronym)) == 1
