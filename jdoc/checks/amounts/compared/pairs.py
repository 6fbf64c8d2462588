"""Pairs: two amounts of one thing that a sentence compares, what it is and what it was or is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import BEFORE, POINTS, YEAR
from jdoc.checks.amounts.skeleton import PERCENT, Skeleton, skeletons
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place

AGAINST = deferred(
    "(?:[全本][国県府道市町村社庁体]|[都県市町村国]内?|同規模|類似(?:団体|都市)?)の?平均(?:値|額)?(?:の|は|である|で|[:、])?[ (]*$"
    "|(?:前[年期月回]|昨年)[度同期月]{0,3}の[^\\W0-9_ぁ-ん]{2,8}(?:は|が)$"
    "|前[年期回][度同期月]{0,3}(?:の?[^\\W0-9_ぁ-ん]{1,8})?[(]$"
    "|(?:平年|例年|過去最[高多大低少小]|予算|計画|見込み?|目標|基準|上限|下限|改[正定]前|変更前|従前|従来|旧)[値額数量]?(?:の|である|で|[:、])?[^\\W0-9_ぁ-ん]{0,8}[ (]*$"
)
"""What says, before an amount, that another one is held against it: `全国平均の`6.9％, `基準値である毎時`0.23μSv."""
FROM = deferred(
    "[)]?(?:年|日|時間)?(?:から|より|→|に比べ|と比べ|に比較|と比較|を[上下]回|であった[がもの]|だった[がもの])"
)
"""What says so behind it: `から`, `より`, `を下回`る, not `に対し`, which says no more than that both are there."""
WAYS = "(?:増(?!減)|減|削減|上昇|低下|拡大|縮小|伸び|プラス|マイナス|引き?[上下]げ|上回|下回|下落|多[いくか]|少な|落ち込|割り込|上が|下が|高[いくか]|低[いくか]|改善|悪化|短[いく縮]|長[いく]|広[いく]|狭[いく]|重[いく]|軽[いく]|値[上下]|延長|上乗せ|上積み)"
"""What is said of by how much something is more or less, as part of a pattern."""
BY_IT = deferred(
    f"(?:[(]{PERCENT}[)]|[、,](?:率にして)?{PERCENT}|[)])?(?:ほど|程度|余り|以上|近く|だけ)?[もの]?(?:大幅な?|純|急)?{WAYS}"
)
"""What says, behind an amount, that others differ by it: `ほど増`えた, `高か`った, not `に増え`た."""
SIGN = frozenset("+-＋－△▲−±")
"""Signs of what is a difference."""
CHANGED = deferred("(?:増減|前年度?[差比]|差引?|対?前[年月期][度同月期]{0,2}[差比])[:、 ]?$")
"""What says, before an amount, that it is a difference."""
APART = deferred(
    "うち|内訳|それぞれ|各[^国種自]|一方|また|合わせ|合計|累計|当たり|あたり|[;「」『』]|[^年度期月回点今本在値]は(?!、?前)|、[^、]{1,12}[^年度期月回点今本在のと]が|[年度期月回]の[^、。のはが\ue000-\ue003]{2,8}の$"
)
"""What shows, between two amounts, that they are of several things: `、支出は`, not `今年度は`."""
FAR, NEAR, MOST = 30, 24, 3
"""Characters between two amounts, and before one of them, in which it is said what they are; amounts before one that it
may be compared with."""
JOINT = deferred(
    "[)]?(?:であ(?:った|り|る)。|でした。|であ[りる]|でした|であった|だった|となって(?:いて|おり)?|となりました|とな[りっ]|となる|になり|になって|へと|から|より|まで|に比べて?|と比べて?|に比較して|と比較して|[でとにへをの])?て?(?:が|て)?(?:、|,)?"
    "(?:(?:[今本][年回期]度?|(?:令和|平成)?[0-9元]{1,4}年度?)は?、?|対?前[年期月回][度同期月]{0,3}(?:の(?:実績|水準))?(?:より|から|比で?|に比べて?|と比べて?|を|と)?、?|昨年度?(?:より|から|比で?|に比べて?|と比べて?|を|と)?、?)?"
    "(?:大幅[なに]|大きく|さらに|更に|わずか[なに]|やや|若干|約|ほぼ|いずれも|[0-9]{1,2}年ぶりに|[0-9]{1,2}年連続で|依然として?|ちょうど|年々|(?:その)?(?:割合|比率|差)は|率にして|、|の|[ (\n])*"
)
"""What stands between the later of two amounts and what is said of both, where nothing else is spoken of: `へと`, `となり、前年度より大幅に`."""


GOES_ON = deferred("(?:[(][^()]{0,12}[)])?+(?:でし|で(?!きる)|と|は|が|、|[(]|にとどま|に達|に上|の|あり|→|←)")
"""What stands behind the one that is where the one that was comes next: `で、前年の`, not `を計上し、前年の`."""


class Compared(NamedTuple):
    """Two amounts that are compared."""

    skeleton: Skeleton
    old: Amount
    new: Amount
    begin: int
    """Behind the earlier one."""
    end: int
    """Behind the later one."""


def sentences(facts: Facts) -> Iterator[tuple[Skeleton, int, int]]:
    """Yield the sentences that have two amounts or more."""
    for skeleton in (*skeletons(facts, 2), *_runs(facts)):
        start = 0
        for text in ENDING.split(skeleton.text):
            end = start + len(text)
            if sum(start <= at < end for at in skeleton.amounts) > 1:
                yield skeleton, start, end
            start = end + 1


class Lines(Skeleton):
    """Lines one below the other, as one text."""

    def __init__(self, lines: Sequence[Skeleton]) -> None:
        super().__init__(lines[0].index, "", ())
        self.starts: list[tuple[int, Skeleton]] = []
        for line in lines:
            size = len(self.text)
            self.starts.append((size, line))
            self.amounts |= {at + size: amount for at, amount in line.amounts.items()}
            self.text += f"{line.text}\n"

    def place(self, start: int, end: int) -> Place:
        """Give where some words of one line stand in its block."""
        size, line = next(each for each in reversed(self.starts) if each[0] <= start)
        return line.place(start - size, end - size)


def _runs(facts: Facts) -> Iterator[Lines]:
    """Yield lines that stand one below the other, if one of them has what was."""
    run: list[Skeleton] = []
    for skeleton in skeletons(facts, 1):
        is_line = len(skeleton.text) <= SHORT and "。" not in skeleton.text
        if run and not (is_line and skeleton.index - run[-1].index == 1 and len(run) < LONGEST):
            yield from _run(run)
            run = []
        run += [skeleton] * is_line
    yield from _run(run)


def _run(lines: Sequence[Skeleton]) -> Iterator[Lines]:
    if len(lines) > 1 and any(LINE.match(line.text) for line in lines):
        yield Lines(lines)


SHORT, LONGEST = 36, 4
"""Characters of a line, and lines that are read as one text."""
LINE = deferred(" *[(]?(?:対?前[年期月回]|昨年|現行|改[正定]前|変更前|従前|当初)")
"""How a line begins that has what was."""
ENDED = "。"
TWO = 2
"""Amounts of one unit in a sentence, of which the next one may mean either."""
ENDING = deferred(
    "。(?!これは|この結果|[こそ]?の?うち|(?:対?前|昨)[年期月回][度同期月]{0,3}(?:の|より|から|に比|と比|比|は)|[今本][年回期]度?は)"
)
"""What ends a sentence, but for one that goes on: `となった[。]`, not `となった。前年度より`."""


def compared(skeleton: Skeleton, start: int, end: int) -> Iterator[Compared]:
    """Yield the amounts of a sentence that it compares: side by side, or several with the one before them."""
    last: dict[tuple[str, str], list[int]] = {}
    for at in [at for at in skeleton.amounts if start <= at < end and not _is_step(skeleton, at)]:
        amount = skeleton.amounts[at]
        before = last.setdefault((amount.kind, amount.in_base[1]), [])
        firsts = [first for first in reversed(before) if at - first <= FAR * 2]
        pairs = (
            Compared(skeleton, *pair, first + 1, at + 1)
            for first in firsts
            if (pair := _pair(skeleton, start, first, at))
        )
        found = next(pairs, None)
        if found is not None and _is_one(found, before):
            yield found
        before.append(at)
        del before[:-MOST]


def _is_one(pair: Compared, before: Sequence[int]) -> bool:
    """Tell whether it is sure which amount of the sentence before is meant, if one is."""
    is_told_next = ENDED in pair.skeleton.text[pair.begin : pair.end]
    return len(before) < TWO or not is_told_next or pair.old.place < pair.new.place


def _is_step(skeleton: Skeleton, at: int) -> bool:
    """Tell whether an amount says by how much others differ."""
    amount, text = skeleton.amounts[at], skeleton.text
    is_signed = amount.entity.text[:1] in SIGN or text[at - 1 : at] in SIGN
    if is_signed or amount.unit in POINTS or amount.kind == "times" or amount.number.low < 0:
        return True
    return BY_IT.match(text, at + 1) is not None or CHANGED.search(text, max(0, at - NEAR), at) is not None


def _pair(skeleton: Skeleton, start: int, first: int, last: int) -> tuple[Amount, Amount] | None:
    """Give what was and what is of two amounts side by side, if the words around them tell which is which."""
    one, other = skeleton.amounts[first], skeleton.amounts[last]
    text = skeleton.text
    if _is_rough(text, first, one) or _is_rough(text, last, other) or min(one.number.low, other.number.low) <= 0:
        return None
    if APART.search(text, first + 1, last) or SIGN.intersection(text[first + 1 : last]):
        return None
    are_old = [_is_old(text, start, first), _is_old(text, max(start, first + 1), last)]
    if are_old[0] == are_old[1]:
        return (one, other) if 0 < _year(text, start, first) < _year(text, first + 1, last) else None
    if are_old[0]:
        return one, other
    return (other, one) if GOES_ON.match(text, first + 1) else None


def _is_rough(text: str, at: int, amount: Amount) -> bool:
    """Tell whether an amount is told roughly, or as a limit, and not just held against another one: 0.23を下回る."""
    return bool(amount.entity.approx) or (bool(amount.entity.bound) and BEYOND.match(text, at + 1) is None)


BEYOND = deferred("[)]?を[上下]回|を超え")
"""What says behind an amount that another one is more or less."""


def _is_old(text: str, start: int, at: int) -> bool:
    """Tell whether the words around an amount say that it was so before, or that another one is held against it."""
    start = max(start, at - NEAR)
    is_said = BEFORE.search(text, start, at) or AGAINST.search(text, start, at)
    return is_said is not None or FROM.match(text, at + 1) is not None


def _year(text: str, start: int, at: int) -> int:
    match = YEAR.search(text, max(start, at - NEAR), at)
    return (read_whole(match["year"].replace("元", "1")) or 0) if match else 0


def joint_behind(pair: Compared) -> re.Match[str] | None:
    """Give what stands between two amounts and what is said of them."""
    return JOINT.match(pair.skeleton.text, pair.end)
