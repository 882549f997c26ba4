#!/bin/sh
# Python beside Rust and numpy: the same calls on the same table, in one run. Arguments go to bench.py: --rows 1000000.
set -eu
cd "$(dirname "$0")/../../.."
venv=$(sh kpi-py/tests/venv.sh)
exec "$venv/bin/python" tests/bench/python/bench.py "$@"
