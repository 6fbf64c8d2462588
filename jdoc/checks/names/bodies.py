"""Bodies whose names are written with one character that is another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

OFFICIAL = deferred("[一-鿿]{5,}|[一-鿿]{2,3}[省庁]")
"""A name that is long enough to be told by all but one of its characters: `[農林水産省]`, not `外務`."""
ENDINGS = (
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
RUN = deferred("[一-鿿]{4,}")
"""A run of kanji: `[文部科学生]は`, not `港は`."""
HEAD = 2
ORDINANCE = deferred(
    "(?<=[市県町村区都府道本同該旧新係])(?P<wrong>条令)(?!違反)|(?P<wrong2>条令)(?=第[0-9一二三四五六七八九十]|の(?:規定|施行|一部|制定|改正)|施行規則)"
)
"""条令 for 条例: 北浜市`[条令]`, not `条例`."""
FEWEST = 3
"""How often a name must stand in a document for another one, which stands once, to be its slip."""


@cache
def _official() -> dict[str, list[str]]:
    """Return the names of bodies by their first two characters, and by their last two with a mark before."""
    found: dict[str, list[str]] = {}
    for name, entry in entries().items():
        if entry.label == "ORG" and name.endswith(ENDINGS) and OFFICIAL.fullmatch(name):
            found.setdefault(name[:HEAD], []).append(name)
            found.setdefault(f"-{name[-HEAD:]}", []).append(name)
    return found


@cache
def _confusions() -> dict[str, str]:
    return dict(columns("confusions", "character", "for"))


def find_variants(facts: Facts) -> Iterator[Found]:
    """Find bodies whose names are written with one character that is another."""
    every = "".join(facts.texts)
    for index in facts.read:
        text = facts.texts[index]
        for match in RUN.finditer(text):
            yield from _in_run(facts, index, match.start(), match[0], every)
        for match in ORDINANCE.finditer(text) if "条令" in text else ():
            start = max(match.start("wrong"), match.start("wrong2"))
            yield Found(Place(index, start, start + 2), "条令: 条例?", expected=None)


def _in_run(facts: Facts, index: int, offset: int, run: str, every: str) -> Iterator[Found]:
    """Find names in a run of kanji that a listed one is with one character changed."""
    official = _official()
    at = 0
    while at < len(run) - HEAD:
        name = next(_misspelt(run, at, official), None)
        if name is None:
            at += 1
            continue
        start = offset + at
        written = facts.blocks[index].text[start : start + len(name)]
        correct = every.count(name)
        yield Found(
            Place(index, start, start + len(name)),
            f"{written}: {name}?",
            _other(facts, name),
            name if correct else None,
        )
        at += len(name)


def _misspelt(run: str, at: int, official: dict[str, list[str]]) -> Iterator[str]:
    """Yield the listed names that a run has at a place, one character of which is another."""
    for name in official.get(run[at : at + HEAD], ()):
        if _is_slip(run[at : at + len(name)], name):
            yield name
    for size in (5, 6, 7, 8, 9):
        end = run[at + size - HEAD : at + size]
        for name in official.get(f"-{end}", ()) if len(end) == HEAD else ():
            if len(name) == size and _is_slip(run[at : at + size], name):
                yield name


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
    if written[at] in _confusions().get(name[at], ""):
        return True
    is_inside = 0 < at < len(name) - 1
    return is_inside and len(name) >= LONG and name.endswith(("省", "庁")) and written[at] not in SUFFIXES


LONG = 5


def _other(facts: Facts, name: str) -> tuple[Place, ...]:
    for index, text in enumerate(facts.texts):
        at = text.find(name)
        if at >= 0:
            return (Place(index, at, at + len(name)),)
    return ()
