"""Names by their endings: …委員会, …条約, 第６回…会合; and what is listed, with its divisions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.names.runs import Run

NUMBER = "[0-9元〇一二三四五六七八九十百千万]"
TIMES = deferred(
    f"(?:(?:令和|平成|昭和|大正|明治){NUMBER}+年?度?|(?:午前|午後)?{NUMBER}+"
    "(?:年度?|月|日|回|個|か国|カ国|ヶ国|名|人|件|社|団体|時|分)(?:間|目|頃|付け?)?)+"
)
DISASTER = deferred(
    f"(?:令和|平成|昭和){NUMBER}+年(?!度)(?:{NUMBER}+月|[一-鿿ァ-ヴー]{{2,14}}?)(?:地震|豪雨|台風|大雪|噴火|水害|大震災)"
)
"""What the 気象庁 and others call disasters by: 令和６年能登半島地震, 平成30年７月豪雨."""
STUDENTS = deferred("[ ・]|病院|大?学院|学[部生長]|[准名特]?.{0,3}教授|生|発|総長")
HEADED = deferred("[局部課室庁班]?長")
ARTICLE = deferred(f"第{NUMBER}+条")
OFFICIAL_NUMBER = deferred(f"(?<=[令則示例])第{NUMBER}+号")
"""What makes a law's number, and no name, of an act: 令和八年厚生労働省令第百十二号."""
VERSION = deferred(f"第{NUMBER}+次$")
"""Which one of a series of plans: 第六次エネルギー基本計画."""
FIELD = deferred("(?:上場)?会社名|商号|(?:法人|団体|事業者|機関|大学)名")
"""What a form asks for before the name that fills it in."""
ORDINAL = deferred(f"第{NUMBER}+[回次期](?:目)?")
_FORCES = "師団|旅団|連隊|航空団|航空群|航空隊|護衛隊群?"
DIVISION = deferred(
    "(?:局|部|課|(?<!会[議見])(?<!応接)(?<!研修)(?<![教病控])室|(?<!関)係|班|官房|センター|事務所|支部|支局|支店|支社|出張所|分室|本部|(?<!省)庁|"
    "学部|研究科|学科|専攻|研究所|部門|委員会|分科会|作業部会|ワーキンググループ|事務局|捜査隊|機動隊|救助隊|派遣隊|音楽隊|"
    f"方面隊|[大中小]隊|{_FORCES})$"
)
UNIT = deferred(f"第{NUMBER}+[^0-9]{{0,5}}(?:{_FORCES}|艦隊|管区海上保安本部)")
"""What is named by its number: 第５航空群."""
RESOLUTION = deferred(r"(?:第?[0-9]+回?会期)?(?:第?[0-9]+号?(?:[/(][0-9]+\)?)?)")
NOT_ORGANS = ("総理", "官房", "府", "大臣", "相")
POLITIES = frozenset(["政府", "議会", "国会", "軍", "国軍", "海軍", "陸軍", "空軍", "当局", "政権"])
MEETINGS = (
    *("委員会", "審議会", "検討会", "研究会", "懇談会", "分科会", "部会", "協議会", "理事会", "評議会"),
    *("推進会議", "会議", "調査会", "総会", "連絡会"),
)


def endings(run: Run, persons: Sequence[Name] = ()) -> Iterator[Name]:
    """Yield what is listed, and what ends as names end."""
    yield from _listed(run)
    organization: tuple[int, int] | None = None
    inside = False
    spans = {(a, b) for a, b, _ in run.listed}
    floors = [run.index[name.end] for name in persons if name.label == "PERSON"]
    for end in range(1, len(run.types) + 1):
        found = _head(run, end) if run.types[end - 1].head_end else None
        if found is None or found[0].label in {"GPE", "LOC"}:
            continue
        head, at = found
        start = _left(run, at, head, max((floor for floor in floors if floor <= at), default=0))
        name = _named(run, start, at, end, head, inside=inside)
        inside = inside or head.strength >= 80
        if name is None or (start, end) in spans:
            continue
        yield _numbered(run, name)
        if name.label == "ORG":
            organization = (start, end)
    yield from _divisions(run, organization)
    for disaster in DISASTER.finditer(run.text) if "年" in run.text else ():
        if disaster.start() in run.index and disaster.end() in run.index:
            yield Name(*disaster.span(), "EVENT", 86)


def _listed(run: Run) -> Iterator[Name]:
    for (start, middle, ministry), (at, end, body) in pairwise(run.listed):
        glued = middle == at and ministry.label == body.label == "ORG"
        if glued and ministry.value.endswith(("省", "府", "庁")):  # 内閣府|総合科学技術・イノベーション会議
            yield Name(run.starts[start], run.starts[end], "ORG", 85, body.value)
    for a, b, entry in run.listed:
        if entry.label not in {"ORG", "LAW", "EVENT", "GPE"}:
            continue
        start, end = run.starts[a], run.starts[b]
        if entry.label == "GPE":
            if run.word(b) in POLITIES and entry.id:
                yield Name(start, run.starts[b + 1], "ORG", 66)
        elif entry.label == "ORG" and run.text.startswith(("大臣", "相", "副大臣", "政務官", "特命担当"), end):
            continue
        elif run.text[start:end] not in gazetteer.no_names():
            version = VERSION.search(run.text, max(0, start - 8), start) if entry.label == "LAW" else None
            value: str | None = entry.value
            if version and version.start() in run.index:
                start, value = version.start(), None
            yield _numbered(run, Name(start, end, entry.label, 60, value, entry.id))


def _numbered(run: Run, name: Name) -> Name:
    """Take in the number of a resolution: 国連総会決議第７１回会期第２２２号."""
    number = RESOLUTION.match(run.text, name.end)
    if name.label == "LAW" and run.text.endswith("決議", 0, name.end) and number:
        return name._replace(end=number.end(), strength=90)
    return name


def _head(run: Run, end: int) -> tuple[gazetteer.Head, int] | None:
    """Return the longest known ending before a token, and where it begins."""
    heads = gazetteer.heads()
    for at in range(max(0, end - 6), end):
        head = heads.get(run.part(at, end))
        if head:
            return head, at
    return None


def _left(run: Run, at: int, head: gazetteer.Head, floor: int) -> int:
    """Return where the name that ends so begins: what is generic, a time or a count is cut off on the left."""
    ordinal = ORDINAL.search(run.text, 0, run.starts[at]) if head.label in {"EVENT", "ORG"} else None
    if ordinal and ordinal.start() in run.index:
        start = run.index[ordinal.start()]
        joined = start and run.types[start - 1].char == "o"
        if head.label == "EVENT" and start and not joined and run.proper(0, start):
            start = skipped(run, floor, start)
        return start
    start = skipped(run, floor, at)
    if head.label == "FAC" and start + 1 < at and run.types[start + 1].char == "o" and run.state(start):
        return start + 2  # フィリピン・マニラ港
    return start


def skipped(run: Run, start: int, at: int) -> int:
    """Return the first token from a start on that a name can begin with."""
    while start < at:
        times = TIMES.match(run.text, run.starts[start]) or FIELD.match(run.text, run.starts[start])
        if times and run.index.get(times.end(), at + 1) <= at:
            start = run.index[times.end()]
        elif run.word(start) == "同":
            stops = range(min(start + 5, at), start + 1, -1)  # 同委員会|広島事務所
            start = next((stop for stop in stops if run.part(start + 1, stop) in gazetteer.heads()), start + 1)
        elif run.types[start].breaks or run.types[start].char == "o":
            start += 1
        else:
            break
    return start


def _named(run: Run, start: int, at: int, end: int, head: gazetteer.Head, *, inside: bool) -> Name | None:
    """Make a name, if enough stands before its ending."""
    if start >= at or run.word(at - 1) == "各":
        return None
    ordinal = ORDINAL.match(run.text, run.starts[start]) if head.label in {"EVENT", "ORG"} else None
    if ordinal and run.starts[at] <= ordinal.end() and run.part(at, end) in gazetteer.words("loose"):
        return None  # 第１回会合 is no name
    meets = run.text.endswith(MEETINGS, 0, run.starts[end]) and not run.text.endswith("実行委員会", 0, run.starts[end])
    numbered = ordinal and (head.label == "EVENT" or meets)
    proper = run.proper(start, at) or (inside and head.label == "EVENT") or bool(UNIT.fullmatch(run.part(start, end)))
    if not numbered and not _enough(run, start, at, end, head, proper=proper):
        return None
    if ordinal and not numbered:
        start = run.index.get(ordinal.end(), start)  # 第１回汐見原市議会 is a session of 汐見原市議会
    after = run.starts[end]
    if head.label == "ORG" and (run.text.startswith(NOT_ORGANS, after) or HEADED.match(run.text, after)):
        return None
    if run.part(at, end) == "大" and end < len(run.types) and not STUDENTS.match(run.text, after):
        return None  # 最高裁判所大法廷
    if head.label == "LAW" and OFFICIAL_NUMBER.match(run.text, after):
        return None
    if head.label == "EVENT" and run.text.startswith(("室", "場", "録", "員", "費", "所"), after):
        return None
    if run.part(start, end) in gazetteer.no_names():
        return None  # 国際人道法
    label = "EVENT" if numbered else head.label
    if run.text.endswith(("法", "法律"), 0, after) and run.word(end) == "案":
        after = run.starts[end + 1]
    elif run.part(at, end) == "法人" and all(map(run.state, range(start, at))):
        return None  # 米国法人 is a company of there, not one of that name
    return Name(run.starts[start], after, label, head.strength if proper else head.strength - 4)


def _enough(run: Run, start: int, at: int, end: int, head: gazetteer.Head, *, proper: bool) -> bool:
    """Tell whether enough stands before an ending, by what the ending needs."""
    telling = run.telling(start, at)
    if head.needs == "any":
        return proper or telling >= 1 or (head.label == "ORG" and at - start >= 3)
    if head.needs == "words":
        return proper or telling >= 2
    if head.needs == "title":
        return proper or (telling >= 1 and end - start >= 3)
    if head.needs == "law":
        cited = ARTICLE.match(run.text, run.starts[end]) is not None
        return at - start >= 2 and (cited or (run.word(at - 1) not in gazetteer.words("no law") and telling >= 1))
    return proper


def _divisions(run: Run, organization: tuple[int, int] | None) -> Iterator[Name]:
    """Yield an organisation with its divisions as one name: 外務省国際協力局国別開発協力第一課."""
    firsts = [(a, b) for a, b, entry in run.listed if entry.label == "ORG"]
    if organization and ORDINAL.match(run.text, run.starts[organization[0]]):
        organization = None
    if organization:
        firsts.append(organization)
    for start, end in firsts:
        last = 0
        for stop in range(end + 1, len(run.types) + 1):
            if DIVISION.search(run.part(end, stop)) and not run.word(stop).startswith("長"):
                last = stop
        if last:
            yield Name(run.starts[start], run.starts[last], "ORG", 84)
