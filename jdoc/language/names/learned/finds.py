"""What the model finds, as names beside those of the rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.beginnings import match_times
from jdoc.language.names.learned.known import Known
from jdoc.language.names.learned.labeling import labels_of
from jdoc.language.names.learned.refusals import Find, is_refused
from jdoc.language.names.learned.templates import LABELS
from jdoc.language.names.municipalities import municipality_end
from jdoc.language.names.openings import NEW
from jdoc.language.names.ranks import Rank

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.language.names import NameLabel
    from jdoc.language.names.texts import Tokens

LONGEST_NAME = 40
"""Tokens of the longest name; more is no name but a run that never ends."""
UTILITY = deferred("(?<=[都府県市区町村])(?:公共)?[上下]?水道\\Z")
"""What a municipality runs, and no water: `南国市[下水道]`, not `豊後水道`."""
UNDATED: frozenset[NameLabel] = frozenset(("LOC", "ORG", "PERSON"))
"""The labels of names that no year begins."""
OFF = deferred("(?<=[島岬崎県市町])[東西南北]{1,3}方?沖$")
"""The sea off a place, by its direction: `房総半島[南東沖]`, not `三陸沖`."""
MAYOR = deferred("(?<=[都道府県郡][一-鿿]{2}[市町村区])長\\Z|(?<=[都道府県郡][一-鿿]{3}[市町村区])長\\Z")
"""A mayor, whose municipality is meant: `鹿児島県十島村[長]`, not `市の長`."""
REGION = "地域"
"""What belongs to no name of a place."""
SHORTEST_REGION = 5
"""Characters of a place with that."""
LABELED = deferred(
    b"|".join(b"\\x%02x\\x%02x*+" % (begin, begin + 1) for begin in range(1, len(LABELS), 2)) + b"|[^\\x00]"
)
"""A beginning and its insides, or an inside that has lost its beginning: over labels as bytes."""


def with_finds(texts: Sequence[Tokens], names: Sequence[list[Name]]) -> list[list[Name]]:
    """Return the names of rules with those of the model; what rules but guess is left to the model."""
    gates = [_gate(text, own) for text, own in zip(texts, names, strict=True)]
    labeled = zip(texts, names, labels_of(texts, gates), strict=True)
    return [_joined(text, own, labels) for text, own, labels in labeled]


def _joined(text: Tokens, names: Sequence[Name], labels: bytes) -> list[Name]:
    kept = [name for name in names if name.rank > Rank.PLACE_WORD]
    known = Known(kept)
    finds = [Find(text, name, known.met_by(name)) for name in _names(text, labels)]
    weighed = [_weighed(find) for find in finds if not is_refused(find)]
    text.forget()
    return kept + weighed


def _gate(text: Tokens, names: Sequence[Name]) -> str:
    """Return the tags of a text, what rules are sure of blotted out: the model has no say there."""
    tags = bytearray(text.tags, "latin-1")
    for name in names:
        if name.rank > Rank.MODEL and text.fits(name.start, name.end):  # no index: it takes more time, and memory
            place = slice(text.at(name.start), text.at(name.end))
            tags[place] = b"N" * len(tags[place])
    return tags.decode("latin-1")


def _names(text: Tokens, labels: bytes) -> Iterator[Name]:
    for match in LABELED.finditer(labels):
        first, last = match.span()
        if last - first <= LONGEST_NAME:
            label = cast("NameLabel", LABELS[labels[first]][2:])
            while last - first > 1 and text.types[first].breaks:
                first += 1
            first = _beyond_times(text, first, last) if label in UNDATED else first
            yield _name(text, text.starts[first], text.starts[last], label)


def _beyond_times(text: Tokens, first: int, last: int) -> int:
    """Return the token behind a year that a find begins with: 令和４年度|南国市."""
    times = match_times(text, text.starts[first])
    beyond = text.index.get(times.end(), first) if times else first
    return beyond if beyond < last else first


def _name(text: Tokens, start: int, end: int, label: NameLabel) -> Name:
    """Make a name of a span that the model has found: a state's character before it, or a region behind, left out."""
    if label == "LOC" and _begins_with_state(text, start, end):
        start += 1  # 米ニューヨーク are two
    entry = gazetteer.entries().get(text.folded[start:end])
    if entry and entry.is_place and label in {"LOC", "ORG", "PERSON"}:
        return Name(start, end, entry.label, Rank.MODEL, entry.value, entry.id)
    if label == "LOC":
        return _place(text, start, end)
    return _body(text, start, end) if label == "ORG" and entry is None else Name(start, end, label, Rank.MODEL)


def _body(text: Tokens, start: int, end: int) -> Name:
    """Make a name of a body with what belongs to it: 新|日本海フェリー; a seat is a place."""
    if _is_seat(text, start, end):
        return Name(start, end, "GPE", Rank.MODEL)
    new = NEW.search(text.folded, max(0, start - 1), start) is not None
    return Name(start - new, end, "ORG", Rank.MODEL)


def _place(text: Tokens, start: int, end: int) -> Name:
    """Make a name of a place, without what it lies in, 京都府|経ケ岬, and without what is no part of it."""
    end = _place_end(text.folded[start:end], end) - (MAYOR.search(text.folded, start, end) is not None)
    if not _land_at_end().search(text.folded, start, end):
        utility = UTILITY.search(text.folded, start, end)
        return Name(start, utility.start() if utility else end, "GPE", Rank.MODEL)
    start += municipality_end(text.folded[start : end - 1], 0) or 0
    return Name(start, end, "LOC", Rank.MODEL)


def _begins_with_state(text: Tokens, start: int, end: int) -> bool:
    if text.folded[start] not in gazetteer.state_characters() or text.at(start + 1) is None:
        return False
    return text.folded[start + 1 : end] in gazetteer.entries()


def _is_seat(text: Tokens, start: int, end: int) -> bool:
    """Tell whether a place stands by itself in brackets, as a body's seat does: …社（シュツットガルト）."""
    kind = text.type_at(start)
    if not kind.place or kind.length != end - start:
        return False
    return (text.folded[start - 1 : start], text.folded[end : end + 1]) == ("(", ")")


def _place_end(written: str, end: int) -> int:
    """Return where the name of a place ends: 南鳥島|沖, 東アジア|地域."""
    if written.endswith(REGION) and len(written) >= SHORTEST_REGION:
        return end - len(REGION)
    off = OFF.search(written)
    if off:
        return end - len(off[0])
    odd = next((ending for words, ending in gazetteer.no_place_ends().items() if written.endswith(words)), "")
    before = written.removesuffix(odd)
    return end - len(odd) if before.endswith(tuple(gazetteer.place_endings("join"))) else end


@cache
def _land_at_end() -> re.Pattern[str]:
    return build(f"{gazetteer.lands()}$")


def _weighed(find: Find) -> Name:
    """Put an event above the names that rules have found inside it: 第48回衆議院議員総選挙 is no 衆議院.

    Not where one of them is surer, or reaches out of it.
    """
    event = find.name
    if not _is_happening(find) or not find.met:
        return event
    below = all(name.within(event) and name.rank < Rank.HAPPENING for name in find.met)
    return event._replace(rank=Rank.HAPPENING) if below else event


def _is_happening(find: Find) -> bool:
    return find.name.label == "EVENT" and find.written.endswith(gazetteer.word_list("happening"))
