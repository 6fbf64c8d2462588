"""Gates are right: where one says no, there is nothing to find; and a recognizer without one is asked everywhere."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from jdoc.language.dates import beginnings, plain, walk
from jdoc.language.dates.context import DateContext
from jdoc.language.dates.expressions import read_date, read_plain_date, read_plain_month
from jdoc.language.dates.grammar import TO_BEHIND
from jdoc.language.numerals import patterns
from jdoc.language.numerals.series import ROMAN
from jdoc.language.width import fold
from jdoc.model import Block, Entity
from jdoc.recognizers import RECOGNIZERS, Recognizer
from jdoc.recognizers.document import DocumentContext
from jdoc.stages import entities
from jdoc.vocabulary import NAME_LABELS
from tests.recognizers.test_recognizers import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.recognizers.passage import Passage

TEXTS = sorted({fold(block.text) for case in CASES for block in case.blocks})
ADDRESS = re.compile("[a-z]+@[a-z.]+[a-z]")
UNGATED = re.compile(
    "|".join(
        f"(?:{pattern})"
        for pattern in (patterns.PLAIN, patterns.CODE, patterns.PAIR, patterns.SEVERAL, patterns.AMOUNT, ROMAN)
    )
)


def find_addresses(passage: Passage) -> Iterator[Entity]:
    """Yield the electronic mail addresses of a passage: what a new recognizer may look like."""
    for match in ADDRESS.finditer(passage.folded):
        yield passage.entity("ADDRESS", *match.span(), match[0])  # type: ignore[arg-type]


def test_a_new_recognizer_is_asked_about_texts_without_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Recognizer(("ADDRESS",), find_addresses)  # type: ignore[arg-type]
    monkeypatch.setattr(entities, "RECOGNIZERS", (*RECOGNIZERS, row))
    (block,) = entities.find_entities([Block(text="連絡先はinfo@example.jpである。")], labels=["ADDRESS", "DATE"])
    assert [(entity.label, entity.text) for entity in block.entities or ()] == [("ADDRESS", "info@example.jp")]


@pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=lambda recognizer: recognizer.labels[0])
def test_nothing_is_found_where_a_gate_says_no(recognizer: Recognizer) -> None:
    if set(NAME_LABELS).issuperset(recognizer.labels):
        return
    for case in CASES:
        passages = DocumentContext(case.blocks).passages
        refused = [passage for passage in passages if not recognizer.gate(passage)]
        assert [entity for passage in refused for entity in recognizer.find(passage)] == []


def test_every_first_character_of_numerals_is_in_their_gate() -> None:
    gate = re.compile(f"[{patterns.FIRST}]")
    assert [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if not gate.match(char) and any(UNGATED.match(char + behind) for behind in ("十人", "1人", "、三", "2:00"))
    ] == []


def test_every_beginning_of_an_expression_of_time_passes_its_gate() -> None:
    first = re.compile(f"[{beginnings.first_characters()}]")
    for word in beginnings.WORDS:
        behind = next(part for part in ("の", "三時") if re.fullmatch(f"{word}{beginnings.WORDS[word]}.*", word + part))
        assert first.match(word)
        assert beginnings.BEGINNING.match(word + behind), word


def test_leads_and_joints_pass_their_gates() -> None:
    assert all(plain.LEAD.search(f"、{lead}") and lead[-1] in plain.LEAD_ENDS for lead in plain.LEADS)
    joints = [char for char in map(chr, range(0x10000)) if TO_BEHIND.match(f"{char}1")]
    assert set(joints) <= walk.MIDDLE


def test_plain_dates_are_read_as_the_grammar_reads_them() -> None:
    matches = [(text, match) for text in TEXTS for match in plain.PLAIN_DATE.finditer(text)]
    assert len(matches) > 40
    for text, match in matches:
        slow = read_date(text, match.start(), DateContext())
        assert slow is not None
        if "年" not in match[0]:
            assert slow.value == read_plain_month(match[0], DateContext()).value
            continue
        fast = read_plain_date(match[0])
        assert fast is None or (fast.value, match.end()) == (slow.value, slow.end)
