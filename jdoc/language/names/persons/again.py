"""Persons named again: by surname and title where the whole name is known, by a short form that is defined."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from jdoc.language.lazy import BREAK, deferred
from jdoc.language.names import Name, gazetteer, labeled
from jdoc.language.names.candidates import resolve_overlaps
from jdoc.language.names.definitions import canonical
from jdoc.language.names.mentions import PARTIES
from jdoc.language.names.persons.short import HEADS_OF_PLACES, may_be_called
from jdoc.language.names.persons.titles import LONGEST_TITLE_WRITTEN, first_of_titles
from jdoc.language.names.ranks import Rank
from jdoc.language.names.token_types import MOST_TYPES
from jdoc.language.scripts import NOUN
from jdoc.language.tokens import part_of_speech, tokenize
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.language.names.mentions import NamesOfTexts
    from jdoc.language.names.texts import Tokens

SURNAME = deferred("(?P<surname>[一-鿿々ヶ豈-﫿]{1,4}) +[^ ]+")
"""A whole name with its surname: `[蔭佐　恭司]`, not `蔭佐恭司`."""
CALLED = deferred(
    "(?:さん|氏|君|様)?(?:[(][^()]{0,60}?以下[、,]?(?:単に)?「(?P<word>[一-鿿々ぁ-ゖァ-ヴー]{1,8})」(?:と|[)]))"
)
"""What somebody is called from here on: 刀根徳松`[（以下「徳松」と]いう。）`, not `（徳松）`."""
NOUN_BEFORE = deferred(f"{NOUN}\\Z")
"""A noun that a name is glued to: 林[課]蔭佐, not `、`."""
WHOLE = deferred("[一-鿿々ヶ豈-﫿]{2,4}[一-鿿々豈-﫿ぁ-ゖ]{2,4}")
"""A whole name, long enough to be nothing else: `[小山展弘]`, not `谷水`, `ハンセン`."""
ALONE = deferred("[はがをにのもと、。](?!会)")
"""What stands behind a surname alone: 宇津宮`[を]`, not `市`."""
GOES_ON = deferred(NOUN)
"""What makes another word of a title or a name before it: `[会]`, not `は`."""


@lru_cache(MOST_TYPES)
def is_nothing_but_surname(word: str) -> bool:
    """Tell whether a word is a surname to the dictionary where any noun may stand.

    >>> is_nothing_but_surname("宇津宮"), is_nothing_but_surname("千葉"), is_nothing_but_surname("平野")
    (True, False, False)
    """
    key = tokenize(f"、{word}を見る。")[1]
    return key.startswith(f"{word}\t") and part_of_speech(key)[3] == "姓"


class Known(NamedTuple):
    """What somebody is called in a document."""

    word: str
    value: str
    """The whole name."""
    form: str
    """Whether the word is the whole name, a surname by its title or alone, or a short form that is defined."""
    at: int
    """Where the short form is defined; names of other forms are shown anywhere."""


class Again(NamedTuple):
    """A place in a whole document where somebody may be named again."""

    whole: str
    """The document."""
    start: int
    known: Known

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.known.word)

    @property
    def is_apart(self) -> bool:
        """True where no noun stands before it."""
        return NOUN_BEFORE.search(self.whole, max(0, self.start - 1), self.start) is None

    @property
    def is_party(self) -> bool:
        """True of a surname behind what somebody is before a court: 被告|蔭佐|は."""
        return self.whole.endswith(tuple(PARTIES), 0, self.start) and GOES_ON.match(self.whole, self.end) is None

    @property
    def is_before_title(self) -> bool:
        """True where a whole title stands right behind: 蔭佐|課長, not 蔭佐|課長会."""
        if self.whole[self.end : self.end + 1] not in first_of_titles():
            return False
        stops = range(min(len(self.whole), self.end + LONGEST_TITLE_WRITTEN), self.end, -1)
        stop = next((stop for stop in stops if self.whole[self.end : stop] in gazetteer.title_set()), None)
        return stop is not None and GOES_ON.match(self.whole, stop) is None

    @property
    def is_no_place(self) -> bool:
        """True where nothing stands behind that has the name of a place before it: not 北|署長."""
        return not self.whole.startswith(HEADS_OF_PLACES, self.end)

    @property
    def is_alone(self) -> bool:
        """True of a surname between particles and marks: において|宇津宮|を."""
        return self.is_apart and ALONE.match(self.whole, self.end) is not None

    @property
    def is_behind_definition(self) -> bool:
        """True of the place where a short form is defined, and of those behind it where it stands apart."""
        apart = self.is_apart and GOES_ON.match(self.whole, self.end) is None
        return self.start == self.known.at or (apart and self.start > self.known.at)


FORMS: dict[str, Callable[[Again], bool]] = {
    "whole": lambda _: True,
    "surname": lambda again: again.is_party or (again.is_apart and again.is_before_title),
    "short": lambda again: again.is_apart and again.is_before_title and again.is_no_place,
    "alone": lambda again: again.is_alone,
    "defined": lambda again: again.is_behind_definition,
}
"""What shows that somebody is named again, by the form of what they are called."""


def with_persons_again(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Add those whom a document names again: 蔭佐課長 of 蔭佐　恭司, 徳松 of 刀根徳松（以下「徳松」という。）."""
    if not any(name.label == "PERSON" for own in names for name in own):
        return names
    offsets = [0, *accumulate(len(text.folded) + 1 for text in texts)]
    known = {(each.word, each.form): each for each in _read_known(texts, names, offsets)}
    whole = BREAK.join([text.folded for text in texts]) if known else ""
    added: dict[int, list[Name]] = {}
    for again in _named_again(whole, known.values()):
        number = bisect_right(offsets, again.start) - 1
        start, end = again.start - offsets[number], again.end - offsets[number]
        added.setdefault(number, []).append(Name(start, end, "PERSON", Rank.KNOWN_PERSON, again.known.value))
    return [_with_added(own, added[number]) if number in added else own for number, own in enumerate(names)]


def _named_again(whole: str, known: Iterable[Known]) -> Iterator[Again]:
    """Yield where a document names somebody again."""
    places = (again for each in known for again in _places(whole, each))
    return (again for again in places if FORMS[again.known.form](again))


def _with_added(names: list[Name], added: list[Name]) -> list[Name]:
    starts = {person.start for person in labeled(names, "PERSON")}
    fresh = [name for name in added if name.start not in starts]
    return resolve_overlaps([*names, *fresh]) if fresh else names


def _read_known(texts: Sequence[Tokens], names: NamesOfTexts, offsets: Sequence[int]) -> Iterator[Known]:
    """Yield what the persons of a document may be called again."""
    for text, own, offset in zip(texts, names, offsets, strict=False):
        for person in labeled(own, "PERSON") if own else ():
            written = text.folded[person.start : person.end]
            value = canonical(written)
            spaced = SURNAME.fullmatch(written)
            if spaced and len(spaced["surname"]) == 1:
                if may_be_called(spaced["surname"]):
                    yield Known(spaced["surname"], value, "short", -1)
            elif spaced:
                yield Known(spaced["surname"], value, "surname", -1)
                if is_nothing_but_surname(spaced["surname"]):
                    yield Known(spaced["surname"], value, "alone", -1)
            if WHOLE.fullmatch(value):
                yield Known(value, value, "whole", -1)
            called = CALLED.match(text.folded, person.end)
            if called and called["word"] in value:
                yield Known(called["word"], value, "defined", offset + called.start("word"))


def _places(whole: str, known: Known) -> Iterator[Again]:
    """Yield where a document has what somebody is called."""
    start = whole.find(known.word)
    while start >= 0:
        yield Again(whole, start, known)
        start = whole.find(known.word, start + 1)
