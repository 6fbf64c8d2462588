"""A lexicon of a user's own: the people of a newsroom, the offices of a town, to be found as jdoc's own names are."""

from __future__ import annotations

from msgspec import Struct

from jdoc.vocabulary import NameLabel  # noqa: TC001 -- msgspec reads the annotations


class OwnName(Struct, frozen=True):
    """A row of it."""

    name: str
    label: NameLabel
    value: str
    """The canonical name."""
    aliases: tuple[str, ...] = ()
    """What else it is called."""

    def forms(self) -> tuple[str, ...]:
        """Return all that it is called, the canonical name among them."""
        return (self.name, self.value, *self.aliases)


class Lexicon(Struct, frozen=True, eq=False):
    """The names of one file; two of them are never the same, so that nobody compares thousands of rows."""

    names: tuple[OwnName, ...]

    @property
    def digest(self) -> str:
        """Identify what it holds: results of another lexicon are made anew."""
        from hashlib import sha256  # noqa: PLC0415 -- its library takes longer to load than most modules of jdoc

        return sha256(repr(self.names).encode()).hexdigest()[:16]
