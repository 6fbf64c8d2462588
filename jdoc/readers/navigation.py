"""Navigation: which parts of a page only lead through its site."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.model import BlockKind


_HOMES = frozenset({"ホーム", "トップ", "トップページ", "HOME", "Home", "TOP"})


class Part(Protocol):
    """A block, as far as its format knows it."""

    kind: BlockKind | None
    linked: bool
    """All of it leads somewhere."""
    furniture: bool

    @property
    def text(self) -> str:
        """What is printed of it."""


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
    """Mark the way to a page: links from the home page on, or to the page itself, which has none."""
    items = [part for part in lead if part.kind == "item"]
    entries = [part for part in items if not part.linked]
    from_home = any(_entry(part) in _HOMES for part in items[:1])
    if len(items) > len(entries) and (entries or from_home) and all(_names(part, title) for part in entries):
        _mark(items)


def _entry(part: Part) -> str:
    return part.text.lstrip("・0123456789. \u3000")


def _names(part: Part, title: str) -> bool:
    """Tell whether an entry is the page's title, or what it is cut to."""
    entry = _entry(part)
    return bool(entry) and title.startswith(entry.rstrip("…."))


def _leads_on(part: Part) -> bool:
    return part.linked and part.kind in {"heading", "item", None}


def _is_text(part: Part) -> bool:
    return not part.linked and part.kind != "heading"


def _mark(parts: Sequence[Part]) -> None:
    for part in parts:
        part.furniture = True
