#!/bin/sh
# What takes long or needs rare tools: each check runs where its tool exists and says so where not.
set -eu
CARGO=${CARGO:-cargo}

echo "deep: laws with many cases"
PROPTEST_CASES=${PROPTEST_CASES:-2000} $CARGO test --locked --release -p kpi-tests --test laws --test laws_beside --test exact

echo "deep: the engine beside counting row by row, with many cases"
PROPTEST_CASES=${PROPTEST_CASES:-1500} $CARGO test --locked --release -p kpi-tests --features kpi-core/arrow,kpi-core/sketch,kpi-core/stored --test engine

echo "deep: default features depend on thiserror alone"
found=$($CARGO tree --locked -p kpi-core -e normal,no-proc-macro --prefix none | sed 's/ v.*//' | sort -u | tr '\n' ' ')
test "$found" = "kpi-core thiserror " || { echo "deep: found $found"; exit 1; }

echo "deep: every feature alone"
for feature in serde jiff chrono zones stat sketch stored arrow; do
    $CARGO check --locked --quiet -p kpi-core --features "$feature"
done

echo "deep: models of the live totals under every interleaving"
RUSTFLAGS="--cfg loom" CARGO_TARGET_DIR=target/loom $CARGO test --locked --release -p kpi-core --lib live::model

CARGO="$CARGO" sh tests/cpp_deep.sh

echo "deep: the notebooks, run anew"
if sh kpi-py/tests/notebooks.sh; then :; elif [ $? -eq 3 ]; then echo "deep: SKIPPED notebooks: no Python 3.11, or its libraries cannot be had"; else exit 1; fi

echo "deep: Python's laws with many cases"
if venv=$(sh kpi-py/tests/venv.sh); then
    (cd kpi-py && KPI_LAW_CASES=${KPI_LAW_CASES:-600} "$venv/bin/python" -m pytest -p no:cacheprovider tests/test_laws.py)
else
    echo "deep: SKIPPED Python's laws: no Python 3.11, or its libraries cannot be had"
fi

if $CARGO mutants --version >/dev/null 2>&1; then
    # All of them take hours: one part in twenty, or the one that is asked for (KPI_MUTANTS_SHARD=3/20).
    echo "deep: mutants of the counting and the evaluation, part ${KPI_MUTANTS_SHARD:=0/20}"
    $CARGO mutants --shard "$KPI_MUTANTS_SHARD" -p kpi-core -f 'kpi-core/src/metric/evaluate.rs' -f 'kpi-core/src/contact/contact.rs' --test-package kpi-tests --timeout 120
else
    echo "deep: SKIPPED mutants: cargo-mutants is not installed (cargo install cargo-mutants)"
fi

if $CARGO fuzz --version >/dev/null 2>&1 && rustup toolchain list 2>/dev/null | grep -q '^nightly'; then
    # Stored states to start from, without their checksum: the target makes a new one.
    mkdir -p target/fuzz/seeds/stored target/fuzz/seeds/abi
    for state in tests/golden/stored_v1/*.bin; do head -c -4 "$state" >"target/fuzz/seeds/stored/$(basename "$state")"; done
    for target in stored abi; do
        echo "deep: fuzzing $target for ${KPI_FUZZ_SECONDS:=60} s"
        (cd tests && CARGO_TARGET_DIR="$PWD/../target/fuzz" cargo +nightly fuzz run "$target" "../target/fuzz/seeds/$target" -- -max_total_time="$KPI_FUZZ_SECONDS" -rss_limit_mb=4096)
    done
else
    echo "deep: SKIPPED fuzzing: needs nightly Rust and cargo-fuzz (cargo install cargo-fuzz)"
fi
