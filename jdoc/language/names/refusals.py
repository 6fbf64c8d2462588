"""Words up to an ending of names, and why some are no name: 国際計画 is any of them, 白浜会議 not all of 白浜会議室."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.beginnings import NUMBER
from jdoc.language.names.lands import read_regions
from jdoc.language.tokens import DOT
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.names import NameLabel
    from jdoc.language.names.gazetteer import NameEnding
    from jdoc.language.names.texts import Tokens

ARTICLE = deferred(f"第{NUMBER}+条")
"""What shows that a law is cited before it: `[第三条]`, not `第三回`."""
NUMBERED = deferred(f"第{NUMBER}+\\Z")
"""A number right before the ending of a law: `東京都[第2]`, not `第二次`."""
ANY_SCHOOL = deferred("[都道府県市区町村]立(?:小・?中|小|中|高等|高|特別支援|義務教育)?(?:学校|高校|幼稚園|保育所)\\Z")
"""The end of what a municipality has several of: 北浜`[市立小学校]`, not `市立南小学校`."""
# What 大 is short for a university before: 東海大|病院, 東海大|准教授.
STUDENTS = "[ ・]|病院|大?学院|学[部生長]|[准名特]?.{0,3}教授|生|発|総長"
NOT_BEFORE = {
    "ORG": deferred("(?<=会)室|総理|官房|府|大臣|相|令(?!和)|[局部課室庁班]?長|舎"),
    "LAW": deferred(
        f"(?<=[令則示例])第{NUMBER}+号|的|(?<=法制)[局部課室]|(?<=計画|戦略|方針)[課室係班局部](?!会)|(?<=計画)担当|(?<=協定)[すし](?!め)"
    ),
    "EVENT": deferred("[室場録員費所]|(?<=会議)事(?=[録要概])|(?<=協議)会"),
    "港": deferred("区"),
    "航空": deferred("レーザ|写真|測量|機|路|法|行政|管制|貨物|運賃|需要|産業"),
    "大": deferred(f"(?!{STUDENTS}|$)."),
}
"""What makes no name of a name of some label, or with some ending, that stands before it.

外務|大臣, 国際協力局|長; 厚生労働省|令; 令和八年厚生労働省令|第百十二号, 司法法制|部, 河川計画|課; 会議|室;
東京都港|区; 最高裁判所大|法廷, but 東海大|学院.
"""


class Phrase(NamedTuple):
    """What may be a name: the words of a run up to an ending of names."""

    run: Tokens
    start: int
    at: int
    """Where the ending begins."""
    end: int
    ending: NameEnding
    in_larger: bool
    """Names that are surer have ended in the run before."""
    ordinal: re.Match[str] | None
    """The number that it begins with: 第６回."""

    @property
    def label(self) -> NameLabel:
        """What the name is: a council that says which time it meets is an event."""
        return "EVENT" if self.is_numbered else self.ending.label

    @property
    def word(self) -> str:
        """The ending."""
        return self.run.part(self.at, self.end)

    @property
    def end_word(self) -> str:
        """Its last word."""
        return self.run.types[self.end - 1].word

    @property
    def stop(self) -> int:
        """The offset behind the ending."""
        return self.run.starts[self.end]

    @property
    def meets(self) -> bool:
        """True of councils and committees, but for those that see to something."""
        folded = self.run.folded
        meeting = folded.endswith(gazetteer.endings_for("meeting"), 0, self.stop)
        return meeting and not folded.endswith("実行委員会", 0, self.stop)

    @property
    def is_numbered(self) -> bool:
        """True of an event whose number is said."""
        return self.ordinal is not None and (self.ending.label == "EVENT" or self.meets)

    @property
    def is_proper(self) -> bool:
        """True where a name of its own stands before the ending, or around it, or a number that names a unit."""
        if self.run.is_distinctive(self.start, self.at) or (self.in_larger and self.ending.label == "EVENT"):
            return True
        return _unit().fullmatch(self.run.part(self.start, self.end)) is not None

    @property
    def specific(self) -> int:
        """How many words before the ending are not generic."""
        return self.run.count_specific(self.start, self.at)

    @property
    def words_before(self) -> int:
        """How many words stand before the ending."""
        return self.at - self.start

    @property
    def first(self) -> int:
        """The token that the name begins with: a number belongs to an event only."""
        if self.ordinal is None or self.is_numbered:
            return self.start
        return self.run.index.get(self.ordinal.end(), self.start)

    @property
    def name_end(self) -> int:
        """Where the name ends: a bill ends with 案."""
        bill = self.run.folded.endswith(("法", "法律"), 0, self.stop) and self.run.word(self.end) == "案"
        return self.run.starts[self.end + bill]

    @property
    def is_before_other_word(self) -> bool:
        """True where what follows makes another word of it: 国際協力局|長."""
        patterns = (NOT_BEFORE.get(self.ending.label), NOT_BEFORE.get(self.word))
        return any(pattern.match(self.run.folded, self.stop) for pattern in patterns if pattern)

    @property
    def is_region(self) -> bool:
        """True of ベトナム|バクニン省."""
        return any(region.end == self.stop and region.is_named for region in self.run.once(read_regions))

    @property
    def is_foreign_firm(self) -> bool:
        """True of 米国法人, タイ子会社: a company of there, not one of that name."""
        at = self.at - (self.word == "会社" and self.run.word(self.at - 1) in {"子", "孫"})
        return self.word in {"法人", "会社", "子会社"} and all(map(self.run.is_state, range(self.first, at)))


def is_case(phrase: str) -> bool:
    """Tell whether a phrase is a case before a court, and no event: 損害賠償請求事件.

    >>> is_case("損害賠償請求事件"), is_case("天安門事件")
    (True, False)
    """
    return phrase.endswith("事件") and phrase.removesuffix("事件").endswith(gazetteer.word_list("in court"))


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of units that are named by their numbers: 第５航空群."""
    return build(f"第{NUMBER}+[^0-9]{{0,5}}{gazetteer.any_of(gazetteer.endings_for('numbered'))}")


NEEDS: dict[str, Callable[[Phrase], bool]] = {
    # 漁港委員会; 国際協力機構, of three words though all are generic
    "any": lambda p: p.is_proper or p.specific >= 1 or (p.ending.label == "ORG" and p.words_before >= 3),
    # 海洋資源計画; 国際計画 is any of them
    "words": lambda p: p.is_proper or p.specific >= 2,
    # 海洋資源サミット
    "title": lambda p: p.is_proper or (p.specific >= 1 and p.words_before + p.end - p.at >= 3),
    # 沿岸振興法, 食品法第三条; 測定方法 and 国際法 are none
    "law": lambda p: p.words_before >= 2 and (_is_cited(p) or _names_law(p)),
    # 白浜銀行
    "proper": lambda p: p.is_proper,
    # 日米会談; a number has been looked for already
    "name": lambda p: p.is_proper,
}
"""What must stand before an ending, by the column `needs` of `name_endings`."""


def _is_cited(phrase: Phrase) -> bool:
    return ARTICLE.match(phrase.run.folded, phrase.stop) is not None


def _names_law(phrase: Phrase) -> bool:
    return phrase.specific >= 1 and phrase.run.word(phrase.at - 1) not in gazetteer.words("no law")


class Refusal(NamedTuple):
    """Why something with the ending of a name is none."""

    name: str
    holds: Callable[[Phrase], bool]
    left: str
    """A text with such a phrase, in which nothing ends a name."""


REFUSALS = (
    Refusal(
        "all of them",
        lambda p: p.run.word(p.at - 1) == "各",
        left="資源各機構が集まった。",
    ),
    Refusal(
        "a number, and an ending that needs more",
        lambda p: (
            p.ordinal is not None
            and p.ending.label != "EVENT"
            and p.run.starts[p.at] <= p.ordinal.end()
            and p.word in gazetteer.words("loose")
        ),
        left="第１回懇談会が開かれた。",
    ),
    Refusal(
        "too few words before the ending",
        lambda p: not p.is_numbered and not NEEDS[p.ending.needs](p),
        left="国際計画を立てた。",
    ),
    Refusal(
        "part of another word",
        lambda p: p.is_before_other_word,
        left="白浜会議室に集まった。",
    ),
    Refusal(
        "listed as no name",
        lambda p: p.run.part(p.first, p.end) in gazetteer.no_names(),
        left="国際人道法に照らす。",
    ),
    Refusal(
        "kinds of acts, with dots between",
        lambda p: p.run.word(p.at - 1) == DOT and p.run.part(p.start, p.at - 1) in gazetteer.endings(),
        left="主要な条約・協定を調べた。",
    ),
    Refusal(
        "a listed body behind a dot",
        lambda p: any(name.is_body and name.last == p.end for name in p.run.listed_behind_dots),
        left="補助金・手続・中小企業庁の窓口",
    ),
    Refusal(
        "an ordinance of a ministry, whichever",
        lambda p: p.end_word.endswith("令") and gazetteer.label_of(p.run.part(p.start, p.end)[:-1]) == "ORG",
        left="厚生労働省令で定める。",
    ),
    Refusal(
        "an ordinance by its number",
        lambda p: p.ending.label == "LAW" and NUMBERED.search(p.run.folded, 0, p.run.starts[p.at]) is not None,
        left="白浜都第２条例を改める。",
    ),
    Refusal(
        "rules of a court or a commission, whichever",
        lambda p: p.end_word == "規則" and gazetteer.label_of(p.run.part(p.start, p.end)[:-2]) == "ORG",
        left="最高裁判所規則で定める。",
    ),
    Refusal(
        "a province",
        lambda p: gazetteer.label_of(p.run.part(p.at - 1, p.end)) == "GPE",
        left="中国江蘇省の工場",
    ),
    Refusal(
        "a province in katakana behind its state",
        lambda p: p.is_region,
        left="ベトナム国ロンアン省の工場",
    ),
    Refusal(
        "schools of a municipality, whichever",
        lambda p: ANY_SCHOOL.search(p.run.folded, 0, p.stop) is not None,
        left="北浜市立小中学校用の机",
    ),
    Refusal(
        "a project",
        lambda p: p.end_word == "計画" and not p.is_proper and p.run.word(p.at - 1) in gazetteer.words("no plan"),
        left="高速道路計画を支援する。",
    ),
    Refusal(
        "a case before a court",
        lambda p: p.ending.label == "EVENT" and is_case(p.run.part(p.start, p.end)),
        left="白浜損害賠償請求事件の判決",
    ),
    Refusal(
        "a company of a state",
        lambda p: p.is_foreign_firm,
        left="米国法人との契約",
    ),
)
"""What keeps a phrase from being a name; one is enough."""


def is_refused(phrase: Phrase) -> bool:
    """Tell whether a phrase is no name."""
    return any(refusal.holds(phrase) for refusal in REFUSALS)
