# Two commands for a newcomer: `make run` answers for the Netherlands, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: run test check browser docs lock clean

run: $(VENV)/.run
	@$(BIN)/arbeid report nl

test: check
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered -n auto --dist=loadgroup

check: $(VENV)/.test browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check
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
	$(BIN)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

# Pins and hashes without addresses, for the base install and for the tests. They are complete, so pip need not resolve (--no-deps).
lock:
	uv lock --quiet
	uv export --frozen --no-emit-project --no-header --no-annotate --output-file requirements.lock --quiet
	uv export --frozen --extra test --no-emit-project --no-header --no-annotate --output-file requirements-test.lock --quiet

clean:
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage dist
