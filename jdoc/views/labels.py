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
OTHER = Label("", "other")
"""Labels of records from elsewhere."""
COLOURS = {"time": 133, "amount": 28, "who": 27, "where": 130, "what": 160, "other": 244}
"""Of a terminal, by group: colours of the middle, which can be read on a light terminal as well as on a dark one."""
