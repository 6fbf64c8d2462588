"""Sureness: cases whose words claim how amounts are reckoned, with all of these named: what others make is told without a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.rates import way_said
from jdoc.checks.amounts.made.sums import TOTAL, is_of_before
from jdoc.checks.amounts.moves import WAY
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.checks.amounts.made.cases import Case
    from jdoc.checks.amounts.made.told import Told

OTHERWISE = deferred(
    "目標|計画|見込|予[想測定]|全国|全県|県平均|累計|以[上下内]|超|未満|重複|複数|ほか|一方|寄与|年率|当初|補正|税|ポイント"
)
"""What shows that an amount may be of something else: `[計画]では`, not `前年は`."""
EVERY = deferred("それぞれ|各")
"""What shows so but for products: `[各]校で`, not 3班に`各`4人."""
NAMED = deferred("(?:^|[(、])(?P<stem>[一-龠]{2})[一-龠]{0,6}[率合](?:は|が|も|で)?、?約?$")
"""What a rate is called: `合格率`98.6％."""
THAN = deferred("[前昨][年期月回][度同期月]{0,2}(?:の|比(?:で)?)約?$")
"""What says that a multiple is of what was: `前年の`1.5倍."""
OTHER = deferred("、[^、。]{1,12}[^、。率合比差幅][はがも]、?$")
"""What says that what is reckoned is of something else: 40人が参加し`、経費は`15万円."""
FEWEST = 3
WHOLE = deferred("[()（）]?(?:の?うち|の中で|に占める|に対し|を対象)")
"""What says behind an amount that a rate is of it: 40人`のうち`36人, 90％."""
SHARED = deferred("\\|(?:を占|に当た|に相当|に達)")
"""What says that a rate is a share: 90％`に当た`る."""


def is_sure(case: Case) -> bool:
    """Tell whether words claim how the amounts of a case, which a sentence has alone, are reckoned."""
    is_product = case.way == "product"
    if case.way == "mean":
        return _is_sure_mean(case)
    if (len(case.members) != FEWEST and not is_product) or _is_of_other(case, but_each=is_product):
        return False
    if case.way == "rate":
        return _is_sure_rate(case)
    if case.way == "pair":
        return _is_sure_step(case)
    return (is_product or case.way == "average") and case.tries == 1


def _is_of_other(case: Case, *, but_each: bool) -> bool:
    """Tell whether an amount may be of something else than the others."""
    texts = [f"{each.before}|{each.behind}" for each in case.members]
    if any(each.is_rough for each in case.members) or any(map(OTHERWISE.search, texts)):
        return True
    if not but_each and any(map(EVERY.search, texts)):
        return True
    return case.way != "average" and OTHER.search(case.wrong.before) is not None and not TOTAL.search(case.wrong.before)


def _is_sure_rate(case: Case) -> bool:
    """Tell whether a rate is said to be of the one amount, which was before it, or a share of it."""
    rate, part, whole = case.members
    if max(part.at, whole.at) > rate.at:
        return False
    if case.name == "share":
        return way_said(rate) == 0 and (_is_share(rate, part, whole) or _is_called(rate, part))
    if case.name == "index":
        return THAN.search(rate.before) is not None and was([part]) and not was([whole])
    old = part if case.name == "rise" else whole
    return way_said(rate) != 0 and was([old]) and not was([part, whole], old)


def _is_sure_step(case: Case) -> bool:
    """Tell whether one amount is said to be how much more or less another one is than what was: 390人拡大, behind both."""
    *both, step = sorted(case.members, key=lambda each: each.at)
    return WAY.match(step.behind) is not None and not is_of_before(step) and sum(map(is_of_before, both)) == 1


def _is_sure_mean(case: Case) -> bool:
    """Tell whether an amount is said to be the mean of all those before it, none of which is one or an extreme."""
    result, *parts = case.members
    is_other = any(OTHERWISE.search(f"{each.before}|{each.behind}") or each.is_rough for each in case.members)
    return not is_other and max(each.at for each in parts) < result.at


def _is_share(rate: Told, part: Told, whole: Told) -> bool:
    is_share = SHARED.search(f"|{rate.behind}") is not None or rate.before.endswith(("(", "その"))
    return is_share and WHOLE.match(whole.behind) is not None and whole.at < part.at


def _is_called(rate: Told, part: Told) -> bool:
    """Tell whether a rate is called by what is said of a part: 70人が合格した（合格率98.6％）."""
    name = NAMED.search(rate.before)
    return name is not None and name["stem"] in f"{part.before}|{part.behind[: -len(name[0])]}"


def was(amounts: Sequence[Told], but: Told | None = None) -> bool:
    """Tell whether amounts, but for one, are said to be what was."""
    return any(is_of_before(each) for each in amounts if each is not but)
