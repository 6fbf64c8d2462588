"""Candidates: all that a text may name by itself, and which of it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language import overlaps
from jdoc.language.laws.beginnings import beginning
from jdoc.language.lazy import deferred
from jdoc.language.names import (
    Name,
    acts,
    addresses,
    assemblies,
    branches,
    companies,
    endings,
    entries,
    foreign_firms,
    gazetteer,
    groups,
    headed,
    kana,
    lands,
    legislation,
    municipalities,
    numbered,
    peaks,
    phrases,
    places,
    schools,
    spaced_bodies,
    spaced_firms,
    treaties,
)
from jdoc.language.names.endings import VERSION
from jdoc.language.names.legislation import EDITION, EDITION_BEFORE
from jdoc.language.names.openings import with_beginning
from jdoc.language.names.persons import (
    aged,
    among,
    bare,
    called,
    honored,
    in_letters,
    in_texts,
    mixed,
    rosters,
    short,
    spread,
)
from jdoc.language.names.persons.in_runs import persons
from jdoc.language.names.ranks import SURE, stands_within
from jdoc.language.names.rules import apart, joined
from jdoc.language.names.texts import runs
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.names.rules import Table, Tables
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

WHICH_MEETING = deferred("第[0-9〇一二三四五六七八九十百]+回 \\Z")
"""Which meeting it was, with a space as titles have it: `今日の[第８回　]`, not `第８回会合`."""
LONGEST_WHICH = 8
"""Characters of that."""

STANDING = deferred("(?:審議会|調査会|委員会)[^、。]{0,20}(?:部会|分科会|小委員会|委員会)\\Z")
"""A part of a body that stands: 食品`[審議会企画部会]`, not `検討会`."""
FAIRS = ("博覧会", "万博")
"""What fairs end with, which are called by their years."""
YEAR_OF_FAIR = deferred("(?:(?:令和|平成|昭和)[0-9元]{1,2}|(?:19|20)[0-9]{2})年\\Z")
"""The year of a fair, right before it: `[2020年]`, not `2020年 `."""
LONGEST_EDITION = 10
"""Characters of 平成30年度版 with a space."""
ROOMS_OF_TEXTS = (
    phrases,
    groups,
    spaced_firms,
    companies,
    entries,
    foreign_firms,
    schools,
    spaced_bodies,
    legislation,
    acts,
    treaties,
    numbered,
    in_texts,
    honored,
    rosters,
    called,
    among,
    bare,
    in_letters,
    aged,
    mixed,
    spread,
    short,
    assemblies,
    addresses,
    municipalities,
    branches,
    peaks,
)
"""The modules whose tables find names in a text as a whole."""
ROOMS_OF_RUNS = (endings, lands, headed, kana)
"""The modules whose tables, and nothing else of them, find names in runs of nouns."""
LENGTH = attrgetter("length")
"""What a name has lost that turns out to be none: 政令 behind 法77条."""
MOST_RUNS = 20_000
"""Runs whose names are kept."""

RunKey: TypeAlias = "tuple[str, tuple[TokenType, ...]]"
RUNS: dict[RunKey, tuple[Name, ...]] = {}
"""What was found in runs: statements say 中央アジア諸国 again and again.

The key is all that it depends on: the text and the tokens, for MeCab cuts and classes 三重部 in more than one way.
"""


class Rules(NamedTuple):
    """The rules of all rooms."""

    of_texts: Table
    """What may find names in a text as a whole."""
    of_runs: Tables
    """What may find them in a run of nouns: places, and others."""


def all_rules() -> Rules:
    """Return the rules of all rooms, as they are now."""
    of_runs = joined(places.CHARACTER_RULES, *(room.RULES for room in ROOMS_OF_RUNS))
    return Rules(joined(*(room.RULES for room in ROOMS_OF_TEXTS)), apart(places.RULES, of_runs))


def candidates(text: Tokens, rules: Rules | None = None) -> list[Name]:
    """Return all that may be a name, by `all_rules`, which a document asks for once."""
    rules = rules or all_rules()
    names: list[Name] = []
    folded, types, starts = text.folded, text.types, text.starts
    for first, last in runs(text.tags):
        start = starts[first]
        key = folded[start : starts[last]], types[first:last]
        own = RUNS.get(key)
        if own is None:
            own = _keep(key, _names_of(text.run(first, last), rules.of_runs))
        if own:
            names += [Name(name[0] + start, name[1] + start, *name[2:]) for name in own]
    names += rules.of_texts.names(text)
    return [*filter(LENGTH, map(partial(_completed, text), names))]


def _keep(key: RunKey, names: tuple[Name, ...]) -> tuple[Name, ...]:
    if len(RUNS) >= MOST_RUNS:
        RUNS.clear()
    RUNS[key] = names
    return names


def _names_of(run: Tokens, rules: Tables) -> tuple[Name, ...]:
    found, others = rules.names(run)
    return (*(places.joined_places(run, found) if found else ()), *others, *run.once(persons))


def _completed(text: Tokens, name: Name) -> Name:
    """Add what stands around a name: the year of a plan or a fair (骨太の方針2025), which meeting it was."""
    if text.folded.endswith("回 ", 0, name.start) and (name.label == "EVENT" or _is_meeting(text, name)):
        return _with_number_before(text, name)
    if name.label == "ORG":
        name = branches.without_career(text, name)
        return name._replace(label="EVENT") if _meets(text, name) else with_beginning(text, name)
    if name.label == "LAW" and name.value is None:  # what has a value already begins where it does
        start = beginning(text.folded, name.start, name.end, text.begins_word)
        name = name if start == name.start else name._replace(start=start, value=None)
    return _with_edition(text, _with_edition_before(text, name)) if name.label in {"LAW", "EVENT"} else name


def _with_edition_before(text: Tokens, name: Name) -> Name:
    """Take in which one it is before it: 令和5年版防衛白書, 第３次犯罪被害者等基本計画, ２０２０年ドバイ国際博覧会."""
    if name.label == "EVENT" and not text.folded.endswith(FAIRS, 0, name.end):
        return name
    start = max(0, name.start - LONGEST_EDITION)
    if text.folded.endswith(FAIRS, 0, name.end):
        edition = YEAR_OF_FAIR.search(text.folded, start, name.start)
    elif text.folded.endswith("白書", 0, name.end):
        edition = EDITION_BEFORE.search(text.folded, start, name.start + len("版"))
    else:
        edition = VERSION.search(text.folded, start, name.start)
    return name._replace(start=edition.start(), value=None) if edition else name


def _is_meeting(text: Tokens, name: Name) -> bool:
    return text.folded.endswith(gazetteer.endings_for("meeting"), 0, name.end)


def _with_number_before(text: Tokens, name: Name) -> Name:
    """Take in which meeting it was: 第８回　官民経済フォーラム."""
    number = WHICH_MEETING.search(text.folded, max(0, name.start - LONGEST_WHICH), name.start)
    return name._replace(start=number.start(), label="EVENT", value=None) if number else name


def _meets(text: Tokens, name: Name) -> bool:
    """Tell whether a body is named as a meeting of it: 電力市場検討会（第３回）; a listed one stays the body."""
    if not phrases.MEETING_NUMBER.match(text.folded, name.end):
        return False
    if STANDING.search(text.folded, name.start, name.end):
        return False
    return _is_meeting(text, name) and text.folded[name.start : name.end] not in gazetteer.entries()


def _with_edition(text: Tokens, name: Name) -> Name:
    edition = EDITION.match(text.folded, name.end)
    return name._replace(end=edition.end()) if edition and text.at(edition.end()) is not None else name


def resolve_overlaps(names: list[Name]) -> list[Name]:
    """Leave one of the names that overlap: the surer, of two as sure the longer."""
    return overlaps.resolve_overlaps(names, _choose)


def _choose(cluster: list[Name]) -> list[Name]:
    """Choose among names that overlap, in the order of their starts."""
    chosen: list[Name] = []
    start = attrgetter("start")
    for name in sorted(_not_covered(cluster), key=lambda name: (-name.rank, -name.length)):
        at = bisect_left(chosen, name.end, key=start)  # the first one that begins behind it
        if not at or chosen[at - 1].end <= name.start:
            chosen.insert(at, name)
    return chosen


def _not_covered(cluster: list[Name]) -> list[Name]:
    """Return the names that lie in no longer one that is sure; names come in the order of their starts."""
    sure = [name for name in cluster if name.rank >= SURE]
    if not sure:
        return cluster
    starts = [name.start for name in sure]
    longest = max(name.length for name in sure)

    def around(name: Name) -> list[Name]:
        return sure[bisect_left(starts, name.start - longest) : bisect_right(starts, name.start)]

    return [name for name in cluster if not any(_covers(other, name) for other in around(name))]


def _covers(longer: Name, name: Name) -> bool:
    if name.end > longer.end or longer.length <= name.length:
        return False
    return not stands_within(name.rank, longer.rank)
