"""Persons beyond a run of nouns: signatures, mayors of a city named before, those who answer for a release."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.apart import ENTRY_ENDS
from jdoc.language.names.persons.parts import may_be_full_name
from jdoc.language.names.persons.titles import title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.spaced_bodies import ASKING
from jdoc.language.names.texts import WORDS
from jdoc.language.names.token_types import Trait, is_surname, no_token
from jdoc.language.scripts import JAPANESE as JAPANESE_LETTER
from jdoc.language.scripts import KANJI, NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

LONGEST_SIGNATURE = 200
"""Characters of a line that may be a signature."""
NO_GIVEN_NAMES = frozenset(("御中", "各位", *ENTRY_ENDS))
"""What stands behind a body that is addressed, or ends another word: 取締役会　御中, 職　名."""
_DOTTED = "[ァ-ヴー]+(?:[・=][ァ-ヴー]+)+"
"""A name in katakana of several words: アーニャ・ベルク."""
# A surname, neither in kana nor in Latin letters: 岸田.
_FAMILY = "(?P<family>[^\\W0-9A-Za-z_ぁ-ゖァ-ヺー]{1,4})"
_GIVEN = "(?P<given>[^\\W0-9A-Za-z_]{1,4})"
"""A given name, perhaps in kana; classes that say it exactly take 2 ms to compile here (`JAPANESE`)."""
JAPANESE = deferred(f"{KANJI}+ {JAPANESE_LETTER}+")
"""A Japanese name: `[内海 あおい]`, not `あおい 内海`."""
SIGNED = deferred(
    rf"""(?P<name> {_DOTTED} | {_FAMILY}[ \u3000]{_GIVEN} | [A-Z][a-z]+ (?:[ ][A-Z][A-Za-z.]*)+ )
         (?: [ \u3000\n\t]+ (?P<role> [^ \u3000\n\t。、,].{{1,60}}) )?""",
    re.VERBOSE,
)
"""A line that is a name and perhaps a title: `[岸田　文雄　日本国外務大臣]`, `[Kaja Larsen]`."""
ROLE_FIRST = deferred(
    rf"""(?<![^ \n\t:)]) (?P<role>[^ \n\t。、,()「」:]{{2,30}})
         [ \n\t]+ (?P<name> {_DOTTED} | {_FAMILY}[ ]{_GIVEN[:-1]}?) )
         (?= (?:君|氏|殿|様|さん|先生|(?<=[一-鿿])(?:こと|[にはがをも]))? [ \t]* (?:[\n(、]|$) )""",
    re.VERBOSE,
)
"""A title and a full name: `[公共事業大臣　ブンミー・シパスート]`, `[研究員　内海　葵]（電話）`, not `大臣の岸田`."""
ROLE_SURNAME = deferred(
    r"""(?<![^ \n\t:)、]) (?P<role>[^ \n\t。、,:()「」]{2,30})
        [ \n\t]+ (?= (?P<name>[一-鿿々]{1,4}) (?:[ \n\t(、)]|$) )""",
    re.VERBOSE,
)
"""The same with a surname alone; what looks like one may be a role, so a match may begin with it: 室長　補佐　東."""

# A surname, perhaps with a title behind it.
_ONE = f"{NOUN}{{1,12}}"
SURNAMES = f"(?P<names>{_ONE}(?:[、・,]{_ONE}){{0,4}})"
"""One surname or several, perhaps with their titles: 大貫、金井, 和田課長補佐、東官."""
SURNAME = deferred("(?P<name>[^、・,]+)")
"""One of several surnames, with its title: `[大貫]、金井`, `[東官]、`, not `、`."""
UNKNOWN = deferred("[一-鿿々豈-﫿]{2,3}")
"""A surname in kanji: `[羽石]`, not `総務課長`."""
LONGEST_SURNAME, LONGEST_IN_KATAKANA = 5, 9
"""Characters of one, and of one from abroad."""
CONTACTS = deferred(f"担当(?:者|官)?(?:[:は]|[ ]+)[ ]*{SURNAMES}(?=[ ()/。\\n]|$)")
"""Who is asked: `[担当：大貫、金井]`, not `担当部署`."""
CALLED = deferred(f"(?<=[ )]){SURNAMES}(?=[ ]+(?:電話|TEL|Tel|内線|直通|代表|メール|FAX|E-?mail))")
"""Who answers the telephone: `政策室　[小田切、真壁]　電話`, not `政策室の電話`."""
HELD_BY = deferred(f"(?<=[課室係班長官員] ){SURNAMES}(?=[ ]*(?:[()/。\\n]|$)|[ ]+[一-鿿]{{1,4}}[都道府県市区])")
"""Who answers for a division, at the end of a line: `災害医療対策室　[東、大和]`, not `災害医療対策室`."""
SIGNATORY = deferred(
    rf"のために[ \n]{{1,6}}(?P<name>{_DOTTED}|[一-鿿々]{{1,4}}[ ]{{1,3}}{_GIVEN[:-1]}?)"
    r"|[A-Z][a-z'-]+(?: [A-Z][A-Za-z'.-]*){1,4})(?=[ ]*(?:\n|\Z))"
)
"""Who signs a treaty for a state: `ペルー共和国のために　ホセ・マリア`, not `平和のために`."""
MAYORS = ("市長", "町長", "村長", "区長")
GOVERNING = deferred("(?<=[市町村区]の)(?P<name>[一-鿿]{1,4})(?P<role>[市町村区]長)")
"""The mayor of a city that is named before: `四日市市の[八木市長]`, not `四日市市の市長`."""
LATIN_TITLES = ("Mr", "Ms", "Dr.", "H.E.")
ADDRESSED = deferred(r"(?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<name>[A-ZÀ-Þ][A-Za-zÀ-ſ'-]+(?: [A-ZÀ-Þ][A-Za-zÀ-ſ'.-]*){0,3})")
"""A person with a title in Latin letters: `[Ms. Kaja Larsen]と会った`, not `Ms.`."""
INTRODUCED = deferred("(?<=[のはすたる、])(?P<name>[一-鿿]{2,4})(?=です|でございます|と申します|でありま)")
"""Who speaks and says it: `北海新聞の[三好]です`, not `北海新聞です`."""
MEDIA = deferred(
    "(?:新聞社?|新報|日報|通信社?|放送局?|テレビ|ラジオ|ニュース|タイムス|タイムズ|ジャーナル|NHK|TBS|社)の\\Z"
)
"""For whom one speaks who may be called as a place is: `北海[新聞の]`, not `北海の`."""
LONGEST_MEDIUM = 6
"""Characters of the end of that."""
SPEAKERS = matches(INTRODUCED)
SPEAKING = ("です", "申しま")


def _read_signature(text: Tokens) -> list[Match]:
    """Return the text if it is nothing but a name and perhaps a title."""
    if len(text.folded) > LONGEST_SIGNATURE:
        return []
    lead = len(text.folded) - len(text.folded.lstrip())
    match = SIGNED.fullmatch(text.folded, lead, len(text.folded.rstrip()))
    return [Match(text, match)] if match else []


def _is_signature(name: Match) -> bool:
    """Tell whether a name has a title behind it, or is a signature by its place or its dot."""
    match = name.match
    if not _is_full_name(name) or _is_office_or_body(match["family"] or "") or match["given"] in NO_GIVEN_NAMES:
        return False
    if match["role"]:
        return _has_title(match)
    return name.text.block_kind == "signature" or (" " not in match["name"] and "・" in match["name"])


def _is_office_or_body(word: str) -> bool:
    """Tell whether what may be a surname is an office or a listed body: 委員長, 財務省."""
    return bool(title_at_end(word)) or gazetteer.label_of(word) == "ORG"


def _is_full_name(name: Match) -> bool:
    """Tell whether a name is in kanji, the given name perhaps in kana, and no other words; names of other forms are."""
    match = name.match
    if not match["family"]:
        return True
    if title_at_end(match["family"] + match["given"]):  # 委　員
        return False
    if JAPANESE.fullmatch(f"{match['family']} {match['given']}") is None:
        return False
    return may_be_full_name(name.text, match.span("family"), match.span("given"))


def _has_title(match: re.Match[str]) -> bool:
    return match["role"].endswith(gazetteer.titles())


def _has_own_title(name: Match) -> bool:
    """Tell whether the title before a name is its own, and not that of whoever the line above it names."""
    return _has_title(name.match) and _stands_beside(name)


def _stands_beside(name: Match) -> bool:
    """Tell whether a role stands in the line of the name, or has one of its own."""
    folded, (start, end) = name.text.folded, name.match.span("role")
    if "\n" not in folded[end : name.start]:
        return True
    return not folded[folded.rfind("\n", 0, start) + 1 : start].strip()


def _type_of(name: Match) -> TokenType:
    """Return the type of a name that is a single token; `no_token` of others."""
    kind = name.text.type_at(name.start)
    return kind if kind.word == name.match["name"] else no_token()


def _may_be_surname(kind: TokenType) -> bool:
    return kind.tag == "F" or (kind.proper and not kind.place) or is_surname(kind.word)


class Contact(Match):
    """Whom a press release may name for questions, perhaps with a title behind: 国際交流課　担当：和田課長補佐."""

    @property
    def may_be_anybody(self) -> bool:
        """True of kanji that are no word: 羽石."""
        kind = self.text.type_at(self.start)
        in_pieces = kind.length < self.stop - self.start
        return (in_pieces or kind.unknown) and UNKNOWN.fullmatch(self.text.folded, self.start, self.stop) is not None

    @property
    def title(self) -> str:
        """The title that it ends with, or nothing; 官 alone is one here."""
        written = self.match["name"]
        return title_at_end(written) or ("官" if written.endswith("官") else "")

    @property
    def stop(self) -> int:
        """Where the name ends, before the title."""
        return self.end - len(self.title)

    @property
    def is_surname(self) -> bool:
        """True of one word or two, the first a name or a place, and of one that is a surname too."""
        kinds = self.text.types_in(self.start, self.stop)
        longest = LONGEST_IN_KATAKANA if kinds and kinds[0].katakana and kinds[0].proper else LONGEST_SURNAME
        if not 0 < len(kinds) < 3 or self.stop - self.start > longest:
            return False
        if kinds[0].tag in "FG" or kinds[0].place or kinds[0].katakana:
            return True
        return len(kinds) == 1 and (kinds[0].word in gazetteer.short_surnames() or is_surname(kinds[0].word))

    def find(self) -> Find:
        """Return the name, with the title as the role."""
        return Find(self.start, self.stop, role=self.title or None)


def _read_contacts(text: Tokens) -> list[Contact]:
    """Return who is named for questions; beside a surname, what is no word is one, too."""
    spans = [match.span("names") for pattern in (CONTACTS, CALLED, HELD_BY) for match in pattern.finditer(text.folded)]
    lists = ([Contact(text, match) for match in SURNAME.finditer(text.folded, *span)] for span in spans)
    return [each for contacts in lists for each in contacts if _is_named(each, contacts)]


def _is_named(contact: Contact, beside: list[Contact]) -> bool:
    return contact.is_surname or (contact.may_be_anybody and any(other.is_surname for other in beside))


def _is_introduced(name: Match) -> bool:
    """Tell whether the one who speaks says a name: proper, in kanji, in no list."""
    kind = name.text.type_at(name.start)
    if name.text.at(name.end) is None:
        return False
    before = name.text.folded[max(0, name.start - LONGEST_MEDIUM) : name.start]
    if (name.text.folded.startswith("と申", name.end) or MEDIA.search(before)) and is_surname(name.match["name"]):
        return True
    return kind.kanji and kind.proper and gazetteer.label_of(kind.word) is None


class Spokesman(NamedTuple):
    """One who says 毎朝新聞の三好です, and whom for."""

    text: Tokens
    stop: int
    """The token の."""

    @property
    def first(self) -> int:
        """The token that the name of the body begins with."""
        return self.text.nouns_before(self.stop, WORDS)

    def find(self) -> Find:
        """Return the body."""
        return Find(self.text.starts[self.first], self.text.starts[self.stop])


def _read_spokesmen(text: Tokens) -> list[Spokesman]:
    speakers = filter(_is_introduced, text.once(SPEAKERS))
    return [
        Spokesman(text, text.index.get(each.start - 1, 0)) for each in speakers if text.folded[each.start - 1] == "の"
    ]


RULES = Table(
    Rule(
        "surname of one who is asked",
        "PERSON",
        Rank.PLAIN_ENDING,
        _read_contacts,
        Contact.find,
        only_with=ASKING,
        found="担当：[大貫]",
        left="担当：総務　電話",
    ),
    Rule(
        "mayor of a city named before",
        "PERSON",
        Rank.PLAIN_ENDING,
        matches(GOVERNING),
        Match.find,
        where=lambda name: _type_of(name).place or _type_of(name).tag == "F" or is_surname(name.match["name"]),
        found="四日市市の[八木]市長",
        left="四日市市の副市長",
        gate=MAYORS,
    ),
    Rule(
        "title in Latin letters",
        "PERSON",
        Rank.QUOTED_AND_MORE,
        matches(ADDRESSED),
        Match.find,
        only_with=LATIN_TITLES,
        found="Ms. [Kaja Larsen]と会った。",
        left="Mr. と書く。",
        traits=Trait.LATIN,
    ),
    Rule(
        "one who says the own name",
        "PERSON",
        Rank.PLAIN_ENDING,
        SPEAKERS,
        Match.find,
        only_with=SPEAKING,
        where=_is_introduced,
        found="記者の[三好]です。",
        left="記者の質問です。",
    ),
    Rule(
        "body that one speaks for",
        "ORG",
        Rank.PLAIN_ENDING,
        _read_spokesmen,
        Spokesman.find,
        only_with=SPEAKING,
        where=lambda speaker: speaker.stop - speaker.first >= 2,
        found="[青葉通信]の三好です。",
        left="通信の三好です。",
    ),
    Rule(
        "title and full name, with spaces",
        "PERSON",
        Rank.SIGNED,
        matches(ROLE_FIRST),
        Match.find,
        where=lambda name: _has_own_title(name) and _is_full_name(name),
        found="公共事業大臣　[ブンミー・シパスート]",
        left="公共事業　ブンミー・シパスート",
        gate=(" ",),
    ),
    Rule(
        "title and surname, with spaces",
        "PERSON",
        Rank.ROLE_AND_SURNAME,
        matches(ROLE_SURNAME),
        Match.find,
        where=lambda name: _has_own_title(name) and _may_be_surname(_type_of(name)),
        found="広報室長　[西園寺]　（代表）",
        left="広報室長　補佐　（代表）",
        gate=(" ",),
    ),
    Rule(
        "who signs a treaty for a state",
        "PERSON",
        Rank.SIGNED,
        matches(SIGNATORY),
        Match.find,
        where=lambda name: gazetteer.label_of(name.match["name"]) is None,
        found="ペルー共和国のために　[ホセ・チョバヌ]",
        left="世界の平和のために　ともに歩む",
        gate=("のために ", "のために\n"),
    ),
    Rule(
        "signature",
        "PERSON",
        Rank.SIGNED,
        _read_signature,
        Match.find,
        where=_is_signature,
        found="[アーニャ・ベルク]　外務大臣",
        left="内海　葵",
        traits=Trait.GAP,
    ),
)
