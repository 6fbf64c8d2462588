"""Bodies in the titles of their heads, whether or not somebody is named: 大分中央警察署|長, 恵那病院|長."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, labeled, listed_municipalities
from jdoc.language.names.beginnings import behind_division, skip_leading
from jdoc.language.names.persons.in_runs import persons
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.names.token_types import is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

COMPASS = frozenset("東西南北") | {"中央"}
"""What alone tells one office of a town from another one: 東|消防署."""
COUNTED = deferred("第?[0-9〇一二三四五六七八九十]+")
"""A number, which tells a school from another one: `[第一]中学校`, not `中央`."""
OF_PLACES = ("署", "安定所", "保健所")
"""The ends of bodies that are called by their places alone, so that no surname stands before."""

OF_TASKS = ("本部", "センター")
"""The ends of bodies that are called by what they see to, before which a surname is that of the head."""


@cache
def _headed() -> re.Pattern[str]:
    """Return the pattern of endings of bodies before 長: 警察署|長, 保健所|副所長."""
    endings = gazetteer.any_of(gazetteer.endings_for("headed"))
    return build(f"{endings}(?=副?長(?![期官崎野尾岡])|(?<=所)副所長|(?<=校)副校長|(?<=院)副院長)")


class Headed(NamedTuple):
    """What stands before the ending of a body, and its head's title behind."""

    run: Tokens
    first: int
    at: int
    """The token at which the ending begins."""
    end: int
    """The offset behind the ending."""

    @property
    def first_kind(self) -> TokenType:
        """The type of its first token."""
        return self.run.types[self.first]

    @property
    def words(self) -> str:
        """What stands before the ending."""
        return self.run.part(self.first, self.at)

    @property
    def is_told(self) -> bool:
        """True where something tells which body it is, and more than 総務省, of which there are many: 総合通信局長."""
        return gazetteer.label_of(self.words) != "ORG" and any(sign.holds(self) for sign in SIGNS)

    @property
    def has_name(self) -> bool:
        """True where a name stands before the ending."""
        return self.run.is_distinctive(self.first, self.at)

    @property
    def is_home(self) -> bool:
        """True of a municipality, its name without 市 or the like: 半田病院."""
        return any(f"{self.first_kind.word}{town}" in listed_municipalities.full_names() for town in "市町村区")

    @property
    def begins_as_surname(self) -> bool:
        """True where a surname stands before the ending, alone or before what a body sees to: 駒井営業|本部長."""
        if self.at - self.first > 1 and not self.run.folded.endswith(OF_TASKS, 0, self.end):
            return False
        return self.first_kind.tag == "F" or (self.at - self.first == 1 and is_surname(self.first_kind.word))

    def find(self) -> Find:
        """Return the body."""
        return Find(self.run.starts[self.first], self.end)


class Sign(NamedTuple):
    """What shows that a body is named in the title of its head."""

    name: str
    holds: Callable[[Headed], bool]
    example: str


SIGNS = (
    Sign(
        "a place before the ending",
        lambda headed: headed.first_kind.place or headed.is_home,
        example="熊谷病院長",
    ),
    Sign(
        "what is called by its place alone, a name before it",
        lambda headed: headed.run.folded.endswith(OF_PLACES, 0, headed.end) and headed.has_name,
        example="北浜税務署長",
    ),
    Sign(
        "names that are nobody's",
        lambda headed: headed.has_name and not (headed.begins_as_surname or headed.first_kind.place),
        example="エリザベス病院長",
    ),
    Sign(
        "a part of the sky",
        lambda headed: headed.words in COMPASS,
        example="南消防署長",
    ),
    Sign(
        "a number",
        lambda headed: COUNTED.fullmatch(headed.words) is not None,
        example="第三中学校長",
    ),
)
"""One is enough."""


def read_headed(run: Tokens) -> list[Headed]:
    """Return what may be bodies before the titles of their heads."""
    spans = (match.span() for match in _headed().finditer(run.folded))
    return [Headed(run, _first(run, at), at, end) for start, end in spans if (at := run.at(start))]


def _first(run: Tokens, at: int) -> int:
    """Return the token that a body begins with: behind whoever is named in full, behind another division."""
    whole = (person for person in labeled(run.once(persons), "PERSON") if _is_whole(run, person))
    floor = max((stop for person in whole if (stop := run.index[person.end]) <= at), default=0)
    return skip_leading(run, max(floor, behind_division(run, at)), at)


def _is_whole(run: Tokens, person: Name) -> bool:
    return run.kind(run.index[person.end] - 1).tag == "G" and run.index[person.end] - run.index[person.start] > 1


RULES = Table(
    Rule(
        "body in the title of its head",
        "ORG",
        Rank.DIVISION,
        read_headed,
        Headed.find,
        where=lambda headed: headed.first < headed.at and headed.is_told,
        found="[北浜中央警察署]長が述べた。",
        left="所轄税務署長が述べた。",
        gate=("長",),
    ),
)
"""What is found in runs of nouns."""
