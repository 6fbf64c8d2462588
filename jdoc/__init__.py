"""jdoc: Japanese official documents to structured, normalised, searchable records."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdoc.comparison import compare
    from jdoc.pipeline import Work, process, process_bytes, process_text, process_url

__all__ = ["Work", "__version__", "compare", "process", "process_bytes", "process_text", "process_url"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the public functions when they are asked for: a command that needs none of them doesn't pay for them."""
    if name == "compare":
        from jdoc.comparison import compare  # noqa: PLC0415

        return compare
    if name in __all__:
        from jdoc import pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    message = f"module 'jdoc' has no attribute {name!r}"
    raise AttributeError(message)
