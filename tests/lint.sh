#!/bin/sh
# Format, clippy and rustdoc, each where its component exists. A finding fails under CI (CI=true) and is shown elsewhere.
set -u
CARGO=${CARGO:-cargo}
findings=0

check() {
    name=$1
    shift
    if "$@"; then
        echo "lint: $name is clean"
    else
        echo "lint: $name has findings (above)"
        findings=1
    fi
}

if $CARGO fmt --version >/dev/null 2>&1; then
    check format $CARGO fmt --all --check
else
    echo "lint: SKIPPED format: rustfmt is not installed (rustup component add rustfmt)"
fi
if $CARGO clippy --version >/dev/null 2>&1; then
    check clippy $CARGO clippy --locked --quiet --workspace --all-targets --all-features -- -D warnings
else
    echo "lint: SKIPPED clippy: not installed (rustup component add clippy)"
fi
if rustdoc --version >/dev/null 2>&1; then
    check rustdoc env RUSTDOCFLAGS="-D warnings" $CARGO doc --locked --quiet --workspace --all-features --no-deps
else
    echo "lint: SKIPPED rustdoc: not installed (rustup component add rust-docs)"
fi

if [ "$findings" -ne 0 ] && [ "${CI:-}" = true ]; then
    exit 1
fi
exit 0
