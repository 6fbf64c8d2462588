"""Persons named again: by surname and title where the whole name is known, by a short form that is defined."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer, labeled
from jdoc.language.names.candidates import resolve_overlaps
from jdoc.language.names.definitions import canonical
from jdoc.language.names.persons.titles import LONGEST_TITLE_WRITTEN, first_of_titles
from jdoc.language.names.ranks import Rank
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.names.mentions import NamesOfTexts
    from jdoc.language.names.texts import Tokens

SURNAME = deferred("(?P<surname>[一-鿿々ヶ豈-﫿]{2,4}) +[^ ]+")
"""A whole name with its surname, of two characters or more: `[蔭佐　恭司]`, not `森　進`."""
CALLED = deferred(
    "(?:さん|氏|君|様)?(?:[(][^()]{0,60}?以下[、,]?(?:単に)?「(?P<word>[一-鿿々ぁ-ゖァ-ヴー]{1,8})」(?:と|[)]))"
)
"""What somebody is called from here on: 刀根徳松`[（以下「徳松」と]いう。）`, not `（徳松）`."""
APART = deferred(f"(?<!{NOUN})\\Z")
"""Behind no noun: `、[]`, not `課長`."""
GOES_ON = deferred(NOUN)
"""What makes another word of a title or a name before it: `[会]`, not `は`."""


class Known(NamedTuple):
    """What somebody is called in a document."""

    word: str
    value: str
    """The whole name."""
    number: int
    """The text that tells it."""
    at: int
    """Where the word stands in the definition there; -1 of a surname, which titles alone show."""


def with_persons_again(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Add those whom a document names again: 蔭佐課長 of 蔭佐　恭司, 徳松 of 刀根徳松（以下「徳松」という。）."""
    known = {each.word: each for each in _read_known(texts, names)}
    if not known:
        return names
    return [
        _with_added(own, [use for each in known.values() for use in _uses(number, text, each)])
        for number, (text, own) in enumerate(zip(texts, names, strict=True))
    ]


def _with_added(names: list[Name], added: list[Name]) -> list[Name]:
    starts = {person.start for person in labeled(names, "PERSON")}
    fresh = [name for name in added if name.start not in starts]
    return resolve_overlaps([*names, *fresh])


def _read_known(texts: Sequence[Tokens], names: NamesOfTexts) -> Iterator[Known]:
    """Yield what the persons of a document may be called again."""
    for number, (text, own) in enumerate(zip(texts, names, strict=True)):
        for person in labeled(own, "PERSON"):
            written = text.folded[person.start : person.end]
            whole = SURNAME.fullmatch(written)
            if whole:
                yield Known(whole["surname"], canonical(written), number, -1)
            called = CALLED.match(text.folded, person.end)
            if called and called["word"] in canonical(written):
                yield Known(called["word"], canonical(written), number, called.start("word"))


def _uses(number: int, text: Tokens, known: Known) -> Iterator[Name]:
    """Yield where a text names somebody again."""
    start = text.folded.find(known.word)
    while start >= 0:
        end = start + len(known.word)
        if _is_named(number, text.folded, start, end, known):
            yield Name(start, end, "PERSON", Rank.KNOWN_PERSON, known.value)
        start = text.folded.find(known.word, end)


def _is_named(number: int, folded: str, start: int, end: int, known: Known) -> bool:
    if known.at < 0:
        return APART.search(folded, max(0, start - 1), start) is not None and _is_before_title(folded, end)
    if (number, start) <= (known.number, known.at):
        return (number, start) == (known.number, known.at)
    return APART.search(folded, max(0, start - 1), start) is not None and GOES_ON.match(folded, end) is None


def _is_before_title(folded: str, at: int) -> bool:
    """Tell whether a whole title stands right behind a surname: 蔭佐|課長, not 蔭佐|課長会."""
    if folded[at : at + 1] not in first_of_titles():
        return False
    stops = range(min(len(folded), at + LONGEST_TITLE_WRITTEN), at, -1)
    stop = next((stop for stop in stops if folded[at:stop] in gazetteer.title_set()), None)
    return stop is not None and GOES_ON.match(folded, stop) is None
