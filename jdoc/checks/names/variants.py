"""Variants: names of a document that stand there once with a character that is typed for another one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.checks.names.confusions import are_confused
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import sounds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from jdoc.checks.facts import Facts

ENDS = "市県町村区署校館園港駅"
"""How names of two characters and more end."""
LONG = 5
"""Characters of what is a name whatever it ends with."""
SHORT, LONGEST = 2, 24
"""Characters of what is no name yet, and of the longest one."""
RUN = deferred(f"[一-鿿々ァ-ヴー]{{{LONG},{LONGEST}}}|[一-鿿々ァ-ヴー]{{2,3}}[{ENDS}](?![一-鿿々ァ-ヴー])")
"""A name as a whole: `[北浜市立中央図書館]の`, `[東陵県]の`, not `港の`."""
FEWEST = 2
"""How often the other one must stand there."""
FEWEST_OF_NAME = 3
"""Characters of a person's whole name."""


def find_own_variants(facts: Facts) -> Iterator[Found]:
    """Find names that the document has twice and more, and once with another character for one of theirs."""
    counts = _counts(facts.runs)
    slips = _slips(counts, (name for name, count in counts.items() if count >= FEWEST), _is_slip)
    yield from _told(slips, _places(facts, {*slips, *slips.values()}))
    persons = _persons(facts)
    counts = Counter({name: len(places) for name, places in persons.items()})
    yield from _told(_slips(counts, counts, _is_person), persons)


def _counts(runs: Mapping[str, int]) -> Counter[str]:
    """Count the names among the words of a document.

    >>> _counts({"北浜市": 2, "市民": 3, "東浜市立図書館": 1})
    Counter({'北浜市': 2, '東浜市立図書館': 1})
    """
    counts: Counter[str] = Counter()
    for run in [run for run in runs if len(run) >= LONG or run[-1] in ENDS]:
        for name in (run,) if SHORT < len(run) <= LONGEST else RUN.findall(run):  # most are names as a whole
            counts[name] += runs[run]
    return counts


def _places(facts: Facts, names: Collection[str]) -> dict[str, list[Place]]:
    """Return where some names stand."""
    places: dict[str, list[Place]] = {}
    for index in facts.having(*names):
        for match in RUN.finditer(facts.texts[index]):
            if match[0] in names:
                places.setdefault(match[0], []).append(Place(index, *match.span()))
    return places


def _persons(facts: Facts) -> dict[str, list[Place]]:
    """Return the whole names of persons, with where they stand."""
    places: dict[str, list[Place]] = {}
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            name = "".join(facts.texts[index][person.start : person.end].split())
            if len(name) >= FEWEST_OF_NAME:
                places.setdefault(name, []).append(Place(index, person.start, person.end))
    return places


def _slips(counts: Mapping[str, int], known: Iterable[str], is_slip: Callable[[str, str], bool]) -> dict[str, str]:
    """Return the names that stand there once, and are known ones with another character, each with that one."""
    halves: dict[tuple[int, str], list[str]] = {}
    for name in known:
        for half in _halves(name):
            halves.setdefault((len(name), half), []).append(name)
    found: dict[str, str] = {}
    for name, count in counts.items() if halves else ():
        if count < FEWEST:
            others = (other for half in _halves(name) for other in halves.get((len(name), half), ()))
            other = next((other for other in others if is_slip(name, other)), None)
            if other is not None and name not in entries():
                found[name] = other
    return found


def _told(slips: Mapping[str, str], places: Mapping[str, list[Place]]) -> Iterator[Found]:
    for name, other in slips.items():
        if _is_first(places[other], places[name]):
            yield Found(places[name][0], f"{name}: {other} elsewhere", (places[other][0],), other)


def _is_slip(name: str, other: str) -> bool:
    """Tell whether two names of one length differ in one character, which is typed for the other.

    >>> _is_slip("北浜市立図書舘", "北浜市立図書館"), _is_slip("北浜市立図書館", "東浜市立図書館")
    (True, False)
    """
    differing = [pair for pair in zip(name, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and are_confused(*differing[0])


def _is_person(name: str, other: str) -> bool:
    """Tell whether two whole names are of one person: another character that looks or sounds alike, or in the surname.

    >>> _is_person("渡部千佳子", "渡邉千佳子"), _is_person("山田太郎", "山田次郎")
    (True, False)
    """
    differing = [at for at, pair in enumerate(zip(name, other, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    [at] = differing
    is_surname = 0 < at < SURNAME and len(name) > SURNAME + 1
    return is_surname or are_confused(name[at], other[at]) or sounds_of(name) == sounds_of(other)


SURNAME = 2
"""Characters of most surnames."""


def _is_first(others: list[Place], where: list[Place]) -> bool:
    """Tell whether the other name is the right one: it stands there more often, or first."""
    return len(others) > len(where) or others[0] < where[0]


def _halves(name: str) -> tuple[str, str]:
    """Return the halves of a name, one of which a slip leaves as it is; a sign tells them apart.

    >>> _halves("港北区")
    ('港', '-北区')
    """
    middle = len(name) // 2
    return name[:middle], f"-{name[middle:]}"
