"""The rules of terms, as rows."""

from __future__ import annotations

from jdoc.checks.rules import Rule
from jdoc.checks.terms.acronyms import find_conflicts
from jdoc.checks.terms.redefined import find_redefined
from jdoc.checks.terms.uses import find_early, find_unused

RULES = (
    Rule(
        "term-unused",
        "terms",
        "warning",
        find_unused,
        "a term that is defined and never used",
        "Definitions are taken over from another text, or the sentences that used them were taken out; it is the first thing that lawyers look for.",
        "terms in compounds, parties to a contract, amending texts",
        "市長は、港の整備のための会議（以下「⟦広域調整会⟧」という。）を置く。\n\n会議の庶務は、港湾課が行う。",
        "港湾法（昭和二十五年法律第二百十八号。以下「法」という。）による。\n\n許可は、法第三条による。",
    ),
    Rule(
        "term-early",
        "terms",
        "info",
        find_early,
        "a term that is used before it is defined",
        "Who reads from the beginning doesn't know yet what is meant.",
        "titles and headings, words that hold the term, terms of one or two characters",
        "⟦推進班⟧は、毎月報告する。\n\n港湾課に整備を進める班（以下「推進班」という。）を置く。\n\n推進班は、三人とする。",
        "港湾課に整備を進める班（以下「推進班」という。）を置く。\n\n推進班は、三人とする。",
    ),
    Rule(
        "term-redefined",
        "terms",
        "warning",
        find_redefined,
        "a term that is defined twice",
        "With two definitions nobody can say which one counts.",
        "terms of an article or paragraph of their own, parties, other texts in one file, amending texts",
        "市は、港の整備に対する補助（以下「助成金」という。）を行う。助成金は、毎年払う。\n\n市は、道の整備に対する補助（以下「⟦助成金⟧」という。）を行う。",
        "市は、港の整備に対する補助（以下「助成金」という。）を行う。助成金は、毎年払う。\n\n道の整備に対する補助（以下「道路助成」という。）も行う。道路助成は、別に定める。",
    ),
    Rule(
        "acronym-conflict",
        "terms",
        "warning",
        find_conflicts,
        "an acronym that stands for two names",
        "One of the two was taken from another text.",
        "two names of one body, names that are alike",
        "税関は、世界税関機構（ＷＣＯ）に加わる。\n\nまた、世界コーヒー機関（⟦ＷＣＯ⟧）に報告する。",
        "核兵器不拡散条約（ＮＰＴ）を守る。\n\nまた、核不拡散条約（ＮＰＴ）を支持する。",
    ),
)
