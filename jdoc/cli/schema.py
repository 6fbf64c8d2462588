"""The command `schema`."""

from __future__ import annotations

from jdoc.cli import app


@app.command(epilog="Example: jdoc schema > record.schema.json")
def schema() -> None:
    """Show the JSON Schema of the record that all commands read and write."""
    from jdoc import jsonl

    print(jsonl.write_indented(jsonl.make_schema()))
