"""Bodies whose names are written with one character that is another."""

from __future__ import annotations

from functools import cache
from operator import ne
from typing import TYPE_CHECKING

from jdoc.checks.names.agencies import find_misnamed
from jdoc.checks.names.confusions import confusions
from jdoc.checks.names.copies import find_copies
from jdoc.checks.names.endings import find_mistyped, find_mistyped_kinds, kinds
from jdoc.checks.names.exchanged import find_exchanged
from jdoc.checks.names.inserted import find_inserted
from jdoc.checks.names.known import find_known
from jdoc.checks.names.mayors import find_mayors
from jdoc.checks.names.ministries import find_former, find_ministers
from jdoc.checks.names.official import COMMON, ENDINGS, HEAD, LONG, Near, names_near, official
from jdoc.checks.names.organs import find_organs
from jdoc.checks.names.siblings import find_siblings
from jdoc.checks.names.slips.telling import find_slips
from jdoc.checks.names.sounding import find_sounding
from jdoc.checks.names.spellings import find_other_spellings
from jdoc.checks.names.statutes import find_mistitled
from jdoc.checks.names.variants import find_persons
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.names.listed_municipalities import full_names
from jdoc.language.tokens import tokenize
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts

SUFFIXES = frozenset("課局部室係会法大相庁省院府所学署党者員官卿系")
"""What ends names of other bodies, and titles: 農林水産課, 経済産業相."""
RUN = deferred("[一-鿿]{3,}")
"""A run of kanji: `[文部科学生]は`, not `港は`."""
LONGER = 6
"""Characters of a name of which one can be any other."""
ORDINANCE = deferred("条令")
"""`[条令]`, not `条例`."""
OF_A_CITY = deferred("[市県町村区都府道本同該旧新係](?:[一-鿿ァ-ヴー]{1,12})?$")
"""What stands before an ordinance: 北浜`[市]`, 北浜`[市観光]`, not `この`."""
OF_AN_ORDINANCE = deferred("第[0-9一二三四五六七八九十]|の(?:規定|施行|一部|制定|改正)|施行規則")
"""What stands behind one: `[第3]条`, not `違反`."""
FOREIGN = deferred("(?:共和国|王国|連邦|連合国|[ァ-ヴー一-鿿]国|[ァ-ヴー]側)(?:の|に(?:ついて|おいて|あって)は、?)?$")
"""What stands before a ministry of another country: `[共和国の]`, サルヴ`[ァ側の]`, not `全部`."""
AWARDS = frozenset({"環境", "文化", "観光", "スポーツ"})
"""Bodies with whose names awards begin: 環境賞."""
CONFUSED = {"省": "庁賞", "庁": "省"}
"""What stands in place of the last character of a ministry's name."""


@cache
def _exchanged() -> re.Pattern[str]:
    """Return a pattern of the names of ministries and agencies whose last character is that of the others."""
    former = {name[:-1] for (name,) in columns("former_bodies", "name")}
    every: list[str] = []
    for name, entry in entries().items():
        stem = name[:-1]
        if entry.label == "ORG" and name[-1] in CONFUSED and len(name) > HEAD and stem not in former:
            every += (stem + other for other in CONFUSED[name[-1]] if other != "賞" or stem not in AWARDS)
    every = sorted((name for name in every if name not in entries()), key=len, reverse=True)
    # 省 begins another word: 中小企業|省エネ設備
    return deferred(rf"(?<![一-鿿ァ-ー])(?:{'|'.join(every)})(?![一-鿿]{{0,2}}(?:賞|章|式)|エネ|力化|資源|人化|電)")


def find_variants(facts: Facts) -> Iterator[Found]:
    """Find names that are written with one character that is another: of bodies, and of what the document names."""
    told: set[tuple[int, int]] = set()
    for found in _bodies(facts):
        told.update((found.place.block, at) for at in range(found.place.start, found.place.end))
        yield found
    for found in (
        *find_slips(facts),
        *find_persons(facts),
        *find_mayors(facts),
        *find_copies(facts),
        *_kinds(facts),
        *find_siblings(facts),
        *find_exchanged(facts),
        *find_organs(facts),
        *find_inserted(facts),
        *find_other_spellings(facts),
    ):
        places = {(found.place.block, at) for at in range(found.place.start, found.place.end)}
        if told.isdisjoint(places) and not _is_meant(facts, found):
            told.update((block, at) for block, start, end in (found.place, *found.related) for at in range(start, end))
            yield found


def _is_meant(facts: Facts, found: Found) -> bool:
    """Tell whether two names are of two things: as their sentence says, or as all know (花巻市, 石巻市), or one is the other's owner's."""
    place = found.place
    text = facts.texts[place.block]
    if OTHERWISE.search(text[place.end :].partition("。")[0]) or QUOTED.match(text, place.end):
        return True
    names = {text[place.start : place.end], *(facts.texts[block][start:end] for block, start, end in found.related[:1])}
    return names <= full_names() or OWNED.match(text, place.start) is not None


QUOTED = deferred("[」』](?:とある|と表記|の表記|と書)")
"""What stands behind a name that is quoted as it was written: `[」とある]のは`, not `」と`."""
OWNED = deferred("(?P<owner>[都道府県市区町村])(?P=owner)(?:民|土|立|税|営|道|有|内|政|長|議会)")
"""How a body of one's own begins that is called with its owner: `[県県土]整備部`, `[市市民]課`, not `県庁`."""
OTHERWISE = deferred("とは(?:別|異な|違)|別人|(?:全く|まったく)別の|に(?:改称|名称を変更|名を改め)")
"""What says that two names are of two things: 旧町長の`[とは別]人`, 組合`[とは異な]る`, not `とは`."""


def _bodies(facts: Facts) -> Iterator[Found]:
    taken: set[tuple[int, int]] = set()
    for find in (_ministries, _runs, _short, _endings, _as_bodies, _ordinances):
        for found in find(facts):
            places = {(found.place.block, at) for at in range(found.place.start, found.place.end)}
            name = facts.texts[found.place.block][found.place.start : found.place.end]
            if taken.isdisjoint(places) and not _is_foreign(facts, name):
                taken |= places
                yield found


def _ministries(facts: Facts) -> Iterator[Found]:
    for index in facts.having(*CONFUSED, "賞"):
        for match in _exchanged().finditer(facts.texts[index]):
            right = next(name for name in (match[0][:-1] + last for last in CONFUSED) if name in entries())
            yield _told(facts, Place(index, *match.span()), right)


def _is_foreign(facts: Facts, name: str) -> bool:
    """Tell whether a document says anywhere that a body is that of another country."""
    texts = (facts.texts[index] for index in facts.having(name))
    return any(FOREIGN.search(text, 0, at) is not None for text in texts for at in places_of(name, text))


def _as_bodies(facts: Facts) -> Iterator[Found]:
    for place, right in (
        *find_ministers(facts),
        *find_former(facts),
        *find_misnamed(facts),
        *find_mistitled(facts),
        *find_known(facts),
    ):
        yield _told(facts, place, right)


def _endings(facts: Facts) -> Iterator[Found]:
    for place, right in find_mistyped(facts):
        yield _told(facts, place, right)


def _kinds(facts: Facts) -> Iterator[Found]:
    for place, right in (*find_mistyped_kinds(facts), *find_sounding(facts)):
        yield _told(facts, place, right)


def _ordinances(facts: Facts) -> Iterator[Found]:
    for index in facts.where(ORDINANCE):
        text = facts.texts[index]
        for match in ORDINANCE.finditer(text):
            if OF_A_CITY.search(text, 0, match.start()) or OF_AN_ORDINANCE.match(text, match.end()):
                yield _told(facts, Place(index, *match.span()), "条例")


def _runs(facts: Facts) -> Iterator[Found]:
    """Find names in runs of kanji that a listed one is with one character changed."""
    near = names_near(facts)
    slipped = {pair for pair, names in near.items() if _may_slip(pair, facts.words, names)}
    spots: dict[int, list[tuple[int, str]]] = {}
    for pair in slipped:
        for index in facts.having(pair):
            spots.setdefault(index, []).extend(
                (at, pair) for at in places_of(pair, facts.texts[index], may_overlap=True)
            )
    for index, places in spots.items():
        yield from _slips(facts, index, sorted(places), near)


def _may_slip(pair: str, words: str, names: Iterable[tuple[str, int]]) -> bool:
    """Tell whether two characters stand in a word of the document that is nearly a name that they begin or end."""
    for at in places_of(pair, words, may_overlap=True):
        for name, offset in names:
            start = at + offset
            if start >= 0 and not words.startswith(name, start) and _is_slip(words[start : start + len(name)], name):
                return True
    return False


def _slips(facts: Facts, index: int, spots: list[tuple[int, str]], near: Near) -> Iterator[Found]:
    """Find the names of a block by where they begin or end."""
    text = facts.texts[index]
    done = 0
    for at, pair in spots:
        for name, offset in near[pair]:
            start = at + offset
            end = start + len(name)
            is_whole = len(name) >= LONG or _is_whole(text, start, name)
            if done <= start and is_whole and _is_slip(text[start:end], name) and RUN.fullmatch(text, start, end):
                done = end
                yield _told(facts, Place(index, start, end), name)
                break


def _is_whole(text: str, start: int, name: str) -> bool:
    """Tell whether a short name is no part of a longer word: 環境生 of 環境生活部."""
    end = start + len(name)
    if start > 0 and _KANJI.match(text, start - 1):
        return False
    is_end = text[end - 1 : end] in {name[-1], "賞"} or not _KANJI.match(text, end)
    return is_end or text[end : end + 1] in ENDED


ENDED = "長職内及又並"
"""What stands behind a name as well as behind the end of one."""


_KANJI = deferred("[一-鿿]")
"""A kanji: `[市]`, not `の`."""


@cache
def _short_variants() -> dict[str, str]:
    """Return how the shortest names are mistyped: 気像庁 for 気象庁."""
    short = {name for name in official() if len(name) < LONG}
    typed = ((name, at, other) for name in short for at in range(len(name)) for other in confusions().get(name[at], ""))
    variants = {name[:at] + other + name[at + 1 :]: name for name, at, other in typed} | _lost()
    return {variant: name for variant, name in variants.items() if variant not in entries() and _is_no_head(variant)}


def _is_over_body(text: str, start: int, right: str) -> bool:
    """Tell whether a ministry stands right before a body of it: 法無省北浜地方法務局."""
    return right[-1] in MINISTRIES and OF_MINISTRY.match(text, start + len(right)) is not None


MINISTRIES = "省庁府"
OF_MINISTRY = deferred("[一-鿿]{2,12}(?:[局課室庁署]|官房|研究所)")
"""A body of a ministry: 法務省`[北浜地方法務局]`, not 文化町`一丁目`."""


def _is_no_head(variant: str) -> bool:
    """Tell what is no title: 文化長, but 消防長."""
    return variant[-1] != "長" or variant[:-1] in WITHOUT_HEAD


WITHOUT_HEAD = frozenset({"消費者", "文化", "気象", "特許", "林野", "金融", "復興", "宮内"})
"""Agencies whose names with 長 are no titles."""


def _lost() -> dict[str, str]:
    """Return how the names of ministries are written with a character lost, or two turned round: 農林水省, 国土通交省."""
    names = [name for name in official() if len(name) >= LONG]
    found: dict[str, str] = {}
    for name in names:
        for at in range(1, len(name) - 1) if name.endswith(("省", "庁")) else ():
            found[name[:at] + name[at + 1 :]] = name
            found[name[:at] + name[at + 1] + name[at] + name[at + 2 :]] = name
    return found


def _short(facts: Facts) -> Iterator[Found]:
    """Find the shortest names, mistyped, where they begin a run of kanji or stand behind another body."""
    for variant in _present(facts):
        for index in facts.having(variant):
            text = facts.texts[index]
            for at in places_of(variant, text, may_overlap=True):
                before, behind = text[max(0, at - 1) : at], text[at + len(variant) : at + len(variant) + 1]
                is_first = not _KANJI.match(before) or before in "省庁府同"
                right = _short_variants()[variant]
                is_last = not _KANJI.match(behind) or behind in ENDED or _is_over_body(text, at, right)
                if is_first and (is_last or (variant[-1] != right[-1] and _is_alone(text, at + len(variant) - 1))):
                    yield _told(facts, Place(index, at, at + len(variant)), right)


def _is_alone(text: str, at: int) -> bool:
    """Tell whether a kanji begins no word: 丁 of 消費者丁表示課, not 生 of 環境生活部."""
    return len(tokenize(text[at : at + AROUND])[0].partition("\t")[0]) == 1


AROUND = 6
"""Characters from a kanji on that the tokenizer is given."""


def _present(facts: Facts) -> list[str]:
    """Return the names of which the document has the first and the last two characters."""
    by_head = _variants_by_head()
    likely = (name for head in facts.pairs & _heads_of_variants() for name in by_head[head])
    return sorted(name for name in likely if name[-HEAD:] in facts.pairs)


@cache
def _heads_of_variants() -> frozenset[str]:
    return frozenset(_variants_by_head())


@cache
def _variants_by_head() -> dict[str, list[str]]:
    """Return the mistyped names by the characters that they begin with."""
    found: dict[str, list[str]] = {}
    for name in _short_variants():
        found.setdefault(name[:HEAD], []).append(name)
    return found


def _is_slip(written: str, name: str) -> bool:
    """Tell whether some characters are a name with one of them mistyped.

    >>> [_is_slip(each, "農林水産省") for each in ("農林水産賞", "農林水産課", "農林水参省", "農林水産省")]
    [True, False, True, False]
    """
    half = len(name) // 2
    if len(written) != len(name) or (written[:half] != name[:half] and written[half:] != name[half:]):
        return False
    differing = [*map(ne, written, name)]
    if sum(differing) != 1 or written in entries():
        return False
    at = differing.index(True)
    if at == 1 and written[:HEAD] in REGIONS:
        return False
    if written[at] in confusions().get(name[at], ""):
        return written[at] != "長" or len(name) >= LONG
    return written[at] not in SUFFIXES and _may_be_any(name, at) and not _is_of_another_kind(written, name)


REGIONS = frozenset({"東海", "北陸", "東北", "関東", "中部", "近畿", "中国", "四国", "九州", "北海", "東京", "大阪"})
"""What bodies of the state are told apart by: 東海地方整備局 may be one, and is no 東北地方整備局."""


def _is_of_another_kind(written: str, name: str) -> bool:
    """Tell a body of another kind, which is none of the name's: 経済産業研修所, 経済産業研究所."""
    tails = (written[start:] for start in range(1, len(written) - HEAD))
    return any(tail in kinds() and not name.endswith(tail) for tail in tails)


def _may_be_any(name: str, at: int) -> bool:
    """Tell whether a character of a name can be any other one, since the others say enough."""
    if not 0 < at < len(name) - 1 or len(name) < LONG or not name.endswith((*ENDINGS, *COMMON)):
        return False
    return name.endswith(("省", "庁", "院")) or len(name) > LONGER


def _told(facts: Facts, place: Place, right: str) -> Found:
    """Tell a name; where the document has the right one elsewhere, that is the other side."""
    written = facts.blocks[place.block].text[place.start : place.end]
    other = facts.kept(f"right {right}", lambda: _first_of(right, facts))
    return Found(place, f"{written}: {right}?", (other,), right) if other else Found(place, f"{written}: {right}?")


def _first_of(name: str, facts: Facts) -> Place | None:
    spots = ((index, text.find(name)) for index, text in enumerate(facts.texts))
    return next((Place(index, at, at + len(name)) for index, at in spots if at >= 0), None)
