"""Tokens hold the text, whatever it is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.tokens import part_of_speech, readable, tokenize, written, written_each


def surfaces(text: str) -> list[str]:
    return [key.split("\t")[0] for key in tokenize(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "あ  い\tう\x00え\nお",
        "岸田 文雄",
        "a" * 200_000,
        " " * 65_600 + "国連",
        "国際会議を開催し、" * 120_000,
        "国" * 1_000_000,
        "☆★♪※" * 5_000,
        "\ud800\x00\u2028",
        "ｶｻﾞﾌｽﾀﾝ･ｷﾙｷﾞｽ",
    ],
    ids=lambda text: f"{text[:3]!r} {len(text)}",
)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(surfaces(text)) == readable(text)
    assert len(readable(text)) == len(text)


@given(st.text(max_size=60))
def test_tokens_make_the_text_again(text: str) -> None:
    assert "".join(surfaces(text)) == readable(text)


@given(st.lists(st.text("国連A・﨑 \x00\ud800", max_size=9), max_size=4))
def test_the_texts_of_a_document_are_read_as_each_by_itself(texts: list[str]) -> None:
    assert [*written_each(texts)] == [*map(written, texts)]


def test_half_width_reads_as_full_width() -> None:
    assert surfaces("New York,5") == surfaces("Ｎｅｗ　Ｙｏｒｋ，５")


def test_middle_dot_parts_katakana() -> None:
    assert surfaces("メレドフ・トルクメニスタン") == ["メレドフ", "‥", "トルクメニスタン"]


def test_parts_of_speech() -> None:
    assert [part_of_speech(key)[:3] for key in tokenize("日本の岸田文雄")] == [
        ("名詞", "固有名詞", "地名"),
        ("助詞", "格助詞", "*"),
        ("名詞", "固有名詞", "人名"),
        ("名詞", "固有名詞", "人名"),
    ]
