"""Labels for people: what they are called in Japanese, and which of them look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from jdoc.vocabulary import EntityLabel

Group = Literal["time", "amount", "who", "where", "what", "act", "object", "other"]
"""The labels of a group share a color and a kind of underline."""
NAME_GROUPS: frozenset[Group] = frozenset({"who", "where", "what"})
"""Groups of labels whose values are names."""
COLORS: dict[Group, int] = {
    "time": 133,
    "amount": 28,
    "who": 27,
    "where": 130,
    "what": 160,
    "act": 131,
    "object": 66,
    "other": 244,
}
"""Of a terminal, by group: colors of the middle, which can be read on a light terminal as well as on a dark one."""


class Look(NamedTuple):
    """How a label is shown."""

    name: str
    group: Group

    @property
    def color(self) -> int:
        """The color of a terminal, as one of 256."""
        return COLORS[self.group]


_LOOKS: dict[EntityLabel, Look] = {
    "DATE": Look("日付", "time"),
    "TIME": Look("時刻", "time"),
    "DURATION": Look("期間", "time"),
    "MONEY": Look("金額", "amount"),
    "PERCENT": Look("割合", "amount"),
    "QUANTITY": Look("数量", "amount"),
    "ORDINAL": Look("順序", "amount"),
    "CARDINAL": Look("数", "amount"),
    "ORG": Look("組織", "who"),
    "PERSON": Look("人", "who"),
    "GPE": Look("国・自治体", "where"),
    "LOC": Look("地域", "where"),
    "FAC": Look("施設", "where"),
    "LAW": Look("法令・文書", "what"),
    "EVENT": Look("会議・行事", "what"),
    "CITATION": Look("条項", "what"),
}
ACT_NAMES = {
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
LOOKS: dict[str, Look] = {label: look for label, look in _LOOKS.items()}  # noqa: C416 -- dict(…) would keep the type
"""In the order of a legend."""
ACT_LOOKS = {act: Look(name, "act") for act, name in ACT_NAMES.items()} | {OBJECT: Look("対象", "object")}
OTHER_SIDE = "OTHER"
"""The label of a place that a finding contradicts, where it is marked."""
FINDING_LOOKS = {
    "ERROR": Look("誤り", "act"),
    "WARNING": Look("注意", "act"),
    "INFO": Look("参考", "object"),
    OTHER_SIDE: Look("相手", "object"),
}
UNKNOWN_LOOK = Look("", "other")
"""Of labels of records from elsewhere."""


def look_of(label: str) -> Look:
    """Return how a label is shown.

    >>> look_of("MONEY").name, look_of("MINE").group
    ('金額', 'other')
    """
    return LOOKS.get(label) or ACT_LOOKS.get(label) or FINDING_LOOKS.get(label, UNKNOWN_LOOK)
