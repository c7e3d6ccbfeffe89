# Two commands for a newcomer: `make run` answers for the Netherlands, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip compiles one file after another; compileall does so on every core. A file that is of no use to this Python is left.
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-compile
# Nor is what is never imported: tests of others, and what installs. That is a third of it all.
COMPILED = @$(BIN)/python -m compileall -q -j 0 -x '/(tests?|lexers|mypyc|pip|pkg_resources|setuptools)/' $(VENV)/lib >/dev/null || true

# Browsers and servers are waited for, so there is one worker more than there are cores; each adds up on one thread. A worker takes a
# whole file, so that what its tests share is made once, and long files go first (conftest.py).
WORKERS := $(shell echo $$(($$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN) + 1)))
PYTEST := POLARS_MAX_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n $(WORKERS) -rs --durations=40 --durations-min=2
BY_FILE := --dist=loadfile --no-loadscope-reorder

# Compiled once, not by each of the hundreds of processes that the tests start.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check types style mirror fuzz coverage suite browser docs lock clean

run: $(VENV)/.run
	@$(BIN)/arbeid report nl

# Without raw sources, whatever lies on this machine: what passes here passes on one that has nothing.
test: check
	ARBEID_MIRROR= $(PYTEST) $(BY_FILE)

# The tests that need the raw sources: at ARBEID_MIRROR, else beside the checkout. Only files that name them are collected.
mirror: $(VENV)/.test
	$(PYTEST) -m mirror $$(grep -rlw mirror tests --include='test_*.py')

# Ten thousand mutants of every kind of file, where the tests take some hundreds, and every country where they
# take one of each kind; some minutes.
fuzz: $(VENV)/.test
	ARBEID_MIRROR= ARBEID_FUZZ=10000 $(PYTEST) tests/guide/test_guide_fuzz.py tests/data/test_own_fuzz.py tests/data/test_every_economy.py

coverage: $(VENV)/.test browser
	$(PYTEST) $(BY_FILE) --cov --cov-report=term:skip-covered

# What depends on the Python, and every doctest: make suite PYTHON=python3.13 VENV=.venv-3.13
# Of the models what is compiled, parsed and drawn: long simulations and fits add up the same numbers in every one.
VERSIONED := $(addprefix tests/,$(addprefix models/test_,flows.py flows_batch.py models.py models_declared.py models_rules.py \
  sampling.py uncertainty_kernels.py) measures/test_measures.py run/test_run.py run/test_result.py run/test_result_seal.py \
  data/test_own_csv.py data/test_own_toml.py data/test_damaged_files.py data/test_crosswalk.py guide/test_guide_chapter.py \
  guide/test_guide_repair.py cli/test_cli.py cli/test_arguments.py test_answers.py test_errors.py test_files.py test_registry.py)
# What it imports is compiled then; the rest of this environment is never used.
suite: COMPILED = @true
suite: $(VENV)/.suite
	ARBEID_MIRROR= $(PYTEST) $(BY_FILE) src $(VERSIONED)

# Types take as long as all else together, and each keeps one core busy.
check: $(VENV)/.test browser
	@$(MAKE) --no-print-directory --jobs=2 types style

types:
	$(BIN)/mypy

style:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --editable .
	$(COMPILED)
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-test.lock
	$(PIP) --no-deps --require-hashes -r requirements-test.lock
	$(COMPILED)
	@touch $@

# Without what types, formats, draws the documentation or drives a browser: no test that computes needs it.
TOOLS := axe-playwright-python|greenlet|import-linter|grimp|mkdocs[a-z-]*|mypy|mypy-extensions|playwright|pymdown-extensions|ruff|types-pyyaml|watchdog
$(VENV)/.suite: $(VENV)/.run requirements-test.lock
	awk -v tools='^($(TOOLS))==' '/^[a-z]/ { kept = $$1 !~ tools } kept' requirements-test.lock > $(VENV)/suite.lock
	$(PIP) --no-deps --require-hashes -r $(VENV)/suite.lock
	@touch $@

# Debian's Chromium drives the browser tests; where it cannot be installed they are left out, and say so.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qqy chromium fonts-dejavu-core >/dev/null; } \
	  || echo "Left out: the browser tests, because chromium is missing and cannot be installed here."

docs: $(VENV)/.test
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# Pins and hashes without addresses, for the base install and for the tests. They are complete, so pip need not resolve (--no-deps).
lock:
	uv lock --quiet
	uv export --frozen --no-emit-project --no-header --no-annotate --output-file requirements.lock --quiet
	uv export --frozen --extra test --no-emit-project --no-header --no-annotate --output-file requirements-test.lock --quiet

clean:
	rm -rf .venv* site .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage dist
