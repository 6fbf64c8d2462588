"""The gazetteer: listed names, the endings of names and places, titles, and words that are no names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from jdoc.language.kept import build
from jdoc.language.names.ranks import Rank
from jdoc.lexicon import columns, words_by_use
from jdoc.lexicon.finished import finished
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from jdoc.model import EntityLabel

WordUse: TypeAlias = Literal[
    "generic", "break", "stop", "loose", "role", "no law", "no pair", "no place", "no title", "of a state", "polity",
    "of a place", "kind of body", "happening", "no plan", "no person", "no given", "no last", "in court", "latin body",
    "matter", "paid", "apart",
]  # fmt: skip
EndingUse: TypeAlias = Literal[
    "meeting", "same", "form", "firm", "mark", "division", "spaced", "desk", "numbered", "headed", "seated",
    "foreign", "kana", "cooperative",
]  # fmt: skip
PlaceUse: TypeAlias = Literal["join", "tell", "surname", "learned"]
TitleUse: TypeAlias = Literal["name", "signature", "personal", "office", "honorific", "field", "grade"]
"""What the tables say that words, endings and titles are for; the heads of the tables tell what each use means."""

TABLES = ("organizations", "laws", "events", "places")
"""The tables of listed names; of a name in two, the later one counts."""
PLACES: frozenset[EntityLabel] = frozenset(("GPE", "LOC"))
LONGEST_ENDING = 9
"""Characters of the longest ending that a phrase is looked at for."""
# What a place is known to make: 輪島塗, but not 静岡県焼津市.
CRAFTS = "(?:塗り?|焼き?|織|紬|絣|漆器|切子|和紙|箪笥|仏壇|人形)(?![一-鿿])"


class Entry(NamedTuple):
    """A listed name."""

    label: EntityLabel
    value: str
    id: str | None = None

    @property
    def is_place(self) -> bool:
        """True of states, cities, regions, seas."""
        return self.label in PLACES


class NameEnding(NamedTuple):
    """What a name is that ends in some way."""

    label: EntityLabel
    rank: Rank
    needs: str
    """What must stand before it: any, words, title, law, proper, name (`refusals.NEEDS`)."""

    @property
    def is_of_meeting(self) -> bool:
        """True of what a number may stand before: 第６回."""
        return self.label in {"EVENT", "ORG"}


@finished(Entry)
def entries() -> dict[str, Entry]:
    """Return all listed names, in half-width forms.

    >>> entries()["JICA"].value, entries()["米国"].id
    ('国際協力機構', 'US')
    """
    listed = {}
    for table in TABLES:
        for name, label, value in columns(table, "name", "label", "value"):
            listed[name] = Entry(cast("EntityLabel", label), value)
    for name, value in columns("former_bodies", "name", "value"):
        listed.setdefault(name, Entry("ORG", value))
    for name, value, id_ in columns("states", "name", "value", "id"):
        listed[name] = Entry("GPE", value, id_)
    return listed


def label_of(word: str) -> EntityLabel | None:
    """Return what a word is listed as, if it is.

    >>> label_of("国連"), label_of("机")
    ('ORG', None)
    """
    entry = entries().get(word)
    return entry.label if entry else None


def is_state(word: str) -> bool:
    """Tell whether a word is the listed name of a state.

    >>> is_state("米国"), is_state("東京")
    (True, False)
    """
    return word in _states()


def state_at_beginning(word: str) -> int:
    """Return where a state ends that an unknown word begins with, as MeCab makes one word of both; 0 if none does.

    >>> state_at_beginning("ベトナムバクニン")
    4
    """
    return next((stop for stop in range(len(word) - 2, 2, -1) if is_state(word[:stop])), 0)


@finished()
def _states() -> frozenset[str]:
    return frozenset(name for (name,) in columns("states", "name"))


def forms(entry: Entry) -> list[str]:
    """Return all listed names of what one of them names.

    >>> forms(entries()["国連"])
    ['UN', '国連', '国際連合']
    """
    return [name for name, other in entries().items() if (other.label, other.value) == (entry.label, entry.value)]


@cache
def endings() -> dict[str, NameEnding]:
    """Return the endings of names, but for those of places.

    >>> endings()["委員会"].label
    'ORG'
    """
    listed = [row for row in _name_endings() if row[3]]
    ranks = {rank: Rank[rank.upper().replace(" ", "_")] for rank in {row[2] for row in listed}}
    return {
        ending: NameEnding(cast("EntityLabel", label), ranks[rank], needs) for ending, label, rank, needs, *_ in listed
    }


@finished()
def _name_endings() -> list[tuple[str, ...]]:
    return [*columns("name_endings", "ending", "label", "rank", "needs", "use", "unless")]


def longest_end(phrase: str, known: Container[str], most: int) -> str:
    """Return the longest end of a phrase that is known, of at most so many characters; nothing if none is.

    >>> longest_end("新しい委員会", endings(), 9)
    '委員会'
    """
    for length in range(min(most, len(phrase)), 0, -1):
        if phrase[-length:] in known:
            return phrase[-length:]
    return ""


def label_of_end(phrase: str, *, before: int = 0) -> EntityLabel | None:
    """Return the label that the end of a phrase tells, if at least so many characters stand before it.

    >>> label_of_end("重要な湿地に関する白浜条約"), label_of_end("方法"), label_of_end("白浜湿地法")
    ('LAW', None, 'LAW')
    """
    known = endings()
    for length in range(min(LONGEST_ENDING, len(phrase) - before), 1, -1):
        ending = known.get(phrase[-length:])
        if ending:
            return None if ending.label == "FAC" else ending.label
    return "LAW" if phrase.endswith("法") and len(phrase) > 4 and not phrase.endswith("方法") else None


@cache
def known_endings() -> dict[str, str]:
    """Return all endings of names and places, with what the model of names is told of each: its label and its needs.

    >>> known_endings()["委員会"], known_endings()["岬"]
    ('ORGany', 'LOCplace')
    """
    places = {ending: f"{label}place" for ending, label in place_endings("learned").items()}
    return places | {ending: facts.label + facts.needs for ending, facts in endings().items()}


@cache
def endings_for(use: EndingUse) -> tuple[str, ...]:
    """Return the endings of one use, longest first: meeting, same, form, firm, mark, division, spaced, desk, numbered.

    >>> endings_for("mark")
    ('(一社)', '(一財)', '(公社)', '(公財)', '(特非)', '(社福)', '(同)', '(株)', '㈱', '㈲')
    """
    return _longest_first(_endings_by_use().get(use, ()))


@finished()
def _endings_by_use() -> dict[str, list[str]]:
    return words_by_use("name_endings", "ending")


@cache
def place_endings(use: PlaceUse) -> dict[str, EntityLabel]:
    """Return the endings of places of one use, with what a place is that ends so: join, tell, learned.

    >>> place_endings("join")["岬"]
    'LOC'
    """
    return {ending: cast("EntityLabel", label) for ending, label, uses, _ in _place_endings() if use in uses.split(",")}


@finished()
def _place_endings() -> list[tuple[str, ...]]:
    return [*columns("place_endings", "ending", "label", "use", "unless")]


@cache
def no_place_ends() -> dict[str, str]:
    """Return what the names of places don't end with though it ends with one of their endings, and that ending.

    >>> no_place_ends()["島沖"]
    '沖'
    """
    return {f"{word}{ending}": ending for ending, unless in _unless("place_endings").items() for word in unless}


@cache
def _unless(table: Literal["name_endings", "place_endings"]) -> dict[str, tuple[str, ...]]:
    """Return by ending what makes another word of it where it stands before it: 会議 of 会議室."""
    listed = _name_endings() if table == "name_endings" else _place_endings()
    return {ending: tuple(words.split(",")) for ending, *_, words in listed if words}


@cache
def titles() -> tuple[str, ...]:
    """Return the words that people are called by before or after their names: for `str.endswith`."""
    return titles_for("name")


@cache
def title_set() -> frozenset[str]:
    """Return the same to look words up in.

    >>> "首相" in title_set()
    True
    """
    return frozenset(titles())


@cache
def titles_for(use: TitleUse) -> tuple[str, ...]:
    """Return the titles of one use, longest first: name, signature, personal, office, honorific, field.

    >>> "局長" in titles_for("office")
    True
    """
    return _longest_first(_titles_by_use().get(use, ()))


@finished()
def _titles_by_use() -> dict[str, list[str]]:
    return words_by_use("titles", "title")


@cache
def surnames() -> frozenset[str]:
    """Return the surnames of one character that are common in China and Korea."""
    return frozenset(surname for (surname,) in columns("surnames", "surname"))


@cache
def short_surnames() -> frozenset[str]:
    """Return the surnames of one character that are other words as well."""
    return frozenset(surname for (surname,) in columns("short_surnames", "surname"))


@cache
def no_names() -> frozenset[str]:
    """Return the acronyms and other words that name nothing."""
    return frozenset(word for (word,) in columns("not_names", "word"))


@cache
def words(use: WordUse) -> frozenset[str]:
    """Return the words of one use: generic, break, stop ….

    >>> "各国" in words("generic")
    True
    """
    return frozenset(_words().get(use, ()))


@finished()
def _words() -> dict[str, list[str]]:
    return words_by_use("name_words", "word")


@cache
def word_list(use: WordUse) -> tuple[str, ...]:
    """Return the words of one use, longest first: for `str.startswith` and patterns.

    >>> word_list("no place")[0]
    '波注意報'
    """
    return _longest_first(words(use))


def is_other_word(folded: str, end: int) -> bool:
    """Tell whether what stands behind a place makes another word of it.

    >>> is_other_word("日本語を", 2), is_other_word("モンゴル国ドルノゴビ県", 5)
    (True, False)
    """
    return _other_word().match(folded, end) is not None


@cache
def _other_word() -> re.Pattern[str]:
    """Return the pattern of words that a place makes others with: ドル, but not that of ドルノゴビ; 塗 of 輪島塗."""
    return build(f"(?:{any_of(words('no place'))}(?!(?<=[ァ-ヴー])[ァ-ヴー])|{CRAFTS})")


@cache
def state_characters() -> dict[str, Entry]:
    """Return the characters that stand for states in 日米 and the like.

    >>> state_characters()["豪"].id
    'AU'
    """
    return {name: entries()[name] for name in entries() if len(name) == 1} | {"欧": Entry("LOC", "欧州")}


def any_of(listed: Iterable[str]) -> str:
    r"""Return a pattern of listed words, the longest that fits first.

    >>> any_of(["(株)", "㈱"])
    '(?:\\(株\\)|㈱)'
    """
    return f"(?:{'|'.join(map(re.escape, _longest_first(listed)))})"


def _longest_first(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(listed, key=lambda word: (-len(word), word)))


@cache
def divisions(use: EndingUse) -> str:
    """Return a pattern of the divisions of one use: division, spaced, desk; 室, but not that of 会議室.

    >>> bool(re.search(divisions("desk"), "総務課")), bool(re.search(divisions("desk"), "会議室"))
    (True, False)
    """
    return _any_unless("name_endings", endings_for(use))


@cache
def lands() -> str:
    """Return a pattern of what ends the name of a place that is none of people.

    >>> bool(re.search(f"{lands()}$", "白浜岬")), bool(re.search(f"{lands()}$", "白浜市"))
    (True, False)
    """
    endings = place_endings("join") | place_endings("tell")
    return _any_unless("place_endings", (ending for ending, label in endings.items() if label == "LOC"))


def _any_unless(table: Literal["name_endings", "place_endings"], endings: Iterable[str]) -> str:
    unless = _unless(table)
    guarded = (
        "".join(f"(?<!{word})" for word in unless.get(ending, ())) + re.escape(ending)
        for ending in _longest_first(endings)
    )
    return f"(?:{'|'.join(guarded)})"
