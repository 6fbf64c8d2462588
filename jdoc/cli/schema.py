"""The command `schema`."""

from __future__ import annotations

from jdoc.cli import app


@app.command(answer="text", epilog="Example: jdoc schema > record.schema.json")
def schema() -> None:
    """Show the JSON Schema of the records of all commands."""
    from jdoc import jsonl

    print(jsonl.write_indented(jsonl.make_schema()))
