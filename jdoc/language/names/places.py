"""Places inside a run: listed ones, 地名 + 市 …, addresses, the states of 日米 and 訪日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.names import Name, gazetteer
from jdoc.language.names.runs import NOT_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.runs import Run

CITIES = frozenset(
    ["市", "県", "州", "省", "町", "村", "区", "郡", "府", "都", "管区", "特別区", "自治区", "共和国", "王国"]
)
LANDS = frozenset(
    [
        "砂漠",
        "大陸",
        "地方",
        "沖",
        "海溝",
        "島",
        "諸島",
        "列島",
        "群島",
        "半島",
        "海",
        "湾",
        "海峡",
        "川",
        "河",
        "湖",
        "山",
        "山脈",
        "高原",
        "盆地",
        "平野",
        "回廊",
    ]
)
OFF = ("島沖", "県沖", "市沖", "町沖", "村沖")
"""What is no place of its own but the sea off one: 南鳥島沖; 三陸沖 is one."""
VISITING = frozenset("訪来滞駐在")
LISTED = {"GPE": 40, "LOC": 40, "FAC": 60}
ALONG = {"川沿い": "川", "川沿": "川"}


def places(run: Run) -> Iterator[Name]:
    """Yield the places of a run; those of an address written in one go are one."""
    found = sorted({*_listed(run), *_formed(run)})
    merged: list[Name] = []
    for name in found:
        last = merged[-1] if merged else None
        if last and last.end > name.start:
            if name.end - name.start > last.end - last.start:
                merged[-1] = name
        elif last and last.end == name.start and _address(run, last, name):
            merged[-1] = Name(last.start, name.end, "GPE", max(last.strength, 44))
        else:
            merged.append(name)
    yield from merged
    yield from _letters(run)


def _address(run: Run, first: Name, second: Name) -> bool:
    """Tell whether two places are parts of one address: 青森県弘前市."""
    ends = run.text[first.end - 1]
    return first.label == second.label == "GPE" and not first.id and not second.id and ends in "都道府県市区郡州省町村"


def _listed(run: Run) -> Iterator[Name]:
    for a, b, entry in run.listed:
        if entry.label in {"GPE", "LOC", "FAC"} and b - a + len(run.part(a, b)) > 2:
            long = bool(entry.id) and b - a > 1 and run.part(a, b).endswith(("国", "連邦"))
            yield Name(
                run.starts[a], run.starts[b], entry.label, 55 if long else LISTED[entry.label], entry.value, entry.id
            )


def _formed(run: Run) -> Iterator[Name]:
    """Yield places by their endings, and what the tokenizer knows as the name of a place."""
    listed = {a: b for a, b, entry in run.listed if entry.label in {"GPE", "LOC"}}
    covered = {at for a, b, _ in run.listed for at in range(a, b)}
    for at, kind in enumerate(run.types):
        unknown = (kind.katakana and kind.proper and at not in covered) or at in listed
        if not (kind.place or unknown) or run.word(at - 1) == "第" or kind.char in "FG":
            continue
        first = end = max(at + 1, listed.get(at, 0))
        while run.word(end) in CITIES or run.word(end) in LANDS:
            end += 1
        if end > first and run.text.endswith(OFF, 0, run.starts[end]):
            end -= 1
        along = len(ALONG.get(run.word(end), "")) if end == first else 0
        start = at
        loose = kind.katakana and at not in covered
        while loose and start and run.types[start - 1].katakana and start - 1 not in covered:
            start -= 1  # チッ|タゴン管区
        if end > first or along:
            label = "GPE" if run.word(end - 1) in CITIES else "LOC"
            yield Name(run.starts[start], run.starts[end] + along, label, 44)
        elif (
            kind.place
            and at not in covered
            and len(kind.word) > 1
            and not run.text.startswith(NOT_AFTER, run.starts[end])
        ):
            yield Name(run.starts[start], run.starts[end], "GPE", 34)


def _letters(run: Run) -> Iterator[Name]:
    """Yield the states of 日米, 訪日, 日・カザフスタン."""
    entries = gazetteer.letters()
    covered = {at for a, b, _ in run.listed for at in range(a, b)}
    for at, kind in enumerate(run.types):
        if not kind.letters or at in covered or (len(kind.word) == 1 and not run.lettered(at)):
            continue
        if kind.word == "日中" and len(run.types) == 1:  # by day
            continue
        if kind.word == "中" and run.word(at - 1)[:1] in VISITING and len(run.word(at - 1)) > 1:
            continue  # 訪日中の
        for offset in kind.letters:
            start = run.starts[at] + offset
            entry = entries[kind.word[offset]]
            yield Name(start, start + 1, entry.label, 36, entry.value, entry.id)
