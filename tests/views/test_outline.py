"""The outline of a document: a line a block, on a terminal and in `--format table`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from jdoc.model import Block
from jdoc.views.outline import outline_lines
from tests.cli.screen import bare, on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

TEXT = """\
岬町の港をめぐる取決め

１　目的

　岬町と浜町は、港の入口にある灯台の改修を共同で進め、その費用を半分ずつ負担し、毎年四月に会合を開いて進み具合を互いに知らせるものとする。

２　期間

　この取決めは、令和五年四月一日から効力を生ずる。
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("columns", "environment"), [(80, {}), (60, {}), (80, {"NO_COLOR": "1"}), (80, {"TERM": "dumb"})]
)
def test_a_terminal_shows_the_outline(file: str, columns: int, environment: dict[str, Any]) -> None:
    shown = on_terminal("split", "--no-pager", file, columns=columns, **environment)
    assert ("\x1b" in shown) == (not environment)
    name, *lines = bare(shown).splitlines()
    assert name == file
    assert max(map(cell_len, lines)) <= columns
    assert [line.split()[:2] for line in lines] == [
        ["1", "title"], ["3", "heading"], ["5", "paragraph"], ["7", "heading"], ["9", "paragraph"]
    ]  # fmt: skip
    assert "岬町と浜町は" in lines[2]
    assert lines[2].endswith("せるものとする。")


def test_a_pipe_gets_records_unless_a_table_is_asked_for(jdoc: Jdoc, file: str) -> None:
    assert jdoc("split", file).stdout.startswith('{"doc"')
    assert jdoc("split", file, "--format", "table").stdout == bare(on_terminal("split", "--no-pager", file))
    assert on_terminal("split", file, "--format", "jsonl") == jdoc("split", file).stdout


def test_speakers_documents_and_long_texts() -> None:
    blocks = [
        Block(doc="a", text="始めます。", kind="paragraph", attribution="海野座長"),
        Block(doc="b", text="海" * 90 + "終", section=["x"] * 20),
    ]
    lines = [*outline_lines(blocks, width=70)]
    assert lines[0] == "a"
    assert lines[1].endswith("海野座長　始めます。")
    assert lines[2:4] == ["", "b"]
    assert lines[4].endswith("終")
    assert cell_len(lines[4]) <= 70


def test_a_page_has_its_number_above_its_lines() -> None:
    places = ((1, 3), (1, 9), (2, 1))
    blocks = [Block(doc="a.pdf", text="海", source=[(0, line, 1, page)]) for page, line in places]
    assert [line.split()[0] for line in outline_lines(blocks, width=70)] == ["a.pdf", "p.1", "3", "9", "p.2", "1"]


def test_entities_are_a_table_on_a_terminal(file: str) -> None:
    shown = bare(on_terminal("entities", "--names", "rules", file)).splitlines()
    assert shown[0].split() == ["line", "label", "text", "value"]
    assert any("DATE" in line and "2023-04-01/.." in line for line in shown)
