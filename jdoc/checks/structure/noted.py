"""Noted: signs of notes, ※2 and (注3), that lead to no note, where the notes are numbered from 1 on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.checks.structure.numbered import series_of_numbers
from jdoc.checks.structure.series import ABRIDGED
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

SIGN = deferred(
    "(?P<open>[(\\[]?)(?P<word>※|(?<![^\\W0-9_ぁ-ん])注)(?P<number>[0-9]{1,2})(?P<close>[)\\]]?)(?![0-9.,年月日人件円名%])"
)
"""The sign of a note: `[※2]`, 300`[(注3)]`, not `脚注2`."""
FARTHEST = 2


def find_unnoted(facts: Facts) -> Iterator[Found]:
    """Find signs of notes beyond the last of them."""
    heads: dict[str, set[int]] = {}
    signs: list[tuple[str, int, Place]] = []
    for word, number, place, is_head in _signs(facts):
        if is_head:
            heads.setdefault(word, set()).add(number)
        else:
            signs.append((word, number, place))
    for word, number, place in signs:
        notes = heads.get(word, set())
        is_counted = bool(notes) and notes == {*range(1, len(notes) + 1)} and word not in series_of_numbers(facts)
        if is_counted and 0 < number - len(notes) <= FARTHEST and not _is_elsewhere(facts, place):
            written = facts.blocks[place.block].text[place.start : place.end]
            yield Found(place, f"{written}: the last is {word}{len(notes)}")


def _signs(facts: Facts) -> Iterator[tuple[str, int, Place, bool]]:
    """Yield the signs of notes, with their numbers, and whether they head a note."""
    blocks = facts.where(SIGN)
    for at in facts.read if blocks else ():
        label = SIGN.match(facts.labels[at])
        if label:
            yield label["word"], int(label["number"]), Place(at, 0, 0), True
    for index in blocks:
        starts = {0, *(run[0] for run in facts.blocks[index].source or ())}
        for match in SIGN.finditer(facts.texts[index]):
            is_head = match.start() in starts or facts.texts[index][match.start() - 1] == "\n"
            yield match["word"], int(match["number"]), Place(index, *match.span()), is_head


def _is_elsewhere(facts: Facts, place: Place) -> bool:
    """Tell a sign of another text, or one whose note may have been left out."""
    return is_said_of_another(facts, place.block, place.start) or ABRIDGED.search(facts.whole) is not None
