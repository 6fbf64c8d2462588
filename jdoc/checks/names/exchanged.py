"""Exchanged: names that are told far apart with another word in them: 地域推進課 and 地域振興課, みのりの里 and みのりの郷, 南分館 and 西分館."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.checks.same import same_before, same_behind
from jdoc.checks.terms.uses import terms
from jdoc.language.lazy import deferred
from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

RENAMED = deferred("改称|改組|再編|統合|名称(?:の|を)?変更|に改め|旧(?:名称|称)|機構改革|組織改正")
"""What tells of a name that changed: 推進課を振興課に`[改称]`, not `新設`."""
SHORTEST_STEM = 2
"""Characters before the word that differs."""
KANA = deferred("[ぁ-んァ-ヴー]{3,10}[のが]$")
"""What stands before the last kanji of such a name: `[みのりの]`里, not `この`."""
LONGEST_KANA = 12
BRANCHES = (
    "分館",
    "支所",
    "出張所",
    "分室",
    "分校",
    "別館",
    "分署",
    "浄水場",
    "浄化センター",
    "配水池",
    "工場",
    "給食センター",
)
"""What each of these has."""
BRANCH = deferred(
    "(?<![一-鿿])(?P<way>[東西南北](?:部|町|浜)?)(?P<kind>分館|支所|出張所|分室|分校|別館|分署|浄水場|浄化センター|配水池|清掃工場|学校給食センター)(?![一-鿿])"
    "|(?<=[館所庁校署市町村])(?P<way_of>[東西南北]部?)(?P<kind_of>分館|支所|出張所|分室|分校|別館|分署)(?![一-鿿])"
)
"""A branch by where it lies: `[南部分館]`, `図書館[南部分館]`, not `分館`."""
BARE = "(?<![一-鿿])(?<!各)(?<!両){kind}(?![一-鿿])"
FEWEST_SHARED = 2


class Named(NamedTuple):
    """A name, where it stands."""

    name: str
    places: list[Place]


def find_exchanged(facts: Facts) -> Iterator[Found]:
    """Find names that stand there once with another word."""
    found = [*_words(facts), *_kana(facts), *_branches(facts), *_venues(facts), *_of_terms(facts)]
    if found and not facts.amends and not RENAMED.search(facts.whole):
        yield from found


class Words(NamedTuple):
    """Two words that are taken for each other."""

    one: str
    other: str
    ends: tuple[str, ...]


@cache
def _pairs() -> tuple[list[Words], list[Words]]:
    """Return the pairs of words that stand before the end of a name, and those that end one."""
    every = [*rows("exchanged_words")]
    before = [Words(row["one"], row["other"], tuple(row["before"].split())) for row in every if row["before"]]
    behind = [Words(row["one"], row["other"], tuple(row["behind"].split())) for row in every if row["behind"]]
    return before, behind


def _words(facts: Facts) -> Iterator[Found]:
    """Find names of which the word before the end is another one: 地域学習推進課, 地域学習振興課."""
    for one, other, ends in _pairs()[0]:
        for end in ends if one in facts.whole and other in facts.whole else ():
            names = places_of_word(facts, one + end), places_of_word(facts, other + end)
            yield from tell_same_before(facts, (one + end, other + end), names) if all(names) else ()


def tell_same_before(
    facts: Facts, tails: tuple[str, str], places: tuple[list[Place], list[Place]], shortest: int = SHORTEST_STEM
) -> Iterator[Found]:
    """Find names that are the same before two ends."""
    groups: dict[str, tuple[list[Place], list[Place]]] = {}
    if len(places[0]) * len(places[1]) > MOST_PAIRS:
        return
    for here in places[0]:
        for there in places[1]:
            stem = _stem(*(_before(facts, place) for place in (here, there)))
            if len(stem) >= shortest:
                for group, place in zip(groups.setdefault(stem, ([], [])), (here, there), strict=True):
                    group.append(place._replace(start=place.start - len(stem)))
    for stem, (one, other) in groups.items():
        pair = (Named(stem + tail, sorted({*each})) for tail, each in zip(tails, (one, other), strict=True))
        yield from tell_once(facts, *pair)


def _before(facts: Facts, place: Place) -> str:
    return facts.texts[place.block][max(0, place.start - LONGEST_STEM - LONGEST_STEM) : place.start]


def _stem(one: str, other: str) -> str:
    """Return what two names have in common that end two texts, if one of them begins with it, or stands behind its body.

    >>> _stem("北浜部子育て", "課は子育て"), _stem("高齢者ケア", "包括ケア")
    ('子育て', '')
    """
    same = same_behind(one[-LONGEST_STEM:], other[-LONGEST_STEM:])
    stem = one[len(one) - same :]
    stem = PARTICLES.split(stem)[-1]
    begins = (BEGINS.search(text[: len(text) - len(stem)]) is not None for text in (one, other))
    return stem if any(begins) else ""


LONGEST_STEM = 16
MOST_PAIRS = 400
"""Pairs of places that are looked at: where there are more, nothing stands there once."""
PARTICLES = deferred("[のはがをにでやへ\\W]")
"""What parts a name from what stands before it: 県`[の]`子育て."""
BEGINS = deferred("(?:^|[^一-鿿々ァ-ヴー]|[市町村県府都局部省庁所])$")
"""What stands before a name: 健康福祉`[部]`子育て, not `者`ケア."""


def places_of_word(facts: Facts, name: str) -> list[Place]:
    """Return where a name stands that no other word follows."""
    found: list[Place] = []
    for index in facts.having(name):
        text = facts.texts[index]
        spots = (at for at in places_of(name, text) if not KANJI.match(text, at + len(name)))
        found += (Place(index, at, at + len(name)) for at in spots)
    return found


KANJI = deferred("[一-鿿](?<![及又並等長])")
"""What makes another word of a name: 推進課`[題]`."""


def tell_once(facts: Facts, one: Named, other: Named) -> Iterator[Found]:
    """Tell the one of two names that stands there once, or of two that do the later one, if both are never told together."""
    if not one.places or not other.places:
        return
    usual, odd = sorted((one, other), key=lambda each: (-len(each.places), each.places[0]))
    if (
        len(odd.places) == 1
        and _are_apart(facts, odd.places[0], usual.places)
        and _are_of_one(facts, odd.places[0], usual.places)
    ):
        yield Found(odd.places[0], f"{odd.name}: {usual.name} elsewhere", (usual.places[0],), usual.name)


BODY = deferred("(?P<body>[一-鿿]{1,12}[市町村県府省庁局部所])[ の]?$")
"""Of what a name is: `[北浜市]`地域推進課."""


def _are_of_one(facts: Facts, odd: Place, usual: list[Place]) -> bool:
    """Tell whether a name may be of the body that the other one is of: not 北浜市推進課, 南浜市振興課."""
    bodies = [BODY.search(_before(facts, place)) for place in (odd, *usual)]
    own, *others = (match["body"] if match else "" for match in bodies)
    return not own or any(not other or own.endswith(other) or other.endswith(own) for other in others)


def _are_apart(facts: Facts, odd: Place, usual: list[Place]) -> bool:
    """Tell whether a name stands in no block with the other one, nor beside it in a list."""
    blocks = {place.block for place in usual}
    near = [index for index in (odd.block - 1, odd.block + 1) if index in blocks]
    return odd.block not in blocks and not any(_are_listed(facts, odd.block, index) for index in near)


def _are_listed(facts: Facts, here: int, there: int) -> bool:
    return facts.blocks[here].kind == facts.blocks[there].kind == "item" or all(
        "。" not in facts.texts[index] for index in (here, there)
    )


def _kana(facts: Facts) -> Iterator[Found]:
    """Find names in kana that end with another kanji: みのりの里, みのりの郷."""
    for one, other, behind in _pairs()[1]:
        if all(any(f"{link}{word}" in facts.whole for link in behind) for word in (one, other)):
            names = _ending(facts, one, behind), _ending(facts, other, behind)
            for stem in sorted(names[0].keys() & names[1].keys()):
                yield from tell_once(facts, Named(stem + one, names[0][stem]), Named(stem + other, names[1][stem]))


def _ending(facts: Facts, word: str, links: tuple[str, ...]) -> dict[str, list[Place]]:
    """Return the names in kana that end with a word, by what stands before it."""
    found: dict[str, list[Place]] = {}
    for link in links:
        for index in facts.having(link + word):
            text = facts.texts[index]
            for at in places_of(link + word, text):
                start = at + len(link)
                stem = KANA.search(text, max(0, start - LONGEST_KANA), start)
                if stem is not None and not KANJI.match(text, start + len(word)):
                    place = Place(index, stem.start(), start + len(word))
                    found.setdefault(stem[0], []).append(place)
    return found


def _branches(facts: Facts) -> Iterator[Found]:
    """Find a branch that lies elsewhere once, where the document speaks of the one that there is: 南分館, 西分館, 分館."""
    known: dict[str, dict[str, list[Place]]] = {}
    for index in facts.having(*BRANCHES):
        for match in BRANCH.finditer(facts.texts[index]):
            way, kind = match["way"] or match["way_of"], match["kind"] or match["kind_of"]
            place = Place(index, match.start("way" if match["way"] else "way_of"), match.end())
            known.setdefault(kind, {}).setdefault(way, []).append(place)
    for kind, ways in known.items():
        if len(ways) == FEWEST_SHARED and re.search(BARE.format(kind=kind), facts.whole):
            (one, here), (other, there) = ways.items()
            yield from tell_once(facts, Named(one + kind, here), Named(other + kind, there))


VENUE = deferred(
    "(?:会 {0,2}場|開催場所|場 {0,2}所)[)】〕\\]]?[ :\\t]{1,6}(?P<venue>[^\\s。、(「][^\\n。、()「」]{4,40})"
)
"""Where something takes place, by its label: `[会場 北浜市民会館 小ホール]`, not `会場は`."""
PARTS = deferred(
    "分科会|第[0-9一二三四五六七八九十](?:部|日|回|会場)|日目|(?:午前|午後)の部|[0-9]会場|リハーサル|前日|変更"
)
"""What shows that there are several places: `[第1部]`, 2`[日目]`."""
ROOM = deferred("[0-9]{1,3}|[一二三四五六七八九十大中小東西南北AB]")
"""By what rooms are told from each other: 第`[2]`会議室, `[小]`ホール."""
FAR = 3
"""Blocks between two places that tell the same again."""


def _venues(facts: Facts) -> Iterator[Found]:
    """Find the place of something that is told twice, with another room of the same house."""
    told = [
        (match["venue"].rstrip(), Place(index, *match.span("venue")))
        for index in facts.where(VENUE)
        for match in VENUE.finditer(facts.texts[index])
    ]
    if len(told) == FEWEST_SHARED and not PARTS.search(facts.whole):
        (one, there), (other, here) = told
        same = same_before(one, other)
        behind = min(same_behind(one, other), len(one) - same, len(other) - same)
        rooms = (name[same : len(name) - behind] for name in (one, other))
        if same >= LONG_HOUSE and here.block - there.block >= FAR and all(map(ROOM.fullmatch, rooms)):
            yield Found(here, f"{other}: {one} elsewhere", (there,), one)


LONG_HOUSE = 4
"""Characters that two rooms of one house begin with."""


def _of_terms(facts: Facts) -> Iterator[Found]:
    """Find what is called by nearly the whole name once, though the document has a short one for it, and never uses that."""
    for term in terms(facts):
        name = KANJI_NAME.search("".join(term.definition.text.split()))
        if name is None or not name[0].endswith(term.term) or len(name[0]) <= len(term.term) + FEWEST_SHARED:
            continue
        others = [run for run in facts.runs if run.endswith(term.term) and _are_nearly(run, name[0], term.term)]
        is_used = re.search(f"(?<![一-鿿ァ-ヴー「]){re.escape(term.term)}(?![」一-鿿ァ-ヴー])", facts.whole)
        if len(others) == 1 and not is_used:
            places = places_of_word(facts, others[0])
            if len(places) == 1 and places[0].block != term.block:
                yield Found(places[0], f"{others[0]}: {name[0]} elsewhere", (term.place,), name[0])


KANJI_NAME = deferred("[一-鿿々ァ-ヴー]{5,24}$")
"""A name in kanji that is given a short one: `[北浜川流域治水協議会]`, not `の会`."""


def _are_nearly(one: str, other: str, tail: str) -> bool:
    """Tell whether two names begin alike, end alike and have a word in common between.

    >>> _are_nearly("北浜川流域治水協議会", "北浜川治水促進協議会", "協議会"), _are_nearly("北浜市福祉協議会", "北浜市治水協議会", "協議会")
    (True, False)
    """
    same = same_before(one, other)
    if one == other or one in other or other in one or same < FEWEST_SHARED:
        return False
    first, second = (each[same : len(each) - len(tail)] for each in (one, other))
    words = ({each[at : at + 2] for at in range(len(each) - 1)} for each in (first, second))
    return abs(len(first) - len(second)) <= FEWEST_SHARED and bool(set.intersection(*words))
