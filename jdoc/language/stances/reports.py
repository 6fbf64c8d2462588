"""Reports: in which parts of a document acts are told as statements tell them, and which of the acts there count."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.stances.forms import PAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.stances.documents import Stance

SHORT = 40
"""Texts of a document that is taken as a whole."""
NEAR = 8
"""Texts before and behind one, in a longer document, in which others show what it is about."""
ENOUGH = 2
EVERYDAY = frozenset({"state", "point_out", "consider", "recognise", "discuss", "commit"})
"""Acts that the news tell of anybody."""
PRIVATE = deferred("(?:氏|社長|会長|裁判長|側)$")
"""Who is none of those that statements are about: ノーマン[社長]."""
OWN = frozenset(
    {"welcome", "thank", "appreciate", "support", "congratulate", "condemn", "reject", "sympathise", "request"}
)
OWN_VOICE = deferred("^(?:する|します|る|ます|す|いたします|申し上げます|ない|ません)$")
"""An ending in which whoever writes does it: 非難[する]."""


def counted(found: Sequence[list[Stance]], written: Sequence[str]) -> list[list[Stance]]:
    """Return the acts of each text that count: those in a part of the document that reports acts."""
    sums = [0, *accumulate(sum(evidence(stance, written) for stance in stances) for stances in found)]
    near = len(found) if len(found) <= SHORT else NEAR

    def reports(index: int) -> bool:
        return sums[min(len(found), index + near + 1)] - sums[max(0, index - near)] >= ENOUGH

    return [[stance for stance in stances if _counts(stance) and reports(index)] for index, stances in enumerate(found)]


def evidence(stance: Stance, written: Sequence[str]) -> int:
    """Tell how surely an act shows that a document reports such: 2, 1 or 0.

    It does if its actor is set apart (外相は、), or if it can have no other than whoever writes or was named to speak.
    """
    actor, predicate = stance.act.actor, stance.act.predicate
    if predicate.rule == "vows" or "plan" in predicate.word.roles:
        return 0
    if actor is None:
        return 2 if stance.named or _has_own_voice(stance) else 0
    if not actor.comma or actor.mark == "subject":
        return 0
    return 1 if predicate.act in EVERYDAY and _is_private(stance, written) else 2


def _has_own_voice(stance: Stance) -> bool:
    """Tell whether an act without an actor is done by whoever writes: 断固として非難する."""
    predicate = stance.act.predicate
    firm = stance.act.strength == "strong" or predicate.act == "sympathise"
    return firm and predicate.act in OWN and OWN_VOICE.search(predicate.tail) is not None


def _is_private(stance: Stance, written: Sequence[str]) -> bool:
    """Tell whether the actor is none of those that statements are about, as far as its words tell."""
    actor, holder = stance.act.actor, stance.holder
    if actor is None or actor.kind not in ("person", "group"):
        return True
    name = written[holder.text][holder.start : holder.end] if holder else ""
    return PRIVATE.search(name) is not None


def _counts(stance: Stance) -> bool:
    """Tell whether an act is one in a document that reports acts."""
    if stance.act.predicate.rule == "vows":
        return not stance.implicit or stance.act.carried
    return stance.holder is not None or _speaks(stance)


def _speaks(stance: Stance) -> bool:
    """Tell whether an act without an actor is one of whoever issues the text: 断固として非難する."""
    predicate = stance.act.predicate
    return predicate.kind != "passive" and not PAST.search(predicate.tail)
