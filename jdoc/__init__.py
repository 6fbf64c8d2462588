"""jdoc: Japanese official documents to structured, normalised, searchable records."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdoc.comparison import compare as compare
    from jdoc.errors import InputError as InputError
    from jdoc.errors import JdocError as JdocError
    from jdoc.errors import LexiconError as LexiconError
    from jdoc.errors import LimitError as LimitError
    from jdoc.errors import Notice as Notice
    from jdoc.errors import NumeralError as NumeralError
    from jdoc.jsonl import from_json as from_json
    from jdoc.jsonl import to_dict as to_dict
    from jdoc.jsonl import to_json as to_json
    from jdoc.lexicon.own import Lexicon as Lexicon
    from jdoc.lexicon.own import OwnName as OwnName
    from jdoc.model import Block as Block
    from jdoc.model import Definition as Definition
    from jdoc.model import Entity as Entity
    from jdoc.model import Finding as Finding
    from jdoc.model import Stance as Stance
    from jdoc.pipeline import Work as Work
    from jdoc.pipeline import process as process
    from jdoc.pipeline import process_bytes as process_bytes
    from jdoc.pipeline import process_text as process_text
    from jdoc.pipeline import process_url as process_url
    from jdoc.readers.own_names import read_lexicon as read_lexicon
    from jdoc.views.english import value_en as value_en
    from jdoc.views.rows import make_rows as make_rows
    from jdoc.views.rows import make_tidy_rows as make_tidy_rows
    from jdoc.views.sums import add_up as add_up

__version__ = "0.1.0"
_PUBLIC = {
    "jdoc.comparison": ("compare",),
    "jdoc.errors": ("InputError", "JdocError", "LexiconError", "LimitError", "Notice", "NumeralError"),
    "jdoc.jsonl": ("from_json", "to_dict", "to_json"),
    "jdoc.lexicon.own": ("Lexicon", "OwnName"),
    "jdoc.model": ("Block", "Definition", "Entity", "Finding", "Stance"),
    "jdoc.pipeline": ("Work", "process", "process_bytes", "process_text", "process_url"),
    "jdoc.readers.own_names": ("read_lexicon",),
    "jdoc.views.english": ("value_en",),
    "jdoc.views.rows": ("make_rows", "make_tidy_rows"),
    "jdoc.views.sums": ("add_up",),
}
"""What is for others to use, by the module that it stands in."""
_MODULES = {name: module for module, names in _PUBLIC.items() for name in names}
__all__ = ["__version__", *_MODULES]  # noqa: PLE0604 -- these are names


def __getattr__(name: str) -> object:
    """Import what is public when it is asked for: a command that needs none of it doesn't pay for it."""
    if name not in _MODULES:
        message = f"module 'jdoc' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
