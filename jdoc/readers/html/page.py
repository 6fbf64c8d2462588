"""Pages: what a page says, block by block, and what of it only leads through the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.enumerators import read_enumerator
from jdoc.language.lazy import deferred
from jdoc.readers.declared import BREAK, CENTER, RIGHT, Writer, paragraphs
from jdoc.readers.html.tables import rows_of
from jdoc.readers.html.tree import BLOCKS, UNSEEN, Node, chars_of, is_hidden, nodes_of, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.model import Document, Kind
    from jdoc.readers.declared import Char

_AROUND = frozenset({"nav", "aside", "footer", "header", "form"})
_NAMES = deferred(
    r"(?:^|[\s_-])(?:g?navi?|(?:global|local|sub|foot|side)[_-]?(?:navi?|menu)|menu|bread-?crumbs?|topic-?path|pankuzu|footer|side(?:bar)?"
    r"|page-?top|sns|share|search|skip(?:link)?s?|pager|pagination|print|cookie|copyright|font-?size|lang|language)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
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
    }
)


def document_of(root: Node, name: str) -> Document:
    """Write the blocks of a page."""
    page = _Page(name, _main(root))
    page.walk(root)
    page.flush()
    return page.writer.document


def _main(root: Node) -> Node:
    """Find the element that holds the page's own text."""
    ranked: list[tuple[int, Node]] = []
    articles = 0
    for node in nodes_of(root):
        names = {node.attributes.get("id", "").lower(), *node.attributes.get("class", "").lower().split()}
        articles += node.tag == "article"
        if node.tag == "main" or node.attributes.get("role") == "main":
            ranked.append((0, node))
        elif names & _MAIN_NAMES:
            ranked.append((1, node))
        elif node.tag == "article" and articles == 1:
            ranked.append((2, node))
    for _, node in sorted(ranked, key=lambda pair: pair[0]):
        if node.count * 4 >= root.count:
            return node
    return root


class _Page:
    """Walks through a page and writes its blocks."""

    def __init__(self, name: str, main: Node) -> None:
        self.writer = Writer(name, first_is_title=True)
        self.main = main
        self.total = max(1, main.count)
        self.chars: list[Char] = []
        self.kind: Kind | None = None
        self.level = 0
        self.indent = 0
        self.furniture = main.tag != "html"

    def walk(self, node: Node) -> None:
        """Write what an element holds; blocks end where one begins or ends."""
        if node.tag in UNSEEN or is_hidden(node):
            return
        if node.tag not in BLOCKS and node is not self.main:
            self._inside(node)
            return
        self.flush()
        outside = self.furniture, self.indent, self.kind, self.level
        self.furniture = node is not self.main and (self.furniture or self._is_around(node))
        self.indent = _indent(node, self.indent)
        if node.tag[0] == "h" and node.tag[1:].isdigit():
            self.kind, self.level = "heading", int(node.tag[1:])
        rows = rows_of(node) if node.tag == "table" and not self.furniture else None
        if rows is None:
            self._inside(node)
        else:
            self._table(node, rows)
        self.flush()
        self.furniture, self.indent, self.kind, self.level = outside

    def _inside(self, node: Node) -> None:
        number = int(node.attributes.get("start", "")) if node.attributes.get("start", "").isdecimal() else 1
        for inner in node.inside:
            if not isinstance(inner, Node):
                self.chars += spaced(inner) if node.tag != "pre" else _broken(inner)
            elif inner.tag == "br":
                self.chars.append(BREAK)
            elif inner.tag == "li":
                self._item(inner, f"{number}." if node.tag == "ol" else "・")
                number += 1
            else:
                self.walk(inner)

    def _item(self, node: Node, written: str) -> None:
        """Write an item of a list with the label that its reader sees, unless it has one of its own."""
        text = "".join(char for char, _, _ in chars_of(node)).strip()
        kind = self.kind
        place = next(((line, column) for _, line, column in chars_of(node)), None)
        self.flush()
        if place and text and not self.furniture:
            self.kind = "item"
            if read_enumerator(text) is None:
                self.chars = [(char, *place) for char in written + "\u3000"]
        self._inside(node)
        self.flush()
        self.kind = kind

    def _table(self, node: Node, rows: list[list[list[Char]]]) -> None:
        for inner in node.inside:
            if isinstance(inner, Node) and inner.tag == "caption":
                self._inside(inner)
                self.flush("caption")
        self.writer.table(rows)

    def flush(self, kind: Kind | None = None) -> None:
        """Write the block that has come together."""
        chars, self.chars = self.chars, []
        if not any(not char.isspace() for char, _, _ in chars):
            return
        kind = kind or self.kind
        whole = [[char for char in chars if char is not BREAK]]
        for paragraph in whole if kind == "heading" else paragraphs(chars):
            self.writer.block(paragraph, kind, level=self.level, indent=self.indent, furniture=self.furniture)

    def _is_around(self, node: Node) -> bool:
        """Tell navigation, headers and footers, which are around the text and much smaller."""
        if node.count * 2 > self.total and node.tag != "nav":
            return False
        if node.tag in _AROUND:
            return node.tag != "header" or not any(inner.tag == "h1" for inner in nodes_of(node))
        names = f"{node.attributes.get('id', '')} {node.attributes.get('class', '')}"
        return _NAMES.search(names) is not None or node.attributes.get("role") in {"navigation", "banner", "search"}


def _indent(node: Node, outer: int) -> int:
    """Find how far lines are set in that are centered or set to the right."""
    style = node.attributes.get("style", "").replace(" ", "").lower()
    names = node.attributes.get("class", "").lower().split()
    align = node.attributes.get("align", "").lower()
    for side, indent in (("center", CENTER), ("right", RIGHT), ("left", 0)):
        if (
            align == side
            or f"text-align:{side}" in style
            or {f"text-{side}", f"align-{side}", f"ta{side[0]}", side} & {*names}
        ):
            return indent
    return CENTER if node.tag == "center" else outer


def _broken(chars: Sequence[Char]) -> Iterator[Char]:
    """Take the line ends of text that is set as it stands."""
    for char in chars:
        yield BREAK if char[0] == "\n" else char
