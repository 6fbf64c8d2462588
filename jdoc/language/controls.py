r"""Controls: characters that command a terminal, or turn the direction of writing, wherever text is shown.

What a document holds may stand on a terminal by way of an error, a value, an excerpt or a file's name: there is one set
of such characters, and all that reaches a terminal goes through one of the functions here.
"""

from __future__ import annotations

from jdoc.language.lazy import deferred

_CONTROLS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but for tabs and line feeds, those of eight bits as well
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of writing
    "\u2028\u2029\ufff9-\ufffb"  # line and paragraph separators, annotations
    "\ud800-\udfff"  # halves of characters, as names of files have that are no UTF-8
)
CONTROL = deferred(f"[{_CONTROLS}]")
"""What commands a terminal."""
_BREAKING = deferred(f"[\t\n{_CONTROLS}]")
"""The same, and what begins a line or goes to a tab stop."""


def disarm(text: str) -> str:
    r"""Replace what would command a terminal, character by character.

    >>> disarm("\x1b[31m赤\u202e")
    '�[31m赤�'
    """
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def to_one_line(text: str) -> str:
    r"""Make a space of whatever would command a terminal or begin a line.

    >>> to_one_line("総額\n５億円")
    '総額 ５億円'
    """
    return _BREAKING.sub(" ", text)


def escape_controls(line: bytes) -> bytes:
    r"""Write a line for a terminal with escapes, which in JSON say the same.

    >>> escape_controls('{"text":"\x9b2J"}'.encode())
    b'{"text":"\\u009b2J"}'
    """
    text = line.decode(errors="replace")
    return CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def printable(name: str) -> str:
    r"""Write a file's name so that JSON can hold it: bytes that are no UTF-8 as escapes.

    >>> printable("a\udcff.txt")
    'a\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
