"""Entities: the dates, amounts and names of a stream of blocks, with their values."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right, insort
from operator import attrgetter
from typing import TYPE_CHECKING, TypedDict, Unpack

from jdoc.errors import InputError
from jdoc.language import overlaps
from jdoc.language.edtf import FIRST_YEAR, LAST_YEAR
from jdoc.recognizers import LABELS, RECOGNIZERS
from jdoc.recognizers.citing import Citing
from jdoc.recognizers.document import DocumentContext
from jdoc.recognizers.name import own_spans
from jdoc.recognizers.own_date import OwnDay, own_date
from jdoc.stages.grouping import group_by_document
from jdoc.vocabulary import DEFAULT_LABELS, NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from jdoc.language.tables.places import Places
    from jdoc.lexicon.own import Lexicon
    from jdoc.model import Block, Entity, NamesMode
    from jdoc.recognizers import Recognizer
    from jdoc.recognizers.passage import Passage
    from jdoc.stages.handing import HandOver

_start, _end = attrgetter("start"), attrgetter("end")
HOLDING_NUMBERS = frozenset(NAME_LABELS) - {"PERSON", "GPE", "LOC"}
"""The names that numbers and dates stand in: 第６回外相会合, but not 一丁目 of an address, nor 17度 of 17度線."""
_RANKS: dict[str, int] = {label: rank for rank, label in enumerate(LABELS)}


class How(TypedDict, total=False):
    """How entities are to be found: the options of `find_entities`."""

    labels: Collection[str]
    base_date: dt.date | None
    names: NamesMode
    """By rules alone, names are found faster, and fewer of them in general text."""
    lexicon: Lexicon | None
    """Names that are to be found as well."""
    report: Callable[[InputError], None] | None


def find_entities(  # noqa: PLR0913 -- each is an option of the commands
    blocks: Iterable[Block],
    *,
    labels: Collection[str] = DEFAULT_LABELS,
    base_date: dt.date | None = None,
    names: NamesMode = "full",
    lexicon: Lexicon | None = None,
    report: Callable[[InputError], None] | None = None,
    handed: HandOver | None = None,
) -> Iterator[Block]:
    """Yield each block with its entities; one document is held at a time.

    Where citations are asked for and no names, rules alone find the laws.

    Entities of other labels stay, those of the labels that are looked for are found anew.
    """
    wanted = frozenset(labels)
    searched = wanted | {"LAW"} if "CITATION" in wanted else wanted
    recognizers = [recognizer for recognizer in RECOGNIZERS if not searched.isdisjoint(recognizer.labels)]
    mode: NamesMode = "rules" if wanted.isdisjoint(NAME_LABELS) else names
    for document in group_by_document(blocks):
        context = DocumentContext(document, names_mode=mode, lexicon=lexicon)
        citations = Citing(document) if "CITATION" in wanted else None
        own = _given_day(base_date, document, report) or own_date(context.passages)
        context.base_date = own.day if own else None
        for passage in context.passages:
            block = passage.block
            _date(block, own)
            found = _entities(passage, recognizers, searched)
            if citations:
                found = _with_citations(found, citations, passage, wanted)
            block.entities = _with_given(found, block.entities, wanted)
            if handed:
                handed.keep(passage)
            yield block
        context.passages.clear()  # they know the document that knows them, which only the garbage collector could end


def day_of(document: Sequence[Block]) -> OwnDay | None:
    """Return the day that a document bears: as its records say, or where it is found; None where it bears none."""
    return _given_day(None, document, None) or own_date(DocumentContext(document).passages)


def _date(block: Block, own: OwnDay | None) -> None:
    """Say of a block from which day its relative dates count."""
    if own and block.doc is not None:
        block.base_date, block.base_date_source = own.day.isoformat(), own.source


def _entities(passage: Passage, recognizers: Iterable[Recognizer], labels: frozenset[str]) -> list[Entity]:
    """Return what the recognizers find in a passage, without overlaps but numbers in names."""
    entities: list[Entity] = []
    for recognizer in recognizers:
        if recognizer.gate(passage):
            found = [entity for entity in recognizer.find(passage) if entity.label in labels]
            is_as_written = passage.guarded is None or recognizer.labels is NAME_LABELS
            entities += found if is_as_written else passage.put_back(found)
    if passage.document.lexicon:
        entities = _without_same(entities, own_spans(passage))
    places = _cells_of(passage.block) if passage.block.rows else None
    return _resolved_in_cells(entities, places) if places else overlaps.resolve_overlaps(entities, _chosen)


def _without_same(entities: Iterable[Entity], names: Collection[tuple[int, int]]) -> list[Entity]:
    """Leave out the numbers and dates that are as long as a name that the user has listed: 第2庁舎."""
    return [each for each in entities if each.label in NAME_LABELS or (each.start, each.end) not in names]


def _with_citations(found: list[Entity], citations: Citing, passage: Passage, labels: frozenset[str]) -> list[Entity]:
    """Add the citations of a passage, which names and numbers stand in; what one of them cuts through falls."""
    cited = [*citations.find(passage.place, passage.written, found)]
    kept = found if "LAW" in labels else [entity for entity in found if entity.label in labels]
    if not cited:
        return kept
    _say_cells(cited, passage)
    ordered = sorted(cited, key=_start)
    for law in (entity for entity in kept if entity.label == "LAW"):
        _begin_with_citation(law, _between(ordered, law.start, law.end, _start))
    merged = sorted(kept + cited, key=_place)
    return _without_crossed(kept, cited) if _is_crossed(merged) else merged


def _say_cells(cited: Iterable[Entity], passage: Passage) -> None:
    places = _cells_of(passage.block) if passage.block.rows else None
    for citation in cited if places else ():
        citation.cell = places.at(citation.start) if places else None


def _without_crossed(kept: Iterable[Entity], cited: list[Entity]) -> list[Entity]:
    by_start, by_end = sorted(cited, key=_start), sorted(cited, key=_end)
    whole = [
        entity
        for entity in kept
        if not any(citation.end > entity.end for citation in _between(by_start, entity.start, entity.end, _start))
        and not any(citation.start < entity.start for citation in _between(by_end, entity.start, entity.end, _end))
    ]
    return sorted(whole + cited, key=_place)


def _between(ordered: Sequence[Entity], low: int, high: int, key: Callable[[Entity], int]) -> Sequence[Entity]:
    """Return those entities that begin, or end, between two places; they are in the order of it."""
    return ordered[bisect_right(ordered, low, key=key) : bisect_left(ordered, high, key=key)]


def _begin_with_citation(law: Entity, cited: Iterable[Entity]) -> None:
    """Have the name of a law begin where the citation does that it is part of: 解任に関する|通則法第二条."""
    for citation in cited:
        if law.start < citation.start < law.end < citation.end and isinstance(citation.value, str):
            law.text = law.text[citation.start - law.start :]
            law.start, law.value = citation.start, citation.value.partition("/")[0] or law.value


def _is_crossed(entities: Iterable[Entity]) -> bool:
    """Tell whether among entities in order some overlap, and none holds the other."""
    farthest = 0
    for entity in entities:
        if entity.start < farthest < entity.end:
            return True
        farthest = max(farthest, entity.end)
    return False


def _resolved_in_cells(entities: list[Entity], places: Places) -> list[Entity]:
    """Resolve the entities of a table: running numbers of cells are none, the others say which cell they stand in."""
    kept = [entity for entity in entities if entity.label in NAME_LABELS or not places.is_label(entity.start)]
    resolved = overlaps.resolve_overlaps(kept, _chosen)
    for entity in resolved:
        entity.cell = places.at(entity.start)
    return resolved


def _cells_of(block: Block) -> Places | None:
    """Find the cells of a table in its text; none if the record comes from elsewhere and its text is not theirs."""
    from jdoc.language.tables.places import Places  # noqa: PLC0415 -- for tables alone

    rows = block.rows or []
    is_whole = sum(len(cell) + 1 for row in rows for cell in row) == len(block.text) + 1
    return Places(rows) if is_whole else None


def _with_given(entities: list[Entity], given: list[Entity] | None, labels: frozenset[str]) -> list[Entity]:
    """Add the entities that a block has brought along, of other labels than were looked for."""
    kept = [entity for entity in given if entity.label not in labels] if given else []
    return sorted(kept + entities, key=_place) if kept else entities


def find_missing(blocks: Iterable[Block], **how: Unpack[How]) -> Iterator[Block]:
    """Yield blocks with entities: those of a document that has some as they are, else those that are found."""
    for document in group_by_document(blocks):
        if any(block.entities is not None for block in document):
            yield from document
        else:
            yield from find_entities(document, **how)


def _chosen(cluster: list[Entity]) -> list[Entity]:
    """Choose among entities that overlap: what overlaps something longer falls, but for numbers inside names."""
    kept: list[Entity] = []
    nested: list[Entity] = []
    for entity in sorted(cluster, key=lambda entity: (entity.start - entity.end, _RANKS[entity.label])):
        other = _overlapped(entity, kept)
        if other is None:
            insort(kept, entity, key=_start)
        elif _within(entity, other) and _overlapped(entity, nested) is None:
            insort(nested, entity, key=_start)
    return sorted(kept + nested, key=_place)


def _overlapped(entity: Entity, kept: list[Entity]) -> Entity | None:
    """Return one of some entities, in order and apart, that an entity overlaps."""
    at = bisect_left(kept, entity.end, key=_start) - 1  # the last one that begins before this one ends
    return kept[at] if at >= 0 and kept[at].end > entity.start else None


def _within(entity: Entity, other: Entity) -> bool:
    """Tell whether a number or a date stands inside a longer name; those of persons and places count nothing."""
    return (
        other.label in HOLDING_NUMBERS
        and entity.label not in NAME_LABELS
        and other.start <= entity.start
        and entity.end <= other.end
        and entity.end - entity.start < other.end - other.start
    )


def _place(entity: Entity) -> tuple[int, int]:
    return entity.start, -entity.end


def _given_day(
    option: dt.date | None, document: Sequence[Block], report: Callable[[InputError], None] | None
) -> OwnDay | None:
    """Return the day that was asked for, or that the records bring along; what is none is reported."""
    if option:
        return OwnDay(option, "option")
    for block in document:
        if not block.base_date:
            continue
        day = _day(block.base_date)
        if day:
            return OwnDay(day, block.base_date_source or "record")
        if report:
            problem = f"base_date {block.base_date!r} is no day, expected YYYY-MM-DD, from {FIRST_YEAR} to {LAST_YEAR}"
            report(InputError(block.doc or "record", problem))
        return None
    return None


def _day(written: str) -> dt.date | None:
    """Read YYYY-MM-DD, perhaps with a time behind it, from years that arithmetic does not lead out of the calendar."""
    try:
        day = dt.date.fromisoformat(written[:10])
    except ValueError:
        return None
    return day if written[4:8:3] == "--" and FIRST_YEAR <= day.year <= LAST_YEAR else None
