"""An index is the same however it was built, and whole whatever happens while it is built."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from jdoc import __version__
from jdoc.store.query import build_query
from jdoc.store.reader import Index
from jdoc.store.schema import VERSION
from jdoc.store.writer import Writer
from tests.conftest import ROOT, SAMPLES
from tests.store.conftest import blocks, build, command, contents

ONCE = {"making", "word", "manner"}
"""What many rows have in common stays when none of them has it any more."""


def last_line(text: str) -> str:
    return text.splitlines()[-1].rpartition(": ")[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "statements"
    found.mkdir()
    for sample in SAMPLES:
        shutil.copy(sample, found)
    return found


def test_one_worker_and_two_build_the_same(corpus: Path, index: Path, tmp_path: Path) -> None:
    assert build(corpus, tmp_path / "one.db", "--jobs", "1").returncode == 0
    assert contents(tmp_path / "one.db") == contents(index)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.db"]


def test_killed_at_random_points_it_goes_on(corpus: Path, built: tuple[Path, float], tmp_path: Path) -> None:
    undisturbed, seconds = built
    random, file, partly = Random(5), tmp_path / "killed.db", 0  # noqa: S311 -- the same each time
    for _ in range(3):
        process = subprocess.Popen(command(corpus, file), cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.2, 0.9) * seconds)
        process.kill()
        process.wait()
        partly += file.exists()
    assert partly
    assert build(corpus, file).returncode == 0
    assert contents(file) == contents(undisturbed)


def test_only_what_is_new_is_read(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    assert last_line(build(folder, file).stderr) == "4 indexed, 0 unchanged, 0 removed, 0 failed"
    before = contents(file)
    assert last_line(build(folder, file).stderr) == "0 indexed, 4 unchanged, 0 removed, 0 failed"
    assert contents(file) == before
    (folder / "notice.txt").unlink()
    (folder / "results.txt").write_text("国際協力機構は総額五千六百八十億円の支援を表明した。\n", encoding="utf-8")
    (folder / "new").mkdir()
    shutil.move(folder / "white-paper.txt", folder / "new")
    assert last_line(build(folder, file).stderr) == "2 indexed, 1 unchanged, 2 removed, 0 failed"
    assert build(folder, tmp_path / "fresh.db").returncode == 0
    assert blocks(file) == blocks(tmp_path / "fresh.db")
    updated, fresh = contents(file), contents(tmp_path / "fresh.db")
    pairs = [sorted(term for term, _ in found["pair"] if not term.isascii()) for found in (updated, fresh)]
    assert pairs[0] == pairs[1]
    counts = [{table: len(rows) for table, rows in found.items() if table not in ONCE} for found in (updated, fresh)]
    assert counts[0] == counts[1]
    of_entities = [len({term for term, _ in found["pair"] if term.isdecimal()}) for found in (updated, fresh)]
    assert of_entities == [len(fresh["meaning"])] * 2


def test_other_options_read_everything_anew(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    build(folder, file)
    assert last_line(build(folder, file, "--base-date", "2020-01-01").stderr).startswith("4 indexed")


def test_only_what_is_below_the_folders_is_removed(folder: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "x.db", tmp_path / "statements2"
    other.mkdir()
    (other / "a.txt").write_text("声明。\n", encoding="utf-8")
    build(folder, file)
    build(other, file)
    shutil.rmtree(other)
    done = build(folder, file)
    assert (done.returncode, last_line(done.stderr)) == (0, "0 indexed, 4 unchanged, 0 removed, 0 failed")
    done = build(other, file)
    assert done.returncode == 3
    assert "no such file or directory" in done.stderr
    other.mkdir()
    done = build(other, file)
    assert last_line(done.stderr) == "0 indexed, 0 unchanged, 1 removed, 0 failed"
    with closing(sqlite3.connect(file)) as found:
        assert found.execute("select count(*) from documents").fetchone() == (4,)


def test_a_document_that_fails_is_told_and_the_rest_is_indexed(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    build(folder, file)
    (folder / "notice.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").touch()
    done = build(folder, file)
    assert done.returncode == 3
    assert f"{folder}/notice.txt: this is no text" in done.stderr
    assert f"{folder}/empty.txt: nothing in it" in done.stderr
    assert last_line(done.stderr) == "1 indexed, 3 unchanged, 0 removed, 1 failed"
    with closing(sqlite3.connect(file)) as found:
        names = [Path(name).name for (name,) in found.execute("select path from file order by path")]
    assert names == ["empty.txt", "joint-press-release.txt", "results.txt", "white-paper.txt"]
    assert f"{folder}/empty.txt: nothing in it" in build(folder, file).stderr


def test_records_are_indexed_by_their_documents(tmp_path: Path) -> None:
    records = tmp_path / "all.jsonl"
    records.write_text(
        '{"text":"ガス田","doc":"a","mine":1}\n{"text":"会談","doc":"b"}\n{"text":"ガス","doc":"a"}\n{"text":"無名のガス"}\n',
        encoding="utf-8",
    )
    assert build(records, tmp_path / "x.db").returncode == 0
    with closing(sqlite3.connect(tmp_path / "x.db")) as found:
        assert found.execute("select name, blocks from documents order by name").fetchall() == [
            (str(records), 1),
            ("a", 2),
            ("b", 1),
        ]


def test_numbers_that_sqlite_cannot_hold_cost_nothing(tmp_path: Path) -> None:
    huge = 10**30
    record = {"doc": "a", "seq": huge, "text": "５億円", "source": [[0, huge, 1, huge]]}
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = build(lines, tmp_path / "a.db")
    assert (done.returncode, last_line(done.stderr)) == (0, "1 indexed, 0 unchanged, 0 removed, 0 failed")
    with Index(str(tmp_path / "a.db")) as index:
        [found] = map(json.loads, index.records(index.hits(build_query(["億円"]))))
    assert found.items() >= record.items()


def test_who_comes_second_waits(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    with Writer(str(file), notify=print):
        process = subprocess.Popen(command(folder, file), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        assert process.stderr
        told = process.stderr.readline()
        assert told == f"jdoc: {file}: another jdoc index is writing to it: waiting till it is done\n"
    _, errors = process.communicate(timeout=60)
    assert last_line(errors) == "4 indexed, 0 unchanged, 0 removed, 0 failed"


def test_two_at_once_build_what_one_builds(corpus: Path, index: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    both = [
        subprocess.Popen(command(corpus, file, "--jobs", "1"), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=100)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert any("another jdoc index is writing to it" in errors for errors in told)
    assert blocks(file) == blocks(index)


def test_readers_go_on_while_it_is_written_to(corpus: Path, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    build(folder, file)
    process = subprocess.Popen(command(corpus, file), cwd=ROOT, stderr=subprocess.DEVNULL)
    counts = []
    while process.poll() is None:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as found:
            counts.append(found.execute("select count(*) from documents").fetchone()[0])
            words = found.execute("select count(*) from pair where pair match '産業'").fetchone()[0]
            assert words > 0
    assert counts[0] >= 4
    assert counts == sorted(counts)


def test_a_reader_that_stays_prevents_nothing(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    build(folder, file)
    with closing(sqlite3.connect(file)) as found:
        rows = found.execute("select text from block")
        rows.fetchone()
        (folder / "new.txt").write_text("声明。\n", encoding="utf-8")
        assert build(folder, file).returncode == 0
        assert len(rows.fetchall()) == 67


def test_a_full_disk_leaves_what_was_there(corpus: Path, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    build(folder, file)
    before = contents(file)
    limited = ["bash", "-c", 'ulimit -f 300; exec "$@"', "-", *command(corpus, file)]
    done = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith(f"jdoc: {file}: ")
    assert contents(file) == before


@pytest.mark.parametrize("kind", ["text", "other", "version", "folder", "nowhere"])
def test_files_that_are_no_index_are_left_alone(folder: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / ("none/x.db" if kind == "nowhere" else "x.db")
    if kind == "text":
        file.write_text("これは索引ではない。\n" * 200, encoding="utf-8")
        problem = "this is no index of jdoc"
    elif kind == "folder":
        file.mkdir()
        problem = "this is a folder, expected an index"
    elif kind == "nowhere":
        problem = "it can't be opened: is its folder there, and may you write to it?"
    else:
        with closing(sqlite3.connect(file)) as other:
            other.execute("create table mine (id)")
            if kind == "version":
                other.execute(f"pragma application_id = {0x6A646F63}")
                other.execute(f"pragma user_version = {VERSION + 1}")
            other.commit()
        problem = (
            f"an index of version {VERSION + 1}, this jdoc knows version {VERSION}: remove it and build it anew"
            if kind == "version"
            else "this is no index of jdoc"
        )
    before = file.read_bytes() if file.is_file() else b""
    done = build(folder, file)
    assert (done.returncode, done.stderr) == (3, f"jdoc: {file}: {problem}\n")
    assert (file.read_bytes() if file.is_file() else b"") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("x.db-")] == []


def test_ctrl_c_leaves_a_whole_index(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    process = subprocess.Popen(command(corpus, file), cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not file.exists():
        time.sleep(0.01)
    time.sleep(0.1)  # it is at work then, and not done by far
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    contents(file)


def test_what_another_version_has_indexed_is_told_and_indexed_anew(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    build(folder, file)
    with closing(sqlite3.connect(file)) as index:
        index.execute("update making set how = 'jdoc 0.0.9' || substr(how, instr(how, ','))")
        (count,) = index.execute("select count(*) from file").fetchone()
        index.commit()
    asked = [sys.executable, "-m", "jdoc", "find", "漁港", "-d", str(file), "--count"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stderr
    assert told == f"jdoc: {file}: indexed by jdoc 0.0.9, this is {__version__}; `jdoc index` makes it anew\n"
    done = build(folder, file, "--quiet")
    assert done.stderr == f"jdoc: {file}: {count} files indexed by jdoc 0.0.9 are indexed anew by jdoc {__version__}\n"
    assert subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stderr == ""


def test_an_index_of_an_older_form_is_made_anew(folder: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "x.db", tmp_path / "new.db"
    with closing(sqlite3.connect(file)) as older:
        older.execute("create table mine (id)")
        older.execute(f"pragma application_id = {0x6A646F63}")
        older.execute(f"pragma user_version = {VERSION - 1}")
        older.commit()
    done = build(folder, file, "--quiet")
    problem = f"an index of version {VERSION - 1}, this jdoc knows version {VERSION}: it is made anew"
    assert (done.returncode, done.stderr) == (0, f"jdoc: {file}: {problem}\n")
    build(folder, new)
    assert contents(file) == contents(new)
