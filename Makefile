# Two commands for a newcomer: `make run` answers for the Netherlands, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

PYTEST := $(BIN)/python -m pytest -n auto --dist=loadgroup -rs --durations=40 --durations-min=2

# Compiled once, not by each of the hundreds of processes that the tests start.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test check mirror fuzz coverage suite browser docs lock clean

run: $(VENV)/.run
	@$(BIN)/arbeid report nl

# Without raw sources, whatever lies on this machine: what passes here passes on one that has nothing.
test: check
	ARBEID_MIRROR= $(PYTEST)

# The tests that need the raw sources: at ARBEID_MIRROR, else beside the checkout.
mirror: $(VENV)/.test
	$(PYTEST) -m mirror

# Ten thousand mutants of every kind of file, where the tests take some hundreds, and every country where they
# take one of each kind; some minutes.
fuzz: $(VENV)/.test
	ARBEID_MIRROR= ARBEID_FUZZ=10000 $(PYTEST) tests/guide/test_guide_fuzz.py tests/data/test_own_fuzz.py tests/data/test_every_economy.py

coverage: $(VENV)/.test browser
	$(PYTEST) --cov --cov-report=term:skip-covered

# What computes, and every doctest, on another Python: make suite PYTHON=python3.13 VENV=.venv-3.13
COMPUTING := $(addprefix tests/,claims data jobs measures models run test_answers.py)
suite: $(VENV)/.test
	ARBEID_MIRROR= $(PYTEST) src $(COMPUTING)

check: $(VENV)/.test browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-test.lock
	$(PIP) --no-deps --require-hashes -r requirements-test.lock
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
