"""Plain dates, the fast path: all in digits, with nothing beside them that changes what they mean, as most dates are.

`language.cues` finds them in its one search over a document; what isn't one here is read by `grammar`.
"""

from __future__ import annotations

import re

from jdoc.language.calendar import eras
from jdoc.language.dates.grammar import (
    DASH,
    ERA_LETTER,
    ERA_LETTERS,
    ERA_NAME,
    ERA_SIGNS,
    KANJI_FIGURES,
    SHORT_ERAS,
    SPACE,
    WEEKDAY,
)
from jdoc.language.lazy import BREAK, deferred
from jdoc.language.scripts import KANJI

LEADS = (
    *(*eras(), *SHORT_ERAS, "西暦", "紀元前", "第", "翌", "昨", "去る", "来る", "来たる", "きたる", "本", "同"),
    *("午前", "午後", "夜", "朝", "夕方", "深夜", "未明", "早朝"),
    *("AM", "PM", "am", "pm", "A.M.", "P.M.", "a.m.", "p.m.", "FY"),
)
"""What may stand before a number and belongs to it."""
LEAD_ENDS = f"'’‘. {''.join(sorted({word[-1] for word in LEADS}))}"
"""The characters that a lead can end with."""
NOT_INSIDE = {"昨": "(?<!一)昨", "本": "(?<!日)本", **{sign: f"(?<!{KANJI}){sign}" for sign in SHORT_ERAS}}
"""Leads that are the end of other words: 一昨, 日本, 公平."""
LEAD = deferred(
    f"(?=['’‘{''.join(sorted({word[0] for word in LEADS}))}])(?:(?:{ERA_NAME}|{ERA_LETTER}[.]?|['’‘]"
    f"|{'|'.join(NOT_INSIDE.get(word, re.escape(word)) for word in LEADS if word not in ERA_LETTERS + ERA_SIGNS)}"
    f"){SPACE})$"
)
"""The lead before a number: `会は[平成]`, `[午後 ]`, `[去る]`, not `日本`."""

YEAR_WORDS = tuple(era.name for letter, era in eras().items() if letter.isascii())
"""The eras that documents of our time know."""
YEAR = f"(?:[12][0-9]{{3}}|(?:{'|'.join(YEAR_WORDS)})(?:元|[1-9][0-9]?)){SPACE}年"
"""A year with all that it needs: 2017年, 令和５年, 平成元年."""
MONTH = "(?:1[0-2]|0?[1-9])"
DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
DATE = f"{YEAR}(?:度|{SPACE}{MONTH}{SPACE}月(?:{SPACE}{DAY}{SPACE}日)?)?"
"""A date that begins with its year: 2017年, 2017年度, 2017年５月, 2017年５月１日."""
FROM_TO = (
    f"[12][0-9]{{3}}{DASH}[12][0-9]{{3}}年"  # 2018-2028年
    f"|{YEAR}{SPACE}{MONTH}(?:{SPACE}月{SPACE}{DAY}{DASH}{DAY}{SPACE}日|{DASH}{MONTH}{SPACE}月)"  # 2016年2月24-25日
)
WITHOUT_YEAR = f"{MONTH}{SPACE}月(?:{SPACE}{DAY}{SPACE}日|(?!を))"
"""A month, or a day of one: ５月, ５月１日, not 3月を (three months that somebody needs)."""
BEHIND = (
    f"{WEEKDAY}(?:[とはをがで。)」{BREAK}]|に(?!満た| ?[1一] ?[回度])|[、,](?![0-9]{{1,2}}日)|\\Z"
    f"|の(?!元[日旦]|大(?:晦日|みそか)|[末初始春夏秋冬前後上中下第四半年月0-9{KANJI_FIGURES}])|[(](?=[於以ァ-ヴ])"
    f"|(?:から|以降|以来|以後|以前|まで|迄)(?:の(?![0-9{KANJI_FIGURES}])|[にはも、,。)]))"
)
"""What may stand behind a plain date: a particle, a mark, a word for an open interval."""
PLAIN = f"(?<![{LEAD_ENDS}0-9年約])(?:{DATE}|{FROM_TO}|{WITHOUT_YEAR})(?={BEHIND})"
"""A date that is all it seems: nothing before it or behind it changes what it says."""
FIRST = f"0-9{''.join(word[0] for word in YEAR_WORDS)}"
"""What a plain date begins with."""
PLAIN_DATE = deferred(f"(?=[{FIRST}]){PLAIN}")
"""`[2017年5月1日]に`, `[平成29年度]の`, `[5月1日]は`, not `5月1日前後`, not `平成29年度末`."""
