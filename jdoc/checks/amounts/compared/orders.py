"""Orders: amounts that are said to stand in one (多い順に, 最も多く, 2年連続で増加, 1位・2位・3位), and don't."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.moves import way_of
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton

_AMOUNT = f"[{MONEY}{COUNT}{PERCENT}]"
_MOST, _LEAST = "多|高|大き|長|重", "少な|低|小さ|短|安"
IN_ORDER = deferred(
    f"(?P<way>{_MOST}|{_LEAST})い(?:もの)?(?:から)?順(?:に|で|は)(?:見ると|みると|挙げると|並べると|、)*"
)
"""What says how amounts follow each other: `多い順に`, not `五十音順に`."""
FIRST = deferred(
    f"(?P<top>{_AMOUNT})(?:[(][^()]{{0,8}}[)])?(?:で|と|、)*最も(?P<way>{_MOST}|{_LEAST})く(?:、|なって(?:おり|い)、?)(?:次いで|続いて|次に|以下)?、?"
    f"|最も(?P<way2>{_MOST}|{_LEAST})いのは、?[^。\ue000-\ue003]{{0,20}}(?P<top2>{_AMOUNT})(?:[(][^()]{{0,8}}[)])?(?:で|であり|と|、)+(?:次いで|続いて|次に|以下)、?"
)
"""What says that no amount behind is more: 24.1%で`最も多く、`."""
RUN = deferred(
    "(?:(?P<years>[0-9一二三四五六七八九]{1,2})(?:年度?|期|回|か?月)連続(?:で|して|の|となる)?、?|毎[年期月回]|年々|一貫して)(?:前[年期月回]度?を)?(?P<way>増(?!減)|上昇|伸び|上回|減|低下|下落|下回)"
)
"""What says that each is more, or less, than the one before it: `毎年減`少し, `2年連続で前年を上回`り."""
RANKED = deferred(
    f"(?<![0-9第])(?P<rank>[0-9]{{1,2}})位(?:は|が|の|:)?、?[^。、\ue000-\ue003]{{1,12}}[(]?(?P<amount>{_AMOUNT})"
)
"""A rank with its amount: `2位B市670件`."""
OTHERWISE = deferred("前[年期月回]|昨年|合計|全体|うち|平均|それぞれ|除|一方|また|累計|その他")
"""What shows that amounts aren't told in one order: `その他`."""
SIGNS = deferred("順[にでは]|最も|連続|毎[年期月回]|年々|一貫|[0-9]位")
"""What each of these has."""
FEWEST, NEAR = 3, 24
"""Amounts of a run, and characters between two of them."""


def wrong_orders(skeleton: Skeleton, start: int, end: int) -> Iterator[Found]:
    """Tell the amounts of a sentence that break the order which it says they are in."""
    if SIGNS.search(skeleton.text, start, end) is None:
        return
    for match in IN_ORDER.finditer(skeleton.text, start, end):
        yield from _wrong(_list(skeleton, match.end(), end), -_side(match["way"]))
    for match in FIRST.finditer(skeleton.text, start, end):
        yield from _wrong_first(skeleton, match, end)
    for match in RUN.finditer(skeleton.text, start, end):
        yield from _wrong_run(skeleton, match, start)
    yield from _wrong_ranks(skeleton, start, end)


def _side(way: str) -> int:
    return 1 if way in _MOST.split("|") else -1


def _list(skeleton: Skeleton, start: int, end: int) -> list[Amount]:
    """Return the amounts of one unit that follow each other in a sentence, those in brackets left out."""
    text, listed = skeleton.text, [at for at in skeleton.amounts if start <= at < end]
    listed = [at for at in listed if text.count("(", start, at) == text.count(")", start, at)]
    found: list[Amount] = []
    before = start
    for at in listed:
        amount = skeleton.amounts[at]
        if at - before > NEAR or OTHERWISE.search(text, before, at) or (found and amount.unit != found[0].unit):
            break
        found.append(amount)
        before = at
    return found


def _wrong(amounts: Sequence[Amount], way: int) -> Iterator[Found]:
    """Tell the first of some amounts that is more (way -1: in falling order), or less, than the one before it."""
    for one, other in pairwise(() if any_rough(*amounts) else amounts):
        if way * (other.number.value - one.number.value) < 0:
            yield _found(one, other)
            return


def _found(one: Amount, other: Amount) -> Found:
    return Found(other.place, f"{other.entity.text} after {one.entity.text}: they aren't in that order", (one.place,))


def _wrong_first(skeleton: Skeleton, match: re.Match[str], end: int) -> Iterator[Found]:
    """Tell an amount that is said to be the most or the least, and is followed by one that is more or less."""
    [top] = skeleton.of(match, "top", "top2")
    way = _side(match["way"] or match["way2"])
    others = _list(skeleton, match.end(), end)
    if not others or others[0].unit != top.unit or any_rough(top, *others):
        return
    beyond = next((each for each in others if way * (each.number.value - top.number.value) > 0), None)
    if beyond is not None:
        yield _found(beyond, top)


def _wrong_run(skeleton: Skeleton, match: re.Match[str], start: int) -> Iterator[Found]:
    """Tell amounts that are said to rise or to fall all the time, and don't."""
    run = _run(skeleton, start, match.start())
    steps = read_whole(match["years"]) if match["years"] else len(run) - 1
    amounts = [skeleton.amounts[at] for at in run][-(steps or 0) - 1 :]
    if len(amounts) < FEWEST or OTHERWISE.search(skeleton.text, run[0], run[-1]):
        return
    if match.start() - run[-1] <= NEAR:
        yield from _wrong(amounts, way_of(match["way"]))


def _run(skeleton: Skeleton, start: int, end: int) -> list[int]:
    """Return where the amounts of one unit that follow each other before a word stand."""
    run: list[int] = []
    for at in reversed([at for at in skeleton.amounts if start <= at < end]):
        if run and (run[0] - at > NEAR or skeleton.amounts[at].unit != skeleton.amounts[run[0]].unit):
            break
        run.insert(0, at)
    return run


def _wrong_ranks(skeleton: Skeleton, start: int, end: int) -> Iterator[Found]:
    """Tell amounts of ranks that follow each other, some of which are more than the one before, and some less."""
    ranked = [*RANKED.finditer(skeleton.text, start, end)]
    amounts = [skeleton.amounts[match.start("amount")] for match in ranked]
    are_all = [int(match["rank"]) for match in ranked] == [*range(1, len(ranked) + 1)]
    if len(ranked) >= FEWEST and are_all and len({each.unit for each in amounts}) == 1:
        way = 1 if amounts[-1].number.value > amounts[0].number.value else -1
        yield from _wrong(amounts, way)
