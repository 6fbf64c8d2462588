"""The list of documents: what each of them is, for a spreadsheet or a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.views.rows import Row

BRIEF = ("doc", "date", "kind", "number", "title", "issuers")
"""What a terminal shows of a document."""
BRIEFEST = ("doc", "date", "kind", "title")
"""What a narrow one shows, number and issuers below the title, which needs its room."""
NARROW = 100
"""Columns of a terminal from which on there is room for more."""
COLUMNS: dict[str, type] = dict.fromkeys(Paper.__struct_fields__, str) | dict.fromkeys(
    ("pages", "blocks", "characters"), int
)


def rows(papers: Iterable[Paper]) -> Iterator[Row]:
    """Yield a row for each document; of several who issue it, one behind the other.

    >>> next(rows([Paper(title="港湾計画", issuers=["港務局", "市長"])]))["issuers"]
    '港務局; 市長'
    """
    for paper in papers:
        fields = asdict(paper)
        lists = {name: "; ".join(fields[name]) or None for name in ("issuers", "addressees")}
        yield fields | lists


def narrow_rows(papers: Iterable[Paper]) -> Iterator[Row]:
    r"""Yield the same rows for a narrow terminal.

    >>> next(narrow_rows([Paper(title="港湾計画", number="港第３号", issuers=["港務局", "市長"])]))["title"]
    '港湾計画\n港第３号　港務局; 市長'
    """
    for row in rows(papers):
        below = "\u3000".join(f"{row[name]}" for name in ("number", "issuers") if row[name])
        yield row | {"title": "\n".join(filter(None, (f"{row['title'] or ''}", below))) or None}
