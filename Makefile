# Two commands to begin with: `make sandbox` (the bot, alive, in a browser) and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install sandbox tour test check format lock bench clean

install: $(STAMP)

# The stamp is the last thing written, so an interrupted install starts again.
$(STAMP): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Ledarbot needs Python 3.11 or later; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

sandbox: install
	$(BIN)/ledarbot sandbox

tour: install
	$(BIN)/ledarbot sandbox --tour

test: install
	$(BIN)/python -m pytest -rs

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Written for every platform and Python from 3.11 on; no address of any package index goes into the files.
lock: install
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

bench: install
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) build artefacts
