//! The generated documentation is unchanged, and every KPI's example gives its parts.
//!
//! `KPI_REWRITE=1 cargo test -p kpi-tests --test docs` writes the pages anew after a definition has changed.

use kpi_core::prelude::*;
use kpi_core::{Example, catalogue, commerce, contact, outbound, workforce};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Compares a generated file with what is committed, or writes it.
fn check(path: &Path, expected: &str, stale: &mut Vec<String>) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|found| found == expected) {
        return Ok(());
    }
    if std::env::var_os("KPI_REWRITE").is_some() {
        std::fs::write(path, expected)
    } else {
        stale.push(path.display().to_string());
        Ok(())
    }
}

/// One line for each variant of each KPI.
fn catalogue_table() -> String {
    let mut table =
        "# The catalogue\n\nGenerated from the definitions; each KPI has a page in `kpi-core/docs/kpis`.\n\n"
            .to_owned();
    table.push_str("| no. | KPI | 中文 | français | variant | formula | unit | better | reported so by |\n|---|---|---|---|---|---|---|---|---|\n");
    for metric in catalogue::METRICS {
        let definition = metric.definition();
        for (at, variant) in definition.variants.iter().enumerate() {
            let names = definition.names;
            let first = if at == 0 {
                format!("| {} | {} `{}` | {} | {}", definition.number, names.en, definition.id, names.zh, names.fr)
            } else {
                "| | | |".to_owned()
            };
            let default = if definition.default == Some(at) { " (default)" } else { "" };
            let (unit, better) = (definition.unit_of(variant).name(), definition.better_of(variant).words());
            let _ = writeln!(
                table,
                "{first} | `{}`{default} | `{}` | {unit} | {better} | {} |",
                variant.name,
                variant.formula_text(),
                variant.who
            );
        }
    }
    table
}

/// One line for each total, rule and field of each fact.
fn facts_page() -> String {
    let mut page =
        "# The facts\n\nGenerated from the tables of each fact. Numbers are stable: lists are only ever appended to.\n\n\
         Every field may be null, which means unknown, never zero. A *duration* is in whole microseconds, zero or more; an *instant* in \
         microseconds since 1970-01-01T00:00Z; a *flag* 0 or 1; a *count* from 0 to 4294967295; an *id* any 64-bit integer; a *score* a \
         32-bit integer on its scale; a *word* one of a list, a *set* several of it. In the text of a rule, a time carries its unit: \
         `250ms`, `20s`, `30min`, `2h`, `7d`.\n"
        .to_owned();
    for fact in catalogue::FACTS {
        let info = fact.info();
        let _ = write!(
            page,
            "\n## {} ({})\n\nA row is {}.\n\n| field | kind | meaning |\n|---|---|---|\n",
            info.name, info.number, info.doc
        );
        for field in info.fields {
            let required = if field.required { ", required" } else { "" };
            let kind = field.kind.name();
            let words = match field.kind {
                FieldKind::Word(words) | FieldKind::Set(words) => format!(": `{}`", words.join("`, `")),
                _ => String::new(),
            };
            let _ = writeln!(page, "| `{}` | {kind}{required} | {}{words} |", field.name, field.doc);
        }
        page.push_str("\n| rule | default | meaning |\n|---|---|---|\n");
        for rule in info.rules {
            let _ = writeln!(page, "| `{}` | `{}` | {} |", rule.name, rule.kind.text(rule.default), rule.doc);
        }
        page.push_str("\n| no. | total | unit | meaning | depends on |\n|---|---|---|---|---|\n");
        for total in info.totals {
            let _ = writeln!(
                page,
                "| {} | `{}` | {} | {} | {} |",
                total.number,
                total.name,
                total.unit.name(),
                total.doc,
                total.rules.join(", ")
            );
        }
        for state in info.distributions {
            let _ =
                writeln!(page, "| | `{}` | distribution | {} | {} |", state.name, state.doc, state.rules.join(", "));
        }
        for state in info.sets {
            let _ = writeln!(page, "| | `{}` | set | {} | {} |", state.name, state.doc, state.rules.join(", "));
        }
    }
    page
}

#[test]
fn generated_pages_are_unchanged() -> std::io::Result<()> {
    let mut stale = Vec::new();
    for metric in catalogue::METRICS {
        let definition = metric.definition();
        check(&root().join(format!("kpi-core/docs/kpis/{}.md", definition.id)), &definition.page(), &mut stale)?;
    }
    check(&root().join("docs/catalogue.md"), &catalogue_table(), &mut stale)?;
    check(&root().join("docs/facts.md"), &facts_page(), &mut stale)?;
    assert!(
        stale.is_empty(),
        "stale: run `KPI_REWRITE=1 cargo test -p kpi-tests --test docs` and read the difference of {stale:?}"
    );
    Ok(())
}

/// No page is left over from a KPI that is gone.
#[test]
fn every_page_has_a_kpi() -> std::io::Result<()> {
    for entry in std::fs::read_dir(root().join("kpi-core/docs/kpis"))? {
        let path = entry?.path();
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        assert!(catalogue::by_id(&id).is_some(), "{} belongs to no KPI", path.display());
    }
    Ok(())
}

/// A tally with the states that an example gives for its fact.
fn keeping<F: Fact>(example: &Example, first: &str) -> Result<Box<dyn AnyTally>, kpi_core::Error> {
    let mut tally = Tally::<F>::keeping(&F::Rules::default(), Form::Exact);
    let own = |name: &'static str| {
        let (fact, state) = name.split_once('.').unwrap_or((F::INFO.name, name));
        (fact == F::INFO.name && (name.contains('.') || fact == first)).then_some(state)
    };
    for (state, values) in example.samples.iter().filter_map(|(name, values)| Some((own(name)?, values))) {
        for value in *values {
            if tally.sample(state, *value).is_err() {
                tally.member(state, *value)?;
            }
        }
    }
    for (state, pairs) in example.quotients.iter().filter_map(|(name, pairs)| Some((own(name)?, pairs))) {
        for (above, below) in *pairs {
            tally.quotient(state, *above, *below)?;
        }
    }
    Ok(Box::new(tally))
}

/// What the example supplies of one fact: totals alone, unless it gives states of it.
fn given(example: &Example, info: &FactInfo, first: &str) -> Result<Box<dyn AnyTally>, kpi_core::Error> {
    let states = example.samples.iter().map(|(name, _)| *name).chain(example.quotients.iter().map(|(name, _)| *name));
    let mut facts = states.map(|name| name.split_once('.').map_or(first, |(fact, _)| fact));
    match (facts.any(|fact| fact == info.name), info.name) {
        (false, name) => {
            let fact = catalogue::fact(name).expect("a fact of the list");
            fact.unknown(&fact.default_rules())
        }
        (true, "contact") => keeping::<contact::Contact>(example, first),
        (true, "attendance") => keeping::<workforce::Attendance>(example, first),
        (true, "outbound") => keeping::<outbound::Outbound>(example, first),
        (true, "customer_period") => keeping::<commerce::CustomerPeriod>(example, first),
        (true, name) => panic!("name the type of the fact {name} here"),
    }
}

/// The examples were worked by hand from the definitions; they are not our output.
#[test]
fn every_example_gives_its_parts() -> Result<(), kpi_core::Error> {
    for metric in catalogue::METRICS {
        let definition = metric.definition();
        let example: &Example = &definition.example;
        let variant = definition.variant(example.variant);
        assert!(variant.is_some(), "{}: the example names no variant", definition.id);
        let Some(variant) = variant else { continue };
        let first = variant.facts[0].name;
        let mut tallies = variant
            .facts
            .iter()
            .map(|info| given(example, info, first))
            .collect::<Result<Vec<_>, kpi_core::Error>>()?;
        for (name, value) in example.totals {
            let (fact, total) = name.split_once('.').unwrap_or((variant.facts[0].name, name));
            for tally in tallies.iter_mut().filter(|tally| tally.info().name == fact) {
                let at = tally.info().total(total);
                assert!(at.is_some(), "{}: no total {name}", definition.id);
                tally.set_total(at.unwrap_or_default(), *value)?;
            }
        }
        let evidence: Vec<&dyn Evidence> = tallies.iter().map(|tally| tally.as_ref() as &dyn Evidence).collect();
        let mut parameters = example.percent.map_or_else(|| Ok(Parameters::default()), Parameters::percentile)?;
        parameters.discount = example.discount.map(|(above, below)| Ratio::new(above, below)).transpose()?;
        let value = metric.evaluate_variant(variant, &parameters, &evidence);
        assert_eq!(value.parts(), Some((example.numerator, example.denominator)), "{}: {value:?}", definition.id);
    }
    Ok(())
}
