"""Numerals: read in every way that they are written, found in texts, written in every style.

The names below are loaded when they are first asked for: reading one numeral needs none of the patterns that find
numerals in texts, and compiling those takes as long as starting Python.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdoc.language.numerals.grammar import parse, whole
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
    "whole",
]
_HOMES = {
    "grammar": {"parse", "whole"},
    "pronunciation": {"reading"},
    "rewriting": {"KEPT", "Edit", "edited", "rewrite"},
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
