"""What an index finds is what reading all of it from end to end finds."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from itertools import chain
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from jdoc.language.comparison import searchable
from jdoc.pipeline import process
from jdoc.stages.stances import find_stances
from jdoc.store import candidates
from jdoc.store.names import look_up_name
from jdoc.store.query import (
    Conditions,
    Query,
    Word,
    amount_condition,
    build_query,
    date_condition,
    name_condition,
    split_words,
)
from jdoc.store.reader import Index
from tests.store.conftest import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jdoc.store.query import Condition


@pytest.fixture(scope="module")
def opened(index: Path) -> Iterator[Index]:
    with Index(str(index)) as found:
        yield found


@pytest.fixture(scope="module")
def texts(index: Path) -> dict[int, str]:
    with closing(sqlite3.connect(index)) as found:
        return {block: searchable(text) for block, text in found.execute("select id, text from block")}


def test_random_queries_find_what_a_scan_finds(opened: Index, texts: dict[int, str]) -> None:
    random = Random(10)  # noqa: S311 -- the same each time
    longest = [text for text in texts.values() if len(text) > 6]
    for number in range(200):
        text = random.choice(longest)
        length = random.randint(1, 6)
        start = random.randint(0, len(text) - length)
        word = text[start : start + length]
        if number % 5 == 0:  # what stands nowhere, or seldom
            word = "".join(random.sample(word, length))
        expected = {block for block, text in texts.items() if word in text}
        found = {hit.id: hit for hit in opened.hits(Query([Word(word)]))}
        assert found.keys() == expected, word
        assert opened.count(Query([Word(word)])) == len(expected), word
        for hit in found.values():
            assert len(opened.spans(hit, Query([Word(word)]))[0]) == texts[hit.id].count(word)


def test_words_that_are_joined_or_kept_out_find_what_a_scan_finds(opened: Index, texts: dict[int, str]) -> None:
    random = Random(11)  # noqa: S311 -- the same each time
    longest = [text for text in texts.values() if len(text) > 6 and not set(text) & {'"', " "}]
    for _ in range(100):
        words: list[str] = []
        while len(words) < 4:
            text = random.choice(longest)
            start = random.randint(0, len(text) - 3)
            words.append(text[start : start + random.randint(1, 3)])
        one, other, always, never = words
        query = Query([Word(always[:1])], choices=[[Word(one), Word(other)]], without=[Word(never)])
        expected = {
            block
            for block, text in texts.items()
            if always[:1] in text and (one in text or other in text) and never not in text
        }
        assert {hit.id for hit in opened.hits(query)} == expected, words
        assert {hit.id for hit in opened.ranked(query)} == expected


def test_all_words_must_occur(opened: Index, texts: dict[int, str]) -> None:
    random = Random(11)  # noqa: S311 -- the same each time
    for _ in range(50):
        text = random.choice([*texts.values()])
        pair = [text[at : at + 2] for at in random.choices(range(max(1, len(text) - 1)), k=2)]
        expected = {block for block, text in texts.items() if all(word in text for word in pair)}
        asked = Query([Word(word) for word in pair])
        assert {hit.id for hit in opened.hits(asked)} == expected
        assert [opened.count(asked._replace(doc=doc)) for doc in (None, "no such")] == [len(expected), 0]


def test_conditions_find_what_a_scan_finds(index: Path, opened: Index) -> None:
    with closing(sqlite3.connect(index)) as found:
        entities = found.execute(
            "select block, label, value, unit, low, high, earliest, latest from entities"
        ).fetchall()
    cases: list[tuple[Condition, Callable[[tuple[Any, ...]], Any]]] = [
        (name_condition({"ORG"}, "国際協力機構"), lambda e: e[1:3] == ("ORG", "国際協力機構")),
        (name_condition({"MONEY", "PERCENT"}, None), lambda e: e[1] in {"MONEY", "PERCENT"}),
        (date_condition("2016", "2017-03"), lambda e: (e[6] or e[7]) and e[7] >= "2016" and e[6] <= "2017-03-31"),
        (date_condition(None, "平成12年度"), lambda e: (e[6] or e[7]) and e[6] <= "2001-03-31"),
        (amount_condition("100億円", "１兆円"), lambda e: e[3] == "JPY" and e[5] >= 10**10 and e[4] <= 10**12),
        (
            amount_condition("三百", None, {"QUANTITY"}),
            lambda e: e[1] == "QUANTITY" and e[5] is not None and e[5] >= 300,
        ),
    ]
    for condition, meets in cases:
        expected = {entity[0] for entity in entities if meets(entity)}
        assert expected
        assert {hit.id for hit in opened.hits(Query([], [condition]))} == expected
        with_word = {hit.id for hit in opened.hits(Query([*split_words("の")], [condition]))}
        assert with_word == {hit.id for hit in opened.hits(Query([*split_words("の")]))} & expected


def test_hits_come_by_document_and_place(opened: Index) -> None:
    places = [(hit.columns.doc, hit.columns.seq) for hit in opened.hits(build_query(["年"]))]
    assert places == sorted(places, key=lambda place: (place[0], place[1] or 0))
    assert len(places) > 100


def test_rank_puts_those_first_that_have_more_of_it(opened: Index) -> None:
    query = build_query(["補助", "事業"])
    ranked = opened.ranked(query)
    assert {hit.id for hit in ranked} == {hit.id for hit in opened.hits(query)}
    densities = [sum(map(len, opened.spans(hit, query))) / len(hit.columns.text) for hit in ranked]
    half = len(densities) // 2
    assert sum(densities[:half]) > sum(densities[half : 2 * half])


def test_many_words_and_long_phrases(opened: Index, texts: dict[int, str]) -> None:
    longest = max(texts.values(), key=len)
    found = list(opened.hits(Query([Word(longest)])))
    assert [texts[hit.id] for hit in found] == [longest] * len(found)
    assert found
    assert [hit.id for hit in opened.hits(Query([Word(char) for char in set(longest)]))]


def test_conditions_that_much_meets_are_looked_for_otherwise_and_found_alike(
    index: Path, opened: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = [
        build_query(words, Conditions(**asked))
        for words in ([], ["の"], ["補助 OR 協力"])
        for asked in (
            {"value": "ＪＩＣＡ"},
            {"dates": ("2016", "2017-03")},
            {"amounts": ("100億円", None)},
            {"dates": (None, "2010"), "amounts": ("1億円", None)},
            {"precision": "day", "labels": ["ORG"]},
        )
    ]
    expected = [[hit.id for hit in opened.hits(query)] for query in queries]
    spans = [[opened.spans(hit, query) for hit in opened.hits(query)] for query in queries]
    assert all(expected)
    monkeypatch.setattr(candidates, "MOST_NAMED", 0)
    with Index(str(index)) as again:
        assert [[hit.id for hit in again.hits(query)] for query in queries] == expected
        assert [again.count(query) for query in queries] == [*map(len, expected)]
        assert [[again.spans(hit, query) for hit in again.hits(query)] for query in queries] == spans


def test_a_name_is_found_by_each_of_its_forms(tmp_path: Path) -> None:
    text = "国際協力機構（ＪＩＣＡ）は支援を始めた。\n\nＪＩＣＡは港を造る。\n\n国際協力機構が調べた。\n"
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(text, encoding="utf-8")
    assert build(folder, tmp_path / "x.db").returncode == 0
    with Index(str(tmp_path / "x.db")) as found:
        for form in ("国際協力機構", "ＪＩＣＡ", "jica"):
            hits = [hit.columns.line for hit in found.hits(build_query([], Conditions(value=form)))]
            assert hits == [1, 3, 5], form
            [name] = look_up_name(found, form)
            assert (name.count, name.aliases) == (4, ["ＪＩＣＡ"])


def test_what_stands_below_headings_is_told_as_in_its_record(index: Path, opened: Index) -> None:
    with closing(sqlite3.connect(index)) as found:
        rows = found.execute("select id, kind, section, locator, text from blocks").fetchall()
        kept = dict(found.execute("select id, locator from block").fetchall())
    told = [(block, json.loads(*opened.records([opened.block(block)]))) for block, *_ in rows[::7]]
    assert [
        (block, record["kind"], " > ".join(record["section"]) or None, record.get("locator"), record["text"])
        for block, record in told
    ] == rows[::7]
    assert any((record.get("locator") or "").count("/") > 1 for _, record in told)
    by_text = {block for block, *_, locator, text in rows if locator and locator.endswith(f"/{text}")}
    assert by_text == {block for block, locator in kept.items() if locator == b""} != set()
    heading = "協力"
    hits = {hit.id for hit in opened.hits(build_query([], Conditions(section=heading)))}
    assert hits == {block for block, _, section, _, _ in rows if heading in searchable(section or "")} != set()


def test_what_the_text_says_is_stored_once(index: Path, corpus: Path) -> None:
    with closing(sqlite3.connect(index)) as found:
        told = found.execute("select count(heading) * 1.0 / count(*) from section").fetchone()
        objects = found.execute("select object from stances where object is not null order by block, start").fetchall()
        kept = found.execute("select count(object) from stance").fetchone()
    assert told > (0.9,)
    assert len(objects) > 9
    assert kept < (len(objects) / 9,)
    blocks = chain.from_iterable(find_stances(process(path)) for path in sorted(corpus.rglob("*.txt")))
    stances = chain.from_iterable(block.stances or () for block in blocks)
    assert objects == [(stance.object.text,) for stance in stances if stance.object]


def test_an_index_is_small(index: Path) -> None:
    with closing(sqlite3.connect(index)) as found:
        text = sum(len(text.encode()) for (text,) in found.execute("select text from block"))
    assert index.stat().st_size < 4 * text  # a larger one takes less than three times its text
