"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

Paths = Annotated[
    list[str] | None,
    Argument(
        metavar="[FILE|FOLDER|GLOB|-]...",
        help="Documents or JSON lines; folders are searched in depth. Standard input if none is named.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    Option(metavar="NAME", help="Read documents in this encoding (else it is found out).", show_default=False),
]
