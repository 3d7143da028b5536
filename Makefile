# Everything a person or a machine runs here; `make serve` and `make test` need nothing but Python >= 3.11 and make.
SHELL := /bin/bash
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do command -v $$p >/dev/null && \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PORT ?= 8080
# Images of containers often set it; then every process compiles all of the code again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: serve quick test suite coverage check build bench clean lock browser faults audit tools

serve: $(READY)
	@$(BIN)/python build.py serve --port $(PORT) $(if $(AS_OF),--as-of $(AS_OF))

# While working: what needs neither a browser nor the emulator, in less than a minute.
quick: $(READY)
	$(BIN)/python -m pytest -q --numprocesses $$(nproc) --dist worksteal \
	  -m "not browser and not emulator" tests/forms tests/handlers tests/site_templates $(ARGS)

# Everything but the audit. The fault harness beside the others: browsers and servers are waited for.
test: $(READY) browser
	@$(MAKE) --no-print-directory -j2 suite faults

# One worker more than there are cores. Files in their order: by the number of their tests, the long journeys of a single
# test would come last, one after the other.
suite: $(READY)
	$(BIN)/python -m pytest --numprocesses $$(($$(nproc) + 1)) --dist loadfile --no-loadscope-reorder \
	  --ignore tests/faults --ignore tests/audit $(ARGS)

# How much of the code the tests beside it reach; tracing takes them half as long again. Of the 5,200 lines and branches
# of handlers/web and handlers/aws, 0.6 % are 31: were all of these branches, 95 % of the 668 would still be taken.
coverage: $(READY) browser
	$(BIN)/python -m pytest -q --numprocesses $$(($$(nproc) + 1)) --dist loadfile --no-loadscope-reorder \
	  --cov --cov-report=term tests/forms tests/handlers $(ARGS)
	$(BIN)/coverage report --include='handlers/web/*,handlers/aws/*' --fail-under=99.4

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python build.py check

build: $(READY)
	$(BIN)/python build.py build $(if $(AS_OF),--as-of $(AS_OF))

# Prints its table. Each run would keep pytest's copy of every line logged, and hand it to all runs forked from it.
faults: $(READY)
	$(BIN)/python -m pytest tests/faults -q -s -p no:logging

# The official checkers of HTML and accessibility, on every page and every state; they need node and java.
audit: $(READY) browser tools
	$(BIN)/python -m pytest tests/audit -q --numprocesses 2 --dist loadfile

tools:
	@command -v npm >/dev/null && command -v java >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -q npm default-jre-headless >/dev/null; \
	  else echo "The audit needs Node.js with npm, and Java: install them and run again."; exit 1; fi; }
	@cd tests/audit && npm ci --ignore-scripts --no-audit --no-fund --silent

# Writes docs/performance.md. ARGS=--quick and ARGS=post (one section) only print, beside what the page has; ARGS=--planted
# shows that a slow-down put in on purpose is seen there. A test says when the page is older than the code.
bench: $(READY)
	$(BIN)/python -m tests.bench $(ARGS)

# Every dependency with its hashes and without an address, so that a lock is the same wherever it was made.
# What ships is locked after what tests it, to the same versions: some tools take no newer ones of the libraries we ship.
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-strip-extras
lock: $(READY)
	$(COMPILE) requirements/dev.in -o requirements/dev.txt $(ARGS)
	$(COMPILE) --constraints requirements/dev.txt requirements/lambda.in -o requirements/lambda.txt $(ARGS)

$(READY): requirements/dev.txt
	@test -n "$(PYTHON)" || { echo "motcua needs Python 3.11 or newer; none was found. Install it, or say PYTHON=/path/to/python."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made: on Debian, apt-get install python3-venv."; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# The journeys need a real browser. Playwright's own download is not used: Debian's chromium is. Where its engine alone is
# not to be had, the whole browser does the same in twice the time.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium fonts-noto-core >/dev/null \
	      && { DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium-headless-shell >/dev/null || true; }; \
	  else echo "The tests need Chromium: install the package 'chromium' and run again."; exit 1; fi; }

clean:
	rm -rf dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
