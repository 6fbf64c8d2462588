"""Runs: amounts of one year after another, and that all of them have grown (310人、318人、315人と毎年増加した)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import exceeds
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{PERCENT}{COUNT}]"
# The words before an amount in a row.
_STEP = f"(?:(?:年度?|月|回|期)[がは]|[^。はがも{MONEY}{PERCENT}{COUNT}]){{0,14}}"
RUN = deferred(
    f"(?P<run>{_AMOUNT}(?:[)]?(?:、|→|から|,|・)、?{_STEP}{_AMOUNT}[)]?)+)(?:と|で|の?とおり)(?:推移し|なり|なって|あり)?(?:てい[てる])?[、。]?(?:いずれも|この間)?"
    "(?P<claim>(?:(?P<number>[0-9一二三四五六七八九十]{1,2})[年期回月か]{1,2}度?(?:連続で?(?:の|して)?|続けて)|毎年度?|毎[回期月]|年々|一貫して|連続で|連続して|右肩|順調に)、?"
    "(?:前[年期月回]度?を)?(?:大きく|着実に|僅かに|わずかに)?(?:(?P<up>増|上昇|伸び|上回|拡大|上がり)|(?P<down>減|低下|下回|縮小|下降|下落))|(?P<up2>増加(?:を続け|の一途|が続)|増え続け|伸び続け|上昇(?:を続け|が続)|右肩上がり)|(?P<down2>減少(?:を続け|の一途|が続)|減り続け|低下(?:を続け|が続)|右肩下がり))"
)
"""Amounts in a row, and what is claimed of them: 912ｔ、890ｔ、897ｔと毎年減少."""
YEAR = deferred("(?P<year>元|[0-9]{1,4})年")
"""A year that an amount is of: 令和`[4年]`, not `4月`."""
OFTEN = ("連続", "毎", "年々", "一貫", "続け", "が続", "右肩", "順調", "一途")
"""What each of these claims has."""


def find_wrong_runs(facts: Facts) -> Iterator[Found]:
    """Find amounts in a row that didn't grow or fall each time, as is claimed."""
    if not any(word in facts.whole for word in OFTEN):
        return
    for skeleton in skeletons(facts):
        for match in RUN.finditer(skeleton.text):
            yield from _judged(skeleton, match)


def _judged(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    first, last = match.span("run")
    told = [amount for at, amount in skeleton.amounts.items() if first <= at < last]
    if not _are_alike(told) or not _goes_on(match["run"]):
        return
    steps = [*pairwise(told)]
    number = read_whole(match["number"]) if match["number"] else len(steps)
    sign = 1 if match["up"] or match["up2"] else -1
    wrong = [(before, behind) for before, behind in steps[-(number or 1) :] if not exceeds(behind, before, sign)]
    for before, behind in wrong[:1]:
        place = skeleton.place(*match.span("claim"))
        message = f"{match['claim']}, but it is {behind.entity.text} against {before.entity.text}"
        yield Found(place, message, (before.place, behind.place))


def _goes_on(run: str) -> bool:
    """Tell whether the years of amounts in a row, if they are told, follow each other."""
    years = [0 if year == "元" else int(year) for year in YEAR.findall(run)]
    return years == sorted(years)


def _are_alike(told: list[Amount]) -> bool:
    """Tell whether amounts are of one kind, and told as exactly as they are."""
    kinds = {(each.kind, each.in_base[1]) for each in told}
    return len(kinds) == 1 and not any(each.is_rough or each.number.value < 0 for each in told)
