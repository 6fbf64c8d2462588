"""The rules of structure, as rows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jdoc.checks.rules import Rule
from jdoc.checks.structure.annexed import find_misplaced
from jdoc.checks.structure.answers import find_answers_of_others
from jdoc.checks.structure.appended import find_missing_named
from jdoc.checks.structure.attachments import find_missing_attachments
from jdoc.checks.structure.captions import find_repeated_captions, find_skipped_captions
from jdoc.checks.structure.chapters import find_wrong_chapters
from jdoc.checks.structure.contents import find_misheaded
from jdoc.checks.structure.inside import find_repeated_inside, find_skipped_inside
from jdoc.checks.structure.listed import find_repeated_lines, find_skipped_lines
from jdoc.checks.structure.matters import find_of_others
from jdoc.checks.structure.ordinals import find_repeated_ordinals, find_skipped_ordinals
from jdoc.checks.structure.references import find_missing
from jdoc.checks.structure.rows import find_repeated_rows, find_skipped_rows
from jdoc.checks.structure.series import find_repeated, find_skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


SKIPPED = (
    find_skipped,
    find_skipped_captions,
    find_skipped_rows,
    find_skipped_ordinals,
    find_skipped_lines,
    find_skipped_inside,
)
REPEATED = (
    find_repeated,
    find_repeated_captions,
    find_repeated_rows,
    find_repeated_ordinals,
    find_repeated_lines,
    find_repeated_inside,
    find_answers_of_others,
)
MISSING = (
    find_missing,
    find_missing_named,
    find_misplaced,
    find_misheaded,
    find_of_others,
    find_wrong_chapters,
)


def _missing(facts: Facts) -> Iterator[Found]:
    return chain(*(find(facts) for find in MISSING))


def _skipped(facts: Facts) -> Iterator[Found]:
    return _once(chain(*(find(facts) for find in SKIPPED)))


def _repeated(facts: Facts) -> Iterator[Found]:
    return _once(chain(*(find(facts) for find in REPEATED)))


def _once(found: Iterator[Found]) -> Iterator[Found]:
    """Leave out what is told of a line of which something is told already."""
    told: dict[tuple[int, int], Found] = {}
    for each in found:
        told.setdefault((each.place.block, each.place.start), each)
    return iter(told.values())


RULES = (
    Rule(
        "number-skipped",
        "structure",
        "error",
        _skipped,
        "a number that is left out of its series: of articles, items, tables, forms",
        "A paragraph was taken out, and those below it were not counted anew; whoever refers to them refers to the wrong one.",
        "deleted articles (第八条から第十条まで　削除), branches (第六条の二), lists that begin anew, excerpts",
        "１　目的\n\n港を整備する。\n\n２　内容\n\n岸壁を改修する。\n\n３　期間\n\n令和５年度とする。\n\n５　⟦費用⟧\n\n市が負担する。",
        "第七条　港を定める。\n第八条から第十条まで　削除\n第十一条　岸壁を定める。\n第十一条の二　橋を定める。\n第十二条　この条例は、別に定める。",
    ),
    Rule(
        "number-repeated",
        "structure",
        "error",
        _repeated,
        "a number that comes twice in its series",
        "A paragraph was put in with the number of the next one; a mayor had to apologise for a bill with two articles 3.",
        "lists that begin anew, supplementary provisions, which count for themselves",
        "第六条　市長は、港を管理する。\n第七条　市長は、岸壁を管理する。\n第七条　⟦市長は、橋を管理する。⟧\n第八条　市長は、道を管理する。",
        "第一条　市長は、港を管理する。\n第二条　市長は、岸壁を管理する。\n附　則\n第一条　この条例は、公布の日から施行する。\n第二条　この条例の施行前の例による。",
    ),
    Rule(
        "missing-reference",
        "structure",
        "warning",
        _missing,
        "a reference to something that the document doesn't have: an article, a number, a figure, a table",
        "When articles are put in or taken out, those that refer to them keep the old numbers: in 2021 a dozen bills did.",
        "articles of other laws, quoted words, documents that are given in part",
        "北浜市港湾条例\n\n第一条　この条例は、港を定める。\n第二条　市長は、港を管理する。\n２　前条の港は、⟦第二十条⟧に定める。\n第三条　この条例は、規則で定める。",
        "北浜市港湾条例\n\n第一条　この条例は、港湾法第二十条の規定により港を定める。\n第二条　市長は、港を管理する。\n２　前条の港は、第三条に定める。\n第三条　この条例は、規則で定める。",
        frozenset({"CITATION", "LAW"}),
    ),
    Rule(
        "missing-attachment",
        "structure",
        "warning",
        find_missing_attachments,
        "an attachment that is named and isn't there",
        "One correction in five of securities reports is an attachment that was left out.",
        "attachments of other texts; where none is there at all, they are files of their own, which is told as an info",
        "補助金の額は、別紙１及び⟦別紙５⟧のとおりとする。\n\n別紙１\n\n額の表\n\n別紙２\n\n様式",
        "補助金の額は、別紙１のとおりとし、要綱の別紙７による。\n\n別紙１\n\n額の表\n\n別紙２\n\n様式",
    ),
)
