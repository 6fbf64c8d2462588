"""Qualifiers: the words around an amount that say how it is meant: 約, 以上, 程度."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Bound: TypeAlias = Literal["ge", "le", "gt", "lt"]


class Qualifiers(NamedTuple):
    """How an amount is meant."""

    approx: bool
    bound: Bound | None


PLAIN = Qualifiers(approx=False, bound=None)
ABOUT = Qualifiers(approx=True, bound=None)
NEARLY = Qualifiers(approx=True, bound="lt")
AT_LEAST, AT_MOST = Qualifiers(approx=False, bound="ge"), Qualifiers(approx=False, bound="le")
ABOVE, BELOW = Qualifiers(approx=False, bound="gt"), Qualifiers(approx=False, bound="lt")

BEFORE = {
    ABOUT: "約 およそ おおよそ 凡そ おおむね 概ね ほぼ 概略 推定 だいたい 大体 ざっと",
    AT_LEAST: "少なくとも 最低 最低でも 最小 最短 最短で 下限 下限額",
    AT_MOST: "多くとも 高々 最大 最大で 最大でも 最高 最高で 最長 最長で 上限 上限額 限度額",
}
AFTER = {
    ABOUT: "程度 前後 余 余り 弱 強 台 内外 近く ちかく 見当 あまり ほど くらい ぐらい",
    NEARLY: "足らず",
    AT_LEAST: "以上 を下回らない を下らない を下限 を最低",
    AT_MOST: (
        "以下 以内 を超えない を超えてはならない を超えることができない を超えることはできない"
        " を越えない を上回らない を限度 を上限 を最大 を最高 が限度 が上限"
    ),
    ABOVE: "超 を超え を超す を超過 を越え をこえ を上回 より多 より大き より高",
    BELOW: "未満 を下回 に満たない に達しない より少な より小さ より低",
}
OTHER_WORDS = {"超": "過音短党大", "強": "化調力制い", "弱": "点者体", "台": "風湾", "余": "剰"}
"""Characters that, coming next, show that it is no qualifier: 超過, 台風."""
TREATIES = frozenset("条契規公協特予節誓盟要婚口解制集確成")
"""Characters that make a word with 約: 条約, 契約."""
LINKS = (":", "は", "は、", "が", "で")
LINK_ENDS = frozenset(link[-1] for link in LINKS)
LONGEST_REMARK = 30


def _indexed(table: dict[Qualifiers, str], place: int) -> dict[str, list[tuple[str, Qualifiers]]]:
    """Order the words by their first or their last character, the longest first."""
    index: dict[str, list[tuple[str, Qualifiers]]] = {}
    for qualifier, words in table.items():
        for word in words.split():
            index.setdefault(word[place], []).append((word, qualifier))
    for found in index.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return index


_BEFORE, _AFTER = _indexed(BEFORE, -1), _indexed(AFTER, 0)


def qualifiers(folded: str, start: int, end: int) -> Qualifiers:
    """Read the words before and after an amount.

    >>> qualifiers("約5億円以上", 1, 4), qualifiers("5億円を超えない額", 0, 3).bound
    (Qualifiers(approx=True, bound='ge'), 'le')
    """
    said = [*_before(folded, start), *_after(folded, end)]
    if not said:
        return PLAIN
    bounds = [found.bound for found in said if found.bound]
    return Qualifiers(any(found.approx for found in said), bounds[-1] if bounds else None)


def _before(folded: str, start: int) -> list[Qualifiers]:
    if folded.startswith("第", start):
        return []
    said: list[Qualifiers] = []
    for link in LINKS if start and folded[start - 1] in LINK_ENDS else ():
        if folded.endswith(link, 0, start):
            found = _word_before(folded, start - len(link))
            return [found[1]] if found and found[1].bound else []
    while found := _word_before(folded, start):
        said.append(found[1])
        start -= len(found[0])
    return said


def _word_before(folded: str, end: int) -> tuple[str, Qualifiers] | None:
    for found in _BEFORE.get(folded[end - 1 : end], ()) if end else ():
        if folded.endswith(found[0], 0, end):
            return None if found[0] == "約" and folded[end - 2 : end - 1] in TREATIES else found
    return None


def _after(folded: str, end: int) -> list[Qualifiers]:
    said: list[Qualifiers] = []
    if folded.startswith("(", end):  # 5億円(約500万ドル)以上
        end = folded.find(")", end, end + LONGEST_REMARK) + 1 or end
    while words := _AFTER.get(folded[end : end + 1]):
        found = next((found for found in words if folded.startswith(found[0], end)), None)
        if found is None:
            break
        end += len(found[0])
        if folded[end : end + 1] and folded[end] in OTHER_WORDS.get(found[0], ""):
            break
        said.append(found[1])
    return said
