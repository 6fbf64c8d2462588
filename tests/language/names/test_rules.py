"""Each rule of names finds what its row says, where its row says; and nothing else finds that."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from jdoc import jsonl
from jdoc.language.names import (
    Name,
    acts,
    addresses,
    assemblies,
    branches,
    candidates,
    companies,
    endings,
    entries,
    foreign_firms,
    gazetteer,
    headed,
    kana,
    lands,
    legislation,
    municipalities,
    numbered,
    peaks,
    phrases,
    places,
    quotes,
    refusals,
    schools,
    spaced_bodies,
    spaced_firms,
    treaties,
    wraps,
)
from jdoc.language.names.learned import refusals as refused
from jdoc.language.names.learned.known import Known
from jdoc.language.names.persons import (
    among,
    bare,
    called,
    evidence,
    heads,
    honored,
    in_runs,
    in_texts,
    members,
    mixed,
    parts,
    rosters,
    short,
    spread,
)
from jdoc.language.names.ranks import SURE, WITHIN, Rank, stands_within
from jdoc.language.names.rules import Table, has_any
from jdoc.language.names.tags import TAGS, Tag
from jdoc.language.names.texts import Tokens, read_tokens, runs
from jdoc.language.names.token_types import TokenType
from jdoc.language.tokens import tokenize

if TYPE_CHECKING:
    from types import ModuleType

GOLD = Path(__file__).parents[2] / "gold" / "names"

IN_RUNS = [(places, "RULES"), (places, "CHARACTER_RULES"), (endings, "RULES"), (in_runs, "RULES")]
IN_RUNS += [(lands, "RULES"), (headed, "RULES"), (kana, "RULES")]
IN_TEXTS = [(phrases, "RULES"), (companies, "RULES"), (legislation, "RULES"), (in_texts, "RULES")]
IN_TEXTS += [(rosters, "RULES"), (called, "RULES"), (honored, "RULES"), (addresses, "RULES"), (numbered, "RULES")]
IN_TEXTS += [
    (foreign_firms, "RULES"),
    (entries, "RULES"),
    (schools, "RULES"),
    (spaced_firms, "RULES"),
    (spaced_bodies, "RULES"),
]
IN_TEXTS += [(acts, "RULES"), (treaties, "RULES"), (branches, "RULES"), (among, "RULES"), (bare, "RULES")]
IN_TEXTS += [(municipalities, "RULES"), (mixed, "RULES"), (assemblies, "RULES")]
IN_TEXTS += [(peaks, "RULES"), (short, "RULES"), (spread, "RULES")]
DECIDING = [(quotes, "QUOTE_RULES"), (evidence, "PERSON_RULES")]


class Row(NamedTuple):
    """A row of a table: the table is an attribute of a module."""

    module: ModuleType
    table: str
    rule: Any

    def take_out(self, patch: pytest.MonkeyPatch) -> None:
        rules = getattr(self.module, self.table)
        others = [rule for rule in rules if rule is not self.rule]
        patch.setattr(self.module, self.table, Table(*others) if isinstance(rules, Table) else others)

    def leave_alone(self, patch: pytest.MonkeyPatch) -> None:
        """Take all other rules out."""
        for module, table in IN_RUNS + IN_TEXTS:
            patch.setattr(module, table, Table())
        patch.setattr(self.module, self.table, Table(self.rule))


def rows(tables: list[tuple[ModuleType, str]]) -> list[Row]:
    return [Row(module, table, rule) for module, table in tables for rule in getattr(module, table)]


def name_of(row: Row) -> str:
    return str(row.rule.name)


def names(written: str) -> list[Name]:
    """Return the names that rules alone find in a text by itself."""
    candidates.RUNS.clear()
    return candidates.resolve_overlaps(candidates.candidates(read_tokens(written)))


def example(marked: str) -> tuple[str, int, int]:
    """Return a text and where the span in square brackets stands in it."""
    before, name, after = re.split(r"[\[\]]", marked)
    return before + name + after, len(before), len(before) + len(name)


def names_at(written: str, start: int, end: int) -> list[Name]:
    return [name for name in names(written) if (name.start, name.end) == (start, end)]


@pytest.mark.parametrize("row", [row for row in rows(IN_RUNS + IN_TEXTS + DECIDING) if row.rule.found], ids=name_of)
def test_a_rule_finds_what_nothing_finds_as_surely_without_it(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    (name,) = names_at(*example(row.rule.found))
    assert name.label == (getattr(row.rule, "label", "PERSON") or name.label)
    assert name.rank == (row.rule.rank or name.rank)
    row.take_out(monkeypatch)
    assert name not in names_at(*example(row.rule.found))


@pytest.mark.parametrize("row", rows(IN_RUNS + IN_TEXTS), ids=name_of)
def test_a_rule_finds_nothing_in_what_it_leaves(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    row.leave_alone(monkeypatch)
    assert names(row.rule.left) == []


def parts_of(text: Tokens, row: Row) -> list[Tokens]:
    """Return what the rule of a row is asked about: runs of a text, or the text."""
    in_run = (row.module, row.table) in IN_RUNS
    return [text.run(first, last) for first, last in runs(text.tags)] if in_run else [text]


@pytest.fixture(scope="module")
def texts() -> list[Tokens]:
    paragraphs = [jsonl.decode(line).text for path in GOLD.glob("*.jsonl") for line in path.read_bytes().splitlines()]
    examples = [row.rule.found + row.rule.left for row in rows(IN_RUNS + IN_TEXTS + DECIDING)]
    return [read_tokens(text) for text in paragraphs + [re.sub(r"[\[\]]", "", text) for text in examples]]


@pytest.mark.parametrize("row", [row for row in rows(IN_RUNS + IN_TEXTS) if row.rule.gate], ids=name_of)
def test_gates_are_open_wherever_their_rules_find_something(row: Row, texts: list[Tokens]) -> None:
    shut = [part for text in texts for part in parts_of(text, row) if not has_any(part.folded, row.rule.gate)]
    assert [part.folded for part in shut if row.rule.names(part.once(row.rule.among))] == []


@pytest.mark.parametrize("row", [row for row in rows(IN_RUNS) if row.rule.traits], ids=name_of)
def test_tokens_have_the_traits_wherever_rules_that_ask_for_them_find_something(row: Row, texts: list[Tokens]) -> None:
    without = [part for text in texts for part in parts_of(text, row) if not part.traits & row.rule.traits]
    assert [part.folded for part in without if row.rule.names(part.once(row.rule.among))] == []


def test_the_gate_of_companies_is_open_for_all_forms() -> None:
    (row,) = [row for row in companies.RULES if row.name == "legal form before the name"]
    assert [form for form in gazetteer.endings_for("form") if not has_any(form, row.gate)] == []


@pytest.mark.parametrize("refusal", refusals.REFUSALS, ids=lambda refusal: refusal.name)
def test_a_refusal_alone_refuses_its_example(refusal: refusals.Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = names(refusal.left)
    monkeypatch.setattr(refusals, "REFUSALS", tuple(each for each in refusals.REFUSALS if each is not refusal))
    assert names(refusal.left) != before


@pytest.mark.parametrize("refusal", refused.REFUSALS, ids=lambda refusal: refusal.name)
def test_a_find_of_the_model_is_refused_for_one_reason(refusal: refused.Refusal) -> None:
    written, start, end = example(refusal.left)
    text = read_tokens(written)
    known = Known([name for name in candidates.candidates(text) if name.rank > Rank.PLACE_WORD])
    for label in sorted(refusal.labels):
        name = Name(start, end, label, Rank.MODEL)
        find = refused.Find(text, name, known.met_by(name))
        assert refusal.holds(find)
    reasons = [each for each in refused.REFUSALS if refusal.labels <= each.labels and each.holds(find)]
    assert reasons == [refusal]


@pytest.mark.parametrize("row", rows(DECIDING), ids=name_of)
def test_a_deciding_row_leaves_its_other_example(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    if row.rule.rank is None:
        before = names(row.rule.left)
        row.take_out(monkeypatch)
        assert names(row.rule.left) != before
    else:
        monkeypatch.setattr(row.module, row.table, (row.rule,))
        assert not any(name.rank == row.rule.rank for name in names(row.rule.left))


SIGNS_OF_FAMILIES = called.SIGNS
DOUBTS = [*parts.DOUBTS, *parts.GIVEN_DOUBTS]


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.name)
def test_one_doubt_alone_holds_of_its_example(doubt: parts.Doubt) -> None:
    word = parts.Word(read_tokens(doubt.example), 0, len(doubt.example))
    own = parts.DOUBTS if doubt in parts.DOUBTS else parts.GIVEN_DOUBTS
    assert [each.name for each in own if each.holds(word)] == [doubt.name]


@pytest.mark.parametrize("other", honored.OTHERS, ids=lambda other: other.name)
def test_what_no_name_begins_with_is_told_by_one_row(other: honored.Other) -> None:
    assert [each.name for each in honored.OTHERS if each.holds(other.example)] == [other.name]


@pytest.mark.parametrize("sign", called.SIGNS, ids=lambda sign: sign.name)
def test_a_family_name_is_told_by_one_sign(sign: called.Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    written, start, end = example(sign.found)
    monkeypatch.setattr(called, "SIGNS", (sign,))
    assert [find[:2] for find in called.read_gaps(read_tokens(written))] == [(start, end)]
    monkeypatch.setattr(called, "SIGNS", tuple(each for each in SIGNS_OF_FAMILIES if each is not sign))
    assert [find[:2] for find in called.read_gaps(read_tokens(written))] == []


@pytest.mark.parametrize("sign", members.SIGNS, ids=lambda sign: sign.name)
def test_a_member_of_a_roster_is_told_by_one_sign(sign: members.Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    written, start, end = example(sign.found)
    alone, others = (sign,), tuple(each for each in members.SIGNS if each is not sign)
    for signs, spans in ((alone, [(start, end)]), (others, [])):
        monkeypatch.setattr(members, "SIGNS", signs)
        assert [member.find()[:2] for member in rosters.read_members(read_tokens(written))] == spans


@pytest.mark.parametrize("sign", among.SIGNS, ids=lambda sign: sign.name)
def test_a_name_among_words_is_told_by_one_sign(sign: among.Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    written, start, end = example(sign.found)
    alone, others = (sign,), tuple(each for each in among.SIGNS if each is not sign)
    for signs, spans in ((alone, [(start, end)]), (others, [])):
        monkeypatch.setattr(among, "SIGNS", signs)
        assert [pair[:2] for pair in among.read_pairs(read_tokens(written))] == spans


@pytest.mark.parametrize("sign", bare.SIGNS, ids=lambda sign: sign.name)
def test_a_surname_before_an_office_is_told_by_one_sign(sign: bare.Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    written, start, end = example(sign.found)
    alone, others = (sign,), tuple(each for each in bare.SIGNS if each is not sign)
    for signs, spans in ((alone, [(start, end)]), (others, [])):
        monkeypatch.setattr(bare, "SIGNS", signs)
        assert [officer.find()[:2] for officer in bare.read_officers(read_tokens(written))] == spans


@pytest.mark.parametrize("sign", bare.SIGNS_OF_WHOLE, ids=lambda sign: sign.name)
def test_a_whole_name_before_an_office_is_told_by_one_sign(sign: bare.Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    written, start, end = example(sign.found)
    others = tuple(each for each in bare.SIGNS_OF_WHOLE if each is not sign)
    for signs, spans in (((sign,), [(start, end)]), (others, [])):
        monkeypatch.setattr(bare, "SIGNS_OF_WHOLE", signs)
        monkeypatch.setattr(bare, "SIGNS", ())
        assert [officer.find()[:2] for officer in bare.read_officers(read_tokens(written))] == spans


@pytest.mark.parametrize("doubt", bare.DOUBTS, ids=lambda doubt: doubt.name)
def test_one_doubt_alone_keeps_what_stands_before_an_office_from_being_a_surname(doubt: bare.Doubt) -> None:
    officer = bare.Officer(read_tokens(doubt.example), 0, 2, len(doubt.example))
    assert [each.name for each in bare.DOUBTS if each.holds(officer)] == [doubt.name]


@pytest.mark.parametrize("sign", spread.SIGNS, ids=lambda sign: sign.name)
def test_a_spread_name_is_told_by_one_sign(sign: spread.Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    written, start, end = example(sign.found)
    alone, others = (sign,), tuple(each for each in spread.SIGNS if each is not sign)
    for signs, told in ((alone, True), (others, False)):
        monkeypatch.setattr(spread, "SIGNS", signs)
        spans = [name.find()[:2] for name in spread.read_spread(read_tokens(written))]
        assert ((start, end) in spans) == told


@pytest.mark.parametrize("doubt", spread.DOUBTS, ids=lambda doubt: doubt.name)
def test_one_doubt_alone_keeps_words_with_a_wide_gap_from_being_a_name(doubt: spread.Doubt) -> None:
    family, given = re.match(r"(\S+)\s+(\S+)", doubt.example).span(1), re.match(r"(\S+)\s+(\S+)", doubt.example).span(2)  # type: ignore[union-attr]
    text = read_tokens(doubt.example)
    name = spread.Spread(parts.Word(text, *family), parts.Word(text, *given), None)
    assert [each.name for each in spread.DOUBTS if each.holds(name)] == [doubt.name]


@pytest.mark.parametrize("sign", wraps.SIGNS, ids=lambda sign: sign.name)
def test_a_name_goes_on_behind_a_line_break_by_one_sign(sign: wraps.Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wraps.breaks_in(sign.example) == [sign.example.index("\n")]
    assert wraps.breaks_in(sign.unlike) == []
    monkeypatch.setattr(wraps, "SIGNS", tuple(each for each in wraps.SIGNS if each is not sign))
    assert wraps.breaks_in(sign.example) == []


@pytest.mark.parametrize("calling", evidence.CALLINGS, ids=lambda calling: calling.name)
def test_a_place_is_called_as_somebody_by_each_row(calling: evidence.Calling) -> None:
    run = read_tokens(calling.example)
    assert calling.holds(evidence.Person(run, 0, 1))
    assert not calling.holds(evidence.Person(read_tokens("北米局長"), 0, 1))


@pytest.mark.parametrize("sign", spaced_bodies.SIGNS, ids=lambda sign: sign.name)
def test_a_body_with_divisions_is_shown_by_one_sign(sign: spaced_bodies.Sign) -> None:
    body = spaced_bodies.Body(read_tokens(sign.example), 0, len(sign.example))
    assert [each.name for each in spaced_bodies.SIGNS if each.holds(body)] == [sign.name]


@pytest.mark.parametrize("sign", heads.SIGNS, ids=lambda sign: sign.name)
def test_a_body_and_its_division_are_named_by_one_sign(sign: heads.Sign) -> None:
    text = read_tokens(sign.example)
    headed = heads.Headed(text, 0, bool(names_at(f"{sign.example}長", 0, 5)))
    assert [each.name for each in heads.SIGNS if each.holds(headed)] == [sign.name]


@pytest.mark.parametrize("sign", headed.SIGNS, ids=lambda sign: sign.name)
def test_the_title_of_a_head_names_its_body_by_one_sign(sign: headed.Sign) -> None:
    (each,) = headed.read_headed(read_tokens(sign.example))
    assert [other.name for other in headed.SIGNS if other.holds(each)] == [sign.name]


@pytest.mark.parametrize("need", members.GLUED, ids=lambda need: need.name)
def test_a_name_in_one_piece_lacks_one_thing(need: members.Need) -> None:
    text = read_tokens(need.left)
    start, end = need.left.index("　") + 1, len(need.left)
    member = members.Member(parts.Word(text, start, start + 2), parts.Word(text, start + 2, end), "課長", None)
    assert [other.name for other in members.GLUED if not other.holds(member)] == [need.name]


@pytest.mark.parametrize("doubt", entries.DOUBTS, ids=lambda doubt: doubt.name)
def test_one_doubt_keeps_an_entry_from_being_a_name(doubt: entries.Doubt) -> None:
    (entry,) = entries.read_entries(read_tokens(doubt.example))
    assert [other.name for other in entries.DOUBTS if other.holds(entry)] == [doubt.name]


@pytest.mark.parametrize("tag", TAGS, ids=lambda tag: tag.meaning)
def test_a_class_of_tokens_has_its_example(tag: Tag) -> None:
    written, start, end = example(tag.example)
    keys = tokenize(written)
    starts = [len("".join(key.partition("\t")[0] for key in keys[:number])) for number in range(len(keys) + 1)]
    assert end in starts
    kind = TokenType(keys[starts.index(start)])
    assert next(each for each in TAGS if kind.nominal in each.of and each.holds(kind)) == tag


def test_ranks_are_used() -> None:
    room = Path(candidates.__file__).parents[1]
    source = "".join(path.read_text(encoding="utf-8") for path in room.rglob("*.py"))
    used = set(re.findall(r"\bRank\.([A-Z_]+)", source)) | {ending.rank.name for ending in gazetteer.endings().values()}
    assert used == {rank.name for rank in Rank}


def test_longer_names_leave_only_what_is_far_surer() -> None:
    assert not any(stands_within(rank, longer) for longer in Rank if longer >= SURE for rank in Rank if rank <= longer)
    assert [most for most, _ in WITHIN] == sorted(most for most, _ in WITHIN)
