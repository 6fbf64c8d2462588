"""Surnames of one character that are other words as well, before an office: 境委員, 東総務部長."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import OFFICER, title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table
from jdoc.language.names.token_types import Trait
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.names.texts import Tokens

_KANJI = "一-鿿々ヶ豈-﫿"
NO_SURNAMES = "前元内上本新都室館門長間台司児高向若白黒早近裏陰奥生神玉清"
"""What stands before an office, or makes a word with what stands behind, more often than it is a surname."""
PHRASE = deferred(
    rf"(?:(?<=[ \n、。:・「(]|[はがをもにとや])|\A)(?P<family>[{_KANJI}])(?P<office>[{_KANJI}ァ-ヺー]{{2,20}}+)"
    r"(?=[はがをもにとのへで、。)」 \n・]|から|より|ら[がはもにを]|\Z)"
)
"""A character and what may be an office, where a phrase begins: `[境委員]が`, not `環境`."""
THINGS = "水池沼川島浜沖港花草木竹鳥雪風田畑岩糸"
"""What a division may look after."""
WHERE = deferred(
    "(?:[支分本]|地[域区方]|方面|側|口|部|署|周辺|沿岸|日本|[都道府県市区町村郡]|大?学|[小中高]学?校|病院|公民|保[育健])"
)
"""What goes on with a direction or a place, and is no office: 東`[支]店長`, not `総務部長`."""
HEADS_OF_PLACES = (
    *("市長", "町長", "村長", "区長", "知事", "署長", "駅長", "港長", "館長", "園長", "校長", "局長", "支店長"),
    *("副市長", "副町長", "副村長", "副区長", "副知事"),
)
"""Who is the head of what may be called by a character."""
DIVISION = deferred("(?:課|室|部|局|グループ|センター)長(?:補佐|代理)?\\Z|(?:統括|参事|審議|調整|管理|政策)官\\Z")
"""Who is the head of a division, or an officer: `[課長]`, not `工場長`."""
FROM_HERE = 2
"""Characters of the word that an office with its division begins with, at the least."""


def may_be_called(word: str) -> bool:
    """Tell whether a character is a surname that may stand alone before an office.

    >>> may_be_called("境"), may_be_called("前"), may_be_called("課")
    (True, False, False)
    """
    return word in gazetteer.short_surnames() and word not in NO_SURNAMES


class Short(NamedTuple):
    """A character that may be a surname, and the office behind."""

    text: Tokens
    match: re.Match[str]

    @property
    def office(self) -> str:
        """The office."""
        return self.match["office"]

    @property
    def may_be_name(self) -> bool:
        """True of a listed surname that is a word by itself, before what nothing is called by."""
        start, end = self.match.span("family")
        if not may_be_called(self.match["family"]):
            return False
        return self.text.fits(start, end) and WHERE.match(self.office) is None

    @property
    def is_titled(self) -> bool:
        """True before a whole title of several characters."""
        return self.office not in HEADS_OF_PLACES and self.office in gazetteer.titles_for("personal")

    @property
    def is_officer(self) -> bool:
        """True before the head of a division, or an officer, whose office begins with a body or another word."""
        if self.match["family"] in THINGS and not self.is_of_body:
            return False
        if DIVISION.search(self.office) is None or OFFICER.fullmatch(self.office) is None:
            return False
        kind = self.text.type_at(self.match.end("family"))
        return kind.length >= FROM_HERE and not kind.place and title_at_end(self.office) != self.office

    @property
    def is_of_body(self) -> bool:
        """True before an office that begins with a listed body: 水|内閣府政策統括官."""
        at = self.text.at(self.match.end("family"))
        listed = None if at is None else self.text.listed_from(at)
        return listed is not None and listed.entry.label == "ORG"

    def find(self) -> Find:
        """Return the person."""
        return Find(*self.match.span("family"), role=self.office)


def read_short(text: Tokens) -> list[Short]:
    """Return the surnames of one character before an office."""
    found = (Short(text, match) for match in PHRASE.finditer(text.folded))
    return [short for short in found if short.may_be_name]


RULES = Table(
    Rule(
        "surname of one character, before a title",
        "PERSON",
        Rank.TITLED,
        read_short,
        Short.find,
        where=lambda short: short.is_titled,
        found="署名人に[境]委員を指名する。",
        left="署名人に前委員を指名する。",
        traits=Trait.TITLE,
    ),
    Rule(
        "surname of one character, before the head of a division",
        "PERSON",
        Rank.TITLED,
        read_short,
        Short.find,
        where=lambda short: short.is_officer,
        found="詳細は[東]総務部長に説明させます。",
        left="詳細は東支店長に説明させます。",
        traits=Trait.TITLE,
    ),
)
