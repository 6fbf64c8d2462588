"""The text as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.places import find_place
from jdoc.translation import is_japanese, say
from jdoc.views.citations import page_of, written
from jdoc.views.html import escape_text, write_html
from jdoc.views.labels import LOOKS, NAME_GROUPS, about_label, label_name, look_of
from jdoc.views.markup import entities_to_show, entities_within, heading_level, mark_up
from jdoc.views.page_contents import Contents
from jdoc.views.page_index import Index, Mention
from jdoc.views.page_tables import class_of, write_rows
from jdoc.views.values import describe, remark, shown_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Block, Entity

_STYLE = Path(__file__).with_name("page.css")
_FILTER = """\
:root:has(#show-{0}:not(:checked)) {{
mark.l{0} {{ --b: none; --u: none; cursor: auto; & > mark {{ background: var(--b); text-decoration-line: var(--u) }} }}
span.l{0}, mark.l{0} > .ref, mark.l{0} > .value > :is(b, output, i), mark.l{0} > .value:not(:has(span)) {{
display: none !important }}
}}
"""
_LANDSCAPE = "@media print { @page { size: A4 landscape } }"
"""For pages with tables that a sheet can't hold upright in letters that can be read."""
_NUMBERING = frozenset({"ORDINAL", "CARDINAL", "QUANTITY"})
"""Labels of what is part of a name and says nothing of its own there: the 6 of the sixth meeting."""
_BODY = """\
<aside lang="{language}">
<details open><summary>{name}</summary>
<form>
{legend}
<label class="switch"><input type="checkbox" id="values"> {switch}</label>
<button type="reset">{reset}</button>
</form>
</details>
{contents}{index}</aside>
<main>
{text}
</main>
"""


def write_page(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> None:
    """Write blocks as a page: a legend with filters, contents, an index; values on hover, on touch and in print."""
    page = Page(labels)
    text = "\n".join(page.body(blocks))
    style = _STYLE.read_text(encoding="utf-8") + "".join(map(_FILTER.format, range(len(page.counts))))
    style += _LANDSCAPE if page.has_widest else ""
    body = _BODY.format(
        language="ja" if is_japanese() else "en",
        name=say("Legend"),
        switch=say("Values in the text"),
        reset=say("Reset"),
        legend="\n".join(page.legend()),
        contents=_folded(say("Contents"), page.contents.write(), opened=page.contents.has_several),
        index=_folded(
            say("Index"), page.index.write(with_document=page.contents.has_several), opened=page.index.has_findings
        ),
        text=text,
    )
    out.write(write_html(page.contents.title or "jdoc", style, body))


def _folded(name: str, lines: Iterable[str], *, opened: bool = False) -> str:
    """Write a part of the page's side that can be unfolded; nothing where there are no lines."""
    written = "".join(lines)
    is_open = " open" if opened else ""
    shown = f'<nav aria-label="{name}"><details{is_open}><summary>{name}</summary>\n{written}</details></nav>\n'
    return shown if written else ""


class Page:
    """What is gathered while the text of a page is written."""

    def __init__(self, labels: Collection[str]) -> None:
        self.labels = labels
        self.contents = Contents()
        self.index = Index()
        self.counts: Counter[str] = Counter()
        self.numbers: dict[str, int] = {}
        """Of the labels, as they come: a label from elsewhere may be no name for a class."""
        self.marks = 0
        self.has_widest = False
        self.first = 0
        """The number that the block with `seq` 0 has, of the document that is being written."""
        self.definitions: dict[str, tuple[int, str]] = {}
        """Of a name by its value, of the rest by its text: the mark where a document first says it, and its form."""
        self._page: int | None = None
        self._said: set[tuple[object, ...]] = set()
        """What the text of a block has already said the value of: once is enough beside the words, not in a table."""
        self._uids: set[str | None] = set()
        """Of the blocks that are written: an address stands once on a page."""
        self._within: list[tuple[int, Entity]] = []
        """The marks that stand in the one that is being written, and the numbers of their labels."""

    def body(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the elements of the text; an article a document."""
        doc: str | None = None
        end = ""
        for number, block in enumerate(blocks):
            if number == 0 or block.doc != doc or block.seq == 0:
                self.definitions, self._page = {}, None
                self.first = number - (block.seq or 0)
                base = f" · {escape(say('base date {0}', shown_date(block.base_date)))}" if block.base_date else ""
                document = self.contents.begin(block.doc or "")
                yield f'{end}<article id="d{document}">\n<p class="doc">{escape_text(block.doc or "")}{base}</p>'
            doc, end = block.doc, "</article>"
            yield self._element(block, number)
        yield end

    def legend(self) -> Iterator[str]:
        """Yield a line for each label of the text: a box that filters, a sample, how many there are."""
        order = list({**LOOKS, **self.counts})
        for label in sorted(self.counts, key=order.index):
            name = escape_text(label)
            sample = (
                f'<span class="sample {look_of(label).group}" title="{name}">{escape_text(label_name(label))}</span>'
            )
            yield (
                f'<label><input type="checkbox" id="show-{self.numbers[label]}" checked> '
                f"{sample} {about_label(label)} <small>{self.counts[label]}</small></label>"
            )

    def _element(self, block: Block, number: int) -> str:
        where = self._where(block, number)
        entities = entities_to_show(block, self.labels)
        if block.kind == "table":
            rows = write_rows(block, lambda begin, end: self._marked(block, entities, begin, end))
            wide = class_of(block)
            self.has_widest |= wide == "widest"
            return f'<div class="{f"table {wide}".strip()}" id="b{number}">{where}<table>{rows}</table></div>'
        self._said = set()
        label = f'<span class="number">{escape_text(block.mark)}</span> ' if block.mark else ""
        text = self._marked(block, entities, 0, len(block.text))
        level = min(heading_level(block), 6)
        if block.kind == "heading":
            self.contents.add(f'<a class="depth{level}" href="#b{number}">{label}{escape_text(block.text)}</a>\n')
        elif block.kind == "title":
            self.contents.name(escape_text(block.text))
        name = f"h{level}" if level else "p"
        return f'<{name} class="{block.kind or "paragraph"}" id="b{number}">{where}{label}{text}</{name}>'

    def _where(self, block: Block, number: int) -> str:
        """Write the line of a block, and its page where that begins, with an address that stays: its `uid`."""
        line, _, page = find_place(block, 0)
        if not line:
            return ""
        turned, self._page = page is not None and page != self._page, page
        told = f"<b>p.{page}</b>" if turned else ""
        title = say("page {0}, line {1}", page, line) if page else say("line {0}", line)
        title += f" · {escape_text(block.locator)}" if block.locator else ""
        own = f' id="u{escape_text(block.uid)}"' if block.uid and block.uid not in self._uids else ""
        self._uids.add(block.uid)
        address = f"u{escape_text(block.uid or '')}" if own else f"b{number}"
        return f'<a class="at"{own} href="#{address}" title="{title}">{told}{line}</a>'

    def _marked(self, block: Block, entities: Sequence[Entity], begin: int, end: int) -> str:
        inside = entities_within(entities, begin, end)
        return mark_up(
            block.text,
            inside,
            mark=lambda each, inner, depth: self._mark(block, each, inner, depth),
            plain=escape_text,
            within=(begin, end),
        )

    def _mark(self, block: Block, entity: Entity, inner: str, depth: int) -> str:
        """Write a mark. What stands in another one is quiet: it has its line in the box of the outermost."""
        self.marks += 1
        self.counts[entity.label] += 1
        number = self.numbers.setdefault(entity.label, len(self.numbers))
        place = find_place(block, entity.start)
        self.index.add(entity, Mention(self.marks, block.doc or "", place), in_table=block.kind == "table")
        begin = f'<mark id="e{self.marks}" class="l{number} {look_of(entity.label).group}"'
        if depth:
            self._within.append((number, entity))
            self._link(entity)
            return f"{begin}>{inner}</mark>"
        within = "".join(f'<span class="l{at}{_same(each, entity)}">{_facts(each)}</span>' for at, each in self._within)
        said = (entity.label, entity.text, entity.value)
        same = " same" if said in self._said else _same(entity)
        self._within = []
        self._said.update([said] if block.kind != "table" else [])
        return (
            f'{begin} tabindex="0">{inner}{self._link(entity)}'
            f'<span class="value{same}">{_facts(entity)} <i>{place}</i>{within}</span></mark>'
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
            return _link_of_law(entity) if mark == self.marks else ""
        return f'<a class="ref" href="#e{mark}" title="{escape_text(meant)}">↑</a>'

    def _link_of_citation(self, entity: Entity) -> str:
        """Link a citation to the block that it leads to, else to its law; mark one that leads nowhere."""
        if entity.note:
            return f'<b class="odd" title="{escape_text(entity.note)}">⚠</b>'
        title = escape_text(f"{entity.value}")
        if entity.target is not None:
            return f'<a class="ref" href="#b{self.first + entity.target}" title="{title}">→</a>'
        return _link_of_law(entity)


def _link_of_law(entity: Entity) -> str:
    """Link a law that is named, or cited, to its page."""
    page = page_of(entity)
    return f'<a class="ref" href="{escape_text(page)}" title="{escape_text(f"{entity.value}")}">↗</a>' if page else ""


def _facts(entity: Entity) -> str:
    value = written(entity) or describe(asdict(entity))
    return f"<b>{escape_text(label_name(entity.label))}</b> <output>{escape_text(value)}</output>"


def _same(entity: Entity, outer: Entity | None = None) -> str:
    """Return the class of a value that needn't stand beside its words: they say it, or they are part of others."""
    is_part = outer is not None and (outer.label == "CITATION" or entity.label in _NUMBERING)
    return " same" if is_part or not remark(entity) else ""
