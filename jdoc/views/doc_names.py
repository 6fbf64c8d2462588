"""Names of documents as people read them: without the folder that all are in, with page and line behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.views.hits import UNNAMED, Place, address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


SEPARATORS = ("/", "\\")
"""Between folders: the second one is that of Windows."""


def short_names(docs: Collection[str]) -> dict[str, str]:
    r"""Return what each of some documents is called, without the folder that all are in.

    >>> short_names(["紙/港/a.txt", "紙/港/内/b.txt"]), short_names(["a.txt", "b.txt"])
    ({'紙/港/a.txt': 'a.txt', '紙/港/内/b.txt': '内/b.txt'}, {'a.txt': 'a.txt', 'b.txt': 'b.txt'})
    >>> [*short_names([r"C:\紙\a.txt", r"C:\紙\b.txt"]).values()]
    ['a.txt', 'b.txt']
    """
    folder = len(_folder_of(docs))
    return {doc: doc[folder:] for doc in docs}


def common_folder(docs: Collection[str]) -> str:
    """Return the folder that several documents are in, which is told once for all of them; of one, nothing.

    >>> [common_folder(docs) for docs in (["紙/港/a.txt", "紙/港/内/b.txt"], ["紙/a.txt"], ["a.txt", "紙/b.txt"])]
    ['紙/港/', '', '']
    """
    return _folder_of(docs) if len({*docs}) > 1 else ""


def _folder_of(docs: Collection[str]) -> str:
    first, last = min(docs, default=""), max(docs, default="")
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[: max(first.rfind(mark, 0, same) for mark in SEPARATORS) + 1]


def where(name: str, page: int | None, line: int | None) -> str:
    """Write where something stands, as all commands do: the page of a PDF, then the line on it.

    >>> where("a.pdf", 2, 7), where("a.txt", None, 47)
    ('a.pdf:p.2:7', 'a.txt:47')
    """
    return ":".join(address(Place(name, page, line)))


class DocNames:
    """What the documents of one view are called in it.

    >>> names = DocNames(["紙/港/a.pdf", "紙/港/b.txt", "紙/港/a.pdf"])
    >>> names.folder, names.of("紙/港/b.txt"), names.where("紙/港/a.pdf", 2, 7)
    ('紙/港/', 'b.txt', 'a.pdf:p.2:7')
    """

    def __init__(self, docs: Iterable[object]) -> None:
        names = {f"{doc or UNNAMED}" for doc in docs}
        self._called = short_names(names)
        self.folder = common_folder(names)
        """The folder that all are in, where there are several."""

    def of(self, doc: object) -> str:
        """Return what a document is called."""
        return self._called[f"{doc or UNNAMED}"]

    def where(self, doc: object, page: int | None, line: int | None) -> str:
        """Write where something stands in a document."""
        return where(self.of(doc), page, line)
