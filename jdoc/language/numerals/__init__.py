"""Numerals: read in every way that they are written, found in texts, written in every style.

| module | question | example |
| --- | --- | --- |
| `symbols` | what is a character worth? | 億: 100,000,000 |
| `kinds` | what can be said of a numeral? | `money`, `kanji`, `mixed-comma` |
| `amounts`, `grammar` | what is one written numeral worth, exactly? | 三割五分: `Decimal("0.35")` |
| `patterns` | where may a numeral stand? | 数十人の: 数十 |
| `context` | what stands around it? | 三件: 件; 三菱: a word |
| `judgement` | is what is written in kanji a number? | 一部: no; 第一部: yes |
| `scanner` | which numerals has a text, and what do they count? | 5億円: money |
| `writing` | how is a number written in a style? | 21300: 二万千三百 |
| `pronunciation` | how is it said? | 3608: さんぜんろっぴゃくはち |
| `rewriting` | what changes where a text's numerals are written anew? | (2, 9, "5,680億") |

The names below are loaded when they are first asked for: reading one numeral needs none of the patterns that find
numerals in texts, and compiling those takes as long as starting Python.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdoc.language.numerals.grammar import parse, read_whole, read_within
    from jdoc.language.numerals.kinds import KINDS, NumeralForm, NumeralKind
    from jdoc.language.numerals.pronunciation import pronounce
    from jdoc.language.numerals.rewriting import KEPT, Edit, apply_edits, rewrite
    from jdoc.language.numerals.scanner import Numeral, finditer
    from jdoc.language.numerals.symbols import HALF, Range, Value
    from jdoc.language.numerals.writing import STYLES, render

__all__ = [
    "HALF",
    "KEPT",
    "KINDS",
    "STYLES",
    "Edit",
    "Numeral",
    "NumeralForm",
    "NumeralKind",
    "Range",
    "Value",
    "apply_edits",
    "finditer",
    "parse",
    "pronounce",
    "read_whole",
    "read_within",
    "render",
    "rewrite",
]
_HOMES = {
    "grammar": {"parse", "read_whole", "read_within"},
    "kinds": {"KINDS", "NumeralForm", "NumeralKind"},
    "pronunciation": {"pronounce"},
    "rewriting": {"KEPT", "Edit", "apply_edits", "rewrite"},
    "scanner": {"Numeral", "finditer"},
    "symbols": {"HALF", "Range", "Value"},
    "writing": {"STYLES", "render"},
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that it lives in."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
