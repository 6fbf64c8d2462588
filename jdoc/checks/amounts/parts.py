"""Parts: amounts of a sentence and their sum, lists and how many things they are said to have."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import Amount, amounts, any_rough
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, Skeleton, skeletons
from jdoc.checks.amounts.words import sides
from jdoc.checks.numbers import HALF, Number, are_alike, total, written
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.model import Entity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}{PERCENT}]"
# What a part is called, words in quotes among it.
_NAME = "[^。、,:()「」\ue000-\ue003]{0,24}?(?:「[^。「」\ue000-\ue003]{1,20}」[^。、,:()「」\ue000-\ue003]{0,8}?)?"
# A part with its name, and what it includes: 理事８人（うち常勤２人）.
_PART = f"{_NAME}{_AMOUNT}(?:\\((?:うち|内)[^()]{{1,24}}\\))?"
_AND = "(?:[、,]|及び|並びに|と|・|/)[、,]?"
ADDED = deferred(
    f"(?:^|(?<=[。、,:()\n])|(?<=[はをにでとがの]))(?P<parts>{_PART}(?:{_AND}{_PART}){{1,12}})(?:の|[、,]|で|を)?(?:[、,])? *(?:\\((?=[合総]?計)|[0-9]{{1,2}}(?:日間|年間|か年|か月間?|年度)の(?=合計))?"
    f"(?:[合併]わ?せ(?:[てた]|ると|まし[てた]|ますと)|あわせ(?:[てた]|ると|まし[てた]|ますと)|足し(?:て|ますと|合わせて)|(?:これらの)?合計(?:で|は|額は)?|総計(?:で|は)?|総[額数](?:で|は)?|総勢|延べ|計|(?={_AMOUNT}(?:で(?:構成|組織)|から(?:成|な))))(?P<total>{_AMOUNT})"
)
"""Parts and their sum: 東館30台、西館25台の計55台."""
OPENED = deferred(
    f"(?P<said>合計|総額|総計|総数|計|全部で|全体で|内訳)?[^。、(\ue000-\ue003]{{0,6}}(?P<total>{_AMOUNT})(?:\\((?:内訳は?[、:]?)?|の内訳は?[、:]?|(?:で|です|であり|であった|だった|である)?[、。](?:[そこ]の)?内訳は[、:]?)"
    f"(?P<parts>{_PART}(?:{_AND}{_PART}){{1,12}})(?=[)。]|で(?:ある|す|あ|、)|と(?:なっ|なる|な[りっ]|いう)|に(?:上|な))"
)
"""A sum and its parts: 計55台（東館30台、西館25台）."""
BOTH = deferred(
    f"(?P<said>(?!))?(?P<total>{_AMOUNT})(?:で|であり|です|であった|ある|の)?[、。](?:この)?(?:うち)?(?P<parts>{_NAME}{_AMOUNT}(?:{_AND}{_NAME}{_AMOUNT}){{1,4}})(?=[)。、]|で(?:ある|す|あ|し))"
)
"""A whole and the two sides of it: 312件で、市内が198件、市外が114件である."""
SUMS = deferred("計|延べ|構成|組織|合わせ|あわせ|併せ|足し|総[額数勢]|内訳|全部で|全体で|から(?:成|な[るっ])")
"""Words of sums, one of which must be there: 東館と西館の`[計]`55台, not `東館と西館`."""
NOT_ALL = deferred(
    "うち|ほか|他に|など|等(?![級しか分\ue000-\ue003])|前年|昨年|前回|前期|主な|(?:平均|最[大高低小]|当初|約)(?:で|は|の)?(?=[\ue000-\ue0020-9]|$)|累計|税[込抜別引]|税を[除含]"
    "|(?<=[\ue000-\ue002])(?:から|まで|以[上下]|の?[増減])|[年期月日回]比|比[でべ較]|および?その他を除"
)
"""What shows that parts aren't all, or no parts: 合計`[うち]`, 東館`[など]`, not `東館`."""
# A bare number, no longer than numbers are.
_NUMBER = "[0-9][0-9,]{0,30}+(?![0-9,])"
BARE = deferred(
    f"(?<![0-9.,])(?P<parts>{_NUMBER}(?P<unit>[^\\W0-9_]{{0,3}}?)(?:、{_NUMBER}(?P=unit)){{0,8}}(?:、|及び|と|並びに){_NUMBER}(?P=unit))の?(?:合計|総計|計)(?P<total>{_NUMBER})(?P<behind>[^\\W0-9_]{{0,3}})"
)
"""Bare numbers and their sum: `[100、90及び40の計240人]`."""
NAMED = deferred(
    f"(?P<parts>(?:[^\\W0-9_ぁ-ん]{{1,8}}{_NUMBER}(?P<unit>)(?:、|[ \u3000]+)){{1,8}}[^\\W0-9_ぁ-ん]{{1,8}}{_NUMBER})(?:の|、|[ \u3000]+)?(?:合計|総計|計)(?P<total>{_NUMBER})(?P<behind>[^\\W0-9_]{{0,3}})"
)
"""Bare numbers with their names, and their sum: `[小学校19、中学校11、高校4の計36学級]`."""
# A part that is a bare number with its name.
_WORDS_AND_NUMBER = "[^。、0-9一二三四五六七八九十百千]{1,20}?(?:[0-9][0-9,]*|[一二三四五六七八九十百千]{1,9})"
IN_BRACKET = deferred(
    f"(?<![0-9.,第])(?P<total>{_NUMBER})(?P<unit>[^\\W0-9_]{{1,3}})\\((?P<parts>(?:[^\\W0-9_]{{1,8}}{_NUMBER}、){{1,8}}[^\\W0-9_]{{1,8}}{_NUMBER})\\)"
)
"""A sum, and in a bracket bare numbers with their names: `[62か所(病院5、商業施設12、集会所45)]`."""
BRACKET_OF_PARTS = deferred("[0-9][^\\W0-9_]{1,3}\\([^\\W0-9_]{1,8}[0-9][0-9,]*、")
"""What each of these has: 6`[2か所(病院5、]`."""
BELOW = deferred("(?:次|下記|以下)の(?P<total>[1-9][0-9]{0,2})(?P<unit>[^\\W0-9_ぁ-ん]{1,3})(?=[をとがにで、。])")
"""A sum whose parts follow in the next line: `[次の10室]とする`, not `次の第10室`."""
NAMES_AND_NUMBERS = deferred("(?:[^\\W0-9_]{1,12}[0-9]{1,3}[、,]){2,20}[^\\W0-9_]{1,12}[0-9]{1,3}")
"""A line of names with bare numbers: `[理科室2、音楽室1、図書室1]`, not `理科室2室`."""
LISTED = deferred(
    f"(?:^|[。はがで、])(?P<parts>{_WORDS_AND_NUMBER}(?:(?:、|で、|であり、|及び|と){_WORDS_AND_NUMBER}){{1,8}})(?:の|で|であり)?、?(?:合わせて|あわせて|併せて|合計で?|計|総数で?|都合)(?P<total>[0-9][0-9,]*|[一二三四五六七八九十百千]{{1,9}})(?P<unit>(?!年|月|日|回目|番)[^\\W0-9_ぁ-ん]{{1,3}}|(?=[でとに、。]))"
)
"""Bare numbers with their names in a sentence, and their sum: `本土と島が百十四、島と島が四十一、合わせて百五十五航路`."""
NUMBERS = deferred("[0-9][0-9,]*|[一二三四五六七八九十百千]+(?=$|、|で|及び|と)")
"""A number of them: `[百十四]、`."""
DIGITS = deferred("[0-9][0-9,]*")
"""A number of them: `[1,200]人`."""


def find_wrong_parts(facts: Facts) -> Iterator[Found]:
    """Find sums in sentences that their parts don't make."""
    likely = [pair for pair in sides() if all(side in facts.whole for side in pair)]
    for skeleton in (*skeletons(facts, 3), *_with_few(facts)):  # two parts and their sum
        yield from filter(
            None, (_wrong(skeleton, match, are_all=are_all) for match, are_all in _sums(skeleton.text, likely))
        )
    yield from _sums_of_bare_numbers(facts)


def _sums_of_bare_numbers(facts: Facts) -> Iterator[Found]:
    """Find sums of bare numbers, behind those, in a sentence with their names, or before a bracket of them."""
    for index in facts.where(BARE_SUM):
        text = facts.texts[index]
        bare = (_wrong_bare(index, match) for match in (*BARE.finditer(text), *NAMED.finditer(text)))
        yield from filter(None, bare)
    for index in facts.where(BRACKET_OF_PARTS):
        for match in IN_BRACKET.finditer(facts.texts[index]):
            yield from _wrong_in_bracket(facts, index, match)
    yield from _sums_above(facts)
    for index in facts.where(LISTED_SUM):
        text = facts.texts[index]
        listed = (match for match in LISTED.finditer(text) if not NAMED.search(text, match.start(), match.end()))
        yield from filter(None, (_wrong_listed(facts, index, match) for match in listed))


FEW = deferred("[一二](?<=[^\\Wぁ-ん].)人(?=[、。及並と計の(])")
"""One or two persons, who are counted in a sum alone: `委員[二人]の計`, not `一人一人`."""


def _with_few(facts: Facts) -> Iterator[Skeleton]:
    """Yield the texts that have one or two persons among others that are counted, with those."""
    has_few = FEW.search(facts.whole) is not None
    for index, _ in facts.entities({"QUANTITY"}) if has_few else ():
        text = facts.texts[index]
        known = [each for each in amounts(facts)[index] if each.entity.label == "QUANTITY"]
        counted = {at for each in known for at in range(each.place.start, each.place.end)}
        few = [_persons(index, match) for match in FEW.finditer(text) if match.start() not in counted]
        if few and not facts.blocks[index].rows:
            yield Skeleton(index, text, sorted([*known, *few], key=lambda each: each.place))


def _persons(index: int, match: re.Match[str]) -> Amount:
    """Read one or two persons."""
    number = Number(Decimal("一二".index(match[0][0]) + 1), Decimal(1))
    entity = Entity(
        label="QUANTITY", start=match.start(), end=match.end(), text=match[0], value=int(number.value), unit="人"
    )
    return Amount(entity, number, Place(index, *match.span()), "amount", "人", (number, "人"))


def _added_up(facts: Facts, place: Place, added: int, parts: Place) -> Found:
    """Tell a sum that its parts don't make."""
    said = facts.blocks[place.block].text[place.start : place.end]
    return Found(place, f"{said}, but the parts add up to {added:,}", (parts,))


def _wrong_listed(facts: Facts, index: int, match: re.Match[str]) -> Found | None:
    """Tell a sum of bare numbers that neither all nor the last of them make."""
    numbers = [read_whole(each.replace(",", "")) or 0 for each in NUMBERS.findall(match["parts"])]
    stated = read_whole(match["total"].replace(",", "")) or 0
    sums = [sum(numbers[at:]) for at in range(len(numbers) - 1)]
    if NOT_ALL.search(match[0]) or stated in sums or not sums or not max(numbers) < stated <= 2 * sums[0]:
        return None
    place = Place(index, match.start("total"), match.end("unit"))
    return _added_up(facts, place, sums[0], Place(index, *match.span("parts")))


def _sums_above(facts: Facts) -> Iterator[Found]:
    """Find sums of bare numbers that stand with their names in the next line."""
    for index in facts.where(BELOW):
        names = facts.texts[index + 1] if index + 1 < len(facts.texts) else ""
        for match in BELOW.finditer(facts.texts[index]) if NAMES_AND_NUMBERS.fullmatch(names) else ():
            yield from _wrong_below(facts, index, match, names)


def _wrong_below(facts: Facts, index: int, match: re.Match[str], names: str) -> Iterator[Found]:
    """Tell a sum that nearly is what the bare numbers in the line below it make."""
    added = sum(map(int, DIGITS.findall(names)))
    stated = int(match["total"])
    if added != stated and abs(added - stated) * TENTHS <= max(stated, added):
        place = Place(index, match.start("total"), match.end("unit"))
        yield _added_up(facts, place, added, Place(index + 1, 0, len(names)))


def _wrong_in_bracket(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    """Tell a sum that nearly is what the bare numbers in the bracket behind it make."""
    numbers = [int(number.replace(",", "")) for number in DIGITS.findall(match["parts"])]
    stated = int(match["total"].replace(",", ""))
    added = sum(numbers)
    if len(numbers) >= SEVERAL and added != stated and abs(added - stated) * TENTHS <= stated:
        place = Place(index, match.start("total"), match.end("unit"))
        yield _added_up(facts, place, added, Place(index, *match.span("parts")))


BARE_SUM = deferred("計[0-9]")
"""Their sum: 90及び40の`[計2]40人`, not `計画`."""


LISTED_SUM = deferred("(?:合わせて|あわせて|併せて|合計で?|計|総数で?|都合)[0-9一二三四五六七八九十百千]")
"""Their sum: `[合わせて百]五十五航路`, not `合わせて行う`."""


def _sums(text: str, likely: Sequence[tuple[str, str]]) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield where parts and their sum stand together, and whether they are said to be all of it."""
    has_sum = SUMS.search(text) is not None
    has_sides = any(one in text and other in text for one, other in likely)
    yield from ((match, True) for match in (ADDED.finditer(text) if has_sum else ()))
    for match in OPENED.finditer(text) if has_sum or has_sides or OPENS.search(text) else ():
        yield match, _are_said_to_be_all(match)
    yield from ((match, True) for match in (BOTH.finditer(text) if has_sides else ()) if _are_sides_of_it(match))


def _are_sides_of_it(match: re.Match[str]) -> bool:
    return _are_both_sides(match) and not OTHER_TOPIC.match(match["parts"])


OTHER_TOPIC = deferred(f"[^、]*は[^、{MONEY}{COUNT}{PERCENT}]+[{MONEY}{COUNT}{PERCENT}]")
"""What the first part has where it is one of another thing: 看護師は6名、医師は常勤1名."""


OPENS = deferred("[\ue000\ue002][(][^()\ue000-\ue003]{1,24}[\ue000\ue002]")
"""An amount with others behind it in a bracket: 取締役7名（社内4名."""


def _are_said_to_be_all(match: re.Match[str]) -> bool:
    """Tell whether the parts behind a sum are said to be all of it, or are the two sides of something."""
    return match["said"] is not None or "内訳" in match[0] or _are_both_sides(match)


def _is_slip(stated: Amount, added: Decimal) -> bool:
    """Tell whether parts that aren't said to be all were meant to be: they are more than their sum, or but one less, or look like it."""
    number = stated.number
    return number.value < added or number.value - added == number.ulp or are_alike(number.value, added)


def _are_nearly_all(stated: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether parts are several things that are counted one by one, and so many that the rest would have been named."""
    added = total(part.number for part in parts)
    return (
        len(parts) >= SEVERAL
        and all(part.exact.ulp == 0 for part in (stated, *parts))
        and stated.number.value - added <= 2 * min(part.number.value for part in parts)
        and added * TENTHS >= stated.number.value * (TENTHS - 1)
    )


SEVERAL, TENTHS = 3, 10


def _are_both_sides(match: re.Match[str]) -> bool:
    """Tell whether the parts are the two sides of something, as men and women are."""
    return any(other in match["parts"] and one in match["parts"].replace(other, "") for one, other in sides())


def _wrong_bare(index: int, match: re.Match[str]) -> Found | None:
    numbers = [int(number.replace(",", "")) for number in DIGITS.findall(match["parts"])]
    stated = int(match["total"].replace(",", ""))
    if match["unit"] or sum(numbers) == stated or max(numbers) >= stated:
        return None
    place, parts = Place(index, *match.span("total")), Place(index, *match.span("parts"))
    return Found(place, f"{stated:,}, but the parts add up to {sum(numbers):,}", (parts,))


def _wrong(skeleton: Skeleton, match: re.Match[str], *, are_all: bool) -> Found | None:
    stated = skeleton.of(match, "total")[0]
    parts = _parts(skeleton, match)
    told = skeleton.text[min(match.start("total"), match.start("parts")) : match.end()]
    if NOT_ALL.search(INCLUDED.sub("", told)) or not all(_is_counted(part, stated) for part in parts):
        return None
    if _is_one_of_rates(stated, told):
        return None
    added = total(part.number for part in parts)
    if abs(added - stated.number.value) <= _slack(stated, parts) or _is_no_sum(stated, parts):
        return None
    if not (are_all or _is_slip(stated, added) or _are_nearly_all(stated, parts)):
        return None
    message = f"{stated.entity.text}, but the parts add up to {written(added)}"
    return Found(stated.place, message, tuple(part.place for part in parts))


def _is_one_of_rates(stated: Amount, told: str) -> bool:
    """Tell a rate that stands beside others of one whole: 県内45％、県外34％、市内16％."""
    return stated.entity.label == "PERCENT" and SUMMED.search(told) is None


SUMMED = deferred("計|合わせ|あわせ")
"""What says that rates are added up: `[合わせ]`て50％, not `県内45％`."""


def _parts(skeleton: Skeleton, match: re.Match[str]) -> list[Amount]:
    """Give the parts, but for what they include."""
    included = {at for within in INCLUDED.finditer(skeleton.text, *match.span()) for at in range(*within.span())}
    inside = range(*match.span("parts"))
    return [skeleton.amounts[at] for at in inside if at in skeleton.amounts and at not in included]


INCLUDED = deferred("\\((?:うち|内)[^()]{1,24}\\)")
"""What a part includes: `[(うち常勤)]`, not `(常勤)`."""
COUNTERS = frozenset({"か所", "箇所", "ヶ所", "件", "点", "団体", "施設", "機関"})
"""Units of sums of things that are counted by other words: 本庁８部、学校21校の合わせて29か所."""
THINGS = frozenset(
    {
        "部",
        "課",
        "校",
        "園",
        "館",
        "社",
        "店",
        "局",
        "署",
        "支所",
        "市",
        "町",
        "村",
        "冊",
        "本",
        "枚",
        "台",
        "棟",
        "室",
        "軒",
        "所",
        "戸",
        "基",
    }
)
"""Units of such things."""


BODIES = frozenset({"団体", "社", "法人", "機関", "組", "事業者"})
"""Units of bodies, which are counted together with persons as 者."""


def _is_counted(part: Amount, stated: Amount) -> bool:
    unit, of_sum = part.unit, stated.unit
    if unit in BODIES and stated.entity.text.endswith("者"):
        return True
    return unit == of_sum or (of_sum in COUNTERS and (unit in COUNTERS or unit in THINGS))


def _slack(stated: Amount, parts: Sequence[Amount]) -> Decimal:
    numbers: list[Number] = [stated.number, *(part.number for part in parts)]
    ulps = {number.ulp for number in numbers}
    is_written_whole = len(ulps) > 1 and any(part.number.ulp <= stated.number.ulp for part in parts)
    ulp = stated.number.ulp if is_written_whole else max(ulps)  # 15億6,000万円 and 18億円: this is 18億0,000万円
    return Decimal(0) if ulp == 1 else ulp * HALF * len(numbers)


def _is_no_sum(stated: Amount, parts: Sequence[Amount]) -> bool:
    """Tell whether the parts can't be meant to make the sum: one is more than it, or it is many times theirs."""
    added = total(part.number for part in parts)
    return stated.number.value > 3 * added or any_rough(*parts)
