"""Presentations, and what is read from their slides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from jdoc import readers
from jdoc.errors import InputError, Notice
from jdoc.stages.split import split_documents
from tests.readers.books import packed
from tests.readers.ruled import Ruled
from tests.readers.slides import lines, presentation, shape, slide, slide_table
from tests.readers.test_html import refuse
from tests.readers.test_tables import random_tables, split, tables, visible


def kinds(data: bytes) -> list[tuple[str | None, str, int]]:
    """Return the kind and text of each block, and the slide that it stands on."""
    blocks = split(data, "a.pptx")
    return [(block.kind, (block.label or "") + block.text, (block.source or [(0, 0, 0, 0)])[0][3]) for block in blocks]


def test_titles_points_and_notes() -> None:
    first = slide(shape(lines("令和７年度予算の概要"), "ctrTitle") + shape(lines("1"), "sldNum"))
    points = lines("市税は増えた。", "１　個人分") + lines("歳出は減った。", look="<a:buNone/>")
    second = slide(shape(points, "body") + shape(lines("歳入"), "title") + shape(lines("2"), "sldNum"))
    assert kinds(
        presentation(first, second, notes=shape(lines("質問を受ける。"), "body") + shape(lines("9"), "sldNum"))
    ) == [
        ("title", "令和７年度予算の概要", 1),
        ("note", "質問を受ける。", 1),
        ("heading", "歳入", 2),
        ("item", "・市税は増えた。", 2),
        ("item", "１個人分", 2),
        ("paragraph", "歳出は減った。", 2),
    ]


def test_numbers_of_points() -> None:
    numbered = '<a:buAutoNum type="arabicParenBoth" startAt="2"/>'
    points = lines("支援", "協力", look=numbered) + lines("研修") + lines("派遣", look=numbered)
    points += lines("総論", look='<a:buAutoNum type="hindiNumPeriod"/>')
    found = [text for _, text, _ in kinds(presentation(slide(shape(points, "body"))))]
    assert found == ["(2)支援", "(3)協力", "・研修", "(2)派遣", "総論"]


def test_shapes_are_read_from_the_top_to_the_bottom() -> None:
    group = (
        f"<p:grpSp>{shape(lines('三である。'), place=(0, 300))}{shape(lines('一である。'), place=(0, 100))}</p:grpSp>"
    )
    inside = group + shape(lines("二の右である。"), place=(90, 200)) + shape(lines("二の左である。"), place=(10, 200))
    assert [text for _, text, _ in kinds(presentation(slide(inside)))] == [
        "一である。",
        "二の左である。",
        "二の右である。",
        "三である。",
    ]


def test_titles_that_repeat_stay() -> None:
    same = slide(shape(lines("歳入"), "title") + shape(lines("市税は増えた。"), "body"))
    assert [text for _, text, _ in kinds(presentation(*[same] * 4))] == ["歳入", "・市税は増えた。"] * 4


def test_drawings_made_of_lists_and_breaks() -> None:
    broken = "<a:p><a:r><a:t>歳入</a:t></a:r><a:br/><a:r><a:t>歳出</a:t></a:r></a:p>"
    data = presentation(slide(shape(broken, "title")), drawn=shape(lines("企画する。", "実施する。")))
    assert [text for _, text, _ in kinds(data)] == ["歳入　歳出", "企画する。", "実施する。"]


@settings(max_examples=200)
@given(table=random_tables().filter(visible))
def test_a_table_comes_back(table: Ruled) -> None:
    found = split(presentation(slide(slide_table(table))), "a.pptx")
    assert tables(found) == [Ruled(table.rows, sorted(table.spans))]


def test_hidden_and_missing_slides_are_told() -> None:
    told: list[str] = []

    def tell(error: InputError) -> None:
        told.append(f"{'notice' if isinstance(error, Notice) else 'problem'} {error}")

    data = presentation(slide(shape(lines("一致した。"))), slide(shape(lines("秘")), ' show="0"'))
    [document] = [readers.read(data, "a.pptx", report=tell)]
    assert [block.text for block in split_documents([document])] == ["一致した。"]
    assert told == ["notice a.pptx: left out: 1 hidden slide"]
    lost = packed({"ppt/presentation.xml": '<p><sldId xmlns:r="x/relationships" r:id="r9"/></p>'})
    assert readers.read(lost, "a.pptx", report=tell).lines == []
    assert told[1:] == ["problem a.pptx: a slide is missing: it is not read"]


def test_a_damaged_presentation() -> None:
    with pytest.raises(InputError, match="this XML is damaged"):
        readers.read(packed({"ppt/presentation.xml": "<p"}), "a.pptx", report=refuse)
