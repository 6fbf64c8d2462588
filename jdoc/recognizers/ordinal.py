"""ORDINAL: places in an order: 第６回, ３番目, 第三条."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals import parse
from jdoc.language.scripts import ONE_TO_NINE

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
LABEL_ENDS = (" ", ".", "、")


def find_ordinals(passage: Passage) -> Iterator[Entity]:
    """Yield the ordinals of a passage."""
    for measure in passage.measures_of("ordinal"):
        if measure.unit not in PERIODS and not _is_of_section(passage.folded, measure):
            yield passage.measured("ORDINAL", measure, measure.unit or None)
    if "第" in passage.folded:
        yield from _words(passage, FIRST, None)
    if "つ目" in passage.folded:
        yield from _words(passage, NATIVE, "つ目")


def _is_of_section(folded: str, measure: Measure) -> bool:
    """Tell the number of a section: 第１　総則."""
    return not measure.start and not measure.unit and folded.startswith(LABEL_ENDS, measure.end)


def _words(passage: Passage, pattern: re.Pattern[str], counter: str | None) -> Iterator[Entity]:
    """Yield the ordinals that are words rather than numbers: 第一に, 三つ目."""
    for word in pattern.finditer(passage.folded):
        yield passage.entity("ORDINAL", *word.span(), parse(word[1]), unit=counter)
