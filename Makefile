# Everything a newcomer needs: make demo, make test. Each sets up .venv by itself.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo test check bench clean lock

setup: .venv/ready

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "venv is missing: on Debian, apt-get install python3-venv"; exit 1; }
	@echo "Installing the pinned packages into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@$(BIN)/duban demo

# The crash test starts processes of its own by the hundred and runs alone.
test: setup check
	$(BIN)/pytest tests/e2e/test_crash.py
	$(BIN)/pytest -n 2 --dist worksteal --ignore=tests/e2e/test_crash.py --cov --cov-report= --durations=10
	@$(BIN)/coverage json -q -o .coverage.json
	@$(BIN)/python -m tests.branches .coverage.json

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .

bench: setup
	@$(BIN)/python -m tests.bench

lock: setup
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group dev -o requirements.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build
