"""Mountains whose names look like persons': 桂岳に入山, 林岳の山頂, told by what is done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from jdoc.language.names import Name
    from jdoc.language.names.mentions import NamesOfTexts
    from jdoc.language.names.texts import Tokens

# What mountains have, and what is done there.
_THERE = "(?:登山|入山|山頂|頂上|遭難|縦走|登頂|標高|麓|ふもと|山小屋|中腹|稜線|尾根|火口|噴火|林野|山麓|火山|周辺)"
PEAK = deferred(
    f"(?<!{NOUN})(?P<name>[一-鿿々]{{1,3}}岳)(?=の?{_THERE}|[にへを](?:登[らりるっ頂山]|入山|縦走)|(?:から|で)(?:下山|遭難))"
)
"""A mountain and what is done there: `[桂岳]に入山し`, `[林岳]の山頂`, not `林岳は登壇し`."""


def with_peaks(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Make mountains of what looks like persons where the document tells a mountain of that name."""
    peaks = {peak["name"] for text in texts if "岳" in text.folded for peak in PEAK.finditer(text.folded)}
    if not peaks:
        return names
    return [[_as_peak(text, name, peaks) for name in own] for text, own in zip(texts, names, strict=True)]


def _as_peak(text: Tokens, name: Name, peaks: Container[str]) -> Name:
    is_peak = name.label == "PERSON" and text.folded[name.start : name.end] in peaks
    return name._replace(label="LOC", role=None) if is_peak else name


RULES = Table(
    Rule(
        "mountain by what is done there",
        "LOC",
        Rank.DESK,
        matches(PEAK),
        Match.find,
        found="[桂岳]に入山した。",
        left="林岳は登壇した。",
        gate=("岳",),
    ),
)
