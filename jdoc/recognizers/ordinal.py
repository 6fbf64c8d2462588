"""ORDINAL: places in an order: 第６回, ３番目, 第三条."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals import parse

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

FIRST = deferred("第([一二三四五六七八九]|十[一二三四五六七八九]?)(?=[にはのが、,。:)]|$)")
NATIVE = deferred("([一二三四五六七八九])つ目")
PERIODS = frozenset({"四半期", "半期"})


def find_ordinals(passage: Passage) -> Iterator[Entity]:
    """Yield the ordinals of a passage."""
    for measure in passage.measures:
        if measure.kind != "ordinal" or measure.unit in PERIODS:
            continue
        if not measure.start and not measure.unit and passage.folded.startswith((" ", ".", "、"), measure.end):
            continue  # the number of a section
        yield passage.measured("ORDINAL", measure, measure.unit or None)
    if "第" in passage.folded:
        yield from _words(passage, FIRST, None)
    if "つ目" in passage.folded:
        yield from _words(passage, NATIVE, "つ目")


def _words(passage: Passage, pattern: re.Pattern[str], counter: str | None) -> Iterator[Entity]:
    """Yield the ordinals that are words rather than numbers: 第一に, 三つ目."""
    for word in pattern.finditer(passage.folded):
        yield passage.entity("ORDINAL", *word.span(), parse(word[1]), unit=counter)
