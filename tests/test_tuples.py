"""Named tuples of our own: what is made of them is what `typing` makes."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
import typing
from typing import Any, Generic, TypeVar

import pytest

from jdoc import tuples
from tests.conftest import ROOT

T = TypeVar("T")


class Ours(tuples.NamedTuple):
    """A span."""

    start: int
    end: int = 7
    text: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start


class Theirs(typing.NamedTuple):
    """A span."""

    start: int
    end: int = 7
    text: str | None = None

    @property
    def length(self) -> int:
        return self.end - self.start


class Empty(tuples.NamedTuple):
    """Nothing."""


class Held(tuples.NamedTuple, Generic[T]):
    """Something of a kind."""

    what: T
    times: int = 1


MADE = [((3,), {}), ((3, 9), {}), ((3, 9, "x"), {}), ((), {"start": 3}), ((3,), {"text": "x"})]
REFUSED = [((), {}), ((1, 2, "", 4), {}), ((1,), {"start": 2}), ((1,), {"width": 2})]


@pytest.mark.parametrize(("values", "named"), MADE)
def test_one_is_made_as_theirs_is(values: tuple[object, ...], named: dict[str, object]) -> None:
    ours: Any = Ours(*values, **named)  # type: ignore[arg-type]
    theirs = Theirs(*values, **named)  # type: ignore[arg-type]
    assert ours == theirs
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (ours.start, ours.end, ours.text, ours.length) == (theirs.start, theirs.end, theirs.text, theirs.length)
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(end=8, text="y") == theirs._replace(end=8, text="y")
    copied = [copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))]  # noqa: S301
    copies = [*copied, ours._replace(end=ours.end), Ours._make(theirs)]
    assert {type(each) for each in copies} == {Ours}
    assert copies == [ours] * 5


@pytest.mark.parametrize(("values", "named"), REFUSED)
def test_a_wrong_call_is_told(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"Ours.__new__\(\)"):
        Ours(*values, **named)  # type: ignore[arg-type]


def test_no_field_is_added_by_chance() -> None:
    with pytest.raises(TypeError, match="Ours has no width"):
        Ours(1)._replace(width=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Ours has 3 fields, not 2"):
        Ours._make((1, 2))
    with pytest.raises(AttributeError):
        Ours(1).width = 2  # type: ignore[attr-defined]


def test_a_kind_looks_as_theirs_does() -> None:
    assert Ours._fields == Theirs._fields
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__doc__ == Theirs.__doc__
    assert str(inspect.signature(Ours)) == "(start: 'int', end: 'int' = 7, text: 'str | None' = None)"
    assert [*inspect.signature(Ours).parameters] == [*inspect.signature(Theirs).parameters]
    match Ours(1, 2):
        case Ours(start, end=end):
            assert (start, end) == (1, 2)
    assert tuple(Empty()) == ()
    assert repr(Empty()) == "Empty()"


def test_one_of_a_type_is_told_by_it() -> None:
    assert Held("x").times == 1
    assert Held[str]("x") == ("x", 1)
    assert issubclass(Held, Generic)


def test_all_modules_make_theirs_so() -> None:
    others = [path for path in (ROOT / "jdoc").rglob("*.py") if path.name != "tuples.py"]
    texts = {path: path.read_text(encoding="utf-8") for path in others}
    assert sum("(NamedTuple" in text for text in texts.values()) > 100
    of_typing = re.compile(r"^from typing import .*\bNamedTuple\b", re.MULTILINE)
    assert [path for path, text in texts.items() if of_typing.search(text)] == []
