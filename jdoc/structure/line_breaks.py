"""Line breaks: whether a line begins a block, or goes on with the one above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.contacts import is_entry
from jdoc.language.datelines import FIRST_OF_DAYS, is_of_chronology, is_whole_day, is_year_alone
from jdoc.language.enumerators import SCHEMES
from jdoc.language.headings import is_heading_in_brackets
from jdoc.language.lazy import deferred
from jdoc.language.line_ends import is_open
from jdoc.language.scripts import KANJI
from jdoc.language.width import columns
from jdoc.structure.lone_lines import read_lone_line
from jdoc.structure.rules import Question, Rule, Where

if TYPE_CHECKING:
    from jdoc.structure.drafts import Draft
    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line

_URL = deferred(r"(?:https?://|www\.)[!-~]+")
"""A web address: `[https://example.jp/umi]`, `[www.example.jp]`, not `example.jp`."""
_ADDRESS_STARTS = frozenset({*map(chr, range(0x80)), "〒"})
_PARTICLES = "をがにのとではもへ"
_PARTICLE = deferred(f"[{_PARTICLES}](?:{KANJI}|[、，])")
"""A particle that a line begins with goes on with the sentence above: `[の全]体の７割`, `[は、]今後`, not `はじめに`."""
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_PART_OF_AMOUNT = deferred("[ぁ-ん][約△▲]?[0-9０-９,，.．]+[兆億万]$")
"""A sentence that breaks off in an amount: `事業費[は１２億]`, not `単位：億`, `歳入　１２億`."""
_FIGURE_ENDS = deferred(r"(?:^|[^0-9０-９,，.．][ \u3000]+)[▲△]?[0-9０-９][0-9０-９,，.．]*$")
"""A figure that ends a row, or stands alone: `役務[費　1,088]`, `[▲30]`, not `令和8`, `30円`."""
_BEHIND_FIGURE = frozenset("-－‐–―~～,，.．、。）)」％%億万千百円年月日時分秒人名件個台回か箇ヵつ割歳" + _PARTICLES)
"""What goes on with a figure: its unit, a sign, a particle."""
_REST_OF_ENTRY = deferred("[ぁ-ん、。，．・）)」％%〜~～-]")
"""What goes on with a line that says whom to ask: 電話 073-123-4567 / `[ま]で`, not `港湾課`."""
_REST_OF_NUMBER = deferred("[-－‐−0-9０-９]|[時分年月日人円号番階名回億万千](?![時程間数号付限額])")
"""What goes on with a number that a line ends in: 午後5 / `[時]まで`, 電話01 / `[2]5-55`, not `日時 4月12日`."""
_SHORTEST_CUT = 20
"""Characters of a line that somebody broke by hand, at the least."""
_REST = deferred(
    f"[{_PARTICLES}](?:{KANJI}|[ァ-ヶ、，])|(?:し[てたな]|する|さ[れせ]|[らせめべけげき]れ|なけれ|ません|ました|ます|であ[りる])"
)
"""What the rest of a sentence begins with: `[に計]上する`, `[して]行う`, `[ます]。`, not `にんじん`, `しかし`."""
_NEVER_FIRST = frozenset("、。，．）」』】〕〉》ーぁぃぅぇぉっゃゅょ")
_FRAGMENT = deferred(
    r"(?:[をがはへ]|(?<!ため)に|(?<![にそこのあ])の|及び|又は|並びに|若しくは|行う|する|した|係る|掲げる|定める|という)$"
)
"""What no sentence, title or item ends with: `事業を[行う]`, `次に[掲げる]`, `会社[の]`, not `そのため`, `公表のために`."""
_LONG_STARTS = frozenset({"目", *SCHEMES.by_name["bill"].first_characters()})
"""How what is known by its words to go on begins: 目次中「…」, 議案第１号."""
_FIGURES = "[0-9０-９一二三四五六七八九十百]+"
_INSTRUCTION_STARTS = frozenset("第附付別様目題")
_INSTRUCTION = deferred(
    f"(?:(?:[附付]則第{_FIGURES}[条項]|第{_FIGURES}[編章節款条])(?:の{_FIGURES})*(?:第{_FIGURES}[項号](?:の{_FIGURES})*)*|別[表図](?:第{_FIGURES})?"
    f"|(?:別記)?様式(?:第{_FIGURES}号)?|附則|目次|題名)(?:ただし書|本文|[前後]段|各号列記以外の部分|の見出し)?"
    "(?:中[第「]|を(?:第|同条|削|次の)|の[次前]に次の|に次の)"
)
"""How the instructions of an amending law begin: `[第５条中「]町」を「市」に改める。`, `[附則第二項を削]る。`, not `第５条の規定`."""
_LONGEST_WITHOUT_ENGLISH = 24
_NEARLY = 4
"""Columns that a line ends short of the width where the next character, or a bracket, would not have fitted."""
_HONORIFIC_ENDS = frozenset("殿様中位下")
_ADDRESSEE = deferred("[^。、]{2,40}[ \u3000](?:殿|様|御中|各位|閣下)")
"""Whom a letter goes to, what honors him set off: `[北海市長　殿]`, `[関係団体の長　各位]`, not `皆様`."""
_INSIDE_ENGLISH = deferred("[A-Za-z][a-z]")
"""The last character of a line and the first of the next inside an English sentence: `[ef]`, not `fE`, `f港`."""
_CHARGE = deferred("[（(](?:[^（）()。]{0,40}[省庁府局課部室])(?:等|ほか)?[）)]")
"""Who is in charge, below the item that it closes: `[（財務省）]`, `[（経済産業省、環境省等）]`, not `（参考）`."""
_BRACKET = deferred("[（(][^（）()]{1,30}[）)]")
"""A line that is one bracket: `[（施行期日）]`, not `（施行）期日`."""


class LineBreak(Struct, gc=False):
    """A line without a number, and what stands above it."""

    line: Line
    above: Draft
    before: Line
    """The last line of the block above."""
    below: Line
    """The line below, or `BOTTOM`."""
    layout: Layout

    @property
    def is_between_english_words(self) -> bool:
        """Whether the words at both sides are English, so that the space at the line's end marks nothing."""
        return _INSIDE_ENGLISH.fullmatch(self.before.text[-1] + self.line.text[0]) is not None

    @property
    def goes_on_by_words_above(self) -> bool:
        """Whether contents are quoted, or a line is set in as far as the name of the bill above, whose rest it is."""
        if self.above.series != "bill":
            return self.above.quotes_contents
        first = self.above.pieces[0]
        name = first.line.indent + columns(first.line.text[: first.start])
        return abs(self.line.indent - name) <= 1

    @property
    def is_below_figures(self) -> bool:
        """Whether a line below a short one that a figure ends is no rest of that: 需用費　30 is a row, and so is 30."""
        if self.before.marked or not self.layout.is_early(self.before):
            return False
        return self.line.text[0] not in _BEHIND_FIGURE and _FIGURE_ENDS.search(self.before.text) is not None

    @property
    def instructs(self) -> bool:
        """Whether a line that is set in says how a law is amended, below an item that is put into it: 第５条中「…」を."""
        if self.above.enumerator is None or not self.line.indent or self.before.open:
            return False
        return _INSTRUCTION.match(self.line.text) is not None

    @property
    def closes_title(self) -> bool:
        """Whether a centered line closes the bracket that the centered one above has left open."""
        if not self.above.alone or not self.before.open or self.line.begins:
            return False
        return self.layout.stands_alone(self.line)

    @property
    def is_in_amount(self) -> bool:
        """Whether the line above ends in a part of an amount, and this one begins with the next, smaller part."""
        if self.line.gap or self.line.text[0] not in _DIGITS:
            return False
        return _PART_OF_AMOUNT.search(self.before.text) is not None

    @property
    def is_english_below_japanese(self) -> bool:
        """Whether an English line stands below a Japanese one that doesn't break off: a title in both languages."""
        if not self.line.text.isascii() or len(self.line.text) <= _LONGEST_WITHOUT_ENGLISH:
            return False
        return not self.before.text[-1].isascii() and self.before.text[-1] not in "（「，、"

    @property
    def follows_full_line(self) -> bool:
        """Whether the line above ends where lines must, in mid-sentence."""
        if not self.layout.wrapped or self.line.gap or self.before.finished:
            return False
        return self.layout.spans_full_width(self.before)

    @property
    def names_who_is_in_charge(self) -> bool:
        """Whether a line in brackets closes an item, at whose text it is set in, if lines hang there."""
        item = self.above.enumerator
        if item is None or self.line.gap or not self.before.finished or not _CHARGE.fullmatch(self.line.text):
            return False
        return self.layout.hangs <= self.line.indent - self.above.first.indent <= 2 * item.end + 2

    @property
    def may_be_cut_by_hand(self) -> bool:
        """Whether the line above is long and ends no sentence, where the format takes each line for a block.

        Somebody may have broken a paragraph at each line's end.
        """
        if not self.layout.declared or self.before.finished:
            return False
        return len(self.before.text) >= _SHORTEST_CUT and {self.above.kind, self.line.declared} == {None}

    @property
    def is_below_early_stop(self) -> bool:
        """Whether a line goes on below one that a stop ends a little early.

        Paragraphs have their first line set in, this line is not, and it is too long, or too finished, for a heading.
        """
        layout, line, before = self.layout, self.line, self.before
        if before.indent != line.indent or layout.may_be_wide(line.gap) or layout.width - before.right > _NEARLY:
            return False
        if not (line.finished or layout.is_full(line)):
            return False
        return self.above.first.indent > line.indent - layout.is_flush(line)

    @property
    def is_set_in_further(self) -> bool:
        """Whether a line below one that ends no sentence is set in as the first of a paragraph, further than that one."""
        if self.before.finished or not self.layout.sets_in(self.line):
            return False
        return self.before.indent < self.line.indent

    @property
    def is_above_margin(self) -> bool:
        """Whether the line's sentence goes on below, further out: what hangs below a number stays where it is."""
        return self.below.indent < self.line.indent and self.layout.goes_on(self.line, self.below)

    @property
    def is_below_full_heading(self) -> bool:
        """Whether an empty line stands below a single line that fills the width, and ends as no sentence is cut."""
        if not self.layout.is_wide(self.line.gap) or self.line.page != self.before.page:
            return False
        return len(self.above.pieces) == 1 and not _FRAGMENT.search(self.before.text)

    @property
    def is_below_addressee(self) -> bool:
        """Whether the line above is one that a letter is addressed to: the next one is another, or the text."""
        return len(self.above.pieces) == 1 and _ADDRESSEE.fullmatch(self.before.text) is not None

    @property
    def is_below_entry(self) -> bool:
        """Whether it says whom to ask, where or when, below a sentence, or stands below such a line and is no rest of it."""
        if self.before.finished:
            return is_entry(self.line.text)
        rest = _REST_OF_NUMBER if self.before.text[-1].isdigit() else _REST_OF_ENTRY
        return is_entry(self.before.text) and rest.match(self.line.text) is None

    @property
    def is_short(self) -> bool:
        """Whether the line ends early, and no sentence ends it or goes on."""
        return not self.line.finished and self.layout.may_end_block(self.line)

    @property
    def is_above_set_in(self) -> bool:
        """Whether the line stands at the margin, above the first line of a paragraph, which is set in."""
        return self.layout.sets_in(self.below) and self.layout.is_flush(self.line)

    @property
    def may_be_by_itself(self) -> bool:
        """Whether it is a short line as far out as the block above, or one bracket."""
        if not self.is_short:
            return False
        return self.line.indent <= self.above.first.indent or _BRACKET.fullmatch(self.line.text) is not None

    @property
    def is_set_in(self) -> bool:
        """Whether a line is set in as the first of a paragraph, against the lines of the block above."""
        above, indent = self.above, self.line.indent
        if len(above.pieces) > 1:
            return indent > self.before.indent
        if above.enumerator is not None:
            return indent > above.first.indent + 2 * above.enumerator.end
        return 0 < above.first.indent <= indent


Beginning: TypeAlias = Literal["begins", "goes on"]
Row: TypeAlias = Rule[LineBreak, Beginning]
Rows: TypeAlias = tuple[Row | Where[LineBreak, Beginning], ...]
_KNOWN: Rows = (
    Where(
        lambda b: b.above.closed or b.line.begins,
        Rule("title of two lines, in whose middle a bracket is open", "goes on", lambda b: b.closes_title),
        Rule("below a line that stands for itself", "begins", lambda b: b.above.closed),
        Rule("other type than above", "begins", lambda b: b.line.begins),
    ),
)
_LONG_WORDS: Row = Rule(
    "contents that are amended, and the name of a bill",
    "goes on",
    lambda b: b.above.pieces[0].line.text[0] in _LONG_STARTS and b.goes_on_by_words_above,
)
_BY_ITSELF: Rows = (
    _LONG_WORDS,
    Where(
        lambda b: b.line.text[0] in _INSTRUCTION_STARTS,
        Rule("instruction below an item that is put in", "begins", lambda b: b.instructs),
    ),
    Rule("lone line", "begins", lambda b: read_lone_line(b.line.text).verdict is not None),
    Where(
        lambda b: b.before.text[-1] in _HONORIFIC_ENDS,
        Rule("below an addressee", "begins", lambda b: b.is_below_addressee),
    ),
    Where(
        lambda b: b.line.text[0] in _ADDRESS_STARTS,
        Rule("web address", "begins", lambda b: _URL.fullmatch(b.line.text) is not None),
        Rule("postal address", "begins", lambda b: b.line.text[0] == "〒"),
        Rule("English below Japanese", "begins", lambda b: b.is_english_below_japanese),
    ),
    Where(
        lambda b: b.line.text[0] in FIRST_OF_DAYS,
        Rule("entry of a chronology", "begins", lambda b: is_of_chronology(b.line.text)),
        Rule("year that stands alone", "begins", lambda b: is_year_alone(b.line.text)),
        Rule("day of the document below its title", "begins", lambda b: b.below.gap > 0 and is_whole_day(b.line.text)),
    ),
    Rule("entry below a sentence, or above anything", "begins", lambda b: b.is_below_entry),
    Where(
        lambda b: b.layout.stands_alone(b.line),
        Rule("rest of a title whose first line is full", "goes on", lambda b: b.follows_full_line),
        Rule("centered or set to the right", "begins", lambda _: True),
    ),
)
_BREAKS_OFF: Row = Rule("below a comma or an open bracket", "goes on", lambda b: b.before.open)
_IN_COLUMNS: Row = Rule(  # 地方誘客の促進　　　２，８５０百万円
    "below words in columns", "begins", lambda b: "\u3000\u3000\u3000" in b.before.text or "    " in b.before.text
)
_HAS_ROOM: Row = Rule(
    "below a line that had room for its first word",
    "begins",
    lambda b: b.layout.next_word_would_fit(b.before, b.line),
)
MARKED: Question[LineBreak, Beginning] = Question(
    Where(
        lambda b: b.before.text[-1] in _DIGITS,
        Rule("below a row of figures", "begins", lambda b: b.is_below_figures),
    ),
    Rule(  # by far the most lines of the most common form
        "no paragraph mark above",
        "goes on",
        lambda b: not (b.before.marked or b.above.closed or b.line.begins),
    ),
    Where(
        lambda b: b.may_be_cut_by_hand,
        Rule("paragraph broken by hand at a comma", "goes on", lambda b: is_open(b.before.text)),
        Rule("paragraph broken by hand in a phrase", "goes on", lambda b: _REST.match(b.line.text) is not None),
    ),
    *_KNOWN,
    Rule("space between two English words", "goes on", lambda b: b.is_between_english_words),
    Rule("paragraph mark above", "begins", lambda _: True),
)
"""In documents where a space at a line's end marks the paragraph's."""
WRAPPED: Question[LineBreak, Beginning] = Question(
    *_KNOWN,
    *_BY_ITSELF,
    _BREAKS_OFF,
    Where(
        lambda b: b.line.indent == b.layout.first and b.is_set_in_further,
        Rule("set in, below a heading that fills its line", "begins", lambda b: b.above.enumerator is None),
        Rule("set in, above a line that is not", "begins", lambda b: b.is_above_margin),
        Rule("set in, where nothing hangs below a number", "begins", lambda b: not b.layout.hangs),
    ),
    Where(
        lambda b: not b.before.finished,
        Rule("particle at its start", "goes on", lambda b: _PARTICLE.match(b.line.text) is not None),
        Rule(
            "empty line below a heading that fills its line",
            "begins",
            lambda b: b.line.gap > 0 and b.is_below_full_heading,
        ),
        _IN_COLUMNS,
        Rule("in the middle of an amount", "goes on", lambda b: b.is_in_amount),
        _HAS_ROOM,
        Rule("in mid-sentence", "goes on", lambda _: True),
    ),
    _IN_COLUMNS,
    Rule("who is in charge", "goes on", lambda b: b.names_who_is_in_charge),
    Where(
        lambda b: not b.line.finished and b.may_be_by_itself,
        Rule("heading in brackets below a sentence", "begins", lambda b: is_heading_in_brackets(b.line.text)),
        Rule("short line between a sentence and a number", "begins", lambda b: b.below.enumerator is not None),
        Rule("short line between a sentence and a line that is set in", "begins", lambda b: b.is_above_set_in),
    ),
    Rule("below a stop that ends a line a little early", "goes on", lambda b: b.is_below_early_stop),
    _HAS_ROOM,
    Rule("empty line above", "begins", lambda b: b.layout.is_wide(b.line.gap)),
    Rule("set in as the first line of a paragraph", "begins", lambda b: b.is_set_in),
    Rule("below a full line", "goes on", lambda _: True),
)
"""In documents whose lines are broken at a width."""
UNWRAPPED: Question[LineBreak, Beginning] = Question(
    *_KNOWN,
    *_BY_ITSELF,
    Rule("character that no text begins with", "goes on", lambda b: b.line.text[0] in _NEVER_FIRST),
    Rule("below a sentence", "begins", lambda b: b.before.finished),
    Rule("below an empty line", "begins", lambda b: b.layout.may_be_wide(b.line.gap)),
    # Links break lines so (…を行う / 会社法 / （平成十七年…）に規定する会社をいう。): from the first break that no sentence,
    # title or item ends with, all lines belong together until one ends a sentence.
    Rule("rest of a sentence that links have cut", "goes on", lambda b: len(b.above.pieces) > 1),
    _BREAKS_OFF,
    Rule("below words that nothing ends with", "goes on", lambda b: _FRAGMENT.search(b.before.text) is not None),
    Rule("below a line that wasn't broken", "begins", lambda _: True),
)
"""In documents whose lines are paragraphs."""
