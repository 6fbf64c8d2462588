"""Evidence: what speaks for two offices of one person excluding each other, and what against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.persons import read_title
from jdoc.checks.names.surnames import common_surnames, is_of_personnel
from jdoc.checks.same import same_before, same_behind
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.offices.mentions import Mention, Named
    from jdoc.checks.names.offices.pairs import Pair
    from jdoc.checks.names.offices.reading import Office

FORMER = deferred("前任|先代|歴代|当時|元|(?<![年月日名以])前|旧|故(?=.{0,12}$)")
"""What makes an office that of an earlier time: `[前]課長`, not `3年前`."""
FORMER_BEHIND = deferred(
    "(?:[^。、]{0,4}[(][^)]{0,6}(?:当時|前|元|現)|[^。、]{0,4}[(][^)]*まで[)]|であった|だった|を(?:務め|歴任|退)|退任)"
)
"""The same behind it: 課長`[(当時]`, 課長`[(6月30日まで)]`."""
NEXT = deferred(
    "新(?!聞|潟|宿|田)|次期|後任|就任|就く|となる|予定|候補|内定|昇任|昇格|(?<!受)(?<!受け)付け(?!る|た|て)|選任|任命|発令|選出"
)
"""What makes it that of a later one: `[新]課長`."""
BOTH = deferred("兼|併任|事務取扱|を務める|充て")
"""What tells that somebody has several."""
STAND_IN = deferred("代理|代わ|代行|代読|職務|欠席|名代")
"""What tells that somebody stands in for another one."""
YEARS = deferred("(?:[0-9元][年月日]度?|年度)[ \\t]*$")
"""A year or a day right before an office that was held then: `令和[3年度 ]`課長, not `令和3年度の`."""
OTHER = deferred("(?P<body>(?<!同)[一-鿿ァ-ヴー]+[会合社団構盟署庁院校](?=の?$)|[市町村県](?=の$))の?$")
"""Of what body somebody is, before the name: `[水産連盟の]`細井会長, not `課の`."""
MEETING = deferred("(?:^| )(?:議長|座長|本部長|団長|隊長)(?: |$)")
"""Who is at the head for a while, by a bare word, beside what he is: `[議長]`, not `市議会議長`."""
OF_UNITS = frozenset({"unit", "local", "school", "cabinet", "staff"})
"""Kinds of offices that no committee has."""
ASSEMBLY = frozenset({"議長", "副議長"})
"""Whoever heads a town heads no assembly of it."""
BY_OFFICE = frozenset({"会長", "委員長", "理事長"})
"""Who is called by this office where it is his, not by one that is no head's."""
MANY = frozenset({"課長", "部長", "室長", "係長", "局長", "次長", "主査", "主幹", "主任"})
"""Heads of which a body has several, who may have one surname."""
OF_BODIES = frozenset({"chair", "local", "company"})
"""Kinds of which somebody has several offices, of several bodies."""
AROUND = 8
SHORT = 2


class Site(NamedTuple):
    """Two offices with the document that has them."""

    pair: Pair
    named: Named
    facts: Facts
    holders: dict[str, set[str]]
    """Who has each office."""


def holders_of(named: Named) -> dict[str, set[str]]:
    """Return who has each office of a document, by their names."""
    holders: dict[str, set[str]] = {}
    for names in (named.names, named.calls):
        for name, mentions in names.items():
            for each in mentions:
                holders.setdefault(each.office.role, set()).add(name)
    return holders


def evidence_of(site: Site) -> dict[str, float]:
    """Return what speaks for and against a conflict, each as it is called in the table."""
    odd, own = site.pair.odd[0], site.pair.own[0]
    found = ["any", *_of_persons(site), *_of_offices(odd, own), *_of_places(site, odd, own), *_of_time(site)]
    return dict.fromkeys(found, 1.0)


def _of_persons(site: Site) -> Iterator[str]:
    """Yield what tells whether it is one person."""
    pair = site.pair
    whole = [group[0].name for group in (pair.odd, pair.own) if group[0].name in site.named.names]
    yield ("surnames", "surname and name", "names")[len(whole)]
    if pair.owners > 1:
        yield "several owners"
    calls = [group[0].place for group in (pair.odd, pair.own) if group[0].name in site.named.calls]
    if len(calls) == 1 and calls[0] < max(pair.odd[0].place, pair.own[0].place):
        yield "surname first"
    if len(whole) < SHORT:
        yield from _of_surnames({each.name for each in (*pair.odd, *pair.own)})
    if pair.offices > SHORT:
        yield "three offices" if pair.offices == SHORT + 1 else "more offices"


def _of_surnames(surnames: set[str]) -> Iterator[str]:
    """Yield what tells how likely two persons have a surname."""
    if not common_surnames().isdisjoint(surnames):
        yield "common surname"
    if min(map(len, surnames)) == 1:
        yield "surname of one character"


def _of_offices(odd: Mention, own: Mention) -> Iterator[str]:
    """Yield what two offices say."""
    one, other = odd.office, own.office
    yield "kinds " + " ".join(sorted((one.kind, other.kind)))
    yield from _of_ranks(one, other)
    yield from _of_heads(one, other)
    before, behind = same_before(one.role, other.role), same_behind(one.role, other.role)
    if before + behind >= max(len(one.role), len(other.role)) - SHORT and before + behind > SHORT:
        yield "slip"
    if one.stem and other.stem and one.head == other.head and before <= SHORT:
        yield "same rank"
    if other.role in BY_OFFICE and one.kind in {"unit", "local", "school"} and odd.how == "behind":
        yield "head called otherwise"
    if read_title(one.role) is not None and read_title(other.role) is not None:
        yield "both titles"


def _of_ranks(one: Office, other: Office) -> Iterator[str]:
    """Yield what tells that one of two offices is that of a deputy."""
    if "補佐" in one.role + other.role and one.bare != other.bare:
        yield "assistant"
    if one.is_deputy == other.is_deputy:
        return
    if one.stem == other.stem and len(one.stem) > SHORT:
        yield "deputy of one body"
    if one.bare.endswith(other.bare) or other.bare.endswith(one.bare):
        yield "acting" if one.is_acting or other.is_acting else "deputy"
    else:
        yield "deputy elsewhere" if one.head == other.head else "other rank"


def _of_heads(one: Office, other: Office) -> Iterator[str]:
    """Yield what tells of which bodies two offices are."""
    if one.kind == "chair" and other.kind == "local" and one.role in ASSEMBLY:
        yield "assembly and town"
    if one.kind != other.kind:
        return
    if one.is_deputy == other.is_deputy and MEETING.search(f"{one.role} {other.role}"):
        yield "at a meeting"
    if one.kind in OF_BODIES and same_before(one.role, other.role) <= SHORT:
        yield ("bare", "one body", "two bodies")[bool(one.stem) + bool(other.stem)] + f" {one.kind}"


def _of_places(site: Site, odd: Mention, own: Mention) -> Iterator[str]:
    """Yield what the places say."""
    pair, facts = site.pair, site.facts
    texts = facts.texts[odd.place.block], facts.texts[own.place.block]
    if len(pair.own) > 1:
        yield "own again"
    if len(pair.odd) > 1:
        yield "odd again"
    one, other = odd.office, own.office
    if pair.owners == 0 and one.head == other.head and one.role[-2:] in MANY and len(pair.own) == 1:
        yield "two of many"
    hows = {"spaced": "list", "before": "list", "row": "list", "role": "list"}
    yield f"odd {hows.get(odd.how, odd.how)}"
    yield f"own {hows.get(own.how, own.how)}"
    if odd.place.block == own.place.block:
        between = texts[0][min(odd.place.end, own.place.end) : max(odd.place.start, own.place.start)]
        if "\n" in between or facts.blocks[odd.place.block].rows:
            yield "one table"
        else:
            yield "one block" if "。" in between else "one sentence"
    others = _others(site, odd)
    if others:
        yield "of another"
    yield from _of_bodies(texts, odd, own)


def _of_bodies(texts: tuple[str, str], odd: Mention, own: Mention) -> Iterator[str]:
    """Yield what stands before two offices of whose they are."""
    here, there = (_body(text, each) for text, each in zip(texts, (odd, own), strict=True))
    if here and there:
        if not (here.endswith(there[-SHORT:]) or here in own.office.role):
            yield "body before odd"
    elif here:
        yield "body before odd"
    elif there:
        yield "body before own"


def _body(text: str, mention: Mention) -> str:
    """Return the body before somebody with an office, if it has such an office."""
    match = OTHER.search(text, max(0, mention.place.start - AROUND), mention.place.start)
    body = match["body"] if match else ""
    return "" if body.endswith("会") and mention.office.kind in OF_UNITS else body


def _others(site: Site, odd: Mention) -> set[str]:
    """Return who else has the odd office."""
    own = {each.name for each in (*site.pair.odd, *site.pair.own)} | {site.pair.name}
    return {
        name
        for name in site.holders.get(odd.office.role, ())
        if not any(name.startswith(each) or each.startswith(name) for each in own)
    }


def _of_time(site: Site) -> Iterator[str]:
    """Yield what the words beside the offices say of when they are held."""
    marks = [_explained(site.facts, group) for group in (site.pair.odd, site.pair.own)]
    for mark in ("former", "next", "both", "stand-in"):
        if any(mark in each for each in marks):
            yield mark
    if is_of_personnel(site.facts):
        yield "personnel"
    if any(YEARS.search(site.facts.texts[each.place.block], 0, each.place.start) for each in _both(site)):
        yield "years"


def _explained(facts: Facts, group: Sequence[Mention]) -> set[str]:
    """Return what is said of when somebody has an office, if it is said wherever the office stands."""
    marks = [{*_marks(facts, each)} for each in group]
    return set[str]().union(*marks) if all(marks) else set()


def _both(site: Site) -> tuple[Mention, Mention]:
    return site.pair.odd[0], site.pair.own[0]


def _marks(facts: Facts, mention: Mention) -> Iterator[str]:
    index, start, end = mention.place
    text = facts.texts[index]
    before = text[max(0, start - AROUND) : start].rpartition("。")[2].rpartition("、")[2]
    inside = text[start:end]
    behind = text[end : end + 2 * AROUND].partition("。")[0]
    if FORMER.search(before + inside) or FORMER_BEHIND.match(behind):
        yield "former"
    if NEXT.search(before[-4:] + inside) or NEXT.search(behind):
        yield "next"
    if BOTH.search(before[-4:] + inside + behind[:4]):
        yield "both"
    if STAND_IN.search(before[-4:] + inside + behind[:4]) and not mention.office.is_acting:
        yield "stand-in"
