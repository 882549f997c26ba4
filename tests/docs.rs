//! The generated documentation is unchanged, and every KPI's example gives its parts.
//!
//! `KPI_REWRITE=1 cargo test -p kpi-tests --test docs` writes the pages anew after a definition has changed.

use kpi_core::prelude::*;
use kpi_core::{Example, Family, catalogue};
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
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
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
         A field that is not required may be null, which means unknown, never zero. The columns of a total are those that it looks at \
         under the default rules, or, where these leave it unknown, under any. A *duration* is in whole microseconds, zero or more; an *instant* in \
         microseconds since 1970-01-01T00:00Z; a *flag* 0 or 1; a *count* from 0 to 4294967295; an *id* any 64-bit integer; a *number* a 64-bit integer whose range the fact judges; *money* is in whole minor units; a *currency* is its \
         three letters; a *score* a \
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
        if !info.rules.is_empty() {
            page.push_str("\n| rule | default | meaning |\n|---|---|---|\n");
        }
        for rule in info.rules {
            let _ = writeln!(page, "| `{}` | `{}` | {} |", rule.name, rule.kind.text(rule.default), rule.doc);
        }
        page.push_str("\n| no. | total | unit | meaning | depends on | columns |\n|---|---|---|---|---|---|\n");
        for total in info.totals {
            let _ = writeln!(
                page,
                "| {} | `{}` | {} | {} | {} | {} |",
                total.number,
                total.name,
                total.unit.name(),
                total.doc,
                total.rules.join(", "),
                total.fields.join(", ")
            );
        }
        let states = [("distribution", info.distributions), ("set", info.sets), ("quotients", info.quotients)];
        for (kind, state) in states.iter().flat_map(|(kind, states)| states.iter().map(move |state| (kind, state))) {
            let (rules, fields) = (state.rules.join(", "), state.fields.join(", "));
            let _ = writeln!(page, "| | `{}` | {kind} | {} | {rules} | {fields} |", state.name, state.doc);
        }
    }
    page
}

/// The catalogue as JSON, one fact or KPI a line, so that a change shows where it is.
fn catalogue_json() -> std::io::Result<String> {
    fn lines<T: serde::Serialize>(entries: impl Iterator<Item = T>) -> std::io::Result<String> {
        let lines: Result<Vec<String>, _> = entries.map(|entry| serde_json::to_string(&entry)).collect();
        Ok(lines.map_err(std::io::Error::other)?.join(",\n"))
    }
    let facts = lines(catalogue::FACTS.iter().map(|fact| fact.info()))?;
    let metrics = lines(catalogue::METRICS.iter().map(|metric| metric.definition()))?;
    Ok(format!("{{\"facts\": [\n{facts}\n],\n\"metrics\": [\n{metrics}\n]}}\n"))
}

/// The file holds what the library writes as one value.
#[test]
fn the_catalogue_as_json_is_everything() -> Result<(), Box<dyn std::error::Error>> {
    let file: serde_json::Value = serde_json::from_str(&catalogue_json()?)?;
    assert_eq!(file, serde_json::to_value(catalogue::Everything)?);
    Ok(())
}

/// The page of a family: its KPIs one after the other.
fn family_page(family: Family) -> String {
    let mut page = format!("# {}\n\nGenerated from the definitions: one section for each KPI.\n", family.words());
    let of_family = || catalogue::METRICS.iter().map(|metric| metric.definition()).filter(|kpi| kpi.family == family);
    for kpi in of_family() {
        let _ = write!(page, "\n* [{}](#{}) `{}`", kpi.names.en, kpi.id, kpi.id);
    }
    page.push('\n');
    for kpi in of_family() {
        let body = kpi.page().replace("\n# Examples\n", "\n### Example\n").replace("\n```\nuse ", "\n```rust\nuse ");
        let body: String =
            body.lines().filter(|line| !line.starts_with("# ")).fold(String::new(), |text, line| text + line + "\n");
        let _ = write!(page, "\n<a id=\"{}\"></a>\n\n## {} · {}\n\n{body}", kpi.id, kpi.number, kpi.names.en);
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
    for family in Family::ALL {
        check(&root().join(format!("docs/families/{}.md", family.name())), &family_page(family), &mut stale)?;
    }
    check(&root().join("docs/catalogue.json"), &catalogue_json()?, &mut stale)?;
    assert!(
        stale.is_empty(),
        "stale: run `KPI_REWRITE=1 cargo test -p kpi-tests --test docs` and read the difference of {stale:?}"
    );
    Ok(())
}

/// The example of tables in the README is the program that runs as a test.
#[test]
fn the_example_of_tables_is_the_one_that_runs() -> Result<(), Box<dyn std::error::Error>> {
    let readme = std::fs::read_to_string(root().join("README.md"))?;
    let program = std::fs::read_to_string(root().join("tests/readme_tables.rs"))?;
    let (_, program) = program.split_once("\n\n").ok_or("a line of its own, then the program")?;
    assert!(readme.contains(&format!("```rust\n{program}```\n")), "README.md does not show tests/readme_tables.rs");
    Ok(())
}

/// What the README and the changelog say of the catalogue's size is so.
#[test]
fn numbers_of_kpis_are_told_right() -> std::io::Result<()> {
    let kpis = catalogue::METRICS.len();
    let variants: usize = catalogue::METRICS.iter().map(|metric| metric.definition().variants.len()).sum();
    let sentence = format!("{kpis} KPIs in {variants} variants");
    for file in ["README.md", "CHANGELOG.md"] {
        assert!(std::fs::read_to_string(root().join(file))?.contains(&sentence), "{file} does not say `{sentence}`");
    }
    let readme = std::fs::read_to_string(root().join("README.md"))?;
    let facts = catalogue::FACTS.len();
    assert!(readme.contains(&format!("over {facts} kinds of rows")), "README.md does not say {facts} kinds of rows");
    assert!(readme.contains(&format!("all {kpis} KPIs")), "README.md does not say all {kpis} KPIs");
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

/// The examples were worked by hand from the definitions; they are not our output.
#[test]
fn every_example_gives_its_parts() -> Result<(), kpi_core::Error> {
    for metric in catalogue::METRICS {
        let definition = metric.definition();
        let example: &Example = &definition.example;
        let variant = definition.variant(example.variant);
        assert!(variant.is_some(), "{}: the example names no variant", definition.id);
        let Some(variant) = variant else { continue };
        let kept = !example.samples.is_empty() || !example.quotients.is_empty();
        let mut tallies: Vec<Box<dyn AnyTally>> = Vec::new();
        for info in variant.facts {
            let fact = catalogue::fact(info.name).map(|fact| {
                let rules = variant.rules_text(info);
                if kept { fact.tally(&rules, Form::Exact) } else { fact.unknown(&rules) }
            });
            tallies.extend(fact.transpose()?);
        }
        for (name, values) in example.samples {
            let (fact, state) = name.split_once('.').unwrap_or((variant.facts[0].name, name));
            for tally in tallies.iter_mut().filter(|tally| tally.info().name == fact) {
                values.iter().try_for_each(|value| tally.feed_any(state, *value, None))?;
            }
        }
        for (name, pairs) in example.quotients {
            for (above, below) in *pairs {
                tallies[0].feed_any(name, *above, Some(*below))?;
            }
        }
        for (name, value) in example.totals {
            let (fact, total) = name.split_once('.').unwrap_or((variant.facts[0].name, name));
            for tally in tallies.iter_mut().filter(|tally| tally.info().name == fact) {
                let at = tally.info().total(total);
                assert!(at.is_some(), "{}: no total {name}", definition.id);
                tally.set_total(at.unwrap_or_default(), *value)?;
            }
        }
        let evidence: Vec<&dyn Evidence> = tallies.iter().map(|tally| tally.as_ref() as &dyn Evidence).collect();
        let parameters = match (example.percent, example.discount) {
            (Some(percent), _) => Parameters::percentile(percent)?,
            (None, Some((above, below))) => Parameters::discounted(Ratio::new(above, below)?)?,
            (None, None) => Parameters::default(),
        };
        let value = metric.evaluate_variant(variant, &parameters, &evidence);
        assert_eq!(value.parts(), Some((example.numerator, example.denominator)), "{}: {value:?}", definition.id);
    }
    Ok(())
}
