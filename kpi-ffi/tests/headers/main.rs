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

/// Every function says who owns what it gives, which threads may call it, and what goes wrong.
#[test]
fn every_function_says_what_its_caller_must_know() -> Result<(), Box<dyn std::error::Error>> {
    let header = functions::header()?;
    let (mut comment, mut declaration, mut silent, mut functions) = (String::new(), String::new(), Vec::new(), 0);
    for line in header.lines().skip_while(|line| !line.starts_with("extern")).skip(1) {
        if let Some(text) = line.strip_prefix("//") {
            comment.push_str(text);
            continue;
        }
        declaration.push_str(line);
        if !line.ends_with(';') {
            continue;
        }
        functions += 1;
        let said = |word: &str| comment.to_lowercase().contains(word);
        let gives = declaration.contains("**out") || declaration.contains("**to");
        if !(said("threads") && said("errors")) || gives && !said("ownership") {
            silent.push(std::mem::take(&mut declaration));
        }
        declaration.clear();
        comment.clear();
    }
    assert!(functions > 50, "only {functions} functions were found");
    assert!(silent.is_empty(), "nothing is said of threads, errors or ownership: {silent:#?}");
    Ok(())
}
