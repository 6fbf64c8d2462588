"""Spellings: names of the document that stand there again in another way of writing them: 株式会社東海測器, 東海測器株式会社."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

COMPANY_WORD = "会社"
_FORM = "(?:株式|有限|合同|合資|合名)会社"
COMPANY = deferred(f"(?P<before>{_FORM})?(?P<name>[^\\s()「」、。]{{2,}}?)(?P<behind>{_FORM})?")
"""A company with its legal form: `[株式会社東海測器]`, `[東海測器株式会社]`."""
KANA = deferred("[ァ-ヴー]{3,}")
"""A word in katakana, which has several spellings: `[ヴィオラ]製菓`."""
SPELLED = (
    *zip(("ヴァ", "ヴィ", "ヴェ", "ヴォ", "ヴ"), "バビベボブ", strict=True),
    *zip("ァィゥェォャュョヂヅヱ", "アイウエオヤユヨジズエ", strict=True),
    ("ー", ""),
    ("ッ", ""),
)
"""What katakana is written for what other one."""
LONG_MARK = "ー"
MUNICIPALITY = deferred("(?P<stem>[一-鿿々ぁ-んァ-ヴー]{2,6})(?P<kind>[市町村])")
"""A town, and what it is: `[大鹿沢村]`."""
REFORMED = deferred("市制|町制|合併|編入|改称|施行前|旧[^、。]{0,8}[市町村]|となる")
"""What tells of a town that became another one: `[町制]施行`, not `制度`."""
LATIN = deferred("[A-Z][a-z]+(?: (?:of|for|and|the|on|in|[A-Z][a-z]+)){1,7}")
"""A name in Latin letters: `[Kitahama Maritime Institute]`, not `WHO`."""
SHORTEST_WORD = 5
"""Letters of a word that is no other one, if one of them is missed."""


class Written(NamedTuple):
    """A name as it stands somewhere."""

    text: str
    place: Place


def find_other_spellings(facts: Facts) -> Iterator[Found]:
    """Find names that are written in two ways, the one that is there less often, or later."""
    named = [*_named(facts)]
    yield from _forms(facts, named)
    yield from _kana(facts, named)
    yield from _towns(facts)
    yield from _latin(facts)


def _named(facts: Facts) -> Iterator[Written]:
    for index, entities in facts.entities({"ORG", "FAC"}):
        text = facts.texts[index]
        for entity in entities:
            yield Written(text[entity.start : entity.end], Place(index, entity.start, entity.end))


def _told(facts: Facts, one: Written, other: Written) -> Found:
    """Tell one of two spellings: the rarer, or the later one."""
    first, second = sorted((one, other), key=lambda each: (-facts.whole.count(each.text), each.place))
    return Found(second.place, f"{second.text}: {first.text} elsewhere", (first.place,), first.text)


def _forms(facts: Facts, named: list[Written]) -> Iterator[Found]:
    """Find companies with their legal form in front in one place, and behind in another."""
    known: dict[tuple[str, str], dict[str, Written]] = {}
    for written in named:
        match = COMPANY.fullmatch(written.text) if COMPANY_WORD in written.text else None
        if match is not None and bool(match["before"]) != bool(match["behind"]):
            form, side = match["before"] or match["behind"], "before" if match["before"] else "behind"
            known.setdefault((match["name"], form), {}).setdefault(side, written)
    yield from (_told(facts, *sides.values()) for sides in known.values() if len(sides) > 1)


def _kana(facts: Facts, named: list[Written]) -> Iterator[Found]:
    """Find names in katakana in two spellings, and those whose last long mark is left out."""
    known: dict[str, Written] = {}
    told: set[str] = set()
    for written in named:
        if not KANA.search(written.text):
            continue
        match = COMPANY.fullmatch(written.text)
        name = match["name"] if match else written.text
        if not KANA.search(name) or name in told:
            continue
        first = known.setdefault(_spelled(name), Written(name, written.place))
        if first.text.replace("・", "") != name.replace("・", ""):
            told.add(name)
            yield _told(facts, first, Written(name, written.place))
        elif first.place == written.place and written.text.endswith(LONG_MARK) and name == written.text:
            yield from _without_mark(facts, first)


def _spelled(name: str) -> str:
    """Write a name as all its spellings are read.

    >>> _spelled("ヴィオラ製菓"), _spelled("ビオラ製菓")
    ('ビオラ製菓', 'ビオラ製菓')
    """
    for written, other in SPELLED:
        name = name.replace(written, other)
    return name.replace("・", "")


def _without_mark(facts: Facts, name: Written) -> Iterator[Found]:
    """Find where a name stands without the long mark that it ends with."""
    bare = name.text.removesuffix(LONG_MARK)
    for index in facts.having(bare):
        text = facts.texts[index]
        for at in places_of(bare, text):
            if not KATAKANA.match(text, at + len(bare)):
                yield Found(
                    Place(index, at, at + len(bare)), f"{bare}: {name.text} elsewhere", (name.place,), name.text
                )


KATAKANA = deferred("[ァ-ヴー・]")
"""A katakana: `[ー]`, not `の`."""


def _towns(facts: Facts) -> Iterator[Found]:
    """Find towns that are a village in another place, where nothing tells that they became one."""
    known: dict[str, Written] = {}
    reformed = facts.kept("towns reformed", lambda: REFORMED.search(facts.whole) is not None)
    for index, places in facts.entities({"GPE"}) if not reformed else ():
        for place in places:
            match = MUNICIPALITY.fullmatch(facts.texts[index], place.start, place.end)
            if match is None:
                continue
            written = Written(match[0], Place(index, place.start, place.end))
            first = known.setdefault(match["stem"], written)
            if first.text != written.text and not {first.text, written.text} <= entries().keys():
                yield _told(facts, first, written)


def _latin(facts: Facts) -> Iterator[Found]:
    """Find names in Latin letters of which a word lacks a letter, or has another one."""
    known: dict[str, Place] = {}
    for index in facts.where(LATIN):
        for match in LATIN.finditer(facts.texts[index]):
            known.setdefault(match[0], Place(index, *match.span()))
    for one, other in combinations(known, 2):
        if _differ_by_a_letter(one.split(), other.split()):
            yield _told(facts, Written(one, known[one]), Written(other, known[other]))


def _differ_by_a_letter(one: list[str], other: list[str]) -> bool:
    """Tell whether two names differ in one word, and that in a letter.

    >>> _differ_by_a_letter("Harbor Maritime Institute".split(), "Harbor Martime Institute".split())
    True
    """
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    if len(short) < SHORTEST_WORD or long == f"{short}s":
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
