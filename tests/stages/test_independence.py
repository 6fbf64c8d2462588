"""What a document gives depends on nothing but the document: not on what was read before it, nor on the order."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jdoc import jsonl
from jdoc.language.names import candidates
from jdoc.language.names.learned.compiled_model import compiled_model
from jdoc.language.names.learned.numpy_model import model
from jdoc.language.names.learned.plain_model import plain_model
from jdoc.language.names.token_types import token_types
from jdoc.model import Block
from jdoc.stages.entities import find_entities

Texts = tuple[str, ...]

PIECES = [
    *("三重", "部長", "部", "局", "久住", "潮見", "市", "高瀬", "委員", "総理", "氏", "尹成敏", "二宮", "岸田", "文雄"),
    *("は", "の", "を訪れた。", "、", "　", "（", "）", "・", "＝", "等", "第３回", "会合", "条約", "に関する", "計画"),
    *("株式会社", "青葉機械", "機構", "日本", "米", "中", "側", "トルクメニスタン", "ベルク", "アーニャ"),
    *("以下「", "」という。"),
    *("担当：", "係　", "電話", "２０２５", "年度", "５億円", "三日", "同省", "当社", "外務省", "国連"),
]  # fmt: skip
DOCUMENTS = st.lists(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join), min_size=1, max_size=3).map(tuple),
    min_size=2,
    max_size=4,
)


def found(documents: list[Texts], *, with_model: bool) -> list[list[bytes]]:
    """Return the records of some documents, read one after the other in one stream."""
    blocks = [Block(doc=f"{place}", text=text) for place, document in enumerate(documents) for text in document]
    records: list[list[bytes]] = [[] for _ in documents]
    for block in find_entities(blocks, names="full" if with_model else "rules"):
        place, block.doc = int(block.doc or 0), "a"
        records[place].append(jsonl.encode(block))
    return records


def forget() -> None:
    """Forget all that the process keeps between documents, as a new process has it."""
    candidates.RUNS.clear()
    token_types.cache_clear()
    compiled_model.cache_clear()
    model.cache_clear()
    plain_model.cache_clear()


def alone(document: Texts, *, with_model: bool) -> list[bytes]:
    forget()
    return found([document], with_model=with_model)[0]


@pytest.mark.parametrize("with_model", [False, True], ids=["rules", "model"])
@settings(max_examples=40)
@given(DOCUMENTS)
@example([("委員の三重部長は欠席した。",), ("三重部長は説明した。",)])
@example([("代表者名　代表取締役社長　久住　真理",), ("久住を訪れた。",)])
@example([("アーニャ・ベルク氏",), ("アーニャ＝ベルク氏",)])
def test_a_document_alone_gives_what_it_gives_among_others(with_model: bool, documents: list[Texts]) -> None:  # noqa: FBT001
    expected = [alone(document, with_model=with_model) for document in documents]
    forget()
    assert found(documents, with_model=with_model) == expected
    assert found(documents[::-1], with_model=with_model) == expected[::-1]
    between = [document for document in documents for _ in range(2)]
    assert found(between, with_model=with_model) == [records for records in expected for _ in range(2)]


def test_labels_of_the_model_do_not_depend_on_what_the_table_held_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many kinds of tokens come, numpy's model meets some of them, the table begins anew, and as many come again."""
    document = ("主演のフローレンス・アボットはグラスゴーの出身である。" * 8,)
    expected = alone(document, with_model=True)
    forget()
    monkeypatch.setattr("jdoc.language.names.learned.labeling.compiled_model", lambda: None)
    monkeypatch.setattr("jdoc.language.names.learned.plain_model.ENOUGH", 0)
    found([("佐藤の村の話をした。" * 12,)], with_model=True)
    met = len(model().told)
    found([("".join(f"港{chr(0x4E00 + number)}の" for number in range(met)),)], with_model=False)
    monkeypatch.setattr("jdoc.language.names.token_types.MOST_TYPES", 1)
    assert found([document], with_model=True) == [expected]
