"""Titles in a run of nouns: 外務大臣, and where one goes on with another, 副首相兼外務大臣."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens

TITLES_JOINED = deferred("兼|・")
"""What makes one title of two: 副首相兼外務大臣."""
LONGEST_TITLE = 5
"""Tokens of a listed title."""
NEXT_TITLE = 6
"""Tokens from the end of one title to the end of another one that goes on with it."""


class Title(NamedTuple):
    """Where a title stands in a run, by tokens."""

    first: int
    last: int


def read_titles(run: Tokens) -> list[Title]:
    """Return where titles stand in a run, the longest that ends at each token."""
    titles = []
    for end in range(1, len(run) + 1):
        if not run.types[end - 1].ends_title:
            continue
        first = run.longest_before(end, gazetteer.title_set(), most=LONGEST_TITLE)
        if first is not None and not run.word(end).startswith(gazetteer.word_list("no title")):
            titles.append(Title(first, end))
    return titles


def ends_with_office(run: Tokens, title: Title) -> bool:
    """Tell whether a title is that of an office: 課長."""
    return run.folded.endswith(gazetteer.titles_for("office"), 0, run.starts[title.last])


def goes_on(run: Tokens, end: int, title: Title) -> bool:
    """Tell whether a title goes on with one that ends before a token: 副首相兼外務大臣."""
    if title.first <= end or TITLES_JOINED.match(run.folded, run.starts[end], run.starts[title.first]):
        return True
    return title.last - end <= NEXT_TITLE and "o" not in run.tags[end : title.first]
