"""Places inside a run: listed ones, 地名 + 市 …, addresses, the states of 日米 and 訪日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer, listed_municipalities
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table, as_read
from jdoc.language.names.texts import listed_names
from jdoc.language.names.token_types import Trait, is_place_before
from jdoc.language.tokens import DOT
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from jdoc.language.names.gazetteer import Entry
    from jdoc.language.names.texts import Listed, Tokens
    from jdoc.language.names.token_types import TokenType
    from jdoc.model import EntityLabel

BANKS = deferred("[右左]岸|沿岸|水系|流域|[上中下]流(?!社会)|河口|河川敷|源流|支流|堤防|放水路")
"""What stands behind a river and is no part of its name: 信濃川`[右岸]`堤防, not `川沿い`."""
LANDS = frozenset("岬峠岳湾湖")
"""What no state and no city ends with."""
RIVERS = frozenset("川河湖")
VISITING = frozenset("訪来滞駐在")
ADDRESS_ENDS = frozenset("都道府県市区郡州省町村")
"""The ends of places that are parts of an address, so that another one may follow: 青森県弘前市."""
PREFECTURE_ENDS = frozenset("都道府県")
"""The ends of places that stand at the beginning of an address alone."""
WRITTEN_ALONE = frozenset("米英仏独露豪韓加伊印")
"""The states whose characters stand alone: 米側; 日 and 中 are other words more often."""
MAYOR = deferred("[市町村区](?P<mayor>長)(?!期)")
"""A mayor, behind the name: 三浦`[市長]`, not `市の長`."""
LONGEST_MUNICIPALITY = 9
"""Characters of the longest name of one, and one more."""
KINDS_OF_MUNICIPALITIES = frozenset("市町村区")
LONG_STATES = ("国", "連邦")


class Site(NamedTuple):
    """Where a place may be: tokens of a run."""

    run: Tokens
    first: int
    own: int
    """The token that the dictionary or a list knows."""
    endings: int
    """Behind that word: where endings of places begin."""
    last: int
    """Behind the endings."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.run.starts[self.first]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.run.starts[self.last]

    @property
    def has_ending(self) -> bool:
        """True of 白浜|岬."""
        return self.last > self.endings

    @property
    def label(self) -> EntityLabel:
        """What it is by its last ending."""
        return gazetteer.place_endings("join")[self.run.word(self.last - 1)]

    @property
    def is_before_bank(self) -> bool:
        """True of 白浜川|右岸."""
        return self.run.folded[self.end - 1] in RIVERS and BANKS.match(self.run.folded, self.end) is not None

    @property
    def is_word(self) -> bool:
        """True of what the dictionary alone takes for a place, and nothing behind it for another word."""
        kind = self.run.types[self.own]
        if not kind.place or kind.length == 1 or self.has_ending:
            return False
        if self.run.is_part(self.own) or gazetteer.is_other_word(self.run.folded, self.end):
            return False
        return not self.run.in_listed(self.own)


def joined_places(run: Tokens, names: Iterable[Name]) -> list[Name]:
    """Leave the longer of places that overlap, and join those that are parts of one address: 青森県弘前市."""
    joined: list[Name] = []
    for name in sorted({*names}, key=lambda name: (name.start, -name.end, -name.rank)):
        last = joined.pop() if joined else None
        if last is None or last.end < name.start:
            joined += [last, name] if last else [name]
        elif name.start < last.end:
            joined.append(max(last, name, key=lambda place: (place.length, place.rank)))
        elif _is_address(run, last, name):
            joined.append(Name(last.start, name.end, "GPE", max(last.rank, Rank.PLACE_ENDING)))
        else:
            joined += [last, name]
    return joined


def _is_address(run: Tokens, first: Name, second: Name) -> bool:
    if {first.label, second.label} != {"GPE"} or first.id or second.id:
        return False
    kind, last = run.folded[first.end - 1], run.folded[second.end - 1]
    if run.folded.startswith((f"{kind}長", "知事", "副知事"), second.end) or kind == last or last in PREFECTURE_ENDS:
        return False  # 福岡市|高島|市長, 大阪市|横山市, 大村|愛知県
    return run.folded[first.end - 1] in ADDRESS_ENDS


def _find_listed(name: Listed) -> Find:
    return Find(name.start, name.end, name.entry.value, name.entry.id, label=name.entry.label)


def _is_character(name: Listed) -> bool:
    return name.end - name.start == 1


def _is_long_state(name: Listed) -> bool:
    """Tell whether a state is named in full, by several words: ペルー共和国."""
    return name.entry.id is not None and name.last - name.first > 1 and name.written.endswith(LONG_STATES)


def _read_sites(run: Tokens) -> list[Site]:
    listed = {name.first: name for name in run.listed if name.entry.is_place}
    return [_site(run, at, listed.get(at)) for at, kind in enumerate(run.types) if _may_be_place(run, at, kind, listed)]


def _may_be_place(run: Tokens, at: int, kind: TokenType, listed: Container[int]) -> bool:
    if kind.tag in "FG" and at not in listed:
        return is_named_as_person(run, at)
    known = kind.place or at in listed or (kind.foreign and not run.in_listed(at))
    return known and run.word(at - 1) != "第"


def is_named_as_person(run: Tokens, at: int) -> bool:
    """Tell whether a surname and what may be a given name behind it are a place: 高梨岬."""
    ending = run.word(at + 1)
    if run.types[at].tag != "F" or ending not in gazetteer.place_endings("surname"):
        return False
    return is_place_before(run.word(at), ending)


def _site(run: Tokens, at: int, listed: Listed | None) -> Site:
    first = at
    if run.types[at].katakana and not run.in_listed(at):
        while run.kind(first - 1).katakana and not run.in_listed(first - 1):
            first -= 1  # チッ|タゴン管区
    endings = last = listed.last if listed else at + 1
    while _is_ending(run, last):
        last += 1
    return Site(run, first, at, endings, last)


def _is_ending(run: Tokens, at: int) -> bool:
    """Tell whether a token belongs to the name of a place before it: 市, 岬; not 沖 of 南鳥島沖."""
    if run.word(at) not in gazetteer.place_endings("join"):
        return False
    return not run.folded.endswith(tuple(gazetteer.no_place_ends()), 0, run.starts[at + 1])


class Character(NamedTuple):
    """A character that stands for a state."""

    start: int
    entry: Entry

    def find(self) -> Find:
        """Return the state."""
        return Find(self.start, self.start + 1, self.entry.value, self.entry.id, label=self.entry.label)


def _read_characters(run: Tokens) -> list[Character]:
    words = [at for at, kind in enumerate(run.types) if kind.state_characters]
    return [character for at in words if _stands_for_states(run, at) for character in _characters(run, at)]


def _characters(run: Tokens, at: int) -> list[Character]:
    kind, states = run.types[at], gazetteer.state_characters()
    return [Character(run.starts[at] + offset, states[kind.word[offset]]) for offset in kind.state_characters]


def _stands_for_states(run: Tokens, at: int) -> bool:
    """Tell whether a word of characters for states is used as such: 日米, 訪日; not 中 of 訪日中, 日中 (by day)."""
    word, before = run.word(at), run.word(at - 1)
    if run.in_listed(at):
        return False
    if word == "日中":
        return len(run) > 1
    if word == "中" and before[:1] in VISITING and len(before) > 1:
        return False
    return len(word) > 1 or _is_single_state(run, at)


def _is_single_state(run: Tokens, at: int) -> bool:
    """Tell whether a single 日 or 米 is a state: next to another one, or before what only states have."""
    if run.kind(at - 1).state_characters or run.kind(at + 1).state_characters:
        return True
    if _is_joined_to_state(run, at, -1) or _is_joined_to_state(run, at, 1):
        return True
    if run.word(at) not in WRITTEN_ALONE:
        return False
    return run.kind(at + 1).place or run.word(at + 1) in gazetteer.words("of a state")  # 米ニューヨーク, 米側


def _is_joined_to_state(run: Tokens, at: int, step: int) -> bool:
    beyond = at + 2 * step
    return run.word(at + step) == DOT and 0 <= beyond < len(run) and run.is_state(beyond)


def _read_municipalities(run: Tokens) -> list[Find]:
    """Return the municipalities that mayors are called by, also those of a surname's name: 松本市長."""
    ends = (match.start("mayor") for match in MAYOR.finditer(run.folded))
    spans = ((start, end) for end in ends for start in run.starts if 0 < end - start < LONGEST_MUNICIPALITY)
    return [Find(start, end) for start, end in spans if _is_municipality(run, start, end)]


def _is_municipality(run: Tokens, start: int, end: int) -> bool:
    """Tell whether a municipality begins here, listed or a place, behind no other one: not 高島 of 福岡市高島市長."""
    known = run.type_at(start)
    merged = known.place and start + known.length == end - 1 and run.folded[end - 1] in "町村"
    listed = merged or run.folded[start:end] in listed_municipalities.full_names()
    return listed and run.folded[start - 1 : start] not in KINDS_OF_MUNICIPALITIES


RULES = Table(
    Rule(
        "listed place",
        None,
        Rank.LISTED_PLACE,
        listed_names,
        _find_listed,
        where=lambda name: name.entry.is_place and not _is_long_state(name) and not _is_character(name),
        found="[中央アジア]は広い。",
        left="中央部は広い。",
        traits=Trait.NAMED,
    ),
    Rule(
        "state by its long name",
        "GPE",
        Rank.DESK,
        listed_names,
        _find_listed,
        where=_is_long_state,
        found="[ペルー共和国]は大きい。",
        left="ペルーは大きい。",
        traits=Trait.NAMED,
    ),
    Rule(
        "listed facility",
        "FAC",
        Rank.LISTED,
        listed_names,
        _find_listed,
        where=lambda name: name.entry.label == "FAC",
        found="[成田国際空港]に着いた。",
        left="国際空港に着いた。",
        traits=Trait.NAMED,
    ),
    Rule(
        "place with its ending",
        None,
        Rank.PLACE_ENDING,
        _read_sites,
        lambda site: Find(site.start, site.end, label=site.label),
        where=lambda site: site.has_ending,
        found="[白浜岬]を訪れた。",
        left="新しい岬を訪れた。",
        traits=Trait.PLACE_ENDING,
    ),
    Rule(
        "municipality before its mayor",
        "GPE",
        Rank.LISTED,
        _read_municipalities,
        as_read,
        found="[三浦市]長が就任した。",
        left="福岡市高島市長が就任した。",
        gate=("長",),
    ),
    Rule(
        "cape, pass, bay by its word",
        "LOC",
        Rank.PLACE_ENDING,
        _read_sites,
        lambda site: Find(site.start, site.end),
        where=lambda site: site.is_word and site.run.folded[site.end - 1] in LANDS,
        found="和歌山県[潮岬]に立つ。",
        left="高い岬に立つ。",
        traits=Trait.PLACE,
    ),
    Rule(
        "river before its bank",
        "LOC",
        Rank.DESK,
        _read_sites,
        lambda site: Find(site.start, site.end),
        where=lambda site: site.is_before_bank,
        found="[久住川]右岸の堤防",
        left="白い川の右岸",
        gate=("岸", "流", "水系", "河", "堤防", "放水路"),
    ),
    Rule(
        "word for a place",
        "GPE",
        Rank.PLACE_WORD,
        _read_sites,
        lambda site: Find(site.start, site.end),
        where=lambda site: site.is_word and site.run.folded[site.end - 1] not in LANDS,
        found="[久住]を訪れた。",
        left="カナダドルと日本語",
        traits=Trait.PLACE,
    ),
)
"""What is found first, and joined to addresses."""
CHARACTER_RULES = Table(
    Rule(
        "characters of states",
        None,
        Rank.STATE_CHARACTER,
        _read_characters,
        Character.find,
        found="日[豪]関係は改善した。",
        left="日中、気温が上がった。",
        traits=Trait.STATE,
    ),
)
