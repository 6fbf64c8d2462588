"""A text with its tokens, and the names that it may hold by itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, count
from operator import itemgetter

from jdoc.language.names import Name
from jdoc.language.names.acts import EDITION
from jdoc.language.names.endings import endings
from jdoc.language.names.persons import persons
from jdoc.language.names.phrases import phrases, signature
from jdoc.language.names.places import places
from jdoc.language.names.runs import RUN, Run
from jdoc.language.names.types import state_at_end, table
from jdoc.language.tokens import tokenize
from jdoc.language.width import fold

START = itemgetter(0)

UNKNOWN, PLACE = "5139", "4793"
"""The dictionary's numbers for a word that it doesn't know, and for a state."""

LONGEST = 80
"""Tokens of the longest run that is looked at as one."""

MOST = 20_000
"""Runs whose names are kept."""

RUNS: dict[str, tuple[Name, ...]] = {}
"""What was found in runs, by their texts: statements say 中央アジア諸国 again and again."""


class Text:
    """A text as the rules see it."""

    def __init__(self, text: str, folded: str | None = None, kind: str | None = None) -> None:
        self.text = text
        self.folded = fold(text) if folded is None else folded
        self.kind = kind
        keys = tokenize(text)
        known = table()
        self.types = [*map(known.__getitem__, keys)]
        self.chars = "".join([kind.char for kind in self.types])
        if "X" in self.chars:
            self._part(keys)
        self.starts = [*accumulate([kind.length for kind in self.types], initial=0)]
        self._index: dict[int, int] | None = None

    def _part(self, keys: list[str]) -> None:
        """Part unknown words that end with a state: ポンマチャン|ラオス人民民主共和国."""
        parted = []
        for key, kind in zip(keys, self.types, strict=True):
            at = state_at_end(kind.word) if kind.char == "X" else 0
            parted += [f"{key[:at]}\t{UNKNOWN}", f"{key.partition(chr(9))[0][at:]}\t{PLACE}"] if at else [key]
        known = table()
        self.types = [known[key] for key in parted]
        self.chars = "".join([kind.char for kind in self.types])

    def at(self, offset: int) -> int | None:
        """Return the number of the token that begins at an offset: for few questions, where `index` serves many."""
        number = bisect_left(self.starts, offset)
        return number if self.starts[number : number + 1] == [offset] else None

    @property
    def index(self) -> dict[int, int]:
        """The number of the token that begins at an offset."""
        if self._index is None:
            self._index = dict(zip(self.starts, count()))
        return self._index

    def run_at(self, start: int) -> int | None:
        """Return where the run of nouns that begins at an offset ends, if one does."""
        found = self.at(start)
        at = first = len(self.types) if found is None else found
        while at < min(first + LONGEST, len(self.types)) and self.chars[at] in "NTFGo":
            at += 1
        return self.starts[at] if at > first else None

    def _runs(self) -> list[tuple[int, int]]:
        """Return where runs begin and end; one without an end is cut, for time grows with the square of its length."""
        spans = [match.span() for match in RUN.finditer(self.chars)]
        if len(self.chars) <= LONGEST or all(last - first <= LONGEST for first, last in spans):
            return spans
        return [(start, min(start + LONGEST, last)) for first, last in spans for start in range(first, last, LONGEST)]

    def candidates(self) -> list[Name]:
        """Return all that may be a name."""
        found: list[Name] = []
        for first, last in self._runs():
            start = self.starts[first]
            run = self.folded[start : self.starts[last]]
            held = RUNS.get(run)
            if held is None:
                held = _names(Run(self.types[first:last], run))
                if len(RUNS) >= MOST:
                    RUNS.clear()
                RUNS[run] = held
            if held:
                found += [Name(name[0] + start, name[1] + start, *name[2:]) for name in held]
        found += phrases(self)
        found += signature(self)
        return [self._dated(name) if name.label == "LAW" else name for name in found]

    def _dated(self, name: Name) -> Name:
        """Take in the year of the edition that a plan's name ends with: 骨太の方針2025."""
        edition = EDITION.match(self.folded, name.end)
        return name._replace(end=edition.end()) if edition and self.at(edition.end()) is not None else name


def _names(run: Run) -> tuple[Name, ...]:
    people = tuple(persons(run))
    return (*places(run), *endings(run, people), *people)


def settled(found: list[Name]) -> list[Name]:
    """Leave one of the names that overlap: the stronger, of two as strong the longer."""
    found.sort(key=START)
    kept: list[Name] = []
    cluster: list[Name] = []
    end = 0
    for name in found:
        if cluster and name.start >= end:
            kept += cluster if len(cluster) < 2 else _best(cluster)
            cluster = []
        cluster.append(name)
        end = max(end, name.end)
    kept += cluster if len(cluster) < 2 else _best(cluster)
    return kept


def _best(cluster: list[Name]) -> list[Name]:
    """Choose among names that overlap, in the order of their starts.

    What lies inside a longer sure one falls, unless it is far stronger.
    """
    starts = [name.start for name in cluster]
    longest = max(name.end - name.start for name in cluster)
    free = [
        name
        for name in cluster
        if not any(
            name.end <= other.end
            and other.end - other.start > name.end - name.start
            and 54 <= other.strength > name.strength - 25
            for other in cluster[bisect_left(starts, name.start - longest) : bisect_right(starts, name.start)]
        )
    ]
    kept: list[Name] = []
    for name in sorted(free, key=lambda name: (-name.strength, name.start - name.end)):
        at = bisect_left(kept, name.end, key=START)  # the first one that begins behind it
        if not at or kept[at - 1].end <= name.start:
            kept.insert(at, name)
    return kept
