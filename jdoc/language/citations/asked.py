"""Asked: citations that stand alone, in a question or on the command line, and what they cover."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jdoc.language.citations import paths
from jdoc.language.citations.contexts import cite
from jdoc.language.citations.cues import may_cite
from jdoc.language.citations.customary import Customs
from jdoc.language.citations.grammar import find_chains
from jdoc.language.citations.laws import Known, law_before
from jdoc.language.citations.meanings import Meaning, Source
from jdoc.language.citations.places import Places
from jdoc.language.citations.resolution import Resolver
from jdoc.language.lazy import deferred
from jdoc.language.provisions.paths import level_of, number_of, parse
from jdoc.language.width import fold

if TYPE_CHECKING:
    from jdoc.language.provisions.paths import Path

SHORT = deferred("[0-9]+(?:_[0-9]+)*(?:/[0-9]+(?:_[0-9]+)*){0,5}")
"""A provision by its numbers alone: `[3_2/1/4]`, not `At_3`."""
OPEN = deferred("(?:[A-Z][a-z0-9]_)?0(?:[-_/].*)?")
"""What begins with an article that there is none of: `[0]`, `[At_0-Pr_1]`, not `10`."""
SHORT_LEVELS = ("At", "Pr", "It", *paths.SUBITEMS)
ALL = "*"
RANGE = ".."


def read_citation(expression: str) -> Meaning | None:
    """Read a provision of a law, in any writing; None for what is none.

    >>> [read_citation(text).value for text in ("民法709条", "会社法第二条第一号", "会社法/3_2/1/4")]
    ['民法/At_709', '会社法/At_2-Pr_1-It_1', '会社法/At_3_2-Pr_1-It_4']
    >>> read_citation("民法"), read_citation("第三条")
    (None, None)
    """
    folded = fold(expression).strip()
    if not folded.isascii():  # 民法 709条
        folded = folded.replace(" ", "")
    name, slash, written = folded.partition("/")
    if slash:
        return _read_value(name, written)
    chains = find_chains(folded) if may_cite(folded) else []
    if not chains or chains[-1].law:
        return None
    citations, _ = cite(folded, chains, (), partial(law_before, Known.of(folded, {}, {}, Customs(lambda: folded))))
    citation = citations[0]
    if len(citations) > 1 or not citation.law or (citation.start, citation.end) != (0, len(folded)):
        return None
    (meaning,) = Resolver("", Places([None], [None])).resolve(0, folded, citations, ())
    return meaning


def _read_value(name: str, written: str) -> Meaning | None:
    first, _, last = written.partition(RANGE)
    if name.isdigit() or OPEN.fullmatch(written):  # 3/4, 民法/0
        return None
    if not written:
        return Meaning(Source(name), ()) if name else None
    path, upto = _read_path(first), _read_path(last)
    if not path or (last and not upto):
        return None
    return Meaning(Source(name, is_own=not name), path, upto or None)


def _read_path(written: str) -> Path:
    if SHORT.fullmatch(written):
        return tuple(f"{level}_{number}" for level, number in zip(SHORT_LEVELS, written.split("/"), strict=False))
    path = parse(written)
    return paths.normalized(path) if paths.is_path(path) else ()


def covers(asked: str, value: str) -> bool:
    """Tell whether a citation means what is asked for, something in it, or a range that holds it.

    >>> [covers("会社法/At_4", value) for value in ("会社法/At_4-Pr_2", "会社法/At_3..At_5", "会社法/At_40")]
    [True, True, False]
    """
    one, other = read_citation(asked), read_citation(value)
    if one is None or other is None or one.source is None or other.source is None:
        return asked == value
    if one.source.name != other.source.name:
        return False
    if other.upto:
        return _lies_between(other.path or (), other.upto, one.path or ())
    return _lies_in(other.path or (), one.path or ())


def _lies_in(path: Path, within: Path) -> bool:
    """Tell whether a provision is another one, or a part of it; 各号 are each of them."""
    if path and path[-1].endswith(ALL) and len(path) <= len(within):
        at = len(path) - 1
        return path[:at] == within[:at] and level_of(path[at]) == level_of(within[at])
    return path[: len(within)] == within


def _lies_between(first: Path, last: Path, asked: Path) -> bool:
    """Tell whether a range holds a provision, or lies in it."""
    if _lies_in(first, asked) and _lies_in(last, asked):
        return True
    at = len(first) - 1
    if len(last) != len(first) or len(asked) <= at or not first[:at] == last[:at] == asked[:at]:
        return False
    levels = {level_of(step) for step in (first[at], last[at], asked[at])}
    return len(levels) == 1 and number_of(first[at]) <= number_of(asked[at]) <= number_of(last[at])
