//! Names and numbers are for ever: the golden file only ever grows.
//!
//! `KPI_REWRITE=1 cargo test -p kpi-tests --test golden` appends what is new; a line that is gone or changed fails.

use kpi_core::{ErrorCode, Reject, Undefined, catalogue};
use std::path::Path;

/// One line for every name with its number.
fn names() -> Vec<String> {
    let mut lines = Vec::new();
    for fact in catalogue::FACTS {
        let info = fact.info();
        lines.push(format!("fact {} {} version {}", info.number, info.name, info.version));
        lines.extend(
            info.fields
                .iter()
                .map(|field| format!("field {}.{} {} {}", info.name, field.number, field.name, field.kind.name())),
        );
        lines.extend(info.rules.iter().map(|rule| {
            format!("rule {}.{} {} default {}", info.name, rule.number, rule.name, rule.kind.text(rule.default))
        }));
        lines.extend(
            info.totals
                .iter()
                .map(|total| format!("total {}.{} {} {}", info.name, total.number, total.name, total.unit.name())),
        );
        lines.extend(
            info.distributions
                .iter()
                .enumerate()
                .map(|(at, state)| format!("distribution {}.{at} {}", info.name, state.name)),
        );
        lines.extend(info.sets.iter().enumerate().map(|(at, state)| format!("set {}.{at} {}", info.name, state.name)));
        lines.extend(
            info.quotients.iter().enumerate().map(|(at, state)| format!("quotients {}.{at} {}", info.name, state.name)),
        );
        for field in info.fields {
            if let kpi_core::FieldKind::Word(words) | kpi_core::FieldKind::Set(words) = field.kind {
                lines.extend(
                    words.iter().enumerate().map(|(at, word)| format!("word {}.{}.{at} {word}", info.name, field.name)),
                );
            }
        }
    }
    for metric in catalogue::METRICS {
        let definition = metric.definition();
        lines.push(format!("metric {} {}", definition.number, definition.id));
        lines.extend(definition.variants.iter().map(|variant| {
            format!("variant {}.{} {} = {}", definition.number, variant.number, variant.name, variant.formula_text())
        }));
    }
    lines.extend(Reject::ALL.iter().map(|reason| format!("reject {} {}", *reason as u8, reason.name())));
    let undefined = [
        Undefined::Empty,
        Undefined::ZeroDenominator,
        Undefined::NotYetJudgeable,
        Undefined::Unknown("".into()),
        Undefined::Overflow,
        Undefined::Inconsistent,
        Undefined::VariantNotChosen,
        Undefined::ParameterMissing("".into()),
        Undefined::RuleRequired("".into()),
        Undefined::MixedScale,
        Undefined::CurrenciesDiffer("".into()),
        Undefined::NegativeDenominator,
    ];
    lines.extend(undefined.iter().map(|reason| format!("undefined {} {}", reason.code(), reason.name())));
    let codes = [
        ErrorCode::RowRejected,
        ErrorCode::Overflow,
        ErrorCode::RulesDiffer,
        ErrorCode::FactsDiffer,
        ErrorCode::UnknownName,
        ErrorCode::OutOfRange,
        ErrorCode::Syntax,
        ErrorCode::FormsDiffer,
        ErrorCode::NoInterval,
        ErrorCode::BinsDiffer,
        ErrorCode::NotAPart,
        ErrorCode::InstantsDiffer,
        ErrorCode::KeysDiffer,
        ErrorCode::CannotTakeAway,
        ErrorCode::InUse,
    ];
    lines.extend(codes.iter().map(|code| format!("error {} {code:?}", *code as u16)));
    lines
}

#[test]
fn names_and_numbers_are_only_ever_appended() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/names.txt");
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let names = names();
    let gone: Vec<&str> = golden.lines().filter(|line| !names.iter().any(|name| name == line)).collect();
    assert!(gone.is_empty(), "names or numbers that were published are gone or changed: {gone:#?}");
    let new: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| !golden.lines().any(|line| line == *name)).collect();
    if !new.is_empty() && std::env::var_os("KPI_REWRITE").is_some() {
        return std::fs::write(&path, golden + &new.join("\n") + "\n");
    }
    assert!(
        new.is_empty(),
        "not in the golden file yet: run `KPI_REWRITE=1 cargo test -p kpi-tests --test golden` and commit: {new:#?}"
    );
    Ok(())
}
