"""Qualifiers: the words around an amount that say how it is meant: 約, 以上, 程度."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Bound: TypeAlias = Literal["ge", "le", "gt", "lt"]

BEFORE: dict[str, dict[str, Bound | None]] = {
    # by the last character; None is approximate
    "約": {"約": None},
    "そ": {"およそ": None, "おおよそ": None, "凡そ": None},
    "ね": {"おおむね": None, "概ね": None},
    "ぼ": {"ほぼ": None},
    "略": {"概略": None},
    "定": {"推定": None},
    "い": {"だいたい": None},
    "体": {"大体": None},
    "ざ": {"ざっと": None},
    "大": {"最大": "le"},
    "々": {"高々": "le"},
    "高": {"最高": "le"},
    "限": {"上限": "le", "下限": "ge"},
    "も": {"少なくとも": "ge", "多くとも": "le"},
    "で": {"最大で": "le", "最低で": "ge"},
    "低": {"最低": "ge"},
    "小": {"最小": "ge"},
    "は": {"上限は": "le", "下限は": "ge", "限度額は": "le"},
    "額": {"限度額": "le"},
    "r": {"over": "gt", "under": "lt"},
}
AFTER: dict[str, dict[str, Bound | None]] = {
    "以": {"以上": "ge", "以下": "le", "以内": "le"},
    "未": {"未満": "lt"},
    "超": {"超": "gt"},
    "を": {
        "を超えない": "le",
        "を超え": "gt",
        "を越え": "gt",
        "をこえ": "gt",
        "を上回らない": "le",
        "を上回": "gt",
        "を下回らない": "ge",
        "を下回": "lt",
        "を下らない": "ge",
        "を限度": "le",
        "を上限": "le",
        "を下限": "ge",
        "を最大": "le",
        "を最高": "le",
        "を最低": "ge",
    },
    "に": {"に満たない": "lt", "に達しない": "lt", "に上限": "le"},
    "よ": {"より多": "gt", "より大き": "gt", "より高": "gt", "より少な": "lt", "より小さ": "lt", "より低": "lt"},
    "程": {"程度": None},
    "前": {"前後": None},
    "余": {"余": None},
    "弱": {"弱": None},
    "強": {"強": None},
    "台": {"台": None},
    "内": {"内外": None},
    "近": {"近く": None},
    "見": {"見当": None},
    "あ": {"あまり": None},
    "ほ": {"ほど": None},
    "く": {"くらい": None},
    "ぐ": {"ぐらい": None},
    "ち": {"ちかく": None},
}
LONGEST_REMARK = 30
OTHER_WORDS = {"超": "過音短党大", "強": "化調力制い", "弱": "点者体", "台": "風湾", "余": "剰"}
"""Characters that, coming next, show that it is no qualifier: 超過, 台風."""


class Qualifiers(NamedTuple):
    """How an amount is meant."""

    approx: bool
    bound: Bound | None


PLAIN = Qualifiers(approx=False, bound=None)


def qualifiers(folded: str, start: int, end: int) -> Qualifiers:
    """Read the words before and after an amount.

    >>> qualifiers("約5億円以上", 1, 4), qualifiers("5億円を超えない額", 0, 3).bound
    (Qualifiers(approx=True, bound='ge'), 'le')
    """
    said = [*_before(folded, start), *_after(folded, end)]
    if not said:
        return PLAIN
    return Qualifiers(None in said, next((bound for bound in said[::-1] if bound), None))


def _before(folded: str, start: int) -> list[Bound | None]:
    said: list[Bound | None] = []
    while start and (words := BEFORE.get(folded[start - 1])):
        word = next((word for word in words if folded.endswith(word, 0, start)), None)
        if word is None:
            break
        said.append(words[word])
        start -= len(word)
    return said


def _after(folded: str, end: int) -> list[Bound | None]:
    said: list[Bound | None] = []
    if folded.startswith("(", end):  # 5億円(約500万ドル)以上
        end = folded.find(")", end, end + LONGEST_REMARK) + 1 or end
    while words := AFTER.get(folded[end : end + 1]):
        word = next((word for word in words if folded.startswith(word, end)), None)
        if word is None:
            break
        following = folded[end + len(word) : end + len(word) + 1]
        if following and following in OTHER_WORDS.get(word, ""):
            break
        said.append(words[word])
        end += len(word)
    return said
