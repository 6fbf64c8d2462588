"""Written: the names of a document as they stand there, whole and in the parts that bodies have: 総務課財政係, 財政係."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, islice
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

_SIGN = "[一-鿿々ァ-ヴーヶ・]"
RUN = deferred(f"(?!・){_SIGN}(?:{_SIGN}|(?<=[一-鿿])(?:ふ|ども|がい|づくり|まち|くらし|ごみ)(?=[一-鿿ァ-ヴ])){{2,59}}")
"""Kanji and katakana, with the hiragana of names between them: `[北浜港中央ふ頭]の`, not `港の`."""
NUMBERED = deferred(
    "第?[一二三四五六七八九十百千万〇]+(?:[条項号年月日回人名円件]|分の|ヘクタール|キロ|メートル)|(?<=[年月日])(?:現在|末)"
)
"""What is no part of names inside of one: 条例`[第二条]`, not `三ツ浜`."""
PARTED = deferred(
    "[人社省庁府道県市町村区局部課室係会院所校館団場署学構行・](?=.)|[一二三四五六七八九十百千万〇](?=[条項号年月日回人名円件分ヘキメ])"
    "|ター(?=.)|現在|末"
)
"""What each run has that numbers or names divide: `総務[部]財政課`, not `財政課`."""
COUNTED = frozenset("年月日回号条項件名社人円本個")
"""What belongs to a number before a name: 2024年北浜市."""
CUT = deferred(
    "[人社省庁府道県市町村区局部課室係会院所校館団場署学構ー行・](?:(?<=[法会][人社])"
    "|(?<=[一-鿿々ァ-ヴー]{2}[省庁府道県市町村区局部課室係会院所校館社団場署])(?<!都都|道道|府府|県県|市市|区区|町町|村村)(?![会議員計場社長])(?=[一-鿿々ァ-ヴー]{2})"
    "|(?<=大学)(?!院)|(?<=機構)|(?<=センター)|(?<=銀行)|(?<=・)|(?<=[一-鿿ァ-ヴー]{2})(?=(?:株式|有限|合同|合資)会社))"
    "|[一-鿿ァ-ヴー](?=[株有合](?:式|限|同|資)会社)(?<=[一-鿿ァ-ヴー].)"
)
"""Where a name ends that another one stands behind: `総務[部]財政課`, `千葉[市]市民局`, not `県民`."""
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
LAST = f"{JOINING}長"


class Names(NamedTuple):
    """What may be names in a document."""

    spots: dict[str, dict[int, None]]
    """Where each stands in all texts as one."""
    found: set[str]
    """Those that are names for certain."""
    facts: Facts

    def often(self, name: str) -> int:
        """Say how often a name stands there."""
        return len(self.spots[name])

    def places(self, name: str, most: int = 1) -> list[Place]:
        """Return where a name stands, its first places."""
        where = (self.facts.place_of(spot) for spot in islice(self.spots[name], most))
        return [Place(block, at, at + len(name)) for block, at in where]


def names_of(facts: Facts) -> Names:
    """Return the names of a document, found once."""
    return facts.kept("names as written", lambda: _names_of(facts))


def _names_of(facts: Facts) -> Names:
    names = Names({}, set(), facts)
    whole = facts.whole
    for match in RUN.finditer(whole):
        at, run = match.start(), match[0]
        is_counted = run[0] in COUNTED and at > 0 and "0" <= whole[at - 1] <= "9"
        for name, start in _names_in(run, int(is_counted)):
            names.spots.setdefault(name, {})[at + start] = None
    for index, entities in facts.entities(LABELS):
        begin = facts.begins[index]
        for entity in entities:
            _add_entity(names, begin, _of_entity(facts.texts[index], entity))
    return names


def _add_entity(names: Names, begin: int, forms: Iterable[tuple[str, int]]) -> None:
    for name, start in forms:
        names.found.add(name)
        if SHORTEST <= len(name) <= LONGEST:
            names.spots.setdefault(name, {})[begin + start] = None


@lru_cache(maxsize=8192)
def _names_in(run: str, at: int) -> Sequence[tuple[str, int]]:
    """Return the names of a run from a place on, each with where it begins: most runs have no parts."""
    if at or PARTED.search(run):
        every = [part for start, end in _without_numbers(run, at) for part in _parts_of(run, start, end)]
    else:
        every = [(_named(run) if run[-1] in LAST else run, 0)]
    return [(name, start) for name, start in every if SHORTEST <= len(name) <= LONGEST]


def _without_numbers(run: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield what numbers leave of a run: 北浜市 of 昭和三十年北浜市."""
    for match in NUMBERED.finditer(run, at):
        yield at, match.start()
        at = match.end()
    yield at, len(run)


def _parts_of(run: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    cuts = [start, *(match.end() for match in CUT.finditer(run, start, end))][:MOST_PARTS]
    spans = [(low, high) for low, high in combinations([*cuts, end], 2) if high - low >= SHORTEST]
    yield from ((_named(run[low:high]), low) for low, high in spans)


def _named(words: str) -> str:
    """Return a name without what joins it to what stands behind, and that of a body for its head.

    >>> _named("総務課及"), _named("総務課長"), _named("班長会")
    ('総務課', '総務課', '班長会')
    """
    name = words.rstrip(JOINING)
    head = HEAD.search(name) if name.endswith("長") else None
    return name[: head.start()] if head else name


def _of_entity(text: str, entity: Entity) -> list[tuple[str, int]]:
    """Return a name with its legal form and without it."""
    match = WORD.fullmatch(text, entity.start, entity.end)
    if match is None:
        return []
    name = match[0]
    if "法人" not in name and "会社" not in name:  # as every form has
        return [(name, entity.start)]
    form, behind = FORM.match(name), FORM_BEHIND.search(name)
    start, end = form.end() if form else 0, behind.start() if behind else len(name)
    return [(name, entity.start), *([(name[start:end], entity.start + start)] if form or behind else [])]
