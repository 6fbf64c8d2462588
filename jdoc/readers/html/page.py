"""Pages: what a page says, block by block, and what of it only leads through the site."""

from __future__ import annotations

import re
from itertools import chain, count
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jdoc.language.lazy import deferred
from jdoc.readers.declared import (
    BREAK,
    CENTER,
    RIGHT,
    Writer,
    begins_with_enumerator,
    is_blank,
    text_of,
)
from jdoc.readers.html.tables import table_of
from jdoc.readers.html.tree import BLOCKS, UNSEEN, Node, chars_of, is_hidden, nodes_of, spaced
from jdoc.readers.navigation import mark_navigation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import BlockKind, Document, Span
    from jdoc.readers.declared import Char

_SIDES = {"center": CENTER, "right": RIGHT, "left": 0}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_AROUND = frozenset({"nav", "aside", "footer", "header"})
_LONGEST_FORM = 100
"""Characters: the form that searches a site says no more; one that is filled in does."""
_AROUND_NAMES = deferred(
    r"(?:^|[\s_-])(?:g?navi?|(?:global|local|sub|foot|side)[_-]?(?:navi?|menu)|menu|bread-?crumbs?|topic-?path|pankuzu|footer|side(?:bar)?"
    r"|page-?top|sns|share|search|skip(?:link)?s?|pager|pagination|print|cookie|copyright|font-?size|lang|language)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
"""A word among the names that a page gives to what is around its text: `[gnav ]pc`, `[side-menu]`, not `navigator`."""
_AROUND_ROLES = frozenset({"navigation", "banner", "search"})
_MAIN_NAMES = frozenset(
    {
        "main",
        "maincontents",
        "main-contents",
        "maincontent",
        "main-content",
        "contents",
        "content",
        "lawbody",
        "honbun",
        "tmp_contents",
        "primary",
    }
)
_NAMES_OF_LAWS = frozenset({"joubun", "jobun", "reiki_honbun", "reikihonbun"})
"""What systems for the laws of cities and towns call the text of one, beside which a panel may be much longer."""


def document_of(root: Node, name: str) -> Document:
    """Write the blocks of a page as a document."""
    writer = Writer(name, first_is_title=True)
    write_page(root, writer)
    return writer.document


def write_page(root: Node, writer: Writer) -> None:
    """Write the blocks of a page."""
    page = _Page(_main(root))
    page.walk(root)
    page.flush()
    mark_navigation([part for part in page.parts if not part.furniture])
    for part in page.parts:
        part.write(writer)


def _main(root: Node) -> Node:
    """Find the element that holds the page's own text: by its tag, by its name, or as the only article."""
    nodes = list(nodes_of(root))
    articles = [node for node in nodes if node.tag == "article"][:1]
    candidates = [*filter(_is_main, nodes), *filter(_has_name_of_main, nodes), *articles]
    large = (node for node in candidates if node.count * 4 >= root.count)
    return next(chain(filter(_is_law, nodes), large), root)


def _is_law(node: Node) -> bool:
    return node.count > 0 and not _NAMES_OF_LAWS.isdisjoint(_names_of(node))


def _names_of(node: Node) -> list[str]:
    """Give the names of an element, in small letters."""
    return [node.attributes.get("id", "").lower(), *node.attributes.get("class", "").lower().split()]


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.attributes.get("role") == "main"


def _has_name_of_main(node: Node) -> bool:
    return not _MAIN_NAMES.isdisjoint(_names_of(node))


class _Part(Struct):
    """A block of a page, before it is known which of them only lead through the site."""

    chars: list[Char]
    kind: BlockKind | None
    level: int = 0
    indent: int = 0
    furniture: bool = False
    linked: bool = False
    rows: list[list[list[Char]]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is printed of it."""
        return text_of(self.chars).strip()

    def write(self, writer: Writer) -> None:
        """Write the blocks of it."""
        if self.rows:
            writer.table(self.rows, self.spans)
        else:
            writer.paragraphs(self.chars, self.kind, level=self.level, indent=self.indent, furniture=self.furniture)


class _Page:
    """Walks through a page and takes its blocks."""

    def __init__(self, main: Node) -> None:
        self.parts: list[_Part] = []
        self.main = main
        self.total = max(1, main.count)
        self.chars: list[Char] = []
        self.label: list[Char] = []
        """Of the item whose text comes next."""
        self.kind: BlockKind | None = None
        self.level = 0
        self.indent = 0
        self.furniture = main.tag != "html"
        self.links = 0
        """How many links the walk is inside of."""
        self.linked = True

    def walk(self, node: Node) -> None:
        """Take what an element holds; blocks end where one begins or ends."""
        if node.tag in UNSEEN or is_hidden(node):
            return
        if node.tag not in BLOCKS and node is not self.main:
            is_link = node.tag == "a" and "href" in node.attributes
            self.links += is_link
            self._inside(node)
            self.links -= is_link
            return
        self.flush()
        outside = self.furniture, self.indent, self.kind, self.level
        self.furniture = node is not self.main and (self.furniture or self._is_around(node))
        self.indent = _indent(node, self.indent)
        if node.tag in _HEADINGS:
            self.kind, self.level = "heading", _HEADINGS[node.tag]
        table = table_of(node) if node.tag == "table" and not self.furniture else None
        if table is None:
            self._inside(node)
        else:
            self._table(node, *table)
        self.flush()
        self.furniture, self.indent, self.kind, self.level = outside

    def _inside(self, node: Node) -> None:
        start = node.attributes.get("start", "")
        numbers = count(int(start) if start.isdecimal() else 1)
        for inner in node.inside:
            if not isinstance(inner, Node):
                self._add([*(_broken(inner) if node.tag == "pre" else spaced(inner))])
            elif inner.tag == "br":
                self.chars.append(BREAK)
            elif inner.tag == "li":
                self._item(inner, f"{next(numbers)}." if node.tag == "ol" else "・")
            else:
                self.walk(inner)

    def _add(self, chars: list[Char]) -> None:
        self.chars += chars
        self.linked &= self.links > 0 or is_blank(chars)

    def _item(self, node: Node, label: str) -> None:
        """Take an item of a list with the label that its reader sees, unless it has one of its own."""
        kind = self.kind
        chars = list(chars_of(node))
        text = text_of(chars).strip()
        self.flush()
        if text and not self.furniture:
            self.kind = "item"
            has_label = begins_with_enumerator(text)
            self.label = [] if has_label else [(char, *chars[0][1:]) for char in label + "\u3000"]
        self._inside(node)
        self.flush()
        self.kind = kind

    def _table(self, node: Node, rows: list[list[list[Char]]], spans: list[Span]) -> None:
        for inner in node.inside:
            if isinstance(inner, Node) and inner.tag == "caption":
                self._inside(inner)
                self.flush("caption")
        self.parts.append(_Part([], None, rows=rows, spans=spans))

    def flush(self, kind: BlockKind | None = None) -> None:
        """Take the block that has come together."""
        chars, self.chars = self.chars, []
        linked, self.linked = self.linked, True
        if is_blank(chars):
            return
        kind = kind or self.kind
        chars = [*self.label, *(_unbroken(chars) if kind == "heading" else chars)]
        self.label = []
        self.parts.append(_Part(chars, kind, self.level, self.indent, self.furniture, linked))

    def _is_around(self, node: Node) -> bool:
        """Tell navigation, headers and footers, which are around the text and much smaller."""
        if node.count * 2 > self.total and node.tag != "nav":
            return False
        if node.tag == "header":
            return all(inner.tag != "h1" for inner in nodes_of(node))
        names = " ".join(_names_of(node))
        return (
            node.tag in _AROUND
            or (node.tag == "form" and node.count <= _LONGEST_FORM)
            or _AROUND_NAMES.search(names) is not None
            or node.attributes.get("role") in _AROUND_ROLES
        )


def _indent(node: Node, outer: int) -> int:
    """Find how far lines are set in that are centered or set to the right."""
    style = node.attributes.get("style", "").replace(" ", "").lower()
    align = node.attributes.get("align", "").lower()
    names = {*node.attributes.get("class", "").lower().split(), *(_SIDES.keys() & {align})}
    for side, indent in _SIDES.items():
        if f"text-align:{side}" in style or not names.isdisjoint(_names_of_side(side)):
            return indent
    return CENTER if node.tag == "center" else outer


def _names_of_side(side: str) -> tuple[str, ...]:
    """Return the classes that pages give to what is set to a side."""
    return f"text-{side}", f"align-{side}", f"ta{side[0]}", side


def _unbroken(chars: Iterable[Char]) -> list[Char]:
    return [char for char in chars if char is not BREAK]


def _broken(chars: Iterable[Char]) -> Iterator[Char]:
    """Take the line ends of text that is set as it stands."""
    for char in chars:
        yield BREAK if char[0] == "\n" else char
