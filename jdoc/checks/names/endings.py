"""Endings: kinds of bodies, buildings and laws with a character that is typed for another one: 教育委員合."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.names.confusions import confusions
from jdoc.checks.places import places_of
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import length_of, part_of_speech, tokenize
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

LABELS = frozenset({"ORG", "FAC", "LAW"})
"""What is named by a word for its kind that no other word is like."""
KIND = deferred("[一-鿿]{2,}")
"""Such a word: `[委員会]`, not `センター`."""
PAIR = 2
FREE = frozenset("上中者分")
"""What stands behind any word, and makes another one of it: 競技上, 北部分."""
FREE_BEHIND_ONE = frozenset("間可長町官員体完")
"""What stands behind a single character as well: 協議会間, 入学可."""
OF_LAWS = {"方": "法", "報": "法"}
"""What stands for the last character of a law: behind other words it makes methods and reports of them."""
A_LAW = deferred("第[0-9一二三四五六七八九十百]|[(]|施行|の規定|に(?:基づ|定め|よる)")
"""What stands behind a law, and behind no method: 児童福祉方`[第6]条`, not `方針`."""
WORDS = frozenset({
    "共同組合", "規正法", "研究員", "研究書", "研究課", "領事官", "科学官", "検査員", "管理所", "国海", "競技上", "実験上", "文化間", "産業間", "市民間", "観光間", "交流間",
})  # fmt: skip
"""What is right though it looks like a slip: 事業協同組合, but 共同組合 as well; 政治資金規正法."""
END = deferred("(?![一-鿿々ァ-ヴー])|[長第等内及又並側](?![々])")
"""Where a name ends: 教育委員会`[]は`, 運輸局`[長]`, not 基本`方針`."""
NOUN = deferred("[一-鿿々]{2}")
"""Two characters of a name before its kind: `[食品]学会`."""
# Committees by law, and those of any body.
_COMMITTEES = "教育|選挙管理|農業|公安|人事|実行|調停|執行|準備|海区漁業調整|収用|運営|公正取引|監視"
SLIPS = deferred(
    f"委貝会?|裁判書(?=[はがにを])|(?<=[易方等庭])裁判[署処](?![一-鿿])|研究書(?=長)|(?<=[一-鿿][一-鿿])学界(?=の(?:推薦|会員|会長|理事|大会|後援|認定)|会長|会員|大会)|(?<=[省庁府])[一-鿿]{{1,6}}[極曲](?=[がはをにのとへ、長])|(?:{_COMMITTEES})(?P<lost>員会|委会)(?![一-鿿])"
)
"""Endings of bodies with a character that looks like the right one, or without one: 教育`[委貝会]`, `[教育員会]の`, not `委員会`."""
MEANT = str.maketrans("貝書極曲署処界", "員所局局所所会")
"""What each of these characters stands for at the end of a body."""
SLIPPED = deferred(
    "[貝極曲判究学育理業安事行停備整用営引視](?:(?<=[貝極曲])|(?<=[判究])書|(?<=判)[署処]|(?<=学)界|員会|委会)"
)
"""What each of them has: 委`[貝]`会, `裁[判書]`, `教[育員会]`, not `教育委員会`."""
AWARD = deferred(
    "(?P<wrong>[省償症称])(?<=(?:知事|大臣|長官|市長|町長|村長|区長|会長|議長|局長|社長|校長|優秀|奨励|特別|敢闘|努力|功労|技能|栄誉).)(?![一-鿿])"
)
"""The end of an award's name as that of a ministry: `県知事[省]を`, not `知事賞`."""


class Slip(NamedTuple):
    """A kind with a character that is typed for another one."""

    right: str
    at: int
    """Which of its characters."""


@cache
def kinds() -> frozenset[str]:
    """Return the words for kinds, each of which ends the names of what is of it."""
    listed = {ending for ending, label in columns("name_endings", "ending", "label") if label in LABELS}
    own = {word for word, use in columns("check_words", "word", "use") if use == "kind"}
    return frozenset(filter(KIND.fullmatch, listed | own))


@cache
def slips() -> dict[str, Slip]:
    """Return the kinds as they are mistyped.

    >>> slips()["委員合"]
    Slip(right='委員会', at=2)
    """
    found: dict[str, Slip] = {}
    right = kinds() | WORDS
    for kind in sorted(kinds()):
        for at, char in enumerate(kind):
            for wrong in confusions().get(char, ""):
                written = kind[:at] + wrong + kind[at + 1 :]
                is_clear = len(kind) > PAIR or (at and wrong not in FREE_BEHIND_ONE)
                if is_clear and wrong not in FREE and written not in right:
                    found[written] = Slip(kind, at)
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset(_by_ends())


@cache
def _by_ends() -> dict[str, dict[str, list[str]]]:
    """Return the mistyped kinds by the two characters that they begin with, and those that they end with."""
    found: dict[str, dict[str, list[str]]] = {}
    for written in slips():
        found.setdefault(written[:PAIR], {}).setdefault(written[-PAIR:], []).append(written)
    return found


def find_mistyped(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield where the end of a name is mistyped as no other one is, with what is meant."""
    yield from _endings(facts)
    yield from _awards(facts)


def _endings(facts: Facts) -> Iterator[tuple[Place, str]]:
    for index in facts.where(SLIPPED):
        for match in SLIPS.finditer(facts.texts[index]):
            right = match[0].translate(MEANT)
            yield Place(index, *match.span()), right.replace(match["lost"], "委員会") if match["lost"] else right


def _awards(facts: Facts) -> Iterator[tuple[Place, str]]:
    for index in facts.where(AWARD):
        for match in AWARD.finditer(facts.texts[index]):
            start = match.start() - PAIR
            yield Place(index, start, match.end()), f"{facts.texts[index][start : match.start()]}賞"


def find_mistyped_kinds(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield where a kind of body, building or law is mistyped, with what is meant."""
    likely = [_by_ends()[head] for head in facts.pairs & _heads()]
    every = (written for tails in likely for tail in tails.keys() & facts.pairs for written in tails[tail])
    for written in sorted(each for each in every if each in facts.words):
        for index in facts.having(written):
            text = facts.texts[index]
            for at in places_of(written, text):
                if _is_slip(text, at, written):
                    yield Place(index, at, at + len(written)), slips()[written].right


def _is_slip(text: str, start: int, written: str) -> bool:
    """Tell a kind that is mistyped from words that are written so."""
    slip, end = slips()[written], start + len(written)
    if slip.at == len(written) - 1 and not _ends_name(text, end, written):
        return False
    if len(written) > PAIR:
        return True
    is_named = start >= PAIR and NOUN.match(text, start - PAIR) is not None
    return is_named and END.match(text, end) is not None and not _is_word(text, start, written)


def _ends_name(text: str, end: int, written: str) -> bool:
    return (A_LAW if written[-1] in OF_LAWS else END).match(text, end) is not None


def _is_word(text: str, start: int, written: str) -> bool:
    """Tell whether two characters are a word of the dictionary, or the end of one and the next."""
    if written in entries():
        return True
    at = max(0, start - AROUND)
    for key in tokenize(text[at : start + len(written) + AROUND]):
        end = at + length_of(key)
        if at <= start < end and end - at > 1 and part_of_speech(key)[-1] != "*":
            return True
        at = end
    return False


AROUND = 8
"""Characters around a kind that the tokenizer is given."""
