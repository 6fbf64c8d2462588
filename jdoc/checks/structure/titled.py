"""References to numbers below what is called by its title or its word: 「調査の概要」の６, 【5】の(6), 附属書Ⅱの６, 第二項(f)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import OF_ROW, is_said_of_another
from jdoc.checks.structure.numbering import form_of, is_counted, known_numbers, number_of, path_of
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.numerals.series import roman_value
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.structure.numbering import Known

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
# What stands behind a reference, and makes no amount of it.
_BEHIND = "(?=[のにをではがと、。及又並から)」]|その他|以外|$)(?!の[0-9一二三四五六七八九十(]|に[0-9]|か[国月所])"
BELOW = deferred(
    f"[「【『〈《](?P<title>[^「」【】『』〈〉《》\\n]{{1,30}})[」】』〉》]の(?P<step>[(](?:{_NUMBER})[)]|{_NUMBER}){_BEHIND}"
)
"""A number below a heading: `[「調査の概要」の6]による`, `[【5】の(6)]を`, not `「港」の6人`."""
LINKS = ("」の", "】の", "』の", "〉の", "》の")
"""What each of these references has."""
# What is called by a word and a number: 附属書Ⅱ, 別紙3, 第二項.
_CALLED = (
    f"(?:附属書|付属書|別紙|別添|別記|参考資料|参考|資料|付録|附録|別表)第?(?:{_NUMBER}|[Ⅰ-Ⅻ]|[IVX]{{1,4}}|[A-Z])"
    f"|第(?:{_NUMBER})(?:項|部|編)"
)
INSIDE = deferred(
    f"(?<![^\\W0-9_ぁ-ん])(?P<called>{_CALLED})(?:の(?P<step>[(](?:{_NUMBER}|[a-z])[)]|{_NUMBER})|(?P<bracket>[(](?:{_NUMBER}|[a-z])[)])){_BEHIND}"
)
"""A number inside of what is called by a number: `[附属書Ⅱの6]に`, `[第二項(f)]の`, not `別紙3の2枚`, `第3条第2項(令和5年)`."""
HEAD = deferred(f"[◇◆■□●○]?(?P<called>{_CALLED})")
"""How such a thing begins: `[附属書Ⅱ]資金の配分`, `[第二項](協力の分野)`."""
POINTS = deferred(
    "(?:[書紙添記考料録表]第?[0-9一二三四五六七八九十Ⅰ-ⅫIVXA-Z]{1,4}|[0-9一二三四五六七八九十][項部編])(?:の[(0-9一二三四五六七八九十]|[(][0-9a-z一二三四五六七八九十])"
)
"""What each of these references has: 附属`[書Ⅱの6]`, `第[二項(f])`."""
IN_BRACKETS = deferred("[【〈《\\[](?P<first>[^】〉》\\]]+)[】〉》\\]]")
"""What a heading begins with that is called by it: `[【5】]市に出すとき`."""
FEWEST = 2


def find_below_titles(facts: Facts) -> Iterator[Found]:
    """Find references to numbers below a heading that has only lower ones, and to those inside of an attachment."""
    for index in facts.having(*LINKS):
        for match in BELOW.finditer(facts.texts[index]):
            yield from _missing(facts, index, match.span(), (match["title"], match["step"]))
    for index in facts.where(POINTS):
        for match in INSIDE.finditer(facts.texts[index]):
            if not is_said_of_another(facts, index, match.start()):
                yield from _missing(facts, index, match.span(), (match["called"], match["step"] or match["bracket"]))


def _missing(facts: Facts, index: int, span: tuple[int, int], asked: tuple[str, str]) -> Iterator[Found]:
    """Tell a number below a heading, by its name, that is beyond all that are there."""
    name, step = asked
    path = _path_to(facts, name)
    is_row = facts.texts[index].startswith(OF_ROW, span[1])  # looked for in its table
    if path and not is_row and _is_beyond(step, known_numbers(facts), path):
        written = facts.blocks[index].text[span[0] : span[1]]
        yield Found(Place(index, *span), f"{written}: there is no such number")


def _path_to(facts: Facts, name: str) -> tuple[str, ...]:
    """Return where the heading stands that is called so; nothing of one that there isn't."""
    return facts.kept("headings by title", lambda: _paths(facts)).get(_canonical(name), ())


def _canonical(name: str) -> str:
    """Write a name without spaces, its number in figures.

    >>> _canonical("第 二項"), _canonical("附属書Ⅱ"), _canonical("港の図")
    ('第2項', '附属書2', '港の図')
    """
    return NUMBER.sub(
        lambda match: str(read_whole(match[0]) or roman_value(match[0]) or match[0]), "".join(name.split())
    )


NUMBER = deferred("(?<=[第書紙添記考料録表])(?:[0-9]+|[一二三四五六七八九十]+|[Ⅰ-Ⅻ]|[IVX]+)")
"""The number of such a thing: `附属書[Ⅱ]`."""


def _is_beyond(step: str, known: Known, path: tuple[str, ...]) -> bool:
    numbers = known.get((*path, form_of(step)), set())
    return len(numbers) >= FEWEST and is_counted(numbers) and (number_of(step) or 0) > max(numbers)


def _paths(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Return where headings stand, by their titles and by what they begin with in brackets; of two with one title, none."""
    found: dict[str, tuple[str, ...]] = {}
    doubled: set[str] = set()
    for index in facts.read:
        block = facts.blocks[index]
        if block.kind not in {"heading", "attachment"} or not block.locator:
            continue
        title = "".join(fold(block.text).split())
        first, called = IN_BRACKETS.match(title), HEAD.match(title)
        names = {
            title.strip("【】〈〉《》[]"),
            first["first"] if first else title,
            called["called"] if called else title,
        }
        for name in map(_canonical, names):
            doubled.update({name} & found.keys())
            found[name] = path_of(block.locator)
    return {name: path for name, path in found.items() if name not in doubled}
