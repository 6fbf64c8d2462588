"""Members of a roster: which two words between spaces are somebody's name: 委員長 山村 順三君."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.parts import HIRAGANA, KANJI_NAME, LOAN_WORD, Word, is_word, may_be_given
from jdoc.language.names.persons.titles import office_of, title_at_end
from jdoc.language.names.persons.unusual import may_be_name
from jdoc.language.names.rules import Find
from jdoc.language.names.token_types import is_given_name, is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.language.names.token_types import TokenType

# What parties are called in lists of candidates: 立憲, 日本共産党.
_PARTY = "(?:自民|立憲|公明|維新|共産|国民|れいわ|社民|参政|保守|無所属|無|諸派|[一-鿿ァ-ヴーA-Z]{2,8}党)"
AGE = deferred(
    r"(?:氏|さん|君)?[ ]?\([1-9][0-9](?:歳)?\)"
    rf"|[ ]{{1,4}}[1-9][0-9](?:歳)?[ ]{{1,4}}(?:(?:前|元|新|現)[ ]{{1,4}})?{_PARTY}(?![一-鿿])"
)
"""An age behind a name: `[（28）]`, `[（62歳）]`, `[　46　自民]`, not `（1）`."""
IN_BRACKETS = deferred(r"(?:君|氏|さん|様)?[ ]?\((?P<role>[^():。「」]{2,40})\)")
"""What may be a role, in brackets behind a name: `[（東海大学教授）]`, not `教授`."""
KANA = deferred("[ぁ-ゖァ-ヺー]+")
"""A word in kana: `[るい]`, not `孝子`."""
KATAKANA = deferred("[ァ-ヺー]{2,6}")
"""A given name in katakana: `[ソフィア]`, not `さくら`."""
OPENS = deferred("(?:\\A|\\n)[ ◎○●◇◆□■☆★※]{0,4}\\Z")
"""The head of a line, perhaps with a mark: `[◎]`, not `、`."""
LONGEST_OPENING = 5
"""Characters of that."""
ENDS = deferred(r"君?(?:\Z|[\n\t、。()]|[ ]{2})")
"""What stands behind a name that nothing goes on with: 鷲尾　学人`[（]`, not `の`."""
# Where somebody belongs, or what they have won: 広報室, 優秀賞, 北浜県へ.
_BELONGING = (
    "(?:[課室係部局班店院園校館署社賞級]|(?<![場住箇名短長])所|大学|高校|センター|グループ|チーム"
    "|[都道府県市町村区省庁局]へ)"
)
BELONGING = deferred(f"{_BELONGING}[ ]{{1,4}}\\Z")
"""Where somebody belongs, or what they have won, right before a name: `広報[室　]`, `優秀[賞　]`, not `広報　`."""
LONGEST_BELONGING = 9
"""Characters of the end of that."""
PLACED = deferred(
    f"{_BELONGING}[ ]{{1,4}}[一-鿿々ヶ豈-﫿]{{1,4}}[ ]{{1,3}}[一-鿿々ぁ-ゖァ-ヺー豈-﫿]{{1,6}}"
    "(?:[ ]{2}|[\\n\\t、。(]|\\Z)"
)
"""What a text has that holds such a name: `広報[室　工藤　ソフィア]`, not `室　工藤`."""
THING = ("名詞", "普通名詞", "一般")
"""The parts of speech of what a thing is called."""
POSTED = ("付", "付き", "課程", "学年", "年生", "所属", "出身", "駐在", "在住", "在学", "勤務")
"""What tells a post in brackets that no office ends."""


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
    is_seated: bool = False
    """True where the number of a seat stands before it: 12番　外山　衛."""

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
        """True of a name by the dictionary, or by what its given name is made of where somebody is placed."""
        if self.is_known:
            return True
        may_be = self.family.may_be_part or self.is_mixed or self.is_unusual
        return may_be and (self.is_placed or self.is_before_body) and any(sign.holds(self) for sign in SIGNS)

    @property
    def is_unusual(self) -> bool:
        """True of two words that are others as well, where an office or a field before leaves no doubt: 運　転太."""
        return self.before != "" and self.closes and may_be_name(self.family, self.given)

    @property
    def closes(self) -> bool:
        """True where nothing goes on behind it, or an office that is no part of it: 監事　峰　慎　監事."""
        return self.ends or self.office_behind != ""

    @property
    def is_mixed(self) -> bool:
        """True of ファム　洋子: a word in katakana before a given name of the dictionary."""
        return self.given.kind.tag == "G" and KATAKANA.fullmatch(self.family.bare) is not None

    @property
    def is_known(self) -> bool:
        """True of a name by the dictionary: no two surnames, 佐藤 鈴木, nor two words in kana."""
        if self.is_in_kana or not self.may_be_name:
            return False
        known = self.family.is_family or self.given.is_given or self.is_short
        return known and (self.is_only_pair or may_be_given(self.given))

    @property
    def is_cut_before_given(self) -> bool:
        """True of 一見|勝之 in one piece, whose given name the dictionary cuts off, and of other names in one piece."""
        return (self.given.kind.tag == "G" and self.given.is_whole) or self.is_glued_name

    @property
    def types(self) -> Sequence[TokenType]:
        """The types of its tokens."""
        return self.family.text.types_in(self.family.start, self.given.end)

    @property
    def is_glued_name(self) -> bool:
        """True of 古戸|利幸 in one piece: a given name behind a surname, or at the end of words of one character."""
        return all(need.holds(self) for need in GLUED)

    @property
    def is_behind_surname(self) -> bool:
        """True of a given name behind what is a surname to the dictionary."""
        return self.family.is_whole and self.family.is_family

    @property
    def is_placed(self) -> bool:
        """True of whoever has an office before or a seat, or belongs to what stands there: 委員, 広報室, 優秀賞."""
        if self.is_seated:
            return True
        folded, start = self.family.text.folded, self.family.start
        return self.before != "" or BELONGING.search(folded, max(0, start - LONGEST_BELONGING), start) is not None

    @property
    def is_given_in_kana(self) -> bool:
        """True of a given name in kana that is no word: ののか; a city, ソフィア, may be one."""
        given = self.given
        if KATAKANA.fullmatch(given.bare):
            is_name = given.kind.unknown or given.kind.is_named or gazetteer.label_of(given.bare) == "GPE"
            return is_name or not given.is_whole
        return HIRAGANA.fullmatch(given.bare) is not None and given.may_be_part and not given.is_common

    @property
    def is_given_a_thing(self) -> bool:
        """True of a given name in kanji that names a thing: 学人, 茉莉花."""
        given = self.given
        thing = given.is_whole and given.kind.pos[:3] == THING
        return thing and KANJI_NAME.fullmatch(given.bare) is not None and given.may_be_part

    @property
    def ends(self) -> bool:
        """True where nothing goes on behind it but a bracket or what parts names."""
        return ENDS.match(self.given.text.folded, self.end) is not None

    @property
    def is_short(self) -> bool:
        """True of a surname of one character that is another word, too, behind an office: 専務理事　畑　正高."""
        short = self.before != "" and len(self.family.bare) == 1 and is_surname(self.family.bare)
        return short and not is_word(self.family.bare + self.given.bare)

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
        return self.is_first and (self.given.is_given or self.is_before_body)

    @property
    def is_first(self) -> bool:
        """True of two words of several characters at the beginning of a line that goes on."""
        longer = min(len(self.family.bare), len(self.given.bare)) > 1 and self.behind is not None
        start = self.family.start
        return longer and OPENS.search(self.family.text.folded, max(0, start - LONGEST_OPENING), start) is not None

    @property
    def is_before_body(self) -> bool:
        """True of two words at the beginning of a line, before a body: 伊達木　せつ　　全国農業協同組合."""
        if self.behind is None or not self.is_first or not self.ends:
            return False
        return self.behind.ends_as_body

    @property
    def is_unlisted(self) -> bool:
        """True of a family name in kanji that is neither in the dictionary nor another word: 楜澤, 伊達木."""
        family = self.family
        in_kanji = len(family.bare) > 1 and KANJI_NAME.fullmatch(family.bare) is not None
        return in_kanji and family.may_be_part and not family.is_common and not (family.kind.place and family.is_whole)

    @property
    def is_glossed(self) -> bool:
        """True where the office or the body stands in brackets right behind: 秋元　里奈（北浜市副市長）, （財政課）."""
        office = IN_BRACKETS.match(self.given.text.folded, self.end)
        return office is not None and is_post(office["role"])

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


def is_post(written: str) -> bool:
    """Tell whether what stands in brackets behind a name is an office or where somebody belongs: 財政課, 総務部付.

    >>> [is_post(written) for written in ("北浜市副市長", "財政課", "総務部付", "博士課程", "再掲")]
    [True, True, True, True, False]
    """
    if title_at_end(written) or written.endswith(POSTED):
        return True
    ends = gazetteer.endings_for("division")
    return written.endswith(ends) or gazetteer.label_of_end(written, before=1) == "ORG"


class Need(NamedTuple):
    """What two words in one piece must be to name somebody."""

    name: str
    holds: Callable[[Member], bool]
    left: str
    """What lacks that alone."""


GLUED = (
    Need(
        "parts of a name",
        lambda member: member.may_be_name,
        left="課長　三上大",
    ),
    Need(
        "words that are names, or characters",
        lambda member: all(map(is_name_or_character, member.types)),
        left="課長　漁業利幸",
    ),
    Need(
        "a given name to the dictionary",
        lambda member: is_given_name(member.given.bare),
        left="課長　三上森田",
    ),
    Need(
        "a surname to the dictionary, or a given name that the dictionary cuts off",
        lambda member: is_surname(member.family.bare) or member.given.kind.tag == "G",
        left="課長　古戸翼",
    ),
)
"""All of them."""


def is_name_or_character(kind: TokenType) -> bool:
    """Tell whether a token is a name, one that is a surname too, or of one character."""
    return kind.length == 1 or kind.is_named or is_surname(kind.word)


class Sign(NamedTuple):
    """What shows that two words name somebody."""

    name: str
    holds: Callable[[Member], bool]
    found: str


SIGNS = (
    Sign(
        "a given name that is a loan word, too",
        lambda member: (
            LOAN_WORD.match(member.given.bare) is not None and member.before != "" and member.is_behind_surname
        ),
        found="委員　[脇坂　ジュリ]",
    ),
    Sign(
        "two words that are others as well, behind an office",
        lambda member: member.is_unusual,
        found="書記長　[運　転太]",
    ),
    Sign(
        "a family name in katakana",
        lambda member: member.before != "" and member.is_mixed,
        found="研究所長　[ファム　洋子]",
    ),
    Sign(
        "a given name in kana, nothing behind it",
        lambda member: member.is_behind_surname and member.ends and member.is_given_in_kana,
        found="広報室　[工藤　ソフィア]",
    ),
    Sign(
        "a given name in kana behind kanji that are no word, nothing behind it",
        lambda member: (
            (member.is_unlisted or member.is_behind_surname)
            and member.ends
            and HIRAGANA.fullmatch(member.given.bare) is not None
            and member.given.may_be_part
        ),
        found="研究総務官　[楜澤　いつか]",
    ),
    Sign(
        "a given name that is a thing, too",
        lambda member: member.is_behind_surname and member.ends and member.is_given_a_thing,
        found="広報室　[鷲尾　学人]",
    ),
)
"""One is enough."""
