"""The stage of stances: who is meant, what これ stands for, codes, and what moves along when numerals are rewritten."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jdoc import jsonl
from jdoc.language.stances import ACTS
from jdoc.model import Block, Stance
from jdoc.stages.numerals import rewrite_numerals
from jdoc.stages.stances import find_missing_stances, find_stances
from jdoc.vocabulary import ACT_NAMES


def _found(*texts: str, kinds: dict[int, str] | None = None, **how: Any) -> list[Block]:
    kinds = kinds or {}
    blocks = [
        Block(doc="x", seq=seq, kind=kinds.get(seq, "paragraph"), text=text)  # type: ignore[arg-type]
        for seq, text in enumerate(texts)
    ]
    return list(find_stances(blocks, **how))


def _stances(block: Block) -> list[Stance]:
    return block.stances or []


def _fail(error: Exception) -> None:
    raise error


def test_an_actor_that_the_document_defines_is_the_one_it_stands_for() -> None:
    blocks = _found(
        "日本国及びノルデン国の外務大臣（以下「両大臣」という。）が会談した。", "両大臣は、合意を歓迎した。"
    )
    [stance] = _stances(blocks[1])
    assert stance.actor
    assert (stance.actor.text, stance.actor.ref) == ("両大臣", "日本国及びノルデン国の外務大臣")


def test_an_actor_has_its_canonical_name() -> None:
    [block] = _found("国連の安保理は、この決議を採択した。ＩＡＥＡは、決議を歓迎した。")
    told = [(each.actor.text, each.actor.value, each.actor.implicit) for each in _stances(block) if each.actor]
    assert told == [("国連の安保理", None, None), ("ＩＡＥＡ", "国際原子力機関", None)]


def test_an_actor_carries_on_from_a_head_clause_in_another_block() -> None:
    blocks = _found("安全保障理事会は、", "１　攻撃を強く非難する。", "２　事務総長に対し、報告を求める。")
    first, second = (_stances(block)[0] for block in blocks[1:])
    assert [(each.act, each.actor and each.actor.block) for each in (first, second)] == [("condemn", 0), ("request", 0)]
    assert first.strength == "strong"
    assert first.actor
    assert first.actor.implicit
    assert second.addressee
    assert second.addressee.text == "事務総長"


def test_what_kore_stands_for_is_told() -> None:
    blocks = _found("首相は、新たな拠出を表明した。大統領は、これを高く評価した。")
    [told, praised] = _stances(blocks[0])
    assert told.object
    assert praised.refers
    assert (praised.object and praised.object.text, praised.refers.text) == ("これ", told.object.text)


@pytest.mark.parametrize("kind", ["title", "heading", "table", "signature"])
def test_nobody_acts_in_a_title_or_a_table(kind: str) -> None:
    blocks = _found("外相は、提案を歓迎した。", "外相は、提案に反対した。", kinds={1: kind})
    assert [len(_stances(block)) for block in blocks] == [1, 0]


def test_every_act_has_a_code_of_cameo() -> None:
    [block] = _found("外相は、提案を歓迎し、攻撃を非難した。", codes="cameo")
    assert [(each.act, each.code) for each in _stances(block)] == [("welcome", "051"), ("condemn", "111")]
    [block] = _found("外相は、提案を歓迎した。")
    assert _stances(block)[0].code is None


def test_polarity_is_that_of_the_act() -> None:
    assert {name: ACTS[name].polarity for name in ACT_NAMES}.keys() == ACTS.keys()
    [block] = _found("外相は、提案を歓迎し、攻撃に懸念を表明した。")
    assert [each.polarity for each in _stances(block)] == ["positive", "negative"]


def test_conditions_and_denials_are_marked() -> None:
    [block] = _found("双方は、日程について合意に至らなかった。政府は、必要があれば、追加の措置を検討する。")
    assert [(each.act, each.negated, each.conditional) for each in _stances(block)] == [
        ("agree", True, None),
        ("consider", None, True),
    ]


def test_spans_say_what_they_mark() -> None:
    blocks = _found(
        "外相は、「協定」（仮称）の署名を歓迎し、両国に対し、早期の批准を強く求めた。", "感謝の意を表した。"
    )
    for block in blocks:
        for each in _stances(block):
            for words in (each.actor, each.object, each.addressee):
                if words:
                    place = blocks[words.block] if words.block is not None else block
                    assert place.text[words.start : words.end] == words.text


def test_stances_move_along_with_numerals() -> None:
    blocks = _found("日本側は、総額五千六百八十億円の支援を歓迎した。", "百人の受入れを約束した。")
    first, second = rewrite_numerals(blocks, style="arabic", report=_fail)
    [welcome], [commit] = _stances(first), _stances(second)
    assert first.text[welcome.start : welcome.end] == "歓迎"
    assert welcome.object
    assert welcome.object.text == first.text[welcome.object.start : welcome.object.end]
    assert welcome.object.text.replace(",", "") == "総額568000000000円の支援"
    assert commit.actor
    assert (commit.actor.block, commit.actor.text) == (0, "日本側")


def test_records_keep_what_jdoc_does_not_know_of_a_stance() -> None:
    [block] = _found("外相は、提案を歓迎した。")
    fields = json.loads(jsonl.encode(block))
    fields["stances"][0]["checked"] = "yes"
    again = jsonl.decode(json.dumps(fields).encode())
    assert json.loads(jsonl.encode(again)) == fields


def test_stances_that_records_bring_are_kept_where_only_missing_ones_are_sought() -> None:
    blocks = _found("外相は、提案を歓迎した。")
    _stances(blocks[0])[0].act = "note"
    assert [each.act for each in _stances(next(find_missing_stances(blocks)))] == ["note"]
    assert [each.act for each in _stances(next(find_stances(blocks)))] == ["welcome"]


def test_articles_of_a_law_hold_no_stances() -> None:
    blocks = [
        Block(doc="law", seq=seq, kind="item", label=f"第{seq + 1}条", text="市長は、必要な協力を求める。")
        for seq in range(4)
    ]
    assert not any(block.stances for block in find_stances(blocks))
