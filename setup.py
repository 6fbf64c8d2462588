"""The compiled part of names, for setuptools; all else stands in pyproject.toml."""

from setuptools import Extension, setup

FAST = Extension(
    "jdoc.language.names._fast",
    sources=["native/labels.c", "native/module.c", "native/types.c"],
    depends=["native/fast.h"],
    py_limited_api=True,
    optional=True,  # where it can't be built, Python does its work
)
setup(ext_modules=[FAST], options={"bdist_wheel": {"py_limited_api": "cp311"}})
