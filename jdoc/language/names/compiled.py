"""The compiled part of names (`native/`) where it was built; without, or with JDOC_PURE set, Python does the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

PURE = "JDOC_PURE"
"""The environment variable that has Python do everything."""


def _load() -> ModuleType | None:
    if os.environ.get(PURE):
        return None
    try:
        from jdoc.language.names import _fast  # noqa: PLC0415 -- not wherever jdoc runs
    except ImportError:
        return None
    return _fast


fast = _load()
"""The module `_fast`, or None."""


def built(name: str) -> Any:  # noqa: ANN401 -- what it has of a name is as `_fast.pyi` says
    """Return what it has of a name; None where it was built before there was such."""
    return getattr(fast, name, None)
