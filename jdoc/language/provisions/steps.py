"""Steps as they are written in a text: 第三条の二, 別表第一."""

from __future__ import annotations

from jdoc.language.enumerators.reading import normalize

TOKENS = {"条": "At", "項": "Pr", "号": "It", "編": "Pa", "章": "Ch", "節": "Se", "款": "Ss", "目": "Di"}
"""The token of each unit."""


def write_step(token: str, number: str, branches: str | None = None) -> str:
    """Write a step of a number and its branches, in kanji or digits.

    >>> write_step("At", "三", "の二"), write_step("It", "10"), write_step("At", "三条の二")
    ('At_3_2', 'It_10', 'At_3_2')
    """
    parts = (number + (branches or "")).replace("ノ", "の").split("の")
    return "_".join([token, *(normalize(part.strip("条項号編章節款目")) for part in parts)])
