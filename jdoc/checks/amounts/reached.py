"""Reached: how many are taken until a number is reached (定員（20名）に達し次第), against what is said to be taken elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, skeletons
from jdoc.checks.numbers import differ
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

REACHED = deferred(
    f"(?P<name>(?:[^\\W0-9_ぁ-ん]|ー){{2,10}})(?:は|が|の)?[、(]?(?P<amount>{COUNT})[)]?(?:に達し(?!た[。、]|まし|てい|てお)|になり次第|に到達し|を超え(?:次第|[たる](?:とき|場合)))"
)
"""How many are taken: `定員(20名)に達し`次第, `家族コースは100人に達し`た時点で."""
OF_TAKEN = deferred(
    f"(?P<amount>{COUNT})の(?P<name>(?:募集)?定員|募集人[員数]|定数)(?:を超え|に達し|になり次第|に到達し|を上回)|(?P<also>(?:募集)?定員|募集人[員数]|定数)(?:は|が|の)?[、(]?(?P<number>{COUNT})[)]?を(?:超え|上回)"
)
"""The same told as what is exceeded: 応募が30名の定員を超えたときは, 定員(30名)を超えた場合."""
SIGNS = ("達し", "次第", "を超え", "を上回")
"""What says so."""
TAKEN = frozenset({"定員", "募集人員", "募集定員", "募集人数", "先着"})
"""What the number is called that is taken."""
OTHERWISE = deferred("累計|合わせ|最[少小低]|各|それぞれ|当たり|あたり|うち|昨年|前年|前回")
"""What makes a number another one."""
JOINT = deferred("(?:は、?|:|[(]|各| )+")
"""What stands between a name and its number: 定員`は`30名, not `の`."""
NEAR = 12
"""Characters around a number in which that is said."""


def find_reached(facts: Facts) -> Iterator[Found]:
    """Find numbers of those that are taken until they are reached, where the document has one other number of them."""
    if not any(sign in facts.whole for sign in SIGNS):
        return
    for skeleton in skeletons(facts, 1):
        for start, name, at in _reached(skeleton.text):
            amount = skeleton.amounts[at]
            others = [] if _is_otherwise(skeleton, start) else [*_others(facts, name, amount)]
            if len({other.number.value for other in others}) == 1 and differ(others[0].number, amount.number):
                message = f"{amount.entity.text}, but {others[0].entity.text} elsewhere"
                yield Found(amount.place, message, (others[0].place,))


def _reached(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield where it is told, what the number is called, whose it is left out (定員 of 教室定員), and where it stands."""
    for match in REACHED.finditer(text):
        name = next((name for name in sorted(TAKEN) if match["name"].endswith(name)), match["name"])
        yield match.start(), name, match.start("amount")
    for match in OF_TAKEN.finditer(text):
        yield match.start(), match["name"] or match["also"], match.start("amount" if match["amount"] else "number")


def _is_otherwise(skeleton: Skeleton, at: int) -> bool:
    return OTHERWISE.search(skeleton.text, max(0, at - NEAR), at + NEAR) is not None


def _others(facts: Facts, name: str, amount: Amount) -> Iterator[Amount]:
    """Yield the other amounts that are called so."""
    for skeleton in skeletons(facts, 1):
        for at in places_of(name, skeleton.text):
            end = at + len(name)
            joint = JOINT.match(skeleton.text, end)
            other = skeleton.amounts.get(joint.end() if joint else end)
            if other is not None and other.place != amount.place and other.unit == amount.unit:
                yield other
