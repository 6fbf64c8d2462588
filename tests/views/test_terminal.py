"""The text on a terminal: what is marked, where lines break, and that it can be read on any background."""

from __future__ import annotations

import io

import pytest
from rich.color import Color
from rich.text import Text

from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities
from jdoc.views.labels import COLORS
from jdoc.views.terminal import draw_blocks
from jdoc.views.wrapping import NEVER_FIRST, NEVER_LAST, count_cells, wrap


def underlined(block: Block, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is underlined on a screen."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    shown = [Text.from_ansi(line) for line in draw_blocks([block], io.StringIO())]
    return [
        line.plain[span.start : span.end] for line in shown for span in line.spans if "underline" in str(span.style)
    ]


def test_what_is_underlined_is_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    [block] = find_entities(
        [Block(text="第６回外相会合で、５億円を" + "供与するとともに" + "2017年５月１日に決めた。")], names="rules"
    )
    assert underlined(block, monkeypatch) == ["第６回", "外相会合", "５億円", "2017年５月", "１日"]


def test_cells_of_a_table_are_marked_in_their_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Block(kind="table", text="年\t額（円）\n2016年\t5億円\n2017年\t12億円")
    [block] = find_entities([table], names="rules")
    assert underlined(block, monkeypatch) == ["2016年", "5億円", "2017年", "12億円"]
    assert screen(block, monkeypatch) == [
        "年    │額（円）",
        "2016年│   5億円",
        "2017年│  12億円",
        "  DATE 2016年 = 2016 … +1",
        "  MONEY 5億円 = JPY 500,000,000 … +1",
    ]


def screen(block: Block, monkeypatch: pytest.MonkeyPatch, width: int = 80) -> list[str]:
    """Return the lines of a screen, without colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", f"{width}")
    return [Text.from_ansi(line).plain.rstrip() for line in draw_blocks([block], io.StringIO())]


@pytest.mark.parametrize("width", [46, 60, 80, 120])
def test_no_number_of_a_table_is_broken(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        "費目\t前年度の当初予算額\t本年度",
        "港湾の維持及び修繕に要する費用\t１，２３４，５６７\t９８，７６５，４３２",
    ]
    lines = screen(Block(kind="table", text="\n".join(rows)), monkeypatch, width)
    assert any("１，２３４，５６７│" in line for line in lines)
    assert any(line.endswith("│９８，７６５，４３２") for line in lines)
    assert {line.count("│") for line in lines} == {2}
    assert max(sum(map(count_cells, line)) for line in lines) <= width


def test_a_table_that_has_no_room_keeps_all_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\t".join(f"第{number}列" for number in range(40))
    assert "".join(screen(Block(kind="table", text=text), monkeypatch, 40)) == text.replace("\t", "│")


def test_an_amount_in_the_margin_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    [block] = find_entities([Block(text="補正額は319,763千円、限度額は4,800千円とする。")], names="rules")
    shown = "\n".join(screen(block, monkeypatch))
    assert "JPY 319,763,000" in shown
    assert "(3億1,976万3,000円)" in shown
    assert "(480万円)" in shown


def test_entities_that_stand_nowhere_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = [Entity(label="X", start=start, end=end, text="") for start, end in ((5, 2), (90, 99), (0, 0))]
    assert underlined(Block(text="本文である", entities=odd), monkeypatch) == []


@pytest.mark.parametrize("width", [2, 10, 21, 40])
def test_lines_hold_all_of_a_text_and_break_where_japanese_does(width: int) -> None:
    text = (
        "「中央アジア＋日本」対話（以下「対話」という。）は、United Nations の会合ー１，２３４億円、▲5.2％である。" * 3
    )
    lines = [text[begin:end] for begin, end in wrap(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(sum(map(count_cells, line)) for line in lines) <= width
    if width > 20:
        assert not [line for line in lines[1:] if line[0] in NEVER_FIRST]
        assert not [line for line in lines if line[-1] in NEVER_LAST]


@pytest.mark.parametrize("number", COLORS.values())
def test_colours_stand_out_from_black_and_from_white(number: int) -> None:
    parts = Color.from_ansi(number).get_truecolor()
    red, green, blue = (((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert (luminance + 0.05) / 0.05 > 3.5
    assert 1.05 / (luminance + 0.05) > 3.5
