"""What an index knows about a name: its other forms, where it stands first and last, and how often a year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.store.query import name_condition
from jdoc.views.cards import KnownName, Mention
from jdoc.views.excerpts import cut_excerpt

if TYPE_CHECKING:
    from jdoc.store.reader import Index, Meaning, Occurrence


def look_up_name(index: Index, expression: str) -> list[KnownName]:
    """Return what an index knows by a name or by any of its forms, the most frequent first."""
    forms: dict[Meaning, list[int]] = {}  # what is written in several ways is in the index as often
    for meaning in index.meanings(name_condition((), expression)):
        forms.setdefault(meaning._replace(id=0), []).append(meaning.id)
    names = [
        _know(index, expression, meaning, occurrences)
        for meaning, ids in forms.items()
        if (occurrences := index.occurrences(ids))
    ]
    return sorted(names, key=lambda name: -name.count)


def _know(index: Index, expression: str, meaning: Meaning, occurrences: list[Occurrence]) -> KnownName:
    forms = Counter(occurrence.form for occurrence in occurrences)
    years = Counter(occurrence.date[:4] for occurrence in occurrences if occurrence.date)
    # Where some documents have no date, those that have one say what comes first and last.
    dated = [occurrence for occurrence in occurrences if occurrence.date] or occurrences
    return KnownName(
        expression,
        meaning.label,
        meaning.value,
        meaning.code,
        [form for form, _ in forms.most_common() if form != meaning.value],
        len(occurrences),
        len({occurrence.document for occurrence in occurrences}),
        _mention(index, dated[0]),
        _mention(index, dated[-1]),
        dict(sorted(years.items())),
    )


def _mention(index: Index, occurrence: Occurrence) -> Mention:
    block = index.block(occurrence.block)
    span = occurrence.start, occurrence.start + len(occurrence.form)
    page, line = block.place(occurrence.start)
    excerpt = cut_excerpt(block.columns.text, [span])
    return Mention(occurrence.date, block.columns.doc, page, line, excerpt)
