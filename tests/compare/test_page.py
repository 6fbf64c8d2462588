"""A comparison as a page: whole, harmless, and as a browser shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jdoc.comparison import compare_blocks
from jdoc.comparison.counting import Counts
from jdoc.model import Block
from jdoc.pipeline import Work, process
from jdoc.redline.layout import Layout
from jdoc.redline.page import page_of
from tests.compare.gold import FOLDER, golds
from tests.views.test_page import BROWSER, HOSTILE, SCRIPT, Elements, assert_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from jdoc.comparison import Comparison


def compared(name: str) -> Comparison:
    sides = ([*process(FOLDER / f"{name}.{side}.txt", work=Work(stages=("split",)))] for side in ("old", "new"))
    return compare_blocks(*sides)


def text_of(blocks: list[Block]) -> str:
    return "".join(block.text for block in blocks)


@pytest.mark.parametrize("name", [gold.name for gold in golds()])
def test_a_page_is_whole_and_needs_nothing_else(name: str) -> None:
    comparison = compared(name)
    page = page_of(comparison, Layout(names=("a.txt", "b.txt")))
    assert_whole(page)
    for tag, blocks in (("del", comparison.old), ("ins", comparison.new)):
        marked = re.findall(f"<{tag} [^>]*>(.*?)</{tag}>", page)
        assert marked
        assert all(stretch in text_of(blocks) for stretch in marked)


def test_a_hostile_document_stays_text() -> None:
    hostile = Block(text=SCRIPT, label=SCRIPT, number=SCRIPT, kind="table", doc=SCRIPT, source=[(0, 1, 1)])
    comparison = compare_blocks([HOSTILE], [hostile, Block(text="\x1b[31m\x00\ud800", kind="heading")])
    page = page_of(comparison, Layout(names=(SCRIPT, SCRIPT)))
    assert not {"script", "img"} & Elements(page).seen
    assert "\x1b" not in page
    assert page.encode(errors="replace")


def test_what_does_not_count_is_left_out_at_first() -> None:
    page = page_of(compared("law"), Layout())
    assert re.findall('id="f-([a-z]+)" checked', page) == ["wording", "value", "inserted", "deleted"]
    assert re.findall('id="f-([a-z]+)">', page) == ["reference", "renumbered"]
    comparison = compare_blocks([Block(text="船を出す。")], [], counts=Counts(differences=frozenset()))
    assert 'id="f-deleted">' in page_of(comparison, Layout())


def test_a_move_leads_to_and_fro() -> None:
    page = page_of(compared("statement"), Layout())
    [number] = re.findall('<section class="pair ghost" id="g([0-9]+)">', page)
    assert f'href="#g{number}"' in page
    assert f'href="#c{number}"' in page
    assert f'id="c{number}"' in page


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page in a browser without a window."""
    if BROWSER is None:
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    file: Path = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(page_of(compared("law"), Layout(names=("old.txt", "new.txt"))), encoding="utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(file.as_uri())
        yield page
        browser.close()


def test_a_browser_shows_two_columns_and_filters_on_click(opened: Page) -> None:
    row = opened.locator(".pair.edited").first
    old, new = (row.locator(name).bounding_box() for name in (".old", ".new"))
    assert old
    assert new
    assert old["x"] + old["width"] <= new["x"]
    value = opened.locator("ins.value").first
    shade = "mark => getComputedStyle(mark).backgroundColor"
    shaded = value.evaluate(shade)
    opened.get_by_label("value").click()
    assert value.evaluate(shade) == "rgba(0, 0, 0, 0)" != shaded
    reference = opened.locator("ins.reference").first
    assert reference.evaluate(shade) == "rgba(0, 0, 0, 0)"
    opened.get_by_label("reference").click()
    assert reference.evaluate(shade) != "rgba(0, 0, 0, 0)"


def test_a_phone_has_one_column_and_scrolls_in_one_direction(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    row = opened.locator(".pair.edited").first
    old, new = (row.locator(name).bounding_box() for name in (".old", ".new"))
    assert old
    assert new
    assert old["y"] + old["height"] <= new["y"]


def test_numbers_of_a_table_stand_at_the_right_on_both_sides() -> None:
    old, new = (Block(kind="table", text=f"費目\t額\n港湾費\t{amount}\n\t－") for amount in ("1,200", "1,300"))
    page = page_of(compare_blocks([old], [new]), Layout(names=("a", "b")))
    assert page.count('<td class="n">') == 4
    assert '<tr><td>港湾費</td><td class="n"><del class="value">1,200</del></td></tr>' in page
