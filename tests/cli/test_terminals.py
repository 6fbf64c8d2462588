"""Nothing that a record holds commands the terminal that it is shown on, whatever shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import json

from jdoc import Work, jsonl, process
from tests.cli.screen import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

COMMANDING = "\x9b2J\u202e\x1b]0;X\x07"
COMMANDED = re.compile("[\x00-\x08\x0e-\x1a\x80-\x9f\u202a-\u202e\u2066-\u2069]|\x1b[^\\[]")
KEPT = frozenset(
    {"start", "end", "source", "text", "rows", "spans", "seq", "kind", "act", "polarity", "strength", "earliest"}
    | {"latest", "cell", "base_date", "base_date_source"}
)
"""What a record must hold as it is for it to be believed."""
ASKED_FOR = frozenset({"DATE", "MONEY"})
"""Labels that commands look for."""
CALLS = (
    *("split", "entities", "show", "stances", "stances --by actor", "stances --stat", "names", "timeline"),
    *("table", "table --stances", "table --tidy", "table --format jsonl", "table --format csv", "table --format tsv"),
    *("numerals --to kanji", "timeline --ics -", "show --html -"),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Records whose texts, names, labels and values would command a terminal."""
    table = "区分　　　金額\n歳入　　　1,200円\n歳出　　　2,400円\n"
    text = f"共同声明\n\n１．外務省は、2016年5月1日、総額５億円の支援を歓迎した。\n\n{table}"
    work = Work(stages=("split", "entities", "stances"), names="rules")
    path = tmp_path_factory.mktemp("records") / "a.jsonl"
    path.write_bytes(b"\n".join(json.encode(commanding(jsonl.encode(block))) for block in process(text, work=work)))
    return str(path)


def commanding(record: bytes) -> dict[str, Any]:
    """Put what would command a terminal wherever a record may hold it."""
    changed: dict[str, Any] = changed_in(json.decode(record))
    if not changed.get("rows"):
        changed["text"] += COMMANDING
    return changed


def changed_in(value: object, key: str = "") -> Any:
    if isinstance(value, str):
        return value if key in KEPT or value in ASKED_FOR else value + COMMANDING
    if isinstance(value, list):
        return value if key in KEPT else [changed_in(item) for item in value]
    return {name: changed_in(item, name) for name, item in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("call", CALLS)
def test_nothing_commands_a_terminal(file: str, call: str) -> None:
    shown = on_terminal(*call.split(), file, PAGER="cat")
    assert (
        "５億" in shown
        or "歓迎" in shown
        or "2016" in shown
        or "省" in shown
        or "歳" in shown
        or call == "stances --stat"
    )
    assert COMMANDED.search(shown) is None


@pytest.mark.parametrize("call", ["", "--json", "--stat", "--stat --json", "-y", "--all --stances", "--html -"])
def test_nothing_in_a_comparison_does(file: str, call: str, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text("共同声明\n\n総額６億円の支援を歓迎した。\n", encoding="utf-8")
    shown = on_terminal("diff", file, str(other), *call.split(), PAGER="cat", exit_code=1)
    assert COMMANDED.search(shown) is None


@pytest.mark.parametrize(
    "call", ["split", "names", "names --definitions", "terms --min 1", "table", "stances", "timeline"]
)
def test_a_terminal_that_lacks_characters_shows_the_others(call: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "世界税関機構（ＷＣＯ）は、𠮷田港—以下「🅐港」という。—を2017年〜2018年に整備した。外務省は、支援🈁を歓迎した。",
        encoding="utf-8",
    )
    shown = on_terminal(*call.split(), f"{path}", PYTHONUTF8="0", PYTHONIOENCODING="cp932")
    assert "defect" not in shown
