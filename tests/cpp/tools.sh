# Sourced by tests/cpp.sh: finds cmake, ninja, pkgconf and the second compiler; the pinned ones of tests/cpp/requirements.txt in .venv
# where Python and an index of packages can be had, else those of the system.

venv=$PWD/.venv
pinned=$PWD/tests/cpp/requirements.txt

# Takes the pinned tools into .venv, unless they are there.
take_pinned() {
    cmp -s "$pinned" "$venv/cpp-requirements.txt" && return 0
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
        python=
    done
    [ -n "$python" ] || return 1
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || return 1
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$pinned" && cp "$pinned" "$venv/cpp-requirements.txt"
}

if take_pinned; then
    PATH=$venv/bin:$PATH
    zig=$("$venv/bin/python" -c 'import os, ziglang; print(os.path.join(os.path.dirname(ziglang.__file__), "zig"))')
else
    echo "cpp: no Python 3.11 with venv, or no index of packages: taking cmake, ninja, pkg-config and zig or clang of the system"
    zig=$(command -v zig || true)
fi

cmake=$(command -v cmake || true)
pkgconf=$(command -v pkgconf || command -v pkg-config || true)
generator=Ninja
command -v ninja >/dev/null || generator="Unix Makefiles"
