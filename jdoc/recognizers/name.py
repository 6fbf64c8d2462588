"""ORG, PERSON, GPE, LOC, FAC, LAW, EVENT: names, with what the document itself calls them."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from jdoc.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names import Name
    from jdoc.recognizers.document import DocumentContext
    from jdoc.recognizers.passage import Passage


def recognize(passage: Passage) -> Iterator[Entity]:
    """Yield the names of a passage; those of the whole document are found with its first one."""
    document = passage.document
    if document.names is None:
        document.names = _names(document)
    text = passage.text
    for start, end, label, _, value, id_, role, ref, law_num, law_id in document.names[passage.place]:
        yield Entity(
            label=label,
            start=start,
            end=end,
            text=text[start:end],
            value=value,
            id=id_,
            role=role,
            ref=ref,
            law_num=law_num,
            law_id=law_id,
        )


def own_spans(passage: Passage) -> set[tuple[int, int]]:
    """Return where the names stand that the user has listed, once the names were found."""
    from jdoc.language.names.ranks import Rank  # noqa: PLC0415 -- as below

    names = passage.document.names or {passage.place: ()}
    return {(name.start, name.end) for name in names[passage.place] if name.rank is Rank.OWN}


def _names(document: DocumentContext) -> list[list[Name]]:
    """Return the names of each of a document's passages."""
    from jdoc.language.names import wraps  # noqa: PLC0415 -- 15 ms that who looks for dates does not pay
    from jdoc.language.names.documents import find_names  # noqa: PLC0415
    from jdoc.language.names.texts import read_document  # noqa: PLC0415

    breaks = [wraps.breaks_in(each.written) for each in document.passages]
    texts = read_document([*starmap(_closed_up, zip(document.passages, breaks, strict=True))])
    own = None
    if document.lexicon:
        from jdoc.language.own_names import forms_of  # noqa: PLC0415 -- few have names of their own

        own = forms_of(document.lexicon)
    names = find_names(texts, with_model=document.names_mode == "full", own=own)
    return [*starmap(wraps.put_back, zip(names, breaks, strict=True))] if any(breaks) else names


def _closed_up(passage: Passage, breaks: list[int]) -> tuple[str, str, str | None]:
    """Return a text without the line breaks inside of names, as it is and half-width, and the kind of its block."""
    from jdoc.language.names import wraps  # noqa: PLC0415 -- as above

    if not breaks:
        return passage.text, passage.written, passage.block.kind
    return wraps.without(passage.text, breaks), wraps.without(passage.written, breaks), passage.block.kind
