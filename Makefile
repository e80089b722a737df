# `make` lists the targets. The environment lives in .venv and is made once; `make clean` removes it.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
OUT ?= out
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test spark lint format eval bench docs pictures wheel clean

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

test: .venv/.dev ## every test
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup

spark: .venv/.spark ## the tests of kg.spark, in local mode; needs Java 17 or newer
	@$(BIN)/python -m pytest -q tests/spark

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

.venv/.user: pyproject.toml | .venv/bin/python
	@echo "Installing into .venv (once) ..." >&2
	@$(PIP) install --editable .
	@touch $@

.venv/.dev: pyproject.toml | .venv/bin/python
	@echo "Installing into .venv with what the tests need (once) ..." >&2
	@$(PIP) install --editable '.[dev]'
	@touch $@ .venv/.user

.venv/.spark: pyproject.toml | .venv/.dev
	@echo "Installing Spark into .venv (once) ..." >&2
	@$(PIP) install --editable '.[spark]'
	@touch $@
