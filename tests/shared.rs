//! Where the data of independent programs is found, for tests that compare with it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The folder of reference data, or `None` with a plain word on why the test is skipped.
///
/// It is `KPI_SHARED_DATA`, or `shared` beside the repository; it is no part of the product.
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let root = std::env::var_os("KPI_SHARED_DATA").map_or(beside, PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    // Straight to the terminal: what a passing test prints is not shown, and this must be seen.
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: no reference data at {} (set KPI_SHARED_DATA to the folder that holds it)",
        found.display()
    );
    None
}
