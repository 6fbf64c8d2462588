"""What can be said of a numeral: what it counts, how it is written."""

from __future__ import annotations

from typing import Literal, get_args

NumeralKind = Literal[
    "article",  # 第三条
    "citation",  # 第三条の二第一項
    "cardinal",  # 30, counting nothing that is known
    "code",  # 12:30, 1.2.3
    "date",  # 2017年, 5月
    "duration",  # 3か月
    "fraction",  # 三分の二
    "label",  # Ⅲ, ①
    "money",  # 5億円
    "name",  # Ｇ７
    "ordinal",  # 第6回
    "percent",  # 3割
    "quantity",  # 二十か国
    "time",  # 16時30分
]
"""What a numeral can count; a label (Ⅲ, ①), a name (Ｇ７) and a code (12:30) count nothing."""
KINDS: tuple[NumeralKind, ...] = get_args(NumeralKind)

NumeralForm = Literal[
    "digits", "kanji", "positional", "daiji", "mixed", "fraction", "range", "roman", "circled", "code"
]
"""How a numeral is written: 31, 三十一, 三一, 参拾壱, 3千万, 三分の二, 数十, Ⅲ, ①, 12:30."""
