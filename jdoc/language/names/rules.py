"""Rules of names: rows that say what they look at, which of it names something, and what that is.

A rule has a name, the label and the rank of what it finds, and two examples, which a test runs: `found` holds the name
in square brackets, which nothing finds as surely without the rule; in `left` the rule finds nothing.

To add one: write a row into the table of the room where it belongs (`places.RULES`, `phrases.RULES` …). It looks at the
matches of a pattern (`matches`) or at what a function reads in the tokens (listed names, quoted phrases …), and has the
rank of what is as sure (`ranks`); a gate if the words are rare that it needs.
"""

from __future__ import annotations

from functools import cache, partial, reduce
from itertools import chain, groupby
from operator import or_
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from jdoc.language.names import Name
from jdoc.language.names.compiled import built
from jdoc.language.names.token_types import traits_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

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


def as_read(find: Find) -> Find:
    """Return a find as it is: for rules that look at nothing but finds."""
    return find


Reader: TypeAlias = "Callable[[Tokens], Sequence[Any]]"


class Rule(NamedTuple):
    """A row of a table of rules."""

    name: str
    label: NameLabel | None
    """None: each find has its own, as the gazetteer or the ending says."""
    rank: Rank | None
    """None: each find has its own."""
    among: Reader
    """What it looks at: read once for all rules that look at the same."""
    find: Callable[[Any], Find]
    """What it finds in one of these."""
    found: str
    left: str
    where: Callable[[Any], object] | None = None
    """Which of these name something; None: all."""
    gate: tuple[str, ...] = ()
    """Words of which a text holds one, half-width, where the rule can find something: others are passed over."""
    only_with: tuple[str, ...] = ()
    """Words of which a text must hold one, though the rule would find something without them."""
    traits: int = 0
    """Traits (`Trait`) of which a token has one where the rule can find something: runs without are passed over."""

    @property
    def words(self) -> tuple[str, ...]:
        """Words of which a text must hold one; none: any text will do."""
        return self.gate or self.only_with

    def names(self, things: Sequence[Any]) -> list[Name]:
        """Return what the rule finds in what it looks at."""
        chosen = filter(self.where, things) if self.where else things
        return [self._name(self.find(thing)) for thing in chosen]

    def _name(self, find: Find) -> Name:
        label, rank = find.label or self.label, find.rank or self.rank
        if label is None or rank is None:
            problem = f"{self.name}: neither the rule nor its find says label and rank"
            raise ValueError(problem)
        return Name(find.start, find.end, label, rank, find.value, find.id, find.role)


class Look(NamedTuple):
    """Rules that look at the same, which is read once for them."""

    read: Reader
    rules: tuple[Rule, ...]

    def names(self, tokens: Tokens) -> list[Name]:
        """Return what the rules find."""
        things = tokens.once(self.read)
        return [name for rule in self.rules for name in rule.names(things)] if things else []


class Gate(NamedTuple):
    """Rules behind the same traits and words."""

    traits: int
    """Traits of which tokens must have one; 0: any will do."""
    words: tuple[str, ...]
    """Words of which their text must hold one; none: any will do."""
    looks: tuple[Look, ...]


Behind = TypeVar("Behind")


class Gates(Generic[Behind]):
    """Gates and what is behind them, asked one after the other; the compiled part has the same (`native/gates.c`)."""

    def __init__(self, gates: tuple[tuple[int, tuple[str, ...], Behind], ...]) -> None:
        self._gates = gates

    def open(self, own: int, folded: str) -> list[Behind]:
        """Return what stands behind the gates that a text passes, by the traits of its tokens and its words."""
        return [
            behind
            for traits, words, behind in self._gates
            if (not traits or own & traits) and (not words or has_any(folded, words))
        ]


def _gates(gates: tuple[tuple[int, tuple[str, ...], Behind], ...]) -> Gates[Behind]:
    made: Gates[Behind] = (built("Gates") or Gates)(gates)
    return made


class Table:
    """A table of rules, applied one after the other; neighbors with one gate, or that look at the same, ask once."""

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        self.gates = tuple(_gate(*key, tuple(own)) for key, own in groupby(rules, _key))
        self._gates = _gates(self.gates)
        needed = [gate.traits for gate in self.gates]
        self._traits = reduce(or_, needed) if needed and all(needed) else 0
        """Traits of which tokens must have one for any rule to be asked; 0 where some rule needs none."""

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def names(self, tokens: Tokens) -> list[Name]:
        """Return what the rules find, rule by rule."""
        names: list[Name] = []
        if self._traits and not tokens.traits & self._traits:
            return names
        for looks in self._gates.open(tokens.traits, tokens.folded):
            for look in looks:
                names += look.names(tokens)
        return names


@cache
def joined(*tables: Table) -> Table:
    """Return some tables as one: a text is asked once whether it passes their gates."""
    return Table(*chain.from_iterable(tables))


class Tables:
    """Some tables that a text is asked about at once, of which one has to know what each finds."""

    def __init__(self, *tables: Table) -> None:
        gates = [(at, gate) for at, table in enumerate(tables) for gate in table.gates]
        self._gates = _gates(tuple((gate.traits, gate.words, (at, gate.looks)) for at, gate in gates))
        self._tables = range(len(tables))

    def names(self, tokens: Tokens) -> list[list[Name]]:
        """Return what the rules of each table find."""
        names: list[list[Name]] = [[] for _ in self._tables]
        for at, looks in self._gates.open(tokens.traits, tokens.folded):
            for look in looks:
                names[at] += look.names(tokens)
        return names


@cache
def apart(*tables: Table) -> Tables:
    """Return some tables as ones that are asked at once."""
    return Tables(*tables)


def _key(rule: Rule) -> tuple[int, tuple[str, ...]]:
    """Return the traits and the words that a rule is behind; words of one character are told by their traits."""
    told = traits_of(rule.words)
    exact = told and all(len(word) == 1 for word in rule.words)
    return rule.traits or told, () if exact and not rule.traits else rule.words


def _gate(traits: int, words: tuple[str, ...], rules: tuple[Rule, ...]) -> Gate:
    looks = groupby(rules, lambda rule: rule.among)
    return Gate(traits, words, tuple(Look(read, tuple(own)) for read, own in looks))


def has_any(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text holds one of some words."""
    for word in words:  # noqa: SIM110 -- any() takes three times as long
        if word in folded:
            return True
    return False


class Match(NamedTuple):
    """A match of a pattern over a text, half-width; the name is its group `name`, its role as a person's `role`."""

    text: Tokens
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.match.start("name")

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end("name")

    def find(self) -> Find:
        """Return the name."""
        return Find(*self.match.span("name"), role=self.match.groupdict().get("role"))

    def find_whole(self) -> Find:
        """Return the name, sure of where it begins: 1989年児童法."""
        return Find(self.start, self.end, self.match["name"])


def matches(pattern: re.Pattern[str]) -> Reader:
    """Return a reader of all matches of a pattern over a text, half-width."""
    return partial(read_matches, lambda: pattern)


def read_matches(make: Callable[[], re.Pattern[str]], text: Tokens) -> list[Match]:
    """Return all matches over a text of a pattern that is made when it is needed."""
    return [Match(text, match) for match in make().finditer(text.folded)]
