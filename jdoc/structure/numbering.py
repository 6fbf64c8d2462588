"""Numbering: whether what a line begins with is an enumerator, or running text that begins like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.structure.lines import TOP
from jdoc.structure.lone_lines import leads_to_page
from jdoc.structure.rules import Question, Rule, Where

if TYPE_CHECKING:
    from jdoc.language.enumerators import Enumerator
    from jdoc.structure.drafts import Draft
    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line

_COUNTED = deferred(
    r"年(?![金次齢度代末])|月|日(?![本常程系銀])|時(?!価|代)|分の|億|万|兆|千|百|円|ドル|ユーロ|％|%|パーセント|周年|[かカヵヶ箇][国所年月]|ポイント"
)
"""What a number counts: `50 [周年]`, `4.5 [円]`, `３ [か国]`, not `１ 年金の改正`, `１ 時価の変動`."""
_DOCUMENT_NUMBER = deferred(r"\w{2,14}(?:告示|訓令|省令|政令|規則|公告)第[0-9０-９〇一二三四五六七八九十百千]+号")
"""The number of an order in the gazette: `[総務省告示第十二号]`, not `総務省告示`."""
_GROUP = deferred(
    rf"(?<=[0-9０-９][ \u3000])[0０][0-9０-９]{{2}}(?![0-9０-９\s]|$)|(?<=[0-9０-９] )(?=[0-9０-９]{{3}}(?![0-9０-９]))[0-9０-９,，]+(?:{_COUNTED.pattern})"
    rf"|(?<=[0-9０-９]\u3000)(?=[0-9０-９]{{3}}(?:\u3000[0-9０-９]{{3}})+(?![0-9０-９]))[0-9０-９\u3000]+(?:{_COUNTED.pattern})"
    "|(?<=[0-9０-９] )[,，] ?[0-9０-９]{3}(?![0-9０-９])"
    "|(?<=[〇一二三四五六七八九十]、)[〇一二三四五六七八九]{3}(?![〇一二三四五六七八九十百千年])"
)
"""Three digits that go on a number: `３　[000]円`, `1 [234円]`, `三、[二一〇]円`, `1　[234　567円]`, `1 [,234]円`, not `三、二〇一〇年`."""
_GROUP_OUT_OF_ORDER = deferred(
    rf"{_GROUP.pattern}|(?<=[0-9０-９]\u3000)[0-9０-９]{{3}}(?![0-9０-９])[ \u3000]?(?:{_COUNTED.pattern})"
)
"""The same, or what may be one behind a number that doesn't follow another: `12　[345円]`, not `12　3,450円`."""
_GROUP_ALONE = deferred(
    rf"{_GROUP.pattern}|(?<=[0-9０-９]\u3000)[0-9０-９]{{3}}[ \u3000]?(?:{_COUNTED.pattern}|[人名件社戸])+[ \u3000]*$"
)
"""The same behind a number that opens its series and has no next: all of the line is one: `1　[234円]`, not `1　234円の手数料`."""
_GROUPS = {
    (True, True): _GROUP,
    (True, False): _GROUP_ALONE,
    (False, True): _GROUP_OUT_OF_ORDER,
    (False, False): _GROUP_OUT_OF_ORDER,
}
"""What goes on a number that is the next of its series or not, with another one of it above or right below or without."""
_SET_APART = deferred(r"[0-9０-９] (?:[0-9０-９,，.．] ){2,}\S")
"""A number whose characters are set apart: `[４ ７ ， ０ ８ ９ ， ３ ５ ０ 円]`, not `４ ７月の会議`."""
_WORDS = deferred("\u3000[^\\W0-9０-９_]{2}[^\u3000]*$")
"""What stands behind the number of a block: `[　申込みは、市長に行う。]`, not `　25　30`, a row of a table."""
_ONE_LEFT_OUT = 2
_MIDDLE_DOTS = frozenset("・･")


class Candidate(Struct, gc=False):
    """What a line begins with, and all that tells whether it is an enumerator."""

    line: Line
    enumerator: Enumerator
    previous: Enumerator | None
    """The last enumerator of its series."""
    before: Line
    """The line above, or `TOP`."""
    below: Line
    """The line below, or `BOTTOM`."""
    above: Draft
    """The block above, or `NOTHING`."""
    layout: Layout
    is_below_number: bool
    """Whether an enumerator stands alone above it, and waits for its text."""

    @property
    def is_next(self) -> bool:
        """Whether it opens its series or is the next of it."""
        return self.enumerator.follows(self.previous)

    @property
    def has_text(self) -> bool:
        """Whether anything stands behind it."""
        return self.enumerator.end < len(self.line.text)

    @property
    def space(self) -> str:
        """The white space behind it."""
        return self.line.text[self.enumerator.stop : self.enumerator.end]

    @property
    def counts(self) -> bool:
        """Whether it counts what follows one space: 50 周年, 4.5 円."""
        return self.space == " " and _COUNTED.match(self.line.text, self.enumerator.end) is not None

    @property
    def is_group(self) -> bool:
        """Whether a group of three digits follows, so that both are one number: ３　000円, 三、二一〇円, 12　345円 where no 11 is."""
        others = {self.previous and self.previous.series, self.below.series}
        group = _GROUPS[self.is_next, self.enumerator.series in others]
        return (
            self.enumerator.scheme.trust == "in order" and group.match(self.line.text, self.enumerator.end) is not None
        )

    @property
    def is_next_and_dressed(self) -> bool:
        """Whether it is the next of its series, and a wide space stands behind it, as none does in a number.

        Above it stands perhaps a telephone number: 危機管理課　電話 012-345-6789 / ３　申請の期間.
        """
        return self.space.startswith("\u3000") and self.is_next

    @property
    def is_cut(self) -> bool:
        """Whether it may go on with a number at the end of the line above: 人口 74 / 4 万人."""
        if self.is_next_and_dressed or self.layout.may_be_wide(self.line.gap):
            return False
        return self.before.text[-1].isdigit() and self.layout.wrapped and self.layout.is_full(self.before)

    @property
    def is_before_order(self) -> bool:
        """Whether the number of an order stands behind it: ○総務省告示第十二号."""
        return _DOCUMENT_NUMBER.fullmatch(self.line.text, self.enumerator.end) is not None

    @property
    def is_figure(self) -> bool:
        """Whether it is the first figure of a number whose characters are set apart."""
        return _SET_APART.match(self.line.text, self.enumerator.end - len("４ ")) is not None

    @property
    def is_on_top(self) -> bool:
        """Whether it is a ○ before the title that a document begins with."""
        return self.before is TOP and self.enumerator.written == "○" and not self.line.finished

    @property
    def is_in_amended_contents(self) -> bool:
        """Whether it stands in the contents of a law that are quoted."""
        return self.above.quotes_contents

    @property
    def is_below_twin(self) -> bool:
        """Whether the block above begins with the same sign in the same column."""
        if self.above.series != self.enumerator.series:
            return False
        return self.enumerator.scheme.is_bullet and self.line.indent == self.above.first.indent

    @property
    def joins_names(self) -> bool:
        """Whether it is a dot that a wrap put in front of a name: no other item stands above or below it."""
        if self.enumerator.written not in _MIDDLE_DOTS or self.space:
            return False
        return self.enumerator.series not in {self.above.series, self.below.series}

    @property
    def is_box(self) -> bool:
        """Whether it is a box with a space behind it, as none stands in a sentence."""
        return self.enumerator.scheme.name == "box" and self.space != ""

    @property
    def is_below_figures(self) -> bool:
        """Whether the line above is short and ends in a figure, where the page doesn't show its end: 10.需用費　30."""
        return self.before.text[-1].isdigit() and self.layout.is_early(self.before)

    @property
    def closes_bracket(self) -> bool:
        """Whether its bracket closes one that the block above has opened, in whichever line: （ヨットのサーク/ル）."""
        written = self.enumerator.written
        if written[-1] not in ")）" or len(written) != 2 or written[0] in "（(":  # ル）, 3), and not （３）
            return False
        text = "".join([piece.text for piece in self.above.pieces])
        return text.count("（") > text.count("）")

    @property
    def is_further_out(self) -> bool:
        """Whether the line is set in less than the one above."""
        return self.line.indent < self.before.indent

    @property
    def counts_decimally(self) -> bool:
        """Whether it is a decimal number that counts what follows: 4.5 円."""
        return "." in self.enumerator.written and self.counts

    @property
    def is_apart(self) -> bool:
        """Whether an empty line or a wide space sets it off, as no wrap does before a figure in running text."""
        if self.line.gap > 0 and self.enumerator.written[-1] in "．.":
            return True
        return self.enumerator.scheme.name in {"number", "kanji"} and self.space == "\u3000"

    @property
    def is_set_in_like_above(self) -> bool:
        """Whether it is set in as far as the number above, and what goes on below a number isn't."""
        if self.above.series != self.enumerator.series or self.layout.hangs:
            return False
        return self.layout.margin < self.line.indent == self.above.first.indent

    @property
    def is_put_in(self) -> bool:
        """Whether it is an item that was put in later: 七の二."""
        return self.enumerator.scheme.name == "kanji" and "の" in (self.enumerator.number or "")

    @property
    def is_dressed(self) -> bool:
        """Whether it has a stop or a bracket behind it, or a wide space."""
        return self.enumerator.written[-1] in "．.、）):" or self.space.startswith("\u3000")

    @property
    def leaves_one_out_set_apart(self) -> bool:
        """Whether it leaves one out in its series, and stands as no running text does: at the margin, words behind one wide space."""
        is_at_margin = self.line.indent <= self.layout.margin
        return (
            self.step == _ONE_LEFT_OUT
            and is_at_margin
            and _WORDS.match(self.line.text, self.enumerator.stop) is not None
        )

    @property
    def step(self) -> int:
        """How far it is from the last one of its series."""
        return (self.enumerator.value or 0) - (self.previous.value or 0 if self.previous else 0)


Ending: TypeAlias = Literal["may have ended", "goes on"]
ENDINGS: Question[Candidate, Ending] = Question(
    Where(  # by far the most lines of the most common form
        lambda c: not c.layout.marks,
        Rule(
            "number below a line that may be the last of a block",
            "may have ended",
            lambda c: c.layout.may_end_block(c.before),
        ),
    ),
    Rule("number below a number that stands alone", "may have ended", lambda c: c.is_below_number),
    Rule("number below a line that stands for itself", "may have ended", lambda c: c.above.closed),
    Rule("number in other type than above", "may have ended", lambda c: c.line.begins),
    Rule("number below a paragraph mark", "may have ended", lambda c: c.layout.marks and c.before.marked),
    Rule("number below a row of figures", "may have ended", lambda c: c.is_below_figures),
    Rule("number below a comma or an open bracket", "goes on", lambda c: c.before.open),
    Rule("number where each line is a paragraph", "may have ended", lambda c: not c.layout.wrapped),
    Rule("number below an empty line", "may have ended", lambda c: c.layout.is_wide(c.line.gap)),
    Rule("number below a full line in mid-sentence", "goes on", lambda _: True),
)
"""Can a block have ended above?"""

Numbering: TypeAlias = Literal["number", "no number"]
Row: TypeAlias = Rule[Candidate, Numbering]
_ANYWHERE: tuple[Row | Where[Candidate, Numbering], ...] = (
    Rule("number whose digits stand in groups", "no number", lambda c: c.is_group),
    Rule("number of a block of the format", "number", lambda c: c.line.declared is not None),
    Where(
        lambda c: c.enumerator.scheme.is_bullet,
        Rule("○ of the gazette before the number of an order", "no number", lambda c: c.is_before_order),
        Rule("○ on top of a document", "no number", lambda c: c.is_on_top),  # ○海の安全に関する条例
    ),
    Where(
        lambda c: c.enumerator.scheme.heads == "always",
        Rule("chapter of contents that are amended", "no number", lambda c: c.is_in_amended_contents),
    ),
    Rule("figure of a number that is set apart", "no number", lambda c: c.is_figure),
    Rule("number of an entry of the contents", "no number", lambda c: leads_to_page(c.line.text)),
    Rule("bracket that was opened above", "no number", lambda c: c.closes_bracket),
    Rule("number that a line break cuts", "no number", lambda c: c.line.text[0].isdigit() and c.is_cut),
)
IN_TEXT: Question[Candidate, Numbering] = Question(
    *_ANYWHERE,
    Rule("dot between two names, where a line is wrapped", "no number", lambda c: c.joins_names),
    Rule("box to be ticked", "number", lambda c: c.is_box),
    Where(
        lambda c: c.is_next and c.has_text,
        Rule(
            "next of its series, set further out", "number", lambda c: c.is_further_out
        ),  # than the item that has no stop
    ),
    Rule("sign below the same sign", "number", lambda c: c.is_below_twin),  # not 北浜 / 　・東浜
    Where(
        lambda c: c.is_next and c.has_text,
        Rule(
            "next of its series, in a form that text never has",
            "number",
            lambda c: c.enumerator.scheme.trust == "anywhere",
        ),
        Rule("next of its series, set apart", "number", lambda c: c.is_apart),
        Rule("next of its series, set in like the one above", "number", lambda c: c.is_set_in_like_above),
    ),
    Rule("one left out of its series, set apart", "number", lambda c: c.leaves_one_out_set_apart),
    Rule("running text", "no number", lambda _: True),
)
"""Below a line that no block can have ended with."""
AT_START: Question[Candidate, Numbering] = Question(
    *_ANYWHERE,
    Where(
        lambda c: c.enumerator.scheme.trust != "in order",
        Rule(
            "decimal that counts what follows",
            "no number",
            lambda c: c.enumerator.scheme.variants == "depth" and c.counts_decimally,
        ),
        Rule("form that text never has", "number", lambda _: True),
    ),
    Where(
        lambda c: c.is_next,
        Rule("number that counts what follows", "no number", lambda c: c.counts),  # 50 周年
        Rule("next of its series", "number", lambda _: True),
    ),
    Rule("zero", "no number", lambda c: c.enumerator.value == 0),
    Rule("item that was put in later, in an excerpt", "number", lambda c: c.is_put_in),
    Rule("stop, bracket or wide space behind it", "number", lambda c: c.is_dressed),  # 5. in an excerpt
    Rule("one or two left out of its series", "number", lambda c: 0 < c.step <= 3 and not c.counts),
    Rule("out of its series", "no number", lambda _: True),
)
"""Where a block can begin."""


def judge(candidate: Candidate) -> Row:
    """Tell an enumerator from running text that begins like one."""
    ending = ENDINGS.decide(candidate)
    return (AT_START if ending.verdict == "may have ended" else IN_TEXT).decide(candidate)
