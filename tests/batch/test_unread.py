"""Files of other formats in folders: told, and in the manifest, and no failure."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.batch.test_folders import entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

TOLD = "5 files of other formats were not read: 2 .jtd, 2 .zzz, 1 without a suffix"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Make a folder with one document among other files, and with what systems put there."""
    top = tmp_path / "mixed"
    names = ("a.jtd", "b.zzz", "c.zzz", "sub/d.JTD", "Makefile", "Thumbs.db", ".hidden", "~$e.docx", "f.txt", "f.jsonl")
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("総額５億円を支援する。\n", encoding="utf-8")
    return top


def test_commands_tell_what_they_pass_by(jdoc: Jdoc, mixed: Path) -> None:
    done = jdoc("split", str(mixed))
    assert (done.returncode, done.stderr) == (0, f"jdoc: {mixed}: {TOLD}\n")
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == [f"{mixed}/f.txt"]


def test_the_manifest_names_them(jdoc: Jdoc, mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call = ("run", str(mixed), "-o", str(out), "--stages", "split")
    done = jdoc(*call)
    assert done.returncode == 0
    assert done.stderr.startswith(f"jdoc: {mixed}: {TOLD}\ndocuments: 1\n")
    outcomes = {path: entry["outcome"] for path, entry in entries(out).items()}
    assert outcomes == {
        **dict.fromkeys(("Makefile", "a.jtd", "b.zzz", "c.zzz", "sub/d.JTD"), "unread"),
        "f.txt": "done",
    }
    first = entries(out)
    jdoc(*call)
    assert entries(out) == first


def test_a_file_that_is_named_is_read_whatever_its_folder_says(jdoc: Jdoc, mixed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    jdoc("run", str(mixed), str(mixed / "b.zzz"), "-o", str(out), "--stages", "split")
    assert entries(out)["b.zzz"]["outcome"] == "done"


def test_an_index_tells_them_too(jdoc: Jdoc, mixed: Path, tmp_path: Path) -> None:
    done = jdoc("index", str(mixed), "-d", str(tmp_path / "a.db"), "--names", "rules")
    assert done.returncode == 0
    assert f"jdoc: {mixed}: {TOLD}\n" in done.stderr


def test_a_folder_of_other_formats_only_has_no_documents(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "a.jtd").touch()
    for call in (("split", str(tmp_path)), ("run", str(tmp_path), "-o", f"{tmp_path}/out")):
        done = jdoc(*call)
        assert done.returncode == 3
        assert "1 file of another format was not read: 1 .jtd" in done.stderr
        assert "no documents in this folder" in done.stderr


def test_what_is_good_to_know_of_a_document_is_told_once(jdoc: Jdoc, tmp_path: Path) -> None:
    top = tmp_path / "papers"
    top.mkdir()
    with zipfile.ZipFile(top / "papers.zip", "w") as archive:
        archive.writestr("notice.txt", "港を直す。")
        archive.writestr("plan.jtd", b"\xd0\xcf\x11\xe0")
    done = jdoc("run", str(top), "-o", str(tmp_path / "out"))
    assert "papers.zip" in done.stderr
    assert ".jtd" in done.stderr
    assert ".jtd" not in jdoc("run", str(top), "-o", str(tmp_path / "out")).stderr
