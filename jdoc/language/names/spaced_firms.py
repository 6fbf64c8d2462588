"""Companies whose legal form stands apart from the name: 大石建設　株式会社, 有限責任 あおば監査法人."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.companies import FORM_GATE, read_forms, shows_body
from jdoc.language.names.persons.titles import title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import KANJI, NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

_SIGN = "[ァ-ヴーA-Za-z0-9&・.'-]"
_WORDS = f"(?![0-9]+ ){_SIGN}++(?: {_SIGN}++)*+"
SPACED = deferred(
    f"(?<!{NOUN})(?P<name>(?:株式|合同|有限|合名|合資)会社 ?"
    f"(?: (?P<word>{KANJI}{{2,8}}|{_WORDS})|(?P<glued>{_SIGN}++(?: {_SIGN}++)++))"
    rf"|(?<!{_SIGN})(?<!{_SIGN} ){_WORDS} ?(?:株式|合同|有限)会社)(?![ァ-ヴーA-Za-z])"
)
"""A company whose form or whose words stand apart: `[株式会社 ミライ コーポレーション]`, not `株式会社ミライ`."""
HEAD = deferred(rf"(?<!{NOUN})(?P<word>{NOUN}{{2,14}}) \Z")
"""What stands before a form and a space: `[大石建設　]`, not `の相手方`."""
ENDS = deferred(r" ?(?:[\n、。,()]|$)| {1,4}(?:代表|取締役|社長|専務|常務)")
"""What stands behind a form that a name ends with: 大石建設　株式会社`[　代表]取締役`, not `　大石建設`."""
_KANA = "[ぁ-ゖ]{1,8}"
TAIL = deferred(
    rf" (?P<word>{_KANA}{NOUN}{{1,16}}|{NOUN}{{2,20}})"
    rf"|(?P<of>(?:{NOUN}|[ぁ-ゖ]){{1,12}}(?:の(?:[会家里森輪杜園風翼光窓虹丘庭]|ひろば|広場|未来|架け橋)"
    rf"|[のと]{NOUN}{{1,8}}(?:財団|協会|基金|機構|連合会|センター|会議)))"
    f"(?:(?!{NOUN})|(?=理事|代表|会長|副会長|事務局|監事|顧問|所属|職員|主宰))"
    r"|(?P<kana>(?!など|ほか|とも|まで|から|より)[ぁ-ゖ]{3,10}(?=代表|理事|会長|社長|[ 、。」)(\n]|\Z)"
    rf"|{_KANA}{NOUN}{{1,16}})"
)
"""What stands behind a form: a space and a name, kana, a name with の: `[　清流会]`, `[やめ茶本舗]`, not `清流会`."""
LONGEST_HEAD = 16
"""Characters of what may stand before a form, with its space."""
FIELD_ENDS = ("名", "号", "称", "方", "者", "先", "元", "等", "種別", "形態", "区分")
"""What ends the word for an entry of a form, and no company's name: 契約の相手方　株式会社."""
HIRAGANA = deferred("[ぁ-ゖ]+")
"""A name in hiragana alone: `[しまのわ]`, not `やめ茶本舗`."""
AUDITORS = deferred(f"(?P<name>有限責任 (?:[ぁ-ゖ]{{2,8}}|{NOUN}{{1,12}}){NOUN}{{0,8}}監査法人)")
"""Auditors whose liability stands apart: `[有限責任 あおば監査法人]`, not `有限責任　組合`."""
NO_NAMES = frozenset(("助詞", "助動詞", "接続詞", "連体詞"))
"""The parts of speech that no name begins with: 株式会社と|大石建設."""


class Firm(NamedTuple):
    """A body by its form, and what stands beside that: `word` behind a space, `kana` and `of` without one."""

    text: Tokens
    start: int
    end: int
    match: re.Match[str]

    @property
    def word(self) -> str:
        """The words beside the form, half-width; nothing where no space stands between."""
        return self.match["word"] or ""

    @property
    def written(self) -> str:
        """The form with the name."""
        return self.text.folded[self.start : self.end]

    @property
    def begins(self) -> TokenType:
        """The type of the first token of the name without its form."""
        return self.text.type_at(self.match.start(self.match.lastgroup or 0))

    @property
    def is_told(self) -> bool:
        """True of a name that is neither an office nor asks for one, and is made of whole words."""
        fits = self.text.at(self.start) is not None and self.text.at(self.end) is not None
        return fits and not self.word.endswith(FIELD_ENDS) and not title_at_end(self.word)

    @property
    def is_one_of_words(self) -> bool:
        """True of a name with の or と in it: 里山の会, しまね自然と環境財団, not 北浜協会と北浜財団."""
        first, _, _ = (self.match["of"] or "").rpartition("と")
        return self.match["of"] is not None and gazetteer.label_of_end(first, before=1) != "ORG"

    @property
    def is_body(self) -> bool:
        """True of a company, of what ends as bodies do or holds a name."""
        is_firm = self.written.startswith(gazetteer.endings_for("firm"))
        return is_firm or shows_body(self.text, self.match.start("word"), self.end)

    def find(self) -> Find:
        """Return it with its form, and its canonical name if it is listed: 独立行政法人　国際協力機構."""
        entry = gazetteer.entries().get(self.word)
        return Find(self.start, self.end, entry.value if entry and entry.label == "ORG" else None)


def _read_before_forms(text: Tokens) -> list[Firm]:
    """Return what stands before a form and a space, where nothing goes on behind that."""
    forms = (form for form in text.once(read_forms) if ENDS.match(text.folded, form.end))
    heads = ((form, HEAD.search(text.folded, max(0, form.start - LONGEST_HEAD), form.start)) for form in forms)
    return [Firm(text, head.start(), form.end, head) for form, head in heads if head]


def _read_behind_forms(text: Tokens) -> list[Firm]:
    """Return what stands behind a form that no noun is glued to."""
    forms = (form for form in text.once(read_forms) if not form.is_glued)
    tails = ((form, TAIL.match(text.folded, form.end)) for form in forms)
    return [Firm(text, form.start, tail.end(), tail) for form, tail in tails if tail]


RULES = Table(
    Rule(
        "company whose words stand apart",
        "ORG",
        Rank.LATIN_FIRM,
        matches(SPACED),
        Match.find,
        where=lambda firm: " " in firm.match["name"] and not title_at_end(firm.match["word"] or ""),
        found="上場会社名 [株式会社 ミライ コーポレーション]",
        left="株式会社 取締役会長",
        gate=("会社",),
        traits=Trait.GAP,
    ),
    Rule(
        "company before its form and a space",
        "ORG",
        Rank.LATIN_FIRM,
        _read_before_forms,
        Firm.find,
        where=lambda firm: firm.is_told,
        found="[大石建設　株式会社]\n代表取締役",
        left="契約の相手方　株式会社　",
        gate=FORM_GATE,
        traits=Trait.GAP,
    ),
    Rule(
        "body behind its form and a space",
        "ORG",
        Rank.LATIN_FIRM,
        _read_behind_forms,
        Firm.find,
        where=lambda firm: firm.word and firm.begins.pos[0] not in NO_NAMES and firm.is_told and firm.is_body,
        found="[社会福祉法人　清流会]の理事",
        left="社団法人　役員名簿",
        gate=FORM_GATE,
        traits=Trait.GAP,
    ),
    Rule(
        "auditors whose liability stands apart",
        "ORG",
        Rank.LATIN_FIRM,
        matches(AUDITORS),
        Match.find,
        found="監査法人は[有限責任 あおば監査法人]です。",
        left="有限責任　事業組合",
        gate=("有限責任 ",),
        traits=Trait.GAP,
    ),
    Rule(
        "body with の in its name, behind its form",
        "ORG",
        Rank.LATIN_FIRM,
        _read_behind_forms,
        Firm.find,
        where=lambda firm: firm.is_one_of_words and not firm.written.startswith(gazetteer.endings_for("firm")),
        found="[ＮＰＯ法人里山の会]が協力する。",
        left="株式会社青葉の会が開かれた。",
        gate=FORM_GATE,
    ),
    Rule(
        "body that begins in kana, behind its form",
        "ORG",
        Rank.LATIN_FIRM,
        _read_behind_forms,
        Firm.find,
        where=lambda firm: (
            firm.match["kana"]
            and (firm.begins.tag == "." or HIRAGANA.fullmatch(firm.match["kana"]))
            and firm.begins.pos[0] not in NO_NAMES
        ),
        found="[（株）やめ茶本舗]　広報担当",
        left="株式会社と大工の話",
        gate=FORM_GATE,
    ),
)
