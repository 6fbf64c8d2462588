"""The rules of stances: each finds what it says, and leaves what is like it; hostile texts take linear time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jdoc import lexicon
from jdoc.language.stances import ACTS, contexts, named
from jdoc.language.stances.actors import kind_of
from jdoc.language.stances.changes import LADDERS
from jdoc.language.stances.documents import find
from jdoc.language.stances.forms import CONJUGATIONS
from jdoc.language.stances.phrases import FIRST, OBJECTS, PHRASES, Phrase
from jdoc.language.stances.predicates import predicates
from jdoc.language.stances.rules import RULES, Rule
from jdoc.language.stances.texts import read
from jdoc.language.stances.words import words
from tests.language.test_rules import stances

if TYPE_CHECKING:
    from jdoc.language.stances.records import Predicate


def _predicates(written: str) -> list[Predicate]:
    text = read(written)
    return [each for sentence in text.sentences for each in predicates(text.masked, sentence)]


def _brackets(example: str) -> tuple[str, str]:
    """Return an example without its brackets, and what stands in them."""
    return example.replace("[", "").replace("]", ""), example[example.index("[") + 1 : example.index("]")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_of_verbs_find_and_leave(rule: Rule) -> None:
    example, _, act = rule.found.rpartition(" ")
    text, marked = _brackets(example)
    [found] = [each for each in _predicates(text) if each.rule == rule.name]
    assert (text[found.start : found.end], found.act) == (marked, act)
    assert rule.name not in {each.rule for each in _predicates(rule.left)}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.name)
def test_phrases_find_and_leave(phrase: Phrase) -> None:
    text, marked = _brackets(phrase.found)
    [found] = [each for each in _predicates(text) if each.rule == phrase.name]
    assert (text[found.start : found.end], found.act) == (marked, phrase.act)
    assert phrase.name not in {each.rule for each in _predicates(phrase.left)}
    assert marked[0] in FIRST
    assert phrase.name in OBJECTS


@pytest.mark.parametrize("carried", contexts.ATTITUDE, ids=lambda carried: carried.act)
def test_carried_clauses_are_told_from_others(carried: contexts.Carried) -> None:
    assert contexts.attitude(carried.found, 0, len(carried.found)) == carried.act
    assert contexts.attitude(carried.left, 0, len(carried.left)) != carried.act


def test_words_have_acts_and_forms_that_exist() -> None:
    for word in words().values():
        assert word.act in ACTS or not word.act, word
        assert word.form in CONJUGATIONS or not word.form, word
        assert word.form or "noun" in word.roles, word
        assert word.cases or not {"verb", "plan"} & word.roles, word


def test_acts_on_ladders_exist() -> None:
    assert {act for ladder in LADDERS for act in ladder} <= set(ACTS)


def test_families_and_acts_have_names() -> None:
    assert named("praise") == ("welcome", "appreciate", "thank", "support", "congratulate")
    assert named("shout") == ()


def test_words_that_end_like_actors_are_none() -> None:
    for head, kind in lexicon.columns("actors", "head", "kind"):
        assert kind_of(head) == ("" if kind == "none" or head in ("会", "社") else kind), head


@pytest.mark.parametrize(
    ("written", "act", "who", "about"),
    [
        ("両首脳は、協定の署名を歓迎した。", "welcome", "両首脳", "協定の署名"),
        ("外相から、人質の早期解放を求めた。", "request", "外相", "人質の早期解放"),
        ("双方は、日程について合意に至らなかった。", "agree", "双方", "日程"),
        ("総理は、これまで同国が払った努力に敬意を表した。", "appreciate", "総理", "同国が払った努力"),
        ("首相は、検討を指示したと応じた。", "state", "首相", "検討を指示した"),
        ("各国は、負担が重いことは認識している。", "recognise", "各国", "負担が重いこと"),
        (
            "委員会は、加盟国が権利を有することに留意する。",
            "note",
            "委員会",
            "加盟国が権利を有すること",
        ),
        ("両大臣は、引き続き連携していくことで一致した。", "agree", "両大臣", "引き続き連携していくこと"),
        ("大臣は、必要との考えはないとする意見に反対した。", "reject", "大臣", "必要との考えはないとする意見"),
    ],
)
def test_acts_have_actors_and_objects(written: str, act: str, who: str, about: str) -> None:
    [[found]] = find([written])
    assert found.holder
    assert found.act.object
    assert found.act.predicate.act == act
    assert written[found.holder.start : found.holder.end] == who
    assert written[slice(*found.act.object)] == about


@pytest.mark.parametrize(
    "written",
    [
        "外相は、提案を歓迎したのでしょうか。",
        "【記者】総理は、攻撃を非難しますか。",
        "拠出の表明が相次いだ。",
        "届出をした者は、変更の内容を市長に報告しなければならない。",
        "彼は、本を買うことを求めた客に釣りを渡した。",
        "",
        "。",
    ],
)
def test_no_act(written: str) -> None:
    assert find([written]) == [[]]


def test_a_long_text_reports_acts_where_it_does() -> None:
    plain = ["列車は駅を出た。"] * 60
    found = find([*plain, "外相は、攻撃を強く非難した。", "被害者に哀悼の意を表した。", *plain, "値上げに反対した。"])
    assert [len(stances) for stances in found] == [0] * 60 + [1, 1] + [0] * 61


SENTENCES = [
    line
    for line in Path(__file__).with_name("stance_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_do_what_they_say(line: str) -> None:
    said, found = stances(line)
    assert found == said


HOSTILE = [
    "各国は、",
    "を歓迎し、",
    "日本が",
    "国、国及び",
    "の",
    "（",
    "「",
    "求めるよう",
    "断固として",
    "深い懸念の",
    "（以下「双方」という。）",
    "必要があれば",
    "各国は、日本が声明を支持し、",
    "に対し、",
    "\t",
    "の委員",
    "引き続き",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "外務大臣は、" + unit * (size // len(unit)) + "を歓迎した。"
        start = time.process_time()
        find([text])
        return time.process_time() - start

    seconds(1000)
    assert min(seconds(32000) for _ in range(2)) < 0.1 + 12 * min(seconds(4000) for _ in range(3))
