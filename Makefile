# Newsflow. `make help` lists the targets; each makes its own set-up.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench drill fuzz train lock clean

help: ## List these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/.ready ## Make .venv with the locked packages

.venv/.ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Newsflow needs Python 3.11 or later; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## Run last night, a five-day backfill and two files of your own through Airflow; leaves it up
	$(BIN)/newsflow demo

test: setup check ## Everything: format, lint, types, every test
	$(BIN)/python -m pytest

check: setup ## Format, lint and types only
	$(BIN)/ruff format --check include dags plugins tests bench drills fuzz training
	$(BIN)/ruff check include dags plugins tests bench drills fuzz training
	$(BIN)/mypy

bench: setup ## Measure: articles a second, memory, Airflow's share, peers, quality (OPTIONS="--help" lists options)
	$(BIN)/python -m bench $(OPTIONS)

drill: setup ## Long fault drills through a real Airflow: a misbehaving newsroom, kills (OPTIONS="--only kills")
	$(BIN)/python -m drills $(OPTIONS)

fuzz: setup ## Spoilt lines and pages through cleaning and extraction for a minute (OPTIONS="--seconds 600")
	$(BIN)/python -m fuzz $(OPTIONS)

train: setup ## Learn the weights of the extraction from the development pages (OPTIONS="--check": how they carry over)
	$(BIN)/python -m training $(OPTIONS)

lock: setup ## Lock the newest versions of all packages into requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra bench --generate-hashes --no-emit-index-url --universal --python-version 3.11 --upgrade -o requirements.txt

clean: ## Stop the local Newsflow and remove .venv and all local state
	@if [ -x $(BIN)/newsflow ]; then $(BIN)/newsflow down; fi
	rm -rf .venv .newsflow .pytest_cache .mypy_cache .ruff_cache
