"""Many inputs of each kind: `python -m tests.fuzz [MANY] [FIRST] [KIND…]`; what fails is told with its number."""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter

from tests.fuzz.chain import put_through
from tests.fuzz.inputs import GENERATORS, inputs

SLOW = 10  # seconds that none of these inputs may take


def main() -> int:
    """Put inputs through, and tell those that fail, a kind of failure once."""
    many, first = (int(value) for value in (*sys.argv[1:3], "1000", "0")[:2])
    failures: Counter[str] = Counter()
    tried = 0
    for kind in sys.argv[3:] or GENERATORS:
        for seed, given in inputs(kind, first, many):
            tried += 1
            began = time.process_time()
            try:
                put_through(given)
                where = "slow" if time.process_time() - began > SLOW else ""
            except Exception as error:  # noqa: BLE001 -- each is a finding
                place = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{type(error).__name__} {place.filename.rpartition('/')[2]}:{place.lineno}"
                if where not in failures:
                    traceback.print_exc()
            if where:
                failures[where] += 1
                print(f"{kind} {seed}: {where}", flush=True)
    print(f"{tried:,} inputs, {failures.total()} failures of {len(failures)} kinds", *failures.items(), sep="\n")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
