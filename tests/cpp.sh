#!/bin/sh
# The C library as its users meet it: installs it into a prefix, then builds programs against it in an empty folder outside of the
# checkout, by CMake and by pkg-config, shared and static, with two compilers, without exceptions, under sanitizers.
#
# One line a check; where one fails, all that it said. What has no tool is skipped and said so; under CI (CI=true) that fails.
set -eu
cd "$(dirname "$0")/.."
. tests/cpp/lib.sh

# A consumer built by hand, as pkg-config says it: by_pkgconf COMPILER [--static].
by_pkgconf() {
    flags=$(PKG_CONFIG_PATH="$prefix/lib/pkgconfig" "$pkgconf" --cflags --libs ${2:-} kpi) || return 1
    [ "${2:-}" != --static ] || flags=$(echo "$flags" | sed 's/-lkpi/-l:libkpi.a/')
    $1 -std=c11 -Wall -Wextra -Wpedantic -Werror "$work/consumer/c_smoke.c" $flags -o "$work/by_hand" || return 1
    case ${2:-} in
    --static) "$work/by_hand" ;;
    *) LD_LIBRARY_PATH="$prefix/lib" DYLD_LIBRARY_PATH="$prefix/lib" "$work/by_hand" ;;
    esac
}

# Every header compiles alone: headers CC CXX.
headers() {
    for header in kpi.h kpi_ids.h; do
        echo "#include <$header>" >"$work/alone.c"
        $1 -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$prefix/include" -c "$work/alone.c" -o "$work/alone.o" || return 1
    done
    for header in "$prefix"/include/*; do
        echo "#include <$(basename "$header")>" >"$work/alone.cpp"
        for standard in c++17 c++20; do
            $2 -std=$standard -Wall -Wextra -Wpedantic -Werror -I"$prefix/include" -c "$work/alone.cpp" -o "$work/alone.o" || return 1
            case $header in *.hpp)
                $2 -std=$standard -fno-exceptions -Wall -Wextra -Wpedantic -Werror -I"$prefix/include" -c "$work/alone.cpp" -o "$work/alone.o" || return 1 ;;
            esac
        done
    done
}

# The section of README.md for C and C++, line by line on a machine without anything in its home: the programs are written where they are
# called by their names, the commands run as they stand, and each run prints what the comment in its program says.
readme() (
    export RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}" CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}"
    export HOME="$work/home"
    mkdir -p "$HOME/first"
    awk -v into="$HOME/first/" '
        /^## / { inside = ($0 == "## From C and C++") }
        !inside { next }
        /^```$/ { file = ""; next }
        /^```/ {
            language = substr($0, 4)
            file = into (language == "sh" ? "step" ++steps ".sh" : language == "cmake" ? "CMakeLists.txt" : "first." language)
            next
        }
        file != "" { print > file }' README.md
    sh -eu "$HOME/first/step1.sh" || return 1
    for step in 2 3; do
        (cd "$HOME/first" && sh -eu "step$step.sh") >"$HOME/printed" || { cat "$HOME/printed"; return 1; }
        language=$([ "$step" = 2 ] && echo c || echo cpp)
        expected=$(sed -n 's,.*; // \([0-9].*\),\1,p' "$HOME/first/first.$language")
        cat "$HOME/printed"
        [ -n "$expected" ] && grep -qxF "$expected" "$HOME/printed" || { echo "not printed: $expected"; return 1; }
    done
)

if [ "$(uname -s)" = Linux ]; then
    check "the ABI is the one of tests/golden/abi.txt" sh tests/abi.sh "$prefix"
else
    echo "cpp: the ABI is held on Linux only: sizes, offsets and tools are those of its 64-bit machines"
fi

check "the headers compile alone with $CC, as C11, C++17 and C++20" headers "$CC" "$CXX"
if [ -n "$zig" ]; then
    # What zig builds of its own (a libc++ for each set of flags) is kept for the next time.
    export ZIG_GLOBAL_CACHE_DIR="$target/zig" ZIG_LOCAL_CACHE_DIR="$target/zig"
    printf '#!/bin/sh\nexec "%s" cc "$@"\n' "$zig" >"$work/zig-cc"
    printf '#!/bin/sh\nexec "%s" c++ "$@"\n' "$zig" >"$work/zig-c++"
    chmod +x "$work/zig-cc" "$work/zig-c++"
    second_cc=$work/zig-cc second_cxx=$work/zig-c++
else
    second_cc=$(command -v clang || true) second_cxx=$(command -v clang++ || true)
fi
if [ -n "$second_cc" ]; then
    check "the headers compile alone with $(basename "$second_cc"), as C11, C++17 and C++20" headers "$second_cc" "$second_cxx"
else
    skip "the second compiler" "install Python 3.11 (for zig in .venv) or clang"
fi

if [ -n "$pkgconf" ]; then
    check "pkg-config, C, shared" by_pkgconf "$CC"
    check "pkg-config, C, static" by_pkgconf "$CC" --static
    [ -z "$second_cc" ] || check "pkg-config, C, shared, $(basename "$second_cc")" by_pkgconf "$second_cc"
else
    skip "pkg-config" "install Python 3.11 (for pkgconf in .venv) or pkg-config"
fi

if [ -n "$cmake" ]; then
    check "find_package, C++17, shared" consumer shared
    check "find_package, C++20, static" consumer static -DKPI_TEST_LINK=kpi::static -DKPI_TEST_CXX=20
    check "find_package, C++17 without exceptions" consumer no_exceptions -DKPI_TEST_EXCEPTIONS=OFF
    check "find_package, C++17, AddressSanitizer and UndefinedBehaviorSanitizer" consumer sanitized -DKPI_TEST_LINK=kpi::static -DKPI_TEST_SANITIZE=address,undefined
    [ -z "$second_cc" ] || check "find_package, C++20, $(basename "$second_cc")" consumer second -DKPI_TEST_CXX=20 -DCMAKE_C_COMPILER="$second_cc" -DCMAKE_CXX_COMPILER="$second_cxx"
    check "add_subdirectory, C++17, shared" consumer subdirectory -DKPI_TEST_SUBDIRECTORY="$checkout" -DKPI_CARGO_TARGET_DIR="$target"
else
    skip "CMake" "install Python 3.11 (for cmake and ninja in .venv) or cmake"
fi

if [ -n "$cmake" ] && [ -n "$pkgconf" ]; then
    check "README.md, line by line" readme
fi

# Nothing in the package says where it was installed.
mv "$prefix" "$work/elsewhere and with spaces"
prefix="$work/elsewhere and with spaces"
[ -z "$cmake" ] || check "the prefix may be moved: find_package" consumer moved -DKPI_TEST_LINK=kpi::static
mv "$prefix" "$work/elsewhere"
prefix=$work/elsewhere
[ -z "$pkgconf" ] || check "the prefix may be moved: pkg-config" by_pkgconf "$CC"
mv "$prefix" "$target/prefix"

finish
