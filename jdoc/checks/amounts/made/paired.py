"""Pairs: sums whose members stand each beside a member of another sum that fits (8件、36,100円, 4件、11,200円, 12件、48,300円)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.cases import ANY, FITS, Case
from jdoc.checks.amounts.made.pen import Slip, slip_of
from jdoc.checks.amounts.made.sums import ADDABLE, MOST_TIMES, TOTAL
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.made.told import Told

BETWEEN = deferred("[ \u3000\t]*[(、,・:][^。、()0-9]{0,12}|[ \u3000\t]*")
"""What stands between the two of a pair: 8件`、`36,100円, 52人`(前年`48人), not 8件`で、総額は`."""
EACH = deferred("平均|単価|当たり|各|[率比]")
"""What says that the second one isn't added: 12件(`平均`3日)."""
MOST = 12
"""Parts of a sum that another one is looked for beside."""


def paired(told: Sequence[Told], fits: Sequence[Case]) -> Iterator[Case]:
    """Yield what those right behind or before the members of a sum make that fits."""
    for case in fits:
        if case.slip.kind == FITS and case.way in {"sum", "pair"} and len(case.members) <= MOST:
            for members in filter(None, (_beside(told, case.members, step) for step in (1, -1))):
                is_total = _is_total(case.members[0]) or _is_total(members[0])
                if is_total or (case.is_whole and case.way == "sum"):
                    yield from _case(members, may_be_any=is_total)


def _beside(told: Sequence[Told], members: Sequence[Told], step: int) -> tuple[Told, ...] | None:
    """Return the amounts beside those, all of one unit and told alike, and none of them among those."""
    places = [each.at + step for each in members]
    if min(places) < 0 or max(places) >= len(told) or not {*places}.isdisjoint(each.at for each in members):
        return None
    beside = tuple(told[at] for at in places)
    firsts, seconds = (members, beside) if step > 0 else (beside, members)
    is_alike = _are_alike(beside) and len({each.depth for each in members}) == 1
    return beside if is_alike and _are_pairs([*zip(firsts, seconds, strict=True)]) else None


def _are_alike(told: Sequence[Told]) -> bool:
    kinds = {(each.unit, each.kind, each.depth, each.ulp, each.is_cell) for each in told}
    return len(kinds) == 1 and told[0].kind in ADDABLE and not told[0].is_cell


def _are_pairs(pairs: Sequence[tuple[Told, Told]]) -> bool:
    """Tell whether the second of each stands right behind the first, with the same words between them."""
    [words, *others] = {_between(one, other).strip(" \u3000\t") for one, other in pairs}
    is_near = all(one.sentence == other.sentence and BETWEEN.fullmatch(_between(one, other)) for one, other in pairs)
    return is_near and not others and not EACH.search(words)


def _between(one: Told, other: Told) -> str:
    return other.before if other.kind == "amount" else one.behind


def _is_total(told: Told) -> bool:
    return TOTAL.search(told.before) is not None


def _case(members: tuple[Told, ...], *, may_be_any: bool) -> Iterator[Case]:
    result, *parts = members
    made = sum(each.value for each in parts)
    if abs(made - result.value) > result.ulp / 2 * len(members) * (result.ulp != 1) and made > 0:
        slip = slip_of(result.value, made, result.ulp)
        if slip is None and may_be_any and result.kind == "amount" and result.value < MOST_TIMES * made:
            slip = Slip(ANY, 0)
        if slip is not None:
            yield Case("paired", result, members, made, slip, 1, is_whole=True)
