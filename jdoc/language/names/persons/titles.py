"""Titles in a run of nouns: 外務大臣, and where one goes on with another, 副首相兼外務大臣."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.last_characters import last_of_titles
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names.texts import Tokens

TITLES_JOINED = deferred("兼|・")
"""What makes one title of two: 副首相兼外務大臣."""
OFFICE = "[一-鿿々ァ-ヴーA-Za-z0-9・&]"
"""A character of an office and its body."""
BEHIND = deferred(f"(?P<role>{OFFICE}{{2,40}}+)(?!:)")
"""What may be a role, right behind a name: `[国家主席]は`, not `代表:`."""
AFTER_TITLE = deferred("(?:定例)?(?:記者)?(?:会見|談話|発言|挨拶|声明|答弁|説明|冒頭|主催|夫妻|一行|等|他|[及並又]\\Z)")
"""What may follow a title that is glued to a name: `森永外務大臣[定例記者会見]記録`, not `森永外務大臣室`."""
OFFICER = deferred(
    "(?:[一-鿿々ァ-ヴー・]|(?<=第)[0-9]+(?=[一-鿿])){2,28}(?:(?<![成延身全波特増助最冗深])長|(?<![任退器仕左])官|(?<![全定満動幅])員|(?<![総統])監|(?<![現主兵配荷使労])役)"
)
"""Whoever is the head of something, or sees to it: `[隠岐支庁長]`, `[統括研究官]`, not `経済成長`, `退官`."""
LAST_OF_OFFICERS = frozenset("長官員監役")
"""What that ends with."""
LONGEST_TITLE = 5
"""Tokens of a listed title."""
LONGEST_TITLE_WRITTEN = 12
"""Characters of one."""
LONGEST_HONORIFIC = 2
"""Characters of 先生."""
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


def office_of(role: str) -> str | None:
    """Return the office of what stands beside a name, without what only honors: 外務大臣閣下; none of 君.

    >>> office_of("外務大臣閣下"), office_of("君"), office_of("氏名")
    ('外務大臣', None, None)
    """
    if role in gazetteer.titles_for("field"):
        return None
    honorific = gazetteer.longest_end(role, _honorifics(), LONGEST_HONORIFIC)
    return role.removesuffix(honorific).strip() or None


def is_called(folded: str, at: int) -> bool:
    """Tell whether what honors, or an office, stands right behind a name that ends at an offset.

    >>> is_called("ブラウン氏が", 4), is_called("内海財務副大臣が", 2), is_called("内海財務が", 2)
    (True, True, False)
    """
    return folded.startswith(gazetteer.titles_for("honorific"), at) or office_behind(folded, at) is not None


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(gazetteer.titles_for("honorific"))


@cache
def last_of_offices() -> frozenset[str]:
    """Return the same with those of officers, and of what asks for a name: 氏名."""
    return last_of_titles() | LAST_OF_OFFICERS | {field[-1] for field in gazetteer.titles_for("field")}


@cache
def first_of_titles() -> frozenset[str]:
    """Return the characters that titles begin with."""
    return frozenset(title[0] for title in gazetteer.titles())


def title_at_end(written: str) -> str:
    """Return the office that a phrase ends with, as one who signs is called, or nothing.

    >>> title_at_end("国土交通副大臣"), title_at_end("山村君"), title_at_end("国土")
    ('副大臣', '', '')
    """
    if written[-1:] not in last_of_titles():
        return ""
    title = gazetteer.longest_end(written, gazetteer.title_set(), LONGEST_TITLE_WRITTEN)
    return "" if title in _honorifics() else title


def ends_as_office(written: str) -> bool:
    """Tell whether a phrase ends with an office, listed or not, where it is sure that one is meant if any.

    >>> ends_as_office("副大臣"), ends_as_office("森林政策統括官"), ends_as_office("部門長"), ends_as_office("経済成長")
    (True, True, True, False)
    """
    return title_at_end(written) != "" or OFFICER.fullmatch(written) is not None


def goes_on(run: Tokens, end: int, title: Title) -> bool:
    """Tell whether a title goes on with one that ends before a token: 副首相兼外務大臣."""
    if title.first <= end or TITLES_JOINED.match(run.folded, run.starts[end], run.starts[title.first]):
        return True
    return title.last - end <= NEXT_TITLE and "o" not in run.tags[end : title.first]


def office_behind(folded: str, at: int, ends: Callable[[str], object] = title_at_end) -> str | None:
    """Return the office right behind a name that ends at an offset, if there is one: 国家主席 of 習近平国家主席."""
    match = BEHIND.match(folded, at)
    if match is None:
        return None
    role = match["role"]
    stops = (stop for stop in range(len(role), 1, -1) if stop == len(role) or AFTER_TITLE.match(role, stop))
    return next((office_of(role[:stop]) for stop in stops if ends(role[:stop])), None)
