"""Given up: persons who are told to have had an office before, and have it still elsewhere: 前中学校長の根本氏, 根本校長."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.surnames import is_of_personnel
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_OFFICE = "[一-鿿ァ-ヴー]{1,12}(?:長|監|知事|大臣|教授|参事)"
_NAME = "[一-鿿々]{1,5}?(?: [一-鿿々ぁ-ん]{1,3})?"
FORMER = deferred(
    f"(?P<now>{_OFFICE})[(][前元](?P<former>{_OFFICE})[)]の? ?(?P<name>{_NAME})(?![^氏さ君はがをにのと、。\\s\\0])"
)
"""Who is something else now: 市民税課長`(前納税課長)の岸本`は."""
OF_FORMER = deferred(f"(?<![一-鿿])[前元](?P<former>{_OFFICE})の(?P<name>{_NAME})(?![^氏さ君はがを、\\s\\0])")
"""The same where the office of now is told otherwise: `前岬中学校長の根本和泉`氏が."""
BRACKETED = deferred(f"(?P<name>[一-鿿々]{{2,5}})(?:氏|さん|君)?[(][前元](?P<former>{_OFFICE})[)]")
"""The same in brackets: `根本和泉氏(前岬中学校長)`."""
SIGNS = ("前", "元")
"""What each of them has."""
OTHERWISE = deferred("前|元|旧|当時|退[任職]|兼|代[理行]|歴任|時代|まで")
"""What tells beside an office that it was had once."""
PAST = deferred("た(?:が|。|と|と?き|際|$)|[0-9元]年")
"""What a sentence has that tells of earlier times: 述べ`た。`, not `立ちます`."""
SHORTEST = 2
NEAR = 6
"""Characters around an office in which that is told."""
GAP = deferred("[ :の]{0,6}$")
"""What stands between an office and a name behind it: 納税課長`  `岸本."""


class Former(NamedTuple):
    """Who had an office before."""

    name: str
    office: str
    now: str
    """What this person is now, if that stands beside it."""
    beside: str
    """What the sentence says besides, in which that may stand."""
    place: Place


def find_given_up(facts: Facts) -> Iterator[Found]:
    """Find persons who have an office in one place that they are told before to have had once."""
    if not any(sign in facts.whole for sign in SIGNS) or is_of_personnel(facts):
        return
    told: set[Place] = set()
    for former in _former(facts):
        for place in _still(facts, former):
            if place not in told and former.place < place:
                told.add(place)
                written = facts.texts[place.block][place.start : place.end]
                message = f"{former.name}: {written}, but {former.now or '前' + former.office} elsewhere"
                yield Found(place, message, (former.place,))


def _former(facts: Facts) -> Iterator[Former]:
    for pattern in (FORMER, OF_FORMER, BRACKETED):
        for index in facts.where(pattern):
            text = facts.texts[index]
            for match in pattern.finditer(text):
                now = match["now"] if pattern is FORMER else ""
                start, end = text.rfind("。", 0, match.start()) + 1, text.find("。", match.end())
                beside = f"{text[start : match.start()]}{text[match.end() : end if end >= 0 else len(text)]}"
                name = match["name"].replace(" ", "")
                yield Former(name, match["former"], now, beside, Place(index, *match.span()))


def _still(facts: Facts, former: Former) -> Iterator[Place]:
    """Yield where somebody has an office still, by its name or by the end of that, beside the name or the surname."""
    names = {former.name, *(former.name[:size] for size in (3, 2) if len(former.name) > size)}
    offices = [former.office[at:] for at in range(len(former.office) - SHORTEST + 1)]
    sure = [office for office in offices if office not in f"{former.now} {former.beside}"]
    for name in sorted(names, key=len, reverse=True):
        for index in facts.having(name):
            text = facts.texts[index]
            for at in places_of(name, text):
                place = _with_office(text, index, at, at + len(name), sure)
                if place is not None and _is_of_now(text, place):
                    yield place


def _with_office(text: str, index: int, start: int, end: int, offices: list[str]) -> Place | None:
    """Return where a name stands with one of some offices."""
    behind = next((office for office in offices if text.startswith(office, end)), None)
    if behind is not None:
        return Place(index, start, end + len(behind))
    gap = GAP.search(text, max(0, start - NEAR), start)
    before = text[: gap.start()] if gap and gap[0] else ""
    office = next((office for office in offices if before.endswith(office)), None)
    return Place(index, len(before) - len(office), end) if office else None


def _is_of_now(text: str, place: Place) -> bool:
    """Tell whether nothing beside an office, and nothing in its sentence, tells of another time."""
    around = text[max(0, place.start - NEAR) : place.start] + text[place.end : place.end + NEAR]
    start, end = text.rfind("。", 0, place.start) + 1, text.find("。", place.end)
    sentence = text[start : end + 1 if end >= 0 else len(text)]
    return not OTHERWISE.search(around) and not PAST.search(sentence)
