"""The rules of characters, as rows."""

from __future__ import annotations

from jdoc.checks.characters.brackets import find_unmatched
from jdoc.checks.characters.doubled import find_doubled
from jdoc.checks.characters.likenesses import find_likenesses
from jdoc.checks.characters.odd import find_odd
from jdoc.checks.rules import Rule

RULES = (
    Rule(
        "unmatched-bracket",
        "characters",
        "warning",
        find_unmatched,
        "a bracket without its other half",
        "A part of the sentence was lost, or the bracket was.",
        "brackets behind numbers (1）, ア）), quotes over several paragraphs, tables",
        "市長は、港の整備⟦（⟧岸壁の改修を含む。〕を行う。\n\n整備は、三年とする。",
        "市長は、次の整備を行う。ア）岸壁（北浜に限る。）の改修\n\n「道を直す。\n\n橋を架ける。」と述べた。",
    ),
    Rule(
        "odd-character",
        "characters",
        "warning",
        find_odd,
        "a character that no text has",
        "Copies from PDF have radicals in place of kanji, and soft hyphens inside of words, which no search finds; what couldn't be read has become U+FFFD.",
        "variants in names (﨑, 髙), ㈱ and ①, a file in which all voiced kana are written as two characters",
        "市の⟦⽔⟧道を直す。",
        "㈱青葉の山﨑氏と髙橋氏が①を直す。",
    ),
    Rule(
        "lookalike",
        "characters",
        "warning",
        find_likenesses,
        "a character that looks like the right one, or a word that is written as another one, or as none",
        "Recognised and typed texts have 一 for ー, エ for 工, 憶 for 億; no search finds them.",
        "katakana words that nobody knows, numbers among katakana (トラック八トン), laws in katakana",
        "⟦エネルギ一⟧の使用を減らす。",
        "二国間の協力をエネルギーの分野で進め、トラック八トンを送る。",
    ),
    Rule(
        "doubled-text",
        "characters",
        "warning",
        find_doubled,
        "words that stand twice, also as items or rows of one list",
        "When a sentence is changed, an end of the old one stays.",
        "words that are said twice on purpose (一人一人, 個人個人), names that end and begin alike (委員会会長)",
        "市は、港の⟦支支⟧援を行う。",
        "委員会会長は、一人一人の港をますます整える。",
    ),
)
