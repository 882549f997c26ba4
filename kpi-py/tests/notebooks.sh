#!/bin/sh
# Runs the notebooks from their first cell to their last, and compares what they show with what is committed; KPI_REWRITE=1 commits anew.
set -eu
cd "$(dirname "$0")/../.."
venv=$(sh kpi-py/tests/venv.sh)
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement kpi-py/tests/requirements-notebooks.txt
"$venv/bin/python" kpi-py/tests/notebooks.py
