"""Navigation: which parts of a page that was saved as Markdown only lead through its site."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.readers.markdown.parts import Part


def mark_navigation(parts: Sequence[Part]) -> None:
    """Mark lists of links in front of the title, and links at the end, headings among them, that no text follows."""
    titles = [at for at, part in enumerate(parts) if part.kind == "heading"][:1]
    for at in titles:
        _mark_path(parts[:at], parts[at].text)
    if any(map(_is_text, parts)):
        tail = [*takewhile(_leads_on, reversed(parts))]
        if any(part.kind == "heading" for part in tail):
            _mark(tail)


def _mark_path(lead: Sequence[Part], title: str) -> None:
    """Mark the way to a page, whose last entry may be the page itself, without a link."""
    items = [part for part in lead if part.kind == "item"]
    entries = [part for part in items if not part.linked]
    if len(items) > len(entries) and all(_names(part, title) for part in entries):
        _mark(items)


def _names(part: Part, title: str) -> bool:
    """Tell whether an entry is the page's title, or what it is cut to."""
    text = part.text.lstrip("・0123456789.) ")
    return bool(text) and title.startswith(text.rstrip("…."))


def _leads_on(part: Part) -> bool:
    return part.linked and part.kind in {"heading", "item", None}


def _is_text(part: Part) -> bool:
    return not part.linked and part.kind != "heading"


def _mark(parts: Sequence[Part]) -> None:
    for part in parts:
        part.furniture = True
