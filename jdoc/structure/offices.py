"""Offices: what stands beside a name in a signature."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from jdoc import lexicon
from jdoc.language.lazy import deferred
from jdoc.language.spacing import close_up

_LONGEST = 60
_STOPS = frozenset("。、，")
_REMARK = deferred("[（(][^（）()]*[）)]$")
"""A remark behind an office: `報道官[（代理）]`, not `（代理）報道官`."""
_ACTING = deferred("(?:臨時代理|代理|代行|補佐)$")
"""Who acts for the office: `外務大臣[臨時代理]`, `課長[補佐]`, not `代理店`."""
_ACTING_ENDS = frozenset("理行佐")
_FOR_PARTY = "のために"
"""日本国政府のために: below it stands who signs for the party."""


def is_office(text: str) -> bool:
    """Tell an office, with the country or the body before it, or the party that somebody signs for.

    >>> texts = ("日本国外務大臣", "北 浜 市 長", "外務省報道官（代理）", "トルクメニスタンのために", "岸田 文雄")
    >>> [is_office(text) for text in texts]
    [True, True, True, True, False]
    """
    text = close_up(text)
    office = _REMARK.sub("", text) if text[-1:] in {"）", ")"} else text
    if not (_ends_office(office) or office.endswith(_FOR_PARTY)):
        return False
    return len(office) <= _LONGEST and _STOPS.isdisjoint(office)


def _ends_office(text: str) -> bool:
    if text.endswith(_endings().get(text[-1:], ())):
        return True
    return text[-1:] in _ACTING_ENDS and _ACTING.search(text) is not None and _ends_office(_ACTING.sub("", text))


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Return what offices end with, by its last character."""
    endings: dict[str, tuple[str, ...]] = defaultdict(tuple)
    titles = lexicon.words_for("titles", "title", "signature")
    for title in {*titles, *lexicon.words_for("speakers", "word", "signature")}:
        endings[title[-1]] += (title,)
    return dict(endings)
