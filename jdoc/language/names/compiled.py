"""The compiled part of names (`native/`) where it was built; without, or with JDOC_PURE set, Python does the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

PURE = "JDOC_PURE"
"""The environment variable that has Python do everything."""
VERSION = 2
"""That of what is compiled (`native/module.c`): one that was built before is not what is asked for here."""


def _load() -> ModuleType | None:
    if os.environ.get(PURE):
        return None
    try:
        from jdoc.language.names import _fast  # noqa: PLC0415 -- not wherever jdoc runs
    except ImportError:
        return None
    return _fast if getattr(_fast, "VERSION", None) == VERSION else None


fast = _load()
"""The module `_fast`, or None."""
