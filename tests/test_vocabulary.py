"""The vocabularies are said once: help, schema, READMEs, recognizers and views know the same words."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from jdoc import jsonl
from jdoc.cli.options import Labels, NameLabels
from jdoc.language.numerals.writing import STYLES
from jdoc.readers.formats import READERS, Reader
from jdoc.recognizers import LABELS
from jdoc.views.labels import LOOKS
from jdoc.vocabulary import BLOCK_KINDS, ENTITY_LABELS, NAME_LABELS, ON_REQUEST, NumeralStyle
from tests.conftest import ROOT

READMES = ("README.md", "README.ja.md")
CAPITALS = re.compile("`([A-Z]{3,})`")
WORD = re.compile("`([a-z]+)`")
FORMATS = {
    "pdf": "PDF",
    "docx": "DOCX",
    "law": "XML",
    "html": "HTML",
    "markdown": "Markdown",
    "xlsx": "XLSX",
    "pptx": "PPTX",
    "epub": "EPUB",
    "odt": "ODT",
    "ods": "ODS",
    "doc": r"DOC\b",
    "xls": r"XLS\b",
    "rtf": "RTF",
    "eml": "EML",
    "archive": "ZIP",
    "csv": "CSV",
    "image": "image|画像",
    "text": "Text|テキスト",
}
"""What the READMEs call the format of each reader."""


def test_every_label_is_found_and_shown() -> None:
    assert set(LABELS) == set(ENTITY_LABELS)
    assert tuple(LOOKS) == ENTITY_LABELS
    assert set(ENTITY_LABELS) > ON_REQUEST


@pytest.mark.parametrize("readme", READMES)
def test_the_readmes_name_every_label(readme: str) -> None:
    written = CAPITALS.findall((ROOT / readme).read_text(encoding="utf-8"))
    assert set(written) & set(ENTITY_LABELS) == set(ENTITY_LABELS)


@pytest.mark.parametrize("readme", READMES)
def test_the_readmes_list_every_kind_of_block(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    [row] = [line for line in text.splitlines() if line.startswith("| `kind` |")]
    assert tuple(WORD.findall(row)[1:]) == BLOCK_KINDS


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize(
    "reader", [reader for reader in READERS if reader.format != "foreign"], ids=lambda reader: reader.format
)
def test_the_readmes_name_every_format(readme: str, reader: Reader) -> None:
    name = FORMATS[reader.format]
    [line] = re.findall(r"^- \*\*(?:Formats|形式)[.*].*$", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE)
    assert re.search(name, line)


def test_the_schema_lists_what_is_closed_and_shows_what_is_open() -> None:
    definitions = jsonl.make_schema()["$defs"]
    [kinds] = [each["enum"] for each in definitions["Block"]["properties"]["kind"]["anyOf"] if "enum" in each]
    assert set(kinds) == set(BLOCK_KINDS)
    assert definitions["Entity"]["properties"]["label"]["examples"] == [*ENTITY_LABELS]


def test_the_help_lists_the_labels() -> None:
    for option, labels in ((Labels, ENTITY_LABELS), (NameLabels, NAME_LABELS)):
        about = get_args(option)[1]
        assert about.facts["help"] == f"Only these: {', '.join(labels)}."


def test_every_style_of_numerals_can_be_asked_for() -> None:
    assert tuple(STYLES) == get_args(NumeralStyle)
