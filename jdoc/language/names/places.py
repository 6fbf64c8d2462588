"""Places inside a run: listed ones, 地名 + 市 …, addresses, the states of 日米 and 訪日."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.names import Name, gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, apply
from jdoc.language.names.token_types import is_place_before
from jdoc.language.tokens import DOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.language.names.gazetteer import Entry
    from jdoc.language.names.texts import Listed, Tokens

ALONG_RIVER = frozenset(("川沿い", "川沿"))
VISITING = frozenset("訪来滞駐在")
ADDRESS_ENDS = frozenset("都道府県市区郡州省町村")
"""The ends of places that are parts of an address, so that another one may follow: 青森県弘前市."""
WRITTEN_ALONE = frozenset("米英仏独露豪韓加伊印")
"""The states whose characters stand alone: 米側; 日 and 中 are other words more often."""
LONG_STATES = ("国", "連邦")


class Site(NamedTuple):
    """Where a place may be: tokens of a run."""

    start: int
    own: int
    """The token that the dictionary or a list knows."""
    endings: int
    """Behind that word: where endings of places begin."""
    end: int
    """Behind the endings."""


def places(run: Tokens) -> Iterator[Name]:
    """Yield the places of a run; those of an address written in one go are one."""
    yield from _joined(run, sorted({*apply(RULES, run)}))
    yield from apply(CHARACTER_RULES, run)


def _joined(run: Tokens, names: Iterable[Name]) -> list[Name]:
    """Leave the longer of places that overlap, and join those that are parts of one address: 青森県弘前市."""
    joined: list[Name] = []
    for name in names:
        last = joined.pop() if joined else None
        if last is None or last.end < name.start:
            joined += [last, name] if last else [name]
        elif name.start < last.end:
            joined.append(max(last, name, key=lambda place: place.length))
        elif _is_address(run, last, name):
            joined.append(Name(last.start, name.end, "GPE", max(last.rank, Rank.PLACE_ENDING)))
        else:
            joined += [last, name]
    return joined


def _is_address(run: Tokens, first: Name, second: Name) -> bool:
    if first.label != "GPE" or second.label != "GPE" or first.id or second.id:
        return False
    return run.folded[first.end - 1] in ADDRESS_ENDS


def _listed(run: Tokens) -> Iterator[Listed]:
    """Yield the listed names of a run but for those of a single character."""
    return (name for name in run.listed if run.starts[name.last] - run.starts[name.first] > 1)


def _find_listed_places(run: Tokens) -> Iterator[Find]:
    for name in _listed(run):
        if name.entry.is_place and not _is_long_state(run, name):
            yield _find(run, name)


def _find_long_states(run: Tokens) -> Iterator[Find]:
    return (_find(run, name) for name in _listed(run) if _is_long_state(run, name))


def _find_listed_facilities(run: Tokens) -> Iterator[Find]:
    return (_find(run, name) for name in _listed(run) if name.entry.label == "FAC")


def _find(run: Tokens, name: Listed) -> Find:
    entry = name.entry
    return Find(run.starts[name.first], run.starts[name.last], entry.value, entry.id, label=entry.label)


def _is_long_state(run: Tokens, name: Listed) -> bool:
    if not name.entry.id or name.last - name.first == 1:
        return False
    return run.part(name.first, name.last).endswith(LONG_STATES)


def _read_sites(run: Tokens) -> list[Site]:
    return [_site(run, at) for at in range(len(run)) if _may_be_place(run, at)]


def _may_be_place(run: Tokens, at: int) -> bool:
    kind = run.types[at]
    if kind.tag in "FG":
        return is_named_as_person(run, at)
    if run.word(at - 1) == "第":
        return False
    return kind.place or _listed_place(run, at) is not None or (kind.foreign and not run.in_listed(at))


def is_named_as_person(run: Tokens, at: int) -> bool:
    """Tell whether a surname and what may be a given name behind it are a place: 高梨岬."""
    ending = run.word(at + 1)
    if run.types[at].tag != "F" or ending not in gazetteer.place_endings("surname"):
        return False
    return is_place_before(run.word(at), ending)


def _listed_place(run: Tokens, at: int) -> Listed | None:
    name = run.listed_from(at)
    return name if name and name.entry.is_place else None


def _site(run: Tokens, at: int) -> Site:
    start = at
    if run.types[at].katakana and not run.in_listed(at):
        while run.kind(start - 1).katakana and not run.in_listed(start - 1):
            start -= 1  # チッ|タゴン管区
    listed = _listed_place(run, at)
    endings = end = listed.last if listed else at + 1
    while _is_ending(run, end):
        end += 1
    return Site(start, at, endings, end)


def _is_ending(run: Tokens, at: int) -> bool:
    """Tell whether a token belongs to the name of a place before it: 市, 岬; not 沖 of 南鳥島沖."""
    if run.word(at) not in gazetteer.place_endings("join"):
        return False
    return not run.folded.endswith(tuple(gazetteer.no_place_ends()), 0, run.starts[at + 1])


def _find_with_endings(run: Tokens) -> Iterator[Find]:
    known = gazetteer.place_endings("join")
    for site in run.once(_read_sites):
        if site.end > site.endings:
            yield Find(run.starts[site.start], run.starts[site.end], label=known[run.word(site.end - 1)])


def _find_along_rivers(run: Tokens) -> Iterator[Find]:
    for site in run.once(_read_sites):
        if site.end == site.endings and run.word(site.end) in ALONG_RIVER:
            yield Find(run.starts[site.start], run.starts[site.end] + len("川"))


def _find_words(run: Tokens) -> Iterator[Find]:
    for site in run.once(_read_sites):
        if site.end == site.endings and _is_place_word(run, site):
            yield Find(run.starts[site.start], run.starts[site.end])


def _is_place_word(run: Tokens, site: Site) -> bool:
    kind, end = run.types[site.own], run.starts[site.end]
    if not kind.place or kind.length == 1 or run.in_listed(site.own) or run.word(site.end) in ALONG_RIVER:
        return False
    return not run.folded.startswith(gazetteer.word_list("no place"), end)


def _find_characters(run: Tokens) -> Iterator[Find]:
    states = gazetteer.state_characters()
    for at, kind in enumerate(run.types):
        if kind.state_characters and not run.in_listed(at) and _stands_for_states(run, at):
            for offset in kind.state_characters:
                yield _character(run.starts[at] + offset, states[kind.word[offset]])


def _character(start: int, entry: Entry) -> Find:
    return Find(start, start + 1, entry.value, entry.id, label=entry.label)


def _stands_for_states(run: Tokens, at: int) -> bool:
    """Tell whether a word of characters for states is used as such: 日米, 訪日; not 中 of 訪日中, 日中 (by day)."""
    word, before = run.word(at), run.word(at - 1)
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


RULES = (
    Rule(
        "listed place",
        None,
        Rank.LISTED_PLACE,
        _find_listed_places,
        found="[中央アジア]は広い。",
        left="中央部は広い。",
    ),
    Rule(
        "state by its long name",
        "GPE",
        Rank.DESK,
        _find_long_states,
        found="[ペルー共和国]は大きい。",
        left="ペルーは大きい。",
    ),
    Rule(
        "listed facility",
        "FAC",
        Rank.LISTED,
        _find_listed_facilities,
        found="[成田国際空港]に着いた。",
        left="国際空港に着いた。",
    ),
    Rule(
        "place with its ending",
        None,
        Rank.PLACE_ENDING,
        _find_with_endings,
        found="[白浜岬]を訪れた。",
        left="新しい岬を訪れた。",
    ),
    Rule(
        "along a river",
        "LOC",
        Rank.PLACE_ENDING,
        _find_along_rivers,
        found="[白浜川]沿いを歩く。",
        left="白い川沿いを歩く。",
    ),
    Rule(
        "word for a place",
        "GPE",
        Rank.PLACE_WORD,
        _find_words,
        found="[久住]を訪れた。",
        left="カナダドルと日本語",
    ),
)
"""What is found first, and joined to addresses."""
CHARACTER_RULES = (
    Rule(
        "characters of states",
        None,
        Rank.STATE_CHARACTER,
        _find_characters,
        found="日[豪]関係は改善した。",
        left="日中、気温が上がった。",
    ),
)
