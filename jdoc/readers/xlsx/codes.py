"""Codes: the number formats of a workbook, cut into their sections and tokens."""

from __future__ import annotations

import re
from functools import lru_cache

from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

_TOKEN = deferred(
    r'(?i)"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<padding>.)|\*(?P<filling>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/標準)|(?P<half>AM/PM|A/P|午前/午後)|(?P<exponent>E[+-])"
    r"|(?P<date>y+|g+|e+|m+|d+|a{3,4}|h+|s+(?:\.0+)?)|(?P<digit>[0#?])|(?P<sign>[.,%/@])|(?P<other>.)",
    re.DOTALL,
)
"""A token of a number format, by its kind: `[ggg]`, `[General]`, `[AM/PM]`."""
_CONDITION = deferred(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
"""When a section holds, as its sign and its number: `[>=1000]`, not `Red`."""
_ELAPSED = deferred(r"(?i)h+|m+|s+")
"""Hours, minutes or seconds that go on beyond a day: `[hh]`, not `Red`."""
_LONGEST_CODE = 500
"""Characters: no number format of Excel has more than 255."""

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"\\-#,##0',
    6: '"¥"#,##0;"¥"\\-#,##0',
    7: '"¥"#,##0.00;"¥"\\-#,##0.00',
    8: '"¥"#,##0.00;"¥"\\-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: "[$-411]ge.m.d",
    28: '[$-411]ggge"年"m"月"d"日"',
    29: '[$-411]ggge"年"m"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    34: 'yyyy"年"m"月"',
    35: 'm"月"d"日"',
    36: "[$-411]ge.m.d",
    37: "#,##0;\\-#,##0",
    38: "#,##0;\\-#,##0",
    39: "#,##0.00;\\-#,##0.00",
    40: "#,##0.00;\\-#,##0.00",
    41: "#,##0;\\-#,##0;\\-",
    42: '"¥"#,##0;"¥"\\-#,##0;"¥"\\-',
    43: "#,##0.00;\\-#,##0.00;\\-",
    44: '"¥"#,##0.00;"¥"\\-#,##0.00;"¥"\\-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: "[$-411]ge.m.d",
    51: '[$-411]ggge"年"m"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: '[$-411]ggge"年"m"月"d"日"',
    55: 'yyyy"年"m"月"',
    56: 'm"月"d"日"',
    57: "[$-411]ge.m.d",
    58: '[$-411]ggge"年"m"月"d"日"',
}
"""The formats that have a number and no code in the file, as the Japanese Excel shows them."""


class Token(NamedTuple):
    """A token: a literal text, a digit, letters of a date, elapsed time, a sign, an exponent, the halves of days."""

    kind: str
    text: str


class Section(NamedTuple):
    """One section of a format."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None
    numerals: str = ""
    """`1`, `2` or `3` where digits are written in kanji, in 大字, or in full width."""
    kinds: frozenset[str] = frozenset()
    """The kinds of its tokens; `@` where the text of a cell stands in it."""
    is_japanese: bool = False
    """The language of names is Japanese, whatever the machine's is."""

    def holds(self, kind: str) -> bool:
        """Tell whether a kind of token is there."""
        return kind in self.kinds

    @property
    def is_date(self) -> bool:
        """Whether it writes a date or a time."""
        return (self.holds("date") or self.holds("elapsed")) and not self.holds("digit")

    @property
    def takes_text(self) -> bool:
        """Whether the text of a cell stands in it."""
        return "@" in self.kinds


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """Cut a format into its sections.

    >>> [len(section.tokens) for section in sections_of('#,##0;[Red]"△"#,##0')]
    [5, 6]
    """
    sections: list[Section] = []
    tokens: list[Token] = []
    section = Section(())
    for match in _TOKEN.finditer(code[:_LONGEST_CODE]):
        kind, text = match.lastgroup or "other", match[match.lastgroup or 0]
        if (kind, text) == ("other", ";"):
            sections.append(_closed(section, tokens))
            section, tokens = Section(()), []
        elif kind == "bracket":
            section = _with_bracket(section, text, tokens)
        elif kind not in {"padding", "filling"}:
            tokens.append(Token({"quoted": "literal", "escaped": "literal", "other": "literal"}.get(kind, kind), text))
    return (*sections, _closed(section, tokens))


def _closed(section: Section, tokens: list[Token]) -> Section:
    kinds = {"@" if token == Token("sign", "@") else token.kind for token in tokens}
    return section._replace(tokens=tuple(tokens), kinds=frozenset(kinds))


def _with_bracket(section: Section, text: str, tokens: list[Token]) -> Section:
    """Take what stands in square brackets: a condition, a currency, a language, a way of writing digits."""
    condition = _CONDITION.fullmatch(text)
    if condition:
        return section._replace(condition=(condition[1], float(condition[2].strip(".") or 0)))
    if text.startswith("$"):
        currency, _, language = text[1:].partition("-")
        tokens.append(Token("literal", currency))
        is_japanese = language.lower().endswith(("411", "ja-jp"))
        return section._replace(is_japanese=section.is_japanese or is_japanese)
    if _ELAPSED.fullmatch(text):
        tokens.append(Token("elapsed", text.lower()))
    elif text.upper().startswith("DBNUM"):
        return section._replace(numerals=text[5:6])
    return section
