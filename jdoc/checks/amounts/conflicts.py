"""Conflicts: the same thing with two amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import are_alike
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Amount
    from jdoc.checks.facts import Facts

TOPIC = deferred(
    f"(?P<before>(?:[^\\W0-9_ぁ-ん]|の|に係る|に関する|における){{0,24}}?)(?P<topic>(?:[^\\W0-9_ぁ-んー]|ー){{2,16}}(?:費|額|金|予算|収入|支出|経費|面積|延長|定員|人口|人数|台数|件数|戸数|世帯数|利益|売上高|総工費|棟数|席数|幅員|高さ|容量))(?:は|が|を|の|として|[:、])?[、,]? ?(?:総額|合計|約)?(?P<amount>[{MONEY}{COUNT}])"
)
"""What an amount is of: 岸壁改修工事費は26億円."""
OTHERWISE = deferred(
    "前年|昨年|前期|翌|次年|前回|当初|補正|変更前|変更後|最大|上限|うち|比べ|増|減|内訳|各|それぞれ|一人|当たり|あたり|[0-9]年|年度|[0-9]月|平均|うち|残|見込|計画|実績|第[0-9]+|累計|現在"
)
"""What makes it that of another time, or of a part: `[前年]度の工事費`, not `工事費`."""
AMOUNT = "\ue000"


class Said(NamedTuple):
    """What a sentence says of something."""

    topic: str
    amount: Amount
    sentence: str


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find things whose amounts differ from one place of the document to another."""
    first: dict[tuple[str, str], Said] = {}
    conflicting: dict[tuple[str, str], list[Said]] = {}
    for said in _said(facts):
        key = said.topic, said.amount.unit
        known = first.setdefault(key, said)
        if known is not said:
            conflicting.setdefault(key, [known]).append(said)
    for topic, places in conflicting.items():
        values = [said.amount.number.value for said in places]
        odd = [said for said in places if not _agree(said.amount, places[0].amount)]
        if not odd or len(set(values)) > 2:
            continue
        if are_alike(odd[0].amount.number.value, places[0].amount.number.value) or len(topic[0]) > LONG:
            one, other = places[0], odd[0]
            line = f"{one.amount.entity.text}, but {other.amount.entity.text} elsewhere"
            yield Found(one.amount.place, f"{topic[0]}: {line}", (other.amount.place,))


LONG = 7
"""Characters of a topic that is said of one thing only."""


def _agree(one: Amount, other: Amount) -> bool:
    slack = max(one.number.ulp, other.number.ulp)
    return abs(one.number.value - other.number.value) < slack or one.number.value == other.number.value


def _said(facts: Facts) -> Iterator[Said]:
    for skeleton in skeletons(facts, 1):
        for match in TOPIC.finditer(skeleton.text):
            [amount] = skeleton.of(match, "amount")
            start = skeleton.text.rfind("。", 0, match.start()) + 1
            sentence = skeleton.text[start : match.end() + 12]
            if OTHERWISE.search(sentence) or amount.entity.bound or amount.entity.approx:
                continue
            yield Said(f"{match['before']}{match['topic']}", amount, sentence)
