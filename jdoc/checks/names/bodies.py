"""Bodies whose names are written with one character that is another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.names.confusions import confusions
from jdoc.checks.names.variants import find_own_variants
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

KANJI_NAME = deferred("[一-鿿]{3,}")
"""A name in kanji alone, in which one character can be told from the others: `[農林水産省]`."""
ENDINGS = (
    "官房",
    "人事院",
    "検査院",
    "議院",
    "省",
    "庁",
    "府",
    "委員会",
    "機構",
    "裁判所",
    "銀行",
    "協会",
    "連合",
    "機関",
    "基金",
    "会議",
    "本部",
    "研究所",
    "審議会",
    "公庫",
    "事務局",
)
SUFFIXES = frozenset("課局部室係会法大相庁省院府所学署党者員官卿系")
"""What ends names of other bodies, and titles: 農林水産課, 経済産業相."""
RUN = deferred("[一-鿿]{3,}")
"""A run of kanji: `[文部科学生]は`, not `港は`."""
HEAD, LONG = 2, 5
"""How many characters at an end names are looked up by, and how many make one that no other word is like."""
SLIPS = deferred("委貝会?|(?<=委)員曾|審議曾|協議曾|裁判書(?=[はがにを])|研究書(?=長)")
"""Endings of bodies with a character that looks like the right one: 教育`[委貝会]`, not `委員会`."""
ORDINANCE = deferred("条令")
"""`[条令]`, not `条例`."""
OF_A_CITY = deferred("[市県町村区都府道本同該旧新係]$")
"""What stands before an ordinance: 北浜`[市]`, not `この`."""
OF_AN_ORDINANCE = deferred("第[0-9一二三四五六七八九十]|の(?:規定|施行|一部|制定|改正)|施行規則")
"""What stands behind one: `[第3]条`, not `違反`."""
FOREIGN = deferred("(?:共和国|王国|連邦|連合国|[ァ-ヴー一-鿿]国)の?$")
"""What stands before a ministry of another country: サルヴァ`[共和国の]`, not `全部`."""
AWARDS = frozenset({"環境", "文化", "観光", "スポーツ"})
"""Bodies with whose names awards begin: 環境賞."""
CONFUSED = {"省": "庁賞", "庁": "省"}
"""What stands in place of the last character of a ministry's name."""


class Official(NamedTuple):
    """The names of bodies, by the characters that they begin and end with."""

    heads: dict[str, list[str]]
    tails: dict[str, list[str]]


@cache
def _official() -> Official:
    found = Official({}, {})
    for name, entry in entries().items():
        if entry.label == "ORG" and name.endswith(ENDINGS) and KANJI_NAME.fullmatch(name):
            found.heads.setdefault(name[:HEAD], []).append(name)
            found.tails.setdefault(name[-HEAD:], []).append(name)
    return found


@cache
def _exchanged() -> re.Pattern[str]:
    """Return a pattern of the names of ministries and agencies whose last character is that of the others."""
    former = {name[:-1] for (name,) in columns("former_bodies", "name")}
    every: list[str] = []
    for name, entry in entries().items():
        stem = name[:-1]
        if entry.label == "ORG" and name[-1] in CONFUSED and len(name) > HEAD and stem not in former:
            every += (stem + other for other in CONFUSED[name[-1]] if other != "賞" or stem not in AWARDS)
    every = sorted((name for name in every if name not in entries()), key=len, reverse=True)
    return deferred(rf"(?<![一-鿿ァ-ー])(?:{'|'.join(every)})(?![一-鿿]{{0,2}}(?:賞|章|式))")


def find_variants(facts: Facts) -> Iterator[Found]:
    """Find names that are written with one character that is another: of bodies, and of what the document names."""
    told: set[tuple[int, int]] = set()
    for found in _bodies(facts):
        told.update((found.place.block, at) for at in range(found.place.start, found.place.end))
        yield found
    for found in find_own_variants(facts):
        if told.isdisjoint((found.place.block, at) for at in range(found.place.start, found.place.end)):
            yield found


def _bodies(facts: Facts) -> Iterator[Found]:
    for index in facts.read:
        taken: set[int] = set()
        for found in (
            *_ministries(facts, index),
            *_runs(facts, index),
            *_short(facts, index),
            *_endings(facts, index),
            *_ordinances(facts, index),
        ):
            places = set(range(found.place.start, found.place.end))
            if not places & taken:
                taken |= places
                yield found


def _ministries(facts: Facts, index: int) -> Iterator[Found]:
    text = facts.texts[index]
    for match in _exchanged().finditer(text) if any(sign in text for sign in "庁省賞") else ():
        if FOREIGN.search(text, 0, match.start()):
            continue
        right = next(name for name in (match[0][:-1] + last for last in CONFUSED) if name in entries())
        yield _told(facts, Place(index, *match.span()), right)


def _endings(facts: Facts, index: int) -> Iterator[Found]:
    for match in SLIPS.finditer(facts.texts[index]):
        place = Place(index, *match.span())
        written = facts.texts[index][place.start : place.end]
        right = written.replace("貝", "員").replace("曾", "会").replace("書", "所")
        yield _told(facts, place, right)


def _ordinances(facts: Facts, index: int) -> Iterator[Found]:
    text = facts.texts[index]
    for match in ORDINANCE.finditer(text):
        if OF_A_CITY.search(text, 0, match.start()) or OF_AN_ORDINANCE.match(text, match.end()):
            yield _told(facts, Place(index, *match.span()), "条例")


def _runs(facts: Facts, index: int) -> Iterator[Found]:
    """Find names in runs of kanji that a listed one is with one character changed."""
    official = _official()
    for match in RUN.finditer(facts.texts[index]):
        run, done = match[0], 0
        for at in range(len(run) - HEAD + 1):
            pair = run[at : at + HEAD]
            if at < done or (pair not in official.heads and pair not in official.tails):
                continue
            for name, start in _candidates(pair, at, official):
                if (
                    start >= done
                    and _is_slip(run[start : start + len(name)], name)
                    and (len(name) >= LONG or not start)
                ):
                    done = start + len(name)
                    yield _told(facts, Place(index, match.start() + start, match.start() + done), name)
                    break


@cache
def _short_variants() -> dict[str, str]:
    """Return how the shortest names are mistyped: 気像庁 for 気象庁."""
    short = {name for names in _official().heads.values() for name in names if len(name) < LONG}
    typed = ((name, at, other) for name in short for at in range(len(name)) for other in confusions().get(name[at], ""))
    variants = {name[:at] + other + name[at + 1 :]: name for name, at, other in typed}
    return {variant: name for variant, name in variants.items() if variant not in entries() and variant[-1] != "長"}


def _short(facts: Facts, index: int) -> Iterator[Found]:
    """Find the shortest names, mistyped, where they begin a run of kanji or stand behind another body."""
    variants = _short_variants()
    for match in RUN.finditer(facts.texts[index]):
        run = match[0]
        for at in range(len(run) - HEAD):
            sizes = (size for size in (LONG - 1, HEAD + 1) if at + size <= len(run))
            size = next((size for size in sizes if run[at : at + size] in variants), 0)
            behind = run[at + size : at + size + 1]
            if size and (not at or run[at - 1] in "省庁府同") and (not behind or behind in "長職内"):
                place = Place(index, match.start() + at, match.start() + at + size)
                yield _told(facts, place, variants[run[at : at + size]])


def _candidates(pair: str, at: int, official: Official) -> Iterator[tuple[str, int]]:
    """Yield the listed names that two characters begin or end, and where each would begin."""
    yield from ((name, at) for name in official.heads.get(pair, ()))
    yield from ((name, at + HEAD - len(name)) for name in official.tails.get(pair, ()))


def _is_slip(written: str, name: str) -> bool:
    """Tell whether some characters are a name with one of them mistyped.

    >>> [_is_slip(each, "農林水産省") for each in ("農林水産賞", "農林水産課", "農林水参省", "農林水産省")]
    [True, False, True, False]
    """
    if len(written) != len(name):
        return False
    differing = [at for at, pair in enumerate(zip(written, name, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 1 or written in entries():
        return False
    [at] = differing
    if written[at] == "長" and len(name) < LONG:
        return False
    if written[at] in confusions().get(name[at], ""):
        return True
    is_inside = 0 < at < len(name) - 1
    return is_inside and len(name) >= LONG and name.endswith(("省", "庁")) and written[at] not in SUFFIXES


def _told(facts: Facts, place: Place, right: str) -> Found:
    """Tell a name; where the document has the right one elsewhere, that is the other side."""
    written = facts.blocks[place.block].text[place.start : place.end]
    for index, text in enumerate(facts.texts):
        at = text.find(right)
        if at >= 0:
            return Found(place, f"{written}: {right}?", (Place(index, at, at + len(right)),), right)
    return Found(place, f"{written}: {right}?")
