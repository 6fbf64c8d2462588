"""The rules of tables, as rows."""

from __future__ import annotations

from jdoc.checks.rules import Rule
from jdoc.checks.tables.causes import find_wrong_changes, find_wrong_sums

RULES = (
    Rule(
        "table-sum",
        "tables",
        "error",
        find_wrong_sums,
        "a total that its parts don't add up to, a balance that what came and went doesn't make",
        "Amounts are copied wrong, or a total is not updated when a part is: the most frequent error of published papers.",
        "parts that are told beside (うち, 再掲), averages and rates, differences that rounding explains, tables where no way of adding up is sure",
        "（単位：人）\n\n区分\t男\t女\n東区\t12\t30\n西区\t30\t11\n北区\t10\t9\n計\t⟦53⟧\t50\n",
        "（単位：人）\n\n区分\t男\t女\n東区\t12\t30\n西区\t30\t11\nうち港町\t10\t9\n計\t42\t41\n",
        frozenset({"MONEY", "QUANTITY"}),
    ),
    Rule(
        "change-mismatch",
        "tables",
        "error",
        find_wrong_changes,
        "a difference, rate, share or product that its amounts don't make",
        "Rates are copied from another paper or year, and the signs of differences are forgotten.",
        "ratios where others are growth, points, rates of next to nothing, what rounding of the written digits explains",
        "区分\t令和5年度\t令和4年度\t増減額\t増減率（％）\n市税\t1,200\t1,000\t200\t20.0\n使用料\t330\t300\t⟦40⟧\t10.0\n財産収入\t90\t100\t△10\t△10.0\n諸収入\t550\t500\t50\t10.0\n",
        "区分\t令和5年度\t令和4年度\t増減額\t増減率（％）\n市税\t1,200\t1,000\t200\t20.0\n使用料\t330\t300\t30\t10.0\n財産収入\t90\t100\t△10\t△10.0\n",
        frozenset({"MONEY", "PERCENT", "QUANTITY"}),
    ),
)
