"""Line breaks inside of names: サン / チェスさん, 株 / 式会社 are read as one word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.tokens import is_word
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from jdoc.language.names import Name

BREAK_IN_KANA = deferred(r"\n(?:(?<=[ァ-ヴー・=]\n)(?<![ァ-ヴー]・\n・)(?=[ァ-ヴー])|(?<=[ァ-ヴー]\n)(?=・[ァ-ヴー]))")
"""A line break between katakana, with a dot or without: `サン[\n]チェス`, not `国\nチェス`."""
LEFT = deferred("[ァ-ヴー・=]+\\Z")
"""The katakana before it: `は[ホセ・ルイス・サン]`."""
RIGHT = deferred(
    "(?P<word>・?[ァ-ヴー]+)(?P<dotted>[・=]?)(?P<called>さん|氏|様|君|殿|大統領|首相|大使|[一-鿿]{0,12}(?:大臣|長官|議長))?"
)
"""The katakana behind it, up to a dot, and what calls somebody: `[チェスさん]`."""
CANNOT_BEGIN = frozenset("ーァィゥェォッャュョヮ")
"""What no word begins with."""
KANJI = deferred("[一-鿿]+")
"""A form in kanji: `[株式会社]`, not `㈱`."""
SHORTEST_FORM = 4
"""Characters of a form that a line break may stand in."""
FARTHEST = 60
"""Characters before a line break that are looked at."""


class Wrap(NamedTuple):
    """Katakana on both sides of a line break."""

    folded: str
    left: str
    right: re.Match[str]

    @property
    def first(self) -> str:
        """The last word before."""
        return self.left.replace("=", "・").rpartition("・")[2]

    @property
    def is_dotted(self) -> bool:
        """True of several words before: ホセ・ルイス・サン."""
        return "・" in self.left.strip("・")

    @property
    def is_word(self) -> bool:
        """True of the parts of a word of the dictionary which are none by themselves: エネル / ギー."""
        word = self.right["word"]
        if not self.first or word.startswith("・"):
            return False
        return is_word(self.first + word) and not (is_word(self.first) and is_word(word))


class Sign(NamedTuple):
    """What shows that a name or a word goes on behind a line break."""

    name: str
    holds: Callable[[Wrap], object]
    example: str
    unlike: str


SIGNS = (
    Sign(
        "a dot before it",
        lambda wrap: wrap.left.endswith(("・", "=")) and not wrap.left.startswith("・"),
        example="ヨースト・ファン・\nデン・ブリンク大臣",
        unlike="アメリカ\nオランダ",
    ),
    Sign(
        "a dot behind it, where lines begin with none else",
        lambda wrap: wrap.right["word"].startswith("・") and wrap.is_dotted and wrap.folded.count("\n・") == 1,
        example="村長　ジュゼッペ・デ\n・ルカ",
        unlike="・アメリカ\n・オランダ",
    ),
    Sign(
        "what no word begins with",
        lambda wrap: wrap.right["word"][0] in CANNOT_BEGIN,
        example="オショロ\nーフさん",
        unlike="フォーラム\nアメリカ",
    ),
    Sign(
        "one word of the dictionary",
        lambda wrap: wrap.is_word,
        example="独立行政法人エネル\nギー・金属鉱物資源機構",
        unlike="アメリカ\nオランダ",
    ),
    Sign(
        "a single character before a dot, behind several words",
        lambda wrap: wrap.is_dotted and len(wrap.right["word"]) == 1 and wrap.right["dotted"],
        example="ロバート・ソリヴェ\nル・ジュニア",
        unlike="ロバート・キャンベル\nジャン・ジュニア",
    ),
    Sign(
        "one word that calls somebody, behind several words",
        lambda wrap: wrap.is_dotted and not wrap.right["dotted"] and wrap.right["called"],
        example="ホセ・ルイス・サン\nチェスさん",
        unlike="ホセ・ルイス・サン\nチェス・ロハスさん",
    ),
)
"""One is enough."""


@cache
def _broken_form() -> re.Pattern[str]:
    """Return the pattern of line breaks inside of the forms of bodies: 株 / 式会社."""
    listed = (*gazetteer.endings_for("form"), *gazetteer.endings_for("firm"))
    forms = sorted(form for form in listed if KANJI.fullmatch(form) and len(form) >= SHORTEST_FORM)
    cuts = ((form[:cut], form[cut:]) for form in forms for cut in range(1, len(form)))
    return build("\n(?:" + "|".join(f"(?<={left}\n)(?={right})" for left, right in cuts) + ")")


def breaks_in(folded: str) -> list[int]:
    r"""Return where line breaks stand inside of names.

    >>> breaks_in("ホセ・サン\nチェスさん"), breaks_in("青葉機械株\n式会社"), breaks_in("アメリカ\nオランダ")
    ([5], [5], [])
    """
    if "\n" not in folded:
        return []
    wraps = [match.start() for match in BREAK_IN_KANA.finditer(folded) if _goes_on(folded, match.start())]
    return sorted([*wraps, *(match.start() for match in _broken_form().finditer(folded))])


def _goes_on(folded: str, at: int) -> bool:
    left, right = LEFT.search(folded, max(0, at - FARTHEST), at), RIGHT.match(folded, at + 1)
    if left is None or right is None:
        return False
    wrap = Wrap(folded, left[0], right)
    return any(sign.holds(wrap) for sign in SIGNS)


def without(text: str, breaks: Sequence[int]) -> str:
    r"""Return a text without its characters at some places.

    >>> without("株\n式会社", [1])
    '株式会社'
    """
    starts = [0, *(place + 1 for place in breaks)]
    return "".join(text[start:end] for start, end in zip(starts, (*breaks, len(text)), strict=True))


def put_back(names: list[Name], breaks: Sequence[int]) -> list[Name]:
    """Return the names of a text where they stand with its line breaks."""
    return [name._replace(start=_moved(name.start, breaks), end=_moved(name.end - 1, breaks) + 1) for name in names]


def _moved(place: int, breaks: Sequence[int]) -> int:
    for each in breaks:
        place += place >= each
    return place
