"""Files that are named by a URL: s3://, gs://, hdfs://, memory:// and whatever else fsspec has a plug-in for."""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING, Any, cast

from jdoc.errors import InputError

if TYPE_CHECKING:
    import io
    from collections.abc import Callable


def file_system(url: str) -> tuple[Any, str]:
    """Return the file system of a URL, and the path in it."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 -- the extra `fsspec`
    except ImportError as error:
        raise InputError(url, "a URL needs fsspec: pip install 'jdoc-ja[fsspec]'") from error
    try:
        return cast("Callable[[str], tuple[Any, str]]", url_to_fs)(url)
    except (ImportError, ValueError) as error:  # no such protocol, or its plug-in isn't installed
        raise InputError(url, str(error)) from error


def open_url(url: str) -> io.BufferedReader:
    """Fetch what a URL names, once, into a file that is gone when it is closed."""
    system, path = file_system(url)
    fetched = tempfile.TemporaryFile()  # noqa: SIM115 -- who asked for it closes it
    with system.open(path, "rb") as stream:
        shutil.copyfileobj(stream, fetched, 1 << 20)
    fetched.seek(0)
    return cast("io.BufferedReader", fetched)
