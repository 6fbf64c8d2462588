"""Figures: cells that hold them, those that hold several among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tables.summing import TOTAL
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.structure.drafts import Piece

# Digits with their commas, which no space has cut behind one.
_DIGITS = "[0-9０-９](?:[0-9０-９,，.．]*+(?<![,，.．])(?<![,，][0-9０-９])(?<![,，][0-9０-９]{2}))?"
# What a cell of figures holds.
FIGURE = rf"[▲△\-－−+＋]? ?{_DIGITS}[%％]?|[-－―–—…*]|皆増|皆減|同|〃"
_ONE = deferred(FIGURE)
"""A cell that holds a figure, or what stands for one: `[△1,234]`, `[―]`, `[皆増]`; spaces cut none: not `1,`, `1,2`."""
_COUNTED = deferred(
    f"(?:{FIGURE})|[▲△\\-－−+＋]?[0-9０-９][0-9０-９,，.．]*(?:年|か[月国所]|[千億万百]*[人円]|名|件|戸|社|回|校|台|棟|トン|㎡|㎥|ha|ポイント)"
)
"""A figure, with what it counts perhaps: `[30年]`, `[＋１．４３円]`; no day or month, which others follow."""
_AMOUNT = deferred(
    "(?:[^0-9０-９]{0,8}[0-9０-９]*[^0-9０-９]{0,6}?(?:につき|当たり)[ \u3000]*)?(?:[0-9０-９][0-9０-９,，]*[兆億])?[0-9０-９][0-9０-９,，.．]*[ \u3000]?[^\\W\\d]{1,6}(?:[（(][^（()）]{1,30}[）)])?|無料|免除"
)
"""An amount with its unit, and what it is for perhaps: `[１，０００円]`, `[１時間につき５００円]`, `[無料]`, `[840人（うち編入学20人）]`, not `500`."""
SPACE = deferred("[ \u3000]+")
"""What parts two cells: `1,200[ ]△3.1`, `売上高[ ]増減率`."""
_GROUPED = deferred("[0-9０-９]{1,3}(?:(?:[ \u3000][0-9０-９]{3})+|[ \u3000][-－―–][ \u3000][0-9０-９]{1,3})")
"""One figure with spaces for commas, or a range: `[1 234 567]`, `[5 - 10]`."""


def is_figure(cell: Piece) -> bool:
    """Tell a cell that holds a figure, or what stands for one, and nothing else."""
    return _ONE.fullmatch(cell.text) is not None


def is_amount(cell: Piece) -> bool:
    """Tell a cell that holds an amount with its unit, or a figure."""
    return is_figure(cell) or _AMOUNT.fullmatch(cell.text) is not None


def is_total(row: Sequence[Piece]) -> bool:
    """Tell a row that is called a total: 合　計, 計（３地域）."""
    return TOTAL.search(fold("".join(row[0].text.split()))) is not None


def has_figures(cells: Iterable[Piece]) -> bool:
    """Tell whether one of some cells holds a figure."""
    return any(map(is_figure, cells))


def figures_in(cell: Piece) -> list[Piece]:
    """Cut a cell that holds several figures; any other one stays whole."""
    if not SPACE.search(cell.text) or is_figure(cell) or is_grouped(cell.text):
        return [cell]
    pieces = cell.cut(SPACE)
    return pieces if all(map(is_counted, pieces)) else [cell]


def is_grouped(text: str) -> bool:
    """Tell one figure with spaces for commas, or a range."""
    return _GROUPED.fullmatch(text) is not None


def is_counted(cell: Piece) -> bool:
    """Tell a figure, with what it counts perhaps."""
    return _COUNTED.fullmatch(cell.text) is not None
