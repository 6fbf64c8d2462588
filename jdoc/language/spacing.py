"""Spacing: lines whose characters stand apart, as word processors set names, dates and the numbers of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_INSIDE = deferred(r"(?:(?<=^\S)|(?<=[ \u3000（(「〔\[]\S)) (?=\S(?:[ \u3000）)」〕\]（(「〔\[、。，．]|$))")
"""The space between two characters that stand apart: `附[ ]則`, `（第[ ]３[ ]条）`, not `別表 第１`."""
_RUN = deferred(r"(?:(?<=[ \u3000（(「〔、。])|^)\S(?: \S(?=[ \u3000（(）)「」〔〕、。，]|$)){3,}")
"""Four characters and more that stand apart: `[平 成 2 6 年] から`, not `第 3 回`, `Table A B`."""
_ALL_APART = deferred(r"[^\x00-\x7f](?:[ \u3000]+[^\x00-\x7f]){2,}")
"""Three characters and more, all apart: `[山 田   太 郎]`, not `山田 太郎`."""
_JAPANESE = deferred("[ぁ-ヿ㐀-鿿々０-９]")
"""A character of Japanese: `[年]`, not `2`."""
_DIGITS_APART = deferred(" ,?[0-9A-Za-z](?: |$)")
"""What may be a half-width character set apart: `1[ ,8 ]2 0`, `平 成[ 2 ]6 年`, not `No. 12 of`."""
_NUMBER = deferred(r"(?<![\d,.])\d(?: ?\d){0,2}(?: ?, ?\d ?\d ?\d)+(?![\d,]| \d)")
"""A number with its commas, apart or not: `[1 ,8 2 0] 億円`, `[1,200]`, not `1 8 2`."""
_APART = deferred(r"\d (?=[\d,])")
"""What shows that it stands apart: `[1 ],8 2 0`, not `1, 200`."""


def close_up(text: str) -> str:
    """Take out the spaces between single characters that stand apart.

    >>> [close_up(text) for text in ("附 則", "北 浜 市 長   海 野   一 郎", "別表 第１", "岸田 文雄")]
    ['附則', '北浜市長   海野   一郎', '別表 第１', '岸田 文雄']
    """
    return _INSIDE.sub("", text) if " " in text else text


def is_set_apart(text: str) -> bool:
    """Tell whether all characters of a name or a cell stand apart, so that single spaces say nothing.

    >>> [is_set_apart(text) for text in ("海 野   一 郎", "岸田 文雄", "A B C", "林 進")]
    [True, False, False, False]
    """
    return _ALL_APART.fullmatch(text) is not None


def loose_spaces(text: str) -> AbstractSet[int]:
    """Find the spaces that hold half-width characters apart which belong together: in dates and numbers.

    >>> [sorted(loose_spaces(text)) for text in ("平 成 2 6 年", "1 ,8 2 0 億円", "Table 1 2 3 4")]
    [[1, 3, 5, 7], [1, 4, 6], []]
    """
    if not _DIGITS_APART.search(text):
        return frozenset()
    runs = [run for run in _RUN.finditer(text) if len(_JAPANESE.findall(run[0])) > 1]
    runs += [number for number in _NUMBER.finditer(text) if _APART.search(number[0])]
    return {place for run in runs for place in range(*run.span()) if text[place] == " "}
