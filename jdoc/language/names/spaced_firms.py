"""Companies whose legal form stands apart from the name: 大石建設　株式会社, 有限責任 あおば監査法人."""

from __future__ import annotations

import re
from functools import cache, partial

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches, read_matches
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import KANJI, NOUN

_WORD = "[ァ-ヴーA-Za-z0-9&・.'-]+"
SPACED = deferred(
    f"(?<!{NOUN})(?P<name>(?:株式|合同|有限|合名|合資)会社 ?"
    f"(?: (?P<word>{KANJI}{{2,8}}|{_WORD}(?: {_WORD})*))"
    rf"|{_WORD}(?: {_WORD})* ?(?:株式|合同|有限)会社)(?![ァ-ヴーA-Za-z])"
)
"""A company whose form or whose words stand apart: `[株式会社 ミライ コーポレーション]`, not `株式会社ミライ`."""
FORM_BEHIND = deferred(
    rf"(?<!{NOUN})(?P<name>(?P<word>{NOUN}{{2,14}}) (?:(?:株式|有限|合同|合資|合名)会社|\((?:株|有)\)|㈱|㈲))"
    r"(?= ?(?:[\n、。,()]|$)| {1,4}(?:代表|取締役|社長|専務|常務))"
)
"""A company whose form stands behind a space: `[大石建設　株式会社]`, not `相手方　株式会社　大石建設`."""
FIELD_ENDS = ("名", "号", "称", "方", "者", "先", "元", "等", "種別", "形態", "区分")
"""What ends the word for an entry of a form, and no company's name: 契約の相手方　株式会社."""
AUDITORS = deferred(f"(?P<name>有限責任 (?:[ぁ-ゖ]{{2,8}}|{NOUN}{{1,12}}){NOUN}{{0,8}}監査法人)")
"""Auditors whose liability stands apart: `[有限責任 あおば監査法人]`, not `有限責任　組合`."""
KANA_FIRST = r"[ぁ-ゖ]{1,8}"
NO_NAMES = frozenset(("助詞", "助動詞", "接続詞", "連体詞"))
"""The parts of speech that no name begins with: 株式会社と|大石建設."""


@cache
def _form_before() -> re.Pattern[str]:
    """Return the pattern of a body behind its form and a space, or one that begins in kana: （株）やめ茶本舗."""
    form = gazetteer.any_of(gazetteer.endings_for("form"))
    return re.compile(
        rf"(?<!{NOUN})(?P<name>{form}"
        rf"(?: (?P<word>{KANA_FIRST}{NOUN}{{1,16}}|{NOUN}{{2,20}})|(?P<kana>{KANA_FIRST}){NOUN}{{1,16}}))"
    )


def _is_firm(firm: Match) -> bool:
    return " " in firm.match["name"] and not title_at_end(firm.match["word"] or "")


def _has_form_behind(firm: Match) -> bool:
    """Tell whether the word before a form is a name, and asks for none."""
    word = firm.match["word"]
    return not word.endswith(FIELD_ENDS) and not title_at_end(word) and firm.text.at(firm.start) is not None


def _has_form_before(body: Match) -> bool:
    """Tell whether the words behind a form are a name: one that begins in kana, or ends as bodies do."""
    text, match = body.text, body.match
    start = match.start("word") if match["word"] else match.start("kana")
    if text.type_at(start).pos[0] in NO_NAMES or text.at(body.end) is None:
        return False
    word = match["word"]
    if not word:
        return text.type_at(start).tag == "."
    if title_at_end(word) or word.endswith(FIELD_ENDS):
        return False
    return match["name"].startswith(gazetteer.endings_for("firm")) or _shows_body(body, start)


def _shows_body(body: Match, start: int) -> bool:
    """Tell whether a word ends as bodies do, or is a name by one of its parts."""
    word = body.match["word"]
    if word.endswith("会") or gazetteer.label_of_end(word, before=1) == "ORG":
        return True
    return any(kind.is_named for kind in body.text.types_in(start, body.end))


def _find_body(body: Match) -> Find:
    """Return a body with its form, and its canonical name if it is listed: 独立行政法人　国際協力機構."""
    entry = gazetteer.entries().get(body.match["word"] or "")
    return Find(body.start, body.end, entry.value if entry and entry.label == "ORG" else None)


RULES = Table(
    Rule(
        "company whose words stand apart",
        "ORG",
        Rank.LATIN_FIRM,
        matches(SPACED),
        Match.find,
        where=_is_firm,
        found="上場会社名 [株式会社 ミライ コーポレーション]",
        left="株式会社 取締役会長",
        gate=("会社",),
        traits=Trait.GAP,
    ),
    Rule(
        "company before its form and a space",
        "ORG",
        Rank.LATIN_FIRM,
        matches(FORM_BEHIND),
        Match.find,
        where=_has_form_behind,
        found="[大石建設　株式会社]\n代表取締役",
        left="契約の相手方　株式会社　",
        gate=("会社", "株)", "有)", "㈱", "㈲"),
        traits=Trait.GAP,
    ),
    Rule(
        "body behind its form and a space, or in kana",
        "ORG",
        Rank.LATIN_FIRM,
        partial(read_matches, _form_before),
        _find_body,
        where=_has_form_before,
        found="[（株）やめ茶本舗]　広報担当",
        left="株式会社と大工の話",
        gate=("法人", "社", "㈱", "㈲", "(株)", "(有)", "財)", "(特非)"),
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
)
