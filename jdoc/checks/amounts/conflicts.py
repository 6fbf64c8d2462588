"""Conflicts: the same thing with two amounts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.exchanged import find_exchanged
from jdoc.checks.amounts.repeats import are_of_two, find_repeats
from jdoc.checks.amounts.skeleton import skeletons
from jdoc.checks.amounts.topics import topics
from jdoc.checks.amounts.words import words_of
from jdoc.checks.numbers import Number, are_alike, differ, digits, read_amount
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

NOUNS = deferred("[^\\W0-9_ぁ-ん\ue000-\ue003]{2,}|[一-鿿][りしきみえけ][一-鿿]{1,2}[りしきみえけ]")
"""A noun: `[実質収支]は`, not `は`."""
REFERRED = deferred("述べた|前述|上記|前記|先の|冒頭|既述")
"""What shows that an amount was said before: 二についてで`[述べた]`."""
OTHERWISE = deferred(
    "前年|昨年|前期|翌|次年|前回|当初|補正|変更[前後]|最大|上限|うち|比べ|増|減|内訳|各|それぞれ|一人|当たり|あたり|[0-9]年|年度|[0-9]月|平均|残|見込|計画|実績|第[0-9]+|累計|現在"
)
"""What makes it that of another time, or of a part: `[前年]度の工事費`, not `工事費`."""
OTHER_TIME = deferred(
    "前年|昨年|前期|翌年|次年|来年|来期|次期|次回|前回|前々|当初(?!予算)|従来|過去|変更[前後請契]|改正[前後]|一人当|1人当|予想|見込[みん額]"
)
"""The same, where the amounts are so alike that one must be a slip of the other."""
APART = deferred("うち|各|それぞれ|一人|当たり|あたり|補正|平均|第[0-9]+|増(?![資築設])|減|比べ|内訳|未満")
"""What makes an amount one of several, however alike they are: `[各]校の定員`, not `定員`."""
TIMES = deferred(
    "[0-9元]{1,4}年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日|[上下]半期|第[0-9一二三四]四半期"
)
"""A time that an amount may be of: `令和[3年度]末`, `[3月1日]`, not `年度`."""
SHORT_TOPIC, MUCH = 3, 1000
"""Characters of a topic that says enough by itself, and from where on two amounts aren't alike by chance."""
LONG = 7
"""Characters of a topic that is said of one thing only."""
LONGEST = 200
"""Characters of a sentence before an amount that are read."""
BEFORE = 22
"""Characters before an amount in which it is said what it is of."""
BOUNDS = frozenset({None, "le"})
"""An amount, or the most that it may be (上限), which is one as well."""
TWO = 2
SIDE_BY_SIDE = 4
MANY_FIGURES = 6
"""Figures of amounts that don't look alike by chance, whatever they are of."""
FEWEST_FIGURES = 3
"""Figures of amounts that don't look alike by chance."""


class Said(NamedTuple):
    """What a sentence says of something."""

    before: str
    """What stands before the topic: whose it is."""
    topic: str
    number: Number
    unit: str
    text: str
    place: Place
    years: frozenset[str]
    """The years and months that the sentence names."""
    words: str
    """What stands before it in its sentence."""
    is_doubtful: bool
    """Whether the sentence may speak of another time or a part."""


class Known(NamedTuple):
    """An amount with the nouns before it."""

    number: Number
    unit: str
    text: str
    place: Place
    nouns: frozenset[str]
    is_referred: bool
    """Whether it is said to have been told before."""
    is_cell: bool
    owner: str = ""
    """Whose it is: 一般会計の歳入."""
    time: str = ""
    """The time that stands before it."""


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find things whose amounts differ from one place of the document to another."""
    told: set[Place] = set()
    pairs: dict[frozenset[Place], Found] = {}
    for each in (*_by_topic(facts), *_by_likeness(facts), *find_repeats(facts), *find_exchanged(facts)):
        pairs.setdefault(frozenset((each.place, *each.related)), each)
    found = [each for each in pairs.values() if not are_of_two(facts, each)]
    apart = Counter(pair for each in found if (pair := _sections(facts, each)) is not None)
    for each in found:
        pair = _sections(facts, each)
        if told.isdisjoint({each.place, *each.related}) and not (pair and apart[pair] > 1):
            told |= {each.place, *each.related}
            yield each


def _sections(facts: Facts, found: Found) -> tuple[object, object] | None:
    """Give the sections of the two places, if there are two: those that differ in several amounts are of two things."""
    one, other = (facts.blocks[place.block].section for place in (found.place, *found.related[:1]))
    return (tuple(one), tuple(other)) if one and other and one != other else None


def _by_topic(facts: Facts) -> Iterator[Found]:
    """Find things that are called the same, and have two amounts."""
    places: dict[tuple[str, str], list[Said]] = {}
    for said in _said(facts):
        places.setdefault((said.topic, said.unit), []).append(said)
    for each in places.values():
        for before in {said.before for said in each} if len(each) > 1 else ():
            yield from _by_owner(each, before)


def _by_owner(each: Sequence[Said], before: str) -> Iterator[Found]:
    """Find amounts of one owner that differ, year by year."""
    same = [said for said in each if said.before == before or _is_short_for_it(said, before)]
    for years in {said.years for said in same}:
        yield from _two_of([said for said in same if said.years in {years, frozenset()}], before)
    yield from _beside_it([said for said in each if said.before in {before, ""}], before)


def _two_of(same: Sequence[Said], before: str) -> Iterator[Found]:
    """Tell what has two amounts; more of them are those of several things."""
    first = same[0]
    odd = [said for said in same if differ(said.number, first.number)]
    if odd and len({said.number.value for said in same}) <= TWO and _conflict(first, odd[0]):
        line = f"{before}{first.topic}: {first.text}, but {odd[0].text} elsewhere"
        yield Found(first.place, line, (odd[0].place,))


def _beside_it(same: Sequence[Said], before: str) -> Iterator[Found]:
    """Tell a thing whose amount is another one in brackets behind its name: 保育所の定員は120名, 同保育所（定員210名）."""
    owner = before.rstrip("のにる係関すお け")
    named = [said for said in same if said.before]
    alone = [said for said in same if not said.before and owner and said.words.endswith((f"{owner}(", f"{owner}の"))]
    for said in alone[:1] if named else ():
        if are_alike(named[0].number.value, said.number.value) and differ(named[0].number, said.number):
            line = f"{before}{said.topic}: {said.text}, but {named[0].text} elsewhere"
            yield Found(said.place, line, (named[0].place,))


def _conflict(one: Said, other: Said) -> bool:
    """Tell whether two amounts can't both be right: they look alike, or what they are of is said at length."""
    if are_alike(one.number.value, other.number.value):
        return True
    if one.topic.endswith(words_of("once")) and _are_near(one.number, other.number):
        return True
    is_long = min(len(one.before + one.topic), len(other.before + other.topic)) > LONG
    return is_long and not one.is_doubtful and not other.is_doubtful


def _are_near(one: Number, other: Number) -> bool:
    """Tell whether two numbers differ in one of their figures, of two and more."""
    first, second = digits(one.value), digits(other.value)
    differing = sum(map(str.__ne__, first, second))
    return len(first) == len(second) > 1 and differing == 1 and one.value.adjusted() == other.value.adjusted()


def _is_short_for_it(said: Said, before: str) -> bool:
    """Tell whether a topic stands alone, which is called longer elsewhere: 参加定員, マラソン大会の参加定員."""
    if said.before or not before:
        return False
    return said.topic.endswith(words_of("once")) or (len(said.topic) >= SHORT_TOPIC and said.number.value >= MUCH)


def _said(facts: Facts) -> Iterator[Said]:
    for skeleton in skeletons(facts, 1):
        owner, owned = "", -1
        for match in topics(skeleton.text):
            start = max(sentence_start(skeleton.text, match.start()), match.start() - LONGEST)
            party = PARTY.match(skeleton.text, start)
            owner = match["before"] or (owner if start == owned else party[0] if party else "")
            owned = start
            if not _is_of_another(skeleton, match, start):
                yield _read(skeleton, match, start, owner)


def _read(skeleton: Skeleton, match: re.Match[str], start: int, owner: str) -> Said:
    """Read what a sentence says of a topic, from where it begins."""
    [amount] = skeleton.of(match, "amount")
    words = skeleton.text[start : match.end()]
    return Said(
        owner,
        f"{_stem(match['topic'])}{match['of'] or ''}",
        amount.number,
        amount.unit,
        amount.entity.text,
        amount.place,
        frozenset(TIMES.findall(words)),
        skeleton.text[start : match.start("topic")],
        OTHERWISE.search(words + skeleton.text[match.end() : match.end() + BEHIND]) is not None,
    )


def _is_of_another(skeleton: Skeleton, match: re.Match[str], start: int) -> bool:
    """Tell whether an amount is that of another time, one of several, rough, or a condition."""
    [amount] = skeleton.of(match, "amount")
    behind = skeleton.text[match.end() : match.end() + BEHIND]
    is_limit = amount.entity.bound and (match["joint"] or amount.entity.bound != "gt")
    if is_limit or amount.entity.approx or OTHER_TIME.search(skeleton.text, start, match.end()):
        return True
    above, _, near = skeleton.text[max(start, match.start("topic") - NEAR) : match.start("topic")].rpartition("、")
    near = f"{above if above.endswith(BEFORE_PARTS) else ''}{near}{match[0]}{OF_WHICH.sub('', behind)}"
    if APART.search(near) or (behind.startswith("(") and OTHER_TIME.match(behind[1:])):
        return True
    return match["joint"] == "が" and behind.startswith(("を超え", "以上", "を下回", "を上回"))


def _stem(topic: str) -> str:
    """Give what is counted: 来場者 of 来場者数."""
    return topic.removesuffix("数") if topic.endswith(("者数", "客数", "件数")) else topic


OF_WHICH = deferred("^(?:の|で|であり|で、|、)*うち.*")
"""What follows a whole of which a part is told: 84億円`[のうち国費]`."""
PARTY = deferred("[甲乙丙丁]は|[^\\W0-9_ぁ-ん]{1,6}[市町村県都国側社]は(?=、)")
"""Who has or pays something, where a sentence begins: `[甲は]、広告費として`, not `工事費は`."""
BEFORE_PARTS = ("うち", "内訳は", "それぞれ", "各々")
"""How a clause ends behind which parts are told."""
NEAR = 10
"""Characters before a topic in which it is said that it is one of several."""
BEHIND = 12
"""Characters behind an amount in which it is said what it isn't."""


class Likely(NamedTuple):
    """An amount that may have the same figures as another one: what stands before it is read only if it has."""

    value: Decimal
    unit: str
    read: Callable[[], Known | None]


def _by_likeness(facts: Facts) -> Iterator[Found]:
    """Find amounts of one thing that have the same figures in another order: 524億88百万円 and 542億88百万円."""
    alike: dict[tuple[str, str, int], list[Likely]] = {}
    every = [*_likely(facts)]
    values: dict[tuple[str, int], set[Decimal]] = {}
    for likely in every:
        values.setdefault((likely.unit, likely.value.adjusted()), set()).add(likely.value)
    for likely in every:
        figures = digits(likely.value) if len(values[likely.unit, likely.value.adjusted()]) > 1 else ""
        if len(figures) >= FEWEST_FIGURES:
            key = "".join(sorted(figures)), likely.unit, likely.value.adjusted()
            alike.setdefault(key, []).append(likely)
    for each in alike.values():
        if len({abs(likely.value) for likely in each}) > 1:
            yield from _conflicting([*_apart([*filter(None, (likely.read() for likely in each))])])


MANY = 40
"""Amounts with the same figures that are compared with each other: more of them are counted, not said."""


def _conflicting(each: Sequence[Known]) -> Iterator[Found]:
    for one, other in combinations(each[:MANY], 2):
        if abs(one.number.value) == abs(other.number.value) or (one.is_cell and other.is_cell):
            continue
        if _are_of_one(one, other) or one.is_referred or other.is_referred or _are_neighbours_exchanged(one, other):
            told, beside = (one, other) if other.is_cell else (other, one)
            yield Found(told.place, f"{one.text}, but {other.text} elsewhere", (beside.place,))
            return


def _are_neighbours_exchanged(one: Known, other: Known) -> bool:
    """Tell whether two long numbers differ in two figures side by side that are exchanged, and a table has one of them."""
    first, second = digits(one.number.value), digits(other.number.value)
    differing = [at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]]
    is_long = len(first) == len(second) >= MANY_FIGURES
    return is_long and one.is_cell != other.is_cell and len(differing) == 2 and differing[1] - differing[0] == 1


def _are_of_one(one: Known, other: Known) -> bool:
    """Tell whether two amounts are said of the same: they share a noun, and neither has an owner or time of its own."""
    apart = ((one.time, other.time), (one.owner, other.owner))
    if any(first and last and not (first.endswith(last) or last.endswith(first)) for first, last in apart):
        return False
    return _share(one.nouns, other.nouns)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of nouns have one in common, or one that ends as the other: 基金残高, 残高."""
    if one & other:
        return True
    return any(first.endswith(second) or second.endswith(first) for first in one for second in other)


def _apart(each: Iterable[Known]) -> Iterator[Known]:
    """Yield those that stand beside no other amount, as one in kanji does beside one in digits: that is told as such."""
    ordered = sorted(each, key=_start)
    starts = [*map(_start, ordered)]
    beside: set[Place] = set()
    for one in ordered:
        block, _, end = one.place
        for other in ordered[bisect_left(starts, (block, end - 1)) : bisect_right(starts, (block, end + SIDE_BY_SIDE))]:
            if one.number.value != other.number.value:
                beside |= {one.place, other.place}
    return (one for one in each if one.place not in beside)


def _start(known: Known) -> tuple[int, int]:
    return known.place.block, known.place.start


def _likely(facts: Facts) -> Iterator[Likely]:
    """Yield the amounts of texts and tables."""
    for skeleton in skeletons(facts, 1):
        for at, amount in skeleton.amounts.items():
            if amount.entity.label != "PERCENT" and amount.entity.bound in BOUNDS:
                yield Likely(amount.number.value, amount.unit, partial(_known, skeleton, at, amount))
    for index, entities in facts.entities({"MONEY", "QUANTITY"}):
        for entity in entities if facts.blocks[index].rows else ():
            if entity.cell is not None and isinstance(entity.value, int):
                yield Likely(Decimal(entity.value), entity.unit or "", partial(_cell, facts, index, entity))


def _known(skeleton: Skeleton, at: int, amount: Amount) -> Known | None:
    """Read an amount of a text with the nouns before it; None for one of another time."""
    start = max(sentence_start(skeleton.text, at), at - LONGEST)
    before = skeleton.text[max(0, at - BEFORE, start) : at]
    if OTHER_TIME.search(before):
        return None
    words = skeleton.text[start:at]
    owner, time = (["", *pattern.findall(words)][-1] for pattern in (OWNER, TIMES))
    listed = LISTED.search(before)
    own = before[listed.start("name") :] if listed else BEHIND_ANOTHER.sub("", before)
    said = amount.number, amount.unit, amount.entity.text, amount.place
    is_referred = REFERRED.search(before) is not None
    return Known(*said, _nouns(own), is_referred, is_cell=False, owner=owner, time=time)


OWNER = deferred(
    "(?:^|(?<=[。、]))(?:また、?|なお、?|一方、?)?([^\\W0-9_ぁ-ん]{1,12}|[^\\W0-9_ぁ-ん]{1,4}の[町市村県]|[甲乙丙丁])(?:の(?=[^\\W0-9_ぁ-ん])|(?<=[甲乙丙丁])は)"
)
"""Whose something is, where a sentence begins: `[特別会計の]歳入`, not `の歳入`."""
BEHIND_ANOTHER = deferred("^.*[\ue000-\ue003](?:で|であり|と|、)、?(?=[^。]*総?[額数費]は?$)")
"""What is said of another amount: 予算総額は2,840万円、決算総額は."""
LISTED = deferred("[はが]、?(?P<name>[^。、\ue000-\ue003]{2,12})が$")
"""Of which of several it is: 限度額`[は、一般の世帯が]`57,600円."""


def _nouns(words: str) -> frozenset[str]:
    return frozenset(noun.removesuffix("数") for noun in NOUNS.findall(words)).difference(words_of("common"))


def _cell(facts: Facts, index: int, entity: Entity) -> Known | None:
    """Read an amount of a table, with the name of its row."""
    rows = facts.blocks[index].rows
    number = read_amount(facts.texts[index][entity.start : entity.end], entity.value)
    if not rows or entity.cell is None or number is None:
        return None
    place = Place(index, entity.start, entity.end)
    nouns = _nouns(rows[entity.cell[0]][0])
    return Known(number, entity.unit or "", entity.text, place, nouns, is_referred=False, is_cell=True)
