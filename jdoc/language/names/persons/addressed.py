"""Persons whom the dictionary takes for other words, at the beginning of a run: 高瀬総理, 林佳龍外交部長."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import anchor_at
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import AFTER_TITLE
from jdoc.language.names.rules import Find
from jdoc.language.names.token_types import is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

LONGEST_OFFICE = 6
"""Tokens of the office in a title: 産業通商資源部|長官."""


class Addressed(NamedTuple):
    """The beginning of a run, with nothing but an office and a title behind it."""

    run: Tokens
    stop: int
    official: bool
    """True where an office stands before the title: 外務|大臣."""
    last: int
    """Behind the title."""

    @property
    def kinds(self) -> Sequence[TokenType]:
        """The types of its tokens."""
        return self.run.types[: self.stop]

    @property
    def written(self) -> str:
        """Its text."""
        return self.run.part(0, self.stop)

    @property
    def may_be_name(self) -> bool:
        """True of two or three kanji."""
        return 1 < len(self.written) < 4 and all(kind.kanji for kind in self.kinds)

    @property
    def is_place(self) -> bool:
        """True of a place, where a ministry's minister is not addressed by the surname of a place that isn't listed."""
        return self.kinds[0].place and (not self.official or self.written in gazetteer.entries())

    @property
    def is_bare_surname(self) -> bool:
        """True of one word, no name to the dictionary, that is a surname too: 高瀬総理."""
        if self.stop != 1 or self.kinds[0].tag not in "NT" or self.is_place:
            return False
        return is_surname(self.written) or (self.kinds[0].proper and self.official)

    def find(self) -> Find:
        """Return the person, with the title as the role."""
        return Find(0, self.run.starts[self.stop], role=self.run.part(self.stop, self.last))

    @property
    def is_eastern(self) -> bool:
        """True of 尹成敏: a surname of Korea or China, and no word of two characters."""
        return self.stop > 1 and self.written[0] in gazetteer.surnames() and not any(map(_is_word, self.kinds))


def _is_word(kind: TokenType) -> bool:
    return kind.place or (kind.length > 1 and not kind.is_named)


def _has_title(run: Tokens) -> bool:
    """Tell whether such a title ends with a token behind the first: what is cheaper to ask than where one begins."""
    stops = [stop for kind, stop in zip(run.types[1:], run.starts[2:], strict=True) if kind.ends_title]
    titles = gazetteer.titles_for("personal") if stops else ()
    return any(run.folded.endswith(titles, 0, stop) for stop in stops)


@cache
def _personal_title() -> re.Pattern[str]:
    """Return the pattern of titles that a bare surname takes."""
    titles = gazetteer.titles_for("personal")
    firsts = "".join(sorted({title[0] for title in titles}))
    return build(anchor_at(firsts, f"(?P<title>{gazetteer.any_of(titles)})"))


def read_addressed(run: Tokens) -> list[Addressed]:
    """Return what may be a name at the beginning of a run, with each title that may be behind it."""
    if not run.types[0].kanji or not _has_title(run):
        return []
    read = (_addressed(run, *match.span("title")) for match in _personal_title().finditer(run.folded))
    return [addressed for addressed in filter(None, read) if addressed.may_be_name]


def _addressed(run: Tokens, start: int, end: int) -> Addressed | None:
    """Return what stands before a title that ends a run, its office and state left out: 森永|経済産業大臣."""
    at, last = run.index.get(start, 0), run.index.get(end)
    if at == 0 or last is None or (last < len(run) and not AFTER_TITLE.match(run.folded, run.starts[last])):
        return None
    stop = at
    while office := run.longest_before(stop, gazetteer.words("role"), first=1, most=LONGEST_OFFICE):
        stop = office
    official = stop < at
    while stop > 1 and (run.types[stop - 1].place or run.word(stop - 1) == "国"):
        stop -= 1
    return Addressed(run, stop, official, last)
