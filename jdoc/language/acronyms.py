"""Acronyms: names that a text gives with a short form in Latin letters, 世界税関機構（ＷＣＯ）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Kana within a name, which no particle and no verb ends: 子`ども`家庭, 地域`づくり`法人, not 基`づき`委員会.
_KANA = (
    "(?<=[^\\W0-9_ぁ-んA-Za-z])(?:ども|づくり|(?![のをにがはでともやへ]|づ[きく]|ごと|など|れば)[ぁ-ん]{2,5}"
    "(?<![るたいうくすつぬむてにはがをもとでられえけせめべわ]))(?=[^\\W0-9_ぁ-ん])"
)
# A name in kanji and katakana: 世界税関機構, 核兵器の不拡散に関する条約, 取締りの仕組み, 子ども家庭庁.
_NAME = (
    f"[^\\W0-9_ぁ-んA-Za-z](?:[^\\W0-9_ぁ-ん]|・|{_KANA}|の(?=[^\\W0-9_ぁ-ん])|[ぁ-ん]{{0,2}}[りしみき](?=の[^\\W0-9_ぁ-ん])|(?<=[一-鿿])[りみきえけち](?=[一-鿿])|に関する|のための){{2,30}}"
    "(?:[ぁ-ん]?[みりきしえけい](?=」? ?[(〔]|[)〕]))?"
)
IN_BRACKETS = deferred(
    f"(?<![0-9])(?P<name>{_NAME}(?:のもの)?)」? ?[(〔](?:略称|以下|略して|通称|英略称)?[:、,]?"
    "「?(?P<acronym>[A-Z][A-Za-z0-9&-]{1,8})"
    "(?:[:、,。;」と][^()〔〕]{0,60})?[)〕]"
)
"""A name with its acronym behind: `[世界税関機構(WCO)]`, `[世界税関機構(WCO。World Customs)]`, not `機構(仮)`."""
IN_WORDS = deferred(
    "(?P<name>[^\\W0-9_ぁ-んA-Za-z](?:[^\\W0-9_ぁ-ん]|の(?=[^\\W0-9_ぁ-ん])){1,14}を[^\\W0-9_ぁ-んA-Za-z]{1,4}[ぁ-ん]{0,3}[うくすつぬむるた][^\\W0-9_ぁ-んA-Za-z]{1,2})"
    " ?[(〔](?:以下)?「?(?P<acronym>[A-Z][A-Za-z0-9&-]{1,8})」?(?:と(?:いう|略)[^()〔〕]{0,8})?[)〕]"
)
"""A thing that is described with its acronym behind: `[資金を用いる手法(PFI)]`, not `資金を用いた仕組み`."""
DESCRIBED = deferred("[うくすつぬむるた][^\\W0-9_ぁ-んA-Za-z]{1,2} ?[(〔](?:以下)?「?[A-Z]")
"""The end of such a description: 用い`[る手法(P]FI)`, not `手続(PFI)`."""
BEFORE = deferred(f"(?<![A-Za-z0-9])(?P<acronym>[A-Z][A-Z0-9&-]{{1,8}}) ?[(〔](?P<name>{_NAME})[)〕]")
"""An acronym with its name behind: `[WCO(世界税関機構)]`, not `PDF(1MB)`."""
SPELLED_OUT = deferred(
    f"(?P<name>{_NAME})」? ?[(〔](?:[A-Za-z][A-Za-z .'&-]{{3,80}}|[ァ-ヴー・]{{2,20}})[:、,;。] ?"
    "(?:以下)?「?(?P<acronym>[A-Z][A-Za-z0-9&-]{1,8})」?"
    "(?:と(?:いう|略)[^()〔〕]{0,8})?[)〕]"
)
"""A name with its foreign one and its acronym: `[国際エネルギー機関(International Energy Agency:IEA)]`."""
LISTED = deferred(
    "(?:^|(?<=[\\n。]))(?P<acronym>[A-Z][A-Z0-9&-]{1,8})(?: ?[:\\t=] ?| +(?=[^\\n。]{2,30}(?:。|\\n|$)))"
    f"(?P<name>{_NAME})(?![^\\W0-9_ぁ-ん])"
)
"""A line of a list of acronyms: `[COP:締約国会議]`, `[COP 締約国会議]`, not `COPの会議`."""
CALLED = deferred(f"(?P<name>{_NAME})、(?:通称|略称|略して)[は、]?「(?P<acronym>[A-Z][A-Za-z0-9&-]{{1,8}})」")
"""A name with what it is called: `[津波災害対策本部、通称「TDH」]`, not `本部「TDH」`."""
MEANT = deferred(
    f"(?<![A-Za-z0-9])(?P<acronym>[A-Z][A-Za-z0-9&-]{{1,8}})」?とは、?「?(?P<name>{_NAME})」?(?:の(?:略|こと)|をい[うい]|を(?:指[しす]|意味)|であ|で、)"
)
"""An acronym with what it means: `[WCOとは、世界税関機構をいう]`, not `WCOとは何か`."""
JOINED = deferred("[:、,;。] ?(?:以下)?「?[A-Z][A-Za-z0-9&-]{1,8}」?[と)〕]")
"""The end of a bracket with both: `International Energy Agency[:IEA)]`, not `(IEA)`."""
INTRODUCED = deferred("、(?:通称|略称|略して)")
"""How it is said that something is called so: `津波災害対策本部[、通称]「TDH」`, not `本部「TDH」`."""
PATTERNS = (
    (IN_BRACKETS, None),
    (IN_WORDS, DESCRIBED),
    (SPELLED_OUT, JOINED),
    (BEFORE, None),
    (LISTED, None),
    (CALLED, INTRODUCED),
    (MEANT, None),
)
"""Where acronyms stand beside what they are short for, each with a part of it that few texts have."""
CAPITALS = deferred("[A-Z][A-Za-z0-9&-]{1,8} ?[)〕:、,。;」と(〔\t =]")
"""An acronym with what stands behind it in all of these: `([WCO)]`, `[ICAO(]国際`, not `A案`, `WCOは`."""
FEWEST_CAPITALS = 2


class Acronym(NamedTuple):
    """An acronym, with the name that a text gives with it."""

    word: str
    name: str
    start: int
    """Of the acronym in its text."""
    end: int
    name_start: int


def find_acronyms(folded: str) -> Iterator[Acronym]:
    """Yield the acronyms of a text in half-width forms that stand beside what they are short for.

    >>> [found[:2] for found in find_acronyms("世界税関機構(WCO)とICAO(国際民間航空機関)")]
    [('WCO', '世界税関機構'), ('ICAO', '国際民間航空機関')]
    """
    if CAPITALS.search(folded) is None:
        return
    for pattern, part in PATTERNS:
        for match in pattern.finditer(folded) if part is None or part.search(folded) else ():
            if sum(map(str.isupper, match["acronym"])) >= FEWEST_CAPITALS:
                start, end = match.span("acronym")
                yield Acronym(match["acronym"], match["name"], start, end, match.start("name"))
