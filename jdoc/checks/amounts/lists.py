"""Lists of amounts, and the total that stands below them: ・会費　200千円, ・寄附　50千円, ・合計　250千円."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.amounts.skeleton import COUNT, MONEY, Skeleton, skeletons
from jdoc.checks.numbers import HALF, total, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

LINE = deferred(
    f"[ ・○●]*(?P<name>[^。、:()\ue000-\ue003]{{1,24}}?)[ :…・.]*(?P<amount>[{MONEY}{COUNT}])[。]?(?:\\([^()]{{0,40}}\\))?[ ]*"
)
"""An item with its amount: 会費　200千円."""
SUM = deferred(
    "(?:(?:合|総|小)?計|総額|合計(?:額|金額)?|[^会計]{1,6}(?:合計|総計|総額)|(?:収入|支出|歳入|歳出|費用|経費|人員)計)(?:\\(.*\\))?"
)
"""What the total is called: `[合計]`, `[歳出合計]`, not `会計`."""
OF_SUM = ("計", "総")
"""What each of these has."""
BESIDE = deferred("うち|内訳|再掲|平均|前年(?!度?からの繰越)|残|差引|比")
"""An item that isn't added: `[うち]国費`, not `会費`."""
AMOUNTS = frozenset({"MONEY", "QUANTITY"})
FEW = 3
"""Amounts of an item: 150,000円（5,000円×30人）."""
FEWEST = 2
"""Items that make a list."""


def find_wrong_lists(facts: Facts) -> Iterator[Found]:
    """Find totals below lists of amounts that those don't make."""
    listed: list[Amount] = []
    by_marks: dict[str, list[Amount]] = {}
    before, above = "", None
    for mark, name, amount in _items(facts):
        if amount is None or BESIDE.search(name):
            listed, by_marks = [], {}
        elif SUM.fullmatch(name):
            yield from _told(amount, listed, above) if not _is_of_level(amount, by_marks.values()) else ()
            listed, by_marks = [], {}
        else:
            if listed and mark != before:
                above, listed = (listed[0] if not mark and len(listed) == 1 else None), []
            listed.append(amount)
            by_marks.setdefault(mark, []).append(amount)
        before = mark


def _items(facts: Facts) -> Iterator[tuple[str, str, Amount | None]]:
    """Yield what kind of label each block has, its name and its amount; no amount where it isn't a name and an amount."""
    few = alone(facts) if any(word in facts.whole for word in OF_SUM) else {}
    for index in facts.read if few else ():
        name, amount = (named(few[index]) if index in few else None) or ("", None)
        yield _mark(facts.blocks[index].label), name, amount


def _is_of_level(stated: Amount, levels: Iterable[list[Amount]]) -> bool:
    """Tell whether the items with one mark make a total, and those between them are their parts."""
    return any(total(each.number for each in level) == stated.number.value for level in levels)


def _is_made_with(stated: Amount, listed: list[Amount], above: Amount | None) -> bool:
    """Tell whether items make a total with the one above them, which bears the number of the list: ２　収入　大ホール　182万円."""
    return above is not None and total(each.number for each in (above, *listed)) == stated.number.value


def alone(facts: Facts) -> dict[int, Skeleton]:
    """Return the blocks, tables left out, that have few amounts: one, or those in a bracket behind it as well."""
    rates = {index for index, _ in facts.entities({"PERCENT"})}
    known = {skeleton.index: skeleton for skeleton in skeletons(facts, 1) if skeleton.index not in rates}
    of_texts = ((index, told) for index, told in amounts(facts).items() if not facts.blocks[index].rows)
    every = ((index, [each for each in told if each.entity.label in AMOUNTS]) for index, told in of_texts)
    return {
        index: known.get(index) or Skeleton(index, facts.texts[index], told)
        for index, told in every
        if 0 < len(told) <= FEW
    }


@lru_cache(maxsize=256)
def _mark(label: str | None) -> str:
    """Say what kind of label an item has: a bullet as it is, any number as one."""
    return "".join("0" if char.isalnum() else char for char in (label or "").strip())


def named(skeleton: Skeleton) -> tuple[str, Amount] | None:
    """Read an item that is a name and an amount."""
    match = LINE.fullmatch(skeleton.text)
    found = skeleton.of(match, "amount") if match else []
    return ("".join(match["name"].split()), found[0]) if match and found else None


def _told(stated: Amount, listed: list[Amount], above: Amount | None) -> Iterator[Found]:
    if len(listed) < FEWEST or any(each.unit != stated.unit or each.entity.bound for each in listed):
        return
    if _is_made_with(stated, listed, above):
        return
    added = total(each.number for each in listed)
    ulp = max(each.number.ulp for each in (stated, *listed))
    slack = 0 if ulp == 1 else ulp * HALF * (len(listed) + 1)
    if abs(added - stated.number.value) > slack:
        places = tuple(each.place for each in listed)
        yield Found(stated.place, f"{stated.entity.text}, but the items add up to {written(added)}", places)


MOST_LINES = 12


def lines_below(
    facts: Facts, known: Mapping[int, Skeleton], index: int, is_no_part: Callable[[re.Match[str]], bool]
) -> list[Amount]:
    """Give the amounts of the lines below a block, up to the next that bears a label; none if one has another form."""
    found: list[Amount] = []
    for at in range(index + 1, min(index + 1 + MOST_LINES, len(facts.blocks))):
        if facts.labels[at]:
            return found
        match = LINE.fullmatch(known[at].text) if at in known else None
        if match is None or is_no_part(match):
            return []
        found += known[at].of(match, "amount")
    return found
