"""Candidates: all that a text may name by itself, and which of it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from jdoc.language import overlaps
from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.acts import EDITION
from jdoc.language.names.endings import MEETINGS, endings
from jdoc.language.names.people import people
from jdoc.language.names.persons import persons
from jdoc.language.names.phrases import MEETING, phrases
from jdoc.language.names.places import places
from jdoc.language.names.runs import RUN, Run
from jdoc.language.names.texts import LONGEST

if TYPE_CHECKING:
    from jdoc.language.names.texts import Text
    from jdoc.language.names.types import Type

START = itemgetter(0)
NTH = deferred("第[0-9〇一二三四五六七八九十百]+回 $")
"""Which meeting it was, with a space as titles have it: 第８回　官民経済フォーラム."""
LONGEST_NTH = 8
EDITIONS = frozenset("12令")
"""What the year of an edition begins with."""

MOST = 20_000
"""Runs whose names are kept."""

RUNS: dict[tuple[str, tuple[Type, ...]], tuple[Name, ...]] = {}
"""What was found in runs: statements say 中央アジア諸国 again and again.

The key is all that it depends on: the text and the tokens, for MeCab cuts and classes 三重部 in more than one way.
"""


def candidates(text: Text) -> list[Name]:
    """Return all that may be a name."""
    found: list[Name] = []
    for first, last in _runs(text.chars):
        start = text.starts[first]
        run = text.folded[start : text.starts[last]]
        types = text.types[first:last]
        key = run, tuple(types)
        held = RUNS.get(key)
        if held is None:
            held = _names(Run(types, run))
            if len(RUNS) >= MOST:
                RUNS.clear()
            RUNS[key] = held
        if held:
            found += [Name(name[0] + start, name[1] + start, *name[2:]) for name in held]
    found += phrases(text)
    found += people(text)
    return [_completed(text, name) for name in found]


def _runs(chars: str) -> list[tuple[int, int]]:
    """Return where runs begin and end; one without an end is cut, for time grows with the square of its length."""
    spans = [match.span() for match in RUN.finditer(chars)]
    if len(chars) <= LONGEST or all(last - first <= LONGEST for first, last in spans):
        return spans
    return [(start, min(start + LONGEST, last)) for first, last in spans for start in range(first, last, LONGEST)]


def _completed(text: Text, name: Name) -> Name:
    """Add what stands around a name: the year of a plan or a fair (骨太の方針2025), which meeting it was."""
    folded, end = text.folded, name.end
    if folded.endswith("回 ", 0, name.start) and (name.label == "EVENT" or folded.endswith(MEETINGS, 0, end)):
        nth = NTH.search(folded, max(0, name.start - LONGEST_NTH), name.start)
        return name._replace(start=nth.start(), label="EVENT", value=None) if nth else name
    if name.label == "ORG" and folded.startswith("(第", end):
        listed = folded[name.start : end] in gazetteer.entries()
        meets = not listed and folded.endswith(MEETINGS, 0, end) and MEETING.match(folded, end)
        return name._replace(label="EVENT") if meets else name
    if name.label not in {"LAW", "EVENT"} or folded[end : end + 1] not in EDITIONS:
        return name
    edition = EDITION.match(folded, end)
    return name._replace(end=edition.end()) if edition and text.at(edition.end()) is not None else name


def _names(run: Run) -> tuple[Name, ...]:
    people = tuple(persons(run))
    return (*places(run), *endings(run, people), *people)


def settled(found: list[Name]) -> list[Name]:
    """Leave one of the names that overlap: the stronger, of two as strong the longer."""
    return overlaps.settled(found, _best)


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
