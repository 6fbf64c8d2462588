"""What is shown of hits: where what was asked for stands in them, and the blocks around them, each once."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.views.excerpts import merge_spans
from jdoc.views.hits import Place, ShownBlock, places_to_show
from jdoc.views.kwic import ShownPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.store.query import Query
    from jdoc.store.reader import Hit, Index


def show_hits(index: Index, query: Query, hits: Iterable[Hit], *, context: int = 0) -> Iterator[ShownBlock]:
    """Yield hits as they are shown, with as many blocks before and after each."""
    if context:
        yield from _with_context(index, query, list(hits), context)
    else:
        yield from (_show_hit(index, query, hit) for hit in hits)


def show_places(index: Index, query: Query, hits: Iterable[Hit]) -> Iterator[ShownPlace]:
    """Yield each place of hits where something stands that was asked for."""
    for hit in hits:
        spans = merge_spans(span for spans in index.spans(hit, query) for span in spans)
        for span, place in zip(spans, hit.places(start for start, _ in spans), strict=True):
            yield ShownPlace(Place(hit.columns.doc, *place), hit.columns.text, span)


def _with_context(index: Index, query: Query, hits: list[Hit], context: int) -> Iterator[ShownBlock]:
    ids = {hit.id for hit in hits}
    shown: set[int] = set()
    last: Hit | None = None
    for hit in hits:
        for block in _group(index, hit, ids, context):
            if block.id in shown:
                continue
            show = _show_hit(index, query, block) if block.id in ids else _show_around(block)
            yield show._replace(goes_on=last is None or _follows(last, block))
            shown.add(block.id)
            last = block


def _group(index: Index, hit: Hit, ids: set[int], context: int) -> list[Hit]:
    """Put a hit and what stands around it together; what follows the next hit stands around that one."""
    before, after = index.around(hit, context)
    following = takewhile(lambda block: block.id not in ids, after)
    return [*(block for block in before if block.id not in ids), hit, *following]


def _follows(last: Hit, block: Hit) -> bool:
    return (last.document, last.id + 1) == (block.document, block.id)


def _show_hit(index: Index, query: Query, hit: Hit) -> ShownBlock:
    spans = index.spans(hit, query)
    places = places_to_show(spans)
    return ShownBlock(_place(hit, places[0][0] if places else 0), hit.columns.text, spans)


def _show_around(block: Hit) -> ShownBlock:
    return ShownBlock(_place(block, 0), block.columns.text, is_hit=False)


def _place(hit: Hit, offset: int) -> Place:
    return Place(hit.columns.doc, *hit.place(offset))
