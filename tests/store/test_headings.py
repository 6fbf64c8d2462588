"""The headings above blocks: which block says the title of a section."""

from __future__ import annotations

from jdoc.store.headings import between_label_and_text, titles_told
from jdoc.store.records import Columns


def columns(kind: str, section: str | None, text: str, label: str | None = None) -> Columns:
    return Columns("a.txt", None, None, None, kind, section, None, None, None, text, label, None)


def test_titles_that_blocks_tell() -> None:
    blocks = [
        columns("heading", None, "港", "１"),
        columns("heading", "１　港", "岸壁", "(1)"),
        columns("paragraph", "１　港 > (1)岸壁", "直す。"),
        columns("heading", "１　港", "東 > 西", "(2)"),
        columns("paragraph", "１　港 > (2)東 > 西", "延ばす。"),
        columns("paragraph", " > 港", "延ばす。"),
        columns("attachment", None, "別紙"),
        columns("signature", None, "沢木"),
        columns("item", "別紙", "一覧"),
    ]
    assert titles_told(blocks) == {"１　港": (0, "\u3000"), "１　港 > (1)岸壁": (1, None), "別紙": (6, None)}


def test_what_stands_between_a_label_and_a_text() -> None:
    heading = columns("heading", None, "港港", "１港")
    titles = ("１港港港", "１港 港港", "１港港", "２港港港", "１港港岸")
    assert [between_label_and_text(heading, title) for title in titles] == ["", " ", None, None, None]
