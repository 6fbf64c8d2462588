"""Persons with two titles that nobody has at once."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING

from jdoc.checks.names.places import is_place
from jdoc.checks.names.roles import exclusive_titles, parted, role_in_row, roles_of, with_role
from jdoc.checks.rules import Found, Place
from jdoc.checks.same import same_before
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

TIMED = deferred(
    "前|元|当時|新|次期|現|故|兼|代行|(?<!座長)(?<!委員長)(?<!会長)(?<!議長)(?<!部会長)代理(?!人)|予定|就任|退任|候補|旧|職務"
)
"""What makes a title that of another time, or one of two: `[前]首相`, not `首相`."""
TIMED_BEHIND = deferred(
    "(?:^|[( ])(?:前|元|当時|新|次期|現(?!在に至)|故|兼|旧|同姓)|^ ?[(][^()。]{0,12}まで[)]?|代行|(?<!座長)(?<!委員長)(?<!会長)(?<!議長)(?<!部会長)代理(?!人)|予定|就任|退任|候補|職務"
)
"""The same behind a person: `[(前]市長)`, `が[就任]`, not `は、新しい`."""
MINISTER = deferred("(?P<of>[一-鿿]{1,8}?)(?:大臣|相)$")
"""A minister: `[外務大臣]`, `[外相]`, not `大統領`."""
HEADS = {"総理大臣": "首相", "総理": "首相", "司令長": "消防司令長", "司令補": "消防司令補"}
"""Titles that are the same as others: heads of government, ranks in short."""
SHORT = {
    "外": "外務",
    "財": "財務",
    "法": "法務",
    "経産": "経済産業",
    "農水": "農林水産",
    "国交": "国土交通",
    "厚労": "厚生労働",
    "文科": "文部科学",
    "総務": "総務",
}
"""What ministers are called shortly: 外相."""
OF_STATE = "国務"
"""What every minister is: 国務大臣."""
FEWEST = 3
"""Characters of a name that is a person's whole one."""
BESIDE = 4
"""Characters before a person, and behind the title, in which a word of time belongs to it."""
APART = (
    {"auditor", "director"},
    {"auditor", "chair"},
    {"auditor", "board"},
    {"auditor", "company"},
    {"bureau", "chair"},
    {"bureau", "auditor"},
    {"office", "local"},
    {"member", "local"},
    {"school", "local"},
)
"""Kinds of titles that nobody has at once: who is audited doesn't audit, whoever heads a town no part of its office."""
IS = "である"
"""What stands between an office and a name: 前任の課長`[である]`大野."""
AGAIN = deferred("[(](?:新|再)任?[)]")
"""What a list says of an office that somebody has from now on, or still: 会計 岡村健吾`[(新)]`, not `(新会長)`."""
PAID = [{head, manager} for head in ("会長", "理事長") for manager in ("専務理事", "常務理事", "事務局長")]
"""Who heads an association, and who runs it: of one body, if the text says not of which."""
PUBLIC = frozenset({"cabinet", "local"})
"""Offices beside which nobody is a professor."""
BESIDE_EACH_OTHER = frozenset({"chair", "head", "director"})
"""Kinds of which a person may have several titles, of several bodies: but not that of its deputy as well."""
MEMBERS = deferred(
    "副[一-鿿]{1,4}$|(?:委員|裁判官|理事|評議員|幹事|部員|構成員|監査役|教育長|取締役|書記|オブザーバー|職員|弁護士)$"
)
"""Roles of those who stand beside the one at the head: 審議会`[委員]`."""
ONE = frozenset({"chair", "local", "school"})
"""Kinds of titles of which a body has one."""
RANKED = frozenset({"office", "scholar"})
"""Kinds of which it has several, each with its deputy."""
ANY_RANK = ONE | RANKED


class Said(NamedTuple):
    """A title that a person has somewhere."""

    kind: str
    title: str
    role: str
    place: Place


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find persons with two titles that nobody has at once, or with the title of another one."""
    said = [*_said(facts)] if _has_persons(facts) else []
    known: dict[str, list[Said]] = {}
    for name, each in said:
        known.setdefault(name, []).append(each)
    told: set[str] = set()
    for name, titles in known.items():
        is_of_some = len(name) < FEWEST and any(other.startswith(name) for other in known.keys() - {name})
        found = (
            _conflict(facts, name, titles)
            if len(name) >= FEWEST
            else _slip(facts, name, titles, ONE if is_of_some else ANY_RANK)
        )
        if found is not None:
            told.add(name)
            yield found
    yield from (found for name, found in _taken(facts, said) if name not in told)


def _has_persons(facts: Facts) -> bool:
    """Tell whether a document names anybody, speakers among them."""
    return bool(facts.entities({"PERSON"})) or any(block.attribution for block in facts.blocks)


def _conflict(facts: Facts, name: str, titles: Sequence[Said]) -> Found | None:
    known: dict[tuple[str, str], Said] = {}
    for each in titles:
        if (each.kind, each.title) in known:
            continue  # who speaks a thousand times is named once
        others = [*known.values()]
        other = next((other for other in others if _contradict(other, each)), None)
        if other is not None and not any(_agree(before, each) for before in others):
            here, there = (other, each) if _is_speaker(facts, each) > _is_speaker(facts, other) else (each, other)
            message = f"{name}: {here.role}, but {there.role} elsewhere"
            return Found(_place_of(facts, here), message, (_place_of(facts, there),))
        known[each.kind, each.title] = each
    return None


def _slip(facts: Facts, name: str, titles: Sequence[Said], kinds: frozenset[str]) -> Found | None:
    """Tell the one title that a surname has once, where it has another one again and again: two persons have their names."""
    counts = Counter(each.role for each in titles)
    if len(counts) != TWO or titles[0].kind not in kinds:
        return None
    (usual, often), (odd, once) = counts.most_common()
    one, other = (next(each for each in titles if each.role == role) for role in (usual, odd))
    if once > 1 or not _contradict(one, other):
        return None
    if (often < TWO or one.kind in RANKED) and not _are_ranks_apart(one, other):
        return None
    return Found(_place_of(facts, other), f"{name}: {odd}, but {usual} elsewhere", (_place_of(facts, one),))


def _is_speaker(facts: Facts, said: Said) -> bool:
    """Tell whether a title is that of a speaker, which stands in no text: the place is that of the first words."""
    index, start, end = said.place
    return facts.blocks[index].attribution is not None and (start, end) == (0, 1)


def _place_of(facts: Facts, said: Said) -> Place:
    return with_role(facts.texts[said.place.block], said.place, said.role)


def _are_ranks_apart(one: Said, other: Said) -> bool:
    """Tell whether a surname has an office in one place and that of its deputy in another."""
    return one.kind == other.kind and _is_deputy(one, other) and one.place.block != other.place.block


PERSONNEL = deferred("異動|人事|[就退]任|[前後]任|旧職|辞令|発令|昇任|歴代|交代")
"""What shows that titles go from one person to another: `[人事]異動`, not `事務`."""
OFFICE = deferred("[一-鿿ァ-ヴー]{2,}(?:[部局課室次]長|監|参事官?|審議官)$")
"""A post that one person has, by what it is of: `[危機管理監]`, not `部長`."""


def _taken(facts: Facts, said: list[tuple[str, Said]]) -> Iterator[tuple[str, Found]]:
    """Find members who bear the title of another person once: 委員 山本剛, 委員長 西村和夫, 山本委員長."""
    holders: dict[str, dict[str, list[Said]]] = {}
    for name, each in said:
        if each.kind in ONE or (each.kind == "office" and OFFICE.match(each.role)):
            holders.setdefault(each.role, {}).setdefault(name, []).append(each)
    for names in holders.values():
        for name, other in permutations(names, TWO) if len(names) == TWO else ():
            [first, *more] = names[name]
            roles = facts.kept("roles", lambda: _roles(facts))
            member = _member(facts, first, roles.get(name, {}))
            if member is not None and not more and roles.get(other, {}).keys() <= {first.role}:
                yield name, Found(_place_of(facts, first), f"{name}: {first.role}, but this is {other}", (member,))


def _member(facts: Facts, said: Said, roles: dict[str, Place]) -> Place | None:
    """Return where a person is a member beside the title that another one has, or has a post of another name."""
    if said.kind in ONE:
        return next((place for role, place in roles.items() if role != said.role and MEMBERS.search(role)), None)
    block = said.place.block  # lists of several bodies may have persons of one surname: what a sentence says counts
    if "。" not in facts.texts[block] or facts.kept("personnel", lambda: any(map(PERSONNEL.search, facts.texts))):
        return None
    posts = ((role, place) for role, place in roles.items() if OFFICE.match(role) and place.block != block)
    return next((place for role, place in posts if not is_form_of(role, said.role)), None)


TWO = 2


def _roles(facts: Facts) -> dict[str, dict[str, Place]]:
    """Gather the roles of each person, with where each is said first."""
    found: dict[str, dict[str, Place]] = {}
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            if person.role:
                place = Place(index, person.start, person.end)
                found.setdefault(_name(person.value), {}).setdefault(fold(person.role), place)
    return found


def _said(facts: Facts) -> Iterator[tuple[str, Said]]:
    """Yield the persons of a document with the titles that they bear there, speakers among them."""
    full = _full_names(facts)
    named = dict(facts.entities({"GPE", "PERSON"}))
    for index, block in ((index, facts.blocks[index]) for index in facts.read):
        if block.attribution:
            name, role = (_name(block.name), block.role) if block.name else parted(fold(block.attribution), full)
            place = Place(index, 0, min(len(block.text), 1))
            yield from _with_title(full.get(name, name), role, "", place) if name else ()
        for person in named.get(index, ()):
            if person.label == "GPE":
                yield from _read_as_a_city(facts.texts[index], Place(index, person.start, person.end), full)
            if person.label == "PERSON" and not person.text.endswith(PREFECTURE) and not is_place(facts, index, person):
                yield from said_of(facts, index, person)


def said_of(facts: Facts, index: int, person: Entity) -> list[tuple[str, Said]]:
    """Return what is said of a person in a row of a table, or in a text."""
    return facts.kept(f"said of {index} {person.start}", lambda: [*_said_of(facts, index, person)])


def _said_of(facts: Facts, index: int, person: Entity) -> Iterator[tuple[str, Said]]:
    place = Place(index, person.start, person.end)
    in_row = role_in_row(facts.blocks[index].rows, person)
    roles = [(in_row, "")] if in_row else [*roles_of(facts.texts[index], person)]
    for written, stands in roles:
        role = _with_body(written, facts.texts[index], person.start)
        titled = _with_title(_name(person.value), role, stands, place)
        yield from ((name, each) for name, each in titled if in_row or not is_timed(facts, each))


PREFECTURE = "県"
"""What no person's name ends with, though 宇野副知事（森川県） has a title beside one."""


def _read_as_a_city(text: str, place: Place, full: dict[str, str]) -> Iterator[tuple[str, Said]]:
    """Yield a person whose surname with the title reads like a city: 北条市長, where 北条 is the governor."""
    match = HEAD_OF_A_PLACE.match(text, place.start)
    if match is not None and match["surname"] in full and match.end() - place.end in LAST_OF_THEM:
        yield from _with_title(full[match["surname"]], match["head"], "", place._replace(end=match.end()))


HEAD_OF_A_PLACE = deferred(
    "(?P<surname>[一-鿿]{1,3})(?P<head>[市町村区]長)(?![一-鿿ァ-ヴ]|、?[一-鿿]{2,4}(?:氏|君|さん))"
)
"""A surname with a title that is like a city with its mayor: `[北条市長]は`, not `北条市長大野誠`."""
LAST_OF_THEM = (1, 2)
"""Characters behind the place, which may end with 市."""


MEETING = deferred("(?:審議会|検討会|協議会|委員会|部会|懇談会|会議|研究会|学会|連合会|大会)の?$")
"""A body beside their own one that people head: `[審議会の]`大野誠会長, not `協会の`."""


def _with_body(role: str | None, text: str, start: int) -> str | None:
    """Give the role at the head of a meeting with what it is of: 審議会会長."""
    body = MEETING.search(text, 0, start) if role in CHAIRS else None
    return f"{body[0].removesuffix('の')}{role}" if body else role


DEPUTIES = ("代理", "補佐")
"""How titles end of whoever stands in for another one: 座長代理, 課長補佐."""


def _with_title(name: str, said: str | None, stands: str, place: Place) -> Iterator[tuple[str, Said]]:
    role = fold(said or "")
    role = role.removesuffix("裁判官") or role
    title = read_title(f"副{role[:-2]}" if role.endswith(DEPUTIES) else role, stands)
    if title is not None:
        yield name, Said(*title, role, place)


def _name(value: object) -> str:
    return "".join(f"{value or ''}".split())


def _full_names(facts: Facts) -> dict[str, str]:
    """Return the names of a document by the surnames that only one of them begins with."""
    names = {_name(person.value) for _, persons in facts.entities({"PERSON"}) for person in persons}
    found: dict[str, list[str]] = {}
    for name in names:
        for length in range(1, len(name) + 1):
            found.setdefault(name[:length], []).append(name)
    return {surname: each[0] for surname, each in found.items() if len(each) == 1}


@lru_cache(maxsize=1024)
def read_title(role: str, stands: str = "") -> tuple[str, str] | None:
    """Read a title that excludes others, with its kind; None of one that others may be beside.

    Some titles are one only where they stand behind a name.

    >>> [read_title(role) for role in ("日本国内閣総理大臣", "外相", "副市長", "総務部長", "委員")]
    [('cabinet', '首相'), ('cabinet', '外務'), ('local', '副市長'), ('office', '総務部長'), None]
    """
    if not role or TIMED.search(role):
        return None
    row = next(
        (row for row in exclusive_titles() if role.endswith(row["title"]) and row["of"] in {"role", "end", stands}),
        None,
    )
    if row is not None:
        return row["kind"], role if row["of"] == "role" else HEADS.get(row["title"], row["title"])
    minister = MINISTER.search(role)
    return (
        None
        if minister is None or minister["of"] == OF_STATE
        else ("cabinet", SHORT.get(minister["of"], minister["of"]))
    )


def _agree(one: Said, other: Said) -> bool:
    if one.kind in LADDERS:
        return one.kind == other.kind and one.title == other.title
    if one.kind == other.kind and {one.title, other.title} & CALLED_SHORT:
        return one.title[:2] == other.title[:2]
    return one.kind == other.kind and is_form_of(one.title, other.title) and not _is_deputy(one, other)


CALLED_SHORT = frozenset({"専務", "常務"})
"""What managers are called in short, whatever they are beside: 常務取締役, 常務執行役員."""
LADDERS = frozenset({"fire", "police", "forces", "research"})
"""Kinds of titles that are ranks: 研究員 is none of 主任研究員."""


def is_form_of(one: str, other: str) -> bool:
    """Tell whether one of two titles is the other one, said at length: 北浜市長, 市長."""
    shorter, longer = sorted((one, other), key=len)
    if longer in {f"{shorter}{rest}" for rest in LEFT_OUT}:
        return True
    return longer.endswith(shorter) and longer != f"{UNDER}{shorter}"


LEFT_OUT = ("取締役", "執行役員", "理事")
"""What is left out of titles: 常務取締役, 常務."""


UNDER = "下"
"""What makes another thing of one: 水道部長, 下水道部長."""


def _is_deputy(one: Said, other: Said) -> bool:
    """Tell whether one title is the other with 副 before, or both are of two ranks: 会長 and 副会長, 専務 and 常務."""
    for deputy, head in ((one.title, other.title), (other.title, one.title)):
        bare = deputy.replace("副", "", 1).replace("准", "", 1)
        if bare != deputy and (head.endswith(bare) or bare.endswith(head)) and "副" not in head and "准" not in head:
            return True
    return {one.title, other.title} == {"専務理事", "常務理事"}


def _contradict(one: Said, other: Said) -> bool:
    """Tell whether two titles exclude each other."""
    if one.kind != other.kind:
        kinds = {one.kind, other.kind}
        return kinds in APART or {"scholar"} < kinds <= {"scholar", *PUBLIC} or {one.role, other.role} in PAID
    if one.role.endswith(DEPUTIES[1]) or other.role.endswith(DEPUTIES[1]):
        return _is_deputy(one, other)  # an office has several of them, who may have the surname of somebody else
    if one.kind in BESIDE_EACH_OTHER:
        return _is_deputy(one, other) or _are_of_one_body(one, other) or _are_bare_chairs(one, other)
    return not _agree(one, other)


def _are_bare_chairs(one: Said, other: Said) -> bool:
    """Tell whether somebody is called 会長 in one place and 委員長 in another, both without a body."""
    is_bare = one.role in CHAIRS and other.role in CHAIRS
    return is_bare and one.role != other.role and one.place.block != other.place.block


CHAIRS = frozenset({"会長", "委員長", "理事長", "座長", "議長", "組合長"})
"""Who is at the head of a body, by a word that says not of which."""


def _are_of_one_body(one: Said, other: Said) -> bool:
    """Tell whether two titles at the head are of the same body: 青葉建工株式会社支店長, 青葉建工株式会社支社長."""
    first, second = ("".join(each.title.split()) for each in (one, other))
    same = same_before(first, second)
    return first != second and same >= LONGEST_TITLE and max(len(first), len(second)) - same < LONGEST_TITLE


LONGEST_TITLE = 4
"""Characters of a title alone."""


def is_timed(facts: Facts, said: Said) -> bool:
    """Tell whether the words beside a person speak of another time, or of several titles."""
    text = facts.texts[said.place.block]
    size = len(said.role) + BESIDE + len(IS) * text.endswith(IS, 0, said.place.start)
    before = text[max(0, said.place.start - size) : said.place.start].rpartition("。")[2]
    behind = AGAIN.sub("", text[said.place.end : said.place.end + size].partition("。")[0])
    return TIMED.search(before) is not None or TIMED_BEHIND.search(behind) is not None
