"""Rosters: the persons that lines below a block name, with their offices."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
HEAD = deferred(
    f"[ (]*(?P<what>[^。、0-9(:]{{0,20}}?)(?:の部\\)|[ (:])*(?:計|全|合計|総勢)?(?P<number>{_NUMBER}) ?(?P<unit>名|人)(?:、[^。)]{{0,40}})?[)]?[ ]*"
)
"""A line above names that says how many they are: `[出席委員 11名]`, `[(委員13名、敬称略)]`, `[(個人の部)8人]`, not `委員は、11名を`."""
GUESTS = frozenset({"オブザーバー", "アドバイザー", "顧問"})
"""Who may stand in a roster without being counted."""
GAP = deferred(" {2,}|\t")
"""What stands between the columns of a roster: 会長`[  ]`戸倉悠."""
BEHIND = deferred("\\([^()]*\\)$")
"""What stands in a bracket behind a name: 戸倉悠`[(弁護士)]`."""
# The office of one person, or what one is called by in a roster.
_OFFICE = "(?:会長|委員長|議長|座長|理事長|部会長|本部長|団長|代表|学長)?(?:職務)?代理者?|(?:副|筆頭副|前)?(?:会長|委員長|議長|座長|理事長|部会長|団長|本部長|代表|学長)|(?:臨時|専門|特別|公募|常任)?委員|(?:常務|専務|代表|筆頭)?理事|監事|構成員|幹事|評議員|議員|顧問|審査員|審査委員|オブザーバー|アドバイザー"
OFFICE = deferred(_OFFICE)
"""The office of somebody in a roster: `[副会長]`, `[委員]`, not `公認会計士`."""
WITH_OFFICE = deferred(f"[一-鿿々ァ-ヴー]{{1,6}}?(?P<office>{_OFFICE})")
"""A name with an office behind it: `[三隅委員]`."""
NAME = deferred("[^\\W0-9_A-Za-z]{2,9}")
"""A name alone: `[戸倉悠太]`."""
IN_GROUP = deferred("(?P<group>[^ 、。()0-9]{1,10}) +(?P<names>[^\\W0-9_A-Za-z]{2,8}(?:、[^\\W0-9_A-Za-z]{2,8}){0,9})")
"""Names of one group: `[高音 戸倉悠、三隅薫]`."""
SEATS = deferred("(?: *[0-9]{1,2}番(?:議員|委員)? +[^\\W0-9_]{1,8}(?: +[^\\W0-9_]{1,6}(?![^ ])){0,2}){1,6}")
"""Members by their seats: `[1番 戸倉 悠  2番 三隅 薫]`, not `1番の議員`."""
SEAT = deferred("[0-9]{1,2}番")
"""The seat of one: `[1番] 戸倉 悠`."""
ENDS = frozenset({"attachment", "table", "caption", "note"})
MOST_LINES, SHORTEST = 40, 6


class Person(NamedTuple):
    """Somebody in a roster."""

    block: int
    office: str
    """"" where only the name stands there."""


def persons_below(facts: Facts, index: int) -> list[Person]:
    """Give the persons of the lines below a block, up to the next line that bears a number; none where one is no such line."""
    found: list[Person] = []
    for at in range(index + 1, min(index + 1 + MOST_LINES, len(facts.blocks))):
        block, text = facts.blocks[at], facts.texts[at].strip()
        if block.label or block.kind in ENDS or text.startswith(("(", "※", "[", "<")) or text.endswith("。"):
            return found
        offices = _with_offices(text) or _in_columns(text) or _in_groups(text) or _in_seats(text)
        if not offices:
            return found if _is_head(text) else []
        found += (Person(at, office) for office in offices)
    return found


def _is_head(text: str) -> bool:
    """Tell a line above another part: 欠席委員(2名), 事務局."""
    return HEAD.fullmatch(text) is not None or (len(text) <= SHORTEST and " " not in text)


def _with_offices(text: str) -> list[str]:
    """Give the offices of names with their offices behind them, if a line has nothing else: 戸倉会長、三隅委員."""
    matches = [WITH_OFFICE.fullmatch(item) for item in text.rstrip("。").split("、")]
    return [match["office"] for match in matches if match] if all(matches) else []


def _in_columns(text: str) -> list[str]:
    """Give the offices of a line of columns, each with a name behind it: 委 員  浅野 凪    委 員  岸本 蓮."""
    columns = [*filter(None, (BEHIND.sub("", column.strip()) for column in GAP.split(text)))]
    squeezed = ["".join(column.split()) for column in columns]
    pairs = pairwise([*squeezed, ""])
    found = [one for one, other in pairs if OFFICE.fullmatch(one) and NAME.fullmatch(other)]
    for column in columns:
        office, _, name = column.partition(" ")
        if OFFICE.fullmatch(office) and NAME.fullmatch("".join(name.split())):
            found.append(office)
    return found


def _in_groups(text: str) -> list[str]:
    """Give "" for each name of a group: 高音 戸倉悠、三隅薫."""
    match = IN_GROUP.fullmatch(text)
    return [""] * (match["names"].count("、") + 1) if match else []


def _in_seats(text: str) -> list[str]:
    """Give "" for each member of a line of members by their seats: 1番 戸倉 悠  2番 三隅 薫."""
    return [""] * len(SEAT.findall(text)) if SEATS.fullmatch(text) else []
