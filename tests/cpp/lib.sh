# Sourced by tests/cpp.sh and tests/cpp_deep.sh, in the checkout: how a check is run and told, the tools, the installed prefix.

CARGO=${CARGO:-cargo}
target=$($CARGO metadata --locked --no-deps --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
checkout=$PWD
prefix=$target/prefix
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
skipped=0

# check NAME COMMAND...: quiet where it goes well.
check() {
    name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        echo "cpp: $name"
    else
        cat "$work/log"
        echo "cpp: FAILED: $name (above)"
        failed=1
    fi
}

skip() {
    echo "cpp: SKIPPED $1: $2"
    skipped=1
}

# A consumer built by CMake against $prefix and run: consumer FOLDER OPTIONS...
consumer() {
    built=$work/$1
    shift
    "$cmake" -S "$work/consumer" -B "$built" -G "$generator" -DCMAKE_PREFIX_PATH="$prefix" -DKPI_TEST_DATA="$checkout/tests" -DKPI_TEST_HEADER="$prefix/include/kpi.h" "$@" &&
        "$cmake" --build "$built" --parallel 2 &&
        (cd "$built" && "$(dirname "$cmake")/ctest" --output-on-failure --no-tests=error)
}

# Under CI nothing may be left out.
finish() {
    if [ "$failed" -eq 0 ] && [ "$skipped" -ne 0 ] && [ "${CI:-}" = true ]; then
        echo "cpp: checks were skipped (above), which fails under CI"
        failed=1
    fi
    exit "$failed"
}

. tests/cpp/tools.sh
cp -R tests/cpp "$work/consumer"
mkdir "$work/consumer/examples"
for language in c cpp; do
    [ ! -d "examples/$language" ] || cp -R "examples/$language" "$work/consumer/examples/"
done
CC=${CC:-gcc} CXX=${CXX:-g++}
export CC CXX

rm -rf "$prefix"
check "installs into a prefix" env PREFIX="$prefix" CARGO="$CARGO" sh kpi-ffi/package/install.sh install
[ "$failed" -eq 0 ] || exit 1
