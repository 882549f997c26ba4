//! The conformance vectors: small tables of rows or totals with exact expected parts, run by every language alike.
//! The format is described in `vectors/README.md`.

#[path = "vector.rs"]
mod vector;

use kpi_core::catalogue;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_vector_holds() -> Result<(), Box<dyn std::error::Error>> {
    let cases = vector::cases()?;
    let mut failures = Vec::new();
    let mut ids = BTreeSet::new();
    for case in &cases {
        assert!(!case.source.is_empty(), "{}: a vector without a source", case.id);
        assert!(ids.insert(&case.id), "{}: two vectors of one id", case.id);
        if let Err(failure) = case.check() {
            failures.push(format!("{}: {failure}", case.id));
        }
    }
    println!("{} vectors, {} failed", ids.len(), failures.len());
    assert!(failures.is_empty(), "{} of {} vectors fail:\n{}", failures.len(), ids.len(), failures.join("\n"));
    assert!(ids.len() >= 350, "only {} vectors", ids.len());
    Ok(())
}

/// Every variant has a case that tells it from zero, and every KPI has its empty case.
#[test]
fn every_variant_is_worked_and_every_kpi_has_its_empty_case() -> Result<(), Box<dyn std::error::Error>> {
    let (mut worked, mut empty) = (BTreeMap::<(String, String), bool>::new(), BTreeSet::new());
    for case in vector::cases()? {
        let default = catalogue::by_id(&case.metric).and_then(|metric| metric.definition().default_variant());
        let variant = case.variant.clone().or(default.map(|variant| variant.name.to_owned())).unwrap_or_default();
        *worked.entry((case.metric.clone(), variant)).or_default() |= case.is_worked();
        if case.is_empty() {
            empty.insert(case.metric.clone());
        }
    }
    let mut missing = Vec::new();
    for metric in catalogue::METRICS {
        let definition = metric.definition();
        for variant in definition.variants {
            if worked.get(&(definition.id.to_owned(), variant.name.to_owned())) != Some(&true) {
                missing.push(format!("{}.{} has no worked case", definition.id, variant.name));
            }
        }
        if !empty.contains(definition.id) {
            missing.push(format!("{} has no empty case", definition.id));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    Ok(())
}
