"""The text as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from html import escape
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.views.labels import LOOKS, NAME_GROUPS, look_of
from jdoc.views.markup import entities_to_show, heading_level, mark_up
from jdoc.views.places import find_place
from jdoc.views.values import describe, disarm, remark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Block, Entity

_STYLE = Path(__file__).with_name("page.css")
_FILTER = """\
:root:has(#show-{0}:not(:checked)) mark.l{0} {{ background: none; text-decoration: none; cursor: auto }}
:root:has(#show-{0}:not(:checked)) mark.l{0} > :is(.value, .ref) {{ display: none !important }}
"""
_PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="jdoc">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
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
</body>
</html>
"""


def write_page(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> None:
    """Write blocks as a page: a legend with a filter for each label, values on hover, on touch and in print."""
    page = Page(labels)
    text = "\n".join(page.body(blocks))
    style = _STYLE.read_text(encoding="utf-8") + "".join(map(_FILTER.format, range(len(page.counts))))
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    contents = f'<nav aria-label="目次"><details><summary>目次</summary>\n{"".join(page.headings)}</details></nav>\n'
    out.write(
        _PAGE.format(
            digest=digest,
            title=page.title or "jdoc",
            style=style,
            legend="\n".join(page.legend()),
            contents=contents if page.headings else "",
            text=text,
        )
    )


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
        self.definitions: dict[str, tuple[int, str]] = {}
        """Of a name by its value, of the rest by its text: the mark where a document first says it, and its form."""

    def body(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the elements of the text; an article a document."""
        doc: str | None = None
        end = ""
        for number, block in enumerate(blocks):
            if number == 0 or block.doc != doc or block.seq == 0:
                self.definitions = {}
                base = f" · 基準日 {escape(block.base_date)}" if block.base_date else ""
                yield f'{end}<article>\n<p class="doc">{_escape(block.doc or "")}{base}</p>'
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
                f'<span class="sample {look.group}">{_escape(label)}</span> {look.name} '
                f"<small>{self.counts[label]}</small></label>"
            )

    def _element(self, block: Block, number: int) -> str:
        line = find_place(block, 0).line
        where = f'<a class="at" href="#b{number}" title="{line}行">{line}</a>' if line else ""
        entities = entities_to_show(block, self.labels)
        if block.kind == "table":
            return f'<div class="table" id="b{number}">{where}<table>{self._rows(block, entities)}</table></div>'
        label = f'<span class="number">{_escape(block.label)}</span> ' if block.label else ""
        text = self._marked(block, entities, 0, len(block.text))
        level = min(heading_level(block), 6)
        if block.kind == "heading":
            self.headings.append(f'<a class="depth{level}" href="#b{number}">{label}{_escape(block.text)}</a>\n')
        elif block.kind == "title" and not self.title:
            self.title = _escape(block.text)
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
            plain=_escape,
            within=(begin, end),
        )

    def _mark(self, block: Block, entity: Entity, inner: str) -> str:
        self.marks += 1
        self.counts[entity.label] += 1
        number = self.numbers.setdefault(entity.label, len(self.numbers))
        group = look_of(entity.label).group
        same = "" if remark(entity) else " same"
        facts = (
            f"<b>{_escape(entity.label)}</b> <output>{_escape(describe(asdict(entity)))}</output>"
            f" <i>{find_place(block, entity.start)}</i>"
        )
        return (
            f'<mark id="e{self.marks}" class="l{number} {group}" tabindex="0">{inner}{self._link(entity)}'
            f'<span class="value{same}">{facts}</span></mark>'
        )

    def _link(self, entity: Entity) -> str:
        """Link another form of a name, or an amount said once more, to where it was said first."""
        is_name = look_of(entity.label).group in NAME_GROUPS
        meant = entity.ref or (f"{entity.value or entity.text}" if is_name else entity.text)
        if entity.ref is None:
            self.definitions.setdefault(meant, (self.marks, entity.text))
        mark, text = self.definitions.get(meant, (0, ""))
        if not mark or text == entity.text:
            return ""
        return f'<a class="ref" href="#e{mark}" title="{_escape(meant)}">↑</a>'


def _escape(text: str) -> str:
    return escape(disarm(text))
