"""Gather: all that is listed in reach of a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.below import find_above, find_below
from jdoc.checks.counting.measures import Case
from jdoc.checks.counting.sentences import find_in_text, find_marked
from jdoc.checks.counting.series import series_of
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.counting.stated import Listed, Stated
    from jdoc.checks.facts import Facts

ANNEX = deferred(
    "(?P<name>別?[表紙](?:第?[0-9一二三四五六七八九十]+)?|次の表|下表)(?:の|に[^。]{0,12}|は、?[^。]{0,12})$"
)
"""The table that a number is of: `[別表第二の]`五筆."""
BORNE = {
    "件": ("議案", "議案第", "報告第", "認定第", "請願第", "陳情第", "指摘", "事例", "案件", "意見"),
    "議案": ("議案", "議案第"),
}
"""What things bear that are counted so: 4件, 第1号議案."""
ONE_CHARACTER = frozenset({"回", "章", "編", "柱"})
"""Words of one character that numbers stand with: 第1回."""
BEFORE, FEWEST = 24, 2


def cases(facts: Facts, stated: Stated, others: Sequence[Stated]) -> Iterator[Case]:
    """Yield a number with each list that may be of what it counts."""
    text = facts.texts[stated.block]
    end = text.find("。", stated.end)
    start = text.rfind("。", 0, stated.start) + 1
    for listed in _lists(facts, stated, text):
        if text.startswith(BOTH, stated.start) and _are_mixed(listed.items, stated.unit):
            continue
        yield Case(facts, stated, listed, text, start, end if end >= 0 else len(text), others)


BOTH = "両"


def _are_mixed(items: Sequence[str], unit: str) -> bool:
    """Tell whether only some of several things are called so: 甲市、乙町及び丙町の両町."""
    return 0 < sum(item.endswith(unit) for item in items) < len(items)


def _lists(facts: Facts, stated: Stated, text: str) -> Iterator[Listed]:
    if stated.unit[0] in MARKS:
        yield from _marked(facts, stated)
        return
    yield from find_in_text(text, stated)
    yield from find_below(facts, stated.block)
    yield from find_above(facts, stated.block)
    yield from _in_next(facts, stated.block + 1)
    for word in {stated.noun, *BORNE.get(stated.unit, (stated.unit,))}:
        if (len(word) > 1 or word in ONE_CHARACTER) and _stands_often(facts, word):
            yield from series_of(facts).get(word, ())
    annex = ANNEX.search(text, max(0, stated.start - BEFORE), stated.start)
    if annex:
        for at in _headed(facts, annex["name"], stated.block):
            yield from (each._replace(how="annex") for each in find_below(facts, at))


def _in_next(facts: Facts, at: int) -> Iterator[Listed]:
    """Yield what bears numbers in the next text, in one row: ①人づくり、②まちづくり."""
    if at < len(facts.texts) and not facts.blocks[at].rows:
        label = facts.labels[at]
        for listed in find_marked(f"{label}{facts.texts[at]}", at):
            yield listed._replace(places=(Place(at, 0, listed.places[0].end - len(label)),))


def _stands_often(facts: Facts, word: str) -> bool:
    """Tell whether a word stands in a document so often that it can bear numbers."""
    labels = facts.kept("labels as one", lambda: "\n".join(facts.labels))
    return facts.whole.count(word) + labels.count(word) >= FEWEST


MARKS = "①(ア"


def _marked(facts: Facts, stated: Stated) -> Iterator[Listed]:
    """Yield the list below a text that names its last mark, if it isn't there: 次の①から④まで."""
    for listed in find_below(facts, stated.block):
        is_short = stated.number >= listed.lengths[0] or "次の" in facts.texts[stated.block][: stated.start]
        if listed.how == "items" and facts.labels[listed.places[0].block] == stated.unit and is_short:
            yield listed


def _headed(facts: Facts, name: str, other: int) -> list[int]:
    """Return the blocks that head an annex or a table of a name."""
    heads = {"caption", "attachment", "heading"}
    return [
        at for at in facts.read if at != other and facts.blocks[at].kind in heads and facts.texts[at].startswith(name)
    ]
