"""Things that bear a word and a number (論点１, 問２, 注３, ④), and references to those that aren't there."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.scripts import NOUN
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

KANA = "アイウエオカキクケコサシスセソタチツテト"
CIRCLED, ROMAN = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
HEAD = deferred(
    f"(?P<time>[0-9]{{1,2}}:[0-9]{{2}}(?:-[0-9]{{1,2}}:[0-9]{{2}})? ?)?[【〔<〈《(\\[]?(?:(?P<word>[^\\W0-9_ぁ-ん]{{1,6}}?|※|№|N[oO][.])[ -]?[(]?(?P<number>{_NUMBER})号?|(?<=[\\[【〔])(?P<listed>{_NUMBER})(?=[\\]】〕])|(?P<above>(?:[0-9]{{1,2}}[.-]){{1,3}})(?P<below>[0-9]{{1,2}}))"
    "[)】〕\\]>〉》]?(?=[ :。、「『(.]|$|(?<=[】〕\\]>〉》)]))"
    f"|(?P<sign>[{CIRCLED}{ROMAN}{KANA}])(?= )"
)
"""How something is headed that bears a number: `[【提言1】]港を`, `[論点2] 財源`, `[①] 名簿`, `[2.1] 手続`, `[写真第3号] 床`, `[13:00 セッション2] 水`, not `令和5年`."""
# What stands behind a reference, and makes no amount of it: 論点2`で`.
_BEHIND = "[)】〕\\]」]?(?=[のにをでとはがへや及又並、。)」\\n\\t]|から|まで|参照|$)(?![のにでとは]?[0-9]|の[一二三四五六七八九十])"
SIGN = deferred(
    f"(?:(?:上記|前記|下記|前述の?|後述の?|(?<=[(、。])(?=.(?:が(?![ァ-ヴ])|に(?:掲|定|規|該)|又は)))(?P<kana>[{KANA}])|(?<![{CIRCLED}{ROMAN}・、~〜～及び])(?P<sign>[{CIRCLED}{ROMAN}])){_BEHIND}"
)
"""A reference to a number alone: `[④]の`, `[上記エ]に`, `([オ]が委任した者`, `[Ⅴ]で`, not `④名簿`."""
ELSEWHERE = deferred(
    "(?:昨年度?|前年度?|[QＱ]&[AＡ]」?|前回|次回|今回|先|別|他|国|県|都|府|省|旧|同|当初|過去|以前|市|町|村|社|会|書|編|版|報|試験|資料|[0-9](?:年度?|月|回|次|期|章|部|編)[^。、の]{0,8})の$"
)
"""Whose it is, if not the document's: `[昨年度の]`提言4, not `次の`."""
FEWEST = 2
WAY_BEYOND = 20
LONGEST = 40
"""Characters before a reference that say whose it is."""


# What shows that a number with a point is no decimal: 1.4`で述べた`.
_SAID = "(?=[節項]?(?:(?:で|に|にて|の中で)(?:述べ|示し|説明|記載|記し|掲げ|定め|規定)|の(?:とおり|手順|方法|表|図|規定|要件|基準|作業|業務|機能|条件|手続|検査|評価|結果)|を?参照))"


class Series(NamedTuple):
    """Things that bear one word and numbers from 1 on."""

    last: int
    """The last number."""
    written: str
    """As it is written."""


def find_unnumbered(facts: Facts) -> Iterator[Found]:
    """Find references to parts by their word and number of which the document has only lower ones."""
    every = series_of_numbers(facts)
    words = tuple(sorted(word for word in every if word not in SIGNS and not _is_enclosed(word)))
    yield from _beyond(facts, every, words, signs=not every.keys().isdisjoint(SIGNS))


def find_unenclosed(facts: Facts) -> Iterator[Found]:
    """Find references to what is enclosed, by its word and number, of which the document has only lower ones."""
    every = series_of_numbers(facts)
    yield from _beyond(facts, every, tuple(sorted(filter(_is_enclosed, every))), signs=False)


def series_of_numbers(facts: Facts) -> dict[str, Series]:
    """Return the words that number things from 1 on, with the last of each."""
    return facts.kept("numbered", lambda: _series(facts))


def _is_enclosed(word: str) -> bool:
    """Tell a word for what is enclosed, or drawn up as a table: 早見表, 写真."""
    return word.endswith(_words("enclosed")) or (word[-1:] in DRAWN and word not in DONE)


DRAWN, DONE = "図表票", frozenset({"発表", "代表", "公表"})
"""How figures and tables end, and what ends so without being one."""


def _beyond(facts: Facts, every: dict[str, Series], words: tuple[str, ...], *, signs: bool) -> Iterator[Found]:
    for index in facts.read if words or signs else ():
        for match in _references_in(facts.texts[index], words, signs=signs):
            series = _lower(match, every) if not _opens(facts.texts[index], match) else None
            if series and not _is_of_another(facts, index, match) and not _is_there(facts, match[0]):
                written = facts.blocks[index].text[match.start() : match.end()]
                yield Found(Place(index, *match.span()), f"{written}: the last is {series.written}")


def _opens(text: str, match: re.Match[str]) -> bool:
    """Tell what a speaker opens by its number: 日程第3、質問を行います."""
    return match.start() < FEWEST and text.startswith("、", match.end())


def _references_in(text: str, words: tuple[str, ...], *, signs: bool) -> Iterator[re.Match[str]]:
    if any(word in text for word in words):
        yield from _references(words).finditer(text)
    if signs:
        yield from SIGN.finditer(text)


NOTE, NOTE_ENDS = "注", r"|[\n\t]|$"
"""What a cell may hold alone to lead to a note, and what stands behind it."""


def _is_there(facts: Facts, written: str) -> bool:
    """Tell whether a line or a cell begins with a number after all, though it was read as no head."""
    head = re.compile(
        rf"(?:^|[\n\t])[(【\[<]?{re.escape(written.strip('()'))}(?![のにをでとはがへや及又並、。0-9]|から|まで{NOTE_ENDS if written.startswith(NOTE) else ''})"
    )
    return facts.kept(f"head {written}", lambda: any(head.search(text) for text in facts.texts))


@lru_cache(maxsize=64)
def _references(words: tuple[str, ...]) -> re.Pattern[str]:
    any_word, above = (
        "|".join(re.escape(word) for word in words if word.endswith(DOTS) == dotted) for dotted in (False, True)
    )
    named = (
        f"(?:(?=※)|(?<!{NOUN}))(?P<word>{any_word or '(?!)'})[ -]?第?[(]?(?P<number>{_NUMBER})号?(?:{_BEHIND}|(?=[(]))"
    )
    return re.compile(f"{named}|(?<![0-9.A-Za-z-])(?P<above>{above or '(?!)'})(?P<below>[0-9]{{1,2}}){_SAID}")


def _lower(match: re.Match[str], every: dict[str, Series]) -> Series | None:
    """Return the series that a reference is to a number beyond of."""
    found = match.groupdict()
    word, number = found.get("word") or found.get("above"), 0
    if word:
        number = read_whole(found["number"] or found["below"]) or 0
    else:
        word, number = read_sign(found["kana"] or found["sign"])
    series = every.get(word)
    return series if series and series.last < number < series.last + WAY_BEYOND else None


def _is_of_another(facts: Facts, index: int, match: re.Match[str]) -> bool:
    text = facts.texts[index]
    first = facts.kept(
        f"first of {index}", lambda: min((at for at in map(text.find, "①Ⅰ") if at >= 0), default=len(text))
    )
    if match.groupdict().get("sign") and first < match.start():
        return True
    return ELSEWHERE.search(text, max(0, match.start() - LONGEST), match.start()) is not None or is_said_of_another(
        facts, index, match.start()
    )


SIGNS = (CIRCLED, ROMAN, KANA)
DOTS = (".", "-")
"""What joins the numbers of a heading: 2.1, 2-1."""
NUMERO = "№"
"""What numbers opinions and rows of a list."""
SIGN_ENDS = frozenset("[【〔.-")
"""What series without a word are called by: `[`1], `1.`1."""


@cache
def _words(of: str) -> tuple[str, ...]:
    """Return how words end that number the parts of a text, or what is enclosed with it."""
    return tuple(word for word, use in columns("check_words", "word", "use") if use == of)


def read_sign(sign: str, kinds: Sequence[str] = SIGNS) -> tuple[str, int]:
    """Give the kind of a sign, all signs of it in their order, and its number.

    >>> read_sign("③")[1], read_sign("Ⅴ")[1], read_sign("ウ")[1]
    (3, 5, 3)
    """
    kind = next(kind for kind in kinds if sign in kind)
    return kind, kind.index(sign) + 1


def _series(facts: Facts) -> dict[str, Series]:
    """Gather the words that number things from 1 on, leaving out none."""
    heads: dict[str, dict[int, str]] = {}
    for index in facts.read:
        label = facts.labels[index]
        match = HEAD.match(f"{label} {facts.texts[index][:24]}" if label else facts.texts[index])
        if match is not None:
            word, number = _headed(match)
            heads.setdefault(word, {})[number] = match[0].removeprefix(match["time"] or "").strip(" 【】<>〈〉《》")
    whole = {word: numbers for word, numbers in heads.items() if _is_whole(numbers)}
    named = {word: numbers for word, numbers in whole.items() if len(numbers) >= FEWEST and _numbers_parts(word)}
    return {word: Series(max(numbers), numbers[max(numbers)]) for word, numbers in named.items()}


def _is_whole(numbers: dict[int, str]) -> bool:
    """Tell numbers from 1 on, of which one may be left out where there are many."""
    last = max(numbers)
    return min(numbers) == 1 and (len(numbers) == last or len(numbers) == last - 1 >= MANY)


MANY = 4


def _numbers_parts(word: str) -> bool:
    """Tell a word that numbers parts of a text, or a sign that does: any of two characters and more that counts nothing."""
    if word[-1:] in SIGN_ENDS or word in SIGNS or word == NUMERO or word.endswith(_words("numbered")):
        return True
    return len(word) >= FEWEST and not word.endswith((*COUNTS, *OUTSIDE)) and ATTACHED.search(word) is None


COUNTS = (
    "平成",
    "令和",
    "昭和",
    "大正",
    "年度",
    "合計",
    "平均",
    "最大",
    "最小",
    "午前",
    "午後",
    "延べ",
    "番号",
    "電話",
    "内線",
    "丁目",
    "人口",
    "総数",
)
"""Words that a number stands behind without being one of theirs."""
OUTSIDE = (*"館棟階室場線道校組区課部社店所園町車便機駅港橋号", "ビル", "ルーム", "ホール")
"""Endings of what there is more of than a text names: 東館１, 東館２."""
ATTACHED = deferred(
    "^(?:別記?(?:紙|添|表|図|記|冊)?.*|様式|資料|参考資料|添付.*|付[図表録]|附[図表録]|[附付]属書|図表)$"
)
"""What another part of the rules looks for by itself: `[別紙]`, `[様式]`, not `写真`."""


def _headed(match: re.Match[str]) -> tuple[str, int]:
    """Give what a head is called, and its number."""
    if match["sign"]:
        return read_sign(match["sign"])
    mark = match.string[match.start("listed") - 1] if match["listed"] else ""
    word = (match["word"] or match["above"] or mark).removesuffix("第")
    return word, read_whole(match["number"] or match["listed"] or match["below"]) or 0


TITLED = deferred(
    "(?P<number>[0-9]{1,2}|第[0-9]{1,2}[章節編部表]?|第[一二三四五六七八九十]{1,3}[章節編部表]?)[.．、 ]{0,2}(?P<open>[「『(]?)(?P<title>[^「」『』()。、]{2,30})[」』)]"
)
"""A reference by number and title: `[第3章「推進体制」]`, 「`[5 課題」]`, not `3つの「柱」`."""


def find_mistitled(facts: Facts) -> Iterator[Found]:
    """Find headings that are referred to by their title with the number of another one."""
    quoting = facts.having("」", "』")
    titles = facts.kept("titles", lambda: _titles(facts)) if quoting else {}
    for index in quoting if titles else ():
        for match in TITLED.finditer(facts.texts[index]):
            number, unit = _numbered(match["number"])
            of_title = titles.get((unit, "".join(match["title"].split())))
            if of_title and of_title[0] != number and not is_said_of_another(facts, index, match.start() - 1):
                written = facts.blocks[index].text[match.start("number") : match.end("title")]
                place, other = Place(index, match.start(), match.end("title")), of_title[1]
                yield Found(place, f"{written}: this is {of_title[0]}", (Place(other, 0, len(facts.texts[other])),))


def _titles(facts: Facts) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the numbers of headings by their units and titles, with their blocks; of several with one title none."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    doubled: set[tuple[str, str]] = set()
    for index, written, title in _titled(facts):
        number, unit = _numbered(written)
        if number is None:
            continue
        key = unit, "".join(title.split())
        doubled.update({key} & found.keys())
        found[key] = number, index
    return {key: place for key, place in found.items() if key not in doubled}


IN_CONTENTS = deferred("(?P<number>[^ ]{1,6}) +(?P<title>[^ ].{1,30}?)[ .…・‥]{2,}[0-9]{1,4} *")
"""A line of a table of contents: `[3 統計表 …… 8]`, not `3 統計表`."""


TABLE = deferred("(?P<number>第(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})表) +(?P<title>[^ 。].{1,30}?) *")
"""The head of a table of a budget: `[第2表　債務負担行為]`, not `第2表のとおり`."""


def _titled(facts: Facts) -> Iterator[tuple[int, str, str]]:
    """Yield the headings, and the items that are as short, with their numbers; where there are none, those of the contents."""
    labelled = [index for index in facts.read if facts.labels[index] and not facts.texts[index].endswith("。")]
    for index in labelled:
        yield index, facts.labels[index], facts.texts[index]
    for index in facts.having("表"):
        head = TABLE.fullmatch(facts.texts[index])
        if head:
            yield index, head["number"], head["title"]
    for index in () if labelled else range(len(facts.blocks)):
        line = IN_CONTENTS.fullmatch(facts.texts[index]) if facts.blocks[index].kind == "contents" else None
        if line:
            yield index, line["number"], line["title"]


LABEL = deferred("(?P<of>第?)(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<unit>[章節編部表]?)[.．]?")
"""The number of a heading: `[第3章]`, `[5]`, not `(3)`."""


def _numbered(label: str) -> tuple[int | None, str]:
    match = LABEL.fullmatch(label)
    return (read_whole(match["number"]), match["of"] + match["unit"]) if match else (None, "")
