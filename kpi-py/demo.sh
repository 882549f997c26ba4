#!/bin/sh
# The scorecard of a simulated month through Python, after that of Rust: installs the package into a venv of its own within cargo's
# target folder.
set -eu
cd "$(dirname "$0")/.."
month=$1
for python in python3 python3.14 python3.13 python3.12 python3.11 none; do
    "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
if [ "$python" = none ]; then
    echo
    echo "Python: SKIPPED, there is no Python 3.11 or newer with venv here: install one (python3.11, python3.11-venv)"
    exit 0
fi
venv=${CARGO_TARGET_DIR:-target}/py/demo
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo
echo "The same month through Python (the first time its package is built, which takes some minutes):"
if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check './kpi-py[files]'; then
    echo "Python: SKIPPED, the package could not be installed (above)"
    exit 0
fi
kpi() {
    echo
    echo "\$ kpi $*"
    "$venv/bin/kpi" "$@"
}
kpi scorecard "$month" --fact contacts --fact surveys --by queue --rule short_abandon=5s --kpi contact_volume --kpi service_level --kpi abandonment_rate --kpi average_handle_time --kpi nps
kpi variants service_level "$month" --rule short_abandon=5s
