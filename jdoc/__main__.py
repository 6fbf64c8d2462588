"""The command `jdoc`."""

from __future__ import annotations

import sys

from jdoc.cli import INPUT_FAILED, app, records, views, words
from jdoc.errors import JdocError

COMMANDS = (records, words, views)
"""The modules whose commands the app has."""


def main() -> None:
    """Run the command line; what jdoc can tell its user is one line, never a traceback."""
    try:
        app(prog_name="jdoc")
    except JdocError as error:
        print(f"jdoc: {error}", file=sys.stderr)
        sys.exit(INPUT_FAILED)
    except OSError as error:
        print(f"jdoc: {error.filename or 'standard output'}: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        sys.exit(INPUT_FAILED)


if __name__ == "__main__":
    main()
