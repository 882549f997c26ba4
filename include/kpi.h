/*
 * kpi.h: exact contact-centre KPIs for C, C++ and every language that binds to C.
 *
 *   rows (a call, an answer, an agent's state)  ->  totals (exact integers that only add)  ->  KPIs (exact quotients)
 *
 * A short program stands in examples/c/scorecard.c, a call distributor in examples/cpp/acd.cpp; C++ has kpi.hpp on top of this.
 * The ids, words and row structs of all facts and KPIs are in kpi_ids.h, which is generated, as this header is.
 *
 * What holds for every function:
 *
 * - Status. 0 (KPI_STATUS_OK) is success. Results go to `out` pointers, which are written on success only. A call that fails
 *   leaves everything as it was, unless its comment says otherwise.
 * - Errors. A `kpi_error **error` comes last. NULL asks for no words. On failure it receives an error that the caller frees with
 *   kpi_error_free(); on success it is not touched. Read it after the call: in f(kpi_observe(..., &error), error) C may read it before.
 * - Ownership. What a function hands out as a handle (kpi_totals *, kpi_value *, ...) is the caller's until its _free function.
 *   Arguments are read during the call only. A kpi_str that comes back is borrowed from the handle that it was asked of.
 * - NULL is refused with KPI_STATUS_NULL_POINTER wherever a comment does not allow it; freeing NULL does nothing. A handle of another kind
 *   is refused with KPI_STATUS_WRONG_HANDLE. A pointer to freed or foreign memory cannot be told apart: never pass one.
 * - Threads. A handle may move between threads. Calls that only read a handle (it is `const` there) may run at the same time; a call
 *   that changes it needs it alone. For many writers there is kpi_sharded: one shard per thread, no lock.
 * - Panics. The library does not panic on any input that is known. Should it do so all the same, the panic is caught, the call returns
 *   KPI_STATUS_PANICKED, and the handles that it was using are poisoned: all calls but _free refuse them.
 * - Memory. Sizes that callers choose are reserved fallibly (KPI_STATUS_NO_MEMORY, KPI_STATUS_OUT_OF_RANGE for shards). Where the system has no memory at all for the small
 *   rest, the process is aborted, as by any C++ program without a handler for std::bad_alloc.
 * - Numbers. Every integer has at most 64 bits. Times are microseconds, instants microseconds since 1970-01-01 UTC, money minor units.
 *   Nothing uses a magic number for "unknown": a struct has a mask `present`, one bit a member.
 * - Growth. Structs are passed with their size, so that an older header and a newer library work together; a newer header with an older
 *   library is told KPI_STATUS_UNKNOWN_FIELD. Numbers and names are only ever added.
 * - Tables. Whole tables come in and go out over the Arrow C Data Interface and the Arrow C Stream Interface: kpi_query says what their
 *   columns hold and what is asked, kpi_run counts their batches, kpi_card has the result. Arrays and streams that are handed over are
 *   moved, and released once, whatever comes of the call; schemas stay the caller's. What a struct says of itself is checked before it is
 *   used (KPI_STATUS_BAD_ARROW); the length of a buffer cannot be, as in all of C.
 */

#ifndef KPI_H
#define KPI_H

#include <stddef.h>
#include <stdint.h>
#include "kpi_ids.h"

// The structs of the Arrow C Data Interface and the Arrow C Stream Interface, as their specification says that every program may define
// them: the macros keep a second definition out.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

#endif

// The version of the ABI: functions, structs and constants are only ever added under one version.
#define KPI_ABI_VERSION 1

// Only sums are kept: nothing beside them grows, and `kpi_observe` allocates nothing.
#define KPI_KEEP_SUMS 0

// Distributions, distinct members and quotients are kept too, every value as it is: percentiles, longest waits, distinct
// customers. Numbers from 2 to 30 keep distributions rounded to so many significant bits instead.
#define KPI_KEEP_EXACT 1

// The total is not known.
#define KPI_READING_UNKNOWN 0

// The total is known.
#define KPI_READING_KNOWN 1

// The rules declare that the source has no such part.
#define KPI_READING_ABSENT 2

// The variant that a KPI has by default; undefined for the reason KPI_UNDEFINED_VARIANT_NOT_CHOSEN where the field has none.
#define KPI_DEFAULT_VARIANT 0

// Bits of `kpi_parameters.present`: the share p of a percentile is given, `p_numerator` and `p_denominator`.
#define KPI_PARAMETER_P 3

// Bit of `kpi_parameters.present`: the percentile rule is given.
#define KPI_PARAMETER_PERCENTILE (1 << 2)

// Bits of `kpi_parameters.present`: the discount is given, `discount_numerator` and `discount_denominator`.
#define KPI_PARAMETER_DISCOUNT (3 << 3)

// The integers of a column of times count seconds.
#define KPI_TIME_SECONDS 1

// ... milliseconds.
#define KPI_TIME_MILLIS 2

// ... microseconds.
#define KPI_TIME_MICROS 3

// ... nanoseconds.
#define KPI_TIME_NANOS 4

// The numbers of a column of amounts are minor units (cents), also where the column has decimals.
#define KPI_AMOUNTS_MINOR_UNITS 1

// The numbers of a column of amounts are counted in units of so many decimals: `kpi_column.decimals`.
#define KPI_AMOUNTS_DECIMALS 2

// Asks for a KPI by its id.
#define KPI_ASK_KPI 1

// Asks for the KPIs of a family that the columns allow.
#define KPI_ASK_FAMILY 2

// Asks for every KPI that the columns allow.
#define KPI_ASK_ALL 3

// Asks for a formula of the caller's.
#define KPI_ASK_OWN 4

// A measure counts the rows of which a column of booleans says yes.
#define KPI_MEASURE_COUNT_WHERE 1

// A measure counts the rows of which a column of whole numbers is above `above`.
#define KPI_MEASURE_COUNT_ABOVE 2

// A measure sums a column.
#define KPI_MEASURE_SUM 3

// A row for each group, a column for each KPI: exact quotients rounded once, null where undefined.
#define KPI_TABLE_WIDE 1

// The same, beside each KPI its numerator, denominator, reason and excluded rows.
#define KPI_TABLE_WIDE_WITH_PARTS 2

// A row for each value, with everything that is told of it.
#define KPI_TABLE_LONG 3

// What became of the rows of each table: read, counted, rejected by reason, not of the fact.
#define KPI_TABLE_RECONCILIATION 4

// The first rejected rows, with why.
#define KPI_TABLE_REJECTED_ROWS 5

// The words that stand for none of their field, with their rows.
#define KPI_TABLE_UNMAPPED_WORDS 6

// The KPIs that were left out of families, or of all, with why.
#define KPI_TABLE_LEFT_OUT_KPIS 7

// What was found for the rows of tables that take their keys from another.
#define KPI_TABLE_INHERITED_KEYS 8

// Bytes or text that the library made and the caller owns.
//
// Ownership: free it with `kpi_bytes_free`.
typedef struct kpi_bytes kpi_bytes;

// The KPIs of every group, and all that is needed to say how they were made. It does not change any more.
//
// Ownership: whoever receives one frees it with `kpi_card_free`.
typedef struct kpi_card kpi_card;

// A distribution of microseconds.
//
// Ownership: whoever receives one frees it with `kpi_distribution_free`.
typedef struct kpi_distribution kpi_distribution;

// Why a call failed, in words.
//
// Functions that can fail take a `kpi_error **error` last. NULL asks for none; else, on failure only, it receives an error that
// the caller owns and frees with `kpi_error_free`. What it held before is not freed.
typedef struct kpi_error kpi_error;

// Totals of one fact by a text key (a queue, a site) and, where asked for, by interval. Groups come in the order of key and time.
//
// Ownership: whoever receives one frees it with `kpi_grouped_free`.
typedef struct kpi_grouped kpi_grouped;

// What is asked of tables: which columns hold which fields of which facts, by what to group, and which KPIs.
//
// Built up by the calls below, each of which adds to it; what they name is looked at when a run starts. The same query may be run often.
//
// Ownership: whoever receives one frees it with `kpi_query_free`; runs keep nothing of it.
typedef struct kpi_query kpi_query;

// A query under way: batches are pushed, then the scorecard is asked for.
//
// Ownership: whoever receives one frees it with `kpi_run_free`.
typedef struct kpi_run kpi_run;

// The writer of a shard: one thread at a time.
//
// Ownership: whoever receives one frees it with `kpi_shard_free`; what it counted stays, and the shard can be taken again.
typedef struct kpi_shard kpi_shard;

// Totals of one fact in shards, each fed by one thread, read by any. Only sums are kept.
//
// A new day: keep the snapshot of midnight, and `kpi_totals_unmerge` it from those of the day. After a restart: merge the totals that were
// stored (`kpi_totals_to_bytes`) into each snapshot. Both are exact.
//
// Ownership: whoever receives one frees it with `kpi_sharded_free`; writers of its shards may outlive it.
typedef struct kpi_sharded kpi_sharded;

// Totals of one fact under its rules, and, where asked for, the states beside them.
//
// Ownership: whoever receives one frees it with `kpi_totals_free`.
typedef struct kpi_totals kpi_totals;

// The value of a KPI: exact parts, or why there is none, with everything needed to say how it was made.
//
// Ownership: whoever receives one frees it with `kpi_value_free`.
typedef struct kpi_value kpi_value;

// A string as pointer and length, UTF-8, not ended by a zero.
//
// As an argument it is read during the call only; `{NULL, 0}` is the empty string. As a result it is borrowed: from the handle
// that it was asked of, until that handle is changed or freed, or from the library for ever where the function says *static*.
typedef struct kpi_str {
  // The first byte; may be NULL where `size` is 0.
  const char *data;
  // The number of bytes.
  size_t size;
} kpi_str;

// What became of a call: `KPI_STATUS_OK`, a code of the library (`KPI_STATUS_ROW_REJECTED` ... in `kpi_ids.h`), or, from 1001,
// what only a binding can get wrong.
typedef int32_t kpi_status;

// What some formulas ask of the caller.
typedef struct kpi_parameters {
  // Which members are given: KPI_PARAMETER_P, KPI_PARAMETER_PERCENTILE, KPI_PARAMETER_DISCOUNT.
  uint64_t present;
  // The share of a percentile: 80 ...
  int64_t p_numerator;
  // ... of 100.
  int64_t p_denominator;
  // The rule that reads it: `KPI_PERCENTILE_...`, nearest rank where it is not given.
  int64_t percentile;
  // The discount of a period: 1 ...
  int64_t discount_numerator;
  // ... of 10.
  int64_t discount_denominator;
} kpi_parameters;

// The figures of a value.
typedef struct kpi_figure {
  // The part above the line, as counted; 0 where the value is undefined.
  int64_t numerator;
  // The part below the line, as counted, never reduced; 0 where the value is undefined.
  int64_t denominator;
  // Rows of the facts that were rejected, for whatever reason.
  int64_t rejected;
  // How many things the value rests on; only where `has_n` is 1.
  int64_t n;
  // Whether the value rests on a number of things.
  int32_t has_n;
  // 0 where the value is defined, else why not: `KPI_UNDEFINED_...`.
  int32_t reason;
  // Entries for `kpi_value_left_out`.
  int32_t left_out;
  // Entries for `kpi_value_pending`.
  int32_t pending;
  // Entries for `kpi_value_rule`.
  int32_t rules;
  // Entries for `kpi_value_parameter`.
  int32_t parameters;
} kpi_figure;

// Rows that a value leaves out, by the total that counts them. This struct does not grow.
typedef struct kpi_left_out {
  // The fact. Static.
  struct kpi_str fact;
  // The total: `wait_unknown`, `waiting` ... Static.
  struct kpi_str total;
  // How many rows.
  int64_t rows;
} kpi_left_out;

// A rule under which a value was counted. This struct does not grow.
typedef struct kpi_rule_shown {
  // The fact whose rule it is. Static.
  struct kpi_str fact;
  // The rule. Static.
  struct kpi_str rule;
  // Its value as text. Borrowed from the value.
  struct kpi_str text;
} kpi_rule_shown;

// A group: its key, and the start of its interval. This struct does not grow.
typedef struct kpi_group {
  // The key. From `kpi_grouped_next` it is borrowed from the grouping, until that is changed.
  struct kpi_str key;
  // The start of the interval, microseconds since 1970 in UTC; only where `has_start` is 1.
  int64_t start;
  // 0 where there are no intervals, or where the rows did not tell their instant.
  int32_t has_start;
} kpi_group;

// A fact: one kind of row. All texts of the catalogue are static.
typedef struct kpi_fact_info {
  // The stable number, `KPI_FACT_...`.
  int32_t number;
  // The version of its rules and of what rows mean under them.
  int32_t version;
  // The name in every layer.
  struct kpi_str name;
  // What one row is.
  struct kpi_str doc;
  // How many fields a row has, numbered from 0.
  int32_t fields;
  // How many rules, numbered from 0.
  int32_t rules;
  // How many totals, numbered from 0.
  int32_t totals;
  // How many distributions, sets and quotients are kept beside them, numbered from 0 in this order.
  int32_t states;
} kpi_fact_info;

// A field of a row, or a rule.
typedef struct kpi_member_info {
  // The stable number within the fact: its bit in `present`.
  int32_t number;
  // How many words it has, where it is a word or a set of words.
  int32_t words;
  // Whether a row without it is rejected; rules never are required.
  int32_t required;
  // Whether -1 stands for unset (of a rule).
  int32_t may_be_unset;
  // The value where the caller says nothing (of a rule).
  int64_t default_value;
  // The name in every layer.
  struct kpi_str name;
  // `duration` (microseconds), `instant` (microseconds since 1970, UTC), `flag`, `count`, `id`, `score`, `word`, `set`, `number`,
  // `money` (minor units), `currency`.
  struct kpi_str kind;
  // What it says, or changes.
  struct kpi_str doc;
} kpi_member_info;

// A total, or a state beside the totals.
typedef struct kpi_total_info {
  // The stable number within the fact.
  int32_t number;
  // The total that makes this one unknown while it is not zero, or -1.
  int32_t unless;
  // Whether it counts instants, which are taken once where queues are put side by side.
  int32_t once;
  // The name in every layer.
  struct kpi_str name;
  // `count`, `us` (microseconds), `minor_units`, `points`; of a state `distribution`, `set`, `quotients`.
  struct kpi_str unit;
  // `counted`, `excluded` (rows that formulas leave out) or `pending`; of a state `counted`.
  struct kpi_str role;
  // What it counts, exactly.
  struct kpi_str doc;
} kpi_total_info;

// A KPI.
typedef struct kpi_metric_info {
  // The stable number, `KPI_METRIC_...`.
  int32_t number;
  // How many variants are computed.
  int32_t variants;
  // The number of the default variant, or 0 where the field has none.
  int32_t default_variant;
  // The id in every layer.
  struct kpi_str id;
  // Its English name.
  struct kpi_str name_en;
  // Its Chinese name.
  struct kpi_str name_zh;
  // Its French name.
  struct kpi_str name_fr;
  // What a manager would say.
  struct kpi_str meaning;
  // The family: `accessibility`, `handling` ...
  struct kpi_str family;
  // `higher is better` ...
  struct kpi_str better;
  // The unit, as `kpi_value_unit` has it.
  struct kpi_str unit;
  // What to know about it.
  struct kpi_str notes;
  // What was read.
  struct kpi_str source;
} kpi_metric_info;

// A variant of a KPI.
typedef struct kpi_variant_info {
  // The stable number within the KPI, `KPI_VARIANT_...`.
  int32_t number;
  // How many facts its formula reads.
  int32_t facts;
  // The name in every layer.
  struct kpi_str name;
  // What it is, in words.
  struct kpi_str meaning;
  // Who reports it so.
  struct kpi_str who;
  // The unit, as `kpi_value_unit` has it.
  struct kpi_str unit;
  // `higher is better` ...
  struct kpi_str better;
} kpi_variant_info;

// What is asked for: a KPI, or several. Members that are zero say nothing: start from a struct that is all zero.
typedef struct kpi_ask {
  // `KPI_ASK_...`.
  int64_t what;
  // The id of the KPI (`service_level`), the name of the family (`accessibility`), or that of the caller's own KPI.
  struct kpi_str id;
  // The formula of the caller's own KPI: `(calls.sold) / (contact.answered)`.
  struct kpi_str formula;
  // The name of the variant, or empty for the default one.
  struct kpi_str variant;
  // Rules that differ from those of the mapping: `answer_within=30s`.
  struct kpi_str rules;
  // The name in tables, where it is not the id.
  struct kpi_str name;
  // The unit in which the caller's own KPI is shown: `share`, `count`, `duration`, `number`, `points`, `per_mille`, `money`.
  struct kpi_str unit;
  // 2 to 30: distributions are kept rounded to so many significant bits. 0 keeps every value as it is.
  int64_t bounded_bits;
  // 4 to 26: distinct members are estimated, at this precision (12 for some 1.6 %), in bounded memory. 0 remembers every one.
  int64_t estimated_lg_k;
  // What the formula asks for, the share p of a percentile first of all.
  struct kpi_parameters parameters;
} kpi_ask;

// A column of a table. Members that are zero say nothing: start from a struct that is all zero.
typedef struct kpi_column {
  // Its name.
  struct kpi_str name;
  // The column of the instant before: the field is the time from there to this column. Else empty.
  struct kpi_str since;
  // What its integers and floating-point numbers count, where it holds times: `KPI_TIME_...`. Arrow durations and timestamps say so themselves.
  int32_t unit;
  // What its numbers count, where it holds amounts: `KPI_AMOUNTS_...`.
  int32_t amounts;
  // How many decimals, under KPI_AMOUNTS_DECIMALS: 2 counts euros in cents.
  int64_t decimals;
} kpi_column;

// A table of a run, by the schema that its batches have. This struct does not grow.
typedef struct kpi_table {
  // The name that the query has for it.
  struct kpi_str name;
  // Its schema: a struct of columns. Read during the call only; it stays the caller's, who releases it.
  const struct ArrowSchema *schema;
} kpi_table;

// Tells how far a run has come: `rows` counted so far of `pushed`, of all tables. Another number than 0 cancels the run.
//
// Called from the thread that pushes, every few hundred thousand rows. It must return: no exception and no longjmp may leave it, and it
// must not use the run.
typedef int32_t (*kpi_progress)(void *data, uint64_t rows, uint64_t pushed);

// It went well.
#define KPI_STATUS_OK 0

// A pointer is NULL (or not aligned) where something is needed.
#define KPI_STATUS_NULL_POINTER 1001

// A handle is of another kind, or was freed.
#define KPI_STATUS_WRONG_HANDLE 1002

// An earlier call failed inside the handle: it can only be freed.
#define KPI_STATUS_POISONED 1003

// The library failed inside the call; the handles that it was using are poisoned.
#define KPI_STATUS_PANICKED 1004

// A text is not UTF-8.
#define KPI_STATUS_NOT_UTF8 1005

// A size that no row, array or memory has.
#define KPI_STATUS_BAD_SIZE 1006

// The memory that a size asks for cannot be had.
#define KPI_STATUS_NO_MEMORY 1007

// A row sets fields, or a struct members, that this library does not know: it is older than the header.
#define KPI_STATUS_UNKNOWN_FIELD 1008

// One handle is given twice where two are needed.
#define KPI_STATUS_SAME_HANDLE 1009

// The value is undefined: its reason says why.
#define KPI_STATUS_UNDEFINED 1010

// The two values are of different variants, or in different currencies.
#define KPI_STATUS_NOT_COMPARABLE 1011

// An Arrow struct was released, lacks something, or contradicts itself or its schema.
#define KPI_STATUS_BAD_ARROW 1012

// A stream failed: its own message says why.
#define KPI_STATUS_STREAM_FAILED 1013

// A run that was finished cannot count any more.
#define KPI_STATUS_FINISHED 1014

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The version of the ABI that the library was built with; compare it with `KPI_ABI_VERSION` of the header.
//
// Threads: any. Errors: none.
int32_t kpi_abi_version(void);

// The version of the library, `0.1.0`. Static: never freed.
//
// Threads: any. Errors: none.
struct kpi_str kpi_version(void);

// The name of a status: `ok`, `rules_differ` ...; empty for a number that no status has. Static.
//
// Threads: any. Errors: none.
struct kpi_str kpi_status_name(kpi_status status);

// The status of the call that failed; KPI_STATUS_NULL_POINTER for NULL, KPI_STATUS_WRONG_HANDLE for another handle.
//
// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
kpi_status kpi_error_status(const struct kpi_error *error);

// What went wrong and how to mend it, for a person. Borrowed from the error; empty for NULL and other handles.
//
// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
struct kpi_str kpi_error_message(const struct kpi_error *error);

// The field of the row that shows why it was rejected. Static; empty where no row was rejected, for NULL
// and for other handles.
//
// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
struct kpi_str kpi_error_field(const struct kpi_error *error);

// The number of the row in the array, from 0: of the first rejected one, or of the one that stopped the call; -1 where no row
// is meant, for NULL and for other handles.
//
// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
int64_t kpi_error_row(const struct kpi_error *error);

// How many rows of the array were rejected; they are counted by reason in the totals. 0 for NULL and other handles.
//
// Threads: reads of one handle may run at the same time. Errors: none; see above for NULL and other handles.
int64_t kpi_error_rejected(const struct kpi_error *error);

// Frees an error; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_error_free(struct kpi_error *error);

// What the bytes hold: text is UTF-8. Borrowed until they are freed.
//
// Threads: reads of one handle may run at the same time. Errors: `{NULL, 0}` for NULL or another handle.
struct kpi_str kpi_bytes_view(const struct kpi_bytes *bytes);

// Frees bytes; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_bytes_free(struct kpi_bytes *bytes);

// Empty totals of a fact (`KPI_FACT_...`) under rules given as its rules struct; NULL rules are the defaults.
//
// `keep`: KPI_KEEP_SUMS, KPI_KEEP_EXACT, or 2 to 30 significant bits for distributions.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: unknown fact, a rule off its range.
kpi_status kpi_totals_new(int32_t fact_number,
                          const void *rules,
                          size_t rules_size,
                          int32_t keep,
                          struct kpi_totals **out,
                          struct kpi_error **error);

// Empty totals under rules given as text, such as `contact/1 answer_within=30s short_abandon=5s`; rules that are not named have
// their defaults.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: text that is no rules.
kpi_status kpi_totals_from_rules(struct kpi_str rules,
                                 int32_t keep,
                                 struct kpi_totals **out,
                                 struct kpi_error **error);

// Totals of which nothing is known yet, to be filled with `kpi_totals_set` and `kpi_totals_feed`: for platforms that keep
// interval tables. What is not set stays unknown, never zero. `keep` as in `kpi_totals_new`.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: as `kpi_totals_new`.
kpi_status kpi_totals_unknown(int32_t fact_number,
                              const void *rules,
                              size_t rules_size,
                              int32_t keep,
                              struct kpi_totals **out,
                              struct kpi_error **error);

// Forgets everything: no total and no state is known any more, as after `kpi_totals_unknown`. For totals whose rules came as text.
//
// Threads: `totals` is changed. Errors: handles.
kpi_status kpi_totals_forget(struct kpi_totals *totals,
                             struct kpi_error **error);

// Frees totals; NULL is nothing to free.
//
// Threads: nobody else may use them. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_totals_free(struct kpi_totals *totals);

// A copy with a life of its own.
//
// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: handles.
kpi_status kpi_totals_clone(const struct kpi_totals *totals, struct kpi_totals **out, struct kpi_error **error);

// Empties totals: the same rules, the same states kept, the same totals known, all zero.
//
// Threads: `totals` is changed. Errors: handles.
kpi_status kpi_totals_clear(struct kpi_totals *totals, struct kpi_error **error);

// Adds what other totals counted: other hours, other machines. Any order and any split gives equal bits.
//
// Both were made with one `keep`, and under one set of rules.
//
// Threads: `into` is changed, `from` is read. Errors: KPI_STATUS_FACTS_DIFFER, KPI_STATUS_RULES_DIFFER, KPI_STATUS_FORMS_DIFFER (another
// `keep`), KPI_STATUS_OVERFLOW; `into` is as before then.
kpi_status kpi_totals_merge(struct kpi_totals *into,
                            const struct kpi_totals *from,
                            struct kpi_error **error);

// Adds what other totals counted of other queues at the same instants: instants of snapshots are taken once. For facts that
// look at no instants (nearly all) it is the same as `kpi_totals_merge`.
//
// Threads and errors: as `kpi_totals_merge`, and KPI_STATUS_INSTANTS_DIFFER.
kpi_status kpi_totals_merge_beside(struct kpi_totals *into,
                                   const struct kpi_totals *from,
                                   struct kpi_error **error);

// Takes away what was merged before: a window lets go of its oldest minute without drift.
//
// Threads and errors: as `kpi_totals_merge`, and KPI_STATUS_NOT_A_PART.
kpi_status kpi_totals_unmerge(struct kpi_totals *into, const struct kpi_totals *from, struct kpi_error **error);

// Whether both hold equal bits: rules, known totals, integers, rejected rows and states. `*equal` becomes 1 or 0.
//
// Threads: both are read. Errors: handles.
kpi_status kpi_totals_equal(const struct kpi_totals *one,
                            const struct kpi_totals *other,
                            int32_t *equal,
                            struct kpi_error **error);

// The number of the fact, `KPI_FACT_...`.
//
// Threads: `totals` is read. Errors: handles.
kpi_status kpi_totals_fact(const struct kpi_totals *totals, int32_t *fact, struct kpi_error **error);

// The canonical text of the rules: `contact/1 unit=contact ... answer_within=20s ...`.
//
// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: handles.
kpi_status kpi_totals_rules(const struct kpi_totals *totals, struct kpi_bytes **out, struct kpi_error **error);

// Reads a total by its number. `*reading` becomes KPI_READING_KNOWN, KPI_READING_UNKNOWN or KPI_READING_ABSENT; `*value` is
// written only where it is known: counts as they are, times in microseconds, money in minor units.
//
// Threads: `totals` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a number that no total has.
kpi_status kpi_totals_get(const struct kpi_totals *totals,
                          int32_t total,
                          int32_t *reading,
                          int64_t *value,
                          struct kpi_error **error);

// Makes a total known, with this value: for totals that another system counted.
//
// Threads: `totals` is changed. Errors: a number that no total has, a count below zero, a part that the rules declare absent.
kpi_status kpi_totals_set(struct kpi_totals *totals,
                          int32_t total,
                          int64_t value,
                          struct kpi_error **error);

// Feeds a state that another system kept, by its name: an observation to a distribution, a member to a set (`below` is NULL),
// or a quotient of `value` over `*below`.
//
// Threads: `totals` is changed. Errors: KPI_STATUS_UNKNOWN_NAME where no such state is kept, an observation below zero.
kpi_status kpi_totals_feed(struct kpi_totals *totals,
                           struct kpi_str state,
                           int64_t value,
                           const int64_t *below,
                           struct kpi_error **error);

// Rows left out for a reason, `KPI_REJECT_...`.
//
// Threads: `totals` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a number that no reason has.
kpi_status kpi_totals_rejected(const struct kpi_totals *totals,
                               int32_t reason,
                               int64_t *rows,
                               struct kpi_error **error);

// Totals and states as bytes, to be stored or sent: with their fact, their rules and a checksum. Equal totals give equal bytes.
//
// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: handles.
kpi_status kpi_totals_to_bytes(const struct kpi_totals *totals,
                               struct kpi_bytes **out,
                               struct kpi_error **error);

// Totals from bytes that `kpi_totals_to_bytes` made, on whatever machine.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: KPI_STATUS_CORRUPT for bytes that were cut, changed or made by a
// later version.
kpi_status kpi_totals_from_bytes(const uint8_t *data,
                                 size_t size,
                                 struct kpi_totals **out,
                                 struct kpi_error **error);

// Counts an array of rows: `kpi_observe(totals, rows, sizeof *rows, n, NULL)`, or one row with `n` 1.
//
// `rows` are structs of the fact of the totals, `kpi_<fact>_row` in `kpi_ids.h`; members whose bit is not set in `present` are
// unknown, never zero.
//
// A row that breaks a row-local rule (a negative time, a score off its scale) is left out whole and counted by its reason; the
// others are counted all the same, and the call returns KPI_STATUS_ROW_REJECTED: the error tells the first such row, its field,
// and how many there were. KPI_STATUS_OVERFLOW stops at the row that the error tells; the rows before it stay counted.
// KPI_STATUS_UNKNOWN_FIELD (a row sets a bit that no field has) counts nothing at all.
//
// Allocates nothing under KPI_KEEP_SUMS. Ownership: `rows` are read during the call only. NULL: `rows` may be NULL where `n` is 0.
// Threads: `totals` is changed. Errors: those above, and KPI_STATUS_BAD_SIZE for a size that no row has.
kpi_status kpi_observe(struct kpi_totals *totals,
                       const void *rows,
                       size_t row_size,
                       size_t n,
                       struct kpi_error **error);

// Takes an array of rows away again, rejected ones from the rejected. A row that was never observed here is taken away all the same:
// only the sum of all parts must make sense, and totals below zero make values undefined (KPI_UNDEFINED_INCONSISTENT).
//
// Threads, errors and all else as `kpi_observe`: KPI_STATUS_ROW_REJECTED tells that a row had been rejected, and is no longer
// counted as such.
kpi_status kpi_unobserve(struct kpi_totals *totals,
                         const void *rows,
                         size_t row_size,
                         size_t n,
                         struct kpi_error **error);

// Corrects a row that was observed before it ended: a contact that waited is answered, one in conversation is handled. The old row
// is taken away, the new one counted; both are structs of the totals' fact of `row_size` bytes, and `old_row` is the row exactly as
// it was observed.
//
// Errors: KPI_STATUS_ROW_REJECTED says that the new row is rejected and counted so, and the old one gone. After any other error
// everything is as before. Threads: `totals` is changed. Allocates nothing under KPI_KEEP_SUMS.
kpi_status kpi_replace(struct kpi_totals *totals,
                       const void *old_row,
                       const void *new_row,
                       size_t row_size,
                       struct kpi_error **error);

// Evaluates a KPI (`KPI_METRIC_...`) in a variant (`KPI_VARIANT_...`, or KPI_DEFAULT_VARIANT) from the totals of the facts that it
// reads, at most one of each. A fact that is not given is unknown. `given` are the parameters, of `sizeof *given` bytes; it may be NULL.
//
// There is always a value: an undefined one has a reason, and is never zero.
//
// Ownership: `*out` is the caller's, and keeps nothing of the totals. Threads: all totals are read. Errors: unknown numbers, a
// fact given twice, parameters off their range.
kpi_status kpi_evaluate(const struct kpi_totals *const *facts,
                        size_t n,
                        int32_t metric_number,
                        int32_t variant_number,
                        const struct kpi_parameters *given,
                        size_t given_size,
                        struct kpi_value **out,
                        struct kpi_error **error);

// The figures of a value; `size` is `sizeof *out`.
//
// Threads: `value` is read. Errors: handles.
kpi_status kpi_value_figure(const struct kpi_value *value,
                            struct kpi_figure *out,
                            size_t size,
                            struct kpi_error **error);

// The nearest double, for display: exact parts stand in `kpi_value_figure`.
//
// Threads: `value` is read. Errors: KPI_STATUS_UNDEFINED where there is no value; `*to` is not written then.
kpi_status kpi_value_to_double(const struct kpi_value *value, double *to, struct kpi_error **error);

// Compares two values of one variant exactly: `*order` becomes -1, 0 or 1.
//
// Threads: both are read. Errors: KPI_STATUS_NOT_COMPARABLE for values of different variants or currencies, or where one is
// undefined and the other is not.
kpi_status kpi_value_compare(const struct kpi_value *one,
                             const struct kpi_value *other,
                             int32_t *order,
                             struct kpi_error **error);

// The whole value as text: `78.9 % (860 of 1090; of_offered, answer_within 20s)`. Borrowed from the value.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_text(const struct kpi_value *value);

// The figure alone: `78.9 %`, or an en dash where it is undefined. Borrowed from the value.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_short_text(const struct kpi_value *value);

// The id of the KPI: `service_level`. Borrowed from the value.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_metric(const struct kpi_value *value);

// The name of the variant: `of_offered`. Borrowed from the value.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_variant(const struct kpi_value *value);

// The unit: `share`, `duration` (the value is in microseconds), `count`, `number`, `points`, `per_mille`, `money` (minor units). Static.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_unit(const struct kpi_value *value);

// The three letters of the currency, where the value is money and the rules name one; else empty. Borrowed from the value.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_currency(const struct kpi_value *value);

// The name of the reason why there is no value: `empty`, `unknown` ...; empty where there is one. Static.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_reason(const struct kpi_value *value);

// What the reason is about: the unknown total, the missing parameter, the required rule; empty for other reasons. Borrowed from
// the value.
//
// Threads: `value` is read. Errors: empty for NULL and other handles.
struct kpi_str kpi_value_reason_of(const struct kpi_value *value);

// Rows that the formula leaves out because something about them is unknown: entry `at` of `kpi_figure.left_out`.
//
// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
kpi_status kpi_value_left_out(const struct kpi_value *value,
                              int32_t at,
                              struct kpi_left_out *out,
                              struct kpi_error **error);

// Rows that cannot be judged before the horizon: entry `at` of `kpi_figure.pending`.
//
// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
kpi_status kpi_value_pending(const struct kpi_value *value,
                             int32_t at,
                             struct kpi_left_out *out,
                             struct kpi_error **error);

// The rules that the value depends on: entry `at` of `kpi_figure.rules`.
//
// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
kpi_status kpi_value_rule(const struct kpi_value *value,
                          int32_t at,
                          struct kpi_rule_shown *out,
                          struct kpi_error **error);

// What the formula was asked with, as text: entry `at` of `kpi_figure.parameters`. Borrowed from the value.
//
// Threads: `value` is read. Errors: KPI_STATUS_OUT_OF_RANGE for an entry that is not there.
kpi_status kpi_value_parameter(const struct kpi_value *value,
                               int32_t at,
                               struct kpi_str *out,
                               struct kpi_error **error);

// Frees a value; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_value_free(struct kpi_value *value);

// No groups yet. Rules and `keep` as in `kpi_totals_new`; `key_names` says what the key holds (`queue`, or `queue, channel`; may be
// empty); `every` is the length of the intervals in microseconds (30 * KPI_MINUTE), counted from 1970 in UTC, or 0 for none.
//
// A row belongs to the interval of its instant: of contacts `arrived_at`, or `ended_at` under the rule `attribution`; a row without it goes to a
// group without a start.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: unknown fact, rules off their range, a negative length.
kpi_status kpi_grouped_new(int32_t fact_number,
                           const void *rules,
                           size_t rules_size,
                           int32_t keep,
                           struct kpi_str key_names,
                           int64_t every,
                           struct kpi_grouped **out,
                           struct kpi_error **error);

// Counts an array of rows in the group of this key, each in its interval: as `kpi_observe`. Allocates nothing for a key and an
// interval that are known already, under KPI_KEEP_SUMS.
//
// Threads: `grouped` is changed. Errors: as `kpi_observe`, and a key that is not UTF-8.
kpi_status kpi_grouped_observe(struct kpi_grouped *grouped,
                               struct kpi_str key,
                               const void *rows,
                               size_t row_size,
                               size_t n,
                               struct kpi_error **error);

// Takes an array of rows away from the group of this key: as `kpi_unobserve`. May allocate.
//
// Threads: `grouped` is changed. Errors: as `kpi_grouped_observe`.
kpi_status kpi_grouped_unobserve(struct kpi_grouped *grouped,
                                 struct kpi_str key,
                                 const void *rows,
                                 size_t row_size,
                                 size_t n,
                                 struct kpi_error **error);

// Corrects a row, even where the correction moves it to another group: as `kpi_replace`. May allocate.
//
// Threads: `grouped` is changed. Errors: as `kpi_replace`, and keys that are not UTF-8.
kpi_status kpi_grouped_replace(struct kpi_grouped *grouped,
                               struct kpi_str old_key,
                               const void *old_row,
                               struct kpi_str new_key,
                               const void *new_row,
                               size_t row_size,
                               struct kpi_error **error);

// Adds what another grouping counted, group by group.
//
// Threads: `into` is changed, `from` is read. Errors: as `kpi_totals_merge`, KPI_STATUS_BINS_DIFFER, KPI_STATUS_KEYS_DIFFER; `into` is as
// before then.
kpi_status kpi_grouped_merge(struct kpi_grouped *into,
                             const struct kpi_grouped *from,
                             struct kpi_error **error);

// Adds totals that were counted elsewhere to a group; the start of `group` is taken to the start of its interval.
//
// The totals were made with the `keep` of the grouping.
//
// Threads: `grouped` is changed, `totals` are read. Errors: as `kpi_totals_merge`, and KPI_STATUS_BINS_DIFFER for a start where there are
// no intervals.
kpi_status kpi_grouped_add(struct kpi_grouped *grouped,
                           const struct kpi_group *group,
                           const struct kpi_totals *totals,
                           struct kpi_error **error);

// Forgets all groups.
//
// Threads: `grouped` is changed. Errors: handles.
kpi_status kpi_grouped_clear(struct kpi_grouped *grouped, struct kpi_error **error);

// A copy with a life of its own.
//
// Ownership: `*out` is the caller's. Threads: `grouped` is read. Errors: handles.
kpi_status kpi_grouped_clone(const struct kpi_grouped *grouped, struct kpi_grouped **out, struct kpi_error **error);

// How many groups there are.
//
// Threads: `grouped` is read. Errors: handles.
kpi_status kpi_grouped_size(const struct kpi_grouped *grouped, size_t *size, struct kpi_error **error);

// The group after `after` in the order of key and time, the first one for NULL: a walk over all groups. `*found` becomes 1, or 0
// where there is none; `*group` is written where there is one. `after` may be a group that is not there, and may be `group`
// itself; its key is the caller's own once the grouping has changed since, for a key from this function is gone then.
//
// Threads: `grouped` is read. Errors: handles, a key that is not UTF-8.
kpi_status kpi_grouped_next(const struct kpi_grouped *grouped,
                            const struct kpi_group *after,
                            struct kpi_group *group,
                            int32_t *found,
                            struct kpi_error **error);

// A copy of the totals of a group: of the interval in which its start lies. A group that nothing was counted in holds nothing: its
// totals are zero wherever those of the other groups are known, as `kpi_evaluate` over several facts needs it.
//
// Ownership: `*to` is the caller's. Threads: `grouped` is read. Errors: handles, a key that is not UTF-8.
kpi_status kpi_grouped_get(const struct kpi_grouped *grouped,
                           const struct kpi_group *group,
                           struct kpi_totals **to,
                           struct kpi_error **error);

// All groups added up: keys side by side first, then the intervals.
//
// Ownership: `*out` is the caller's. Threads: `grouped` is read. Errors: KPI_STATUS_INSTANTS_DIFFER where keys were not looked at at the same
// instants, KPI_STATUS_OVERFLOW.
kpi_status kpi_grouped_total(const struct kpi_grouped *grouped,
                             struct kpi_totals **out,
                             struct kpi_error **error);

// Groups added up to longer intervals of `every` microseconds (0: none), and, unless `keep_keys` is 1, over all keys (the key is then
// empty).
//
// Ownership: `*out` is the caller's. Threads: `grouped` is read. Errors: KPI_STATUS_BINS_DIFFER where the new length is no multiple
// of the old one, and as `kpi_grouped_total`.
kpi_status kpi_grouped_roll_up(const struct kpi_grouped *grouped,
                               int32_t keep_keys,
                               int64_t every,
                               struct kpi_grouped **out,
                               struct kpi_error **error);

// Frees a grouping; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_grouped_free(struct kpi_grouped *grouped);

// Empty totals in so many shards: one for each thread that observes. Fact and rules as in `kpi_totals_new`.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: as `kpi_totals_new`, no shards, more shards than there is memory for.
kpi_status kpi_sharded_new(int32_t fact_number,
                           const void *rules,
                           size_t rules_size,
                           size_t shards,
                           struct kpi_sharded **out,
                           struct kpi_error **error);

// The writer of a shard, numbered from 0. A shard that is taken cannot be taken again before its writer is freed.
//
// Ownership: `*out` is the caller's, and goes to the thread that observes. Threads: `sharded` is read. Errors: a shard that is not
// there, or is taken.
kpi_status kpi_sharded_take(const struct kpi_sharded *sharded,
                            size_t shard,
                            struct kpi_shard **out,
                            struct kpi_error **error);

// The totals of all shards at one moment, while their threads go on: never a part of a row, and no row without those that
// happened before it, on whatever thread. Never answered above offered; a contact that one thread observed waiting and another
// replaced by its answer is one contact.
//
// Ownership: `*out` is the caller's. Threads: `sharded` is read. Errors: KPI_STATUS_OVERFLOW where the sum of the shards leaves 64 bits.
kpi_status kpi_sharded_snapshot(const struct kpi_sharded *sharded,
                                struct kpi_totals **out,
                                struct kpi_error **error);

// Frees sharded totals; NULL is nothing to free. Writers that were taken stay usable, and are freed on their own.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_sharded_free(struct kpi_sharded *sharded);

// Counts an array of rows: as `kpi_observe`. Takes no lock, waits for nobody and allocates nothing.
//
// Threads: `shard` is changed: one thread at a time. Errors: as `kpi_observe`.
kpi_status kpi_shard_observe(struct kpi_shard *shard,
                             const void *rows,
                             size_t row_size,
                             size_t n,
                             struct kpi_error **error);

// Takes an array of rows away: as `kpi_unobserve`. A row may be taken away on another shard than the one that observed it.
//
// Threads: `shard` is changed: one thread at a time. Errors: as `kpi_observe`.
kpi_status kpi_shard_unobserve(struct kpi_shard *shard,
                               const void *rows,
                               size_t row_size,
                               size_t n,
                               struct kpi_error **error);

// Corrects a row: as `kpi_replace`, in one step, so that no reader sees neither row. The old row may have been observed on another
// shard.
//
// Threads: `shard` is changed: one thread at a time. Errors: as `kpi_replace`.
kpi_status kpi_shard_replace(struct kpi_shard *shard,
                             const void *old_row,
                             const void *new_row,
                             size_t row_size,
                             struct kpi_error **error);

// Gives a shard back; NULL is nothing to give back. What it counted stays.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_shard_free(struct kpi_shard *shard);

// An empty distribution. `keep`: KPI_KEEP_EXACT for every value as it is, or 2 to 30 significant bits.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: another `keep`.
kpi_status kpi_distribution_new(int32_t keep, struct kpi_distribution **out, struct kpi_error **error);

// A copy of a distribution that totals keep, by its name: `wait_dist_answered`.
//
// Ownership: `*out` is the caller's. Threads: `totals` is read. Errors: KPI_STATUS_UNKNOWN_NAME where no distribution of this name
// is kept (under KPI_KEEP_SUMS none is) or where it is not known.
kpi_status kpi_totals_distribution(const struct kpi_totals *totals,
                                   struct kpi_str name,
                                   struct kpi_distribution **out,
                                   struct kpi_error **error);

// A copy with a life of its own.
//
// Ownership: `*out` is the caller's. Threads: `of` is read. Errors: handles.
kpi_status kpi_distribution_clone(const struct kpi_distribution *of,
                                  struct kpi_distribution **out,
                                  struct kpi_error **error);

// Adds a value of so many microseconds (below zero too), so many times; a negative number of times takes it away.
//
// Threads: `to` is changed. Errors: KPI_STATUS_OVERFLOW; nothing is added then.
kpi_status kpi_distribution_add(struct kpi_distribution *to, int64_t value, int64_t times, struct kpi_error **error);

// Adds what another distribution holds.
//
// Threads: `into` is changed, `from` is read. Errors: KPI_STATUS_FORMS_DIFFER, KPI_STATUS_OVERFLOW; nothing is added then.
kpi_status kpi_distribution_merge(struct kpi_distribution *into,
                                  const struct kpi_distribution *from,
                                  struct kpi_error **error);

// Takes away what another distribution holds.
//
// Threads and errors: as `kpi_distribution_merge`.
kpi_status kpi_distribution_unmerge(struct kpi_distribution *into,
                                    const struct kpi_distribution *from,
                                    struct kpi_error **error);

// The number of observations.
//
// Threads: `of` is read. Errors: handles.
kpi_status kpi_distribution_size(const struct kpi_distribution *of, int64_t *size, struct kpi_error **error);

// The quantile p = `p_numerator / p_denominator` by a rule (`KPI_PERCENTILE_...`), as an exact ratio of microseconds: p 0 is the
// shortest, 1 the longest.
//
// Threads: `of` is read. Errors: KPI_STATUS_UNDEFINED where there are no observations, a p that is no share, an unknown rule.
kpi_status kpi_distribution_quantile(const struct kpi_distribution *of,
                                     int64_t p_numerator,
                                     int64_t p_denominator,
                                     int32_t percentile,
                                     int64_t *numerator,
                                     int64_t *denominator,
                                     struct kpi_error **error);

// Frees a distribution; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_distribution_free(struct kpi_distribution *of);

// How many facts there are.
//
// Threads: any. Errors: none.
int32_t kpi_fact_count(void);

// Fact `index` of the list, from 0 to `kpi_fact_count() - 1`; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for an entry that is not there.
kpi_status kpi_fact_at(int32_t index, struct kpi_fact_info *out, size_t size, struct kpi_error **error);

// The number of the fact of this name.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_fact_find(struct kpi_str name, int32_t *out, struct kpi_error **error);

// Field `field` of a row of a fact; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_field_at(int32_t fact_number,
                        int32_t field,
                        struct kpi_member_info *out,
                        size_t size,
                        struct kpi_error **error);

// The number of the field of this name.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_field_find(int32_t fact_number, struct kpi_str name, int32_t *out, struct kpi_error **error);

// Word `word` of a field: what its value `word` means, or, of a set, its bit `word`. Static.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_field_word(int32_t fact_number,
                          int32_t field,
                          int32_t word,
                          struct kpi_str *to,
                          struct kpi_error **error);

// Rule `rule` of a fact; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_rule_at(int32_t fact_number,
                       int32_t rule,
                       struct kpi_member_info *out,
                       size_t size,
                       struct kpi_error **error);

// The number of the rule of this name.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_rule_find(int32_t fact_number, struct kpi_str name, int32_t *out, struct kpi_error **error);

// Word `word` of a rule: what its value `word` means, or, of a set, its bit `word`. Static.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_rule_word(int32_t fact_number, int32_t rule, int32_t word, struct kpi_str *to, struct kpi_error **error);

// Total `total` of a fact; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_total_at(int32_t fact_number,
                        int32_t total,
                        struct kpi_total_info *out,
                        size_t size,
                        struct kpi_error **error);

// The number of the total of this name.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_total_find(int32_t fact_number, struct kpi_str name, int32_t *out, struct kpi_error **error);

// State `state` beside the totals of a fact: distributions first, then sets, then quotients; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_state_at(int32_t fact_number,
                        int32_t state,
                        struct kpi_total_info *out,
                        size_t size,
                        struct kpi_error **error);

// The name of a reason why a row is left out, `KPI_REJECT_...`: `negative_duration` ...; empty for a number that no reason has. Static.
//
// Threads: any. Errors: none.
struct kpi_str kpi_reject_name(int32_t reason);

// The name of a reason why a value is undefined, `KPI_UNDEFINED_...`: `empty`, `unknown` ...; empty for a number that no reason has. Static.
//
// Threads: any. Errors: none.
struct kpi_str kpi_undefined_name(int32_t reason);

// How many KPIs there are.
//
// Threads: any. Errors: none.
int32_t kpi_metric_count(void);

// KPI `index` of the list, from 0 to `kpi_metric_count() - 1`; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for an entry that is not there.
kpi_status kpi_metric_at(int32_t index, struct kpi_metric_info *out, size_t size, struct kpi_error **error);

// The KPI of this number; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_metric_get(int32_t metric_number, struct kpi_metric_info *out, size_t size, struct kpi_error **error);

// The number of the KPI of this id.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_metric_find(struct kpi_str id, int32_t *out, struct kpi_error **error);

// The numbers of the KPIs whose names, meanings or variants say these words, in English, Chinese or French: exact names first.
//
// Writes at most `room` numbers, and to `*found` how many there are; `numbers` may be NULL where `room` is 0.
//
// Threads: any. Errors: text that is not UTF-8.
kpi_status kpi_metric_search(struct kpi_str words,
                             int32_t *numbers,
                             size_t room,
                             size_t *found,
                             struct kpi_error **error);

// Variant `index` of a KPI, from 0; `size` is `sizeof *out`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_variant_at(int32_t metric_number,
                          int32_t index,
                          struct kpi_variant_info *out,
                          size_t size,
                          struct kpi_error **error);

// The number of the variant of this name.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_variant_find(int32_t metric_number, struct kpi_str name, int32_t *out, struct kpi_error **error);

// The number of fact `index` that a variant reads, from 0 to `kpi_variant_info.facts - 1`.
//
// Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME for numbers that nothing has.
kpi_status kpi_variant_fact(int32_t metric_number,
                            int32_t variant_number,
                            int32_t index,
                            int32_t *to,
                            struct kpi_error **error);

// The columns that a variant needs, one a line: `contact.outcome`, `contact.wait` ... (under default rules).
//
// Ownership: `*out` is the caller's. Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_variant_columns(int32_t metric_number,
                               int32_t variant_number,
                               struct kpi_bytes **out,
                               struct kpi_error **error);

// The formula of a variant as text: `answered_within / (offered - wait_unknown)`.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: KPI_STATUS_UNKNOWN_NAME.
kpi_status kpi_variant_formula(int32_t metric_number,
                               int32_t variant_number,
                               struct kpi_bytes **out,
                               struct kpi_error **error);

// A query without tables, keys and KPIs, on one thread.
//
// Ownership: `*out` is the caller's. Threads: any. Errors: none but the pointer.
kpi_status kpi_query_new(struct kpi_query **out, struct kpi_error **error);

// Adds a key by which to group: the name of a column that every table has, unless `kpi_query_key_column` or `kpi_query_keys_from` says
// otherwise.
//
// Threads: `query` is changed. Errors: text that is not UTF-8.
kpi_status kpi_query_key(struct kpi_query *query,
                         struct kpi_str key,
                         struct kpi_error **error);

// Groups by interval too: `30min UTC`, `day Europe/Paris`, `week:sunday Asia/Jerusalem`.
//
// Threads: `query` is changed. Errors: KPI_STATUS_SYNTAX, KPI_STATUS_OUT_OF_RANGE, KPI_STATUS_UNKNOWN_NAME for a zone that there is not.
kpi_status kpi_query_every(struct kpi_query *query,
                           struct kpi_str intervals,
                           struct kpi_error **error);

// Also tells the intervals in which nothing was counted: those between the first and the last of all groups, and, where `to` is after
// `from`, every one that touches this time (microseconds since 1970 in UTC).
//
// Threads: `query` is changed. Errors: KPI_STATUS_OUT_OF_RANGE for a `to` before `from`.
kpi_status kpi_query_empty_intervals(struct kpi_query *query,
                                     int64_t from,
                                     int64_t to,
                                     struct kpi_error **error);

// Asks for a KPI, or several. `asked_size` is `sizeof *asked`.
//
// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for numbers and units that there are not, parameters off their range. Whether there is such
// a KPI, and whether the columns allow it, is said when a run starts.
kpi_status kpi_query_ask(struct kpi_query *query,
                         const struct kpi_ask *asked,
                         size_t asked_size,
                         struct kpi_error **error);

// Keeps every total of every fact that a table is mapped to: for `kpi_card_totals`.
//
// Threads: `query` is changed. Errors: handles.
kpi_status kpi_query_totals(struct kpi_query *query, struct kpi_error **error);

// Counts on so many threads, 1 to 1,024: the results are the same bits.
//
// Threads: `query` is changed. Errors: KPI_STATUS_OUT_OF_RANGE.
kpi_status kpi_query_threads(struct kpi_query *query, int32_t threads, struct kpi_error **error);

// Frees a query; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_query_free(struct kpi_query *query);

// Adds a table, by the name under which its batches are pushed. `zone` is the IANA zone of its timestamps that name none; empty where
// all of them do.
//
// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a name that another table has.
kpi_status kpi_query_table(struct kpi_query *query,
                           struct kpi_str table,
                           struct kpi_str zone,
                           struct kpi_error **error);

// Says that the rows of a table are (also) rows of a fact, counted under these rules: `answer_within=30s`; those not named are as by
// default. Where `where_known` is 1, only rows of which a field is known (instants and ids do not tell).
//
// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table that the query lacks.
kpi_status kpi_query_mapping(struct kpi_query *query,
                             struct kpi_str table,
                             struct kpi_str fact,
                             struct kpi_str rules,
                             int32_t where_known,
                             struct kpi_error **error);

// Says which column holds a field: of the mapping of this fact that was added last. `holds_size` is `sizeof *holds`.
//
// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table or a mapping that the query lacks, and for numbers that nothing has.
kpi_status kpi_query_field(struct kpi_query *query,
                           struct kpi_str table,
                           struct kpi_str fact,
                           struct kpi_str field,
                           const struct kpi_column *holds,
                           size_t holds_size,
                           struct kpi_error **error);

// Says what a word of a field's column means: a word of the field (`handled`; `blind+external` for several of a set), or, where `meaning`
// is empty, null. Words of the field itself need none. Booleans are the words `true` and `false`, integers their digits.
//
// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table, a mapping or a field without a column.
kpi_status kpi_query_word(struct kpi_query *query,
                          struct kpi_str table,
                          struct kpi_str fact,
                          struct kpi_str field,
                          struct kpi_str word,
                          struct kpi_str meaning,
                          struct kpi_error **error);

// Gives a field one value in every row: a word, a number, or a time such as `20s`.
//
// Threads: `query` is changed. Errors: as `kpi_query_field`.
kpi_status kpi_query_constant(struct kpi_query *query,
                              struct kpi_str table,
                              struct kpi_str fact,
                              struct kpi_str field,
                              struct kpi_str value,
                              struct kpi_error **error);

// Adds a column that tells apart the parts of the centre that are looked at at the same instants: of facts that look at instants.
//
// Threads: `query` is changed. Errors: as `kpi_query_field`.
kpi_status kpi_query_beside(struct kpi_query *query,
                            struct kpi_str table,
                            struct kpi_str fact,
                            struct kpi_str column,
                            struct kpi_error **error);

// Adds a measure of the caller's own, which formulas (KPI_ASK_OWN) read by its name: `KPI_MEASURE_...` of a column; `above` is read by
// KPI_MEASURE_COUNT_ABOVE alone. `of_size` is `sizeof *of`.
//
// Threads: `query` is changed. Errors: as `kpi_query_field`.
kpi_status kpi_query_measure(struct kpi_query *query,
                             struct kpi_str table,
                             struct kpi_str name,
                             int32_t measure,
                             const struct kpi_column *of,
                             size_t of_size,
                             int64_t above,
                             struct kpi_error **error);

// Names the column of instants that puts measures of the caller's own into intervals. `instants_size` is `sizeof *instants`.
//
// Threads: `query` is changed. Errors: as `kpi_query_field`.
kpi_status kpi_query_measured_at(struct kpi_query *query,
                                 struct kpi_str table,
                                 const struct kpi_column *instants,
                                 size_t instants_size,
                                 struct kpi_error **error);

// Names the column of a table that holds a key, where it is not named like the key.
//
// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table that the query lacks.
kpi_status kpi_query_key_column(struct kpi_query *query,
                                struct kpi_str table,
                                struct kpi_str key,
                                struct kpi_str column,
                                struct kpi_error **error);

// Lets a table take its keys from another: from the row there whose column `id` holds what the column `own_id` holds here. All batches
// of the other table are pushed first.
//
// Threads: `query` is changed. Errors: KPI_STATUS_UNKNOWN_NAME for a table that the query lacks.
kpi_status kpi_query_keys_from(struct kpi_query *query,
                               struct kpi_str table,
                               struct kpi_str own_id,
                               struct kpi_str other,
                               struct kpi_str id,
                               struct kpi_error **error);

// Checks a query against the schemas of its tables, and starts counting. `n` tables are named, each that the query has.
//
// Columns that the query does not read may be of any type, and are not looked at.
//
// Ownership: `*out` is the caller's, and so the schemas stay. Threads: `query` is read. Errors: KPI_STATUS_COLUMN for a missing or wrongly typed column, which
// names itself, the types that it may have and the KPIs that need it; KPI_STATUS_UNKNOWN_NAME, KPI_STATUS_KEYS_DIFFER,
// KPI_STATUS_BAD_ARROW for a schema that is none, and whatever the texts of rules say.
kpi_status kpi_run_new(const struct kpi_query *query,
                       const struct kpi_table *tables,
                       size_t n,
                       struct kpi_run **out,
                       struct kpi_error **error);

// Counts a batch of a table: a struct array of its columns, of the schema with which the run was started. After an error, other than
// for the table's name, its columns or the array, the run is over, and says so at every call.
//
// Ownership: the array is moved, as the Arrow C Data Interface has it: whatever comes of the call, `batch->release` is NULL after it, unless
// `batch` itself is refused as a pointer, and the library releases it, once. It may do so after the call, for dictionaries of keys are kept; at the latest
// when the run and its card are freed. Threads: `run` is changed. Errors: KPI_STATUS_BAD_ARROW for an array that was released or
// contradicts itself; the library cannot see how long buffers are, so an array that says it has more rows than its buffers hold is
// undefined, as everywhere in C. KPI_STATUS_UNKNOWN_NAME for a table that the run lacks, KPI_STATUS_OUT_OF_RANGE,
// KPI_STATUS_OVERFLOW, KPI_STATUS_CANCELLED, KPI_STATUS_FINISHED.
kpi_status kpi_run_push(struct kpi_run *run,
                        struct kpi_str table,
                        struct ArrowArray *batch,
                        struct kpi_error **error);

// Counts every batch of a stream, whose schema is the one with which the run was started.
//
// Ownership: the stream is moved: whatever comes of the call, `batches->release` is NULL after it, unless `batches` itself is refused as a
// pointer. Threads: `run` is changed; the stream's functions are called from this thread. Errors: as `kpi_run_push`, and KPI_STATUS_STREAM_FAILED with
// what the stream says; batches before the failure were counted.
kpi_status kpi_run_push_stream(struct kpi_run *run,
                               struct kpi_str table,
                               struct ArrowArrayStream *batches,
                               struct kpi_error **error);

// Has `listener` told how far the run has come, with `data`, in the thread that pushes; it takes the place of the one before.
//
// Ownership: `data` stays the caller's, and valid for as long as the run is pushed to. Threads: `run` is changed. Errors: KPI_STATUS_NULL_POINTER for no
// listener.
kpi_status kpi_run_on_progress(struct kpi_run *run,
                               kpi_progress listener,
                               void *data,
                               struct kpi_error **error);

// Ends a run and hands out its scorecard; nothing can be pushed afterwards.
//
// Ownership: `*out` is the caller's, and keeps nothing of the run. Threads: `run` is changed. Errors: KPI_STATUS_FINISHED, KPI_STATUS_CANCELLED, KPI_STATUS_OVERFLOW, and why an
// earlier push ended the run; the run is finished then, too.
kpi_status kpi_run_finish(struct kpi_run *run,
                          struct kpi_card **to,
                          struct kpi_error **error);

// Frees a run, finished or not; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_run_free(struct kpi_run *run);

// The scorecard of tables of totals, which `kpi_card_totals` made or SQL added up (`sum(x)::BIGINT ... GROUP BY keys, fact, rules`): `n` streams.
// The keys, the intervals and the KPIs are those of the query; its tables and mappings play no part.
//
// Ownership: `*out` is the caller's; the streams are moved: whatever comes of the call, each one's `release` is NULL after it, unless
// `tables` itself is refused. Threads: `query` is read. Errors: KPI_STATUS_COLUMN where `fact` or `rules` are missing or totals are no integers,
// KPI_STATUS_RULES_DIFFER, KPI_STATUS_BINS_DIFFER, KPI_STATUS_KEYS_DIFFER, KPI_STATUS_INSTANTS_DIFFER, KPI_STATUS_OVERFLOW,
// KPI_STATUS_BAD_ARROW, KPI_STATUS_STREAM_FAILED.
kpi_status kpi_card_of_totals(const struct kpi_query *query,
                              struct ArrowArrayStream *tables,
                              size_t n,
                              struct kpi_card **out,
                              struct kpi_error **error);

// How many groups there are, and how many KPIs.
//
// Threads: `card` is read. Errors: handles.
kpi_status kpi_card_counts(const struct kpi_card *card, size_t *groups, size_t *kpis, struct kpi_error **error);

// The name of KPI `kpi`, from 0, in the order in which they were asked for. Borrowed from the card.
//
// Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a KPI that it does not have.
kpi_status kpi_card_kpi(const struct kpi_card *card, size_t kpi, struct kpi_str *name, struct kpi_error **error);

// The value of a KPI in a group, by their positions: exact parts, with everything needed to say how it was made.
//
// Ownership: `*out` is the caller's, and keeps nothing of the card. Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a
// group or a KPI that it does not have.
kpi_status kpi_card_value(const struct kpi_card *card,
                          size_t group,
                          size_t kpi,
                          struct kpi_value **out,
                          struct kpi_error **error);

// One of the tables of a card (`KPI_TABLE_...`), as a stream of one batch. What `out` held before is not released.
//
// Ownership: the stream is the caller's, who releases it; it outlives the card. Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for
// another number, KPI_STATUS_COLUMN where two KPIs of a wide table have the same name.
kpi_status kpi_card_table(const struct kpi_card *card,
                          int32_t table,
                          struct ArrowArrayStream *out,
                          struct kpi_error **error);

// The totals of a fact, a row for each group and each of the rules under which it was counted: what is kept, sent, added up by SQL,
// and read back by `kpi_card_of_totals`. The query must have kept all totals (`kpi_query_totals`).
//
// Ownership: the stream is the caller's, who releases it; it outlives the card. Threads: `card` is read. Errors: KPI_STATUS_UNKNOWN_NAME for a
// fact of which nothing was counted.
kpi_status kpi_card_totals(const struct kpi_card *card,
                           struct kpi_str fact,
                           struct ArrowArrayStream *out,
                           struct kpi_error **error);

// Frees a card; NULL is nothing to free.
//
// Threads: nobody else may use it. Errors: KPI_STATUS_WRONG_HANDLE, which frees nothing.
kpi_status kpi_card_free(struct kpi_card *card);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* KPI_H */
