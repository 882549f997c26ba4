#!/bin/sh
# The C and C++ tests under tools that take long or are rare: valgrind, abidiff, the library itself under sanitizers (nightly Rust).
set -eu
cd "$(dirname "$0")/.."
. tests/cpp/lib.sh

if [ -z "$cmake" ]; then
    echo "deep: SKIPPED the C and C++ programs: install Python 3.11 (for cmake and ninja in .venv) or cmake"
    exit 0
fi

check "stored bytes damaged 100,000 times" consumer damaged -DKPI_TEST_LINK=kpi::static -DKPI_TEST_SANITIZE=address,undefined -DKPI_TEST_MUTATIONS=100000

if command -v valgrind >/dev/null; then
    check "valgrind finds no error and no leak" consumer valgrind -DCMAKE_BUILD_TYPE=Debug -DKPI_TEST_MUTATIONS=200 \
        "-DKPI_TEST_LAUNCHER=valgrind;--quiet;--error-exitcode=9;--leak-check=full;--errors-for-leak-kinds=definite,indirect,possible"
else
    echo "deep: SKIPPED valgrind: not installed"
fi

if ! command -v abidiff >/dev/null; then
    echo "deep: SKIPPED abidiff: not installed (package abigail-tools)"
elif [ -z "${KPI_ABI_BASE:-}" ]; then
    echo "deep: SKIPPED abidiff: KPI_ABI_BASE names no library of an earlier version to compare with"
else
    check "abidiff against $KPI_ABI_BASE" abidiff --no-added-syms "$KPI_ABI_BASE" "$prefix/lib/libkpi.so"
fi

# The library under a sanitizer, linked into the programs under the same one: under_sanitizer KIND SHORT_NAME.
under_sanitizer() {
    host=$(rustc +nightly -vV | sed -n 's/^host: //p')
    instrumented=$target/$1
    RUSTFLAGS="-Zsanitizer=$1 -Cunsafe-allow-abi-mismatch=sanitizer" CARGO_TARGET_DIR="$instrumented" \
        cargo +nightly build --release --locked --quiet --target "$host" -p kpi-ffi || return 1
    # What the package has as libkpi.a is put into its place for as long as this takes.
    mv "$prefix/lib/libkpi.a" "$work/libkpi.a"
    cp "$instrumented/$host/release/libkpi.a" "$prefix/lib/libkpi.a"
    # Both sides report to the one library that knows what Rust asks for.
    runtime=$(ls "$(rustc +nightly --print target-libdir --target "$host")"/librustc*_rt."$2".a) || return 1
    ended=0
    consumer "$1" -DKPI_TEST_RUNTIME="$runtime" -DKPI_TEST_LINK=kpi::static -DKPI_TEST_SANITIZE="$1" || ended=1
    mv "$work/libkpi.a" "$prefix/lib/libkpi.a"
    return "$ended"
}

if rustup toolchain list 2>/dev/null | grep -q '^nightly' && [ "$(uname -s)" = Linux ]; then
    check "AddressSanitizer, in the library too" under_sanitizer address asan
    check "ThreadSanitizer, in the library too" under_sanitizer thread tsan
else
    echo "deep: SKIPPED sanitizers in the library: no nightly Rust on Linux (rustup toolchain install nightly)"
fi

exit "$failed"
