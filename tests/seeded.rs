//! Property tests with a fixed seed, so that a failure can be seen again.

use proptest::test_runner::{Config, RngSeed};

/// So many cases from a fixed seed; `PROPTEST_CASES` asks for another number.
pub fn config(cases: u32) -> Config {
    let config = Config { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { Config { cases, ..config } }
}
