"""Meanings: what a citation refers to, and how that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.provisions.paths import write
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.citations.contexts import Scope
    from jdoc.language.citations.paths import Level
    from jdoc.language.provisions.paths import Path

NO_SUCH = "no-such-provision"
NOTHING = "nothing-to-refer-to"
UNDEFINED = "undefined-short-name"


class Source(NamedTuple):
    """A law that is referred to."""

    name: str
    is_own: bool = False
    """It is the document itself."""
    is_known: bool = True
    """False of a short name that nothing defines."""
    num: str | None = None
    id: str | None = None


class Meaning(NamedTuple):
    """What a citation refers to."""

    source: Source | None
    """The law; None where it can't be said."""
    path: Path | None
    """The provision; () of a whole law, None where it can't be said."""
    upto: Path | None = None
    """The other end of a range."""
    relative: bool = False
    """The law or a step came from elsewhere."""
    root: Path = ()
    """In this document, what stands before the path: that of a text that it quotes."""

    @property
    def value(self) -> str | None:
        """The provision as it is written in records.

        >>> Meaning(Source("会社法"), ("At_2", "Pr_1", "It_1")).value, Meaning(Source("", is_own=True), ()).value
        ('会社法/At_2-Pr_1-It_1', '/')
        """
        if self.source is None or self.path is None:
            return None
        if not self.path:
            return self.source.name or "/"
        end = f"..{write(self.upto)}" if self.upto else ""
        return f"{self.source.name}/{write(self.path)}{end}"

    @property
    def last(self) -> Path:
        """The provision that it names last."""
        return self.upto or self.path or ()


class Cited(NamedTuple):
    """A citation that was read, as later ones look back on it."""

    meaning: Meaning
    levels: frozenset[Level]
    """The levels that are written in it."""
    scope: Scope
    end: int
