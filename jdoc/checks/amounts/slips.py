"""Slips: rates, differences and multiples that no two amounts near them make, though a slip of the pen explains how they came about.

`changes` and `moves` know how sentences are built; here it is enough that a sentence says by how much something changed, and
that two amounts of it, of the sentence before, or of a row of a table that it names make that but for a slip: it was counted
from the amount after the change, its figures were turned round, or the difference was written for the rate.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import WAY, is_rate_of, way_of
from jdoc.checks.amounts.skeleton import PERCENT, TIMES, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, Number, digits, read_cell, written
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts

SIGNED = deferred("(?:[+△▲-]|プラス|マイナス|比|増減率|[増減][加少]率|伸び率?|上昇率|低下率)(?:は|が|:)?[、 (約]*$")
"""What says before an amount that it is a change: `[前年比]`, `[△]`, not `構成比率は`."""
BESIDE = deferred("[、,( ]*(?:率にして|割合にして|率で|約)?[( ]*")
"""What stands between a difference and its rate: 145人`[、]`5.7%増."""
DOUBTFUL = deferred("平均|当たり|あたり|それぞれ|換算|見込|予測|うち|累計|年率|倍率|寄与|計画|目標|合わせ|合計")
"""What shows that a change is of something else: `[年率]2.5%増`, not `前年から`."""
FAR = 40
"""Characters before a change in which that is said."""
NEAR = 12
"""Characters before an amount in which it is said that it is a change."""
FEWEST_FIGURES = 2
"""Figures of a change that isn't like another one by chance."""
SHORTEST = 2
"""Characters of the name of a row."""
MOST_CELLS = 8
"""Numbers of a row that are compared."""


class Known(NamedTuple):
    """An amount that a change may be of."""

    number: Number
    place: Place
    unit: str
    text: str


class Change(NamedTuple):
    """What a sentence says of by how much something changed."""

    amount: Amount
    sign: str
    """What stands for it in the skeleton: a rate, a multiple, or a difference."""
    step: Amount | None
    """The difference that stands beside a rate."""

    way: int
    """1 where something is said to have grown, -1 to have shrunk, 0 where that isn't told."""


def find_slips(facts: Facts) -> Iterator[Found]:
    """Find rates and differences in sentences that are slips for those which the amounts near them make."""
    for skeleton in skeletons(facts, 2):
        start = before = 0
        for sentence in skeleton.text.split("。"):
            end = start + len(sentence)
            changes = [*_changes(skeleton, start, end)]
            yield from _wrong_shares(skeleton, before, start, end)
            if changes:
                near = [*_near(skeleton, before, end, changes)]
                rows = [*_named_rows(facts, sentence)]
                yield from filter(None, (_slip(change, near, rows) for change in changes))
            before, start = start, end + 1


def _changes(skeleton: Skeleton, start: int, end: int) -> Iterator[Change]:
    """Yield what a sentence says of changes."""
    text = skeleton.text
    at_amounts = [at for at in skeleton.amounts if start <= at < end]
    for number, at in enumerate(at_amounts):
        says = WAY.match(text, at + 1) or SIGNED.search(text, max(start, at - NEAR), at) or text[at] == TIMES
        if says and not DOUBTFUL.search(text, max(start, at - FAR), at + NEAR):
            beside = at_amounts[number - 1] if number else None
            is_step = beside is not None and text[at] == PERCENT and BESIDE.fullmatch(text, beside + 1, at)
            step = skeleton.amounts[beside] if is_step and beside is not None else None
            yield Change(skeleton.amounts[at], text[at], step, way_of(says[0] if isinstance(says, re.Match) else ""))


def _near(skeleton: Skeleton, start: int, end: int, changes: Sequence[Change]) -> Iterator[Known]:
    """Yield the amounts of a sentence and of the one before it, but for the changes themselves."""
    said = {change.amount.place for change in changes} | {change.step.place for change in changes if change.step}
    for at, amount in skeleton.amounts.items():
        if start <= at < end and skeleton.text[at] not in {PERCENT, TIMES} and amount.place not in said:
            yield Known(_exact(amount), amount.place, amount.unit, amount.entity.text)


def _exact(amount: Amount) -> Number:
    """Give a number, which isn't rounded where whole things are counted, whatever they are."""
    is_whole = amount.entity.label == "QUANTITY" and amount.number.ulp == 1 and not MEASURED.search(amount.unit)
    return amount.number._replace(ulp=Decimal(0)) if is_whole else amount.number


MEASURED = deferred(
    "[A-Za-z%‰℃°㎡-㎥]|メートル|トン|グラム|リットル|ヘクタール|アール|キロ|坪|[年月日時分秒度歳点]|ポイント"
)
"""What is measured, and so rounded: 12`[km]`, 8`[時]間`, not 8地区."""


def _named_rows(facts: Facts, sentence: str) -> Iterator[list[Known]]:
    """Yield the numbers of the rows of tables that a sentence names."""
    for name, row in facts.kept("rows of numbers", lambda: [*_rows(facts)]):
        if name in sentence:
            yield row


def _rows(facts: Facts) -> Iterator[tuple[str, list[Known]]]:
    """Yield the rows of tables with their names and numbers."""
    for index in facts.tables:
        for row in facts.blocks[index].rows or ():
            name = "".join(fold(row[0]).split()) if row else ""
            numbers = [number for number in map(read_cell, map(fold, row[1:])) if number and number.low > 0]
            if len(name) >= SHORTEST and 2 <= len(numbers) <= MOST_CELLS:
                place = Place(index, 0, min(20, len(facts.texts[index])))
                yield name, [Known(number, place, "", written(number.value)) for number in numbers]


def _slip(change: Change, near: Sequence[Known], rows: Sequence[Sequence[Known]]) -> Found | None:
    """Tell what a change should be, where nothing near it makes it and a slip explains it."""
    entity = change.amount.entity
    if entity.approx or entity.bound or len(digits(change.amount.number.value)) < FEWEST_FIGURES:
        return None
    pairs = [pair for pair in permutations(near, 2) if _may_be_of(change, *pair)]
    pairs += (pair for row in rows for pair in _pairs_of_row(change, near, row))
    if any(_fits(old.number, new.number, change) for old, new in pairs) or _is_of_step(change, near):
        return None
    slip = next((pair for pair in pairs if _is_slip(pair[0].number, pair[1].number, change)), None)
    if slip is None:
        return None
    old, new = slip
    made = _made(old.number, new.number, change)
    message = f"{entity.text} is not the change to {new.text} from {old.text} ({made})"
    return Found(change.amount.place, message, (old.place, new.place))


def _may_be_of(change: Change, old: Known, new: Known) -> bool:
    """Tell whether a change may be of two amounts: positive ones of one unit, in that of a difference."""
    is_alike = old.unit == new.unit and min(old.number.low, new.number.low) > 0
    of_step = change.step is None or change.step.number.value == abs(old.number.value - new.number.value)
    return is_alike and of_step and (change.sign in {PERCENT, TIMES} or old.unit == change.amount.unit)


def _pairs_of_row(change: Change, near: Sequence[Known], row: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Yield the numbers of a row that a rate may be of: those that its difference is of, or the amount told beside it."""
    if change.sign != PERCENT:
        return
    if change.step is not None:
        step = read_cell(fold(_figures(change.step.entity.text)))
        for old, new in permutations(row, 2):
            if step and step.value == abs(old.number.value - new.number.value):
                yield old, new
    elif len(near) == 1:
        figures = read_cell(fold(_figures(near[0].text)))
        if figures and figures.low > 0:
            yield from ((near[0]._replace(number=figures), known) for known in row)


def _figures(text: str) -> str:
    """Give the first figures of an amount as they are written.

    >>> _figures("約３，６００百万円")
    '３，６００'
    """
    match = FIGURES.search(text)
    return match[0] if match else ""


FIGURES = deferred("[0-9０-９][0-9０-９,，.．]*")
"""Figures: `[3,600]百万円`."""


def _is_of_step(change: Change, near: Sequence[Known]) -> bool:
    """Tell whether a rate is that of the difference beside it."""
    if change.step is None:
        return False
    step, stated = change.step.number, change.amount.number
    return any(
        abs(step.value / known.number.value * HUNDRED - stated.value) <= stated.ulp
        for known in near
        if known.number.low > 0
    )


def _fits(old: Number, new: Number, change: Change) -> bool:
    """Tell whether a change may be that of two amounts, or one a part of the other."""
    stated, ulp = abs(change.amount.number.value), change.amount.number.ulp
    if change.sign not in {PERCENT, TIMES}:
        return abs(abs(new.value - old.value) - stated) <= (new.ulp + old.ulp + ulp) * HALF
    low, high = new.low / old.high, new.high / old.low
    if change.sign == TIMES:
        return low - ulp <= stated <= high + ulp
    return is_rate_of((low * HUNDRED, high * HUNDRED), stated, ulp, change.way)


def _is_slip(old: Number, new: Number, change: Change) -> bool:
    """Tell whether a slip explains how a change came about that two amounts don't make."""
    stated, ulp = abs(change.amount.number.value), change.amount.number.ulp
    difference = new.value - old.value
    if not difference or difference * change.way < 0 or change.sign == TIMES:
        return False
    if change.sign != PERCENT:
        return _are_turned_round(stated, abs(difference))
    from_new = abs(abs(difference / new.value * HUNDRED) - stated) <= ulp * HALF
    made = abs(difference / old.value * HUNDRED).quantize(min(ulp, Decimal(1)))
    return from_new or _are_turned_round(stated, made) or digits(difference) == digits(stated)


def _are_turned_round(one: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers have the same figures in another order: 1,525 and 1,255."""
    return one.adjusted() == other.adjusted() and sorted(f"{one:f}") == sorted(f"{other:f}")


def _made(old: Number, new: Number, change: Change) -> str:
    """Say what the change is."""
    if change.sign == PERCENT:
        rate = (new.value / old.value - 1) * HUNDRED
        return f"{written(rate.quantize(min(change.amount.number.ulp, Decimal(1))))}%"
    return written(new.value - old.value)


SHARE = deferred("(?:の|に当た|に相当|を占め|と、|、|で(?:あ|す|、)|[)]|$)")
"""What stands behind a share: 17.7%`[に当た]`る, not `増`."""
OF_ALL = deferred("(?:全体|総額|総数|全額|合計|このうち|うち)の?|構成比|割合|シェア|占め|に当た|に相当")
"""What says that rates are shares: `[全体の]38.0%`."""
OF_PART = deferred("[^。、]{0,16}$")
"""What stands between a part and its share: 94万円`[は全体の]`38.0%."""


def _wrong_shares(skeleton: Skeleton, before: int, start: int, end: int) -> Iterator[Found]:
    """Find the share of a sentence that isn't of the whole that its other shares are of."""
    text = skeleton.text
    if text.count(PERCENT, start, end) < FEWEST_SHARES or not OF_ALL.search(text, start, end):
        return
    shares = [*_shares(skeleton, start, end)]
    parts = {part.place for part, _ in shares}
    wholes = [known for known in _near(skeleton, before, end, ()) if known.place not in parts]
    for whole in wholes if len(shares) >= FEWEST_SHARES else ():
        right = [share for share in shares if _is_share(*share, whole)]
        wrong = [share for share in shares if not any(_is_share(*share, each) for each in wholes)]
        if right and len(right) + len(wrong) == len(shares) and all(part.unit == whole.unit for part, _ in shares):
            for part, rate in wrong:
                value = (part.number.value / whole.number.value * HUNDRED).quantize(min(rate.number.ulp, Decimal(1)))
                message = f"{rate.entity.text} is not {part.entity.text} of {whole.text} ({written(value)})"
                yield Found(rate.place, message, (whole.place, part.place))


FEWEST_SHARES = 2


def _shares(skeleton: Skeleton, start: int, end: int) -> Iterator[tuple[Amount, Amount]]:
    """Yield the parts of a sentence, each with its share."""
    at_amounts = [at for at in skeleton.amounts if start <= at < end]
    for one, other in pairwise(at_amounts):
        text = skeleton.text
        is_share = (
            text[one] != PERCENT == text[other] and SHARE.match(text, other + 1) and not WAY.match(text, other + 1)
        )
        if is_share and OF_PART.fullmatch(text, one + 1, other):
            yield skeleton.amounts[one], skeleton.amounts[other]


def _is_share(part: Amount, rate: Amount, whole: Known) -> bool:
    """Tell whether a rate is that of a part in a whole."""
    if whole.number.low <= 0:
        return False
    low, high = part.number.low / whole.number.high * HUNDRED, part.number.high / whole.number.low * HUNDRED
    return low - rate.number.ulp <= rate.number.value <= high + rate.number.ulp
