"""Split: a document's physical lines to its blocks."""

from __future__ import annotations

from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from jdoc.language.attributions import part_sign
from jdoc.language.identifiers import identify
from jdoc.language.offices import close_up_spread, is_seal
from jdoc.limits import check
from jdoc.model import Block
from jdoc.stages.terms import define_terms
from jdoc.stages.typed import as_typed
from jdoc.structure.captions import find_captions
from jdoc.structure.contents import mark_contents
from jdoc.structure.drafts import Piece
from jdoc.structure.furniture import find_furniture
from jdoc.structure.grouping import group
from jdoc.structure.kinds import name_kinds
from jdoc.structure.layout import layout_of, with_gap
from jdoc.structure.letterheads import find_letterheads
from jdoc.structure.lines import lines_of
from jdoc.structure.outline import outline
from jdoc.structure.reflow import join, write_draft, write_name
from jdoc.structure.signatures import find_signatures
from jdoc.structure.speeches import mark_speeches
from jdoc.structure.tables.cutting import cells_of, may_be_thin, may_hold_cells
from jdoc.structure.tables.given import given_tables, without_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jdoc.language.speakers import Speaker
    from jdoc.model import Document, Run
    from jdoc.structure.drafts import Draft
    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line
    from jdoc.structure.outline import Place

_LINES, _SHORTEST = 75_000, 8
"""How many lines a text may have, however short they are; and of how many characters they may be in longer ones."""
_BY_FORMAT = "furniture: the format says so"
_SAID_AGAIN = "furniture: said again where a table goes on over the page"


def split_documents(
    documents: Iterable[Document], *, keep_furniture: bool = False, explain: bool = False
) -> Iterator[Block]:
    """Yield the blocks of each document in reading order.

    Hard wraps are undone, numbers taken off, page furniture left out, or written as blocks of its own if it is kept.
    With `explain` each block says in `why` which rules made it.
    """
    for document in documents:
        blocks = _split(as_typed(document), keep_furniture=keep_furniture, explain=explain)
        for seq, block in enumerate(blocks):
            block.seq = seq
            yield block


def _split(document: Document, *, keep_furniture: bool, explain: bool) -> list[Block]:
    lines, layout, furniture = _read_pages(document)
    given, repeated = given_tables(lines, document)
    lone = find_letterheads(lines) | ({} if document.declared else find_captions(lines))
    drafts = find_signatures(group(lines, layout, lone | given | _find_tables(lines, document)))
    mark_contents(drafts)
    written = [write_draft(draft, document) for draft in drafts]
    texts = [text for text, _ in written]
    kinds = name_kinds(drafts, texts)
    places = [*outline(drafts, texts, kinds)]
    blocks = [
        _block(document, draft, text, source, place)
        for draft, (text, source), place in zip(drafts, written, places, strict=True)
    ]
    _place_provisions(drafts, blocks)
    define_terms(blocks, document.short_names)
    if document.boxes:
        from jdoc.stages.boxes import box_blocks  # noqa: PLC0415 -- for documents that are printed pages

        box_blocks(blocks, document)
    if document.recognised:
        _mark_recognised(blocks, document.recognised)
    _say_unseen(blocks, document.unseen)
    if explain:
        for draft, block in zip(drafts, blocks, strict=True):
            block.why = _why(draft, block)
    if not keep_furniture:
        return blocks
    aside = [*furniture, *((line, _SAID_AGAIN) for line in repeated)]
    numbered = [(draft.first.number, block) for draft, block in zip(drafts, blocks, strict=True)]
    return _in_order(numbered, aside, document, explain=explain)


def _place_provisions(drafts: Sequence[Draft], blocks: Sequence[Block]) -> None:
    """Say where each block of a law stands, and name all blocks by what they say."""
    if any(map(_begins_provisions, drafts)):
        from jdoc.language.provisions.placing import Entrant  # noqa: PLC0415 -- for laws alone
        from jdoc.language.provisions.walk import place_provisions  # noqa: PLC0415

        entrants = [
            Entrant(block.text, block.kind or "paragraph", draft.enumerator, draft.is_bare, block.number)
            for draft, block in zip(drafts, blocks, strict=True)
        ]
        for block, provision in zip(blocks, place_provisions(entrants), strict=True):
            block.provision = provision
    for block, uid in zip(blocks, identify(block.mark + block.text for block in blocks), strict=True):
        block.uid = uid


def _begins_provisions(draft: Draft) -> bool:
    """Tell an article, or a line that may be 附則, without which no document has provisions."""
    return draft.series == "article" or draft.kind == "attachment"


def _find_tables(lines: Sequence[Line], document: Document) -> dict[int, Draft]:
    """Find the tables that no format has declared: where it says what its tables are, there are no others."""
    if not (any(map(_holds_cells, lines)) or _have_words_below_each_other(lines)):
        return {}
    from jdoc.structure.tables.finding import find_tables  # noqa: PLC0415 -- 5 ms, for documents that have tables

    return find_tables(lines, document)


def _holds_cells(line: Line) -> bool:
    return may_be_thin(line) or (may_hold_cells(line.text) and len(cells_of(line)) > 1)


def _have_words_below_each_other(lines: Sequence[Line]) -> bool:
    """Tell whether three lines in a row have words beside each other and no sentence: rivers may run down them."""
    are_words = ["\u3000" in line.text and "。" not in line.text for line in lines]
    return any(map(all, zip(are_words, are_words[1:], are_words[2:], strict=False)))


def _in_order(
    numbered: list[tuple[int, Block]], furniture: Iterable[tuple[Line, str]], document: Document, *, explain: bool
) -> list[Block]:
    """Put the blocks of a text and its furniture in the order of their lines."""
    for line, why in furniture:
        numbered.append((line.number, _furniture_block(line, why if explain else None, document)))
    return [block for _, block in sorted(numbered, key=itemgetter(0))]


def _read_pages(document: Document) -> tuple[Sequence[Line], Layout, Sequence[tuple[Line, str]]]:
    """Return the lines of the text, what they tell of the layout, and the furniture, each line with the reason.

    Rows of the tables that its reader has found tell nothing of its layout and are no furniture.
    """
    found = list(lines_of(document))
    check(len(found), _LINES + sum(map(len, document.lines)) // _SHORTEST, "lines in so short a text")
    lines, furniture = _apart(found, document)
    mark_speeches(lines)
    texts = lines if document.declared else without_tables(lines, document)
    layout = layout_of(texts, declared=document.declared)
    reasons = find_furniture(texts, layout, declared=document.declared)
    if not reasons:
        return lines, layout, furniture
    furniture += [(texts[index], reasons[index]) for index in sorted(reasons)]
    numbers = {texts[index].number for index in reasons}
    texts = _without(texts, numbers)
    layout = layout_of(texts) if document.levels else with_gap(layout, texts)  # measured, headers count as margins do
    return _without(lines, numbers), layout, furniture


def _apart(lines: list[Line], document: Document) -> tuple[list[Line], list[tuple[Line, str]]]:
    """Part the lines of the text from those that the reader knows to be none of it."""
    if not document.furniture:
        return lines, []
    furniture = [(line, _BY_FORMAT) for line in lines if line.number - 1 in document.furniture]
    return [line for line in lines if line.number - 1 not in document.furniture], furniture


def _without(lines: Iterable[Line], numbers: set[int]) -> list[Line]:
    return [line for line in lines if line.number not in numbers]


def _block(document: Document, draft: Draft, text: str, source: list[Run], place: Place) -> Block:
    block = Block(doc=document.name, kind=place.kind, section=place.section, text=text, source=source)
    if draft.enumerator is not None and not draft.is_bare:
        block.label = draft.enumerator.written
    if place.speaker is not None:
        _say_who(block, draft, place.speaker)
    if place.number is not None:
        block.number, block.part = place.number, place.part
    block.locator = place.locator
    if draft.cells:
        cells = iter(text.replace("\n", "\t").split("\t"))
        block.rows = [[next(cells) for _ in row] for row in draft.cells]
        block.spans = draft.spans or None
    if draft.name is not None:
        _say_who_signs(block, draft, draft.name, document)
    return block


def _say_who_signs(block: Block, draft: Draft, name: Piece, document: Document) -> None:
    """Note who signs, and as what: the name, and all else on the lines but a seal."""
    offices = [piece for piece in draft.pieces if piece is not name and not is_seal(piece.text)]
    block.name = write_name(name, document)
    block.role = "".join(close_up_spread(write_name(piece, document)) for piece in offices)


def _mark_recognised(blocks: Iterable[Block], pages: Mapping[int, int | None]) -> None:
    """Say of the blocks on some pages that their text was read off a picture, and how surely at least."""
    for block in blocks:
        on = [pages[run[3]] for run in block.source or () if run[3] in pages]
        if on:
            block.ocr = True
            block.confidence = min((sure for sure in on if sure is not None), default=None)


def _say_unseen(blocks: Iterable[Block], unseen: Mapping[tuple[int, int, int], str]) -> None:
    """Say of blocks where something that nobody sees was taken out of their words, by the runs of the source."""
    waiting: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for (page, line, column), code in sorted(unseen.items()):
        waiting.setdefault((page, line), []).append((column, code))
    for block in blocks if unseen else ():
        block.unseen = [*_unseen_of(block, waiting)] or None


def _unseen_of(block: Block, waiting: dict[tuple[int, int], list[tuple[int, str]]]) -> Iterator[tuple[int, str]]:
    """Yield what was taken out before each run of a block, and behind the last one of a line."""
    runs = block.source or []
    for run, behind in zip_longest(runs, runs[1:]):
        end = behind[0] if behind else len(block.text)
        next_one = behind[2] if behind and behind[1] == run[1] else run[2] + end - run[0] + FARTHEST
        line = next((line for line in ((0, run[1]), (run[-1], run[1])) if line in waiting), None)
        left = []
        for column, code in waiting[line] if line else ():
            if column < next_one:
                yield max(run[0], min(end, run[0] + column - run[2] - 1)), code
            else:
                left.append((column, code))
        if line:
            waiting[line] = left


FARTHEST = 3
"""Columns behind the last character of a block that stand in it: behind them another block stands on the line."""


def _say_who(block: Block, draft: Draft, speaker: Speaker) -> None:
    """Note who speaks, in further paragraphs too; of what stands before the first only a sign is its label."""
    block.name, block.role = speaker.name, speaker.role
    if draft.is_speech and block.label is not None:
        block.label, block.attribution = part_sign(block.label)


def _furniture_block(line: Line, why: str | None, document: Document) -> Block:
    text, source = join([Piece(line)], document, gaps=True)
    return Block(doc=document.name, kind="furniture", section=[], text=text, source=source, why=why)


def _why(draft: Draft, block: Block) -> str:
    """Say which rules made a block: what named its kind, what made it begin, why its lines go on."""
    reasons = [f"{block.kind}: {draft.because}", *(rule.reason for rule in draft.rules)]
    return "; ".join(dict.fromkeys(reasons))
