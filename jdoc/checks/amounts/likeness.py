"""Likeness: amounts of one thing that have the same figures in another order: 524億88百万円 and 542億88百万円."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import skeletons
from jdoc.checks.amounts.units import same_unit
from jdoc.checks.amounts.words import words_of
from jdoc.checks.cells import cell_of
from jdoc.checks.numbers import Number, are_neighbours_exchanged, digits, read_amount
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

NOUNS = deferred("[^\\W0-9_ぁ-ん\ue000-\ue003]{2,}|[一-鿿][りしきみえけ][一-鿿]{1,2}[りしきみえけ]")
"""A noun: `[実質収支]は`, not `は`."""
REFERRED = deferred("述べた|前述|上記|前記|先の|冒頭|既述")
"""What shows that an amount was said before: 二についてで`[述べた]`."""
OTHER_TIME = deferred(
    "前年|昨年|前期|翌年|次年|来年|来期|次期|次回|前回|前々|当初(?!予算)|従来|過去|変更[前後請契]|改正[前後]|一人当|1人当|予想|見込[みん額]"
)
"""The same, where the amounts are so alike that one must be a slip of the other."""
OF_OTHERS = deferred("のうち、|除[くい]|隣の")
"""What shows that an amount is of a part, or of others: 総務費`のうち、`庁舎の改修は."""
TIMES = deferred(
    "[0-9元]{1,4}年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日|[上下]半期|第[0-9一二三四]四半期"
)
"""A time that an amount may be of: `令和[3年度]末`, `[3月1日]`, not `年度`."""
LONGEST = 200
"""Characters of a sentence before an amount that are read."""
BEFORE = 22
"""Characters before an amount in which it is said what it is of."""
BOUNDS = frozenset({None, "le"})
"""An amount, or the most that it may be (上限), which is one as well."""
MANY_FIGURES = 6
"""Figures of amounts that don't look alike by chance, whatever they are of."""
FEWEST_FIGURES = 3
"""Figures of amounts that don't look alike by chance."""
SIDE_BY_SIDE = 6
"""Characters between an amount and the same once more."""


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
    heads: frozenset[str] = frozenset()
    """The nouns above a cell."""


class Likely(NamedTuple):
    """An amount that may have the same figures as another one: what stands before it is read only if it has."""

    value: Decimal
    unit: str
    read: Callable[[], Known | None]


def find_alike(facts: Facts) -> Iterator[Found]:
    """Find amounts of one thing that have the same figures in another order: 524億88百万円 and 542億88百万円."""
    alike: dict[tuple[str, str, int], list[Likely]] = {}
    every = [(likely, (likely.unit, likely.value.adjusted())) for likely in _likely(facts)]
    values: dict[tuple[str, int], set[Decimal]] = {}
    for likely, size in every:
        values.setdefault(size, set()).add(likely.value)
    for likely, size in every:
        figures = digits(likely.value) if len(values[size]) > 1 else ""
        if len(figures) > 1:
            alike.setdefault(("".join(sorted(figures.replace("0", ""))), *size), []).append(likely)
    for each in alike.values():
        several = {abs(likely.value) for likely in each}
        if len(several) > 1 and max(len(digits(value)) for value in several) >= FEWEST_FIGURES:
            yield from _conflicting(facts, [*_apart([*filter(None, (likely.read() for likely in each))])])


MANY = 40
"""Amounts with the same figures that are compared with each other: more of them are counted, not said."""


def _conflicting(facts: Facts, each: Sequence[Known]) -> Iterator[Found]:
    in_cells = {abs(known.number.value) for known in each if known.is_cell}
    for one, other in combinations(each[:MANY], 2):
        values = {abs(one.number.value), abs(other.number.value)}
        if len(values) == 1 or values <= in_cells:  # a table has both: they are of two of its rows
            continue
        if (
            _are_of_one(one, other)
            or _is_of_column(facts, one, other)
            or one.is_referred
            or other.is_referred
            or _are_long_and_exchanged(one, other)
        ):
            told, beside = (one, other) if other.is_cell else (other, one)
            yield Found(told.place, f"{one.text}, but {other.text} elsewhere", (beside.place,))
            return


def _are_long_and_exchanged(one: Known, other: Known) -> bool:
    """Tell whether two long numbers differ in two figures side by side that are exchanged, and a table has one of them."""
    first, second = digits(one.number.value), digits(other.number.value)
    is_long = len(first) == len(second) >= MANY_FIGURES
    return is_long and one.is_cell != other.is_cell and are_neighbours_exchanged(first, second)


def _are_of_one(one: Known, other: Known) -> bool:
    """Tell whether two amounts are said of the same: they share a noun, and neither has an owner or time of its own."""
    is_named = one.place.block != other.place.block and (one.owner in other.nouns or other.owner in one.nouns)
    apart = ((one.time, other.time), *([] if is_named else [(one.owner, other.owner)]))
    if any(first and last and not (first.endswith(last) or last.endswith(first)) for first, last in apart):
        return False
    return _share(one.nouns, other.nouns)


def _is_of_column(facts: Facts, one: Known, other: Known) -> bool:
    """Tell whether an amount of a sentence is of what a column is of, none of whose table has it, and no other row is named."""
    cell, said = (one, other) if one.is_cell else (other, one)
    if not cell.heads & said.nouns:
        return False
    block = facts.blocks[cell.place.block]
    names = {fold("".join(row[0].split())) for row in block.rows or ()}
    values = {abs(entity.value) for entity in block.entities or () if isinstance(entity.value, int)}
    return abs(said.number.value) not in values and not any(
        name in noun for name in names for noun in said.nouns if name
    )


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
            if amount.entity.label != "PERCENT" and amount.entity.bound in BOUNDS and _has_figures(amount.entity):
                yield Likely(amount.number.value, amount.unit, partial(_known, skeleton, at, amount))
    yield from _likely_cells(facts)


def _likely_cells(facts: Facts) -> Iterator[Likely]:
    for index, entities in facts.entities({"MONEY", "QUANTITY"}):
        for entity in entities if facts.blocks[index].rows else ():
            if entity.cell is not None and isinstance(entity.value, int) and _has_figures(entity):
                yield Likely(Decimal(entity.value), same_unit(entity.unit or ""), partial(_cell, facts, index, entity))


def _has_figures(entity: Entity) -> bool:
    """Tell whether an amount may have as many figures as one that doesn't look like another one by chance: not 25人."""
    return not isinstance(entity.value, int) or abs(entity.value) >= MANY_OF_THEM


MANY_OF_THEM = 10 ** (FEWEST_FIGURES - 1)


def _known(skeleton: Skeleton, at: int, amount: Amount) -> Known | None:
    """Read an amount of a text with the nouns before it; None for one of another time."""
    start = max(sentence_start(skeleton.text, at), at - LONGEST)
    before = skeleton.text[max(0, at - BEFORE, start) : at]
    if OTHER_TIME.search(before) or OF_OTHERS.search(before):
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
    nouns, heads = _nouns(cell_of(rows, entity.cell[0], 0)), _nouns(cell_of(rows, 0, entity.cell[1]))
    unit = same_unit(entity.unit or "")
    return Known(number, unit, entity.text, place, nouns, is_referred=False, is_cell=True, heads=heads)
