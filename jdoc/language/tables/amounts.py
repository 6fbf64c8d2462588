"""Amounts: which cells of a table hold them, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.scripts import FIGURES, MYRIADS, ONE_TO_NINE, TENS
from jdoc.language.tables.places import running_number

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAL = "壱弐参拾"
_AMOUNT = deferred(
    r"[ (*<]*(?:[^\W\d_]{1,2} )?[△▲±+‐‑–-]? ?[¥$€£\\]?[0-9][0-9,]*(?:[百千万億兆][0-9,百千万億兆]*)?(?:\.[0-9]+)?"
    r"(?: ?[~〜-] ?[△▲+‐‑–-]?[0-9][0-9,.]*)?"
    r" ?(?![年月日時分号条款項目番級階期回代丁班位])(?!(?<!\.[0-9])歳)(?:[%％‰]|[^\W\d_]{1,3}[0-9]?)?[ )*>]*"
    r"(?:\([^()]{1,12}\))?"  # what of it is something else: 1,234 (うち2)
    r"|[-―–—…*]+|皆増|皆減|[零百千]"
    rf"|[ (]*(?:[△▲]|マイナス)?[{FORMAL}{ONE_TO_NINE}{TENS}][{FORMAL}{FIGURES}{MYRIADS}零、,・]+[ )]*"
    rf"|(?:[△▲]|マイナス)?[〇零]・[{FIGURES}]+"
)
"""A cell that holds an amount, with its unit perhaps: `[12,500円]`, `[△3.1]`, `[38.5歳]`, `[1,234 (うち2)]`, not `5年`,
`20代`, `65歳`."""
_YEAR = deferred("(?:19|20)[0-9]{2}")
"""A number that is more likely a year: `[2024]`."""
_DIGITS = deferred("[0-9]{1,3}")
"""The number of a column: `[12]`."""
_STARTS = ([0, 1], [1, 2], [2, 3])
"""How numbers of columns begin behind the first column, which may be none of them or have a number, too."""


@lru_cache(maxsize=1024)
def is_amount(text: str) -> bool:
    """Tell whether a cell holds an amount, and nothing else but its unit, in folded text.

    >>> [text for text in ("1,200", "△5", "12円", "¥500", "-", "2024", "3月", "2 その他", "1 t") if is_amount(text)]
    ['1,200', '△5', '12円', '¥500', '-', '1 t']
    """
    return _AMOUNT.fullmatch(text) is not None and not _YEAR.fullmatch(text) and not running_number(text)


def holds_amounts(row: Sequence[str]) -> bool:
    """Tell a row that holds amounts behind its first cell; numbers of the columns are none.

    >>> [holds_amounts(row) for row in (["市税", "35"], ["款", "1", "2", "3"], ["35", "円"])]
    [True, False, False]
    """
    return any(map(is_amount, row[1:])) and not counts_columns(row)


def are_mostly_amounts(cells: Sequence[str]) -> bool:
    """Tell whether at least half of some cells are amounts."""
    return bool(cells) and sum(map(is_amount, cells)) * 2 >= len(cells)


def counts_columns(row: Sequence[str]) -> bool:
    """Tell a row that numbers the columns, those of each group perhaps: 1, 2, 3, 1, 2.

    >>> [counts_columns(row) for row in (["款", "1", "2", "3"], ["", "1", "2", "1", "2"], ["市税", "3", "5", "8"])]
    [True, True, False]
    """
    cells = [*filter(None, row[1:])]
    if len(cells) < 3 or not all(map(_DIGITS.fullmatch, cells)):
        return False
    numbers = [*map(int, cells)]
    return numbers[:2] in _STARTS and all(starmap(_follows, pairwise(numbers)))


def _follows(number: int, after: int) -> bool:
    return after in {number + 1, 1}
