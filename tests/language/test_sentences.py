"""Where sentences end: in cases of each kind, and in eight documents that a person has marked."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.sentences import find_sentences
from tests.conftest import ROOT
from tests.language.notation import marked_sentences

LEAST_RIGHT = 0.995


def lines_of(path: str) -> list[str]:
    """Return the cases of a file; what stands behind `# ` is a remark."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text)]


@pytest.mark.parametrize("case", lines_of("tests/language/sentences.txt"))
def test_case(case: str) -> None:
    assert marked_sentences(case) == case


def test_documents_that_a_person_has_marked() -> None:
    right = wanted = 0
    for line in lines_of("tests/language/sentences_marked.txt"):
        sentences = [sentence.strip() for sentence in line.split("｜")]
        found = cut(line.replace("｜", ""))
        right += sum(sentence in found for sentence in sentences)
        wanted += len(sentences)
    assert wanted > 300
    assert right / wanted >= LEAST_RIGHT


def test_cells_and_rows_are_sentences() -> None:
    assert cut("区分\t金額（千円）\n歳入。\t１，２００\n\t計") == ["区分", "金額（千円）", "歳入。", "１，２００", "計"]


def test_no_bracket_reaches_into_another_cell() -> None:
    assert cut("（一\t二）\n三。四。") == ["（一", "二）", "三。", "四。"]


def test_headings_are_one_sentence() -> None:
    assert find_sentences("なぜ今か？　港の将来", is_line=True) == [(0, 10)]


@given(st.text(alphabet="港は。．.？！!（）()「」『』[]注１1aB ,，、\t\n　とのをア※", max_size=60))
def test_nothing_is_lost_or_said_twice(text: str) -> None:
    spans = find_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(
    st.lists(
        st.sampled_from(["港を直す。", "道も直します！", "岸壁（耐震。）を延ばす。", "「直す。」と述べた。"]),
        max_size=6,
    )
)
def test_a_sentence_stays_one_wherever_it_stands(sentences: list[str]) -> None:
    assert cut("".join(sentences)) == sentences
    assert [sentence for found in sentences for sentence in cut(found)] == sentences


def test_long_texts_take_linear_time() -> None:
    assert len(find_sentences("（港。" * 20_000)) == 20_000
    assert len(find_sentences("「港。」" * 5_000)) == 5_000
    assert find_sentences("と「" * 20_000) == [(0, 40_000)]
    assert find_sentences("(" * 40_000 + "」" * 40_000) == [(0, 80_000)]
