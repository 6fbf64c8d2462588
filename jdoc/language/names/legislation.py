"""Legislation: names of laws and treaties that reach over what parts other names, …の一部を改正する法律."""

from __future__ import annotations

import re
from itertools import starmap
from typing import TYPE_CHECKING

from jdoc.language.laws.beginnings import find_listed
from jdoc.language.laws.numbers import GATES, RULE, rule_number
from jdoc.language.laws.said import names_by_number
from jdoc.language.laws.titles import find_titles, title_start
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, listed_municipalities
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, as_read, matches
from jdoc.language.names.texts import NOUNS, WORDS
from jdoc.language.scripts import NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens

LAW_NUMBER = deferred(
    """(?= [(] (?:明治|大正|昭和|平成|令和) [0-9元〇一二三四五六七八九十]{1,3} 年
           [^()]{1,12} 第[0-9〇一二三四五六七八九十百]+号 )""",
    re.VERBOSE,
)
"""Where the number of a law begins, behind 河川法 of 河川法（昭和三十九年法律第百六十七号）."""
LAW_ENDS = ("法", "令", "規則", "条例")
"""What stands before its number."""
EDITION = deferred(
    "[ ]?(?:(?:19|20)[0-9]{2}(?:[-―–~〜](?:19|20)[0-9]{2})?(?:年度?版|(?![0-9年.,:/-]))|令和[0-9元]+年度?版)"
    "|(?<=に関する法律)第[0-9〇一二三四五六七八九十百千]+号"
)
"""The year of a white paper or a plan: `経済財政運営と改革の基本方針[2024]`, `白書[令和６年版]`, not `2024年`.

The number of another state's law: `年金制度に関する法律[第百五十六号]`, not `法律第三条`.
"""
EDITION_BEFORE = deferred("(?:(?:令和|平成|昭和)[0-9元]{1,2}|(?:19|20)[0-9]{2})(?:年(?:度)?版?|版)[ ]?\\Z")
"""The same before a white paper: `[令和5年版]`, `[2024年版 ]`, not `令和版`."""
AMENDING = deferred(
    """(?<= [法律令例等則程示])
       (?P<name> (?:の一部を改正|を(?:全部)?改正|を廃止) する (?:等の)?
                  (?:法律|政令|(?:[一-鿿]{0,12}[省府庁])?令|命令|条例|規則|告示|訓令|規程) 案? )""",
    re.VERBOSE,
)
"""The end of what amends an act: `河川法[の一部を改正する法律案]`, `条例[を廃止する条例]`, not `法律を改正する`."""
RECOMMENDED = deferred("(?P<name>に関する(?:勧告|決議|声明))(?=案?(?:の|を|が)(?:全会一致で|本日)?(?:採択|可決))")
"""The end of what is adopted: 神経技術の倫理`[に関する勧告]の採択`, not `に関する勧告を受けた`."""
AMENDED = deferred("(?:改正|廃止)する(?:等の)?(?:法律|政令|省令|条例|規則)案?(?:及び|並びに|、|と)")
"""Another act that amends, before one: 民法等の一部を`[改正する法律案及び]`河川法, not `改正する法律`."""
LONGEST_VERB = 7
"""Characters of the verb there, which a clause ends with."""
ORDINANCE = deferred(
    "(?:条例|規則|要綱)(?=第[0-9〇一二三四五六七八九十]+条|[(」』]|の(?:[一全]部|規定|施行|素案|骨子|制定|改正|見直し)|に(?:基づ|よ[りる]))"
)
"""The end of an ordinance where it is cited: 北浜市補助金等交付`[規則]第5条`, not `規則を`."""
ORDAINED = deferred(
    f"(?<!{NOUN})(?P<place>{NOUN}{{2,7}}?[都道府県市区町村])(?:{NOUN}|の|こども|子ども|まちづくり|ふるさと|みどり){{2,}}\\Z"
)
"""What stands before that, with the municipality: `[北浜市補助金等交付]`, not `補助金等交付`."""
LONGEST_ORDINANCE = 48
"""Characters of that."""
BILL = deferred(
    "議案第 ?[0-9〇一二三四五六七八九十百]+ ?号[ 、:「]{0,2}"
    "(?P<name>[^ 、:。「」()\n][^、。「」()\n]{1,80}?(?:条例|規則|条約|協定|法律)案?)"
    "(?=につ|[、。はをが」\n ]|の件|と|\\Z)"
)
"""An act whose bill has a number: `[議案第23号債権管理条例案]につきまして`, not `議案第23号の審議`."""
CONSTITUTION = deferred(
    f"(?<!{NOUN})(?P<name>憲法)(?=第[0-9〇一二三四五六七八九十百]+条|[0-9]+条|前文|改正(?:案|草案|手続|を))"
)
"""The constitution where it is cited: `[憲法]第九条`, not `各国の憲法を`."""
DECIDED = deferred(
    """(?P<name> 計画|方針|戦略|大綱|プラン|パッケージ|要綱|ビジョン|指針|プログラム|対策|工程表|ロードマップ )
       (?= [(] (?: (?:令和|平成|昭和)[0-9元]{1,2} | 20[0-9]{2} ) 年
           [^()]{2,24} (?:決定|策定|改定|改訂|公表|取りまとめ) [)] )""",
    re.VERBOSE,
)
"""The end of a plan that says when it was decided: `重点[計画]（令和７年６月13日閣議決定）`, not `計画（案）`."""
BETWEEN = deferred("との間の[^、。「」()はを]{0,40}?(?:協定|条約|取極|取決め|議定書|覚書|交換公文)")
"""The end of a treaty of two parties: `日本国とチリ共和国[との間の協定]`, not `両国との間の話`."""
PARTIES = deferred("(?P<state>[^、。,「」()はをがに とや]{1,24}?)(?:政府)?と(?:[^、。,「」()はをがに とや]{1,24}?)$")
"""The parties of a treaty before that: `[日本国とチリ共和国]`, not `日本国`."""
LONGEST_PARTIES = 60
MATTERS = ("に関する", "のための")
"""What a treaty is about ends with, before its parties."""
LINK = (
    "の(?:ための)?|等|及び|並びに|又は|若しくは|による|における|に対する|に係る|に伴う|に向けた|な(?=[一-鿿])|へ|と|、"
    "|[をが][一-鿿]{1,4}(?:する|される)ための"
)
"""What joins the words of a long name; anything else ends it."""
LONG_NAME = deferred(f"(?:{LINK}|[一-鿿々ヶァ-ヴーA-Za-z0-9・])++")
"""The words of a long name: `[犯罪による収益の移転防止]に関する法律`, not `はに`."""
LONG_NAME_WITH_ACTS = deferred(f"(?:{LINK}|に関する|[一-鿿々ヶァ-ヴーA-Za-z0-9・])++")
"""The same, where other acts may be part of the name: `[土地改良法及び河川の利用に関する法律]`, not `はを`."""
OTHER_ACT = deferred("(?:法律|条約|協定|議定書|条例|(?<!方)法)(?:及び|並びに|又は|若しくは|と|、)")
"""Where one act ends and another one begins: `仙台[条約及び]気候変動に関する条約`, not `方法と`."""
LINKS = deferred(f"(?:{LINK})+")
"""What no name begins with: `[及び]気候`, not `気候`."""
SHORTEST_BEHIND = 20
"""Characters behind the offset that still are of the name."""
LONGEST_ACT = 120
"""Characters that a name is followed to the left for."""
MADE_ON = deferred(
    "(?:[一-鿿]{2})?[0-9元〇一二三四五六七八九十]+年(?:[0-9〇一二三四五六七八九十]+月)?(?:[0-9〇一二三四五六七八九十]+日)?"
    "(?:付け?|に(?:署名|採択|締結|作成)された)?の"
)
"""When a treaty was made, which is no part of its name: `[昭和35年1月19日の]条約`, not `昭和の条約`."""
POINTING = ("同", "本", "当該", "各", "次期", "新", "旧", "現行", "前")
"""What says no more of a plan than that it is this one, or the next."""
LIST_ENDS = ("及び", "並びに")
"""What stands before the last of a list."""


def act_start(text: Tokens, start: int, *, with_acts: bool = False) -> int:
    """Return where the name of an act begins, of which a part begins or ends at an offset; it may hold other acts."""
    pattern = LONG_NAME_WITH_ACTS if with_acts else LONG_NAME
    spans = [match.span() for match in pattern.finditer(text.folded, max(0, start - LONGEST_ACT), start)]
    begin = spans[-1][0] if spans and spans[-1][1] == start else start
    if not with_acts:
        begin = max((act.end() for act in OTHER_ACT.finditer(text.folded, begin, start)), default=begin)
    begin = _beyond_commas(text, begin, start)
    made_on = MADE_ON.match(text.folded, begin)
    return _at_token(text, made_on.end() if made_on else begin)


def _beyond_commas(text: Tokens, begin: int, start: int) -> int:
    """Return where a name begins once the items of a list before it and what links them are left out.

    A comma parts a list inside the name only where the list comes to its end there: 使用、貯蔵及び移譲の禁止.
    """
    folded = text.folded
    while begin < start:
        links = LINKS.match(folded, begin, start)
        begin = links.end() if links else begin
        comma = folded.find("、", begin, start)
        if comma < 0 or _is_list_inside(folded[begin:comma], folded[comma : start + SHORTEST_BEHIND]):
            break
        begin = comma + 1
    return begin


def _is_list_inside(before: str, behind: str) -> bool:
    return "の" in before and any(end in behind for end in LIST_ENDS)


def _at_token(text: Tokens, begin: int) -> int:
    """Return where the token begins that an offset or the next one after it stands at; kana before it is its own."""
    while (at := text.at(begin)) is None:
        begin += 1
    if at < len(text) and text.tags[at] in NOUNS:
        while at and text.tags[at - 1] in NOUNS and not text.types[at - 1].kanji:
            at -= 1  # 子ども・|子育て支援法
    return text.starts[at]


class Numbered(NamedTuple):
    """A law with its number behind: 河川法（昭和三十九年法律第百六十七号）; the number leaves no doubt."""

    text: Tokens
    end: int

    @property
    def start(self) -> int:
        """Where the run of nouns begins that ends with the law."""
        stop = self.text.index.get(self.end, 0)
        return self.text.starts[self.text.nouns_before(stop, WORDS, broken=True)]

    @property
    def is_law(self) -> bool:
        """True of what ends as laws do."""
        return self.text.folded.endswith(LAW_ENDS, 0, self.end) and self.end - self.start > 2


def _read_numbered(text: Tokens) -> list[Numbered]:
    return [Numbered(text, match.start()) for match in LAW_NUMBER.finditer(text.folded)]


class Treaty(NamedTuple):
    """A treaty between two parties: 日本国とチリ共和国との間の協定."""

    text: Tokens
    match: re.Match[str]

    @property
    def parties(self) -> re.Match[str] | None:
        """The parties before it; 二国間 are none."""
        start = self.match.start()
        parties = PARTIES.search(self.text.folded, max(0, start - LONGEST_PARTIES), start)
        return None if "国間" in self.match[0] else parties

    @property
    def start(self) -> int | None:
        """Where its first party begins, if that is a state."""
        parties = self.parties
        span = parties.span("state") if parties else (0, 0)
        starts = (at for at in range(*span) if gazetteer.is_state(self.text.folded[at : span[1]]))
        return next(starts, None)

    @property
    def is_between_states(self) -> bool:
        """True where the first party is a state."""
        return self.start is not None

    def find(self) -> Find:
        """Return the treaty, with the matter that stands before the parties."""
        start, folded = self.start or 0, self.text.folded
        if folded.endswith(MATTERS, 0, start):
            return Find(title_start(folded, start, self.text.begins_word), self.match.end())
        return Find(act_start(self.text, start), self.match.end())


def _read_treaties(text: Tokens) -> list[Treaty]:
    return [Treaty(text, match) for match in BETWEEN.finditer(text.folded)]


def _find_decided(plan: Match) -> Find:
    return Find(act_start(plan.text, plan.start), plan.end)


def _is_of_words(plan: Match) -> bool:
    """Tell whether words stand before the ending that say which plan it is: not 同計画."""
    start = _find_decided(plan).start
    return start < plan.start and plan.text.folded[start : plan.start] not in POINTING


def _find_amending(act: Match) -> Find:
    start = title_start(act.text.folded, act.start, act.text.begins_word, with_acts=True)
    others = (other.end() for other in AMENDED.finditer(act.text.folded, max(0, start - LONGEST_VERB), act.start))
    return Find(max(start, *others, 0), act.end)


def _read_ordinances(text: Tokens) -> list[Find]:
    """Return the ordinances that are cited by the place first that they begin with, made of whole words."""
    folded = text.folded
    ends = [*ORDINANCE.finditer(folded)]
    heads = ((ORDAINED.search(folded, max(0, end.start() - LONGEST_ORDINANCE), end.start()), end) for end in ends)
    spans = ((head.start(), end.end()) for head, end in heads if head and _begins_with_place(text, head))
    return [Find(*span) for span in spans if text.fits(*span)]


def _begins_with_place(text: Tokens, ordinance: re.Match[str]) -> bool:
    """Tell whether a municipality is one that is listed, or named by what the dictionary knows."""
    kind = text.type_at(ordinance.start())
    return kind.is_named or kind.place or ordinance["place"] in listed_municipalities.full_names()


def _read_own_numbers(text: Tokens) -> list[Find]:
    """Return the numbers of laws that stand for themselves; those behind a name belong to it (`law_numbers`)."""
    return [*starmap(Find, names_by_number(text.folded))]


def _read_listed_laws(text: Tokens) -> list[Find]:
    return [*starmap(Find, find_listed(text.folded, text.begins_word))]


def _read_titles(text: Tokens) -> list[Find]:
    return [*starmap(Find, find_titles(text.folded, text.begins_word))]


def _find_rule(rule: Match) -> Find:
    return Find(rule.match.start(), rule.match.end(), f"人事院規則{rule_number(rule.match['parts'])}")


RULES = Table(
    Rule(
        "law by its number",
        "LAW",
        Rank.AMENDING,
        _read_own_numbers,
        as_read,
        found="[昭和四十年政令第百六号]により定める。",
        left="昭和四十年に政令を定める。",
        gate=GATES,
    ),
    Rule(
        "rule of the personnel authority by its number",
        "LAW",
        Rank.NUMBERED,
        matches(RULE),
        _find_rule,
        found="[人事院規則９―３０]第十条による。",
        left="人事院規則による。",
        gate=("人事院規則",),
    ),
    Rule(
        "constitution where it is cited",
        "LAW",
        Rank.LISTED_PHRASE,
        matches(CONSTITUTION),
        lambda law: Find(law.start, law.end, "日本国憲法"),
        found="[憲法]第九条の解釈",
        left="各国の憲法を比べる。",
        gate=("憲法",),
    ),
    Rule(
        "law by its listed title",
        "LAW",
        Rank.LISTED_PHRASE,
        _read_listed_laws,
        as_read,
        found="[武器等製造法]第三条による。",
        left="武器の製造の方法による。",
        gate=("法", "令", "規則", "規程"),
    ),
    Rule(
        "act by its title, told by the end",
        "LAW",
        Rank.LISTED_PHRASE,
        _read_titles,
        as_read,
        found="同条の規定による[職員の勤務時間、休暇等に関する条例]第三条",
        left="職員の勤務時間に関する条例を作る。",
        gate=("に関する", "を定める", "に係る", "における", "のための", "に対する"),
    ),
    Rule(
        "act by the number of its bill",
        "LAW",
        Rank.LISTED_PHRASE,
        matches(BILL),
        Match.find,
        where=lambda bill: bill.text.fits(bill.start, bill.end),
        found="議案第23号[債権管理条例案]につきまして",
        left="議案第23号の審議では、条例案を",
        gate=("議案第",),
    ),
    Rule(
        "law with its number",
        "LAW",
        Rank.NUMBERED,
        _read_numbered,
        lambda law: Find(law.start, law.end),
        where=lambda law: law.is_law,
        found="[汚水排除令]（昭和四十年政令第百六号）による。",
        left="汚水排除令による。",
        gate=("号",),
    ),
    Rule(
        "ordinance of a municipality where it is cited",
        "LAW",
        Rank.LISTED_PHRASE,
        _read_ordinances,
        as_read,
        found="[白浜市補助金等交付規則]第５条",
        left="会議所補助金等交付規則第５条",
        gate=("条例", "規則", "要綱"),
    ),
    Rule(
        "treaty between two parties",
        "LAW",
        Rank.BETWEEN,
        _read_treaties,
        Treaty.find,
        where=lambda treaty: treaty.is_between_states,
        found="[湖沼の水質に関する日本国政府とペルー共和国政府との間の協定]を結ぶ。",
        left="二国との間の協定を結ぶ。",
        gate=("との間の",),
    ),
    Rule(
        "plan with its decision",
        "LAW",
        Rank.PHRASE_EVENT,
        matches(DECIDED),
        _find_decided,
        where=_is_of_words,
        found="[海洋社会の実現に向けた重点計画]（令和７年６月13日閣議決定）",
        left="計画（令和７年６月13日閣議決定）",
        gate=("定)", "訂)", "公表)", "まとめ)"),
    ),
    Rule(
        "what is adopted, with what it is about",
        "LAW",
        Rank.PHRASE_EVENT,
        matches(RECOMMENDED),
        _find_decided,
        where=_is_of_words,
        found="[神経技術の倫理に関する勧告]の採択",
        left="給与に関する勧告を受けた。",
        gate=("に関する勧告", "に関する決議", "に関する声明"),
    ),
    Rule(
        "act that amends others",
        "LAW",
        Rank.AMENDING,
        matches(AMENDING),
        _find_amending,
        found="[土地改良法及び河川の利用に関する法律の一部を改正する法律案]を審議した。",
        left="法律を改正する方針",
        gate=("改正する", "廃止する"),
    ),
)
