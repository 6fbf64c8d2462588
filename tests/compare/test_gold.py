"""The comparison against what a person marked, and what holds for every comparison."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc.comparison import compare
from jdoc.model import Block
from tests.compare.gold import FOLDER, document, golds
from tests.compare.laws import check, mutated, sample
from tests.compare.score import Score, score

LEAST = {
    "aligned": 0.985,
    "put in, struck out": 0.93,
    "phrases": 0.9,
    "phrases and class": 0.9,
    "values": 0.95,
    "moves": 1.0,
}


def test_the_least_that_is_found_of_what_a_person_marked() -> None:
    result = Score()
    for gold in golds():
        score(gold, result)
    found = {measure: result.of(measure) for measure in LEAST}
    assert all(found[measure] >= least for measure, least in LEAST.items()), found


@pytest.mark.parametrize("gold", golds(), ids=lambda gold: gold.name)
def test_the_documents_are_those_of_the_gold(gold: object) -> None:
    for side in ("old", "new"):
        text = (FOLDER / f"{gold.name}.{side}.txt").read_text(encoding="utf-8")  # type: ignore[attr-defined]
        assert text == document(gold, side)  # type: ignore[arg-type]
        assert not any(sign in text for sign in ("[-", "-]", "{+", "+}", "－］", "｛＋"))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 12))
def test_edits_give_new_and_both_ways_say_the_same(seed: int, times: int) -> None:
    random = Random(seed)  # noqa: S311
    old = sample(random)
    check(old, mutated(old, random, times))


TEXT = st.text("一二三第条項、。は及び のをたＡa1１億円年\t　🗾ｶﾞ", max_size=40)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, max_size=6), st.lists(TEXT, max_size=6))
def test_texts_of_all_kinds(old: list[str], new: list[str]) -> None:
    check([Block(text=text) for text in old], [Block(text=text) for text in new])


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32))
def test_nothing_differs_from_itself(seed: int) -> None:
    blocks = sample(Random(seed))  # noqa: S311
    pairs = [*compare(blocks, [*blocks])]
    assert [(pair.change, pair.edits, pair.moved) for pair in pairs] == [("same", [], False)] * len(pairs)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("総額320億円を出す。", "総額410億円を出す。", [("value", "320億円", "410億円")]),
        ("総額５，６８０億円を出す。", "総額5680億円を出す。", [("style", "５，６８０", "5680")]),
        ("情報の共有および連携を進める。", "情報の共有及び連携を進める。", [("style", "および", "及び")]),
        ("宇宙線観測を続ける。", "宇宙線の観測を続ける。", [("wording", "", "の")]),
        ("会合を東京で開く。", "会合を名古屋で開く。", [("value", "東京", "名古屋")]),
        ("５～８名を派遣する。", "５～９名を派遣する。", [("value", "８名", "９名")]),
    ],
)
def test_edits_are_whole_words_of_one_class(old: str, new: str, told: list[tuple[str, str, str]]) -> None:
    [pair] = compare([Block(text=old)], [Block(text=new)])
    assert [(edit.what, edit.old.text, edit.new.text) for edit in pair.edits] == told


def test_references_that_follow_new_numbers_are_no_wording_and_others_are_no_references() -> None:
    old = """\
    第一条　この法律は、港を守る。
    第二条　船長は、届け出る。
    第三条　前条の届出は、第一条の港ごとにする。河川法第二条の許可は、要しない。
    第四条　第二条の届出をしない者は、過料に処する。
    """
    new = """\
    第一条　この法律は、港を守る。
    第二条　国は、港を調べる。
    第三条　船長は、届け出る。
    第四条　前条の届出は、第一条の港ごとにする。河川法第三条の許可は、要しない。
    第五条　第三条の届出をしない者は、過料に処する。
    """
    old, new = ("\n".join(line.strip() for line in text.splitlines()) for text in (old, new))
    edits = [edit for pair in compare(old, new) for edit in pair.edits]
    told = [(edit.what, edit.old.text, edit.new.text) for edit in edits]
    assert told == [("value", "第二条", "第三条"), ("reference", "第二条", "第三条")]
