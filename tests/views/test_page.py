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

from jdoc.model import Block, Entity, Finding
from jdoc.stages.entities import find_entities
from jdoc.views.findings import marks
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
    assert "<b>MONEY</b> <output>JPY 568,000,000,000</output> <i>p.2:4:4</i>" in page
    assert '<td class="n"><mark id="e6"' in page


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
    assert re.findall('<span class="sample [a-z]+" title="[A-Z]+">([A-Z]+)<', chosen) == ["MONEY"]


def test_numbers_stand_at_the_right_below_heads_and_merged_cells_are_one() -> None:
    text = "費目\t\t前年度\n港湾費\t修繕\t1,200\n\t浚渫\t△90"
    page = written([Block(kind="table", text=text, spans=[(0, 0, 1, 2), (1, 0, 2, 1)])])
    assert (
        '<tr><th colspan="2">費目</th><th>前年度</th></tr>'
        '<tr><td rowspan="2">港湾費</td><td>修繕</td><td class="n">1,200</td></tr>'
        '<tr><td>浚渫</td><td class="n">△90</td></tr>'
    ) in page


@pytest.mark.parametrize("span", [(0, 0, 2, 2), (0, 1, 1, 10**9), (5, 5, 2, 2), (0, 0, 10**9, 1)])
def test_no_text_is_lost_below_a_merged_cell(span: tuple[int, int, int, int]) -> None:
    page = written([Block(kind="table", text="あ\tい\nう\tえ", spans=[span])])
    assert re.findall("<td>(.)</td>", page) == [*"あいうえ"]


def test_the_first_fields_of_a_form_are_no_heads() -> None:
    assert "<th" not in written([Block(kind="table", text="氏名\t海野波子\n住所\t港町")])
    assert "<th" not in written([Block(kind="table", text="申請者が記入\t\t\t\n人数\t3\t\t")])


CITING = Block(
    doc="b.txt",
    text="港湾法第３条の定め",
    source=[(0, 5, 1)],
    entities=[
        Entity(label="CITATION", start=0, end=6, text="港湾法第３条", value="港湾法/At_3"),
        Entity(label="LAW", start=0, end=3, text="港湾法", value="港湾法"),
        Entity(label="ORDINAL", start=3, end=6, text="第３条", value=3, unit="条"),
    ],
)


def test_a_mark_inside_a_mark_is_quiet_and_is_told_of_in_the_box_of_the_outer_one() -> None:
    page = written([CITING])
    assert page.count('class="value') == page.count("tabindex") == 1
    box = page[page.index('<span class="value') : page.index("の定め")]
    assert re.findall("<b>([A-Z]+)</b> <output>([^<]+)<", box) == [
        ("CITATION", "港湾法 第3条"), ("LAW", "港湾法"), ("ORDINAL", "3 条"),
    ]  # fmt: skip
    assert_whole(page)


def test_an_index_leads_to_who_and_how_much() -> None:
    text = "海野組合に３億円、海野組合に１億2000万円"
    found = [
        Entity(label="ORG", start=at, end=at + 4, text="海野組合", value="海野組合") for at in (0, 9)
    ] + [
        Entity(label="MONEY", start=14, end=22, text="１億2000万円", value=120000000, unit="JPY"),
        Entity(label="MONEY", start=5, end=8, text="３億円", value=300000000, unit="JPY"),
    ]  # fmt: skip
    table = Block(kind="table", text="計\t7円", entities=[Entity(label="MONEY", start=2, end=4, text="7円", value=7)])
    page = written([Block(text=text, source=[(0, 1, 1), (9, 2, 1)], entities=found), table])
    index = page[page.index('aria-label="Index"') : page.index("<main>")]
    assert re.findall("<li>(.*?)</li>", index) == [
        '海野組合 <small>2 times</small> <a href="#e1">1</a> <a href="#e3">2</a>',
        'JPY 300,000,000 (3億円) <a href="#e2">1</a>',
        'JPY 120,000,000 (1億2,000万円) <a href="#e4">2</a>',
    ]
    assert "without those in tables" in index
    assert_whole(page)


def test_what_is_wrong_is_listed_first_and_unfolded() -> None:
    finding = Finding(rule="no-such-day", severity="error", start=0, end=5, text="４月31日", message="no such day")
    page = written(marks([Block(doc="a.txt", text="４月31日に", source=[(0, 3, 1)], findings=[finding])]))
    index = page[page.index('aria-label="Index"') : page.index("<main>")]
    assert index.count("<details open>") == 2
    assert '<li>no such day [no-such-day] <a href="#e1">3</a></li>' in index


def test_a_value_stands_beside_the_same_words_once_in_a_text() -> None:
    found = [Entity(label="ORG", start=at, end=at + 2, text="組合", value="海野港湾組合") for at in (0, 3)]
    text, table = Block(text="組合の組合長", entities=found), Block(kind="table", text="組合\t組合", entities=found)
    assert re.findall('class="(value[^"]*)"', written([text, text])) == ["value", "value same"] * 2
    assert re.findall('class="(value[^"]*)"', written([table])) == ["value", "value"]


def test_the_page_of_a_folder_lists_its_documents() -> None:
    heading = Block(doc="紙/港/b.txt", seq=0, kind="heading", text="総則")
    page = written([Block(doc="紙/a.txt", seq=0, kind="title", text="港の条例"), heading])
    contents = page[page.index('aria-label="Contents"') : page.index("<main>")]
    assert re.findall('href="#([db][0-9]+)">([^<]+)<', contents) == [
        ("d1", "a.txt"), ("d2", "港/b.txt"), ("b1", "総則"),
    ]  # fmt: skip
    assert "<title>港の条例 and 1 more</title>" in page
    assert 'aria-label="Contents"' not in written([Block(doc="紙/a.txt", text="本文")])
    assert_whole(page)


def test_a_page_of_paper_is_told_where_it_begins() -> None:
    lines = [Block(doc="a.pdf", seq=at, text="文", source=[(0, at, 1, page)]) for at, page in ((1, 1), (2, 1), (1, 2))]
    assert re.findall('title="([^"]+)">(.*?)</a>', written(lines)) == [
        ("page 1, line 1", "<b>p.1</b>1"), ("page 1, line 2", "2"), ("page 2, line 1", "<b>p.2</b>1"),
    ]  # fmt: skip


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
    assert value.inner_text() == "MONEY JPY 568,000,000,000 p.2:4:4"
    shaded = money.evaluate("mark => getComputedStyle(mark).backgroundColor")
    browser_page.get_by_label("MONEY").click()
    assert not value.is_visible()
    assert money.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgba(0, 0, 0, 0)" != shaded
    assert browser_page.locator("mark", has_text="2017年").evaluate("mark => mark.matches('.time')")
    assert "総額５，６８０億円の支援" in browser_page.locator("main").inner_text()
    browser_page.get_by_role("button").click()
    assert money.evaluate("mark => getComputedStyle(mark).backgroundColor") == shaded


def test_a_switch_shows_the_values_beside_their_words(browser_page: Page) -> None:
    money = browser_page.locator("mark", has_text="５，６８０億円")
    browser_page.mouse.move(0, 0)
    assert money.inner_text() == "５，６８０億円"
    browser_page.locator("#values").check()
    assert money.inner_text() == "５，６８０億円JPY 568,000,000,000"
    browser_page.get_by_label("MONEY").click()
    assert money.inner_text() == "５，６８０億円"
    browser_page.get_by_role("button").click()
    assert money.inner_text() == "５，６８０億円"


def test_what_stands_in_a_mark_shows_where_that_one_is_left_out(browser_page: Page, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(written([CITING]), encoding="utf-8")
    browser = browser_page.context.browser
    assert browser
    page = browser.new_page()
    page.goto(file.as_uri())
    inner, value = page.locator("mark mark.amount"), page.locator(".value")
    shade = "mark => getComputedStyle(mark).backgroundColor"
    none = "rgba(0, 0, 0, 0)"
    assert inner.evaluate(shade) == none
    page.get_by_label("CITATION").click()
    assert inner.evaluate(shade) != none
    inner.hover()
    assert value.inner_text().split() == ["LAW", "港湾法", "ORDINAL", "3", "条"]
    page.get_by_label("ORDINAL").click()
    assert inner.evaluate(shade) == none
    page.close()


def test_a_phone_scrolls_in_one_direction_only(browser_page: Page) -> None:
    assert browser_page.evaluate("document.documentElement.scrollWidth") == 390
    assert browser_page.evaluate("document.compatMode") == "CSS1Compat"


def test_a_wide_table_is_on_paper_to_its_last_column(browser_page: Page, tmp_path: Path) -> None:
    heads, figures = ["区分", *(f"{month}月分" for month in range(1, 11))], ["港湾", *["12,345,678"] * 10]
    rows = "\n".join("\t".join(row) for row in (heads, figures))
    starts = [match.start() for match in re.finditer("12,", rows)]
    entities = [
        Entity(label="MONEY", start=at, end=at + 10, text="12,345,678", value=12345678000, unit="JPY") for at in starts
    ]
    file = tmp_path / "wide.html"
    file.write_text(written([Block(kind="table", text=rows, entities=entities)]), encoding="utf-8")
    browser = browser_page.context.browser
    assert browser is not None
    sheet = browser.new_page(viewport={"width": 718, "height": 1000})
    sheet.goto(file.as_uri())
    sheet.emulate_media(media="print")
    table = sheet.locator("table").bounding_box()
    assert table is not None
    assert table["x"] + table["width"] <= 718
    assert not sheet.locator("td .value").first.is_visible()
    sheet.close()


def test_paper_shows_the_values(browser_page: Page) -> None:
    browser_page.emulate_media(media="print")
    text = browser_page.locator("main").inner_text()
    assert "JPY 568,000,000,000" in text
    assert "2017-05-01" in text
    assert not browser_page.locator("aside").is_visible()
    browser_page.emulate_media(media="screen")


@pytest.mark.usefixtures("japanese")
def test_a_page_speaks_japanese_where_its_reader_does() -> None:
    day = Entity(label="DATE", start=0, end=8, text="令和5年3月1日", value="2023-03-01")
    money = Entity(label="MONEY", start=9, end=13, text="約5億円", value=500000000, unit="JPY", approx=True)
    text = Block(
        doc="a.txt", text="令和5年3月1日に約5億円", entities=[day, money], source=[(0, 3, 1)], base_date="2023-03-01"
    )
    page = written([text, Block(doc="b.txt", seq=0, kind="heading", text="総則")])
    assert re.findall("<summary>([^<]+)", page) == ["凡例", "目次", "索引", "金額 "]
    assert re.findall('class="sample [a-z]+" title="[A-Z]+">([^<]+)', page) == ["日付", "金額"]
    assert re.findall("<b>([^<]+)</b> <output>([^<]+)", page) == [("日付", "2023年3月1日（水）"), ("金額", "約5億円")]
    assert "値を文中に表示" in page
    assert "基準日 2023年3月1日（水）" in page
    assert 'title="3行目"' in page
    assert '<aside lang="ja">' in page
    assert_whole(page)
