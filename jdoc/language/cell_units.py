"""Units in cells: what captions, heads and cells of tables name to count by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals.grammar import read_numeral
from jdoc.language.scripts import MYRIADS, TENS
from jdoc.language.units import unit_at
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.numerals.kinds import NumeralKind

BETWEEN_UNITS = deferred("[、,/・。]|及び|又は")
"""Between two units: `円[、]%`, `人[及び]円`."""
SUBJECT = deferred("^[^:]*:")
"""What has the unit: `[人口:]千人`."""
SCALE = deferred(f"(?:10{{1,3}}(?=[{MYRIADS}]))?[{TENS}{MYRIADS}]*+")
"""What a unit is multiplied by: `[百万]円`, `[10億]円`."""
LONGEST_UNIT = 8  # characters


class CellUnit(NamedTuple):
    """What a number in a cell has to be multiplied with, and what it then counts."""

    scale: int
    name: str
    kind: NumeralKind


PERCENT = CellUnit(1, "%", "percent")
YEN = CellUnit(1, "円", "money")


def units_in(text: str) -> list[CellUnit]:
    """Read one unit, or several.

    >>> units_in("百万円、%"), units_in("千人"), units_in("当初予算")
    ([CellUnit(scale=1000000, name='円', kind='money'), CellUnit(scale=1, name='%', kind='percent')],
     [CellUnit(scale=1000, name='人', kind='quantity')], [])
    """
    units = (_read_unit(SUBJECT.sub("", written.strip(" "))) for written in BETWEEN_UNITS.split(text))
    return [unit for unit in units if unit]


def is_unit(text: str) -> bool:
    """Tell a unit that stands alone, in folded text.

    >>> [text for text in ("戸", "立方メートル", "千円", "備考") if is_unit(text)]
    ['戸', '立方メートル', '千円']
    """
    return 0 < len(text) <= LONGEST_UNIT and len(units_in(text)) == 1


def _read_unit(text: str) -> CellUnit | None:
    match = SCALE.match(text)
    written = match[0] if match else ""
    unit = unit_at(text, len(written))
    if unit is None:
        return None
    name, kind = unit
    after = text[len(written) + len(name) :]
    scale = 1 if not written else read_numeral(written if written[0].isascii() else f"1{written}")
    if (after and not after.startswith("表示")) or not isinstance(scale, int):
        return None
    return CellUnit(scale, name, kind)
