# Needs make and Python 3.11 or later, nothing else. `make` alone says what there is to do.
#
# Variables, as in `make test ARGS="-k trace"`:
#   PYTHON  the interpreter to build the environment with (else the first fit one on PATH)
#   VENV    where the environment lies
#   ARGS    more arguments for graphkit demo, pytest or uv

PYTHON ?=
VENV ?= .venv
ARGS ?=

BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# --only-binary: the build of a source package would fetch things that no hash covers.
LOCKED := --require-hashes --only-binary :all:
UV_LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet \
	--universal --python-version 3.11 --generate-hashes pyproject.toml

# What is set for another Python must not reach this one.
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV PIP_USER PIP_TARGET PIP_PREFIX

# An environment is sound if it was finished, here, and its Python still runs. One that is not
# loses its stamps before make looks at them, and is made again.
SOUND := $(shell test "$$(cat $(VENV)/.made 2>&1)" = "$(CURDIR)" && $(BIN)/python -c "import pip" \
	2>&1 || rm -f $(VENV)/.made)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint format docs lock hooks clean

help: ## Say what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Start the graph with the bundled case and trace its first chain
	@$(BIN)/graphkit demo $(ARGS)

test: $(VENV)/.dev $(VENV)/.installed ## Run all tests, on a Neo4j server of their own
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev $(VENV)/.installed ## Check format, style, types and the direction of imports
	@$(BIN)/ruff format --check --quiet . || { echo "Not formatted; run: make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.dev ## Format the code and mend what can be mended without a decision
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

docs: $(VENV)/.installed ## Write the reference pages anew, from the code
	@$(BIN)/python -m graphkit.cli.describe

lock: $(VENV)/.dev ## Resolve the lock files again (newest versions: ARGS=--upgrade)
	@$(UV_LOCK) --group build --output-file requirements.txt $(ARGS)
	@$(UV_LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt $(ARGS)

hooks: $(VENV)/.dev ## Check every commit before it is made
	@$(BIN)/pre-commit install

clean: ## Remove the environment, caches and builds; what graphkit stored stays
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find graphkit ingest tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# The environment: .made (venv and locked packages) <- .installed (graphkit itself), .dev (tools).
# A changed lock file is installed over what is there; without .made all is made from nothing.

$(VENV)/.made: requirements.txt
	@test -e $@ || $(MAKE) --no-print-directory new-environment
	@rm -f $@
	@echo "Installing graphkit's packages into $(VENV) (about half a minute) ..."
	@$(PIP_INSTALL) $(LOCKED) -r requirements.txt
	@echo "$(CURDIR)" > $@

.PHONY: new-environment
new-environment:
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
		"$$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 || continue; \
		if ! "$$python" -c "import ensurepip, venv" >/dev/null 2>&1; then \
			echo "$$python cannot make environments, as its venv module is missing."; \
			echo "  On Debian and Ubuntu: apt install python3-venv"; exit 1; \
		fi; \
		rm -rf $(VENV) && exec "$$python" -m venv $(VENV); \
	done; \
	echo "graphkit needs Python 3.11 or later, and $(or $(PYTHON),no python3 on PATH) is not that."; \
	echo "  Install one, or name it: make PYTHON=/path/to/python3"; exit 1

# Hatchling is among the locked packages, so nothing is fetched here.
$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# Half-installed tools make the whole environment unsound: .made is away while they are on the way,
# and comes back as old as it was, so that .installed stays good.
$(VENV)/.dev: $(VENV)/.made requirements-dev.txt
	@echo "Installing the development tools into $(VENV) (about half a minute) ..."
	@mv $(VENV)/.made $(VENV)/.unfinished
	@$(PIP_INSTALL) $(LOCKED) -r requirements-dev.txt
	@mv $(VENV)/.unfinished $(VENV)/.made
	@touch $@
