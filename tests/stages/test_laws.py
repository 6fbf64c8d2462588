"""One ordinance in the layouts that ordinances come in: copies of law collections, codes of cities, word processors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from jdoc.language.enumerators.reading import normalize
from jdoc.language.width import columns
from jdoc.readers.text import to_document
from jdoc.stages.split import split_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ORDINANCE = """\
title | 北浜市漁港施設の設置及び管理に関する条例
dateline | 平成１９年３月２６日条例第１２号
章 1 | 総則
caption | （目的）
条 1 | この条例は、地方自治法（昭和２２年法律第６７号）第２４４条の２第１項の規定に基づき、漁港施設の設置を定める。
caption | （定義）
条 2 | この条例において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。
号 1 | 係留施設　岸壁、物揚場及び浮桟橋をいう。
号 2 | 荷さばき地　次に掲げるものをいう。
目 1 | 上屋の敷地
目 2 | 野積場
目 3 | その他市長が定める土地
目 4 | 前三号に附属する通路
号 2の2 | 保管施設　倉庫をいう。
号 3 | 使用者　第４条第１項の許可を受けた者をいう。
項 2 | この条例に定めるもののほか、用語の意義は、漁港漁場整備法の例による。
条 3 | 削除
章 2 | 使用の許可等
caption | （使用の許可）
条 4 | 施設を使用しようとする者は、市長の許可を受けなければならない。
項 2 | 市長は、次の各号のいずれかに該当するときは、前項の許可をしないものとする。
号 1 | 公の秩序を害するおそれがあるとき。
号 2 | 前号に掲げるもののほか、管理上支障があるとき。
項 3 | 市長は、第１項の許可に際し、管理上必要な条件を付することができる。
caption | （延滞した使用料に係る督促及び延滞金の徴収並びに滞納処分の執行の停止に関する手続）
条 4の2 | 使用料の督促の手続は、別に定める。
項 2 | 前項の手続は、施設を使用する者に対し、あらかじめ文書により示さなければならない。
章 2の2 | 指定管理者
条 5 | 市長は、施設の管理を指定管理者に行わせることができる。
項 2 | 前項の場合において、第４条から前条までの規定中「市長」とあるのは、「指定管理者」とする。
attachment | 附　則
caption | （施行期日）
項 1 | この条例は、平成１９年４月１日から施行する。
caption | （経過措置）
項 2 | この条例の施行の日の前日までになされた処分は、この条例の規定によりなされたものとみなす。
attachment | 附　則（平成２４年３月２３日条例第８号）
paragraph | この条例は、公布の日から施行する。
attachment | 附　則（令和２年９月３０日条例第３１号）抄
caption | （施行期日）
条 1 | この条例は、令和３年４月１日から施行する。
caption | （準備行為）
条 2 | 市長は、この条例の施行の日前においても、指定管理者の指定の手続を行うことができる。
項 2 | 前項の手続に関し必要な事項は、市長が定める。
"""
KINDS = {"章": "heading", "条": "paragraph", "項": "paragraph", "号": "item", "目": "item"}
DEPTHS = {"号": 1, "目": 2}
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")


class Provision(NamedTuple):
    """A line of the ordinance above."""

    level: str
    number: str
    text: str

    def label(self, *, digits: dict[int, int], kanji_items: bool) -> str:
        """Write its number as a layout does."""
        number = self.number.translate(digits)
        if self.level in "章条" and number:
            head, *branches = number.split("の")
            return "".join([f"第{head}{self.level}", *(f"の{branch}" for branch in branches)])
        if self.level == "号":
            return self.number.translate(KANJI) if kanji_items else f"({self.number})"
        if self.level == "目":
            return ("イロハニ" if kanji_items else "アイウエ")[int(self.number) - 1]
        return self.number.translate(FULL if digits is KANJI else digits)


def provisions() -> Iterator[Provision]:
    for line in ORDINANCE.splitlines():
        place, _, text = line.partition(" | ")
        level, _, number = place.partition(" ")
        yield Provision(level, number, text)


def collection(provision: Provision) -> list[str]:
    """Write it as the national collection of laws shows it: kanji, full spaces, one line a provision."""
    label = provision.label(digits=KANJI, kanji_items=True)
    return [f"{label}　{provision.text}" if label else provision.text]


def copy(provision: Provision) -> list[str]:
    """Write it as copies of that collection do: half-width spaces, items set in, an empty line above captions."""
    label = provision.label(digits=KANJI, kanji_items=True)
    if provision.level == "項":
        label = provision.number
    line = "    " * DEPTHS.get(provision.level, 0) + (f"{label} {provision.text}" if label else provision.text)
    return ["", line] if provision.level == "caption" else [line]


def code(provision: Provision) -> list[str]:
    """Write it as a city's code does on the web: half-width digits and one space, nothing set in."""
    label = provision.label(digits={}, kanji_items=False)
    return [f"{label} {provision.text}" if label else provision.text]


def set_at(width: int, *, kanji: bool = False) -> Callable[[Provision], list[str]]:
    """Write it as on paper: lines broken at a width, a provision's number hanging out."""

    def write(provision: Provision) -> list[str]:
        label = provision.label(digits=KANJI if kanji else FULL, kanji_items=kanji)
        if provision.level in {"title", "attachment", "章"}:
            return ["　　　" + (f"{label}　" if label else "") + provision.text]
        if provision.level == "dateline":
            return ["　" * (width // 2 - len(provision.text)) + provision.text]
        depth = DEPTHS.get(provision.level, 0)
        first = "　" * depth + f"{label}　" if label else "　"
        return wrapped(provision.text, first, "" if provision.level == "paragraph" else "　" * (depth + 1), width)

    return write


def apart(provision: Provision) -> list[str]:
    """Write it as a word processor's PDF: numbers and signs set apart by spaces, wider ones behind the numbers."""
    label = provision.label(digits=FULL, kanji_items=False)
    label = label if provision.level == "号" else " ".join(label)
    depth = "  " * DEPTHS.get(provision.level, 0)
    if provision.level in {"title", "attachment", "章"}:
        return ["       " + (f"{label}   " if label else "") + spaced(provision.text)]
    lines = wrapped(provision.text, "", "", 72)
    first = f"{depth}{label}   " if label else "  "
    return [first + spaced(lines[0]), *(f"{depth}  " + spaced(line) for line in lines[1:])]


def wrapped(text: str, first: str, rest: str, width: int) -> list[str]:
    lines = [first]
    for char in text:
        if columns(lines[-1] + char) > width and char not in "、。）」":
            lines.append(rest)
        lines[-1] += char
    return lines


def spaced(text: str) -> str:
    """Set the numbers and the signs of a text apart."""
    text = re.sub("[０-９]+|[第条項号年月日]", lambda found: f" {' '.join(found[0])} ", text)
    text = re.sub("([、。（）「」])", r" \1 ", text)
    return re.sub(" +", " ", text).strip()


LAYOUTS = {
    "collection": collection,
    "copy": copy,
    "code": code,
    "paper": set_at(70),
    "narrow paper": set_at(52),
    "paper in kanji": set_at(60, kanji=True),
    "set apart": apart,
}


def expected() -> Iterator[tuple[str, str, str, str]]:
    """Yield the kind of each provision, its number, its section, its text."""
    section = ""
    for provision in provisions():
        number = number_of(provision.label(digits={}, kanji_items=False))
        is_opening = provision.level in {"章", "attachment"}
        yield (
            KINDS.get(provision.level, provision.level),
            number,
            "" if is_opening else section,
            squeezed(provision.text),
        )
        if is_opening:
            section = squeezed(number + provision.text)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("write", LAYOUTS.values(), ids=LAYOUTS)
def test_an_ordinance_has_the_same_provisions_in_every_layout(write: Callable[[Provision], list[str]]) -> None:
    text = "\n".join(line for provision in provisions() for line in write(provision))
    found = [
        (
            block.kind,
            number_of(block.label or ""),
            squeezed(normalize_section(block.section)),
            squeezed(block.text),
        )
        for block in split_documents([to_document(text, "-")])
    ]
    assert found == list(expected())


def number_of(label: str) -> str:
    """Write a number so that it is the same in all layouts: without brackets, and of kana that there is one."""
    return re.sub("^[ア-ン]$", "kana", normalize(label).strip("()"))


def normalize_section(section: list[str] | None) -> str:
    """Write a section's number in Arabic digits: it may stand in kanji."""
    heading = "".join(section or [])
    label = re.match("第.+?章(?:の[0-9０-９一二三]+)?(?=[ 　])", heading)
    return normalize(label[0]) + heading[label.end() :] if label else heading
