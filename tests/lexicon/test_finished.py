"""Finished tables that are kept: they are those that would be made, and where one can't be, it is made."""

from __future__ import annotations

import marshal
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from jdoc.language import currencies
from jdoc.language.names import gazetteer, listed_municipalities
from jdoc.language.numerals import context
from jdoc.lexicon import finished
from jdoc.own_files import read
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SCRIPT = ROOT / "scripts" / "tables.py"
TABLES: list[Callable[[], Any]] = [
    gazetteer.entries,
    listed_municipalities.full_names,
    context.counters,
    context.number_words,
]


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    finished.kept_tables.cache_clear()


def test_the_file_is_what_the_script_makes_now() -> None:
    """If it is not, `make patterns` writes it anew."""
    shown = subprocess.run([sys.executable, str(SCRIPT), "--show"], capture_output=True, check=True, cwd=ROOT).stdout
    made, kept = marshal.loads(shown), marshal.loads(read(finished.FILE))  # noqa: S302
    assert made.keys() == kept.keys()
    for name, (sources, table) in made.items():
        assert kept[name][0] == sources
        assert marshal.loads(kept[name][1]) == marshal.loads(table)  # noqa: S302


@pytest.mark.parametrize("name", sorted(finished.MAKERS))
def test_a_table_is_kept_as_it_would_be_made(name: str) -> None:
    module, _, function = name.rpartition(".")
    table: Any = getattr(import_module(module), function)()
    made: Any = finished.MAKERS[name]()
    assert finished.kept_table(name) is not None
    assert table == made
    assert repr(table) == repr(made) or isinstance(made, frozenset)
    assert type(table) is type(made)
    if isinstance(made, dict):
        assert [*table] == [*made]
        assert [type(value) for value in table.values()] == [type(value) for value in made.values()]


def test_all_that_a_table_is_made_of_is_known() -> None:
    sources = {path for path, _, _ in finished.kept_tables()["jdoc.language.numerals.context.counters"][0]}
    assert sources >= {"lexicon/counters.tsv", "lexicon/currencies.tsv", "lexicon/__init__.py"}
    assert sources >= {f"language/{name}.py" for name in ("currencies", "numerals/context", "numerals/symbols", "lazy")}
    assert currencies.__file__.endswith("language/currencies.py")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("now", [("x", 1, 2), None])
def test_a_table_whose_source_is_another_one_is_made(
    table: Any, now: tuple[str, int, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finished, "source_of", lambda path: now or (path, -1, 0))
    assert finished.kept_table(f"{table.__module__}.{table.__qualname__}") is None
    assert table.__wrapped__() == table()


@pytest.mark.parametrize("data", [None, b"", b"spoilt", marshal.dumps([1]), marshal.dumps(None)], ids=str)
def test_without_a_file_or_with_a_broken_one_tables_are_made(
    data: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finished, "FILE", str(tmp_path / "tables.bin"))
    if data is not None:
        (tmp_path / "tables.bin").write_bytes(data)
    finished.kept_tables.cache_clear()
    assert finished.kept_tables() == {}
    assert gazetteer.entries.__wrapped__()["米国"].id == "US"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "table",
    [{"a": (1, "x")}, {"a": [(1, "x")], "b": [(2, "y"), (3, "z")]}, frozenset("ab"), {"a": ["x"]}, {"a": "x"}, {}, [1]],
)
def test_tables_of_all_forms_come_back(table: object) -> None:
    assert finished.unpacked(marshal.loads(marshal.dumps(finished.packed(table))), tuple) == table  # noqa: S302


def test_a_file_that_is_gone_is_no_source() -> None:
    assert finished.source_of("lexicon/no_such.tsv") == ("lexicon/no_such.tsv", -1, 0)
