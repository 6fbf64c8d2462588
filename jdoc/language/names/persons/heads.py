"""Heads: the body whose head is named, with its division: 国土交通省都市局 of 国土交通省都市局長　楢崎　和宏."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer, labeled
from jdoc.language.names.endings import division_at_end
from jdoc.language.names.persons.members import IN_BRACKETS
from jdoc.language.names.persons.titles import office_behind
from jdoc.language.names.ranks import Rank
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

NO_BODIES = (
    "担当局",
    "担当部",
    "担当課",
    "担当室",
    "事務局",
    "副局",
    "副部",
    "副課",
    "副室",
    "会議",
    "議",
    "委員",
    "会",
)
"""What is left of other titles: 事務局|長, 議|長, 委員|長, 会|長."""
HEAD = deferred("(?:長(?:補佐|代理|心得)?|付)\\Z")
"""What makes an office of a body: `都市局[長]`, `雇用政策課[長補佐]`, not `課`."""
JOINT = deferred("取締役|執行役員|監査役|社長|兼")
"""Another office before that of a head: `営業本部長[兼]大阪支店長`, not `大阪支店長`."""
FARTHEST_HEAD = 4
"""Characters between an office and who holds it."""


def with_bodies_of_heads(text: Tokens, names: list[Name]) -> list[Name]:
    """Give a body the division whose head is named beside it: 国土交通省都市局 of 国土交通省都市局長　楢崎　和宏."""
    offices = (office for person in labeled(names, "PERSON") for office in _offices(text, person))
    found = frozenset(body.start for body in labeled(names, "ORG"))
    bodies = [body for office in offices if (body := _headed(text, office, found))]
    if not bodies:
        return names
    kept = [name for name in names if name.label == "PERSON" or not any(name.within(body) for body in bodies)]
    return sorted({*kept, *bodies})


def _offices(text: Tokens, person: Name) -> Iterator[tuple[int, int]]:
    """Yield where the offices of heads stand beside a person: the role, and the one behind, perhaps the old one."""
    behind = text.folded[person.end : person.end + FARTHEST_HEAD]
    at = person.end + len(behind) - len(behind.lstrip(" "))
    offices = [(person.role or "", _role_start(text, person)), (office_behind(text.folded, at) or "", at)]
    glossed = IN_BRACKETS.match(text.folded, person.end)
    if glossed:
        offices.append((glossed["role"], glossed.start("role")))
    for office, start in offices:
        head = HEAD.search(office)
        if start >= 0 and head:
            first = max((joint.end() for joint in JOINT.finditer(office, 0, head.start())), default=0)
            yield start + first, start + head.start()


def _headed(text: Tokens, office: tuple[int, int], found: frozenset[int]) -> Name | None:
    """Return the body whose head is named, from its own name on: 国土交通省都市局, no 総務部."""
    start, end = office
    first, body = text.at(start), text.folded[start:end]
    if first is None or body.endswith(NO_BODIES):
        return None
    if not any(sign.holds(Headed(text, first, start in found)) for sign in SIGNS):
        return None
    ends_as_body = division_at_end(body) or gazetteer.label_of_end(body, before=1) == "ORG"
    return Name(start, end, "ORG", Rank.DIVISION) if ends_as_body else None


def _role_start(text: Tokens, head: Name) -> int:
    """Return where the office stands right beside who holds it; -1 if it doesn't stand there in one piece."""
    role = str(head.role)
    before = text.folded.rfind(role, max(0, head.start - len(role) - FARTHEST_HEAD), head.start)
    return before if before >= 0 else text.folded.find(role, head.end, head.end + len(role) + FARTHEST_HEAD)


class Headed(NamedTuple):
    """What the title of its head leaves."""

    text: Tokens
    first: int
    """Its first token."""
    is_found: bool
    """True where a body has been found that begins so."""

    @property
    def begins(self) -> TokenType:
        """The type of its first token."""
        return self.text.kind(self.first)

    @property
    def begins_with_home(self) -> bool:
        """True where a place begins it that is neither a region, 北米局, nor a state, 中国外交部."""
        word = self.begins.word
        return self.begins.place and gazetteer.label_of(word) != "LOC" and not gazetteer.is_state(word)


class Sign(NamedTuple):
    """What shows that a body and its division name it, and not any division: 総務部."""

    name: str
    holds: Callable[[Headed], bool]
    example: str


SIGNS = (
    Sign(
        "a body that is found, before its division",
        lambda headed: headed.is_found,
        example="国土交通省都市局",
    ),
    Sign(
        "a place before it, with more than the kind of division behind",
        lambda headed: headed.begins_with_home,
        example="浜田県土整備事務所",
    ),
)
"""One is enough."""
