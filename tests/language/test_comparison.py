"""What a search compares, against the plainest way to say it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.comparison import comparable, origins, pairs, pairs_of_word, places, searchable

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("ガｶﾞがかﾞ㈱㍿①５，億ＪＩＣＡjica　 －−‐〜～e\u0301"),
    max_size=30,
)


@given(TEXTS)
def test_every_character_has_its_origin(text: str) -> None:
    origin = origins(text)
    assert len(origin) == len(comparable(text)) + 1
    assert all(before <= after for before, after in pairwise(origin))
    assert origin[-1] == len(text)


@given(TEXTS, st.integers(0, 30), st.integers(1, 6))
def test_what_is_cut_from_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    folded = searchable(text)
    word = folded[start : start + length]
    if not word:
        return
    found = places(text, word)
    assert found
    assert all(word in searchable(text[begin:end]) for begin, end in found)
    held = pairs(folded).split(" ")
    assert all(
        any(pair == one or (pair[1:] == "*" and one[0] == pair[0]) for one in held) for pair in pairs_of_word(word)
    )


@given(TEXTS)
def test_pairs_are_words_for_an_index(text: str) -> None:
    assert all(len(pair) == 2 and not pair.isascii() for pair in pairs(searchable(text)).split(" ") if text)


def test_writings_that_are_alike() -> None:
    for one, other in [
        ("ＪＩＣＡ", "jica"),
        ("５，６８０億円", "5,680億円"),
        ("ｶﾞｽ", "ガス"),
        ("㈱", "(株)"),
        ("２０１６－２０１７", "2016−2017"),
        ("日　本", "日 本"),
        ("か\u3099", "が"),
    ]:
        assert comparable(one) == comparable(other)
    assert comparable("國") != comparable("国")


def test_blanks_that_set_japanese_apart_are_no_difference() -> None:
    for one, other in [
        ("海野　一郎", "海野一郎"),
        ("歳　　入　　合　　計", "歳入合計"),
        ("要綱第 １２ 号", "要綱第12号"),
        ("ＡＢＣ 港湾", "ABC港湾"),
        ("ﾐﾅﾄ ﾏﾁ", "ミナトマチ"),
    ]:
        assert searchable(one) == searchable(other)
    for kept in ("12 500", "port authority", "歳入\t歳出", "歳入\n歳出", "目的。　本市は"):
        assert len(searchable(kept)) == len(kept)


def test_a_place_holds_the_blanks_inside_of_it_and_none_beside_it() -> None:
    text = "　会長　海 野　一郎　（代理）、海野一郎"
    assert [text[start:end] for start, end in places(text, "海野一郎")] == ["海 野　一郎", "海野一郎"]
