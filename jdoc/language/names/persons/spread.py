"""Names that are spread to a common width: which short words with a wide gap are one: 西　　健太郎, 旭　　　勇."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.parts import Word, is_office, is_word
from jdoc.language.names.persons.titles import ends_as_office, office_behind
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.names.token_types import Trait, is_given_name, is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.names.texts import Tokens

_KANJI = "一-鿿々ヶ豈-﫿"
_LETTER = f"[{_KANJI}ぁ-ゖァ-ヺー0-9A-Za-z]"
# What stands behind a given name.
_ENDS = r"(?=[ \n\t、。,()「」】・:はがをもに]|と(?:の|と|は|$)|の(?=[一-鿿ァ-ヴー「])|氏|さん|様|君|殿|\Z)"
SPREAD = deferred(
    f" (?<={_LETTER} ) {{1,3}}(?=(?P<given>[{_KANJI}]{{1,3}}|[ぁ-ゖ]{{2,4}}|[ァ-ヺー]{{2,5}}){_ENDS})"
    f"| (?<={_LETTER} ) {{1,3}}(?=(?P<officer>[{_KANJI}]{{3,24}}+))"
)
"""The wide gap of a name, before a given name or that with an office: `西[　　]健太郎`, not `西　健太郎`."""
FAMILY = deferred(
    f"(?:(?<!{_LETTER})|(?<=(?<!{_LETTER})[同故])|(?<=[のはがとにも]))(?![同故]|(?<=同)前)[{_KANJI}]{{1,3}}\\Z"
)
"""The family name before it: `[西]`, `同[西]`, not `A西`."""
NEXT = deferred(f"(?P<gap> {{1,4}})(?P<word>{_LETTER}+)")
"""The next word of the line, and how far it is: `[　　東]`."""
LAST = deferred(f"(?P<word>{_LETTER}+)(?P<gap> {{1,4}})\\Z")
"""The one before."""
LONGEST_FAMILY = 4
"""Characters of a family name and the one before it."""
LONGEST_NEIGHBOR = 30
LONGEST_PIECE = 2
"""Characters of a word that may be one of several in a row: 東　　西　　南."""
WIDTH = 7
"""What a spread name takes at the most, with its gap."""
WHERE_TO = frozenset("東西南北前元上中下左右内外")
"""What is no given name behind another one of these."""


class Spread(NamedTuple):
    """Two words with a wide gap."""

    family: Word
    given: Word
    office: str | None
    """The office right behind."""

    @property
    def gap(self) -> int:
        """The spaces between them."""
        return self.given.start - self.family.end

    @property
    def is_in_row(self) -> bool:
        """True of one of several words as far from each other: 東　　西　　南."""
        folded = self.family.text.folded
        before = LAST.search(folded, max(0, self.family.start - LONGEST_NEIGHBOR), self.family.start)
        behind = NEXT.match(folded, self.given.end)
        near = (match for match in (before, behind) if match and len(match["gap"]) == self.gap)
        return any(len(match["word"]) <= LONGEST_PIECE and not is_office(match["word"]) for match in near)

    @property
    def is_dictionary_family(self) -> bool:
        """True of a surname to the dictionary."""
        return self.family.is_family or is_surname(self.family.written)

    @property
    def is_home(self) -> bool:
        """True of a place without what such names end with, which many are called by: 大分, 八戸."""
        word = self.family.written
        if len(word) != LONGEST_PIECE:
            return False
        return self.family.kind.place or self.family.is_home

    @property
    def is_short(self) -> bool:
        """True of a surname of one character: 旭, 西."""
        return self.family.written in gazetteer.short_surnames()

    @property
    def is_called_by_given(self) -> bool:
        """True of a given name to the dictionary."""
        given = self.given.written
        return is_given_name(given) or self.given.ends_as_given

    def find(self) -> Find:
        """Return the person, with the office behind."""
        return Find(self.family.start, self.given.end, role=self.office)


class Doubt(NamedTuple):
    """Why two words with a wide gap are no name."""

    name: str
    holds: Callable[[Spread], bool]
    example: str


def _is_no_name(word: str) -> bool:
    return word in gazetteer.titles_for("field") or is_office(word) or ends_as_office(word)


DOUBTS = (
    Doubt(
        "wider than names are spread",
        lambda spread: spread.given.end - spread.family.start > WIDTH,
        example="西沢　　　　健太郎",
    ),
    Doubt(
        "the characters of one word",
        lambda spread: is_word(spread.family.written + spread.given.written),
        example="前　　文",
    ),
    Doubt(
        "an office, or what a form asks for",
        lambda spread: any(map(_is_no_name, (spread.family.written, spread.given.written))),
        example="委員　　進",
    ),
    Doubt(
        "two directions",
        lambda spread: WHERE_TO.issuperset(spread.family.written + spread.given.written),
        example="上　　西",
    ),
    Doubt(
        "one of several words as far from each other",
        lambda spread: spread.is_in_row,
        example="林　　進　　原",
    ),
    Doubt(
        "a word that nobody is called by",
        lambda spread: spread.given.written in gazetteer.words("no given"),
        example="林　　電話",
    ),
)
"""One is enough."""


class Sign(NamedTuple):
    """What shows that they are."""

    name: str
    holds: Callable[[Spread], bool]
    found: str


SIGNS = (
    Sign(
        "a surname of one character and a given name",
        lambda spread: spread.is_short and spread.is_called_by_given,
        found="[西　　健太郎]　同補佐から",
    ),
    Sign(
        "a surname and a given name",
        lambda spread: spread.is_dictionary_family and spread.is_called_by_given,
        found="同[三浦　　慎吾]の申立て",
    ),
    Sign(
        "a place that many are called by, and a given name",
        lambda spread: spread.is_home and spread.is_called_by_given,
        found="副団長　都　　　茂、[大分　　隆]",
    ),
    Sign(
        "a surname and a name in kana, which may be another word",
        lambda spread: (
            (spread.is_short or spread.is_dictionary_family)
            and spread.given.kind.katakana
            and spread.given.kind.length == len(spread.given.written) < LONGEST_FAMILY
        ),
        found="代表取締役　[堀　　　タカ]",
    ),
    Sign(
        "a surname and a character, before an office",
        lambda spread: spread.is_dictionary_family and spread.office is not None and len(spread.given.written) == 1,
        found="機構の[三沢　　空]主任研究員が",
    ),
)
"""One is enough."""


def read_spread(text: Tokens) -> list[Spread]:
    """Return the names that are spread."""
    found = (_spread(text, match) for match in SPREAD.finditer(text.folded))
    return [spread for spread in found if spread and not any(doubt.holds(spread) for doubt in DOUBTS)]


def _spread(text: Tokens, match: re.Match[str]) -> Spread | None:
    """Return the name around a gap, or nothing."""
    family = FAMILY.search(text.folded, max(0, match.start() - LONGEST_FAMILY), match.start())
    if family is None:
        return None
    word = Word(text, *family.span())
    if match["given"]:
        return _known(Spread(word, Word(text, *match.span("given")), None))
    for length in (2, 1, 3):
        end = match.end() + length
        office = office_behind(text.folded, end, ends_as_office)
        spread = Spread(word, Word(text, match.end(), end), office) if office else None
        if spread and _known(spread):
            return spread
    return None


def _known(spread: Spread) -> Spread | None:
    return spread if any(sign.holds(spread) for sign in SIGNS) else None


RULES = Table(
    Rule(
        "name spread to a common width",
        "PERSON",
        Rank.SIGNED,
        read_spread,
        Spread.find,
        found="[西　　健太郎]　同補佐から同課長に任ずる",
        left="東　　南　　西　　北",
        gate=("  ",),
        traits=Trait.GAP,
    ),
)
