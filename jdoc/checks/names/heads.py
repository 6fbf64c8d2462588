"""Heads: who is at the head of a body by a title that it has not, and deputies of somebody else: 衆議院総裁, 部会長 and 副委員長."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

STAND_IN = deferred(
    "(?<![一-鿿])(?P<head>(?!副)[一-鿿]{0,3}(?:会|委員|座|議|本部|団|校|理事|部|隊)長)に(?:事故|支障)が?ある[^。]{1,40}?"
    "(?<![一-鿿])(?P<deputy>副[一-鿿]{1,4}長)(?=が|は)"
)
"""Who stands in for somebody: `[部会長に事故があるときは、副委員長]が`, not `副市長が`."""
LOCAL = deferred("副[市町村区]長")
"""Whoever is the deputy of a mayor, who heads what has no deputy of its own."""
BEHIND = deferred("[一-鿿](?<![及又若並等級])")
"""What makes another title of one: 衆議院議長`[公]邸`, not `は`."""
ABROAD = deferred("(?:(?<!我が)(?<!わが)国|[邦米英仏独露韓中ァ-ヴー・])の?$")
"""What stands before an office of another state: 米`[国の]`, not `我が国の`."""


def find_heads(facts: Facts) -> Iterator[Found]:
    """Find titles that the head of a body has not, and deputies who have another head."""
    yield from _called_otherwise(facts)
    yield from _of_others(facts)


@cache
def _titles() -> dict[str, str]:
    """Return titles that nobody has, with those that are meant."""
    return {wrong: right for wrong, right in columns("wrong_heads", "wrong", "right")}  # noqa: C416 -- rows have any length


def _called_otherwise(facts: Facts) -> Iterator[Found]:
    for wrong in sorted(word for word in _titles() if word[:PAIR] in facts.pairs and word in facts.words):
        for index in facts.having(wrong):
            text = facts.texts[index]
            for at in places_of(wrong, text):
                end = at + len(wrong)
                if not BEHIND.match(text, end) and not ABROAD.search(text, 0, at):
                    yield Found(Place(index, at, end), f"{wrong}: {_titles()[wrong]}?")


PAIR = 2


def _of_others(facts: Facts) -> Iterator[Found]:
    """Find deputies who stand in for somebody who has a deputy of another name."""
    for index in facts.having("に事故が", "に事故あ", "に支障"):
        text = facts.texts[index]
        for match in STAND_IN.finditer(text):
            head, deputy = match["head"], match["deputy"]
            own = f"副{head}"
            is_own = head.endswith(deputy[1:]) or own.endswith(deputy) or LOCAL.fullmatch(deputy)
            there = facts.having(own)
            if not is_own and there and facts.whole.count(deputy) == 1:
                at = facts.texts[there[0]].find(own)
                place = Place(index, *match.span("deputy"))
                yield Found(place, f"{deputy}: {own} elsewhere", (Place(there[0], at, at + len(own)),), own)
