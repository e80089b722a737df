# `make` lists the targets. The environment lives in .venv and is made once; `make clean` removes it.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
OUT ?= out
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= $(shell echo $$(($$(nproc 2>/dev/null || echo 2) + 1))) # one more than cores, for some tests wait
ORDER = $(if $(SHUFFLE),--shuffle $(SHUFFLE))

.DEFAULT_GOAL := help
.PHONY: help run test metamorphic spark coverage lint format eval bench lock audit docs pictures wheel clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.user ## build the graphs of the sample articles, or of ARTICLES, and say what to open
ifdef ARTICLES
	@$(BIN)/kg build $(ARTICLES) --out $(OUT)
else
	@$(BIN)/kg build data/articles/real --out $(OUT)/real
	@$(BIN)/kg build data/articles/invented --out $(OUT)/invented
	@echo "Open $(OUT)/invented/graph.html (many articles, all people invented) or $(OUT)/real/graph.html (briefs of real events)."
endif

test: .venv/.dev ## every test; SHUFFLE=N runs them in another order
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile $(ORDER)

metamorphic: .venv/.dev ## what stays of the facts of all gold articles when their texts are changed; part of it is among the tests
	@PYTHONPATH=tests $(BIN)/python -m metamorphic --check

spark: .venv/.spark ## the tests of kg.spark, in local mode; needs Java 17 or newer
	@$(BIN)/python -m pytest -q tests/spark

coverage: .venv/.dev ## the share of the lines and branches of kg that the tests run, processes they start among them
	@rm -rf .coverage .coverage.*
	@$(BIN)/python bench/covered.py -m pytest -q -n $(WORKERS) --dist loadfile $(ORDER)
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage report

lint: .venv/.dev ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: .venv/.dev ## put the code in the house's form
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

eval: .venv/.dev ## score the facts against the gold articles
	@$(BIN)/python -m kg.evaluate

bench: .venv/.dev ## time the build on made-up corpora of growing size, and who is who
	@$(BIN)/python bench/build.py
	@$(BIN)/python bench/extract.py
	@$(BIN)/python bench/identity.py
	@$(BIN)/python bench/again.py
	@$(BIN)/python bench/explorer_index.py
	@$(BIN)/python bench/peers.py $(if $(PEERS),--python $(PEERS))

lock: .venv/.dev ## write the locks and THIRD_PARTY.md anew; needs pip-tools (pip install pip-tools)
	@$(BIN)/python -m piptools compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --no-emit-options --no-emit-trusted-host \
		--extra dev --build-deps-for editable --output-file requirements-dev.lock pyproject.toml
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(BIN)/python bench/supply.py lock
	@$(BIN)/python bench/supply.py licences

audit: .venv/.dev ## installed versions against the lock, licences against the list; OSV=FILE looks up known faults
	@$(BIN)/python bench/supply.py audit $(if $(OSV),--osv $(OSV))

docs: .venv/.dev ## write docs/cli.md, docs/cookbook.md and docs/ontology.html anew
	@$(BIN)/python docs/make_cli.py
	@$(BIN)/python docs/make_cookbook.py
	@$(BIN)/python docs/make_ontology.py

pictures: .venv/.dev ## take the pictures in docs/pictures anew
	@$(BIN)/python docs/make_pictures.py

wheel: .venv/.dev ## build dist/*.whl
	@$(BIN)/python -m hatchling build -t wheel

clean: ## remove what the targets above made
	@rm -rf .venv $(OUT) dist build .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	@$(PYTHON) -m venv .venv

# The locks are of Python 3.11. What pyproject.toml asks for and a lock lacks comes without a hash; make audit names it.
HASHED = $(PIP) install --require-hashes --requirement

.venv/.user: pyproject.toml requirements.lock | .venv/bin/python
	@echo "Installing into .venv (once) ..." >&2
	@if $(BIN)/python -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))"; then $(HASHED) requirements.lock; fi
	@$(PIP) install --editable .
	@touch $@

.venv/.dev: pyproject.toml requirements-dev.lock | .venv/bin/python
	@echo "Installing into .venv with what the tests need (once) ..." >&2
	@if $(BIN)/python -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))"; then $(HASHED) requirements-dev.lock; fi
	@$(PIP) install --editable '.[dev]'
	@touch $@ .venv/.user

.venv/.spark: pyproject.toml | .venv/.dev
	@echo "Installing Spark into .venv (once) ..." >&2
	@$(PIP) install --editable '.[spark]'
	@touch $@
