"""What `jdoc help TOPIC` explains: words that options take, made of the vocabularies wherever there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.cli.pages import Entry, Part
from jdoc.translation import is_japanese, japanese_name, named
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import BLOCK_KINDS, ENTITY_LABELS, ON_REQUEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Topic(NamedTuple):
    """A topic of help."""

    about: str
    parts: Callable[[], Iterator[Part]]


LABELS = {
    "DATE": "Days, months, years, fiscal years and ranges of them: 平成29年5月1日, 昨年度, ５月１日から３日まで.",
    "TIME": "Times of a day: 午後４時, 16:00.",
    "DURATION": "Lengths of time: ２５年間, 約１時間半.",
    "MONEY": "Amounts of money, in any currency: ５，６８０億円, 約５２．５億ドル.",
    "PERCENT": "Rates: 三割, △5.2％, 0.5ポイント.",
    "QUANTITY": "Amounts of anything else: 300人, 12隻, ５～８名.",
    "ORDINAL": "Places in a series: 第３回, ２番目.",
    "CARDINAL": "Numbers that count nothing; found only when asked for.",
    "ORG": "Organizations: 外務省, 国際協力機構, 株式会社…, Ｇ７.",
    "PERSON": "Persons, with their titles: 安倍晋三 (内閣総理大臣).",
    "GPE": "Countries, prefectures, cities: 日本, 東京都, 宮城県仙台市.",
    "LOC": "Regions, seas, mountains: 東南アジア, 南シナ海.",
    "FAC": "Buildings, ports, roads, plants: 羽田空港, 首相官邸.",
    "LAW": "Laws, treaties, resolutions, declarations, with their numbers: 会社法, パリ協定.",
    "EVENT": "Meetings, conferences, exhibitions: Ｇ７伊勢志摩サミット.",
    "CITATION": "References to provisions: 会社法第二条第一号, 前項, 同法.",
}
KINDS = {
    "title": "What the document is called.",
    "heading": "What stands above a part of it.",
    "paragraph": "Running text, numbered or not; a speech in minutes.",
    "item": "A part of a list.",
    "signature": "Who signs, with name and role.",
    "dateline": "Date, number and place of the document.",
    "note": "A note, a remark in brackets.",
    "table": "A table, with its cells in `rows`.",
    "caption": "What is said above or below a table, a figure, an article.",
    "attachment": "What begins an annex: 別紙, 別添.",
    "contents": "An entry of the table of contents.",
    "furniture": "Page numbers, running headers, ruby; only with --keep-furniture.",
}
COLUMNS = {
    "doc": "The document.",
    "seq": "The position of the block in it, from 0.",
    "kind": "What kind of block it is (jdoc help kinds).",
    "page": "The page, where there are pages.",
    "line": "The line; in a PDF, on its page.",
    "column": "The character in the line, from 1; with --tidy the column of the table, from 0.",
    "section": "The headings above it.",
    "number": "The number of the block: 3, (1), ア.",
    "label": "What was found (jdoc help labels).",
    "text": "The words.",
    "value": "The value: a number, a date in EDTF, a name in its usual form.",
    "amount": "The value, where it is a number.",
    "unit": "JPY, USD … (ISO 4217), %, or as written.",
    "lower": "The least that it can be.",
    "upper": "The most that it can be.",
    "approx": "Said to be rough: 約, 程度.",
    "bound": "ge 以上, le 以下, gt 超, lt 未満.",
    "earliest": "The first day of a date.",
    "latest": "The last day of a date.",
    "relative": "The day of the document was needed for it: 昨年.",
    "id": "Of a country: ISO 3166.",
    "role": "The title of a person.",
    "ref": "What it stands for, defined elsewhere: 同省.",
    "law_num": "The number of a law.",
    "law_id": "What e-Gov knows a law by.",
    "note": "What is odd: a day that doesn't exist …",
    "law": "Of a citation: the law.",
    "path": "Of a citation: the place in the law, At_3-Pr_1.",
    "cited_part": "Of a citation: main 本文, proviso ただし書 …",
    "target": "Of a citation: the `seq` that it leads to.",
    "url": "Of a law: its page.",
    "start": "Where the words begin in the block, from 0.",
    "end": "Where they end.",
    "sentence": "The sentence around.",
    "table": "What the table is called.",
    "row": "The row of the table, from 0.",
    "table_column": "The column of the table, from 0.",
    "row_head": "What the row is called.",
    "column_head": "What the column is called.",
    "measure": "amount, difference, rate, share, count, head.",
    "period": "The date that the heads name.",
    "total": "The row is a total.",
    "locator": "The place by numbers: 第5条/2.",
    "provision": "In a law: At_5-Pr_2.",
    "uid": "What the block is known by, whatever stands before it.",
    "of": "What it is an amount of: 総事業費.",
    "value_en": "The value in English.",
    "actor": "Who does it; empty where nobody is named.",
    "actor_value": "The actor's usual name.",
    "implicit": "The actor is that of the sentence before.",
    "act": "What is done (jdoc help acts).",
    "family": "The family of the act.",
    "polarity": "positive, negative, neutral.",
    "strength": "strong, weak.",
    "adverb": "How it is done: 断固として.",
    "verb": "The predicate.",
    "attitude": "The noun of 謝意を表明した.",
    "object": "What it is about.",
    "refers": "What これ stands for.",
    "addressee": "To whom.",
    "negated": "It is said not to be done.",
    "conditional": "It depends on something.",
    "code": "The code of the event (--codes).",
    "speaker": "Who speaks.",
    "speaker_role": "As what.",
}
STYLES = {
    "arabic": "568000000000",
    "comma": "568,000,000,000",
    "fullwidth": "５６８，０００，０００，０００",
    "kanji": "五千六百八十億",
    "positional": "五六八〇〇〇〇〇〇〇〇〇",
    "daiji": "五千六百八拾億",
    "mixed": "5680億",
    "mixed-comma": "5,680億",
    "judicial": "５６８０億, as courts write",
}
DATES = (
    Entry("2016", "A year; with --from its first day, with --to its last."),
    Entry("2016-04, 2016-04-01", "A month, a day."),
    Entry("令和5年3月1日", "Any date as documents write it: 令和5年, R5.3.1, 2023年3月, 平成28年度."),
)
EXIT_CODES = (
    Entry("0", "Done; for `diff`: nothing differs."),
    Entry("1", "Nothing was found, where that was asked (find, lookup, names, terms, timeline, stances)."),
    Entry("", "For `diff` and `check`: something was."),
    Entry("2", "The call can't be meant."),
    Entry("3", "Some input failed: said on standard error, the rest was still processed."),
    Entry("130", "Interrupted by Ctrl-C."),
)
VARIABLES = (
    Entry("JDOC_DB", "The index of `index`, `find` and `lookup` (else jdoc.db)."),
    Entry("JDOC_MEMORY", "What one document may take, in MB (else 2000)."),
    Entry("JDOC_LIMITS", "Times that other limits are raised: 2, 10."),
    Entry("JDOC_PAGER, PAGER", "What shows more than fits on the screen (else less); empty for none."),
    Entry("NO_COLOR", "No colours, whatever it is set to; TERM=dumb as well."),
    Entry("JDOC_LANG", "The language of help and messages: ja or en (else by LC_ALL, LC_MESSAGES, LANG)."),
    Entry("COLUMNS", "How wide the screen is."),
)


def _labels() -> Iterator[Part]:
    yield Part("Labels, as `--label` takes them", [Entry(label, LABELS[label]) for label in ENTITY_LABELS])
    asked = ", ".join(sorted(ON_REQUEST))
    yield Part("", texts=[f"Several with commas between: --label MONEY,DATE. Without --label, all but {asked}."])


def _kinds() -> Iterator[Part]:
    yield Part("Kinds of blocks, as `--kind` takes them", [Entry(kind, KINDS[kind]) for kind in BLOCK_KINDS])


def _columns() -> Iterator[Part]:
    from jdoc.views import rows, speeches, stances

    shown = set(rows.COLUMNS)
    yield Part("Columns of `jdoc table`", [Entry(name, COLUMNS[name]) for name in rows.COLUMNS])
    yield Part("With --tidy, if none are named", texts=[", ".join(rows.TIDY)])
    for head, columns in (("With --stances", stances.COLUMNS), ("With --speeches", speeches.COLUMNS)):
        yield Part(head, [Entry(name, COLUMNS[name]) for name in columns if name not in shown])
        yield Part("", texts=[", ".join(name for name in columns if name in shown)])


def _acts() -> Iterator[Part]:
    from jdoc.language.stances import ACTS, FAMILIES

    for family in FAMILIES:
        called = f"{family} {named('family', family)}" if is_japanese() else family
        acts = [Entry(act, japanese_name("act", act)) for act, about in ACTS.items() if about.family == family]
        yield Part(called, acts)


STYLE_NOTES = [
    Entry("--width full", "Wide digits and nothing else: 180億円 is １８０億円."),
    Entry("years", "In kanji by their worth, as laws and treaties write them (二千十九年); positional: 二〇一九年."),
]


def _styles() -> Iterator[Part]:
    yield Part("Styles of numerals, as `--to` takes them", [Entry(*style) for style in STYLES.items()])
    yield Part("Beside them", STYLE_NOTES)


def _dates() -> Iterator[Part]:
    yield Part("Dates, as --from and --to take them, and --base-date a day", DATES)


def _exit_codes() -> Iterator[Part]:
    yield Part("Exit codes", EXIT_CODES)


def _variables() -> Iterator[Part]:
    yield Part("Variables of the environment", VARIABLES)


TOPICS: dict[str, Topic] = {
    "labels": Topic("what is found in texts", _labels),
    "kinds": Topic("what blocks can be", _kinds),
    "columns": Topic("what rows of tables hold", _columns),
    "acts": Topic("what statements do", _acts),
    "styles": Topic("how numerals are written", _styles),
    "dates": Topic("how dates are given to options", _dates),
    "exit-codes": Topic("what the shell is told", _exit_codes),
    "environment": Topic("which variables count", _variables),
}
