"""A comparison as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.language.tables.amounts import is_amount
from jdoc.language.width import fold
from jdoc.places import find_place
from jdoc.redline.columns import columns
from jdoc.redline.heads import WORDS, Heads, value_line
from jdoc.redline.sections import Sections
from jdoc.redline.totals import described
from jdoc.translation import named, say
from jdoc.views.html import escape_text, write_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison import Comparison
    from jdoc.comparison.records import Pair
    from jdoc.model import Block
    from jdoc.redline.columns import Column, Piece
    from jdoc.redline.layout import Layout

STYLE = Path(__file__).with_name("page.css")
FILTERS = (
    "wording", "value", "inserted", "deleted", "moved", "split", "merged", "reference", "renumbered", "style", "stance",
)  # fmt: skip
"""What a reader can leave out."""
UNMARKED = ":root:has(#f-{0}:not(:checked)) .{0}:is(ins, del) {{ all: unset }}\n"
QUIET = ":root{has} .k-{kinds} {{ opacity: .55; border-color: transparent; & > header, & > ul {{ display: none }} }}\n"
NO_POSITIONS = ":root:has(#f-stance:not(:checked)) .positions { display: none }\n"
BODY = """\
<header class="top">
<h1>{title}</h1>
<p>{told}</p>
<form>{filters}</form>
<div class="names">{names}</div>
</header>
<main>
{text}
</main>
"""


def page_of(comparison: Comparison, layout: Layout) -> str:
    """Write a comparison as a page: two columns, a filter for each kind of change, an address for each change."""
    page = Page(comparison, layout)
    text = "\n".join(page.body())
    style = STYLE.read_text(encoding="utf-8") + "".join(page.rules())
    title = escape_text(" → ".join(Path(name).name for name in layout.names))
    names = "".join(f"<span>{escape_text(name)}</span>" for name in layout.names)
    summary = escape_text(described(comparison.totals))
    body = BODY.format(title=title, told=summary, filters="".join(page.filters()), names=names, text=text)
    return write_html(title, style, body)


class Page:
    """What is gathered while a page is written."""

    def __init__(self, comparison: Comparison, layout: Layout) -> None:
        self.comparison = comparison
        self.everything = layout.everything
        self.heads, self.sections = Heads(comparison), Sections(comparison)
        self.counts: Counter[str] = Counter()
        self.combined: set[tuple[str, ...]] = set()
        self.numbers = {id(pair): number for number, pair in enumerate(filter(kinds_of, comparison.pairs), 1)}
        self.left = _left(comparison)
        """Moved pairs by what stood before them in OLD."""

    def body(self) -> Iterator[str]:
        """Yield the rows of the page; runs of blocks that are the same can be unfolded."""
        yield from (self._ghost(pair) for pair in self.left.get(None, ()))
        last: tuple[str, ...] = ()
        for changed, run in groupby(self.comparison.pairs, lambda pair: bool(kinds_of(pair))):
            pairs = [*run]
            if not changed:
                yield from self._unchanged(pairs)
                continue
            for pair in pairs:
                here = self.sections.of(pair)
                if here != last and here:
                    yield f"<h2>{escape_text(' › '.join(here))}</h2>"
                last = here
                yield self._row(pair)
                yield from self._ghosts(pair)

    def filters(self) -> Iterator[str]:
        """Yield a box for each kind of change that is there; what doesn't count is left out at first."""
        for name in FILTERS:
            if self.counts[name]:
                word = named("change", name)
                counts = self.comparison.counts.differences | {"stance"}
                checked = " checked" if name in counts else ""
                yield (
                    f'<label><input type="checkbox" id="f-{name}"{checked}> <span class="sample {name}">{word}</span>'
                    f" <small>{self.counts[name]}</small></label>\n"
                )

    def rules(self) -> Iterator[str]:
        """Yield the style sheet's rules for what a reader leaves out."""
        yield from (UNMARKED.format(name) for name in FILTERS if self.counts[name])
        yield from [NO_POSITIONS] if self.counts["stance"] else []
        for kinds in sorted(self.combined):
            without = "".join(f":has(#f-{name}:not(:checked))" for name in kinds)
            yield QUIET.format(has=without, kinds="-".join(kinds))

    def _unchanged(self, pairs: Sequence[Pair]) -> Iterator[str]:
        rows = "\n".join(row for pair in pairs for row in (self._row(pair), *self._ghosts(pair)))
        opened = " open" if self.everything or any(self._ghosts(pair) for pair in pairs) else ""
        yield f"<details{opened}><summary>{say('{0} unchanged blocks', len(pairs))}</summary>\n{rows}\n</details>"

    def _ghosts(self, pair: Pair) -> list[str]:
        return [self._ghost(moved) for block in pair.old for moved in self.left.get(id(block), ())]

    def _ghost(self, pair: Pair) -> str:
        """Write where a moved block stood, and lead to where it stands."""
        text = "".join(self._paragraph(block, [block.text], "") for block in pair.old)
        to = f'<p><a href="#c{self.numbers[id(pair)]}">→ {say("moved there")}</a></p>'
        return (
            f'<section class="pair ghost" id="g{self.numbers[id(pair)]}"><div class="old">{text}</div>'
            f'<div class="new">{to}</div></section>'
        )

    def _row(self, pair: Pair) -> str:
        kinds = kinds_of(pair)
        self.counts.update(kinds)
        sides = "".join(
            f'<div class="{name}"{_where(blocks)}>{self._side(blocks, column, name)}</div>'
            for name, blocks, column in zip(("old", "new"), (pair.old, pair.new), columns(pair), strict=True)
        )
        if not kinds:
            return f'<section class="pair same">{sides}</section>'
        self.combined.add(kinds)
        values = "".join(f"<li>{escape_text(value_line(value))}</li>" for value in pair.values)
        told = f'<ul class="values">{values}</ul>' if values else ""
        return (
            f'<section class="pair {pair.change} k-{"-".join(kinds)}" id="c{self.numbers[id(pair)]}">'
            f"{self._head(pair)}{sides}{told}{self._positions(pair)}</section>"
        )

    def _head(self, pair: Pair) -> str:
        head, number = self.heads.of(pair), self.numbers[id(pair)]
        word = "" if pair.change == "same" else named("change", WORDS[pair.change])
        moved = f' <a href="#g{number}">↕ {say("from there")}</a>' if pair.moved else ""
        return (
            f'<header><a href="#c{number}">{number}</a> <b>{word}</b> {escape_text(head.numbers)}{moved}'
            f" <small>{escape_text(head.places)}</small></header>"
        )

    def _positions(self, pair: Pair) -> str:
        """Write the positions of a pair that changed."""
        if not pair.stances:
            return ""
        from jdoc.redline.positions import position_words  # noqa: PLC0415 -- only who asks for positions has any

        lines = (position_words(change, self.heads.elsewhere(pair, change.blocks[0])) for change in pair.stances)
        told = "".join(f"<li><b>{escape_text(what)}</b> {escape_text(whose)}</li>" for what, whose in lines)
        return f'<ul class="positions">{told}</ul>'

    def _side(self, blocks: Sequence[Block], column: Column, name: str) -> str:
        tag = "del" if name == "old" else "ins"
        return "".join(self._paragraph(block, pieces, tag) for block, pieces in zip(blocks, column, strict=True))

    @staticmethod
    def _paragraph(block: Block, pieces: Sequence[Piece | str], tag: str) -> str:
        label = f'<span class="label">{escape_text(block.label)}</span> ' if block.label else ""
        parts = [(piece, "") if isinstance(piece, str) else piece for piece in pieces]
        if block.kind == "table":
            return f"<table>{_rows(parts, tag)}</table>"
        name = "h3" if block.kind in {"title", "heading"} else "p"
        return f"<{name}>{label}{''.join(_marked(text, mark, tag) for text, mark in parts)}</{name}>"


def kinds_of(pair: Pair) -> tuple[str, ...]:
    """Return what a pair has of that which can be filtered."""
    position = ("stance",) if pair.stances else ()
    if not pair.old or not pair.new:
        return ("deleted" if pair.old else "inserted", *position)
    found = {edit.what for edit in pair.edits} | ({"value"} if pair.values else set())
    more = {
        "moved": pair.moved,
        "renumbered": pair.renumbered,
        "split": len(pair.new) > 1,
        "merged": len(pair.old) > 1,
        "stance": bool(position),
    }
    return tuple(name for name in FILTERS if name in found or more.get(name))


def _left(comparison: Comparison) -> dict[int | None, list[Pair]]:
    """Return moved pairs by the block before which they stood in OLD; None is the beginning."""
    before = {id(block): id(first) for first, block in zip(comparison.old, comparison.old[1:], strict=False)}
    found: dict[int | None, list[Pair]] = {}
    for pair in comparison.pairs:
        if pair.moved:
            found.setdefault(before.get(id(pair.old[0])), []).append(pair)
    return found


def _where(blocks: Sequence[Block]) -> str:
    """Write where blocks stand, for a pointer that rests on them."""
    if not blocks or not blocks[0].source:
        return ""
    told = " ".join(filter(None, [blocks[0].doc, str(find_place(blocks[0], 0))]))
    return f' title="{escape_text(told)}"'


def _marked(text: str, mark: str, tag: str) -> str:
    return f'<{tag} class="{mark}">{escape_text(text)}</{tag}>' if mark and tag else escape_text(text)


def _rows(parts: Sequence[tuple[str, str]], tag: str) -> str:
    """Write the stretches of a table, which may go over cells and rows, as its rows; numbers stand at the right."""
    rows = [[("", "")]]
    for text, mark in parts:
        for number, row in enumerate(text.split("\n")):
            rows += [[("", "")]] if number else []
            for place, piece in enumerate(row.split("\t")):
                rows[-1] += [("", "")] if place else []
                plain, written = rows[-1][-1]
                rows[-1][-1] = plain + piece, written + (_marked(piece, mark, tag) if piece else "")
    return "".join(f"<tr>{''.join(_cell(*cell) for cell in row)}</tr>" for row in rows)


def _cell(plain: str, written: str) -> str:
    number = ' class="n"' if is_amount(fold(plain.strip())) else ""
    return f"<td{number}>{written}</td>"
