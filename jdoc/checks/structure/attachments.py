"""Attachments that are named and aren't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.checks.structure.numbered import find_unenclosed
from jdoc.checks.structure.papers import find_beyond_agenda
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Block

# What attachments are called.
_WORDS = "別紙(?:仕様書|明細書|内訳書|図面|一覧表?|名簿)|別記様式|別紙様式|別表|別紙|別添資料|別添|添付書類|同封書類|補足資料|別記|別図|附属書|付属書|附録|付録|Annex|Appendix|Attachment|Exhibit|付図|附図|付表|附表|添付資料|添付|参考資料|様式|資料"
SIGN = deferred(
    "別[紙記表添図]|様式|資料|附(?:属書|録|図|表)|付(?:属書|録|図|表)|添付|A(?:nnex|ppendix|ttachment)|Exhibit"
)
"""What each of these words has: `[別紙]明細書`, 別記第3号`[様式]`, not `別途`."""
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_NO_AMOUNT = "(?![0-9年月日人件頁条項点か])"
NAMED = deferred(
    f"(?<![^\\W0-9_ぁ-ん])(?:(?P<kind>別記|別紙)?第 ?(?P<form>{_NUMBER})号(?P<branched>(?:の[0-9]{{1,2}})?)様式|(?P<word>{_WORDS}) ?(?:第? ?(?P<bracket>[(](?=[0-9]{{1,2}}[)](?:に|を|の|と)))?(?P<number>{_NUMBER}|[IVX]{{1,4}}(?![A-Za-z])|[A-Z](?![A-Za-z])|[Ⅰ-Ⅻ])(?(bracket)[)]){_NO_AMOUNT}(?P<branch>(?:[-の][0-9]{{1,2}}(?!ページ|頁|枚|行|列|段|つ|点|件|番|[0-9]))?)号?)?)"
)
"""An attachment by its name: `[別紙5]のとおり`, `[様式第3号]`, `[別記第三号様式]`, `[別紙]`, not `参考文献`."""
FURTHER = deferred(
    f"(?:から|[~、・]|及び|又は|並びに|と)第? ?(?P<number>{_NUMBER}){_NO_AMOUNT}号?(?=まで|から|[~、・)。のにをでは]|及び|又は|並びに|と)(?:まで)?"
)
"""Further numbers behind an attachment: 様式第1号`[から第4号まで]`, 別紙1`[、3]及び5の`, not `、3人`."""
CALLED = deferred(
    "(?:「[^「」]{1,40}」|『[^『』]{1,40}』)?の?(?:とおり|参照|記載|所定|に|を|は|の|で|[)）、。】(]|及び|又は|から|まで|とし|とす)"
)
"""What stands behind a reference: 別紙`[のとおり]`."""
SURELY = deferred(
    "(?:「[^「」]{1,40}」|『[^『』]{1,40}』)?の?(?:とおり|参照)|に(?:示|掲|定|必要|記載|よ|まとめ|従|基づ|添|記入|載せ|ある|あり)"
    "|を(?:参照|御覧|ご覧|確認)|[)。】]|の(?:[^、。]{0,8}(?:書案?|票|表|図|様式|用紙|例))?(?:に|を|又は|により)"
)
"""What stands behind an attachment that must be there: 別紙`[のとおり]`, not `を付けることができる`."""
OF_TREATIES = frozenset({"附属書", "付属書"})
"""What treaties have, which other texts tell of."""
NUMBERS_ALONE = frozenset({"様式", "資料", "参考資料", "別記", "添付"})
"""Words that name an attachment only with a number."""


class Named(NamedTuple):
    """An attachment that is named, or is there."""

    word: str
    number: str | None
    """As figures, or the letter that it is."""
    place: Place
    branch: str = ""
    """The number below it: the -2 of 資料３－２."""

    @property
    def numbers(self) -> set[str | None]:
        """What it may be called by: 3 and 3-2 of 資料３－２."""
        return {self.number, f"{self.number}{self.branch}"} if self.branch else {self.number}


def find_missing_attachments(facts: Facts) -> Iterator[Found]:
    """Find attachments that are named, but aren't there though others are; without any, as an info."""
    there = _spaced_heads(facts)
    named: list[Named] = []
    for index in facts.where(SIGN):
        block, text = facts.blocks[index], facts.texts[index]
        for match in NAMED.finditer(text):
            each = read_named(index, match)
            begins = match.start() if RULE_LINE.fullmatch(text, 0, match.start()) is None else 0
            if _heads(block.kind, text, begins, match.end()) or _is_in_list(text, match.end()):
                there.setdefault(each.word, set()).update(each.numbers, _through(each, text))
            elif not _is_no_reference(facts, index, match):
                named += [each] if CALLED.match(text, match.end()) else ()
                named += further_of(each, text)
        for line in _heads_at_lines(block, text):
            there.setdefault(line["word"], set()).add(_number(line["number"]))
    told: set[tuple[str, str]] = set()
    for each in named:
        key = each.word, f"{each.number}{each.branch}"
        found = _found(facts, each, there) if key not in told else None
        if found:
            told.add(key)
            yield found
    yield from find_unenclosed(facts)
    yield from find_beyond_agenda(facts)


LISTED = deferred(
    "[<〈【〔(\\[](?:添付|別添|資料|配[布付]資料|添付[資書][料類]|同封物?)[>〉】〕)\\]]|(?:添付|別添|配[布付]資料|添付資料)(?:一覧)?:"
)
"""What begins a list of attachments in one line: `[<添付>]参考資料1、参考資料2`, not `添付の資料1は`."""
ONE_LINE = deferred(f"[<〈【〔(\\[]?(?P<word>{_WORDS})[>〉】〕)\\]:][: ]*(?=[(]?1[ .)])")
"""What begins a list of attachments that bear only numbers in it: `[〔添付書類〕]1 位置図 2 平面図`, not `添付書類1`."""
LISTED_NUMBER = deferred("(?:^|(?<=[ 、,〕】>)\\]:]))[(]?(?P<number>[0-9]{1,2})[.)]?(?= ?[^\\W0-9_])")
"""A number in such a list: `[1] 位置図`, `[(2)]平面図`, not `2026年`."""


def _is_in_list(text: str, end: int) -> bool:
    """Tell whether an attachment is one of a list of them, by what stands behind it or what begins the line."""
    return SPACED.match(text, end) is not None or (LISTED.match(text) is not None and "。" not in text)


def _in_one_line(text: str) -> Iterator[tuple[str, set[str | None]]]:
    """Yield what a list in one line numbers: 〔添付書類〕１　位置図　２　平面図."""
    head = ONE_LINE.match(text)
    if head:
        yield head["word"], {match["number"] for match in LISTED_NUMBER.finditer(text, head.end())}


def _spaced_heads(facts: Facts) -> dict[str, set[str | None]]:
    """Return the attachments whose heads are written with spaces in them: 別　紙."""
    there: dict[str, set[str | None]] = {}
    for index in facts.where(ONE_LINE):
        for word, numbers in _in_one_line(facts.texts[index]):
            there.setdefault(word, set()).update(numbers)
    for index in facts.read:
        head = facts.texts[index] if facts.blocks[index].kind == "attachment" else ""
        match = NAMED.match("".join(head.split())) if " " in head[:LONGEST_SPACED] else None
        if match:
            each = read_named(index, match)
            there.setdefault(each.word, set()).update(each.numbers)
    return there


LONGEST_SPACED = 4
SPACED = deferred("[ \t\n:│|]")
"""What stands behind an attachment in a list of them: 別紙2`[ ]申請書`."""


def read_named(index: int, match: re.Match[str]) -> Named:
    """Read an attachment where it is named."""
    word, number = match["word"], match["number"]
    if match["form"]:
        word, number = f"{match['kind'] or ''}様式", match["form"]
    branch = match["branch"] or ""
    return Named(word, _number(number), Place(index, *match.span()), branch if branch.startswith("-") else "")


def further_of(first: Named, text: str) -> list[Named]:
    """Return the attachments that are named with a first one by their numbers alone: 様式第1号から第4号まで."""
    found: list[Named] = []
    match = FURTHER.match(text, first.place.end) if first.number else None
    while match is not None:
        place = first.place._replace(end=match.end())
        found.append(Named(first.word, _number(match["number"]), place))
        match = FURTHER.match(text, match.end())
    return found


def _through(first: Named, text: str) -> Iterator[str]:
    """Yield the numbers of attachments that stand below one head: 様式第１号～様式第６号（略）."""
    match = THROUGH.match(text, first.place.end) if first.number else None
    if match and match["word"] in {"", first.word}:
        ends = first.number or "", _number(match["number"]) or ""
        yield from map(str, range(int(ends[0]), int(ends[1]) + 1) if all(map(str.isdecimal, ends)) else ())


THROUGH = deferred(f"(?:から|[~〜])(?P<word>(?:{_WORDS})?)第? ?(?P<number>{_NUMBER})")
"""The last of several attachments: 様式第1号`[~様式第6]号`, not `、様式第6号`."""
RULE_LINE = deferred("[-─━═=＝*＊_・.… ]{2,}")
"""A line of signs above an attachment that stands in one block with it: `[----]様式1`."""
AT_LINE = deferred(f"(?P<word>{_WORDS}) ?(?P<number>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?= [^\\s])")
"""The head of an attachment at the start of a line, though it runs on from the one above: `[付録2] 支出の上限`."""


def _heads_at_lines(block: Block, text: str) -> Iterator[re.Match[str]]:
    """Yield the heads of attachments at the lines of a block, the first left out."""
    lines = (run[0] for run in (block.source or ())[1:])
    return filter(None, (AT_LINE.match(text, begin) for begin in lines))


ELSEWHERE = deferred(
    "(?:[0-9](?:報|回|次|期|号)(?:の?[^。、の]{0,6})|国|県|都|府|省|庁|委員会|機構|会社|本部|先方|相手方|[甲乙])の(?:[^。、()の]{2,12}[(])?$"
)
"""Whose attachment it is: `[国の]`, `[国の指針(]`別紙1), not `次の`."""


LONGEST = 20
"""Characters before an attachment that say whose it is."""


ABSENT = deferred("[^。]{0,16}?(?:欠番|使用しない|廃止|削除)")
"""What says that an attachment isn't there: 別紙2`は、今回は使用しない`, not `のとおり`."""


def _is_no_reference(facts: Facts, index: int, match: re.Match[str]) -> bool:
    """Tell whether an attachment is that of another paper, or is said not to be there."""
    start, text = match.start(), facts.texts[index]
    is_elsewhere = ELSEWHERE.search(text, max(0, start - LONGEST), start) is not None
    return is_elsewhere or ABSENT.match(text, match.end()) is not None or is_said_of_another(facts, index, start)


def _number(written: str | None) -> str | None:
    number = read_whole(written) if written else None
    return f"{number}" if number is not None else written


REFERRED = deferred("の?(?:とおり|参照)|を|に(?:よ|基|示|定|掲|従)")
"""What shows that a line refers to an attachment: 付録C`[を]参照のこと`, not ` 用語集`."""


def _heads(kind: str | None, text: str, start: int, end: int) -> bool:
    """Tell the head of an attachment, or of its place in a list, from a reference."""
    if start > 1 or REFERRED.match(text, end):
        return False
    rest = text[end:]
    return (
        kind == "attachment"
        or (kind in {"title", "heading", "caption", "item", "note"} and not text.endswith("。"))
        or (len(rest) < LONGEST_HEAD and "。" not in rest)
    )


LONGEST_HEAD = 45
"""Characters behind the number of an attachment in its head."""


def _found(facts: Facts, each: Named, there: dict[str, set[str | None]]) -> Found | None:
    if each.number is None and each.word in NUMBERS_ALONE:
        return None
    known = there.get(each.word) or set().union(*(there[word] for word in there if _are_forms(word, each.word)))
    if _is_known(each, known) or (each.number is None and any(word.startswith(each.word) for word in there)):
        return None  # also 別紙, of which the document has a 別紙様式
    if not known:
        return _without_any(facts, each, is_told=bool(there) and not facts.amends)
    return Found(each.place, f"{_written(facts, each)}: {_instead(each.word, known)}")


def _is_known(each: Named, known: set[str | None]) -> bool:
    """Tell whether an attachment is there; of one below another, whether others are there, and not this one."""
    if each.number not in known or not each.branch:
        return each.number in known
    below = {number for number in known if number and number.startswith(f"{each.number}-")}
    return len(below) < FEWEST_BELOW or f"{each.number}{each.branch}" in below


FEWEST_BELOW = 2
"""Attachments below one number that show that all of them are listed."""


def _without_any(facts: Facts, each: Named, *, is_told: bool) -> Found | None:
    """Tell an attachment of a kind of which there is none: as an info, where there is no other one either."""
    if (each.word in OF_TREATIES and not is_told) or _is_to_be_had(facts, each.word):
        return None
    text = facts.texts[each.place.block]
    is_form = each.word.endswith(FORM)  # printed apart, whatever tables are there
    is_to_be_had = (is_form or not is_told) and FORM_NAMED.search(text, 0, each.place.start) is not None
    if SURELY.match(text, each.place.end) is None or is_to_be_had:
        return None
    return Found(each.place, f"{_written(facts, each)}: it isn't here", severity=None if is_told else "info")


def _is_to_be_had(facts: Facts, word: str) -> bool:
    """Tell whether attachments of a word are to be had elsewhere: forms on a page, what a meeting had on its table."""
    kind = word[-len(FORM) :]
    pattern = TO_BE_HAD.get(kind)
    return pattern is not None and facts.kept(f"{kind} to be had", lambda: pattern.search(facts.whole) is not None)


FORM, PAPER = "様式", "資料"
OFFERED = deferred(
    "様式[^。\\0]{0,40}(?:ホームページ|ウェブ|サイト|HP)[^。\\0]{0,30}(?:取得|ダウンロード|入手|掲載|[御ご]覧|印刷)"
    "|(?:ホームページ|ウェブ|サイト|HP)[^。\\0]{0,30}様式[^。\\0]{0,12}(?:取得|ダウンロード|入手|掲載|印刷)"
)
"""What says that forms are on a page: `[様式は、県のホームページから取得]できます`, not `様式は別紙のとおり`."""
MINUTES = deferred("(?<![^\\s\\0回会議]) ?(?:会議|議事|審議|発言)(?:録|要旨|概要|要録)(?![をはにがで])")
"""What minutes call themselves: 審議会`[ 会議録]`（抄）, not `議事録を作成する`."""
TO_BE_HAD = {FORM: OFFERED, PAPER: MINUTES}
"""What says so of them, by how their words end."""


def _written(facts: Facts, each: Named) -> str:
    return facts.blocks[each.place.block].text[each.place.start : each.place.end]


FORM_NAMED = deferred("[書届票表][(]$")
"""What stands before a form that is to be had elsewhere: 申請`[書(]`様式第1号)."""


def _are_forms(one: str, other: str) -> bool:
    """Tell words for forms, which are called by another one where their own heads nothing: 別記様式第１号, 様式第１号."""
    return one.endswith(FORM) and other.endswith(FORM)


def _instead(word: str, known: set[str | None]) -> str:
    """Say which attachments of a word there are."""
    numbers = sorted((number for number in known if number is not None), key=lambda number: (len(number), number))
    if not numbers:
        return f"there is only {word} without a number"
    return f"there are only {'、'.join(f'{word}{number}' for number in numbers)}"
