"""Written: the names of a document as they stand there, whole and in the parts that bodies have: 総務課財政係, 財政係."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

_SIGN = "[一-鿿々ァ-ヴーヶ・]"
RUN = deferred(f"(?:{_SIGN}|(?<=[一-鿿])(?:ふ|ども|がい|づくり|まち|くらし|ごみ)(?=[一-鿿ァ-ヴ])){{3,60}}")
"""Kanji and katakana, with the hiragana of names between them: `[北浜港中央ふ頭]の`, not `港の`."""
NUMBERED = deferred(
    "第?[一二三四五六七八九十百千万〇]+(?:[条項号年月日回人名円件]|分の|ヘクタール|キロ|メートル)|(?<=[年月日])(?:現在|末)"
)
"""What is no part of names inside of one: 条例`[第二条]`, not `三ツ浜`."""
COUNTED = deferred("(?<=[0-9])[年月日回号条項件名社人円本個](?=..)")
"""What belongs to a number before a name: `2024[年]北浜市`, not `北浜市`."""
CUT = deferred(
    "(?<=[法会][人社])|(?<=[一-鿿々ァ-ヴー]{2}[省庁府道県市町村区局部課室係会院所校館社団場署])(?![会議員計場社長])(?=[一-鿿々ァ-ヴー]{2})"
    "|(?<=大学)(?!院)|(?<=機構)|(?<=センター)|(?<=銀行)|(?<=[一-鿿ァ-ヴー]{2})(?=(?:株式|有限|合同|合資)会社)|・"
)
"""Where a name ends that another one stands behind: `総務部[]財政課`, not `県民`."""
WORD = deferred("[一-鿿々ァ-ヴーヶ・ぁ-ん]{3,24}")
"""A name without spaces and letters: `[みなと総合]`, not `ABC`."""
FORM = deferred(
    "(?:[一-鿿]{2}(?:財団|社団)法人|国立大学法人|(?:学校|医療|宗教|社会福祉)法人|(?:株式|有限|合同|合資)会社)(?=.{3})"
)
"""What a name begins with that others begin with as well: `[株式会社]青葉機械`."""
FORM_BEHIND = deferred("(?<=.{3})(?:株式|有限|合同|合資)会社$")
"""The same at its end: `青葉電機[株式会社]`, not `会社`."""
LABELS = frozenset({"ORG", "FAC", "LAW", "EVENT", "GPE", "LOC"})
"""What has names that no two things have."""
HEAD = deferred(r"(?<=([省庁府市町村区局部課室係会院所校館社団場署班科]))\1?長$")
"""The head of what has the name before it: `総務課[長]`, `審議会[会長]`, not `班長会`."""
SHORTEST, LONGEST, MOST_PARTS = 3, 24, 6
"""Characters of a name, and parts of one."""
JOINING = "及又若並第・"
"""What stands behind a name, and is none of it: 総務課`[及]`び."""


class Names(NamedTuple):
    """What may be names in a document."""

    places: dict[str, dict[Place, None]]
    """Where each stands."""
    found: set[str]
    """Those that are names for certain."""


def names_of(facts: Facts) -> Names:
    """Return the names of a document."""
    names = Names({}, set())
    for index in facts.read:
        for match in RUN.finditer(facts.texts[index]):
            for start, end in _without_numbers(facts.texts[index], *match.span()):
                _add(names, index, _parts(facts.texts[index], start, end))
    for index, entities in facts.entities(LABELS):
        for entity in entities:
            parts = [*_of_entity(facts.texts[index], entity)]
            names.found.update(name for name, _ in parts)
            _add(names, index, parts)
    return names


def _add(names: Names, index: int, parts: Iterable[tuple[str, int]]) -> None:
    for name, start in parts:
        if SHORTEST <= len(name) <= LONGEST:
            names.places.setdefault(name, {})[Place(index, start, start + len(name))] = None


def _without_numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what numbers leave of a run: 北浜市 of 昭和三十年北浜市."""
    counted = COUNTED.match(text, start)
    at = counted.end() if counted else start
    for match in NUMBERED.finditer(text, at, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield a run, its parts, and those that stand side by side, each with where it begins."""
    if end - start < SHORTEST:
        return
    cuts = [start, *(match.end() for match in CUT.finditer(text, start, end))][:MOST_PARTS]
    for low, high in combinations([*cuts, end], 2):
        name = text[low:high].rstrip(JOINING)
        head = HEAD.search(name)
        yield (name[: head.start()] if head else name), low


def _of_entity(text: str, entity: Entity) -> Iterator[tuple[str, int]]:
    """Yield a name with its legal form and without it."""
    match = WORD.fullmatch(text, entity.start, entity.end)
    if match is not None:
        yield match[0], entity.start
        form, behind = FORM.match(match[0]), FORM_BEHIND.search(match[0])
        start, end = form.end() if form else 0, behind.start() if behind else len(match[0])
        if form or behind:
            yield match[0][start:end], entity.start + start
