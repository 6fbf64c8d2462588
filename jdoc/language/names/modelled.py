"""What the model finds, as names beside those of the rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.persons import OFFICERS
from jdoc.language.names.places import OFF
from jdoc.language.names.plain import ENOUGH, FEW, plain_model
from jdoc.language.names.runs import NOT_AFTER
from jdoc.language.names.templates import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.names.texts import Text

STRENGTH = 53
"""Below what rules are sure of, above what they guess."""
SURER = 79
"""Where the model finds an event around a name: 第48回衆議院議員総選挙 is no 衆議院, whatever rules say."""
HAPPENING = deferred(
    ".*(?:選挙|大会|選手権|戦|空襲|水害|地震|レース|カップ|リーグ|祭|事件|事故|革命|運動|フェスティバル|五輪|パレード)"
)
GUESSED = 35
"""Names of rules below this are left to the model."""
LONGEST = 40
"""Tokens of the longest name; more is no name but a run that never ends."""
REGION = "地域"
"""What belongs to no name of a place."""
LABELLED = re.compile(
    b"|".join(b"\\x%02x\\x%02x*+" % (begin, begin + 1) for begin in range(1, len(LABELS), 2)) + b"|[^\\x00]"
)
"""A beginning and its insides, or an inside that has lost its beginning."""
LAND = deferred(
    ".*(?:海|海峡|湾|洋|川|河|湖|山|山脈|岳|島|諸島|列島|半島|大陸|平野|盆地|高原|砂漠|地方|アジア|アフリカ|ヨーロッパ)"
)


def add_modelled(texts: Sequence[Text], found: Sequence[list[Name]]) -> list[list[Name]]:
    """Return the names of rules with those of the model."""
    given = [([kind.number + 1 for kind in text.types], text.chars) for text in texts]
    result = []
    gates = [_gate(text, names) for text, names in zip(texts, found, strict=True)]
    for text, names, labels in zip(texts, found, _labels(given, gates), strict=True):
        kept = [name for name in names if name.strength >= GUESSED]
        places = [name for name in kept if name.label in {"GPE", "LOC"}]
        added = [name for name in _spans(text, labels) if _adds(text, name, places)]
        result.append(kept + [_weighed(name, kept) if _happens(text, name) else name for name in added])
    return result


def _gate(text: Text, names: Sequence[Name]) -> str:
    """Return the class string of a text, what rules are sure of blotted out: the model has no say there."""
    chars = bytearray(text.chars, "latin-1")
    for name in names:
        if name.strength > STRENGTH:
            first, last = text.index.get(name.start), text.index.get(name.end)
            if first is not None and last is not None:
                chars[first:last] = b"N" * (last - first)
    return chars.decode("latin-1")


def _labels(given: Sequence[tuple[list[int], str]], gates: Sequence[str]) -> list[list[int]]:
    """Return the labels of texts: the first few in plain Python, which is done before numpy would be loaded."""
    plain = plain_model()
    tokens = sum(len(numbers) for numbers, _ in given)
    plain.met += tokens
    if plain.met <= ENOUGH or tokens < FEW:
        return [plain.labels(*text, gate) for text, gate in zip(given, gates, strict=True)]
    from jdoc.language.names.model import model  # noqa: PLC0415 -- numpy costs 70 ms

    return [labels.tolist() for labels in model().labels(given, gates)]


def _adds(text: Text, name: Name, places: Sequence[Name]) -> bool:
    """Tell whether a find of the model says more than the places that rules have found: not 中国 in 中国地方."""
    if name.label in {"GPE", "LOC"} and text.folded.startswith(NOT_AFTER, name.end):
        return False
    if text.folded[name.start : name.end] in gazetteer.no_names() or _is_empty(text, name):
        return False
    if name.label == "ORG" and text.folded.startswith(OFFICERS, name.end):
        return False  # 国土交通省航空|局長: the ministry is found by rules
    if name.label not in {"GPE", "LOC", "OTHER"}:
        return True
    if "・" in text.folded[name.start : name.end] and any(name.start < place.start < name.end for place in places):
        return False  # オーストリア・ウィーン are two
    return not any(place.start <= name.start and name.end <= place.end for place in places)


def _is_empty(text: Text, name: Name) -> bool:
    """Tell whether a find names nobody: 国際機構 is any of them, 日・カザフスタン two states."""
    kinds = text.types[text.index[name.start] : text.index.get(name.end, len(text.types))]
    if name.label == "ORG" and all(kind.char == "o" or kind.letters or kind.place for kind in kinds):
        return any(kind.char == "o" for kind in kinds)
    listed = text.folded[name.start : name.end] in gazetteer.entries()
    named = listed or any(kind.proper or kind.char in "FG" or kind.letters or kind.unknown for kind in kinds)
    return name.label in {"ORG", "EVENT"} and not named and sum(not kind.generic for kind in kinds) < 2


def _happens(text: Text, name: Name) -> bool:
    return name.label == "EVENT" and HAPPENING.fullmatch(text.folded, name.start, name.end) is not None


def _weighed(name: Name, others: Sequence[Name]) -> Name:
    """Put a find above the names that rules have found inside it, if none of them reaches out of it."""
    met = [other for other in others if other.start < name.end and name.start < other.end]
    inside = all(name.start <= other.start and other.end <= name.end for other in met)
    if met and inside and all(other.strength < SURER for other in met):
        return name._replace(strength=SURER)
    return name


def _spans(text: Text, labels: list[int]) -> list[Name]:
    names: list[Name] = []
    for match in LABELLED.finditer(bytes(labels)):
        start, end = match.span()
        if end - start > LONGEST:
            continue
        label = labels[start]
        while end - start > 1 and text.types[start].breaks:
            start += 1
        names.append(_name(text, text.starts[start], text.starts[end], LABELS[label][2:]))
    return names


def _is_seat(text: Text, start: int, end: int) -> bool:
    """Tell whether a place stands by itself in brackets, as a body's seat does: …社（シュツットガルト）."""
    kind = text.type_at(start)
    placed = kind is not None and kind.place and kind.length == end - start
    return placed and text.folded[start - 1 : start] == "(" and text.folded[end : end + 1] == ")"


def _name(text: Text, start: int, end: int, label: str) -> Name:
    state = label == "LOC" and text.at(start + 1) is not None and text.folded[start] in gazetteer.letters()
    if state and text.folded[start + 1 : end] in gazetteer.entries():
        start += 1  # 米ニューヨーク are two
    written = text.folded[start:end]
    entry = gazetteer.entries().get(written)
    if entry and label in {"LOC", "ORG", "PERSON"} and entry.label in {"GPE", "LOC"}:
        return Name(start, end, entry.label, STRENGTH, entry.value, entry.id)
    if label == "ORG" and _is_seat(text, start, end):
        label = "GPE"
    if label == "LOC" and end - start > 4 and written.endswith(REGION):
        end -= len(REGION)
        written = text.folded[start:end]
    if label == "LOC" and written.endswith(OFF):
        end -= 1
        written = text.folded[start:end]
    if label == "LOC" and not LAND.fullmatch(written):
        label = "GPE"
    return Name(start, end, label, STRENGTH)
