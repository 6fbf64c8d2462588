"""The record that travels: a document comes in, blocks go from stage to stage, entities hang on blocks."""

# Annotations are no texts here, as they are elsewhere: msgspec reads all of them, and texts take it twice as long.

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from jdoc.vocabulary import ENTITY_LABELS, SCOPES, BlockKind, DateSource, EntityLabel, NamesMode, PaperKind, Severity

__all__ = ["Block", "BlockKind", "Document", "Entity", "EntityLabel", "Kind", "NamesMode", "Run"]

Kind = BlockKind
Run = tuple[int, ...]
"""Where a run of text begins: (offset in the text, line, column), lines and columns from 1; then the page, if known."""

Box = tuple[int, float, float, float, float]
"""A rectangle on a page: the page, then left, bottom, right and top in points, as the PDF itself counts them."""

Span = tuple[int, int, int, int]
"""A merged cell of a table: its row and column, both from 0, and how many rows and columns it takes."""

Start = Annotated[int, Meta(ge=0, description="offset of the first character in the block's text")]
Stop = Annotated[int, Meta(ge=0, description="offset after the last character")]
Written = Annotated[str, Meta(description="the words, as written")]
"""The fields of what stands in a text."""


class Table(Struct):
    """Lines of a document that are rows of a table, their cells held apart by tabs; an empty row is an empty line."""

    lines: range
    """Indexes of the lines."""
    width: int
    """How many columns it has."""
    spans: list[Span] = field(default_factory=list)
    """The merged cells; the text of each stands in its upper left place, the others that it covers are empty."""
    edges: list[float] = field(default_factory=list)
    """Where the columns begin, and where the last one ends, if the reader has measured it: in points."""


class Document(Struct):
    """A document as its reader hands it on: physical lines, characters as they stand in the file."""

    name: str
    """The path as given, `-` for standard input."""
    lines: list[str]
    """Without line ends and without characters that stand for nothing (control characters, zero-width marks)."""
    pages: list[int] = field(default_factory=list)
    """Indexes of the lines that open a page; empty where the document knows no pages."""
    columns: dict[int, list[int]] = field(default_factory=dict)
    """For a line (by index) that lost or joined characters on reading: the column of each character that is left."""
    unseen: dict[tuple[int, int, int], str] = field(default_factory=dict)
    """What nobody sees and was taken out of words: by its page (0 where lines count through all), the number of its
    line, and the column behind it."""
    origins: dict[int, list[int]] = field(default_factory=dict)
    """For a line (by index) that was put together of several lines of the file: the line of each character."""
    numbers: list[int] = field(default_factory=list)
    """The number that each line has for a reader, if not its position: those of a PDF count on their page."""
    rights: list[int] = field(default_factory=list)
    """The column that each line ends in, where the reader has measured it on the page; else it is counted."""
    levels: list[float] = field(default_factory=list)
    """How far down its page each line stands, in points, where the reader has measured it."""
    boxes: dict[int, Box] = field(default_factory=dict)
    """For lines (by index), the rectangle that each takes on its page; of a row of a table, that of the table."""
    starts: set[int] = field(default_factory=set)
    """Indexes of lines that surely begin a block, as a change of type tells; others may as well."""
    short_names: list[str] = field(default_factory=list)
    """What its format says that the law is called shortly that it holds."""
    declared: bool = False
    """The format says where blocks begin: where `starts` has it and nowhere else; a space ends each."""
    kinds: dict[int, tuple[BlockKind, int]] = field(default_factory=dict)
    """For the first line of a block, what the format says that it is: its kind, and the level of a heading."""
    tables: list[Table] = field(default_factory=list)
    """The tables that the reader has found."""
    furniture: set[int] = field(default_factory=set)
    """Indexes of lines that the reader knows to be none of the text: ruby, headers and footers, navigation."""
    page_count: int | None = None
    """How many pages the file has, those without text as well, where it says so."""
    recognised: dict[int, int | None] = field(default_factory=dict)
    """The pages, from 1, whose text a program has read off a picture, and how surely, from 0 to 100, if it said."""


class Weekday(Struct, kw_only=True):
    """The weekday that stands beside a date."""

    text: Annotated[str, Meta(description="the word, as written", examples=["金", "金曜日", "㈮"])]
    start: Start
    end: Stop


class End(Struct, kw_only=True, omit_defaults=True):
    """One end of a range, as it is written: 5 and 8名 of 5～8名."""

    start: Start
    end: Stop
    value: Annotated[int | float | str | None, Meta(description="its value, in the unit of the range")] = None
    weekday: Annotated[Weekday | None, Meta(description="of a day: the weekday beside it")] = None


class Entity(Struct, kw_only=True, omit_defaults=True, dict=True):
    """A date, an amount, a name …: a span of a block's text with its normalised value."""

    label: Annotated[
        str,
        Meta(
            description="what was found, as OntoNotes names it; those of others stay as they are",
            examples=[*ENTITY_LABELS],
        ),
    ]
    start: Annotated[int, Meta(ge=0, description="offset of the first character in the block's text, in code points")]
    end: Stop
    text: Annotated[str, Meta(description="the span itself")]
    value: Annotated[int | float | str | None, Meta(description="normalised: a number, EDTF, a canonical name")] = None
    unit: Annotated[str | None, Meta(description="ISO 4217 for money, else as written")] = None
    lower: Annotated[int | float | str | None, Meta(description="a range's lower end, a duration in ISO 8601")] = None
    upper: Annotated[int | float | str | None, Meta(description="a range's upper end")] = None
    from_: Annotated[End | None, Meta(description="of a range: its first end, as written")] = field(
        name="from", default=None
    )
    to: Annotated[End | None, Meta(description="of a range: its second end, as written")] = None
    weekday: Annotated[Weekday | None, Meta(description="of a day: the weekday beside it")] = None
    earliest: Annotated[
        str | None,
        Meta(description="first day of what is named, ISO 8601; an open interval's open end is in `value` alone"),
    ] = None
    latest: Annotated[str | None, Meta(description="last day of what is named, inclusive")] = None
    approx: Annotated[bool | None, Meta(description="said to be approximate (約, 程度)")] = None
    bound: Annotated[Literal["ge", "le", "gt", "lt"] | None, Meta(description="以上, 以下, 超, 未満")] = None
    of: Annotated[
        str | None,
        Meta(description="in prose: what it is an amount of, as written", examples=["総事業費", "補助限度額"]),
    ] = None
    relative: Annotated[bool | None, Meta(description="the document's own date was needed for the value")] = None
    note: Annotated[
        str | None,
        Meta(
            description="what is odd: a day or time that doesn't exist, a year past its era's end, years that differ",
            examples=["no-such-day", "era-ended", "two-years", "reversed", "no-such-provision"],
        ),
    ] = None
    id: Annotated[str | None, Meta(description="ISO 3166 for countries")] = None
    role: Annotated[str | None, Meta(description="a person's title")] = None
    sentence: Annotated[
        Literal["main", "proviso", "first", "middle", "latter", "chapeau"] | None,
        Meta(description="which sentence of a provision is cited: 本文, ただし書, 前段 …"),
    ] = None
    target: Annotated[int | None, Meta(description="`seq` of the block that a citation leads to in this document")] = (
        None
    )
    ref: Annotated[str | None, Meta(description="the name or amount, defined elsewhere, that this one stands for")] = (
        None
    )
    law_num: Annotated[
        str | None, Meta(description="of a law: its number, as laws write it", examples=["平成十七年法律第八十六号"])
    ] = None
    law_id: Annotated[
        str | None,
        Meta(description="of a law: what e-Gov knows it by, where that is certain", examples=["417AC0000000086"]),
    ] = None
    cell: Annotated[
        tuple[int, int] | None, Meta(description="in a table: row and column of the cell that it begins in, from 0")
    ] = None


class Words(Struct, kw_only=True, omit_defaults=True):
    """Some words of a block that belong to a stance: its object, whom it is addressed to."""

    text: Written
    start: Start
    end: Stop
    block: Annotated[int | None, Meta(description="`seq` of the block that they stand in, if it is another one")] = None


class Actor(Words, kw_only=True, omit_defaults=True):
    """Who takes a stance."""

    value: Annotated[str | None, Meta(description="the canonical name, where it is one")] = None
    ref: Annotated[str | None, Meta(description="whom the document says that this stands for")] = None
    implicit: Annotated[
        bool | None, Meta(description="true where the clause names nobody: the last one carries on")
    ] = None


class Stance(Struct, kw_only=True, omit_defaults=True, dict=True):
    """An act of speech: somebody welcomes, condemns, supports, requests something."""

    act: Annotated[str, Meta(description="one of a closed set of 25: welcome, condemn, request …")]
    start: Annotated[int, Meta(ge=0, description="offset of the predicate in the block's text, its adverbs left out")]
    end: Annotated[int, Meta(ge=0, description="offset after the predicate")]
    verb: Annotated[str, Meta(description="the predicate in its dictionary form")]
    actor: Annotated[Actor | None, Meta(description="who does it; null where the document doesn't say")] = None
    object: Annotated[Words | None, Meta(description="what it is about, without its particle")] = None
    addressee: Annotated[Words | None, Meta(description="whom it is addressed to")] = None
    polarity: Annotated[
        Literal["positive", "negative", "neutral"] | None, Meta(description="that of the act, whatever it is about")
    ] = None
    strength: Annotated[Literal["strong", "weak"] | None, Meta(description="what the adverb makes it")] = None
    adverb: Annotated[str | None, Meta(description="how it is done: 高く, 断固として")] = None
    attitude: Annotated[str | None, Meta(description="the noun of 謝意を表明した and the like")] = None
    negated: Annotated[bool | None, Meta(description="it is said not to be done")] = None
    conditional: Annotated[bool | None, Meta(description="it depends on something: 必要があれば")] = None
    refers: Annotated[Words | None, Meta(description="what これ stands for")] = None
    code: Annotated[str | None, Meta(description="of the event, in the scheme that was asked for")] = None


class Definition(Struct, kw_only=True, omit_defaults=True, dict=True):
    """What a block says that something is called: 以下「法」という, 「港」とは、…をいう."""

    term: Annotated[str, Meta(description="what it is called, as written")]
    text: Annotated[str, Meta(description="what is called so, as far as it can be told; empty where it can't")] = ""
    start: Annotated[int, Meta(ge=0, description="offset of the first character of that in the block's text")]
    end: Stop
    scope: Annotated[str, Meta(description="how far the term reaches", examples=[*SCOPES])]
    within: Annotated[str | None, Meta(description="the words that say so, as written: この条及び次条において")] = None


class Related(Struct, kw_only=True, omit_defaults=True):
    """The other side of a finding: a place that it contradicts."""

    text: Written
    start: Annotated[int, Meta(ge=0, description="offset of the first character in its block's text")]
    end: Stop
    doc: Annotated[str | None, Meta(description="the document that it stands in, if it is another one")] = None
    block: Annotated[int | None, Meta(description="`seq` of the block that it stands in, if it is another one")] = None
    line: Annotated[int | None, Meta(description="the line of the file, from 1")] = None
    column: Annotated[int | None, Meta(description="the column, from 1")] = None
    page: Annotated[int | None, Meta(description="the page, where the document has pages")] = None


class Finding(Struct, kw_only=True, omit_defaults=True, dict=True):
    """Something that can't be right: two places that contradict each other, or one that contradicts the calendar."""

    rule: Annotated[str, Meta(description="what found it", examples=["weekday-mismatch", "table-sum"])]
    severity: Annotated[Severity, Meta(description="how sure it is by the text alone")]
    start: Start
    end: Stop
    text: Annotated[str, Meta(description="the words that are meant, as written")]
    message: Annotated[str, Meta(description="what is wrong, in one line")]
    expected: Annotated[str | None, Meta(description="what the document itself says elsewhere")] = None
    related: Annotated[list[Related] | None, Meta(description="the other side: what it contradicts")] = None


class Paper(Struct, kw_only=True, omit_defaults=True):
    """A document as a whole, by what its blocks say."""

    doc: Annotated[str | None, Meta(description="the document's name, as in its blocks")] = None
    title: Annotated[str | None, Meta(description="its title, the lines of it with spaces between")] = None
    kind: Annotated[PaperKind | None, Meta(description="what it is, by its title or its number")] = None
    date: Annotated[str | None, Meta(description="the day that it bears, ISO 8601")] = None
    date_source: Annotated[DateSource | None, Meta(description="where that day was found")] = None
    number: Annotated[str | None, Meta(description="its number, as written", examples=["総基通第８７号"])] = None
    issuers: Annotated[list[str], Meta(description="who issues or signs it, as written, office and name")] = []
    addressees: Annotated[list[str], Meta(description="whom it is addressed to, without honorifics")] = []
    pages: Annotated[int | None, Meta(description="how many pages it has, where it has pages")] = None
    blocks: Annotated[int, Meta(description="how many blocks it has")] = 0
    characters: Annotated[int, Meta(description="how many characters their texts have")] = 0
    sha256: Annotated[
        str | None, Meta(description="of the bytes of its file; of a document inside another file, of that one")
    ] = None


class Block(Struct, kw_only=True, omit_defaults=True, dict=True):
    """One block of a document: a title, a heading, a paragraph; or one sentence of it.

    Fields of your own are kept and written out again as they stand.
    """

    # They live in the instance's `__dict__`, as raw JSON.

    doc: Annotated[str | None, Meta(description="the document's name: the path as given, - for standard input")] = None
    seq: Annotated[int | None, Meta(description="0-based position of the block in its document")] = None
    kind: Annotated[BlockKind | None, Meta(description="what part the block plays in its document")] = None
    section: Annotated[list[str] | None, Meta(description="the headings above, outermost first, as written")] = None
    label: Annotated[str | None, Meta(description="the number or bullet that was taken off, as written")] = None
    number: Annotated[str | None, Meta(description="the block's own number, half-width: 3, (1), ア, 第2章")] = None
    part: Annotated[int | None, Meta(description="1-based position among the paragraphs of one number")] = None
    locator: Annotated[
        str | None,
        Meta(description="its place by the numbers above it and its own: 第2章/第5条/2/一; of no other block the same"),
    ] = None
    provision: Annotated[
        str | None,
        Meta(description="in laws, treaties, contracts: where it stands, in the steps of e-Gov: At_16-Pr_1-It_2"),
    ] = None
    uid: Annotated[
        str | None, Meta(description="identifies it by what it says: stays when other blocks are put in or taken out")
    ] = None
    block: Annotated[int | None, Meta(description="of a sentence: `seq` of the block that it was cut from")] = None
    start: Annotated[
        int | None, Meta(description="of a sentence: offset of its first character in the text of its block")
    ] = None
    end: Annotated[int | None, Meta(description="of a sentence: offset after its last character there")] = None
    translation: Annotated[
        str | None, Meta(description="of a sentence: what a translator has made of it, with --translation")
    ] = None
    text: Annotated[str, Meta(description="the text, hard wraps undone, the number taken off, nothing else altered")]
    attribution: Annotated[
        str | None, Meta(description="of a speech: the words before it that say who speaks, as written")
    ] = None
    name: Annotated[str | None, Meta(description="of a signature or a speech: the person")] = None
    role: Annotated[str | None, Meta(description="of a signature or a speech: the person's title, seat or office")] = (
        None
    )
    why: Annotated[str | None, Meta(description="with --explain: the rules that made the block what it is")] = None
    definitions: Annotated[list[Definition] | None, Meta(description="what the block says that things are called")] = (
        None
    )
    rows: Annotated[
        list[list[str]] | None,
        Meta(description='of a table: its cells, as many in each row; "" where a merged cell covers a place'),
    ] = None
    spans: Annotated[
        list[Span] | None,
        Meta(description="of a table: its merged cells, [row, column, rows, columns] each, counted from 0"),
    ] = None
    source: Annotated[
        list[Annotated[Run, Meta(min_length=3)]] | None,
        Meta(description="where each run of text begins: [offset, line, column], a page as fourth where known"),
    ] = None
    box: Annotated[
        list[Box] | None,
        Meta(
            description="in a PDF: the rectangles it takes, [page, left, bottom, right, top] each, in points, as the "
            "file counts them, mostly from the lower left corner; of a sentence those of its block"
        ),
    ] = None
    ocr: Annotated[bool | None, Meta(description="true where a program has read the text off a picture")] = None
    confidence: Annotated[
        int | None, Meta(description="with `ocr`: how surely its page was read, from 0 to 100, if the program said")
    ] = None
    base_date: Annotated[str | None, Meta(description="the day that relative dates count from, ISO 8601")] = None
    base_date_source: Annotated[DateSource | None, Meta(description="where that day was found")] = None
    unseen: Annotated[
        list[tuple[int, str]] | None,
        Meta(
            description="what nobody sees and was taken out of its words: [offset of the character behind it, code]",
            examples=[[[2, "U+00AD"]]],
        ),
    ] = None
    stances: Annotated[list[Stance] | None, Meta(description="who does what, in order of the predicates")] = None
    findings: Annotated[list[Finding] | None, Meta(description="what can't be right in the block")] = None
    entities: Annotated[list[Entity] | None, Meta(description="sorted by start; overlaps only by nesting")] = None

    @property
    def mark(self) -> str:
        """What was taken off the text in front: its number or sign, and who speaks."""
        return (self.label or "") + (self.attribution or "")
