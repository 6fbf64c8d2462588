"""References to the numbers below a heading that is called by its title: 「調査の概要」の６, 【5】の(6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.numbering import form_of, is_counted, known_numbers, number_of, path_of
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.structure.numbering import Known

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
BELOW = deferred(
    f"[「【『〈《](?P<title>[^「」【】『』〈〉《》\\n]{{1,30}})[」】』〉》]の(?P<step>[(](?:{_NUMBER})[)]|{_NUMBER})"
    "(?=[のにをではがと、。及又並から)」]|$)(?!の[0-9一二三四五六七八九十(]|に[0-9]|か[国月所])"
)
"""A number below a heading: `[「調査の概要」の6]による`, `[【5】の(6)]を`, not `「港」の6人`."""
LINKS = ("」の", "】の", "』の", "〉の", "》の")
"""What each of these references has."""
IN_BRACKETS = deferred("[【〈《\\[](?P<first>[^】〉》\\]]+)[】〉》\\]]")
"""What a heading begins with that is called by it: `[【5】]市に出すとき`."""
FEWEST = 2


def find_below_titles(facts: Facts) -> Iterator[Found]:
    """Find references to numbers below a heading that has only lower ones."""
    for index in facts.having(*LINKS):
        for match in BELOW.finditer(facts.texts[index]):
            path = facts.kept("headings by title", lambda: _paths(facts)).get("".join(match["title"].split()))
            if path and _is_beyond(match["step"], known_numbers(facts), path):
                written = facts.blocks[index].text[match.start() : match.end()]
                yield Found(Place(index, *match.span()), f"{written}: there is no such number")


def _is_beyond(step: str, known: Known, path: tuple[str, ...]) -> bool:
    numbers = known.get((*path, form_of(step)), set())
    return len(numbers) >= FEWEST and is_counted(numbers) and (number_of(step) or 0) > max(numbers)


def _paths(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Return where headings stand, by their titles and by what they begin with in brackets; of two with one title, none."""
    found: dict[str, tuple[str, ...]] = {}
    doubled: set[str] = set()
    for index in facts.read:
        block = facts.blocks[index]
        if block.kind != "heading" or not block.locator:
            continue
        title = "".join(fold(block.text).split())
        first = IN_BRACKETS.match(title)
        for name in {title.strip("【】〈〉《》[]"), first["first"] if first else title}:
            doubled.update({name} & found.keys())
            found[name] = path_of(block.locator)
    return {name: path for name, path in found.items() if name not in doubled}
