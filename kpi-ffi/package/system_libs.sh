#!/bin/sh
# The system libraries that libkpi.a needs, as rustc names them: "-lgcc_s -lm -lc". The crates link nothing of their own.
set -eu
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
: >"$empty/empty.rs"
"${RUSTC:-rustc}" --print native-static-libs --crate-type staticlib -o "$empty/empty.a" "$empty/empty.rs" 2>&1 |
    sed -n 's/^note: native-static-libs: //p'
