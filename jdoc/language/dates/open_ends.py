"""Open intervals: what 以降, 以前, から, まで, 前 and 後 behind a date make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.language.dates import grammar
from jdoc.language.dates.ranges import past_weekday
from jdoc.language.lazy import deferred
from jdoc.language.scripts import FIGURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.dates.readings import DateReading

OR_IT = "(?:又は|または|もしくは|若しくは)(?:それ|その|同日)"
"""The date itself is named, too: 又はそれ以降."""
CHANGE = (
    f"から(?![^。、]{{2,14}}?{grammar.MOVING})"
    f"(?! ?(?:約 ?)?[0-9{FIGURES}万億.,・]+(?:%|パーセント|ポイント|割|倍|[人件戸社台円]|億円|万[人件円戸])"
    "[^。、]{0,8}(?:増|減|上昇|低下|上が|下が|伸|下落|改善|悪化)"
    f"|翌年度?[にへ]| ?[0-9{FIGURES}]{{1,3}} ?(?:[かヶヵカケ箇個]?年|[かヶヵカケ箇個]月|年度|週|日)(?:間|度間|の)"
    "| ?(?:大幅に?|大きく|さらに|更に|やや)?(?:増|減|上昇|低下|下落|横ばい|改善|悪化))"
)
"""から that no change follows: 前年から12%増 compares with one year, 2030年度から2028年度に前倒し names two."""
OPEN_WORDS = {
    "since": ("以降", "以来", "以後", CHANGE, f"{OR_IT}以?[降後]"),
    "until": ("以前", "まで(?!も)", "迄", f"{OR_IT}以?前"),
    "before": ("より(?:も)?前", "より以前", "前(?![後日年月週半期回述掲項条文段者任夜々]|倒し)"),
    "after": ("より(?:も)?後", "より以後", "後(?![日年月期半述掲世任続者])"),
}
OPEN = deferred("|".join(f"(?P<{group}>{'|'.join(words)})" for group, words in OPEN_WORDS.items()))
"""What makes an open interval of a date: `2016年[以降]`, `5月[まで]`, `1日[前]に`, not `5月までも`, not `1日前後`."""
OPENED: dict[str | None, Callable[[str], str]] = {
    "since": edtf.since,
    "until": edtf.until,
    "before": edtf.before,
    "after": edtf.after,
}
"""What the groups of the pattern make of a date."""
POINTS = frozenset({"から", "まで", "迄"})
"""What leaves a decade what it is, 1970年代前半まで, and closes a range: 5月1日～7日まで."""
OF_DAYS = frozenset({"前", "後"})
"""What is said of days alone: 4月1日前, but 5年前."""


def opened(text: str, end: int, reading: DateReading) -> str | None:
    """Write an open interval of a known date where 以降, 以前, から, まで, 前 or 後 follows."""
    follows = OPEN.match(text, past_weekday(text, end))
    value = reading.value
    if (reading.parts.decade or reading.ends) and follows and follows[0] in POINTS:
        return value
    if follows is None or value is None or (follows[0] in OF_DAYS and reading.parts.day is None):
        return value
    return OPENED[follows.lastgroup](value)
