"""Balances: what was, what came and went by the words beside it, and what is (前年度末の36件に128件を加え、141件を処理し、23件)."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.cases import ANY, BESIDE, FITS, Case, rarity
from jdoc.checks.amounts.made.pen import Slip, slip_of
from jdoc.language.lazy import compiled, deferred
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.made.sums import Alike
    from jdoc.checks.amounts.made.told import Told

FEWEST, MOST = 3, 6
"""Amounts of a balance."""
OPENING = deferred(
    "(?:期首|年度当初|月初|(?<!次)前(?:年度?|期|月|回)(?:度)?(?:末|から|より)?|[0-9]月末|[0-9]日|当初|従前)(?:現在|時点)?の?[^。、]{0,10}$"
)
"""What says, before an amount, that it is what was: `期首残高`12億円, not `残高は`."""
CLOSING = deferred(
    "(?:期末|(?<!前)年度末|(?<!前)月末|次(?:期|年度)|翌(?:期|年度)|現在|残|差引|結果|計|これにより|ため|純計|実人数|訂正)[^。]{0,12}$"
)
"""What says that it is what remains: `期末残高は`13億円, not `前年度末の`."""


@cache
def _words(way: str) -> re.Pattern[str]:
    return compiled("|".join(word for word, each in columns("flow_words", "word", "way") if each == way))


def balances(alike: Alike) -> Iterator[Case]:
    """Yield what was, more by what came and less by what went, and what is, where a sentence or a list has nothing else."""
    for _, each in groupby(_numbered(alike), key=lambda pair: pair[0]):
        told = [one for _, one in each]
        if FEWEST <= len(told) <= MOST:
            yield from _of_stretch(told)


def _numbered(alike: Alike) -> Iterator[tuple[tuple[int, ...], Told]]:
    """Yield amounts with the sentence, or the list of lines, that each stands in, without what brackets have."""
    start = last = -BESIDE
    for each, is_aside in zip(alike.told, alike.is_aside, strict=True):
        if each.is_cell or is_aside:
            continue
        if each.is_line:
            start = start if each.place.block - last < BESIDE else each.place.block
            last = each.place.block
        yield ((start,) if each.is_line else each.sentence), each


def _of_stretch(told: Sequence[Told]) -> Iterator[Case]:
    first, *middle, last = told
    signs = _signs(middle)
    if not all(signs) or _way(last.behind.partition("、")[0]) or not _is_said(first, last, signs):
        return
    made = first.value + sum(sign * each.value for sign, each in zip(signs, middle, strict=True))
    slack = _slack(told)
    members = (last, first, *middle)
    if abs(made - last.value) <= slack:
        slip = Slip(FITS, rarity(last.value, slack, last.ulp))
        yield Case("balance", last, members, made, slip, 1, is_whole=True)
    elif made > 0 and not any(each.is_rough for each in told):
        yield _unlike(members, signs, made)


def _slack(told: Sequence[Told]) -> float:
    """Give by how much amounts may be off that are all rounded alike."""
    ulps = {each.ulp for each in told}
    return max(ulps) / 2 * len(told) if len(ulps) == 1 and max(ulps) > 1 else 0.0


def _is_said(first: Told, last: Told, signs: Sequence[int]) -> bool:
    """Tell whether words say what was and what is, or that something came and something went."""
    is_opened = OPENING.search(first.before) is not None or first.behind.startswith("から")
    is_closed = CLOSING.search(last.before) is not None
    return (is_opened and is_closed) or (len(set(signs)) > 1 and (is_opened or is_closed))


def _unlike(members: tuple[Told, ...], signs: Sequence[int], made: float) -> Case:
    """Return the case of the amount that a slip explains best."""
    last, off = members[0], members[0].value - made
    best = Case("balance", last, members, made, slip_of(last.value, made, last.ulp) or Slip(ANY, 0), 1, is_whole=True)
    for sign, each in zip((1, *signs), members[1:], strict=True):
        slip = slip_of(each.value, each.value + sign * off, each.ulp) if each.value + sign * off > 0 else None
        if slip is not None and slip.bits > best.slip.bits + 1:
            best = best._replace(wrong=each, made=each.value + sign * off, slip=slip)
    return best


def _signs(told: Sequence[Told]) -> list[int]:
    """Tell of each whether it came or went; those that are named with the next one do as that does: 税5,200円及び保険料3,600円を控除."""
    signs = [*map(_sign, told)]
    for at in range(len(told) - 2, -1, -1):
        if not signs[at] and JOINED.match(told[at].behind):
            signs[at] = _way(told[at + 1].behind.partition("、")[0])
    return signs


JOINED = deferred("(?:と|及び|並びに)[^、。]{0,16}$")
"""What stands between such two: 税5,200円`及び保険料`3,600円."""


def _sign(each: Told) -> int:
    """Tell whether an amount came, 1, or went, -1; 0 where no word says so, or both are said."""
    return _way(each.behind.partition("、")[0]) or _way(each.before.rpartition("、")[2])


def _way(words: str) -> int:
    """Tell the same of some words.

    >>> _way("を加え"), _way("を取り崩した"), _way("であった")
    (1, -1, 0)
    """
    return bool(_words("come").search(words)) - bool(_words("go").search(words))
