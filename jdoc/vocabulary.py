"""The closed vocabularies of records and options, as types: help, schema, README and views are made from them.

It imports nothing of weight, since the help of a command names them before any record is read.
"""

from __future__ import annotations

from typing import Literal, get_args

BlockKind = Literal[
    "title",
    "heading",
    "paragraph",
    "item",
    "signature",
    "dateline",
    "note",
    "table",
    "caption",
    "attachment",
    "contents",
    "furniture",
]
"""What part a block plays in its document."""

CalendarLabel = Literal["DATE", "TIME", "DURATION"]
AmountLabel = Literal["MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"]
"""What can be more or less."""
NameLabel = Literal["ORG", "PERSON", "GPE", "LOC", "FAC", "LAW", "EVENT"]
ReferenceLabel = Literal["CITATION"]
"""What refers to a provision of a law."""
EntityLabel = Literal[CalendarLabel, AmountLabel, NameLabel, ReferenceLabel]
"""What jdoc finds, named as in OntoNotes; entities that others have put into a record may bear any label."""

DateSource = Literal["option", "record", "dateline", "title", "signature", "opening"]
"""Where a document's own day was found: given, in its record, or where the document bears it."""

Scope = Literal["document", "section", "article", "paragraph", "item"]
"""How far a term reaches that a document defines."""

DefinitionForm = Literal["definition", "acronym"]
"""How a document says what it calls something: 以下「法」という, 世界税関機構（ＷＣＯ）."""

Severity = Literal["info", "warning", "error"]
"""How sure a finding is: an error by the text alone, a warning worth a look, an info to know."""
CheckGroup = Literal["dates", "amounts", "tables", "structure", "terms", "names", "characters"]
"""What the rules of `check` are about."""

PaperKind = Literal[
    "law",
    "cabinet-order",
    "rule",
    "ordinance",
    "instruction",
    "public-notice",
    "notice",
    "letter",
    "guideline",
    "plan",
    "bill",
    "budget",
    "decision",
    "statement",
    "press-release",
    "minutes",
    "financial-report",
    "report",
    "opinion",
    "agreement",
    "contract",
    "form",
    "question",
    "answer",
    "judgment",
    "specification",
]
"""What a document is as a whole, by its title or its number."""

ActName = Literal[
    "welcome",
    "appreciate",
    "thank",
    "support",
    "congratulate",
    "condemn",
    "reject",
    "regret",
    "concern",
    "sympathise",
    "request",
    "recommend",
    "instruct",
    "commit",
    "decide",
    "consider",
    "agree",
    "hope",
    "emphasise",
    "point_out",
    "confirm",
    "recognise",
    "note",
    "state",
    "discuss",
]
"""The closed set of acts, as values of records."""

NamesMode = Literal["full", "rules"]
"""How names are found: by rules and the model, or by rules alone (faster)."""
NumeralStyle = Literal[
    "arabic", "comma", "fullwidth", "kanji", "positional", "daiji", "mixed", "mixed-comma", "judicial"
]
"""How numerals can be written anew: 5680, 5,680, ５，６８０, 五千六百八十, 五六八〇, 五千六百八拾, 5億6千, 1,250億, and
５万０５３９, as courts do."""
DigitWidth = Literal["half", "full"]
"""How wide digits can be written: 31, ３１."""
Precision = Literal["day", "month", "year"]
"""How exactly a date is named, at least."""
ResultForm = Literal["jsonl", "csv", "parquet"]
"""What a run writes: blocks as JSON lines, or tables with a row for each entity."""

AnswerForm = Literal["table", "jsonl", "csv", "tsv"]
"""What a command's answer is written as: what it shows on a terminal, records, or rows."""

Difference = Literal[
    "wording", "value", "inserted", "deleted", "moved", "reference", "style", "renumbered", "split", "merged", "stance"
]
"""What can count as one where two documents are compared."""

BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
DIFFERENCES: tuple[Difference, ...] = get_args(Difference)
SAID_AGAIN: frozenset[BlockKind] = frozenset({"contents", "furniture"})
"""Kinds of blocks that say again what stands elsewhere."""
ACT_NAMES: tuple[ActName, ...] = get_args(ActName)
PAPER_KINDS: tuple[PaperKind, ...] = get_args(PaperKind)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the least on."""
CHECK_GROUPS: tuple[CheckGroup, ...] = get_args(CheckGroup)
SCOPES: tuple[Scope, ...] = get_args(Scope)
CALENDAR_LABELS: tuple[CalendarLabel, ...] = get_args(CalendarLabel)
AMOUNT_LABELS: tuple[AmountLabel, ...] = get_args(AmountLabel)
NAME_LABELS: tuple[NameLabel, ...] = get_args(NameLabel)
ENTITY_LABELS: tuple[EntityLabel, ...] = get_args(EntityLabel)
CITED: frozenset[EntityLabel] = frozenset(get_args(ReferenceLabel))
"""Labels of what may be something else as well: 第３条 is an ORDINAL, and refers to a provision."""
ON_REQUEST: frozenset[EntityLabel] = frozenset({"CARDINAL"})
"""Labels of what is found only when it is asked for: numbers that count nothing."""
DEFAULT_LABELS: tuple[EntityLabel, ...] = tuple(label for label in ENTITY_LABELS if label not in ON_REQUEST)
