"""What a document has is found in all its texts at once as in each of them alone."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.checks.facts import Facts
from jdoc.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKS = Path(__file__).parents[2] / "jdoc" / "checks"
TEXTS = ("港を整備する。", "", "会議を開く（北浜市）。", "港", "頁１", "議事と、港の港")


def facts() -> Facts:
    blocks = [Block(text=text) for text in TEXTS]
    blocks[3].kind = "furniture"
    return Facts(blocks)


@pytest.mark.parametrize("words", [("港",), ("港", "会議"), ("(",), ("空",), ("空", "議"), ("1",)])
def test_blocks_that_have_a_word_are_those_that_are_read_and_do(words: tuple[str, ...]) -> None:
    document = facts()
    assert document.having(*words) == [at for at in document.read if any(word in document.texts[at] for word in words)]


@pytest.mark.parametrize("pattern", ["[港議]", "。", "(?P<one>.)の(?P=one)", "市.。", "(?<![^\0])港", "空"])
def test_blocks_where_a_pattern_matches_are_those_that_are_read_and_it_does(pattern: str) -> None:
    document, compiled = facts(), re.compile(pattern)
    assert document.where(compiled) == [at for at in document.read if compiled.search(document.texts[at])]


def test_words_and_pairs_of_a_text_are_all_that_it_has_of_them() -> None:
    document = facts()
    assert document.runs == {"整備": 1, "会議": 1, "北浜市": 1, "議事": 1}
    assert document.pairs == {"整備", "会議", "北浜", "浜市", "議事"}


@given(st.text(st.sampled_from("港市議ーカのを。\n"), max_size=40))
def test_pairs_are_those_of_the_words(text: str) -> None:
    words = re.findall("[一-鿿々ァ-ヴー]+", text)
    assert Facts([Block(text=text)]).pairs == {word[at : at + 2] for word in words for at in range(len(word) - 1)}


@pytest.mark.parametrize(
    "text",
    [
        "第三条を次のように改正する。",
        "別表の項を次のとおり改める。",
        "条例新旧対照表",
        "「甲」を「乙」に改める。",
        "「甲」を「乙」に改め、同条に次の項を設ける。",
        "第四条を削る。",
        "第四条第二項を削り、",
        "「丙」を加える。",
        "次の一号を加える。",
    ],
)
def test_a_text_that_changes_another_one_is_known_by_what_it_says(text: str) -> None:
    assert Facts([Block(text=text)]).amends
    assert not Facts([Block(text="市長は、港を改め、道の計画に橋を加え、費用を削る。")]).amends


def looked_for_at_once() -> Iterator[tuple[str, str]]:
    """Yield the patterns that a rule has looked for in all texts at once, with their modules."""
    for path in sorted(CHECKS.rglob("*.py")):
        module = ".".join(path.relative_to(CHECKS.parents[1]).with_suffix("").parts)
        for name in sorted({*re.findall(r"facts\.where\(([A-Z_]+)\)", path.read_text(encoding="utf-8"))}):
            yield module, name


def asks_for_ends(node: object) -> bool:
    """Tell whether a part of a pattern asks where a text begins or ends, or that no other character follows."""
    parts = [*node] if isinstance(node, tuple | list | _parser.SubPattern) else []
    if parts and parts[0] is _constants.AT:
        return True
    if parts and parts[0] is _constants.ASSERT_NOT:
        operation, asked = next(iter(parts[1][1]), (None, []))
        is_any_but = operation is _constants.IN and (_constants.NEGATE, None) in asked
        if (operation is _constants.NOT_LITERAL and asked != 0) or (is_any_but and not asked_of_breaks(asked)):
            return True
    return any(map(asks_for_ends, parts))


def asked_of_breaks(asked: list[tuple[object, object]]) -> bool:
    r"""Tell whether a class leaves out what stands between texts: [^第\0], [^\W0-9]."""
    return (_constants.LITERAL, 0) in asked or (_constants.CATEGORY, _constants.CATEGORY_NOT_WORD) in asked


@pytest.mark.parametrize("pattern", ["^港", "港$", "港(?![^市])", "(?<![^市])港"])
def test_patterns_that_ask_for_ends_are_known(pattern: str) -> None:
    assert asks_for_ends(_parser.parse(pattern))
    assert not asks_for_ends(_parser.parse("港(?!市)(?=[^町])(?<![^市\0])"))


@pytest.mark.parametrize(("module", "name"), [*looked_for_at_once()])
def test_what_is_looked_for_at_once_does_not_ask_for_ends(module: str, name: str) -> None:
    written = getattr(import_module(module), name).pattern
    assert not asks_for_ends(_parser.parse(written() if callable(written) else written))
