# Dateline: `make site` to see a record, `make test` to see that it works. `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help site serve test laws fuzz check advisories audit screenshots bench sbom lock clean

PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
PIP    := $(RUN) -m pip --quiet --quiet --disable-pip-version-check install
# Stamps: a folder of packages is made anew only when its lock changes.
READY  := $(VENV)/.ready
DEV    := $(VENV)/.ready-for-development
AUDITS := tests/audits/node_modules/.ready
LIGHT  := tests/audits/lighthouse/node_modules/.ready
# What maps are drawn on. Fetching it may fail, and then they are drawn without it.
ATLAS  := generator/atlas/boundaries.bin

help:  ## list these targets
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 14

site: $(READY) $(ATLAS)  ## set up, read content/articles, and build this repository's record into build/
	@$(RUN) -m generator ingest
	@$(RUN) -m generator build
	@echo 'The site is in build/. `make serve` shows it in a browser.'

serve: $(READY) $(ATLAS)  ## show the site on this machine and rebuild it at every change
	@$(RUN) -m generator serve

test: $(DEV) $(ATLAS) $(AUDITS)  ## set up and run all tests
	@$(RUN) -m pytest -n auto --dist loadgroup -rs
	@command -v chromium >/dev/null || echo 'This machine has no Chromium, so no page was opened in a browser: apt-get install chromium'

laws: $(DEV) $(ATLAS)  ## try every law on 1,000 cases, and kill 50 ingests and 100 builds of 2,000 events (an hour)
	@LAWS=1000 CRASHES=50 BUILDS=100 $(RUN) -m pytest -m 'hypothesis or crash' -n auto --dist loadgroup -vv --no-header -rN

fuzz: $(DEV) $(ATLAS)  ## try 37,000 mutated entries, articles, pages and requests (ten minutes; FUZZ_SEED=… tries others)
	@FUZZ=full $(RUN) -m pytest tests/test_fuzzing.py tests/test_fuzzing_serving.py tests/test_fuzzing_in_browser.py -vv --no-header -rN

check: $(DEV)  ## format, lint, types, tests, known vulnerabilities
	@$(RUN) -m ruff format --check
	@$(RUN) -m ruff check
	@$(RUN) -m mypy
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory advisories

advisories: $(DEV)  ## look up known vulnerabilities of what the locks install; without the network, say that it was not done
	@PATH="$(abspath $(VENV))/bin:$$PATH" $(RUN) .ci/advisories.py

audit: $(DEV) $(ATLAS) $(LIGHT)  ## measure the main pages with Lighthouse, and what they weigh on the wire (two minutes)
	@PYTHONPATH=. $(RUN) tests/audits/measure.py

screenshots: $(DEV) $(ATLAS)  ## take the pictures in docs/screenshots/ anew, of this repository's record
	@PYTHONPATH=. $(RUN) tests/audits/screenshots.py

bench: $(READY) $(ATLAS)  ## measure beside Hugo what building, serving and ingesting take (half an hour; BENCH=--quick: small)
	@PYTHONPATH=. $(RUN) bench/bench.py $(BENCH)

sbom: $(DEV)  ## write dist/sbom.cdx.json: a bill of materials (CycloneDX) of what requirements.lock installs
	@PYTHONPATH=. $(RUN) .ci/sbom.py dist/sbom.cdx.json
	@echo 'The bill of materials is dist/sbom.cdx.json.'

lock: $(RUN)  ## resolve the dependencies anew and lock them with their hashes
	@tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; "$$tools/bin/pip" --quiet --disable-pip-version-check install uv; \
	compile="$$tools/bin/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header --extra search --extra editor pyproject.toml"; \
	$$compile --output-file requirements.lock; \
	$$compile --group dev --output-file requirements-dev.lock

clean:  ## remove what can be made again (the packages in .venv stay)
	rm -rf build .dateline dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find generator tests bench -name __pycache__ -prune -exec rm -rf {} +

$(READY): requirements.lock | $(RUN)
	@echo 'Installing what Dateline needs …'
	@$(PIP) --require-hashes --requirement requirements.lock
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(RUN)
	@echo 'Installing what development needs …'
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

# Only data and programs that are called by name: no script of a package runs when it is installed.
$(AUDITS) $(LIGHT): %/node_modules/.ready: %/package-lock.json
	@if command -v npm >/dev/null; then \
	    echo 'Installing what audits the pages …'; \
	    npm ci --prefix $* --ignore-scripts --no-audit --no-fund --silent --fetch-retries 1 --fetch-timeout 30000 && touch $@ \
	    || echo 'npm could not fetch it, so axe-core and the Nu HTML checker look at no page: once the network is there, run it again'; \
	else echo 'This machine has no npm, so axe-core and the Nu HTML checker look at no page: apt-get install npm'; fi

$(ATLAS): generator/atlas/fetch.py generator/atlas/pack.py | $(RUN)
	@$(RUN) -m generator.atlas.fetch

$(RUN):
	@.ci/python $(PYTHON)
	@$(PYTHON) -m venv $(VENV)
