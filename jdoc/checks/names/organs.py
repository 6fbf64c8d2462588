"""Organs: offices that stand below another one than before, and meetings that are called by another kind: 福祉部 and 民生部子育て課, 審議会 and 協議会."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.names.exchanged import Named, places_of_word, tell_once, tell_same_before
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

UNIT = deferred(
    "(?<=[一-鿿ァ-ヴー][部局])[ \\t]{0,2}(?P<unit>(?:[一-鿿々ァ-ヴー]|子育て|まちづくり|こども|くらし|ものづくり|しごと){1,10}[課室])(?![一-鿿])"
)
"""An office behind what it stands below: `福祉部[子育て課]`, not `子育て課`."""
ABOVE = deferred("[一-鿿々ァ-ヴー・]{2,14}[部局]$")
"""What an office stands below: `[北浜市福祉部]`, not `福祉課`."""
LONGEST_ABOVE = 16
CITY = deferred("^[一-鿿々ァ-ヴー]{1,8}?[市町村区県府都道省庁](?=[一-鿿ァ-ヴー・]{2})")
"""What an office is of: `[北浜市]福祉部`."""
OF_ALL = deferred(
    "^(?:総務|庶務|管理|企画|調整|経理|会計|人事|政策|秘書|監理|業務|計画|指導|振興|推進|事業|調査|相談)(?:企画|調整|総務|政策)?[課室]$"
)
"""An office that every one above has: `[総務課]`, not `子育て課`."""
KINDS = ("審議会", "協議会", "検討会", "懇談会", "懇話会", "研究会", "検討委員会", "策定委員会", "連絡会議", "推進会議")
"""Kinds of meetings that are taken for each other."""
LONG_STEM = 4
"""Characters before such a kind that are enough of a name."""
OWN = deferred("(?<![一-鿿])[本当](?P<kind>審議会|協議会|検討会|懇談会|懇話会|研究会)(?![一-鿿])")
"""What a meeting calls itself: `[本検討会]`, not `日本協議会`."""
CALLED = deferred("(?<![本当])(?P<kind>審議会|協議会|検討会|懇談会|懇話会|研究会)")
"""The kind of a meeting in a title: 港湾計画`[検討会]`, not `本懇談会`."""
TITLES = 4
"""Blocks in which a paper says what it is of."""


def find_organs(facts: Facts) -> Iterator[Found]:
    """Find offices that stand below another one once, and meetings of another kind."""
    yield from _units(facts)
    yield from _meetings(facts)
    yield from _own_kinds(facts)


def _units(facts: Facts) -> Iterator[Found]:
    """Find an office below two others, as one of which it is told once."""
    known: dict[str, dict[str, list[Place]]] = {}
    for index in facts.having("課", "室") if "部" in facts.whole or "局" in facts.whole else ():
        text = facts.texts[index]
        for match in UNIT.finditer(text):
            body = ABOVE.search(text, max(0, match.start() - LONGEST_ABOVE), match.start())
            if body is not None and not OF_ALL.search(match["unit"]):
                above = CITY.sub("", body[0])
                place = Place(index, match.start() - len(above), match.end())
                known.setdefault(match["unit"], {}).setdefault(above, []).append(place)
    for unit, bodies in known.items():
        if len(bodies) == TWO:
            (one, here), (other, there) = bodies.items()
            if not one.endswith(other) and not other.endswith(one):
                yield from tell_once(facts, Named(one + unit, here), Named(other + unit, there))


TWO = 2


def _meetings(facts: Facts) -> Iterator[Found]:
    """Find a meeting that is another kind of one once: 港湾振興審議会, 港湾振興協議会."""
    kinds = [kind for kind in KINDS if kind in facts.whole]
    for kind, other in combinations(kinds, TWO):
        if not kind.endswith(other) and not other.endswith(kind):
            places = places_of_word(facts, kind), places_of_word(facts, other)
            yield from tell_same_before(facts, (kind, other), places, LONG_STEM) if all(places) else ()


def _own_kinds(facts: Facts) -> Iterator[Found]:
    """Find what a meeting calls itself that it isn't by its title, and of which there is no other one."""
    told = [(index, match) for index in facts.where(OWN) for match in OWN.finditer(facts.texts[index])]
    titles = [(index, match) for index in facts.read[:TITLES] for match in CALLED.finditer(facts.texts[index])]
    kinds = {match["kind"] for _, match in titles}
    if len(kinds) != 1 or facts.amends:
        return
    [kind], others = kinds, OWN.sub("", facts.whole)
    index, match = next(((index, match) for index, match in told if match["kind"] not in others), (0, None))
    if match is not None:
        written = facts.blocks[index].text[match.start() : match.end()]
        head = Place(titles[0][0], *titles[0][1].span())
        yield Found(Place(index, *match.span()), f"{written}: {kind} elsewhere", (head,), kind)
