"""Names in English: those that bodies, states and laws have by themselves, and no others."""

from __future__ import annotations

from functools import cache

from jdoc.language.lazy import deferred
from jdoc.language.numerals.series import write_roman
from jdoc.lexicon import columns

_STEPS = deferred("At_([0-9]+(?:_[0-9]+)*)(?:-Pr_([0-9]+))?(?:-It_([0-9]+))?")
"""A place in a law: `[At_2-Pr_1-It_3]`, not `AppdxTable_1`."""


def english_name(value: str, written: str = "", id_: str | None = None) -> str | None:
    """Return the English name of what has a canonical name; of a state the long one where that is written.

    >>> english_name("外務省"), english_name("カザフスタン共和国", "カザフスタン", "KZ"), english_name("某省")
    ('Ministry of Foreign Affairs', 'Kazakhstan', None)
    """
    if id_:
        short, formal = _states().get(id_, (None, None))
        return formal if formal and written == value else short
    return _names().get(value)


def english_citation(value: str) -> str | None:
    """Return how a provision of a law is cited, for laws that have an English name.

    >>> english_citation("会社法/At_2-Pr_1-It_3"), english_citation("某法/At_1")
    ('Article 2, paragraph (1), item (iii) of the Companies Act', None)
    """
    name, _, path = value.partition("/")
    law, steps = _names().get(name), _STEPS.fullmatch(path)
    if law is None or steps is None:
        return None
    article, paragraph, item = steps.groups()
    parts = [f"Article {article.replace('_', '-')}"]
    if paragraph:
        parts.append(f"paragraph ({paragraph})")
    if item:
        parts.append(f"item ({write_roman(int(item)).lower()})")
    return f"{', '.join(parts)} of the {law.removeprefix('The ')}"


@cache
def _states() -> dict[str, tuple[str, str]]:
    return {id_: (short, formal) for id_, short, formal in columns("english_states", "id", "english", "formal")}


@cache
def _names() -> dict[str, str]:
    return {value: english for value, english in columns("english_names", "value", "english")}  # noqa: C416 -- rows have any length
