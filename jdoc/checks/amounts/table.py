"""The rules of amounts in sentences, as rows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jdoc.checks.amounts.below import find_wrong_below
from jdoc.checks.amounts.compounds import find_wrong_compounds
from jdoc.checks.amounts.conflicts import find_conflicts
from jdoc.checks.amounts.divisions import find_wrong_divisions
from jdoc.checks.amounts.hours import find_wrong_hours
from jdoc.checks.amounts.made.finding import find_made_totals
from jdoc.checks.amounts.pairs import find_wrong_pairs
from jdoc.checks.amounts.parts import find_wrong_parts
from jdoc.checks.amounts.restated import find_restated
from jdoc.checks.amounts.rests import find_wrong_rests
from jdoc.checks.amounts.roundings import find_wrong_roundings
from jdoc.checks.amounts.spans import find_wrong_spans
from jdoc.checks.claims.finding import find_wrong_intervals
from jdoc.checks.counting.again import find_counted_otherwise
from jdoc.checks.counting.dates import find_wrong_dates
from jdoc.checks.counting.far.finding import find_miscounted_afar
from jdoc.checks.counting.find import find_miscounted
from jdoc.checks.counting.kinds import find_wrong_kinds
from jdoc.checks.counting.often import find_wrong_times
from jdoc.checks.counting.others import find_wrong_others
from jdoc.checks.counting.products import find_wrong_products
from jdoc.checks.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found

_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def _stated_counts(facts: Facts) -> Iterator[Found]:
    ways = (
        find_wrong_parts,
        find_miscounted,
        find_miscounted_afar,
        find_counted_otherwise,
        find_wrong_dates,
        find_wrong_others,
        find_wrong_times,
        find_wrong_kinds,
        find_wrong_spans,
        find_wrong_hours,
        find_wrong_intervals,
        find_wrong_divisions,
        find_wrong_rests,
        find_wrong_pairs,
        find_wrong_below,
        find_wrong_products,
        find_wrong_roundings,
        find_wrong_compounds,
    )
    told = {found.place: found for find in reversed(ways) for found in facts.found(find)}
    known = {place for found in told.values() for place in (found.place, *found.related)}
    return chain(told.values(), find_made_totals(facts, known))


RULES = (
    Rule(
        "amount-restated",
        "amounts",
        "error",
        find_restated,
        "an amount that is said twice, and differs",
        "In contracts and decisions the amount in kanji and the one in digits must agree; one of them was not changed.",
        "what stands in brackets in the same notation (83百万円 beside 120百万円 may be last year's), other currencies, what rounding explains",
        "補助金は、⟦金七千万円⟧（70,500,000円）とする。".replace("⟦金", "金⟦"),
        "補助金は、金七千万円（70,000,000円）、事業費は２億円（約150万ドル）、120百万円（83百万円）とする。",
        _AMOUNTS,
    ),
    Rule(
        "amount-conflict",
        "amounts",
        "warning",
        find_conflicts,
        "one thing with two amounts",
        "The amount was changed in one place, and stands as it was in another one.",
        "the same word of another year, owner, section or part; amounts that are said to be more or less, and don't look alike",
        "１　事業の概要\n\n北浜港の岸壁改修工事費は⟦26億円⟧である。\n\n２　財源\n\n北浜港の岸壁改修工事費は62億円である。",
        "１　事業の概要\n\n北浜港の岸壁改修工事費は26億円である。\n\n２　財源\n\n前年度の北浜港の岸壁改修工事費は62億円であった。",
        _AMOUNTS | {"CITATION", "DURATION"},
    ),
    Rule(
        "stated-count",
        "amounts",
        "warning",
        _stated_counts,
        "a list that has another number of items, parts another sum, days another number than is said",
        "An item was added or taken out, or an end moved, and the sentence above it stayed.",
        "lists in lists, parts that aren't all (うち, など), rough amounts, things that other things have (九州の３県), days of which some aren't counted (土日を除く８日間)",
        "重点とする事項は、次の⟦５つ⟧とする。\n\n（１）港の整備\n\n（２）道の整備\n\n（３）橋の整備\n\n（４）川の整備",
        "重点とする事項は、次の各号とする。\n\n（１）港の整備\n\n（２）道の整備",
        _AMOUNTS | {"DATE", "DURATION", "TIME"},
    ),
)
