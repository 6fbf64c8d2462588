"""Inserted: names of bodies that a word more or less tells from another one: 研究データ管理委員会, 研究データ管理運営委員会."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.names.slips.written import names_of
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.slips.written import Names

BODY = deferred(
    "(?:協会|協議会|委員会|審議会|懇談会|検討会|連絡会|研究会|連盟|連合会|機構|財団|公社|組合|会議|病院|診療所|研究所|センター|学校|大学|銀行|事務所|本部|審査会)$"
)
"""How the names of bodies end: 管理`[委員会]`."""
SHORTEST, HEAD, TAIL, MOST = 6, 2, 2, 4
"""Characters of a name, of both its ends, and of a word at most."""
OTHERS = deferred(
    "[0-9一二三四五六七八九十東西南北上下新旧前元第小副準次]|専門|分科|作業|実務|準備|幹事|部会|連絡|調整|地方|地区|支部|支所|附属|付属|中央|全国|国際|世界|日本|特別|臨時|合同|広域|歯科|訪問|女子|男子|高等|短期|特定|[市町村県都道府区郡]"
)
"""Words with which other bodies are called that belong to it, or are beside it: `[専門]`委員会, `[歯科]`医師会."""
PLACE = deferred("[市町村県都道府区郡]$")
"""What makes the word before it one of a place."""
ONE = 1
"""How often a slip stands there."""
JOINED = deferred("[・、]|及び|並びに|と|又は")
"""What joins two bodies side by side."""


def find_inserted(facts: Facts) -> Iterator[Found]:
    """Find bodies that stand there once with a word more or less than one that stands there oftener, or that everybody knows."""
    names = names_of(facts)
    bodies = {name: names.often(name) for name in names.spots if len(name) >= SHORTEST and BODY.search(name)}
    known = _known()
    for short, long in sorted(_pairs({*bodies, *(name for name in _near(bodies, known) if name not in bodies)})):
        for odd, usual in ((short, long), (long, short)):
            if bodies.get(odd) == ONE and odd not in known and _is_usual(usual, bodies, known):
                yield from _told(names, odd, usual)


def _told(names: Names, odd: str, usual: str) -> Iterator[Found]:
    [place] = names.places(odd)
    others = tuple(names.places(usual)) if usual in names.spots else ()
    text = names.facts.texts[place.block]
    if any(each.block == place.block for each in others) and JOINED.search(text):
        return  # both are told of together
    around = text[max(0, place.start - ONE) : place.start], text[place.end : place.end + ONE]
    if not any(map(RUNS_ON.match, around)):
        yield Found(place, f"{odd}: {usual}?" if not others else f"{odd}: {usual} elsewhere", others, usual)


RUNS_ON = deferred("[一-鿿ァ-ヴー]")
"""What shows that a name is a part of a longer one."""


def _is_usual(name: str, bodies: Mapping[str, int], known: frozenset[str]) -> bool:
    return name in known or bodies.get(name, 0) > ONE


@cache
def _known() -> frozenset[str]:
    """Return the bodies that everybody knows, of some length."""
    return frozenset(
        name
        for name, entry in entries().items()
        if entry.label == "ORG" and len(name) >= SHORTEST and BODY.search(name)
    )


@cache
def _by_ends() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for name in _known():
        found.setdefault((name[:HEAD], name[-TAIL:]), []).append(name)
    return found


def _near(bodies: Mapping[str, int], known: frozenset[str]) -> Iterator[str]:
    """Yield the known bodies that begin and end as some that nobody knows."""
    for name in bodies:
        if name not in known:
            yield from _by_ends().get((name[:HEAD], name[-TAIL:]), ())


def _pairs(names: set[str]) -> Iterator[tuple[str, str]]:
    """Yield names with those that have a word more inside."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[:HEAD], []).append(name)
    for group in groups.values():
        for short in group:
            yield from ((short, long) for long in group if _word_more(short, long))


def _word_more(short: str, long: str) -> bool:
    """Tell whether a name has a word more inside, and is no other body for it.

    >>> _word_more("研究データ管理委員会", "研究データ管理運営委員会"), _word_more("北浜県医師協会", "北浜県歯科医師協会")
    (True, False)
    """
    more = len(long) - len(short)
    if not 0 < more <= MOST or short[-TAIL:] != long[-TAIL:]:
        return False
    at = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    is_inside = HEAD <= at <= len(short) - TAIL and short[at:] == long[at + more :]
    return is_inside and not OTHERS.search(long[at : at + more]) and not PLACE.search(short[:at])
