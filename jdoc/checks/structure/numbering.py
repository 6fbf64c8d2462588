"""Numbering: the numbers that a document gives to its parts, each below those above it."""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.numerals.series import AIUEO, IROHA, roman_value
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jdoc.checks.facts import Facts

_LETTER = deferred("[(](?P<letter>[a-z])[)]")
"""A letter as a label: `[(f)]`, not `(1)`."""
_DIGITS = deferred("[0-9]+|[一二三四五六七八九十]+")
"""A number in a label: 第`[2]章`."""
_IN_FIGURES = deferred("[0-9]+")
"""The same in figures: `[2]`.`[1]`."""
_IN_KANJI = deferred("(?<![^(])[一二三四五六七八九十]+(?![^)])")
"""The same in kanji, alone or in brackets: `[二]`, (`[二]`), not `第二`."""
_IN_ROMAN = deferred("^[IVX]+$")
"""The same in Roman figures: `[IV]`, not `VI案`."""


Known = dict[tuple[str, ...], set[int]]
"""The numbers that stand below others, by the forms of the latter: () are the outermost."""


def known_numbers(facts: Facts) -> Known:
    """Return the numbers of a document, by the numbers above them."""
    return facts.kept("numbers", lambda: _known(facts))


def _known(facts: Facts) -> Known:
    known: Known = {}
    kana: dict[tuple[str, ...], list[str]] = {}
    placed = [block for block in facts.blocks if block.locator and block.kind not in SAID_AGAIN]
    for above, step in dict.fromkeys(each for block in placed for each in _steps_of(block.locator or "")):
        form, number = read_step(step)
        if number is not None:
            known.setdefault((*above, form), set()).add(number)
        elif step in KANA:
            kana.setdefault(above, []).append(step)
    return known | _in_order(kana)


def _in_order(kana: Mapping[tuple[str, ...], Sequence[str]]) -> Known:
    """Give the places of the kana below each number in the order that they begin, if they begin one."""
    ordered = ((above, _order(signs), len(signs)) for above, signs in kana.items())
    return {(*above, order): {*range(1, count + 1)} for above, order, count in ordered if order}


SAID_AGAIN = frozenset({"contents", "furniture", "note", "table"})
"""Kinds of blocks that give the parts of a text no numbers."""


@lru_cache(maxsize=1024)
def _steps_of(locator: str) -> list[tuple[tuple[str, ...], str]]:
    """Give the numbers of a locator, each behind those above it."""
    steps = path_of(locator)
    return [(steps[:length], steps[length]) for length in range(len(steps))]


ORDERS = (AIUEO, IROHA)
"""The orders of kana, each told by its first three: ア, イ, ウ or イ, ロ, ハ."""
KANA = frozenset(AIUEO)


def _order(signs: Iterable[str]) -> str:
    """Give the order that some kana begin, "" where they begin none."""
    written = "".join(signs)
    return next((order for order in ORDERS if order.startswith(written) and len(written) > 1), "")


def is_beyond(step: str, known: Known, above: tuple[str, ...]) -> bool:
    """Tell whether a kana is behind the last of those below some numbers."""
    ends = [order.find(step) + 1 - max(known[*above, order]) for order in ORDERS if (*above, order) in known]
    return bool(ends) and min(ends) > 0


FEWEST = 2


def is_counted(numbers: set[int]) -> bool:
    """Tell a series, of which few numbers are missing.

    >>> is_counted({1, 2, 4}), is_counted({1, 9}), is_counted({1})
    (True, False, False)
    """
    return len(numbers) >= FEWEST and len(numbers) * 2 > max(numbers)


@lru_cache(maxsize=1024)
def path_of(locator: str) -> tuple[str, ...]:
    """Give the numbers and titles of a locator, without what tells two alike ones apart."""
    return tuple(step.partition("[")[0] for step in fold(locator).partition("#")[0].split("/"))


@lru_cache(maxsize=4096)
def read_step(step: str) -> tuple[str, int | None]:
    """Write a step with a sign for its number, and read that: the last of several, of a letter its place in the alphabet.

    >>> [read_step(step) for step in ("第2章", "(8)", "(c)", "2.1", "IV", "二", "ア")]
    [('第0章', 2), ('(0)', 8), ('(a)', 3), ('0.0', 1), ('I', 4), ('一', 2), ('ア', None)]
    """
    letter, numbers = _LETTER.fullmatch(step), _DIGITS.findall(step)
    if letter:
        return "(a)", ord(letter["letter"]) - ord("a") + 1
    if _IN_ROMAN.match(step):
        return "I", roman_value(step)
    form = _IN_KANJI.sub("一", _IN_FIGURES.sub("0", step))
    return form, read_whole(numbers[-1]) if numbers else None


def form_of(step: str) -> str:
    """Write a step with a sign for its number."""
    return read_step(step)[0]


def number_of(step: str) -> int | None:
    """Read the number of a step."""
    return read_step(step)[1]


def place_of(facts: Facts, index: int) -> tuple[str, ...]:
    """Give the numbers that a block stands below: its own, or those of the nearest one before it that has any."""
    before = bisect(facts.read, index)
    placed = (at for at in reversed(facts.read[:before]) if facts.blocks[at].locator)
    return next((path_of(facts.blocks[at].locator or "") for at in placed), ())
