"""Citations as numerals, questions and indexes see them: one unit, one notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.citations.asked import covers, read_citation
from jdoc.language.citations.grammar import find_chains
from jdoc.language.citations.paths import APPENDICES, element, is_path
from jdoc.language.citations.words import words
from jdoc.language.numerals import KINDS, STYLES, apply_edits, rewrite
from jdoc.language.numerals.writing import render
from jdoc.language.provisions.paths import parse
from jdoc.language.width import fold
from jdoc.lexicon import rows
from jdoc.model import Block, Document
from jdoc.stages.entities import find_entities
from jdoc.stages.split import split_documents

if TYPE_CHECKING:
    from jdoc.language.citations.chains import Chain

TEXT = (
    "船主は、港湾法第三条の二第一項第四号、第５条第２項ただし書及び前二項の規定により、第六回の会議で五千六百億円を、"
    "海岸法（昭和三十一年法律第百一号）第十条から第二十三条までの届出とともに別表第一の二に掲げる三十隻について示す。"
)


def steps(chains: list[Chain]) -> list[list[tuple[str, str]]]:
    return [[(step.level, step.number) for step in chain.steps] for chain in chains]


@pytest.mark.parametrize("style", STYLES)
def test_no_style_writes_half_of_a_citation(style: str) -> None:
    folded = fold(TEXT)
    chains = find_chains(folded)
    assert len(chains) == 6
    written = apply_edits(TEXT, rewrite(TEXT, style))
    assert all(TEXT[chain.start : chain.end] in written for chain in chains)
    whole = apply_edits(TEXT, rewrite(TEXT, style, keep=frozenset(KINDS) - {"citation"}))
    assert steps(find_chains(fold(whole))) == steps(chains)
    assert "前二項の規定により、第六回の会議で五千六百億円を" in whole


def test_all_numbers_of_a_citation_are_written_alike() -> None:
    only = frozenset(KINDS) - {"citation"}
    text = "第三条の二第一項第四号、前二項"
    assert apply_edits(text, rewrite(text, "arabic", keep=only)) == "第3条の2第1項第4号、前二項"
    assert apply_edits(text, rewrite(text, "daiji", keep=only)) == "第参条の弐第壱項第四号、前二項"
    assert apply_edits("第1.2条", rewrite("第1.2条", "kanji", keep=only)) == "第1.2条"


numbers = st.integers(1, 999)
styles = st.sampled_from(["arabic", "fullwidth", "kanji"])


@given(
    article=numbers, branch=st.none() | numbers, paragraph=st.none() | numbers, item=st.none() | numbers, style=styles
)
def test_whatever_the_numbers_the_steps_are_read(
    article: int, branch: int | None, paragraph: int | None, item: int | None, style: str
) -> None:
    written = f"第{render(article, style)}条" + (f"の{render(branch, style)}" if branch else "")
    written += f"第{render(paragraph, style)}項" if paragraph else ""
    written += f"第{render(item, style)}号" if item else ""
    meaning = read_citation(f"港湾法{written}")
    expected = [f"At_{article}" + (f"_{branch}" if branch else "")]
    expected += [f"Pr_{paragraph or 1}"] if paragraph or item else []
    expected += [f"It_{item}"] if item else []
    assert meaning is not None
    assert meaning.value == f"港湾法/{'-'.join(expected)}"
    assert read_citation(meaning.value or "") == meaning._replace(relative=False)


@pytest.mark.parametrize(
    ("asked", "value", "expected"),
    [
        ("会社法/At_4", "会社法/At_4-Pr_2-It_1", True),
        ("会社法第四条", "会社法/At_3..At_5", True),
        ("会社法4条2項", "会社法/At_4-Pr_1..At_4-Pr_3", True),
        ("会社法/4/1/2", "会社法/At_4-Pr_1-It_*", True),
        ("会社法/4_2", "会社法/At_4..At_5", True),
        ("会社法/4/1", "会社法/At_4", False),
        ("会社法/4", "会社法/At_40", False),
        ("会社法/4", "商法/At_4", False),
        ("会社法/4", "会社法/Sp-At_3..Sp-At_5", False),
    ],
)
def test_what_a_provision_covers(asked: str, value: str, expected: bool) -> None:  # noqa: FBT001 -- a case
    assert covers(asked, value) is expected


@pytest.mark.parametrize("text", ["会社法", "第三条", "会社法第三条の規定", "五千円/月", "会社法/第三条", "3/4", "/"])
def test_what_is_no_citation_of_a_law(text: str) -> None:
    meaning = read_citation(text)
    assert meaning is None or not meaning.path


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("民法 709条", "民法/At_709"),
        ("民709条", "民法/At_709"),
        ("所法37①", "所得税法/At_37-Pr_1"),
        ("憲法 第14条 第1項", "日本国憲法/At_14-Pr_1"),
        ("徴収法36条", "徴収法/At_36"),
    ],
)
def test_however_it_is_asked_for(written: str, value: str) -> None:
    meaning = read_citation(written)
    assert meaning is not None
    assert meaning.value == value


def test_what_refers_in_the_bracket_of_a_law_does_not_cut_its_name() -> None:
    text = "改正前の港湾法（次項において「旧法」という。）第十四条の届出は、旧法第三条による。"
    (block,) = find_entities(split_documents([Document("-", [text])]), labels=["CITATION"])
    assert [entity.value for entity in block.entities or ()] == ["港湾法/At_14", None, "港湾法/At_3"]


@pytest.mark.parametrize("row", [*rows("law_citation_names")], ids=lambda row: f"{row['name']}-{row['field']}")
def test_every_short_name_is_read_in_its_field(row: dict[str, str]) -> None:
    shown = f"{row['title']}の" if row["use"] in {"beside", "terse"} else ""
    text = f"{shown}届出は、{row['name']}12条1項による。"
    (block,) = find_entities([Block(text=text)], labels=["CITATION"])
    assert f"{row['title']}/At_12-Pr_1" in {entity.value for entity in block.entities or ()}


@pytest.mark.parametrize("text", ["民法/0", "民法第0条", "民法第〇条"])
def test_there_is_no_article_nought(text: str) -> None:
    meaning = read_citation(text)
    assert meaning is None or meaning.value is None


def test_elements_are_those_of_the_law_search() -> None:
    assert element(parse("At_3-Pr_1-It_2-Si1_1")) == "MainProvision-Article_3-Paragraph_1-Item_2-Subitem1_1"
    assert element(parse("Ch_2-Se_1")) == "MainProvision-Chapter_2-Section_1"
    assert element(parse("Sp[2]-At_1")) is None
    assert element(()) is None


@pytest.mark.parametrize("row", [*rows("citation_words")], ids=lambda row: row["word"])
def test_every_word_is_read(row: dict[str, str]) -> None:
    word, use = row["word"], row["use"]
    if use == "part":
        text, found = f"第三条{word}の規定", f"第三条{word}"
    elif use in {"kind", "own"}:
        text, found = f"この{word}第三条の規定", f"この{word}第三条"
    elif use == "link":
        text, found = f"民法709条{word}3条2項", "3条2項"
    else:
        text, found = f"{word}第三の規定", f"{word}第三"
        assert row["value"] in APPENDICES
    written = [text[chain.start : chain.end] for chain in find_chains(text)]
    assert found in written or word in {"別記", "書式"}
    assert words(use)[word] == row["value"]


def test_paths_are_told_from_other_words() -> None:
    assert is_path(parse("Sp[2]-At_3"))
    assert not is_path(parse("A-1"))
