"""Grouping: which lines make a block together, and which labels are labels."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jdoc.language.lazy import deferred
from jdoc.language.scripts import KANJI
from jdoc.structure.lines import is_finished
from jdoc.structure.reflow import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.language.labels import Label
    from jdoc.model import Kind, Span
    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line

# Labels that running text can begin with after a hard wrap, so that only their place tells: １ , 一 , ア , ・, －.
_WEAK = frozenset({"number", "kanji", "kana", "letter", "bullet", "roman"})
# Labels that hold even after a line that stops in mid-sentence, as long as they are next in their sequence.
_STRONG = frozenset({"division", "article", "bracket", "circled", "ordinal", "decimal", "question"})
_COUNTED = deferred(
    r"年(?![金次齢度代末])|月|日(?![本常程系銀])|時(?!価|代)|分の|億|万|兆|千|百|円|ドル|ユーロ|％|%|パーセント|周年|[かカヵヶ箇][国所年月]|ポイント"
)
_URL = deferred("(?:https?://|www\\.)[!-~]+")
_DOCUMENT_NUMBER = deferred(
    "\\w{2,14}(?:告示|訓令|省令|政令|規則|公告)第[0-9０-９〇一二三四五六七八九十百千]+号"
)  # 官報 puts ○ before it
_PARTICLE = deferred(f"[をがにのとではもへ](?:{KANJI}|[、，])")
_NEVER_FIRST = frozenset("、。，．）」』】〕〉》ーぁぃぅぇぉっゃゅょ")
_FRAGMENT = deferred(
    r"(?:[をがはへ]|(?<!ため)に|(?<![にそこのあ])の|及び|又は|並びに|若しくは|行う|する|した|係る|掲げる|定める|という)$"
)
_ENDS = frozenset({"以上", "記", "敬具", "草々", "謹言"})
_NEARLY = 4
"""Columns that a line ends short of the width where the next character, or a bracket, would not have fitted."""
_CHARGE = deferred("[（(](?:[^（）()。]{0,40}[省庁府局課部室])(?:等|ほか)?[）)]")
"""（財務省）: who is in charge, below the item that it closes."""
_LEADER_ENDS = frozenset("0123456789０１２３４５６７８９)）ivx一二三四五六七八九十")
_SPECIAL_STARTS = frozenset("以記敬草謹別附付添参様目（(【［[〔＜<単※表図")
_ATTACHMENT = deferred(
    r"[（(【［\[〔＜<]?(?:別[添紙表記図冊]|附属書|付属書|添付資料|参考資料|附属文書|様式第|附 *則|付 *則|参考(?![：:]))"
    r"(?:[ -]?第?[0-9０-９一二三四五六七八九十IVXⅠ-Ⅹ]+号?)?(?:の[0-9０-９一二三]+)?[）)】］\]〕＞>]?(?:[ （(].*)?"
)
_CAPTION = deferred(
    r"[（(［〔]?単位[ ：:].*|.{1,40}[（(［〔]単位[ ：:][^）)］〕]*[）)］〕]|[（(［〔].{0,20}単位[ ：:][^）)］〕]*[）)］〕]"
    r"|[【＜<（(［〔]?[表図](?:表)?[ ]?[0-9０-９]+(?:[-－‐.．][0-9０-９]+)*[】＞>）)］〕]?(?:[ ：:．.].*)?"
)
_LEADER = deferred(
    r"(?:…{2,}|・{3,}|･{3,}|．{3,}|\.{4,}|‥{2,}|─{3,}|-{5,}|(?:\. ){3,})[ 　]*[(（]?[0-9０-９ivx一二三四五六七八九十－\-]+[)）]?$"
)


class Draft(Struct):
    """A block on the way: its lines, and what they tell of themselves."""

    pieces: list[Piece]
    label: Label | None = None
    kind: Kind | None = None
    closed: bool = False
    """Nothing can be added: the line stands for itself."""
    alone: bool = False
    """The line is centered or set to the right."""
    cells: list[list[Piece]] = field(default_factory=list)
    """Of a table: its rows."""
    spans: list[Span] = field(default_factory=list)
    """Of a table: its merged cells."""
    level: int = 0
    """Of a heading, where the format says it: 1 for the highest."""
    name: Piece | None = None
    """Of a signature: which of the pieces is the person's name; the others are the title."""

    @property
    def first(self) -> Line:
        """The line that the block begins in."""
        return self.pieces[0].line

    @property
    def last(self) -> Line:
        """The line that the block ends in."""
        return self.pieces[-1].line

    @property
    def is_bare(self) -> bool:
        """Whether the block is a label that found no text: then the label itself is its text."""
        return self.label is not None and self.pieces[0].start == 0 and self.first.label is self.label


def group(lines: Iterable[Line], layout: Layout, tables: dict[int, Draft]) -> list[Draft]:
    """Put lines together to drafts of blocks; `tables` holds those already made, by the number of their first line."""
    grouping = _Grouping(layout)
    skip = 0
    for line in lines:
        if line.number <= skip:
            continue
        table = tables.get(line.number)
        if table is not None:
            grouping.place(table)
            skip = table.last.number
        else:
            grouping.add(line)
    grouping.flush()
    return grouping.drafts


class _Grouping:
    """The pass over the lines of one document, top to bottom."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.drafts: list[Draft] = []
        self.waiting: deque[tuple[Label, Line]] = deque()
        self.seen: dict[str, Label] = {}
        self.before: Line | None = None

    def add(self, line: Line) -> None:
        """Begin a block with a line, or add it to the one above."""
        label = line.label
        before = self.before
        if (
            label is None
            and before is not None
            and self.layout.marks
            and not (before.mark or line.fresh or self.waiting)
        ):
            # By far the most lines of the most common form: nothing else needs to be looked at.
            draft = self.drafts[-1]
            if not draft.closed:
                draft.pieces.append(Piece(line))
                self.before = line
                return
        if label is not None and (line.declared or self._is_label(line, label)):
            self.seen[label.scheme] = label
            if label.end >= len(line.text) and special_kind(line.text) is None:  # （参考） alone heads what follows
                self.waiting.append((label, line))
            else:
                self.flush()
                self._begin(line, label)
        elif self.waiting:
            self._label(line)
        elif self.before is None or self._begins(line, self.drafts[-1]):
            self._begin(line, None)
        else:
            self.drafts[-1].pieces.append(Piece(line))
        self.before = line

    def place(self, draft: Draft) -> None:
        """Take in a block that was made elsewhere."""
        self.flush()
        self.drafts.append(draft)
        self.before = draft.last

    def flush(self) -> None:
        """Let the labels that found no text stand for themselves."""
        for label, line in self.waiting:
            self.drafts.append(Draft([Piece(line)], label, closed=True))
        self.waiting.clear()

    def _begin(self, line: Line, label: Label | None) -> None:
        draft = Draft([Piece(line, label.end if label else 0)], label)
        if line.declared is not None:
            draft.kind, draft.level = line.declared
            self.drafts.append(draft)
            return
        if label is None or label.family in {"note", "bracket"}:
            self._recognize(draft, line)
        self.drafts.append(draft)

    def _recognize(self, draft: Draft, line: Line) -> None:
        """Mark a line that stands for itself, whatever follows it."""
        if self.layout.stands_alone(line):
            draft.alone = draft.closed = True
        kind = special_kind(line.text)
        if kind == "attachment" and not self.layout.marks and self.layout.wrapped and self.layout.is_full(line):
            return  # （参考）令和５年度における…: a paragraph
        if kind is not None:
            draft.kind, draft.closed = kind, True
            draft.label, draft.pieces[0].start = None, 0

    def _label(self, line: Line) -> None:
        """Give a line the label that stands alone above it.

        Several labels are followed by several titles (第２節 １ 太平洋島嶼国 概観): each takes one, as long as the lines are titles.
        """
        layout = self.layout
        if line.finished or (not layout.marks and layout.is_full(line)):
            while len(self.waiting) > 1:
                label, above = self.waiting.popleft()
                self.drafts.append(Draft([Piece(above)], label, closed=True))
        label, _ = self.waiting.popleft()
        closed = bool(self.waiting) or (bool(self.drafts) and self._took_title())
        kind, level = line.declared or (None, 0)
        self.drafts.append(Draft([Piece(line)], label, kind, closed=closed, level=level))

    def _took_title(self) -> bool:
        """Tell whether the draft before took one of several labels as well, so that this one is a title too."""
        last = self.drafts[-1]
        return last.closed and last.label is not None and last.kind is None

    def _ends(self, before: Line, line: Line) -> bool:
        """Tell whether a block can have ended above a line."""
        layout = self.layout
        if self.waiting or self.drafts[-1].closed or line.fresh:
            return True
        if layout.marks:
            return before.mark
        if before.open:
            return False
        return not layout.wrapped or layout.may_end(before) or (layout.gap is not None and line.gap > layout.gap)

    def _is_label(self, line: Line, label: Label) -> bool:
        """Tell a label from running text that begins like one."""
        if label.family == "bullet" and (
            _DOCUMENT_NUMBER.fullmatch(line.text, label.end)
            or (self.before is None and label.written == "○" and not line.finished)
        ):
            return False  # the gazette and collections of ordinances put ○ before what they print
        if line.text[-1] in _LEADER_ENDS and _LEADER.search(line.text):
            return False
        if self.before is not None and self._cuts_number(self.before, line):
            return False
        if self.before is not None and not self._ends(self.before, line):
            previous = self.seen.get(label.scheme)
            if label.follows(previous) and line.indent < self.before.indent and label.end < len(line.text):
                return True
            above = self.drafts[-1]
            if label.family == "bullet" and above.label and above.label.scheme == label.scheme:
                return line.indent == above.first.indent
            apart = line.gap > 0 and label.written[-1] in "．."
            # running text that a wrap cuts before a figure has no wide space behind it
            apart = apart or (label.family == "number" and line.text[len(label.written) : label.end] == "\u3000")
            return (label.family in _STRONG or apart) and label.follows(previous) and label.end < len(line.text)
        if label.family == "decimal" and "." in label.written and self._counts(line, label):
            return False  # 4.5 円
        if label.family not in _WEAK or label.family == "bullet":
            return True
        previous = self.seen.get(label.scheme)
        if label.follows(previous):
            return not self._counts(line, label)
        step = (label.value or 0) - (previous.value or 0 if previous else 0)
        dressed = label.written[-1] in "．.、）):" or line.text[len(label.written) :].startswith("\u3000")
        return label.value != 0 and (dressed or (0 < step <= 3 and not self._counts(line, label)))

    def _cuts_number(self, before: Line, line: Line) -> bool:
        """Tell whether the line break stands inside a number: 人口 74 / 4 万人."""
        if self.layout.marks or not self.layout.wrapped or line.gap > (self.layout.gap or 0):
            return False
        return before.text[-1].isdigit() and line.text[0].isdigit() and self.layout.is_full(before)

    def _counts(self, line: Line, label: Label) -> bool:
        """Tell whether a number with one space behind it counts what follows: 50 周年, 4.5 円."""
        gap = line.text[len(label.written) : label.end]
        return gap == " " and _COUNTED.match(line.text, label.end) is not None

    def _begins(self, line: Line, draft: Draft) -> bool:
        """Tell whether an unlabeled line begins a block of its own."""
        before = draft.last
        if draft.closed:
            return not self._completes(line, draft)
        if line.fresh:
            return True
        layout = self.layout
        if layout.marks:
            return before.mark and not _is_latin_wrap(before.text, line.text)
        if special_kind(line.text) is not None or _is_apart(line.text, before.text):
            return True
        if layout.stands_alone(line):
            # what is centered goes on, if the line above ends where lines must
            return not (layout.wrapped and line.gap == 0 and not before.finished and layout.fills(before))
        if not layout.wrapped:
            return not self._goes_on(line, draft)
        if before.open or (not before.finished and _PARTICLE.match(line.text)):
            return False
        if "\u3000\u3000\u3000" in before.text or "    " in before.text:
            return True  # what stands in columns is no running text: 地方誘客の促進　　　２，８５０百万円
        if _closes(line, draft):
            return False
        if layout.has_room(before, line):
            return not self._is_wrapped_short(line, draft)
        if not before.finished:
            return len(draft.pieces) == 1 and self._is_below(line, before)
        return (layout.gap is not None and line.gap > layout.gap) or self._is_indented(line, draft)

    def _is_wrapped_short(self, line: Line, draft: Draft) -> bool:
        """Tell whether a line goes on below one that a stop ends a little early.

        The paragraph has its first line set in, this line is not, and it is too long, or too finished, for a heading.
        """
        layout, last = self.layout, draft.last
        return (
            len(draft.pieces) > 1
            and draft.first.indent > last.indent == line.indent
            and line.gap <= (layout.gap or 0)
            and layout.width - last.right <= _NEARLY
            and (line.finished or layout.is_full(line))
        )

    def _is_below(self, line: Line, before: Line) -> bool:
        """Tell whether a paragraph begins below an empty line and a title that is set in further than it."""
        gap = self.layout.gap
        return gap is not None and line.gap > gap and 0 < line.indent < before.indent

    def _completes(self, line: Line, draft: Draft) -> bool:
        """Tell whether a centered line closes the bracket that the one above has left open, as titles of two lines do."""
        return draft.alone and draft.last.open and not line.fresh and self.layout.stands_alone(line)

    def _goes_on(self, line: Line, draft: Draft) -> bool:
        """Tell whether a line goes on with the sentence above in a text that isn't wrapped at a width.

        Links break lines so (…を行う / 会社法 / （平成十七年…）に規定する会社をいう。): from the first break that no
        sentence, title or item ends with, all lines belong together until one ends a sentence.
        """
        before = draft.last
        if line.text[0] in _NEVER_FIRST:
            return True
        if before.finished or line.gap > (self.layout.gap or 0):
            return False
        return len(draft.pieces) > 1 or before.open or _FRAGMENT.search(before.text) is not None

    def _is_indented(self, line: Line, draft: Draft) -> bool:
        """Tell whether a line is set in as the first of a paragraph, against the lines of the block above."""
        first = draft.first
        if len(draft.pieces) > 1:
            return line.indent > draft.last.indent
        if draft.label is not None:
            return line.indent > first.indent + 2 * draft.label.end
        return 0 < first.indent <= line.indent


def special_kind(text: str) -> Kind | None:
    """Name the kind of a line that can be told by its words alone.

    >>> [special_kind(text) for text in ("以　上", "別添　様式第１号", "（単位：億円）", "第１章　総則………３", "別紙のとおり")]
    ['note', 'attachment', 'caption', 'contents', None]
    """
    if text[-1] in _LEADER_ENDS and _LEADER.search(text):
        return "contents"
    if text[0] not in _SPECIAL_STARTS and "単位" not in text:
        return None
    plain = " ".join(text.split()) if "  " in text or "\u3000" in text else text
    if len(plain) > 60:
        return None
    squeezed = text.replace("\u3000", "").replace(" ", "")
    if squeezed.strip("（）()") in _ENDS:
        return "caption" if squeezed == "記" else "note"
    if squeezed == "目次":
        return "contents"
    if is_finished(text):
        return None
    if _ATTACHMENT.fullmatch(plain):
        return "attachment"
    return "caption" if _CAPTION.fullmatch(plain) else None


def _closes(line: Line, draft: Draft) -> bool:
    """Tell whether a line in brackets closes an item, at whose text it is set in."""
    label = draft.label
    if label is None or line.gap or not draft.last.finished or not _CHARGE.fullmatch(line.text):
        return False
    return draft.first.indent < line.indent <= draft.first.indent + 2 * label.end + 2


def _is_apart(text: str, before: str) -> bool:
    """Tell a line that holds an address and nothing else, or an English title below a Japanese one."""
    if text[0] in "hw" and _URL.fullmatch(text):
        return True
    return text[0] == "〒" or (
        text.isascii() and len(text) > 24 and not before[-1].isascii() and before[-1] not in "（「，、"
    )


def _is_latin_wrap(before: str, after: str) -> bool:
    """Tell whether a line break stands between two Latin words, which has a space before it that marks nothing."""
    return before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].islower()
