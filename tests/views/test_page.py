"""The page: what a browser makes of it, and that a document can't make it do anything."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from base64 import b64encode
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities
from jdoc.views.page import write_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
VOID = {"meta", "input"}
BLOCKS = [
    Block(doc="a.txt", seq=0, kind="title", text="共同声明", source=[(0, 1, 1)]),
    Block(doc="a.txt", seq=1, kind="heading", label="１", text="支援", source=[(0, 2, 3)]),
    Block(
        doc="a.txt",
        seq=2,
        kind="paragraph",
        section=["１ 支援"],
        text="国際協力機構（ＪＩＣＡ）は、総額５，６８０億円の支援を2017年５月１日に表明した。",
        source=[(0, 3, 1), (14, 4, 2, 2)],
    ),
    Block(doc="a.txt", seq=3, kind="table", text="年\t額\n2016年\t5億円", source=[(0, 6, 1)]),
]
SCRIPT = "<script>document.title='x'</script><img src=x onerror=alert(1)>\"'&"
HOSTILE = Block(
    doc=SCRIPT,
    kind="heading",
    label=SCRIPT,
    text=SCRIPT + "国連",
    base_date=SCRIPT,
    section=[SCRIPT],
    entities=[
        Entity(label=SCRIPT, start=0, end=8, text="<script>", value=SCRIPT, id=SCRIPT, ref=SCRIPT),
        Entity(label="ORG", start=3, end=12, text="overlaps", value="x"),
        Entity(label="ORG", start=900, end=10**9, text="nowhere", value="x"),
    ],
)


def written(blocks: Iterable[Block], *labels: str) -> str:
    """Write a page."""
    out = io.StringIO()
    write_page(blocks, out, labels=labels)
    return out.getvalue()


@pytest.fixture(scope="module")
def page() -> str:
    """Write the page of a small document."""
    return written(find_entities(BLOCKS, names="rules"))


class Elements(HTMLParser):
    """What a page holds, each element closed where it must be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        facts = dict(attrs)
        assert not any(name.startswith("on") or name in {"src", "style"} for name in facts)
        self.ids += filter(None, [facts.get("id")])
        self.links += filter(None, [facts.get("href")])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def assert_whole(page: str) -> None:
    """Check that a page is whole and needs nothing else."""
    elements = Elements(page)
    assert elements.open == []
    assert len(elements.ids) == len(set(elements.ids))
    assert {link.removeprefix("#") for link in elements.links} <= set(elements.ids)
    assert not {"script", "link", "img", "iframe"} & elements.seen
    assert "://" not in page
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page


def test_a_page_is_whole_and_needs_nothing_else(page: str) -> None:
    assert_whole(page)


def test_an_entity_has_its_value_and_its_place(page: str) -> None:
    assert "５，６８０億円<span" in page
    assert "<b>MONEY</b> <output>JPY 568,000,000,000</output> <i>p.2 4:4</i>" in page
    assert '<td><mark id="e6"' in page


def test_an_alias_links_to_what_it_stands_for(page: str) -> None:
    [(alias, target)] = re.findall('>([^<>]+)<a class="ref" href="#(e[0-9]+)"', page)
    assert alias == "ＪＩＣＡ"
    assert re.search(f'<mark id="{target}"[^>]*>国際協力機構<', page)


def test_a_hostile_document_stays_text() -> None:
    page = written([HOSTILE])
    elements = Elements(page)
    assert not {"script", "img"} & elements.seen
    assert page.count("&lt;script&gt;document.title") >= 6
    assert "國" not in page
    assert "nowhere" not in page


def test_only_the_labels_that_are_wanted_are_marked(page: str) -> None:
    chosen = written(find_entities(BLOCKS, names="rules"), "MONEY")
    assert page.count("<mark") > chosen.count("<mark") == 2
    assert re.findall('<span class="sample [a-z]+">([A-Z]+)<', chosen) == ["MONEY"]


@pytest.fixture(scope="module")
def browser_page(tmp_path_factory: pytest.TempPathFactory, page: str) -> Iterator[Page]:
    """Open the page in a browser without a window."""
    if BROWSER is None:
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    file: Path = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(page, encoding="utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 390, "height": 800})
        opened.goto(file.as_uri())
        yield opened
        browser.close()


def test_a_browser_shows_values_on_hover_and_filters_labels_on_click(browser_page: Page) -> None:
    money = browser_page.locator("mark", has_text="５，６８０億円")
    value = money.locator(".value")
    assert not value.is_visible()
    money.hover()
    assert value.inner_text() == "MONEY JPY 568,000,000,000 p.2 4:4"
    shaded = money.evaluate("mark => getComputedStyle(mark).backgroundColor")
    browser_page.get_by_label("MONEY").click()
    assert not value.is_visible()
    assert money.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgba(0, 0, 0, 0)" != shaded
    assert browser_page.locator("mark", has_text="2017年").evaluate("mark => mark.matches('.time')")
    assert "総額５，６８０億円の支援" in browser_page.locator("main").inner_text()
    browser_page.get_by_role("button").click()
    assert money.evaluate("mark => getComputedStyle(mark).backgroundColor") == shaded


def test_a_phone_scrolls_in_one_direction_only(browser_page: Page) -> None:
    assert browser_page.evaluate("document.documentElement.scrollWidth") == 390
    assert browser_page.evaluate("document.compatMode") == "CSS1Compat"


def test_paper_shows_the_values(browser_page: Page) -> None:
    browser_page.emulate_media(media="print")
    text = browser_page.locator("main").inner_text()
    assert "JPY 568,000,000,000" in text
    assert "2017-05-01" in text
    assert not browser_page.locator("aside").is_visible()
    browser_page.emulate_media(media="screen")
