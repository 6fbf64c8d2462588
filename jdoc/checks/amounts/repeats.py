"""Repeats: amounts that are said of one thing in two places, as a line of a list and a sentence below it, and differ."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.mentions import mentions
from jdoc.checks.amounts.words import words_of
from jdoc.checks.numbers import are_alike, differ, digits
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.mentions import Mention
    from jdoc.checks.facts import Facts

AMOUNT_NOUN = deferred(
    "(?:費用?|経費|額|金|料|代|価格?|単価|賃|債|予算|収入|支出|面積|延長|全長|定員|人員|人口|人数|台数|件|戸|世帯|利益|売上高|棟|席|床|幅員|高さ|容量|能力|出力|者|客|残高|標高|重量|補助|整備|高|量|規模|報酬|手当|枠|上限|下限|限度|率|利回り|金利|割合|協力|支援|総[額数量])(?:月額|年額|日額|年間|[1一\ue002].{1,8})?$|(?:一人|\ue002)$"
)
"""How the name of an amount ends: `補助上限[額]`, `委託[料年額]`, not `東京都`."""
MANY = 60
"""Mentions of one kind that are compared with each other."""
CURRENCIES = frozenset({"JPY", "USD", "EUR"})
"""Units of amounts of money."""
FULL = 8
"""Characters of a clause that can't be of two things."""
LONG, SHORT = 4, 2
"""Characters of a name that says what it is by itself, and of one that says so beside an owner."""
FIGURES, MANY_FIGURES = 3, 5
"""Figures that don't look alike by chance, and that don't even where amounts may be of two things."""
TWO = 2


def find_repeats(facts: Facts) -> Iterator[Found]:
    """Find amounts of one thing that differ from one place to another."""
    for kind in _kinds(facts).values():
        for one, other in combinations(kind[:MANY], 2):
            if (
                one.place.block != other.place.block
                and differ(one.number, other.number)
                and _are_of_one(one, other, kind)
            ):
                told, beside = (one, other) if other.is_line else (other, one)
                yield Found(told.place, f"{told.name}: {told.text}, but {beside.text} elsewhere", (beside.place,))


def _kinds(facts: Facts) -> dict[tuple[str, str], list[Mention]]:
    """Give the mentions of a document by how their names end and their units."""
    return facts.kept("mentions", lambda: mentions(facts))


def are_of_two(facts: Facts, found: Found) -> bool:
    """Tell whether amounts that differ are surely of two times, or lines of lists have both."""
    for kind in _kinds(facts).values():
        pair = [mention for mention in kind if mention.place in {found.place, *found.related}]
        if len(pair) == TWO:
            one, other = pair
            return not _same_times(one, other) or _are_both_listed(one, other, kind)
    return False


def _are_of_one(one: Mention, other: Mention, kind: Sequence[Mention]) -> bool:
    """Tell whether two amounts are of the same thing."""
    if not _are_called_alike(one, other) or not _same_owner(one, other):
        return False
    if _are_anagrams(one, other, MANY_FIGURES):
        return True
    if _are_apart(one, other) or not _same_times(one, other) or _are_both_listed(one, other, kind):
        return False
    if _values(one, other, kind) == TWO:
        ways = (_is_line_said_again, _is_slip, _is_said_in_the_same_words)
        return any(says(one, other) for says in ways) or _is_spoken_of_as_known(one, other, kind)
    return _is_slip(one, other) and (_are_anagrams(one, other, FIGURES) or _share_words(one, other))


def _are_cited_apart(one: Mention, other: Mention) -> bool:
    """Tell whether two amounts are said to be of two parts: 第三十条の上限, 第三十一条の上限."""
    return bool(one.cited and other.cited) and one.cited != other.cited


def _are_apart(one: Mention, other: Mention) -> bool:
    """Tell whether one may be one of several, or of another time, and the other isn't said to be so in the same words."""
    is_the_same = one.apart == other.apart and one.clause == other.clause
    is_of_another_time = one.is_past != other.is_past and not (one.is_referred or other.is_referred)
    is_one_of_several = bool((one.apart | other.apart) - _parts_said_again(one, other)) and not is_the_same
    return one.is_bound or other.is_bound or is_of_another_time or is_one_of_several


def _parts_said_again(one: Mention, other: Mention) -> frozenset[str]:
    """Return what says of one amount that it is a part, where the other one is spoken of as known: うち残額60万円, 残額50万円の免除."""
    return PART if one.is_attached or one.is_referred or other.is_attached or other.is_referred else frozenset()


PART = frozenset({"うち"})
"""What says that an amount is a part."""


def _are_called_alike(one: Mention, other: Mention) -> bool:
    """Tell whether the name of one is that of the other, or ends it, and is one of amounts."""
    short, long = sorted((one.name, other.name), key=len)
    if len(short) < SHORT + 1 and short != long:
        return False
    if short == long and one.is_attached and other.is_attached and len(short) > SHORT and one.unit in CURRENCIES:
        return True
    is_telling = short not in words_of("common") or (one.name == other.name and one.owner == other.owner != frozenset())
    return long.endswith(short) and is_telling and AMOUNT_NOUN.search(short) is not None


def _are_both_listed(one: Mention, other: Mention, kind: Sequence[Mention]) -> bool:
    """Tell whether lines of lists have both amounts, so that they are of two things, or times."""
    listed = {each.number.value for each in kind if each.is_line and each.name == one.name}
    return listed >= {one.number.value, other.number.value}


def _are_anagrams(one: Mention, other: Mention, fewest: int) -> bool:
    """Tell whether two numbers have the same figures in another order, enough of them that it is no chance."""
    figures = [digits(each.number.value) for each in (one, other)]
    if max(map(len, figures)) < fewest or one.number.value.adjusted() != other.number.value.adjusted():
        return False
    return sorted(figures[0].replace("0", "")) == sorted(figures[1].replace("0", ""))


def _values(one: Mention, other: Mention, kind: Sequence[Mention]) -> int:
    """Count the amounts that may be of the same thing as two others, them included."""
    same = [each for each in kind if each.name == one.name and not _are_apart(each, one) and _same_owner(each, one)]
    near = [each for each in same if each.times in {one.times, other.times, frozenset()}]
    return len({each.number.value for each in (one, other, *near)})


def _is_slip(one: Mention, other: Mention) -> bool:
    """Tell whether an amount looks like another one of the same name, and is surely of the same."""
    is_referred, has_owners = one.is_referred or other.is_referred, bool(one.owner and other.owner)
    if len(one.name) < SHORT or (not is_referred and _are_of_a_kind(one, other)):
        return False
    if _is_part(one) != _is_part(other) and not has_owners:
        return False
    return (is_referred or has_owners or _are_telling(one, other)) and _look_alike(one, other)


def _are_of_a_kind(one: Mention, other: Mention) -> bool:
    """Tell whether two amounts are of what a document has several of: lines of the same name, rates."""
    return one.unit == "%" or (one.is_line and other.is_line and one.name == other.name)


def _are_telling(one: Mention, other: Mention) -> bool:
    """Tell whether names or numbers are so long that they aren't alike by chance, or the same words stand before both."""
    figures = max(len(digits(each.number.value)) for each in (one, other))
    return figures >= FIGURES or min(len(one.name), len(other.name)) >= LONG or _share_words(one, other)


def _is_part(mention: Mention) -> bool:
    """Tell whether an amount is said to be a part."""
    return "うち" in mention.clause[:4]


def _share_words(one: Mention, other: Mention) -> bool:
    """Tell whether the name of whose it is ends the words before both: 中央こども園は、定員, 中央こども園の定員."""
    first, last = (each.words.rstrip(PARTICLES) for each in (one, other))
    short, long = sorted((re.split("[、( ]", each)[-1] for each in (first, last)), key=len)
    return len(short) >= LONG and long.endswith(short)


PARTICLES = "のはがをに、"
"""What stands between a name of an owner and what it owns."""


def _look_alike(one: Mention, other: Mention) -> bool:
    """Tell whether two amounts look alike: as numbers do, or one has the other's figures and one more."""
    first, second = one.number.value, other.number.value
    if are_alike(first, second):
        return True
    short, long = sorted((digits(first), digits(second)), key=len)
    if (
        len(short) == len(long) > 1
        and one.name == other.name
        and len(one.name) >= LONG
        and first.adjusted() == second.adjusted()
    ):
        return sum(map(str.__ne__, short, long)) == 1
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _is_said_in_the_same_words(one: Mention, other: Mention) -> bool:
    """Tell whether the same words stand before both amounts, all of a clause: 災害の復旧に充てる額は."""
    if one.unit == "%" or one.times != other.times:
        return False
    short, long = sorted((f"{each.clause}{each.name}" for each in (one, other)), key=len)
    is_attached = one.is_attached or other.is_attached
    return (len(short) >= FULL and long.endswith(short)) or (is_attached and len(short) >= LONG and short == long)


def _is_line_said_again(one: Mention, other: Mention) -> bool:
    """Tell whether a sentence says again what a line of a list does, or refers to what was said, by the same full name."""
    if one.name != other.name or one.unit == "%" or not _are_of_one_place_and_time(one, other):
        return False
    is_full = len(one.name) >= LONG or (bool(one.owner) and len(one.name) >= SHORT) or _is_price(one, other)
    is_definite = one.is_referred or other.is_referred or one.is_attached or other.is_attached
    return is_full and (one.is_line != other.is_line or is_definite)


def _is_price(one: Mention, other: Mention) -> bool:
    """Tell whether a price is told in a line of a list, and said again as known: 参加費　1,500円, 参加費1,800円を."""
    line, known = (one, other) if one.is_line else (other, one)
    is_known = known.is_attached and not known.is_line and not known.clause.endswith("の")
    return line.is_line and is_known and len(one.name) > SHORT and one.unit in CURRENCIES


def _are_of_one_place_and_time(one: Mention, other: Mention) -> bool:
    """Tell whether two amounts are told with the same owner and times, or one says which part has told the other."""
    if _is_where_it_is_cited(one, other) or _is_where_it_is_cited(other, one):
        return True
    return one.owner == other.owner and one.times == other.times


def _is_where_it_is_cited(one: Mention, other: Mention) -> bool:
    """Tell whether an amount stands in the part that another one is said to be from: 第１号議案の積立金, 5(3)の修繕."""
    numbers = [*map(read_whole, NUMBER.findall(one.cited))]
    own = [*map(read_whole, (part for at in other.path for part in NUMBER.findall(at)[:1]))]
    return bool(numbers) and all(number in own for number in numbers)


NUMBER = deferred("[0-9]+|[一二三四五六七八九十百]+")
"""The number of a part: 第`[1]`号議案, `[5]`(`[3]`)."""


def _is_spoken_of_as_known(one: Mention, other: Mention, kind: Sequence[Mention]) -> bool:
    """Tell whether both amounts of money, the only two that are called so, are spoken of as known: 残額60万円の, 残額50万円を."""
    are_definite = one.is_attached and other.is_attached and one.name == other.name and one.unit in CURRENCIES
    are_near = one.number.value.adjusted() == other.number.value.adjusted() and one.number.ulp == other.number.ulp
    return are_definite and are_near and sum(each.name == one.name for each in kind) == TWO


def _same_times(one: Mention, other: Mention) -> bool:
    """Tell whether two amounts may be of the same time."""
    return not one.times or not other.times or bool(one.times & other.times)


def _same_owner(one: Mention, other: Mention) -> bool:
    """Tell whether two amounts may be of the same owner: all nouns of the one are said of the other, in short or in full."""
    fewer, more = sorted((one.owner, other.owner), key=len)
    return not _are_cited_apart(one, other) and all(
        any(noun.endswith(each) or each.endswith(noun) for each in more) for noun in fewer
    )
