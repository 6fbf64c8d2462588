"""Heads: the body whose head is named, with its division: 国土交通省都市局 of 国土交通省都市局長　楢崎　和宏."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.names import Name, gazetteer, labeled
from jdoc.language.names.endings import division_at_end
from jdoc.language.names.ranks import Rank

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

NO_BODIES = ("事務局", "副局", "副部", "副課", "副室", "会議", "議", "委員", "会")
"""What is left of other titles: 事務局|長, 議|長, 委員|長, 会|長."""
FARTHEST_HEAD = 4
"""Characters between an office and who holds it."""


def with_bodies_of_heads(texts: Sequence[Tokens], names: list[list[Name]]) -> list[list[Name]]:
    """Give a body the division whose head is named beside it: 国土交通省都市局 of 国土交通省都市局長　楢崎　和宏."""
    return [_with_divisions(text, own) for text, own in zip(texts, names, strict=True)]


def _with_divisions(text: Tokens, names: list[Name]) -> list[Name]:
    heads = [person for person in labeled(names, "PERSON") if person.role and person.role.endswith("長")]
    bodies = [body for body in map(partial(_headed, text), heads) if body]
    if not bodies:
        return names
    kept = [name for name in names if name.label == "PERSON" or not any(name.within(body) for body in bodies)]
    return sorted([*kept, *bodies])


def _headed(text: Tokens, head: Name) -> Name | None:
    """Return the body whose head is named, from its own name on: 国土交通省都市局, no 総務部."""
    role = str(head.role)
    start = _role_start(text, head, role)
    body = role.removesuffix("長")
    first, last = text.at(start), text.at(start + len(body))
    if start < 0 or first is None or last is None or body.endswith(NO_BODIES):
        return None
    return _named(start, body) if any(sign.holds(Headed(text, first, last)) for sign in SIGNS) else None


def _named(start: int, body: str) -> Name | None:
    """Return a body as a name if it ends as bodies and their divisions do."""
    if not division_at_end(body) and gazetteer.label_of_end(body, before=1) != "ORG":
        return None
    return Name(start, start + len(body), "ORG", Rank.DIVISION)


def _role_start(text: Tokens, head: Name, role: str) -> int:
    """Return where the office stands right beside who holds it; -1 if it doesn't stand there in one piece."""
    before = text.folded.rfind(role, max(0, head.start - len(role) - FARTHEST_HEAD), head.start)
    return before if before >= 0 else text.folded.find(role, head.end, head.end + len(role) + FARTHEST_HEAD)


class Headed(NamedTuple):
    """What the title of its head leaves, by tokens."""

    text: Tokens
    first: int
    last: int

    @property
    def begins(self) -> TokenType:
        """The type of its first token."""
        return self.text.kind(self.first)

    @property
    def begins_with_home(self) -> bool:
        """True where a place begins it that is neither a region, 北米局, nor a state, 中国外交部."""
        word = self.begins.word
        return self.begins.place and gazetteer.label_of(word) != "LOC" and not gazetteer.is_state(word)

    @property
    def begins_with_body(self) -> bool:
        """True where a listed body begins it."""
        return any(name.is_body and name.first == self.first and name.last <= self.last for name in self.text.listed)


class Sign(NamedTuple):
    """What shows that a body and its division name it, and not any division: 総務部."""

    name: str
    holds: Callable[[Headed], bool]
    example: str


SIGNS = (
    Sign(
        "a listed body before its division",
        lambda headed: headed.begins_with_body,
        example="国土交通省都市局",
    ),
    Sign(
        "a place before it, with more than the kind of division behind",
        lambda headed: headed.begins_with_home,
        example="浜田県土整備事務所",
    ),
)
"""One is enough."""
