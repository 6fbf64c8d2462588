"""Conflicts: the same thing with two amounts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import Number, are_alike, digits, read_amount
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

# What amounts are of: 工事費, 観光客数.
_THING = "費|額|金|予算|収入|支出|経費|面積|延長|定員|人口|人数|台数|件数|戸数|世帯数|利益|売上高|総工費|棟数|席数|幅員|高さ|容量|客数|者数|収支|残高"
TOPIC = deferred(
    f"(?P<before>(?:[^\\W0-9_ぁ-ん]|の|に係る|に関する|における){{0,24}}?)(?P<topic>(?:[^\\W0-9_ぁ-んー]|ー){{1,16}}(?:{_THING}))"
    f"(?:は|が|を|の|として|[:、])?[、,]? ?(?:総額|合計|約)?(?P<amount>[{MONEY}{COUNT}])"
)
"""What an amount is of: 岸壁改修工事費は26億円."""
AMOUNT = deferred(f"[{MONEY}{COUNT}]")
"""The sign for an amount in a skeleton."""
NOUNS = deferred("[^\\W0-9_ぁ-ん\ue000-\ue003]{2,}|[一-鿿][りしきみえけ][一-鿿]{1,2}[りしきみえけ]")
"""A noun: `[実質収支]は`, not `は`."""
REFERRED = deferred("述べた|前述|上記|前記|先の|冒頭|既述")
"""What shows that an amount was said before: 二についてで`[述べた]`."""
OTHERWISE = deferred(
    "前年|昨年|前期|翌|次年|前回|当初|補正|変更[前後]|最大|上限|うち|比べ|増|減|内訳|各|それぞれ|一人|当たり|あたり|[0-9]年|年度|[0-9]月|平均|残|見込|計画|実績|第[0-9]+|累計|現在"
)
"""What makes it that of another time, or of a part: `[前年]度の工事費`, not `工事費`."""
OTHER_TIME = deferred("前年|昨年|前期|翌年|次年|前回|当初|変更[前後]|改正[前後]|一人当|1人当")
"""The same, where the amounts are so alike that one must be a slip of the other."""
COMMON = frozenset(
    {
        "合計",
        "総額",
        "金額",
        "予算",
        "令和",
        "平成",
        "年度",
        "事業",
        "計画",
        "全体",
        "区分",
        "単位",
        "千円",
        "百万円",
        "億円",
        "税込",
        "税抜",
    }
)
"""Nouns that are said of any amount."""
APART = deferred("うち|各|それぞれ|一人|当たり|あたり|補正|平均|第[0-9]+|増|減|比べ|内訳")
"""What makes an amount one of several, however alike they are: `[各]校の定員`, not `定員`."""
TIMES = deferred("[0-9元]{1,4}年度?|[0-9]{1,2}月")
"""A time that an amount may be of: `令和[3年度]末`, not `年度`."""
SHORT_TOPIC, MUCH = 4, 1000
"""Characters of a topic that says enough by itself, and from where on two amounts aren't alike by chance."""
LONG = 7
"""Characters of a topic that is said of one thing only."""
BEFORE = 22
"""Characters before an amount in which it is said what it is of."""
BOUNDS = frozenset({None, "le"})
"""An amount, or the most that it may be (上限), which is one as well."""
ANY, TOLD_BEFORE = "", " "
"""What goes with an amount that is said to have been told before, and what an amount goes with that is told anew."""
TWO = 2
SIDE_BY_SIDE = 4
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


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find things whose amounts differ from one place of the document to another."""
    told: set[Place] = set()
    for found in (*_by_topic(facts), *_by_likeness(facts)):
        if told.isdisjoint({found.place, *found.related}):
            told |= {found.place, *found.related}
            yield found


def _by_topic(facts: Facts) -> Iterator[Found]:
    """Find things that are called the same, and have two amounts."""
    places: dict[tuple[str, str], list[Said]] = {}
    for said in _said(facts):
        places.setdefault((said.topic, said.unit), []).append(said)
    for each in places.values():
        for before in {said.before for said in each}:
            same = [said for said in each if said.before == before or _is_short_for_it(said, before)]
            for years in {said.years for said in same}:
                yield from _two_of([said for said in same if said.years in {years, frozenset()}], before)


def _two_of(same: Sequence[Said], before: str) -> Iterator[Found]:
    """Tell what has two amounts; more of them are those of several things."""
    first = same[0]
    odd = [said for said in same if not _agree(said.number, first.number)]
    if odd and len({said.number.value for said in same}) <= TWO and _conflict(first, odd[0]):
        line = f"{before}{first.topic}: {first.text}, but {odd[0].text} elsewhere"
        yield Found(first.place, line, (odd[0].place,))


def _conflict(one: Said, other: Said) -> bool:
    """Tell whether two amounts can't both be right: they look alike, or what they are of is said at length."""
    if are_alike(one.number.value, other.number.value):
        return True
    is_long = min(len(one.before + one.topic), len(other.before + other.topic)) > LONG
    return is_long and not one.is_doubtful and not other.is_doubtful


def _is_short_for_it(said: Said, before: str) -> bool:
    """Tell whether a topic stands alone, which is called longer elsewhere: 参加定員, マラソン大会の参加定員."""
    return not said.before and bool(before) and len(said.topic) >= SHORT_TOPIC and said.number.value >= MUCH


def _agree(one: Number, other: Number) -> bool:
    return abs(one.value - other.value) < max(one.ulp, other.ulp) or one.value == other.value


def _said(facts: Facts) -> Iterator[Said]:
    for skeleton in skeletons(facts, 1):
        for match in TOPIC.finditer(skeleton.text):
            [amount] = skeleton.of(match, "amount")
            start = sentence_start(skeleton.text, match.start())
            sentence = skeleton.text[start : match.end() + 12]
            if OTHER_TIME.search(sentence) or APART.search(sentence) or amount.entity.bound or amount.entity.approx:
                continue
            is_doubtful = OTHERWISE.search(sentence) is not None
            said = amount.number, amount.unit, amount.entity.text, amount.place
            years = frozenset(TIMES.findall(skeleton.text[start : match.end()]))
            yield Said(match["before"], match["topic"], *said, years, is_doubtful)


def _by_likeness(facts: Facts) -> Iterator[Found]:
    """Find amounts of one thing that have the same figures in another order: 524億88百万円 and 542億88百万円."""
    alike: dict[tuple[str, str, int], list[Known]] = {}
    for known in _known(facts):
        figures = digits(known.number.value)
        if len(figures) >= FEWEST_FIGURES:
            key = "".join(sorted(figures)), known.unit, known.number.value.adjusted()
            alike.setdefault(key, []).append(known)
    for each in alike.values():
        if len({abs(known.number.value) for known in each}) > 1:
            yield from _conflicting([*_apart(each)])


def _conflicting(each: Sequence[Known]) -> Iterator[Found]:
    """Tell the first two that can't both be right."""
    pair = _first_pair(each)
    if pair is not None:
        place, other = pair if pair[1].is_cell else pair[::-1]
        yield Found(place.place, f"{pair[0].text}, but {pair[1].text} elsewhere", (other.place,))


def _first_pair(each: Sequence[Known]) -> tuple[Known, Known] | None:
    """Return the first two amounts of one thing that are not as much, not both of them of tables."""
    pair = None
    nearest: dict[tuple[str, bool], list[int]] = {}
    """For each noun, in texts and in tables, the nearest amount behind, and the nearest that is another one."""
    for at in range(len(each) - 1, -1, -1):
        one = each[at]
        names = {ANY} if one.is_referred else {*one.nouns, TOLD_BEFORE}
        seen = [nearest.get((name, is_cell), ()) for name in names for is_cell in {False, not one.is_cell}]
        others = [other for places in seen for other in places if not _are_as_much(each[other], one)]
        if others:
            pair = one, each[min(others)]
        for name in (*one.nouns, ANY, *([TOLD_BEFORE] * one.is_referred)):
            places = nearest.get((name, one.is_cell), [])
            nearest[name, one.is_cell] = [at, *(other for other in places if not _are_as_much(each[other], one))][:TWO]
    return pair


def _are_as_much(one: Known, other: Known) -> bool:
    return abs(one.number.value) == abs(other.number.value)


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


def _known(facts: Facts) -> Iterator[Known]:
    """Yield the amounts of texts and tables with the nouns before them."""
    for skeleton in skeletons(facts, 1):
        for at, amount in skeleton.amounts.items():
            before = skeleton.text[max(0, at - BEFORE, sentence_start(skeleton.text, at)) : at]
            if amount.entity.label != "PERCENT" and amount.entity.bound in BOUNDS and not OTHER_TIME.search(before):
                said = amount.number, amount.unit, amount.entity.text, amount.place
                yield Known(*said, _nouns(before), REFERRED.search(before) is not None, is_cell=False)
    for index, entities in facts.entities({"MONEY", "QUANTITY"}):
        for entity in entities:
            known = _cell(facts, index, entity)
            if known is not None:
                yield known


def _nouns(words: str) -> frozenset[str]:
    return frozenset(NOUNS.findall(words)) - COMMON


def _cell(facts: Facts, index: int, entity: Entity) -> Known | None:
    """Read an amount of a table, with the name of its row."""
    rows = facts.blocks[index].rows
    if not rows or entity.cell is None or not isinstance(entity.value, int):
        return None
    number = read_amount(facts.texts[index][entity.start : entity.end], entity.value)
    if number is None:
        return None
    place = Place(index, entity.start, entity.end)
    nouns = _nouns(rows[entity.cell[0]][0])
    return Known(number, entity.unit or "", entity.text, place, nouns, is_referred=False, is_cell=True)
