# Two commands matter: `make site` and `make test`. Everything they make lies in .venv/ and site/.
# Each target names the command it runs; `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Compiled modules are kept, in one place, not in folders all over the tree.
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/cache/bytecode
unexport PYTHONDONTWRITEBYTECODE
export HYPOTHESIS_STORAGE_DIRECTORY := .venv/cache/hypothesis

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site docs offline test check serve bench bench-short fuzz reference words lock components shots template clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/site.stamp ## build the website into site/ and say where to look
	$(BIN)/ownwords build

docs: .venv/site.stamp ## build the documentation into site-docs/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --config-file docs.yml

offline: .venv/site.stamp ## build it once more into site-offline/, to open from a disk or a USB stick
	$(BIN)/ownwords build --offline

serve: .venv/site.stamp ## show the website here and reload it when a file changes
	$(BIN)/ownwords serve

test: .venv/readback.stamp ## run all tests; some: make test ARGS="tests/test_reader.py -x"
	@scripts/browser $(BIN)/python
	$(BIN)/python -m pytest $(or $(ARGS),--numprocesses=auto --dist=loadfile --no-loadscope-reorder)

check: .venv/test.stamp ## lint, types of Python and of the scripts, the study's own data and the wording of its pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	scripts/typecheck $(BIN)/python
	$(BIN)/ownwords check --strict

lock: .venv/test.stamp ## renew requirements/*.txt from pyproject.toml
	scripts/lock $(BIN)/uv

bench: .venv/test.stamp ## what builds take and what readers get as a study grows (docs/performance.md), and what the gate finds
	@scripts/browser $(BIN)/python
	$(BIN)/python scripts/bench --json .venv/bench.json --table .venv/bench.md
	$(BIN)/python scripts/bench_identifiers
	$(BIN)/python scripts/bench_portal

bench-short: .venv/test.stamp ## one run of the smallest study, to see that the measuring works
	@scripts/browser $(BIN)/python
	$(BIN)/python scripts/bench --short

fuzz: .venv/test.stamp ## mangle the data files of all studies 50,000 times and look at the answers; fewer: make fuzz CASES=2000
	$(BIN)/python scripts/fuzz $(or $(CASES),50000)

shots: .venv/test.stamp ## pictures of every kind of page into shots/, to look at
	$(BIN)/ownwords build
	@scripts/browser $(BIN)/python
	$(BIN)/python scripts/shots site shots

components: .venv/test.stamp ## build a page with every component and state into site-components/
	$(BIN)/python -m tests.gallery site-components

reference: .venv/site.stamp ## renew what is written from the code: the schemas, docs/reference.md, docs/library.md, the tables of rules
	$(BIN)/python -m ownwords.schema
	$(BIN)/python -m ownwords.reference
	$(BIN)/python -m ownwords.rulebook
	$(BIN)/python -m ownwords.manual
	$(BIN)/python -m ownwords.exports

words: .venv/test.stamp ## renew the list of the interface's words, and the catalogues of translators
	scripts/catalogue $(BIN)/python
	$(BIN)/python scripts/translations builder/ownwords/locale/ownwords.pot builder/ownwords/locale/*/ownwords.po

template: .venv/site.stamp ## renew examples/template/, the content of a template repository, from the starter
	$(BIN)/python scripts/template

clean: ## remove everything that was made
	rm -rf .venv site site-docs site-offline site-components shots .site-*

# The stamps say what is installed; they are as old as the files they were made from.

.venv/bin/pip: # made last: a virtual environment cut short is made anew
	@scripts/new-venv $(PYTHON)

.venv/site.stamp: requirements/site.txt pyproject.toml | .venv/bin/pip
	@echo "Installing what the site needs into .venv/ (a minute the first time)."
	$(PIP) install --require-hashes -r requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	@echo "Installing what the tests need into .venv/ (a minute the first time)."
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

.venv/readback.stamp: requirements/frictionless.txt requirements/cffconvert.txt scripts/new-readback .venv/test.stamp
	@scripts/new-readback $(BIN)/python
	@touch $@
