"""Enumerators: the numbers and signs that official documents put before a heading, a paragraph or an item."""

from jdoc.language.enumerators.reading import Enumerator, read_enumerator
from jdoc.language.enumerators.schemes import SCHEMES, Scheme, SchemeTable

__all__ = ["SCHEMES", "Enumerator", "Scheme", "SchemeTable", "read_enumerator"]
