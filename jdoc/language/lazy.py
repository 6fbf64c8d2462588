"""Patterns that are compiled when they are first asked for: a command that looks up one number needs few of them."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, once.

    >>> compiled("[0-9]+") is compiled("[0-9]+")
    True
    """
    return re.compile(pattern)
