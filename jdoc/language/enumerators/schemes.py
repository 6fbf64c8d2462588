"""Schemes: the forms that enumerators are written in, one row each.

The schemes and their usual order (第１, １, (1), ア, (ア)) follow 公用文作成の考え方 (Council for Cultural Affairs, 2022),
II-7; those of laws (編 章 節 款 目 条 項 号) follow the 法令標準XML schema.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import compiled, deferred
from jdoc.language.numerals.series import AIUEO, CIRCLES, DOUBLE_CIRCLES, IROHA

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

Trust: TypeAlias = Literal["anywhere", "at a start", "in order"]
"""Where what begins a line is an enumerator, and not running text that a wrap put there: even below a line that stops
in mid-sentence, as long as it is next in its series; wherever a block can begin; only where one can and it is next,
or dressed as none but enumerators are."""

Heads: TypeAlias = Literal["always", "if short", "over others", "never"]
"""When a block is a heading; `over others`: if it is short, and what follows belongs below it."""

Makes: TypeAlias = Literal["paragraph", "item", "note"]
"""What a block is that is no heading."""

Variants: TypeAlias = Literal["none", "unit", "sign", "alphabet", "depth"]
"""What tells the series of one scheme apart: 章 from 節, ○ from ・, (1) from (ア), 1.1 from 1.1.1."""

DIGIT = "[0-9０-９]"
KANJI_DIGIT = "[〇一二三四五六七八九十百]"
DIVISIONS = "編部章節款目"
"""The divisions of a law, the highest first."""
COUNTED_KANA = AIUEO[: AIUEO.index("マ")]
"""Lists of more than thirty items are rare; words that begin with マ or ヤ and stand apart aren't."""
KANA = COUNTED_KANA + IROHA[: IROHA.index("ウ")]

_NUMBER = f"(?:{DIGIT}{{1,4}}|{KANJI_DIGIT}+)"
"""A number in digits or kanji: ３, 12, 二十三."""
_SPACED = r"(?=[ \u3000\t]|$)"
"""An enumerator needs a space behind it wherever running text can begin the same way (第５条の規定, 一致, ５月), and none
where it can't (（１）連結経営成績, ①趣旨)."""
_BRANCH = f"(?:[のノ之](?:{DIGIT}+|{KANJI_DIGIT}+))*"
"""What was put in later: の三 of 第二条の三, ノ二 of 第一条ノ二 in the laws that are written in katakana."""
_REPEALED = r"(?=[ \u3000\t]+削 ?除|[ \u3000\t]*[（(]削 ?除[）)])"
"""What stands behind the numbers of provisions that are gone: 第六条から第八条まで　削除."""
_CITED = r"(?![（(][^（）()]*[）)](?:[中のを第、]|及び|又は|並びに|に(?:規定|定め|より|よる|掲げ|改め)))"
"""What goes on as a sentence behind brackets doesn't begin an article: 第２９条（見出しを含む。）中."""

_DIVISION = f"第{_NUMBER}[{DIVISIONS}]{_BRANCH}{_SPACED}"
"""A division of a law: `[第１章]　総則`, `[第二節の二] 雑則`, not `第１部会の委員`."""
_ONE_ARTICLE = f"第{_NUMBER}[条條]{_BRANCH}"
_ARTICLE = f"{_ONE_ARTICLE}(?:(?=[ \u3000\t（(]|$){_CITED}|(?:から|及び|及ビ|乃至|ないし|・|[～〜－-]){_ONE_ARTICLE}(?:まで)?{_REPEALED})"
"""An article: `[第５条の２]　市長は`, `[第六条]（削除）`, `[第三条から第五条まで]　削除`, not `第５条の規定`, `第５条（見出し）中`."""
_ORDINAL = f"第(?:{DIGIT}{{1,2}}|{KANJI_DIGIT}{{1,3}})(?:[．.、]|{_SPACED})"
"""第 and a number, and nothing that it counts: `[第２]　手続`, `[第一、]背景`, not `第２回`."""
# A pair of brackets has both sides; one that is opened is closed before the text begins.
_TOLD_SO = "(?:[（(【]{word}[）)】]|{word}(?:[．.：:]|[）)】]|{spaced}))"
_AND_NUMBER = f"{DIGIT}{{0,3}}(?:[-－の]{DIGIT}+)?"
_QUESTION = _TOLD_SO.format(word=f"(?:問|Ｑ|Q){_AND_NUMBER}", spaced=_SPACED)
"""A question: `[問１]　対象は何ですか。`, `[Ｑ２．]期限はいつですか。`, `[（問３－２）]手続`, not `問題の所在`."""
_ANSWER = _TOLD_SO.format(word=f"(?:答|[ＡA](?={DIGIT}|[．：:])){_AND_NUMBER}", spaced=_SPACED)
"""An answer: `[答]　法人です。`, `[Ａ１：]法人です。`, not `A 社`, `答申の内容`, `（Ａ：優れている　Ｂ：普通）`."""
_NOTE = rf"""(?x:
    [（(［\[〔【] (?:注|備考|参考|出典) [ \u3000]? (?:{DIGIT}{{1,2}}|{KANJI_DIGIT}{{1,2}})? [）)］\]〕】]
        (?: [：:] | [ \u3000]?{DIGIT}{{1,2}}(?=[ \u3000．.)）])(?![ ]?[年月日時億万千百円件人％%か]) )?
    | (?:注|備考) [ \u3000]? {DIGIT}{{0,2}} (?:[）)：:．.]|{_SPACED})
    | [※＊]{DIGIT}{{0,2}} | \*{DIGIT}{{1,2}}
    )"""
"""What notes begin with: `[（注１）]税を含む。`, `[備考：]単位は円`, `[※２]　概数`, `[（注） 1] 概数`, `[*1] 推計`, not `注意事項`."""
_ROMAN = f"(?:[Ⅰ-Ⅻ]+|[IVX]{{1,5}}(?=[．.]))(?:[．.、：]|{_SPACED})"
"""A Roman number; one in letters needs a stop: `[Ⅲ．]財政`, `[IV.] 結論`, not `IV 期`."""
_DECIMAL = f"{DIGIT}{{1,2}}(?:[-－‐−．.]{DIGIT}{{1,2}})+(?:[．.])?{_SPACED}"
"""Numbers by depth: `[1.2.3] 背景`, `[１－１]　概況`, not `3.14は`."""
_ARABIC = (
    f"{DIGIT}{{1,3}}(?:(?:の{DIGIT}{{1,2}})+{_SPACED}|[．.](?!{DIGIT}{{1,3}}(?!{DIGIT}))|[、)）](?!{DIGIT})|{_SPACED})"
)
"""A number: `[３．]結論`, `[１２]　財政`, `[１．]２０２５年の見込み`, `[２の２]　港`,
not `3.14は`, `５月`, `１，２００円`, `２の２の港`."""
_INNER = f"{DIGIT}{{1,3}}(?:[-－の]{DIGIT})?|{KANJI_DIGIT}{{1,3}}(?:の{KANJI_DIGIT}{{1,2}})?|[ア-ンｱ-ﾝ]|[A-Za-zＡ-Ｚａ-ｚ]|[ⅰ-ⅻⅠ-Ⅻ]+|[ivx]{{2,4}}"
"""What stands in brackets: 1, 1-2, 三, 三の二, ア, a, Ⅳ, iii."""
_BRACKETED = "⑴-⒇㈠-㈩"
"""Numbers in brackets that are one character, as ranges of a class."""
_BRACKET = f"(?:[（(] ?(?:{_INNER}) ?[）)]|[{_BRACKETED}])(?:の{DIGIT}{{1,2}}{_SPACED})?"
"""A number in brackets: `[（１）]経営成績`, `[⑴]　費用`, `[(1-2)] 費用`, `[（ア）]趣旨`, `[(3)の2]　税`, not `（株）`, `（令和７年）`."""
_LETTER = rf"[ivx]{{2,4}}[)）]|[A-Za-zＡ-Ｚａ-ｚ](?:[)）．](?!{DIGIT})|\.(?=[ \u3000\t])|(?=\u3000))"
"""A letter, or a small Roman number before a bracket: `[iii)] 税`, `[a.] 物価`, `[Ａ]　案`, not `A 案`, `B.1`."""
_KANA = f"[{KANA}](?:[．.、）)]|{_SPACED})"
"""A kana: `[ア]　背景`, `[イ．]趣旨`, `[ロ）]期間`, not `アジアの国々`, `マ`."""
# 七の二, 三
_KANJI_ITEM = f"{KANJI_DIGIT}{{1,3}}(?:[のノ]{KANJI_DIGIT}{{1,2}})*"
_KANJI = f"{_KANJI_ITEM}(?:[、．]|{_SPACED}|(?:から|及び){_KANJI_ITEM}(?:まで)?{_REPEALED})"
"""A kanji number: `[一]　海藻`, `[十二、]雑則`, `[七の二]　土砂`, `[三及び四]　削除`, not `一致`, `三月`, `一の港`."""
_SUPPLIED = f"[○◯〇](?:{DIGIT}{{1,2}}|{KANJI_DIGIT}{{1,2}}){_SPACED}"
"""The number of a paragraph that an old law lacks, supplied by who publishes it: `[○２]　前項の港`, not `○２番`, `○２階`."""
_BILL = f"""(?x:
    (?: 第{_NUMBER}号(?:議案|報告|諮問|意見書?案|請願|陳情)
        | (?:議(?:員提出議)?案?|報告?|諮問?|同意?|承認?|認定?|発議案?|意見書?案|決議案?|請願|陳情|選挙|推薦)第{_NUMBER}号(?:の{_NUMBER})? )
    (?:[：:](?=.)|(?=[ \u3000\t]+[^ \u3000\t]))
    )"""
"""A matter before a council, with its name: `[議案第５号]　集会所条例`, `[報告第３号：]決算`, `[第２号議案] 予算`, not `議案第５号`, `議案第５号の審査`."""
_AGENDA = f"(?:追加)?(?:日程第?|議題[ \u3000]?){_NUMBER}(?:[．.：:]|{_SPACED})"
"""A matter on an agenda: `[日程第３]　一般質問`, `[議題１：]予算`, not `日程第３の変更`."""
_SEAT = f"第?{_NUMBER}番(?=[ \u3000].*(?:君|議員|欠員)$)"
"""A seat, and who has it: `[１番]　渚　健二　君`, not `１番の席`, `２番　質問します。`."""
_CIRCLED = f"{CIRCLES}{DOUBLE_CIRCLES}"
"""Numbers in a circle, as ranges of a class."""
_BOXES = "■◆□◇◎"
_SIGNS = "○●◯▪▫•‣◦☆★▶►➢➤✓✔◉"
_DASHES = "－‐–—−-"
_BULLET = rf"""(?x:
    [{_SIGNS}](?!\d)
    | [〇▲△▼▽](?=[ \u3000\t])
    | [・･](?=\S|[ \u3000])
    | [*{_DASHES}](?=[ \u3000\t])
    | [{_DASHES}](?=[^\W\d_])
    )"""
"""A sign before an item, but not ▲ and - below zero: `[○]背景`, `[△] 減`, `[・]会談`, `[－]対話`, not `▲5`, `-3`, `〇八年`."""


class Scheme(Struct, frozen=True):
    """A form of enumerators."""

    name: str
    rank: int
    """Of two schemes, the one of the lower rank stands above."""
    trust: Trust
    heads: Heads
    makes: Makes
    begins: str
    """The characters that it can begin with, as in a class of a regular expression."""
    pattern: str
    example: str
    """A line that begins so, with the enumerator in square brackets."""
    variants: Variants = "none"
    is_captioned: bool = False
    """A line in brackets above it says what it is about: （目的） above 第１条."""
    begins_with_article: bool = False
    """It counts the paragraphs of an article, whose first has no number: the next one is 2, or ② in old laws."""
    opens_lone_lines: bool = False
    """A line that says by its words what it is may begin so: （参考）, (1)歳入の内訳（単位：円）."""

    @property
    def is_bullet(self) -> bool:
        """Whether the enumerator is a sign, which counts nothing."""
        return self.variants == "sign"

    def first_characters(self) -> Iterator[str]:
        """Yield the characters that `begins` stands for.

        >>> "".join(SCHEMES.by_name["roman"].first_characters())
        'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVX'
        """
        for first, last in compiled("(?=(.))(?:.-)?(.)").findall(
            self.begins
        ):  # of 0-9 the 0 and the 9, of Q both times Q
            yield from map(chr, range(ord(first), ord(last) + 1))


class SchemeTable:
    """The schemes that a text may use; of two that a line fits, the one that stands first wins."""

    def __init__(self, *schemes: Scheme) -> None:
        self.schemes = schemes
        self.by_name = {scheme.name: scheme for scheme in schemes}
        by_first: dict[str, list[str]] = defaultdict(list)
        for scheme in schemes:
            named = f"(?P<{scheme.name}>{scheme.pattern})"
            for first in dict.fromkeys(scheme.first_characters()):
                by_first[first].append(named)
        patterns: dict[tuple[str, ...], re.Pattern[str]] = {}
        self.starting: dict[str, re.Pattern[str]] = {
            first: patterns.setdefault(tuple(several), deferred("|".join(several)))
            for first, several in by_first.items()
        }
        """What a line may begin with, by its first character: a group a scheme, of those that begin so."""


# fmt: off
SCHEMES = SchemeTable(
    # name, rank, trust, heads, makes, what it begins with, pattern, an example
    Scheme("division", -5, "anywhere", "always", "paragraph", "第", _DIVISION, "[第１章]　総則", "unit"),  # 目: rank 0
    Scheme("article", 3, "anywhere", "over others", "paragraph", "第", _ARTICLE, "[第５条の２]　市長は、使用を許可する。", is_captioned=True),
    Scheme("ordinal", 2, "anywhere", "if short", "paragraph", "第", _ORDINAL, "[第２]　手続", is_captioned=True),
    Scheme("bill", 0, "at a start", "over others", "item", "第議報諮同承認発意決請陳選推", _BILL, "[議案第５号]　集会所条例"),
    Scheme("matter", 2, "at a start", "over others", "item", "日追議", _AGENDA, "[日程第３]　一般質問"),
    Scheme("seat", 9, "at a start", "never", "item", "第0-9０-９〇一二三四五六七八九十百", _SEAT, "[１番]　渚　健二　君"),
    Scheme("question", 3, "anywhere", "over others", "paragraph", "（(【問ＱQ", _QUESTION, "[問１]　対象は何ですか。"),
    Scheme("answer", 4, "at a start", "never", "paragraph", "（(【答ＡA", _ANSWER, "[答]　法人が対象です。"),
    Scheme("note", 9, "at a start", "never", "note", "（(［[〔【注備※＊*", _NOTE, "[（注１）]税を含む。", opens_lone_lines=True),
    Scheme("roman", 1, "in order", "if short", "paragraph", "Ⅰ-ⅫIVX", _ROMAN, "[Ⅰ．]財政"),
    Scheme("decimal", 5, "anywhere", "over others", "paragraph", "0-9０-９", _DECIMAL, "[1.2]　背景", "depth"),
    Scheme("number", 4, "in order", "over others", "paragraph", "0-9０-９", _ARABIC, "[１．]結論", is_captioned=True, begins_with_article=True),
    Scheme("supplied", 4, "in order", "never", "paragraph", "○◯〇", _SUPPLIED, "[○２]　市長は、港を管理する。", begins_with_article=True),
    Scheme("bracket", 6, "anywhere", "over others", "item", f"（({_BRACKETED}", _BRACKET, "[（１）]経営成績", "alphabet", opens_lone_lines=True),
    Scheme("circled", 7, "anywhere", "over others", "item", _CIRCLED, f"[{_CIRCLED}]", "[①]趣旨", begins_with_article=True),
    Scheme("letter", 8, "in order", "over others", "item", "A-Za-zＡ-Ｚａ-ｚ", _LETTER, "[a.] 物価の安定", "alphabet"),
    Scheme("kana", 8, "in order", "over others", "item", KANA, _KANA, "[ア]　背景", "alphabet"),
    Scheme("kanji", 7, "in order", "over others", "item", "〇一二三四五六七八九十百", _KANJI, "[一]　海藻"),
    Scheme("box", 9, "at a start", "over others", "item", _BOXES, rf"[{_BOXES}](?!\d)", "[■]背景", "sign"),
    Scheme("bullet", 9, "at a start", "never", "item", f"{_SIGNS}〇▲△▼▽・･*{_DASHES}", _BULLET, "[○]背景", "sign"),
)
# fmt: on
