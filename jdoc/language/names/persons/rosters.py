"""Rosters: persons between spaces, as lists of members name them: 委員長 山村 順三君, 上田 勝 財務副大臣."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import office_of, title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.names.token_types import Trait, is_surname

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.texts import Tokens

WORD = deferred(r"[^ \n\t,、。()「」:]+")
"""A word between spaces: `[委員長] 山村`, not `、`."""
PART = deferred("[一-鿿々ヶ豈-﫿ぁ-ゖァ-ヺー]{1,4}")
"""A family name or a given name: `[ながの]`, `[葵]`, not `第3回`."""
GAP = deferred("[ ]{1,4}")
"""What may stand between both: `[　　]`, not a line break."""
GOES_ON = deferred("[ \n\t:]+|[ ]*[、,][ ]*")
"""What an office holds over, to the next name: `委員[　]山村`, `山村[、]`, not `（`."""
HONORIFIC = deferred("(?:君|くん|殿|氏|様|さん|先生)$")
"""What honors at the end of a word: `順三[君]`, not `君主`."""
SEAT = deferred("(?:[0-9]+番?|[○◎◇・※]|第[0-9]+号)")
"""What may stand before a member, the number of the seat or a mark: `[12番]`, not `番号`."""
LONGEST_OFFICE = 30
"""Characters of the word for an office."""
KANA = deferred("[ぁ-ゖァ-ヺー]+")
"""A word in kana: `[るい]`, not `孝子`."""


class Word(NamedTuple):
    """A word between spaces or punctuation."""

    text: Tokens
    start: int
    end: int

    @property
    def written(self) -> str:
        """The word, half-width."""
        return self.text.folded[self.start : self.end]

    @property
    def office(self) -> str:
        """The office that it says, or nothing: 出席委員 is a list of them."""
        return self.written if len(self.written) <= LONGEST_OFFICE and title_at_end(self.written) else ""

    @property
    def bare(self) -> str:
        """The word without what honors at its end."""
        return HONORIFIC.sub("", self.written)

    @property
    def may_be_part(self) -> bool:
        """True of what may be a family name or a given name: no office, nothing listed, not the end of a body."""
        if not PART.fullmatch(self.bare) or title_at_end(self.bare):
            return False
        return self.is_family or not (self.is_listed or self.is_common)

    @property
    def is_listed(self) -> bool:
        """True of listed names and what ends as bodies do."""
        ending = gazetteer.longest_end(self.bare, gazetteer.endings(), len(self.bare))
        return bool(ending) or gazetteer.label_of(self.bare) is not None

    @property
    def is_common(self) -> bool:
        """True of words that name nothing: 委員, 各位."""
        return self.bare in gazetteer.words("generic") or self.bare in gazetteer.words("break")

    @property
    def is_family(self) -> bool:
        """True of what is a surname to the dictionary."""
        kind = self.text.type_at(self.start)
        whole = kind.length == len(self.bare)
        return (whole and kind.tag == "F") or (len(self.bare) > 1 and is_surname(self.bare))

    @property
    def is_given(self) -> bool:
        """True of what is a given name to the dictionary."""
        return self.text.type_at(self.start).tag == "G"

    @property
    def is_noun(self) -> bool:
        """True of what is another word to the dictionary: 電話."""
        kind = self.text.type_at(self.start)
        return kind.length == len(self.bare) > 1 and not kind.is_named

    @property
    def is_other_family(self) -> bool:
        """True of a surname that is no given name: 鈴木, but not 亮."""
        kind = self.text.type_at(self.start)
        return kind.tag == "F" and kind.length == len(self.bare) > 1


class Member(NamedTuple):
    """What may be a person: a family name and a given name with spaces between, or one word that honors."""

    family: Word
    given: Word
    before: str
    """The office that goes before, or nothing."""
    behind: Word | None
    """The word behind it in the same line."""

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.given.start + len(self.given.bare)

    @property
    def is_called(self) -> bool:
        """True where it is called 君 or the like."""
        return self.end < self.given.end or self.is_called_apart

    @property
    def is_called_apart(self) -> bool:
        """True of 村井　正一　殿."""
        return self.behind is not None and not self.behind.bare

    @property
    def is_name(self) -> bool:
        """True where both parts may be names, and at least one is."""
        if not (self.family.may_be_part and self.given.may_be_part) or self.is_kana:
            return False
        return self.family.is_family or (self.given.is_given and not self.given.is_other_family)

    @property
    def is_kana(self) -> bool:
        """True of two words in kana, which any words may be."""
        return all(KANA.fullmatch(word.bare) for word in (self.family, self.given))

    @property
    def is_held(self) -> bool:
        """True of a family name and a given name, no two surnames: 佐藤 鈴木."""
        return self.is_name and not (self.given.is_other_family or self.given.is_noun)

    @property
    def is_honored(self) -> bool:
        """True of two parts with an honorific, which may be in no dictionary."""
        return self.is_called and self.family.may_be_part and self.given.may_be_part

    def find(self) -> Find:
        """Return the person with the office before or behind it."""
        office = self.before or (self.behind.office if self.behind else "")
        return Find(self.family.start, self.end, role=office_of(office) if office else None)


def read_members(text: Tokens) -> list[Member]:
    """Return what may be persons between spaces."""
    return [*_members([Word(text, *match.span()) for match in WORD.finditer(text.folded)])]


def _members(words: list[Word]) -> Iterator[Member]:
    office = ""
    behind: Word | None = None
    """The word that the office goes on from: it, a member, a seat."""
    at = 0
    while at < len(words):
        word = words[at]
        if behind and not _goes_on(behind, word):
            office = ""
        member = _member(words, at, office)
        if member:
            yield member
            at += 1
        elif not SEAT.fullmatch(word.written):
            office = word.office
        behind = words[at]
        at += 1


def _goes_on(first: Word, second: Word) -> bool:
    """Tell whether an office holds for the word behind: not over brackets, nor from one row of a table to the next."""
    gap = first.text.folded[first.end : second.start]
    return GOES_ON.fullmatch(gap) is not None and not ("\n" in gap and "\t" in first.text.folded)


def _member(words: list[Word], at: int, office: str) -> Member | None:
    family, *others = words[at : at + 3]
    if not PART.fullmatch(family.written) or not others or not _is_gap(family, others[0]):
        return None
    behind = others[1] if len(others) > 1 and _is_gap(others[0], others[1]) else None
    member = Member(family, others[0], office, behind)
    return member if member.is_honored or member.is_held else None


def _is_gap(first: Word, second: Word) -> bool:
    return GAP.fullmatch(first.text.folded, first.end, second.start) is not None


RULES = Table(
    Rule(
        "member with an honorific",
        "PERSON",
        Rank.SIGNED,
        read_members,
        Member.find,
        where=lambda member: member.is_honored,
        found="委員長　[緒塚　　順三]君",
        left="委員長　緒塚　　順三",
        gate=(" ",),
        traits=Trait.GAP,
    ),
    Rule(
        "member with an office",
        "PERSON",
        Rank.SIGNED,
        read_members,
        Member.find,
        where=lambda member: member.is_held and (member.before or (member.behind and member.behind.office)),
        found="財務省　[内海　葵]　財務副大臣",
        left="財務省　内海　葵　財務",
        gate=(" ",),
        traits=Trait.GAP,
    ),
)
