"""Rosters: persons between spaces, as lists of members name them: 委員長 山村 順三君, 上田 勝 財務副大臣."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.apart import put_together
from jdoc.language.names.persons.parts import LOAN_WORD, NO_LOAN_WORD, PART, Word, may_be_given
from jdoc.language.names.persons.titles import office_of, title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table, has_any
from jdoc.language.names.token_types import Trait, is_given_name, is_surname

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.texts import Tokens

WORD = deferred(r"[^ \n\t,、。()「」:]+")
"""A word between spaces: `[委員長] 山村`, not `、`."""
PAIR = deferred(" (?<=[一-鿿々ヶぁ-ゖァ-ヺー] ) {0,3}(?=[一-鿿々ヶぁ-ゖァ-ヺー]{1,4}(?![一-鿿々ヶ]{3}))")
"""What a text has that holds such a name at all: `山村[　]順三`, not `3　回`."""
GAP = deferred("[ ]{1,4}")
"""What may stand between both: `[　　]`, not a line break."""
GOES_ON = deferred("[ \n\t:]+|[ ]*[、,][ ]*")
"""What an office holds over, to the next name: `委員[　]山村`, `山村[、]`, not `（`."""
AGE = deferred(r"(?:氏|さん|君)?[ ]?\([1-9][0-9](?:歳)?\)")
"""An age behind a name: `[（28）]`, `[（62歳）]`, not `（1）`."""
IN_BRACKETS = deferred(r"(?:君|氏|さん|様)?[ ]?\((?P<role>[^()。「」]{2,40})\)")
"""What may be a role, in brackets behind a name: `[（東海大学教授）]`, not `教授`."""
SEAT = deferred("(?:[0-9]+[番人名]?|[○◎◇・※〃]|第[0-9]+号|C[EFIOT]O|[同仝]|[一-鿿ヶケの]{1,8}[都道府県市区町村])")
"""What may stand between an office and its member, and changes nothing: `[12番]`, `[同]`, `[佐世保市]`, not `番号`."""
COUNT = deferred(r" {0,2}\((?=[0-9]{1,3}[人名]\))|(?<=[0-9][人名])\)[ \n\t]*")
"""What stands around the number of those whom a head lists: `[（]１人）`, `１人[）　]外山`, not `（東海大学）`."""
PLAIN = deferred(r"(?m:^)[一-鿿々ヶ豈-﫿ぁ-ゖァ-ヺー]{1,8} |\([1-9][0-9](?:歳)?\)")
"""What shows a name without an office: the beginning of a line, an age: `[三奈戸　]邦明`, `[（28）]`, not `3 港`."""
KANA = deferred("[ぁ-ゖァ-ヺー]+")
"""A word in kana: `[るい]`, not `孝子`."""


class Member(NamedTuple):
    """What may be a person: a family name and a given name with spaces between, or one word that honors."""

    family: Word
    given: Word
    before: str
    """The office that goes before, or nothing."""
    behind: Word | None
    """The word behind it in the same line."""
    after: str = ""
    """The office at the end of its line: 石動　健太郎　株式会社青葉　研究員."""

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.given.end - len(self.given.written) + len(self.given.bare)

    @property
    def is_called(self) -> bool:
        """True where it is called 君 or the like."""
        return self.end < self.given.end or self.is_called_apart

    @property
    def is_called_apart(self) -> bool:
        """True of 村井　正一　殿."""
        return self.behind is not None and not self.behind.bare

    @property
    def may_be_name(self) -> bool:
        """True where both parts may be those of a name."""
        return self.family.may_be_part and self.given.may_be_part

    @property
    def is_held(self) -> bool:
        """True of a name by the dictionary: no two surnames, 佐藤 鈴木, nor two words in kana."""
        if self.is_loan_word:
            return True
        if self.is_in_kana or not self.may_be_name:
            return False
        known = self.family.is_family or self.given.is_given or self.is_short
        return known and (self.is_only_pair or may_be_given(self.given))

    @property
    def is_loan_word(self) -> bool:
        """True of a surname behind an office, and a given name that is a loan word, too: 委員　脇坂　ジュリ."""
        given = self.given.bare
        called = LOAN_WORD.match(given) is not None and given not in NO_LOAN_WORD
        return called and self.before != "" and self.family.is_family and self.family.may_be_part

    @property
    def is_short(self) -> bool:
        """True of a surname of one character that is another word, too, behind an office: 専務理事　畑　正高."""
        return self.before != "" and len(self.family.bare) == 1 and is_surname(self.family.bare)

    @property
    def is_in_kana(self) -> bool:
        """True of two words in kana, which are no name but behind an office: 委員　リー　アン."""
        if not KANA.fullmatch(self.family.bare + self.given.bare):
            return False
        return not self.before or self.family.is_common or self.given.is_common

    @property
    def is_only_pair(self) -> bool:
        """True of a given name that may be a surname, with no third one behind it: no list of surnames."""
        return (
            (self.family.is_family or self.is_short)
            and is_given_name(self.given.bare)
            and (self.behind is None or not self.behind.is_family)
        )

    @property
    def is_honored(self) -> bool:
        """True of two parts with an honorific, which may be in no dictionary."""
        return self.is_called and self.may_be_name

    @property
    def has_office(self) -> bool:
        """True where an office stands before it, or behind it in its line."""
        office = self.before or self.office_behind or self.after or self.is_glossed
        return bool(office) and not self.is_asked_for

    @property
    def has_age(self) -> bool:
        """True where the age stands in brackets behind: 大塲　龍之介（28）, which is told of nobody but persons."""
        return AGE.match(self.given.text.folded, self.end) is not None

    @property
    def begins_line(self) -> bool:
        """True of a whole name at the beginning of a line, before where somebody belongs: 三奈戸　邦明　北浜商店."""
        folded, start = self.family.text.folded, self.family.start
        longer = min(len(self.family.bare), len(self.given.bare)) > 1 and self.behind is not None
        return longer and folded[start - 1 : start] in {"", "\n"} and self.given.is_given

    @property
    def is_glossed(self) -> bool:
        """True where the office stands in brackets right behind: 秋元　里奈（北浜市副市長）."""
        office = IN_BRACKETS.match(self.given.text.folded, self.end)
        return office is not None and title_at_end(office["role"]) != ""

    @property
    def is_asked_for(self) -> bool:
        """True of what stands behind 氏名."""
        return self.before in gazetteer.titles_for("field")

    def find(self) -> Find:
        """Return the person with the office before or behind it."""
        office = self.before or self.office_behind or self.after
        return Find(self.family.start, self.end, role=office_of(office) if office else None)

    @property
    def office_behind(self) -> str:
        """The office that the word behind it says, or nothing."""
        return self.behind.office if self.behind else ""

    @property
    def takes_office_behind(self) -> bool:
        """True where the word behind it says its own office: 内海　葵　財務副大臣."""
        return not self.before and self.office_behind != ""


def read_members(text: Tokens) -> list[Member]:
    """Return what may be persons between spaces."""
    if not PAIR.search(text.folded):
        return []
    return [*_members([Word(text, *span) for span in _spans(text.folded)])]


def read_plain_members(text: Tokens) -> list[Member]:
    """Return the same of a text that may hold one without an office and an honorific; few do."""
    folded = text.folded
    may_hold = PLAIN.search(folded) or has_any(folded.replace(" ", ""), gazetteer.titles_for("field"))
    return text.once(read_members) if may_hold else []


def _spans(folded: str) -> list[tuple[int, int]]:
    """Return where words stand, characters that stand apart put together."""
    spans = [match.span() for match in WORD.finditer(folded)]
    for (start, end), words in put_together(folded):
        spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))] = words
    return spans


def _members(words: list[Word]) -> Iterator[Member]:
    """Yield the members of all lines; an office holds over to the next one where nobody's own stands behind it."""
    office = ""
    last: Word | None = None
    for line in _lines(words):
        if last and not _goes_on(last, line[0]):
            office = ""
        row = Row(office)
        row.read(line)
        yield from row.members
        office, last = row.carried, line[-1]


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    """Yield the words of each line, also where brackets or a full stop stand between them."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or "\n" in words[at - 1].text.folded[words[at - 1].end : words[at].start]:
            yield words[start:at]
            start = at


class Row:
    """A line of a roster: who is named in it, and as what."""

    def __init__(self, office: str) -> None:
        self.members: list[Member] = []
        self.carried = office
        """The office that the next line goes on with."""
        self._office = office
        """The one that holds for whoever comes next."""
        self._given = office
        """The one that a line above gives to all below."""
        self._behind = ""
        """The first one behind the last member: the new one, where the old one stands behind it."""

    def read(self, line: list[Word]) -> None:
        """Read the words of a line."""
        at = 0
        while at < len(line):
            if at and not _goes_on(line[at - 1], line[at]):
                self._office = ""
            member = _member(line, at, self._office)
            if member:
                self.members.append(member)
                self.carried = member.before
                self._behind = ""
                at += 1 + member.takes_office_behind
            elif not SEAT.fullmatch(line[at].written):
                self._take_office(line[at].office, is_last=at == len(line) - 1)
            at += 1

    def _take_office(self, office: str, *, is_last: bool) -> None:
        """Take what may be an office; with no member behind it in its line, it is that of the last one before it."""
        self._office = office
        if not self.members:
            self.carried = office
            return
        self._behind = self._behind or office
        if is_last and self._behind:
            self.members[-1] = self.members[-1]._replace(after=self._behind)
            self.carried = self._given


def _goes_on(first: Word, second: Word) -> bool:
    """Tell whether an office holds for the word behind: not over brackets, nor from one row of a table to the next."""
    gap = first.text.folded[first.end : second.start]
    count = COUNT.match(first.text.folded, first.end)
    if count and count.end() == second.start:
        return True
    return GOES_ON.fullmatch(gap) is not None and not ("\n" in gap and "\t" in first.text.folded)


def _member(words: list[Word], at: int, office: str) -> Member | None:
    family, *others = words[at : at + 3]
    if (
        SEAT.fullmatch(family.written)
        or not PART.fullmatch(family.written)
        or not others
        or not _is_gap(family, others[0])
    ):
        return None
    behind = others[1] if len(others) > 1 and _is_gap(others[0], others[1]) else None
    member = Member(family, others[0], office, behind)
    return member if member.is_honored or member.is_held or (member.may_be_name and member.has_age) else None


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
        found="委員長　[緒塚　　璃央斗]君",
        left="委員長　緒塚　　璃央斗",
        gate=(" ",),
        traits=Trait.TITLE,
    ),
    Rule(
        "member with an office",
        "PERSON",
        Rank.SIGNED,
        read_members,
        Member.find,
        where=lambda member: member.is_held and member.has_office,
        found="財務省　[内海　葵]　財務副大臣",
        left="財務省　内海　葵　財務",
        gate=(" ",),
        traits=Trait.TITLE,
    ),
    Rule(
        "member with an age",
        "PERSON",
        Rank.SIGNED,
        read_plain_members,
        Member.find,
        where=lambda member: member.may_be_name and member.has_age,
        found="無職　[緒塚　璃央斗]（28）",
        left="無職　緒塚　璃央斗（1）",
        gate=(" ",),
        traits=Trait.GAP,
    ),
    Rule(
        "member at the beginning of a line",
        "PERSON",
        Rank.SPACED_PERSON,
        read_plain_members,
        Member.find,
        where=lambda member: member.is_held and member.begins_line,
        found="[三奈戸　邦明]　北浜商店",
        left="三奈戸　邦明",
        gate=(" ",),
        traits=Trait.GAP,
    ),
    Rule(
        "member as a form asks for the name",
        "PERSON",
        Rank.SIGNED,
        read_plain_members,
        Member.find,
        where=lambda member: member.is_held and member.is_asked_for,
        found="氏名　[藤枝　琢磨]",
        left="氏名　職業　電話",
        gate=(" ",),
        traits=Trait.GAP,
    ),
)
