#!/bin/sh
# The tests of the Python package: the wheel is built once, tested in full under one Python, and in short under every other from 3.11 on.
# Where Python or its libraries cannot be had, says so; under CI (CI=true) that fails.
set -eu
cd "$(dirname "$0")/../.."
if ! venv=$(sh kpi-py/tests/venv.sh); then
    echo "python: SKIPPED the tests of the Python package (above)"
    [ "${CI:-}" != true ]
    exit
fi
python=$venv/bin/python

case "$venv" in /*) ;; *) venv=$PWD/$venv && python=$venv/bin/python ;; esac
(cd kpi-py && "$venv/bin/ruff" check --quiet python tests && "$venv/bin/ruff" format --quiet --check python tests)
echo "python: $("$python" --version), all tests"
(cd kpi-py && "$python" -m pytest -p no:cacheprovider)

# Every other CPython from 3.11 on that this machine has, each once.
known=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
for other in python3.11 python3.12 python3.13 python3.14 python3.15 "$HOME"/.pyenv/versions/*/bin/python; do
    version=$("$other" -c 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2] if sys.version_info >= (3, 11) and sys.implementation.name == "cpython" else "")' 2>/dev/null) || continue
    case " $known " in *" $version "*) continue ;; esac
    [ -n "$version" ] || continue
    known="$known $version"
    own=${venv%/venv}/venv-$version
    [ -x "$own/bin/python" ] || "$other" -m venv "$own"
    "$own/bin/python" -m pip install --quiet --disable-pip-version-check pytest click
    "$own/bin/python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "${venv%/venv}"/wheels/*.whl
    echo "python: $("$own/bin/python" --version), the same wheel"
    (cd kpi-py && "$own/bin/python" -m pytest -p no:cacheprovider tests/test_vectors.py tests/test_values.py tests/test_newcomers.py tests/test_wrapper_coverage.py)
done
