"""The regular expressions that find what may be a numeral in folded text.

All of them are possessive, so that a text of a million digits is read once.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from jdoc.language import scripts
from jdoc.language.lazy import BREAK, where
from jdoc.language.numerals.context import counter_starts
from jdoc.language.numerals.series import CIRCLED, ROMAN
from jdoc.language.numerals.symbols import ARABIC

# 伍 and 陸 are digits only beside 拾 and the like: 三陸海岸, 隊伍.
FORMAL_DIGIT = "[肆伍陸漆捌玖]"
FORMAL_UNIT = "[拾佰陌仟阡萬]"
DIGIT = "[〇零一二三四五六七八九壱弐参壹貳參]"
SMALL = "[十百千拾佰陌仟阡]"
KANJI = (
    f"(?:[{DIGIT[1:-1]}{SMALL[1:-1]}廿卅卌]|[○◯](?<={DIGIT}.)|{FORMAL_DIGIT}(?:(?={FORMAL_UNIT})|(?<={FORMAL_UNIT}.)))"
)
KANJI_FIRST = f"{DIGIT[1:-1]}{SMALL[1:-1]}廿卅卌{FORMAL_DIGIT[1:-1]}"
OTHER_FIRST = f"ゼ数{ROMAN[1:-1]}{CIRCLED[1:-1]}"
# Most kanji digits begin a word; one that stands alone counts before a counter or after 約 and the like.
LONE_AFTER = "約計金スそ▲△-"

# A unit that is also the beginning of a word counts only where that word is not.
NUMERAL_NEXT = f"(?=[0-9]|{DIGIT}|{SMALL})"
NO_KANJI_NEXT = f"(?!{scripts.KANJI})"
LARGE = (
    "(?:[万萬](?![博葉能])|億(?!劫|ション)|兆(?!候|し)|京(?![都王阪成浜畿大橋劇葉極町])|[垓秭𥝱穣穰]"
    f"|[溝澗正載極](?:{NUMERAL_NEXT}|{NO_KANJI_NEXT})|恒河沙|阿僧祇|那由他|不可思議|無量大数)"
)
LARGE_STARTS = "万萬億兆京垓秭𥝱穣穰溝澗正載極恒阿那不無"
KANJI_NEXT = f"0-9{KANJI_FIRST}{LARGE_STARTS}数○◯・点、, ~〜–—―-"
AFTER_UNIT = "(?<=[十百千拾佰陌仟阡万萬億兆京垓秭𥝱穣穰溝澗正載極沙祇他議数])"
SCALED_UNIT = "(?=万|億|兆|%|パーセント|ポイント|倍|度|割)"

NUMBER = f"{ARABIC}(?:[.][0-9]++(?! ?[年月])|・[0-9]++{SCALED_UNIT})?"
GROUPED_KANJI = f"{DIGIT}{{1,3}}+(?:[、,]{DIGIT}{{3}}+(?!{DIGIT}|{SMALL}))++"
PLAIN_KANJI = f"{KANJI}++(?:(?<=[{DIGIT[1:-1]}十百千])[・点]{DIGIT}++(?!{SMALL}))?"
SPACED_UNIT = " {1,2}(?:[万億兆](?![博葉能])|百万|千万|千(?=[円人トド]))"
SPACED_NUMBER = f" {{1,2}}{ARABIC}(?= {{0,2}}[百千]?[万億])"
AMOUNT = (
    f"(?:{NUMBER}|{GROUPED_KANJI}|{PLAIN_KANJI})"
    f"(?:{LARGE}|(?<=[0-9]){SPACED_UNIT}|(?=(?<=[0-9]){SMALL}){KANJI}++"
    f"|{AFTER_UNIT}(?:{NUMBER}|{PLAIN_KANJI}|{SPACED_NUMBER}))*+"
)

CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
CODE = (
    f"(?:{CLOCK}|[0-9]++(?:(?:/[0-9]++)++|(?:[.][0-9]++){{2,}}+|(?:-[0-9]++){{2,}}+)"
    f"|(?<=〒)[0-9]{{3}}-[0-9]{{4}}|{DIGIT}++(?:・{DIGIT}++){{2,}}+)"
)
SEVERAL = (
    "(?:[0-9一二三四五六七八九十百千万億兆]++(?<=[十百千万億兆])数(?![字学値量])[十百千]*+[万億兆]*+"
    f"|(?:(?<!{scripts.KANJI}|[ァ-ヴー])|(?<=[約計各延大小]))数10++(?![0-9]|[,.][0-9])[万億兆]*+"
    "|数(?:[十百千]++[万億兆]*+|[万億兆]++)"
    "|[1-9]0++数(?=[人名件社回個台校隻冊枚年日])"
    f"|(?<!{scripts.KANJI})数(?=人(?!種)|名|件|社(?!会)|回|個|台|校|隻|冊|枚|[かヶヵカケ箇個](?:国|所)|%|パーセント|ポイント|倍|円|ドル))"
)
NEIGHBOURS = "|".join(
    f"{low}.{high}" for digits in ("123456789", "一二三四五六七八九") for low, high in pairwise(digits)
)
PAIR = (
    f"(?<![0-9・.第月年表図])(?<![0-9一二三四五六七八九][、,])(?:[二三四五六七八九]?[十百千])*+(?:{NEIGHBOURS})"
    f"(?<=[、,].)(?![0-9、,・.]|{DIGIT})[十百千]?[万億兆]?"
)
# A number in plain digits, next to nothing that could be part of it: what most numerals are.
PLAIN = (
    "(?<![.A-Za-z▲△ス〒])(?<!^-)(?<![^0-9]-)[0-9]{1,15}+(?![0-9A-Za-z]|[,.・、:/][0-9]|-[0-9]++-| {1,2}[万億兆百千]"
    f"|分の|{SMALL}|[数{LARGE_STARTS}])"
)


FIRST = f"0-9{OTHER_FIRST}{KANJI_FIRST}"
"""The characters that a numeral may begin with."""


@cache
def anything() -> str:
    """Return the pattern of whatever may be a numeral: a group whose name says what it looks like."""
    next_to_lone = f"[{BREAK}{counter_starts()}{KANJI_NEXT}]|\\s*+(?:\\Z|{BREAK})|(?<=[{LONE_AFTER}].)"
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
    return re.compile(where(FIRST, anything()))


@cache
def amount() -> re.Pattern[str]:
    """Return the pattern of a plain number alone."""
    return re.compile(AMOUNT)


WHOLE_START = f"[0-9{KANJI_FIRST}{OTHER_FIRST}▲△マ○◯ -]"
"""What a text that is one numeral begins with."""


@cache
def whole() -> re.Pattern[str]:
    """Return the pattern of a text that is one numeral and nothing else."""
    sign = "(?:[-▲△] ?|マイナス)?"
    bodies = "|".join((SEVERAL, PAIR, AMOUNT, f"{ROMAN}++", CIRCLED, "ゼロ"))
    return re.compile(rf"\s*(?P<numeral>{sign}(?:{bodies}))\s*")
