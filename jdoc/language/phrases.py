"""Phrases: how far a noun phrase reaches back from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SENTENCE = 1500
"""Characters that are looked back over for the beginning of a sentence: a text may go on without a stop for ever."""
FARTHEST = 240
"""Characters that a phrase reaches back at most."""
_LONGEST_BRACKET = 1000
_OPENING = frozenset("(「『[〔")
_CLOSING = frozenset(")」』]〕")
_MARKS = deferred(r"[。;:\n\t、,(「『\[〔)」』\]〕]")
"""What may end what stands before a phrase, and brackets: `港[、]市`."""
_TOPIC = deferred(r"(?<=[^ぁ-ん又])は(?=[^ぁ-んゝー])")
"""は behind the topic of a clause: `機構[は]森林`, not `又は`, `はしけ`."""
_CASE = deferred(
    "(?<=[^ぁ-ん])(?:[がをにで]|の(?:とおり|通り)|に(?:より|基づき|従い|対し))"
    "(?P<phrase>(?:[^ぁ-ん]|の|や|と(?!は)|及び|又は|並びに|若しくは|その他の|など)+)$"
)
"""A particle with nothing but a noun phrase behind it: `財産[が被告人以外の者]`, `次[のとおり売買契約]`,
not `市長が指定する者`."""
_JOINED = deferred("(?:及び|又は|並びに|若しくは|その他|等|各)")
"""What shows that a phrase goes on before a comma: `都道府県、市町村[その他]の者`, not `市町村`."""
_COMPANY = deferred("[, ]*(?:Ltd|Inc|LLC|Corp|Co|S\\.A|L\\.P)(?![a-z])")
"""What a comma stands before in the name of a company: `Sora Co[, Ltd].`, not `港, Ltda`."""
_LEADING = deferred(
    "(?:及び|並びに|又は|若しくは|かつ|また|なお|ただし|および|ならびに|または|もしくは|[とやがをはに])(?=[^ぁ-ん])"
    "| +|[○〇●◎□■※・①-⑳⑴-⒇]"
)
"""What a phrase doesn't begin with: `[及び]市町村`, `[⑵]保管`, not `とりで`."""
_DEFINES = deferred(r"\([^()]*「[^「」]*」")
"""A bracket that defines: behind it another phrase may begin."""
_NEXT = deferred("(?:と|や|及び|並びに|又は|若しくは|および|または)")
"""What joins a phrase to a bracket that defines the one before."""


def sentence_start(text: str, at: int, most: int = LONGEST_SENTENCE) -> int:
    """Return where the sentence begins that an offset stands in, or what is read of it: so many characters at most.

    >>> sentence_start("港。市と町", 4), sentence_start("港。市と町", 4, 1)
    (2, 3)
    """
    low = max(0, at - most)
    return max(low, text.rfind("。", low, at) + 1)


def are_in_one_sentence(text: str, one: int, other: int) -> bool:
    """Tell whether no sentence ends between two offsets.

    >>> are_in_one_sentence("港。市と町", 4, 2), are_in_one_sentence("港。市と町", 4, 0)
    (True, False)
    """
    return "。" not in text[min(one, other) : max(one, other)]


def phrase_before(folded: str, end: int) -> int:
    """Return where the noun phrase begins that ends at an offset: behind a stop, a comma, a topic or a case.

    It goes on before brackets, and before commas in a list; `end` itself where there is none.

    >>> for text in ("機構は、港湾法(昭和)に規定する港", "市は県、町その他の者", "甲社(以下「甲」という。)と乙社"):
    ...     print(text[phrase_before(text, len(text)) :])
    港湾法(昭和)に規定する港
    県、町その他の者
    乙社
    """
    start = max(0, end - FARTHEST)
    for at in _marks_before(folded, start, end):
        if _ends_another(folded, at, end):
            start = at + 1
            break
    for topic in _TOPIC.finditer(folded, start, end):
        if not _is_bracketed(folded, start, topic.start()):
            start = topic.end()
            break
    case = _CASE.search(folded, start, end)
    if case is not None and case.end() == end:
        start = case.start("phrase")
    while (leading := _LEADING.match(folded, start, end)) is not None:
        start = leading.end()
    return start


def _marks_before(folded: str, low: int, end: int) -> Iterator[int]:
    """Yield where stops, commas and brackets stand, from an end back; of a whole bracket its last character alone."""
    inside = 0
    for mark in reversed([*_MARKS.finditer(folded, low, end)]):
        char = mark[0]
        if char in _CLOSING:
            inside += 1
            if inside == 1:
                yield mark.start()
        elif inside and char in _OPENING:
            inside -= 1
        elif not inside:
            yield mark.start()


def _ends_another(folded: str, at: int, end: int) -> bool:
    """Tell whether a mark ends what stands before a phrase."""
    char = folded[at]
    if char in "、,":
        return not _goes_on(folded, at, end)
    return _begins_anew(folded, at, end) if char == ")" else char not in _CLOSING


def _goes_on(folded: str, comma: int, end: int) -> bool:
    """Tell whether a phrase goes on before a comma: in a list of nouns, in the name of a company."""
    before = folded[comma - 1 : comma]
    if _COMPANY.match(folded, comma, end):
        return True
    return before != "" and not "ぁ" <= before <= "ん" and _JOINED.search(folded, comma, end) is not None


def _begins_anew(folded: str, closing: int, end: int) -> bool:
    """Tell whether the bracket that closes at an offset defines a phrase of its own, which another one is joined to."""
    if _NEXT.match(folded, closing + 1, end) is None:
        return False
    return _DEFINES.match(folded, opening_of(folded, closing)) is not None


def opening_of(folded: str, at: int) -> int:
    """Return where the round bracket opens that an offset stands in, or that closes there; -1 where none does.

    >>> opening_of("港(市(県)の町)", 6), opening_of("港(市)の町", 5)
    (1, -1)
    """
    low = max(0, at - _LONGEST_BRACKET)
    depth, back = 1, at
    while depth:
        back = max(folded.rfind("(", low, back), folded.rfind(")", low, back))
        if back < 0:
            return -1
        depth += 1 if folded[back] == ")" else -1
    return back


def _is_bracketed(folded: str, start: int, at: int) -> bool:
    return folded.count("(", start, at) > folded.count(")", start, at)
