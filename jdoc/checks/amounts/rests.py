"""Rests: what remains of a whole (10のうち7、残る3), what a whole includes (10(うち7、2)), who is counted with others (会長ほか6名の計7名)."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough, slack_of
from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import are_alike, total, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
_WORDS = "[^。\ue000-\ue003]"
_PART = f"[^。、()\ue000-\ue003]{{0,24}}{_AMOUNT}"
REST = deferred(
    f"(?P<whole>{_AMOUNT})(?:(?:あ(?:る|った))?(?:の[^。、うち\ue000-\ue003]{{1,8}})?の|(?:で(?:あ(?:り|る|った)|す|した)?|を[^。、\ue000-\ue003]{{1,8}}|が?あ(?:り|る|った))?[、。](?:この|その)?)うち、?(?P<parts>{_PART}(?:(?:、|及び|と){_PART}){{0,3}})"
    f"(?P<said>[^\ue000-\ue003]{{0,40}}?)(?:残る|残り(?:の|は)?|残余(?:の|は)?)、?{_WORDS}{{0,8}}?(?P<result>{_AMOUNT})"
)
"""A whole, parts of it, and what remains: 24橋のうち、済んだのは15橋、残る9橋."""
INCLUDED = deferred(
    f"(?P<result>{_AMOUNT})\\((?:うち|内)(?P<parts>[^。、()\ue000-\ue003]{{0,20}}{_AMOUNT}(?:(?:、|及び|並びに|と){_PART}){{1,6}})\\)"
)
"""A whole, and several parts of it in a bracket: 90件(うち電話60件、窓口20件)."""
WITH_OTHERS = deferred(
    f"(?P<heads>[^。()\ue000-\ue003]{{1,60}})(?:の)?ほか、?(?:[^\\Wぁ-ん]{{1,6}})?(?P<others>{COUNT})(?:の|から成る|、|\\()?(?:合?計|総勢|合わせて|全体で)(?P<result>{COUNT})"
)
"""Persons by their offices, others, and all of them: 団長ほか4名の計5名."""
EXCEPT = deferred(
    f"(?P<whole>{COUNT})のうち、?(?P<heads>[^。()\ue000-\ue003はがを]{{2,50}})を除[くいき](?:た|、)?(?P<result>{COUNT})"
)
"""Persons of a whole that are left out by name, and what remains: 委員12名のうち、甲委員及び乙委員を除く10名."""
MEMBER = deferred("[^\\Wぁ-ん]{1,8}(?:長|代表|委員|議員|理事|監事|氏|さん)")
"""One of them: `[甲委員]`, not `欠席者`."""
AND = deferred("、|及び|並びに|と")
"""What stands between persons: 会長`[、]`副会長`[及び]`理事."""
OFFICE = deferred("(?!関係|各|両|全)[^\\Wぁ-ん]{0,14}(?:長|代表|総裁|知事|監督|大臣)")
"""The office of one person: `[座長]`, `[副会長]`, not `委員`, `関係局長`."""
TOPIC = deferred(".*(?:[はがをにで:]|から|まで|として)、?")
"""What stands before the first of them: `[手順は、]座長`."""
ROUGH = deferred("約|ほぼ|程度|以[上下内]|余り|超|未満|など|前年|延べ")
"""What shows that amounts needn't fit: `[約]3割`."""
FEWEST = 3
"""Amounts of a whole, a part and a rest."""


def find_wrong_rests(facts: Facts) -> Iterator[Found]:
    """Find rests that a whole and its parts don't leave, and parts that are more than the whole which has them."""
    for skeleton in skeletons(facts, 2):
        for words, pattern, judge in WAYS:
            if all(word in skeleton.text for word in words):
                found = (judge(skeleton, match) for match in pattern.finditer(skeleton.text))
                yield from filter(None, found)


def _wrong_rest(skeleton: Skeleton, match: re.Match[str]) -> Found | None:
    [whole, result], parts = skeleton.of(match, "whole", "result"), _parts(skeleton, match)
    if (
        "うち" in match["parts"] + match["said"]
        or _goes_on(skeleton, match, result.unit)
        or not _are_exact(match[0], whole, result, *parts)
    ):
        return None
    left = whole.number.value - total(part.number for part in parts)
    slack = slack_of(whole, result, *parts)
    if left <= 0 or abs(left - result.number.value) <= slack:
        return None
    return _told(result, f"{written(left)} remain", (whole, *parts))


def _goes_on(skeleton: Skeleton, match: re.Match[str], unit: str) -> bool:
    """Tell whether a sentence names more parts behind: 残る10人は市外、5人は県外."""
    stop = skeleton.text.find("。", match.end())
    behind = range(match.end(), stop if stop >= 0 else len(skeleton.text))
    return any(at in skeleton.amounts and skeleton.amounts[at].unit == unit for at in behind)


def _wrong_whole(skeleton: Skeleton, match: re.Match[str]) -> Found | None:
    """Tell parts that are more than the whole, where they look like it: others may overlap."""
    [whole], parts = skeleton.of(match, "result"), _parts(skeleton, match)
    added = total(part.number for part in parts)
    is_over = whole.number.value < added and are_alike(whole.number.value, added)
    is_over = is_over and max(part.number.value for part in parts) < whole.number.value
    if not is_over or len(str(int(added))) < FEWEST or not _are_exact(match[0], whole, *parts):
        return None
    return _told(whole, f"the parts add up to {written(added)}", parts)


def _wrong_with_others(skeleton: Skeleton, match: re.Match[str]) -> Found | None:
    others, result = skeleton.of(match, "others", "result")
    named = _persons(match["heads"])
    stated = result.number.value - others.number.value
    if skeleton.text.startswith("(", match.end()) or not named or stated == named:
        return None
    if abs(stated - named) > FEWEST or not _are_exact(match[0], others, result):
        return None
    return _told(result, f"the parts add up to {written(others.number.value + named)}", (others,))


def _wrong_except(skeleton: Skeleton, match: re.Match[str]) -> Found | None:
    whole, result = skeleton.of(match, "whole", "result")
    named = AND.split(match["heads"])
    stated = whole.number.value - result.number.value
    is_doubtful = not all(map(MEMBER.fullmatch, named)) or stated == len(named) or result.unit != whole.unit
    if is_doubtful or not 0 <= stated <= len(named) + FEWEST or not _are_exact(match[0], whole, result):
        return None
    return _told(result, f"{written(whole.number.value - len(named))} remain", (whole,))


def _persons(heads: str) -> int:
    """Count the persons that stand last in a text by their offices; 0 where one of them has none.

    >>> _persons("検討会は、会長、副会長"), _persons("座長の"), _persons("東京都")
    (2, 1, 0)
    """
    items = AND.split(heads.removesuffix("の"))
    first = TOPIC.sub("", items[-1])
    if first != items[-1]:
        return int(OFFICE.fullmatch(first) is not None)
    named = [*takewhile(OFFICE.fullmatch, reversed(items))]
    before = items[-len(named) - 1] if len(named) < len(items) else ""
    is_closed = not before or TOPIC.fullmatch(before) or OFFICE.fullmatch(TOPIC.sub("", before))
    return len(named) + bool(before and not TOPIC.fullmatch(before)) if named and is_closed else 0


def _parts(skeleton: Skeleton, match: re.Match[str]) -> list[Amount]:
    return [skeleton.amounts[at] for at in range(*match.span("parts")) if at in skeleton.amounts]


def _are_exact(said: str, first: Amount, *others: Amount) -> bool:
    every = (first, *others)
    is_rough = ROUGH.search(said) or any_rough(*every)
    return not is_rough and all(each.unit == first.unit for each in others)


def _told(result: Amount, what: str, parts: Sequence[Amount]) -> Found:
    return Found(result.place, f"{result.entity.text}, but {what}", tuple(part.place for part in parts))


WAYS: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[Skeleton, re.Match[str]], Found | None]], ...] = (
    (("うち", "残"), REST, _wrong_rest),
    (("(うち",), INCLUDED, _wrong_whole),
    (("(内",), INCLUDED, _wrong_whole),
    (("ほか",), WITH_OTHERS, _wrong_with_others),
    (("を除", "うち"), EXCEPT, _wrong_except),
)
"""What a text has, how it reads then, and whether its amounts don't fit."""
