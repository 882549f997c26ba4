# Two doors: `make demo` runs the main job, `make test` runs all tests. Both need Rust (rustup), gcc and make; what is Python's needs
# Python 3.11 or newer, the tests of the C library g++ too.

CARGO ?= cargo
RUN := $(CARGO) run --release --quiet --locked -p kpi-examples --bin
MONTH := target/demo/month.csv

.PHONY: demo test test-cpp test-py library install uninstall lint loom bench check-deep mutants docs clean

demo:
	@echo "Building the examples (some minutes the first time), then simulating a month of calls:"
	@$(RUN) simulate -- --out $(MONTH)
	@$(RUN) scorecard -- $(MONTH) --every 1d --top 10 --short-abandon 5s
	@sh kpi-py/demo.sh $(MONTH)

test: lint
	@sh tests/sql/venv.sh
	$(CARGO) test --locked --workspace --exclude kpi-py --exclude kpi-bench --features kpi-core/serde,kpi-core/stat,kpi-core/jiff,kpi-core/chrono,kpi-core/zones,kpi-core/sketch,kpi-core/stored,kpi-core/arrow
	@$(MAKE) --no-print-directory loom
	@$(MAKE) --no-print-directory test-cpp
	@$(MAKE) --no-print-directory test-py

# The Python package: its wheel, built once, under every Python from 3.11 on.
test-py:
	@sh kpi-py/tests/run.sh

# The C library as C and C++ programs use it: installed, linked, run.
test-cpp:
	@CARGO="$(CARGO)" sh tests/cpp.sh

# The C library: `make install PREFIX=/usr/local` (DESTDIR, LIBDIR and INCLUDEDIR are heeded). Under sudo, where cargo is not found,
# what `make library` built is installed.
PREFIX ?= /usr/local
PACKAGE := CARGO="$(CARGO)" PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" LIBDIR="$(LIBDIR)" INCLUDEDIR="$(INCLUDEDIR)" sh kpi-ffi/package/install.sh

library:
	@$(PACKAGE) library

install:
	@$(PACKAGE) install

uninstall:
	@$(PACKAGE) uninstall

# Format, clippy and rustdoc, each where its component exists; only under CI (CI=true) does a finding fail.
lint:
	@CARGO="$(CARGO)" sh tests/lint.sh

# Goes through the interleavings of the threads of live totals (under a minute); in a folder of its own, for it builds the crate anew.
loom:
	RUSTFLAGS="--cfg loom" CARGO_TARGET_DIR=target/loom $(CARGO) test --locked --release -p kpi-core --lib live::model

# What counting costs, beside what people write by hand, the engine beside other engines (ENGINE="--quick" for a look;
# tests/bench/engine/README.md), and Python beside Rust and numpy (PYTHON_BENCH="--rows 1000000"): ratios within a run, not times, are what counts.
bench:
	$(CARGO) build --release --locked -p kpi-bench --bins
	$(CARGO) run --release --locked -p kpi-bench --bin kpi-bench
	python3 tests/bench/engine/run.py $(ENGINE)
	sh tests/bench/python/run.sh $(PYTHON_BENCH)

# What takes long or needs rare tools; each check runs where its tool exists and says so where not.
check-deep:
	@CARGO="$(CARGO)" sh tests/check_deep.sh

# Writes the generated pages and the golden file anew after a definition has changed.
docs:
	@for page in $$(grep -rhoE 'docs/kpis/[a-z0-9_]+\.md' kpi-core/src --include='*.rs'); do [ -e kpi-core/$$page ] || : > kpi-core/$$page; done
	KPI_REWRITE=1 $(CARGO) test --locked -p kpi-tests --test docs --test golden
	KPI_REWRITE=1 $(CARGO) test --locked -p kpi-ffi --test headers
	@CARGO="$(CARGO)" PREFIX="$(CURDIR)/target/prefix" sh kpi-ffi/package/install.sh install
	KPI_REWRITE=1 sh tests/abi.sh "$(CURDIR)/target/prefix"
	venv=$$(sh kpi-py/tests/venv.sh) && $$venv/bin/python kpi-py/tests/generated.py && $$venv/bin/ruff format -q kpi-py/python/kpi_core/_generated.py && $$venv/bin/python kpi-py/tests/newcomers.py

clean:
	$(CARGO) clean
