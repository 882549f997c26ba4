//! The headers in `include/` that follow from the library: written anew with `KPI_REWRITE=1` (`make docs`), held to it otherwise.

mod c;
mod cpp;
mod functions;
mod names;

use std::path::{Path, PathBuf};

fn include(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../include").join(name)
}

/// Rewrites a header where that is asked for; else says where it is stale.
fn hold(name: &str, text: &str) -> std::io::Result<()> {
    let path = include(name);
    if std::env::var_os("KPI_REWRITE").is_some() {
        return std::fs::write(&path, text);
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let mut lines = committed.lines().zip(text.lines()).enumerate();
    let differs = lines.find(|(_, (committed, made))| committed != made);
    if let Some((at, (committed, made))) = differs {
        let line = at + 1;
        let message = format!("include/{name} is stale at line {line}: run `make docs`\n-{committed}\n+{made}");
        return Err(std::io::Error::other(message));
    }
    assert_eq!(committed.len(), text.len(), "include/{name} is stale at its end: run `make docs`");
    Ok(())
}

#[test]
fn functions_stand_in_kpi_h() -> Result<(), Box<dyn std::error::Error>> {
    Ok(hold("kpi.h", &functions::header()?)?)
}

#[test]
fn ids_and_rows_stand_in_kpi_ids_h() -> std::io::Result<()> {
    hold("kpi_ids.h", &c::header())
}

#[test]
fn ids_and_rows_stand_in_kpi_ids_hpp() -> std::io::Result<()> {
    hold("kpi_ids.hpp", &cpp::header())
}
