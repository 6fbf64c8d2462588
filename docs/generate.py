"""Writes the generated pages of docs/: commands.md from `--help`, record.schema.json from the model, the tour."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import citation_graph
import rules
import tour

from jdoc import jsonl

DOCS = Path(__file__).resolve().parent


def help_of(*command: str) -> str:
    """Return a command's help, set at one width."""
    environment = {**os.environ, "COLUMNS": "88", "TERMINAL_WIDTH": "88"}
    call = [sys.executable, "-m", "jdoc", *command, "--help"]
    return subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True, env=environment).stdout.strip()  # noqa: S603


def commands(overview: str) -> list[str]:
    """List the commands that the overview names."""
    listed = overview.partition("Commands:\n")[2].splitlines()
    return [line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "]


def main() -> None:
    """Write all pages."""
    overview = help_of()
    parts = [("jdoc", overview), *((f"jdoc {name}", help_of(name)) for name in commands(overview))]
    pages = [f"## {title}\n\n```\n{text}\n```\n" for title, text in parts]
    head = "# Commands\n\nWritten by `make docs` from `--help`.\n"
    (DOCS / "commands.md").write_text("\n".join([head, *pages]), encoding="utf-8")
    tour.main()
    rules.main()
    citation_graph.main()
    (DOCS / "record.schema.json").write_text(jsonl.write_indented(jsonl.make_schema()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
