"""The regular expressions that find what may be a numeral in folded text.

All of them are possessive, so that a text of a million digits is read once. The pieces on top are put together by
`anything`, a group for each way of writing; `scanner` has a reader for each group.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language import scripts
from jdoc.language.kept import build
from jdoc.language.lazy import BREAK, anchor_at
from jdoc.language.numerals.context import counter_starts
from jdoc.language.numerals.series import CIRCLED, ROMAN
from jdoc.language.numerals.symbols import ARABIC, LARGE_NAMES, OLD_TENS
from jdoc.language.scripts import MYRIADS, ONE_TO_NINE, TENS

if TYPE_CHECKING:
    import re

# Characters, to be put into classes.
DIGITS = f"〇零{ONE_TO_NINE}壱弐参壹貳參貮弌弍弎"
SMALL_UNITS = f"{TENS}拾佰陌仟阡"
FORMAL_DIGITS = "肆伍陸漆捌玖"
LARGE_STARTS = "万萬億兆京垓秭𥝱穣穰溝澗正載極恒阿那不無"
"""What the names of large units begin with."""
LARGE_ENDS = "".join(name[-1] for name in LARGE_NAMES) + "萬𥝱穰"
TWO_TO_NINE = ONE_TO_NINE[1:]

DIGIT = f"[{DIGITS}]"
SMALL = f"[{SMALL_UNITS}]"
# 伍 and 陸 are digits only beside 拾 and the like: 三陸海岸, 隊伍.
FORMAL_DIGIT = f"[{FORMAL_DIGITS}]"
FORMAL_UNIT = "[拾佰陌仟阡萬]"
KANJI = (
    f"(?:[{DIGITS}{SMALL_UNITS}{''.join(OLD_TENS)}]"
    f"|[○◯](?<={DIGIT}.)"  # a circle is a zero behind a digit alone: 二○
    f"|{FORMAL_DIGIT}(?:(?={FORMAL_UNIT})|(?<={FORMAL_UNIT}.)))"
)
KANJI_FIRST = f"{DIGITS}{SMALL_UNITS}{''.join(OLD_TENS)}{FORMAL_DIGITS}"
OTHER_FIRST = f"ゼ数{ROMAN[1:-1]}{CIRCLED[1:-1]}"
# Most kanji digits begin a word; one that stands alone counts before a counter or after 約 and the like.
LONE_AFTER = "約計金スそ▲△-"

RECKONED = (
    "を(?:超|こえ|下回|上回|乗|加え|減|控除|除|引|足|差し引|掛|越|最|限度|下ら)|で(?:除|割)|に(?:満|達|乗|加え)|以[上下]"
    "|未満|と(?:す[るべ]|なる|な[っり]|し[、,てたな]|みな)|(?:又|また|若し|もし)く?は[0-9一二三四五六七八九十百]|から[0-9一二三四五六七八九十百]"
)
"""What stands behind a bare number that is reckoned with: 五を超える, 三を乗じ, 四で除した, 零となる, 一又は二."""
NUMBERED = "表図案"
"""What has a number, and counts nothing: 第一表."""
# A unit that is also the beginning of a word counts only where that word is not.
NUMERAL_NEXT = f"(?=[0-9]|{DIGIT}|{SMALL})"
NO_KANJI_NEXT = f"(?!{scripts.KANJI})"
LARGE = (
    "(?:[万萬](?![博葉能])"  # 万博, 万葉, 万能
    "|億(?!劫|ション)"
    "|兆(?!候|し)"
    "|京(?![都王阪成浜畿大橋劇葉極町])"
    "|[垓秭𥝱穣穰]"
    f"|[溝澗正載極](?:{NUMERAL_NEXT}|{NO_KANJI_NEXT})"
    "|恒河沙|阿僧祇|那由他|不可思議|無量大数)"
)
KANJI_NEXT = f"0-9{KANJI_FIRST}{LARGE_STARTS}数余○◯・点、, ~〜–—―-"
AFTER_UNIT = f"(?<=[{SMALL_UNITS}{LARGE_ENDS}])"
SCALED_UNIT = (
    "(?=万|億|兆|%|パーセント|ポイント|倍|度|割|ミリ|センチ|メートル|キロ|トン|グラム|リットル|ヘクタール|平方|立方|℃)"
)
"""What shows that the middle dot before it is a decimal point: 8・5万, 312・5ミリ."""
DECIMALS = "[.](?:[0-9]++(?! ?[年月])|[0-9]{1,2}+(?= ?年(?![度代版式次号]| ?[0-9])))"
"""The point and what stands behind it; no date: not 29.5月, nor the label of 3.2017年, but 2.25年."""
NUMBER = f"{ARABIC}(?:{DECIMALS}|・[0-9]++{SCALED_UNIT})?"
"""Digits with decimals, the point a middle dot where a unit follows: 5,680, 3.5, 8・5万; no date: 29.5月."""
ACCOUNTS = "(?:千(?![葉代歳早島丈])|百万|十億)"
"""The units that accounts are kept in, behind figures by their places: 二、四〇〇[千]円."""
GROUPED_KANJI = f"{DIGIT}{{1,3}}+(?:[、,]{DIGIT}{{3}}+(?!{DIGIT}|(?!{ACCOUNTS}){SMALL}))++(?:{ACCOUNTS})?"
"""Kanji digits in groups of three: 一、二四〇、〇〇〇, 二、四〇〇千円."""
PLAIN_KANJI = f"{KANJI}++(?:(?<=[{DIGITS}{SMALL_UNITS}])[・点]{DIGIT}++(?!{SMALL}))?"
"""Kanji digits and units with decimals: 二千二十三, 五・二, 百十五点九."""
SPACED_UNIT = " {1,2}(?:[万億兆](?![博葉能])|百万|千万|千(?= ?[円人トド]))"
"""A unit behind the space of a justified text: 12 億, 8 百万, 3 千円."""
SPACED_NUMBER = f" {{1,2}}{ARABIC}(?= {{0,2}}[百千]?[万億])"
"""What follows such a unit and has one itself: 12 億 3,400 万."""
AMOUNT = (
    f"(?:{NUMBER}|{GROUPED_KANJI}|{PLAIN_KANJI})"
    f"(?:{LARGE}|(?<=[0-9]){SPACED_UNIT}|(?=(?<=[0-9]){SMALL}){KANJI}++"
    f"|{AFTER_UNIT}(?:{NUMBER}|{PLAIN_KANJI}|{SPACED_NUMBER}))*+"
)
"""A number of parts, each with its unit: 5,680億, 1億2,345万6千, 五千六百八十億, 25百万."""

CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
"""A time of day in digits: 9:30, 16:05:00."""
CODE = (
    f"(?:{CLOCK}"  # 12:30
    "|[0-9]++(?:(?:/[0-9]++)++|(?:[.][0-9]++){2,}+|(?:-[0-9]++){2,}+)"  # 1/2, 1.2.3, 03-1234-5678
    "|(?<=〒)[0-9]{3}-[0-9]{4}"
    f"|{DIGIT}++(?:・{DIGIT}++){{2,}}+)"  # 五三・六・一〇
)
COUNTED_SEVERAL = (
    "人(?!種)|名|件|社(?!会)|回|個|台|校|隻|冊|枚|[かヶヵカケ箇個](?:国|所)|割(?![合り引当])|%|パーセント"
    "|ポイント|倍|円|ドル"
)
"""What 数 counts for certain: 数人, 数か国."""
SEVERAL = (
    f"(?:[0-9{ONE_TO_NINE}{TENS}{MYRIADS}]++(?<=[{TENS}{MYRIADS}])数(?![字学値量])[{TENS}]*+[{MYRIADS}]*+"  # 百数十万
    f"|(?:(?<!{scripts.KANJI}|[ァ-ヴー])|(?<=[約計各延大小]))数10++(?![0-9]|[,.][0-9])[{MYRIADS}]*+"  # 数10, 数100万
    f"|数(?:[{TENS}]++[{MYRIADS}]*+|[{MYRIADS}]++)"  # 数十, 数億
    f"|[1-9]0++数(?=[{MYRIADS}年日戸世]|{COUNTED_SEVERAL})[{MYRIADS}]*+"  # 10数人, 30数億
    f"|[0-9,{ONE_TO_NINE}{TENS}]{{1,12}}+(?<=[0-9{ONE_TO_NINE}{TENS}])余[{MYRIADS}]++(?![0-9{ONE_TO_NINE}])"  # 十余万
    f"|(?<!{scripts.KANJI})数(?={COUNTED_SEVERAL}))"  # 数人
)
NEIGHBOURS = "|".join(f"{low}.{high}" for digits in ("123456789", ONE_TO_NINE) for low, high in pairwise(digits))
PAIR = (
    f"(?<![0-9・.第月年表図])(?<![0-9{ONE_TO_NINE}][、,])(?:[{TWO_TO_NINE}]?[{TENS}])*+(?:{NEIGHBOURS})"
    f"(?<=[、,].)(?![0-9、,・.]|{DIGIT})[{TENS}]?[{MYRIADS}]?"
)
"""Two digits that follow each other and share their unit: 二、三百, 四、五十, 3、4億."""
RISING = "比率差支損益減増度額数高値量幅価残温計過"
"""What words for what rises and falls end with, behind which a hyphen is a minus sign: 前年比-5.2%."""
PLAIN = (
    "(?:(?<![-‐‑–ー .A-Za-z▲△ス〒])|(?<=[0-9][-‐‑–])|(?<= )(?<![▲△ス‐‑–ー-] )(?<![▲△ス]  ))[0-9]{1,15}+"
    "(?![0-9A-Za-z]|[,.・、:/][0-9]|-[0-9]++-| {1,2}[万億兆百千]"
    f"|分の|{SMALL}|[数{LARGE_STARTS}]|余[{MYRIADS}])"
)
"""A number in plain digits, next to nothing that could be part of it: what most numerals are."""

FIRST = f"0-9{OTHER_FIRST}{KANJI_FIRST}"
"""The characters that a numeral may begin with."""


@cache
def anything() -> str:
    """Return the pattern of whatever may be a numeral: a group whose name says what it looks like."""
    next_to_lone = (
        f"[{BREAK}{counter_starts()}{KANJI_NEXT}]|\\s*+(?:\\Z|{BREAK})|(?<=[{LONE_AFTER}].)"
        f"|(?=[をでに以未と又ま若もか])(?<!{scripts.WORD}.)(?:{RECKONED})|[{NUMBERED}](?<=第..)"
    )
    first = f"(?=[0-9{OTHER_FIRST}]|[{KANJI_FIRST}](?:{next_to_lone}))"
    return (
        f"{first}(?:(?P<plain>{PLAIN})|(?P<code>{CODE})|(?P<pair>{PAIR})|(?P<several>{SEVERAL})|(?P<amount>{AMOUNT})"
        f"|(?P<roman>{ROMAN}++)|(?P<circled>{CIRCLED})|(?P<zero>ゼロ))"
    )


@cache
def numeral() -> re.Pattern[str]:
    """Return the pattern that searches for whatever may be a numeral.

    >>> found = [numeral().search(text) for text in ("第Ⅲ章", "数十人が", "午後12:30に", "3、4億円")]
    >>> [(match.lastgroup, match[match.lastgroup]) for match in found]
    [('roman', 'Ⅲ'), ('several', '数十'), ('code', '12:30'), ('pair', '3、4億')]
    """
    return build(anchor_at(FIRST, anything()))


@cache
def amount() -> re.Pattern[str]:
    """Return the pattern of a plain number alone."""
    return build(AMOUNT)


WHOLE_START = f"[0-9{KANJI_FIRST}{OTHER_FIRST}▲△マ○◯ -]"
"""What a text that is one numeral begins with."""


@cache
def whole() -> re.Pattern[str]:
    """Return the pattern of a text that is one numeral and nothing else."""
    sign = "(?:[-▲△] ?|マイナス)?"
    bodies = "|".join((SEVERAL, PAIR, AMOUNT, f"{ROMAN}++", CIRCLED, "ゼロ"))
    return build(rf"\s*(?P<numeral>{sign}(?:{bodies}))\s*")
