"""Ranks: which of two names stands where they overlap. The order of the lines is the order of the ranks."""

from __future__ import annotations

from enum import IntEnum, auto


class Rank(IntEnum):
    """How sure it is that something is a name, from the least to the most; of two as sure, the longer one stands.

    Behind each rank: what has it, and a pair of names that sets its place.
    """

    # Guesses: the model knows better.
    PLACE_WORD = auto()
    """What the dictionary alone takes for a place: with the model, the model decides."""
    STATE_CHARACTER = auto()
    """The states of 日米: not those of 日米首脳会談 (EVENT_ENDING)."""
    LISTED_PLACE = auto()
    """ベトナム: not that of ベトナム商工省 (BODY_ENDING)."""
    PLACE_ENDING = auto()
    """白浜岬, 青森県弘前市: more than the listed 青森県."""
    GLUED_PERSON = auto()
    """A surname and a given name, nothing beside them: less than the model's 会社 made of the same."""

    MODEL = auto()
    """What the model of names finds: above what rules guess, below what they know."""

    # From here on a name is sure: what lies inside a longer one falls, and short forms may stand for it.
    DESK = auto()
    """国際交流課 in a contact line, a state by its long name: 日本国 is more than the 日本 that the model finds."""
    SPACED_PERSON = auto()
    """岸田 文雄: less than a whole signature (SIGNED)."""
    LISTED = auto()
    """A listed body, law or event: more than a desk that begins with it, less than 外務省国際協力局 (DIVISION)."""
    GROUP_ENDING = auto()
    """白浜銀会社, and what is adopted or held in quotes: more than 国連 in 国連機関 (LISTED)."""
    OFFICE_ENDING = auto()
    """国際協力局: more than a group that it may begin with."""
    LAW_ENDING = auto()
    """河川法: more than a group that it may begin with."""
    BARE_SURNAME = auto()
    """高瀬 of 高瀬総理: more than what the same characters are in another word."""
    POLITY = auto()
    """日本政府: more than the same as a group (GROUP_ENDING)."""
    PLAIN_ENDING = auto()
    """Facilities, parties, councils; who is asked or introduced: 海上保安本部 is more than 保安本部 as a group."""
    ROLE_AND_SURNAME = auto()
    """広報室長　西園寺: more than the full name that 長　西園寺 would be (SPACED_PERSON)."""
    NUMBERED = auto()
    """漁港整備法（昭和…号）, …会合（第113回）: more than the same by its ending alone (POLITY)."""
    EVENT_OF_WORDS = auto()
    """An event told by its number and ending: less than the model's 第48回衆議院議員総選挙 (HAPPENING)."""
    ABOUT_BODY = auto()
    """…に関する委員会: more than the plain body at its end."""
    PLAN_ENDING = auto()
    """地域計画, 共同声明: more than a facility or a council whose name it begins with (PLAIN_ENDING)."""
    EVENT_ENDING = auto()
    """日米首脳会談: more than a plan at its beginning."""
    HAPPENING = auto()
    """第48回衆議院議員総選挙 as the model finds it: more than an event by its ending."""
    BODY_ENDING = auto()
    """水産資源管理機構: more than an event, 対話 of 対話機構; stands in a longer desk (DESK)."""
    CENTER_ENDING = auto()
    """白浜コミュニティセンター, a facility: more than the body that ends with センター."""
    PHRASE_EVENT = auto()
    """…に関する会合, a plan with its decision: more than a body inside."""
    TITLE_FIRST = auto()
    """外務大臣岸田文雄: more than a body that ends inside."""
    TITLED = auto()
    """岸田外務大臣: more than the same name behind another title (TITLE_FIRST)."""
    TREATY_ENDING = auto()
    """エネルギー憲章条約, 「…に関する条約」: more than an event inside (PHRASE_EVENT)."""
    KNOWN_PERSON = auto()
    """尹成敏 before a title, a surname once the whole name is known: more than a part of it before that (TITLED)."""
    LISTED_PHRASE = auto()
    """A listed name of several words: more than a treaty that its end alone would be (TREATY_ENDING)."""
    DIVISION = auto()
    """外務省国際協力局, terms of the document: more than the body and the bodies inside (BODY_ENDING)."""
    QUOTED = auto()
    """What the end of a quoted phrase tells, a ministry with its council: more than a division or a term inside."""
    INCORPORATED = auto()
    """株式会社青葉機械, 令和６年能登半島地震: more than a body inside that ends as bodies do."""
    LATIN_FIRM = auto()
    """Borealis Inc., what a definition shows to be a name: more than a quoted part of it (QUOTED)."""
    QUOTED_AND_MORE = auto()
    """「中央アジア＋日本」対話, Mr. Smith: more than what stands in the quotes alone."""
    BETWEEN = auto()
    """日本国とチリ共和国との間の協定: more than …に関する協定 at its beginning (ABOUT_BODY to TREATY_ENDING)."""
    AMENDING = auto()
    """…の一部を改正する法律, numbered resolutions, a body with spaced divisions: more than the laws inside."""
    DEFINED = auto()
    """The place where a document says what a word stands for: more than what is quoted there (QUOTED)."""
    ADDRESS = auto()
    """新宿区西新宿8番1号: more than the facility behind it with all of that (CENTER_ENDING)."""
    SIGNED = auto()
    """A line of nothing but a name and its title: more than any surname in it (ROLE_AND_SURNAME)."""
    FOREIGN_FIRM = auto()
    """…・ゲーエムベーハー: more than whoever would sign so (SIGNED)."""
    OWN = auto()
    """What the user has listed: more than whatever it crosses."""


SURE = Rank.DESK
"""From here on what lies inside a longer name falls, and a short form may stand for it."""

WITHIN = (
    (Rank.DESK, Rank.BODY_ENDING),
    (Rank.LISTED, Rank.QUOTED),
    (Rank.ROLE_AND_SURNAME, Rank.DEFINED),
    (Rank.CENTER_ENDING, Rank.ADDRESS),
)
"""A longer name of the first rank or less does not take away one inside it of the second rank or more.

外務省 of 外務省国際協力課, which is but a desk by its form; what a document defines inside a listed name; an address
before the facility that stands there.
"""


def stands_within(rank: Rank, longer: Rank) -> bool:
    """Tell whether a name is so much surer than a longer one around it that it stands all the same.

    >>> stands_within(Rank.BODY_ENDING, Rank.DESK), stands_within(Rank.LISTED, Rank.DESK)
    (True, False)
    """
    return any(longer <= most and rank >= least for most, least in WITHIN)


OF_WORDS = {
    Rank.TREATY_ENDING: Rank.EVENT_ENDING,
    Rank.CENTER_ENDING: Rank.PLAN_ENDING,
    Rank.BODY_ENDING: Rank.PLAN_ENDING,
    Rank.EVENT_ENDING: Rank.EVENT_OF_WORDS,
    Rank.PLAN_ENDING: Rank.NUMBERED,
    Rank.PLAIN_ENDING: Rank.POLITY,
    Rank.LAW_ENDING: Rank.GROUP_ENDING,
    Rank.OFFICE_ENDING: Rank.LISTED,
    Rank.GROUP_ENDING: Rank.SPACED_PERSON,
}
"""The ranks of names by their endings where no proper noun stands before those."""
