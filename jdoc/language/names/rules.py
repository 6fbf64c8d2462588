"""Rules of names: rows that say what they find, and how they are applied.

A rule has a name, the label and the rank of what it finds, a finder, and two examples, which a test runs: `found` holds
the name in square brackets, which the rule alone finds and nothing finds without it; in `left` it finds nothing.

To add one: write a row into the table of the room where it belongs (`places.RULES`, `phrases.RULES` …) with a pattern
(`by_pattern`) or a function over `Tokens`; give it the rank of what is as sure (`ranks`), a gate if it is rare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from jdoc.language.names import Name

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.language.names import NameLabel
    from jdoc.language.names.ranks import Rank
    from jdoc.language.names.texts import Tokens


class Find(NamedTuple):
    """What a rule finds: a span, and what it tells of the name; label and rank are those of the rule if it has them."""

    start: int
    end: int
    value: str | None = None
    id: str | None = None
    role: str | None = None
    label: NameLabel | None = None
    rank: Rank | None = None


Item = TypeVar("Item")
Finder: TypeAlias = "Callable[[Tokens], Iterable[Find]]"
Predicate: TypeAlias = "Callable[[Tokens, re.Match[str]], bool]"


class Rule(NamedTuple):
    """A row of a table of rules."""

    name: str
    label: NameLabel | None
    """None: each find has its own, as the gazetteer or the ending says."""
    rank: Rank | None
    """None: each find has its own."""
    find: Finder
    found: str
    left: str
    gate: tuple[str, ...] = ()
    """Words of which a text holds one, half-width, where the rule can find something: others are passed over."""

    def is_open(self, folded: str) -> bool:
        """Tell whether the rule can find anything in a text."""
        return not self.gate or has_any(folded, self.gate)

    def name_of(self, find: Find) -> Name:
        """Make a name of what the rule has found."""
        label, rank = find.label or self.label, find.rank or self.rank
        if label is None or rank is None:
            problem = f"{self.name}: neither the rule nor its find says label and rank"
            raise ValueError(problem)
        return Name(find.start, find.end, label, rank, find.value, find.id, find.role)


def apply(rules: Iterable[Rule], tokens: Tokens) -> list[Name]:
    """Return what rules find, rule by rule."""
    folded = tokens.folded
    finds = ((rule, rule.find(tokens)) for rule in rules if not rule.gate or has_any(folded, rule.gate))
    return [rule.name_of(find) for rule, own in finds for find in own]


def has_any(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text holds one of some words."""
    return any(map(folded.__contains__, words))


def each(read: Callable[[Tokens], Sequence[Item]], find: Callable[[Item], Find]) -> Finder:
    """Return a finder that makes a find of each thing, such as the bodies of a text; they are read once for all rules."""

    def find_each(tokens: Tokens) -> Sequence[Find]:
        return [*map(find, tokens.once(read))]

    return find_each


def among(
    read: Callable[[Tokens], Sequence[Item]], holds: Callable[[Item], object], find: Callable[[Item], Find]
) -> Finder:
    """Return a finder that makes a find of each thing for which a predicate holds."""

    def find_among(tokens: Tokens) -> Sequence[Find]:
        return [find(thing) for thing in tokens.once(read) if holds(thing)]

    return find_among


def by_pattern(pattern: re.Pattern[str], holds: Predicate | None = None) -> Finder:
    """Return a finder of all matches of a pattern over the half-width text for which a predicate holds.

    The name is the group `name`; what the group `role` holds, if there is one, is the role of a person.
    """

    def find(tokens: Tokens) -> Iterator[Find]:
        for match in pattern.finditer(tokens.folded):
            if holds is None or holds(tokens, match):
                yield Find(*match.span("name"), role=match.groupdict().get("role"))

    return find


def where_any(words: tuple[str, ...], find: Finder) -> Finder:
    """Return a finder that finds only in texts that hold one of some words: a condition, where a gate saves time."""

    def find_there(tokens: Tokens) -> Iterable[Find]:
        return find(tokens) if has_any(tokens.folded, words) else ()

    return find_there
