"""What an index knows about a name: its other forms, where it stands first and last, and how often a year."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from jdoc.store.listing import address
from jdoc.store.query import named
from jdoc.views.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.store.reader import Hit, Index

BAR = 40
"""Columns of the longest bar."""


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


@dataclass(frozen=True)
class Known:
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

    def facts(self) -> dict[str, object]:
        """Return what is known."""
        found = asdict(self)
        for end in ("first", "last"):
            found[end] = {key: value for key, value in found[end].items() if value is not None}
        return {key: value for key, value in found.items() if value is not None}

    def card(self) -> Iterator[str]:
        """Set it as a small table for a terminal."""
        yield f"{self.value or self.expression}"
        yield f"  {'label':10} {self.label}{f' ({self.id})' if self.id else ''}"
        if self.aliases:
            yield f"  {'also':10} {' '.join(self.aliases)}"
        yield f"  {'mentions':10} {self.count:,} in {self.documents:,} document{'s' * (self.documents != 1)}"
        for end, mention in (("first", self.first), ("last", self.last)):
            place = ":".join(address(mention.doc, mention.page, mention.line))
            yield f"  {end:10} {mention.date or ''} {place}: {mention.text}"
        most = max(self.years.values(), default=1)
        for year, count in self.years.items():
            yield f"  {year:10} {'▇' * max(1, count * BAR // most)} {count:,}"


def known(index: Index, expression: str) -> list[Known]:
    """Return what an index knows by a name or by any of its forms, the most frequent first."""
    found = [_known(index, expression, meaning) for meaning in index.meanings(named((), expression))]
    return sorted(found, key=lambda name: -name.count)


def _known(index: Index, expression: str, meaning: tuple[int, str, str | None, str | None]) -> Known:
    id_, label, value, code = meaning
    forms: Counter[str] = Counter()
    years: Counter[str] = Counter()
    places = index.mentions(id_)
    for date, _, form, _, _ in places:
        forms[form] += 1
        if date:
            years[date[:4]] += 1
    # Where some documents have no date, those that have one say what comes first and last.
    dated = [place for place in places if place[0]] or places
    return Known(
        expression,
        label,
        value,
        code,
        [form for form, _ in forms.most_common() if form != value],
        len(places),
        len({document for _, document, *_ in places}),
        _mention(index, dated[0]),
        _mention(index, dated[-1]),
        dict(sorted(years.items())),
    )


def _mention(index: Index, place: tuple[str | None, int, str, int, int]) -> Mention:
    date, _, form, block, start = place
    hit: Hit = index.block(block)
    page, line = hit.place(start)
    return Mention(date, hit.columns.doc, page, line, excerpt(hit.columns.text, [(start, start + len(form))]))
