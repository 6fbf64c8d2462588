"""Siblings: names of a document that stand there again as another kind of body, with parts turned round, or in kana."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.phrases import are_in_one_sentence
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

COUNCILS = deferred("[一-鿿々]{2,12}社会福祉(?:協議会|協会)(?![一-鿿])")
"""A council of welfare by its name: `[北浜市社会福祉協議会]の`, not `協議会`."""
INSTITUTES = deferred("[一-鿿々ァ-ヴー]{4,20}(?:研究所|研究機構)(?![一-鿿々ァ-ヴー])")
"""An institute by its name: `[国立研究開発法人海洋情報研究所]の`, not `研究所`."""
UNITS = deferred(
    "(?<![一-鿿々ァ-ヴー])[一-鿿々ァ-ヴー]{2,12}(?<=[省庁府県市町村区部局])[一-鿿々ァ-ヴー]{2,10}(?:課|室)(?![一-鿿々ァ-ヴー])"
)
"""A unit with what it is of: `[消費者庁表示対策課]の`, not `表示対策課`, of which there may be a room as well."""
AGENCIES = deferred("(?:独立行政|国立研究開発)法人[一-鿿々ァ-ヴー]{4,20}(?:機構|会|協会)(?![一-鿿々ァ-ヴー])")
"""A body of the state with its form: `[独立行政法人北浜貿易振興機構]の`, not `振興会`."""
KINDS_OF = {
    "社会福祉協": (COUNCILS, ("協議会", "協会")),
    "研究": (INSTITUTES, ("研究所", "研究機構")),
    "": (UNITS, ("課", "室")),
    "法人": (AGENCIES, ("機構", "会")),
}
"""What is looked for where a text has some characters, and which kinds are taken for each other."""
JOINED = deferred("(?P<one>[一-鿿ァ-ヴー]{2,12})・(?P<other>[一-鿿ァ-ヴー]{2,8}?)(?P<kind>[局部課室係])(?![長内])?")
"""An office of two parts: `[輸出・国際局]`, not `国際局`."""
CHILDREN = deferred("(?P<spelled>こども|子ども|子供)(?P<of>[一-鿿]{1,8}(?:[部課局室係館]|センター|会議|計画))")
"""An office for children: `[こども家庭部]`, not `こどもの日`."""
RENAMED = deferred("改称|名称(?:の|を)?変更|に改め|旧(?:名称|こども|子ども|子供)")
"""What tells of a name that changed: 子ども課をこども課に`[改称]`, not `新設`."""
FEWEST = 2


class Named(NamedTuple):
    """A name as it stands somewhere: what it is of, and what it is."""

    stem: str
    kind: str
    place: Place


def find_siblings(facts: Facts) -> Iterator[Found]:
    """Find names that are another kind of thing in one place than in the others, or are turned round there."""
    for sign, (pattern, kinds) in KINDS_OF.items():
        if all(kind in facts.whole for kind in kinds):
            yield from _of_two_kinds(facts, [*_named(facts, pattern, kinds, sign)], kinds)
    yield from _turned(facts)
    yield from _children(facts)


def _named(facts: Facts, pattern: re.Pattern[str], kinds: tuple[str, str], sign: str) -> Iterator[Named]:
    for index in facts.having(*kinds):
        for match in pattern.finditer(facts.texts[index]):
            kind = next((kind for kind in kinds if match[0].endswith(kind)), None)
            if kind and sign in match[0]:
                yield Named(match[0].removesuffix(kind), kind, Place(index, *match.span()))


def _of_two_kinds(facts: Facts, names: list[Named], kinds: tuple[str, str]) -> Iterator[Found]:
    """Find what is of one kind wherever it stands, but once of the other."""
    for stem in sorted({name.stem for name in names}):
        one, other = ([name for name in names if (name.stem, name.kind) == (stem, kind)] for kind in kinds)
        usual, odd = sorted((one, other), key=lambda each: (-len(each), each[0].place if each else ()))
        if (
            len(odd) == 1
            and not RENAMED.search(facts.whole)
            and not _is_defined(facts, odd[0])
            and not _is_beside(facts, odd[0].place, [name.place for name in usual])
        ):
            yield _told(facts, odd[0].place, usual[0].place)


def _is_defined(facts: Facts, name: Named) -> bool:
    """Tell whether a name has its own number or short form behind it, as that of another rule."""
    return facts.texts[name.place.block].startswith("(", name.place.end)


def _is_beside(facts: Facts, odd: Place, usual: list[Place]) -> bool:
    """Tell whether a name stands in one sentence with the other one: both are meant."""
    text = facts.texts[odd.block]
    here = (place.start for place in usual if place.block == odd.block)
    return any(are_in_one_sentence(text, start, odd.start) for start in here)


def _told(facts: Facts, odd: Place, usual: Place) -> Found:
    written, right = (facts.blocks[place.block].text[place.start : place.end] for place in (odd, usual))
    return Found(odd, f"{written}: {right} elsewhere", (usual,), right)


def _turned(facts: Facts) -> Iterator[Found]:
    """Find offices of two parts that stand the other way round in one place: 国際・輸出局."""
    known: dict[tuple[str, str], tuple[str, Place]] = {}
    for index in facts.having("・"):
        for match in JOINED.finditer(facts.texts[index]):
            one, other, kind = match.group("one", "other", "kind")
            firsts = (known.get((one[at:], kind)) for at in range(len(one) - 1))
            first = next((each for each in firsts if each and each[0].endswith(other)), None)
            if first is not None and not one.endswith(other):
                start = match.start("other") - 1 - _parts_of(first)
                yield _told(facts, Place(index, start, match.end("kind")), first[1])
                return
            known.setdefault((other, kind), (one, Place(index, match.start(), match.end("kind"))))


def _parts_of(first: tuple[str, Place]) -> int:
    """Return how long the last part of an office is, without its kind."""
    return first[1].end - first[1].start - len(first[0]) - len("・局")


def _children(facts: Facts) -> Iterator[Found]:
    """Find offices for children that are spelled in two ways: 子ども家庭部, こども家庭部."""
    known: dict[str, dict[str, list[Place]]] = {}
    for index in facts.having("こども", "子ども", "子供"):
        for match in CHILDREN.finditer(facts.texts[index]):
            if match[0] not in entries():
                known.setdefault(match["of"], {}).setdefault(match["spelled"], []).append(Place(index, *match.span()))
    for spellings in known.values() if not RENAMED.search(facts.whole) else ():
        if len(spellings) == FEWEST:
            usual, odd = sorted(spellings.values(), key=lambda places: (-len(places), places[0]))
            if len(odd) == 1:
                yield _told(facts, odd[0], usual[0])
