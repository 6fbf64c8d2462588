"""XML: a tree of elements with the places of their text; nothing that a file declares of itself is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol
from xml.parsers import expat

from msgspec import Struct, field

from jdoc.errors import InputError
from jdoc.limits import Budget
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST_ELEMENT = 200  # elements within each other


class Text(NamedTuple):
    """Characters between tags."""

    text: str
    line: int
    column: int
    """Of the first character, from 1."""


class Element(Struct, gc=False):
    """An element; its name has no prefix if its namespace is the document's own."""

    tag: str
    attributes: dict[str, str]
    inside: list[Any] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Yield the elements right inside."""
        return (inner for inner in self.inside if isinstance(inner, Element))

    def find(self, *path: str) -> Element | None:
        """Find the first element on a path."""
        here: Element | None = self
        for tag in path:
            here = next((inner for inner in here.elements() if inner.tag == tag), None) if here else None
        return here

    def walk(self) -> Iterator[Element]:
        """Yield the element itself and all elements inside, in order."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += reversed([*here.elements()])

    def texts(self) -> Iterator[Text]:
        """Yield the texts right inside."""
        return (inner for inner in self.inside if isinstance(inner, Text))

    def all_texts(self) -> Iterator[Text]:
        """Yield all texts inside: those of an element before those of the elements in it."""
        for element in self.walk():
            yield from element.texts()

    def first_text(self) -> Text | None:
        """Return the first of all texts inside, if there is any."""
        return next(self.all_texts(), None)


class Listener(Protocol):
    """Who is told what a file holds."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Hear that an element begins."""

    def end(self, tag: str, /) -> None:
        """Hear that one ends."""

    def text(self, text: str, line: int, column: int, /) -> None:
        """Hear characters, and where the first of them stands."""


def parse(data: bytes, name: str, *, own: tuple[str, ...] = (), budget: Budget | None = None) -> Element:
    """Parse a file; entities of its own, of which bombs are made, are refused.

    `own` says how the document's own namespace may end; the budget is that of the file which this one is part of.
    """
    budget = budget or Budget(len(data))
    builder = _Builder(name, own, budget)
    feed(data, name, builder, budget=budget)
    return builder.root


def feed(data: bytes, name: str, listener: Listener, *, budget: Budget | None = None) -> None:
    """Tell a listener of the elements and texts of a file, one after the other; names have their namespace in front."""
    take_characters = (budget or Budget(len(data))).take_characters

    def refuse(*_declared: object) -> None:
        raise InputError(name, "this XML declares entities of its own, which no document does: it is not read")

    def add_text(text: str) -> None:
        take_characters(len(text))
        listener.text(text, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = False
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.EntityDeclHandler = refuse
    parser.CharacterDataHandler = add_text
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- the parser's own signature
    except expat.ExpatError as error:
        place = f"{name}:{error.lineno}"
        raise InputError(place, f"this XML is damaged: {expat.ErrorString(error.code)}") from None
    except (LookupError, ValueError):
        raise InputError(name, "this XML names an encoding that it can't be in: save it as UTF-8 first") from None


class _Builder:
    """Takes what the parser finds."""

    def __init__(self, name: str, own: tuple[str, ...], budget: Budget) -> None:
        self.name = name
        self.take_element = budget.take_element
        self.own = own
        self.root = Element("", {})
        self.open = [self.root]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.take_element()
        if len(self.open) > _DEEPEST_ELEMENT:
            raise InputError(self.name, f"more than {_DEEPEST_ELEMENT} elements within each other: this is no document")
        element = Element(self._local(tag), {self._local(key): value for key, value in attributes.items()})
        self.open[-1].inside.append(element)
        self.open.append(element)

    def end(self, _tag: str) -> None:
        """Close an element."""
        self.open.pop()

    def text(self, text: str, line: int, column: int) -> None:
        """Add characters."""
        self.take_element()
        self.open[-1].inside.append(Text(text, line, column))

    def _local(self, written: str) -> str:
        """Take the namespace off a name: the document's own leaves nothing, another one its last word."""
        space, _, local = written.rpartition(" ")
        if not space or space.endswith(self.own or ("\0",)):
            return local
        return f"{space.rpartition('/')[2]}:{local}"
