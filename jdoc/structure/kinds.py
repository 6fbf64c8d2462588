"""Kinds: what part each block plays in its document, told by its words and by what stands above and below it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from msgspec import Struct

from jdoc.language.contacts import is_entry
from jdoc.language.datelines import is_dateline, is_of_chronology
from jdoc.language.headings import asks_for_contact, is_heading_in_brackets, is_title_of_law, opens_law
from jdoc.language.katakana import is_katakana_sentence
from jdoc.language.lazy import deferred
from jdoc.language.line_ends import is_finished
from jdoc.language.offices import is_office
from jdoc.language.sittings import begins_like_entry, is_occasion, is_on_agenda, names_who_is_present
from jdoc.structure.captions import is_caption
from jdoc.structure.notes import continues_notes
from jdoc.structure.rules import Question, Rule, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.enumerators import Enumerator
    from jdoc.model import Kind
    from jdoc.structure.drafts import Draft

_ADDRESSEE = deferred(r".{1,40}(?:殿|様|御中|各位|閣下)")
"""Whom a letter goes to: `[各都道府県知事　殿]`, `[関係各位]`, not `北浜市長`."""
_OFFICES = deferred(
    "(?:[庁局部署]?[中内]|課所|庁中|庁内)一般|各?出先(?:の)?機関|(?:各|関係)(?:課|室|部局|機関|所属|かい|署所)[室長]?"
)
"""Whom an order inside an office goes to: `[庁中一般]`, `[出先機関]`, `[各課室]`, not `一般会計`."""
_FIELD = deferred("[^：:]{1,14}[：:].")
"""A name and its value: `[場所：県]庁`, `[電話: ]03`, not `場所`, `：`."""
_ADDRESS = deferred(r"[@＠h\d](?:(?<=[@＠])|(?<=h)ttps?://|(?<=\d)\d{1,3}[-－（(]\d{2,4}[-－）)]\d{3,4})")
"""An address or a telephone number: `info[@]example.jp`, `[https://]example.jp`, `電話[03-1234-5678]`, not `2025年`."""
_OFFICE = deferred(
    "[^第0-9０-９]{2,24}(?:[省庁府局課室係]|委員会|本部|事務局|機構|大使館|裁判所)(?:[（(].{1,20}[）)])?"
)
"""A body that issues a document: `[総務省]`, `[北浜市教育委員会]`, not `第２課`."""
_HANDOUT = deferred("(?:参考)?資料[0-9０-９一二三四五六七八九十]")
"""The number of a handout: `[資料１]`, `[参考資料2]`, not `資料の一覧`."""
_OPENERS = deferred("前文|序文|序|はじめに|総論|概要|趣旨|背景|経緯|結語|結び|おわりに|まとめ")
"""Words that head a part by themselves: `[はじめに]`, `[概要]`, not `内容`."""
_WORD = deferred("[^\\W_]")
"""A letter or digit of any script: `×[港]×`, not `×××`."""
_FIGURE = deferred(r"[0-9０-９,，.．/／△▲%％＋+－-]+")
"""A figure that nothing stands beside: `[1,200]`, `[△３／４]`, not `3件`."""
_FIGURE_STARTS = frozenset("0123456789０１２３４５６７８９,，.．/／△▲%％＋+－-")
_COLUMNS = deferred(r"[ \u3000]{2,}")
"""A gap inside a line: `北浜港[　　]東浜港`, not `北浜港　東浜港`."""
_REMARK = deferred("[（(][^（）()]*[）)]")
"""A remark in brackets: `港湾保安計画[（無償資金協力）]`, not `港湾保安計画`."""
_STOPS = frozenset("、，")
_OPEN_ENDS = frozenset("、，,：:")
_LONGEST_TITLE = 60
_LONGEST_HEADING = 40
_MOST_TITLES = 5
_BETWEEN_ARTICLES = frozenset({"attachment", "heading", "title", "signature", "dateline"})
"""Kinds that no article holds."""
_MOST_ITEMS = 200
"""Blocks that an article has at most, as far as its items are told."""
_TITLE_INDENT = 6
"""Columns by which titles below the date are set in."""


class Kinds(list["Kind"]):
    """The kinds of the blocks so far, with how many there are of each: to count them anew takes long in a long text."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[Kind] = Counter()
        self._counted = 0

    @property
    def counts(self) -> Counter[Kind]:
        """How many there are of each kind; what was counted before is not counted again."""
        self._counts.update(self[self._counted :])
        self._counted = len(self)
        return self._counts


class Neighborhood(Struct, gc=False):
    """A block and those around it."""

    draft: Draft
    text: str
    drafts: Sequence[Draft]
    texts: Sequence[str]
    kinds: Kinds
    """Of the blocks above."""
    index: int
    body: int
    """The index of the block that the body begins with: the first sentence, number or table."""

    squeezed: str = ""
    """The text without spaces; of a longer text than titles are, its beginning."""

    @property
    def is_last(self) -> bool:
        """Whether nothing stands below."""
        return self.index + 1 == len(self.drafts)

    @property
    def below(self) -> Draft:
        """The block below, where there is one."""
        return self.drafts[self.index + 1]

    @property
    def text_below(self) -> str:
        """Its text."""
        return self.texts[self.index + 1]

    @property
    def number_below(self) -> Enumerator | None:
        """Its enumerator."""
        return None if self.is_last else self.below.enumerator

    @property
    def number_above(self) -> Enumerator | None:
        """The enumerator of the block above."""
        return self.drafts[self.index - 1].enumerator if self.index else None

    @property
    def begins_law(self) -> bool:
        """Whether the title of a law stands above its first article, or the sentence that it begins with."""
        if self.is_last or not is_title_of_law(self.squeezed):
            return False
        return is_caption(self.text_below) or self.below.series == "article" or opens_law(self.text_below)

    @property
    def may_be_in_front(self) -> bool:
        """Whether the block is centered or stands in front of the first sentence."""
        return self.draft.alone or self.index < self.body

    @property
    def may_be_title(self) -> bool:
        """Whether another title may stand here: in front, and below the date only if it is set in as titles are."""
        titles = self.kinds.counts["title"] if self.index < self.body else _MOST_TITLES
        if titles and self.kinds.counts["dateline"] and self.draft.first.indent < _TITLE_INDENT:
            return False
        return titles < _MOST_TITLES

    @property
    def is_amid_numbers(self) -> bool:
        """Whether the blocks above and below have numbers."""
        return self.number_above is not None and self.number_below is not None

    @property
    def next_number(self) -> Enumerator:
        """The enumerator of the block below, where that has one."""
        return cast("Enumerator", self.below.enumerator)

    @property
    def is_between_numbers(self) -> bool:
        """Whether the numbers above and below are of one series: what stands between is the text of the first."""
        above, below = cast("Enumerator", self.number_above), self.next_number
        return above.series == below.series and above.value != below.value

    @property
    def is_set_apart(self) -> bool:
        """Whether it stands below a sentence, which it can't be the text of: below an empty line, or as far out as that."""
        if not is_finished(self.texts[self.index - 1]) or self.text[0] in "（(":
            return False
        return self.draft.first.gap > 0 or self.draft.first.indent <= self.drafts[self.index - 1].first.indent

    @property
    def is_below_issuer(self) -> bool:
        """Whether it may be the first title, below who issued the document."""
        return self.kinds[-1:] == ["signature"] and not self.kinds.counts["title"]


def _is_date(n: Neighborhood) -> bool:
    """Tell a date from one that only begins a line of the body (2031年４月　共同研究の開始), and a document's number."""
    in_columns = n.index >= n.body and "\u3000" in n.text
    return not in_columns and is_dateline(n.squeezed)


def _is_article_caption(n: Neighborhood) -> bool:
    below = n.number_below
    return below is not None and below.scheme.is_captioned and is_caption(n.squeezed)


UNNUMBERED: Question[Neighborhood, Kind] = Question(
    Rule("longer than titles are", "paragraph", lambda n: len(n.text) > _LONGEST_TITLE),
    Rule("a sentence", "paragraph", lambda n: is_finished(n.text)),
    Rule("a sentence in katakana", "paragraph", lambda n: is_katakana_sentence(n.text)),
    Rule("a row of signs", "paragraph", lambda n: not _WORD.search(n.text)),  # ×　　×　　×
    Rule(
        "a figure alone", "paragraph", lambda n: n.squeezed[0] in _FIGURE_STARTS and bool(_FIGURE.fullmatch(n.squeezed))
    ),
    Rule("a date or a document's number", "dateline", _is_date),
    Rule(
        "an addressee", "signature", lambda n: len(n.draft.pieces) == 1 and _ADDRESSEE.fullmatch(n.squeezed) is not None
    ),
    Where(
        lambda n: n.may_be_in_front,
        Rule("an office, centered or in front", "signature", lambda n: is_office(n.squeezed)),
        Rule("offices that an order goes to", "signature", lambda n: _OFFICES.fullmatch(n.squeezed) is not None),
        Rule(  # on top it is the title: 北浜市教育委員会
            "a body that issues the document",
            "signature",
            lambda n: n.index > 0 and _OFFICE.fullmatch(n.squeezed) is not None,
        ),
    ),
    Rule("what an article is about", "caption", _is_article_caption),
    Where(
        lambda n: begins_like_entry(n.text),
        Rule("item of the agenda", "item", lambda n: is_on_agenda(n.text)),
        Rule("who is present", "item", lambda n: names_who_is_present(n.draft.first.text)),
        Rule("where and when a meeting is held", "paragraph", lambda n: is_occasion(n.text)),
    ),
    Rule("a day and what happened then", "paragraph", lambda n: is_of_chronology(n.text)),
    Rule("a name and its value", "paragraph", lambda n: _FIELD.match(n.squeezed) is not None),
    Rule("an address or telephone number", "paragraph", lambda n: _ADDRESS.search(n.squeezed) is not None),
    Rule("a line that says whom to ask", "paragraph", lambda n: is_entry(n.text)),
    Rule("the number of a handout", "paragraph", lambda n: _HANDOUT.match(n.squeezed) is not None),
    Rule("words in columns", "paragraph", lambda n: _COLUMNS.search(n.draft.first.text) is not None),
    Rule("a heading in brackets", "heading", lambda n: is_heading_in_brackets(n.text)),
    Rule("a word that heads a part", "heading", lambda n: _OPENERS.fullmatch(n.squeezed) is not None),
    Rule("whom to ask", "heading", lambda n: asks_for_contact(n.squeezed)),
    Rule("in front of the first sentence", "title", lambda n: n.may_be_title),
    Rule("centered above a text", "heading", lambda n: n.draft.alone and not n.is_last),
    # what a short line heads: sentences, or numbers that open or go on
    Rule("holds a stop", "paragraph", lambda n: "。" in n.text),
    Rule("of two lines", "paragraph", lambda n: len(n.draft.pieces) > 1),
    Rule("ends with a comma or colon", "paragraph", lambda n: n.text[-1] in _OPEN_ENDS),
    Rule("longer than headings are", "paragraph", lambda n: len(n.text) > _LONGEST_HEADING),
    Rule("a short line with nothing below", "paragraph", lambda n: n.is_last),
    Where(
        lambda n: n.is_amid_numbers,
        Rule("set apart between two numbers", "heading", lambda n: n.is_between_numbers and n.is_set_apart),
        Rule("between two numbers", "paragraph", lambda n: n.is_between_numbers),
        Rule("between a number and a note", "paragraph", lambda n: n.next_number.is_note),
        Rule("remark on a number", "paragraph", lambda n: _REMARK.fullmatch(n.text) is not None),
    ),
    Rule("above a table or its caption", "heading", lambda n: n.below.kind in {"table", "caption"}),
    Rule("above a lone line", "paragraph", lambda n: n.below.kind is not None),
    Rule("above what an article is about", "heading", lambda n: is_caption(n.text_below)),
    Rule("above a sentence", "heading", lambda n: is_finished(n.text_below)),
    Rule("above a number", "heading", lambda n: n.number_below is not None and not n.number_below.is_note),
    Rule("above another short line", "paragraph", lambda _: True),
)
"""What is a block without an enumerator?"""
ORDERS: Question[Neighborhood, Kind] = Question(
    Rule("the title of a law, above its first words", "title", lambda n: n.begins_law),
    Rule("the title of an order, below who issued it", "title", lambda n: n.is_below_issuer),  # in the gazette
    Rule("a heading", "heading", lambda _: True),
)
"""What is a block that would be a heading?"""


class Numbered(Neighborhood, kw_only=True, gc=False):
    """A block with an enumerator, and those around it."""

    number: Enumerator

    @property
    def is_below_note(self) -> bool:
        """Whether the block above is a note."""
        return self.kinds[-1:] == ["note"]

    @property
    def is_in_article(self) -> bool:
        """Whether it belongs to an article of a law, whose items head nothing, be they as short as titles."""
        for above in range(self.index - 1, max(-1, self.index - _MOST_ITEMS), -1):
            if self.drafts[above].series == "article":
                return self.kinds[above] != "heading"
            if self.kinds[above] in _BETWEEN_ARTICLES:
                return False
        return False

    @property
    def is_title(self) -> bool:
        """Whether the text is short enough for a title; what stands in brackets behind it doesn't count."""
        core = _REMARK.sub("", self.text) or self.text
        most = _LONGEST_TITLE if _STOPS.isdisjoint(core) else _LONGEST_TITLE // 2
        return len(self.text) <= _LONGEST_TITLE and len(core) <= most

    @property
    def is_bill_above_text(self) -> bool:
        """Whether the name of a bill stands above what is said of it, be it the only one of a list with a text."""
        if self.number.scheme.name != "bill" or self.is_last or not self.is_above_text:
            return False
        return is_finished(self.text_below)

    @property
    def is_listed(self) -> bool:
        """Whether the block above is one of the same series and no heading."""
        above = self.number_above
        return above is not None and above.series == self.number.series and self.kinds[-1] != "heading"

    @property
    def opens_list(self) -> bool:
        """Whether the first of a deeper series stands below."""
        below = self.number_below
        return below is not None and below.value == 1 and not below.is_note and below.rank > self.number.rank

    @property
    def is_above_table(self) -> bool:
        """Whether a table or its caption stands below."""
        return self.below.enumerator is None and self.below.kind in {"table", "caption"}

    @property
    def is_ticked(self) -> bool:
        """Whether it is a box to be ticked, above a remark in brackets."""
        return self.number.written == "□" and _REMARK.fullmatch(self.text_below) is not None

    @property
    def is_above_text(self) -> bool:
        """Whether an unnumbered text stands below, that is no line by itself and no name with its value."""
        below = self.below
        if below.enumerator or below.kind or below.alone:
            return False
        return not (_FIELD.match(self.text_below) or _ADDRESS.search(self.text_below))


Heading: TypeAlias = Literal["heading", "no heading", "note"]
NUMBERED: Question[Numbered, Heading] = Question(
    Rule(
        "the next of the notes above",
        "note",
        lambda n: n.is_below_note and continues_notes(n.number, n.drafts, n.kinds),
    ),
    Rule("a form that heads nothing", "no heading", lambda n: n.number.scheme.heads == "never"),  # ・, （注）
    Rule("a division of a law", "heading", lambda n: n.number.scheme.heads == "always"),
    Rule("a number before a sentence", "no heading", lambda n: is_finished(n.text) or "。" in n.text),
    Rule("a number before a sentence in katakana", "no heading", lambda n: is_katakana_sentence(n.text)),
    Rule("repealed", "no heading", lambda n: n.text == "削除"),
    Rule("an item of an article", "no heading", lambda n: n.number.scheme.makes == "item" and n.is_in_article),
    Rule("a number before a long text", "no heading", lambda n: not n.is_title),
    Rule("a chapter", "heading", lambda n: n.number.scheme.heads == "if short"),
    Rule("the name of a bill above a text", "heading", lambda n: n.is_bill_above_text),
    Rule("one of a list", "no heading", lambda n: n.is_listed and not n.opens_list),
    Rule("a number with nothing below", "no heading", lambda n: n.is_last),
    Rule("a box to be ticked", "no heading", lambda n: n.is_ticked),
    Rule("a number above a table or its caption", "heading", lambda n: n.is_above_table),
    Rule("a number above a text", "heading", lambda n: n.is_above_text),
    Rule("a number above a lone line", "no heading", lambda n: n.number_below is None),
    Rule("a number above a note", "no heading", lambda n: n.next_number.is_note),
    Rule("a number above the next of its series", "no heading", lambda n: n.next_number.series == n.number.series),
    Rule("a number above a deeper one", "heading", lambda n: n.next_number.rank > n.number.rank),
    Rule("a number above the first of another series", "heading", lambda n: n.next_number.value == 1),
    Rule("a number above a higher one", "no heading", lambda _: True),
)
"""Does a block with an enumerator head what follows, or is it what its scheme makes?"""


def name_kinds(drafts: Sequence[Draft], texts: Sequence[str]) -> list[Kind]:
    """Name the kind of each block, and note in it which rule told."""
    body = _body_start(drafts, texts)
    kinds = Kinds()
    for index, draft in enumerate(drafts):
        if draft.kind is not None:
            kinds.append(draft.kind)
        elif draft.enumerator is not None:
            numbered = Numbered(draft, texts[index], drafts, texts, kinds, index, body, number=draft.enumerator)
            heads = NUMBERED.decide(numbered)
            kinds.append(draft.enumerator.scheme.makes if heads.verdict == "no heading" else heads.verdict)
            draft.because = heads.name
        else:
            squeezed = "".join(texts[index][: _LONGEST_TITLE + 1].split())
            rule = _name_unnumbered(Neighborhood(draft, texts[index], drafts, texts, kinds, index, body, squeezed))
            kinds.append(rule.verdict)
            draft.because = rule.name
    return kinds


def _name_unnumbered(block: Neighborhood) -> Rule[Neighborhood, Kind]:
    rule = UNNUMBERED.decide(block)
    if rule.verdict != "heading":
        return rule
    order = ORDERS.decide(block)
    return rule if order.verdict == "heading" else order


def _body_start(drafts: Sequence[Draft], texts: Sequence[str]) -> int:
    """Find where the front matter ends: at the first sentence, number or table."""
    for index, (draft, text) in enumerate(zip(drafts, texts, strict=True)):
        if draft.enumerator or draft.kind not in {None, "title", "signature", "note"}:
            return index
        if (is_finished(text) and not _REMARK.fullmatch(text)) or len(text) > 2 * _LONGEST_TITLE:
            return index
    return len(drafts)
