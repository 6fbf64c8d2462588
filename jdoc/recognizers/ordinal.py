"""ORDINAL: places in an order: 第６回, ３番目, 第三条."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates.grammar import NUMBER
from jdoc.language.lazy import deferred
from jdoc.language.numerals import parse
from jdoc.language.numerals.context import find_word
from jdoc.language.scripts import FIGURES, ONE_TO_NINE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.language.measures import Measure
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

FIRST = deferred(f"第([{ONE_TO_NINE}]|十[{ONE_TO_NINE}]?)(?=[にはのが、,。:)]|$)")
"""`[第一]に`, `[第十二]は`, not `第一次`."""
NATIVE = deferred(f"([{ONE_TO_NINE}])つ目")
"""`[三つ目]の`."""
PERIODS = frozenset({"四半期", "半期"})
"""Units that make a date of an ordinal."""
BRANCHED = frozenset("条章節款目編項号表")
"""What a law gives numbers between numbers to: 第三条の二."""
BRANCH = deferred(
    f"(?: ?の ?{NUMBER})+(?![0-9{FIGURES}]| ?[分つ人件名個割倍%者種部点回度箇ヶ項号条円万億千年月日時]"
    "| ?か[国所月年]|以[上下内外])"
)
"""The number of a provision that was put in: 第三条`[の二]`, not `の三分の一`, not `の一部`."""
BRANCH_NUMBER = deferred(NUMBER)
"""A number in it: の`[四十四]`."""
SHIP = deferred(r"[^\W\d_]{1,6}丸(?![くいめごみ太剤木])")
"""What makes the name of a ship of a number: 第三`[幸運丸]`."""
BEFORE_SECTION = frozenset(" \n")
LABEL_ENDS = (" ", ".", "、")


def find_ordinals(passage: Passage) -> Iterator[Entity]:
    """Yield the ordinals of a passage."""
    for measure in passage.measures_of("ordinal"):
        if measure.unit not in PERIODS and not _is_of_section(passage.folded, measure):
            ordinal = passage.measured("ORDINAL", measure, measure.unit or None)
            yield _with_branch(ordinal, passage) if measure.unit in BRANCHED else ordinal
    if "第" in passage.folded:
        yield from _words(passage, FIRST, None)
    if "つ目" in passage.folded:
        yield from _words(passage, NATIVE, "つ目")


def _with_branch(ordinal: Entity, passage: Passage) -> Entity:
    """Add the branch behind a provision's number, as the `Num` of the law XML schema writes it: 第三条の二 is 3_2."""
    folded = passage.folded
    branch = BRANCH.match(folded, ordinal.end) if "の" in folded[ordinal.end : ordinal.end + 2] else None
    if branch is None or ordinal.value is None:
        return ordinal
    *_, last = BRANCH_NUMBER.finditer(passage.folded, *branch.span())
    if find_word(passage.folded, last.start()):  # 議案第15号の一般会計
        return ordinal
    numbers = [parse(number) for number in BRANCH_NUMBER.findall(branch[0])]
    ordinal.end = branch.end()
    ordinal.text = passage.text[ordinal.start : ordinal.end]
    ordinal.value = "_".join(map(str, [ordinal.value, *numbers]))
    return ordinal


def _is_of_section(folded: str, measure: Measure) -> bool:
    """Tell the number of a section, or of a ship: 第１　総則, 第三幸運丸."""
    if measure.unit:
        return False
    is_apart = folded[measure.start - 1 : measure.start] in BEFORE_SECTION or not measure.start
    return (is_apart and folded.startswith(LABEL_ENDS, measure.end)) or SHIP.match(folded, measure.end) is not None


def _words(passage: Passage, pattern: re.Pattern[str], counter: str | None) -> Iterator[Entity]:
    """Yield the ordinals that are words rather than numbers: 第一に, 三つ目."""
    for word in pattern.finditer(passage.folded):
        yield passage.entity("ORDINAL", *word.span(), parse(word[1]), unit=counter)
