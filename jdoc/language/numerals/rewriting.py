"""The numerals of a text, written in another style."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.errors import NumeralError
from jdoc.language.lazy import deferred
from jdoc.language.numerals.grammar import parse
from jdoc.language.numerals.scanner import Numeral, plain, scan
from jdoc.language.numerals.symbols import LARGE_UNIT, Range
from jdoc.language.numerals.writing import STYLES, render
from jdoc.language.width import fold, widen

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

KEPT = frozenset({"article", "label", "name"})
"""Kinds that stay as they are: treaty articles, the numbers of lists, the digits of names."""

UNGROUPED = frozenset({"date", "ordinal", "article"})
"""Kinds that are counted, not measured: no separators and no 万 in 2017年 and 第2231号."""

SPELT = KEPT | {"code", "fraction"}
"""Kinds that plain digits alone are never of, save for articles."""

WIDTH_STYLES = frozenset({"arabic", "fullwidth"})
DIGIT_STYLES = frozenset({"arabic", "comma", "fullwidth", "mixed", "mixed-comma"})
UNITLESS_STYLES = frozenset({"arabic", "comma", "fullwidth", "positional"})
FIRST_YEAR, LAST_YEAR = 1900, 2100
YEAR_FOLLOWS = deferred("(?: ?[~〜～‐–—―−-] ?|[、,・])[0-9]{2,4} ?年")
HYPHENED = deferred("-0[0-9]")
HYPHEN_BEFORE = deferred("(?:[0-9]{8}|0[0-9]{1,4}|[0-9]{3})-$|[(]0[0-9]{1,3}[)][0-9-]*$")
RANGE_START = deferred("[0-9〇一二三四五六七八九十百千][0-9,.〇一二三四五六七八九十百千万億兆]* ?[~〜～‐–—―−-] ?$")
PLAIN_DIGITS = deferred("[0-9]+(?:[.][0-9]+)?")


Edit: TypeAlias = tuple[int, int, str]
"""A piece of text, from its start to its end, and what is to stand in its place; a plain tuple, made twice as fast."""


def rewrite(text: str, style: str, *, keep: Collection[str] = KEPT) -> list[Edit]:
    """Return the changes that write a text's numerals in a style; kinds in `keep` stay.

    >>> rewrite("総額五千六百八十億円、第三条の一部", "mixed-comma")
    [(2, 9, '5,680億')]
    """
    if style not in STYLES:
        message = f"{style}: no style of numerals, expected one of {', '.join(STYLES)}"
        raise NumeralError(message)
    folded = fold(text)
    # Plain digits change their width only, whatever they count; but after 第 they may be an article's.
    at_once = style in WIDTH_STYLES and (keep is KEPT or SPELT.issuperset(keep))
    edits: list[Edit] = []
    for found in scan(folded):
        if isinstance(found, Numeral):
            start, end = found[:2]
            written = _rewritten(folded, found, style, keep)
            if written is not None and written != text[start:end]:
                edits.append((start, end, written))
            continue
        start, end = found
        if not at_once or folded[start - 1 : start] == "第":
            written = _rewritten(folded, plain(folded, start, end), style, keep)
        else:
            written = folded[start:end] if style == "arabic" else widen(folded[start:end])
        if written is not None and written != text[start:end]:
            edits.append((start, end, written))
    return edits


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits made.

    >>> edited("２０１７年三月", rewrite("２０１７年三月", "arabic"))
    '2017年3月'
    """
    if not edits:
        return text
    pieces, done = [], 0
    for start, end, replacement in edits:
        pieces += [text[done:start], replacement]
        done = end
    return "".join([*pieces, text[done:]])


def _rewritten(folded: str, numeral: Numeral, style: str, keep: Collection[str]) -> str | None:
    """Write one numeral anew, or say None where it stays as it is."""
    surface, value = folded[numeral.start : numeral.end], numeral.value
    # 公用文作成の考え方 (2022) keeps 数十人 and 四、五十人 even among Arabic digits.
    # What is in the style already stays: 一千万 needs not become 千万.
    if numeral.kind in keep or numeral.form == style or isinstance(value, Range):
        return None
    if _is_code(folded, numeral, style) or _shares_unit(folded, numeral, style):
        return _in_width(surface, style) if PLAIN_DIGITS.fullmatch(surface) else None
    if value is None or (style in WIDTH_STYLES and PLAIN_DIGITS.fullmatch(surface)):
        return _in_width(surface, style)  # as many digits as before: 05, 26.0, 2017 without a comma
    if numeral.form == "fraction":
        return "分の".join(render(parse(part), style) for part in surface.split("分の"))
    if numeral.kind in UNGROUPED and style in DIGIT_STYLES:
        return _in_width(render(value, "arabic"), style)
    if surface[0] in "▲△" and style in DIGIT_STYLES:
        return surface[0] + render(parse(surface[1:]), style)
    return render(value, style)


def _is_code(folded: str, numeral: Numeral, style: str) -> bool:
    """Tell digits that count nothing: 0012345, 100-0013, the 2030 of an agenda."""
    if numeral.form != "digits" or not isinstance(numeral.value, int):
        return False
    start, end = numeral.start, numeral.end
    if folded[start] == "0" and end - start > 1:
        return True
    if numeral.kind != "cardinal" or (start == 0 and end == len(folded)):
        return False
    if numeral.kind == "cardinal" and YEAR_FOLLOWS.match(folded, end):
        return style in DIGIT_STYLES  # 2018―2028年: written as its other half is
    if end - start == 4 and FIRST_YEAR <= numeral.value < LAST_YEAR:
        return True  # 2030アジェンダ: where nothing is counted, a year
    return HYPHENED.match(folded, end) is not None or HYPHEN_BEFORE.search(folded, max(0, start - 6), start) is not None


def _shares_unit(folded: str, numeral: Numeral, style: str) -> bool:
    """Tell a number whose unit counts for the one before it too: 100～200億 is not 100～20000000000."""
    if style not in UNITLESS_STYLES or not LARGE_UNIT.search(folded, numeral.start, numeral.end):
        return False
    before = RANGE_START.search(folded, max(0, numeral.start - 24), numeral.start)
    return before is not None and not LARGE_UNIT.search(before[0])


def _in_width(digits: str, style: str) -> str | None:
    if style not in DIGIT_STYLES:
        return None
    return widen(digits) if style == "fullwidth" else digits
