"""Where the regular expressions of the project stand, what is said of each, and whether its examples hold.

What is said of a pattern stands in a comment above it or in a string below it. A text in backquotes is an example: what
the pattern finds in it stands in square brackets, `第[三]条`; behind the word "not" stands one where it finds nothing.
A pattern that its module puts to whole texts alone is put to whole examples.
"""

from __future__ import annotations

import ast
import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.width import fold
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAKERS = {"compile", "compiled", "deferred"}
"""The functions that make a pattern of a string."""
SIGNS = re.compile(r"\(\?|\[[^\]]+\]|\\[wWdDsS]|[^\\]\|")
"""What a string holds that is a piece of a pattern."""
SHORT = 40
"""Characters: a piece of a pattern that has no more says by its name what it is."""
EXAMPLE = re.compile(r"(?P<none>\bnot )?`(?P<text>[^`]+)`")


class Written(NamedTuple):
    """A pattern as it is written."""

    module: str
    name: str
    line: int
    source: str
    said: str
    """The comment above it and the string below it."""
    made: bool
    """Whether it is a pattern, not a piece of one."""
    asked: frozenset[str]
    """The methods by which its module asks it."""

    @property
    def is_clear(self) -> bool:
        """Whether it says what it is for, or has no need to."""
        return bool(self.said) or (not self.made and len(self.source) <= SHORT)


def written_patterns() -> list[Written]:
    """Return all patterns of the project that have a name."""
    return [pattern for path in sorted((ROOT / "jdoc").rglob("*.py")) for pattern in _patterns_of(path)]


def _patterns_of(path: Path) -> Iterator[Written]:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    body = ast.parse(source).body
    for statement, below in zip(body, [*body[1:], None], strict=True):
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        if isinstance(statement, ast.AnnAssign) and _name_of(statement.annotation) == "TypeAlias":
            continue
        made = isinstance(statement.value, ast.Call) and _name_of(statement.value.func) in MAKERS
        if not made and not _is_piece(statement.value):
            continue
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        said = _comments(lines, statement) + _docstring(below)
        text = ast.get_source_segment(source, statement.value) or ""
        name = _name_of(target)
        asked = frozenset(re.findall(rf"\b{name}\.(\w+)", source))
        yield Written(module, name, statement.lineno, text, said, made, asked)


def _name_of(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def _is_piece(value: ast.expr) -> bool:
    """Tell whether a string is a piece of a pattern: it has what only patterns have."""
    if not isinstance(value, ast.Constant | ast.JoinedStr | ast.BinOp):
        return False
    strings = [node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return bool(SIGNS.search("".join(strings)))


def _comments(lines: list[str], statement: ast.stmt) -> str:
    """Return the comments above a statement and inside it."""
    above = statement.lineno - 2
    while above >= 0 and lines[above].lstrip().startswith("#"):
        above -= 1
    inside = lines[statement.lineno - 1 : statement.end_lineno]
    return "\n".join(
        [*lines[above + 1 : statement.lineno - 1], *(line.partition("  # ")[2] for line in inside)]
    ).strip()


def _docstring(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""


def examples(pattern: Written) -> list[tuple[str, tuple[int, int] | None]]:
    """Return the examples of a pattern: a text, and where the pattern has to be found in it, if it has to."""
    found: list[tuple[str, tuple[int, int] | None]] = []
    for example in EXAMPLE.finditer(pattern.said):
        text = example["text"]
        before, bracket, rest = text.partition("[")
        inside, closed, after = rest.partition("]")
        if example["none"]:
            found.append((text, None))
        elif bracket and closed:
            found.append((before + inside + after, (len(before), len(before) + len(inside))))
    return found


def holds(pattern: Written, text: str, span: tuple[int, int] | None) -> bool:
    """Tell whether an example holds, in its own width or in half width."""
    compiled = getattr(import_module(pattern.module), pattern.name)
    texts = (text.encode(),) if isinstance(compiled.pattern, bytes) else (text, fold(text))
    if pattern.asked == {"fullmatch"}:
        whole = [compiled.fullmatch(written, *(span or ())) for written in texts]
        return not any(whole) if span is None else any(whole)
    if span is None and pattern.asked <= {"fullmatch", "match"}:
        return not any(map(compiled.match, texts))
    spans = [match.span() for written in texts for match in compiled.finditer(written)]
    return not spans if span is None else span in spans
