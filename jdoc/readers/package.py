"""Packages: archives of XML parts, as Office and OpenDocument write them, unpacked as far as a document can go."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.limits import Budget
from jdoc.readers import xml
from jdoc.readers.formats import Allowance
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.readers.formats import RawFile
    from jdoc.readers.xml import Element

_MOST_BYTES = 64 << 20  # of one part once it is unpacked: a thousand pages take ten
_MOST_UNPACKED = 256 << 20  # of all parts that are read
_OF_RELATIONS = ("/package/2006/relationships",)


class Relation(NamedTuple):
    """What a part says of another one."""

    kind: str
    """The last word of its type: `worksheet`, `comments`."""
    part: str
    """The name of the other part."""


class Package:
    """The parts of a file."""

    def __init__(self, archive: zipfile.ZipFile, file: RawFile) -> None:
        self.name = file.name
        self.budget = Budget(len(file.data))
        self._allowance = file.allowance or Allowance(_MOST_UNPACKED)
        self._archive = archive
        self._names = frozenset(archive.namelist())

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def parts(self, start: str) -> list[str]:
        """List the parts whose names begin so."""
        return sorted(name for name in self._names if name.startswith(start))

    def data(self, part: str) -> bytes:
        """Unpack a part, as far as it may go whatever its size is said to be."""
        most = max(0, min(_MOST_BYTES, self._allowance.left))
        with self._archive.open(part) as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise InputError(self.name, f"{part} holds more than {most >> 20} MB once unpacked: this is no document")
        self._allowance.left -= len(data)
        return data

    def root(self, part: str, own: tuple[str, ...]) -> Element | None:
        """Parse a part; None where there is none. `own` says how the document's own namespaces may end."""
        if part not in self._names:
            return None
        parsed = xml.parse(self.data(part), f"{self.name}:{part}", own=own, budget=self.budget)
        return next(parsed.elements(), None)

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part says of others, by the key that it names them by."""
        folder, _, name = part.rpartition("/")
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"), _OF_RELATIONS)
        found: dict[str, Relation] = {}
        for element in root.elements() if root else ():
            given = element.attributes
            if given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", ""))).lstrip("/")
                found[given.get("Id", "")] = Relation(given.get("Type", "").rpartition("/")[2], target)
        return found


@contextmanager
def opened(file: RawFile) -> Iterator[Package]:
    """Open the parts of a file; what is wrong with its archive is told as InputError."""
    try:
        with zipfile.ZipFile(BytesIO(file.data)) as archive:
            yield Package(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError) as error:
        raise InputError(file.name, f"this archive is damaged: {str(error).lower() or 'it breaks off'}") from None
    except RuntimeError:
        raise InputError(file.name, "this archive is encrypted: save it without a password first") from None
