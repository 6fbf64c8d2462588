"""Speakers: whom minutes call by another office than before, and a chair whose meeting has one of another name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.checks.names.surnames import common_surnames, is_of_personnel
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import part_of_speech, tokenize
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

OFFICE = deferred("(?P<name>[一-鿿々ヶ]{2,3}?)(?P<office>[課室部局次係所館班]長|主幹|主査|主任|主事|参事)[)】]?")
"""Who speaks for an office, by the surname: `[磯部課長]`, not `課長`."""
CHAIR = deferred("(?:会|委員|座|部会)長")
"""Who is at the head of a meeting: `[座長]`, not `議長`, who leads the sitting of a body that has a 会長."""
LISTED = deferred(
    "[(](?P<bracket>会長|委員長|座長|部会長)[)](?=\\s|\\0|$)|(?:^|(?<=[\\n\\0]))[ ・○]{0,4}(?P<row>会長|委員長|座長|部会長)(?=[\\t ]+[一-鿿々]{1,4}[ \\t])"
    "|(?<![一-鿿])(?P<greets>会長|委員長|座長|部会長)の?(?=あいさつ|挨拶|開会)"
)
"""Where a list of members or an agenda says who is at the head: 大学教授`[(座長)]`, `[座長]あいさつ`, not `連合会会長`."""
CHOSEN = deferred("互選|選[出任]|指名|就任|仮(?:座|委員|議|会)長|合同|以下「(?:会|委員|座|部会)長」")
"""What shows that a meeting gets its head there, or that two meet: 委員長を`[互選]`した."""
OFTEN = 2


class Call(NamedTuple):
    """What minutes call a speaker."""

    office: str
    place: Place


def find_speakers(facts: Facts) -> Iterator[Found]:
    """Find speakers who are called by another office than before, and chairs who are called otherwise than the list does."""
    spoken = [index for index in facts.read if facts.blocks[index].attribution]
    if spoken and not is_of_personnel(facts):
        yield from _renamed(facts, spoken)
        yield from _chairs(facts, spoken)


def _renamed(facts: Facts, spoken: Sequence[int]) -> Iterator[Found]:
    """Find who has an office again and again, and another one once."""
    for name, told in _calls(facts, spoken).items():
        counts = Counter(call.office for call in told).most_common()
        if len(counts) == OFTEN and counts[0][1] >= OFTEN and counts[1][1] == 1:
            there, here = (next(call for call in told if call.office == office) for office, _ in counts)
            yield Found(here.place, f"{name}: {here.office}, but {there.office} elsewhere", (there.place,))


def _calls(facts: Facts, spoken: Sequence[int]) -> dict[str, list[Call]]:
    """Return what speakers are called, by surnames that hardly two of them have."""
    calls: dict[str, list[Call]] = {}
    for index in spoken:
        said = _said(facts, index)
        match = OFFICE.fullmatch(said.rpartition("・")[2].rpartition("(")[2].rpartition(" ")[2])
        if match is not None and _is_surname(match["name"]) and match["name"] not in common_surnames():
            calls.setdefault(match["name"], []).append(Call(match["office"], Place(index, 0, 1)))
    return calls


def _said(facts: Facts, index: int) -> str:
    """Give what minutes call the speaker of a block, without brackets and signs around it."""
    return fold(facts.blocks[index].attribution or "").strip("()【】〔〕[] :")


def _is_surname(name: str) -> bool:
    """Tell a surname from what an office is for.

    >>> _is_surname("磯部"), _is_surname("財政")
    (True, False)
    """
    tokens = tokenize(name)
    return len(tokens) == 1 and part_of_speech(tokens[0])[2:4] == ("人名", "姓")


def _chairs(facts: Facts, spoken: Sequence[int]) -> Iterator[Found]:
    """Find a speaker at the head of a meeting by a word that stands nowhere else in it, where the list has another one."""
    heads: dict[str, list[Place]] = {}
    for index in spoken:
        said = _said(facts, index)
        if CHAIR.fullmatch(said):
            heads.setdefault(said, []).append(Place(index, 0, 1))
    own, there = _own(facts, heads) if heads and not CHOSEN.search(facts.whole) else ("", None)
    odd = [said for said in heads if said != own]
    if there is not None and len(odd) == 1 and not _is_told(facts, odd[0], own):
        yield Found(there, f"{own}: {odd[0]} elsewhere", (heads[odd[0]][0],), odd[0])  # speakers stand in no text


def _own(facts: Facts, heads: dict[str, list[Place]]) -> tuple[str, Place | None]:
    """Return what the head of a meeting is called in its list, or else again and again, with the first place."""
    listed = _listed(facts)
    often = {said: places[0] for said, places in heads.items() if len(places) >= OFTEN and len(heads) == OFTEN}
    return next(iter((listed or often).items())) if len(listed or often) == 1 else ("", None)


def _is_told(facts: Facts, odd: str, own: str) -> bool:
    """Tell whether a title stands in what is said or listed, too: then there is somebody who has it."""
    return odd in facts.whole.replace(own, "")


def _listed(facts: Facts) -> dict[str, Place]:
    """Return the titles at the head that the lists of a document have, each with its first place."""
    listed: dict[str, Place] = {}
    for match in LISTED.finditer(facts.whole):
        name = match.lastgroup or ""
        index, at = facts.place_of(match.start(name))
        listed.setdefault(match[name], Place(index, at, at + len(match[name])))
    return listed
