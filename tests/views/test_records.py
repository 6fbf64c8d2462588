"""Records for those that read no JSON: lines, TSV, and XLIFF there and back."""

from __future__ import annotations

import csv
import re
import string
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.errors import InputError
from jdoc.model import Block
from jdoc.readers.xliff import read_translations, segment_id
from jdoc.stages.sentences import cut_sentences
from jdoc.stages.translations import add_translations
from jdoc.views.xliff import write_xliff

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

SPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
INSIDE = {
    "xliff": ("file",),
    "file": ("unit",),
    "unit": ("notes", "segment", "ignorable"),
    "notes": ("note",),
    "note": (),
    "segment": ("source", "target"),
    "ignorable": ("source", "target"),
    "source": ("cp",),
    "target": ("cp",),
    "cp": (),
}
"""Of the elements that are written, those that may stand inside, in the order that the specification sets."""
NEEDED = {"xliff": {"version", "srcLang"}, "file": {"id"}, "unit": {"id"}, "cp": {"hex"}}
ALLOWED = {
    "xliff": {"trgLang"},
    "file": {"original", "{http://www.w3.org/XML/1998/namespace}space"},
    "unit": {"name"},
    "note": {"category"},
    "segment": {"id", "state"},
}
NAME_TOKEN = re.compile(r"[-.:\w]+")


def check_xliff(written: str) -> ET.Element:
    """Hold a file against the rules of XLIFF 2.1 (OASIS, 4.2 and 4.3) that concern what is written."""
    root = ET.fromstring(written)  # noqa: S314 -- written by the test
    for element in root.iter():
        tag = element.tag.removeprefix(SPACE)
        assert element.tag == SPACE + tag
        order = [INSIDE[tag].index(inner.tag.removeprefix(SPACE)) for inner in element]
        assert order == sorted(order) or set(order) <= {1, 2}, "segments and ignorables may take turns"
        assert NEEDED.get(tag, set()) <= set(element.attrib) <= NEEDED.get(tag, set()) | ALLOWED.get(tag, set())
        if tag in {"segment", "ignorable"}:
            assert [inner.tag for inner in element][:1] == [f"{SPACE}source"]
        if tag == "unit":
            assert element.find(f"{SPACE}segment") is not None
    for above, below in (("xliff", "file"), ("file", "unit"), ("unit", "segment")):
        for holder in root.iter(SPACE + above):
            ids = [each.get("id", "") for each in holder.iter(SPACE + below)]
            assert len(set(ids)) == len(ids)
            assert all(NAME_TOKEN.fullmatch(each) for each in ids)
    assert (root.get("trgLang") is not None) >= (root.find(f".//{SPACE}target") is not None)
    return root


class Written(list[str]):
    def write(self, text: str) -> int:
        self.append(text)
        return len(text)


def xliff_of(sentences: Iterable[Block], target: str | None = None) -> str:
    out = Written()
    write_xliff([[*sentences]], out, target=target)
    return "".join(out)


def translated(written: str) -> str:
    """Translate each segment as a tool would that keeps all else."""
    ET.register_namespace("", SPACE[1:-1])
    root = ET.fromstring(written)  # noqa: S314
    for segment in root.iter(f"{SPACE}segment"):
        source = segment.find(f"{SPACE}source")
        ET.SubElement(segment, f"{SPACE}target").text = f"EN {source.text or ''}" if source is not None else ""
    return ET.tostring(root, encoding="unicode")


def test_lines_have_a_sentence_each(jdoc: Jdoc) -> None:
    done = jdoc(
        "split", "--sentences", "--format", "text", "-", stdin="３　署名した。次回は未定である。\n\n区分\t額\n計\t3\n"
    )
    assert done.stdout.splitlines()[:2] == ["３ 署名した。", "次回は未定である。"]


def test_tsv_says_where_each_sentence_stands(jdoc: Jdoc) -> None:
    done = jdoc("split", "--sentences", "--format", "tsv", "-", stdin="署名した。次回は未定である。")
    head, first, second = csv.reader(done.stdout.splitlines(), delimiter="\t")
    assert dict(zip(head, second, strict=True)) | {"uid": ""} == dict.fromkeys(head, "") | {
        "doc": "-",
        "seq": "1",
        "block": "0",
        "start": "5",
        "end": "14",
        "kind": "paragraph",
        "line": "1",
        "column": "6",
        "text": "次回は未定である。",
    }
    assert first[head.index("text")] == "署名した。"


def test_xliff_there_and_back(jdoc: Jdoc, tmp_path: Path) -> None:
    written = jdoc("split", "--format", "xliff", "--target", "en", "samples/notice.txt").stdout
    root = check_xliff(written)
    assert root.get("trgLang") == "en"
    assert [each.get("original") for each in root] == ["samples/notice.txt"]
    (tmp_path / "done.xlf").write_text(translated(written), encoding="utf-8")
    done = jdoc("split", "--format", "tsv", "--translation", f"{tmp_path}/done.xlf", "samples/notice.txt")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [*csv.DictReader(done.stdout.splitlines(), delimiter="\t")]
    assert len(rows) > 20
    for row in rows:
        assert row["translation"] == f"EN {row['mark']}\u3000{row['text']}".replace(" \u3000", " ")
    again = jdoc(
        "split", "--format", "xliff", "--target", "en", "--translation", f"{tmp_path}/done.xlf", "samples/notice.txt"
    )
    assert len([*check_xliff(again.stdout).iter(f"{SPACE}target")]) == len(rows)


def test_what_is_left_over_on_either_side_is_told(jdoc: Jdoc, tmp_path: Path) -> None:
    written = jdoc("split", "--format", "xliff", "-", stdin="署名した。次回は未定である。").stdout
    (tmp_path / "done.xlf").write_text(translated(written), encoding="utf-8")
    done = jdoc("split", "--translation", f"{tmp_path}/done.xlf", "-", stdin="署名した。次回は東京で開く。")
    assert "EN 署名した。" in done.stdout
    assert done.stderr.splitlines() == [
        f"jdoc: {tmp_path}/done.xlf: sentences that it has no translation of: 1",
        f"jdoc: {tmp_path}/done.xlf: segments that are of no sentence: 1",
    ]
    assert done.returncode == 0


@pytest.mark.parametrize("data", [b"<xliff version='1.2'/>", b"<html/>", b"no"])
def test_what_is_no_xliff_is_told(data: bytes) -> None:
    with pytest.raises(InputError):
        list(read_translations(data, "a.xlf"))


def test_targets_are_read_with_their_codes_and_marks() -> None:
    data = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ja" trgLang="en"><file id="f"'
        ' original="a"><group id="g"><unit id="u"><segment id="s"><source>港</source><target>A <pc id="1"><mrk id="2">'
        'po</mrk>r</pc>t<ph id="3"/><cp hex="000C"/>.</target></segment></unit></group></file></xliff>'
    )
    assert [*read_translations(data.encode(), "a.xlf")] == [("a", "s", "A port\x0c.")]


def test_a_language_without_xliff_is_a_mistake(jdoc: Jdoc) -> None:
    assert jdoc("split", "--target", "en", "samples/notice.txt").returncode == 2


@given(
    st.lists(st.text(alphabet=string.printable + "港。<&>\x00\x0c\ufffe\u3000\r", max_size=12), min_size=1, max_size=4)
)
def test_any_text_makes_a_valid_file_and_comes_back(texts: list[str]) -> None:
    blocks = [Block(doc="a<b>", seq=seq, text=text, label="・", uid=f"u{seq}") for seq, text in enumerate(texts)]
    sentences = [*cut_sentences(blocks, report=lambda _: None)]
    for each in sentences:
        each.translation = each.text
    written = xliff_of(sentences, "en")
    check_xliff(written)
    segments = {segment: text for _, segment, text in read_translations(written.encode(), "a.xlf")}
    for each in sentences:
        kept = each.text.replace("\ud800", "\ufffd")
        assert segments.get(segment_id(each), "") == kept
    back = add_translations(
        sentences, read_translations(written.encode(), "a.xlf"), name="a.xlf", report=lambda _: None
    )
    assert [each.translation for each in back] == [each.text for each in sentences]
