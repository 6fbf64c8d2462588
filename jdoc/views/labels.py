"""Labels for people: what they are called in Japanese, and which of them look alike."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """How a label is shown."""

    name: str
    group: str
    """The labels of a group share a colour and a kind of underline."""


LABELS = {
    "DATE": Label("日付", "time"),
    "TIME": Label("時刻", "time"),
    "DURATION": Label("期間", "time"),
    "MONEY": Label("金額", "amount"),
    "PERCENT": Label("割合", "amount"),
    "QUANTITY": Label("数量", "amount"),
    "ORDINAL": Label("順序", "amount"),
    "CARDINAL": Label("数", "amount"),
    "ORG": Label("組織", "who"),
    "PERSON": Label("人", "who"),
    "GPE": Label("国・自治体", "where"),
    "LOC": Label("地域", "where"),
    "FAC": Label("施設", "where"),
    "LAW": Label("法令・文書", "what"),
    "EVENT": Label("会議・行事", "what"),
}
ACTS = {
    "welcome": "歓迎",
    "appreciate": "評価",
    "thank": "謝意",
    "support": "支持",
    "congratulate": "祝意",
    "condemn": "非難",
    "reject": "反対",
    "regret": "遺憾",
    "concern": "懸念",
    "sympathise": "哀悼",
    "request": "要請",
    "recommend": "勧告",
    "instruct": "指示",
    "commit": "約束",
    "decide": "決定",
    "consider": "検討",
    "agree": "一致",
    "hope": "期待",
    "emphasise": "強調",
    "point_out": "指摘",
    "confirm": "確認",
    "recognise": "認識",
    "note": "留意",
    "state": "表明",
    "discuss": "議論",
}
"""The acts of stances, as they are called where their predicates are marked."""
OBJECT = "OBJECT"
"""The label of what an act is about, where it is marked."""
LABELS |= {act: Label(name, "act") for act, name in ACTS.items()} | {OBJECT: Label("対象", "object")}
OTHER = Label("", "other")
"""Labels of records from elsewhere."""
COLOURS = {"time": 133, "amount": 28, "who": 27, "where": 130, "what": 160, "act": 124, "object": 66, "other": 244}
"""Of a terminal, by group: colours of the middle, which can be read on a light terminal as well as on a dark one."""
