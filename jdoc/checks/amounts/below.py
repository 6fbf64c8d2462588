"""Below: a number, and its parts in the lines below it (職員 58人 / 内訳 教員31人、事務27人), or in the next sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts, slack_of
from jdoc.checks.amounts.lists import lines_below
from jdoc.checks.amounts.skeleton import COUNT, MONEY, Skeleton, skeletons
from jdoc.checks.numbers import are_alike, total, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
# A part with its name, and what is said of it in a bracket.
_PART = f"[^。、:()\ue000-\ue003]{{1,20}}{_AMOUNT}(?:\\([^()\ue000-\ue003]{{0,20}}\\))?"
# Several of them in a row.
_PARTS = f"{_PART}(?:[、・ ]|及び|並びに|と){{1,3}}{_PART}(?:(?:[、・ ]|及び|並びに|と){{1,3}}{_PART}){{0,14}}"
SAID = deferred(f"[ ・○●]*(?P<name>[^。、:()\ue000-\ue003]{{1,20}}?)[ :…]*(?P<total>{_AMOUNT})[ 。]*")
"""A line that is a name and its number: 職員　58人."""
BREAKDOWN = deferred(f"[ (]*(?:その)?内訳は?[ :、]*(?P<parts>{_PARTS})[)。]*(?:である。|です。)?")
"""A line of parts: 内訳　教員31人、事務27人."""
PARTS_ALONE = deferred(f"[ ]*(?P<parts>{_PARTS})[。]?")
"""The same without that word: 1日210人、2日198人."""
ANNOUNCED = deferred(
    f"(?P<total>{_AMOUNT})[^。、\ue000-\ue003]{{0,24}}。(?:(?:その|この)?[^。、\ue000-\ue003]{{0,12}})?内訳は、?(?:次|以下|下記)の(?:とおり|ように)[^。\ue000-\ue003]{{0,10}}。[ ]*(?P<parts>{_PARTS})?[。]?$"
)
"""A number whose parts follow: 延べ640人です。日ごとの内訳は、次のとおりです。"""
AS_FOLLOWS = deferred(
    f"(?P<total>{_AMOUNT})(?:を|が|で|は)?、?(?:次|以下|下記)の(?:とおり|ように)[^。\ue000-\ue003]{{0,16}}。[ ]*(?P<parts>{_PARTS})?[。]?$"
)
"""The same: ９台を次のとおり置いている。東区４台、西区３台."""
ROUGH = deferred("うち|約|など|主な|ほか|その他を除|前年|前回|重複|再掲|最大|以上|平均")
"""What shows that parts needn't make the number: `[うち]`, `[主な]`."""
FEWEST = 2


LONGEST_LINE = 48


def find_wrong_below(facts: Facts) -> Iterator[Found]:
    """Find numbers that the parts below them don't make."""
    known = {skeleton.index: skeleton for skeleton in skeletons(facts, 1)}
    for index, skeleton in known.items():
        stated, parts, are_all = _announced(skeleton, known.get(index + 1)) or _of_line(facts, known, index)
        if stated and len(parts) >= FEWEST:
            yield from _told(stated, parts, are_all=are_all)
        yield from _of_lines_above(facts, known, skeleton)


ADDED_UP = deferred(f"(?:延べ|合計|総計|総数|合わせて|計)(?:で|は|が)?、?(?P<total>{_AMOUNT})")
"""A number that lines above may make: 参加者は、４回で延べ187名."""
COLUMNS = deferred(" {2,}")
"""What stands between the columns of a line: 第1回`[  ]`42名."""


def _of_lines_above(facts: Facts, known: Mapping[int, Skeleton], skeleton: Skeleton) -> Iterator[Found]:
    """Find a sum that the rows or the lines of columns right above nearly make, each with its last number."""
    match = ADDED_UP.search(skeleton.text)
    if match is None or ROUGH.search(skeleton.text) or not skeleton.index:
        return
    stated, above = skeleton.amounts[match.start("total")], skeleton.index - 1
    is_table = facts.blocks[above].rows is not None
    parts = _of_rows(facts, above, stated.unit) if is_table else [*_of_lines(known, above, stated.unit)]
    if len(parts) > FEWEST and are_alike(stated.number.value, total(part.number for part in parts)):
        yield from _told(stated, parts, are_all=True)


def _of_rows(facts: Facts, index: int, unit: str) -> list[Amount]:
    """Return the last amount of a unit in each row of a table, if all but its head have one and none is a sum."""
    told = (each for each in amounts(facts).get(index, ()) if each.unit == unit)
    by_row = {each.entity.cell[0]: each for each in told if each.entity.cell}
    is_whole = len(by_row) >= len(facts.blocks[index].rows or ()) - 1 and "計" not in facts.texts[index]
    return [*by_row.values()] if is_whole else []


def _of_lines(known: Mapping[int, Skeleton], index: int, unit: str) -> Iterator[Amount]:
    """Yield the last amounts of lines of columns, from below, as long as they are of a unit."""
    for at in range(index, -1, -1):
        line = known.get(at)
        last = max(line.amounts) if line and COLUMNS.search(line.text) and "。" not in line.text else -1
        if not line or last < 0 or line.amounts[last].unit != unit:
            return
        yield line.amounts[last]


Stated = tuple["Amount | None", list["Amount"], bool]
"""A number, its parts, and whether they are said to be all of it."""
NONE: Stated = (None, [], False)


def _announced(skeleton: Skeleton, below: Skeleton | None) -> Stated | None:
    """Give a number of which it is said that its parts follow, with those: in the same block, or in the one below."""
    match = ANNOUNCED.search(skeleton.text) or AS_FOLLOWS.search(skeleton.text) if "とおり" in skeleton.text else None
    stated = _only(skeleton, match.start("total")) if match else None
    if match is None or stated is None:
        return None
    if match["parts"]:
        return None if ROUGH.search(match[0]) else (stated, _parts(skeleton, match.span("parts")), True)
    parts = PARTS_ALONE.fullmatch(below.text) if below else None
    if below is None or parts is None or ROUGH.search(f"{skeleton.text}\n{below.text}"):
        return None
    return stated, _parts(below, parts.span("parts")), True


def _only(skeleton: Skeleton, at: int) -> Amount | None:
    """Give the amount at a place, if none of its unit stands before it, which the parts might be of."""
    stated = skeleton.amounts[at]
    before = [other for place, other in skeleton.amounts.items() if place < at]
    return None if any(other.unit == stated.unit for other in before) else stated


def _of_line(facts: Facts, known: dict[int, Skeleton], index: int) -> Stated:
    """Give the number of a line that holds nothing else, and its parts: in the next line, or in lines of their own."""
    skeleton, below = known[index], known.get(index + 1)
    match = SAID.fullmatch(skeleton.text) if below and len(skeleton.text) <= LONGEST_LINE else None
    if match is None or below is None or ROUGH.search(match["name"]):
        return NONE
    [stated] = skeleton.of(match, "total")
    parts = BREAKDOWN.fullmatch(below.text)
    if parts:
        return NONE if ROUGH.search(below.text) else (stated, _parts(below, parts.span("parts")), True)
    return (stated, lines_below(facts, known, index, _is_no_part), False) if facts.labels[index] else NONE


def _is_no_part(line: re.Match[str]) -> bool:
    return ROUGH.search(line["name"]) is not None


def _parts(skeleton: Skeleton, span: tuple[int, int]) -> list[Amount]:
    return [skeleton.amounts[at] for at in range(*span) if at in skeleton.amounts]


def _told(stated: Amount, parts: Sequence[Amount], *, are_all: bool) -> Iterator[Found]:
    if any(part.unit != stated.unit or part.is_rough for part in (stated, *parts)):
        return
    added = total(part.number for part in parts)
    off = abs(added - stated.number.value)
    may_be = are_all or off == stated.number.ulp or are_alike(stated.number.value, added)
    if off > slack_of(stated, *parts) and may_be and added < 3 * stated.number.value < 9 * added:
        message = f"{stated.entity.text}, but the parts add up to {written(added)}"
        yield Found(stated.place, message, tuple(part.place for part in parts))
