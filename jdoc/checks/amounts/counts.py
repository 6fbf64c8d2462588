"""Counts: how many things a text says that it names, and how many it does."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.series import read_label
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Block

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# How items of a list below are counted.
_COUNTERS = "つ|点|項目|事項|種類?|本の?柱|施策|要件|条件|原則|方針|課題|分野|区分|段階|か所|箇所|カ所|地区|地域|会場|路線|施設|書類|資料|議案|案件|事業|目標|視点|論点|コース|部門|校|件|団体|者|名|社|人(?![数員材工口以])|提言|取組|ステップ|重点|戦略|プロジェクト|章|工程|手順|場合|機能|指標|品目|の(?:事項|要件|条件|書類|場合|事業|施設|項目|団体|柱|施策|取組|視点|方針|目標|課題|分野|理由|点|提言|原則|議案|手順|基本[^。、0-9]{1,4}|重点[^。、0-9]{1,4})"
# Any noun that things are counted by, where it is said that they follow.
_ANY = "(?!年|月|日|週|時間|[分秒割倍円歳度条項号名人回割%]|か月|カ月|ヶ月|パーセント|ポイント)[^\\W0-9_ぁ-ん一二三四五六七八九十]{1,6}"
# What stands behind the number, first what it is called from here on, in brackets.
_REST = "(?P<rest>(?:\\([^()]*\\))?[^。]{0,30})"
COUNTED = deferred(
    f"(?:(?:次|以下|下記|左|下)の(?:[^\\W0-9_ぁ-ん一二三四五六七八九十]{{2,6}})?|(?:次|以下|下記)に(?:掲げる|示す|挙げる|定める|述べる)|(?:次|以下)の(?:とおり|ように)、|(?:次|以下)の(?:いずれかに該当する|要件を満たす))(?P<number>{_NUMBER}) ?(?P<unit>{_COUNTERS}|{_ANY}){_REST}(?:。|:|とおり(?:である|です|とする)?。?)?(?:(?<=。)[^。]{{0,40}}。)?$"
)
"""What says how many items follow: `[次の5つの事項を重点とする。]`, not `次の5月`."""
COUNTED_FIRST = deferred(
    f"(?P<number>{_NUMBER}) ?(?P<unit>{_COUNTERS})(?:の[^。、0-9]{{1,10}})?(?:は|を|として)、?(?P<rest>(?:次|以下|下記)の(?:とおり|ように)[^。]{{0,14}})。?$"
)
"""The same with the number before: `[三本の柱は、次のとおりである。]`, not `三本の柱を立てる。`."""
FOUND = deferred(
    f"(?:次|以下|下記)の(?:とおり|ように)、?(?P<rest>[^。、0-9]{{0,24}}[がを])、?(?P<number>{_NUMBER}) ?(?P<unit>{_COUNTERS})(?:あった|あり(?:ます|ました)|ある|(?:認め|見受け|見|寄せ)られ(?:た|ました)|(?:確認|報告|指摘|提出)(?:した|しました|され(?:た|ました))|(?:掲げ|示し|挙げ)(?:る|た|ます|ました)|定め(?:る|た)|設け(?:る|た))。$"
)
"""The same with what was found: `[次のとおり改善を要する事項が4件あった。]`, not `次のとおり4月に事項があった。`."""
DIVIDED = deferred(
    f"(?:次|以下|下記)の(?:とおり|ように)、?(?P<rest>[^。、0-9]{{0,16}})(?P<number>{_NUMBER}) ?(?P<unit>回|期|次|グループ|班|{_COUNTERS})に(?:分け|区分|分割|分類|大別|整理|わた)[^。]{{0,20}}。$"
)
"""The same with what is divided: `[次のとおり四回に分けて支払う。]`, not `四回に分けて支払う。`."""
IN_ALL = deferred(
    f"(?:(?:次|以下|下記)のとおり[^。(]{{0,6}}|^[^。、()]{{2,24}})(?P<rest>[(])(?:全|計|次の|以下の)?(?P<number>{_NUMBER}) ?(?P<unit>{_COUNTERS})(?:の[^\\W0-9_ぁ-ん]{{1,6}})?[)](?:である|です)?[。:]?$"
)
"""The same in brackets: `[次のとおり(全5件)。]`, `[提出書類(全4点)]`, not `全5件を認めた。`."""


_ITEM = "[^、。,:()「」\n]{1,30}"
# What things are counted by that were named before: 三つ, 4市町.
_THINGS = "つ|点|項目|事項|種類|業種|本の?柱|分野|区分|地域|地区|圏域|市町村?|町村|都道府県|都府県|道府県|府県|都県|道県|[市町村県国区都]|か国|カ国|ヶ国|団体|者|名|社|機関|部門|会議|学校|校|施設|段階|か所|路線|港|会場|事業|議案|コース|ブロック|エリア|大学|病院|館|言語|科目|教科|競技|種目|チーム|部会|委員会|会計|季節|条件|要素|原則|目標|施策|方針|課題|視点|指標|品目|費目|作品|銘柄|駅|商品|製品|文書|種"
NAMED = deferred(f"の(?P<number>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?(?P<unit>{_THINGS})(?![割分月日年])")
"""How things are counted that were named before: 北海道、近畿及び九州`[の三つ]`の地域."""
CLAUSE = deferred("[^。「」()\\n:]{3,160}$")
"""What stands before that, up to the last bracket or stop: `[北海道、近畿及び九州]`."""
JOINED = deferred("及び|並びに|又は|と")
"""What the last thing is joined by: 近畿`[及び]`九州."""
LISTED = deferred(
    f"(?P<number>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?(?P<unit>{_THINGS})(?:の[^、。()]{{0,10}}|[^、。()の]{{0,6}})?[(](?P<items>(?:{_ITEM}、){{0,12}}{_ITEM}(?:(?:及び|並びに|と|又は){_ITEM})?)[)]"
)
"""Things that are counted, and named in brackets: `[五つの圏域(北部、中部及び南部)]`."""
IN_LIST = deferred(
    f"(?:^|[ 。:])(?P<items>(?:{_ITEM}、){{2,15}}{_ITEM}(?:(?:及び|並びに|と){_ITEM})?) ?[(](?:計|合計|以上|全|総勢)(?P<number>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?(?P<unit>{_THINGS}|人)[)]"
)
"""Things that are named, and counted in brackets behind: `[西村委員長、太田委員、山本委員(計3名)]`."""
NAMELY = deferred(
    f"(?P<number>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?(?P<unit>{_THINGS})(?:の[^、。()]{{0,10}})?(?:、すなわち|、つまり|は、|:)(?P<items>(?:{_ITEM}、){{0,12}}?{_ITEM}(?:及び|並びに|と|又は)[^、。,:()「」\n]{{1,14}}?)(?=から|で(?:あ|す|、)|と(?:する|し)|の(?:[0-9一二三四五六七八九十]{{1,2}}|観点|面|各)|を|に|。|$)"
)
"""Things that are counted, and named behind: `[四つの視点、すなわち家計、産業及び納税の環境]から`."""
NAMED_BEHIND = deferred(
    f"[0-9一二三四五六七八九十] ?(?:{_THINGS})(?:の[^、。()]{{0,10}})?(?:、すなわち|、つまり|は、|:)"
)
"""What stands before things that are named behind their number: 収穫の多い`[5県は、]`東野県, not `5月は`."""
AND = deferred("、|及び|並びに|又は|(?<=[^\\Wぁ-ん])と(?=[^\\Wぁ-ん])")
"""What stands between things that are named: 甲市`[、]`乙町`[及び]`丙町."""
LEAD = deferred(".*(?:[はがをにで]|から|まで|より|ため|とき|おける|として|[しりきい]て|した|する)(?=[^はがをにで])")
"""What stands before the first thing that is named: `[最大で]白鷺市`, `[これまでに]北海道`."""
NO_NOUN = deferred(
    f"[0-9] ?(?:{_THINGS})$|(?:[をがはにで]|から|まで|より|して|した|する|など|等|ほか|うち|以[上下]|約(?=[0-9一二三四五六七八九十百千])|[0-9]+(?:%|円|人|名|年|月|日|回|件|時))"
)
"""What no name of a thing has, so that it can't be told where the first one begins: `市[が]`, `など`."""


STEM = deferred("[一-鿿][えけせてねめれげべじちりぎびみきしい]?[えけせてねめれげべじちりぎび]$")
"""How a clause ends that goes on: `移行を見[据え]`, not `大学生`."""


BESIDE = deferred(
    "(?:[はがもにでをしりきてか]|[行用従伴]い|ため|とき|うえ|のほか|の[下上後際間中]|のもと|のうち|今[回般]|[月日]|年度)$"
)
"""How a clause ends that stands before the first thing that is named: 両首脳の立会い`[の下]`、租税、航空の二つの文書."""


def _items(written: str) -> list[str]:
    """Give the things that a clause names, what stands before the first one left out."""
    items = AND.split(written)
    for at in range(len(items) - 1, -1, -1):
        lead = LEAD.match(items[at])
        if "を" in items[at] and STEM.search(items[at]):
            return items[at + 1 :]
        if BESIDE.search(items[at]):
            return items[at + 1 :]
        if lead:
            return [items[at][lead.end() :], *items[at + 1 :]]
    return items


def find_wrong_names(facts: Facts) -> Iterator[Found]:
    """Find things that are named in a sentence, and counted otherwise there."""
    for index in sorted({*facts.where(NAMED), *facts.where(IN_BRACKETS), *facts.where(NAMED_BEHIND)}):
        text = facts.texts[index]
        for match, (start, end) in _named(text) if not facts.blocks[index].rows else ():
            items = _items(text[start:end])
            if _are_miscounted(match, items):
                said = Place(index, match.start("number"), match.end("unit"))
                written = facts.blocks[index].text[said.start : said.end]
                yield Found(said, f"{written}, but {len(items)} are named", (Place(index, start, end),))


IN_BRACKETS = deferred(f"[(](?:(?:計|合計|以上|全|総勢)[0-9一二三四五六七八九十]|{_ITEM}(?:、|及び|並びに|と|又は))")
"""What stands in brackets where things are named or counted there: `[(北部、]中部)`, `[(計3]名)`, not `(仮称)`."""


def _named(text: str) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """Yield how things are counted, and where they are named, before or behind in brackets."""
    for match in NAMED.finditer(text):
        clause = CLAUSE.search(text, max(0, match.start() - LONGEST_CLAUSE), match.start())
        if clause is not None and (JOINED.search(clause[0]) or clause[0].count("、") >= FEWEST):
            yield match, clause.span()
    if IN_BRACKETS.search(text):
        yield from ((match, match.span("items")) for match in LISTED.finditer(text))
        yield from ((match, match.span("items")) for match in IN_LIST.finditer(text))
    if "、" in text:
        yield from ((match, match.span("items")) for match in NAMELY.finditer(text) if not _is_of_them(match))


def _is_of_them(match: re.Match[str]) -> bool:
    """Tell whether a sentence says something of what is counted, and doesn't name it: 三機関は、検体と情報を提供し."""
    is_topic = match.string.endswith("は、", 0, match.start("items"))
    return is_topic and match.string.startswith(PARTICLES, match.end())


PARTICLES = ("を", "に", "の")
"""What stands behind a noun that isn't all that is said."""
LONGEST_CLAUSE = 160


def _are_miscounted(match: re.Match[str], items: Sequence[str]) -> bool:
    """Tell whether things are surely as many as are named, and another number is said."""
    number, unit = read_whole(match["number"]) or 0, match["unit"]
    if min(number, len(items)) < FEWEST or number == len(items) or not all(map(_is_thing, items)):
        return False
    if "items" in match.groupdict() and unit in PERSONS:
        return all(len(item) <= LONGEST_NAME for item in items)
    if unit in OF_PLACES and number > len(items):
        return not any(map(OF_A_PLACE.search, items))
    return unit not in PLACES or all(_is_called_so(item, unit) for item in items)


def _is_thing(item: str) -> bool:
    """Tell whether words may name one thing, and not several by a letter: the projects of A."""
    return len(item) > 1 and NO_NOUN.search(item) is None


def _is_called_so(item: str, unit: str) -> bool:
    """Tell whether a name ends as what is counted, or is one of a country in katakana."""
    if unit in PERSONS:
        return len(item) <= LONGEST_NAME and (ROLE.search(item) is not None or CALLED.search(item) is not None)
    is_prefecture = "県" in unit and item.rpartition("の")[2] in _prefectures()
    return item.endswith(tuple(unit)) or is_prefecture or (unit in COUNTRIES and COUNTRY.fullmatch(item) is not None)


@cache
def _prefectures() -> frozenset[str]:
    """Return the names of prefectures without 県, as they stand in a row: 青森、岩手."""
    names = columns("english_names", "value", "english")
    return frozenset(name[:-1] for name, english in names if english.endswith("Prefecture")) | {"東京", "北海道"}


FEWEST = 2
"""Things that make several."""


FOLLOWS = deferred("(?:次|下記?|左)[のに]|[(](?:[全計]|[0-9]{1,2}[^0-9()]{1,3}[)])")
"""What says that something follows: `[次の]5つ`, not `5つ`."""
LONGEST = 100
"""Characters at the end of a text in which that is said."""


def find_wrong_counts(facts: Facts) -> Iterator[Found]:
    """Find lists that have not as many items as the text above them says."""
    for index in facts.where(FOLLOWS):
        text = facts.texts[index]
        may_follow = index != facts.read[-1] and FOLLOWS.search(text, max(0, len(text) - LONGEST))
        match = _count_of_what_follows(text) if may_follow else None
        number = read_whole(match["number"]) if match else None
        if match is None or number is None or number < 2:
            continue
        items = _items_of(facts, index, match["unit"])
        if len(items) >= 2 and len(items) != number:
            said = facts.blocks[index].text[match.start("number") : match.end("unit")]
            places = tuple(Place(at, 0, min(20, len(facts.texts[at]))) for at in dict.fromkeys(items))
            yield Found(
                Place(index, match.start("number"), match.end("unit")), f"{said}, but {len(items)} follow", places
            )


def _items_of(facts: Facts, index: int, unit: str) -> list[int]:
    """Give the items of the list below a block; of times those that tell when something is."""
    items = items_below(facts.blocks, index)
    are_times = unit not in TIMES or all(BEGINS_WITH_DAY.match(facts.texts[at]) for at in items)
    return items if are_times else []


TIMES = frozenset({"回", "期", "次", "班"})
"""Units of what is listed by days, or else by other things: 次のとおり２回に分けて開く, above 日時 and 場所."""
BEGINS_WITH_DAY = deferred("第?[0-9一二三四五六七八九十]|令和|平成|[前後上下]期")
"""How an item begins that tells when something is: `[令和]7年`, `[第1]回`, not `場所`."""


def _count_of_what_follows(text: str) -> re.Match[str] | None:
    start = max(0, len(text) - LONGEST)
    found = (pattern.search(text, start) for pattern in (COUNTED, COUNTED_FIRST, FOUND, DIVIDED, IN_ALL))
    return next((match for match in found if match), None)


def items_below(blocks: Sequence[Block], index: int) -> list[int]:
    """Give the items of the list that begins below a block: labels of one series that count on from 1."""
    named = [*_named_below(blocks, index + 1)]
    if len(named) >= FEWEST:
        return named
    if blocks[index + 1].rows:
        return []
    below = range(index + 1, min(index + 1 + NEAR, len(blocks)))
    start = next((at for at in below if blocks[at].label), None)
    if start is None:
        return []
    in_letters = max(([*_letters_from(blocks, start, order)] for order in (IROHA, ALPHABET)), key=len)
    return in_letters if len(in_letters) >= FEWEST else _numbered_from(blocks, start, index)


def _numbered_from(blocks: Sequence[Block], start: int, index: int) -> list[int]:
    """Give the items of a list, with numbers from 1 on or without any, that begins below a block."""
    first, own = _label(blocks[start]), _label(blocks[index])
    if not blocks[start].number:
        return [*_bullets_from(blocks, start)]
    if first is None or first[1] != 1:
        return []
    form, above = first[0], own[0] if own else ""
    return [*_series_from(blocks, start, form, above)] if form != above else []


IROHA = "イロハニホヘトチリヌルヲ"
"""The order of kana in laws."""


ALPHABET = "ABCDEFGHIJKL"
"""The order of letters, of which A and C alone may be read as others."""


def _letters_from(blocks: Sequence[Block], start: int, order: str) -> Iterator[int]:
    """Yield the blocks of a list that is numbered イ, ロ, ハ, or A, B, C, one right behind the other."""
    for at, letter in zip(range(start, len(blocks)), order, strict=False):
        if fold(blocks[at].label or "").strip("() .") != letter:
            return
        yield at


def _series_from(blocks: Sequence[Block], start: int, form: str, above: str) -> Iterator[int]:
    """Yield the blocks of a series, up to where its numbers begin anew or the series above it goes on."""
    last = 0
    for at in range(start, len(blocks)):
        found, number = _label(blocks[at]) or ("", 0)
        if found == form:
            if not _goes_on(number, last):
                return
            last = number
            yield at
        elif blocks[at].kind in ENDS or (found and found == above):
            return


def _goes_on(number: int, last: int) -> bool:
    """Tell whether a number goes on from the one before: some are left out by mistake, or stand twice."""
    return 1 <= number - last <= MOST_LEFT_OUT or number == last > 0


NUMBERED = deferred(
    "[(【〔]?(?P<word>[^\\W0-9_ぁ-ん]{1,5}) ?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:[)】〕: ]|(?<=第.)[にはのが]、?)"
    "|(?P<ordinal>[0-9]|[一二三四五六七八九])(?P<of>つ目|点目|番目)[にはのが]|(?P<plain>[0-9]{1,2})(?P<dot>\\.)(?![0-9]\\b)"
)
"""How an item begins that is numbered with a word: `[(提言1)]情報を`, `[第一に、]`, `[二つ目は]`, not `提言の1`."""


def _named_below(blocks: Sequence[Block], start: int) -> Iterator[int]:
    """Yield the blocks that are numbered with a word, as 提言１ is, up to where another heading stands."""
    word, last = "", 0
    for at in range(start, len(blocks)):
        own, number = _own_number(fold(blocks[at].text))
        if number == last + 1 and (not word or own == word):
            word, last = own, number
            yield at
        elif not word or blocks[at].kind in ENDS or blocks[at].number:
            return


def _own_number(text: str) -> tuple[str, int | None]:
    """Give the word that a text begins with, and the number that it bears."""
    match = NUMBERED.match(text)
    if match is None:
        return "", None
    return match["word"] or match["of"] or match["dot"], read_whole(
        match["number"] or match["ordinal"] or match["plain"]
    )


def _bullets_from(blocks: Sequence[Block], start: int) -> Iterator[int]:
    """Yield the blocks of a list without numbers, one right behind the other, each as often as it holds an item."""
    bullet = f" {fold(blocks[start].label or '').strip()}"
    for at in _bullets(blocks, start):
        yield from [at] * (1 + fold(blocks[at].text).count(bullet))


def _bullets(blocks: Sequence[Block], start: int) -> Iterator[int]:
    above = _form(blocks[start - 1]) if start else ""
    for at in range(start, len(blocks)):
        if above and _form(blocks[at]) == above:
            return
        if _indent(blocks[at]) > _indent(blocks[start]):
            continue
        if blocks[at].label != blocks[start].label or _indent(blocks[at]) < _indent(blocks[start]):
            return
        yield at


def _form(block: Block) -> str:
    """Give the form of the number of a block, if it has one: (0) for (2)."""
    label = _label(block) if block.number else None
    return label[0] if label else ""


def _indent(block: Block) -> int:
    """Give the column that the text of an item begins in, where that is known."""
    return block.source[0][2] if block.label and block.source else 0


def _label(block: Block) -> tuple[str, int] | None:
    return read_label(fold(block.label).strip()) if block.label else None


PERSONS = frozenset({"名", "者", "社", "人"})
LONGEST_NAME = 16
"""Characters of a person's or company's name, in a list of them."""
PLACES = frozenset(
    {
        *("市", "町", "村", "県", "国", "区", "都", "市町", "市町村", "町村", "か国", "カ国", "ヶ国", "者", "社", "名"),
        *("都道府県", "都府県", "道府県", "府県", "都県", "道県"),
    }
)
"""What is counted of things whose names end so, and else of those that they have: 九州及び北陸の5県."""
ROLE = deferred("[者人長員監師士役官手生社事]$")
"""How what somebody is called ends: `担当[者]`, `主任技術[者]`, `理[事]`, not `担当課`."""
CALLED = deferred("(?:[長員事者役授監官師士] ?|[^ ] )[一-鿿々ァ-ヴー ]{2,8}$")
"""Who is called by an office and a name: `委[員 小比類巻明]`, not `担当課`."""
COUNTRIES = frozenset({"か国", "カ国", "ヶ国"})
"""Units of countries, whose names don't end so: タイ及びラオスの２か国."""
COUNTRY = deferred("[ァ-ヴー・]{2,20}|(?!.*(?:地域|諸国|ASEAN|[東西南北中]$))[一-鿿]{2,3}")
"""The name of a country: `[シンガポール]`, `[日本]`, not `東南アジア`."""
OF_PLACES = frozenset(
    {
        "学校",
        "校",
        "施設",
        "会場",
        "館",
        "駅",
        "港",
        "路線",
        "大学",
        "病院",
        "事業",
        "競技",
        "種目",
        "チーム",
        "作品",
        "か所",
    }
)
"""What places and offices may have several of: 北部及び南部の３校."""
OF_A_PLACE = deferred(
    "[市町村県都府区部州方域圏国課局海島]$|地方$|エリア$|ブロック$|北海道$|^[東西南北中]$|[市町村県都国区域所]内$"
)
"""How places and offices end: `北[部]`, not `北浜会館`."""
NEAR, MOST_LEFT_OUT = 2, 2
ENDS = frozenset({"title", "attachment", "signature"})
