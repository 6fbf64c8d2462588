"""Given: what a sentence gives to each of several (法人200万円、個人100万円), told again elsewhere with another amount for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.amounts.tellings import DATED, NUMBERED, nouns
from jdoc.checks.numbers import differ
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

EACH = deferred(
    f"(?:^|(?<=[。、・( \ue000\ue002])|(?<=及び)|(?<=並びに))(?P<owner>[^\\W0-9_ぁ-ん]{{2,10}})(?:の場合|の方)?(?:は|が|に|には)?、?(?P<amount>[{MONEY}{COUNT}])"
)
"""What one of several is given: 法人は200万円、個人100万円."""
JOINT = deferred("(?:まで)?(?:と|及び|並びに|で)?[、・, ]?(?:及び|また)?")
"""What stands between what one and the next are given: 200万円`、`個人, 200万円`、また`個人."""
OTHERWISE = deferred(
    "前年|前回|前期|昨年|旧|従来|当初|改[正定]|変更|補正|目標|計画|見込|予定|うち|増|減|以前|過去|現行"
)
"""What makes it that of another time: `[旧]支援金は`."""
FEWEST = 2


class Given(NamedTuple):
    """What a sentence gives to several."""

    amounts: dict[str, Amount]
    words: frozenset[str]
    """The nouns before them in the sentence."""
    times: frozenset[str]
    """When, and which of several it is that gives: 令和6年度, 第2回."""


def find_given(facts: Facts) -> Iterator[Found]:
    """Find what several are given in two places, in one of which one of them has another amount."""
    lists: dict[frozenset[str], list[Given]] = {}
    for skeleton in skeletons(facts):
        for given in _given(skeleton):
            lists.setdefault(frozenset(given.amounts), []).append(given)
    for each in lists.values():
        if len(each) == FEWEST and _are_of_one(*each):
            first, last = (given.amounts for given in each)
            odd = [owner for owner in first if differ(first[owner].number, last[owner].number)]
            if len(odd) == 1:
                one, other = first[odd[0]], last[odd[0]]
                yield Found(
                    other.place, f"{odd[0]}: {other.entity.text}, but {one.entity.text} elsewhere", (one.place,)
                )


def _given(skeleton: Skeleton) -> Iterator[Given]:
    """Yield what each sentence gives to several, one behind the other."""
    found: dict[str, Amount] = {}
    start, end = 0, -1
    for match in EACH.finditer(skeleton.text):
        is_next = found and JOINT.fullmatch(skeleton.text, end, match.start()) is not None
        if not is_next:
            yield from _whole(skeleton, found, start)
            found, start = {}, match.start()
        found[match["owner"]] = skeleton.amounts[match.start("amount")]
        end = match.end()
    yield from _whole(skeleton, found, start)


def _whole(skeleton: Skeleton, found: dict[str, Amount], start: int) -> Iterator[Given]:
    """Yield what several are given, if the sentence says nothing of another time, or that it is about so much."""
    is_of_one_unit = len({amount.unit for amount in found.values()}) == 1
    if len(found) < FEWEST or not is_of_one_unit or any(amount.entity.approx for amount in found.values()):
        return
    first = sentence_start(skeleton.text, start)
    before, sentence = skeleton.text[first:start], skeleton.text[first:].partition("。")[0]
    if not OTHERWISE.search(sentence):
        yield Given(found, frozenset(nouns(before)), frozenset((*DATED.findall(sentence), *NUMBERED.findall(before))))


def _are_of_one(one: Given, other: Given) -> bool:
    """Tell whether the second of two sentences is about what the first is: it says of nothing else, and stands in another block."""
    places = [next(iter(given.amounts.values())).place.block for given in (one, other)]
    units = {amount.unit for given in (one, other) for amount in given.amounts.values()}
    return places[0] != places[1] and len(units) == 1 and other.words <= one.words and other.times <= one.times
