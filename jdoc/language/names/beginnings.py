"""Beginnings: where the name begins that an ending ends, behind times, counts and persons: 昨年の|第３回外相会合."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, labeled, listed_municipalities
from jdoc.language.names.persons.in_runs import persons
from jdoc.language.tokens import DOT

if TYPE_CHECKING:
    from jdoc.language.names.gazetteer import NameEnding
    from jdoc.language.names.texts import Tokens

NUMBER = "[0-9元〇一二三四五六七八九十百千万]"
TIMES = deferred(
    f"""(?: (?:令和|平成|昭和|大正|明治) {NUMBER}+ 年?度?
          | (?:午前|午後)? {NUMBER}+ (?:年度?|月|日|回|個|か国|カ国|ヶ国|名|人|件|社|団体|時|分)
            (?:間|目|頃|付け?)? )+""",
    re.VERBOSE,
)
"""Times and counts, which no name begins with: `[令和５年度５月頃]の会議`, `[30か国]外相会合`, not `令和の会議`."""
FIELD = deferred(
    "[一-鿿ァ-ヴー・]{2,16}長兼|[一-鿿]{2,16}君(?:外[0-9一二三四五六七八九十]+名)?提出|(?:上席|専務|常務|代表)?(?:執行役員?|取締役|監査役)(?=[一-鿿ァ-ヴー]{3})|(?:上場)?会社名|商号|(?:法人|団体|事業者|機関|大学)名"
    f"|(?:議案|報告|諮問|認定|同意|承認|請願|陳情|発議|選挙|意見書案|決議案)第{NUMBER}+号"
)
"""What goes before a name: a word of a form, `[上場会社名]　北浜`, a bill, `[議案第26号]さくら条例`, not `第26号`."""
JOINT = "兼"
"""What joins two offices: 総括審議官|兼|内閣府地方創生推進室次長."""
DIVISIONS = ("課", "局", "部", "署", "省", "庁", "委員会", "審議会", "事務所", "判事", "検事", "教授", "長", "官")
"""What ends a body, or the office of somebody there, behind which a dot joins another one."""
ORDINAL = deferred(f"第{NUMBER}+[回次期](?:目)?")
"""Which one of a series: `[第６回]外相会合`."""


def first_token(run: Tokens, at: int, ending: NameEnding) -> int:
    """Return the first token of the name that ends so: 昨年の第３回外相会合 begins with 第３回."""
    floor = max((end for end in run.once(_read_person_ends) if end <= at), default=0)
    ordinal = _ordinal_before(run, at) if ending.is_of_meeting else None
    if ordinal is None:
        start = skip_leading(run, max(floor, behind_division(run, at) if ending.label == "ORG" else 0), at)
        return start + 2 if ending.label == "FAC" and _is_after_state(run, start + 2, at) else start
    if ending.label == "EVENT" and run.kind(ordinal - 1).tag != "o" and run.is_distinctive(0, ordinal):
        return skip_leading(run, floor, ordinal)
    return ordinal


def behind_division(run: Tokens, at: int) -> int:
    """Return the token behind the last 兼, or the last dot that a division stands before: 捜査第二課・|船橋東警察署."""
    if "o" not in run.tags and JOINT not in run.folded:
        return 0
    dots = (dot for dot in range(at - 1, 0, -1) if run.tags[dot] == "o" or run.word(dot) == JOINT)
    stops = (dot for dot in dots if run.word(dot) == JOINT or run.folded.endswith(DIVISIONS, 0, run.starts[dot]))
    return next((stop + 1 for stop in stops), 0)


def _ordinal_before(run: Tokens, at: int) -> int | None:
    """Return the token that the first ordinal before a token begins with, if there is one."""
    ordinal = ORDINAL.search(run.folded, 0, run.starts[at])
    return run.index.get(ordinal.start()) if ordinal else None


def _is_after_state(run: Tokens, first: int, at: int) -> bool:
    """Tell whether a facility's name begins behind a state and a dot: フィリピン・|マニラ港."""
    return first <= at and run.word(first - 1) == DOT and run.is_state(first - 2)


def _read_person_ends(run: Tokens) -> list[int]:
    """Return the tokens behind persons, which no other name begins before."""
    return [run.index[person.end] for person in labeled(run.once(persons), "PERSON")]


def skip_leading(run: Tokens, start: int, at: int) -> int:
    """Return the first token from a start on that a name can begin with: no time, no count, no 同 and 各."""
    while start < at:
        beyond = _beyond_leading(run, start, at)
        if beyond == start:
            break
        start = beyond
    return start


def match_times(text: Tokens, start: int) -> re.Match[str] | None:
    """Match the times and counts that stand at an offset."""
    return None if text.folded.startswith(_named_like_times(), start) else TIMES.match(text.folded, start)


@cache
def _named_like_times() -> tuple[str, ...]:
    """Return the municipalities whose names begin as times do: 十日町市 is no day."""
    return tuple(name for name in listed_municipalities.full_names() if TIMES.match(name))


def _beyond_leading(run: Tokens, start: int, at: int) -> int:
    """Return the token behind what stands at a start and is no part of a name; the start if there is none."""
    offset = run.starts[start]
    times = match_times(run, offset) or FIELD.match(run.folded, offset)
    stop = run.index.get(times.end(), at + 1) if times else at + 1
    if stop <= at:
        return stop
    if run.word(start) == "同":  # 同委員会|広島事務所
        stops = range(min(start + 5, at), start + 1, -1)
        return next((stop for stop in stops if run.part(start + 1, stop) in gazetteer.known_endings()), start + 1)
    if run.types[start].breaks and (run.listed_from(start) or run.part(start, start + 2) == "全日本"):  # 全日本空輸
        return start
    return start + (run.types[start].breaks or run.types[start].tag == "o")
