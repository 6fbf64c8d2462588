"""Cards: what is known of one thing as a small table for a terminal, a line for each fact."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from jdoc.language.width import columns
from jdoc.translation import named, say
from jdoc.views.hits import Place, address
from jdoc.views.labels import label_name
from jdoc.views.values import shown_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_BAR = 40
"""Columns."""


def draw_card(title: str, facts: Iterable[tuple[str, str]], *, width: int) -> Iterator[str]:
    """Yield the lines of a card; the names of the facts take a column of some width.

    The names are written in the language of the user.

    >>> [*draw_card("国連", [("org", "国際連合")], width=5)]
    ['国連', '  org   国際連合']
    """
    yield title
    for name, fact in facts:
        called = named("fact", name)
        yield f"  {called}{' ' * (width - columns(called))} {fact}"


@dataclass(frozen=True)
class Mention:
    """One place where a name stands."""

    date: str | None
    """Of the document."""
    doc: str
    page: int | None
    line: int | None
    text: str
    """What stands around it."""

    def __str__(self) -> str:
        """Write it as one line."""
        where = ":".join(address(Place(self.doc, self.page, self.line)))
        return f"{shown_date(self.date or '')} {where}: {self.text}".lstrip()


@dataclass(frozen=True)
class KnownName:
    """A name as a folder of documents knows it."""

    expression: str
    """As it was asked for."""
    label: str
    value: str | None
    """The canonical name."""
    id: str | None
    aliases: list[str]
    """Other forms, the most frequent first."""
    count: int
    documents: int
    first: Mention
    last: Mention
    years: dict[str, int]
    """How often in the documents of each year; those without a date count nowhere."""

    def as_dict(self) -> dict[str, object]:
        """Return what is known, as plain facts."""
        facts = asdict(self)
        return _known({**facts, "first": _known(facts["first"]), "last": _known(facts["last"])})

    def card(self) -> Iterator[str]:
        """Yield the lines of a card for a terminal."""
        return draw_card(self.value or self.expression, self._facts(), width=10)

    def _facts(self) -> Iterator[tuple[str, str]]:
        label = label_name(self.label)
        yield "label", f"{label} ({self.id})" if self.id else label
        if self.aliases:
            yield "also", "、".join(self.aliases)
        told = say("{0} document" if self.documents == 1 else "{0} documents", f"{self.documents:,}")
        yield "mentions", say("{0} in {1}", f"{self.count:,}", told)
        yield "first", str(self.first)
        yield "last", str(self.last)
        most = max(self.years.values(), default=1)
        for year, count in self.years.items():
            yield year, f"{'▇' * max(1, count * _LONGEST_BAR // most)} {count:,}"


def _known(facts: dict[str, object]) -> dict[str, object]:
    return {name: fact for name, fact in facts.items() if fact is not None}
