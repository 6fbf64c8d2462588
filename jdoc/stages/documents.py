"""Documents: a record of each, by what its blocks say of it: title, day, number, who issues it and to whom."""

from __future__ import annotations

from copy import copy
from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.language.papers import (
    CONTACT,
    Head,
    addressee_in,
    behind_addressee,
    company_in,
    goes_on,
    is_title,
    kind_of,
    number_in,
)
from jdoc.language.width import fold
from jdoc.model import Paper
from jdoc.stages.entities import day_of, find_entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Block

HEAD = 12
"""Blocks at the beginning of a document that say what it is."""
LONGEST_LINE = 60
SILENT = frozenset({"table", "contents", "furniture", "note", "item", "caption"})
"""Kinds of blocks that say nothing of the whole."""
SIGNS = "○◎●■□◆"
"""What stands before the titles of collections of laws, and is none of them."""


def describe(document: Sequence[Block], *, pages: int | None = None, sha256: str | None = None) -> Paper:
    """Return what the blocks of a document say of the whole; what they don't say is left open."""
    head = _lines_at_head(document)
    titles = [block.text for block in _titles(document)]
    number = next(filter(None, (number_in(block.text) for block in head if not block.label)), None)
    addressees = _once(_addressees(head))
    shown = [block for block in document if block.kind != "furniture"]
    paper = Paper(
        doc=document[0].doc,
        title="\u3000".join(title.strip().lstrip(SIGNS) for title in titles) or None,
        number=number,
        issuers=_once(_issuers(document, head)),
        addressees=addressees,
        pages=pages or _last_page(document),
        blocks=len(shown),
        characters=sum(len(block.text) for block in shown),
        sha256=sha256,
    )
    own = day_of(document)
    if own:
        paper.date, paper.date_source = own.day.isoformat(), own.source
    paper.kind = kind_of(_head(document, titles, head, paper))
    return paper


def _head(document: Sequence[Block], titles: Sequence[str], head: Sequence[Block], paper: Paper) -> Head:
    return Head(
        titles=titles,
        number=paper.number,
        lines=[block.text for block in head],
        is_addressed=bool(paper.addressees),
        has_articles=any(block.provision for block in document),
        has_speeches=any(block.name and block.kind == "paragraph" for block in document),
    )


def _lines_at_head(document: Sequence[Block]) -> list[Block]:
    """Return the short blocks above and among the first ones of the text."""
    return [block for block in document[:HEAD] if block.kind not in SILENT and len(block.text) <= LONGEST_LINE]


def _titles(document: Sequence[Block]) -> list[Block]:
    """Return the lines of the title, which the text ends; where none is set as one, a heading without a number is."""
    titles: list[Block] = []
    for block in document[:HEAD]:
        if titles and block.kind in {"paragraph", "heading", "table", "item", "contents", "signature"}:
            break
        if block.kind == "title" and is_title(block.text):
            titles.append(block)
    if titles:
        return titles
    headings = (block for block in document[:HEAD] if block.kind == "heading" and not block.label)
    return [block for block in headings if is_title(block.text)][:1]


def _addressees(head: Iterable[Block]) -> list[str]:
    """Return whom the lines at the head address, and those that are named beside them."""
    said = [(block, addressee_in(block.text)) for block in head]
    if not any(who for _, who in said):
        return []
    return [
        who or block.text.strip() for block, who in said if who or (block.kind == "signature" and goes_on(block.text))
    ]


def _issuers(document: Sequence[Block], head: Sequence[Block]) -> Iterator[str]:
    """Yield who signs, at the head or at the end; else a company, or a body that stands on a line of its own."""
    found = [*_signers(document)]
    if not found:
        found = [name for block in head if (name := company_in(block.text))]
    yield from found or _bodies(head)


def _signers(document: Sequence[Block]) -> Iterator[str]:
    """Yield who signs, above what is attached where somebody does."""
    above = takewhile(lambda block: block.kind != "attachment", document)
    found = [*_signatures(above)]
    yield from found or _signatures(document)


def _signatures(document: Iterable[Block]) -> Iterator[str]:
    for block in document:
        if block.kind != "signature" or len(block.text) > LONGEST_LINE:
            continue
        said = behind_addressee(block.text)
        if said and not goes_on(said) and not CONTACT.search(fold(said)):
            is_all = said == block.text.strip()
            yield f"{block.role}\u3000{block.name}" if is_all and block.role and block.name else said


def _bodies(head: Sequence[Block]) -> Iterator[str]:
    """Yield the bodies that stand on a line of their own."""
    lines = [copy(block) for block in head if block.kind in {"title", "paragraph", "dateline", "heading"}]
    for block in find_entities(lines, labels=("ORG", "GPE"), names="rules"):
        text = block.text.strip()
        if any(entity.text == text and entity.label == "ORG" for entity in block.entities or ()):
            yield text


def _once(names: Iterable[str]) -> list[str]:
    """Leave out what is said again, with other spaces as well."""
    return [*{"".join(name.split()): name for name in reversed([*names])}.values()][::-1]


def _last_page(document: Iterable[Block]) -> int | None:
    """Return the last page that a block stands on, where there are pages."""
    return max((page for block in document for _, _, _, *pages in block.source or () for page in pages), default=None)
