"""Conflicts: the same thing with two amounts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.checks.amounts.alike import find_alike
from jdoc.checks.amounts.given import find_given
from jdoc.checks.amounts.headed import find_headed
from jdoc.checks.amounts.labelled import find_labelled
from jdoc.checks.amounts.listed_cells import find_listed_cells
from jdoc.checks.amounts.named_cells import find_named_cells
from jdoc.checks.amounts.pointed import find_pointed
from jdoc.checks.amounts.quoted import find_quoted
from jdoc.checks.amounts.reached import find_reached
from jdoc.checks.amounts.repeats import are_of_two, find_repeats
from jdoc.checks.amounts.skeleton import skeletons
from jdoc.checks.amounts.tellings import DATED
from jdoc.checks.amounts.topics import topics
from jdoc.checks.amounts.totals import find_totals
from jdoc.checks.amounts.words import words_of
from jdoc.checks.numbers import Number, are_alike, differ, digits
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

OTHERWISE = deferred(
    "前年|昨年|前期|翌|次年|前回|当初|補正|変更[前後]|最大|上限|うち|比べ|増|減|内訳|各|それぞれ|一人|当たり|あたり|[0-9]年|年度|[0-9]月|平均|残|見込|計画|実績|第[0-9]+|累計|現在"
)
"""What makes it that of another time, or of a part: `[前年]度の工事費`, not `工事費`."""
APART = deferred(
    "うち|各|それぞれ|一人|当たり|あたり|補正|平均|第[0-9]+|増(?![資築設])|減|比べ|内訳|未満|のみ|に限[りる]|該当する"
)
"""What makes an amount one of several, however alike they are: `[各]校の定員`, not `定員`."""
SHORT_TOPIC, MUCH = 3, 1000
"""Characters of a topic that says enough by itself, and from where on two amounts aren't alike by chance."""
LONG = 7
"""Characters of a topic that is said of one thing only."""
TWO = 2


OTHER_TIME = deferred(
    "前年|昨年|前期|翌年|次年|来年|来期|次期|次回|前回|前々|当初(?!予算)|従来|過去|変更[前後請契]|改正[前後]|一人当|1人当|予想|見込[みん額]"
)
"""The same, where the amounts are so alike that one must be a slip of the other."""
LONGEST = 200
"""Characters of a sentence before an amount that are read."""


class Said(NamedTuple):
    """What a sentence says of something."""

    before: str
    """What stands before the topic: whose it is."""
    topic: str
    number: Number
    unit: str
    text: str
    place: Place
    years: frozenset[str]
    """The years and months that the sentence names."""
    words: str
    """What stands before it in its sentence."""
    is_doubtful: bool
    """Whether the sentence may speak of another time or a part."""


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find things whose amounts differ from one place of the document to another."""
    told: set[Place] = set()
    pairs: dict[frozenset[Place], Found] = {}
    for each in (
        *_by_topic(facts),
        *find_repeats(facts),
        *find_pointed(facts),
        *find_reached(facts),
    ):
        pairs.setdefault(frozenset((each.place, *each.related)), each)
    found = [each for each in pairs.values() if not are_of_two(facts, each)]
    apart = Counter(pair for each in found if (pair := _sections(facts, each)) is not None)
    for each in found:
        pair = _sections(facts, each)
        if told.isdisjoint({each.place, *each.related}) and not (pair and apart[pair] > 1):
            told |= {each.place, *each.related}
            yield each
    for each in _told_otherwise(facts):
        if told.isdisjoint({each.place, *each.related}):
            told |= {each.place, *each.related}
            yield each


def _told_otherwise(facts: Facts) -> Iterator[Found]:
    """Yield what is found by slips, tables and labels, where nothing else tells it."""
    ways = (
        find_alike,
        find_headed,
        find_given,
        find_labelled,
        find_quoted,
        find_totals,
        find_named_cells,
        find_listed_cells,
    )
    for find in ways:
        yield from find(facts)


def _sections(facts: Facts, found: Found) -> tuple[object, object] | None:
    """Give the sections of the two places, if there are two: those that differ in several amounts are of two things."""
    one, other = (facts.blocks[place.block].section for place in (found.place, *found.related[:1]))
    return (tuple(one), tuple(other)) if one and other and one != other else None


def _by_topic(facts: Facts) -> Iterator[Found]:
    """Find things that are called the same, and have two amounts."""
    places: dict[tuple[str, str], list[Said]] = {}
    for said in _said(facts):
        places.setdefault((said.topic, said.unit), []).append(said)
    for each in places.values():
        for before in dict.fromkeys(said.before for said in each) if len(each) > 1 else ():
            yield from _by_owner(each, before)


def _by_owner(each: Sequence[Said], before: str) -> Iterator[Found]:
    """Find amounts of one owner that differ, year by year."""
    same = [said for said in each if said.before == before or _is_short_for_it(said, before)]
    for years in dict.fromkeys(said.years for said in same):
        yield from _two_of([said for said in same if said.years in {years, frozenset()}], before)
    yield from _beside_it([said for said in each if said.before in {before, ""}], before)


def _two_of(same: Sequence[Said], before: str) -> Iterator[Found]:
    """Tell what has two amounts; more of them are those of several things."""
    first = same[0]
    odd = [said for said in same if differ(said.number, first.number)]
    if (
        odd
        and len({said.number.value for said in same}) <= TWO
        and not _are_told_apart(first, odd[0])
        and _conflict(first, odd[0])
    ):
        line = f"{before}{first.topic}: {first.text}, but {odd[0].text} elsewhere"
        yield Found(first.place, line, (odd[0].place,))


def _are_told_apart(one: Said, other: Said) -> bool:
    """Tell whether a paragraph has an amount with its owner, and another one of all owners: 正社員の求人数, 求人数."""
    own = [said.before if said.words.endswith(said.before) else "" for said in (one, other)]
    return one.place.block == other.place.block and own[0] != own[1]


def _beside_it(same: Sequence[Said], before: str) -> Iterator[Found]:
    """Tell a thing whose amount is another one in brackets behind its name: 保育所の定員は120名, 同保育所（定員210名）."""
    owner = before.rstrip("のにる係関すお け")
    named = [said for said in same if said.before]
    alone = [said for said in same if not said.before and owner and said.words.endswith((f"{owner}(", f"{owner}の"))]
    for said in alone[:1] if named else ():
        if are_alike(named[0].number.value, said.number.value) and differ(named[0].number, said.number):
            line = f"{before}{said.topic}: {said.text}, but {named[0].text} elsewhere"
            yield Found(said.place, line, (named[0].place,))


def _conflict(one: Said, other: Said) -> bool:
    """Tell whether two amounts can't both be right: they look alike, or what they are of is said at length."""
    if are_alike(one.number.value, other.number.value):
        return True
    if one.topic.endswith(words_of("once")) and _are_near(one.number, other.number):
        return True
    is_long = min(len(one.before + one.topic), len(other.before + other.topic)) > LONG
    return is_long and not one.is_doubtful and not other.is_doubtful


def _are_near(one: Number, other: Number) -> bool:
    """Tell whether two numbers differ in one of their figures, of two and more."""
    first, second = digits(one.value), digits(other.value)
    differing = sum(map(str.__ne__, first, second))
    return len(first) == len(second) > 1 and differing == 1 and one.value.adjusted() == other.value.adjusted()


def _is_short_for_it(said: Said, before: str) -> bool:
    """Tell whether a topic stands alone, which is called longer elsewhere: 参加定員, マラソン大会の参加定員."""
    if said.before or not before:
        return False
    return said.topic.endswith(words_of("once")) or (len(said.topic) >= SHORT_TOPIC and said.number.value >= MUCH)


def _said(facts: Facts) -> Iterator[Said]:
    for skeleton in skeletons(facts, 1):
        owner, owned = "", -1
        for match in topics(skeleton.text):
            start = sentence_start(skeleton.text, match.start(), LONGEST)
            party = PARTY.match(skeleton.text, start)
            owner = match["before"] or (owner if start == owned else party[0] if party else "")
            owned = start
            if match["topic"] not in PAID and not _is_of_another(skeleton, match, start):
                yield _read(skeleton, match, start, owner)


def _read(skeleton: Skeleton, match: re.Match[str], start: int, owner: str) -> Said:
    """Read what a sentence says of a topic, from where it begins."""
    [amount] = skeleton.of(match, "amount")
    words = skeleton.text[start : match.end()]
    return Said(
        owner,
        f"{_stem(match['topic'])}{match['of'] or ''}",
        amount.number,
        amount.unit,
        amount.entity.text,
        amount.place,
        frozenset(DATED.findall(words)),
        skeleton.text[start : match.start("topic")],
        OTHERWISE.search(words + skeleton.text[match.end() : match.end() + BEHIND]) is not None,
    )


def _is_of_another(skeleton: Skeleton, match: re.Match[str], start: int) -> bool:
    """Tell whether an amount is that of another time, one of several, rough, or a condition."""
    [amount] = skeleton.of(match, "amount")
    behind = skeleton.text[match.end() : match.end() + BEHIND]
    is_limit = amount.entity.bound and (match["joint"] or amount.entity.bound != "gt")
    if is_limit or amount.entity.approx or OTHER_TIME.search(skeleton.text, start, match.end()):
        return True
    above, _, near = skeleton.text[max(start, match.start("topic") - NEAR) : match.start("topic")].rpartition("、")
    near = f"{above if above.endswith(BEFORE_PARTS) else ''}{near}{match[0]}{OF_WHICH.sub('', behind)}"
    if APART.search(near) or (behind.startswith("(") and OTHER_TIME.match(behind[1:])):
        return True
    return match["joint"] == "が" and behind.startswith(("を超え", "以上", "を下回", "を上回"))


def _stem(topic: str) -> str:
    """Give what is counted: 来場者 of 来場者数."""
    return topic.removesuffix("数") if topic.endswith(("者数", "客数", "件数")) else topic


PAID = frozenset({"月額", "年額", "日額"})
"""What says for which time something is paid, and not what it is."""
OF_WHICH = deferred("^(?:の|で|であり|で、|、)*うち.*")
"""What follows a whole of which a part is told: 84億円`[のうち国費]`."""
PARTY = deferred("[甲乙丙丁]は|[^\\W0-9_ぁ-ん]{1,6}[市町村県都国側社]は(?=、)")
"""Who has or pays something, where a sentence begins: `[甲は]、広告費として`, not `工事費は`."""
BEFORE_PARTS = ("うち", "内訳は", "それぞれ", "各々")
"""How a clause ends behind which parts are told."""
NEAR = 10
"""Characters before a topic in which it is said that it is one of several."""
BEHIND = 12
"""Characters behind an amount in which it is said what it isn't."""
