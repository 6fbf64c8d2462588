"""Furniture: page numbers, running headers, ruby and site navigation, which are on the page and not of the text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line

_DASH = "[-－‐–—―−─~～]"
_PAGE_NUMBER = deferred(
    rf"{_DASH}[ \u3000]?([0-9０-９]{{1,4}}|[ivxl]+|[一二三四五六七八九十]+)[ \u3000]?{_DASH}"
    r"|[0-9０-９]{1,4} ?[/／] ?[0-9０-９]{1,4}|[Pp](?:age|\.)? ?[0-9]{1,4}|[0-9０-９]{1,4} ?ページ"
)
_BARE_NUMBER = deferred(r"[0-9０-９]{1,4}|[ivxl]{1,6}")
_RUBY = deferred("[ぁ-ゖー]{1,10}(?:[ \u3000]+[ぁ-ゖー]{1,10})*")
_RUBY_BASE = deferred(r"(?<=[^\x00-\x7f]) [㐀-鿿々ヶ]{1,6}|^[㐀-鿿々ヶ]{1,6} (?=[^\x00-\x7f])")
_NAVIGATION = deferred(
    r"(?:ホーム|トップページ|トップ|HOME|Home)(?: ?[>＞›»／/] ?.+)+|(?:この)?ページの?(?:トップ|先頭)(?:へ|に)(?:戻る|もどる)?"
    r"|本文へ(?:移動|ジャンプ)?|(?:Get )?Adobe (?:Acrobat )?Reader.{0,20}|印刷(?:する|用ページ)?|シェア|ツイート|メニュー"
)
_NAVIGATION_STARTS = frozenset("ホトHこペ本AG印シツメ")
_STARTS = _NAVIGATION_STARTS | frozenset(map(chr, range(0x3041, 0x3097)))
_MAIL = deferred(
    r"(?:差出人|送信者|送信元|宛先|件名|日時|送信日時|受信日時|From|To|C[Cc]|B[Cc][Cc]|Subject|Date|Sent|Reply-To)[ \u3000]?[:：]"
)
_SPACE = deferred(r"[\s\d]+")


def find_furniture(lines: Sequence[Line], layout: Layout) -> set[int]:
    """Find the lines, by index, that are furniture."""
    numbers = _page_numbers(lines, layout)
    found = numbers | _running_lines(lines, numbers) | _opening_header(lines) | _mail_headers(lines)
    for index, line in enumerate(lines):
        text = line.text
        if text[0] not in _STARTS:
            continue
        if _is_navigation(text) or ("ぁ" <= text[0] <= "ゖ" and "ぁ" <= text[-1] <= "ー" and _is_ruby(lines, index)):
            found.add(index)
    return found


def find_navigation(lines: Sequence[Line]) -> set[int]:
    """Find the lines, by index, that lead through a site."""
    return {index for index, line in enumerate(lines) if _is_navigation(line.text)}


def _is_navigation(text: str) -> bool:
    longest = 120 if text.count("＞") + text.count(">") > 1 else 40
    return text[0] in _NAVIGATION_STARTS and len(text) <= longest and _NAVIGATION.fullmatch(text) is not None


def _page_numbers(lines: Sequence[Line], layout: Layout) -> set[int]:
    """Find page numbers: dressed ones anywhere, bare ones where no label can stand."""
    found = set()
    bare = []
    for index, line in enumerate(lines):
        if len(line.text) > 12:
            continue
        if _PAGE_NUMBER.fullmatch(line.text):
            found.add(index)
        elif _BARE_NUMBER.fullmatch(line.text):
            bare.append(index)
    certain = {index for index in bare if _interrupts(lines, index, layout)}
    return found | certain | _between(lines, bare, certain)


def _interrupts(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Tell whether a bare number stands at a page's end, or inside a sentence."""
    if index + 1 == len(lines):
        return index > 0
    line, after = lines[index], lines[index + 1]
    if line.page and after.page != line.page:
        return True
    if index == 0 or not layout.wrapped or lines[index - 1].finished:
        return False
    before = lines[index - 1]
    if before.label and before.label.end >= len(before.text):
        return False
    return not before.mark if layout.marks else layout.is_full(before) and not layout.stands_alone(before)


def _between(lines: Sequence[Line], bare: Sequence[int], certain: set[int]) -> set[int]:
    """Find the bare numbers that fill the steps between certain page numbers: 2 between the pages 1 and 3."""
    pages = [(index, int(lines[index].text)) for index in sorted(certain) if lines[index].text.isdecimal()]
    found = set()
    for (start, low), (stop, high) in pairwise(pages):
        want = low + 1
        for index in bare:
            if (
                start < index < stop
                and want < high
                and lines[index].text.isdecimal()
                and int(lines[index].text) == want
            ):
                found.add(index)
                want += 1
    return found


def _running_lines(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Find the lines that come again near the page breaks, headers and footers."""
    windows = list(_page_edges(lines, numbers))
    if len(windows) < 2:
        return set()
    places: dict[str, set[int]] = {}
    spread: Counter[str] = Counter()
    for window in windows:
        seen = set()
        for index in window:
            key = _SPACE.sub("", lines[index].text)
            if index in numbers or not key or lines[index].finished or len(key) > 60:
                continue
            places.setdefault(key, set()).add(index)
            seen.add(key)
        spread.update(seen)
    needed = max(2, len(windows) // 2)
    return {index for key, indexes in places.items() if spread[key] >= needed and len(indexes) > 1 for index in indexes}


def _page_edges(lines: Sequence[Line], numbers: set[int]) -> Iterable[range]:
    """Yield, for each page break, the lines around it that may be headers or footers."""
    breaks = [index for index in range(1, len(lines)) if lines[index].page != lines[index - 1].page]
    if breaks:
        for start, stop in zip([0, *breaks], [*breaks, len(lines)], strict=True):
            yield range(start, min(start + 2, stop))
            yield range(max(start + 2, stop - 2), stop)
        return
    if numbers:
        yield range(min(2, len(lines)))  # the top of the first page
    for index in sorted(numbers):
        yield range(max(0, index - 1), min(len(lines), index + 2))


def _opening_header(lines: Sequence[Line]) -> set[int]:
    """Find the running header of a text that holds a single page, so that it does not come again.

    It is told by what follows: the title that its end repeats (北浜機械㈱ ２０２５年決算短信 / ２０２５年決算短信〔連結〕),
    or a chapter that is not the first, so that the text begins in the middle of a book.
    """
    if len(lines) < 3:
        return set()
    head, after = lines[0], lines[1]
    label = after.label
    if head.label is None and label and label.scheme == "division 章" and label.value and label.value > 1:
        return {0}
    key = "".join(head.text.split())
    for line in lines[1:3]:
        title = "".join(line.text.split())
        if any(title.startswith(key[start:]) for start in range(1, len(key) - 8)):
            return {0}
    return set()


def _mail_headers(lines: Sequence[Line]) -> set[int]:
    """Find the headers that a mail program put on top: sender, date, subject."""
    count = 0
    while count < len(lines) and _MAIL.match(lines[count].text):
        count += 1
    return set(range(count)) if count > 1 else set()


def _is_ruby(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line holds the reading of words that the line below or above has set off by spaces."""
    if not _RUBY.fullmatch(lines[index].text):
        return False
    words = len(lines[index].text.split())
    around = [*lines[index + 1 : index + 2], *lines[max(0, index - 1) : index]]
    return any(len(_RUBY_BASE.findall(line.text)) >= words for line in around)
