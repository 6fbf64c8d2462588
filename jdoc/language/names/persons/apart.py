"""Letter-spaced names: which characters that stand apart make one word: 佐　藤　　健, 議長　山　田　太　郎."""

from __future__ import annotations

from itertools import chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import title_at_end
from jdoc.language.names.token_types import is_surname
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Span: TypeAlias = "tuple[int, int]"
_KANJI = "一-鿿々ヶ豈-﫿ぁ-ゖァ-ヺー"
_BOUNDS = " \\n\\t,、。:()「」"
HONORS = "君殿氏様"
"""What honors, and may stand apart, too: 山　田　太　郎　君."""
ENTRY_ENDS = frozenset("名所号番日時先")
"""What ends a word that something is told behind, and no given name: 職　名　　主任, 住　所."""
LONGEST_TITLE = 16
"""Characters that a title may take before a name, with its spaces."""
SURNAMES = (3, 2)
"""Characters of a surname of several, the longest first."""
LONGEST_GAP = 4
"""Spaces between two characters of a name, at the most."""
LONGEST_GIVEN = 3
"""Characters of a given name."""
_HONOR = f"(?!氏 {{1,4}}名)[{HONORS}]"
RUN = deferred(f"(?<![^{_BOUNDS}])(?!{_HONOR}|[同仝故])[{_KANJI}](?: {{1,4}}(?![{HONORS}])[{_KANJI}](?![^{_BOUNDS}]))+")
"""Characters that stand apart: `[佐　藤　　健]`, `[井　口]　真由美`, not `林進`, `林　君`."""
LETTER = deferred("[^ \u3000]")
"""One of them: `[佐]　`, not `　`."""
GIVEN = deferred(f" {{1,4}}[{_KANJI}]{{2,3}}(?![^{_BOUNDS}])")
"""A given name behind them that doesn't stand apart: 井　口`[　真由美]`, not `　第3`."""
BEFORE = deferred(f"(?<![^{_BOUNDS}])(?![同仝故])[{_KANJI}](?P<gap> {{1,4}})\\Z")
"""A character alone before a name: `[佐　　]`, not `大佐　`, `同　`."""
BEHIND = deferred(f"(?P<gap> {{1,4}})(?![{HONORS}甲乙丙丁])[{_KANJI}](?![^{_BOUNDS}])")
"""One behind it: `[　口]　真由美`, not `　口元`, `　君`, `　乙　`."""
SURNAME_BEFORE = deferred(f"(?<![^{_BOUNDS}])(?P<word>[{_KANJI}]{{2,3}})(?P<gap> {{1,4}})\\Z")
"""A surname before them that doesn't stand apart: `[佐々木　　]`, not `　`."""
TITLE_BEHIND = deferred(f" {{1,4}}(?P<word>[{_KANJI}] {{1,4}}[{_KANJI}])(?![^{_BOUNDS}])")
"""Two that may be the title of whoever comes next: 太田　守`[　　委　員]　東`, not `　委員`."""


class Apart(NamedTuple):
    """Characters that stand apart."""

    folded: str
    letters: list[Span]

    @property
    def word(self) -> str:
        """The characters without their spaces."""
        return "".join(self.folded[start] for start, _ in self.letters)

    @property
    def span(self) -> Span:
        """Where they begin and end."""
        return self.letters[0][0], self.letters[-1][1]

    def groups(self) -> list[Apart]:
        """Cut them where the gap is wider than between others."""
        gaps = [second - end for (_, end), (second, _) in pairwise(self.letters)]
        narrowest = min(gaps)
        cuts = [at for at, gap in enumerate(gaps, 1) if gap > narrowest]
        bounds = pairwise((0, *cuts, len(self.letters)))
        return [Apart(self.folded, self.letters[start:stop]) for start, stop in bounds]

    def cut(self) -> list[Span]:
        """Cut them where they are more than one part of a name has."""
        if len(self.letters) <= SURNAMES[0]:
            return [self.span]
        return self.parts()

    @property
    def is_person(self) -> bool:
        """True of a whole name of two characters: 林　進."""
        return len(self.letters) == 2 and is_surname(self.word[0]) and not is_surname(self.word)

    def parts(self) -> list[Span]:
        """Cut evenly spaced characters into a surname and a given name; nothing where no surname is told."""
        if title_at_end(self.word):
            return [self.span]
        for length in (len(self.letters) - 1, len(self.letters) - 2):
            if length > 1 and self.word[:length] in gazetteer.title_set():  # 裁　判　官　都　　　麻　衣
                return [Apart(self.folded, part).span for part in (self.letters[:length], self.letters[length:])]
        for length in SURNAMES:
            if 0 < len(self.letters) - length <= LONGEST_GIVEN and is_surname(self.word[:length]):
                return [Apart(self.folded, part).span for part in (self.letters[:length], self.letters[length:])]
        return []


PERSON = attrgetter("is_person")


def put_together(folded: str) -> Iterator[tuple[Span, list[Span]]]:
    """Yield where characters stand apart that make more than a name of two, and the words that they make.

    >>> for text in ("佐 藤  健", "山 田 太 郎 君", "井 口 真由美", "磯 村  太 一", "蔵 王 堂 守", "林 進  東 茂"):
    ...     print([[text[start:end] for start, end in words] for _, words in put_together(text)])
    [['佐 藤', '健']]
    [['山 田', '太 郎']]
    [['井 口']]
    [['磯 村', '太 一']]
    [[]]
    []
    """
    for run in RUN.finditer(folded):
        letters = Apart(folded, [letter.span() for letter in LETTER.finditer(folded, *run.span())])
        words = _words(letters)
        if words is not None:
            yield letters.span, words


def _words(run: Apart) -> list[Span] | None:
    """Return the words of a run; nothing where each of its characters is one."""
    if len(run.letters) == 2:
        asks = any(run.word in words for words in _words_apart())
        begins = asks or (is_surname(run.word) and GIVEN.match(run.folded, run.span[1])) or _is_given(run)
        return [run.span] if begins else None
    groups = _with_titles(run.groups())
    if len(groups) == 1:
        if _is_given(run):
            return [run.span]
        return _titled(run) or run.parts()
    if all(map(PERSON, groups)):
        return None
    return [*chain.from_iterable(map(Apart.cut, groups))]


def _words_apart() -> tuple[Container[str], ...]:
    """Return the words whose characters stand apart in papers: titles, 氏　名, 主　　文."""
    return gazetteer.title_set(), gazetteer.titles_for("field"), gazetteer.words("apart")


def _is_given(run: Apart) -> bool:
    """Tell whether evenly spaced characters are the given name of a surname before them: 佐々木　　隆　一."""
    start, _ = run.span
    family = SURNAME_BEFORE.search(run.folded, max(0, start - LONGEST_GAP - LONGEST_GIVEN - 1), start)
    if family is None or len(run.letters) > LONGEST_GIVEN:
        return False
    gap = run.letters[1][0] - run.letters[0][1]
    return len(family["gap"]) > gap and is_surname(family["word"])


def _with_titles(groups: list[Apart]) -> list[Apart]:
    """Put single characters together that are a title: 市　　　　長　　湊　　貴　信."""
    joined: list[Apart] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before and len(before.letters) == len(group.letters) == 1:
            both = Apart(group.folded, before.letters + group.letters)
            if both.word in gazetteer.title_set():
                joined[-1] = both
                continue
        joined.append(group)
    return joined


def _titled(run: Apart) -> list[Span] | None:
    """Return the title that a run begins with, and the one character behind it: 理　事　千　宗彬."""
    title, *others = Apart(run.folded, run.letters[:2]), *run.letters[2:]
    return [title.span, *others] if len(others) == 1 and title.word in gazetteer.title_set() else None


class Piece(NamedTuple):
    """What may be a person's name, and what stands around it."""

    folded: str
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """Its words."""
        return self.folded[self.start : self.end].split()

    @property
    def gap(self) -> int:
        """The spaces between them, or as many as may stand between two characters of a name."""
        return self.end - self.start - sum(map(len, self.words)) or LONGEST_GAP

    @property
    def is_behind_letter(self) -> bool:
        """Whether its first word is a character no further from the one before than from the next word."""
        letter = BEFORE.search(self.folded, max(0, self.start - LONGEST_GAP - 2), self.start)
        return letter is not None and len(letter["gap"]) <= self.gap and len(self.words[0]) == 1

    @property
    def is_before_letter(self) -> bool:
        """Whether it ends with one that stands so near to the next."""
        letter = BEHIND.match(self.folded, self.end)
        title = TITLE_BEHIND.match(self.folded, self.end)
        if title and "".join(title["word"].split()) in gazetteer.title_set():
            return False
        return letter is not None and len(letter["gap"]) <= self.gap and len(self.words[-1]) == 1

    @property
    def is_behind_title(self) -> bool:
        """Whether what stands apart before it is a title: 議　長　林　進."""
        before = self.folded[max(0, self.start - LONGEST_TITLE) : self.start]
        return title_at_end("".join(before.split())) != ""


def is_piece(folded: str, start: int, end: int) -> bool:
    """Tell whether what may be a name is cut out of characters that stand apart: 藤　　健 of 佐　藤　　健.

    >>> is_piece("佐 藤  健", 2, 6), is_piece("佐 藤  健", 0, 6)
    (True, False)
    >>> is_piece("井 口 真由美", 0, 1), is_piece("議 長 林 進", 4, 7)
    (True, False)
    """
    piece = Piece(folded, start, end)
    if piece.is_behind_letter:
        return not piece.is_behind_title
    return piece.is_before_letter
