"""Papers of a meeting: what is spoken of that the agenda doesn't have: 資料４ of 資料１ and 資料２."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

PAPER = "資料"
ON_AGENDA = deferred(
    "(?:[ (【\\[<])(?P<first>資料 ?(?P<number>[0-9]{1,2}))(?:(?:、|・|及び|,|[~〜-])(?:資料)? ?(?P<last>[0-9]{1,2}))?[)】\\]>]?$"
)
"""What an item of an agenda ends with: 計画案について`[(資料1)]`, not `(資料1)による。`."""
SPOKEN_OF = deferred(
    "(?<![^\\W0-9_ぁ-ん])資料 ?(?P<number>[0-9]{1,2})(?![0-9年月日人件頁条項点か-])(?=を|に|の|で|により|から)"
)
"""A paper that is spoken of: `[資料4]のとおり`, not `参考資料4`."""
FEWEST = 2


def find_beyond_agenda(facts: Facts) -> Iterator[Found]:
    """Find papers beyond those of an agenda by more than one: whatever is handed out besides bears the next number."""
    blocks = facts.having(PAPER)
    listed = _listed(facts, blocks) if len(blocks) > FEWEST else {}
    if len(listed) < FEWEST or [*sorted(listed)] != [*range(1, len(listed) + 1)]:
        return
    told = {number for number, _ in _spoken_of(facts, blocks)}
    for number, place in _spoken_of(facts, blocks):
        is_beyond = number > len(listed) + 1 and number - 1 not in told
        if is_beyond and not is_said_of_another(facts, place.block, place.start):
            written = facts.blocks[place.block].text[place.start : place.end]
            yield Found(
                place,
                f"{written}: there are only {'、'.join(f'{PAPER}{each}' for each in sorted(listed))}",
                (listed[len(listed)],),
            )


def _listed(facts: Facts, blocks: list[int]) -> dict[int, Place]:
    """Return the papers that items of an agenda end with, by their numbers."""
    listed: dict[int, Place] = {}
    for index in blocks:
        match = ON_AGENDA.search(facts.texts[index])
        if match is not None and "。" not in facts.texts[index]:
            last = int(match["last"] or match["number"])
            for number in range(int(match["number"]), last + 1):
                listed.setdefault(number, Place(index, *match.span("first")))
    return listed


def _spoken_of(facts: Facts, blocks: list[int]) -> Iterator[tuple[int, Place]]:
    for index in blocks:
        for match in SPOKEN_OF.finditer(facts.texts[index]):
            yield int(match["number"]), Place(index, *match.span())
