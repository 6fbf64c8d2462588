"""Sentences: where each sentence of a text begins and ends."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.brackets import outermost
from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.language.width import fold
from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAY_END = deferred(r"(?:(?<!…)…++)?+[。.!?]++(?:…++[。.!?]++)*+[)」』】〕\]]*+|[\t\n]+")
"""What may end a sentence, and the end of a cell: `署名した[。]`, `か[!?]`, `直す[。)]`, `だが[……。]`, not `……`."""
STOPS = "。.!?"
LATIN = deferred("[0-9A-Za-z%/=&#_~@-]")
"""Before a mark: what isn't Japanese, as `[d]`, in addresses as well, `[/]`, not `た`."""
FINAL = deferred("(?:ます|です|した|せん|しょう|さい|ろう|よう|する|いる|ある|ない|こと|ね|よ|ぞ|だ|た)$")
"""How a sentence ends before its mark: `お待ちしてい[ます]`, not `めざせ`."""
SPOKEN = deferred("[ぁ-ん]")
"""What no number and no heading of one word has: `事業[を]実施`, not `第二節`."""
NUMBER = deferred(
    r"\(?(?:第?[0-9一二三四五六七八九十百]+[章節款目条項号]?|[ァ-ンぁ-んA-Za-zⅠ-Ⅻⅰ-ⅻ]|注[0-9]*|[A-Z]?[0-9]+(?:\.[0-9]+)*)"
)
"""What stands before a full stop that numbers a sentence: `[第2節]`, `[ア]`."""
LATIN_WORD = deferred(r"(?:[A-Za-z]\.)*[A-Za-z]+$")
"""The word before a full stop: `the [U.S]`, `met in [Tokyo]`."""
LATIN_START = deferred(r"[)\"'”]*\s+[\"'“(]*[A-Z]")
"""What stands behind the end of a sentence in Latin letters: `[ T]hey`, not ` they`."""
GOES_ON = deferred(
    r"と(?:の(?!ころ)|され|し(?:て|た|[、,])|述べ|考え|思[いうわっ]|回答|説明|発言|報告|答え|質[しす問]|叫|話し|言[いうわっ]|指摘|呼[びん]|定め|規定|読み替"
    r"|い[うっわ](?!こと[では]|の[はも]|わけ|ても|たん)|[、,])"
)
"""What goes on with the sentence before it as with a quotation: `[との]意見`, not `ところで`, `ということで`."""
PARTICLE = deferred(
    r"(?!では|はい|はじめ|もし|もっとも|もう|もちろん|にもかか|とこ|とりわけ|とく|やは|やが|のち|がん|かつ|から、)"
    r"(?:[とのをはにがでもへやか、,・:/等及又並若]|な[どらのん]|より|まで|だ[とがけ、]|し[、たて]|[)」』】〕])"
)
"""What a quotation stands before that is part of a sentence: `[と]述べた`, `[の]声`, not `では、`."""
CLOSING_QUOTE = deferred(r"[\"'’]+(?=\s|$)")
"""What closes a quotation in Latin letters, and the sentence with it: `["] T`."""
NOTE_MARK = deferred(r"(?:[※*]|注)[0-9]{1,2}(?=\s|$)")
"""The mark of a note behind a sentence: `[※3]`, not `※金額は`."""
LABEL = deferred(r"[0-9]{1,2}|[ァ-ンぁ-んa-zA-Zⅰ-ⅻⅠ-Ⅻ一二三四五六七八九十]|注|※|参考|例|備考|問|答|質問|回答|補足|追記")
"""What in brackets begins a sentence, not one that is over: `[注]`, `[1]`, not `注1`."""
NOTES = deferred(r"\((?:注|※)[0-9]+\)")
"""How a text begins whose sentences are notes with numbers: `[(注1)]金額は`."""
LONGEST_ASIDE = 60
"""Characters in brackets that may belong to the sentence before them."""
SPACE = " \u3000"


class Mark(NamedTuple):
    """A place where a sentence may end, and what stands around it in the folded text."""

    written: str
    text: str
    first: int
    """Where the sentence begins."""
    start: int
    end: int
    """Behind the marks and the brackets that close."""
    opening: int
    """Where the bracket opens that ends here with a sentence in it; -1 where none does."""
    is_line: bool
    """The text is a heading or the like, a sentence of its own unless a 。 says otherwise."""
    brackets: Mapping[int, int]
    """From the beginning of each outermost bracket to its end."""

    @property
    def signs(self) -> str:
        """The marks themselves."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The sentence up to here."""
        return self.text[self.first : self.start].lstrip()

    @property
    def last(self) -> str:
        """The character before the marks."""
        return self.text[self.start - 1 : self.start]

    @property
    def behind(self) -> str:
        """The character behind the marks."""
        return self.text[self.end : self.end + 1]

    @property
    def is_full_stop(self) -> bool:
        """Whether the mark is a full stop of Western shape."""
        return self.signs[:1] == "." and "。" not in self.signs

    @property
    def is_latin(self) -> bool:
        """Whether what ends is no Japanese, or what goes on right behind a half-width mark: 納税.com."""
        if "。" in self.signs:
            return False
        behind = self.written[self.end : self.end + 1]
        goes_on = self.written[self.start] in ".?!" and behind.isascii() and behind.isalnum()
        return goes_on or LATIN.match(self.last) is not None

    def word(self) -> str:
        """Return the word in Latin letters before the marks."""
        found = LATIN_WORD.search(self.text, max(self.first, self.start - 30), self.start)
        return found[0] if found else ""

    def behind_quotes(self) -> int:
        """Return where what follows the quotations ends that stand here side by side."""
        at = self.end
        while self.text[at : at + 1] in {"「", "『"} and at in self.brackets:
            at = self.brackets[at]
        return at


def _abbreviated(mark: Mark) -> bool:
    word = mark.word()
    return len(word.rpartition(".")[2]) == 1 or word.casefold() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["word"].casefold() for row in rows("abbreviations"))


def _quoted(mark: Mark) -> bool:
    return mark.opening >= 0


def _in_the_middle(mark: Mark) -> bool:
    """Tell whether words of the sentence stand before its quotation, and it goes on without a gap."""
    if mark.text[mark.first : mark.opening].strip() == "":
        return False
    return mark.text[mark.opening] not in "「『" or mark.behind not in SPACE


RULES: tuple[Rule[Mark, bool], ...] = (
    Rule(
        "quotation within a sentence",
        lambda mark: _quoted(mark) and PARTICLE.match(mark.text, mark.behind_quotes()),
        verdict=False,
        example="「費用が高い。」「遅い。」との声もあった。",
        unlike="「費用が高い。」｜以上が意見である。",
    ),
    Rule(
        "bracket in the middle",
        lambda mark: _quoted(mark) and _in_the_middle(mark),
        verdict=False,
        example="岸壁（耐震のものに限る。）部分を直す。",
        unlike="知事は述べた。｜「直ちに直す。」｜議会も了承した。",
    ),
    Rule(
        "line of its own",
        lambda mark: mark.is_line and "。" not in mark.signs,
        verdict=False,
        example="# なぜ今か？　港の将来",
        unlike="なぜ今か？　｜港の将来を問う。",
    ),
    Rule(
        "goes on as a quotation",
        lambda mark: GOES_ON.match(mark.text, mark.end),
        verdict=False,
        example="早く決めてほしい。との意見があった。",
        unlike="署名した。｜ところで、次回は東京で開く。",
    ),
    Rule(
        "ideographic full stop",
        lambda mark: "。" in mark.signs,
        verdict=True,
        example="署名した。｜かねての願いである。",
    ),
    Rule(
        "leaders",
        lambda mark: mark.signs.startswith(("..", "…")),
        verdict=False,
        example="はじめに．．．．．．１",
        unlike="署名した．｜次回は東京で開く．",
    ),
    Rule(
        "abbreviation",
        lambda mark: mark.is_full_stop and _abbreviated(mark),
        verdict=False,
        example="Mr. Tanaka and the U.S. Government agreed.",
        unlike="They met in Tokyo. ｜They agreed.",
    ),
    Rule(
        "number of a sentence",
        lambda mark: mark.is_full_stop and NUMBER.fullmatch(mark.before.rstrip()),
        verdict=False,
        example="２. Means of Transport",
        unlike="The rate rose. ｜Means are short.",
    ),
    Rule(
        "Latin sentence",
        lambda mark: mark.is_latin and LATIN_START.match(mark.text, mark.end),
        verdict=True,
        example="What comes next? ｜Nobody knows.",
        unlike="Nobody knows, e.g. Yahoo! itself.",
    ),
    Rule(
        "inside of words and numbers",
        lambda mark: mark.is_latin,
        verdict=False,
        example="割合は１．５％で、資料はwww.example.jpにある。",
        unlike="割合は上がった．｜資料がある．",
    ),
    Rule(
        "full stop without a sentence",
        lambda mark: mark.is_full_stop and not SPOKEN.search(mark.before),
        verdict=False,
        example="平成二十九．五．一　港湾計画",
        unlike="港湾計画を実施．｜道路も直す．",
    ),
    Rule(
        "asked or called, and quoted",
        lambda mark: PARTICLE.match(mark.text, mark.end),
        verdict=False,
        example="なぜ遅れたのか？を問う。",
        unlike="なぜ遅れたのか？｜理由を述べよ。",
    ),
    Rule(
        "call within a phrase",
        lambda mark: mark.signs[-1:] == "!" and mark.behind not in SPACE and not FINAL.search(mark.before),
        verdict=False,
        example="めざせ！健康長寿の取組を続ける。",
        unlike="お待ちしています！｜詳しくは窓口へ。",
    ),
)
"""Whether a sentence ends at a mark; where no row says otherwise it does."""


def find_sentences(text: str, *, is_line: bool = False) -> list[tuple[int, int]]:
    """Return where each sentence of a text begins and ends, white space between them left out; cells are sentences.

    >>> text = "岸壁（耐震のものに限る。）を直す。ただし、予算の範囲内とする。"
    >>> [text[start:end] for start, end in find_sentences(text)]
    ['岸壁（耐震のものに限る。）を直す。', 'ただし、予算の範囲内とする。']
    """
    folded = fold(text)
    brackets = dict(outermost(folded))
    ends = [0, *_ends(text, folded, brackets, is_line=is_line), len(text)]
    return [*filter(None, (_trimmed(text, start, end) for start, end in pairwise(ends)))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out the white space around a stretch; None where it is nothing else."""
    stretch = text[start:end]
    size = len(stretch.strip())
    first = end - len(stretch.lstrip())
    return (first, first + size) if size else None


def _ends(written: str, folded: str, brackets: Mapping[int, int], *, is_line: bool) -> Iterator[int]:
    """Yield where sentences end."""
    first = 0
    for start, end, opening in _marks(folded, brackets):
        if folded[start] in "\t\n":
            first = end
            yield end
            continue
        mark = Mark(written, folded, first, start, end, opening, is_line, brackets)
        if end > first and decide(RULES, mark, otherwise=True):
            first = end if _quoted(mark) else _behind_asides(folded, end, brackets)
            yield first


def _marks(folded: str, brackets: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield what may end a sentence: where it begins and ends, and where the bracket opens that it closes, or -1."""
    at = 0
    for opening, closing in [*brackets.items(), (len(folded), len(folded))]:
        for found in MAY_END.finditer(folded, at, opening):
            yield *found.span(), -1
        inner = folded[opening + 1 : closing - 1].rstrip()
        if inner[-1:] and inner[-1] in STOPS and folded[closing : closing + 1] not in set(STOPS):
            yield closing - 1, closing, opening
        at = closing


def _behind_asides(folded: str, end: int, brackets: Mapping[int, int]) -> int:
    """Return where a sentence ends with what stands behind its mark and belongs to it: （拍手）, （注1）, ※3."""
    while end in brackets and _is_aside(folded, end, brackets[end]):
        end = brackets[end]
    mark = NOTE_MARK.match(folded, end) or CLOSING_QUOTE.match(folded, end)
    return mark.end() if mark else end


def _is_aside(folded: str, opening: int, closing: int) -> bool:
    """Tell whether what stands in brackets behind a sentence belongs to it, and says nothing of its own."""
    inner = folded[opening + 1 : closing - 1]
    if folded[opening] not in "([〔" or len(inner) > LONGEST_ASIDE or FINAL.search(inner.rstrip(STOPS)):
        return False
    if folded[opening] == "[" and inner.isdecimal():
        return True
    is_label = LABEL.fullmatch(inner) or NOTES.match(folded)
    return not (is_label and folded[closing : closing + 1].strip()) and inner[-1:] not in STOPS
