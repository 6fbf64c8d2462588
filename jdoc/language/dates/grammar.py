"""What expressions of dates look like, in folded text: pieces, and the patterns that are made of them.

The patterns are matched where a numeral or a word of time stands, which `language.cues` finds.
"""

from __future__ import annotations

from jdoc.language.calendar import eras, old_eras
from jdoc.language.dates.relative import any_behind_gate, any_of, relative_words
from jdoc.language.lazy import anchor_at, deferred
from jdoc.language.lunar import REPEATED
from jdoc.language.scripts import FIGURES, KANJI, ZERO_TO_NINE

SPACE = " {0,2}"
"""What a justified text may put between any two pieces."""
KANJI_FIGURES = f"零{FIGURES}廿卅壱弐参拾"
NUMBER = f"(?:[0-9]{{1,4}}(?![0-9])|[{KANJI_FIGURES}]{{1,9}}+)"
"""A number of a year, a month or a day: 2017, 二十九."""
QUARTER = "[1-4一二三四]"

ERA_SIGNS = "".join(sign for sign in eras() if len(sign) == 1 and not sign.isascii())
ERA_LETTERS = "".join(letter for letter in eras() if letter.isascii())
ERA_WORDS = tuple(name for name in eras() if len(name) > 1)
ERA_NAME = f"(?:{'|'.join(ERA_WORDS)}|[{ERA_SIGNS}])"
"""An era by its name or its sign: 令和, ㋿."""
ERA_LETTER = f"(?<![A-Za-z0-9])[{ERA_LETTERS}]"
ERA = f"(?:{ERA_NAME}|{ERA_LETTER}(?=[.]?[0-9元]))"
"""An era as it stands before its year: 令和5年, R5."""
ERA_NUMBER = f"(?:元|{NUMBER})"
OLD_ERA_YEAR = f"(?P<old_era>{any_behind_gate(old_eras())}){SPACE}(?P<old_year>{ERA_NUMBER}){SPACE}年"
"""A year of an era before 慶応."""

DASHES = "~〜‐–—―−-"
RANGE_WORDS = ("から", "より", "乃至", "ないし")
DASH = f"(?:[{DASHES}]|ー(?=[0-9]))"
TO = f"{SPACE}(?:{'|'.join(RANGE_WORDS)}|{DASH}){SPACE}"
"""What stands between the ends of a range: 5月から6月, 5～6月."""
LIST_MARKS = "、,・"
LIST_WORDS = ("及び", "および", "並びに", "又は", "または", "と", "や")
AND = f"{SPACE}(?:[{LIST_MARKS}]|{'|'.join(LIST_WORDS)}){SPACE}"
"""What stands between the members of a list: 5月及び6月, 5・6月."""
MOVING = "[年月日度旬期末)](?:に|へと?)(?:前倒|後ろ倒|延長|変更|延期|繰り?[上下延]|先送|先延|見直|改め|修正)"
"""What shows that something is moved from one date to another one: 2028年度に前倒しする."""
WEEKDAY = f"(?:{SPACE}\\({SPACE}[月火水木金土日](?:曜日?)?(?:[・,、][祝休])?{SPACE}\\))?"
"""The weekday in brackets that a date may have behind it."""


def goes_on(number: str, unit: str) -> str:
    """Return what stands behind a number without its unit, which the last number of a range or list has: 8、9日."""
    return f"(?=(?:{TO}|(?:{AND}{NUMBER}){{0,8}}{AND}){number}{SPACE}{unit})"


IN_WESTERN_YEARS = f"\\({SPACE}(?:西暦)?(?:[0-9]{{4}}|[{KANJI_FIGURES}]{{2,9}}){SPACE}年?度?{SPACE}\\)"
"""The same year, once more: 令和5年(2023年)."""
IN_ERA_YEARS = f"\\({SPACE}{ERA}{SPACE}{ERA_NUMBER}{SPACE}年?度?{SPACE}\\)"
"""Likewise: 2023年(令和5年)."""
NO_YEAR_OF_TIME = "(?![次輪生目間]|以[上内]|余り?|ぶり|前(?![半期後])|後(?![半期]))"
"""What makes a stretch of time, or a word, of a number of years: 3年間, 5年以上, 2年次."""
ERA_YEAR = (
    f"(?P<era>{ERA})[.]?{SPACE}(?P<era_year>{ERA_NUMBER}){SPACE}"
    f"(?:年(?:{SPACE}(?=度))?"  # 平成29年, 平成29年度
    f"|\\({SPACE}[0-9]{{4}}{SPACE}年?{SPACE}\\){SPACE}年"  # 令和5(2023)年
    f"|{goes_on(f'(?:{ERA}[.]?{SPACE})?{ERA_NUMBER}', '年')})"  # 平成28~30年
)
WESTERN_YEAR = (
    f"(?:(?P<western>西暦){SPACE})?(?P<year>['’‘]?{NUMBER}|(?<!{KANJI})元(?={SPACE}年)){SPACE}"
    f"(?:年{NO_YEAR_OF_TIME}"  # 2017年, '17年, 元年
    "|(?<=[0-9]{4})(?=[春夏秋冬](?![季闘一-鿿]))"  # 2026春
    f"|\\({SPACE}{ERA}{SPACE}{ERA_NUMBER}{SPACE}年?{SPACE}\\){SPACE}年"  # 2023(令和5)年
    f"|{goes_on(NUMBER, '年')})"  # 2016、17年
)
LATIN_FISCAL_YEAR = f"FY{SPACE}['’‘]?(?P<fy>[0-9]{{4}}|[0-9]{{2}})(?![0-9])(?:年度)?"
"""FY2022, FY22."""
RELATIVE_YEAR = any_of(relative_words("year"))
YEAR = (
    f"(?:(?:{ERA_YEAR}|{WESTERN_YEAR}|(?P<relative_year>{RELATIVE_YEAR})|{LATIN_FISCAL_YEAR}|{OLD_ERA_YEAR})(?P<fiscal>度)?"
    f"(?(era)(?:{SPACE}{IN_WESTERN_YEARS})?|(?(year)(?:{SPACE}{IN_ERA_YEARS})?)))"
)
"""A year or fiscal year: 平成29年度, 2017年(平成29年), 昨年."""
SUBPERIOD = (
    "末日?|初頭|初め|始め|はじめ|当初(?!予算|案|計画|見込)|前半|後半|半ば|なかば|中頃|明け|暮れ"
    "|[初晩早]?[春夏秋冬](?![季闘])|[春夏秋冬]季"
)
"""A part of a year, a decade or a century: `subperiods` knows how long it lasts."""
WITHIN_YEAR = (
    f"(?:(?P<decade>代)(?:の?(?P<decade_part>{SUBPERIOD}))?"  # 1990年代後半
    f"|の?{SPACE}(?:第{SPACE})?(?:(?P<quarter>{QUARTER}){SPACE}・?四半期|(?P<latin_quarter>[1-4]){SPACE}Q(?![A-Za-z0-9]))"
    "|(?=[ Q])(?<=[0-9年度]) ?Q(?P<quarter_latin>[1-4])(?![0-9])"  # 2022年度Q1
    f"|(?P<relative_quarter>{any_behind_gate(relative_words('quarter'))})"
    "|の?(?P<half>上半期|下半期|上期|下期)|の?(?P<named_day>元[日旦]|大晦日|大みそか)"
    f"|の?(?P<year_part>{SUBPERIOD}))"
)
RELATIVE_MONTH = any_of(relative_words("month"))
MONTH = (
    f"(?:(?:(?P<repeated>{REPEATED}){SPACE})?(?P<month>{NUMBER}){SPACE}"
    f"(?:月(?!間)|{goes_on(NUMBER, '月(?!間)')})|(?P<relative_month>{RELATIVE_MONTH}))"
)
"""A month by its number, or by what it is counted from: 5月, 翌月, 5～6月, 閏4月."""
PART_OF_MONTH = "上旬|初旬|中旬|下旬|末(?!日)"
WITHIN_MONTH = (
    f"(?:の?{SPACE}第{SPACE}(?P<nth>[1-5一二三四五](?:週(?![間目])|[月火水木金土日](?=曜)))(?:曜日?)?"  # 5月第2週
    f"|{SPACE}(?:(?P<term>期){SPACE}(?:第{SPACE}(?P<term_quarter>{QUARTER}){SPACE}四半期)?"  # 3月期第2四半期
    f"|の?(?P<month_part>{PART_OF_MONTH}|初め|始め|はじめ|半ば|前半|後半)))"
)
RELATIVE_DAY = any_of(relative_words("day"))
DAY = (
    f"(?:(?P<day>{NUMBER}|末(?=日)){SPACE}"
    f"(?:日(?![間目])|の両日|{goes_on(NUMBER, '(?:日(?![間目])|の両日)')})"
    f"|(?P<relative_day>{RELATIVE_DAY}))"
)
"""A day by its number, or by what it is counted from: 3日, 翌日, 3～5日, 5月末日."""
PAST_PREFIXES = ("去る", "昨")
COMING_PREFIXES = ("来る", "来たる", "きたる")
PREFIX = (
    f"(?:(?P<prefix>翌|去る|昨(?=[0-9{KANJI_FIGURES}]{{1,3}}日)|{'|'.join(COMING_PREFIXES)}|本|同){SPACE}"
    f"(?=[0-9{KANJI_FIGURES}])(?!四半期))?"
)
"""What says which month or day of that number is meant: 翌3月, 去る5日."""

DATE = deferred(
    f"{PREFIX}(?:{YEAR}{SPACE})?(?:(?:の{SPACE})?{MONTH}{WITHIN_MONTH}?|{WITHIN_YEAR})?(?:{SPACE}(?:の(?=末日))?{DAY})?"
)
"""A date or a part of one: `[平成29年度末]`, `[2017年5月1日]`, `[翌3月上旬]`, `[昨年]`; it may match nothing."""
PART_OF_MONTH_BEHIND = deferred(PART_OF_MONTH)
"""The end of `上旬から[中旬]`."""
TO_BEHIND = deferred(f"{TO}|{SPACE}(?:以降|以後){SPACE}")
"""What joins the ends of a range: `2016年[から]`, `5月[ ~ ]`, `4月[以降]6月まで`."""
ACCOUNT = deferred("自[ :\n\t]{0,3}")
"""What opens the term of an account: `[自 ]2023年4月1日`."""
ACCOUNT_TO = deferred("[ \n\t]{0,3}至[ :\n\t]{0,3}")
"""What stands between its ends: `2023年4月1日[ 至 ]2024年3月31日`."""
WEEKDAY_BEHIND = deferred(WEEKDAY)
"""`[(月)]`, `[ (土・祝)]`; it may match nothing."""
ITEM = deferred(f"{AND}(?P<number>{NUMBER}){SPACE}(?P<unit>年度?|[月日]|の両日)?")
"""The next number of a list: `8[、9日]`, `平成28[・29年度]`."""
BOTH_DAYS = deferred(f"{WEEKDAY}{AND}(?P<number>{NUMBER}){SPACE}日{WEEKDAY}{SPACE}の両日")
"""The second of two days: `11日[(土)、12日(日)の両日]`, not `11日、12日の会合`."""
SHORT_ERAS = {name[0]: name for name in ERA_WORDS}
SHORT_ERA = f"(?<!{KANJI})[{''.join(SHORT_ERAS)}]"
"""An era by its first character, as tables and lists of laws have it: 平7.11.3."""
SEPARATED = deferred(
    f"(?:(?P<era>{ERA}|{SHORT_ERA})[.]?{SPACE}|西暦{SPACE})?['’‘]?(?P<year>[0-9]{{1,4}})(?P<mark>[./-])(?P<month>[0-9]{{1,2}})"
    "(?:(?P=mark)(?P<day>[0-9]{1,2}))?(?![0-9]|(?P=mark)[0-9])(?P<unit>月?期|月)?"
)
"""Numbers between points, slashes or hyphens: `[2017/05/01]`, `[H29.5.1]`, `[平7.11.3]`, `[2024/3月期]`."""
DOTTED = deferred(
    f"(?:(?P<era>{ERA}|{SHORT_ERA}){SPACE})(?P<year>元|{NUMBER})・(?P<month>{NUMBER})(?:・(?P<day>{NUMBER}))?(?!・?[0-9{KANJI_FIGURES}]|{SPACE}年)"
)
"""The same with middle dots, as in vertical text: `[昭和五三・六・一〇]`."""
MONTH_AND_DAY = deferred(f"(?P<month>[0-9]{{1,2}})[./-](?P<day>[0-9]{{1,2}})(?![0-9./-])(?P<weekday>{WEEKDAY})")
"""`[12/25(金)]`, `5/3~[5/6]`."""
LAST_NUMBER = deferred("(?P<day>[0-9]{1,2})(?:日|(?![0-9./-]| ?[年月時分人件円%万億]))")
"""The day that ends a range: `2024/6/10~[14]`."""
WEEK = deferred(
    f"(?P<week>{any_of(relative_words('week'))})"
    f"(?:(?P<day>{NUMBER}){SPACE}日|の?(?P<weekday>[月火水木金土日])曜日?|の?(?P<week_part>末))?"
)
"""`[先週の金曜日]`, `[今週末]`, `[同週5日]`."""
FROM_NOW = deferred(
    f"(?P<number>{NUMBER}){SPACE}(?P<unit>年|[かヶヵカケ箇個]月|週間|日|世紀)(?:ほど|程度|くらい)?(?P<direction>[前後])"
    "(?![半期後倒提年月日述方退進者]|まで|の日|に(?:書面|文書|通[知告報]|予告|届|申)|を[目経])"
)
"""A day as far from the document's own: `[3日前]`, `[2週間後]`; a term is none: not `3日前までに`, not `5年前半`."""
ANCIENT = deferred(f"紀元前{SPACE}(?P<number>{NUMBER}){SPACE}(?P<unit>年|世紀)")
"""`[紀元前660年]`, `[紀元前3世紀]`."""
CENTURIES_OF_TIME = "にわた|にまた|に亘|に及|間|ぶり|余|半(?![ば期])|以上|近く|を超|の(?:間|長き|歴史)|[前後](?!半)"
"""What shows that centuries are counted: 4世紀にわたり."""
CENTURY_BEHIND = deferred(f"{TO}(?P<century>{NUMBER}){SPACE}世紀(?:の?(?P<century_part>{SUBPERIOD}))?(?:まで)?")
"""The end of a range of centuries: 19世紀末`[から20世紀初頭]`."""
CENTURY = deferred(
    f"(?:(?P<century>{NUMBER}){SPACE}世紀(?!{CENTURIES_OF_TIME})|(?P<own_century>[今前])世紀)"
    f"(?:の?(?P<century_part>{SUBPERIOD}))?"
)
"""`[20世紀後半]`, `[今世紀]`, not `4世紀にわたり`."""
WHOLE_DATE = deferred(
    anchor_at(
        f"{''.join(word[0] for word in ERA_WORDS)}{ERA_SIGNS}{ERA_LETTERS}0-9一二千",
        f"(?:{ERA_NAME}|{ERA_LETTER}|{SHORT_ERA})[.]?{SPACE}{ERA_NUMBER}{SPACE}[年.(・]"
        f"|(?<![0-9])[0-9]{{4}}{SPACE}[年(./-]|[一二][{ZERO_TO_NINE}]{{3}}年|(?<!{KANJI})二?千[{FIGURES}]{{0,7}}年",
    )
)
"""Where a date with year, month and day may begin; the match is its first character: `[平]成29年5月`, `[2]017/5/1`."""
NO_DATE = deferred(f"(?:{NUMBER}?{SPACE}日?)号")
"""What shows that a year and month were the number of a document: `令和5年[3号]`, `5月[1日号]`."""
A_DAY = deferred("(?<![0-9])1日 ?[0-9.,]{1,6}(?![0-9.,:]|時(?!間))")
"""So many a day, which is no day: `[1日14]`往復, `[1日8]`時間, not `1日10時`."""
