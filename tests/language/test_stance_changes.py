"""What became of the stances of one document in another: pairs of texts, and what a person found between them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jdoc.language.stances.changes import changes, step
from jdoc.model import Actor, Block, Stance, Words
from jdoc.stages.stances import find_stances

FOLDER = Path(__file__).parent.parent / "gold" / "stances" / "changes"
PAIRS = sorted(FOLDER.glob("*.txt"))


def _stances(text: str, doc: str) -> list[Stance]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    blocks = [Block(doc=doc, seq=seq, kind="paragraph", text=line) for seq, line in enumerate(lines)]
    return [stance for block in find_stances(blocks, with_names=False) for stance in block.stances or ()]


def compared(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Return the changes of a pair that a person found, and those that are found."""
    texts, _, expected = path.read_text(encoding="utf-8").partition("====\n")
    old, _, new = texts.partition("----\n")
    found = Counter(
        f"{each.change} {each.old.act if each.old else '-'} {each.new.act if each.new else '-'}"
        for each in changes(_stances(old, "old"), _stances(new, "new"))
    )
    return Counter(expected.splitlines()), found


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_few_changes_of_a_pair_are_false(path: Path) -> None:
    expected, found = compared(path)
    assert (found - expected).total() <= 1


def test_nine_of_ten_changes_are_found() -> None:
    both = [compared(path) for path in PAIRS]
    right = sum((expected & found).total() for expected, found in both)
    assert right >= 0.9 * sum(expected.total() for expected, _ in both)


def _stance(act: str, strength: str | None = None, about: str = "発射") -> Stance:
    words = Words(text=about, start=0, end=2)
    who = Actor(text="政府", start=0, end=2)
    return Stance(act=act, start=0, end=1, verb="", actor=who, object=words, strength=strength)  # type: ignore[arg-type]


def test_steps_say_how_much_firmer() -> None:
    assert step(_stance("regret"), _stance("condemn", "strong")) == 7
    assert step(_stance("support"), _stance("welcome")) == -6
    assert step(_stance("thank"), _stance("thank", "strong")) == 1
    assert step(_stance("thank"), _stance("condemn")) is None


def test_no_stance_is_compared_twice() -> None:
    [change] = changes([_stance("welcome")], [_stance("welcome"), _stance("welcome")])
    assert change.change == "new"
