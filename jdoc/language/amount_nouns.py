"""What an amount is an amount of, where the text says it right beside: 総事業費は約5億円, 5億円の補助金."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.scripts import script_of
from jdoc.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

Words: TypeAlias = "dict[str, list[str]]"
"""Words by their last characters, the longest first: of many, few can end somewhere."""


def _by_last(words: Iterable[str]) -> Words:
    by_last: Words = {}
    for word in sorted(words, key=len, reverse=True):
        by_last.setdefault(word[-1], []).append(word)
    return by_last


GOLD = (" 金", ":金", "は金", "、金")
"""金 before a number, for nobody to put digits there: 契約金額 金1,234円, not 補助金."""
_LINKS = _by_last(("は、", "は", "が、", "が", "を", ":", "として", "("))
"""What may stand between them, once."""
INNER = [
    "延べ",
    "子育て",
    "子ども",
    "こども",
    "ふるさと",
    "まちづくり",
    "ものづくり",
    "ひとり",
    "ごみ",
    "し尿",
    "いじめ",
    "がん",
    "くらし",
]
"""What a noun goes on with though it has kana: 延べ床面積, 子育て世帯給付金."""
_INNER = _by_last(INNER)
GENERAL = frozenset("額費料金税債率量")
"""Nouns that say nothing by themselves."""
_BEFORE_EACH = frozenset("りき、")
"""How a remark ends that says for each of what an amount is paid."""
_EACH = deferred("[1一各]?の?[^0-9はがをの、。:() ]{1,8}(?:当たり|あたり|当り|につき)、?$")
"""For each of what an amount is paid: `補助限度額は[1件当たり]`, `入館料は、[一世帯につき、]`."""
LONGEST = 8
"""Characters of the longest noun that is listed."""
FARTHEST = 16
"""Characters of such a remark."""
_CHANGE = deferred(
    "(?:程度|余り?|ほど|以上|近く|超)?(?:の|を|も|ほど|だけ)?[^ぁ-ん、。0-9()]{0,4}"
    "(?:増|減|上回|下回|不足|超過|改善|向上|短縮|悪化|上昇|低下|伸び|縮小|拡大|高[くい]|低[くい]|引き?[上下]げ|上乗せ|追加"
    "|圧縮|余[りっ]|差|節約|削)|[当あ]たり|につき"
)
"""What says that an amount is one of a change, or one for each of which there is another.

`[の増]加となる`, `[だけ上回]る`, `[当たり]558人`, not `である`.
"""
_LINKED = deferred("[はがを:]|として")
"""What says that an amount is all that there is: 予算額`[は]`5億円, not 市債3億円."""
_REMARK = deferred("\\([^()0-9]{1,20}\\)$")
"""A remark in brackets behind a noun: 接種事業費`[(追加接種)]`3億円."""
_OTHERS = deferred("(?:他|ほか|外)[0-9]{1,2}(?:事業|項目|費目|科目|件|路線|施設)$")
"""What an amount is one of together with the noun before: 推進事業費`[他3事業]`."""
_GIVEN = deferred(
    "(?:を(?:限度|上限)とする|(?:以上|以下|程度|余り?|超|未満|相当|規模|(?:に上|にのぼ|を超え)る)?の)"
    "(?P<noun>[^\\W0-9A-Za-zぁ-ゖ_]{2,15})"
)
"""A noun behind an amount: `[以上の円借款]`, `[を限度とする貸付金]`, not `を補助`."""
_BEFORE_NOUN = frozenset("の以程余超未相規にを")
"""How what stands between an amount and such a noun begins."""
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
    >>> text = "県支出金7億円及び市債3億円を増額した"
    >>> text[slice(*noun_of(text, 11, 14, "MONEY"))]
    '市債'
    """
    before = _before(folded, start, end, label)
    if before and (not _CHANGE.match(folded, end) or _is_part(folded, before[1], start, end)):
        return before
    return _behind(folded, end, label)


def _is_part(folded: str, noun_end: int, start: int, end: int) -> bool:
    """Tell whether so much of a thing is added or taken away, and its amount no change: 市債3億円を増額した."""
    return folded.startswith("を", end) and not _LINKED.search(folded, noun_end, start)


def _before(folded: str, start: int, end: int, label: str) -> tuple[int, int] | None:
    """Find the noun before an amount: beside it, before the link, before the words that may stand between."""
    at = _without(folded, start)
    link = _end_among(folded, at, _LINKS)
    if link == "(" and folded[end : end + 1] != ")":
        return None
    noun = _noun_at(folded, at, label)
    if noun or not link:
        return noun
    stop = at - len(link)
    return _noun_at(folded, stop, label) or _noun_at(folded, _without(folded, stop), label)


def _noun_at(folded: str, at: int, label: str) -> tuple[int, int] | None:
    others = _OTHERS.search(folded, max(0, at - LONGEST), at)
    if others:
        noun = _noun_at(folded, others.start(), label)
        return (noun[0], at) if noun else None
    bare = _end_among(folded, at, _nouns(label, "bare"))
    if not bare and not _end_among(folded, at, _nouns(label, "before")):
        return None
    start = _beginning(folded, at)
    if folded[start - 1 : start].isdecimal():
        start += len(left[0]) if (left := _NO_BEGINNING.match(folded, start, at)) else 0
    if folded[start:at] in GENERAL or folded[start:at] == bare:
        return _of_another(folded, at)
    return (start, at) if at > start else None


def _end_among(folded: str, at: int, words: Words) -> str:
    """Return the longest of some words that ends at an offset, or nothing."""
    for word in words.get(folded[at - 1 : at], ()):  # as often as all else of an amount: a generator takes longer
        if folded.endswith(word, 0, at):
            return word
    return ""


def _without(folded: str, at: int) -> int:
    """Go back over the words that may stand between a noun and its amount, and spaces."""
    while True:
        last = folded[at - 1 : at]
        if last == " ":
            at -= 1
        elif last in _BEFORE_EACH and (each := _EACH.search(folded, max(0, at - FARTHEST), at)):
            at = each.start()
        elif word := _end_among(folded, at, _between()):
            at -= len(word)
        elif last == ")" and (remark := _REMARK.search(folded, max(0, at - FARTHEST - LONGEST), at)):
            at = remark.start()
        elif last == "金" and folded.endswith(GOLD, 0, at):
            at -= 1
        else:
            return at


def _of_another(folded: str, end: int) -> tuple[int, int] | None:
    """Return a general noun with the one before の: 補助金の額."""
    start = _beginning(folded, end)
    if folded[start - 1 : start] != "の":
        return None
    first = _beginning(folded, start - 1)
    return (first, end) if start - 1 - first > 1 else None


def _beginning(folded: str, end: int) -> int:
    """Return where the kanji and katakana begin that end at an offset, with words in kana that nouns have inside."""
    start = end
    while start:
        if script_of(folded[start - 1]) in {"kanji", "katakana"} or folded[start - 1] == "・":
            start -= 1
        elif inner := _end_among(folded, start, _INNER) if start < end else "":
            start -= len(inner)
        else:
            break
    return start


def _behind(folded: str, end: int, label: str) -> tuple[int, int] | None:
    given = _GIVEN.match(folded, end) if folded[end : end + 1] in _BEFORE_NOUN else None
    return given.span("noun") if given and _end_among(folded, given.end(), _nouns(label, "behind")) else None


@cache
def _between() -> Words:
    """Return the words that change nothing between a noun and its amount."""
    return _by_last(row["noun"] for row in rows("amount_nouns") if "between" in row["use"].split(","))


@cache
def _nouns(label: str, use: str) -> Words:
    """Return the nouns for amounts of a label and of one use."""
    labels = {label, "PERCENT"} if label == "QUANTITY" else {label}  # a share is a number, too: 補助率は2分の1
    listed = (row for row in rows("amount_nouns") if row["label"] in labels)
    return _by_last(row["noun"] for row in listed if use in row["use"].split(","))
