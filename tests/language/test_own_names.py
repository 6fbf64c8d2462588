"""Own names: what a user lists is found wherever it is named, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.lexicon.own import Lexicon, OwnName
from jdoc.pipeline import Work, process_text
from jdoc.vocabulary import NAME_LABELS

LEXICON = Lexicon(
    (
        OwnName("しおさい亭", "ORG", "しおさい亭", ("シオサイ亭", "しおさい")),
        OwnName("水辺課", "ORG", "水辺課"),
        OwnName("見守り係", "ORG", "北浜市福祉部見守り係"),
        OwnName("水道部配管課", "ORG", "北浜市上下水道局水道部配管課"),
        OwnName("子育て見守り課", "ORG", "北浜市福祉部子育て見守り課"),
        OwnName("楠本つむぎ", "PERSON", "楠本紡", ("楠本",)),
        OwnName("潮見広場", "FAC", "潮見中央広場"),
        OwnName("ドルノ", "GPE", "ドルノ"),
        OwnName("京都", "ORG", "京都社"),
        OwnName("第2別館", "FAC", "北浜市第2別館"),
    )
)


def names(text: str, lexicon: Lexicon | None = LEXICON) -> list[tuple[str, str, object]]:
    work = Work(labels=NAME_LABELS, lexicon=lexicon)
    blocks = process_text(text, work=work)
    return [(each.label, each.text, each.value) for block in blocks for each in block.entities or ()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("しおさい亭で開く。", [("ORG", "しおさい亭", "しおさい亭")]),
        ("会場はしおさいです。", [("ORG", "しおさい", "しおさい亭")]),
        ("シオサイ亭で開く。", [("ORG", "シオサイ亭", "しおさい亭")]),
        ("潮見広場に集まる。", [("FAC", "潮見広場", "潮見中央広場")]),
        ("楠本つむぎさんが話す。", [("PERSON", "楠本つむぎ", "楠本紡")]),
        ("楠本氏が話す。", [("PERSON", "楠本", "楠本紡")]),
        ("楠本つむぎ氏が話した。楠本氏は退いた。", [("PERSON", "楠本つむぎ", "楠本紡"), ("PERSON", "楠本", "楠本紡")]),
        ("楠本一郎さんが話す。", [("PERSON", "楠本一郎", "楠本一郎")]),
        ("楠本町で開く。", [("GPE", "楠本町", "楠本町")]),
        ("青森市水辺課の職員", [("GPE", "青森市", "青森市"), ("ORG", "水辺課", "水辺課")]),
        ("北浜市見守り係の職員", [("GPE", "北浜市", "北浜市"), ("ORG", "見守り係", "北浜市福祉部見守り係")]),
        ("市内の子育て見守り課の職員", [("ORG", "子育て見守り課", "北浜市福祉部子育て見守り課")]),
        ("北浜市水道部配管課の職員", [("ORG", "北浜市水道部配管課", "北浜市上下水道局水道部配管課")]),
        ("見守り係の職員", [("ORG", "見守り係", "北浜市福祉部見守り係")]),
        ("会場は第２別館１階です。", [("FAC", "第２別館", "北浜市第2別館")]),
        ("水辺課と京", [("ORG", "水辺課", "水辺課")]),
        ("東京都が決めた。", [("GPE", "東京都", "東京都")]),
        ("しおさい亭実行委員会が決めた。", [("ORG", "しおさい亭実行委員会", "しおさい亭実行委員会")]),
    ],
)
def test_what_is_listed_is_found(text: str, expected: list[tuple[str, str, object]]) -> None:
    assert names(text) == expected


def test_another_body_s_office_of_that_name_is_not_the_listed_one() -> None:
    assert ("ORG", "見守り係", "北浜市福祉部見守り係") not in names("青森県南部町見守り係の職員")


def test_a_word_in_katakana_is_not_cut() -> None:
    assert ("GPE", "ドルノ", "ドルノ") not in names("ドルノゴビ県を訪れた。")


def test_a_name_that_is_as_long_as_a_number_stands() -> None:
    lexicon = Lexicon((OwnName("第2庁舎", "FAC", "北浜市第2庁舎"),))
    (block,) = process_text("会場は第２庁舎です。", work=Work(lexicon=lexicon))
    assert [(each.label, each.value) for each in block.entities or ()] == [("FAC", "北浜市第2庁舎")]


def test_a_title_goes_with_an_own_name() -> None:
    (block,) = process_text("市長の楠本つむぎが述べた。", work=Work(lexicon=LEXICON))
    assert [(each.text, each.role) for each in block.entities or ()] == [("楠本つむぎ", "市長")]


def test_texts_with_spaces() -> None:
    assert ("PERSON", "楠　本　つ　む　ぎ", "楠本紡") in names('{"text":"委員　楠　本　つ　む　ぎ　欠席"}')


@given(st.text("しおさい亭シ水辺課と楠本つむぎ潮見広場ドルノゴビ京都東第２別館 氏、町aA", max_size=30))
def test_names_are_where_they_are_said_to_be(text: str) -> None:
    for block in process_text(text, work=Work(lexicon=LEXICON)):
        entities = block.entities or []
        assert all(block.text[each.start : each.end] == each.text for each in entities)
        names = [each for each in entities if each.label in NAME_LABELS]
        assert all(one.end <= other.start for one, other in pairwise(names))


@given(st.text("海浜市の は、潮見広場楠本つむぎ亭課ドルノゴビー町Aa1", max_size=40))
def test_a_lexicon_of_names_that_are_not_there_changes_nothing(text: str) -> None:
    absent = Lexicon((OwnName("鶴亀松竹館", "FAC", "鶴亀松竹館", ("ZZ-9",)),))
    assert names(text, absent) == names(text, None)
