"""Labelled: rates, limits, lengths of time and numbers that are told twice under one label, far apart: 補助率は３分の２以内, 補助率　２分の１."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.amounts.mentions import SELF
from jdoc.checks.amounts.tellings import NUMBERED, nouns
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred, once
from jdoc.language.phrases import sentence_start
from jdoc.language.width import fold
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

_KANJI = "[一-鿿ァ-ヴー々]"
PER = deferred("(?:[1一]|各)(?P<per>[^\\W0-9_ぁ-ん]{1,4}?)(?:当たり|あたり|当り|につき)?、?(?:の|は|最大|金|に)?$")
"""For what or whom an amount is, right before it: `[1人]`6分, `[1団体当たり]`1,500万円."""
FILLED = deferred(
    "(?:原則(?:として)?|最大で?|一律で?|金|月額|年額|年利?|先着|(?:契約|締結|契約締結|交付決定|決定)の日から|合計|計|(?:補助|助成|交付)?(?:対象)?(?:経費|費用)(?:の額)?の|(?:いずれ|全て|すべて)の?[一-鿿]{0,4}(?:も|とも)?|(?<=[(])各|、)$"
)
"""What says nothing of what an amount is of: 補助率は`いずれの区分も`2分の1."""
LABEL = deferred(
    f"(?<!{_KANJI})(?P<label>{_KANJI}{{2,14}}(?:(?<=額)の上限|の(?:上限|限度)額?)?)(?P<joint>(?:の額)?(?:は、?|が|も|を|:|[(]|である|(?= ))[ ・…]{{0,30}}|(?<=率|額|期|間|費|料)、?|(?<=限度額|上限額)の|(?<=定員|期間)の)$"
)
"""A label, right before its amount: `[補助率は]`, `[募集戸数   ]`, `[上限額(]`."""
LIMITED = deferred(
    "(?:以内)?の?(?:を(?:その)?(?:上限|限度)(?:と|に|額)|が(?:上限|限度))|以内の(?:額の)?(?:補助|助成)金"
)
"""What says behind an amount that it is a limit: 1,500万円`を上限と`して, 30万円`を限度と`する."""
GRANTS = deferred("補助|助成|交付")
"""What such a limit is of: `[補助]金の額は`."""
SHARED = deferred("(?:経費|費用|費)(?:の額|の合計額?|の総額)?(?:に|の)$")
"""What a rate is of, right before it: 要した`費用の`3分の1."""
GRANTED_MONEY = frozenset({"補助金", "助成金", "補助額", "助成額", "補助金額", "助成金額"})
"""What a grant is called that has a limit: 助成金の額は20万円以内."""
GRANTED = deferred("(?:以内)?(?:の(?:額|金額|範囲)|に相当する額|を(?:補助|助成|交付)|で?(?:補助|助成))")
"""What says so behind it: 3分の1`以内の額`."""
OTHERWISE = deferred(
    "前年|昨年|前回|前期|前々|従来|これまで|過去|旧|改[正定]|変更|当初|第[0-9一二三四五六七八九]+[次回期]|うち|下限|特例|加算|上乗せ|以外|除[きく]|ただし|場合|一方|他[のに県市町]|別に|全国|平均|国の|県の|目標|見込|引き上げ|引き下げ|拡充|延長|超え|更に|残り|例えば|記入例|年度当初"
)
"""What makes an amount another one: `[前回]の上限額`."""
BEHIND = deferred(
    "(?:を(?:超|下回|上回|過ぎ)|に満たな|未満|から|より|→|[~〜]|以上|[前後]|(?:に|へ)(?:変更|改|引き|拡|延)|でした|だった|であった|に(?:し|す)|まで引|とすべ)|(?:程度)?[(][^()は]{0,12}(?:年度|前)[^()は]{0,8}[)]"
)
"""The same behind it: 30日`を超`えて, 2年`から`."""
EXCEEDED = deferred("[)]?(?:を(?:超|上回|下回)|に(?:達し|満た))")
"""What is said behind a limit of what is more or less than it: 定員(40名)`を超え`た."""
BOUNDS = frozenset({"ge", "gt", "lt"})
"""How a bound is told that isn't the limit itself."""
YEARS = deferred("(?:(?:令和|平成|昭和)(?:[0-9元]{1,2}|[一二三四五六七八九十]{1,3})|[12][0-9]{3})年度?")
"""The year that an amount is of: `[令和6年度]の上限額`."""
ANNOUNCED = deferred("(?:今回(?:の|、?募集する)|(?:今回の?)?募集する|本募集の|今回の募集の)$")
"""What says that so many are those of the paper: `[今回の]`6戸に."""
JOINTS = deferred("[、。()をがは]|に(?![係関お対])")
"""What stands before whose an amount is: 経費`に`区分ごとの補助率."""
ABOUT = deferred(
    "^(?P<about>[^。、]{2,24}?)(?: {1,8}(?=[^ ])|については|にあっては|に対しては|に限り|では|には|の場合は?)、?"
)
"""What a sentence is about, where that may be one of several: `[離島については、]補助率は`."""
HISTORY = deferred("(?:目)?(?:を迎え|(?:に(?:わた|及|亘)[りるぶ]?)?[^。、]{0,6}(?:歴史|歩み))")
"""What says behind a time that something is so old: 100年`を迎え`た, 110年`にわたる改修の歴史`."""
CLOCK = deferred(" *[0-9]{1,2}(?::|時)[0-9]{0,2}")
"""How a line of a schedule begins: `[13:45]`."""
EVENT = deferred(
    "(?P<event>[一-鿿]{2})(?:を受けた|のあった|があった|した|する|の)?(?:日|翌日)?(?:から|後|の)(?:起算して)?$"
)
"""From when a time is reckoned: `[完了した日から]`30日以内, 期間の`[満了の]`3か月前."""
WITHIN = deferred("(?P<way>以内|前まで)に?")
"""Which way."""
PAPER = deferred("(?P<paper>[一-鿿]{2,8}(?:書|届|申出))(?![一-鿿])")
"""What is to be handed in then: `実績報告書`を."""
PASSING = deferred("以上[^。、]{0,8}合格")
"""What is said behind the points of those who pass: 60点`以上を合格`とする."""
OF_TIME, FULL = deferred("(?:時間|期間)$"), deferred("(?:時間|期間?|期限|年限|年数|日数)$")
"""What names of times end with, or not: 発表`時間`, 発表（1人8分）."""
NEUTRAL = frozenset(
    {"補助金", "助成金", "補助", "助成", "交付金", "事業", "対象", "本補助金", "支援金", "補助事業", "補助対象"}
)
"""Whose limit and rate it is without its being said."""
ANY = frozenset(
    {
        "原則",
        "最大",
        "期限",
        "年数",
        "日数",
        "間隔",
        "毎日",
        "最長",
        "最短",
        "全体",
        "通常",
        "場合",
        "その後",
        "以後",
        "以降",
    }
)
"""What times of any kind are called."""
TIME = " time"
"""What is put behind what a time is of."""
REACH, APART = 56, 3
"""Characters before an amount that are read, and blocks between two places."""
TWO, FIRST = 2, 6
"""Amounts of one label that contradict each other, and blocks of a document among which its title is."""
IN_UNITS = {"%": (1, "share"), "分": (1, "share"), "年": (12, "か月"), "週": (7, "日")}
"""In what amounts are compared that may be told in two units, and how many of these it is."""


class Label:
    """An amount under its label."""

    def __init__(self, facts: Facts, amount: Amount, label: str, before: str, *, is_line: bool) -> None:
        self.facts, self.amount, self.label, self.before, self.is_line = facts, amount, label, before, is_line
        self.value, self.unit = _value(amount), _unit(amount)
        self.per = ""
        """For what or whom it is, each: 1`[団体]`当たり."""
        self.form = ""
        """What joins it to its label: things that have one each are told of in one form."""
        self.is_full = True
        """Whether it is called by its whole name: 発表時間, not 発表(1人8分)."""

    @once
    def owners(self) -> tuple[str, ...]:
        """Whose it is, as far as that is said before the label in its clause; of a history what its sentence is about."""
        if self.label == "history":
            return nouns(self.before)
        clause = JOINTS.split(self.before)[-1]
        about = ABOUT.match(self.before)
        words = f"{about['about']} {clause}" if about else clause
        called = (noun for noun in nouns(words) if noun not in NEUTRAL and not SELF.match(noun) and noun[-1] != "当")
        return (*NUMBERED.findall(words), *called)

    @once
    def section(self) -> tuple[str, ...]:
        """The headings above it."""
        return tuple(map(fold, self.facts.blocks[self.amount.place.block].section or ()))

    @once
    def around(self) -> str:
        """Its block and the headings above it."""
        return " ".join((*self.section, self.facts.texts[self.amount.place.block]))


@cache
def labels() -> dict[str, str]:
    """Return the labels of which a paper has one amount, each by the first of those that mean the same.

    >>> labels()["助成率"] == labels()["補助率"]
    True
    """
    rows = columns("told_once", "label", "others")
    return {word: name for name, others in rows for word in (name, *filter(None, others.split(",")))}


@cache
def of_papers() -> frozenset[str]:
    """Return those of what a paper is about; the others several things may have, each in a section of its own.

    >>> "補助率" in of_papers(), "参加費" in of_papers()
    (True, False)
    """
    return frozenset(label for label, of in columns("told_once", "label", "of") if of == "paper")


def find_labelled(facts: Facts) -> Iterator[Found]:
    """Find labels of which two amounts are told in two places of a paper, and nothing says that they are of two things."""
    several = [] if facts.amends else _several(facts)
    found = [each for same in several for each in _two_of(facts, same)]
    apart = Counter(_sections(facts, each) for each in found)
    yield from (each for each in found if apart[_sections(facts, each)] == 1)


def _several(facts: Facts) -> list[list[Label]]:
    """Return the labels that are told of two amounts, and once by their whole names."""
    told: dict[tuple[str, str], list[Label]] = {}
    for each in _labelled(facts):
        told.setdefault((each.label, each.unit), []).append(each)
    two = [same for same in told.values() if len({each.value for each in same}) == TWO]
    return [same for same in two if any(each.is_full for each in same)]


def _sections(facts: Facts, found: Found) -> frozenset[tuple[str, ...]]:
    """Give the sections of the two places: those that differ in several amounts are of two things."""
    places = found.place, *found.related
    return frozenset(tuple(facts.blocks[place.block].section or (f"{place.block}",)) for place in places)


def _two_of(facts: Facts, same: Sequence[Label]) -> Iterator[Found]:
    first, *_ = same
    one = [each for each in same if each.value == first.value]
    other = [each for each in same if each.value != first.value]
    if _are_told_together(facts, one, other) or not all(_are_of_one(*pair) for pair in product(one, other)):
        return
    right, wrong = (one, other) if len(one) >= len(other) else (other, one)
    odd, known = wrong[-1].amount, right[0].amount
    if not _is_taxed(odd, known):
        yield Found(odd.place, f"{odd.entity.text}, but {known.entity.text} elsewhere", (known.place,))


def _is_taxed(one: Amount, other: Amount) -> bool:
    """Tell whether one amount of money may be the other one with tax."""
    low, high = sorted(each.in_base[0].value for each in (one, other))
    return one.unit == "JPY" and low * 108 <= high * 100 <= low * 110


def _are_told_together(facts: Facts, one: Sequence[Label], other: Sequence[Label]) -> bool:
    """Tell whether a block has both amounts, or one that speaks of the label has a third rate."""
    values = {one[0].value, other[0].value}
    for index, found in amounts(facts).items():
        there = {_value(each) for each in found if _unit(each) == one[0].unit}
        is_of_it = one[0].unit == "share" and one[0].label in facts.texts[index]
        if there >= values or (is_of_it and there - values):
            return True
    return False


def _value(amount: Amount) -> Decimal:
    number, unit = amount.in_base
    return number.value * IN_UNITS.get(unit, (1, unit))[0]


def _unit(amount: Amount) -> str:
    return IN_UNITS.get(amount.in_base[1], (1, amount.in_base[1]))[1]


def _are_of_one(one: Label, other: Label) -> bool:
    """Tell whether two amounts of a label are of one thing: neither is that of a part or of another owner."""
    if _are_beside(one, other) or (one.section != other.section and _are_each_of_one(one, other)):
        return False
    if one.label == "history":
        return not {*one.owners}.isdisjoint(other.owners)
    return _is_of_it(one, other) and _is_of_it(other, one)


def _are_beside(one: Label, other: Label) -> bool:
    """Tell whether two amounts are lines of lists, stand near each other, or are for so many of two kinds."""
    is_near = abs(one.amount.place.block - other.amount.place.block) < APART
    return is_near or (one.is_line and other.is_line) or (one.per != other.per and "" not in {one.per, other.per})


def _are_each_of_one(one: Label, other: Label) -> bool:
    """Tell whether two sections speak of two things: as chapters of an ordinance, or of what each thing has in one form."""
    blocks = [each.facts.blocks[each.amount.place.block] for each in (one, other)]
    are_chapters = all(block.provision and block.section for block in blocks)
    return are_chapters or (one.label not in of_papers() and one.form == other.form != "")


def _is_of_it(one: Label, other: Label) -> bool:
    """Tell whether an amount may be of the owners of another one: what is nearest the label is said of both, the rest isn't gainsaid."""
    owners = one.owners[-1:] if one.owners and not other.owners else one.owners
    return all(owner in other.around or owner in about(one.facts) for owner in owners)


def about(facts: Facts) -> str:
    """Give the title, of which the document is as a whole."""
    titles = (facts.texts[index] for index in facts.read[:FIRST] if facts.blocks[index].kind == "title")
    return facts.kept("own title", lambda: " ".join(titles))


def _labelled(facts: Facts) -> Iterator[Label]:
    """Yield the amounts of a document that stand behind a label, or are told by what is behind them."""
    for index, found in amounts(facts).items():
        if facts.blocks[index].rows:
            yield from _of_table(facts, index, found)
            continue
        yield from filter(None, (_of_text(facts, amount) for amount in found))


def _of_text(facts: Facts, amount: Amount) -> Label | None:
    """Read what an amount of a text is of."""
    index, at, last = amount.place
    text = facts.texts[index]
    start = sentence_start(text, at, REACH)
    before, behind = text[start:at], text[last : last + 20]
    if amount.entity.approx:
        return None
    told = _by_behind(facts, amount, before, behind) or _by_label(facts, amount, _bare(before))
    if told is None or _is_of_another(told, before):
        return None
    per = PER.search(before)
    told.per = per["per"] if per else ""
    return told if _is_itself(told, behind) else None


def _is_itself(told: Label, behind: str) -> bool:
    """Tell whether an amount is what its label says, and no bound of that; a limit may be exceeded."""
    is_limit = told.unit != "share" and (told.label in labels() or told.label.endswith(TIME))
    if is_limit and (EXCEEDED.match(behind) or told.label == labels()["合格点"]):
        return True
    return told.amount.entity.bound not in BOUNDS and not BEHIND.match(behind)


def _bare(before: str) -> str:
    """Leave out what stands between a label and its amount, and says nothing of what it is."""
    for pattern in (FILLED, PER, FILLED):
        while match := pattern.search(before):
            before = before[: match.start()]
            if pattern is PER:
                break
    return before


def _by_label(facts: Facts, amount: Amount, before: str) -> Label | None:
    match = LABEL.search(before)
    name = _name(match["label"], amount) if match else ""
    if not match or not name:
        return None
    is_line = match.start() == 0 and not match["joint"].strip(" :・…")
    text = facts.texts[amount.place.block]
    told = Label(facts, amount, name, before[: match.start()], is_line=is_line or CLOCK.match(text) is not None)
    told.form = match["joint"].strip("の額、 ")
    told.is_full = name in labels() or FULL.search(match["label"]) is not None
    return told


def _name(label: str, amount: Amount) -> str:
    """Give what a label is called that a paper has one amount of; "" for others."""
    if label in GRANTED_MONEY and amount.unit == "JPY":
        return labels()["補助上限額"] if amount.entity.bound == "le" else ""
    known = labels().get(label)
    if known is not None:
        return known
    if amount.kind == "length":
        stem = OF_TIME.sub("", label)
        return f"{stem}{TIME}" if len(stem) >= TWO and stem not in ANY else ""
    return ""


def _by_behind(facts: Facts, amount: Amount, before: str, behind: str) -> Label | None:
    """Read a limit and a rate of a grant, told by what stands behind them."""
    if amount.unit == "JPY" and LIMITED.match(behind) and GRANTS.search(facts.texts[amount.place.block]):
        return Label(facts, amount, labels()["補助上限額"], _of_which(before), is_line=False)
    if amount.kind == "fraction" and SHARED.search(before) and GRANTED.match(behind):
        return Label(facts, amount, labels()["補助率"], _of_which(before), is_line=False)
    if amount.unit == "点" and PASSING.match(behind):
        return Label(facts, amount, labels()["合格点"], "", is_line=False)
    if amount.kind == "length":
        return _by_event(facts, amount, before, behind)
    if ANNOUNCED.search(before):
        return Label(facts, amount, labels()["募集数"], "", is_line=False)
    return None


def _by_event(facts: Facts, amount: Amount, before: str, behind: str) -> Label | None:
    """Read how long something has been, and within what time of an event, or before it, a paper is to be handed in."""
    if amount.unit == "年" and HISTORY.match(behind):
        return Label(facts, amount, "history", f"{before} {behind.partition('。')[0]}", is_line=False)
    way = WITHIN.match(behind)
    event = EVENT.search(before) if way else None
    if way is None or event is None:
        return None
    text = facts.texts[amount.place.block]
    start = sentence_start(text, amount.place.start)
    paper = PAPER.search(text[start : amount.place.end + REACH].partition("。")[0])
    if paper is None:
        return None
    return Label(facts, amount, f"{event['event']} {way['way']} {paper['paper']}", "", is_line=False)


def _of_which(before: str) -> str:
    """Give what a sentence says that it is about, if it does so in a clause of its own."""
    about = ABOUT.match(before)
    return f"{about[0]}、" if about else ""


def _is_of_another(told: Label, words: str) -> bool:
    """Tell whether a sentence speaks of another time, or of a part."""
    if told.label == "history":
        return False
    return OTHERWISE.search(words) is not None or any(year not in about(told.facts) for year in YEARS.findall(words))


def _of_table(facts: Facts, index: int, found: Sequence[Amount]) -> Iterator[Label]:
    """Yield the amounts of a table of two columns by the names of its rows."""
    rows = facts.blocks[index].rows or []
    for amount in found if max(map(len, rows)) == TWO else ():
        cell = amount.entity.cell
        name = _name(fold("".join(rows[cell[0]][0].split())), amount) if cell and cell[1] else ""
        if cell and name and not amount.entity.approx and rows[cell[0]][1].strip().startswith(amount.entity.text):
            yield Label(facts, amount, name, "", is_line=True)
