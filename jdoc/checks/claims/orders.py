"""Orders: what is said to stand in an order (多い順, 五十音順, 時系列), and doesn't."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.claims.rows import Row, rows_near
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import sounds_of
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

SIGNS = f"{MONEY}{PERCENT}{COUNT}"
ORDER = deferred(
    "(?P<what>[一-鿿ァ-ヴー]{0,8})[のが]?(?:(?P<down>多い|高い|大きい|長い|広い|高齢の?|新しい|遅い)|(?P<up>少ない|低い|小さい|短い|狭い|古い|早い|若い))(?:もの|方|ほう|年齢|年度?)?(?:から)?の?順(?!位)"
    "|(?P<days>時系列|年代順|日付順|年月日順|開催日順|月日順)|(?P<kana>五十音順|50音順|あいうえお順)|(?P<abc>alphabetical order|アルファベット順)"
)
"""What says in which order something stands: `[件数の多い順]に`, `[五十音順]`, not `順位`."""
IN_THIS_ORDER = deferred(
    "の順(?:に(?:(?P<down>多|高|大き|長)|(?P<up>少な|低|小さ|短))|とな(?:った|って)|であった|でした|である。|です。)"
)
"""What says that what stands before it is in its order: 公園190件、下水道90件`[の順に多]い`, not `次の順に`."""
RANKED = deferred(
    f"1位[^。位{SIGNS}]{{1,20}}(?P<first>[{SIGNS}])[^。位{SIGNS}]{{0,8}}2位[^。位{SIGNS}]{{1,20}}(?P<second>[{SIGNS}])[^。位{SIGNS}]{{0,8}}3位[^。位{SIGNS}]{{1,20}}(?P<third>[{SIGNS}])"
)
"""Three ranks in a row, each with its amount: 1位は道路310件、2位は公園190件、3位は下水道90件."""
SIGN = ("順", "時系列", "alphabetical")
"""What each of them has."""
OUTSIDE = deferred("合計|総[計数]|その他|平均|うち|前[年回期月]|昨年|全体|より|から(?!順)|増|減|ほか")
"""What tells that amounts behind are in no such order: `[合計]`, not `次いで`."""
FEWEST, FEWEST_IN_LINES = 2, 3
LINES = 40
KANA = deferred("[ァ-ヴー]+|[ぁ-ん]+")
"""A name in kana: `[アメリカ]`, not `米国`."""
NAME = deferred(
    "[ ・○●]*(?:[0-9]{1,2}[.) ])?(?P<name>[一-鿿々ヶァ-ヴーぁ-ん]{1,12}(?: [一-鿿々ァ-ヴーぁ-ん]{1,8})?)(?: .*)?"
)
"""A line that begins with a name: `[相川　恵子]`, not `1,200円`."""


def find_out_of_order(facts: Facts) -> Iterator[Found]:
    """Find what stands in another order than is said."""
    if not any(sign in facts.whole for sign in SIGN):
        return
    for index in facts.where(ORDER):
        for match in ORDER.finditer(facts.texts[index]):
            yield from _judged(facts, index, match)
            break


def find_wrong_ranking(facts: Facts) -> Iterator[Found]:
    """Find amounts before の順に多い, and of the first three ranks, that aren't in their order."""
    for skeleton in skeletons(facts, 3) if "の順" in facts.whole or "3位" in facts.whole else ():
        for match in IN_THIS_ORDER.finditer(skeleton.text):
            start = skeleton.text.rfind("。", 0, match.start()) + 1
            told = [amount for at, amount in skeleton.amounts.items() if start <= at < match.start()]
            if not OUTSIDE.search(skeleton.text, start, match.start()):
                yield from _misplaced(match[0], _rows(told), 1 if match["up"] else -1)
        for match in RANKED.finditer(skeleton.text):
            yield from _misplaced("1位, 2位, 3位", _rows(skeleton.of(match, "first", "second", "third")), None)


def _rows(told: Sequence[Amount], fewest: int = 3) -> list[Row]:
    """Return amounts as rows, if there are several of one kind."""
    alike = len({(each.kind, each.in_base[1]) for each in told}) == 1 and not any(each.is_rough for each in told)
    rows = [Row(each.entity.text, each.in_base[0].value, each.place) for each in told]
    return rows if alike and len(rows) >= fewest else []


def _judged(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    if match["kana"] or match["abc"]:
        yield from _misplaced_names(facts, index, match)
    elif match["days"]:
        yield from _misplaced(match[0], _days(facts, index), None)
    else:
        sign = 1 if match["up"] else -1
        is_of_days = match["up"] == "古い" or match["down"] == "新しい"
        rows = _days(facts, index) if is_of_days else _of_sentence(facts, index, match) or _below(facts, index, match)
        yield from _misplaced(match[0], rows, sign)


def _misplaced(order: str, rows: Sequence[Row], sign: int | None) -> Iterator[Found]:
    """Tell the one of several that stands behind what should follow it; without a sign, either way may be meant."""
    if len(rows) < FEWEST:
        return
    wrong = [*_inversions(rows, sign or (1 if rows[-1].value > rows[0].value else -1))]
    if len(wrong) == 1:
        before, behind = wrong[0]
        yield Found(behind.place, f"{order}, but {behind.name} stands behind {before.name}", (before.place,))


def _inversions(rows: Sequence[Row], sign: int) -> Iterator[tuple[Row, Row]]:
    return ((before, behind) for before, behind in pairwise(rows) if (behind.value - before.value) * sign < 0)


def _of_sentence(facts: Facts, index: int, match: re.Match[str]) -> list[Row]:
    """Return the amounts of one unit that stand behind an order in its sentence."""
    text, end = facts.texts[index], match.end()
    stop = (text.find("。", end) + 1 or len(text) + 1) - 1
    if facts.blocks[index].rows or OUTSIDE.search(text, end, stop):
        return []
    told = [each for each in amounts(facts).get(index, ()) if end <= each.place.start < stop]
    alike = [each for each in told if (each.kind, each.in_base[1]) == (told[0].kind, told[0].in_base[1])]
    return _rows(alike, FEWEST)


def _below(facts: Facts, index: int, match: re.Match[str]) -> list[Row]:
    """Return the rows below an order, or above where it is a note, that have one amount each."""
    rows = rows_near(facts, index, match["what"] or "")
    return [row._replace(name=row.name.split(" ")[-1]) for row in rows]


def _days(facts: Facts, index: int) -> list[Row]:
    """Return the days with which the lines below an order begin."""
    rows: list[Row] = []
    for at in range(index + 1, min(index + LINES, len(facts.blocks))):
        first = next((each for each in facts.blocks[at].entities or () if each.label == "DATE"), None)
        if first is None or first.start > 2 or first.earliest is None or first.relative:  # a mark may stand before it
            break
        day = Decimal(first.earliest.replace("-", ""))
        rows.append(Row(first.text, day, Place(at, first.start, first.end)))
    return rows if len(rows) >= FEWEST_IN_LINES else []


def _misplaced_names(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    """Tell the one of several names that isn't where it belongs by its sounds or letters."""
    names = [*_names(facts, index, match)]
    keys = [_key(name) for name, _ in names]
    wrong = [at for at in range(1, len(keys)) if keys[at] < keys[at - 1]]
    if len(keys) >= FEWEST_IN_LINES and all(keys) and len(wrong) == 1:
        (name, place), (before, other) = names[wrong[0]], names[wrong[0] - 1]
        if not match["kana"] or {_surname(name), _surname(before)} <= _known() or KANA.fullmatch(name):
            yield Found(place, f"{match[0]}, but {name} stands behind {before}", (other,))


@cache
def _known() -> frozenset[str]:
    """Return the surnames that are read in one way."""
    return frozenset(surname for (surname,) in columns("common_surnames", "surname"))


def _surname(name: str) -> str:
    return name.partition(" ")[0]


def _names(facts: Facts, index: int, match: re.Match[str]) -> Iterator[tuple[str, Place]]:
    """Yield the names behind an order in its line, or in the lines below it."""
    text, at = facts.texts[index], match.end()
    rest = LISTED.match(text, at)
    if rest is not None:
        for name in LISTED_NAME.finditer(text, rest.start("names"), rest.end("names")):
            yield name[0].strip(), Place(index, *name.span())
        return
    for below in range(index + 1, min(index + LINES, len(facts.blocks))):
        line = NAME.fullmatch(facts.texts[below])
        if line is None or facts.blocks[below].rows:
            return
        yield line["name"], Place(below, *line.span("name"))


LISTED = deferred("[) ]*(?:に|で)?[: 、](?P<names>[^。、,]{2,20}(?:[、,][^。、,]{2,20}){2,}?)(?:の|である|です|。|$)")
"""Names behind an order: `[): Australia, Japan, Canada]`."""
LISTED_NAME = deferred("[^。、,]+")
"""Each of them: `[Japan]`, `[ Canada]`."""
VOICED = str.maketrans(
    "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポァィゥェォッャュョヴ",
    "カキクケコサシスセソタチツテトハヒフヘホハヒフヘホアイウエオツヤユヨウ",
)
"""Kana that stand in one place of the order."""


def _key(name: str) -> str:
    """Return by what a name is ordered; nothing where it isn't sure how it is read."""
    if name.isascii():
        return name.lower()
    first = name.partition(" ")[0]
    sounds = sounds_of(first)
    return sounds.translate(VOICED).replace("ー", "") if KANA.fullmatch(sounds) else ""
