#!/bin/sh
# Takes DuckDB, pinned, into a venv within cargo's target folder, for the tests that add totals up by SQL; where it cannot be had, says so:
# those tests then say that they are skipped, and under CI (CI=true) they fail.
set -eu
cd "$(dirname "$0")/../.."
venv=${CARGO_TARGET_DIR:-target}/sql/venv
pinned=tests/sql/requirements.txt
cmp -s "$pinned" "$venv/requirements.txt" && exit 0
for python in python3 python3.14 python3.13 python3.12 python3.11 none; do
    "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
if [ "$python" = none ]; then
    echo "sql: no Python 3.11 with venv: the tests that add up by SQL are skipped"
    exit 0
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
if "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$pinned"; then
    cp "$pinned" "$venv/requirements.txt"
else
    echo "sql: DuckDB cannot be had (above): the tests that add up by SQL are skipped"
fi
