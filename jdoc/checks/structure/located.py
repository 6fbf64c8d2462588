"""References by the numbers of headings: ２の(8), 第２の３(9), 2.1(4), Ⅳの５, 第２章の７, 九について."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.bare import SAID, find_bare
from jdoc.checks.structure.numbering import (
    KANA,
    form_of,
    is_beyond,
    is_counted,
    known_numbers,
    number_of,
    place_of,
    read_step,
)
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.numerals.series import roman_value, write_roman
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.structure.numbering import Known

OTHER_TEXTS = deferred(
    "(?<!本)(?:法|令|規則|条例|要綱|要領|規程|規約|通知|告示|協定|契約|計画|報告書?|白書|答申|指針|基準|仕様書|マニュアル|同|予算|[定約]款|憲章|条約|方針|大綱|規格|議定書|事務連絡|通達|公告|要項|説明書|細則|ガイドライン|ハンドブック|手引き?|答弁書|質問主意書|回答書|意見書|提案書|覚書|命令書|決定書|(?:先行|既往|従来の?)研究|第[0-9一二三四五六]+報|前報|文献|論文|前掲書?|(?:資料|統計|参考)編|別冊|判決書?|裁決書?|契約書|議決書?|証明書)"
    "(?:\\([^()]{0,40}\\))?(?:第?[0-9]{1,4}[号巻集])?(?:の|」の?|[、,]|(?:で|において)は?、?)?$|[」』]の$|同[一-鿿]{1,6}の$"
)
"""What stands before a reference to another text: `地方自治[法]`, `[同法の]`, 「参加案内`[」の]`, `[同対策の]`, not `本要領`."""
_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# What stands behind a reference, and makes no amount of it: ２の(8)の事項.
_BEHIND = "(?=[のにをではがと、。及又並から)」]|その他|以外|参照|$)(?!の[0-9一二三四五六七八九十(]|に[0-9]++(?!件|点|項目|か所|箇所)|か[国月所])"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
# What stands before the first number of a reference and makes it another thing: 第`3条`, 表`2`.
_BEFORE = "(?<![0-9A-Za-z一二三四五六七八九十百千第条項号章表図様式.,-])"
PATH = deferred(
    f"{_BEFORE}(?P<outer>(?P<dotted>[0-9]{{1,2}}(?:[.-][0-9]{{1,2}}){{1,2}})(?![0-9.-])|(?P<roman>[{_ROMAN}]|[IVX]{{1,4}}(?![A-Za-z]))|第?(?P<first>{_NUMBER})(?P<unit>[章節編部])?)"
    f"(?:(?(roman)[の-]?|(?:の|(?<=[一二三四五六七八九十])(?=[0-9][(])))(?P<second>{_NUMBER})(?:[.](?=の))?(?![つ点年月日分人件条項号章回種割倍0-9]))?(?:[.]?の?[(](?P<bracket>{_NUMBER}|[a-z])[)])?"
    f"(?:の?(?P<kana>[ア-ン])(?![ァ-ヴー]))?{_BEHIND}"
)
"""A reference by numbers: `[2の(8)]の事項`, `[2の(8)]参照`, `[第2の3(9)]の支出`, `[第2章の7]で`, `[2.1(4)]の`, `[Ⅳの5]に`, `[3(2)ウ]の`, `[二2(5)]の`, not `2の5倍`."""
ABOUT = deferred(
    "(?<![0-9一二三四五六七八九十])(?:[一二三四五六七八九十]{1,3}(?:及び|、|から))?(?P<first>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:の(?P<second>[0-9]{1,2}|[一二三四五六七八九十]{1,3}))?(?:まで)?についてで?(?:述べ|お?答え)"
)
"""A reference of an answer to another one: `[九についてで述べ]た`, not `九州について`."""


LONGEST_NAME = 50
"""Characters before a reference that name another text, with its day and number in brackets."""


def is_said_of_another(facts: Facts, index: int, start: int) -> bool:
    """Tell whether a reference stands behind the name of another text, or in quotes."""
    before = facts.texts[index][max(0, start - LONGEST_NAME) : start]
    return OTHER_TEXTS.search(before) is not None or facts.is_quoted(index, start)


# What a heading is about that is referred to by its number: 第9の報告.
_MATTERS = "(?:報告|申請|届出|通知|要件|基準|協議|承認|承諾|手続|審査|調査|措置)(?![一-鿿ァ-ヴ])"
POINTS = deferred(
    f"[0-9a-z{_ROMAN}IVX一二三四五六七八九十ア-ン)章節編部前](?=[.)の(まに第項号でをとは、参])(?:[.]?の?[(][0-9a-z一二三四五六七八九十]|の(?:[0-9一二三四五六七八九十]|{_MATTERS})"
    f"|(?<=[0-9一二三四五六七八九十章節])の?[ア-ン](?![ァ-ヴー])|(?:まで)?について|の?第|(?<=[(][0-9一二三四五六七八九十])[)]の?[ア-ン](?![ァ-ヴー])|(?<=[0-9一二三四五六七八九十])号[のにをはと、]|{SAID}|(?<=前)項の?[(]|(?<=[^ァ-ヴー][ア-ン])の|(?<=[0-9a-z一二三四五六七八九十][)])の|(?<=[前次][章編])[のにでをとは、])"
)
"""What each of these references has: `[2の(8])`, `第[2の3]`, `[九について]`, `第[7に定め]る`, not `第7条`."""


def find_unplaced(facts: Facts) -> Iterator[Found]:
    """Find references by numbers of headings to numbers that the document doesn't have, though it has lower ones."""
    for index in facts.where(POINTS):
        known = known_numbers(facts)
        above = place_of(facts, index)
        found = [*_by_path(facts, known, index, above), *_of_two_kinds(facts, known, index, above)]
        found += [*_by_paragraph(facts, known, index, above), *_beside(facts, known, index, above)]
        found += [*_items(facts, index, known, above), *_by_bracket(facts, known, index, above)]
        found += (_told(facts, index, match.span()) for match in find_bare(facts.texts[index], known, above))
        found = [each for each in found if not facts.texts[index].startswith(OF_ROW, each.place.end)]
        yield from (each for each in found if not is_said_of_another(facts, index, each.place.start))
        for match in ABOUT.finditer(facts.texts[index]) if known and "について" in facts.texts[index] else ():
            if _is_beyond_answers(match, facts) and not is_said_of_another(facts, index, match.start()):
                yield _told(facts, index, (match.start(), match.end()))


OF_ROW = "の項"
"""What stands behind the number of a row, which is looked for in its table."""
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


NEIGHBOR = deferred("(?<![^\\W0-9_ぁ-ん])(?P<way>[前次])(?P<unit>[章編])(?=[のにでをとは、])")
"""The chapter before or behind: `[次章]で`, not `目次章`."""


def _beside(facts: Facts, known: Known, index: int, above: tuple[str, ...]) -> Iterator[Found]:
    """Find the chapter before the first one, and the one behind the last."""
    for match in NEIGHBOR.finditer(facts.texts[index]) if above else ():
        at = next((at for at, step in enumerate(above) if step.endswith(match["unit"])), None)
        numbers = known.get((*above[:at], form_of(above[at])), set()) if at is not None else set()
        ends = {"前": min, "次": max}
        if at is not None and len(numbers) > 1 and number_of(above[at]) == ends[match["way"]](numbers) and 1 in numbers:
            yield _told(facts, index, match.span())


TWO = 2


def _beyond(facts: Facts, index: int, span: tuple[int, int], asked: tuple[str, set[int], int]) -> Iterator[Found]:
    """Tell a number that is beyond all of several."""
    written, numbers, fewest = asked
    if len(numbers) >= fewest and (read_whole(written) or 0) > max(numbers):
        yield _told(facts, index, span)


def _by_path(facts: Facts, known: Known, index: int, above: tuple[str, ...]) -> Iterator[Found]:
    """Find references of several numbers: 2の(8), 第2の3(9)."""
    for match in PATH.finditer(facts.texts[index]):
        written = _steps(match) or _told_dotted(facts.texts[index], match)
        steps = _absolute(written, above, known)
        is_question = facts.texts[index].endswith(QUESTIONS, 0, match.start())
        if written and not is_question and _is_missing(steps, known, len(steps) - len(written)):
            yield _told(facts, index, match.span())


QUESTIONS = ("問", "答")
"""What stands before the number of a question, or of its answer: 問５のイ."""
ALONE = deferred(
    f"(?:(?<![^\\W0-9_ぁ-ん])|(?<=本[要規基協覚指][領綱程準定書針]))第(?P<number>{_NUMBER})(?=に(?:定め|規定|掲げ|より|よる|基づ|示)|の(?:規定|とおり|{_MATTERS}))"
)
"""A reference to a heading that 第 alone numbers: `[第7]に定める`, `[第9]の報告を`, not `第7条に`."""
SECTION = deferred(f"第(?P<first>{_NUMBER})章(?:の)?第(?P<second>{_NUMBER})節")
"""A section of a chapter: `[第2章第4節]`."""


BRACKET = deferred(
    f"(?<![0-9A-Za-z一二三四五六七八九十])(?P<bracket>[(](?:{_NUMBER})[)])の?(?P<kana>[ア-ン])(?![ァ-ヴー]){_BEHIND}"
)
"""A kana below a number in brackets: `[(1)エ]の船`, not `2(1)エ`."""


def _by_bracket(facts: Facts, known: Known, index: int, above: tuple[str, ...]) -> Iterator[Found]:
    """Find kana below a number in brackets around the text, beyond those that stand there."""
    for match in BRACKET.finditer(facts.texts[index]):
        for length in range(len(above), -1, -1):
            path = (*above[:length], match["bracket"])
            if number_of(match["bracket"]) in known.get((*above[:length], "(0)"), set()):
                if is_beyond(match["kana"], known, path):
                    yield _told(facts, index, match.span())
                break


ITEM = deferred(
    f"(?:(?<=[、。(「はもがび])|^)(?:上記|前記|本(?:告示|公告|通知|要領|要項|合意|覚書|協定|計画)の?)?第(?P<number>{_NUMBER})号(?=[のにをはと、])"
)
"""An item of a list that kanji number, in a text without articles: `[第七号]の措置`, `[本告示第十号]に`, not `議案第七号`, `第3条第七号`."""
FEWEST_ITEMS = 3


def _items(facts: Facts, index: int, known: Known, above: tuple[str, ...]) -> Iterator[Found]:
    """Find items that the list which a text stands in, or behind, doesn't have."""
    if facts.blocks[index].provision or "号" not in facts.texts[index]:
        return
    lists = [known[key] for length in range(len(above) + 1) if (key := (*above[:length], "一")) in known]
    for match in ITEM.finditer(facts.texts[index]) if len(lists) == 1 and is_counted(lists[0]) else ():
        yield from _beyond(facts, index, match.span(), (match["number"], lists[0], FEWEST_ITEMS))


def _of_two_kinds(facts: Facts, known: Known, index: int, above: tuple[str, ...]) -> Iterator[Found]:
    """Find references to headings that 第 alone numbers, and to sections of chapters that have none."""
    text = facts.texts[index]
    numbers = _nearest(known, above, "第0")
    for match in ALONE.finditer(text) if is_counted(numbers) else ():
        if (read_whole(match["number"]) or 0) > max(numbers):
            yield _told(facts, index, match.span())
    for match in SECTION.finditer(text) if "節" in text else ():
        chapter = f"第{read_whole(match['first'])}章"
        sections = known.get((chapter, "第0節"), set())
        if read_whole(match["first"]) in known.get(("第0章",), set()) and not sections and _has_no(known, "第0節"):
            yield _told(facts, index, match.span())


def _nearest(known: Known, above: tuple[str, ...], form: str) -> set[int]:
    """Return the numbers of a form that a text stands among, within an attachment those of it."""
    keys = ((*above[:length], form) for length in range(len(above), -1, -1))
    return next((known[key] for key in keys if key in known), set())


def _has_no(known: Known, form: str) -> bool:
    return not any(key[-1] == form for key in known)


def _told(facts: Facts, index: int, span: tuple[int, int]) -> Found:
    written = facts.blocks[index].text[span[0] : span[1]]
    return Found(Place(index, *span), f"{written}: there is no such number")


def _steps(match: re.Match[str]) -> tuple[str, ...]:
    """Give the steps of a reference that names at least two, or one with 第 alone."""
    steps = [*_outer(match)]
    known = len(steps)
    if match["second"]:
        steps.append(match["second"])
    if match["bracket"]:
        steps.append(f"({match['bracket']})")
    if match["kana"]:
        steps.append(match["kana"])
    return tuple(steps) if len(steps) > known else ()


SAID_OF = deferred(SAID)
"""What is said of a place in a text: 2.6.3`[に記す]`, not `倍`."""


def _told_dotted(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """Give the steps of a reference by a number of three parts alone: 2.6.3に記す."""
    is_told = match["dotted"] and match["dotted"].count(".") > 1 and SAID_OF.match(text, match.end())
    return tuple(_outer(match)) if is_told else ()


def _outer(match: re.Match[str]) -> tuple[str, ...]:
    """Give the first step of a reference, written as locators write it; of 2.1 those above it, too."""
    if match["dotted"]:
        return (*(match["dotted"][: part.start()] for part in DOT.finditer(match["dotted"])), match["dotted"])
    if match["roman"]:
        return (write_roman(roman_value(match["roman"]) or 0),)
    is_bare = match["outer"] == match["first"]
    return (match["outer"] if is_bare else match["outer"].replace(match["first"], str(read_whole(match["first"]))),)


DOT = deferred("[.-]")
"""What joins the numbers of a heading: 2`[.]`1."""


def _absolute(steps: tuple[str, ...], above: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """Give a reference with the numbers above it: within 第5, 2の(8) is (8) of 2 of 第5, if it has a 2."""
    for length in range(len(above) - 1, 0, -1) if steps else ():
        form = form_of(steps[0])
        if form in {"0", "一", "第0"} and number_of(steps[0]) in known.get((*above[:length], form), set()):
            return (*above[:length], *steps)
    return (*_only_place(steps[0], known), *steps) if steps else steps


def _only_place(step: str, known: Known) -> tuple[str, ...]:
    """Return what the only number of a form stands below that is written so, if none of the outermost is."""
    form, number = read_step(step)
    places = [key[:-1] for key, numbers in known.items() if key[-1] == form and number in numbers]
    return places[0] if len(places) == 1 else ()


def _is_missing(steps: tuple[str, ...], known: Known, sure: int = 0) -> bool:
    """Tell whether the document has the numbers above the last one, the first of which are known, and only lower ones."""
    for length in range(sure + 1, len(steps) + 1):
        above, step = steps[: length - 1], steps[length - 1]
        numbers = known.get((*above, form_of(step)), set())
        number = number_of(step)
        if number is None or not numbers:
            return step in KANA and is_beyond(step, known, above)
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
