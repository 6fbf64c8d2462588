"""Amending: where the provisions that an amending law quotes will stand in the law that is amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.provisions.steps import TOKENS, write_step
from jdoc.language.width import fold

if TYPE_CHECKING:
    from jdoc.language.provisions.paths import Path

AMENDS = "次のように改正する。"
INSTRUCTION = deferred(
    r"(?:第[^ 、。]{1,8}[編章節款条]|同[条章節]|目次|題名|前文|本則|附則|別表|別記|様式)"
    r"[^。]*(?:「.*」|次の.{1,5}を|次のように|第.{1,8}[条項号]を|見出し).*(?:改め|加え|削|繰り[上下]げ|とす)る。$"
)
"""What becomes of a provision: `[第３条中「町」を「市」に改める。]`, `[同条に次の１項を加える。]`,
not `第３条の規定は、適用しないものとする。`."""
_NUMERAL = "(?:[0-9]+|[〇一二三四五六七八九十百]+)"
_QUOTED = deferred("「[^「」]*(?:「[^「」]*」[^「」]*)*」")
"""Words that are put in or taken out: 第三条中[「第四条」]を[「第五条」]に改める."""
_NAMED = deferred(
    rf"(?P<supplement>[附付]則)?第(?P<number>{_NUMERAL})(?P<unit>[条項号])(?P<branches>(?:の{_NUMERAL})*)"
)
"""A provision that an instruction names: `[附則第三条の二][第一項]を次のように改める。`."""
_ANNOUNCED = deferred(
    rf"次の(?:よう[にな]|(?P<count>{_NUMERAL})(?P<unit>[編章節款目条項号表])|見出し|[^ 「」。]{{1,8}}を加える)"
)
"""What announces quoted provisions: `[次の二条]を加える。`, `[次のように]改める。`, not `次条に改める。`."""
_ABOVE: dict[str, tuple[str, ...]] = {"条": (), "項": ("Sp", "At"), "号": ("Sp", "At", "Pr")}
"""What of the provision named before a next step stands below."""


class Instruction(Struct):
    """What an instruction says of the provisions quoted below it."""

    announces: bool = False
    """Whether provisions are quoted below."""
    articles: int | None = None
    """How many of them are articles, where it says so."""
    place: Path = ()
    """The last provision that it names."""


def read_instruction(text: str, above: Path) -> Instruction:
    """Read what an instruction announces, and where; 同条 and 同項 are those of the instruction above.

    >>> read_instruction("第三条第一項中「第五条」を「第六条」に改め、同条に次の二項を加える。", ()).place
    ('At_3', 'Pr_1')
    >>> read_instruction("第五条の次に次の一条を加える。", ()).articles
    1
    >>> read_instruction("第三条中「町」を「市」に改める。", ()).announces
    False
    """
    plain = _QUOTED.sub("", fold(text))
    announced = _ANNOUNCED.search(plain)
    place = above if "同条" in plain or "同項" in plain or "同章" in plain else ()
    for match in _NAMED.finditer(plain):
        place = _named(place, match["supplement"], match["unit"], match["number"], match["branches"])
    if announced is None:
        return Instruction(place=place)
    return Instruction(announces=True, articles=_count(plain), place=place)


def _count(plain: str) -> int | None:
    """Return how many articles are quoted: as many as it says, one in place of one, none where paragraphs are."""
    announced = [*_ANNOUNCED.finditer(plain)][-1]
    if announced["unit"] == "条":
        return read_whole(announced["count"])
    if announced["unit"] in {"項", "号"}:
        return 0
    named = [match["unit"] for match in _NAMED.finditer(plain)]
    if "章" in plain or "節" in plain or "から" in plain or not named:
        return None
    return 1 if named[-1] == "条" else 0


def _named(place: Path, supplement: str | None, unit: str, number: str, branches: str) -> Path:
    """Go on from a provision named before to the next one: 第三条, 第一項 of it."""
    step = write_step(TOKENS[unit], number, branches)
    if supplement:
        return ("Sp", step)
    return (*(each for each in place if each.startswith(_ABOVE[unit])), step)
