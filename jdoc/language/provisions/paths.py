"""Provisions: where in a law something stands, in the tokens of e-Gov, and what stands above, below and beside it.

A place is written `At_16-Pr_1-It_2` (article 16, paragraph 1, item 2). Its steps:

| step | of |
| --- | --- |
| `Pa` `Ch` `Se` `Ss` `Di` | 編 章 節 款 目, of headings alone: articles count through all of them |
| `At_3_2` | 第三条の二; `At_6:8`, 第六条から第八条まで |
| `Pr_2` | 第二項; the text of an article is its first |
| `It_1`, `Si1_1`, `Si2_1` | 第一号, イ below it, (1) below that |
| `Sp`, `Sp[2]` | the first 附則, the second: those of amending laws follow that of the law |
| `AppdxTable_1` `AppdxStyle_1` `AppdxFormat_1` | 別表第一 様式第一号 書式第一号 |
| `AppdxNote` `AppdxFig` `Appdx` | 別記 別図 別紙 |
| `Law[2]` | what a second law in one document begins with |
| `New` | what an amending law quotes: `At_1-New-At_5_2` is the article 5-2 that its article 1 puts into another law |

Source: 法令標準XML schema, and the addresses of e-Gov.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Path: TypeAlias = "tuple[str, ...]"
"""Steps from the outermost: ("At_16", "Pr_1", "It_2")."""
Number: TypeAlias = "tuple[int, ...]"
"""With its branches: (3, 2) of 第三条の二."""

DIVISIONS = {"編": "Pa", "部": "Pa", "章": "Ch", "節": "Se", "款": "Ss", "目": "Di"}
"""The token of each division."""
QUOTED = "New"
UNCOUNTED: Number = (-2,)
"""The number of a step that has no number of digits, as records from elsewhere may say: beside none, before all."""
_COUNTED = deferred("[0-9]{1,9}")
"""A number that steps are counted by: `[12]`, not `ロ`."""
_ROOTS = ("Sp", "Appdx", QUOTED, "Law")
"""What holds provisions that count anew."""


def parse(written: str | None) -> Path:
    """Read a place; () of none.

    >>> parse("At_16-Pr_1-It_2")
    ('At_16', 'Pr_1', 'It_2')
    """
    return tuple(written.split("-")) if written else ()


def write(path: Path) -> str | None:
    """Write a place; None of none."""
    return "-".join(path) or None


def level_of(step: str) -> str:
    """Name the level of a step.

    >>> [level_of(step) for step in ("At_3_2", "Si1_1", "Sp[2]", "AppdxTable")]
    ['At', 'Si1', 'Sp', 'AppdxTable']
    """
    return step.partition("[")[0].partition("_")[0]


def number_of(step: str) -> Number:
    """Read the number of a step, of a run the first.

    >>> number_of("At_3_2"), number_of("At_6:8"), number_of("Sp")
    ((3, 2), (6,), ())
    """
    return ends_of(step)[0]


def up_to(path: Path, level: str) -> Path:
    """Return a path down to a level, () where it has none.

    >>> up_to(("Sp", "At_16", "Pr_1", "It_2"), "At")
    ('Sp', 'At_16')
    """
    for at in range(len(path), 0, -1):
        if level_of(path[at - 1]) == level:
            return path[:at]
    return ()


def root_of(path: Path) -> Path:
    """Return what holds a provision and counts anew: a 附則, an appendix, what is quoted; () of the main part.

    >>> root_of(("Sp", "At_1", "Pr_1")), root_of(("At_1", "New", "At_5_2", "Pr_1")), root_of(("At_1",))
    (('Sp',), ('At_1', 'New'), ())
    """
    for at in range(len(path), 0, -1):
        if path[at - 1].startswith(_ROOTS):
            return path[:at]
    return ()


class Provisions:
    """The provisions of a document: what is above, below and beside each, and which block holds it."""

    def __init__(self, written: Iterable[str | None]) -> None:
        self.paths: list[Path] = [parse(place) for place in written]
        """Where each block stands, in their order; () where it is no provision."""
        self._at: dict[Path, int] = {}
        """The first block that stands at a place, or below it."""
        self._below: dict[Path, list[Path]] = {}
        for block, path in enumerate(self.paths):
            for length in range(1, len(path) + 1):
                if path[:length] not in self._at:
                    self._at[path[:length]] = block
                    self._below.setdefault(path[: length - 1], []).append(path[:length])

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._at)

    def block(self, path: Path) -> int | None:
        """Return the index of the block that a provision begins in; None where the document doesn't have it."""
        found = self.find(path)
        return None if found is None else self._at[found]

    def find(self, path: Path) -> Path | None:
        """Return a provision as the document has it, be it in a run of articles or the only appendix; else None."""
        found: Path = ()
        for step in path:
            within = self._step(found, step)
            if within is None:
                return None
            found = within
        return found

    def children(self, path: Path, level: str | None = None) -> Sequence[Path]:
        """Return the provisions right below one, in their order: of a level, or all of them."""
        below = self._below.get(path, ())
        return below if level is None else [each for each in below if level_of(each[-1]) == level]

    def beside(self, path: Path, distance: int) -> Path | None:
        """Return the provision that is so many places further on its level (-1: 前条, 1: 次条).

        By the order in the document; by counting where the next one is left out, as in excerpts: then `block` finds
        nothing there, and in a run that is deleted. None where there is nothing to count from.

        >>> law = Provisions(["At_1-Pr_1", "At_1_2-Pr_1", "At_2-Pr_1", "At_2-Pr_2", "At_7-Pr_1", "At_8:10", "At_11"])
        >>> law.beside(("At_2",), -1), law.beside(("At_7",), -1), law.beside(("At_1",), -1), law.beside(("At_11",), -2)
        (('At_1_2',), ('At_6',), None, ('At_9',))
        """
        step = 1 if distance > 0 else -1
        found: Path | None = path
        for _ in range(abs(distance)):
            if found is None:  # a text may say 前九億条
                break
            found = self._next(found, step)
        return found

    def _next(self, path: Path, step: int) -> Path | None:
        here = self.find(path) or path
        if here != path and number_of(path[-1]) != _end(here[-1], step):  # inside of a run
            return _counted(path, step)
        beside = self.children(here[:-1], level_of(here[-1]))
        at = beside.index(here) + step if here in beside else -1
        if 0 <= at < len(beside) and _adjoin(*sorted((here[-1], beside[at][-1]), key=number_of)):
            return _member(beside[at], -step)
        return _counted(here, step)

    def _step(self, above: Path, step: str) -> Path | None:
        path = (*above, step)
        if path in self._at:
            return path
        level, number = level_of(step), number_of(step)
        for other in self.children(above, level):
            first, last = ends_of(other[-1])
            if first < number <= last or not number or not first:
                return other if number or len(self.children(above, level)) == 1 else None
        return None


@lru_cache(maxsize=1024)
def ends_of(step: str) -> tuple[Number, Number]:
    """Return the numbers that a step begins and ends with: of one that is no run, the same.

    >>> ends_of("At_6:8"), ends_of("At_3_2"), ends_of("It_ロ") == (UNCOUNTED, UNCOUNTED)
    (((6,), (8,)), ((3, 2), (3, 2)), True)
    """
    first, _, last = step.partition("_")[2].partition(":")
    start = _read(first)
    return start, _read(last) if last else start


def _end(step: str, direction: int) -> Number:
    """Return the number that a step ends with in one direction: of a run the last, or the first."""
    return ends_of(step)[direction > 0]


def _member(path: Path, direction: int) -> Path:
    """Return of a run the provision that it ends with in one direction; else what it was."""
    if ":" not in path[-1]:
        return path
    return (*path[:-1], "_".join([level_of(path[-1]), *map(str, _end(path[-1], direction))]))


def _read(number: str) -> Number:
    parts = number.split("_") if number else []
    return tuple(map(int, parts)) if all(_COUNTED.fullmatch(part) for part in parts) else UNCOUNTED


def _adjoin(first: str, second: str) -> bool:
    """Tell whether nothing is left out between two steps of a level: 5 and 6, 5 and 5_2, 5_3 and 6."""
    last, following = ends_of(first)[1], number_of(second)
    if len(following) > len(last):
        return following == (*last, 2)
    kept = last[: len(following)]
    return following[:-1] == kept[:-1] and following[-1] == kept[-1] + 1


def _counted(path: Path, step: int) -> Path | None:
    """Return the provision that the numbers alone make the next, or the one before."""
    first, last = ends_of(path[-1])
    number = last if step > 0 else first
    if not number or number[-1] + step < 1 + (len(number) > 1):
        return None
    written = "_".join(map(str, (*number[:-1], number[-1] + step)))
    return (*path[:-1], f"{level_of(path[-1])}_{written}")
