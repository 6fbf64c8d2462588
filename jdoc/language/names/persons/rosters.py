"""Rosters: persons between spaces, as lists of members name them: 委員長 山村 順三君, 上田 勝 財務副大臣."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import starmap
from operator import attrgetter
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.apart import put_together
from jdoc.language.names.persons.members import PLACED, Member
from jdoc.language.names.persons.parts import PART, Word
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Rule, Table, has_any
from jdoc.language.names.token_types import Trait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.texts import Tokens

WORD = deferred(r"[◎○●◇◆□■☆★※]|[0-9]{1,3}番(?=[一-鿿々]{1,4} )(?![地目線号街手館])|[^ \n\t,、。()「」【】:◎○●◇◆□■☆★※]+")
"""A word between spaces: `[委員長] 山村`, `[◎]山村`, `[12番]山村 進`, not `、`."""
PAIR = deferred(" (?<=[一-鿿々ヶぁ-ゖァ-ヺー] ) {0,3}(?=[一-鿿々ヶぁ-ゖァ-ヺー]{1,4}(?![一-鿿々ヶ]{3}))")
"""What a text has that holds such a name at all: `山村[　]順三`, not `3　回`."""
GLUED = deferred("[一-鿿々ヶ豈-﫿]{3,5}")
"""A name in one piece: `[古戸利幸]`, not `利幸`."""
CUTS = (2, 1, 3)
"""Characters of a family name in that, the most common first."""
GLUED_NAME = attrgetter("is_glued_name")
LONGEST_GLUED = 5
"""Characters of a name in one piece."""
BRACKET = deferred("[(]")
"""What opens a bracket: `種橋潤治[（]会長）`, not `）`."""
GLOSSED = deferred("(?<![^ \\n\\t、。:(【】])[一-鿿々ヶ豈-﫿]{3,5}\\Z")
"""A name in one piece, before that: `、[種橋潤治]`, not `種橋`."""
LONGEST_GIVEN = 3
"""Characters of a given name in that."""
GAP = deferred("[ ]{1,4}")
"""What may stand between both: `[　　]`, not a line break."""
GOES_ON = deferred("[ \n\t:]*|[ ]*[、,][ ]*|】[ ]*")
"""What an office holds over, to the next name: `委員[　]山村`, `山村[、]`, not `（`."""
PARTICLE = deferred("(?<=[一-鿿])(?:こと|[にはがを]|の[一-鿿]{1,4})\\Z")
"""A particle behind a name: `石川　浩司[に]`, `石川　浩司[の略歴]`, not `あき`."""
SEAT = deferred("(?:.{2,20}(?:担当|選出|選挙区)|[0-9]+[番人名]?|[◎○●◇◆□■☆★※・〃]|第[0-9]+号|C[EFIOT]O|[同仝])")
"""What may stand between an office and its member, and changes nothing: `[12番]`, `[同]`, `[CEO]`, not `番号`."""
NUMBER = deferred("[0-9]+番")
"""The number of a member's seat: `[12番]`, not `12号`."""
ENDS_OF_HOMES = ("都", "道", "府", "県", "市", "区", "町", "村")
HOME = deferred("[一-鿿ヶケの]{1,8}[都道府県市区町村]")
"""Where a member lives, which changes nothing, either: `[佐世保市]`, not `佐世保`."""
COUNT = deferred(
    r" {0,2}\((?=[0-9]{1,3}[人名]\)|[^()、]{2,20}(?:担当|選出|選挙区)\))"
    r"|(?:(?<=[0-9][人名])|(?<=担当)|(?<=選出)|(?<=選挙区))\)[ \n\t]*"
)
"""What stands around the number of those whom a head lists: `[（]１人）`, `１人[）　]外山`, not `（東海大学）`."""
FORMER = deferred(r" {0,2}\([^() \n、][^()\n、]{1,30}\)(?=[ \t]+[一-鿿々ヶぁ-ゖァ-ヺー])")
"""What stands in brackets behind an office, mostly the former one: 長`[（総務部次長）]　川口`, not `部長（2人）、`."""
PLAIN = deferred(r"(?m:^) *[一-鿿々ヶ豈-﫿ぁ-ゖァ-ヺー]{1,8} |\([1-9][0-9](?:歳)?\)")
"""What shows a name without an office: the beginning of a line, an age: `[三奈戸　]邦明`, `[（28）]`, not `3 港`."""


def read_members(text: Tokens) -> list[Member]:
    """Return what may be persons between spaces."""
    if not PAIR.search(text.folded):
        return []
    return [*_members([Word(text, *span) for span in _spans(text.folded)])]


def read_plain_members(text: Tokens) -> list[Member]:
    """Return the same of a text that may hold one without an office and an honorific; few do."""
    folded = text.folded
    if not PAIR.search(folded):
        return []
    may_hold = PLAIN.search(folded) or has_any(folded.replace(" ", ""), gazetteer.titles_for("field"))
    return text.once(read_members) if may_hold else []


def read_glossed_names(text: Tokens) -> list[Member]:
    """Return the names in one piece before what they are in brackets: 種橋潤治（北浜県商工会会長）."""
    ends = (match.start() for match in BRACKET.finditer(text.folded))
    names = filter(None, (GLOSSED.search(text.folded, max(0, end - LONGEST_GLUED - 1), end) for end in ends))
    members = (member for name in names for member in _cut(Word(text, *name.span()), ""))
    return [member for member in members if member.is_glossed and member.is_cut_before_given]


def read_placed_members(text: Tokens) -> list[Member]:
    """Return the same of a text in which somebody stands behind a body or a prize."""
    return text.once(read_members) if PLACED.search(text.folded) else []


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
        if office and last and not _goes_on(last, line[0]):
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
        self._is_of_bodies = True
        """True of a line that names nobody: of an office, perhaps with its body before it."""
        self._behind = ""
        """The first one behind the last member: the new one, where the old one stands behind it."""

    def read(self, line: list[Word]) -> None:
        """Read the words of a line."""
        self._is_of_bodies = len(line) < 3 or line[0].office != "" or line[0].ends_as_body
        at = 0
        while at < len(line):
            behind = self._behind_bracket(line, at)
            if behind == at and at and self._office and not _goes_on(line[at - 1], line[at]):
                self._office = ""
            at = behind
            member = _member(line, at, self._office) or _glued(line, at, self._office)
            if member:
                self.members.append(member)
                self.carried = member.before
                self._behind = ""
                at += 1 + member.takes_office_behind
            elif not _tells_nothing(line[at].written):
                self._take_office(line[at].office, is_last=at == len(line) - 1)
            at += 1

    def _behind_bracket(self, line: list[Word], at: int) -> int:
        """Pass over what stands in brackets between an office and its member: 刑事部長（中央警察署長）　麻生　琢磨."""
        if not at or not self._office or line[at - 1].office != self._office:
            return at
        bracket = FORMER.match(line[at].text.folded, line[at - 1].end)
        return bisect_left(line, bracket.end(), lo=at, key=attrgetter("start")) if bracket else at

    def _take_office(self, office: str, *, is_last: bool) -> None:
        """Take what may be an office; with no member behind it in its line, it is that of the last one before it."""
        self._office = office
        if not self.members:
            self.carried = office if self._is_of_bodies else ""
            return
        self._behind = self._behind or office
        if is_last and self._behind:
            self.members[-1] = self.members[-1]._replace(after=self._behind)
            self.carried = self._given


def _tells_nothing(written: str) -> bool:
    """Tell whether a word may stand between an office and its member, and changes nothing."""
    if SEAT.fullmatch(written):
        return True
    return written.endswith(ENDS_OF_HOMES) and HOME.fullmatch(written) is not None


def _goes_on(first: Word, second: Word) -> bool:
    """Tell whether an office holds for the word behind: not over brackets, nor from one row of a table to the next."""
    gap = first.text.folded[first.end : second.start]
    count = COUNT.match(first.text.folded, first.end)
    if count and count.end() == second.start:
        return True
    return GOES_ON.fullmatch(gap) is not None and not ("\n" in gap and "\t" in first.text.folded)


def _member(words: list[Word], at: int, office: str) -> Member | None:
    family, *others = words[at : at + 3]
    if not others or not _is_gap(family, others[0]) or not PART.fullmatch(family.written):
        return None
    if SEAT.fullmatch(family.written):
        return None
    behind = others[1] if len(others) > 1 and _is_gap(others[0], others[1]) else None
    seated = at > 0 and NUMBER.fullmatch(words[at - 1].written) is not None
    member = Member(family, _without_particle(others[0]), office, behind, is_seated=seated)
    return member if member.is_honored or member.is_held or (member.may_be_name and member.has_age) else None


def _glued(words: list[Word], at: int, office: str) -> Member | None:
    """Return whoever is named in one piece right behind an office: 次長　古戸利幸."""
    word = words[at]
    if not office or not GLUED.fullmatch(word.bare) or not _is_next(words, at, office):
        return None
    return next(filter(GLUED_NAME, _cut(word, office)), None)


def _cut(word: Word, office: str) -> Iterator[Member]:
    """Yield the names that a word in one piece may be, cut into a family name and a given name."""
    lengths = range(max(1, len(word.bare) - LONGEST_GIVEN), min(len(word.bare), LONGEST_GIVEN + 1))
    cuts = (word.start + length for length in sorted(lengths, key=CUTS.index))
    parts = ((Word(word.text, word.start, cut), Word(word.text, cut, word.end)) for cut in cuts)
    return starmap(partial(Member, before=office, behind=None), parts)


def _is_next(words: list[Word], at: int, office: str) -> bool:
    """Tell whether an office stands right before a word, or the word is honored: 次長　古戸利幸, 田名部匡代君."""
    word = words[at]
    return word.bare != word.written or [each.office for each in words[max(0, at - 1) : at]] == [office]


def _without_particle(given: Word) -> Word:
    """Return a given name without the particle behind its kanji: 浩司|に、."""
    particle = PARTICLE.search(given.text.folded, given.start, given.end)
    return Word(given.text, given.start, particle.start()) if particle else given


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
        found="委員長　[緒塚　　璃央斗]　君",
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
        "member with the number of a seat",
        "PERSON",
        Rank.SIGNED,
        read_members,
        Member.find,
        where=lambda member: member.is_held and member.is_seated,
        found="２番　[内海　葵]　３番",
        left="２番　内海　港湾　３番",
        gate=("番 ",),
        traits=Trait.GAP,
    ),
    Rule(
        "name in one piece, and what somebody is in brackets",
        "PERSON",
        Rank.SIGNED,
        read_glossed_names,
        Member.find,
        found="学外委員：[種橋潤治]（北浜県商工会会長）",
        left="学外委員：港湾整備（北浜県商工会会長）",
        gate=("(",),
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
    Rule(
        "member of a body, or of those who won a prize",
        "PERSON",
        Rank.SPACED_PERSON,
        read_placed_members,
        Member.find,
        where=lambda member: member.is_held and member.is_placed and member.ends and not member.is_asked_for,
        found="優秀賞　[依田　ののか]",
        left="広報室　山本　内線（1234）",
        gate=(" ",),
        traits=Trait.GAP,
    ),
)
