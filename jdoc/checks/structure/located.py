"""References by the numbers of headings: ２の(8), 第２の３(9), 第２章の７, 九について."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING
from unicodedata import normalize

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Block

OTHER_TEXTS = deferred(
    "(?:法|令|規則|条例|要綱|要領|規程|規約|通知|告示|協定|契約|計画|報告書?|白書|答申|指針|基準|仕様書|マニュアル|同|予算|定款|憲章|条約)"
    "(?:\\([^()]{0,40}\\))?(?:第?[0-9]{1,4}[号巻集])?(?:の|」の?|[、,])?$"
)
"""What stands before a reference to another text: `地方自治[法]`, `同[法の]`."""
_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# What stands behind a reference, and makes no amount of it: ２の(8)の事項.
_BEHIND = "(?=[のにをではがと、。及又並から)」]|$)(?!の[0-9一二三四五六七八九十(]|に[0-9]|か[国月所])"
PATH = deferred(
    f"(?<![0-9一二三四五六七八九十百千第条項号章表図様式.,])(?P<outer>第?(?P<first>{_NUMBER})(?P<unit>[章節編部])?)"
    f"(?:の(?P<second>{_NUMBER})(?![つ点年月日分人件条項号章回種割倍0-9]))?(?:の?[(](?P<bracket>{_NUMBER}|[a-z])[)])?{_BEHIND}"
)
"""A reference by numbers: `[2の(8)]の事項`, `[第2の3(9)]の支出`, `[第2章の7]で`, not `2の5倍`."""
ABOUT = deferred(
    "(?<![0-9一二三四五六七八九十])(?:[一二三四五六七八九十]{1,3}(?:及び|、|から))?(?P<first>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:の(?P<second>[0-9]{1,2}|[一二三四五六七八九十]{1,3}))?(?:まで)?についてで?(?:述べ|お?答え)"
)
"""A reference of an answer to another one: `[九についてで述べ]た`, not `九州について`."""
_LETTER = deferred("[(](?P<letter>[a-z])[)]")
"""A letter as a label: `[(f)]`, not `(1)`."""
_DIGITS = deferred("[0-9]+|[一二三四五六七八九十]+")
"""A number in a label: 第`[2]章`."""


def is_said_of_another(facts: Facts, index: int, start: int) -> bool:
    """Tell whether a reference stands behind the name of another text, or in quotes."""
    before = facts.texts[index][max(0, start - 30) : start]
    return OTHER_TEXTS.search(before) is not None or facts.is_quoted(index, start)


Known = dict[tuple[str, ...], set[int]]
"""The numbers that stand below others, by the forms of the latter: () are the outermost."""


def _known(facts: Facts) -> Known:
    """Gather the numbers of a document, by the numbers above them."""
    known: Known = {}
    for block in facts.blocks:
        if not block.locator or block.kind in {"contents", "furniture", "note", "table"}:
            continue
        steps = _path(block)
        for length in range(1, len(steps) + 1):
            number = _number(steps[length - 1])
            if number is not None:
                known.setdefault((*steps[: length - 1], _form(steps[length - 1])), set()).add(number)
    return known


def _path(block: Block) -> tuple[str, ...]:
    return tuple(_step(step) for step in fold(block.locator or "").partition("#")[0].split("/"))


def _step(step: str) -> str:
    return step.partition("[")[0]


def _form(step: str) -> str:
    """Write a step with a sign for its number.

    >>> [_form(step) for step in ("第2章", "(8)", "3", "二")]
    ['第0章', '(0)', '0', '0']
    """
    return _LETTER.sub("(a)", _DIGITS.sub("0", step))


def _number(step: str) -> int | None:
    """Read the number of a step; of a letter, its place in the alphabet."""
    letter, match = _LETTER.fullmatch(step), _DIGITS.search(step)
    if letter:
        return ord(letter["letter"]) - ord("a") + 1
    return read_whole(match[0]) if match else None


POINTS = deferred(
    "[0-9一二三四五六七八九十章節編部前](?:の?[(][0-9a-z一二三四五六七八九十]|の[0-9一二三四五六七八九十]|(?:まで)?について|の?第"
    "|に(?:定め|規定|掲げ|より|よる|基づ|示|記|触れ)|で(?:述べ|示|説明)|の(?:規定|とおり)|(?<=前)項の?[(])|[IVXⅠ-Ⅻ]の[0-9一二三四五六七八九十]"
)
"""What each of these references has: `[2の(8])`, `第[2の3]`, `[九について]`, `第[7に定め]る`, not `第7条`."""


def find_unplaced(facts: Facts) -> Iterator[Found]:
    """Find references by numbers of headings to numbers that the document doesn't have, though it has lower ones."""
    for index in facts.where(POINTS):
        known = facts.kept("numbers", lambda: _known(facts))
        above = _place(facts, index)
        found = [*_by_path(facts, known, index, above), *_of_two_kinds(facts, known, index)]
        found += _by_paragraph(facts, known, index, above)
        found += [*_by_heading(facts, known, index), *_alone(facts, known, index, above)]
        yield from (each for each in found if not is_said_of_another(facts, index, each.place.start))
        for match in ABOUT.finditer(facts.texts[index]) if known and "について" in facts.texts[index] else ():
            if _is_beyond_answers(match, facts):
                yield _told(facts, index, (match.start(), match.end()))


def _place(facts: Facts, index: int) -> tuple[str, ...]:
    """Give the numbers that a block stands below: its own, or those of the nearest one before it that has any."""
    before = bisect(facts.read, index)
    placed = (at for at in reversed(facts.read[:before]) if facts.blocks[at].locator)
    return next(map(_path, map(facts.blocks.__getitem__, placed)), ())


PREVIOUS = deferred(f"前項(?:の)?[(](?P<number>{_NUMBER})[)]")
"""A number in the paragraph before: `[前項(7)]の測定`, not `前項の(測定)`."""
PARAGRAPH = deferred(f"第(?P<first>{_NUMBER})第(?P<second>{_NUMBER})項")
"""A paragraph of a heading: `[第5第4項]の申請`, not `第5条第4項`."""


def _by_paragraph(facts: Facts, known: Known, index: int, above: tuple[str, ...]) -> Iterator[Found]:
    """Find references to numbers of the paragraph before, and to paragraphs of headings, whose first bears no number."""
    text = facts.texts[index]
    for match in PREVIOUS.finditer(text) if "前項" in text else ():
        own = above if above[-1:] and above[-1].isdecimal() else above[:-1]
        number = read_whole(own[-1]) if own else None
        before = (*own[:-1], f"{(number or 0) - 1}", "(0)")
        yield from _beyond(facts, index, match.span(), (match["number"], known.get(before, set()), TWO))
    for match in PARAGRAPH.finditer(text) if "項" in text else ():
        numbers = known.get((f"第{read_whole(match['first'])}", "0"), set())
        yield from _beyond(facts, index, match.span(), (match["second"], numbers, 1))


TWO = 2


def _beyond(facts: Facts, index: int, span: tuple[int, int], asked: tuple[str, set[int], int]) -> Iterator[Found]:
    """Tell a number that is beyond all of several."""
    written, numbers, fewest = asked
    if len(numbers) >= fewest and (read_whole(written) or 0) > max(numbers):
        yield _told(facts, index, span)


def _by_path(facts: Facts, known: Known, index: int, above: tuple[str, ...]) -> Iterator[Found]:
    """Find references of several numbers: 2の(8), 第2の3(9)."""
    for match in PATH.finditer(facts.texts[index]):
        written = _steps(match)
        steps = _absolute(written, above, known)
        if written and _is_missing(steps, known, len(steps) - len(written)):
            yield _told(facts, index, match.span())


HEADING = deferred(
    f"(?<![0-9A-Za-z.])(?P<outer>[0-9]{{1,2}}\\.[0-9]{{1,2}}|[IVX]{{1,4}}|[Ⅰ-Ⅻ])(?:の(?P<second>{_NUMBER})|[(](?P<bracket>{_NUMBER})[)]){_BEHIND}"
)
"""A reference below a heading with a point or a Roman number: `[2.1(4)]の`, `[IVの5]に`, not `2.1`."""


def _by_heading(facts: Facts, known: Known, index: int) -> Iterator[Found]:
    """Find references to numbers below headings that are called by themselves alone: 2.1(4), Ⅳの５."""
    for match in HEADING.finditer(facts.texts[index]):
        form = "0" if match["second"] else "(0)"
        below = [numbers for key, numbers in known.items() if key[-2:] == (normalize("NFKC", match["outer"]), form)]
        numbers = below[0] if len(below) == 1 else set()
        yield from _beyond(facts, index, match.span(), (match["second"] or match["bracket"], numbers, TWO))


SAID_THERE = deferred(
    f"(?:(?<=[、。はがをもに「( ])|^)(?P<number>{_NUMBER})(?=(?:で|に)(?:述べ|定め|示し|示す|掲げ|記し|説明|触れ)|のとおり)"
)
"""A reference to a number beside or above: `、[五]に定める`, `は[五]で述べ`, not `第五に定める`."""


def _alone(facts: Facts, known: Known, index: int, above: tuple[str, ...]) -> Iterator[Found]:
    """Find references to a number alone that no list has in which the block stands."""
    for match in SAID_THERE.finditer(facts.texts[index]) if above else ():
        lists = [known.get((*above[:length], "0"), set()) for length in range(len(above))]
        number = read_whole(match["number"]) or 0
        numbers = set().union(*(each for each in lists if len(each) >= TWO))
        if numbers and number > max(numbers) and not any(number in each for each in lists):
            yield _told(facts, index, match.span())


ALONE = deferred(
    f"(?<![^\\W0-9_ぁ-ん])第(?P<number>{_NUMBER})(?=に(?:定め|規定|掲げ|より|よる|基づ|示)|の(?:規定|とおり))"
)
"""A reference to a heading that 第 alone numbers: `[第7]に定める`, not `第7条に`."""
SECTION = deferred(f"第(?P<first>{_NUMBER})章(?:の)?第(?P<second>{_NUMBER})節")
"""A section of a chapter: `[第2章第4節]`."""


def _of_two_kinds(facts: Facts, known: Known, index: int) -> Iterator[Found]:
    """Find references to headings that 第 alone numbers, and to sections of chapters that have none."""
    text = facts.texts[index]
    numbers = known.get(("第0",), set())
    for match in ALONE.finditer(text) if len(numbers) > 1 else ():
        number = read_whole(match["number"]) or 0
        if number > max(numbers) and len(numbers) * 2 > max(numbers):
            yield _told(facts, index, match.span())
    for match in SECTION.finditer(text) if "節" in text else ():
        chapter = f"第{read_whole(match['first'])}章"
        sections = known.get((chapter, "第0節"), set())
        if read_whole(match["first"]) in known.get(("第0章",), set()) and not sections and _has_no(known, "第0節"):
            yield _told(facts, index, match.span())


def _has_no(known: Known, form: str) -> bool:
    return not any(key[-1] == form for key in known)


def _told(facts: Facts, index: int, span: tuple[int, int]) -> Found:
    written = facts.blocks[index].text[span[0] : span[1]]
    return Found(Place(index, *span), f"{written}: there is no such number")


def _steps(match: re.Match[str]) -> tuple[str, ...]:
    """Give the steps of a reference that names at least two, or one with 第 alone."""
    outer = match["outer"]
    first = read_whole(match["first"])
    steps = [outer.replace(match["first"], str(first))]
    if match["second"]:
        steps.append(str(read_whole(match["second"])))
    if match["bracket"]:
        inner = match["bracket"]
        steps.append(f"({inner if inner.isalpha() and inner.isascii() else read_whole(inner)})")
    return tuple(steps) if len(steps) > 1 else ()


def _absolute(steps: tuple[str, ...], above: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """Give a reference with the numbers above it: within 第5, 2の(8) is (8) of 2 of 第5, if it has a 2."""
    for length in range(len(above) - 1, 0, -1) if steps else ():
        number = read_whole(steps[0]) if steps[0].isdecimal() else None
        if number is not None and number in known.get((*above[:length], _form(steps[0])), set()):
            return (*above[:length], *steps)
    return steps


def _is_missing(steps: tuple[str, ...], known: Known, sure: int = 0) -> bool:
    """Tell whether the document has the numbers above the last one, the first of which are known, and only lower ones."""
    for length in range(sure + 1, len(steps) + 1):
        above, step = steps[: length - 1], steps[length - 1]
        numbers = known.get((*above, _form(step)), set())
        number = _number(step)
        if number is None or not numbers:
            return False
        if number not in numbers:
            return number > max(numbers) > 1 and len(numbers) * 2 > max(numbers)
    return False


def _is_beyond_answers(match: re.Match[str], facts: Facts) -> bool:
    """Tell whether an answer refers to one that isn't there: answers are headed 一について, 一から三までについて."""
    numbers = facts.kept("answers", lambda: _answers(facts))
    number = read_whole(match["first"])
    return number is not None and len(numbers) > 1 and number > max(numbers)


HEADED = deferred(
    "[ ]*(?P<first>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:の[(]?[0-9一二三四五六七八九十]+[)]?)?(?:(?:、|及び|から|の)(?P<last>[一二三四五六七八九十]{1,3}))?(?:まで)?について(?!で|述)[ ]*"
)
"""How an answer is headed: `[一について]`, `[二から四までについて]`."""


def _answers(facts: Facts) -> set[int]:
    numbers: set[int] = set()
    for block, text in zip(facts.blocks, facts.texts, strict=True):
        match = HEADED.fullmatch(text) or HEADED.match(fold(block.label or "") + text[:12])
        for name in ("first", "last") if match else ():
            number = read_whole(match[name]) if match and match[name] else None
            if number:
                numbers.add(number)
    return numbers
