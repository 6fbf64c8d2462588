"""Persons told by what honors them, and names that no run of nouns holds: いとう進君, レ・バン・ハイ大臣."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import anchor_at, deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.last_characters import last_of_titles
from jdoc.language.names.persons.titles import is_called, office_behind, title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait, is_surname
from jdoc.language.scripts import JAPANESE, KANJI
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.language.names.texts import Tokens

_KANJI = "一-鿿々豈-﫿"
HONORED = deferred(
    "[君氏殿様](?<![同両各諸].)(?:(?<=君)(?![主臨津島田山塚子]|が代|たち|ら)|(?<=氏)(?![名子神族家])"
    "|(?<=殿)(?![下堂様])|(?<=様)(?![式々子相に態]))|さん(?<=[一-鿿]さん)(?<![皆客屋者奥]さん)"
)
"""What honors whoever is named before: `山村順三[君]`, `降旗颯[さん]`, not `諸君`, `君主`, `皆さん`."""
HONORED_GATE = ("君", "氏", "殿", "様", "さん")
NAME_BEFORE = deferred(f"(?:(?P<kana>[ぁ-ゖ]{{2,4}})(?P<given>{KANJI}{{1,3}})|{KANJI}{{3,5}})\\Z")
"""A whole name before that: `[いとう進]`, `[平将明]`, not `、`."""
PART_OF_NAME = deferred(f"{JAPANESE}+")
"""What names of here are made of: `[ながの孝子]`, not `第3`."""
PARTICLE = deferred(f"長?[のはがをもとに](?={KANJI})")
"""A particle behind a title, and no name: `[の]大井田`, `[長の]井上`, not `のむら`."""
LONGEST_ROLE = 30
"""Characters of the office before a bracket."""
LONG_WORD = 4
"""Characters of a loan word that is no short name: デジタル."""
LONGEST_NAME, SHORTEST_NAME = 6, 2
"""Characters of a name in one piece."""
HARD = frozenset(" \n\t、。,()「」:○◎・")
"""Beside which any word may begin and end: 、|平将明."""
SOFT = HARD | frozenset("のはにがで")
"""Behind which a word in kanji may begin: の|平将明."""
NO_NAMES = frozenset(("副詞", "接続詞", "連体詞", "感動詞"))
"""The parts of speech of what is no name in kana: また田中君."""

# A given name behind spaces, in a bracket.
_SPACED = f"(?:[ ]{{1,3}}{JAPANESE}{{1,4}}?)?"
IN_BRACKETS = deferred(
    lambda: (
        rf"\((?<=[番{''.join(sorted(last_of_titles()))}]\()"
        rf"(?P<name>{JAPANESE}{{1,8}}?{_SPACED})(?P<honor>君|氏|さん|殿|様)?\)"
    )
)
"""Who speaks, as minutes tell it behind the office: `委員長[（平将明君）]`, not `（1）`."""
SEAT = deferred("[0-9]+番\\Z")
"""The number of a seat there: `○[14番]`, not `番`."""
OFFICE_BEFORE = deferred("[^ \\n\\t。、()「」○◎●]{2,30}\\Z")
"""The office before that: `○[委員長]`, not `○`."""

_WORD = "(?:[ァ-ヴー]+|[A-Z])"
DOTTED = deferred(
    anchor_at(
        "ァ-ヴーA-Z",
        rf"(?<![ァ-ヴー・A-Za-z.])(?P<name>(?:{_WORD}\.?[・=]|[A-Z]\.[ ]?)+[ァ-ヴー]{{2,}})(?![ァ-ヴー・])",
    )
)
"""A name of several words with dots: `[ジ]ョン・F・スミス大統領`, `[J].K.ローリング`, not `ジョン`."""
INITIAL = deferred("(?:^|[・=. ])[A-Z](?:[・=.]|$)")
"""A word of one letter: `ジョン[・F・]スミス`, not `ジョン・スミス`."""
MIDDLE = deferred("[・=][A-Z]\\.?[・=]")
"""One between others, which names of persons alone have: `ジョン[・F・]スミス`, not `V.S.O.P.クインテット`."""
SYLLABLE = deferred("(?:^|[・=])[ァ-ヴー](?:[・=]|$)")
"""A word of one syllable: `[レ・]バン・ハイ`, not `バン・ハイ`."""
OF_STATE = deferred(f"(?P<name>[ァ-ヴー](?<![ァ-ヴー・].)[ァ-ヴー]{{1,8}})(?=[米英仏独露伊加豪印韓中]{KANJI})")
"""A name before a title that begins with a state: `[エスパー]米国防長官`, not `エスパー国防長官`."""
OF_BODY = deferred("(?<=の)(?P<name>[ァ-ヴー]{3,9})(?=(?:事務局長|事務総長|大統領|首相|総裁|州知事)(?![一-鿿]))")
"""A name behind its body or state, before what few are called: `IAEAの[グロッシー]事務局長`, not `グロッシー紙`."""
ORGANISED = frozenset(("ORG", "LAW", "EVENT"))
"""The labels of names that no person's begins with."""
IN_ARMS = deferred("(?P<role>[一二三1-3]等[陸海空][佐尉曹])")
"""A rank in the forces: `[一等陸佐]`, not `一等地`."""


class Honored(NamedTuple):
    """Some characters before what honors: いとう進|君."""

    text: Tokens
    start: int
    end: int
    behind_title: bool

    @property
    def written(self) -> str:
        """The characters."""
        return self.text.folded[self.start : self.end]

    @property
    def holds_name(self) -> bool:
        """True where one of the words is a name to the dictionary."""
        return any(kind.is_named for kind in self.text.types_in(*self.whole_words))

    @property
    def whole_words(self) -> tuple[int, int]:
        """Where the words around the characters begin and end: 平|将|明君."""
        starts = self.text.starts
        return self.start, next((at for at in starts[self.text.index.get(self.start, 0) :] if at >= self.end), self.end)

    @property
    def is_word(self) -> bool:
        """True of what is listed, generic, the end of a body, or holds a title."""
        prefixes = (self.written[:stop] for stop in range(2, len(self.written) + 1))
        return (
            any(other.holds(prefix) for prefix in prefixes for other in OTHERS)
            or self.text.type_at(self.start).pos[0] in NO_NAMES
        )

    @property
    def is_name(self) -> bool:
        """True of a name, by its words, or of whoever is called 君 by title or in a list."""
        is_called = self.text.folded[self.end] == "君" and (self.behind_title or self.stands_alone)
        return not self.is_word and (is_called or (self.begins_as_surname if self.is_anybody else self.holds_name))

    @property
    def is_anybody(self) -> bool:
        """True of …さん, who may be a baker: 北浜農家さん."""
        return self.text.folded[self.end] == "さ"

    @property
    def begins_as_surname(self) -> bool:
        """True of 降旗颯: a surname to the dictionary, one or two characters behind it."""
        kind = self.text.type_at(self.start)
        given = self.written[kind.length :]
        return kind.tag == "F" and kind.length > 1 and len(given) < 3 and given not in gazetteer.words("no given")

    @property
    def stands_alone(self) -> bool:
        """True where nothing stands beside the name and 君: a list of members."""
        folded = self.text.folded
        return HARD.issuperset((*folded[self.start - 1 : self.start], *folded[self.end + 1 : self.end + 2]))


class Other(NamedTuple):
    """What the beginning of a name is not."""

    name: str
    holds: Callable[[str], bool]
    example: str


OTHERS = (
    Other(
        "an office",
        lambda prefix: title_at_end(prefix) != "",
        example="委員長",
    ),
    Other(
        "the end of a body",
        lambda prefix: prefix in gazetteer.endings(),
        example="銀行",
    ),
    Other(
        "a word that any name may have",
        lambda prefix: prefix in gazetteer.words("generic"),
        example="共同",
    ),
    Other(
        "a listed body, law or event",
        lambda prefix: gazetteer.label_of(prefix) in ORGANISED,
        example="安保理",
    ),
)
"""One is enough."""


def read_honored(text: Tokens) -> list[Honored]:
    """Return what may be names before what honors."""
    return [honored for match in HONORED.finditer(text.folded) for honored in _honored(text, match.start())]


def _honored(text: Tokens, end: int) -> Iterator[Honored]:
    """Yield the characters from the title before 君 on, else from where a word may begin."""
    for start in range(end - SHORTEST_NAME, max(end - LONGEST_NAME, 0) - 1, -1):
        if not PART_OF_NAME.fullmatch(text.folded, start, end):
            break
        if _is_behind_title(text, start):
            yield Honored(text, start, end, behind_title=True)
            return
    match = NAME_BEFORE.search(text.folded, max(0, end - LONGEST_NAME), end)
    if match and _begins(text, match):
        yield Honored(text, match.start(), end, behind_title=False)


def _is_behind_title(text: Tokens, start: int) -> bool:
    """Tell whether a title ends where a name may begin, and no particle stands there: 議員|蓮花, not 県議|会の."""
    before = text.folded[max(0, start - LONGEST_NAME) : start]
    return bool(title_at_end(before)) and text.at(start) is not None and not PARTICLE.match(text.folded, start)


def _begins(text: Tokens, name: re.Match[str]) -> bool:
    """Tell whether a name may begin where it does; in kana, no surname stands behind another word: また田中君."""
    marks = HARD if name["kana"] else SOFT
    if not marks.issuperset(text.folded[max(0, name.start() - 1) : name.start()]):
        return False
    return not name["kana"] or text.type_at(name.start("given")).tag != "F"


def _names_speaker(speaker: Match) -> bool:
    """Tell whether an office and somebody in brackets are both what they look like."""
    surname = speaker.text.type_at(speaker.start).tag == "F" or is_surname(speaker.match["name"])
    named = bool(speaker.match["honor"]) or surname
    return named and (_office_before(speaker) != "" or _has_seat_before(speaker))


def _office_before(speaker: Match) -> str:
    """Return the office before a bracket, or nothing."""
    opening = speaker.match.start()
    office = OFFICE_BEFORE.search(speaker.text.folded, max(0, opening - LONGEST_ROLE), opening)
    return office[0] if office and title_at_end(office[0]) else ""


def _has_seat_before(speaker: Match) -> bool:
    """Tell whether the number of a seat stands before a bracket: ○３番（久々湊ゆかり君）."""
    opening = speaker.match.start()
    return SEAT.search(speaker.text.folded, max(0, opening - LONGEST_NAME), opening) is not None


def _find_speaker(speaker: Match) -> Find:
    return Find(speaker.start, speaker.end, role=_office_before(speaker) or None)


def _is_plain(text: Tokens, name: Match) -> bool:
    """Tell whether no word of a name in katakana is listed, nor one that the dictionary knows as a longer word."""
    kinds = text.types_in(name.start, name.end)
    return all(kind.unknown or kind.is_named or kind.length < LONG_WORD for kind in kinds) and not any(
        gazetteer.label_of(kind.word) for kind in kinds
    )


def _find_titled(name: Match) -> Find:
    return Find(name.start, name.end, role=office_behind(name.text.folded, name.end))


def _is_dotted_name(name: Match) -> bool:
    """Tell whether a name has an initial, or a word of one syllable and a title."""
    written = name.match["name"]
    if _goes_on_as_place(name):
        return False
    if is_called(name.text.folded, name.end):
        return bool(INITIAL.search(written) or SYLLABLE.search(written)) or _is_plain(name.text, name)
    return bool(MIDDLE.search(written)) and not name.text.type_at(name.end).kanji


def _goes_on_as_place(name: Match) -> bool:
    """Tell whether the last word begins a listed name: クック of マーク・ブラウン・クック諸島首相."""
    at = name.text.at(name.start + max(map(name.match["name"].rfind, "・=")) + 1)
    listed = None if at is None else name.text.listed_from(at)
    return listed is not None and listed.end > name.end


def _is_of_state(name: Match) -> bool:
    listed = gazetteer.label_of(name.match["name"])
    return listed is None and office_behind(name.text.folded, name.end) is not None


class Soldier(NamedTuple):
    """The words of a name before a rank: 鈴木|一等陸佐."""

    match: Match

    @property
    def first(self) -> int:
        """The token that the name begins with."""
        text = self.match.text
        return text.nouns_before(text.index.get(self.match.match.start(), 0), "FG")

    def find(self) -> Find:
        """Return the name with the rank."""
        match = self.match
        return Find(match.text.starts[self.first], match.match.start(), role=match.match["role"])


def _read_soldiers(text: Tokens) -> list[Soldier]:
    soldiers = (Soldier(Match(text, match)) for match in IN_ARMS.finditer(text.folded) if text.at(match.start()))
    return [soldier for soldier in soldiers if text.kind(soldier.first).tag == "F"]


RULES = Table(
    Rule(
        "name before what honors",
        "PERSON",
        Rank.KNOWN_PERSON,
        read_honored,
        lambda honored: Find(honored.start, honored.end),
        where=lambda honored: honored.is_name,
        found="参議院議員[蓮花]君が質問した。",
        left="議員諸君に、また田中は問う。",
        gate=HONORED_GATE,
    ),
    Rule(
        "speaker behind the office, in brackets",
        "PERSON",
        Rank.SIGNED,
        matches(IN_BRACKETS),
        _find_speaker,
        where=_names_speaker,
        found="○委員長（[平将明]君）これより開く。",
        left="○委員長（公募）これより開く。",
        gate=("(",),
    ),
    Rule(
        "name with an initial or a word of one syllable",
        "PERSON",
        Rank.KNOWN_PERSON,
        matches(DOTTED),
        _find_titled,
        where=_is_dotted_name,
        found="[レ・バン・ハイ]計画投資大臣が出席した。",
        left="ジョン・F・ケネディ空港とア・ラ・カルト",
        gate=("・", "=", "."),
        traits=Trait.GAP | Trait.LATIN,
    ),
    Rule(
        "foreign name before a state and a title",
        "PERSON",
        Rank.KNOWN_PERSON,
        matches(OF_STATE),
        _find_titled,
        where=_is_of_state,
        found="[エスパー]米国防長官が述べた。",
        left="エスパー国防の話",
        traits=Trait.STATE,
    ),
    Rule(
        "foreign name behind its body, before a title",
        "PERSON",
        Rank.KNOWN_PERSON,
        matches(OF_BODY),
        _find_titled,
        where=lambda name: gazetteer.label_of(name.match["name"]) is None,
        found="機関（IAEA）の[グロッシー]事務局長が述べた。",
        left="カナダのグロッシー事務局",
        gate=("事務局長", "事務総長", "大統領", "首相", "総裁", "州知事"),
    ),
    Rule(
        "name before a rank in the forces",
        "PERSON",
        Rank.KNOWN_PERSON,
        _read_soldiers,
        Soldier.find,
        found="[鈴木]一等陸佐が答えた。",
        left="鈴木の一等地",
        gate=("等陸", "等海", "等空"),
    ),
)
