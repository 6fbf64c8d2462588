"""The regular expressions of dates, in folded text. They are matched where a numeral or a word of time stands."""

from __future__ import annotations

from jdoc.language.lazy import BREAK, anchor_at

SPACE = " {0,2}"
KANJI = "〇零一二三四五六七八九十百千廿卅壱弐参拾"
NUMBER = f"(?:[0-9]{{1,4}}(?![0-9])|[{KANJI}]{{1,9}}+)"
SIGNS = "㍾㍽㍼㍻㋿"
ERA_NAME = f"(?:慶応|明治|大正|昭和|平成|令和|[{SIGNS}])"
ERA = f"(?:{ERA_NAME}|(?<![A-Za-z0-9])[MTSHR](?=[.]?[0-9元]))"
DASH = "(?:[~〜‐–—―−-]|ー(?=[0-9]))"
TO = f"{SPACE}(?:から|より|乃至|ないし|{DASH}){SPACE}"
AND = f"{SPACE}(?:[、,・]|及び|および|並びに|又は|または|と|や){SPACE}"
WEEKDAY = f"(?:{SPACE}\\({SPACE}[月火水木金土日](?:曜日?)?(?:[・,、][祝休])?{SPACE}\\))?"

RELATIVE_YEAR = (
    "一昨年|一昨々年|再来年|明後年|翌々年|前々年|昨年|昨(?=年度)|去年|本年|今年|来年|翌年|前年|同年|当年|明年"
)
RELATIVE_MONTH = "先々月|再来月|翌々月|前々月|今月|本月|来月|先月|前月|翌月|同月|当月"
RELATIVE_WEEK = "先々週|再来週|翌々週|今週|本週|来週|先週|前週|翌週|同週"
RELATIVE_DAY = "一昨日|明後日|翌々日|前々日|本日|今日|昨日|明日|翌日|前日|同日"

YEAR = (
    f"(?:(?P<era>{ERA})[.]?{SPACE}(?P<era_year>元|{NUMBER}){SPACE}"
    f"(?:年{SPACE}(?P<fiscal_1>度)?(?:{SPACE}\\({SPACE}(?:西暦)?[0-9]{{4}}{SPACE}年?度?{SPACE}\\))?"
    f"|\\({SPACE}[0-9]{{4}}{SPACE}年?{SPACE}\\){SPACE}年(?P<fiscal_2>度)?"
    f"|(?=(?:{TO}|(?:{AND}{NUMBER}){{0,8}}{AND})(?:{ERA}[.]?{SPACE})?(?:元|{NUMBER}){SPACE}年))"
    f"|(?:西暦{SPACE})?(?P<year>['’‘]?{NUMBER}){SPACE}"
    "(?:年(?![次輪生目間]|以[上内]|余り?|ぶり|前(?![半期後])|後(?![半期]))(?P<fiscal_3>度)?"
    f"(?:{SPACE}\\({SPACE}{ERA}{SPACE}(?:元|{NUMBER}){SPACE}年?度?{SPACE}\\))?"
    f"|\\({SPACE}{ERA}{SPACE}(?:元|{NUMBER}){SPACE}年?{SPACE}\\){SPACE}年(?P<fiscal_4>度)?"
    f"|(?=(?:{TO}|(?:{AND}{NUMBER}){{0,8}}{AND}){NUMBER}{SPACE}年))"
    f"|(?P<relative_year>{RELATIVE_YEAR})(?P<fiscal_5>度)?)"
)
PART = (
    "末日?|初頭|初め|始め|はじめ|当初(?!予算|案|計画|見込)|前半|後半|半ば|なかば|中頃|明け|暮れ"
    "|[初晩早]?[春夏秋冬](?![季闘])|[春夏秋冬]季"
)
WITHIN_YEAR = (
    f"(?:(?P<decade>代)(?:の?(?P<decade_part>{PART}))?"
    f"|の?{SPACE}(?:第{SPACE})?(?P<quarter>[1-4一二三四]){SPACE}・?四半期|の?(?P<half>上半期|下半期|上期|下期)"
    f"|の?(?P<year_part>{PART}))"
)
MONTH = (
    f"(?:(?P<month>{NUMBER}){SPACE}(?:月(?!間)|(?=(?:{TO}|(?:{AND}{NUMBER}){{0,8}}{AND}){NUMBER}{SPACE}月(?!間)))"
    f"|(?P<relative_month>{RELATIVE_MONTH}))"
)
WITHIN_MONTH = (
    f"(?:{SPACE}(?:(?P<term>期){SPACE}(?:第{SPACE}(?P<term_quarter>[1-4一二三四]){SPACE}四半期)?"
    "|の?(?P<month_part>上旬|初旬|中旬|下旬|末(?!日)|初め|始め|はじめ|半ば|前半|後半)))"
)
DAY = (
    f"(?:(?P<day>{NUMBER}|末(?=日)){SPACE}"
    f"(?:日(?![間目])|の両日|(?=(?:{TO}|(?:{AND}{NUMBER}){{0,8}}{AND}){NUMBER}{SPACE}(?:日(?![間目])|の両日)))"
    f"|(?P<relative_day>{RELATIVE_DAY}))"
)
PREFIX = f"(?:(?P<prefix>翌|去る|昨(?=[0-9{KANJI}]{{1,3}}日)|来る|来たる|きたる|本|同){SPACE}(?=[0-9{KANJI}]))?"
POINT = (
    f"{PREFIX}(?:{YEAR}{SPACE})?(?:(?:の{SPACE})?{MONTH}{WITHIN_MONTH}?|{WITHIN_YEAR})?(?:{SPACE}(?:の(?=末日))?{DAY})?"
)
PART_OF_MONTH = "上旬|初旬|中旬|下旬|末(?!日)"
ITEM = f"{AND}(?P<number>{NUMBER}){SPACE}(?P<unit>年度?|[月日]|の両日)?"
BOTH_DAYS = f"{WEEKDAY}{AND}(?P<number>{NUMBER}){SPACE}日{WEEKDAY}{SPACE}の両日"
SEPARATED = (
    f"(?:(?P<era>{ERA})[.]?)?(?P<year>[0-9]{{1,4}})(?P<mark>[./-])(?P<month>[0-9]{{1,2}})"
    "(?:(?P=mark)(?P<day>[0-9]{1,2}))?(?![0-9]|(?P=mark)[0-9])"
)
MONTH_AND_DAY = f"(?P<month>[0-9]{{1,2}})[./-](?P<day>[0-9]{{1,2}})(?![0-9./-])(?P<weekday>{WEEKDAY})"
WEEK = (
    f"(?P<week>{RELATIVE_WEEK})"
    f"(?:(?P<day>{NUMBER}){SPACE}日|の?(?P<weekday>[月火水木金土日])曜日?|の?(?P<week_part>末))?"
)
FROM_NOW = (
    f"(?P<number>{NUMBER}){SPACE}(?P<unit>年|[かヶヵカケ箇個]月|週間|日)(?:ほど|程度|くらい)?(?P<direction>[前後])"
    "(?![半期後倒提年月日述方退進者]|まで|の日|に(?:書面|文書|通[知告報]|予告|届|申)|を[目経])"
)
ANCIENT = f"紀元前{SPACE}(?P<number>{NUMBER}){SPACE}年"
CENTURY = f"(?P<century>{NUMBER}|今|前){SPACE}世紀(?:の?(?P<century_part>{PART}))?"
LEAD = (
    f"(?:(?:{ERA_NAME}|(?<![A-Za-z0-9])[MTSHR][.]?|西暦|紀元前|['’‘]|第|翌|(?<!一)昨|去る|来る|来たる|きたる|(?<!日)本|同"
    f"|午前|午後|夜|朝|夕方|深夜|未明|早朝){SPACE})$"
)
LEAD_ENDS = f"治正成和応令暦'’‘第翌昨るた本同前後夜朝方明.MTSHR {SIGNS}"
"""The characters that a lead can end with."""
_YEAR = f"(?:[12][0-9]{{3}}|(?:令和|平成|昭和|大正|明治)(?:元|[1-9][0-9]?)){SPACE}年"
_MONTH = "(?:1[0-2]|0?[1-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_FULL = f"{_YEAR}(?:度|{SPACE}{_MONTH}{SPACE}月(?:{SPACE}{_DAY}{SPACE}日)?)?"
_FROM_TO = (
    f"[12][0-9]{{3}}{DASH}[12][0-9]{{3}}年"
    f"|{_YEAR}{SPACE}{_MONTH}(?:{SPACE}月{SPACE}{_DAY}{DASH}{_DAY}{SPACE}日|{DASH}{_MONTH}{SPACE}月)"
)
_SHORT = f"{_MONTH}{SPACE}月(?:{SPACE}{_DAY}{SPACE}日|(?!を))"
PLAIN = (
    f"(?<![{LEAD_ENDS}0-9年約])(?:{_FULL}|{_FROM_TO}|{_SHORT})"
    f"(?={WEEKDAY}(?:[とはをがで。)」{BREAK}]|に(?!満た)|[、,](?![0-9]{{1,2}}日)|\\Z|の(?![末初始春夏秋冬前後上中下第四半年月0-9{KANJI}])|[(](?=[於以ァ-ヴ])"
    f"|(?:から|以降|以来|以後|以前|まで|迄)(?:の(?![0-9{KANJI}])|[にはも、,。)])))"
)
"""What most dates are: all in digits, and nothing beside them that changes their meaning."""
PLAIN_FIRST = "0-9令平昭大明"
WORD_FIRST = f"一再明翌前昨去本今来同当先慶大昭平令{SIGNS}元正午四半数MTSHR"
WORD_SECOND = "年月日週々昨後来応治正和成元世旦午子前半かヶヵカケ箇個時分"
WORDS = (
    f"(?=[{WORD_FIRST}][{WORD_SECOND}])(?!(?<=日)本|(?<=[以目])[前来])"
    f"(?:{RELATIVE_YEAR}|{RELATIVE_MONTH}|{RELATIVE_DAY}|{RELATIVE_WEEK}|{ERA_NAME}{SPACE}元|(?<![A-Za-z0-9])[MTSHR]元(?=年)|[今前]世紀|正[午子]"
    f"|午[前後](?={SPACE}[{KANJI}])|四半世紀|半(?:世紀|年(?![前度])|月|日|時間)"
    "|数(?:年(?![生次])|[かヶヵカケ箇個]月|週間|日(?![本目])|時間|分間))"
)
"""Words that an expression of time may begin with where no numeral does."""
OPEN = "(?P<since>以降|以来|以後|から)|(?P<until>以前|まで(?!も)|迄)"
WHOLE = anchor_at(
    f"慶明大昭平令{SIGNS}MTSHR0-9一二",
    f"(?:{ERA_NAME}|(?<![A-Za-z0-9])[MTSHR])[.]?{SPACE}(?:元|{NUMBER}){SPACE}[年.(]"
    f"|(?<![0-9])[0-9]{{4}}{SPACE}[年(./-]|[一二][〇一二三四五六七八九]{{3}}年",
)
"""What a date with year, month and day begins with."""
NO_DATE = f"(?:{NUMBER}?{SPACE}日?)号"
