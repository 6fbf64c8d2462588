"""Labels for people: what they are called, and which of them look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jdoc.translation import is_japanese, named
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import ACT_NAMES

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

    about: str
    """What the label stands for, in English; nothing where it says so itself."""
    group: Group

    @property
    def color(self) -> int:
        """The color of a terminal, as one of 256."""
        return COLORS[self.group]


_LOOKS: dict[EntityLabel, Look] = {
    "DATE": Look("dates", "time"),
    "TIME": Look("times", "time"),
    "DURATION": Look("lengths of time", "time"),
    "MONEY": Look("money", "amount"),
    "PERCENT": Look("rates", "amount"),
    "QUANTITY": Look("amounts", "amount"),
    "ORDINAL": Look("places in a series", "amount"),
    "CARDINAL": Look("numbers", "amount"),
    "ORG": Look("organizations", "who"),
    "PERSON": Look("persons", "who"),
    "GPE": Look("countries, cities", "where"),
    "LOC": Look("regions", "where"),
    "FAC": Look("buildings", "where"),
    "LAW": Look("laws, treaties", "what"),
    "EVENT": Look("meetings, events", "what"),
    "CITATION": Look("provisions", "what"),
}
OBJECT = "OBJECT"
"""The label of what an act is about, where it is marked."""
LOOKS: dict[str, Look] = {label: look for label, look in _LOOKS.items()}  # noqa: C416 -- dict(…) would keep the type
"""In the order of a legend."""
ACT_LOOKS = dict.fromkeys(ACT_NAMES, Look("", "act")) | {OBJECT: Look("what an act is about", "object")}
OTHER_SIDE = "OTHER"
"""The label of a place that a finding contradicts, where it is marked."""
FINDING_LOOKS = {
    "ERROR": Look("", "act"),
    "WARNING": Look("", "act"),
    "INFO": Look("", "object"),
    OTHER_SIDE: Look("what a finding contradicts", "object"),
}
UNKNOWN_LOOK = Look("", "other")
"""Of labels of records from elsewhere."""


def look_of(label: str) -> Look:
    """Return how a label is shown.

    >>> look_of("MONEY").about, look_of("MINE").group
    ('money', 'other')
    """
    return LOOKS.get(label) or ACT_LOOKS.get(label) or FINDING_LOOKS.get(label, UNKNOWN_LOOK)


def label_name(label: str) -> str:
    """Return what a label is called in the language of the user; an act is marked by its own name.

    >>> label_name("MONEY"), label_name("welcome")
    ('MONEY', 'welcome')
    """
    return named("act" if label in ACT_NAMES else "label", label)


def about_label(label: str) -> str:
    """Return what there is to say of a label behind its name: nothing in Japanese, whose names say it."""
    return "" if is_japanese() else look_of(label).about
