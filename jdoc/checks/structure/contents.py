"""Contents: a heading that the table of contents calls otherwise: 6 協議会, but 6 経費."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.terms.acronyms import differ
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

# How the outermost headings are numbered.
_NUMBER = "第 ?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?[編章節部]?|[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻ]"
ENTRY = deferred(
    f" {{0,8}}(?P<number>{_NUMBER})(?:[. ]{{1,4}}|(?<=[章節編部]))(?P<title>[^\\s.…‥・](?:[^.…‥\\n]{{0,38}}[^\\s.…‥・0-9])?)[ .…‥・]{{0,80}}(?:[PＰp][. ]?)?[0-9]{{0,3}} {{0,4}}"
)
"""A line of contents: `[3 調査の結果 …… 5]`."""
LISTED = deferred(
    f"(?:^(?:[【\\[(]?目次[】\\]):]?:?)?|(?<=/)) ?(?P<number>{_NUMBER}) ?[.]? ?(?P<title>[^\\W0-9_][^/\\n]{{0,38}}?) ?(?=/|$)"
)
"""Such a line among others that signs part: 1 `沿革/[ 2 施設]`."""
FEWEST = 4
LONGEST = 30
"""Characters of a heading."""


class Entry(NamedTuple):
    """A line of contents."""

    number: str
    title: str
    place: Place


def find_misheaded(facts: Facts) -> Iterator[Found]:
    """Find the one heading that the contents call otherwise, where all others are the same."""
    entries = [*_entries(facts)]
    if len(entries) < FEWEST or len({entry.number for entry in entries}) < len(entries):
        return
    heads = _heads(facts, entries[-1].place.block, {entry.number for entry in entries})
    odd = [entry for entry in entries if not any(_is_it(facts, entry, at) for at in heads.get(entry.number, ()))]
    if len(odd) == 1:
        yield from _told(facts, odd[0], heads.get(odd[0].number, []))


def _told(facts: Facts, entry: Entry, heads: list[int]) -> Iterator[Found]:
    """Tell a line of contents whose heading is another one, and no form of it."""
    title = _squeezed(facts.texts[heads[0]]) if len(heads) == 1 else ""
    is_heading = 0 < len(title) <= LONGEST and "。" not in title
    if is_heading and set(entry.title).isdisjoint(title) and differ(entry.title, title):
        place = Place(heads[0], 0, len(facts.texts[heads[0]]))
        yield Found(entry.place, f"{entry.number} {entry.title}: {title} elsewhere", (place,), title)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_it(facts: Facts, entry: Entry, index: int) -> bool:
    """Tell whether a block is headed so; what follows a heading may stand in one block with it."""
    return _squeezed(facts.texts[index]).startswith(entry.title)


def _entries(facts: Facts) -> Iterator[Entry]:
    """Yield the outermost lines of the contents, or those of one line below their head."""
    contents = [index for index, block in enumerate(facts.blocks) if block.kind == "contents"]
    found = [*filter(None, (_line(facts, index) for index in contents))]
    if contents:
        found += _lines_behind(facts, contents[-1] + 1, found[0].number if found else "")
    yield from (entry for entry in found if _form(entry.number) == _form(found[0].number))
    if len(found) < FEWEST and CALLED in facts.every and "/" in facts.every:
        yield from _in_one_line(facts)


def _in_one_line(facts: Facts) -> Iterator[Entry]:
    """Yield the lines of contents that stand in the first line that signs part into several."""
    lines = (index for index, text in enumerate(facts.texts) if text.count("/") >= FEWEST - 1)
    line = next((index for index in lines if _is_contents(facts, index)), None)
    yield from _of_one_line(facts, line) if line is not None else ()


def _lines_behind(facts: Facts, index: int, first: str) -> Iterator[Entry]:
    """Yield the lines of contents that weren't known as such, as no heading is the same: up to where the numbers begin anew."""
    while index < len(facts.blocks):
        number, text = _squeezed(facts.labels[index]).rstrip(".、"), facts.texts[index]
        if not number or number == first or len(text) > LONGEST or "。" in text or "/" in text:
            return
        match = PAGE.search(text)
        title = text[: match.start()] if match else text
        first = first or number
        yield _entry(index, number, title, (0, len(title)))
        index += 1


CALLED = "目次"


def _is_contents(facts: Facts, index: int) -> bool:
    """Tell whether a line is one of contents, by its beginning or by the line above."""
    return CALLED in facts.texts[index][:LONGEST_CALLED] or CALLED in _squeezed(facts.texts[index - 1])[:LONGEST_CALLED]


LONGEST_CALLED = 4
PAGE = deferred("[ .…‥・]{2,80}[0-9]{0,3}$")
"""What stands behind a line of contents: 財源`[ …… 5]`."""


def _line(facts: Facts, index: int) -> Entry | None:
    text = facts.texts[index]
    match = ENTRY.fullmatch(text)
    return _entry(index, match["number"], match["title"], match.span()) if match else None


def _entry(index: int, number: str, title: str, span: tuple[int, int]) -> Entry:
    return Entry(_squeezed(number), _squeezed(title), Place(index, *span))


def _of_one_line(facts: Facts, index: int) -> Iterator[Entry]:
    """Yield the lines of contents that stand in one, the number of the first as its label."""
    text, label = facts.texts[index], facts.labels[index].rstrip(". ")
    first = text.partition("/")[0]
    if label:
        yield _entry(index, label, first, (0, len(first)))
    yield from (_entry(index, match["number"], match["title"], match.span()) for match in LISTED.finditer(text))


def _form(number: str) -> str:
    """Write a number with a sign for what it counts.

    >>> _form("第2章"), _form("二"), _form("12")
    ('第0章', '一', '0')
    """
    return ONE.sub("一", FIGURES.sub("0", number))


FIGURES = deferred("[0-9]{1,3}")
"""The number in figures: 第`[2]`章."""
ONE = deferred("[一二三四五六七八九十]{1,3}")
"""The same in kanji: 第`[二]`章."""


def _heads(facts: Facts, last: int, numbers: set[str]) -> dict[str, list[int]]:
    """Return the blocks behind the contents that bear their numbers."""
    found: dict[str, list[int]] = {}
    for index in facts.read:
        number = _squeezed(facts.labels[index]).rstrip(".、")
        if index > last and number in numbers:
            found.setdefault(number, []).append(index)
    return found
