"""Writes the generated pages of docs/: commands.md from `--help`, record.schema.json from the model, the tour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import citation_graph
import man
import rules
import tour

from jdoc import jsonl
from jdoc.__main__ import COMMANDS

DOCS = Path(__file__).resolve().parent


def help_of(*command: str) -> str:
    """Return a command's help, set at one width."""
    environment = {**os.environ, "COLUMNS": "80", "JDOC_LANG": "en"}
    call = [sys.executable, "-m", "jdoc", *command, "--help"]
    return subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True, env=environment).stdout.strip()  # noqa: S603


def main() -> None:
    """Write all pages."""
    parts = [("jdoc", help_of()), *((f"jdoc {name}", help_of(name)) for name in COMMANDS)]
    pages = [f"## {title}\n\n```\n{text}\n```\n" for title, text in parts]
    head = "# Commands\n\nWritten by `make docs` from `--help`.\n"
    (DOCS / "commands.md").write_text("\n".join([head, *pages]), encoding="utf-8")
    man.main()
    tour.main()
    rules.main()
    citation_graph.main()
    (DOCS / "record.schema.json").write_text(jsonl.write_indented(jsonl.make_schema()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
