"""Markdown, and what is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.readers.formats import find_reader
from jdoc.stages.split import split_documents
from tests.conftest import SAMPLES
from tests.readers.test_html import outline, refuse
from tests.test_samples import blocks_of

if TYPE_CHECKING:
    from pathlib import Path

    from jdoc.model import Block


def split(page: str) -> list[Block]:
    return list(split_documents([readers.read(page.encode(), "a.md", report=refuse)]))


def found(page: str) -> list[tuple[str | None, str | None, str]]:
    return [(block.kind, block.label, block.text) for block in split(page)]


def element(block: Block) -> str:
    if block.rows:
        rows = [f"| {' | '.join(row)} |" for row in block.rows]
        return "\n".join([rows[0], "|---" * len(block.rows[0]) + "|", *rows[1:]])
    gap = "" if not block.mark or block.mark[-1] in "）)．" else "\u3000"
    text = block.mark + gap + block.text
    marks = {"title": "# ", "heading": "#" * (2 + len(block.section or [])) + " "}
    return marks.get(block.kind or "", "") + text


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_markdown_gives_the_words_of_the_text(sample: Path) -> None:
    """It can't set lines to the right, so the kind of a date or a name may differ."""
    blocks = blocks_of(sample)
    pages = split("\n\n".join(map(element, blocks)))
    assert [block[1:] for block in outline(pages)] == [block[1:] for block in outline(blocks)]


def test_headings_lists_and_quotes() -> None:
    assert found("# 題\n\n結語\n---\n\n> 引用\n> である。\n\n- 供与\n  の続き\n* 研修\n1. 一番目\n") == [
        ("title", None, "題"),
        ("heading", None, "結語"),
        ("paragraph", None, "引用である。"),
        ("item", "・", "供与の続き"),
        ("item", "・", "研修"),
        ("item", "1.", "一番目"),
    ]


def test_marks_are_not_printed() -> None:
    assert (
        found("**総額**５，\n６８０億円を[歓迎](http://a.b/c)した<b></b>\\*。\n")[0][2]
        == "総額５，６８０億円を歓迎した*。"
    )


def test_tables_and_code() -> None:
    page = "|期|売上高|\n|---|--:|\n||30,504|\n\n```\n#註\n```\n"
    assert split(page)[0].rows == [["期", "売上高"], ["", "30,504"]]
    assert split(page)[1].text == "#註"


def test_lines_with_labels_are_blocks() -> None:
    assert [block[1] for block in found("１　総論である。\n２　各論である。\n　なお、一致した。\n")] == [
        "１",
        "２",
        None,
    ]


def test_markdown_is_known_by_its_headings() -> None:
    assert find_reader("# 題\n\n## 総論\n".encode()).format == "markdown"
    assert find_reader("# 題\n一致した。\n#５\n".encode()).format == "text"


def test_images_are_what_they_are_said_to_show() -> None:
    page = (
        "# 届出\n\n![丸1](a.gif)　船の名\n\n![まる2](b.gif)　船の長さ\n\n"
        "前記![丸1](a.gif)による。\n\n![船の図](c.png)\n\n![](d.png)\n"
    )
    assert found(page)[1:] == [
        ("item", "①", "船の名"),
        ("item", "②", "船の長さ"),
        ("paragraph", None, "前記①による。"),
        ("caption", None, "船の図"),
    ]


def test_items_keep_the_numbers_of_their_own() -> None:
    page = "# 届出\n\n- 1　船\n  - (1)　船の名\n  - 船の長さ\n- 2　港\n3. イ　桟橋\n4. 荷さばき所\n"
    assert [block[1:] for block in found(page)[1:]] == [
        ("1", "船"),
        ("(1)", "船の名"),
        ("・", "船の長さ"),
        ("2", "港"),
        ("イ", "桟橋"),
        ("4.", "荷さばき所"),
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("届出は<https://example.jp/a>による。", "届出はhttps://example.jp/aによる。"),
        ("港湾&amp;漁港、&#x6E2F;。", "港湾&漁港、港。"),
        ("[別紙](様式１)に書く。", "[別紙](様式１)に書く。"),
        ("[要領](b/要領.pdf)に[書く](#a)。", "要領に書く。"),
        ("**使用料（月額）**を納める。", "使用料（月額）を納める。"),
        ("一日5*3*2円、*別に*納める。", "一日5*3*2円、別に納める。"),
        ("<船名>を書く<u>こと</u>。", "<船名>を書くこと。"),
        ("船名____を書く。", "船名____を書く。"),
        ("`桟橋`は~~除く~~。", "桟橋は除く。"),
        ("使用料は\\*別に定める。", "使用料は*別に定める。"),
        ("[要領][a]による。\n\n[a]: https://example.jp", "要領による。"),
    ],
)
def test_what_readers_see_stays(text: str, seen: str) -> None:
    assert [block[2] for block in found(f"# 届出\n\n{text}\n")[1:]] == [seen]


def test_no_text_is_taken_for_the_address_of_a_link() -> None:
    assert found("# 届出\n\n[注]: 税込み\n\n[^1]: 税抜き\n")[1:] == [
        ("note", "[注]:", "税込み"),
        ("paragraph", None, "[^1]:税抜き"),
    ]


def test_a_text_above_a_rule_is_no_heading() -> None:
    page = "# 届出\n\n使用料を納める。\n結語\n---\n\n使用料は前納とする。\n---\n"
    assert [block[::2] for block in found(page)[1:]] == [
        ("paragraph", "使用料を納める。"),
        ("heading", "結語"),
        ("paragraph", "使用料は前納とする。"),
    ]


def test_what_is_set_in_by_spaces_is_text() -> None:
    assert found("# 届出\n\n    使用料を納める。\n")[1:] == [("paragraph", None, "使用料を納める。")]


def test_tables_of_html_and_tables_without_a_rule() -> None:
    page = (
        "# 届出\n\n<table>\n<tr><td>魚種</td><td>量</td></tr>\n\n<tr><td>たら</td><td>1,200</td></tr>\n</table>\n\n"
        "|港|隻|\n|北浜|30|\n\n|船|長さ|\n|---|---|\n|甲\\|乙|5<br>m|\n（注）長さは全長である。\n"
    )
    blocks = split(page)[1:]
    assert [block.rows for block in blocks[:3]] == [
        [["魚種", "量"], ["たら", "1,200"]],
        [["港", "隻"], ["北浜", "30"]],
        [["船", "長さ"], ["甲|乙", "5 m"]],
    ]
    assert blocks[3].kind == "note"


@pytest.mark.parametrize(
    ("front", "first"),
    [
        ("title: 届出\ndate: 2025-03-01\ntags:\n  - 港\n# 註\n", [("title", "届出"), ("dateline", "2025-03-01")]),
        ("tags: [港]\n", []),
    ],
)
def test_front_matter_is_no_text(front: str, first: list[tuple[str, str]]) -> None:
    blocks = split(f"---\n{front}---\n\n使用料を納める。\n")
    assert [(block.kind, block.text) for block in blocks] == [*first, ("paragraph", "使用料を納める。")]


def test_front_matter_says_nothing_twice() -> None:
    page = "---\ntitle: 届出\ndate: 2025-03-01\n---\n# 届出\n令和７年３月１日\n\n使用料を納める。\n"
    assert [block.text for block in split(page)] == ["届出", "令和７年３月１日", "使用料を納める。"]


def test_a_rule_above_a_text_begins_no_front_matter() -> None:
    assert [block.text for block in split("---\n使用料を納める。\n\n---\n届出\n")] == ["使用料を納める。", "届出"]


def test_what_leads_through_a_site_is_furniture() -> None:
    page = (
        "1. [ホーム](/)\n2. [港](/m)\n3. 使用料の届出\n\n# 使用料の届出\n\n使用料を納める。\n\n- [様式](a.pdf)\n\n"
        "次により届け出る。\n\n## [港](/m)\n\n### [漁港](/m/g)\n\n- [市場](/m/i)\n"
    )
    assert [block.text for block in split(page)] == ["使用料の届出", "使用料を納める。", "様式", "次により届け出る。"]
    assert [block.text for block in split("# 港\n\n## [一覧](/a)\n\n### [漁港](/b)\n")] == ["港", "一覧", "漁港"]


def test_each_character_is_where_the_source_says() -> None:
    page = (
        "---\ntitle: 届出\n---\n> 使用料\u200bを**納め**る。\n> [要領](b.pdf)\\*\n\n- 1　船\n  12. 港`a`\n\n"
        "## 結語 ##\n\n|港|隻|\n|---|---|\n| 北浜 | 3 |\n"
    )
    lines = page.split("\n")
    for block in split(page):
        assert block.source
        ends = [run[0] for run in block.source[1:]] + [len(block.text)]
        for (start, line, column, *_), end in zip(block.source, ends, strict=True):
            written = lines[line - 1][column - 1 :][: end - start]
            assert written.startswith(block.text[start:end].strip())
