"""Captioned: what stands below a caption, or behind a label, that is what a number counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.below import BESIDE, find_below
from jdoc.checks.counting.far.lists import ATTACHED, SPARSE, captions, plain_name
from jdoc.checks.counting.far.ties import FOUNDS, GENERAL, PERSONS, Tied, is_caption
from jdoc.checks.counting.series import written_lines
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.counting.far.words import Told
    from jdoc.checks.counting.stated import Listed
    from jdoc.checks.facts import Facts


def below_captions(facts: Facts, told: Told) -> Iterator[Tied]:
    """Yield what stands below what a number refers to, or below a caption that is what it counts, whatever its form."""
    for at in _attached(facts, told.reference) if told.reference else _captioned(facts, told):
        for listed in find_below(facts, at) if not SPARSE.search(facts.texts[at]) else ():
            if _may_be_counted(listed, told):
                yield Tied(frozenset(listed.lengths), listed.lengths[0], listed.places)


def _may_be_counted(listed: Listed, told: Told) -> bool:
    """Tell lists of a form that is of things, or of persons, and has all of them."""
    is_roster = listed.how == "roster" and not PERSONS.isdisjoint(told.units)
    is_form = is_roster or listed.how in (NUMBERED if told.reference else FORMS)
    is_plain = not any(item.endswith("。") for item in listed.items) or not SENTENCES.isdisjoint(told.units)
    return is_form and is_plain and not any(map(BESIDE.search, listed.items))


NUMBERED = frozenset({"items", "rows"})
"""Forms of lists in what is attached: its lines were read before."""
FORMS = NUMBERED | {"lines", "row"}
SENTENCES = frozenset({"つ", "点", "項目", "事項", "本", "柱"})
"""Units of what may be said in sentences: 4つの手口."""


def in_rows(facts: Facts, told: Told) -> Iterator[Tied]:
    """Yield the names in one row behind what a number counts: 講師 戸倉悠太、三隅薫."""
    for noun in told.nouns:
        if noun not in HEADED:
            yield from _rows_of(facts, noun)


def _rows_of(facts: Facts, noun: str) -> list[Tied]:
    return facts.kept(f"row of {noun}", lambda: [*_find_rows_of(facts, noun)])


def _find_rows_of(facts: Facts, noun: str) -> Iterator[Tied]:
    for at in facts.having(noun):
        for line in written_lines(facts.blocks[at], at) if not facts.blocks[at].rows else ():
            label, _, behind = facts.texts[at][line.start : line.end].strip().partition(noun)
            match = None if label.strip("(【<") else ROW.fullmatch(behind)
            if match and not OPEN.search(match["items"]):
                items = match["items"].split("、")
                yield Tied(frozenset({len(items)}), len(items), (line,), is_sure=True)


HEADED = frozenset({"委員", "議員", "会員", "役員", "理事", "構成員", "対象"})
"""Those who have others at their head, who stand in rows of their own; what is of anything."""


ROW = deferred(
    "[)】>]?(?: {0,8}:| {1,8}|(?<=[)】>])) {0,4}(?P<items>[^、。,:0-9 ][^、。,:0-9]{0,24}(?:、[^、。,:0-9]{1,24}){1,30})"
)
"""Names one behind the other, as they stand behind a label: 講師`[: 戸倉悠太、三隅薫]`, not 講師`は3名`."""
OPEN = deferred("ほか|など|等$|他$|及び|並びに|[はがをに]、")
"""What says that there are others, or that it is no row of names: 戸倉悠太`[ほか]`."""


def _attached(facts: Facts, name: str) -> Iterator[int]:
    """Yield the heads of what is attached by a name."""
    for at, text in captions(facts):
        match = ATTACHED.match(f"{facts.labels[at]}{text}")
        if match and plain_name(match["name"]) == plain_name(name):
            yield at


def _captioned(facts: Facts, told: Told) -> Iterator[int]:
    """Yield the captions of what a number counts."""
    nouns = [noun for noun in told.nouns if not GENERAL.fullmatch(noun)]
    for at, text in captions(facts) if nouns and not FOUNDS.search(told.sentence) else ():
        is_far = at != told.stated.block and ("出席" in told.before) == ("出席" in text)
        if is_far and any(is_caption(text, noun) for noun in nouns):
            yield at
