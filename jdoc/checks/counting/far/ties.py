"""Ties: the lists that a number of things counts, by the words that both have: a reference, a head, a caption, offices, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.far.lists import lists, plain_name
from jdoc.checks.counting.far.words import Told
from jdoc.checks.counting.rosters import GUESTS
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.counting.far.lists import List
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place

PERSONS = frozenset({"名", "人", "者", "方"})
TIMES = frozenset({"回", "コマ"})
GENERAL = deferred(
    "(?:団体|施設|会場|地区|地域|事業|項目|品目|種類|路線|区間|校|学校|大学|企業|会社|法人|機関|市町村?|か?所|箇所|作品|小学校|中学校|高校|高等学校|幼稚園|保育[所園]|病院|工場|公園|道路|河川|橋|件|者|委員|議員|職員|参加者|対象者|関係者|出席者|[^\\W_]{1,2})"
)
"""Nouns of which many papers count several kinds: `[団体]`, not `採択団体`, `審査員`."""
CHIEF = deferred(
    "(?:[^ ]{0,4}(?:会長|委員長|座長|議長|部会長|団長)|[^ ]{0,6}長)(?:職務)?(?:代理者?|代行|補佐)?|副[^ ]{1,5}長"
)
"""Offices of those who head others: `[副会長]`, `[審査員長]`."""
ABSENT = deferred("欠席?$|×|代理出席|[(]欠[)]|退任|新任|欠員")
"""What a roster says of somebody who isn't counted, or may not be: `[欠席]`."""
FOUNDS = deferred("組織|任期|任命|委嘱|定数|構成する")
"""What says that a number is of those who may be: 委員8名で`[組織]`する."""
DATED = deferred(
    "(?:令和|平成)?[0-9元]{0,4}年? ?[0-9]{1,2}(?:月[ 0-9]{1,3}日|/[0-9]{1,2}|\\.[0-9]{1,2})|第[0-9一二三四五六七八九十]{1,2}回"
)
"""How a row of a schedule begins: `[7月12日](土)`, `[第1回]`."""
SCHEDULE = deferred("日程|日時|期日|開催日|スケジュール")
"""What says that a schedule has them: 次の`[日程]`で."""
PAIR = deferred("(?=([一-鿿]{2}|[ァ-ヴー]{3}))")
"""Two kanji that stand side by side."""
WEAK = deferred("年度|令和|平成|今回|今年|本年|全体|合計|次回|実施|開催|一覧|別表|別紙|名簿|以下|下記")
"""Pairs that most captions have, whatever they are of: `[年度]`, `[一覧]`, not `採択`."""


class Tied(NamedTuple):
    """A list that a number may count."""

    lengths: frozenset[int]
    length: int
    places: tuple[Place, ...]
    is_sure: bool = False
    """Whether its own words name what is counted, so that only a list that surely is meant explains another number."""


def exactly(places: Sequence[Place], *, is_sure: bool = False) -> Tied:
    """Return a list of things each of which has one place."""
    return Tied(frozenset({len(places)}), len(places), tuple(places), is_sure)


def of_rows(one: List) -> Tied:
    """Return a list with all of its rows."""
    return Tied(one.lengths, one.length, one.places)


def _of_names(one: List) -> Tied | None:
    """Return a list whose rows have several names each: 北浜県 北浜市、羽根市."""
    cells = [row[1] for row in one.rows if len(row) > 1]
    names = [name for cell in cells for name in cell.split("、")]
    is_of_names = len(cells) == len(one.rows) and len(names) > len(cells) and not any(map(OTHERS.search, names))
    return Tied(frozenset({len(names)}), len(names), one.places) if is_of_names else None


OTHERS = deferred("[0-9。]|ほか|など|等$|及び|[ぁ-ん]{2}")
"""What is no name, or has others with it."""


def tied(facts: Facts, told: Told) -> list[Tied]:
    """Return the lists that a number counts: the one that it refers to, or else those that its words stand in."""
    if told.reference:
        return [*_attached(facts, told.reference)]
    far = [one for one in lists(facts) if _is_far(told, one)]
    rosters = [*filter(None, (_by_office(told, one) for one in far))]
    if len(rosters) > 1:
        return []  # each body has its members
    return rosters or [*filter(None, (_by_words(told, one) for one in far))] or _only_roster(told, far)


def _attached(facts: Facts, name: str) -> Iterator[Tied]:
    """Yield the lists that are attached by a name: no list that stands near is meant rather."""
    for one in lists(facts):
        if one.attached == plain_name(name):
            yield (_of_names(one) or of_rows(one))._replace(is_sure=True)


def _by_words(told: Told, one: List) -> Tied | None:
    return _by_caption(told, one) or _by_head(told, one) or _by_days(told, one) or _by_deed(told, one)


def _only_roster(told: Told, far: list[List]) -> list[Tied]:
    """Return the roster of a document that has one, for the members that it says there are, whatever its rows call them."""
    if PERSONS.isdisjoint(told.units) or MEMBERS.isdisjoint(told.nouns) or AT_MOST.search(told.sentence):
        return []
    rosters = [one for one in far if one.above and "名簿" in one.above[0]]
    is_whole = len(rosters) == 1 and not any(ABSENT.search(cell) for row in rosters[0].rows for cell in row)
    return [of_rows(rosters[0])] if is_whole and _is_of_present(told) == _is_of_present(rosters[0]) else []


AT_MOST = deferred("組織|任期|定数|以内|もって構成")
"""What says that a number is of those who may be, and need not."""
MEMBERS = frozenset({"委員", "構成員", "メンバー", "審査員", "評価委員", "審査委員", "選考委員", "有識者"})
"""Those whom a roster names."""


def _by_deed(told: Told, one: List) -> Tied | None:
    """Tie what was done to so many to the list of those: 10件を採択し, 採択した研究の一覧."""
    if not one.above or not LISTING.search(one.above[0]) or not PERSONS.isdisjoint(told.units):
        return None
    deeds = {*DEED.findall(one.above[0])}
    return of_rows(one) if deeds & {*DEED.findall(told.clause + told.behind[:DEEDS_NEAR])} else None


DEED = deferred(
    "採択|開設|認定|指定|選定|表彰|適用|登録|受賞|入選|承認|交付|締結|設置|寄贈|出展|出品|改修|廃止|休止|整備"
)
"""What is done to things that are listed then: 10件を`[採択]`した."""
LISTING = deferred("一覧|名簿|リスト|別表|別紙|資料")
"""What a caption says of a list of all of them: 採択した研究の`[一覧]`."""
DEEDS_NEAR = 8
"""Characters behind a number in which its verb begins."""


def _is_far(told: Told, one: List) -> bool:
    """Tell whether a list doesn't stand right below: others weigh those that do."""
    return not one.first <= told.stated.block <= one.last


def _by_office(told: Told, one: List) -> Tied | None:
    """Tie members to a roster that calls them so: 委員10名, rows with 委員 and 会長."""
    if PERSONS.isdisjoint(told.units) or not _are_present_in_both(told, one):
        return None
    for noun in told.nouns:
        for column in range(min(2, *map(len, one.rows))):
            offices = ["".join(row[column].split()) for row in one.rows]
            if offices.count(noun) > 1:
                return _of_offices(one, noun, offices)
    return None


def _of_offices(one: List, noun: str, offices: list[str]) -> Tied | None:
    """Count those of an office with those who head them; nothing where somebody isn't there, or may be of both."""
    if any(ABSENT.search(cell) for row in one.rows for cell in row):
        return None
    plain = offices.count(noun)
    members = sum(office == noun or CHIEF.fullmatch(office) is not None for office in offices)
    near = sum(noun in office for office in offices)
    wide = sum(noun in office or CHIEF.fullmatch(office) is not None for office in offices)
    guests = sum(office in GUESTS for office in offices)
    lengths = {plain, members, near, wide, len(offices), len(offices) - guests}
    return Tied(frozenset(lengths), members, one.places)


def _are_present_in_both(told: Told, one: List) -> bool:
    """Tell whether both are of those who are there, or neither."""
    if FOUNDS.search(told.sentence):
        return False
    return _is_of_present(told) == _is_of_present(one)


def _is_of_present(one: Told | List) -> bool:
    """Tell whether a number or a roster is of those who are there."""
    return "出席" in (one.before if isinstance(one, Told) else "".join(one.above[:1]))


LEFT = deferred("[(【〔\\[<《≪■◆●○◎ ]{0,4}(?:[^。、]{0,16}[ぁ-ん )】0-9])?")
"""What a caption may have before what it is of: `[【]`審査員名簿】, `[2 審査会の]`審査員, not `副`審査員."""
RIGHT = deferred("(?:の?(?:名簿|一覧表?|リスト|内訳|名称|氏名))?[)】〕\\]>》≫ ]{0,4}(?:[(][^()]{0,40}[)])?")
"""What it may have behind: 審査員`[名簿】]`, 採択団体`[の一覧(令和7年度)]`, not 審査員`の謝金`."""


def is_caption(text: str, noun: str) -> bool:
    """Tell a caption of some things, and of nothing else.

    >>> is_caption("【審査員名簿】", "審査員"), is_caption("審査員の謝金", "審査員")
    (True, False)
    """
    at = text.rfind(noun)
    return at >= 0 and bool(LEFT.fullmatch(text, 0, at) and RIGHT.fullmatch(text, at + len(noun)))


def _by_caption(told: Told, one: List) -> Tied | None:
    """Tie things to a list whose caption is what they are called: 審査員は6名, 【審査員名簿】."""
    if not one.above or (not PERSONS.isdisjoint(told.units) and not _are_present_in_both(told, one)):
        return None
    named = [noun for noun in told.nouns if is_caption(one.above[0], noun)]
    is_listed = any(word in one.above[0] for word in ("名簿", "一覧"))
    is_told = is_listed or not WHOLES.isdisjoint(told.units)
    return of_rows(one) if any(is_told or not GENERAL.fullmatch(noun) for noun in named) else None


WHOLES = frozenset({"つ", "本", "点"})
"""What is counted in words, as what a paper has in chapters: 四つの柱."""
NAMING = deferred("(?:の?(?:名称?|氏名))?$")
"""How the head of a column goes on behind what it is of: 団体`[名]`."""


def _by_head(told: Told, one: List) -> Tied | None:
    """Tie things to a list with a column of them: 8団体を採択した, 採択団体の一覧 with 団体名."""
    for column, head in enumerate(one.head[:2]):
        word = NAMING.sub("", head, count=1)
        is_called = word in (*told.nouns, *told.units) or _ends_as(told, one, word)
        if len(word) < len("団体") or not is_called:
            continue
        names = [row[column] for row in one.rows if len(row) > column]
        is_tied = not GENERAL.fullmatch(word) or _share(told, one, word)
        if is_tied and len({*names}) == len(one.rows):
            return of_rows(one)
    return None


def _ends_as(told: Told, one: List, word: str) -> bool:
    """Tell whether a head is the end of what is counted, which stands above the list: 5つの重点目標, 重点目標の評価 with 目標."""
    return any(
        noun.endswith(word) and any(noun in text for text in one.above[:1] if not text.endswith("。"))
        for noun in told.nouns
    )


def _share(told: Told, one: List, word: str) -> bool:
    """Tell whether the clause of a number and what stands above a list have a word in common, beside that of the things."""
    said = {pair for pair in PAIR.findall(told.clause.replace(word, " ")) if not WEAK.fullmatch(pair)}
    return any(not said.isdisjoint(PAIR.findall(text.replace(word, " "))) for text in one.above)


def _by_days(told: Told, one: List) -> Tied | None:
    """Tie how often something is held to the days of its schedule, or its rounds: 次の日程で5回開催する, 6回の審議を経て."""
    if TIMES.isdisjoint(told.units) or not one.above or not all(any(map(DATED.match, row[:2])) for row in one.rows):
        return None
    is_told = told.before.endswith("全") or ANNOUNCED.search(told.sentence) is not None
    if is_told and any(map(SCHEDULE.search, one.above)):
        return of_rows(one)
    rounds = sum(any(map(ROUND.search, row)) for row in one.rows)
    is_record = rounds > 1 and all((RECORD.search(one.above[0]), MEETING.search(told.behind)))
    return Tied(frozenset({rounds, *one.lengths}), rounds, one.places) if is_record else None


RECORD = deferred("開催|会議|審議|検討|経過|経緯|記録|日程|スケジュール")
"""What a caption says above the rounds of something: 検討委員会の`[開催]`の記録."""
MEETING = deferred("の(?:審議|会議|検討|議論|会合|協議|審査)|に(?:わた|渡)[りっ]")
"""What was held so many times: 6回`[の審議]`."""
ROUND = deferred("第[0-9一二三四五六七八九十]{1,2}回")
"""The number of a round: `[第1回]`審議会."""
ANNOUNCED = deferred("(?:次|以下|下記|別[表紙添][0-9]{0,2}|左)の(?:日程|日時|期日|スケジュール|とおり)")
"""What announces a schedule: `[次の日程]`で."""
