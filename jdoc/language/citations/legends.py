"""Legends: what a paper's list of abbreviations calls the laws: 相法……相続税法（昭和25年法律第73号）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "[一-鿿ァ-ヴー]{1,12}"
_NO_NAME = "(?<![一-鿿]法令)(?<!拠法)"
"""What no law is called: 根拠法令:港湾法."""
_TERM = f"(?P<term>{_NAME}){_NO_NAME}"
_LONE = f"(?P<lone>{_NAME}(?<=[法令則規程例領款])){_NO_NAME}"
"""A name that nothing but a blank sets off ends like a law."""
_SIGN = "(?:[…‥]+|・{2,}|[.]{3,}|[=:→⇒]|[-―─]{2,})"
"""What sets a name off: 相法`[……]`相続税法."""
_BLANK = "(?:[ ]+|\t)"
_BRACKET = r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?"
TERM_BEFORE = deferred(
    rf"(?:\A|[\n\t、,。;・ (〔《「『]|(?<=[はが]))(?:{_TERM}[」』]?[ ]*{_SIGN}"
    rf"|(?:(?<![^\n])|(?<=[\n・「『])|(?<=・ )){_LONE}[」』]?{_BLANK})[ ]*[「『]?\Z"
)
"""What stands before a law in a legend: `[相法……]`, `[「法」 ]`, `略語は[、港法=]`, not `この法律は、`."""
TERM_BEHIND = deferred(
    rf"[」』]?{_BRACKET}[」』]?(?:[ ]*{_SIGN}[ ]*[「『]?{_TERM}[」』]?|{_BLANK}[「『]?{_LONE}[」』]?)"
    rf"(?:(?=[\n\t、,。;)])|[ ]*\Z)"
)
"""What stands behind it: 漁業法`[(昭和24年法律第267号):漁法]`, not 漁業法`:漁業の基本`。"""
ENDS = deferred(rf"[」』]?{_BRACKET}[」』]?(?:(?P<line>[。]?(?:[\n\t]|\Z))|[ ]*(?:[、,。;)]|と[すい]|を[い指]))")
"""What stands behind a law of a legend, `line` where its line ends: 港湾法`[、]`, not 港湾法`の`."""
SETS_OFF = frozenset("…‥・.=:→⇒-―─ \t「『")
BEHIND = SETS_OFF | frozenset("(」』")
"""What stands right before a law in a legend, and right behind one."""
FARTHEST = 24
"""Characters before a law that are looked at."""


def find_terms(folded: str, start: int, end: int) -> Iterator[str]:
    """Yield what a legend calls the law that stands somewhere in a text.

    >>> texts = ["港法……港湾法(昭和25年法律第218号)", "港法 港湾法", "港湾法:港法", "港法は、港湾法による。"]
    >>> [list(find_terms(text, text.index("港湾法"), text.index("港湾法") + 3)) for text in texts]
    [['港法'], ['港法'], ['港法'], []]
    """
    before = None
    if start and folded[start - 1] in SETS_OFF:
        before = TERM_BEFORE.search(folded, max(0, start - FARTHEST), start)
    ends = ENDS.match(folded, end) if before else None
    if before and ends and (before["term"] or ends["line"] is not None):
        yield before["term"] or before["lone"]
    behind = TERM_BEHIND.match(folded, end) if folded[end : end + 1] in BEHIND else None
    if behind:
        yield behind["term"] or behind["lone"]
