"""Sides: what came in and went out, and whether more of the one is claimed (輸出62億円、輸入65億円で、3億円の黒字)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import exceeds
from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
# What comes in and what goes out, and in the end what is claimed of them.
_IN, _OUT = (
    "歳入|収入|輸出|収益|受入|売上高?|転入者?|出生者?|入居者?|入園者?|採用者?|加入者?|開業",
    "歳出|支出|輸入|費用|払出|経費|転出者?|死亡者?|退去者?|退園者?|退職者?|脱退者?|廃業",
)
# What stands between a side and its amount.
_BETWEEN = f"(?:合計|総額|決算額|の?額|数)?(?:は|が|の|で)?、?[(]?[^。、{MONEY}{COUNT}]{{0,8}}"
BALANCE = deferred(
    f"(?:{_IN}){_BETWEEN}(?P<plus>{_AMOUNT})[^。{MONEY}{COUNT}]{{0,10}}(?:{_OUT}){_BETWEEN}(?P<minus>{_AMOUNT})[^。{MONEY}{COUNT}]{{0,26}}"
    f"(?P<rest>{_AMOUNT}の?(?:(?P<more>黒字|余剰|剰余|社会増(?!減)|自然増(?!減)|増加(?!減)|転入超過|輸出超過|出超|繰越し?|プラス|利益)|(?P<less>赤字|不足|欠損|社会減|自然減|減少|転出超過|輸入超過|入超|マイナス|損失))|(?P<more2>黒字|自然増(?!減)|社会増(?!減)|転入超過|輸出超過)|(?P<less2>赤字|自然減|社会減|転出超過|輸入超過))(?![率額幅]|でない)"
)
"""What comes in, what goes out, and on which side there is more: 歳入340万円に対し歳出360万円で、20万円の余剰."""
SIGNS = ("歳出", "支出", "輸入", "費用", "払出", "経費", "転出", "死亡", "退", "廃業")
"""What each of these has on its other side."""


def find_wrong_sides(facts: Facts) -> Iterator[Found]:
    """Find balances that are called a surplus where more went out, or a deficit where more came in."""
    if not any(word in facts.whole for word in SIGNS):
        return
    for skeleton in skeletons(facts):
        for match in BALANCE.finditer(skeleton.text):
            yield from _judged(skeleton, match)


def _judged(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    plus, minus = skeleton.of(match, "plus", "minus")
    name = next(name for name in ("more", "less", "more2", "less2") if match[name])
    if plus.in_base[1] == minus.in_base[1] and exceeds(minus, plus, 1 if name.startswith("more") else -1):
        place = skeleton.place(*match.span(name))
        message = f"{match[name]}, but it is {plus.entity.text} against {minus.entity.text}"
        yield Found(place, message, (plus.place, minus.place))
