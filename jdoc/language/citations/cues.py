"""Cues: which texts may refer to a provision, for whoever has none pays for no laws."""

from __future__ import annotations

from jdoc.language.lazy import deferred

MAY_CITE = deferred(
    "[条項号條號章節款編目§①-⑳㉑-㉟㊱-㊿]|別[表図]|[様書]式|[付附]録|(?:この|コノ|此ノ|[本同])[法政省府勅令規憲協議告訓附]"
)
"""What one of stands in a text that refers to a provision, but for items: `[この法]律`, `第三[条]`, not `この日`."""


def may_cite(folded: str) -> bool:
    """Tell whether a text may refer to a provision: what is cheaper to know than to look."""
    return MAY_CITE.search(folded) is not None
