# Two commands matter: `make run` serves the site, `make test` checks everything.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check setup bench screens messages lock clean

run: .venv/run.stamp  ## install, create the database, serve on http://localhost:8000
	$(BIN)/unweary serve

setup: .venv/dev.stamp  ## everything that development needs

test: check  ## install what the checks need and run every one of them

check: .venv/dev.stamp
	$(BIN)/python -m tests.check

bench: .venv/dev.stamp  ## benchmarks with their yardsticks
	PYTHONPATH=. $(BIN)/python benchmarks/run.py

screens: .venv/dev.stamp  ## pictures of every page into docs/screens
	$(BIN)/python -m tests.journey.screens

messages: .venv/dev.stamp  ## the message catalogue of a language: make messages LANGUAGE=es
	$(BIN)/python -m tools.messages $(or $(LANGUAGE),$(error say which: make messages LANGUAGE=es))

.venv/pip.stamp:
	$(PYTHON) -m venv .venv
	touch $@

.venv/run.stamp: constraints/run.txt pyproject.toml | .venv/pip.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r constraints/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev.stamp: constraints/dev.txt pyproject.toml | .venv/pip.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r constraints/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ .venv/run.stamp

COMPILE := uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11
lock:  ## pin every dependency anew, with hashes; needs uv
	printf 'hatchling\neditables\n' | $(COMPILE) pyproject.toml - --extra postgres -o constraints/run.txt
	$(COMPILE) pyproject.toml --extra dev --extra postgres --extra cluster -o constraints/dev.txt

clean:
	rm -rf .venv
