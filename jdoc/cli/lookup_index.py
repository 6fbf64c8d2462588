"""What `jdoc lookup` shows with an index: what a folder of documents knows of a name."""

from __future__ import annotations

import sys

from jdoc import jsonl
from jdoc.cli import NOTHING_FOUND, Problems, emit, told
from jdoc.store.names import look_up_name
from jdoc.store.reader import Index


def show_known(expressions: list[str], file: str) -> None:
    """Show what an index knows of names."""
    with Index(file) as index:
        names = [name for expression in expressions for name in look_up_name(index, expression)]
    if not names:
        print(told(f"{' '.join(expressions)}: nothing that {file} knows"), file=sys.stderr)
        raise SystemExit(NOTHING_FOUND)
    if sys.stdout and sys.stdout.isatty():
        emit((line.encode() for name in names for line in name.card()), Problems())
    else:
        emit((jsonl.write_line(name.as_dict()) for name in names), Problems())
