"""Retold: what a sentence says of a row of a table, and the table has otherwise."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.likeness import OTHER_TIME, TIMES
from jdoc.checks.amounts.moves import WAY
from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import Number, are_alike, differ, digits
from jdoc.checks.rules import Found
from jdoc.checks.tables.cells import cells, having
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.cells import Cell

FAR, BESIDE = 60, 16
"""Characters before an amount in which a row may be named, and in which a column is right before it."""
SHARED = 4
"""Characters that a name and a sentence must have in common, where it doesn't stand there as a whole."""
FEWEST = 2
"""Figures of amounts that aren't alike by chance where they are called the same, and characters of a name."""
OTHERS = deferred("うち|除[くい]|隣|別の|(?<!復)旧|全国|県内|途中|仮に|例え")
"""What makes it so wherever it stands in the sentence: `[うち]`庁舎の改修は."""
APART = deferred("ほか|残[りる額]|平均|当たり|あたり|追加|予想|見込|累計|超|上回|下回|不足|差|ずつ|各|それぞれ|案の")
"""What makes an amount another one than that of the row: `[残り]の`, `[差]額`."""
BEHIND = deferred(
    "(?:[)]?(?:以上|以下|未満|を?超|ずつ|程度|分の|単位|のうち、?[^。]{0,6}(?:国|県|市)|の?(?:追加|上乗せ|差)))"
)
"""What shows, behind an amount, that it is a bound or a part."""


class Said(NamedTuple):
    """An amount of a sentence, and what stands before it there."""

    amount: Amount
    number: Number
    unit: str
    words: str
    times: frozenset[str]
    before: list[Number]
    """The amounts in the same unit before it in its sentence."""


def find_retold(facts: Facts) -> Iterator[Found]:
    """Find amounts of sentences that name a row of a table, and aren't what it has."""
    known = cells(facts)
    if not known:
        return
    names = _names(known)
    for said in _said(facts):
        row = _row(said, names)
        cell = _meant(said, row, facts) if row else None
        if cell is not None and differ(said.number, cell.number):
            yield Found(said.amount.place, f"{said.amount.entity.text}, but {cell.text} elsewhere", (cell.place,))


def _names(known: Sequence[Cell]) -> dict[tuple[str, str], list[Cell]]:
    """Give the cells by their units and by each piece of the names of their rows that may stand in a sentence."""
    names: dict[tuple[str, str], list[Cell]] = {}
    for cell in known:
        size = min(SHARED, len(cell.name))
        for piece in {cell.name[at : at + size] for at in range(len(cell.name) - size + 1)} if size >= FEWEST else ():
            names.setdefault((cell.unit, piece), []).append(cell)
    return names


def _said(facts: Facts) -> Iterator[Said]:
    """Yield the amounts of sentences that are told exactly, of no other time, and are no changes or parts."""
    for skeleton in skeletons(facts, 1):
        for at, amount in skeleton.amounts.items():
            if skeleton.text[at] in {MONEY, COUNT} and amount.entity.bound in {None, "le"}:
                start = max(sentence_start(skeleton.text, at), at - FAR)
                words = skeleton.text[start:at]
                if not _is_of_another(skeleton, at, words):
                    number, unit = amount.in_base
                    before = [each.in_base for place, each in skeleton.amounts.items() if start <= place < at]
                    same = [other for other, its_unit in before if its_unit == unit]
                    yield Said(amount, number, unit, words, frozenset(TIMES.findall(words)), same)


def _is_of_another(skeleton: Skeleton, at: int, words: str) -> bool:
    """Tell whether an amount is a change, a part, a bound or one of another time."""
    behind, near = skeleton.text[at + 1 : at + 1 + BESIDE], words[-BESIDE:]
    last = near.rpartition("、")[2]
    is_change = WAY.match(behind) or BEHIND.match(behind)
    return bool(is_change or OTHER_TIME.search(words) or OTHERS.search(words) or APART.search(last.rpartition("(")[2]))


def _meant(said: Said, row: Sequence[Cell], facts: Facts) -> Cell | None:
    """Give the cell of a row that an amount should be: of the column or time that stands before it, or one that looks like it."""
    if _is_made_of(said, row):
        return None
    own = [cell for cell in row if _is_of_its_time(said, cell, facts)]
    column = [cell for cell in own if _names_column(said.words, cell)]
    if len(column) == 1:
        return column[0]
    if having(facts, said.number, said.unit) or _is_told(facts, said):
        return None
    slips = _slips(said, own, row)
    return slips[0] if len(slips) == 1 else None


def _slips(said: Said, own: Sequence[Cell], row: Sequence[Cell]) -> list[Cell]:
    """Return the cells that an amount looks like, or else those of its time where another cell of the row is told beside it."""
    alike = [cell for cell in own if _is_slip(said, cell)]
    return alike or [cell for cell in own if _is_beside_another(said, cell, row)]


def _is_beside_another(said: Said, cell: Cell, row: Sequence[Cell]) -> bool:
    """Tell whether the time right before an amount is that above a cell, and another amount of the sentence is in its row."""
    times = TIMES.findall(said.words)[-1:]
    others = [other for other in row if other.column != cell.column]
    is_row = any(other.is_rounded_to(number) for other in others for number in said.before)
    return is_row and bool(times) and times == TIMES.findall(cell.head)


def _row(said: Said, names: dict[tuple[str, str], list[Cell]]) -> list[Cell]:
    """Give the cells of the row that a sentence names: the only one whose name stands there, or shares most of it."""
    others = _others(said, names)
    shared = {cell.grid_row: _shared(cell.name, said.words) for cell in others}
    most = max(shared.values(), default=0)
    best = [place for place, size in shared.items() if size == most]
    if most < FEWEST or len(best) != 1:
        return []
    row = {cell.place: cell for cell in others if cell.grid_row == best[0]}
    return [row[place] for place in sorted(row)]


def _others(said: Said, names: dict[tuple[str, str], list[Cell]]) -> list[Cell]:
    """Return the cells in the unit of an amount, a piece of whose row's name stands in its sentence."""
    words = said.words
    pieces = {words[at : at + size] for size in range(FEWEST, SHARED + 1) for at in range(len(words) - size + 1)}
    return [cell for piece in sorted(pieces) for cell in names.get((said.unit, piece), ())]


def _shared(name: str, words: str) -> int:
    """Count the characters that a name and a sentence have in common side by side; 0 for too few of them."""
    if len(name) >= FEWEST and name in words:
        return len(name) + SHARED
    size = SHARED
    longest = 0
    for start in range(len(name) - SHARED + 1):
        while start + size <= len(name) and name[start : start + size] in words:
            longest, size = size, size + 1
    return longest


def _is_of_its_time(said: Said, cell: Cell, facts: Facts) -> bool:
    """Tell whether a cell may be of the time that a sentence names: that above it, or above its table."""
    above = " ".join(facts.texts[max(0, cell.grid.index - ABOVE) : cell.grid.index])
    times = {*TIMES.findall(cell.head)} or {*TIMES.findall(above)}
    return not said.times or bool(times & said.times)


ABOVE = 4
"""Blocks above a table in which its time is told."""


def _names_column(words: str, cell: Cell) -> bool:
    """Tell whether the head of a cell stands right before an amount: 募集戸数, 戸数."""
    return len(cell.head) >= FEWEST and words.rstrip("は:、 ").endswith(cell.head) and cell.name in words


def _is_slip(said: Said, cell: Cell) -> bool:
    """Tell whether an amount looks like that of a cell, and hardly by chance: figures turned round, or ten times as much."""
    one, other = said.number.value, abs(cell.number.value)
    is_near = one.adjusted() == other.adjusted() or digits(one) == digits(other)
    return len(digits(one)) >= FEWEST and is_near and are_alike(one, other) and not _is_of_another_noun(said, cell)


def _is_of_another_noun(said: Said, cell: Cell) -> bool:
    """Tell whether a sentence says what of the row it is, and the column is of something else: 中央図書館の備品費, 工事費."""
    match = NOUN_OF.search(said.words)
    if match is None or TIMES.search(cell.head) or cell.name not in match["owner"]:
        return False
    pairs = {match["noun"][at : at + 2] for at in range(len(match["noun"]) - 1)}
    return not any(pair in cell.head for pair in pairs)


NOUN_OF = deferred("(?P<owner>[^\\W_ぁ-ん]+)の(?P<noun>[^\\W0-9_ぁ-ん]{2,12})(?:は|が|を|に)?、?$")
"""What of something an amount is of: `中央図書館の備品費は`."""


def _is_made_of(said: Said, row: Sequence[Cell]) -> bool:
    """Tell whether an amount is the difference or the sum of two of a row."""
    pairs = combinations([abs(cell.number.value) for cell in row], 2)
    stated, ulp = said.number
    slack = ulp if ulp > 1 else 0
    return any(abs(abs(one + sign * other) - stated) <= slack for one, other in pairs for sign in (1, -1))


def _is_told(facts: Facts, said: Said) -> bool:
    """Tell whether another place has just that amount."""
    return any(
        entity.value == said.amount.entity.value and (index, entity.start) != said.amount.place[:2]
        for index, entities in facts.entities({"MONEY", "QUANTITY"})
        for entity in entities
    )
