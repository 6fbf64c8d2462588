"""The compiled part of names gives what Python gives; where it was not built, there is nothing to compare."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc.language.names import compiled
from jdoc.language.names.candidates import all_rules
from jdoc.language.names.learned.compiled_model import Compiled, tables
from jdoc.language.names.learned.numpy_model import Model
from jdoc.language.names.learned.plain_model import Plain
from jdoc.language.names.learned.templates import attributes
from jdoc.language.names.rules import Gate, Gates, Look
from jdoc.language.names.texts import RUN, read_tokens
from jdoc.language.names.token_types import TokenType, TokenTypes, columns_of, token_types
from jdoc.language.tokens import written
from tests.conftest import ROOT, SAMPLES

if TYPE_CHECKING:
    from jdoc.language.names import _fast
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import Columns

TEXTS = [
    line for path in [*SAMPLES, *(ROOT / "tests" / "gold").glob("*.txt")] for line in path.read_text().splitlines()
]
PIECES = [
    "国連",
    "日本政府",
    "岸田",
    "文雄",
    "・",
    "ベルク",
    "　",
    "は",
    "の",
    "\x00",
    "\t",
    "\n",
    "𠮷",
    "ポンマチャンラオス",
]
LOOK = Look(lambda _: (), ())
fast = compiled.fast
pytestmark = pytest.mark.skipif(fast is None, reason="the compiled part was not built, or is not wanted")


def bare(**other: object) -> _fast.Labels:
    """Make the model's compiled part alone, some of its tables replaced."""
    assert fast
    made: _fast.Labels = fast.Labels(**{**tables(), **other})
    return made


def by_python(text: str, table: TokenTypes) -> Columns:
    keys = written(text)
    return columns_of(tuple(map(table.__getitem__, keys.split("\n"))) if keys else ())


def test_columns_of_all_gold_texts() -> None:
    table = TokenTypes()
    for text in TEXTS:
        assert table.read(written(text)) == by_python(text, table)
    assert len(table.numbered) > 2_000  # the tables have grown


def test_no_text_has_no_tokens() -> None:
    assert token_types().read("") == ((), "", [0], 0)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_columns_of_any_text(text: str) -> None:
    assert token_types().read(written(text)) == by_python(text, token_types())


@settings(max_examples=300)
@given(st.text("NTFGos.nX", max_size=30))
def test_runs_of_any_tags(tags: str) -> None:
    assert fast
    assert fast.runs(tags) == [match.span() for match in RUN.finditer(tags)]


WORDS = st.lists(st.text("国連の第回𠮷a ", max_size=3), max_size=3).map(tuple)
TRAITS = st.integers(0, 66).map(lambda bit: 1 << bit) | st.just(0)


@settings(max_examples=300)
@given(st.lists(st.tuples(TRAITS, WORDS), max_size=6), TRAITS, st.text("国連の第回𠮷a ", max_size=9))
def test_gates_of_any_table(rows: list[tuple[int, tuple[str, ...]]], own: int, text: str) -> None:
    assert fast
    gates = tuple(Gate(*row, (LOOK,) * number) for number, row in enumerate(rows))
    assert fast.Gates(gates).open(own | 1, text) == Gates(gates).open(own | 1, text)


def test_gates_of_long_texts_and_of_all_rules() -> None:
    assert fast
    gates = fast.Gates(((0, ("国", "連" * 2_000), "first"), (1 << 66, (), "second"), (0, ("𠮷",), "third")))
    assert gates.open(1 << 66, "は" * 5_000 + "国") == ["first", "second"]
    assert gates.open(1 << 65, "は" * 5_000 + "連" * 2_000 + "𠮷") == ["first", "third"]
    rules = all_rules().of_texts
    rows = tuple(Gate(rule.traits, rule.gate, (LOOK._replace(rules=(rule,)),)) for rule in rules)
    for text in map(read_tokens, TEXTS):
        assert fast.Gates(rows).open(text.traits, text.folded) == Gates(rows).open(text.traits, text.folded)


@pytest.mark.parametrize("rows", [None, [], (3,), ((1, ("国",)),), ((1, "国", 0),), (("1", (), 0),), ((1, (2,), 0),)])
def test_rows_of_another_shape_are_refused(rows: object) -> None:
    assert fast
    with pytest.raises(TypeError):
        fast.Gates(rows)


def test_what_stands_behind_a_gate_is_kept_as_long_as_it() -> None:
    assert fast
    behind = (object(),)
    before = sys.getrefcount(behind)
    gates = fast.Gates(((0, ("国",), behind),))
    for _ in range(50):
        assert gates.open(0, "国") == [behind]
        assert gates.open(0, "は") == []
    assert sys.getrefcount(behind) > before
    del gates
    assert sys.getrefcount(behind) == before


def labels(model: Compiled | Plain | Model, text: Tokens, gate: str) -> bytes:
    numbers = [kind.number + 1 for kind in text.types]
    if isinstance(model, Compiled):
        return model.labels(text.types, text.tags, gate)
    if isinstance(model, Plain):
        return bytes(model.labels(numbers, text.tags, gate))
    return model.labels([(numbers, text.tags)], [gate])[0].tobytes()


def test_all_models_give_the_same_labels_of_all_gold_texts() -> None:
    models = Compiled(bare()), Plain(), Model()
    found = 0
    for text in map(read_tokens, TEXTS):
        gates = text.tags, text.tags.replace("T", "N")
        for gate in gates:
            first, *others = (labels(model, text, gate) for model in models)
            assert others == [first, first]
            found += any(first)
    assert found > 300


def test_a_run_of_a_single_noun_and_one_without_an_end() -> None:
    for written_text in ("国", "は", "国" * 3_000, "岸田" * 2_000, "日米" * 700):
        text = read_tokens(written_text)
        assert labels(Compiled(bare()), text, text.tags) == labels(Model(), text, text.tags)


def test_types_that_fail_leave_the_table_whole() -> None:
    assert fast
    table, types = TokenTypes(), fast.Types()
    with pytest.raises(ValueError, match="invalid literal"):
        types.read("国\t5129\nは\tx", table)
    assert types.read("国\t5129", table)[0] == (table["国\t5129"],)
    for wrong in (3, b"", None):
        with pytest.raises(TypeError):
            types.read(wrong, table)


@pytest.mark.parametrize("told", [(), (1,) * 7, (-1,) * 8, ("x",) * 8, [1] * 8], ids=str)
def test_attributes_of_another_kind_are_refused(told: tuple[int, ...]) -> None:
    model = bare()
    text = read_tokens("岸田文雄は")
    with pytest.raises((ValueError, TypeError, OverflowError)):
        model.of(text.types, text.tags, text.tags, lambda _: told)
    assert model.of(text.types, text.tags, text.tags, attributes) == labels(Plain(), text, text.tags)


def test_columns_of_other_lengths_are_refused() -> None:
    text = read_tokens("岸田文雄は")
    with pytest.raises(ValueError, match="as long"):
        bare().of(text.types, text.tags, text.tags[1:], attributes)


@pytest.mark.parametrize(
    "wrong",
    [
        {"data": b"x" * 1000},
        {"width": 0},
        {"width": 14},
        {"unigrams": b""},
        {"pairs": b"\x09\x00\x00\x00"},
        {"pairs": b"\x00\x08\x00\x00"},
        {"pairs": b"\x00"},
        {"pairs": b"\x00" * 132},
        {"shifts": (29, 64)},
        {"shifts": (64, 46)},
    ],
    ids=str,
)
def test_a_model_that_leads_out_of_its_tables_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"bounds|short|shape|told"):
        bare(**wrong)


def test_reading_while_reading() -> None:
    """A type that is made may read a text of its own, which makes the tables grow or begin anew."""
    assert fast
    types = fast.Types()

    class Nested(TokenTypes):
        nested = 0

        def __missing__(self, key: str) -> TokenType:
            if self.nested < 40:
                self.nested += 1
                others = range(0x4E00 + 30 * self.nested, 0x4E1E + 30 * self.nested)
                types.read("\n".join(f"{chr(other)}\t5146" for other in others), self)
                if self.nested % 3:
                    types.forget()
            return self[key] if key in self else super().__missing__(key)

    keys = "一\t5146\n二\t5146\n一\t5146"
    found = types.read(keys, Nested())
    assert [kind.word for kind in found[0]] == ["一", "二", "一"]
    assert found[2] == [0, 1, 2, 3]


def test_nothing_is_left_behind() -> None:
    assert fast
    types, table = fast.Types(), TokenTypes()
    kind = table["国\t5129"]
    gc.collect()
    before = sys.getrefcount(kind)
    for _ in range(50):
        types.read("国\t5129", table)
    assert sys.getrefcount(kind) == before + 1
    types.forget()
    assert sys.getrefcount(kind) == before


def test_the_command_gives_the_same_without_it() -> None:
    call = [sys.executable, "-m", "jdoc", "entities", str(SAMPLES[0])]
    done = [
        subprocess.run(call, capture_output=True, check=True, cwd=ROOT, env={**os.environ, compiled.PURE: pure}).stdout
        for pure in ("", "1")
    ]
    assert done[0] == done[1]
    assert done[0].count(b"\n") > 10
