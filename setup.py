"""What pyproject.toml can't say: the compiled part of names, and the README as the package index shows it."""

import re
import tomllib
from pathlib import Path

from setuptools import Extension, setup

ROOT = Path(__file__).resolve().parent
INSIDE = re.compile(r"\[(?P<text>[^\]]+)\]\((?!https?:|#)(?P<path>[^)\s]+)\)")
"""A link to a file of the project: `[docs/diff.md](docs/diff.md)`."""


def readme() -> str:
    """Return the README with links that lead somewhere on the package index, which holds no other file."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    source = about.get("urls", {}).get("Source")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return INSIDE.sub(rf"[\g<text>]({source}/blob/main/\g<path>)" if source else r"\g<text>", text)


FAST = Extension(
    "jdoc.language.names._fast",
    sources=[f"native/{name}.c" for name in ("gates", "labels", "module", "runs", "types")],
    depends=["native/fast.h"],
    py_limited_api=True,
    optional=True,  # where it can't be built, Python does its work
)
setup(
    ext_modules=[FAST],
    long_description=readme(),
    long_description_content_type="text/markdown",
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
