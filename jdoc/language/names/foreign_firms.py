"""Companies of other countries by their legal forms in kana and kanji: …・ゲーエムベーハー, …股份有限公司."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches, read_matches
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    import re

IN_KANJI = deferred(
    f"(?<!{NOUN})(?P<name>(?:(?!被告|原告|同社|当社|子会社){NOUN}){{2,24}}"
    "(?:股份有限公司|有限責任公司|有限公司|集団公司|総公司|股份公司))"
)
"""A company of China or Taiwan: `[台中機械工業股份有限公司]の`, not `有限公司`."""
GATE = (
    *("インク", "インコーポ", "リミテッド", "リミティッド", "コーポレ", "エルシー", "エルエルピー", "エル・シー"),
    *(
        "ーゲー",
        "ベーハー",
        "ベー・ハー",
        "ゲゼルシャフト",
        "カンパニー",
        "エスアー",
        "エスエー",
        "エス・アー",
        "エス・エー",
    ),
    *("ピーエー", "ピー・エー", "ビーブイ", "エヌブイ", "エヌ・ブイ", "ビー・ブイ", "ベーフェー", "ピーエルシー"),
    *("エスシー", "アーベー", "ボラグ", "ボラーグ", "アノニム", "アールエル", "アール・エル", "ティーディー"),
)
"""Parts of such forms, one of which a text must hold."""


@cache
def _in_kana() -> re.Pattern[str]:
    """Return the pattern of a company whose form stands behind its name in kana: …・ゲーエムベーハー."""
    forms = gazetteer.any_of(gazetteer.endings_for("foreign"))
    return build(
        "(?<![ァ-ヴー・=A-Za-z])(?P<name>(?:(?<![一-鿿々])[一-鿿々]{1,5}(?<![社告人者国州先省市県名称]))?[A-Zァ-ヴ][ァ-ヴーA-Z]*(?:[・=][ァ-ヴーA-Z]+){0,9}?"
        f"(?:[・= ]|(?<=[ァ-ヴー])){forms})(?![ァ-ヴー・=])"
    )


RULES = Table(
    Rule(
        "company by its foreign form in kana",
        "ORG",
        Rank.FOREIGN_FIRM,
        partial(read_matches, _in_kana),
        Match.find,
        found="原告　[ホルスト・メスナー・ゲーエムベーハー]",
        left="原告　ホルスト・メスナー、コーポレーション",
        gate=GATE,
        traits=Trait.GAP,
    ),
    Rule(
        "company of China or Taiwan",
        "ORG",
        Rank.INCORPORATED,
        matches(IN_KANJI),
        Match.find,
        found="[台中機械工業股份有限公司]の董事",
        left="現地の有限公司",
        gate=("公司",),
    ),
)
