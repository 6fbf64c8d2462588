"""Companies and other bodies that their legal form tells: 株式会社青葉機械, 青葉機械㈱, Borealis Inc."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.kana import end_over_kana
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.texts import WORDS
from jdoc.language.names.token_types import CIRCLED, Trait
from jdoc.language.scripts import NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens

_JOINED = "一-鿿々ヶァ-ヴーA-Za-z0-9・"
LATIN_FIRM = deferred(
    r"""(?<![A-Za-z&.-]) (?P<name> [A-Z][A-Za-z0-9&'.-]*
        (?: [ ] (?: \([A-Z][A-Za-z ]{1,20}\) | [A-Z&][A-Za-z0-9&'.-]* | d[aeo]s?|of|and|van|von ) ){0,6} ,?[ ]
        (?: C[Oo]\.(?:,[ ]?|[ ])L(?:td|TD)\.? | P(?:te|TE|ty|TY|vt|VT)\.?[ ]L(?:td|TD)\.? | S(?:dn|DN)\.[ ]B(?:hd|HD)\.?
          | INC\. | CORP\. | LTD\. | LLP | Pty\.? | S\.r\.l\. | KG | Oy | Inc\.? | Corp\.?
          | Corporation | K\.K\. | Company | LLC | L\.L\.C\. | Ltd\.? | Limited
          | GmbH | PLC | plc | Ltda\.? | S\.?A\.?S\.? | S\.p\.A\. | S\.A\. | N\.V\. | B\.V\. | A/S | AG | Bhd\.? ) )
        (?![A-Za-z])""",
    re.VERBOSE,
)
"""A company with its legal form in Latin letters: `[Soro Chemicals (Thailand) Co., Ltd.]と`, not `Soro Incoming`."""
LATIN_FORM = deferred(
    rf"(?P<name>{NOUN}[{_JOINED}]{{1,19}}(?:\([^()]{{2,12}}\))? ?"
    r"(?:Co\.(?:, ?| )Ltd\.?|Pte\.? Ltd\.?|Inc\.|Corp\.|Corporation|LLC|Ltd\.|Limited|GmbH|Sdn\. Bhd\.|S\.A\."
    r"|(?<=[ァ-ヴー])(?:ASA?|AG|AB|BV|NV|Oy|SpA|SA)))"
    r"(?![A-Za-z])"
)
"""A company with a Japanese name and a form in Latin letters: `[ヤマト食品（タイ）Co., Ltd.]は`, not `ヤマト Co-op`."""
SURE_FORM = deferred(r"(?:LTD|INC|CORP)\.?$|LLP$")
"""A form that capitals alone may name: PTE. `[LTD.]`, not `COMPANY`."""
LATIN_BODY = deferred(
    r"""(?<![A-Za-z&.-])
        (?<!of\ the\ ) (?P<name> (?: Ministry | Department )\ (?:of|for) (?: ,? (?:\ and)? \ [A-Z][A-Za-z'-]+ ){1,6}
        | (?: University | Bank | Institute )\ (?:of|for) (?: \ [A-Z][A-Za-z'-]+ ){1,4}
        | (?! (?:The|A|An|Director|Deputy|Quarterly|Journal)\  ) (?: [A-Z][A-Za-z'-]+\ (?:(?:of|for|the)\ )* ){1,6}
          (?: Bureau | Ministry | Agency | University | Institute | Authority | Association | Committee | Council | Bank
            | Commission | Organi[sz]ation | Foundation | Federation | Society | Laboratory | Hospital | College )
          (?:\ (?:of|for|on|in) (?: (?:\ and)? (?:\ the)? \ [A-Z][A-Za-z'-]+ ){1,6} )? )
        (?![A-Za-z]|\ [A-Z])""",
    re.VERBOSE,
)
"""A body by its English name: `[Tohoku Regional Development Bureau]`, not `The Council`."""
LATIN_BODY_GATE = (
    *("Ministry", "University", "Department", "Bank", "Institute", "Bureau", "Agency", "Authority", "Association"),
    *("Committee", "Council", "Commission", "Organi", "Foundation", "Federation", "Society", "Laboratory", "Hospital"),
    "College",
)
LATIN_FIRM_GATE = (
    *(
        "LTD",
        "INC.",
        "CORP.",
        "LLP",
        "Pty",
        "S.r",
        "KG",
        "K.K",
        "Oy",
        "Co.",
        "Inc",
        "Corp",
        "Company",
        "LLC",
        "L.L.C.",
        "Ltd",
        "Limited",
        "GmbH",
        "PLC",
        "plc",
    ),
    *("SA", "S.A", "S.p", "N.V", "B.V", "A/S", "AG", "Bhd"),
)
LOWER = deferred("[a-z]")
"""What headings in capitals alone lack, which name no company."""
LATIN_COMPANY = deferred(
    r"""(?<![A-Za-z&.-]) (?P<name> [A-Z][A-Za-z0-9&'.-]*
        (?: [ ] (?: [A-Z&][A-Za-z0-9&'.-]* | of|and|de ) ){0,6} [ ]?社 ) (?![会員長内外団債印宅屋])""",
    re.VERBOSE,
)
"""A company by its Latin name: `[NorthHarbor社]に融資`, not `NorthHarbor社員`."""
FORM_GATE = (
    *(
        "法人",
        "社",
        "㈱",
        "㈲",
        "(株)",
        "(有)",
        "(財)",
        "(一財)",
        "(公財)",
        "(特非)",
        "(独)",
        "(地独)",
        "(国研)",
    ),
    *("(福)", "(医)", "(学)", "(同)", "(名)", "(資)", "(宗)", "(農)", "(協)"),
)
LAW_END = deferred("[法令](?=第[0-9〇一二三四五六七八九十百]|$)")
"""The end of a law about a kind of body: `独立行政法人通則[法]第三十六条`, not `法令集`."""
BRANCHES = (
    "支店",
    "支社",
    "本店",
    "本社",
    "営業所",
    "事業所",
    "製作所",
    "製造所",
    "製鉄所",
    "研究所",
    "工場",
    "支部",
    "支局",
)
"""What the branches of a company end with."""
DOUBTFUL = frozenset(f"({form})" for form in "独福医学同名資宗農協")
"""Forms that are other words as well."""
LIMITED = "(有)"
"""A form that is another word more often behind a noun."""
FIRM = deferred(
    "(?:工業|建設|商事|産業|興業|商会|商店|製作所|電気|電機|設備|土木|運輸|運送|交通|水産|食品|印刷|造園|石油|自動車|観光|建材|工務店|農園"
    "|牧場|酒造|[^々]組|堂|サービス|ホーム|メディカル|システム|開発)[(]有[)]|[(]有[)](?= {0,4}(?:代表)?取締役)"
)
"""A trade before （有）, or who heads a company behind it: `西海[商会（有）]`, not `資格（有）`."""
LONGEST_TRADE = 6
"""Characters of these."""
JOINT = deferred("[&+.'!-](?=[一-鿿ァ-ヴーA-Za-z0-9])")
"""A mark inside the name of a company: `サン[&]アイ`, not `サン、`."""
JOINED = deferred(f"(?P<name>(?:&[{_JOINED}]{{1,30}}){{1,4}}(?:株式会社|有限会社|合同会社|[(]株[)]|㈱|㈲))")
"""The end of a company whose name holds a mark, before its form: `サン[&アイ株式会社]`, not `アイ株式会社`."""
HOLDERS = deferred(
    "(?:代表|常勤|非常勤|社外|独立|専務|常務|上席|上級|主席|名誉|元|前|現|副)*(?:取締役|社長|会長|理事(?!会)|執行役員|監査役(?!会))"
    "|(?:分任)?(?:契約|支出負担行為)担当[役官]|(?:(?<!人材)(?<!労働者)派遣|出向|併任)\\Z"
)
"""Who holds an office in a company whose name goes before: `株式会社青葉[代表取締役]社長`, not `青葉`."""


COOPERATIVE = deferred(
    "(?<![A-Za-z])(?P<name>J[AF](?:(?![はがのをにへともやでか]|さん|から|まで|より)[ぁ-ゖー]{3,9}?"
    "|[東西南北中新奥](?![はがのをにへともやで](?![ぁ-ゖ])|から|まで|より|では|には)[ぁ-ゖー]{2,6}?)"
    f"(?:{NOUN}{{1,8}}|(?=[はがのをにへともや]?(?![ぁ-ゖー])))|J[AF]{NOUN}{{2,8}}?(?=代表理事|組合長|理事長|経営管理委員))"
)
"""A cooperative whose name goes on in hiragana: `[JAいわみ中央]が`, not `JAの会議`."""


def shows_body(text: Tokens, start: int, end: int) -> bool:
    """Tell whether what stands beside a form is a name by one of its words, or ends as bodies do: （医）|清風会."""
    if any(kind.is_named for kind in text.types_in(start, end)):
        return True
    return text.folded.endswith("会", start, end) or gazetteer.label_of_end(text.folded[start:end], before=1) == "ORG"


class Form(NamedTuple):
    """A legal form, as it begins the name of a body, or ends it: 株式会社, ㈱."""

    text: Tokens
    start: int
    end: int
    stop: int | None
    """Where the run of nouns behind it ends, if there is one."""

    @property
    def first(self) -> int:
        """Its token."""
        return self.text.index.get(self.start, 0)

    @property
    def is_glued(self) -> bool:
        """True where a noun stands right before it, to whose name it belongs."""
        return self.first > 0 and self.text.tags[self.first - 1] in WORDS

    @property
    def is_kind(self) -> bool:
        """True of 独立行政法人化, which names a kind of body."""
        return self.stop is not None and self.text.folded.startswith(gazetteer.word_list("kind of body"), self.end)

    @property
    def law_end(self) -> int | None:
        """Where the law ends that is about such bodies: 独立行政法人通則法."""
        match = LAW_END.search(self.text.folded, self.end, self.stop) if self.stop else None
        return match.end() if match else None

    @property
    def begins_law(self) -> bool:
        """True of 独立行政法人|通則法."""
        return not self.is_glued and not self.is_kind and self.law_end is not None

    @property
    def begins_body(self) -> bool:
        """True of 株式会社|青葉機械."""
        if self.stop is None or self.is_glued or self.is_kind or self.law_end:
            return False
        written = self.text.folded[self.start : self.end]
        return written not in DOUBTFUL or shows_body(self.text, self.end, self.stop)

    @property
    def ends_body(self) -> bool:
        """True of 青葉機械|㈱."""
        written = self.text.folded[self.start : self.end]
        mark = written in gazetteer.endings_for("mark") or (written == LIMITED and self._is_firm_before)
        return mark and self.is_glued and not self.is_kind

    @property
    def _is_firm_before(self) -> bool:
        """True where a name stands before （有）, or what ends as bodies or firms do: 資格（有） is none."""
        first = self.text.nouns_before(self.first)
        told = FIRM.search(self.text.folded, max(0, self.start - LONGEST_TRADE), self.end + LONGEST_TRADE)
        return told is not None or shows_body(self.text, self.text.starts[first], self.start)

    def find_law(self) -> Find:
        """Return the law about such bodies."""
        return Find(self.start, self.law_end or self.end)

    def find_after(self) -> Find:
        """Return 株式会社青葉機械 to the end of its run, or to the title behind it."""
        end = _before_title(self.text, self.end, self.stop or self.end)
        entry = gazetteer.entries().get(self.text.folded[self.end : end])
        return Find(self.start, end, entry.value if entry and entry.label == "ORG" else None)

    @property
    def branch_end(self) -> int:
        """Where its branch ends that is glued to it: 住友金属工業（株）|鹿島製鉄所; its own end without one."""
        branch = self.text.folded[self.end : self.stop] if self.stop else ""
        return self.stop or self.end if branch.endswith(BRANCHES) else self.end

    def find_before(self) -> Find:
        """Return 青葉機械㈱ from the beginning of its run, with its branch."""
        start = self.text.starts[self.text.nouns_before(self.first)]
        number = CIRCLED.match(self.text.folded, start)
        return Find(number.end() if number else start, self.branch_end)


@cache
def _form() -> re.Pattern[str]:
    return build(gazetteer.any_of(gazetteer.endings_for("form")))


def read_forms(text: Tokens) -> list[Form]:
    """Return the legal forms of bodies in a text: 株式会社, （有）."""
    return [_read_form(text, *match.span()) for match in _form().finditer(text.folded)]


def _read_form(text: Tokens, start: int, end: int) -> Form:
    return Form(text, start, end, _end_over_joints(text, end_over_kana(text, end, text.run_end(end))))


def _end_over_joints(text: Tokens, end: int | None) -> int | None:
    """Return where the runs end that marks join to the one that ends at an offset: サン|&|アイ, DMM|.|com."""
    while end is not None and JOINT.match(text.folded, end):
        beyond = text.run_end(end + 1)
        if beyond is None:
            break
        end = beyond
    return end


def _find_joined(firm: Match) -> Find:
    """Return a company whose name holds a mark, from the beginning of the run before the first one."""
    text = firm.text
    stop = text.at(firm.start)
    return Find(text.starts[text.nouns_before(stop, broken=True)] if stop else firm.start, firm.end)


def _before_title(text: Tokens, start: int, stop: int) -> int:
    """Return where a run that begins with a body ends without the title at its end: …研究所|主任研究員."""
    holder = HOLDERS.search(text.folded, start, stop)
    if holder:
        return holder.start()
    ends = text.starts[text.index[start] + 1 : text.index[stop]]
    return next((at for at in ends if text.folded[at:stop] in gazetteer.title_set()), stop)


RULES = Table(
    Rule(
        "law about a legal form",
        "LAW",
        Rank.INCORPORATED,
        read_forms,
        Form.find_law,
        where=lambda form: form.begins_law,
        found="[独立行政法人通則法]第三十六条の規定",
        left="独立行政法人の通則",
        gate=FORM_GATE,
    ),
    Rule(
        "legal form before the name",
        "ORG",
        Rank.INCORPORATED,
        read_forms,
        Form.find_after,
        where=lambda form: form.begins_body,
        found="[株式会社青葉海洋機械]と合併した。",
        left="独立行政法人化の議論",
        gate=FORM_GATE,
    ),
    Rule(
        "mark of a legal form behind the name",
        "ORG",
        Rank.INCORPORATED,
        read_forms,
        Form.find_before,
        where=lambda form: form.ends_body,
        found="[四国開発（株）]と合併した。",
        left="青葉海洋機械と合併した。",
        gate=FORM_GATE,
    ),
    Rule(
        "cooperative whose name goes on in hiragana",
        "ORG",
        Rank.INCORPORATED,
        matches(COOPERATIVE),
        Match.find,
        where=lambda body: body.text.at(body.end) is not None,
        found="[JAきたみらい]、組合長",
        left="JAの会議、JAさん",
        gate=("JA", "JF"),
        traits=Trait.LATIN,
    ),
    Rule(
        "company with a mark in its name",
        "ORG",
        Rank.LATIN_FIRM,
        matches(JOINED),
        _find_joined,
        found="[サン&アイ株式会社]と合併した。",
        left="アイ株式会社と合併した。",
        gate=("&",),
    ),
    Rule(
        "company in Latin letters",
        "ORG",
        Rank.LATIN_FIRM,
        matches(LATIN_FIRM),
        Match.find,
        where=lambda firm: SURE_FORM.search(firm.match["name"]) or LOWER.search(firm.text.folded),
        found="[Borealis Inc.]は発表した。",
        left="Borealisは発表した。",
        gate=LATIN_FIRM_GATE,
        traits=Trait.LATIN,
    ),
    Rule(
        "body by its English name",
        "ORG",
        Rank.BODY_ENDING,
        matches(LATIN_BODY),
        Match.find,
        where=lambda body: LOWER.search(body.text.folded),
        found="[Tohoku Regional Development Bureau], Sendai",
        left="The Council met.",
        gate=LATIN_BODY_GATE,
        traits=Trait.LATIN,
    ),
    Rule(
        "company with a Japanese name and a form in Latin letters",
        "ORG",
        Rank.QUOTED_AND_MORE,
        matches(LATIN_FORM),
        Match.find,
        found="[ヤマト食品（タイランド）Co., Ltd.]は子会社である。",
        left="ヤマト食品の Co-op",
        gate=LATIN_FIRM_GATE,
        traits=Trait.LATIN,
    ),
    Rule(
        "company by its Latin name and 社",
        "ORG",
        Rank.LATIN_FIRM,
        matches(LATIN_COMPANY),
        Match.find,
        found="[NorthHarbor社]に融資する。",
        left="NorthHarbor社員に聞いた。",
        gate=("社",),
        traits=Trait.LATIN,
    ),
)
