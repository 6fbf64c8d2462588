"""Numerals: read in every way that they are written, found in texts, written in every style."""

from jdoc.language.numerals.grammar import parse
from jdoc.language.numerals.pronunciation import reading
from jdoc.language.numerals.rewriting import KEPT, Edit, edited, rewrite
from jdoc.language.numerals.scanner import Numeral, finditer
from jdoc.language.numerals.symbols import HALF, Range, Value
from jdoc.language.numerals.writing import STYLES, render

__all__ = [
    "HALF",
    "KEPT",
    "STYLES",
    "Edit",
    "Numeral",
    "Range",
    "Value",
    "edited",
    "finditer",
    "parse",
    "reading",
    "render",
    "rewrite",
]
