"""Measures: what of a number and a list no words say, each asked by its name in the table of evidence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.checks.counting.stated import Listed, Stated
    from jdoc.checks.facts import Facts

PERSONS = frozenset({"名", "人", "者", "方", "方々"})
TIMES = frozenset({"回", "期"})
COUNTRIES = deferred("[かカヶヵ箇ケ]?国|国と地域")
"""Units of countries: `[か国]`, `[国]`, not `国語`."""
COUNTRY = deferred("[ァ-ヴー・]{2,20}|(?!.*(?:地域|諸国|ASEAN|[東西南北中]$))[一-鿿]{1,3}")
"""The name of a country: `[シンガポール]`, `[日本]`, not `東南アジア`."""
PLACES = deferred("[市町村県国区都]|市町村?|町村|[都道府県]{2,4}|[かカヶヵ箇ケ]国")
"""What is counted of things whose names end so, and else of those that they have: 九州及び北陸の`[県]`, not `地区`."""
OF_PLACES = deferred(
    "学校|校|施設|会場|館|駅|港|路線|大学|病院|事業|競技|種目|チーム|作品|[かカヶヵ箇ケ]所|人|名|店|園|団体"
)
"""What places and offices may have several of: 北部及び南部の`[校]`, not `点`."""
A_PLACE = deferred(
    "[市町村県都府区部州方域圏国課局海島]$|地方$|エリア$|ブロック$|北海道$|^[東西南北中]$|[市町村県都国区域所]内$|^[A-Z]$|大学$"
)
"""How places and offices end: `北[部]`, not `北浜会館`."""
CALLED = deferred("(?:[者人長員監師士役官手生事]$|(?:[長員事者役授監官師士] ?|[^ ] )[一-鿿々ァ-ヴー ]{2,8}$)")
"""Who is called by an office, or an office and a name: `主任技術[者]`, `委[員 小比類巻明]`, not `担当課`."""
DAY = deferred("第?[0-9一二三四五六七八九十]|令和|平成|[前後上下]期|[春夏秋冬]")
"""How an item begins that tells when something is: `[令和]7年`, `[第1]回`, not `場所`."""
TABLE = deferred("(?:次|下|別|以下)の?(?:一覧)?表|表[0-9]|(?:次|以下|下記)のとおり")
"""What says that a table has it: `[次の表]のとおり`, `[表2]`."""
HEAD = deferred("[^。、]{2,24}(?:\\((?:全|計)?| |:|\\) *)(?:全|計)?")
"""What a line says before the number that it ends with: `[出席委員(]`7名)."""
TAIL = deferred("[)]?[ 。]*")
"""What may stand behind that."""
MONTH = deferred("[0-9](?:月|日)")
"""When something is: `10[8日]`, not `場所`."""
THREE, MOST, FAR, RIGHT_BELOW = 3, 0.7, 60, 2


class Case(NamedTuple):
    """A number and what is listed near it, with what stands around."""

    facts: Facts
    stated: Stated
    listed: Listed
    text: str
    """Of the block of the number."""
    start: int
    """Of its sentence."""
    end: int
    others: Sequence[Stated]
    """All numbers of things in its block."""

    @property
    def number(self) -> int:
        """How many things are listed."""
        return self.listed.lengths[0]

    @property
    def is_right_behind(self) -> bool:
        """Whether it stands in a bracket right behind the number."""
        return self.listed.how == "bracket" and self.listed.places[0].start == self.stated.end + 1

    def are_most(self, is_so: Callable[[str], object]) -> bool:
        """Tell whether something is so of most of what is listed."""
        items = self.listed.items
        return bool(items) and sum(map(bool, map(is_so, items))) >= MOST * len(items)

    @property
    def persons(self) -> int:
        """How many persons are named in the list."""
        return sum(
            entity.label == "PERSON" and (place.block != self.stated.block or place.start <= entity.start < place.end)
            for place in {place.block: place for place in self.listed.places}.values()
            for entity in self.facts.blocks[place.block].entities or ()
        )


@cache
def _prefectures() -> frozenset[str]:
    """Return the names of prefectures without 県, as they stand in a row: 青森、岩手."""
    names = columns("english_names", "value", "english")
    return frozenset(name[:-1] for name, english in names if english.endswith("Prefecture")) | {"東京", "北海道"}


def _is_called_so(item: str, unit: str) -> bool:
    """Tell whether a name ends as what is counted, or is one of a country or prefecture."""
    name = item.rstrip("。 ").rpartition("の")[2]
    is_prefecture = "県" in unit and name in _prefectures()
    return name.endswith(tuple(unit)) or is_prefecture or bool(COUNTRIES.fullmatch(unit) and COUNTRY.fullmatch(name))


def _are_places_called_otherwise(case: Case) -> bool:
    unit = case.stated.unit
    return PLACES.fullmatch(unit) is not None and not case.are_most(lambda item: _is_called_so(item, unit))


def _are_of_places(case: Case) -> bool:
    """Tell things that places have, which are named: 北部及び南部の3校."""
    is_of_them = OF_PLACES.fullmatch(case.stated.unit) and not case.are_most(
        lambda item: item.endswith(case.stated.unit)
    )
    return bool(is_of_them) and case.are_most(A_PLACE.search)


def _are_persons(case: Case) -> bool:
    """Tell names of persons: those that are known as such, offices with names, surnames in a row."""
    if case.stated.unit not in PERSONS:
        return False
    is_row = case.listed.how == "row" and case.are_most(SURNAME.fullmatch)
    return case.persons >= MOST * case.number or case.listed.how == "roster" or is_row


SURNAME = deferred("[一-鿿々ァ-ヴー]{1,7}")
"""The name of somebody in a row of names: `[磯部]`, `[戸倉悠]`."""
PLACE_LINE = deferred(
    "[^ 0-9]{1,14}(?:[館学校場所園線市町村区駅港号前東西南北]|センター|ホール|区画|プラザ|広場) +[^ ].*[0-9]"
)
"""A line of a place with a number: `[北嶺大学  申込み 412]`, not `受験者 398`."""


def _are_lines_of_places(case: Case) -> bool:
    return OF_PLACES.fullmatch(case.stated.unit) is not None and case.are_most(PLACE_LINE.match)


def _is_in_items(case: Case) -> bool:
    word = case.stated.noun or case.stated.unit
    return len(word) > 1 and case.are_most(lambda item: word in item)


def _have_numbers_of_unit(case: Case) -> bool:
    """Tell whether each thing has a number of its own, of what is counted: rows below another one."""
    unit = case.stated.unit
    return case.are_most(lambda item: item.endswith(unit) and item.removesuffix(unit).rstrip()[-1:] in FIGURES)


FIGURES = frozenset("0123456789一二三四五六七八九十")
"""How a number ends."""


def _is_sum_told(case: Case) -> bool:
    entities = case.facts.blocks[case.stated.block].entities or ()
    others = (each for each in entities if each.label == "QUANTITY" and each.start != case.stated.start)
    numbers = {int(each.value) for each in others if isinstance(each.value, int | float)}
    return not case.listed.sums.isdisjoint(numbers)


def _in_sentence(case: Case, end: int) -> int:
    return sum(case.start <= other.start < end for other in case.others)


MEASURES: dict[str, Callable[[Case], object]] = {
    "called so": lambda case: case.are_most(lambda item: _is_called_so(item, case.stated.unit)),
    "places, called otherwise": _are_places_called_otherwise,
    "of places": _are_of_places,
    "persons, with names": _are_persons,
    "persons, without names": lambda case: (
        case.stated.unit in PERSONS and not case.persons and not case.are_most(CALLED.search)
    ),
    "times, without days": lambda case: case.stated.unit in TIMES and not case.are_most(DAY.match),
    "last sentence": lambda case: "。" not in case.text[case.stated.end :].rstrip("。 "),
    "far from the end": lambda case: len(case.text) - case.stated.end > FAR,
    "head line": lambda case: (
        HEAD.fullmatch(case.text, 0, case.stated.start) and TAIL.fullmatch(case.text, case.stated.end)
    ),
    "only number": lambda case: _in_sentence(case, case.end) == 1,
    "first number": lambda case: _in_sentence(case, case.stated.start) == 0,
    "sum is told": _is_sum_told,
    "three and more": lambda case: case.number >= THREE,
    "labelled text": lambda case: case.facts.labels[case.stated.block],
    "a sentence": lambda case: case.text.rstrip().endswith("。"),
    "word in items": _is_in_items,
    "word in head": lambda case: (
        len(case.stated.noun or case.stated.unit) > 1 and (case.stated.noun or case.stated.unit) in case.listed.head
    ),
    "rows, told of": lambda case: case.listed.how == "rows" and TABLE.search(case.text[case.start : case.end]),
    "months": lambda case: case.stated.unit in TIMES and case.are_most(MONTH.search),
    "lines, of places": _are_lines_of_places,
    "numbers of the unit": _have_numbers_of_unit,
    "right below": lambda case: 0 < case.listed.places[0].block - case.stated.block <= RIGHT_BELOW,
}
