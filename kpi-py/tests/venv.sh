#!/bin/sh
# Makes the venv of the tests within cargo's target folder, builds the wheel once, and installs it there. Prints the folder of the venv;
# exits with 3 where there is no Python 3.11 or where the libraries cannot be had.
set -eu
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
home=$target/py
venv=$home/venv
pinned=kpi-py/tests/requirements.txt
for python in python3 python3.14 python3.13 python3.12 python3.11 none; do
    "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
if [ "$python" = none ]; then
    echo "python: no Python 3.11 or newer with venv: install one (python3.11, python3.11-venv)" >&2
    exit 3
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
if ! cmp -s "$pinned" "$venv/requirements.txt"; then
    if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$pinned" >&2; then
        echo "python: the libraries of $pinned cannot be had (above)" >&2
        exit 3
    fi
    cp "$pinned" "$venv/requirements.txt"
fi
rm -rf "$home/wheels"
CARGO_TARGET_DIR=$target "$venv/bin/maturin" build --release --locked --quiet --manifest-path kpi-py/Cargo.toml --out "$home/wheels" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "$home"/wheels/*.whl >&2
echo "$venv"
