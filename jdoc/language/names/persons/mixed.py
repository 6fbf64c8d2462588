"""Persons whose names mix scripts: ホセ・マリア・片桐, 水野・アンナ・恵, キャサリン志村, 小笠原　Ａ．健."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.called import begins_office, firsts, is_officer, is_titled
from jdoc.language.names.persons.parts import Word, is_office
from jdoc.language.names.persons.titles import title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.token_types import Trait, is_given_name, is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.names.texts import Tokens

_KANJI = "一-鿿々ヶ豈-﫿"
LAST = deferred(f"[・=](?<=[ァ-ヴー].)(?P<last>[{_KANJI}]{{1,3}})(?= *(?:\\Z|[ \\n\\t、。()]|さん|氏|君|様|殿))")
"""The kanji that a name in katakana ends with: `ホセ・マリア[・片桐] `, not `アジア・太平洋の`."""
KANA = deferred("(?<![ァ-ヴー・=A-Za-z.])[ァ-ヴー]+(?:[・=](?:[ァ-ヴー]+|[A-Z]\\.?))*\\Z")
"""The katakana before them: `[ホセ・マリア]`, not `、`."""
INITIAL = deferred(f"[A-Z](?<=[{_KANJI}][ ・].)[.・ ] ?(?P<last>[{_KANJI}]{{1,3}}|[ぁ-ゖ]{{2,4}})(?![{_KANJI}ぁ-ゖ])")
"""An initial between a surname and a given name: `小笠原 [A.健](`, not `第 A.`."""
FAMILY = deferred(f"(?<![{_KANJI}])[{_KANJI}]{{1,4}}[ ・]\\Z")
"""The surname before it: `[小笠原 ]`, not `、`."""
HEADED = deferred(
    f"(?<![{_KANJI}ァ-ヴー・=])(?P<name>(?P<family>[{_KANJI}]{{1,3}})・"
    f"(?P<words>[ァ-ヴー]{{2,10}}(?:・[ァ-ヴー]{{2,10}})*+)(?:・(?P<given>[{_KANJI}]{{1,3}}))?)"
    f"(?=[ \\n\\t、。()はがをもに]|さん|氏|君|様|殿|\\Z)"
)
"""A surname in kanji before a name in katakana: `[渡辺・ライト・ジュリア]（`, `[水野・アンナ・恵]`, not `アンナ`."""
BETWEEN = deferred("(?:に?は|[: ]+)\\Z")
"""What stands between an office and a name: 委員長`[は]`ホセ・西, not `の`."""
LONGEST_BEFORE = 40
"""Characters of what may stand before the last part of a name."""
GLUED = deferred(
    lambda: (
        f"(?P<first>[ァ-ヴー](?<![ァ-ヴー・=A-Za-z0-9{_KANJI}].)[ァ-ヴー]{{1,9}}+)"
        f"(?=[{_KANJI}]{{1,3}}(?:[ \\n\\t(、。{''.join(sorted(firsts()))}]|\\Z))"
    )
)
"""A name in katakana that kanji are glued to, before what may call somebody: `[ウィルソン]翔氏`, not `サン`."""
ENDS = frozenset(("", " ", "\n", "\t", "(", "、", "。"))
"""What stands behind whoever is named behind an office."""
LONGEST_KANJI = 3
"""Kanji of the last part of a name."""
BESIDE = deferred(r" {2}|[\t(]")
"""What stands behind whoever is named at the beginning of a line: キャサリン志村`[　　]`, not `　`."""


class Mixed(NamedTuple):
    """The last part of a name, and what stands before it."""

    text: Tokens
    first: str
    start: int
    last: re.Match[str]

    @property
    def given(self) -> Word:
        """The last part."""
        return Word(self.text, *self.last.span("last"))

    @property
    def ends_as_name(self) -> bool:
        """True where the kanji at the end are a name, and no word before them is listed: ロイター・共同 is none."""
        written = self.last["last"]
        words = filter(None, self.first.replace("=", "・").split("・"))
        known = is_surname(written) or is_given_name(written) or self.is_behind_office
        return known and not any(map(gazetteer.label_of, words))

    @property
    def is_behind_office(self) -> bool:
        """True of 代表取締役　カルロス・平戸, 委員長はホセ・西: kanji that are a name where an office stands before."""
        before = BETWEEN.sub("", self.text.folded[max(0, self.start - LONGEST_BEFORE) : self.start])
        named = self.text.type_at(self.start).tag in "FG" and not is_office(self.last["last"])
        return named and title_at_end(before) != ""

    @property
    def is_initialed(self) -> bool:
        """True where the words around an initial are a surname and a given name."""
        family = Word(self.text, self.start, self.start + len(self.first) - 1)
        known = self.given.is_given or is_surname(self.given.bare)
        return known and family.is_family and family.may_be_part

    def find(self) -> Find:
        """Return the name."""
        return Find(self.start, self.last.end("last"))


class Glued(NamedTuple):
    """A name in katakana and the kanji glued to it: キャサリン|志村."""

    text: Tokens
    start: int
    at: int
    """Where the kanji begin."""
    end: int

    @property
    def ends_as_name(self) -> bool:
        """True where the kanji are a given name, or a surname behind what the dictionary knows as a name."""
        written, kind = self.text.folded[self.at : self.end], self.text.type_at(self.start)
        if self.is_office or self.text.at(self.end) is None or self.text.type_at(self.at).state_characters:
            return False
        return is_given_name(written) or (kind.tag in "FG" and is_surname(written))

    @property
    def is_office(self) -> bool:
        """True of モラレス|総領事, whose kanji begin a title."""
        return is_titled(self.text.folded, self.at) or begins_office(self.text, self.at)

    @property
    def is_called(self) -> bool:
        """True where somebody is called so, by a title behind or before, or by the place at the head of a line."""
        folded = self.text.folded
        if is_titled(folded, self.end) or any(begins(self.text, self.end) for begins in (begins_office, is_officer)):
            return True
        if BESIDE.match(folded, self.end) and folded[self.start - 1 : self.start] in {"", "\n"}:
            return True
        behind = folded[self.end : self.end + 1]
        before = folded[max(0, self.start - LONGEST_BEFORE) : self.start]
        return behind in ENDS and before.endswith(" ") and title_at_end(before.rstrip(" ")) != ""

    def find(self) -> Find:
        """Return the name."""
        return Find(self.start, self.end)


def _is_headed(name: Match) -> bool:
    """Tell whether a surname stands before several words in katakana, or before one and a given name: no list."""
    given, words = name.match["given"], name.match["words"].split("・")
    if any(map(gazetteer.label_of, words)) or not (given or len(words) > 1):
        return False
    family = name.match["family"]
    known = family in gazetteer.short_surnames() or is_surname(family)
    return known and (given is None or is_given_name(given))


def _read_glued(text: Tokens) -> list[Glued]:
    """Return the longest name that may begin with each word in katakana before kanji."""
    words = (word for word in GLUED.finditer(text.folded) if _may_be_name(text, *word.span()))
    cuts = ((word, word.end() + length) for word in words for length in range(LONGEST_KANJI, 0, -1))
    names = (Glued(text, word.start(), word.end(), end) for word, end in cuts if end <= len(text.folded))
    longest: dict[int, Glued] = {}
    for name in names:
        if name.start not in longest and name.is_called and name.ends_as_name:
            longest[name.start] = name
    return [*longest.values()]


def _may_be_name(text: Tokens, start: int, end: int) -> bool:
    """Tell whether katakana are one word, which is a name or unknown to the dictionary, and in no list of names."""
    kind = text.type_at(start)
    return kind.length == end - start and (kind.unknown or kind.is_named) and not gazetteer.label_of(kind.word)


def _read(text: Tokens, last: re.Pattern[str], first: re.Pattern[str]) -> list[Mixed]:
    """Return what ends as one pattern says, and begins as another one does."""
    ends = [*last.finditer(text.folded)]
    heads = ((first.search(text.folded, max(0, end.start() - LONGEST_BEFORE), end.start()), end) for end in ends)
    return [Mixed(text, head[0], head.start(), end) for head, end in heads if head]


def _read_dotted(text: Tokens) -> list[Mixed]:
    return _read(text, LAST, KANA)


def _read_initialed(text: Tokens) -> list[Mixed]:
    return _read(text, INITIAL, FAMILY)


RULES = Table(
    Rule(
        "name in katakana that ends in kanji",
        "PERSON",
        Rank.SIGNED,
        _read_dotted,
        Mixed.find,
        where=lambda mixed: mixed.ends_as_name,
        found="次長　[ホセ・マリア・片桐]　海の研究所",
        left="アジア・太平洋　局長",
        gate=("・", "="),
        traits=Trait.GAP,
    ),
    Rule(
        "surname before a name in katakana",
        "PERSON",
        Rank.SIGNED,
        matches(HEADED),
        Match.find,
        where=_is_headed,
        found="氏名　[渡辺・ライト・ジュリア]（彫刻家）",
        left="係　佐渡・マッケンジー・堀",
        gate=("・",),
        traits=Trait.PERSON,
    ),
    Rule(
        "name in katakana with kanji glued to it",
        "PERSON",
        Rank.SIGNED,
        _read_glued,
        Glued.find,
        found="[ウィルソン翔]総務大臣政務官を派遣した。",
        left="ウィルソン翔鶴丸を派遣した。",
        traits=Trait.PERSON,
    ),
    Rule(
        "surname, initial and given name",
        "PERSON",
        Rank.SIGNED,
        _read_initialed,
        Mixed.find,
        where=lambda mixed: mixed.is_initialed,
        found="[小笠原　Ａ．健]（東海大学）",
        left="附則　Ａ．表（案）",
        traits=Trait.LATIN,
    ),
)
