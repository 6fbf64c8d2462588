"""Records cut into sentences: nothing is lost, and all that pointed into the text points where it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc import jsonl
from jdoc.model import Actor, Block, Definition, Entity, Finding, Related, Stance, Words
from jdoc.pipeline import Work, process_text
from jdoc.places import find_place
from jdoc.stages.sentences import cut_sentences
from tests.conftest import SAMPLES

TEXT = "両国は署名した。これを歓迎する。次回は東京で開く。"


def cut(*blocks: Block) -> list[Block]:
    return [*cut_sentences(blocks, report=fail)]


def fail(problem: Exception) -> None:
    pytest.fail(f"{problem}")


def test_a_sentence_says_where_it_was_cut_from_and_keeps_what_its_block_says() -> None:
    block = Block(
        doc="a.txt", seq=4, kind="paragraph", section=["港"], label="３", number="3", locator="3", text=TEXT, uid="x"
    )
    first, second, third = cut(block)
    assert [each.text for each in (first, second, third)] == [
        "両国は署名した。",
        "これを歓迎する。",
        "次回は東京で開く。",
    ]
    assert [(each.seq, each.block, each.start, each.end) for each in (first, third)] == [(0, 4, 0, 8), (2, 4, 16, 25)]
    assert (first.label, second.label) == ("３", None)
    assert {(each.number, each.locator, each.kind, *(each.section or ())) for each in (first, second, third)} == {
        ("3", "3", "paragraph", "港")
    }
    assert len({each.uid for each in (first, second, third)}) == 3


def test_what_points_into_the_text_moves_along() -> None:
    actor = Actor(text="両国", start=0, end=2)
    block = Block(
        doc="a.txt",
        seq=0,
        text=TEXT,
        source=[(0, 3, 1), (10, 4, 1)],
        entities=[Entity(label="GPE", start=19, end=21, text="東京", target=1)],
        definitions=[Definition(term="港", text="次回", start=16, end=18, scope="document")],
        stances=[Stance(act="welcome", start=11, end=15, verb="歓迎する", actor=actor)],
        findings=[
            Finding(
                rule="r", severity="info", start=8, end=10, text="これ", message="m", related=[
                    Related(text="両国", start=0, end=2), Related(text="港", start=3, end=4, block=1)
                ]
            )
        ],
    )  # fmt: skip
    first, second, third, _, last = cut(block, Block(doc="a.txt", seq=1, text="A。B港。"))
    [entity], [definition] = third.entities or [], third.definitions or []
    assert (entity.start, entity.end, entity.target, definition.start, definition.end) == (3, 5, 3, 0, 2)
    [stance] = second.stances or []
    assert second.text[stance.start : stance.end] == "歓迎する"
    assert stance.actor == Actor(text="両国", start=0, end=2, block=0)
    [finding] = second.findings or []
    assert (finding.start, finding.end) == (0, 2)
    assert [(other.block, other.start, other.end) for other in finding.related or ()] == [(0, 0, 2), (4, 1, 2)]
    assert last.text == "B港。"
    assert (first.entities, first.stances, first.findings) == ([], [], [])
    assert second.source == [(0, 3, 9), (2, 4, 1)]
    assert third.source == [(0, 4, 7)]
    assert find_place(third, 3) == find_place(block, 19)


def test_what_a_format_declares_or_others_add_stays() -> None:
    block = jsonl.decode(
        '{"doc":"a","seq":0,"text":"港。道。","mine":[1.50],"entities":[{"label":"X","start":2,"end":3,"text":"道","by":"me"}]}'.encode()
    )
    first, second = cut(block)
    assert b'"mine":[1.50]' in jsonl.encode(first)
    assert b'"by":"me"' in jsonl.encode(second)


def test_no_sentence_ends_inside_of_a_name_nor_of_the_words_of_a_stance() -> None:
    name = Entity(label="ORG", start=0, end=6, text="楽団こだま。")
    text = "楽団こだま。だけが出た。次。"
    assert [each.text for each in cut(Block(text=text))] == ["楽団こだま。", "だけが出た。", "次。"]
    assert [each.text for each in cut(Block(text=text, entities=[name]))] == ["楽団こだま。だけが出た。", "次。"]
    act = Stance(act="agree", start=8, end=11, verb="出る", object=Words(text="楽団こだま。だけ", start=0, end=8))
    assert [each.text for each in cut(Block(text=text, stances=[act]))] == ["楽団こだま。だけが出た。", "次。"]


def test_an_entity_of_others_over_the_end_of_a_sentence_is_told() -> None:
    told: list[str] = []
    block = Block(doc="a.txt", seq=0, text="港。道。", entities=[Entity(label="MINE", start=0, end=4, text="港。道。")])
    sentences = [*cut_sentences([block], report=lambda problem: told.append(f"{problem}"))]
    assert [each.entities for each in sentences] == [[], []]
    assert told == ["a.txt: MINE at 0 of block 0 reaches beyond a sentence: left out"]


def test_headings_and_cells_are_sentences_of_their_own() -> None:
    rows = [["区分", "額。注。"], ["", "3"]]
    table = Block(kind="table", text="区分\t額。注。\n\t3", rows=rows, spans=[(0, 0, 2, 1)])
    cells = cut(table)
    assert [(each.text, each.rows, each.spans) for each in cells] == [
        ("区分", None, None),
        ("額。", None, None),
        ("注。", None, None),
        ("3", None, None),
    ]
    assert [each.text for each in cut(Block(kind="heading", text="なぜ今か？　港の将来"))] == ["なぜ今か？　港の将来"]


def test_a_block_without_text_stays() -> None:
    [only] = cut(Block(doc="a", seq=0, label="３", text=""))
    assert (only.label, only.text, only.block) == ("３", "", 0)


@pytest.mark.parametrize("sample", SAMPLES[:3], ids=lambda path: path.name)
def test_nothing_of_a_document_is_lost_and_what_is_cut_is_not_cut_again(sample: object) -> None:
    work = Work(stages=("split", "entities", "stances"))
    blocks = [*process_text(sample.read_text(encoding="utf-8"), work=work)]  # type: ignore[attr-defined]
    sentences = cut(*blocks)
    assert cut(*sentences) == sentences
    texts = {block.seq: block.text for block in blocks}
    for each in sentences:
        assert texts[each.block][each.start : each.end] == each.text
        for entity in each.entities or ():
            assert each.text[entity.start : entity.end] == entity.text
    kept = "".join(each.mark + each.text for each in sentences)
    assert "".join(kept.split()) == "".join("".join(block.mark + block.text for block in blocks).split())
    assert sum(len(block.entities or ()) for block in blocks) == sum(len(each.entities or ()) for each in sentences)
    assert sum(len(block.stances or ()) for block in blocks) == sum(len(each.stances or ()) for each in sentences)


def test_entities_are_the_same_before_and_after() -> None:
    text = "令和５年３月１日、北浜市（以下「市」という。）は港を開いた。同年４月、市は３億円を出した。"
    found = [
        [(each.text, each.value, each.ref) for block in blocks for each in block.entities or ()]
        for blocks in (
            process_text(text, work=Work(stages=("split", "entities"))),
            process_text(text, work=Work(stages=("split", "entities", "sentences"))),
            process_text(
                b"\n".join(jsonl.encode(each) for each in process_text(text, work=Work(stages=("split", "sentences"))))
                .decode(),
            ),
        )
    ]  # fmt: skip
    assert found[0] == found[1] == found[2]


@given(st.lists(st.text(alphabet="港は。！（）「」\t\n 　1", max_size=20), max_size=4), st.data())
def test_spans_stay_true(texts: list[str], data: st.DataObject) -> None:
    blocks = []
    for seq, text in enumerate(texts):
        ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
        entity = Entity(label="ORG", start=ends[0], end=ends[1], text=text[slice(*ends)])
        blocks.append(Block(doc="a", seq=seq, text=text, entities=[entity]))
    sentences = [*cut_sentences(blocks, report=lambda _: None)]
    assert [each.seq for each in sentences] == [*range(len(sentences))]
    for each in sentences:
        for entity in each.entities or ():
            assert each.text[entity.start : entity.end] == entity.text
