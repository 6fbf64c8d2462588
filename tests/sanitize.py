"""What `make sanitize` does: the compiled part built with sanitizers, its tests, and random input (MANY=2000 FIRST=0).

It needs gcc, or a clang that is called so by CC.
"""

from __future__ import annotations

import os
import random
import shlex
import subprocess
import sys
import sysconfig
import tempfile
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from jdoc.language.names.token_types import TokenType

TESTS = ("tests/language/names/test_compiled.py", "tests/stages/test_independence.py", "-k", "not command")
"""The command sets itself a limit of memory, which leaves the sanitizer no room."""
FLAGS = "-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -shared -fPIC"
CHARACTERS = "国連日本政府岸田文雄ベルク・ー委員会第１aＡ\u3000𠮷"
INSIDE = (
    "import sys, jdoc.language.names as names; names.__path__.insert(0, sys.argv[1]); "
    "from jdoc.language.names.compiled import fast; assert fast.__file__.startswith(sys.argv[1]); "
)


def main() -> None:
    """Build it, then run the tests and the random input inside a Python that has the sanitizer loaded."""
    compiler = os.environ.get("CC", "gcc")
    with tempfile.TemporaryDirectory() as folder:
        sources = sorted(map(str, (ROOT / "native").glob("*.c")))
        include = sysconfig.get_paths()["include"]
        built = f"{folder}/_fast.abi3.so"
        subprocess.run([compiler, *shlex.split(FLAGS), f"-I{include}", *sources, "-o", built], check=True)
        runtime = subprocess.run([compiler, "-print-file-name=libasan.so"], capture_output=True, check=True, text=True)
        environment = os.environ | {
            "LD_PRELOAD": runtime.stdout.strip(),
            "PYTHONMALLOC": "malloc",
            "ASAN_OPTIONS": "detect_leaks=0",  # Python itself leaves what it holds till the end
        }
        quiet = ("-p", "no:xdist", "-p", "no:cacheprovider")
        tests = INSIDE + f"import pytest; sys.exit(pytest.main([*{TESTS!r}, *{quiet!r}]))"
        inputs = INSIDE + f"from tests.sanitize import fuzz; fuzz({_number('MANY', 2000)}, {_number('FIRST', 0)})"
        for code in (tests, inputs):
            done = subprocess.run([sys.executable, "-c", code, folder], env=environment, check=False, cwd=ROOT)
            if done.returncode:
                sys.exit(done.returncode)


def fuzz(many: int, first: int) -> None:
    """Read random texts, some of them damaged, and compare with what Python makes of those that are not."""
    from jdoc.language.names.compiled import fast
    from jdoc.language.names.learned.compiled_model import Compiled, tables
    from jdoc.language.names.learned.plain_model import Plain
    from jdoc.language.names.rules import Gate, Gates
    from jdoc.language.names.texts import RUN
    from jdoc.language.names.token_types import TokenTypes, columns_of, token_types
    from jdoc.language.tokens import written

    assert fast
    labels, plain = Compiled(fast.Labels(**tables())), Plain()
    for seed in range(first, first + many):
        drawn = random.Random(seed)  # noqa: S311 -- no secret
        keys = written("".join(drawn.choices(CHARACTERS, k=drawn.randrange(200))))
        table: TokenTypes = token_types()
        types: tuple[TokenType, ...] = tuple(map(table.__getitem__, keys.split("\n"))) if keys else ()
        assert table.read(keys) == columns_of(types), seed
        tags = "".join(drawn.choices("NTFGoX.s", k=len(types)))
        gate = "".join(drawn.choices("NT", (20, 1), k=len(types)))
        expected = bytes(plain.labels([kind.number + 1 for kind in types], tags, gate))
        assert labels.labels(types, tags, gate) == expected, seed
        assert fast.runs(tags) == [match.span() for match in RUN.finditer(tags)], seed
        rows = tuple(_gate(drawn) for _ in range(drawn.randrange(9)))
        own = 1 << drawn.randrange(67)
        assert fast.Gates(rows).open(own, keys) == Gates(tuple(Gate(*row) for row in rows)).open(own, keys), seed
        _break(keys, drawn)
        table.trim()
        if not drawn.randrange(50):
            token_types.cache_clear()
            plain = Plain()
    print(f"{many} texts from {first} on: nothing found")


def _gate(drawn: random.Random) -> tuple[int, tuple[str, ...], tuple[()]]:
    """Draw a row of a table: behind a trait or none, and behind some words or none."""
    words = ("".join(drawn.choices(CHARACTERS, k=drawn.randrange(4))) for _ in range(drawn.randrange(4)))
    return drawn.choice((0, 0, 1 << drawn.randrange(67))), tuple(words), ()


def _break(keys: str, drawn: random.Random) -> None:
    """Read keys with bytes taken out: an error is right, a crash is what the sanitizer tells."""
    from jdoc.language.names.token_types import TokenTypes

    kept = "".join(char for char in keys if drawn.randrange(12))
    try:
        TokenTypes().read(kept)
    except (ValueError, IndexError, KeyError):
        return


def _number(name: str, otherwise: int) -> int:
    return int(os.environ.get(name) or otherwise)


if __name__ == "__main__":
    main()
