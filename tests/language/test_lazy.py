"""Patterns that are compiled on demand."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import jdoc
from jdoc.language.lazy import Deferred

MODULES = [module.name for module in pkgutil.walk_packages(jdoc.__path__, "jdoc.")]


def test_every_deferred_pattern_can_be_compiled() -> None:
    named = [value for name in MODULES for value in vars(import_module(name)).values()]
    deferred = [value for value in named if isinstance(value, Deferred)]
    assert len(deferred) > 100
    for pattern in deferred:
        pattern.compiled()


def test_a_deferred_pattern_has_no_more_than_methods() -> None:
    with pytest.raises(AttributeError):
        _ = Deferred("a", 0).groups
