"""Posts: what persons are said to be in brackets, in the column behind their names, or behind their country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.offices.mentions import named_in
from jdoc.checks.names.persons import TIMED, is_form_of, read_title
from jdoc.checks.names.surnames import is_of_personnel
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts

BEHIND = deferred("[ \\t]+(?P<post>[一-鿿ァ-ヴー]{5,24}長)(?=$|[ \\t\\n])")
"""The post of somebody in a list, behind the name: 海野一郎`[ 北浜県水産試験場長]`, not `委員長`."""
BRACKETED = deferred("(?:委員|委員長|会長|副会長|座長|部会長|構成員|氏|さん)?[(](?P<post>[一-鿿ァ-ヴー]{5,24}長)[)]")
"""The same in brackets, behind a surname: 海野`[委員(北浜県水産研究所長)]`, not `(委員長)`."""
IN_LIST = deferred("[ \\t]{1,40}[一-鿿々ァ-ヴー]{2,20}[(](?P<post>[一-鿿ァ-ヴー]{4,24}長)[)](?=$|[ \\t\\n])")
"""The same behind the body that somebody is of: 海野一郎`[ 市立小学校長会(北浜小学校長)]`, not `(委員長)`."""
HOUSES = (
    "小学校長",
    "中学校長",
    "高等学校長",
    "高校長",
    "幼稚園長",
    "保育園長",
    "保育所長",
    "公民館長",
    "図書館長",
    "警察署長",
    "消防署長",
    "病院長",
    "自治会長",
    "町内会長",
)
"""Who is at the head of one of several such houses."""
SAME = 3
"""Characters that two posts of one body begin with: 北浜県."""
PORTFOLIO = deferred(
    "(?<![前元新現副兼])(?P<title>理事|副学長|参与|審議官|取締役|執行役員|副市長|副知事|監)[(](?P<of>[^()・、兼]{2,10}担当)[)][^。、()]{0,12}$"
)
"""What somebody is in charge of, before the name: `[理事(研究担当)]`海野一郎, not `理事`."""
LONGEST = 40
"""Characters before a name in which that is told."""
OF_STATES = ("大統領", "首相", "国王", "外相", "外務大臣")
"""Offices of a state that one person has."""
OF_STATE = deferred(
    "(?P<country>[ァ-ヴー]{3,})(?:[一-鿿]{0,6}[国邦])?(?P<title>大統領|首相|国王|外相|外務大臣) +(?:[A-Z]\\. ?)*(?P<name>[ァ-ヴー]{3,})(?![ァ-ヴー・])"
)
"""The head of a state as it is signed: `[ベルンダ共和国大統領 C.マレイ]`, not `大統領は`."""
SIGNED = deferred(
    "(?:[A-Z]\\. ?)*(?P<name>[ァ-ヴー]{3,}) (?P<country>[ァ-ヴー]{3,})(?:[一-鿿]{0,6}[国邦])?(?P<title>大統領|首相|国王|外相|外務大臣)(?![一-鿿])"
)
"""The same with the name in front: `[C.マレイ ベルンダ共和国大統領]`, not `ベルンダ共和国大統領`."""
WITH_STATE = deferred(
    "(?<![ァ-ヴー・])(?P<name>[ァ-ヴー]{3,})・(?P<country>[ァ-ヴー]{3,})(?:[一-鿿]{0,6}[国邦])?(?P<title>大統領|首相|国王|外相|外務大臣)"
)
"""The same as reports call it: `[マレイ・ベルンダ首相]`, not `マレイ首相`."""


class Post(NamedTuple):
    """What somebody is, and where."""

    post: str
    place: Place


def find_posts(facts: Facts) -> Iterator[Found]:
    """Find persons with two posts of one body, two things in their charge, or two offices of one state."""
    if "・" in facts.whole and any(office in facts.whole for office in OF_STATES):
        yield from _states(facts)
    if not facts.entities({"PERSON"}) or is_of_personnel(facts):
        return
    if "担当)" in facts.whole:
        yield from _portfolios(facts)
    if "長)" in facts.whole:
        yield from _listed(facts)


def _portfolios(facts: Facts) -> Iterator[Found]:
    """Find whoever is in charge of one thing here, and of another there."""
    known: dict[tuple[str, str], Post] = {}
    for index, persons in facts.entities({"PERSON"}):
        text = facts.texts[index]
        for person in persons:
            match = PORTFOLIO.search(text, max(0, person.start - LONGEST), person.start)
            if match is not None:
                post = Post(match["of"], Place(index, match.start(), person.end))
                first = known.setdefault((f"{person.value}", match["title"]), post)
                if not is_form_of(first.post, post.post):
                    yield _told(f"{person.value}", post, first)


def _listed(facts: Facts) -> Iterator[Found]:
    """Find whoever has another post in brackets than in the list."""
    listed = dict(_behind_names(facts))
    named = named_in(facts)
    for surname in named.short:
        names = named.owners(surname)
        own = listed.get(names[0]) if len(names) == 1 else None
        for post in _bracketed(facts, (surname, *names)) if own else ():
            if own and _contradict(own.post, post.post):
                is_spoken = post.place[1:] == SPOKEN  # which stands in no text
                yield _told(names[0], own, post) if is_spoken else _told(names[0], post, own)


def _contradict(one: str, other: str) -> bool:
    """Tell whether two posts are different ones of one body.

    >>> _contradict("北浜県水産試験場長", "北浜県水産研究所長"), _contradict("北浜県水産試験場長", "水産試験場長")
    (True, False)
    >>> _contradict("北浜小学校長", "南浜小学校長"), _contradict("市立北浜小学校長", "北浜小学校長")
    (True, False)
    """
    is_of_one = one[:SAME] == other[:SAME] or _house_of(one) == _house_of(other) != ""
    return is_of_one and not is_form_of(one, other)


def _house_of(post: str) -> str:
    """Return what kind of house somebody is at the head of, if it says which one.

    >>> _house_of("北浜小学校長"), _house_of("小学校長"), _house_of("総務課長")
    ('小学校長', '', '')
    """
    return next((house for house in HOUSES if post.endswith(house) and post != house), "")


def _behind_names(facts: Facts) -> Iterator[tuple[str, Post]]:
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            text = facts.texts[index]
            match = BEHIND.match(text, person.end) or IN_LIST.match(text, person.end)
            if match is not None and not TIMED.search(match["post"]):
                yield "".join(f"{person.value}".split()), Post(match["post"], Place(index, *match.span("post")))


def _bracketed(facts: Facts, names: Iterable[str]) -> Iterator[Post]:
    for name in names:
        for index in facts.having(name):
            text = facts.texts[index]
            for at in places_of(name, text, may_overlap=True):
                match = BRACKETED.match(text, at + len(name))
                if match is not None and not TIMED.search(match["post"]):
                    yield Post(match["post"], Place(index, at, match.end()))
        yield from _of_speakers(facts, name)


def _of_speakers(facts: Facts, name: str) -> Iterator[Post]:
    """Yield what stands behind a speaker's name, which is in no text: ○海野委員（北浜小学校長）."""
    for index, said in facts.kept("speakers with brackets", lambda: [*_in_brackets(facts)]):
        match = BRACKETED.match(said, len(name)) if said.startswith(name) else None
        if match is not None and not TIMED.search(match["post"]):
            yield Post(match["post"], Place(index, *SPOKEN))


SPOKEN = (0, 1)
"""The place of what is said of a speaker: that of the first words."""


def _in_brackets(facts: Facts) -> Iterator[tuple[int, str]]:
    for index in facts.read:
        said = fold(facts.blocks[index].attribution or "")
        if said.endswith("長)"):
            yield index, said


def _states(facts: Facts) -> Iterator[Found]:
    """Find whoever signs for a state with one office, and is reported with another."""
    signed: dict[str, tuple[re.Match[str], Place]] = {}
    for pattern in (OF_STATE, SIGNED) if WITH_STATE.search(facts.whole) else ():
        for index in facts.where(pattern):
            for match in pattern.finditer(facts.texts[index]):
                signed.setdefault(match["name"], (match, Place(index, *match.span())))
    for index in facts.where(WITH_STATE) if signed else ():
        for match in WITH_STATE.finditer(facts.texts[index]):
            first = signed.get(match["name"])
            if first is not None and _is_other_office(first[0], match):
                own = Post(first[0]["title"], first[1])
                yield _told(match["name"], Post(match["title"], Place(index, *match.span())), own)


def _is_other_office(one: re.Match[str], other: re.Match[str]) -> bool:
    return one["country"] == other["country"] and read_title(one["title"]) != read_title(other["title"])


def _told(name: str, post: Post, own: Post) -> Found:
    return Found(post.place, f"{name}: {post.post}, but {own.post} elsewhere", (own.place,))
