"""Paths: the steps by which a provision is named, and what they are called in the XML of laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.provisions.paths import DIVISIONS, level_of

if TYPE_CHECKING:
    from jdoc.language.provisions.paths import Path

Level: TypeAlias = str
"""The token of a level: At is an article."""

UNITS = {**DIVISIONS, "条": "At", "條": "At", "項": "Pr", "号": "It", "號": "It"}
"""The levels that are counted with 第."""
SUBITEMS = ("Si1", "Si2", "Si3", "Si4")
APPENDICES = ("AppdxTable", "AppdxStyle", "AppdxFormat", "AppdxNote", "AppdxFig", "Appdx")
DIVISION_LEVELS = ("Pa", "Ch", "Se", "Ss", "Di")
RANKS: dict[Level, int] = {
    level: rank for rank, level in enumerate(("Sp", *APPENDICES, *DIVISION_LEVELS, "At", "Pr", "It", *SUBITEMS))
}
"""How far down each level stands."""
LOWEST = len(RANKS)
ELEMENTS = {
    "Pa": "Part",
    "Ch": "Chapter",
    "Se": "Section",
    "Ss": "Subsection",
    "Di": "Division",
    "At": "Article",
    "Pr": "Paragraph",
    "It": "Item",
    "Sp": "SupplProvision",
    **{subitem: f"Subitem{subitem[-1]}" for subitem in SUBITEMS},
}
"""What each level is called in the XML of laws, where it isn't called so."""
STEP = deferred(
    r"(?:Pa|Ch|Se|Ss|Di|At|Pr|It|Si[0-9]+|Sp|Appdx[A-Z]?[a-z]*)(?:\[[0-9]+\])?(?:_(?:[0-9A-Za-z.]+(?:_[0-9]+)*|[*]))?"
)
"""A step: `[At_3_2]`, `[Si1_1]`, `[It_*]`, `[Sp]`, not `3_2`."""


def rank(step: str) -> int:
    """Tell how far down a step stands.

    >>> rank("At_3") < rank("Pr_1") < rank("Si1_1")
    True
    """
    return RANKS.get(level_of(step), LOWEST)


def is_path(path: Path) -> bool:
    """Tell whether steps are such of provisions.

    >>> is_path(("Sp", "At_3_2", "It_*")), is_path(("第三条",))
    (True, False)
    """
    return bool(path) and all(STEP.fullmatch(step) for step in path)


def element(path: Path) -> str | None:
    """Write a path as the elements of a law, for the API of the law search; None where no single one is meant.

    >>> element(("At_3_2", "Pr_1")), element(("Sp", "At_3")), element(("AppdxTable_1",))
    ('MainProvision-Article_3_2-Paragraph_1', 'SupplProvision-Article_3', 'AppdxTable[1]')
    >>> element(("At_3", "Pr_1", "It_*"))
    """
    if not path or path[-1].endswith("*") or "[" in path[0]:
        return None
    if level_of(path[0]) in APPENDICES:
        level, _, number = path[0].partition("_")
        return None if len(path) > 1 or "_" in number else f"{level}[{number or 1}]"
    main = () if path[0] == "Sp" else ("MainProvision",)
    return "-".join([*main, *(step.replace(level_of(step), ELEMENTS[level_of(step)], 1) for step in path)])


def up_to_level(path: Path, level: Level) -> Path:
    """Return what stands above a level and at it.

    >>> up_to_level(("At_3", "Pr_1", "It_2"), "Pr")
    ('At_3', 'Pr_1')
    """
    return tuple(step for step in path if rank(step) <= RANKS.get(level, LOWEST))


def above_level(path: Path, level: Level) -> Path:
    """Return what stands above a level.

    >>> above_level(("At_3", "Pr_1", "It_2"), "It")
    ('At_3', 'Pr_1')
    """
    return tuple(step for step in path if rank(step) < RANKS.get(level, LOWEST))


def below(level: Level) -> Level:
    """Return the level that what has no unit of its own stands on, by what it stands below.

    >>> below("Pr"), below("It"), below("Si4")
    ('It', 'Si1', 'Si4')
    """
    following = ("It", *SUBITEMS)
    return following[min(following.index(level) + 1, len(SUBITEMS))] if level in following else following[0]


def in_paragraph(path: Path) -> Path:
    """Return the first paragraph of an article, and what is no article as it is.

    >>> in_paragraph(("At_3",)), in_paragraph(("At_3", "Pr_2"))
    (('At_3', 'Pr_1'), ('At_3', 'Pr_2'))
    """
    return (*path, "Pr_1") if path and level_of(path[-1]) == "At" else path


def normalized(path: Path) -> Path:
    """Put an item that stands in no paragraph of its article into the first; leave out what is above an article.

    >>> normalized(("Ch_2", "At_3", "It_1")), normalized(("Ch_2", "Se_1"))
    (('At_3', 'Pr_1', 'It_1'), ('Ch_2', 'Se_1'))
    """
    at = next((at for at, step in enumerate(path) if level_of(step) == "At"), None)
    if at is None:
        return path
    kept = (*(step for step in path[:at] if level_of(step) not in DIVISION_LEVELS), path[at])
    below = path[at + 1 :]
    return (*kept, "Pr_1", *below) if below and rank(below[0]) > RANKS["Pr"] else (*kept, *below)
