"""Elected: who is said to have been chosen for an office, or to be it, and another member who is called by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

# Who is at the head of a body, or the deputy; what members are called.
_ROLE = "(?:副|代表)?(?:部?会長|委員長|座長|議長|理事長|組合長|団長|班長)|代表監査委員"
_MEMBER = "(?:委員|氏|さん|君|議員|理事|監事|会員)?"
CHOSEN = deferred(
    f"(?<![一-鿿々])(?P<name>[一-鿿々]{{1,4}}?){_MEMBER}[がを](?P<between>[^。\\0]{{0,30}}?)(?<![一-鿿の])(?P<role>{_ROLE})に(?:選ばれ|選出|選任|互選|推薦|指名|決ま|決定|就任)"
)
"""Who was chosen: `木戸委員が前会長の佐伯委員に代わり会長に選ばれ`た, not `会長が`."""
CHOSEN_FOR = deferred(
    f"(?<![一-鿿の])(?P<role>{_ROLE})には?、?(?P<name>[一-鿿々]{{1,4}}?){_MEMBER}(?:が|を)(?:選ばれ|選出|選任|互選|推薦|指名|決ま|決定|就任)"
)
"""The same the other way: `会長に木戸委員を選出`した, not `会長に伝え`."""
IS = deferred(f"(?<![一-鿿の])(?P<role>{_ROLE})は、?(?P<name>[一-鿿々]{{1,4}}?){_MEMBER}(?:である|です|だ。|が務め)")
"""Who is said to be it: `代表監査委員は、堀江委員である`, not `会長は`."""
CALLED = deferred(
    f"(?<![一-鿿々の・])(?P<name>[一-鿿々]{{2,4}}?)(?P<role>{_ROLE})(?![^はがをにもとへ、。) のかよ\\s\\0])"
)
"""Who is called so: `門脇会長`が."""
NO_NAME = deferred("^(?:前|元|新|同|各|現|両|次|本|当|旧|初代|正|全|歴代|先代)")
"""What no surname begins with that stands before an office: `前`会長."""
SIGNS = ("に選", "に互選", "に推薦", "に指名", "に決", "に就任", "長に", "監査委員は", "長は")
"""What tells who has an office."""


class Holder(NamedTuple):
    """Who has an office by what a sentence says."""

    name: str
    role: str
    place: Place
    is_chosen: bool
    """Whether another one had it until then."""


def find_elected(facts: Facts) -> Iterator[Found]:
    """Find members who are called by an office for which the document says that another one was chosen."""
    holders: dict[str, list[Holder]] = {}
    for holder in _holders(facts) if any(sign in facts.whole for sign in SIGNS) else ():
        holders.setdefault(holder.role, []).append(holder)
    for index in facts.where(CALLED) if holders else ():
        for match in CALLED.finditer(facts.texts[index]):
            own = holders.get(match["role"], [])
            place = Place(index, *match.span())
            if len({each.name for each in own}) == 1 and _is_other(facts, own[0], match["name"], place):
                message = f"{match['name']}: {match['role']}, but this is {own[0].name}"
                yield Found(place, message, (own[0].place,))


def _holders(facts: Facts) -> Iterator[Holder]:
    for pattern in (CHOSEN, CHOSEN_FOR, IS):
        for index in facts.where(pattern):
            for match in pattern.finditer(facts.texts[index]):
                yield Holder(match["name"], match["role"], Place(index, *match.span()), pattern is not IS)


def _is_other(facts: Facts, own: Holder, name: str, place: Place) -> bool:
    """Tell whether somebody else is called by an office, who is a member by another place."""
    if name.startswith(own.name) or own.name.startswith(name) or NO_NAME.search(name):
        return False
    is_within = place.block == own.place.block and own.place.start <= place.start < own.place.end
    if is_within or (own.is_chosen and place < own.place):
        return False
    return re.search(f"(?<![一-鿿々]){name}(?:(?=[、・)(及並各]|$| )|委員|議員|理事|氏)", facts.whole) is not None
