"""Names of whole documents: the model, hostile text, and what is kept in memory."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc.language.names.documents import find_names
from jdoc.language.names.learned.numpy_model import Model, model, write
from jdoc.language.names.learned.plain_model import Plain
from jdoc.language.names.learned.templates import LABELS
from jdoc.language.names.texts import read_tokens
from jdoc.language.names.token_types import MOST_TYPES, token_types

LONG = [
    "a" * 100_000,
    "Ａ・" * 50_000,
    "(" * 100_000,
    "「" * 50_000 + "」" * 50_000,
    "「『" * 30_000,
    "条約に関する" * 20_000,
    "国際協力機構" * 20_000,
    "日米" * 50_000,
    "岸田" * 50_000,
    "以下「" * 30_000,
    "(以下" * 30_000,
    "ア" * 100_000,
    "との間の" * 25_000,
    "第１回" * 30_000,
    "※☆●" * 30_000,
    " " * 100_000,
    "国連\x00\t国連 " * 10_000,
    "Aa " * 30_000 + "Co",
    "大臣 " * 30_000,
    "(昭和" * 30_000 + "年号",
    "株式会社法の一部を改正する法律" * 8_000,
    "(a)(以下「機構」という。)" * 8_000,
    "ABC（国連）、" * 15_000,
    "外務省 局 部 " * 20_000,
    "担当:東、" * 30_000 + "電話",
    "市の八木市長" * 20_000,
    "会議（第1回）" * 20_000,
    "のための" * 30_000 + "宣言",
    "庁舎1号館" * 15_000,
    "サン&" * 30_000 + "株式会社",
    "山村 順三君 " * 15_000,
    "港区1-2-3、" * 15_000,
    "議長（平将明君）" * 10_000,
    "緒塚　璃央斗さん" * 10_000,
    "あ　" * 40_000 + "さん",
    "大石建設　株式会社　" * 8_000,
    "（公財）" * 15_000,
    "株式会社" + "の会" * 20_000,
    "外務省　局　" * 15_000,
    "花と緑の" * 12_000 + "実行委員会",
    "Aa " * 25_000 + "Bureau, Director",
    "J." * 30_000 + "スミス氏",
    "ア・" * 30_000 + "（31）",
    "ヤマト" * 20_000 + "Ltd",
    "国土交通省都市局長　内海　葵\n" * 4_000,
    "八京、" * 20_000 + "字",
    "松本市長" * 15_000,
    "".join(f"株式会社青葉{chr(0x4E00 + number)}{chr(0x4E01 + number)}機械、" for number in range(6_000)),
]


PARTS = [
    *"国連日本政府第１回会議「」（）・ＡＢ等課室東同各島沖、 \t\x00",
    *("以下", "という", "岸田", "高瀬", "大臣", "に関する", "のための", "条約", "計画", "の一部を改正する", "法律"),
    *("（第３回）", "（令和７年６月閣議決定）", "担当：", "係長　", "外務省　", "市の八木市長", "株式会社", "青葉機械"),
    *(
        "委員　",
        "順三君",
        "いとう進",
        "J・",
        "東京都港区",
        "1丁目2番3号",
        "第1回定例会",
        "合同庁舎2号館",
        "&",
        "世界水の日",
    ),
    *("さん", "（31）", "氏名　", "同　", "実行委員会", "（公財）", "Co., Ltd.", "松本市長", "議案第3号", "都市局長　"),
    *("尹成敏", "外交部長官", "第９師団", "ア・イ", "国際連合", "委員会", "20", "年", "電話"),
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:6])
def test_hostile_text_takes_linear_time(text: str) -> None:
    text, start = text[: len(text) // 2], time.process_time()
    for with_model in (False, True):
        for name in find_names([read_tokens(text)], with_model=with_model)[0]:
            assert 0 <= name.start < name.end <= len(text)
    assert time.process_time() - start < 10


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(st.sampled_from(PARTS), max_size=14).map("".join),
        max_size=3,
    )
)
def test_names_are_in_order_and_do_not_overlap(texts: list[str]) -> None:
    for text, names in zip(texts, find_names([read_tokens(text) for text in texts]), strict=True):
        ends = [0, *(name.end for name in names)]
        assert all(end <= name.start < name.end <= len(text) for end, name in zip(ends, names, strict=False))


def test_model_finds_names_that_no_list_has() -> None:
    texts = [read_tokens("主演のフローレンス・アボットはグラスゴーの出身である。")]
    with_model = [(name.label, name.start, name.end) for name in find_names(texts)[0]]
    assert ("PERSON", 3, 14) in with_model
    assert ("PERSON", 3, 14) not in [(n.label, n.start, n.end) for n in find_names(texts, with_model=False)[0]]


def test_model_gives_the_same_alone_and_in_a_batch() -> None:
    texts = [read_tokens(text) for text in ("トヨタの佐藤選手", "、", "", "東京湾岸署の刑事が大阪へ")]
    given = [([kind.number + 1 for kind in text.types], text.tags) for text in texts]
    together = model().labels(given)
    assert [labels.tolist() for labels in together] == [model().labels([one])[0].tolist() for one in given]
    assert model().labels([]) == []


def test_an_inside_never_stands_without_its_beginning() -> None:
    text = read_tokens("東京都港区の青葉銀行本店と大阪府立白樺大学、カルロス・ルイス選手、")
    labels = [0, *model().labels([([kind.number + 1 for kind in text.types], text.tags)])[0].tolist()]
    assert all(b in {a, a + 1} for a, b in pairwise(labels) if LABELS[b].startswith("I-"))


def test_weights_survive_writing(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "names.model"  # type: ignore[operator]
    weights = np.zeros_like(model().weights, np.float32)
    weights[:1000] = 0.5
    write(path, weights, np.zeros((len(LABELS), len(LABELS)), np.float32))
    monkeypatch.setattr("jdoc.language.names.learned.numpy_model.FILE", path)
    assert set(Model().weights[:1000].ravel().tolist()) == {127}


def test_types_are_forgotten_between_documents_when_there_are_too_many() -> None:
    for number in range(MOST_TYPES + 1):
        assert token_types()[f"{chr(0x4E00 + number)}\t5146"]
    assert len(token_types().numbered) > MOST_TYPES
    token_types().trim()
    assert len(token_types().numbered) == 0
    assert find_names([read_tokens("主演のフローレンス・アボットは国連にいる。")])[0]


def test_plain_python_gives_the_labels_of_numpy() -> None:
    written = (
        "主演のフローレンス・アボットはグラスゴーの出身である。",
        "、",
        "",
        "東京湾岸署の刑事が大阪へ",
        "国" * 90,
    )
    texts = [read_tokens(text) for text in written]
    given = [([kind.number + 1 for kind in text.types], text.tags) for text in texts]
    expected = [labels.tolist() for labels in model().labels(given)]
    assert [Plain().labels(numbers, chars) for numbers, chars in given] == expected
    assert any(map(any, expected))


def test_runs_without_a_trigger_are_left_alone() -> None:
    text = read_tokens("主演のフローレンス・アボットはグラスゴーの出身である。")
    given = ([kind.number + 1 for kind in text.types], text.tags)
    whole = Plain().labels(*given)
    at = text.index[15]  # グラスゴー
    gate = text.tags[:at] + "N" + text.tags[at + 1 :]
    expected = [*whole[:at], 0, *whole[at + 1 :]]
    assert whole[at]
    assert Plain().labels(*given, gate) == expected
    assert model().labels([given], [gate])[0].tolist() == expected


def test_companies_in_latin_letters() -> None:
    text = read_tokens(
        "連結子会社Soro Chemicals (Thailand) Co., Ltd.（以下「SCT」という。）とBorealis Inc.は、SCTの株式を"
    )
    (names,) = find_names([text])
    assert [(text.folded[n.start : n.end], n.value) for n in names if n.label == "ORG"] == [
        ("Soro Chemicals (Thailand) Co., Ltd.", "Soro Chemicals (Thailand) Co., Ltd."),
        ("SCT", "Soro Chemicals (Thailand) Co., Ltd."),
        ("Borealis Inc.", "Borealis Inc."),
        ("SCT", "Soro Chemicals (Thailand) Co., Ltd."),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（有）豊国工業が落札した。", ["（有）豊国工業"]),
        ("（一社）北浜市観光協会と北浜文化財団（公財）の共催", ["（一社）北浜市観光協会", "北浜文化財団（公財）"]),
        ("資格のある職員（有）と書く。", []),
    ],
)
def test_short_legal_forms_are_part_of_a_name(text: str, names: list[str]) -> None:
    folded = text.translate(str.maketrans("（）", "()"))
    [found] = find_names([read_tokens(folded)], with_model=False)
    assert [text[name.start : name.end] for name in found if name.label == "ORG"] == names
