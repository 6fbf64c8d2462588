"""The rule of what is said to be the first, or in an order, as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.claims.extremes import find_wrong_extremes
from jdoc.checks.claims.orders import find_out_of_order, find_wrong_ranking
from jdoc.checks.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


def _out_of_order(facts: Facts) -> Iterator[Found]:
    yield from find_wrong_extremes(facts)
    yield from find_out_of_order(facts)
    yield from find_wrong_ranking(facts)


RULES = (
    Rule(
        "stated-order",
        "amounts",
        "warning",
        _out_of_order,
        "what is called the most or the least and isn't, what stands in another order than is said",
        "Figures were updated, and the words about them and the order of the rows stayed.",
        "amounts of other years and scopes, sums and その他, orders in which several things stand elsewhere, names that may be read in two ways",
        "要望の多い順に、道路310件、公園90件、⟦下水道110件⟧であった。".replace("⟦下水道110件", "下水道⟦110件"),
        "要望は、道路が310件で最も多く、前年の331件を下回った。",
        frozenset({"DATE", "MONEY", "PERCENT", "QUANTITY"}),
    ),
)
