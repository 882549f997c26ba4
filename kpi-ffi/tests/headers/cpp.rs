//! `kpi_ids.hpp`: ids, words and typed rows for C++, over the structs of `kpi_ids.h`.

use crate::names::{comment, plain, upper};
use kpi_core::{ErrorCode, FactInfo, FieldKind, PercentileRule, Reject, RuleKind, Undefined, Word as _, catalogue};
use std::fmt::Write as _;

const HEAD: &str = "// kpi_ids.hpp: ids, words and typed rows of kpi.hpp. Generated from the library's tables: do not edit.
#ifndef KPI_IDS_HPP
#define KPI_IDS_HPP

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <type_traits>

#include \"kpi.h\"

// Whether calls throw or return results; the two do not mix up when a program has files of both.
#if !defined(KPI_NO_EXCEPTIONS) && !defined(__cpp_exceptions)
#define KPI_NO_EXCEPTIONS 1
#endif
#ifdef KPI_NO_EXCEPTIONS
#define KPI_CPP_MODE with_results
#else
#define KPI_CPP_MODE with_exceptions
#endif

namespace kpi {

// What kpi.hpp makes of a fact.
inline namespace KPI_CPP_MODE {
template <class Fact> class totals;
template <class Fact> class grouped;
template <class Fact> class sharded;
template <class Fact> class shard;
}

/// A point in time: microseconds since 1970-01-01 UTC.
using time_point = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;
/// A length of time. Coarser std::chrono durations convert; finer ones do not compile.
using microseconds = std::chrono::microseconds;

/// A currency by its three letters: kpi::currency_code(\"EUR\").
class currency_code {
public:
    constexpr explicit currency_code(const char (&letters)[4]) noexcept : code_(KPI_CURRENCY(letters[0], letters[1], letters[2])) {}
    constexpr explicit currency_code(std::int64_t code) noexcept : code_(code) {}
    constexpr std::int64_t code() const noexcept { return code_; }
private:
    std::int64_t code_;
};

namespace accepts {

template <class T> using integer = std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, int>;
template <class T> using flag = std::enable_if_t<std::is_same_v<T, bool>, int>;

}  // namespace accepts

/// An instant of the system's clock, to the microsecond below: row.arrived_at(kpi::at(std::chrono::system_clock::now())).
template <class Duration>
constexpr time_point at(std::chrono::time_point<std::chrono::system_clock, Duration> instant) noexcept {
    return std::chrono::floor<microseconds>(instant);
}

/// This instant: row.arrived_at(kpi::now()).
inline time_point now() noexcept { return at(std::chrono::system_clock::now()); }

/// The rules of a fact that has none.
struct no_rules {};

";

pub fn header() -> String {
    let mut text = HEAD.to_owned();
    let names = ErrorCode::ALL.iter().map(|code| code.name());
    enumeration(
        &mut text,
        "Statuses of the library, and (from 1001) of the binding.",
        "status",
        "std::int32_t",
        "KPI_STATUS",
        ["ok"].into_iter().chain(names).chain(kpi::BINDING.map(|(_, name)| name)),
    );
    enumeration(
        &mut text,
        "Why a value is undefined.",
        "reason",
        "std::int32_t",
        "KPI_UNDEFINED",
        Undefined::ALL.iter().map(Undefined::name),
    );
    enumeration(
        &mut text,
        "Why a row is left out.",
        "reject",
        "std::int32_t",
        "KPI_REJECT",
        Reject::ALL.iter().map(|reason| reason.name()),
    );
    enumeration(
        &mut text,
        "Which rule reads a percentile.",
        "percentile",
        "std::int32_t",
        "KPI_PERCENTILE",
        PercentileRule::WORDS.iter().copied(),
    );
    for fact in catalogue::FACTS {
        fact_of(&mut text, fact.info());
    }
    metrics(&mut text);
    text.push_str("}  // namespace kpi\n\n#endif\n");
    text
}

fn enumeration<'a>(
    text: &mut String,
    about: &str,
    name: &str,
    of: &str,
    prefix: &str,
    names: impl IntoIterator<Item = &'a str>,
) {
    let lines: Vec<String> =
        names.into_iter().map(|name| format!("    {} = {prefix}_{}", plain(name), upper(name))).collect();
    let _ = writeln!(text, "{}\nenum class {name} : {of} {{\n{}\n}};\n", comment(about), lines.join(",\n"));
}

/// How a member is set and read: its C++ type, how a value of it becomes the integer, and the way back.
struct Member {
    name: String,
    constant: String,
    doc: String,
    kind: Kind,
    /// Words for -1: `answer_within_per_row()`.
    unset: Option<&'static str>,
}

enum Kind {
    Duration,
    Instant,
    Flag,
    Number,
    Currency,
    Word(String),
    Set(String),
}

impl Kind {
    fn type_name(&self) -> &str {
        match self {
            Self::Duration => "microseconds",
            Self::Instant => "time_point",
            Self::Flag => "bool",
            Self::Number => "std::int64_t",
            Self::Currency => "currency_code",
            Self::Word(name) | Self::Set(name) => name,
        }
    }

    fn to_integer(&self) -> &'static str {
        match self {
            Self::Duration => "value.count()",
            Self::Instant => "value.time_since_epoch().count()",
            Self::Flag => "value ? 1 : 0",
            Self::Number => "value",
            Self::Currency => "value.code()",
            Self::Word(_) | Self::Set(_) => "static_cast<std::int64_t>(value)",
        }
    }

    fn back(&self, value: &str) -> String {
        match self {
            Self::Instant => format!("time_point(microseconds({value}))"),
            Self::Flag => format!("{value} != 0"),
            Self::Number => value.to_owned(),
            Self::Duration => format!("microseconds({value})"),
            Self::Currency => format!("currency_code({value})"),
            Self::Word(name) | Self::Set(name) => format!("static_cast<{name}>({value})"),
        }
    }
}

fn fact_of(text: &mut String, info: &FactInfo) {
    let (name, big) = (info.name, upper(info.name));
    let _ = writeln!(text, "// ---- {name}: {} ----\n", info.doc);
    for field in info.fields {
        if let FieldKind::Word(words) | FieldKind::Set(words) = field.kind {
            let about = format!("Words of the field `{}` of `{name}`.", field.name);
            let prefix = format!("KPI_{big}_{}", upper(field.name));
            enumeration(
                text,
                &about,
                &format!("{name}_{}", field.name),
                "std::int64_t",
                &prefix,
                words.iter().copied(),
            );
        }
    }
    let fields: Vec<Member> = info
        .fields
        .iter()
        .map(|field| {
            let own = format!("{name}_{}", field.name);
            Member {
                name: plain(field.name),
                constant: format!("KPI_FIELD_{name}_{}", plain(field.name)),
                doc: field.doc.to_owned(),
                unset: None,
                kind: match field.kind {
                    FieldKind::Duration => Kind::Duration,
                    FieldKind::Instant => Kind::Instant,
                    FieldKind::Flag => Kind::Flag,
                    FieldKind::Word(_) => Kind::Word(own),
                    FieldKind::Set(_) => Kind::Set(own),
                    FieldKind::Currency => Kind::Currency,
                    _ => Kind::Number,
                },
            }
        })
        .collect();
    class(text, &format!("{name}_row"), info.doc, &fields);
    rules(text, info);
    let totals = info.totals.iter().map(|total| total.name);
    enumeration(
        text,
        &format!("Totals of `{name}`."),
        &format!("{name}_total"),
        "std::int32_t",
        &format!("KPI_TOTAL_{big}"),
        totals,
    );
    let aliases =
        ["totals", "grouped", "sharded", "shard"].map(|of| format!("using {name}_{of} = {of}<{name}>;\n")).concat();
    let rules = if info.rules.is_empty() { "no_rules".to_owned() } else { format!("{name}_rules") };
    let _ = writeln!(
        text,
        "{}\nstruct {name} {{\n    static constexpr std::int32_t number = KPI_FACT_{big};\n    using row = {name}_row;\n    using rules = {rules};\n    using total = {name}_total;\n}};\n{aliases}",
        comment(&format!("The fact `{name}`: {}", info.doc))
    );
}

fn rules(text: &mut String, info: &FactInfo) {
    let (name, big) = (info.name, upper(info.name));
    if info.rules.is_empty() {
        return;
    }
    for rule in info.rules {
        if let RuleKind::Word(words) | RuleKind::WordOrUnset(words) | RuleKind::Set(words) = rule.kind {
            let about = format!("Words of the rule `{}` of `{name}`.", rule.name);
            let prefix = format!("KPI_{big}_RULE_{}", upper(rule.name));
            enumeration(
                text,
                &about,
                &format!("{name}_rule_{}", rule.name),
                "std::int64_t",
                &prefix,
                words.iter().copied(),
            );
        }
    }
    let members: Vec<Member> = info
        .rules
        .iter()
        .map(|rule| {
            let own = format!("{name}_rule_{}", rule.name);
            let (kind, unset) = match rule.kind {
                RuleKind::Duration => (Kind::Duration, None),
                RuleKind::DurationOr(word) => (Kind::Duration, Some(word)),
                RuleKind::Word(_) => (Kind::Word(own), None),
                RuleKind::WordOrUnset(_) => (Kind::Word(own), Some("unset")),
                RuleKind::Set(_) => (Kind::Set(own), None),
                RuleKind::CurrencyOrUnset => (Kind::Currency, Some("unset")),
                RuleKind::NumberOrUnset(_) => (Kind::Number, Some("unset")),
                _ => (Kind::Number, None),
            };
            let doc = format!("{} (default {})", rule.doc, rule.kind.text(rule.default));
            Member {
                name: plain(rule.name),
                constant: format!("KPI_RULE_{name}_{}", plain(rule.name)),
                doc,
                kind,
                unset,
            }
        })
        .collect();
    class(text, &format!("{name}_rules"), &format!("Rules of `{name}`; what is not set has its default."), &members);
}

/// A class with the layout of the C struct: members are set by a call that returns the object, and read as optionals.
fn class(text: &mut String, name: &str, about: &str, members: &[Member]) {
    let c = format!("kpi_{name}");
    let _ = writeln!(text, "{}\nstruct {name} : {c} {{\n    constexpr {name}() noexcept : {c}() {{}}", comment(about));
    for Member { name: member, constant, doc, kind, unset } in members {
        let (bit, own) = (format!("UINT64_C(1) << {constant}"), format!("{c}::{member}"));
        let kind_name = kind.type_name();
        let _ = writeln!(text, "    {}", comment(doc));
        let (argument, value) = match kind {
            Kind::Set(_) => (format!("std::initializer_list<{kind_name}> words"), "bits"),
            // A fraction does not become a whole number, nor a number a flag.
            Kind::Number => ("Integer value".to_owned(), "static_cast<std::int64_t>(value)"),
            Kind::Flag => ("Flag value".to_owned(), kind.to_integer()),
            _ => (format!("{kind_name} value"), kind.to_integer()),
        };
        let template = match kind {
            Kind::Number => "template <class Integer, accepts::integer<Integer> = 0> ",
            Kind::Flag => "template <class Flag, accepts::flag<Flag> = 0> ",
            _ => "",
        };
        let collect = match kind {
            Kind::Set(_) => {
                "std::int64_t bits = 0; for (auto word : words) { bits |= static_cast<std::int64_t>(word); } "
            }
            _ => "",
        };
        let _ = writeln!(
            text,
            "    {template}constexpr {name}& {member}({argument}) noexcept {{ {collect}{own} = {value}; present |= {bit}; return *this; }}"
        );
        let (read, back) = match kind {
            Kind::Set(_) => ("std::int64_t", own.clone()),
            _ => (kind_name, kind.back(&own)),
        };
        let _ = writeln!(
            text,
            "    constexpr std::optional<{read}> {member}() const noexcept {{ if ((present & ({bit})) == 0) {{ return std::nullopt; }} return {back}; }}"
        );
        if let Some(word) = unset {
            let _ = writeln!(
                text,
                "    constexpr {name}& {member}_{word}() noexcept {{ {own} = -1; present |= {bit}; return *this; }}"
            );
        } else if !name.ends_with("_rules") {
            let _ = writeln!(
                text,
                "    constexpr {name}& {member}(std::nullopt_t) noexcept {{ {own} = 0; present &= ~({bit}); return *this; }}"
            );
        }
    }
    let _ = writeln!(text, "}};\nstatic_assert(sizeof({name}) == sizeof({c}), \"arrays of both are the same\");\n");
}

fn metrics(text: &mut String) {
    let metrics = catalogue::METRICS.iter().map(|metric| metric.definition());
    enumeration(text, "KPIs.", "metric", "std::int32_t", "KPI_METRIC", metrics.clone().map(|definition| definition.id));
    text.push_str("/// The variants of each KPI: kpi::variant::service_level::of_offered.\nnamespace variant {\n\n");
    for definition in metrics.clone() {
        let prefix = format!("KPI_VARIANT_{}", upper(definition.id));
        let names = definition.variants.iter().map(|variant| variant.name);
        enumeration(text, definition.meaning, definition.id, "std::int32_t", &prefix, names);
    }
    text.push_str("}  // namespace variant\n\n/// The KPI of a variant.\ntemplate <class Variant> struct metric_of;\n");
    for definition in metrics {
        let id = definition.id;
        let _ = writeln!(
            text,
            "template <> struct metric_of<variant::{id}> {{ static constexpr metric value = metric::{id}; }};"
        );
    }
    text.push('\n');
}
