"""Persons whose names hold spaces, before what they are called: 味田　勝次さん, Sarah K. Lindqvist教授."""

from __future__ import annotations

from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.among import BELONGING
from jdoc.language.names.persons.members import is_post
from jdoc.language.names.persons.parts import LOAN_WORD, Word, may_be_given
from jdoc.language.names.persons.titles import (
    AFTER_TITLE,
    ends_as_office,
    first_of_titles,
    office_behind,
    title_at_end,
)
from jdoc.language.names.persons.unusual import may_be_name
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait, is_given_name, is_surname
from jdoc.language.scripts import KANJI
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names.texts import Tokens

LONGEST_FAMILY, LONGEST_GIVEN = 4, 5


@cache
def firsts() -> frozenset[str]:
    """Return the characters that titles begin with, and offices with their bodies: a state, 外務."""
    bodies = (*gazetteer.words("role"), *gazetteer.state_characters())
    return first_of_titles() | {word[0] for word in bodies}


_LETTER = "[一-鿿々豈-﫿ぁ-ゖァ-ヺー]"
# An office that no title begins: 青年女性部長.
_OFFICER = "[一-鿿][一-鿿ァ-ヴー・]{1,14}?[長官員監役](?![一-鿿])"
GAP = deferred(
    lambda: (
        f" (?<=[一-鿿々豈-﫿ぁ-ゖ] ) {{0,2}}(?={_LETTER}{{1,{LONGEST_GIVEN}}}"
        f"(?:[{''.join(sorted(firsts()))}]|{_OFFICER}))"
    )
)
"""What stands between a family name and a given name with a title: `味田[　]勝次さん`, not `味田　。`."""
GIVEN = deferred("(?:[一-鿿々豈-﫿]{1,3}|[ぁ-ゖ]{2,4}|[ァ-ヺー]{2,5})")
"""What a given name is made of: `[勝次]さん`, not `3`."""
FAMILY = deferred(f"(?:{KANJI}|[ヶノケ]){{1,4}}\\Z")
"""What a family name is made of: `船長の[味田]`, not `味田は`."""
KANA = deferred("[ぁ-ゖ]{2,4}")
"""A name in kana: `[あいだ]`, not `味田`."""
HIRAGANA_NAME = deferred("[ぁ-ゖ]{1,3}[ぁ-ゖ](?<![のはがをにと])")
"""A given name in kana right before an office: `[うしお]`, not `こころの`."""
BEGINS = frozenset(" \n\t、。,()「」】:○◎・のはがともやに側方")
"""Beside which a family name may begin."""
LONGEST_TITLE = 12
"""Characters of a title."""
LONGEST_OFFICE = 41
"""Characters of an office with its body, and the one behind it."""
GOES_ON = deferred("[一-鿿]")
"""What makes another word of a title behind it: `[会]`, not `は`."""

HOLDER = deferred(
    "(?<=[一-鿿]の)(?P<name>(?P<family>[一-鿿々ヶ豈-﫿]{1,4}) {1,2}"
    "(?P<given>[一-鿿々豈-﫿]{1,3}(?<![氏君殿様])|[ぁ-ゖ]{2,3}))"
    "(?=[、,はがもを)(\n]|と(?![一-鿿])|\\Z)"
)
"""Who holds an office: `部門長の[伊縫 隆]、`, not `部門長の伊縫`."""
HELD = deferred("(?:[長員官役授師]|[^発公]表|理事|博士|大臣|議士|判事|検事)\\Z")
"""The office before that and its の: `部門[長]`, not `発表`."""
GLOSSED = deferred(
    r"(?P<head>(?:\A|(?<=\n))[ ◎○]*)?(?<![ァ-ヴー・=A-Za-z])(?P<name>[ァ-ヴー]+(?:[・=](?:[ァ-ヴー]+|[A-Z]\.?))+)"
    r"(?: ?\((?P<post>[^()\n]{2,30})\)|(?(head) {1,4}(?P<body>[^ \n\t。、()]{4,30})(?=[ \n]|\Z)|(?!)))"
)
"""A name in katakana before where somebody belongs: `[リン・カーター（北浜大学講師）]`, not `リン・カーター`."""
DOTTED = deferred(r"(?<![^ \n\t:、(])(?P<name>[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+) {1,3}(?=[一-鿿ァ-ヴー]{2,30})")
"""A name in katakana before what may be a title, with spaces: `[ホセ・ルイス　]生産大臣`, not `ホセ　生産`."""


def is_titled(folded: str, stop: int) -> bool:
    """Tell whether what honors, or a whole title, stands right behind an offset."""
    if folded[stop : stop + 1] not in first_of_titles():
        return False
    return folded.startswith(gazetteer.titles_for("honorific"), stop) or _title_end(folded, stop) is not None


def is_officer(text: Tokens, stop: int) -> bool:
    """Tell whether an office that is not listed stands behind an offset: 彩|学芸部長."""
    return text.type_at(stop).length > 1 and office_of_officer(text, stop) is not None


def office_of_officer(text: Tokens, stop: int) -> str | None:
    """Return the office behind an offset, listed or not, also of who says what follows: 岬|部長：反対する."""
    behind = text.folded[stop : stop + LONGEST_OFFICE].replace(":", "。")
    return office_behind(behind, 0, ends_as_office)


def begins_office(text: Tokens, stop: int) -> bool:
    """Tell whether an office with its body stands behind an offset: 相哲|駐日韓国大使."""
    kind = text.type_at(stop)
    begins = kind.place or bool(kind.state_characters) or kind.word in gazetteer.words("role")
    return begins and office_behind(text.folded, stop) is not None


class Gap(NamedTuple):
    """The spaces between what may be a family name and a given name."""

    text: Tokens
    start: int
    end: int

    def find(self) -> Find | None:
        """Return the name around it, if somebody is called by it."""
        officers = [*filter(partial(is_officer, self.text), self._reach())]
        stop = self._given_end(officers)
        if stop is None or self.text.folded[self.end : stop] in gazetteer.words("no given"):  # 海の森　同|代表者
            return None
        given = Word(self.text, self.end, stop)
        may_be = may_be_given(given) or KANA.fullmatch(given.written)  # しずくさん is no drop
        start = self._family_start(given, SIGNS if may_be else SIGNS[-2:])
        role = office_of_officer(self.text, stop) if stop in officers else None
        return None if start is None else Find(start, given.end, role=role)

    def _reach(self) -> list[int]:
        """Return where a given name may end."""
        farthest = min(len(self.text.folded), self.end + LONGEST_GIVEN)
        return [end for end in range(self.end + 1, farthest + 1) if GIVEN.fullmatch(self.text.folded, self.end, end)]

    def _given_end(self, officers: list[int]) -> int | None:
        """Return where the given name ends that what honors, or an office, stands behind."""
        folded, reach = self.text.folded, self._reach()
        ends = [*filter(partial(is_titled, folded), reach), *filter(partial(begins_office, self.text), reach)]
        known = (end for end in chain(ends, officers) if is_given_name(folded[self.end : end]))  # 敦|病院長
        in_kana = (end for end in officers if HIRAGANA_NAME.fullmatch(folded, self.end, end))  # うしお|運営委員長
        return next(chain(known, ends, in_kana), None)

    def _family_start(self, given: Word, signs: tuple[Sign, ...]) -> int | None:
        """Return where the family name begins that ends at the gap."""
        first = max(0, self.start - LONGEST_FAMILY)
        match = FAMILY.search(self.text.folded, first, self.start)
        starts = range(match.start(), self.start) if match else range(first, self.start - 1)
        families = (Family(self.text, start, self.start, given) for start in starts)
        told = [family for family in families if any(sign.holds(family) for sign in signs)]
        return min(told, key=lambda family: not family.word.is_family).start if told else None


class Family(NamedTuple):
    """What may be a family name before a gap, and the given name behind that."""

    text: Tokens
    start: int
    end: int
    given: Word

    @property
    def word(self) -> Word:
        """The word."""
        return Word(self.text, self.start, self.end)

    @property
    def before(self) -> str:
        """What stands before it, as much as a title may take."""
        return self.text.folded[max(0, self.start - LONGEST_TITLE) : self.start]

    @property
    def begins(self) -> bool:
        """True where a word can begin, of what can be a family name in kanji."""
        return BEGINS.issuperset(self.before[-1:]) and not self.in_kana and self.word.may_be_part

    @property
    def in_kana(self) -> bool:
        """True of あいだ."""
        return KANA.fullmatch(self.text.folded, self.start, self.end) is not None

    @property
    def is_known(self) -> bool:
        """True where the dictionary knows one of both as a name, or the first is a surname of China or Korea."""
        return self.word.is_family or self.given.is_given or self.word.written in gazetteer.surnames()

    @property
    def begins_as_surname(self) -> bool:
        """True of 野々川 before what is a name to the dictionary."""
        return self.begins and self.word.kind.tag == "F" and self.given.kind.tag == "F"

    @property
    def is_before_loan_word(self) -> bool:
        """True of 榊原 before ユリ, a loan word that is a given name, too."""
        return self.begins and self.word.is_family and LOAN_WORD.match(self.given.written) is not None

    @property
    def is_honored(self) -> bool:
        """True of …さん, who may have any name."""
        return self.text.folded.startswith(gazetteer.titles_for("honorific"), self.given.end)

    @property
    def is_unusual(self) -> bool:
        """True of other words between spaces, before a title that ends there: 米　蔵三部会長."""
        return BEGINS.issuperset(self.before[-1:]) and may_be_name(self.word, self.given)

    @property
    def is_glued_surname(self) -> bool:
        """True of 国務大臣|田中　角栄氏."""
        return self.given.is_given and is_surname(self.word.written) and title_at_end(self.before) != ""


class Sign(NamedTuple):
    """What shows that a family name begins somewhere."""

    name: str
    holds: Callable[[Family], bool]
    found: str


SIGNS = (
    Sign(
        "a name to the dictionary",
        lambda family: family.begins and family.is_known,
        found="船長の[勅使河原　勝次]機関長",
    ),
    Sign(
        "any name that is honored",
        lambda family: family.begins and family.is_honored,
        found="書家の[緒塚河原　璃央斗]さん",
    ),
    Sign(
        "words that are others as well",
        lambda family: family.is_unusual,
        found="臨時委員　[豆　腐司]委員",
    ),
    Sign(
        "a surname right behind a title",
        lambda family: family.is_glued_surname,
        found="国務大臣[内海　角栄]氏",
    ),
    Sign(
        "kana behind a title and の",
        lambda family: family.in_kana and family.before.endswith("の") and title_at_end(family.before[:-1]) != "",
        found="俳優の[あいだ　しずく]さん",
    ),
    Sign(
        "a surname before a loan word",
        lambda family: family.is_before_loan_word,
        found="随行：[榊原　ユリ]外務審議官",
    ),
    Sign(
        "what begins as a surname, before a name",
        lambda family: family.begins_as_surname,
        found="繊維学部の[野々川 拓馬]准教授",
    ),
)
"""One is enough; only the last two are for a given name that is a loan word, or a surname, too."""


def _is_behind_office(name: Match) -> bool:
    """Tell whether an office stands before a name and its の, and both words may be those of a name."""
    family, given = Word(name.text, *name.match.span("family")), Word(name.text, *name.match.span("given"))
    before = name.text.folded[max(0, name.match.start() - LONGEST_TITLE) : name.match.start() - 1]
    known = family.is_family or given.is_given
    return (
        known and HELD.search(before) is not None and may_be_given(given) and family.may_be_part and given.may_be_part
    )


def _title_end(folded: str, start: int) -> int | None:
    """Return where the title ends that stands at an offset, if it is no part of another word."""
    titles = gazetteer.title_set()
    for stop in range(min(len(folded), start + LONGEST_TITLE), start, -1):
        if folded[start:stop] in titles:
            return None if GOES_ON.match(folded, stop) and not AFTER_TITLE.match(folded, stop) else stop
    return None


def read_gaps(text: Tokens) -> list[Find]:
    """Return the names with spaces that somebody is called by."""
    gaps = (Gap(text, *match.span()) for match in GAP.finditer(text.folded))
    return [find for find in map(Gap.find, gaps) if find]


def _is_glossed(name: Match) -> bool:
    """Tell whether what stands beside a name in katakana is a post, and no word of the name is listed."""
    listed = any(gazetteer.label_of(word) for word in name.match["name"].replace("=", "・").split("・"))
    post = name.match["post"] or name.match["body"]
    return (is_post(post) or BELONGING.match(post) is not None) and not listed


def _is_dotted_person(name: Match) -> bool:
    listed = any(gazetteer.label_of(word) for word in name.match["name"].replace("=", "・").split("・"))
    return office_behind(name.text.folded, name.match.end()) is not None and not listed


RULES = Table(
    Rule(
        "name with a space, and what it is called",
        "PERSON",
        Rank.SIGNED,
        read_gaps,
        lambda find: find,
        found="船長の[味田　勝次]さんは無事である。",
        left="船長の談話　後日公表",
        gate=(" ",),
        traits=Trait.GAP,
    ),
    Rule(
        "name with a space behind an office and の",
        "PERSON",
        Rank.SIGNED,
        matches(HOLDER),
        Match.find,
        where=_is_behind_office,
        found="部門長の[伊縫 隆]、",
        left="部門長の談話 抄録、",
        gate=(" ",),
        traits=Trait.GAP,
    ),
    Rule(
        "name in katakana before a post",
        "PERSON",
        Rank.SIGNED,
        matches(GLOSSED),
        Match.find,
        where=_is_glossed,
        found="[リン・カーター]（北浜大学講師）",
        left="デザイン・センター（北浜の町）",
        gate=("・", "="),
        traits=Trait.GAP,
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
