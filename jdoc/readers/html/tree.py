"""Trees: a page as its elements lie within each other, however badly they are closed."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.readers.declared import Char

_TAGS = re.compile("[a-z0-9]+")
_VOID = frozenset(_TAGS.findall("area base br col embed hr img input link meta param source track wbr"))
UNSEEN = frozenset(
    _TAGS.findall(
        "script style noscript template svg math iframe object select textarea button head title rt rp rtc canvas audio"
        " video"
    )
)
BLOCKS = frozenset(
    _TAGS.findall(
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer"
        " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th"
        " thead tr ul"
    )
)
_CLOSED_BY = {
    "li": frozenset({"li"}),
    "p": BLOCKS,
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "rt": frozenset({"rt", "rp", "rb"}),
    "rp": frozenset({"rt", "rp", "rb"}),
    "rb": frozenset({"rt", "rp"}),
}
_DEEPEST = 100  # elements within each other; what lies deeper is read as if it lay there
SPACES = frozenset(" \t\r\n\f")


class Node(Struct):
    """An element, with what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Any] = field(default_factory=list)
    count: int = 0
    """Of characters inside."""


class Parser(HTMLParser):
    """Builds the tree of a page, however badly it is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Node("html")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and close those that it can't lie in."""
        if tag == "body" or (tag in BLOCKS and self.open[-1].tag == "head"):
            del self.open[1:]
        for _ in range(3):
            if tag in _CLOSED_BY.get(self.open[-1].tag, ()) and len(self.open) > 1:
                self.open.pop()
        if tag in {"html", "body"}:
            return
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in _VOID and len(self.open) < _DEEPEST:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that is closed at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what is open inside; a stray end tag closes nothing outside its table."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return
            if self.open[depth].tag in {"table", "td", "th"} and tag not in {"table", "tr", "tbody", "thead", "tfoot"}:
                return

    def handle_data(self, data: str) -> None:
        """Add characters with their places."""
        line, offset = self.getpos()
        chars: list[Char] = []
        column = offset + 1
        for char in data:
            chars.append((char, line, column))
            column += 1
            if char == "\n":
                line, column = line + 1, 1
        self._add(chars)

    def handle_entityref(self, name: str) -> None:
        """Add the character that a name stands for."""
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Add the character that a number stands for."""
        self._entity(f"&#{name};")

    def _entity(self, written: str) -> None:
        line, offset = self.getpos()
        self._add([(char, line, offset + 1) for char in unescape(written)])

    def _add(self, chars: list[Char]) -> None:
        self.open[-1].inside.append(chars)
        if self.open[-1].tag not in UNSEEN:
            seen = sum(char not in SPACES for char, _, _ in chars)
            for node in self.open:
                node.count += seen


def nodes_of(node: Node) -> Iterator[Node]:
    """Yield an element and all elements inside, in order."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += [inner for inner in reversed(here.inside) if isinstance(inner, Node)]


def is_hidden(node: Node) -> bool:
    """Tell what a page keeps from its readers."""
    style = node.attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in node.attributes or "display:none" in style


def spaced(chars: Sequence[Char]) -> Iterator[Char]:
    """Fold white space as browsers do; a line of the file stays a line."""
    before = ""
    for char in chars:
        if char[0] in SPACES:
            if before not in SPACES or not before:
                yield (" ", char[1], char[2])
            before = " "
        else:
            yield char
            before = char[0]


def chars_of(node: Node) -> Iterator[Char]:
    """Yield all characters that are seen of an element."""
    waiting: list[Node | list[Char]] = [node]
    while waiting:
        here = waiting.pop()
        if not isinstance(here, Node):
            yield from spaced(here)
        elif here.tag == "br":
            yield (" ", 0, 0)
        elif here.tag not in UNSEEN and not is_hidden(here):
            waiting += reversed(here.inside)
