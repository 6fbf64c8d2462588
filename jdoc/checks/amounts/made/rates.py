"""Rates: what two amounts of one unit make as a share, a rise or a fall, a multiple, and how far two rates are apart."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.cases import ANY, FITS, Case, near, of_result
from jdoc.checks.amounts.made.named import TENTHS, named_pairs
from jdoc.checks.amounts.made.pen import Slip, slip_of
from jdoc.checks.amounts.moves import RATED, WAY, way_of
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.made.told import Told

SAID = deferred("(?:率|割合|比|割|構成)[^。]{0,8}$|[(（:、のはがで] ?(?:約|全体の|うち)*$|全体の|総[額数]の")
"""What says before a rate that it is one of amounts: 回収`率は`, 840人`（`70.0％."""
IS = deferred(
    "[)）]|を占|に当|に相当|に達|にまで|となっ|とな[るり]|で(?:ある|す|、)|の?[増減]|[上下]|伸|を超|に増|に減|$"
)
"""What says so behind it: 70％`を占`める."""
SIGNS = {"△": -1, "▲": -1, "-": -1, "−": -1, "+": 1}
CHANGED = deferred("前[年期月回週]|昨年|増減|伸び|改定|比")
"""What says that a rate is by how much something changed: `前年`比."""
PARTED = deferred("占め|全体の|構成|\\|(?:を占|に当た)|まで")
"""What says that a rate is a share: `全体の`70％."""
LEFT = deferred("に(?:まで)?(?:減|低下|縮小|下が|落ち|激減)")
"""What says that it is what is left: 3分の1`に減`った, not `の減`."""
OF = deferred("[)）]?の?(?:うち|中で|に占める)")
"""What says behind an amount that another one is part of it: 40人`のうち`36人."""
MOST_OFF, SURE = 3, 6.0
"""How many times its last figure a rate may be off by rounding, and bits of a slip where it is more."""
OWN = deferred("[(](?:前[年期月回]|昨年)[度同期月]{0,2}は?$")
"""What says behind a rate that it is one of its own, and of no amounts before it: 改定率は3.9％`(前年`3.2％)."""
SUMMED = deferred("合わせ|併せ|あわせ|合計|両者|[両双]方|計(?!画|算|測)")
"""What says that a rate is of two amounts together: `両者を合わせ`て65％."""
ONLY_CHANGE = deferred("(?:引き?[上下]げ|減少|下落|低下|削減|割引|値[上下]げ|増加|上昇|伸び)率[^。]{0,3}$")
"""What says that it is by how much something changed, not what is left of it: `引下げ率約`4割."""
TWO = 2
MOST, MOST_OF_UNIT, FAR = 10, 6, 4
"""Amounts around a rate that it may be of, and blocks in which they stand."""
HUNDRED = 100
"""Hundredths above which a rate is as exact as its figures."""
FEW, NEAR = 5, 3
"""The same for points between two rates."""
RIGHT = {
    0: ("share", "index", "rise", "both", "other"),
    1: ("rise", "step", "share"),
    -1: ("fall", "both", "share"),
}
"""What a rate may be, as it says: no change, a rise, a fall; the share behind the changes."""
ANY_WAY = ("share", "index", "rise", "fall", "both", "other", "step")
"""What it may be where that isn't sure."""
TURNED = {0: ("fall",), 1: ("fall",), -1: ("rise",)}
"""What it is by a slip: what is left, or what it is of the amount of after."""


def rates(told: Sequence[Told]) -> Iterator[Case]:
    """Yield what amounts make as rates."""
    for at, each in enumerate(told):
        if each.is_cell or not each.value:
            continue
        if each.kind == "points":
            yield from _of_points(told, at)
        elif each.kind in {"rate", "times", "fraction"}:
            yield from _of_amounts(told, at)


def _of_points(told: Sequence[Told], at: int) -> Iterator[Case]:
    """Yield the differences of the rates around an amount of points."""
    points = told[at]
    others = near(told, at, FEW, NEAR, lambda other: other.kind == "rate")
    tries = 0
    for last in range(1, len(others)):
        for first in range(last):
            one, other = others[first], others[last]
            tries += 1
            ulp = max(points.ulp, one.ulp, other.ulp)
            made = round(abs(one.value - other.value) / points.ulp) * points.ulp
            slack = ulp / 100 if ulp == points.ulp == one.ulp == other.ulp else ulp
            yield from of_result("points", (points, one, other), made, slack, tries)


def way_said(rate: Told) -> int:
    """Tell whether a rate says that something rose, 1, or fell, -1; 0 where it says neither."""
    sign = SIGNS.get(rate.text[:1].translate(WIDE))
    behind = WAY.match(rate.behind)
    if sign or behind:
        return sign or way_of(behind["way"] if behind else "")
    before = RATED.search(rate.before.rstrip("約"))
    return way_of(before[0]) if before else 0


WIDE = str.maketrans("－＋", "-+")


def _of_amounts(told: Sequence[Told], at: int) -> Iterator[Case]:
    """Yield the rates that two amounts around one make."""
    rate = told[at]
    if not SAID.search(rate.before) and not IS.match(rate.behind) and rate.kind != "fraction":
        return
    saying = Saying(rate)
    if OWN.match(rate.behind):
        return
    others = near(told, at, MOST, FAR, lambda other: other.kind == "amount" and other.value > 0)
    for tries, (part, whole) in enumerate((*_pairs(others), *_pairs_with_sum(rate, others)), 1):
        yield from saying.of_two(part, whole, tries)
    for part, whole in named_pairs(told, at):
        yield from (case._replace(is_named=True) for case in saying.parted().of_two(part, whole, 1))


def _pairs(others: Sequence[Told]) -> Iterator[list[Told]]:
    """Yield the pairs of amounts of one unit, the nearest first, the lesser of each first."""
    units: dict[str, list[Told]] = {}
    for other in others:
        alike = units.setdefault(other.unit, [])
        if len(alike) < MOST_OF_UNIT:
            yield from (sorted((one, other)) for one in alike if one.value != other.value)
            alike.append(other)


def _pairs_with_sum(rate: Told, others: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield the two amounts right before a rate that is of both together, as one, with each of the others."""
    before = [other for other in others if other.at < rate.at]
    if not SUMMED.search(rate.before) or len(before) < TWO or before[0].unit != before[1].unit:
        return
    last, first = before[:TWO]
    both = first._replace(
        value=first.value + last.value,
        ulp=max(first.ulp, last.ulp),
        text=f"{first.text} + {last.text}",
        is_whole=first.is_whole and last.is_whole,
    )
    for other in others:
        if other.unit == both.unit and other.value > both.value:
            yield both, other


class Saying:
    """A rate, and what it says that it is."""

    def __init__(self, rate: Told) -> None:
        self.rate, self.said, self.ulp, self.way = rate, abs(rate.value), _ulp(rate), way_said(rate)
        self.are_times = rate.kind == "times"
        is_open = self.way == 0 and CHANGED.search(rate.before) is not None
        self.right = ANY_WAY if is_open else RIGHT[self.way]
        self.turned: tuple[str, ...] = TURNED[self.way]
        if self.way and ONLY_CHANGE.search(rate.before):
            self.right, self.turned = self.right[:-1], (*self.turned, "share")
        if self.way == 0 and LEFT.match(rate.behind):
            self.right = ("share", "index")
        elif self.way == 0 and not PARTED.search(f"{rate.before}|{rate.behind}"):
            self.right = (*self.right, "fall")
        whole = self.said if self.are_times else max(100, self.said)
        self.rarity = log2(whole / (2 * self.ulp))
        """How seldom a rate fits by chance, in bits."""

    def parted(self) -> Saying:
        """Take it to be a share alone where it says so: 10年前の2割にまで減った."""
        if self.way == 0 and PARTED.search(f"{self.rate.before}|{self.rate.behind}"):
            self.right = ("share",)
        return self

    def of_two(self, part: Told, whole: Told, tries: int) -> Iterator[Case]:
        """Yield the case of it and two amounts, the lesser first."""
        made = made_of(part.value / whole.value, are_times=self.are_times)
        right = ("share",) if self.way == 0 and self._is_part(part, whole) else self.right
        off = _slack(part, whole)
        fits = self._fitting(made, off)
        members = (self.rate, part, whole)
        fitting = next((name for name in right if name in fits), "")
        if fitting:
            yield Case("rate", self.rate, members, self.said, Slip(FITS, self.rarity), 3 * tries, name=fitting)
        elif not fits.isdisjoint(self.turned):
            name, slip = NAMES[self.way], Slip("base" if self.way else "rest", self.rarity)
            yield Case("rate", self.rate, members, made.get(name, 0), slip, 2 * tries, name=name)
        elif not self._is_listed(part, whole):
            yield from self._of_part(members, tries)
            yield from self._nearest(members, made, tries, least=SURE if off > MOST_OFF * self.ulp else 0)

    def _is_part(self, part: Told, whole: Told) -> bool:
        """Tell whether an amount is said to be part of another one: 40人のうち36人で、9割."""
        is_said = whole.sentence == part.sentence == self.rate.sentence and whole.at < part.at < self.rate.at
        return is_said and not self.are_times and OF.match(whole.behind) is not None

    def _is_listed(self, part: Told, whole: Told) -> bool:
        """Tell whether both have a rate in brackets, the greater one behind that of the lesser: 甲は12人(8％)、乙は138人(92％)."""
        is_next = part.at + 1 == self.rate.at < whole.at
        return is_next and self.rate.before == part.behind == whole.behind == "("

    def _fitting(self, made: dict[str, float], off: float) -> set[str]:
        """Give what of two amounts a rate may be."""
        said, slack = self.said, self.ulp + off
        if self.ulp >= TENTHS:  # 8割 for less than 90%
            return {name for name, value in made.items() if abs(value - said) < self.ulp}
        return {name for name, value in made.items() if abs(value - said) <= slack * max(1, value / HUNDRED)}

    def _nearest(
        self, members: tuple[Told, ...], made: dict[str, float], tries: int, *, least: float
    ) -> Iterator[Case]:
        """Yield the rate that it was written for by a slip of so many bits at least, or that it is said to be."""
        names = [name for name in SAID_AS[self.way] if made.get(name, 0) >= self.ulp]
        step = self.rate.ulp or made["share"]
        values = [round(made[name] / step) * step for name in names]
        slips = [self._slip(value) for value in values]
        best = max(range(len(names)), key=lambda at: slips[at].bits, default=None)
        if best is not None and slips[best].bits >= least and (slips[best].bits or tries <= CLOSE):
            yield Case("rate", self.rate, members, values[best], slips[best], 2 * tries, name=names[best])

    def _of_part(self, members: tuple[Told, ...], tries: int) -> Iterator[Case]:
        """Yield what a fraction makes of an amount, where a slip of many figures has written another one."""
        rate, part, whole = members
        made = whole.value * rate.value / HUNDRED
        if (rate.kind != "fraction" and rate.ulp < TENTHS) or rate.is_rough or abs(made / part.ulp % 1) > EXACT:
            return
        slip = slip_of(part.value, made, part.ulp)
        if slip is not None and slip.bits > MANY:
            yield Case("rate", part, members, made, slip, 2 * tries, name="share")

    def _slip(self, value: float) -> Slip:
        slip = slip_of(self.said, value, self.ulp) if self.rate.kind != "fraction" else None
        return slip or Slip(ANY, 0)


NAMES = {1: "rise", -1: "fall", 0: "share"}
"""What a rate is, as it says."""
EXACT, MANY = 0.001, 8.0
"""How near to a whole number of its last figures an amount is that a fraction makes of another one,
and bits of a slip of three figures."""
CLOSE = 2
"""Pairs of amounts around a rate that it is taken to be of though no slip explains it."""
SAID_AS = {0: ("share", "index"), 1: ("rise", "share"), -1: ("fall", "share")}
"""What a rate may be written for."""


ROUND, OFF = 10, 5
"""What a rough rate is a multiple of, and by how much it may be off then: 約20％ for 17.6％."""


def _slack(part: Told, whole: Told) -> float:
    """Tell by how much a rate of two amounts may be off, as they are rounded, in hundredths."""
    return 50 * sum(each.ulp / each.value for each in (part, whole) if not each.is_whole)


def _ulp(rate: Told) -> float:
    """Tell what the last figure of a rate is worth; of a fraction, by how much it may be off."""
    is_round = rate.is_rough and rate.ulp == 1 and rate.kind == "rate" and not rate.value % ROUND
    return OFF if is_round else rate.ulp or max(rate.value * (0.05 if rate.is_rough else 0.02), 0.01)


def made_of(ratio: float, *, are_times: bool = False) -> dict[str, float]:
    """Give the rates that an amount makes with a greater one, by their ratio.

    >>> made_of(0.8)["fall"], made_of(0.8)["rise"], made_of(0.5, are_times=True)
    (20.0, 25.0, {'share': 0.5, 'index': 2.0})
    """
    if are_times:
        return {"share": ratio, "index": 1 / ratio}
    share, index = ratio * 100, 100 / ratio
    return {
        "share": share,
        "index": index,
        "fall": round(100 - share, 9),
        "rise": index - 100,
        "both": share / (1 + ratio),
        "other": 100 / (1 + ratio),
        "step": share / (1 - ratio),
    }
