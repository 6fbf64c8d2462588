"""What the model finds, as names beside those of the rules."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.beginnings import match_times
from jdoc.language.names.learned.known import Known
from jdoc.language.names.learned.labeling import labels_of
from jdoc.language.names.learned.lists import is_one_of_places
from jdoc.language.names.learned.templates import LABELS
from jdoc.language.names.municipalities import municipality_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.refusals import is_case
from jdoc.language.names.texts import WORDS
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.language.names import NameLabel
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

LONGEST_NAME = 40
"""Tokens of the longest name; more is no name but a run that never ends."""
PLACES_AND_OTHERS: frozenset[NameLabel] = frozenset((*gazetteer.PLACES, "OTHER"))
"""The labels of places, and that of products and nations, which are named after them."""
NEW = deferred(f"(?<!{NOUN})新\\Z")
"""A new one, before the name of which it is part: `、[新]`, not `革新`."""
UNDATED: frozenset[NameLabel] = frozenset(("LOC", "ORG", "PERSON"))
"""The labels of names that no year begins."""
DESKS = "部課室局班係"
"""What the divisions of a body end with."""
OFF = deferred("(?<=[島岬崎県市町])[東西南北]{1,3}方?沖$")
"""The sea off a place, by its direction: `房総半島[南東沖]`, not `三陸沖`."""
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
    labeled = zip(texts, names, labels_of(texts, gates), strict=True)
    return [_joined(text, own, labels) for text, own, labels in labeled]


def _joined(text: Tokens, names: Sequence[Name], labels: bytes) -> list[Name]:
    kept = [name for name in names if name.rank > Rank.PLACE_WORD]
    known = Known(kept)
    finds = [Find(text, name, known.met_by(name)) for name in _names(text, labels)]
    return kept + [_weighed(find) for find in finds if not _is_refused(find)]


def _gate(text: Tokens, names: Sequence[Name]) -> str:
    """Return the tags of a text, what rules are sure of blotted out: the model has no say there."""
    tags = bytearray(text.tags, "latin-1")
    for name in names:
        if name.rank > Rank.MODEL and text.fits(name.start, name.end):
            first, last = text.index[name.start], text.index[name.end]
            tags[first:last] = b"N" * (last - first)
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
    if label == "ORG" and _is_seat(text, start, end):
        return Name(start, end, "GPE", Rank.MODEL)
    if label == "ORG" and NEW.search(text.folded, 0, start):
        start -= entry is None  # 新|日本海フェリー is one name
    return Name(start, end, label, Rank.MODEL)


def _place(text: Tokens, start: int, end: int) -> Name:
    """Make a name of a place, without what it lies in, 京都府|経ケ岬, and without what is no part of it."""
    end = _place_end(text.folded[start:end], end)
    if not _land_at_end().search(text.folded, start, end):
        return Name(start, end, "GPE", Rank.MODEL)
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


class Find(NamedTuple):
    """A find of the model, and the names that rules have found there."""

    text: Tokens
    name: Name
    met: list[Name]
    """The names of the rules that share a character with it."""

    @property
    def written(self) -> str:
        """The name, half-width."""
        return self.text.folded[self.name.start : self.name.end]

    @property
    def types(self) -> Sequence[TokenType]:
        """The types of its tokens."""
        return self.text.types_in(self.name.start, self.name.end)

    @property
    def places(self) -> list[Name]:
        """Those of them that are places."""
        return [name for name in self.met if name.label in gazetteer.PLACES]

    @property
    def is_of_places(self) -> bool:
        """True of what is called by places alone, dots between them or none."""
        return all(kind.tag == "o" or kind.state_characters or kind.place for kind in self.types)

    @property
    def holds_region(self) -> bool:
        """True of a state with something of it behind: モンゴル国|ドルノゴビ県."""
        return len(self.places) > 1 and any(place.id for place in self.places if place.start == self.name.start)

    @property
    def lists_places(self) -> bool:
        """True of 日・カザフスタン, all of whose words are places."""
        return self.is_of_places and any(kind.tag == "o" for kind in self.types)

    @property
    def is_named(self) -> bool:
        """True where a word is a name of its own, or one that the dictionary doesn't know, and of what is listed."""
        return self.written in gazetteer.entries() or any(kind.distinctive or kind.unknown for kind in self.types)

    @property
    def is_distinctive(self) -> bool:
        """True where a word is a name of its own, or unknown to the dictionary, or two say more than 国際機構."""
        several = sum(not kind.generic for kind in self.types) > 1
        return self.is_named or several

    @property
    def is_desk_for_region(self) -> bool:
        """True of 北米局: a division, and nothing but a region before it."""
        return self.written[-1] in DESKS and gazetteer.label_of(self.written[:-1]) == "LOC"

    @property
    def behind(self) -> TokenType:
        """The type of the token behind it."""
        return self.text.type_at(self.name.end)

    @property
    def ends_plainly(self) -> bool:
        """True where its last word is no name, nor ends bodies."""
        return not self.types[-1].is_named and gazetteer.label_of_end(self.written) != "ORG"

    @property
    def is_before_noun(self) -> bool:
        """True where a noun is glued to it."""
        return self.text.type_at(self.name.end).tag in WORDS

    @property
    def ends_name(self) -> bool:
        """True of what ends as names do."""
        return gazetteer.longest_end(self.written, gazetteer.endings(), gazetteer.LONGEST_ENDING) != ""

    def is_followed_by(self, words: tuple[str, ...]) -> bool:
        """Tell whether one of some words stands right behind it."""
        return self.text.folded.startswith(words, self.name.end)


class Refusal(NamedTuple):
    """Why a find of the model is no name, or says no more than rules have found."""

    name: str
    labels: frozenset[NameLabel]
    """The labels of finds that it refuses."""
    holds: Callable[[Find], bool]
    left: str
    """A text with such a find in square brackets."""


REFUSALS = (
    Refusal(
        "listed as no name",
        frozenset(cast("NameLabel", label[2:]) for label in LABELS[1:]),
        lambda find: find.written in gazetteer.no_names(),
        left="違法・無報告・無規制（[IUU]）漁業",
    ),
    Refusal(
        "two states",
        frozenset(("ORG",)),
        lambda find: find.lists_places,
        left="[日・カザフスタン]外相会談",
    ),
    Refusal(
        "any of them",
        frozenset(("ORG", "EVENT")),
        lambda find: not find.is_distinctive and not (find.name.label == "ORG" and find.is_of_places),
        left="[国際機構]に加わる。",
    ),
    Refusal(
        "words before a noun",
        frozenset(("ORG",)),
        lambda find: find.is_before_noun and not find.is_named and not find.is_followed_by(gazetteer.titles()),
        left="[総務部]長が述べた。",
    ),
    Refusal(
        "something of a municipality, cut off",
        frozenset(("ORG",)),
        lambda find: find.is_before_noun and municipality_end(find.written, 0) is not None and not find.ends_name,
        left="[さくら市企業立地支援]対象区域",
    ),
    Refusal(
        "a thing in katakana",
        frozenset(("PERSON",)),
        lambda find: find.written.endswith(gazetteer.word_list("no person")),
        left="[セミコンテクノパーク]の隣",
    ),
    Refusal(
        "part of a title, whose ministry rules have found",
        frozenset(("ORG",)),
        lambda find: find.is_followed_by(gazetteer.titles_for("office")),
        left="[国土交通省航空]局長が述べた。",
    ),
    Refusal(
        "a bureau for a region, in the title of its head",
        frozenset(("ORG",)),
        lambda find: find.text.type_at(find.name.end).word == "長" and find.is_desk_for_region,
        left="[北米局]長が述べた。",
    ),
    Refusal(
        "one of a list of places",
        frozenset(("PERSON",)),
        lambda find: is_one_of_places(find.text.folded, find.name.start),
        left="字の名称 八京、奈路、[白木谷]、上倉",
    ),
    Refusal(
        "part of a matter, which the word behind it tells",
        frozenset(("ORG",)),
        lambda find: find.behind.word in gazetteer.words("matter") and find.ends_plainly,
        left="[北浜道路整備]工事契約",
    ),
    Refusal(
        "money",
        frozenset(("ORG",)),
        lambda find: find.written.endswith(gazetteer.word_list("paid")),
        left="[北浜県企業立地促進補助金]交付要項",
    ),
    Refusal(
        "a ministry whose ordinances are meant",
        frozenset(("ORG",)),
        lambda find: find.text.type_at(find.name.end).word == "令",
        left="[厚生労働省]令で定める。",
    ),
    Refusal(
        "a case before a court",
        frozenset(("EVENT",)),
        lambda find: is_case(find.written),
        left="[損害賠償請求事件]の判決",
    ),
    Refusal(
        "part of another word",
        gazetteer.PLACES,
        lambda find: gazetteer.is_other_word(find.text.folded, find.name.end),
        left="[久住]語を学ぶ。",
    ),
    Refusal(
        "cape, no person",
        frozenset(("PERSON",)),
        lambda find: any(_is_land(place) and place[:2] == find.name[:2] for place in find.places),
        left="[高梨岬]に立つ。",
    ),
    Refusal(
        "two places",
        PLACES_AND_OTHERS,
        lambda find: (
            "・" in find.written and any(find.name.start < place.start < find.name.end for place in find.places)
        ),
        left="[オーストリア・ウィーン]の街",
    ),
    Refusal(
        "a region and its state",
        gazetteer.PLACES,
        lambda find: find.holds_region,
        left="[モンゴル国バヤンノール県]の草原",
    ),
    Refusal(
        "something of a place whose ending tells it",
        frozenset(("OTHER",)),
        lambda find: any(place.rank == Rank.PLACE_ENDING and place.length < find.name.length for place in find.places),
        left="[令和６年度白浜市一般会計]予算",
    ),
    Refusal(
        "a place cut off in its middle",
        gazetteer.PLACES,
        lambda find: any(place.start < find.name.end < place.end for place in find.places),
        left="[石川県能登]地方の雨",
    ),
    Refusal(
        "part of a place",
        PLACES_AND_OTHERS,
        lambda find: any(find.name.within(place) for place in find.places),
        left="[中国]地方の雨",
    ),
)
"""What keeps a find from being a name; one is enough."""


def _is_land(place: Name) -> bool:
    """Tell whether rules have found a name that ends as those of land and sea do: 高梨岬 is no person."""
    return place.label == "LOC" and place.rank == Rank.PLACE_ENDING


def _is_refused(find: Find) -> bool:
    return any(find.name.label in refusal.labels and refusal.holds(find) for refusal in REFUSALS)


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
