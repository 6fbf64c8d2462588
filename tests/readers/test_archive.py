"""Archives as folders: names, limits, and what is inside them."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.errors import InputError, Notice
from jdoc.readers.formats import Allowance
from tests.readers.books import book, packed, page
from tests.readers.test_html import refuse
from tests.readers.words import paragraph, run, word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

TEXT = "双方は一致した。\n".encode()


def read(data: bytes, name: str = "a.zip") -> tuple[dict[str, str], list[str]]:
    """Return the documents of an archive, each with its first line, and what is told."""
    told: list[str] = []

    def tell(error: InputError) -> None:
        told.append(f"{'notice' if isinstance(error, Notice) else 'problem'} {error}")

    return {each.name: each.lines[0].strip() for each in readers.read_all(data, name, report=tell)}, told


def named(*names: bytes) -> bytes:
    """Write an archive of names in bytes, as programs do that know no UTF-8."""
    data = packed({name.decode("latin-1").encode("ascii", "replace").decode(): TEXT for name in names})
    for name in names:
        data = data.replace(name.decode("latin-1").encode("ascii", "replace"), name)
    return data


def test_documents_of_all_formats() -> None:
    data = packed(
        {
            "b/声明.txt": TEXT,
            "a.docx": word(paragraph(run("双方は歓迎した。"))),
            "b/c.xlsx": book(page("Sheet1", [["双方は支持した。"]])),
            "図.png": b"\x89PNG",
            "__MACOSX/._a.txt": b"\0",
            "b/Thumbs.db": b"\0",
            "b/~$a.docx": b"\0",
            "b/": b"",
        }
    )
    found, told = read(data)
    assert found == {
        "a.zip!a.docx": "双方は歓迎した。",
        "a.zip!b/c.xlsx": "双方は支持した。",
        "a.zip!b/声明.txt": "双方は一致した。",
    }
    assert told == ["notice a.zip: 1 file of another format was not read: 1 .png"]


@pytest.mark.parametrize("name", ["予算.txt", "能登ソ表.txt", "①㈱.txt"])
def test_names_in_cp932(name: str) -> None:
    found, told = read(named(name.encode("cp932")))
    assert (list(found), told) == ([f"a.zip!{name}"], [])


def test_names_in_utf_8_that_do_not_say_so() -> None:
    assert list(read(named("予算.txt".encode()))[0]) == ["a.zip!予算.txt"]


def test_an_archive_in_an_archive_is_opened_and_no_further() -> None:
    deepest = packed({"c.txt": TEXT})
    found, told = read(packed({"b.zip": packed({"a.txt": TEXT, "c.zip": deepest})}))
    assert list(found) == ["a.zip!b.zip!a.txt"]
    assert told == ["problem a.zip!b.zip!c.zip: files inside files inside files: 1 of them are not read"]


def test_bombs_are_told() -> None:
    found, told = read(packed({"a.txt": bytes(65 << 20), "b.txt": TEXT}))
    assert list(found) == ["a.zip!b.txt"]
    [problem] = told
    assert problem.startswith("problem a.zip!a.txt: more than 7,")
    assert "bytes once unpacked: this is no document (JDOC_LIMITS=10" in problem


def test_bombs_in_bombs_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdoc.readers.archive.Allowance", lambda: Allowance(5 << 20))
    inner = packed({f"{number}.txt": TEXT * 60_000 for number in range(3)})
    found, told = read(packed({f"{number}.zip": inner for number in range(9)}))
    assert list(found) == ["a.zip!0.zip!0.txt", "a.zip!0.zip!1.txt", "a.zip!0.zip!2.txt", "a.zip!1.zip!0.txt"]
    assert [problem.partition(": more")[0] for problem in told] == ["problem a.zip!1.zip", "problem a.zip"]


def test_encrypted_and_damaged_files_cost_no_other() -> None:
    data = bytearray(packed({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    directory = [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    data[directory[0] + 8] |= 1
    data[directory[1] + 16] ^= 0xFF
    found, told = read(bytes(data))
    assert list(found) == ["a.zip!c.txt"]
    assert told == [
        "problem a.zip!a.txt: encrypted: unpack it with its password first",
        "problem a.zip!b.txt: this file of the archive is damaged: bad crc-32 for file 'b.txt'",
    ]


def test_what_holds_no_document_is_told() -> None:
    for files in ({}, {"a.png": b"\x89PNG"}):
        found, told = read(packed(files))
        assert not found
        assert "no documents in this archive" in told[-1]


def test_ten_thousand_documents_are_enough() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(10_002):
            archive.writestr(f"{number:05}.txt", "一")
    found, told = read(stream.getvalue())
    assert len(found) == 10_000
    assert told == [
        "problem a.zip: more than 10,000 documents, or more than 1 GB once unpacked: the others are not read"
    ]


def test_a_damaged_archive() -> None:
    with pytest.raises(InputError, match=r"a\.zip: this archive is damaged"):
        read(packed({"a.txt": TEXT})[:40])
    with pytest.raises(InputError, match="it holds are documents of their own"):
        readers.read(packed({"a.txt": TEXT}), "a.zip", report=refuse)


def test_commands_read_archives(jdoc: Jdoc, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(packed({"a.txt": "総額５億円。".encode(), "b.txt": "総額６億円。".encode()}))
    records = [json.loads(line) for line in jdoc("entities", "--names", "rules", str(archive)).stdout.splitlines()]
    assert [(each["doc"].rpartition("!")[2], each["entities"][0]["value"]) for each in records] == [
        ("a.txt", 500_000_000),
        ("b.txt", 600_000_000),
    ]
    done = jdoc("run", str(tmp_path), "-o", str(tmp_path / "out"), "--stages", "split", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert len((tmp_path / "out/a.zip.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    database = str(tmp_path / "a.db")
    jdoc("index", str(archive), "-d", database, "--names", "rules")
    assert f"{archive}!b.txt" in jdoc("find", "６億", "-d", database).stdout
