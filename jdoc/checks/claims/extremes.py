"""Extremes: what a sentence calls the most or the least of what it tells (道路が310件で最も多く、公園が331件)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import exceeds
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES, Skeleton, skeletons
from jdoc.checks.claims.rows import Row, rows_near
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

SIGNS = f"{MONEY}{PERCENT}{COUNT}{TIMES}"
_AMOUNT = f"[{MONEY}{PERCENT}{COUNT}]"
# What is more than all others, and what is less.
_MOST, _LEAST = (
    "最も(?:多|高|大き|長|広)|最[多高大長]|一番(?:多|高|大き)|トップ|第?1位|首位",
    "最も(?:少な|低|小さ|短|狭)|最[少低小短]|一番(?:少な|低|小さ)|最下位",
)
SIGN_OF = ("最も", "最", "位", "一番", "トップ")
"""What each of these words has."""
IS_FIRST = deferred(
    f"(?P<first>{_AMOUNT})[)]?(?:で|と|が)、?(?:全体で|この中で)?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?P<rest>(?:く|かっ|い(?:[。、)]|もの|結果)|で|と|に|を|だ|[。、)])[^。]*)"
)
"""An amount, that it is the first of all, and the others: 310件で最も多く、次いで公園が331件."""
FIRST_IS = deferred(
    f"(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?:い|く|かった)?の?(?:もの|理由|項目|区分|月|年|回答|地区)?(?:は|が)、?[^。、は{SIGNS}]{{1,20}}?[(]?(?P<first>{_AMOUNT})[)]?(?P<rest>[^。]*)"
)
"""What is the first of all, its amount, and the others: 最も多いのは道路（310件）で、次いで公園（331件）."""
CALLED = deferred(
    f"(?P<name>[^。、はがもで「」『』()\\s{SIGNS}]{{1,14}})[」』]?(?:が|は)、?(?:[^。、はが{SIGNS}]{{0,10}}で)?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?:く|かっ|い(?:[。、)]|もの|結果)|で|と|に|だ|[。、)]|$)"
)
"""What is called the first, without its amount: 40代が最も多かった."""
OTHERS = deferred(f"(?P<gap>[^{SIGNS}]*)(?P<amount>[{SIGNS}])")
"""Each amount behind it, with the words before it."""
OF_OTHERS = deferred(
    "[前昨]|同[期月年]|合計|総|全体|全国|平均|うち|目標|当初|計画|から|より|差|比|計|約|一方|これに対|最[もも少低小多高大]|上昇|[増減]|ほか|また|最終|途中|。|[0-9一二三四五六七八九十]年|[(].*[(]|は.*は"
)
"""What shows that an amount is of another thing, time or scope: `[前]年の`, `[合計]は`, not `次いで公園が`."""
NEXT = deferred("次いで|次に|続い?[てきく]|[とが]続く|以下|の順")
"""What says that those behind are told in their order: `[次いで]公園が`, not `公園が`."""

FEWEST = 3


def find_wrong_extremes(facts: Facts) -> Iterator[Found]:
    """Find what is called the most or least, beside which more or less is told, and orders that aren't kept."""
    if not any(sign in facts.whole for sign in SIGN_OF):
        return
    known = {skeleton.index: skeleton for skeleton in skeletons(facts, 1)}
    for skeleton in known.values():
        for pattern in (IS_FIRST, FIRST_IS):
            for match in pattern.finditer(skeleton.text):
                yield from _judged(skeleton, match)
    for index in facts.having(*SIGN_OF):
        skeleton = known.get(index) or Skeleton(index, facts.texts[index], ())
        for match in CALLED.finditer(skeleton.text) if not facts.blocks[index].rows else ():
            yield from _called(facts, skeleton, match)


def _called(facts: Facts, skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    """Judge what is called the first by the amounts told before it in its sentence, or by the rows near it."""
    sign = 1 if match["most"] else -1
    before = _told_before(skeleton, match)
    rows = before or rows_near(facts, skeleton.index)
    named = [row for row in rows if match["name"] in (row.name if before else {row.name, row.name.split(" ")[-1]})]
    for first in named if len(named) == 1 else ():
        more = [row for row in rows if (row.value - first.value) * sign > 0]
        if more:
            place = skeleton.place(match.start("name"), match.end())
            yield Found(
                place, f"{match['name']} is called the first, but there is {more[0].name}", (first.place, more[0].place)
            )


def _told_before(skeleton: Skeleton, match: re.Match[str]) -> list[Row]:
    """Return the amounts told before it in its sentence, each by the words that it stands behind, if all are of one kind."""
    start = skeleton.text.rfind("。", 0, match.start()) + 1
    found = [*OTHERS.finditer(skeleton.text, start, match.start())]
    told = [skeleton.of(each, "amount")[0] for each in found]
    if len(told) < FEWEST or len({(each.kind, each.in_base[1]) for each in told}) > 1:
        return []
    rows = zip(found, told, strict=True)
    return [Row(words["gap"], each.number.value, each.place) for words, each in rows]


def _judged(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    first = skeleton.of(match, "first")[0]
    others = [*_others(skeleton, match, first)]
    sign = 1 if match["most"] else -1
    if first.is_rough or not others:
        return
    for other in others:
        if exceeds(other, first, sign):
            yield Found(
                first.place,
                f"{first.entity.text} is called the first, but there is {other.entity.text}",
                (other.place,),
            )
            return
    if NEXT.search(match["rest"]):
        yield from out_of_order(others, sign)


def out_of_order(amounts: Sequence[Amount], sign: int) -> Iterator[Found]:
    """Yield the first of some amounts that comes behind one that should stand behind it."""
    for before, behind in pairwise(amounts):
        if exceeds(behind, before, sign):
            yield Found(behind.place, f"{behind.entity.text} stands behind {before.entity.text}", (before.place,))
            return


def _others(skeleton: Skeleton, match: re.Match[str], first: Amount) -> Iterator[Amount]:
    """Yield the amounts behind the first that are told of other things of its kind."""
    for found in OTHERS.finditer(skeleton.text, match.start("rest"), match.end("rest")):
        (other,) = skeleton.of(found, "amount")
        is_alike = (other.kind, other.in_base[1]) == (first.kind, first.in_base[1]) and not other.is_rough
        if OF_OTHERS.search(found["gap"]) or not is_alike:
            return
        yield other
