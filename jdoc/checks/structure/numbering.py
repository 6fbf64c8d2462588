"""Numbering: the numbers that a document gives to its parts, each below those above it."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.numerals.series import AIUEO, IROHA, roman_value
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.checks.facts import Facts
    from jdoc.model import Block

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
    kana: dict[tuple[str, ...], dict[str, None]] = {}
    for block in facts.blocks:
        if not block.locator or block.kind in {"contents", "furniture", "note", "table"}:
            continue
        steps = _path(block)
        for length in range(1, len(steps) + 1):
            above, step = steps[: length - 1], steps[length - 1]
            number = number_of(step)
            if number is not None:
                known.setdefault((*above, form_of(step)), set()).add(number)
            elif step in KANA:
                kana.setdefault(above, {})[step] = None
    return known | {(*above, _order(signs)): {*range(1, len(signs) + 1)} for above, signs in kana.items()}


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


def _path(block: Block) -> tuple[str, ...]:
    return tuple(_step(step) for step in fold(block.locator or "").partition("#")[0].split("/"))


def _step(step: str) -> str:
    return step.partition("[")[0]


def form_of(step: str) -> str:
    """Write a step with a sign for its number.

    >>> [form_of(step) for step in ("第2章", "(8)", "3", "2.1", "IV", "二")]
    ['第0章', '(0)', '0', '0.0', 'I', '一']
    """
    return _IN_ROMAN.sub("I", _LETTER.sub("(a)", _IN_KANJI.sub("一", _IN_FIGURES.sub("0", step))))


def number_of(step: str) -> int | None:
    """Read the number of a step, the last of several; of a letter, its place in the alphabet."""
    letter, numbers = _LETTER.fullmatch(step), _DIGITS.findall(step)
    if letter:
        return ord(letter["letter"]) - ord("a") + 1
    if _IN_ROMAN.match(step):
        return roman_value(step)
    return read_whole(numbers[-1]) if numbers else None


def place_of(facts: Facts, index: int) -> tuple[str, ...]:
    """Give the numbers that a block stands below: its own, or those of the nearest one before it that has any."""
    before = bisect(facts.read, index)
    placed = (at for at in reversed(facts.read[:before]) if facts.blocks[at].locator)
    return next(map(_path, map(facts.blocks.__getitem__, placed)), ())
