# make demo   install into .venv, prepare and file the example shipments, show the result
# make ocean  play the whole life of one entry by sea, both sides, and write every message to out/ocean
# make client generate the typed client of the API into clients/python
# make test   install into .venv with the tools, check style, types and layers, run the tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo ocean client test lint bench clean
.DELETE_ON_ERROR:

demo: .venv/.demo
	$(BIN)/tidewaiter demo examples --out out/demo

ocean: .venv/.demo
	rm -rf out/ocean
	$(BIN)/tidewaiter ace play ocean-life --data out/ocean/cbp --out out/ocean/messages

client: .venv/.test
	$(BIN)/python tools/client.py

test: lint
	$(BIN)/python -m pytest -n auto $(PYTEST)

lint: .venv/.test
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/mypy
	$(BIN)/lint-imports --config importlinter.ini

bench: .venv/.test
	$(BIN)/python benchmarks/spine.py
	$(BIN)/python benchmarks/tariff.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/duty.py
	$(BIN)/python benchmarks/abi.py
	$(BIN)/python benchmarks/ace.py
	$(BIN)/python -m benchmarks.screening
	$(BIN)/python -m benchmarks.rerate
	$(BIN)/python -m benchmarks.web.pages
	$(BIN)/python -m benchmarks.web.lines

clean:
	rm -rf .venv out

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Tidewaiter needs Python 3.11 or newer: make PYTHON=python3.11 ..." >&2; exit 2; }
	@rm -rf .venv
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 || \
	  { rm -rf .venv; $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --python .venv/bin/python install -q pip; } || \
	  { rm -rf .venv; echo "no virtual environment can be made: install the package python3-venv, or pip for $(PYTHON)" >&2; exit 2; }

.venv/.demo: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.demo requirements-dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@
