"""Positions that changed, in a line each: what was done and is done now, by whom, about what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.controls import disarm
from jdoc.language.stances.matching import same_actor
from jdoc.translation import say
from jdoc.views.stances import NOBODY, act_words

if TYPE_CHECKING:
    from jdoc.comparison.records import StanceChange
    from jdoc.model import Stance

LONGEST = 30
"""Characters of an object that are shown: its end, where its head stands."""


def position_words(change: StanceChange, elsewhere: str = "") -> tuple[str, str]:
    """Write what became of a position, and whose it is and about what; `elsewhere` names the block of OLD it stood in.

    >>> from jdoc.comparison import compare
    >>> old, new = "外務大臣は、核実験に懸念を表明した。", "外務大臣は、核実験を強く非難した。"
    >>> [position_words(change) for pair in compare(old, new, stances=True) for change in pair.stances]
    [('concern → condemn (strong), firmer', '外務大臣: 核実験')]
    """
    acts = [_act(stance) for stance in (change.old, change.new) if stance]
    told = acts[0] if acts[0] == acts[-1] else " → ".join(acts)
    if len(acts) == 1:
        told = say("new {0}" if change.change == "new" else "dropped {0}", told)
    if change.step:
        told = say("{0}, firmer" if change.step > 0 else "{0}, weaker", told)
    whose = ": ".join(filter(None, (who(change), about(change))))
    return told, _one_line(say("{0} (was in {1})", whose, elsewhere) if elsewhere else whose)


def who(change: StanceChange) -> str:
    """Name the actor of a position, both where it is another one now."""
    if change.old and change.new and not same_actor(change.old, change.new):
        return f"{_actor(change.old)} → {_actor(change.new)}"
    return _actor(change.new or change.old)


def about(change: StanceChange) -> str:
    """Tell what a position is about, in words that a line holds."""
    stance = change.new or change.old
    words = stance and (stance.refers or stance.object)
    text = words.text if words else ""
    return f"…{text[-LONGEST:]}" if len(text) > LONGEST else text


def _one_line(text: str) -> str:
    return disarm(text).replace("\n", " ").replace("\t", " ")


def _actor(stance: Stance | None) -> str:
    return stance.actor.text if stance and stance.actor else NOBODY


def _act(stance: Stance) -> str:
    return act_words(stance.act, *_marks(stance))


def _marks(stance: Stance) -> tuple[str | None, str | None, str | None]:
    return stance.strength, "not" if stance.negated else None, "if" if stance.conditional else None
