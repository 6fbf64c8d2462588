"""What the model finds, as names beside those of the rules."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from jdoc.language.names import Name, gazetteer
from jdoc.language.names.learned.plain_model import ENOUGH, FEW, plain_model
from jdoc.language.names.learned.templates import LABELS
from jdoc.language.names.ranks import Rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.names import NameLabel
    from jdoc.language.names.texts import Tokens

LONGEST_NAME = 40
"""Tokens of the longest name; more is no name but a run that never ends."""
REGION = "地域"
"""What belongs to no name of a place."""
SHORTEST_REGION = 5
"""Characters of a place with that."""
LABELED = re.compile(
    b"|".join(b"\\x%02x\\x%02x*+" % (begin, begin + 1) for begin in range(1, len(LABELS), 2)) + b"|[^\\x00]"
)
"""A beginning and its insides, or an inside that has lost its beginning: over labels as bytes."""


def with_finds(texts: Sequence[Tokens], names: Sequence[list[Name]]) -> list[list[Name]]:
    """Return the names of rules with those of the model; what rules but guess is left to the model."""
    gates = [_gate(text, own) for text, own in zip(texts, names, strict=True)]
    labeled = zip(texts, names, _labels(texts, gates), strict=True)
    return [_joined(text, own, labels) for text, own, labels in labeled]


def _joined(text: Tokens, names: Sequence[Name], labels: list[int]) -> list[Name]:
    kept = [name for name in names if name.rank > Rank.PLACE_WORD]
    finds = [find for find in _names(text, labels) if _adds(text, find, kept)]
    return kept + [_weighed(text, find, kept) for find in finds]


def _gate(text: Tokens, names: Sequence[Name]) -> str:
    """Return the tags of a text, what rules are sure of blotted out: the model has no say there."""
    tags = bytearray(text.tags, "latin-1")
    for name in names:
        if name.rank > Rank.MODEL and text.fits(name.start, name.end):
            first, last = text.index[name.start], text.index[name.end]
            tags[first:last] = b"N" * (last - first)
    return tags.decode("latin-1")


def _labels(texts: Sequence[Tokens], gates: Sequence[str]) -> list[list[int]]:
    """Return the labels of texts: the first few in plain Python, which is done before numpy would be loaded."""
    given = [([kind.number + 1 for kind in text.types], text.tags) for text in texts]
    plain = plain_model()
    tokens = sum(map(len, texts))
    plain.met += tokens
    if plain.met <= ENOUGH or tokens < FEW:
        return [plain.labels(*text, gate) for text, gate in zip(given, gates, strict=True)]
    from jdoc.language.names.learned.numpy_model import model  # noqa: PLC0415 -- numpy costs 70 ms

    return [labels.tolist() for labels in model().labels(given, gates)]


def _names(text: Tokens, labels: list[int]) -> Iterator[Name]:
    for match in LABELED.finditer(bytes(labels)):
        first, last = match.span()
        if last - first <= LONGEST_NAME:
            label = cast("NameLabel", LABELS[labels[first]][2:])
            while last - first > 1 and text.types[first].breaks:
                first += 1
            yield _name(text, text.starts[first], text.starts[last], label)


def _name(text: Tokens, start: int, end: int, label: NameLabel) -> Name:
    """Make a name of a span that the model has found: a state's character before it, or a region behind, left out."""
    if label == "LOC" and _begins_with_state(text, start, end):
        start += 1  # 米ニューヨーク are two
    entry = gazetteer.entries().get(text.folded[start:end])
    if entry and entry.is_place and label in {"LOC", "ORG", "PERSON"}:
        return Name(start, end, entry.label, Rank.MODEL, entry.value, entry.id)
    if label == "ORG" and _is_seat(text, start, end):
        label = "GPE"
    elif label == "LOC":
        end = _place_end(text.folded[start:end], end)
        label = "LOC" if _land_at_end().search(text.folded, start, end) else "GPE"
    return Name(start, end, label, Rank.MODEL)


def _begins_with_state(text: Tokens, start: int, end: int) -> bool:
    if text.folded[start] not in gazetteer.state_characters() or text.at(start + 1) is None:
        return False
    return text.folded[start + 1 : end] in gazetteer.entries()


def _is_seat(text: Tokens, start: int, end: int) -> bool:
    """Tell whether a place stands by itself in brackets, as a body's seat does: …社（シュツットガルト）."""
    kind = text.type_at(start)
    if not kind.place or kind.length != end - start:
        return False
    return text.folded[start - 1 : start] == "(" and text.folded[end : end + 1] == ")"


def _place_end(written: str, end: int) -> int:
    """Return where the name of a place ends: 南鳥島|沖, 東アジア|地域."""
    if written.endswith(REGION) and len(written) >= SHORTEST_REGION:
        return end - len(REGION)
    odd = next((ending for words, ending in gazetteer.no_place_ends().items() if written.endswith(words)), "")
    before = written.removesuffix(odd)
    return end - len(odd) if before.endswith(tuple(gazetteer.place_endings("join"))) else end


@cache
def _land_at_end() -> re.Pattern[str]:
    return re.compile(f"{gazetteer.lands()}$")


def _adds(text: Tokens, find: Name, names: Sequence[Name]) -> bool:
    """Tell whether a find of the model is a name, and says more than what rules have found."""
    written = text.folded[find.start : find.end]
    if written in gazetteer.no_names() or _is_empty(text, find) or _is_part_of_word(text, find):
        return False
    places = [name for name in names if name.label in {"GPE", "LOC"}]
    if find.label == "PERSON":
        return not any(_is_land(place) for place in places if (place.start, place.end) == (find.start, find.end))
    if find.label not in {"GPE", "LOC", "OTHER"}:
        return True
    if "・" in written and any(find.start < place.start < find.end for place in places):
        return False  # オーストリア・ウィーン are two
    return not any(place.start <= find.start and find.end <= place.end for place in places)  # 中国 in 中国地方


def _is_land(place: Name) -> bool:
    """Tell whether rules have found a name that ends as those of land and sea do: 高梨岬 is no person."""
    return place.label == "LOC" and place.rank == Rank.PLACE_ENDING


def _is_part_of_word(text: Tokens, find: Name) -> bool:
    """Tell whether what follows a find makes another word of it: 日本|語, 国土交通省航空|局長."""
    if find.label == "ORG":
        return text.folded.startswith(gazetteer.titles_for("office"), find.end)  # the ministry is found by rules
    return find.label in {"GPE", "LOC"} and text.folded.startswith(gazetteer.word_list("no place"), find.end)


def _is_empty(text: Tokens, find: Name) -> bool:
    """Tell whether a find names nobody: 国際機構 is any of them, 日・カザフスタン two states."""
    if find.label not in {"ORG", "EVENT"}:
        return False
    kinds = text.types_in(find.start, find.end)
    if find.label == "ORG" and all(kind.tag == "o" or kind.state_characters or kind.place for kind in kinds):
        return any(kind.tag == "o" for kind in kinds)
    if any(kind.distinctive or kind.unknown for kind in kinds):
        return False
    return sum(not kind.generic for kind in kinds) < 2 and text.folded[find.start : find.end] not in gazetteer.entries()


def _weighed(text: Tokens, find: Name, names: Sequence[Name]) -> Name:
    """Put an event above the names that rules have found inside it: 第48回衆議院議員総選挙 is no 衆議院.

    Not where one of them is surer, or reaches out of it.
    """
    if find.label != "EVENT" or not _is_happening(text, find):
        return find
    met = [name for name in names if name.meets(find)]
    if met and all(name.within(find) and name.rank < Rank.HAPPENING for name in met):
        return find._replace(rank=Rank.HAPPENING)
    return find


def _is_happening(text: Tokens, find: Name) -> bool:
    return text.folded.endswith(gazetteer.word_list("happening"), find.start, find.end)
