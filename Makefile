# make run    sets up and opens the sample hotline
# make test   runs every test, on SQLite and on PostgreSQL; with CLOCK=2028-02-29T03:00 as if it were then
# make bench  measures, prints tables and writes bench/*.json
PY ?= python3
V  := .venv
# --without-pip: Debian's python3 may lack ensurepip, so the outer pip installs into the environment
PIP = $(PY) -m pip --python $(V)/bin/python install -qq --disable-pip-version-check \
      --root-user-action=ignore --no-compile --require-hashes --only-binary=:all:

CLOCK ?= $(HOTLINE_TEST_CLOCK)
# compiled once: some machines forbid it, and there every command and worker takes twice as long to begin
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run setup test bench screenshots messages locks audit clean

run: setup
	@exec $(V)/bin/python -m hotline

setup: $(V)/.run

test: $(V)/.qa
	@HOTLINE_TEST_CLOCK=$(CLOCK) exec $(V)/bin/python -m tests

bench: $(V)/.run
	@$(V)/bin/python -m bench.masking
	@$(V)/bin/python -m bench.mail
	@$(V)/bin/python -m bench.suggestions
	@$(V)/bin/python -m bench.typing
	@$(V)/bin/python -m bench.pages
	@$(V)/bin/python -m bench.search
	@$(V)/bin/python -m bench.roster
	@$(V)/bin/python -m bench.seals
	@$(V)/bin/python -m bench.guesses
	@$(V)/bin/python -m bench.desks 50 5500 60

$(V)/.run: requirements.txt
	@$(PY) -c 'import sys; sys.exit("Hotline needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	@test -x $(V)/bin/python || $(PY) -m venv --without-pip $(V)
	@echo "Setting up $(V) ..."
	@$(PIP) -r $<
	@touch $@

$(V)/.test: requirements-test.txt $(V)/.run
	@$(PIP) -r $<
	@touch $@

$(V)/.qa: requirements-qa.txt $(V)/.test
	@$(PIP) -r $<
	@touch $@

# the maintainer's side ------------------------------------------------------------------------------------------------

# draws the README's pictures from the sample incident; ARGS=--all OUT=folder draws every page in every look
screenshots: $(V)/.qa
	@$(V)/bin/python docs/screenshots.py $(OUT) $(ARGS)

# gathers the texts of code and templates into the translations and names what is still to be translated
messages: $(V)/.qa
	@$(V)/bin/python -m tests.house.messages

# each file is held to the pins of the one before; `make locks UPGRADE=--upgrade` for newer versions
LOCK = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
       --no-emit-index-url --no-emit-find-links $(UPGRADE)
locks:
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-test.in -c requirements.txt -o requirements-test.txt
	$(LOCK) requirements-qa.in -c requirements-test.txt -o requirements-qa.txt

# asks for known holes in what is installed; needs the network, so it is no part of the tests
audit: $(V)/.qa
	@$(V)/bin/pip-audit -r requirements.txt --disable-pip

clean:
	rm -rf $(V) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
