"""What an amount is an amount of, where the text says it right beside: 総事業費は約5億円, 5億円の補助金."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.scripts import script_of
from jdoc.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLD = (" 金", ":金", "は金", "、金")
"""金 before a number, for nobody to put digits there: 契約金額 金1,234円, not 補助金."""
LINKS = ("は、", "は", "が、", "が", "を", ":", "として", "の額は", "の額は、", "の額を", "(")
"""What may stand between them, once."""
GENERAL = frozenset("額費料金税債率量")
"""Nouns that say nothing by themselves."""
EACH = ("当たり", "あたり", "当り", "につき", "当たり、", "につき、")
_EACH = deferred("[1一各]?の?[^0-9はがをの、。:() ]{1,8}(?:当たり|あたり|当り|につき)、?$")
"""For each of what an amount is paid: `補助限度額は[1件当たり]`, `入館料は、[一世帯につき、]`."""
LONGEST = 8
"""Characters of the longest noun that is listed."""
FARTHEST = 16
"""Characters of such a remark."""
_CHANGE = deferred(
    "(?:程度|余り?|ほど|以上|近く|超)?(?:の|を|も|ほど|だけ)?[^ぁ-ん、。0-9()]{0,4}"
    "(?:増|減|上回|下回|不足|超過|改善|上昇|低下|伸び|縮小|拡大|高[くい]|低[くい]|引き?[上下]げ|上乗せ|追加|圧縮|余[りっ]|差|節約|削)"
)
"""What says that an amount is one of a change: `[の増]加となる`, `[だけ上回]る`, not `である`."""
_GIVEN = deferred(
    "(?:以上|以下|程度|余り|余|超|未満|相当|規模|に上る|にのぼる|を超える|を上限とする|を限度とする)?の"
    "(?P<noun>[^\\W0-9A-Za-zぁ-ゖ_]{2,15})"
)
"""A noun behind an amount: `[以上の円借款]`, `[の補助金]を`, not `を補助`."""
_NO_BEGINNING = deferred("(?:か月|ヶ月|年度|年間|[年月日円人件%]+)(?=.)")
"""What is left of a number before a noun: `[年度]予算額`, not `予算額`."""


def noun_of(folded: str, start: int, end: int, label: str) -> tuple[int, int] | None:
    """Return where the noun stands that says what an amount is one of; None where the text doesn't say it right beside.

    >>> for text in ("総事業費は、約5億円", "補助金の額は5億円", "予算額は5億円増えた", "総額5億円の円借款", "5億円"):
    ...     place = noun_of(text, text.index("5"), text.index("円") + 1, "MONEY")
    ...     print(text[slice(*place)] if place else None)
    総事業費
    補助金の額
    None
    円借款
    None
    """
    is_change = _CHANGE.match(folded, end) is not None
    before = None if is_change else _before(folded, start, end, label)
    return before or _behind(folded, end, label)


def _before(folded: str, start: int, end: int, label: str) -> tuple[int, int] | None:
    """Find the noun before an amount: beside it, before the link, before the words that may stand between."""
    at = _without(folded, start)
    link = next((link for link in LINKS if folded.endswith(link, 0, at)), "")
    if link == "(" and folded[end : end + 1] != ")":
        return None
    stops = dict.fromkeys((at, at - len(link), _without(folded, at - len(link))))
    return next(filter(None, (_noun_at(folded, stop, _nouns(label)) for stop in stops)), None)


def _noun_at(folded: str, at: int, nouns: dict[str, tuple[str, ...]]) -> tuple[int, int] | None:
    is_bare = folded.endswith(nouns["bare"], max(0, at - LONGEST), at)
    if not is_bare and not folded.endswith(nouns["before"], max(0, at - LONGEST), at):
        return None
    start = _beginning(folded, at)
    if folded[start - 1 : start].isdecimal():
        start += len(left[0]) if (left := _NO_BEGINNING.match(folded, start, at)) else 0
    if folded[start:at] in GENERAL or (is_bare and folded[start:at] in nouns["bare"]):
        return _of_another(folded, at)
    return (start, at) if at > start else None


def _without(folded: str, at: int) -> int:
    """Go back over the words that may stand between a noun and its amount, and spaces."""
    while True:
        stop = len(folded[:at].rstrip(" ")) if folded[at - 1 : at] == " " else at
        if folded.endswith(EACH, 0, stop):
            each = _EACH.search(folded, max(0, stop - FARTHEST), stop)
            stop = each.start() if each else stop
        stop -= next((len(word) for word in _between() if folded.endswith(word, 0, stop)), 0)
        stop -= folded.endswith(GOLD, 0, stop)
        if stop == at:
            return at
        at = stop


def _of_another(folded: str, end: int) -> tuple[int, int] | None:
    """Return a general noun with the one before の: 補助金の額."""
    start = _beginning(folded, end)
    if folded[start - 1 : start] != "の":
        return None
    first = _beginning(folded, start - 1)
    return (first, end) if start - 1 - first > 1 else None


def _beginning(folded: str, end: int) -> int:
    """Return where the kanji and katakana begin that end at an offset."""
    start = end
    while start and (script_of(folded[start - 1]) in {"kanji", "katakana"} or folded[start - 1] == "・"):
        start -= 1
    return start


def _behind(folded: str, end: int, label: str) -> tuple[int, int] | None:
    given = _GIVEN.match(folded, end)
    return given.span("noun") if given and given["noun"].endswith(_nouns(label)["behind"]) else None


@cache
def _between() -> tuple[str, ...]:
    """Return the words that change nothing between a noun and its amount, the longest first."""
    listed = (row["noun"] for row in rows("amount_nouns") if "between" in row["use"].split(","))
    return tuple(sorted(listed, key=len, reverse=True))


@cache
def _nouns(label: str) -> dict[str, tuple[str, ...]]:
    """Return the nouns for amounts of a label, by their uses."""
    return {use: tuple(_listed(label, use)) for use in ("before", "behind", "bare")}


def _listed(label: str, use: str) -> Iterator[str]:
    labels = {label, "PERCENT"} if label == "QUANTITY" else {label}  # a share is a number, too: 補助率は2分の1
    return (row["noun"] for row in rows("amount_nouns") if row["label"] in labels and use in row["use"].split(","))
