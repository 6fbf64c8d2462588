# jdoc: `make` lists what there is to make.
PYTHON ?= python3
VENV ?= .venv
PYTHONS ?= $(shell for each in python3.12 python3.13; do $$each -c "" 2>/dev/null && echo $$each; done)
BIN = $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY = $(VENV)/.ready
# Where nothing may be written as modules are imported (PYTHONDONTWRITEBYTECODE), each start would compile them all anew.
COMPILE = $(BIN)/python -m compileall -q -j 0 jdoc
PEERS = ja-timex pynormalizenumexp ginza ja-ginza

.DEFAULT_GOAL = help
.PHONY: help demo install test quick recipes pure lint fix samples docs patterns pictures bench bench-peers fuzz growth sanitize chaos same check check-all lock dist clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

demo: $(READY)  ## set up and see the whole chain: from raw documents to an answer
	@$(BIN)/python -m tests.demo

install: $(READY)  ## set up the environment in .venv

$(READY): pyproject.toml setup.py constraints.txt $(wildcard native/*)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group dev --editable .
	$(COMPILE)
	@touch $(READY)

test: $(READY)  ## set up and run the tests
	@$(COMPILE)
	$(BIN)/python -m pytest -n auto

quick: $(READY)  ## half a minute: what whoever adds a row of a table or a rule needs
	$(BIN)/python -m pytest -n auto tests/lexicon tests/recognizers tests/stages tests/test_gold_names.py tests/test_house.py

recipes:  ## what docs/python.md shows, with the real libraries, in an environment of its own (.venv-recipes)
	$(PYTHON) -m venv .venv-recipes
	.venv-recipes/bin/python -m pip install --quiet --disable-pip-version-check --editable .[recipes] pytest hypothesis mypy
	JDOC_RECIPES=1 .venv-recipes/bin/python -m pytest -p no:cacheprovider tests/test_python.py

pure: $(READY)  ## what the compiled part does, done by Python: the tests of names and of the stages
	JDOC_PURE=1 $(BIN)/python -m pytest -n auto tests/language tests/recognizers tests/stages tests/test_gold_names.py tests/test_samples.py

lint: $(READY)  ## style, types, imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(READY)  ## mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

samples: $(READY)  ## write the expected output of samples/ anew: review the diff
	@for name in samples/*.txt; do $(BIN)/jdoc split $$name > $${name%.txt}.jsonl || exit; done

docs: $(READY)  ## write the generated pages of docs/ anew
	@$(BIN)/python docs/generate.py

patterns: $(READY)  ## make anew what is kept for a quick start: patterns, for all Pythons of PYTHONS, and finished tables
	@$(BIN)/python scripts/patterns.py $(PYTHONS)

pictures: $(READY)  ## take the picture of the page anew: needs a Chromium
	@$(BIN)/python docs/pictures.py

bench: $(READY)  ## measure speed, as ratios in one run
	@$(BIN)/python -m tests.bench_chain
	@$(BIN)/python -m tests.bench $(FILES)
	@$(BIN)/python -m tests.bench_find
	@$(BIN)/python -m tests.bench_diff

bench-peers:  ## measure other tools beside jdoc, in an environment of its own (1 GB)
	@test -x $(VENV)-peers/bin/python || $(PYTHON) -m venv $(VENV)-peers
	$(VENV)-peers/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(VENV)-peers/bin/python -m pip install --quiet --disable-pip-version-check --group dev --editable . $(PEERS)
	@$(VENV)-peers/bin/python -m tests.bench_peers

fuzz: $(READY)  ## put thousands of inputs that nobody has written through all of jdoc (MANY=1000 FIRST=0 KINDS=)
	@$(BIN)/python -m tests.fuzz $(or $(MANY),1000) $(or $(FIRST),0) $(KINDS)

growth: $(READY)  ## see that no step takes more than in proportion to its text (MANY=200 LARGEST=100000)
	@$(BIN)/python -m tests.growth $(or $(MANY),200) $(or $(LARGEST),100000)

sanitize: $(READY)  ## build the compiled part with sanitizers, run its tests and random input (MANY=2000 FIRST=0); needs gcc
	@$(BIN)/python -m tests.sanitize

chaos: $(READY)  ## kill runs and their workers at many points, fill disks, start two at once
	@$(BIN)/python -m pytest -m "long or not long" tests/batch/test_interruptions.py tests/workers tests/store/test_hostile.py

same: samples docs  ## see that nothing is left to regenerate
	git diff --exit-code -- samples docs

check: lint test same  ## what must pass before a commit: lint, tests, and nothing left to regenerate

check-all: lint pure same  ## the same with what takes long
	EXPLORE=1 $(BIN)/python -m pytest -n auto -m "long or not long"

lock: $(READY)  ## write constraints.txt from what is installed
	$(BIN)/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9_.-]+==' > constraints.txt

dist: $(READY)  ## build the wheel and the source archive in dist/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	$(BIN)/python -m build

clean:  ## remove the environment and caches
	rm -rf $(VENV) .venv-recipes .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
