# Two commands matter: `make demo` and `make test`. Both set up everything they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEBIAN := fonts-noto-cjk fonts-arphic-uming fonts-arphic-ukai fonts-wqy-zenhei fonts-wqy-microhei fonts-lxgw-wenkai chromium libgl1 libglib2.0-0

.PHONY: demo test check lock wheel system clean

demo: $(VENV)/.ready
	$(BIN)/dossier-ai demo

test: system $(VENV)/.ready
	$(MAKE) check
	$(BIN)/pytest -n 2 --dist loadgroup

check: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The lock holds exactly one OpenCV; `--no-deps` keeps pip from adding the second one.
$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("dossier_ai needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# The tests draw Chinese pages and look at the report in a browser: both come from Debian.
system:
	@missing=""; for p in $(DEBIAN); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	  else echo "Please install as root: apt-get install$$missing" >&2; exit 1; fi; \
	fi

lock:
	uv pip compile pyproject.toml --extra dev --generate-hashes --output-file requirements.lock \
	  --python-version 3.11 --no-header

wheel: $(VENV)/.ready
	$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf $(VENV) dist build out
