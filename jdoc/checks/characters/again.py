"""Again: what is told twice in one list: an item, a row of a table, a name among names."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

LONGEST, MOST = 40, 40
"""Characters of an item that is a thing, and items of one list."""
SAID_AGAIN = deferred(
    "その他|同上|同左|なし|特になし|未定|略|削除|休憩|昼食|移動|開会|閉会|質疑|質疑応答|討論|採決|挨拶|散会|解散|説明|確認|報告|意見交換|協議|〃|有|無|可|否|はい|いいえ|[0-9.,%]*"
)
"""What lists have several times: `[休憩]`, not `見積書`."""
THING = deferred("[一-鿿ァ-ヴーぁ-んA-Za-z]{2}")
"""What an item is a thing by: `[見積]書`, not `3`."""
_ITEM = "[一-鿿々ァ-ヴーA-Za-z0-9]{1,14}"
ENUMERATION = deferred(
    f"(?<![一-鿿々ァ-ヴーA-Za-z0-9])(?:{_ITEM}、)+{_ITEM}(?:及び|並びに|又は|若しくは|および|または|と){_ITEM}(?=[はがをにで、。]|から|$)"
)
"""Names that are told one behind the other: `[東市、西市及び北市]は`, not `東市、西市の`."""
PARTS = deferred("、|及び|並びに|又は|若しくは|および|または|と")
"""What stands between them: 東市`[及び]`北市."""
NUMBER = deferred("[0-9]{2}")
"""A number of a row that no other has by chance: `[32]0`, not `3`."""


class Item(NamedTuple):
    """An item of a list."""

    text: str
    block: int


def find_again(facts: Facts) -> Iterator[Found]:
    """Find what is told twice in one list."""
    yield from _items(facts)
    yield from _sentences(facts)
    yield from _rows(facts)
    yield from _names(facts)


def _sentences(facts: Facts) -> Iterator[Found]:
    """Find sentences that a paragraph says again behind others, as nobody does who writes."""
    for index in facts.read:
        block, text = facts.blocks[index], facts.texts[index]
        if text.count("。") < FEWEST_SENTENCES or block.attribution or block.rows:
            continue
        sentences = text.split("。")[:-1]
        again = [each for each in {*sentences} if sentences.count(each) > 1]
        if len(again) == 1 and SENTENCE.fullmatch(again[0]) and sentences.count(again[0]) == TWO:
            twice = f"{again[0]}。"
            first, last = text.find(twice), text.rfind(twice)
            if last > first + len(twice):
                place, before = (Place(index, spot, spot + len(twice)) for spot in (last, first))
                yield Found(place, f"{twice}: written twice", (before,))


FEWEST_SENTENCES, TWO = 3, 2
SENTENCE = deferred("(?=.*[一-鿿])[^「」()\n]{9,80}")
"""A sentence that says something: `[申請は郵送でもできます]`, not `そうです`."""


def _items(facts: Facts) -> Iterator[Found]:
    """Find items that a list has twice."""
    for items in _lists(facts):
        known: dict[str, int] = {}
        twice = [item for item in items if known.setdefault(item.text, item.block) != item.block]
        if len(twice) != 1 or len(items) > MOST:
            continue  # a form that is the same for each
        [item] = twice
        if THING.search(item.text) and not SAID_AGAIN.fullmatch(item.text):
            place, before = (Place(block, 0, len(item.text)) for block in (item.block, known[item.text]))
            yield Found(place, f"{item.text}: written twice", (before,))


def _lists(facts: Facts) -> Iterator[list[Item]]:
    """Yield the items of each list: blocks behind each other with labels of one kind."""
    for key, group in groupby(facts.read, lambda index: _list_of(facts, index)):
        if key is not None:
            yield [Item(facts.texts[index].strip(), index) for index in group]


def _list_of(facts: Facts, index: int) -> tuple[str, ...] | None:
    """Return what a list is told by, if a block is an item of one."""
    block = facts.blocks[index]
    if not block.label or block.rows or len(block.text) > LONGEST or block.attribution:
        return None
    parent = (block.locator or "").rpartition("/")[0] if block.number else block.label
    return (block.kind, "number" if block.number else "", parent, *(block.section or ()))


def _rows(facts: Facts) -> Iterator[Found]:
    """Find rows of a table that are the same as the one before."""
    for index in facts.tables:
        lines = facts.texts[index].split("\n")
        same = [at for at, (one, other) in enumerate(pairwise(lines), 1) if one == other and _says_something(other)]
        if len(same) == 1:
            yield _row(index, lines, same[0] - 1, same[0])
        elif len(lines) <= MOST and len({*lines}) == len(lines) - 1:
            last = next(at for at, line in enumerate(lines) if line in lines[:at])
            if _names_something(lines[last]):
                yield _row(index, lines, lines.index(lines[last]), last)


def _row(index: int, lines: list[str], first: int, last: int) -> Found:
    size = len(lines[last])
    before, place = (
        Place(index, spot, spot + size) for spot in (len("".join(lines[:at])) + at for at in (first, last))
    )
    return Found(place, f"{lines[last].partition(TAB)[0]}: written twice", (before,))


TAB = "\t"
"""What parts the cells of a row."""


def _names_something(line: str) -> bool:
    """Tell whether all cells of a row are names of things."""
    cells = line.split(TAB)
    return len(cells) > 1 and all(NAME.fullmatch(cell) and not SAID_AGAIN.fullmatch(cell) for cell in cells)


NAME = deferred("[一-鿿々ァ-ヴーヶ]{2,}")
"""What names a thing in a cell: `[若葉台自治会]`, not `あり`."""


def _says_something(line: str) -> bool:
    """Tell whether a row has a name and a number that it has not by chance."""
    name, tab, others = line.partition(TAB)
    return bool(tab and THING.search(name) and NUMBER.search(others)) and SAID_AGAIN.fullmatch(name) is None


def _names(facts: Facts) -> Iterator[Found]:
    """Find names that stand twice among others: 東市、西市、東市及び北市."""
    for match in ENUMERATION.finditer(facts.whole):
        names = PARTS.split(match[0])
        if len({*names}) == len(names) - 1:
            name = next(name for name in names if names.count(name) > 1)
            if THING.search(name):
                at = match.start() + match[0].rfind(name)
                index, start = facts.place_of(at)
                yield Found(Place(index, start, start + len(name)), f"{name}: written twice")
