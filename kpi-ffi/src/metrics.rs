//! The catalogue of KPIs and their variants, as data.

use crate::catalogue::{at, fill, find, number};
use crate::handle::{give, out};
use crate::status::{guard, kpi_error, kpi_status};
use crate::text::{kpi_bytes, kpi_str};
use crate::value::{metric, variant};
use kpi_core::{Definition, catalogue};

/// A KPI.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_metric_info {
    /// The stable number, `KPI_METRIC_...`.
    pub number: i32,
    /// How many variants are computed.
    pub variants: i32,
    /// The number of the default variant, or 0 where the field has none.
    pub default_variant: i32,
    /// The id in every layer.
    pub id: kpi_str,
    /// Its English name.
    pub name_en: kpi_str,
    /// Its Chinese name.
    pub name_zh: kpi_str,
    /// Its French name.
    pub name_fr: kpi_str,
    /// What a manager would say.
    pub meaning: kpi_str,
    /// The family: `accessibility`, `handling` ...
    pub family: kpi_str,
    /// `higher is better` ...
    pub better: kpi_str,
    /// The unit, as `kpi_value_unit` has it.
    pub unit: kpi_str,
    /// What to know about it.
    pub notes: kpi_str,
    /// What was read.
    pub source: kpi_str,
}

/// A variant of a KPI.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct kpi_variant_info {
    /// The stable number within the KPI, `KPI_VARIANT_...`.
    pub number: i32,
    /// How many facts its formula reads.
    pub facts: i32,
    /// The name in every layer.
    pub name: kpi_str,
    /// What it is, in words.
    pub meaning: kpi_str,
    /// Who reports it so.
    pub who: kpi_str,
    /// The unit, as `kpi_value_unit` has it.
    pub unit: kpi_str,
    /// `higher is better` ...
    pub better: kpi_str,
}

/// How many KPIs there are.
///
/// Threads: any. Errors: none.
#[unsafe(no_mangle)]
pub extern "C" fn kpi_metric_count() -> i32 {
    number(catalogue::METRICS.len())
}

fn metric_info(definition: &Definition) -> kpi_metric_info {
    kpi_metric_info {
        number: definition.number.into(),
        variants: number(definition.variants.len()),
        default_variant: definition.default_variant().map_or(0, |variant| variant.number.into()),
        id: kpi_str::of(definition.id),
        name_en: kpi_str::of(definition.names.en),
        name_zh: kpi_str::of(definition.names.zh),
        name_fr: kpi_str::of(definition.names.fr),
        meaning: kpi_str::of(definition.meaning),
        family: kpi_str::of(definition.family.name()),
        better: kpi_str::of(definition.better.words()),
        unit: kpi_str::of(definition.unit.name()),
        notes: kpi_str::of(definition.notes),
        source: kpi_str::of(definition.source),
    }
}

/// KPI `index` of the list, from 0 to `kpi_metric_count() - 1`; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for an entry that is not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_metric_at(
    index: i32,
    out: *mut kpi_metric_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let definition = at(catalogue::METRICS, index, "KPI")?.definition();
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, metric_info(definition)) }
    })
}

/// The KPI of this number; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_metric_get(
    metric_number: i32,
    out: *mut kpi_metric_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let definition = metric(metric_number)?.definition();
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, metric_info(definition)) }
    })
}

/// The number of the KPI of this id.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_metric_find(id: kpi_str, out: *mut i32, error: *mut *mut kpi_error) -> kpi_status {
    let position = |id: &str| catalogue::by_id(id).map(|metric| metric.definition().number.into());
    // SAFETY: a text and a place, as the header asks.
    guard(error, || unsafe { find(id, out, "KPI", position) })
}

/// The numbers of the KPIs whose names, meanings or variants say these words, in English, Chinese or French: exact names first.
///
/// Writes at most `room` numbers, and to `*found` how many there are; `numbers` may be NULL where `room` is 0.
///
/// Threads: any. Errors: text that is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_metric_search(
    words: kpi_str,
    numbers: *mut i32,
    room: usize,
    found: *mut usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        // SAFETY: a text and places, as the header asks.
        let (words, found) = unsafe { (words.read()?, out(found, "found")?) };
        if room > 0 {
            // SAFETY: only checked here.
            unsafe { out(numbers, "numbers") }?;
        }
        let metrics = catalogue::search(words);
        for (at, metric) in metrics.iter().take(room).enumerate() {
            // SAFETY: `room` places, as the header asks.
            unsafe { numbers.add(at).write(metric.definition().number.into()) };
        }
        found.write(metrics.len());
        Ok(())
    })
}

/// Variant `index` of a KPI, from 0; `size` is `sizeof *out`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_variant_at(
    metric_number: i32,
    index: i32,
    out: *mut kpi_variant_info,
    size: usize,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let definition = metric(metric_number)?.definition();
        let variant = at(definition.variants, index, "variant")?;
        let info = kpi_variant_info {
            number: variant.number.into(),
            facts: number(variant.facts.len()),
            name: kpi_str::of(variant.name),
            meaning: kpi_str::of(variant.meaning),
            who: kpi_str::of(variant.who),
            unit: kpi_str::of(definition.unit_of(variant).name()),
            better: kpi_str::of(definition.better_of(variant).words()),
        };
        // SAFETY: a place of that size, as the header asks.
        unsafe { fill(out, size, info) }
    })
}

/// The number of the variant of this name.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_variant_find(
    metric_number: i32,
    name: kpi_str,
    out: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let definition = metric(metric_number)?.definition();
        let position = |name: &str| definition.variant(name).map(|variant| variant.number.into());
        // SAFETY: a text and a place, as the header asks.
        unsafe { find(name, out, "variant", position) }
    })
}

/// The number of fact `index` that a variant reads, from 0 to `kpi_variant_info.facts - 1`.
///
/// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_variant_fact(
    metric_number: i32,
    variant_number: i32,
    index: i32,
    to: *mut i32,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let variant = variant(metric(metric_number)?.definition(), variant_number)?;
        let fact = at(variant.facts, index, "fact of the variant")?;
        // SAFETY: a place, as the header asks.
        unsafe { out(to, "to") }?.write(fact.number.into());
        Ok(())
    })
}

/// The columns that a variant needs, one a line: `contact.outcome`, `contact.wait` ... (under default rules).
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_variant_columns(
    metric_number: i32,
    variant_number: i32,
    out: *mut *mut kpi_bytes,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            let variant = variant(metric(metric_number)?.definition(), variant_number)?;
            let columns = variant.columns();
            let lines =
                columns.iter().flat_map(|(fact, fields)| fields.iter().map(move |field| format!("{fact}.{field}\n")));
            Ok(lines.collect::<String>().into_bytes())
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_bytes>(out, make) }
    })
}

/// The formula of a variant as text: `answered_within / (offered - wait_unknown)`.
///
/// Ownership: `*out` is the caller's. Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kpi_variant_formula(
    metric_number: i32,
    variant_number: i32,
    out: *mut *mut kpi_bytes,
    error: *mut *mut kpi_error,
) -> kpi_status {
    guard(error, || {
        let make = || {
            let variant = variant(metric(metric_number)?.definition(), variant_number)?;
            Ok(variant.formula_text().into_bytes())
        };
        // SAFETY: a place for the result, as the header asks.
        unsafe { give::<kpi_bytes>(out, make) }
    })
}
