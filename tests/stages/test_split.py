"""The split stage against its case file, and what holds for any text at all."""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter
from itertools import chain, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jdoc.model import Table
from jdoc.readers import markdown
from jdoc.readers.formats import RawFile
from jdoc.readers.text import to_document as document
from jdoc.stages.split import split_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.errors import InputError
    from jdoc.model import Block, Document

CASES = [Path(__file__).with_name(name) for name in ("split.txt", "minutes.txt", "signatures.txt", "letterheads.txt")]
CASE = re.compile(r"([^\n]+(?:\n# [^\n]+)*)\n(.*?)\n=>\n(.+)", re.DOTALL)
FRAGMENTS = [
    "１",
    "２．",
    "(1)",
    "①",
    "ア",
    "第１条",
    "第二章",
    "・",
    "●",
    "－",
    "○␣",
    "※",
    "（注１）",
    "問１␣",
    "答␣",
    "各国外務大臣は，",
    "協力を強化した。",
    "New␣York",
    "ASEAN",
    "総額５，",
    "６８０億円",
    "␣",
    "␣␣",
    "が",
    "ｶﾞ",
    "㈱",
    "|",
    "-␣1␣-",
    "1",
    "目次",
    "以上",
    "記",
    "別添",
    "様式",
    "（単位：円）",
    "令和５年３月２９日",
    "日本国外務大臣",
    "岸田␣文雄",
    "……",
    "。",
    "\u200b",
    "A",
    "殿",
    "の␣要衝␣で",
    "○議長（岬三郎君）　",
    "○沖田委員　",
    "（渚座長）",
    "事務局：",
    "（拍手）",
    "◎日程第３　",
    "開会　午前１０時",
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([fragment.replace("␣", " ") for fragment in FRAGMENTS]),
        st.sampled_from(["\n", "\n\n", "\n \n", "\r\n", "\f", "\t", "\x00", "\x0b", "\x1c"]),
        st.text(max_size=4),
    ),
    max_size=60,
).map("".join)


def split(text: str, *, keep_furniture: bool = False) -> list[Block]:
    return list(split_documents([document(text, "-")], keep_furniture=keep_furniture))


class Case(NamedTuple):
    """A case of the file."""

    names: list[str]
    """What it shows, and the rules of jdoc/structure that it shows at work."""
    document: Document
    blocks: list[str]
    """As the file writes them."""


def cases() -> Iterator[Case]:
    """Yield the cases of the files."""
    for part in chain.from_iterable(path.read_text(encoding="utf-8").split("\n\n# ")[1:] for path in CASES):
        heads, given, expected = CASE.fullmatch(part).groups()  # type: ignore[union-attr]
        yield Case(heads.split("\n# "), written(given), expected.strip().split("\n"))


def written(text: str) -> Document:
    """Read the document of a case, whose signs say what can't be seen or isn't in a plain text."""
    text = text.translate({0x2420: " ", 0x240C: "\f", 0x2409: "\t"})
    if text.startswith("␁\n"):
        return markdown.read(RawFile(text[2:].encode(), "-", report=refuse))
    given = document(text.replace("␛", "").replace("⊞", ""), "-")
    lines = text.split("\n")
    given.starts = {index for index, line in enumerate(lines) if line.startswith("␛")}
    given.tables = [ruled(lines, index) for index in range(len(lines)) if begins_table(lines, index)]
    return given


def begins_table(lines: Sequence[str], index: int) -> bool:
    return lines[index].startswith("⊞") and not (index and lines[index - 1].startswith("⊞"))


def ruled(lines: Sequence[str], start: int) -> Table:
    """Read the table of a case that begins in a line, as if rules were drawn around its cells, all columns as wide."""
    rows = list(takewhile(lambda line: line.startswith("⊞"), lines[start:]))
    width = 1 + max(row.count("\t") for row in rows)
    return Table(range(start, start + len(rows)), width, edges=[50.0 * edge for edge in range(width + 1)])


def refuse(error: InputError) -> None:
    raise error


def shown(block: Block) -> str:
    """Write a block as the case file does."""
    number = block.number + (f"+{block.part}" if block.part and block.part > 1 else "") if block.number else ""
    section = " › ".join(block.section or [])
    speaker = (
        f" «{block.name or ''} {block.role or ''}»" if block.kind != "signature" and (block.name or block.role) else ""
    )
    text = block.text.translate({0x0A: "⏎", 0x09: "␉"})
    return f"{block.kind}{f' [{number}]' if number else ''}{f' ‹{section}›' if section else ''}{speaker} | {text}"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.names[0]) for case in cases()])
def test_case(case: Case) -> None:
    assert [shown(block) for block in split_documents([case.document])] == case.blocks


def squeezed(text: str) -> str:
    """Take out white space and what stands for nothing."""
    return "".join(
        char
        for char in unicodedata.normalize("NFC", text)
        if not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf"}
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_no_character_disappears(text: str) -> None:
    blocks = split(text, keep_furniture=True)
    written = Counter(squeezed("".join(block.mark + block.text for block in blocks)))
    assert written == Counter(squeezed(text))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_source_names_the_place_of_each_character(text: str) -> None:
    for block in split(text, keep_furniture=True):
        assert_source(block, text)


def assert_source(block: Block, text: str) -> None:
    """Check each character of a block but white space against the line and column that its source map names."""
    unix = text.replace("\r\n", "\n")
    lines = unix.split("\n") if "\n" in unix else unix.split("\r")
    assert block.source is not None
    ends = [run[0] for run in block.source[1:]] + [len(block.text)]
    for (start, line, column, *_), end in zip(block.source, ends, strict=True):
        for offset in range(start, end):
            char = block.text[offset]
            here = lines[line - 1][column - 1 + offset - start :][:2]
            assert char.isspace() or here[0] == char or unicodedata.normalize("NFC", here) == char


def test_furniture_is_kept_when_asked_for() -> None:
    text = (
        "　我が国は、沿岸国の能力の向上を支援するため、専門家の派\n- 1 -\n"
        "遣を行ってきた。これからも各国の要望を踏まえ、協力を続け\nる考えである。\n"
    )
    whole, number = split(text, keep_furniture=True)
    assert whole.kind == "paragraph"
    assert "専門家の派遣を行ってきた" in whole.text
    assert (number.kind, number.text) == ("furniture", "- 1 -")
    assert [block.kind for block in split(text)] == ["paragraph"]


def test_hostile_texts_come_out_whole() -> None:
    for text in ("あ" * 1_000_000, "1" * 1_000_000, " " * 65_600 + "あ", "（" * 100_000, "１\n" * 5_000):
        blocks = split(text, keep_furniture=True)
        assert Counter(squeezed("".join(block.mark + block.text for block in blocks))) == Counter(squeezed(text))


@pytest.mark.parametrize(
    "piece",
    [
        "甲  12  34\n",
        "甲乙  丙丁\n",
        "　甲の部\n　　甲　　　　 1,234\n",
        "第１章　甲　　　　 3\n",
        "甲  1 2 3 4 5 6 7\n",
        "12  ",
        "款  ",
        "甲 ",
        "12\t",
        "|a|b|",
    ],
)
def test_what_looks_like_tables_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    split(piece * (100_000 // len(piece)))
    split(f"甲乙 丙丁\n{f'甲  {piece * 2_000}'.rstrip()}\n" * 3)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("東浦広域連合長　　磯村　太一", "磯村　太一", "東浦広域連合長"),
        ("社会福祉法人東浦会　理事長　磯村　太一", "磯村　太一", "社会福祉法人東浦会　理事長"),
        ("東浦町長職務代理者　東浦町副町長　沖田　和子", "沖田　和子", "東浦町長職務代理者　東浦町副町長"),
        ("東浦市長　磯村　太一　㊞", "磯村　太一", "東浦市長"),
        ("東浦市長　磯村太一（公印省略）", "磯村太一", "東浦市長"),
    ],
)
def test_who_signs_and_as_what(line: str, name: str, role: str) -> None:
    blocks = split(f"　この規約は、協議により定める。\n\n　　令和７年３月４日\n\n{'　' * 30}{line}\n")
    assert [(block.name, block.role) for block in blocks if block.kind == "signature"] == [(name, role)]
