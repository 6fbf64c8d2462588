"""Steps of references: what each of them says, as it is written."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.language.citations import paths
from jdoc.language.citations.patterns import BLANK, FIGURES
from jdoc.language.citations.words import words
from jdoc.language.lazy import deferred
from jdoc.language.numerals.grammar import read_numeral, read_whole
from jdoc.language.numerals.series import circled_value, roman_value
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

How: TypeAlias = Literal["number", "before", "after", "same", "here"]
"""How a step says which provision it is: 第三条, 各号; 前条; 次条; 同条; この条."""

UNIT_AT_END = deferred("[編章節款目条條項号號]")
"""The unit of a step: 第三`[条]`の二."""
NAMED_NUMBER = deferred("(?:第|様式|書式|別[表記図紙]|[付附]録|の項|[ 号條項条])+")
"""What is no number in the name of an appendix: `[別表第]`一."""
LEFT_OPEN = deferred(BLANK)
"""What stands for a number that isn't known yet: 第`[○]`条."""
ROMAN = deferred("[ivx]+")
"""A small Roman number: `[ii]`, not `a`."""
BRACKETED = deferred("[(][^()]*[)]")
"""A number in brackets: 1`[(a)](i)`."""


OPEN = "0"
"""The number of a step that a draft leaves open: 第〇条, 第○条; there is no article 0 either."""
UNNAMED = "?"
"""The level of a number in brackets that nothing stands before: by what it is listed with, or where it stands."""


class Step(NamedTuple):
    """A step as it is written."""

    start: int
    end: int
    how: How
    level: paths.Level
    """`Si1` of a kana, wherever it stands; `?` of a number in brackets that nothing stands before."""
    number: str
    """`3_2`, `0` where it is left open, `*` of 各号; how many of 前二項; イ as it stands; empty of 同項."""
    is_plain: bool = False
    """Written without 第: 709条."""

    @property
    def is_open(self) -> bool:
        """Whether it doesn't say which provision it is, as drafts do: 第〇条."""
        return self.number[:1] == OPEN


def put_below(step: Step, steps: list[Step]) -> Step:
    """Give a step without a unit the level below the one before it."""
    if step.level not in {"Si1", UNNAMED, "○"} or not steps:
        return step
    last = steps[-1].level
    if step.level == "○":
        return step._replace(level="Pr" if last == "At" else "It")
    return step if last == UNNAMED else step._replace(level=paths.below(last))


def level_named(text: str) -> paths.Level:
    """Return the level that a step names: 第三条の二, 前項."""
    unit = UNIT_AT_END.search(text)
    return paths.UNITS[unit[0]] if unit else "At"


def read_step(group: str, text: str, start: int) -> Step | None:
    """Read a step; None if its number is none."""
    end = start + len(text)
    if group in {"numbered", "bare", "section", "terse", "row"}:
        number = _number(text)
        level = "Pr" if group == "row" else level_named(text)
        return Step(start, end, "number", level, number, is_plain=text[0] != "第") if number else None
    if group == "near":
        count = text[1:-1]
        how: How = "before" if text[0] == "前" else "after"
        number = "*" if count == "各" else _count(count) if count else "1"
        return Step(start, end, how, level_named(text), number) if number else None
    if group == "appendix":
        return _read_appendix(text, start)
    return READERS[group](text, start, end)


def _read_appendix(text: str, start: int) -> Step:
    """Read the name of an appendix: 別表第一, 別記第2号様式."""
    level = next(token for word, token in _appendices() if word in text)
    return Step(start, start + len(text), "number", level, _number(NAMED_NUMBER.sub("", text)))


@cache
def _appendices() -> list[tuple[str, str]]:
    """Return the words for appendices, 別記 behind 別記様式."""
    return sorted(words("appendix").items(), key=lambda row: (row[1] == "AppdxNote", -len(row[0])))


@lru_cache(1000)
def _count(written: str) -> str:
    """Return how many steps away something is; empty where it is no number: 前十十項."""
    value = read_whole(written)
    return f"{value or ''}"


def _number(text: str) -> str:
    """Return the number of a step as it stands in paths; empty where it is none.

    >>> _number("第三条の二の三"), _number("第1.2条"), _number("第十条ノ二"), _number("第○条")
    ('3_2_3', '1.2', '10_2', '0')
    """
    numbers = []
    for match in FIGURES.finditer(text):
        figure = match[0]
        value = figure if "." in figure else read_numeral(figure)
        if value is None:
            return ""
        numbers.append(f"{value}")
    return "_".join(numbers) or (OPEN if LEFT_OPEN.search(text) else "")


def _sign(text: str) -> str:
    """Return the number in brackets, of a letter its position.

    >>> [_sign(text) for text in ("(1)", "⑵", "(三)", "(ii)", "(b)")]
    ['1', '2', '3', '2', '2']
    """
    inner = text.strip("()")
    if ROMAN.fullmatch(inner):
        value = roman_value(inner)
    elif inner.isascii() and inner.isalpha():
        value = ord(inner) - ord("a") + 1
    else:
        return f"{circled_value(inner) or read_numeral(inner)}"
    return inner if value is None else f"{value}"


READERS: dict[str, Callable[[str, int, int], Step]] = {
    "same": lambda text, start, end: Step(start, end, "same", level_named(text), ""),
    "same_article": lambda _, start, end: Step(start, end, "same", "At", ""),
    "same_paragraph": lambda _, start, end: Step(start, end, "same", "Pr", ""),
    "here": lambda text, start, end: Step(start, end, "here", level_named(text), ""),
    "supplement": lambda _, start, end: Step(start, end, "number", "Sp", ""),
    "all": lambda text, start, end: Step(start, end, "number", level_named(text), "*"),
    "kana": lambda text, start, end: Step(start, end, "number", "Si1", text),
    "bracketed": lambda text, start, end: Step(start, end, "number", UNNAMED, _sign(text)),
    "circled": lambda text, start, end: Step(start, end, "number", "○", f"{circled_value(text)}"),
    "circle": lambda text, start, end: Step(start, end, "number", "Pr", f"{circled_value(text)}", is_plain=True),
    "figure": lambda text, start, end: Step(start, end, "number", "It", _number(text), is_plain=True),
    "plain": lambda text, start, end: Step(start, end, "number", "It", _number(text), is_plain=True),
    "digits": lambda text, start, end: Step(start, end, "number", "Pr", text, is_plain=True),
}
"""What reads the other steps, by the groups of `HEAD` and `TAIL`."""
