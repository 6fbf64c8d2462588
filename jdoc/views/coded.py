"""Codes in the cells of a table on a terminal, in the language of the user: `MONEY`, `heading` of records."""

from __future__ import annotations

from jdoc.translation import is_japanese, named
from jdoc.views.labels import label_name
from jdoc.views.values import shown_date

NAMED = {
    "kind": "kind",
    "act": "act",
    "family": "family",
    "polarity": "polarity",
    "strength": "strength",
    "measure": "measure",
    "scope": "scope",
    "form": "form",
    "bound": "bound",
    "note": "oddity",
    "severity": "severity",
    "date_source": "source",
}
"""By column, what kind of name its codes are."""
DATES = frozenset({"earliest", "latest", "date", "period", "base_date"})


def shown_code(column: str, cell: str) -> str:
    """Write a cell; what is no code stays as it is.

    >>> shown_code("label", "MONEY"), shown_code("text", "港湾"), shown_code("date", "2017-05-01")
    ('MONEY', '港湾', '2017-05-01')
    """
    if not is_japanese() or not cell:
        return cell
    if column == "label":
        return label_name(cell)
    if column in DATES:
        return shown_date(cell)
    return named(NAMED[column], cell) if column in NAMED else cell
