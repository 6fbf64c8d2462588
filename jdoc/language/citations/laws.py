"""Laws: which law stands before a reference: 法第三条, 河川法（昭和三十九年法律第百六十七号）第三条, 民法709条."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.citations.chains import is_terse
from jdoc.language.citations.customary import name_before
from jdoc.language.citations.heads import LAW_ENDS, LINKING
from jdoc.language.citations.others import is_former, qualified, unlisted
from jdoc.language.citations.patterns import CIRCLED, HIRAGANA
from jdoc.language.citations.words import words
from jdoc.language.laws.listed import citing_names, short_names
from jdoc.language.laws.numbers import rule_number
from jdoc.language.lazy import deferred
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jdoc.language.citations.chains import Chain
    from jdoc.language.citations.customary import Customs

LAW_AT_END = deferred(
    "[一-鿿々ヶァ-ヴーA-Za-z0-9・]{0,40}"
    "(?:法律?|[政省府勅]?令|規[則程約]|条例|憲[法章]|条約|協[定約]|議定書|要[綱領]|通達|約款|定款|契約書?)[ ]?\\Z"
)
"""What ends like the name of a law: `は[軽犯罪法]`, `[令]`, not `方針`."""
NUMBERED_RULE = deferred(
    "人事院規則(?P<parts>[0-9〇一二三四五六七八九十]+(?:[―‐–—-][0-9〇一二三四五六七八九十]+)+)[ ]?\\Z"
)
"""A rule of the 人事院, whose number is its name: `[人事院規則一〇―四]`."""
PARTICLES = deferred("[ノニヲハ]")
"""What ends the words before a name in katakana laws: `許可[ニ]付テ`."""
ISSUER = deferred("年(?P<town>[^年]{1,12}[都道府県市区町村])(?:条例|規則)")
"""Who has issued a by-law, as its number says: 平成十三`[年みどり町条例]`第三十一号."""
ONE_NAME = deferred("[^、。・()「」はをが ]*")
"""What stands in one name between the town and the rest of it: `[みどり町子ども]`, not `みどり町は、`."""
SHORT_NAME = deferred(
    "[新旧改正現行本]{0,3}(?:法[律令]?|[政省府]?令|規則|条例|規程|通則法|施行[令規]則?|細則|条約|協定|議定書|要[綱領])"
)
"""What is no name of its own: `[法]`, `[旧法]`, `[施行令]`, not `民法`."""
FORMER = "旧"
CODE = "法典"
"""What foreign laws end with: 中国民法典."""
LONGEST = 60
"""Characters of a name that are looked at."""
SHORTEST = 2
LONGEST_BRACKET = 200
MOST_BRACKETS = 3
"""Between a name and its article: 規則八―一二（職員の任免）（以下「…」という。）第十八条; and the name itself."""


ENFORCING = "施行"
"""What the names of orders begin with behind that of their law: 同法|施行令."""
PRONOUN = deferred("(?<![合共一])同(?:法|条例|規則|令)\\Z")
"""What stands before them: `[同法]`施行令, not `合同令`."""


class Law(NamedTuple):
    """A law as it is named in a text."""

    start: int
    end: int
    name: str
    """Its canonical name, or what is written where it isn't known."""
    is_known: bool = True
    """False of a short name that nothing defines."""
    num: str | None = None
    id: str | None = None


class Known(NamedTuple):
    """What laws may be named by in a text."""

    folded: str
    laws: Mapping[int, Law]
    """Those found in the text, by where they end."""
    terms: Mapping[str, str]
    """What the document calls laws."""
    customs: Customs
    """What short names mean that it does not define."""
    has_hiragana: bool
    """False of katakana laws, where ニ before a name is a particle."""

    @classmethod
    def of(cls, folded: str, laws: Mapping[int, Law], terms: Mapping[str, str], customs: Customs) -> Known:
        """Return what is known of a text."""
        return cls(folded, laws, terms, customs, HIRAGANA.search(folded) is not None)


def law_before(known: Known, chain: Chain, ends: Sequence[int]) -> Law | None:
    """Return the law that is named right before a reference, perhaps with brackets behind its name.

    `ends` is where the references of the text end: no name reaches over one, but for those in a bracket behind it.
    """
    if chain.law:
        return None
    folded, low = known.folded, ends[bisect_right(ends, chain.start) - 1]
    end: int | None = chain.start - (folded[chain.start - 1 : chain.start] == " ")
    is_bare = is_terse(folded, chain) and CIRCLED.match(folded, chain.steps[0].end) is None
    for _ in range(MOST_BRACKETS):
        if not end or end <= low:
            return None
        named = _called(known, chain, low, end) or (
            _sure_at(known, low, end) if is_bare else _law_at(known, low, end) or _unlisted_at(known, chain, low, end)
        )
        if named:
            return as_other(folded, named)
        if folded[end - 1] != ")":
            return None
        end = _opening(folded, end)
        low = ends[bisect_right(ends, end) - 1] if end else 0
    return None


def _called(known: Known, chain: Chain, low: int, end: int) -> Law | None:
    """Return the law that the document, or its field, calls by a short name: 相法19条, 民709条."""
    found = known.laws.get(end)
    if found and found.name != known.folded[found.start : end]:
        return None
    name = name_before(known.folded, low, end, known.terms)
    if name is None or (found and len(name) < end - found.start):
        return None
    is_bare = end == chain.start and bool(chain.steps) and chain.steps[0].is_plain
    title = known.terms.get(name) or known.customs.title(name, is_bare=is_bare)
    return Law(end - len(name), end, title) if title else None


def _sure_at(known: Known, low: int, end: int) -> Law | None:
    """Return the law that is surely named before an article of digits alone: 地方税法73の14, not 計算方法2."""
    found = known.laws.get(end)
    return found if found and found.start >= low else _title_at(known.folded, low, end, shortest=SHORTEST)


def as_other(folded: str, law: Law) -> Law:
    """Return a law with the state or the 旧 before its name, which make another one of it, without any number.

    >>> text = "旧商法"
    >>> as_other(text, Law(1, 3, "商法", num="明治三十二年法律第四十八号"))[:3]
    (0, 3, '旧商法')
    """
    start = qualified(folded, law.start)
    if start == law.start:
        return law
    other = law._replace(start=start, name=folded[start : law.end].strip())
    if is_former(folded, law.start):
        is_title = law.name == folded[law.start : law.end]
        other = other._replace(name=f"{FORMER}{law.name}" if is_title else other.name, is_known=is_title)
    # its own number may stand behind it
    return other if folded[law.end : law.end + 1] == "(" else other._replace(num=None, id=None)


def _unlisted_at(known: Known, chain: Chain, low: int, end: int) -> Law | None:
    """Return what may be an act before an article, though nothing tells which: 安衛則第三条, ガット第二十条."""
    first = chain.steps[0]
    if first.how != "number" or (first.level != "At" and known.folded[end - 1] != "則"):
        return None
    name = unlisted(known.folded, max(low, end - LONGEST), end, in_hiragana=known.has_hiragana)
    if not name:
        return None
    listed = known.terms.get(name) or short_names().get(name)
    start = known.folded.rindex(name, 0, end)
    return Law(start, end, listed or name, is_known=listed is not None or name.endswith(CODE))


def _opening(folded: str, end: int) -> int | None:
    """Return where the bracket opens that ends at an offset."""
    depth = 0
    for at in range(end - 1, max(-1, end - 1 - LONGEST_BRACKET), -1):
        depth += (folded[at] == ")") - (folded[at] == "(")
        if not depth:
            return at
    return None


def _law_at(known: Known, low: int, end: int) -> Law | None:
    """Return the law whose name ends at an offset: one that was found, or what ends like the name of one."""
    folded, found = known.folded, known.laws.get(end)
    rule = NUMBERED_RULE.search(folded, max(low, end - LONGEST), end)
    if rule:
        return Law(rule.start(), end, f"人事院規則{rule_number(rule['parts'])}")
    if not end or folded[end - 1] not in LAW_ENDS:
        return found
    if found is None or found.start < low:
        return _title_at(folded, low, end, shortest=SHORTEST) or _named_at(known, low, end)
    return _as_found(known, low, found)


def _as_found(known: Known, low: int, found: Law) -> Law:
    """Return a law that was found with all of its name, and with nothing else."""
    folded, start, end = known.folded, found.start, found.end
    if folded.startswith(ENFORCING, start) and (pronoun := PRONOUN.search(folded, low, start)):
        return found._replace(start=pronoun.start(), name=pronoun[0] + folded[start:end])
    issued = _issued_at(folded, low, found)
    if issued is not None:
        return found._replace(start=issued, name=folded[issued:end])
    title = _title_at(folded, low, end, shortest=end - start)
    if title or (found.num and end - start > 1):
        return title or found
    return _without_clause(known, found)


def _issued_at(folded: str, low: int, found: Law) -> int | None:
    """Return where the name of a by-law begins with the town that its number says: みどり町|の子ども医療費助成条例."""
    issuer = ISSUER.search(found.num or "")
    if issuer is None:
        return None
    start = folded.rfind(issuer["town"], max(low, found.start - LONGEST), found.start)
    return start if start >= 0 and ONE_NAME.fullmatch(folded, start, found.start) else None


def _title_at(folded: str, low: int, end: int, *, shortest: int) -> Law | None:
    """Return the longest title that ends at an offset, of those that are listed and longer than what was found."""
    start = next(
        (start for start in range(max(low, end - LONGEST), end - shortest) if folded[start:end] in titles()), None
    )
    return None if start is None else Law(start, end, folded[start:end])


@cache
def titles() -> frozenset[str]:
    """Return the titles of laws that are listed; loaded where a law is cited that was not found otherwise."""
    return frozenset(title for (title,) in columns("law_numbers", "title"))


def _without_clause(known: Known, found: Law) -> Law:
    """Leave out of a name what stands before a short name that is defined: 解任に関する|通則法."""
    folded = known.folded
    written = folded[found.start : found.end]
    if not known.has_hiragana:  # 但シ河川法
        start = next((at for at in range(found.start + 1, found.end) if folded[at : found.end] in titles()), None)
        return found if start is None else Law(start, found.end, folded[start : found.end])
    for term, name in known.terms.items():
        start = found.end - len(term)
        if written.endswith(term) and found.start < start and HIRAGANA.match(folded, start - 1):
            return Law(start, found.end, name)
    return found


def _named_at(known: Known, low: int, end: int) -> Law | None:
    """Return what ends like the name of a law, where none was found."""
    folded = known.folded
    run = LAW_AT_END.search(folded, max(low, end - LONGEST), end)
    if run is None:
        return None
    name = run[0].lstrip("".join(LINKING) + "・ ").strip()
    if not known.has_hiragana:  # 許可ニ付テハ河川法
        name = PARTICLES.split(name)[-1]
    listed = known.terms.get(name)
    is_short = SHORT_NAME.fullmatch(name) is not None or name in citing_names()
    return Law(end - len(name), end, listed or name, is_known=listed is not None or not is_short)


def is_own_act(pronoun: str) -> bool:
    """Tell whether a pronoun means an act that is no law: 本契約.

    >>> is_own_act("本契約"), is_own_act("本条例")
    (True, False)
    """
    return _kind_of(pronoun) in words("own")


def _kind_of(pronoun: str) -> str:
    return pronoun.removeprefix("この").removeprefix("コノ").removeprefix("此ノ").lstrip("本同")


def kind_fits(pronoun: str, name: str) -> bool:
    """Tell whether a pronoun may point to a law: 同令 to no 法.

    >>> kind_fits("同令", "河川法施行令"), kind_fits("同令", "河川法"), kind_fits("この条例", "港条例")
    (True, False, True)
    """
    kind = _kind_of(pronoun)
    endings = words("kind").get(kind) or words("own").get(kind) or kind
    return name.endswith(tuple(endings.split(","))) or (kind == "規則" and NUMBERED_RULE.fullmatch(name) is not None)
