"""Lines that set wrong or old words against right or new ones: （誤）「4,120万円」（正）「4,210万円」, 改正前：副会長１名."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.apart import OF_NAMES, are_apart
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found, Place

CONTRAST = deferred(
    "\\([誤正]\\)|【[誤正]】|(?<![^\\s\\0])誤\\s|(?<![^\\s\\0「・○])(?:(?:改正|変更|訂正|修正|更正)[前後]|[誤正旧新](?!年)|[現新旧]行)(?:案|文)?(?::|\\s{1,3}「)"
)
"""What such words begin with: `[(誤)]「6条」`, `[改正前:]副会長1名`, not `改正前の条例`, `坂 井 正 人`."""
WRONG = deferred("(?:\\(誤\\)|【誤】|(?<![^\\s\\0])誤[:\\s])[^\\0]*?(?=\\(正\\)|【正】|正[:\\s]|\\0|\\Z)")
"""Words that are said to be wrong: `[(誤)「6条」](正)「16条」`, not `(正)「16条」`."""
OF_TWO = frozenset(
    {
        "amount-conflict",
        "amount-restated",
        "name-variant",
        "title-conflict",
        "acronym-conflict",
        "stated-count",
        "date-conflict",
    }
    | {"term-redefined", "number-repeated", "number-skipped"}
)
"""Rules that set two places against each other, which such lines do on purpose."""


def unopposed(found: Iterable[Found], rule: str, facts: Facts) -> Iterator[Found]:
    """Yield what a rule found without what lines say on purpose: two words against each other, and wrong ones."""
    contrasting = facts.kept("contrasting", lambda: frozenset(facts.where(CONTRAST)))
    for each in found:
        places = each.place, *each.related
        is_meant = rule in OF_TWO and any(place.block in contrasting for place in places)
        if contrasting and (is_meant or _is_wrong(facts, each.place)):
            continue
        if rule not in OF_NAMES or not are_apart(facts, each):
            yield each


def _is_wrong(facts: Facts, place: Place) -> bool:
    """Tell whether a place stands in words that are said to be wrong."""
    return any(match.start() <= place.start < match.end() for match in WRONG.finditer(facts.texts[place.block]))
