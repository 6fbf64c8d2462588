"""Trees: a page as its elements lie within each other, however badly they are closed."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from jdoc.language.lazy import deferred
from jdoc.readers.images import sign_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.readers.declared import Char

_TAGS = deferred("[a-z0-9]+")
"""The name of an element, in a list of names: `[h1]`."""
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
_INLINE = frozenset(
    _TAGS.findall(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label map mark meter q rb ruby s samp"
    )
    + _TAGS.findall("small span strike strong sub sup time tt u var")
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
_TABLE_PARTS = frozenset({"table", "td", "th"})
_TABLE_ENDS = frozenset({"table", "tr", "tbody", "thead", "tfoot"})
_RAW = frozenset({"script", "style", "title", "textarea"})
# How a tag begins: whether it closes, and its name.
_TAG = deferred(r"<(/?)([A-Za-z][^\s/<>\"']{0,50})")
# What ends a tag, or a part of it: a > inside quotation marks doesn't.
_TAG_MARK = deferred("[<>\"']")
_MOST_SEARCHED = 20  # times the length of a page, for the ends of tags that have none: hostile pages take linear time
# An attribute: its name, and its value between ", between ', or bare.
_ATTRIBUTE = deferred(r"([^\s=\"'/]{1,100})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
# Text between tags, piece by piece: a reference to a character (&amp; &#x3042;), a stretch without any, a line end.
_PIECE = deferred(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,40});|[^&\n]++|&|\n")
_DEEPEST_ELEMENT = 100  # elements within each other; what lies deeper is read as if it lay there
SPACES = frozenset(" \t\r\n\f")


class Node(Struct):
    """An element, with what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Any] = field(default_factory=list)
    count: int = 0
    """Of characters inside."""


def is_element(name: str) -> bool:
    """Tell the name of an element of HTML."""
    return name in BLOCKS or name in _INLINE or name in _VOID or name in UNSEEN


def tree_of(text: str, number: int = 1) -> Node:
    """Build the tree of a page, whose first line has that number.

    Not by the parser of the standard library, which takes the square of their length for pages of unclosed tags.
    """
    builder = _Builder(text, number)
    at = 0
    while (here := text.find("<", at)) >= 0:
        builder.data(at, here)
        at = builder.markup(here)
    builder.data(at, len(text))
    return builder.root


class _Builder:
    """Opens and closes elements, however badly a page is written."""

    def __init__(self, text: str, number: int) -> None:
        self.text = text
        self.first = number
        self.lines = [0, *(end.end() for end in re.finditer("\n", text))]
        self.root = Node("html")
        self.open = [self.root]
        self.patience = _MOST_SEARCHED * len(text)

    def markup(self, at: int) -> int:
        """Take what a < begins; return where it ends. What isn't closed goes on to the end, as in browsers."""
        text = self.text
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            return end + 3 if end >= 0 else len(text)
        if text[at + 1 : at + 2] in {"!", "?"}:
            return text.find(">", at) + 1 or len(text)
        match = _TAG.match(text, at)
        end = self._tag_end(match.end()) if match else -1
        if match is None or end < 0:
            self.data(at, at + 1)
            return at + 1
        tag = match[2].lower()
        if match[1]:
            self._end(tag)
            return end
        self._start(tag, text[match.end() : end - 1])
        if tag == "img":
            self._sign(_attributes(text[match.end() : end - 1]).get("alt", ""), at)
        return self._raw_end(tag, end) if tag in _RAW else end

    def _tag_end(self, begin: int) -> int:
        """Return where a tag ends, however long its attributes: pages hold whole pictures in them; -1 if nowhere."""
        at = begin
        while self.patience > 0 and (mark := _TAG_MARK.search(self.text, at)):
            at = mark.end()
            if mark[0] == ">":
                return at
            if mark[0] == "<":
                break
            close = self.text.find(mark[0], at)
            if close < 0:
                at = len(self.text)
                break
            at = close + 1
        self.patience -= at - begin
        return -1

    def _sign(self, words: str, at: int) -> None:
        """Add the character that an image stands for, if it stands for one."""
        number, column = self._place(at)
        self._add([(char, number, column) for char in sign_of(words)])

    def _raw_end(self, tag: str, at: int) -> int:
        """Return where a script or a style sheet ends, in which < begins nothing."""
        close = re.compile(f"</{tag}[\\s/>]", re.IGNORECASE).search(self.text, at)
        return close.start() if close else len(self.text)

    def _start(self, tag: str, written: str) -> None:
        """Open an element, and close those that it can't lie in."""
        if tag == "body" or (tag in BLOCKS and self.open[-1].tag == "head"):
            del self.open[1:]
        for _ in range(3):
            if tag in _CLOSED_BY.get(self.open[-1].tag, ()) and len(self.open) > 1:
                self.open.pop()
        if tag in {"html", "body"}:
            return
        node = Node(tag, _attributes(written))
        self.open[-1].inside.append(node)
        if tag not in _VOID and len(self.open) < _DEEPEST_ELEMENT:
            self.open.append(node)

    def _end(self, tag: str) -> None:
        """Close an element and what is open inside; a stray end tag closes nothing outside its table."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return
            if self.open[depth].tag in _TABLE_PARTS and tag not in _TABLE_ENDS:
                return

    def data(self, start: int, end: int) -> None:
        """Add characters with their places."""
        if start >= end:
            return
        number, column = self._place(start)
        chars: list[Char] = []
        for written in _PIECE.findall(self.text, start, end):
            if written[0] == "&":
                chars += [(char, number, column) for char in unescape(written)]
            else:
                chars += [(char, number, column + at) for at, char in enumerate(written)]
            column += len(written)
            if written == "\n":
                number, column = number + 1, 1
        self._add(chars)

    def _place(self, at: int) -> tuple[int, int]:
        """Give the line and the column of a character."""
        line = bisect_right(self.lines, at)
        return line + self.first - 1, at - self.lines[line - 1] + 1

    def _add(self, chars: list[Char]) -> None:
        self.open[-1].inside.append(chars)
        if self.open[-1].tag not in UNSEEN:
            seen = sum(char not in SPACES for char, _, _ in chars)
            for node in self.open:
                node.count += seen


def _attributes(written: str) -> dict[str, str]:
    attributes = (match.groups("") for match in _ATTRIBUTE.finditer(written))
    return {name.lower(): unescape("".join(values)) for name, *values in attributes}


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
