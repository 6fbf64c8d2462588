"""The text as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.places import find_place
from jdoc.views.citations import page_of
from jdoc.views.html import escape_text, write_html
from jdoc.views.labels import LOOKS, NAME_GROUPS, look_of
from jdoc.views.markup import entities_to_show, heading_level, mark_up
from jdoc.views.values import describe, remark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Block, Entity

_STYLE = Path(__file__).with_name("page.css")
_FILTER = """\
:root:has(#show-{0}:not(:checked)) mark.l{0} {{ background: none; text-decoration: none; cursor: auto }}
:root:has(#show-{0}:not(:checked)) mark.l{0} > :is(.value, .ref) {{ display: none !important }}
"""
_BODY = """\
<aside>
<details open><summary>凡例</summary>
<form>
{legend}
<button type="reset">すべて表示</button>
</form>
</details>
{contents}</aside>
<main>
{text}
</main>
"""


def write_page(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> None:
    """Write blocks as a page: a legend with a filter for each label, values on hover, on touch and in print."""
    page = Page(labels)
    text = "\n".join(page.body(blocks))
    style = _STYLE.read_text(encoding="utf-8") + "".join(map(_FILTER.format, range(len(page.counts))))
    contents = f'<nav aria-label="目次"><details><summary>目次</summary>\n{"".join(page.headings)}</details></nav>\n'
    body = _BODY.format(legend="\n".join(page.legend()), contents=contents if page.headings else "", text=text)
    out.write(write_html(page.title or "jdoc", style, body))


class Page:
    """What is gathered while the text of a page is written."""

    def __init__(self, labels: Collection[str]) -> None:
        self.labels = labels
        self.title = ""
        self.headings: list[str] = []
        self.counts: Counter[str] = Counter()
        self.numbers: dict[str, int] = {}
        """Of the labels, as they come: a label from elsewhere may be no name for a class."""
        self.marks = 0
        self.first = 0
        """The number that the block with `seq` 0 has, of the document that is being written."""
        self.definitions: dict[str, tuple[int, str]] = {}
        """Of a name by its value, of the rest by its text: the mark where a document first says it, and its form."""

    def body(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the elements of the text; an article a document."""
        doc: str | None = None
        end = ""
        for number, block in enumerate(blocks):
            if number == 0 or block.doc != doc or block.seq == 0:
                self.definitions = {}
                self.first = number - (block.seq or 0)
                base = f" · 基準日 {escape(block.base_date)}" if block.base_date else ""
                yield f'{end}<article>\n<p class="doc">{escape_text(block.doc or "")}{base}</p>'
            doc, end = block.doc, "</article>"
            yield self._element(block, number)
        yield end

    def legend(self) -> Iterator[str]:
        """Yield a line for each label of the text: a box that filters, a sample, how many there are."""
        order = list({**LOOKS, **self.counts})
        for label in sorted(self.counts, key=order.index):
            look = look_of(label)
            yield (
                f'<label><input type="checkbox" id="show-{self.numbers[label]}" checked> '
                f'<span class="sample {look.group}">{escape_text(label)}</span> {look.name} '
                f"<small>{self.counts[label]}</small></label>"
            )

    def _element(self, block: Block, number: int) -> str:
        line = find_place(block, 0).line
        where = f'<a class="at" href="#b{number}" title="{line}行">{line}</a>' if line else ""
        entities = entities_to_show(block, self.labels)
        if block.kind == "table":
            return f'<div class="table" id="b{number}">{where}<table>{self._rows(block, entities)}</table></div>'
        label = f'<span class="number">{escape_text(block.mark)}</span> ' if block.mark else ""
        text = self._marked(block, entities, 0, len(block.text))
        level = min(heading_level(block), 6)
        if block.kind == "heading":
            self.headings.append(f'<a class="depth{level}" href="#b{number}">{label}{escape_text(block.text)}</a>\n')
        elif block.kind == "title" and not self.title:
            self.title = escape_text(block.text)
        name = f"h{level}" if level else "p"
        return f'<{name} class="{block.kind or "paragraph"}" id="b{number}">{where}{label}{text}</{name}>'

    def _rows(self, block: Block, entities: Sequence[Entity]) -> str:
        rows = []
        at = 0
        for row in block.text.split("\n"):
            cells = []
            for cell in row.split("\t"):
                cells.append(f"<td>{self._marked(block, entities, at, at + len(cell))}</td>")
                at += len(cell) + 1
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return "".join(rows)

    def _marked(self, block: Block, entities: Sequence[Entity], begin: int, end: int) -> str:
        inside = [entity for entity in entities if begin <= entity.start < end]
        return mark_up(
            block.text,
            inside,
            mark=lambda each, inner: self._mark(block, each, inner),
            plain=escape_text,
            within=(begin, end),
        )

    def _mark(self, block: Block, entity: Entity, inner: str) -> str:
        self.marks += 1
        self.counts[entity.label] += 1
        number = self.numbers.setdefault(entity.label, len(self.numbers))
        group = look_of(entity.label).group
        same = "" if remark(entity) else " same"
        facts = (
            f"<b>{escape_text(entity.label)}</b> <output>{escape_text(describe(asdict(entity)))}</output>"
            f" <i>{find_place(block, entity.start)}</i>"
        )
        return (
            f'<mark id="e{self.marks}" class="l{number} {group}" tabindex="0">{inner}{self._link(entity)}'
            f'<span class="value{same}">{facts}</span></mark>'
        )

    def _link(self, entity: Entity) -> str:
        """Link another form of a name, or an amount said once more, to where it was said first, a citation."""
        if entity.label == "CITATION":
            return self._link_of_citation(entity)
        is_name = look_of(entity.label).group in NAME_GROUPS
        meant = entity.ref or (f"{entity.value or entity.text}" if is_name else entity.text)
        if entity.ref is None:
            self.definitions.setdefault(meant, (self.marks, entity.text))
        mark, text = self.definitions.get(meant, (0, ""))
        if not mark or text == entity.text:
            return ""
        return f'<a class="ref" href="#e{mark}" title="{escape_text(meant)}">↑</a>'

    def _link_of_citation(self, entity: Entity) -> str:
        """Link a citation to the block that it leads to, else to its law; mark one that leads nowhere."""
        if entity.note:
            return f'<b class="odd" title="{escape_text(entity.note)}">⚠</b>'
        title = escape_text(f"{entity.value}")
        if entity.target is not None:
            return f'<a class="ref" href="#b{self.first + entity.target}" title="{title}">→</a>'
        page = page_of(entity)
        return f'<a class="ref" href="{escape_text(page)}" title="{title}">↗</a>' if page else ""
