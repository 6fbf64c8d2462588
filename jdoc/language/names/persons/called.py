"""Persons whose names hold spaces, before what they are called: 味田　勝次さん, Sarah K. Lindqvist教授."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.rosters import GIVEN_DOUBTS, Word
from jdoc.language.names.persons.spans import begins_role
from jdoc.language.names.persons.titles import AFTER_TITLE, is_called, office_behind, title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait, is_surname
from jdoc.language.scripts import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.texts import Tokens

_LETTER = "[一-鿿々豈-﫿ぁ-ゖァ-ヺー]"
GAP = deferred(f"(?<=[一-鿿々豈-﫿ぁ-ゖ]) {{1,3}}(?={_LETTER})")
"""What stands between a family name and a given name: `味田[　]勝次`, not `第3　回`."""
GIVEN = deferred("(?:[一-鿿々豈-﫿]{1,3}|[ぁ-ゖ]{2,4}|[ァ-ヺー]{2,5})")
"""What a given name is made of: `[勝次]さん`, not `3`."""
FAMILY = deferred(f"(?:{KANJI}|[ヶノケ]){{1,4}}\\Z")
"""What a family name is made of: 船長の`[味田]`, not `は`."""
KANA_FAMILY = deferred("(?<=の)(?P<name>[ぁ-ゖ]{2,4}?)\\Z")
"""A family name in kana behind the office: 俳優の`[あいだ]`, not `また`."""
LONGEST_FAMILY, LONGEST_GIVEN = 4, 5
BEGINS = frozenset(" \n\t、。,()「」:○◎・のはがともやに")
"""Beside which a family name may begin."""
LONGEST_TITLE = 12
"""Characters of a title."""
GOES_ON = deferred("[一-鿿]")
"""What makes another word of a title: 委員`[会]`, not `は`."""

_NAME = r"[A-Z][a-z'’]+(?:[ -](?:[A-Z]\.|[A-Z][A-Za-z'’]+|d[aeiou]|v[ao]n|bin|al|la)){1,3}"
BEFORE_TITLE = deferred(rf"(?<![A-Za-z.] )(?<![A-Za-z.&-])(?P<name>{_NAME}) {{0,2}}(?=[氏様殿さ一-鿿])")
"""A name in Latin letters before what may be a title: `[Sarah K. Lindqvist]教授`, not `Sarah と`."""
BEHIND_TITLE = deferred(rf"(?<=[一-鿿]) {{1,3}}(?P<name>{_NAME})(?= {{0,3}}(?:[氏様殿、(\n]|$))")
"""One behind what may be a title: 取締役　`[Thomas Weber]`　氏, not `工場 Blue`."""
DOTTED = deferred(r"(?<![^ \n\t:、(])(?P<name>[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+) {1,3}(?=[一-鿿ァ-ヴー]{2,30})")
"""A name in katakana before what may be a title, with spaces: `[ホセ・ルイス]　生産大臣`, not `ホセ　生産`."""


class Gap(NamedTuple):
    """The spaces between what may be a family name and a given name."""

    text: Tokens
    start: int
    end: int

    def finds(self) -> Iterator[Find]:
        """Yield the name around it, if somebody is called by it."""
        stop = self._given_end()
        if stop is None:
            return
        given = Word(self.text, self.end, stop)
        start = self._family_start(given)
        if start is not None and not any(doubt.holds(given) for doubt in GIVEN_DOUBTS):
            yield Find(start, stop)

    def _given_end(self) -> int | None:
        """Return where the given name ends: before what honors or a title, else before an office with its body."""
        match = GIVEN.match(self.text.folded, self.end)
        if match is None:
            return None
        stops = [*range(self.end + 1, min(self._letters_end(), self.end + LONGEST_GIVEN) + 1)]
        called = (stop for stop in stops if self._is_called(stop))
        offices = (stop for stop in stops if self._begins_office(stop))
        stop = next(called, None) or next(offices, None)
        return stop if stop and GIVEN.fullmatch(self.text.folded, self.end, stop) else None

    def _letters_end(self) -> int:
        """Return where the characters end that the given name begins with and those behind it."""
        folded, stop = self.text.folded, self.end
        while stop < len(folded) and stop - self.end <= LONGEST_GIVEN and folded[stop] not in BEGINS - {"の", "と"}:
            stop += 1
        return stop

    def _is_called(self, stop: int) -> bool:
        """Tell whether what honors, or a whole title, stands right behind."""
        folded = self.text.folded
        return folded.startswith(gazetteer.titles_for("honorific"), stop) or _title_end(folded, stop) is not None

    def _begins_office(self, stop: int) -> bool:
        """Tell whether an office with its body stands behind: 相哲|駐日韓国大使."""
        text = self.text
        at = text.at(stop)
        return at is not None and begins_role(text, at) and office_behind(text.folded, stop) is not None

    def _family_start(self, given: Word) -> int | None:
        """Return where the family name begins that ends at the gap."""
        folded = self.text.folded
        match = FAMILY.search(folded, max(0, self.start - LONGEST_FAMILY), self.start)
        if match is None:
            return self._kana_start()
        starts = range(match.start(), self.start)
        return next((start for start in starts if self._begins_family(start, given)), None)

    def _kana_start(self) -> int | None:
        match = KANA_FAMILY.search(self.text.folded, max(0, self.start - LONGEST_FAMILY - 1), self.start)
        if match is None or not title_at_end(
            self.text.folded[max(0, match.start() - LONGEST_TITLE) : match.start() - 1]
        ):
            return None
        return match.start()

    def _begins_family(self, start: int, given: Word) -> bool:
        """Tell whether a family name begins here: by the character before it, or behind a title."""
        folded = self.text.folded
        word = Word(self.text, start, self.start)
        if not word.may_be_part:
            return False
        if BEGINS.issuperset(folded[max(0, start - 1) : start]):
            return word.is_family or given.is_given or folded.startswith(gazetteer.titles_for("honorific"), given.end)
        if not given.is_given or not is_surname(word.written):
            return False
        return bool(title_at_end(folded[max(0, start - LONGEST_TITLE) : start]))


def _title_end(folded: str, start: int) -> int | None:
    """Return where the title ends that stands at an offset, if it is no part of another word."""
    titles = gazetteer.title_set()
    for stop in range(min(len(folded), start + LONGEST_TITLE), start, -1):
        if folded[start:stop] in titles:
            return None if GOES_ON.match(folded, stop) and not AFTER_TITLE.match(folded, stop) else stop
    return None


def _read_gaps(text: Tokens) -> list[Find]:
    """Return the names with spaces that somebody is called by."""
    gaps = (Gap(text, *match.span()) for match in GAP.finditer(text.folded))
    return [find for gap in gaps for find in gap.finds()]


def _is_person(name: Match) -> bool:
    """Tell whether a name in Latin letters is that of no body."""
    written = name.match["name"]
    words = gazetteer.words("latin body")
    return gazetteer.label_of(written) is None and not any(word in words for word in written.split())


def _is_before_title(name: Match) -> bool:
    return is_called(name.text.folded, name.match.end()) and _is_person(name)


def _is_behind_title(name: Match) -> bool:
    before = name.text.folded[max(0, name.match.start() - LONGEST_TITLE) : name.match.start()]
    return bool(title_at_end(before)) and _is_person(name)


def _is_dotted_person(name: Match) -> bool:
    listed = any(gazetteer.label_of(word) for word in name.match["name"].replace("=", "・").split("・"))
    return office_behind(name.text.folded, name.match.end()) is not None and not listed


RULES = Table(
    Rule(
        "name with a space, and what it is called",
        "PERSON",
        Rank.SIGNED,
        _read_gaps,
        lambda find: find,
        found="船長の[味田　勝次]さんは無事である。",
        left="船長の談話　後日公表",
        gate=(" ",),
        traits=Trait.GAP,
    ),
    Rule(
        "name in Latin letters before what it is called",
        "PERSON",
        Rank.SIGNED,
        matches(BEFORE_TITLE),
        Match.find,
        where=_is_before_title,
        found="[Sarah K. Lindqvist]教授が述べた。",
        left="Blue Ocean計画が進む。",
        traits=Trait.LATIN,
    ),
    Rule(
        "name in Latin letters behind a title",
        "PERSON",
        Rank.SIGNED,
        matches(BEHIND_TITLE),
        Match.find,
        where=_is_behind_title,
        found="取締役工場長　[Thomas Weber]（電話）",
        left="取締役工場　Blue Ocean、",
        traits=Trait.LATIN,
    ),
    Rule(
        "name in katakana before a title, with spaces",
        "PERSON",
        Rank.SIGNED,
        matches(DOTTED),
        Match.find,
        where=_is_dotted_person,
        found="ペルー側：[ホセ・ルイス・カマチョ]　生産大臣",
        left="ペルー側：ホセ・ルイス　生産",
        gate=("・", "="),
        traits=Trait.GAP,
    ),
)
