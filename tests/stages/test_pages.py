"""What stands on the pages of a document and is no running line is in its blocks, whatever comes again on them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jdoc.readers.text import to_document as document
from jdoc.stages.split import split_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hypothesis.strategies import DrawFn

HEADERS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "the same words": lambda _: "北浜町港湾計画書",
    "words with the number of the page": lambda page: f"北浜町港湾計画書　　{page}",
    "words behind the number of all pages": lambda page: f"{page}/9　北浜町港湾計画書",
    "a dressed number beside words": lambda page: f"―　{page}　―　港湾特別会計",
}
FOOTERS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "between dashes": lambda page: f"                    - {page} -",
    "bare": lambda page: f"                    {page}",
    "with a word": lambda page: f"                    {page}ページ",
    "of all pages": lambda page: f"                    {page} / 9",
}
COME_AGAIN = (
    "（単位：千円）",
    "別紙",
    "　　令和７年９月１日提出",
    "　　　　　　　　　　　　　　　　　北浜町長　　谷　野　三　郎",
    "以上",
)
DIFFER_IN_DIGITS = (
    "議案第{}号",
    "資料　{}",
    "港南{}号線　　　大字港南{}番　　　大字東浜{}番",
    "210{}　　　　港南{}号線",
    "（{}）　船揚場の使用料",
    "第{}条　船揚場の使用料は、市長が定める。",
    "{}00",
    "{},500",
)
SENTENCES = (
    "　漁港の使用料は、一日につき百円とする。",
    "　船揚場を使おうとする者は、市長に届け出るものとする。",
    "　荷さばき所の使用料は、規則で別に定める。",
)


@st.composite
def bodies(draw: DrawFn) -> list[list[str]]:
    """Draw the texts of some pages, line by line; what differs in digits counts through the document."""
    numbers = iter(range(1, 1_000))
    pages = []
    for _ in range(draw(st.integers(2, 6))):
        kinds = draw(st.lists(st.sampled_from(COME_AGAIN + DIFFER_IN_DIGITS), min_size=1, max_size=6))
        page = [kind.format(*[next(numbers)] * 3) if "{" in kind else kind for kind in kinds]
        page.insert(draw(st.integers(0, len(page))), draw(st.sampled_from(SENTENCES)))
        pages.append(page)
    return pages


def squeezed(text: str) -> str:
    return "".join(text.split())


def text_of(pages: Sequence[Sequence[str]], header: str, footer: str) -> str:
    written = []
    for number, page in enumerate(pages, 1):
        lines = [HEADERS[header](number), *page, FOOTERS[footer](number)]
        written.append("\n".join(filter(None, lines)) + "\n")
    return "\f".join(written)


def said(text: str) -> str:
    return "".join(squeezed((block.label or "") + block.text) for block in split_documents([document(text, "-")]))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(bodies(), st.sampled_from([*HEADERS]), st.sampled_from([*FOOTERS]))
def test_what_is_no_running_line_is_in_the_blocks(pages: list[list[str]], header: str, footer: str) -> None:
    found = Counter(said(text_of(pages, header, footer)))
    missing = Counter(squeezed("".join(line for page in pages for line in page))) - found
    assert not missing


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("header", HEADERS)
def test_running_lines_are_in_no_block(header: str, footer: str) -> None:
    pages = [
        [f"　第{word}の使用料は、市長が定める。", f"　{word}の使用料は、前納とする。"] for word in ("船", "港", "網")
    ]
    assert said(text_of(pages, header, footer)) == squeezed("".join(line for page in pages for line in page))
