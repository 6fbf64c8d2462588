"""Finding: numbers of things that aren't as many as the lists far off have, to which the words of both tie them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.evidence import points
from jdoc.checks.counting.far.captioned import below_captions, in_rows
from jdoc.checks.counting.far.numbered import REPEATED, in_cells, marked, numbered
from jdoc.checks.counting.far.referred import referred
from jdoc.checks.counting.far.ties import PERSONS, Tied, exactly, tied
from jdoc.checks.counting.far.words import WHOLE, read_told
from jdoc.checks.counting.gather import cases
from jdoc.checks.counting.stated import find_stated
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.counting.far.words import Told
    from jdoc.checks.counting.stated import Stated
    from jdoc.checks.facts import Facts

FARTHEST_OFF, FEW = 2, 4
"""How far a number is off by a slip; those up to which it is off by one at most."""
UNLIKELY, SURE = -1.0, 2.0
"""Points up to which a list that stands near isn't meant: surely, and where another one bears the name of what is counted."""


def find_miscounted_afar(facts: Facts) -> Iterator[Found]:
    """Find numbers of things that aren't as many as are listed elsewhere, where what ties both says it surely."""
    if facts.amends:
        return
    rows = find_stated(facts)
    for stated in rows:
        for each in stated:
            told = read_told(facts, each)
            one = _surely_tied(facts, told) if told else None
            if one and not _is_counted(facts, each, stated, one) and not _is_told_elsewhere(rows, each, one):
                yield _told(facts, each, one)


def _surely_tied(facts: Facts, told: Told) -> Tied | None:
    """Return the list that a number counts and isn't as long as; nothing where lists differ, or one is as long."""
    number = told.stated.number
    there = [*referred(facts, told)]
    if any(number in one.lengths for one in there):
        return None
    return _nearest(there, number) or _only(_by_words(facts, told), number)


def _by_words(facts: Facts, told: Told) -> list[Tied]:
    """Return the lists that the words of a number and their own tie together."""
    found = [*(tied(facts, told) or below_captions(facts, told))]
    if not (found and told.reference):
        found += [*in_rows(facts, told), *_of_names(facts, told), *_of_marks(facts, told)]
    return found


def _only(found: Sequence[Tied], number: int) -> Tied | None:
    """Return the first of several lists of one length, which is nearly what a number says."""
    if not found or any(number in one.lengths for one in found) or len({one.length for one in found}) > 1:
        return None
    off = min(abs(number - length) for length in found[0].lengths)
    return found[0] if off <= _farthest(number) else None


def _nearest(found: Sequence[Tied], number: int) -> Tied | None:
    """Return the list of those in one place that is nearly as long as a number says, if there is one such length."""
    near = [one for one in found if abs(one.length - number) <= _farthest(number)]
    return near[0] if len({one.length for one in near}) == 1 else None


def _farthest(number: int) -> int:
    """Give how far a number is off by a slip at most."""
    return 1 if number <= FEW else FARTHEST_OFF


def _of_names(facts: Facts, told: Told) -> Iterator[Tied]:
    """Yield the things that bear the name of what is counted, and numbers: 3つの分科会, 第1分科会 to 第4分科会."""
    is_of_all = WHOLE.search(told.before) is not None
    for noun in (*told.nouns, *(unit for unit in told.units if is_of_all or LONG.fullmatch(unit))):
        borne = numbered(facts, noun)
        if borne and not borne[0].block <= told.stated.block <= borne[-1].block:
            yield exactly(borne, is_sure=True)


def _of_marks(facts: Facts, told: Told) -> Iterator[Tied]:
    """Yield the lines with the mark of what is counted: 新規事業8件, lines with 【新規】."""
    if not told.nouns or not PERSONS.isdisjoint(told.units) or any(word in facts.whole for word in REPEATED):
        return
    noun = told.nouns[-1]
    named = [places for mark, places in marked(facts).items() if noun.startswith(mark)]
    for places in (*named, *in_cells(facts, noun)):
        yield exactly(places, is_sure=True)


LONG = deferred("[^\\W0-9_ぁ-ん]{2,8}|[班棟組]")
"""A unit that is the name of what is counted: 3`[分科会]`, not 3`件`."""


def _is_counted(facts: Facts, stated: Stated, others: Sequence[Stated], one: Tied) -> bool:
    """Tell whether a list that stands near is as long as the number says."""
    least = SURE if one.is_sure else UNLIKELY
    near = (case for case in cases(facts, stated, others) if stated.number in case.listed.lengths)
    return any(points(case) > least for case in near)


def _is_told_elsewhere(rows: Sequence[Sequence[Stated]], stated: Stated, one: Tied) -> bool:
    """Tell whether another number of such things is that of the list: it may be of those, and this one of others."""
    return any(
        each.number in one.lengths and each.unit == stated.unit and each.noun == stated.noun
        for row in rows
        for each in row
    )


def _told(facts: Facts, stated: Stated, one: Tied) -> Found:
    said = facts.blocks[stated.block].text[stated.start : stated.end]
    return Found(stated.place, f"{said}, but {one.length} are told", one.places)
