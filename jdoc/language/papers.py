"""Papers: what the lines at the head of a document say of it: its number, who issues it to whom, what it is."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, cast

from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.vocabulary import PaperKind

_ERA = "(?:明治|大正|昭和|平成|令和)[0-9元一二三四五六七八九十]+年"
_COUNT = "[0-9〇一二三四五六七八九十百千]+"
NUMBER = deferred(
    rf"(?:{_ERA}度?)?(?![^第]*(?:様式|別[表記紙添]|番号)|[0-9]+号)[0-9一-龥ァ-ヴー]{{1,24}}?(?<!第)"
    rf"(?<![0-9一二三四五六七八九十]番)第? ?{_COUNT}号(?:の{_COUNT})?"
)
"""The number of a paper: `[総基通第87号]`, `[令和五年法律第三号]`, `[5文科初第1234号]`,
not `様式第4号`, `港町2番3号`."""
PART = deferred("[ ()、,]+")
"""What stands between the parts of a line that has several: `令和5年3月29日[ ]総基通第87号`."""
HONORS = frozenset("様殿御宛あ位")
"""What honors whom a paper goes to, or begins what does."""
ADDRESSED = deferred(
    r"[( ]*(?P<who>[^。]{1,60}?) *(?:(?<![仕模同多有一])様|(?<![宮神沈御拝本正])殿|御中|宛て?|あて)[) ]*"
    r"(?: (?P<rest>.+))?"
)
"""A line that says whom a paper goes to, and perhaps who sends it: `[各都道府県知事 殿]`, `[株主 様 港務局長]`,
not `建物の仕様`."""
EVERYBODY = deferred(r"[^。]{0,30}各 ?位")
"""The same of those who aren't named: `[関係者各位]`, `[各 位]`."""
EACH = deferred(
    r"[( ]*(?:各(?=[一-龥])[^。]{2,40}"
    r"|(?:都道府県|市区?町村|指定都市|中核市|特別区|保健所(?:を設置する|設置|政令)市)[^。]{0,20}[長事])"
)
"""A line that goes on with those a paper goes to: `[各指定都市市長]`, `[特別区長]`, not `各位`, `北浜市長`."""
COMPANY = deferred(r"(?:上場)?会社名[ :]*(?P<name>[^ :()]+)")
"""Who issues what a listed company discloses: `[上場会社名 青葉機械株式会社] 上場取引所 東`."""
CONTACT = deferred("担当|問い?合わ?せ|連絡先|電話|TEL|内線|メール")
"""What stands beside those who answer questions: `[問合せ]先 財政課`."""
NO_TITLE = deferred(
    r"(?:上場)?会社名.*|代表者.*|\(?コード番号.*|問合せ先.*|事業者名.*|\([^()]*公印省略[^()]*\)|取扱注意|暫定版|\(?仮訳\)?"
    r"|\(?(?:参考)?資料[0-9 -]*\)?|\(?別[紙添][0-9 -]*\)?|\(?(?:別記)?第?[0-9]*号?様式第?[0-9]*号?\)?"
)
"""What stands among titles and is none: `[会社名 青葉機械株式会社]`, `[(様式4)]`, not `港湾計画`."""
BRACKET = deferred(r" *[(〔【](?P<inner>[^()〔〕【】]{1,20})[)〕】]$")
"""What stands in brackets behind a title: `港の整備について[(通知)]`."""
ABOUT = "について"


def number_in(line: str) -> str | None:
    """Return the number of a paper that a short line holds, as it is written.

    >>> [number_in(line) for line in ("総基通第８７号", "令和５年３月　港第３号", "別記様式第４号", "議案第９号")]
    ['総基通第８７号', '港第３号', None, '議案第９号']
    """
    folded = fold(line)
    start = 0
    for gap in [*PART.finditer(folded), None]:
        end = len(folded) if gap is None else gap.start()
        if NUMBER.fullmatch(folded, start, end):
            return line[start:end]
        start = end if gap is None else gap.end()
    return line.strip() if NUMBER.fullmatch(folded.replace(" ", "")) else None


def addressee_in(line: str) -> str | None:
    """Return whom a line says that a paper goes to, without the honorific.

    >>> [addressee_in(line) for line in ("各都道府県知事　殿", "関係者各位", "港の仕様")]
    ['各都道府県知事', '関係者各位', None]
    """
    if HONORS.isdisjoint(line):
        return None
    folded = fold(line)
    if EVERYBODY.fullmatch(folded.strip()):
        return "".join(line.split())
    match = ADDRESSED.fullmatch(folded)
    return line[slice(*match.span("who"))].strip() if match else None


def behind_addressee(line: str) -> str:
    """Return what stands on a line but whom it addresses.

    >>> behind_addressee("各都道府県知事　殿 港湾局長"), behind_addressee("港湾局長"), behind_addressee("関係者各位")
    ('港湾局長', '港湾局長', '')
    """
    if addressee_in(line) is None:
        return line.strip()
    match = ADDRESSED.fullmatch(fold(line))
    return line[slice(*match.span("rest"))].strip() if match and match["rest"] else ""


def goes_on(line: str) -> bool:
    """Tell whether a line beside an addressee names others: 各指定都市市長."""
    return EACH.fullmatch(fold(line)) is not None


def company_in(line: str) -> str | None:
    """Return the company that a line names as the one that issues.

    >>> company_in("上場会社名　青葉機械株式会社　　上場取引所　東")
    '青葉機械株式会社'
    """
    match = COMPANY.match(fold(line))
    return line[slice(*match.span("name"))].removesuffix("上場取引所東") if match else None


def is_title(line: str) -> bool:
    """Tell a title from what else is set like one: who issues, whom it goes to, what kind of paper it is."""
    folded = fold(line).strip()
    return (
        not NO_TITLE.fullmatch(folded) and addressee_in(line) is None and "".join(folded.split()) not in _words("line")
    )


class Head(NamedTuple):
    """What the head of a document holds that says what it is."""

    titles: Sequence[str]
    """The lines of its title."""
    number: str | None
    lines: Sequence[str]
    """All short lines."""
    is_addressed: bool
    has_articles: bool
    has_speeches: bool = False


def kind_of(head: Head) -> PaperKind | None:
    """Tell what a paper is, by the lines at its head, its number and its title; None where none of them says it.

    >>> kind_of(Head(["北浜市港湾条例"], None, [], is_addressed=False, has_articles=True))
    'ordinance'
    >>> kind_of(Head(["港湾計画の変更について"], None, [], is_addressed=True, has_articles=False))
    'notice'
    """
    titles = [*map(_parted, head.titles)]
    bare, inner = [title for title, _ in titles], [bracket for _, bracket in titles if bracket]
    said = ["".join(fold(line).split()).strip("()【】〔〕") for line in head.lines]
    written = fold(head.number or "").partition("第")[0]
    asked: tuple[tuple[str, Iterable[str]], ...] = (
        ("line", said),
        ("bracket", inner),
        ("act", [written]),
        ("ending", chain.from_iterable(map(_endings, [*reversed(bare), *inner]))),
        ("inside", _words_inside([*bare, *said])),
        ("number", _endings(written)),
    )
    found = (_words(where)[word] for where, words in asked for word in words if word in _words(where))
    return next(found, None) or _by_its_form(bare, head)


def _parted(title: str) -> tuple[str, str]:
    """Return a title without what stands in brackets behind it, and that."""
    folded = fold(title).strip()
    bracket = BRACKET.search(folded)
    return (folded[: bracket.start()], bracket["inner"]) if bracket else (folded, "")


def _words_inside(texts: Sequence[str]) -> Iterator[str]:
    return (word for word in _words("inside") if any(word in text for text in texts))


def _by_its_form(titles: Sequence[str], head: Head) -> PaperKind | None:
    """Tell a law whose title ends in 法, minutes by who speaks in them, and what is told to somebody."""
    if head.has_speeches:
        return "minutes"
    if head.has_articles and any(title.endswith("法") for title in titles):
        return "law"
    return "notice" if head.is_addressed and any(title.endswith(ABOUT) for title in titles) else None


def _endings(text: str) -> Iterator[str]:
    """Yield the endings of a text, the longest first."""
    return (text[start:] for start in range(len(text)))


@cache
def _words(where: str) -> dict[str, PaperKind]:
    return {row["word"]: cast("PaperKind", row["kind"]) for row in rows("paper_kinds") if row["where"] == where}
