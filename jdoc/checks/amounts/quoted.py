"""Quoted: amounts that a provision quotes from another one of the same paper, to put others in their stead, and that has another amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

SIGNS = ("とあるのは", "に定める", "に規定する", "で定める")
"""What each of these has."""
QUOTED = deferred(
    "(?:の規定)?中「(?P<words>[^「」]{1,24})」(?=とあるのは)|(?:に定める|に規定する|で定める)(?:期間|期限|額|率|割合)?(?:の|である)?(?P<mark>「?)(?P<told>[0-9一二三四五六七八九十百千][^「」。、]{0,12})"
)
"""The words of a provision, read as others or told again: 同項`中「30日」`とあるのは「45日」, 第4条`に定める30日`以内."""
TOLD_AGAIN = frozenset({"length", "fraction"})
"""Kinds of amounts that a provision has one of."""


def find_quoted(facts: Facts) -> Iterator[Found]:
    """Find amounts quoted from a provision, whose only amount of that unit is another one."""
    for index in facts.having(*SIGNS):
        text = facts.texts[index]
        for citation in facts.blocks[index].entities or ():
            match = QUOTED.match(text, citation.end) if _is_own(citation) else None
            if match is not None:
                of_it = _quoted if match["words"] else _told_again
                for amount in amounts(facts).get(index, ()):
                    if of_it(amount, *match.span("words" if match["words"] else "told")):
                        yield from _told(facts, citation, amount)


def _is_own(citation: Entity) -> bool:
    """Tell whether a citation is of a provision of this paper."""
    return citation.label == "CITATION" and citation.target is not None and "/" in f"{citation.value}"


def _quoted(amount: Amount, start: int, end: int) -> bool:
    """Tell whether an amount is all that is quoted, but for what says that it is a limit: 「30日以内」."""
    return amount.place.start == start and amount.place.end <= end <= amount.place.end + len("以内")


def _told_again(amount: Amount, start: int, _end: int) -> bool:
    """Tell whether an amount is told as that of a provision: 第4条に定める30日."""
    is_one = amount.kind in TOLD_AGAIN or amount.unit == "JPY"
    return amount.place.start == start and is_one and not amount.entity.approx


def _told(facts: Facts, citation: Entity, amount: Amount) -> Iterator[Found]:
    path = f"{citation.value}".rpartition("/")[2]
    there = [at for at in facts.read if f"{facts.blocks[at].provision or ''}-".startswith(f"{path}-")]
    others = [each for at in there for each in amounts(facts).get(at, ()) if each.unit == amount.unit]
    if amount.place.block not in there and len({each.number.value for each in others}) == 1:
        [other, *_] = others
        if other.number.value != amount.number.value and not other.entity.approx:
            yield Found(amount.place, f"{amount.entity.text}, but {other.entity.text} elsewhere", (other.place,))
