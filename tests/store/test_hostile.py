"""An index may come from anywhere: what is none of jdoc's is told in one line, and nothing in it runs."""

from __future__ import annotations

import random
import sqlite3
import zlib
from typing import TYPE_CHECKING

import pytest

from jdoc.errors import InputError, OutputError
from jdoc.pipeline import Work
from jdoc.store import records
from jdoc.store.indexing import Update
from jdoc.store.names import look_up_name
from jdoc.store.query import Conditions, build_query
from jdoc.store.reader import Index

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "外務省は、2016年5月1日、総額５億円の支援を歓迎した。\n\n国連（国際連合）の会合で、2億ドルを表明した。\n"
TEXT = f"第１　概要\n\n{TEXT}\n" * 3


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small index."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / "in" / name).write_text(TEXT, encoding="utf-8")
    file = str(folder / "x.db")
    update = Update(file, [str(folder / "in")], work=Work(names="rules"), report=print)
    with update.workers(jobs=1) as workers:
        assert [step.outcome for step in update.steps(workers, notify=print)] == ["indexed", "indexed"]
    with sqlite3.connect(file) as db:
        db.execute("pragma wal_checkpoint(truncate)")
        db.execute("pragma journal_mode = delete")
    db.close()
    return (folder / "x.db").read_bytes()


def ask(file: Path) -> None:
    """Ask an index all that it can be asked."""
    queries = [
        build_query(["会合"]),
        build_query(["国連"], Conditions(labels=["ORG"])),
        build_query([], Conditions(dates=("2016", None), amounts=("1億円", None))),
    ]
    with Index(str(file)) as index:
        for query in queries:
            for hit in index.ranked(query):
                index.spans(hit, query)
                hit.place(5)
                index.around(hit, 1)
                [*map(bytes.decode, index.records([hit]))]
        index.labels()
        for name in look_up_name(index, "国連"):
            "".join(name.card())


def asked(file: Path) -> str:
    """Return what an index is refused for; nothing else than a refusal may come of it."""
    try:
        ask(file)
    except (InputError, OutputError) as error:
        return str(error)
    return ""


CHANGES = {
    "a record that is none": "update block set record = 'text'",
    "a record that is a number": "update block set record = 7",
    "a record of other bytes": "update block set record = x'00ff00ff'",
    "runs of letters": "update block set source = 'x:y'",
    "a place of runs that are cut off": "update block set source = x'8001ff'",
    "a place of runs larger than any": "update block set source = x'ffffffffffffffffffffffffffffff7f'",
    "a text of bytes": "update block set text = x'ff'",
    "no whole character in a text": "update block set text = cast(x'd8000041' as text)",
    "a name of bytes": "update document set name = x'ff'",
    "a date of bytes": "update document set date = x'ff'",
    "a name of a meaning of bytes": "update meaning set value = x'ff', label = x'ff'",
    "headings that stand below each other": "update section set parent = id",
    "a heading of bytes": "update section set title = x'ff'",
    "headings that are not there": "delete from section",
    "kinds that are not there": "delete from word",
    "a place of letters": "update entity set start = 'a'",
    "a line of letters": "update block set line = 'a', page = 'b'",
    "an amount of letters": "update meaning set low = 'a', high = 'b'",
    "no blocks": "delete from block",
    "no documents": "delete from document",
    "no entities": "delete from entity",
    "no pairs": "drop table pair",
    "another index of pairs": "drop table pair; create table pair (pairs)",
    "a trigger": "create trigger t after insert on block begin delete from block; end",
    "a view": "create view more as select 1",
    "an endless view": "drop table block; create view block as with recursive n(id) as (select 1 union all "
    "select id + 1 from n) select id, 1 as document, 1 as seq, '' as kind, 1 as section, 1 as page, 1 as line, "
    "1 as label, 1 as locator, x'' as source, '' as text, x'' as record from n",
    "another version": "pragma user_version = 99",
}


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_what_is_none_of_an_index(made: bytes, tmp_path: Path, change: str) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(made)
    with sqlite3.connect(file) as db:
        db.executescript(CHANGES[change])
    db.close()
    before = file.read_bytes()
    told = asked(file)
    assert "\n" not in told
    assert told.startswith(str(file)) or change.startswith(("no ", "an amount", "a date", "a place"))
    assert file.read_bytes() == before


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file(made: bytes, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    data = bytearray(made)
    for _ in range(chance.choice((1, 5, 50, 500))):
        at = chance.randrange(100, len(data))
        data[at : at + chance.choice((1, 8, 64))] = chance.randbytes(chance.choice((1, 8, 64)))
    file = tmp_path / "x.db"
    file.write_bytes(data[: chance.choice((len(data), len(data) // 2, 5000))])
    assert (told := asked(file)) == "" or told.startswith(str(file))


def test_a_record_that_unpacks_to_more_than_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_BYTES", 1000)
    columns = records.Columns("a", None, None, 0, None, None, None, None, None, "a", None, None)

    def packed(data: bytes) -> bytes:
        press = zlib.compressobj(9, zlib.DEFLATED, -15)
        return bytes([records.WHOLE]) + press.compress(data) + press.flush()

    assert records.unpack(packed(b"a" * 1000), columns, ()) == b"a" * 1000
    for data in (packed(b"a" * 1001), packed(b"a" * 900)[:-1]):
        with pytest.raises(ValueError, match="more than 1,000 bytes"):
            records.unpack(data, columns, ())
    with pytest.raises(zlib.error):
        records.unpack(b"\x00\xff", columns, ())
