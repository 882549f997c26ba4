//! The documentation page of a KPI, made of its definition: the same text for Rust, C, Python and the web.

use crate::exact::Unit;
use crate::fact::{FactInfo, TotalUnit};
use crate::metric::formula::Formula;
use crate::metric::{Definition, Operand, Range, Sum, Variant};
use std::fmt::Write as _;

impl Definition {
    /// The documentation page of the KPI in Markdown: meaning, formula, unit, rules, undefined cases, variants with who
    /// reports them, sources, and an example that runs.
    pub fn page(&self) -> String {
        let shown = self.default_variant().or(self.variants.first());
        let mut page = format!("{}\n\n{} · {} · {}\n\n", self.meaning, self.names.en, self.names.zh, self.names.fr);
        if let Some(variant) = shown {
            let _ = write!(page, "```text\n{}```\n\n", self.form(variant));
        }
        if !self.notes.is_empty() {
            let _ = write!(page, "{}\n\n", self.notes);
        }
        page.push_str("| variant | what it is | formula | range | reported so by |\n|---|---|---|---|---|\n");
        for variant in self.variants {
            page.push_str(&self.row(variant));
        }
        for other in self.not_computed {
            let _ = writeln!(page, "| `{}` | not computed: {} | | | {} |", other.name, other.why, other.who);
        }
        page.push_str(
            "\n| variant | columns that it needs | rules | left out | not yet | undefined |\n|---|---|---|---|---|---|\n",
        );
        for variant in self.variants {
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {} | {} | {} |",
                variant.name,
                columns(variant).join("; "),
                variant.rules().join(", "),
                variant.left_out().join(", "),
                variant.pending.join(", "),
                self.undefined_cases(variant).join(", ")
            );
        }
        if !self.example.variant.is_empty() {
            let _ = write!(page, "\n# Examples\n\n```\n{}```\n", self.example_code());
        }
        page
    }

    /// The fixed form that heads the page.
    fn form(&self, variant: &Variant) -> String {
        let mut form = String::new();
        let mut line = |title: &str, text: &str| {
            for (at, text) in wrapped(text).iter().enumerate() {
                let _ = writeln!(form, "{:<11}{text}", if at == 0 { title } else { "" });
            }
        };
        let chosen = if self.default.is_none() { " (no default: the caller names the variant)" } else { "" };
        line("Formula", &format!("{} = {}{chosen}", variant.name, variant.formula_text()));
        line(
            "Unit",
            &format!(
                "{}, {}, {}",
                unit_words(self.unit_of(variant)),
                variant.range.words(),
                self.better_of(variant).words()
            ),
        );
        line("Rules", &variant.rules().join(", "));
        line("Inputs", &[variant.totals(), variant.states()].concat().join(", "));
        line("Columns", &columns(variant).join("; "));
        line("Undefined", &self.undefined_cases(variant).join(", "));
        line("Left out", &variant.left_out().join(", "));
        line("Not yet", &variant.pending.join(", "));
        line("Interval", interval(variant));
        line("Source", self.source);
        form
    }

    fn row(&self, variant: &Variant) -> String {
        let default =
            if self.default_variant().is_some_and(|default| default.name == variant.name) { " (default)" } else { "" };
        let requires: Vec<String> =
            variant.requires.iter().map(|(rule, text)| format!("; only with `{rule}={text}`")).collect();
        let better = if self.better_of(variant) == self.better {
            String::new()
        } else {
            format!("; {}", self.better_of(variant).words())
        };
        format!(
            "| `{}`{default} | {} | `{}` | {}{}{better} | {} |\n",
            variant.name,
            variant.meaning,
            variant.formula_text(),
            variant.range.words(),
            requires.concat(),
            variant.who
        )
    }

    fn example_code(&self) -> String {
        let Some(variant) = self.variant(self.example.variant) else { return String::new() };
        let mut code = "use kpi_core::prelude::*;\n\n".to_owned();
        let kept = !self.example.samples.is_empty() || !self.example.quotients.is_empty();
        for info in variant.facts {
            let kind = camel(info.name);
            let rules = if info.rules.is_empty() {
                "NoRules".to_owned()
            } else if variant.requires.iter().all(|required| by_default(info, required)) {
                format!("{kind}Rules::default()")
            } else {
                format!("rules_from_text({kind}::INFO, \"{}\")?", variant.rules_text(info))
            };
            let made = if kept {
                format!("Tally::keeping(&{rules}, Form::Exact)")
            } else {
                format!("Totals::unknown(&{rules})")
            };
            let _ = writeln!(code, "let mut {} = {kind}{made};", info.name);
        }
        let first = variant.facts.first().map_or("", |info| info.name);
        for (name, value) in self.example.totals {
            let (fact, total) = name.split_once('.').unwrap_or((first, name));
            let _ = writeln!(code, "{fact}.set({}Total::{}, {})?;", camel(fact), camel(total), readable(*value));
        }
        for (name, values) in self.example.samples {
            let add = if variant.facts.iter().any(|info| info.sets.iter().any(|set| name.ends_with(set.name))) {
                "member"
            } else {
                "sample"
            };
            let values = values.iter().map(|value| readable(*value)).collect::<Vec<_>>().join(", ");
            let (fact, name) = name.split_once('.').unwrap_or((first, name));
            let _ = writeln!(code, "for value in [{values}] {{\n    {fact}.{add}(\"{name}\", value)?;\n}}");
        }
        for (name, pairs) in self.example.quotients {
            let pair = |(above, below): &(i64, i64)| format!("({}, {})", readable(*above), readable(*below));
            let pairs = pairs.iter().map(pair).collect::<Vec<_>>().join(", ");
            let _ = writeln!(
                code,
                "for (above, below) in [{pairs}] {{\n    {first}.quotient(\"{name}\", above, below)?;\n}}"
            );
        }
        let from = match variant.facts {
            [one] => format!("&{}", one.name),
            facts => {
                format!("&({})", facts.iter().map(|info| format!("&{}", info.name)).collect::<Vec<_>>().join(", "))
            }
        };
        let id = self.id.to_uppercase();
        let named = self.default_variant().is_none_or(|default| default.name != variant.name);
        let discount = self
            .example
            .discount
            .map(|(above, below)| format!("&Parameters::discounted(Ratio::new({above}, {below})?)?"));
        let value = match (self.example.percent, named) {
            _ if discount.is_some() => {
                let parameters = discount.unwrap_or_default();
                format!("{id}.evaluate_named_with(\"{}\", {parameters}, {from})?", variant.name)
            }
            (Some(percent), _) => format!("{id}.evaluate_with(&Parameters::percentile({percent})?, {from})"),
            (None, true) => format!("{id}.evaluate_named(\"{}\", {from})?", variant.name),
            (None, false) => format!("{id}.evaluate({from})"),
        };
        let _ = writeln!(
            code,
            "let value = {value};\nassert_eq!(value.parts(), Some(({}, {})));\n# Ok::<(), kpi_core::Error>(())",
            readable(self.example.numerator),
            readable(self.example.denominator)
        );
        code
    }
}

/// Whether the default of a rule is the one that is required, or the fact does not have the rule.
fn by_default(info: &FactInfo, (rule, text): &(&str, &str)) -> bool {
    info.rules.iter().filter(|own| own.name == *rule).all(|own| own.kind.text(own.default) == *text)
}

/// A unit with what a reader of the value must know.
fn unit_words(unit: Unit) -> &'static str {
    match unit {
        Unit::Duration => "duration (in microseconds, shown in seconds)",
        Unit::Share => "share (shown in percent)",
        Unit::PerMille => "share (shown in per mille)",
        Unit::Points => "net score (shown from -100 to +100)",
        Unit::Count => "count",
        Unit::Number => "number",
        Unit::Money => "money (in minor units of one currency)",
    }
}

/// A number as Rust is written: `780_000_000`.
fn readable(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    if digits.len() < 5 {
        return number.to_string();
    }
    let mut grouped = if number < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

/// The words of a text in lines that a page shows without scrolling; no line for no text.
fn wrapped(text: &str) -> Vec<String> {
    const WIDTH: usize = 74;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// `csat_5` as a Rust name: `Csat5`; digits stay apart: `ces2_5` is `Ces2_5`.
fn camel(name: &str) -> String {
    let mut camel = String::new();
    for part in name.split('_') {
        let digits = |text: &str, at_end: bool| {
            if at_end {
                text.ends_with(|c: char| c.is_ascii_digit())
            } else {
                text.starts_with(|c: char| c.is_ascii_digit())
            }
        };
        if digits(&camel, true) && digits(part, false) {
            camel.push('_');
        }
        let mut letters = part.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// The interval of doubt that fits, where the contacts are a sample.
fn interval(variant: &Variant) -> &'static str {
    let counts = |sum: &Sum| variant.unit_of_sum(sum) == Some(TotalUnit::Count);
    let things = |operand: &Operand| match operand {
        Operand::Totals(sum) => counts(sum),
        Operand::Distinct(_) => true,
    };
    let trials = match &variant.formula {
        Formula::Quotient { denominator, .. } => counts(denominator),
        Formula::DistinctQuotient { numerator, denominator } => things(numerator) && things(denominator),
        _ => false,
    };
    match variant.range {
        Range::PartOfWhole if trials => "Wilson, when the rows are a sample",
        Range::Net => "adjusted Wald (add 3), when the answers are a sample",
        Range::Mean { .. } if trials => "Student's t, when the answers are a sample",
        _ => "",
    }
}

/// The columns that the variant needs, `fact: field, field`.
fn columns(variant: &Variant) -> Vec<String> {
    let given = |(fact, fields): (&str, Vec<&str>)| match fields.as_slice() {
        [] => format!("{fact}: any row"),
        fields => format!("{fact}: {}", fields.join(", ")),
    };
    variant.columns().into_iter().map(given).collect()
}
