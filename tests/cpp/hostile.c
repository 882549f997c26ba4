/*
 * A hostile caller through the shipped header: NULL, handles of the wrong kind, absurd sizes and numbers, unaligned memory, bad UTF-8,
 * bits that no field has, shared memory, broken snapshots. Each time an error and nothing written, never a crash or a leak.
 *
 *   hostile KPI_H [MUTATIONS]     MUTATIONS of snapshots: 2,000 unless given here or in KPI_MUTATIONS
 *
 * Every function that kpi.h declares must be called here: the names are taken from the calls below and compared with the header.
 */
#include "kpi.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))
enum kind { NONE, TOTALS, VALUE, GROUPED, SHARDED, SHARD, DISTRIBUTION, ERROR, BYTES };

static struct { enum kind kind; void *handle; } handles[11];
static char called[400][64];
static size_t names, failures;
static struct { int64_t i64[2]; int32_t i32[2]; size_t size; void *handle; double number; uint64_t memory[64]; } out, before;
static kpi_error *error, **asked;
static uint64_t zeros[64];
static int64_t wide[128];

static void fault(const char *call, const char *what) {
    fprintf(stderr, "%.100s: %s\n", call, what);
    ++failures;
}

/* Notes the name of the function that a call calls, and looks at what it left. */
static void look(const char *call, kpi_status status, int refused, int told) {
    size_t size = strcspn(call, "( "), at = 0;
    for (; at < names; ++at)
        if (strlen(called[at]) == size && memcmp(called[at], call, size) == 0) break;
    if (at == names && names < COUNT(called) && size < sizeof called[0]) memcpy(called[names++], call, size);
    if ((status != KPI_STATUS_OK) != refused) fault(call, refused ? "is not refused" : "is refused");
    if (refused && memcmp(&out, &before, sizeof out) != 0) fault(call, "writes though it fails");
    if (status == KPI_STATUS_PANICKED) fault(call, "panics");
    if (told && asked != NULL && ((error != NULL) != (status != KPI_STATUS_OK) || (error != NULL && kpi_error_status(error) != status)))
        fault(call, "tells another error");
    kpi_error_free(error);
    error = NULL;
}

static void ready(kpi_error **ask) {
    memset(&out, 0xA5, sizeof out);
    memcpy(&before, &out, sizeof out);
    asked = ask;
}

/* A call that must be refused, without and with an error asked for (as `asked`). */
#define BAD(call) (ready(NULL), look(#call, (call), 1, 1), ready(&error), look(#call, (call), 1, 1))
/* A function without an error. */
#define REFUSED(call) (ready(NULL), look(#call, (call), 1, 0))
#define GOOD(call) (ready(&error), look(#call, (call), 0, 1))
/* A call whose result may be either: only that it returns is asked. */
#define EITHER(call) (ready(NULL), (void)((call) == KPI_STATUS_PANICKED ? fault(#call, "panics") : (void)0))
#define NAMED(call) (ready(NULL), look(#call, (call).size == 0 ? 1 : 0, 1, 0))
/* A call with `h` in turn NULL, every other kind, zeroed memory, an address that is not aligned. */
#define WRONG(right, how, call) \
    for (size_t i_ = 0; i_ < COUNT(handles); ++i_) \
        if (handles[i_].kind != (right)) { void *h = handles[i_].handle; how(call); }
/* The same for _free, where NULL is nothing to free. */
#define FREE(right, call) \
    for (size_t i_ = 0; i_ < COUNT(handles); ++i_) \
        if (handles[i_].kind != (right)) { void *h = handles[i_].handle; if (h == NULL) { ready(NULL); look(#call, (call), 0, 0); } else REFUSED(call); }

static const int32_t NUMBERS[] = {-2, 999999, INT32_MAX, INT32_MIN};
static const size_t SIZES[] = {1, 7, 8 * 70, SIZE_MAX / 2, SIZE_MAX};
#define NUMBER(call) for (size_t n_ = 0; n_ < COUNT(NUMBERS); ++n_) { const int32_t no = NUMBERS[n_]; BAD(call); }
#define SIZE(call) for (size_t n_ = 0; n_ < COUNT(SIZES); ++n_) { const size_t size = SIZES[n_]; BAD(call); }
#define O ((void *)&out.memory)
#define ODD ((void *)((char *)&out.memory + 1))
#define NOWHERE(call) do { void *to = NULL; BAD(call); to = ODD; BAD(call); } while (0)

static const kpi_str BAD_TEXT = {"\xff\xfe", 2}, NO_TEXT = {NULL, 5}, VAST = {"x", SIZE_MAX}, WORD = {"zzz", 3}, RULES = {"contact/1", 9};
static kpi_totals *totals;
static kpi_value *value;
static kpi_grouped *grouped;
static kpi_sharded *sharded;
static kpi_shard *shard;
static kpi_distribution *distribution;
static kpi_error *kept;
static kpi_bytes *bytes;

static void make(void) {
    const int32_t c = KPI_FACT_CONTACT;
    kpi_contact_row row = {0};
    KPI_SET(contact, &row, outcome, KPI_CONTACT_OUTCOME_HANDLED);
    KPI_SET(contact, &row, wait, 5 * KPI_SECOND);
    GOOD(kpi_totals_new(c, NULL, 0, KPI_KEEP_EXACT, &totals, asked));
    GOOD(kpi_observe(totals, &row, sizeof row, 1, asked));
    const kpi_totals *facts[] = {totals};
    int32_t metric = 0;
    const kpi_str name = {"service_level", 13};
    GOOD(kpi_metric_find(name, &metric, asked));
    GOOD(kpi_evaluate(facts, 1, metric, KPI_DEFAULT_VARIANT, NULL, 0, &value, asked));
    GOOD(kpi_grouped_new(c, NULL, 0, 0, WORD, 0, &grouped, asked));
    GOOD(kpi_sharded_new(c, NULL, 0, 2, &sharded, asked));
    GOOD(kpi_sharded_take(sharded, 0, &shard, asked));
    GOOD(kpi_distribution_new(KPI_KEEP_EXACT, &distribution, asked));
    GOOD(kpi_totals_to_bytes(totals, &bytes, asked));
    kpi_totals_clear(NULL, &kept);
    void *all[] = {NULL, totals, value, grouped, sharded, shard, distribution, kept, bytes, zeros, (char *)zeros + 1};
    for (size_t at = 0; at < COUNT(all); ++at) handles[at].handle = all[at], handles[at].kind = at < 9 ? (enum kind)at : NONE;
}

static void wrong_handles(void) {
    WRONG(TOTALS, BAD, kpi_observe(h, wide, 16, 1, asked))
    WRONG(TOTALS, BAD, kpi_unobserve(h, wide, 16, 1, asked))
    WRONG(TOTALS, BAD, kpi_replace(h, wide, wide, 16, asked))
    WRONG(TOTALS, BAD, kpi_totals_clone(h, O, asked))
    WRONG(TOTALS, BAD, kpi_totals_clear(h, asked))
    WRONG(TOTALS, BAD, kpi_totals_forget(h, asked))
    WRONG(TOTALS, BAD, kpi_totals_merge(h, totals, asked))
    WRONG(TOTALS, BAD, kpi_totals_merge(totals, h, asked))
    WRONG(TOTALS, BAD, kpi_totals_merge_beside(h, totals, asked))
    WRONG(TOTALS, BAD, kpi_totals_merge_beside(totals, h, asked))
    WRONG(TOTALS, BAD, kpi_totals_unmerge(h, totals, asked))
    WRONG(TOTALS, BAD, kpi_totals_unmerge(totals, h, asked))
    WRONG(TOTALS, BAD, kpi_totals_equal(h, totals, O, asked))
    WRONG(TOTALS, BAD, kpi_totals_equal(totals, h, O, asked))
    WRONG(TOTALS, BAD, kpi_totals_fact(h, O, asked))
    WRONG(TOTALS, BAD, kpi_totals_rules(h, O, asked))
    WRONG(TOTALS, BAD, kpi_totals_get(h, 0, &out.i32[0], &out.i64[0], asked))
    WRONG(TOTALS, BAD, kpi_totals_set(h, 0, 1, asked))
    WRONG(TOTALS, BAD, kpi_totals_feed(h, WORD, 1, NULL, asked))
    WRONG(TOTALS, BAD, kpi_totals_rejected(h, 0, O, asked))
    WRONG(TOTALS, BAD, kpi_totals_to_bytes(h, O, asked))
    WRONG(TOTALS, BAD, kpi_totals_distribution(h, WORD, O, asked))
    WRONG(TOTALS, BAD, kpi_evaluate((const kpi_totals *const *)&h, 1, 1, 0, NULL, 0, O, asked))
    FREE(TOTALS, kpi_totals_free(h))
    WRONG(VALUE, BAD, kpi_value_figure(h, O, sizeof(kpi_figure), asked))
    WRONG(VALUE, BAD, kpi_value_to_double(h, O, asked))
    WRONG(VALUE, BAD, kpi_value_compare(h, value, O, asked))
    WRONG(VALUE, BAD, kpi_value_compare(value, h, O, asked))
    WRONG(VALUE, BAD, kpi_value_left_out(h, 0, O, asked))
    WRONG(VALUE, BAD, kpi_value_pending(h, 0, O, asked))
    WRONG(VALUE, BAD, kpi_value_rule(h, 0, O, asked))
    WRONG(VALUE, BAD, kpi_value_parameter(h, 0, O, asked))
    WRONG(VALUE, NAMED, kpi_value_text(h))
    WRONG(VALUE, NAMED, kpi_value_short_text(h))
    WRONG(VALUE, NAMED, kpi_value_metric(h))
    WRONG(VALUE, NAMED, kpi_value_variant(h))
    WRONG(VALUE, NAMED, kpi_value_unit(h))
    WRONG(VALUE, NAMED, kpi_value_currency(h))
    WRONG(VALUE, NAMED, kpi_value_reason(h))
    WRONG(VALUE, NAMED, kpi_value_reason_of(h))
    FREE(VALUE, kpi_value_free(h))
    const kpi_group group = {WORD, 0, 0};
    WRONG(GROUPED, BAD, kpi_grouped_observe(h, WORD, wide, 16, 1, asked))
    WRONG(GROUPED, BAD, kpi_grouped_unobserve(h, WORD, wide, 16, 1, asked))
    WRONG(GROUPED, BAD, kpi_grouped_replace(h, WORD, wide, WORD, wide, 16, asked))
    WRONG(GROUPED, BAD, kpi_grouped_merge(h, grouped, asked))
    WRONG(GROUPED, BAD, kpi_grouped_merge(grouped, h, asked))
    WRONG(GROUPED, BAD, kpi_grouped_add(h, &group, totals, asked))
    WRONG(TOTALS, BAD, kpi_grouped_add(grouped, &group, h, asked))
    WRONG(GROUPED, BAD, kpi_grouped_clear(h, asked))
    WRONG(GROUPED, BAD, kpi_grouped_clone(h, O, asked))
    WRONG(GROUPED, BAD, kpi_grouped_size(h, O, asked))
    WRONG(GROUPED, BAD, kpi_grouped_next(h, NULL, O, &out.i32[0], asked))
    WRONG(GROUPED, BAD, kpi_grouped_get(h, &group, O, asked))
    WRONG(GROUPED, BAD, kpi_grouped_total(h, O, asked))
    WRONG(GROUPED, BAD, kpi_grouped_roll_up(h, 1, 0, O, asked))
    FREE(GROUPED, kpi_grouped_free(h))
    WRONG(SHARDED, BAD, kpi_sharded_take(h, 1, O, asked))
    WRONG(SHARDED, BAD, kpi_sharded_snapshot(h, O, asked))
    FREE(SHARDED, kpi_sharded_free(h))
    WRONG(SHARD, BAD, kpi_shard_observe(h, wide, 16, 1, asked))
    WRONG(SHARD, BAD, kpi_shard_unobserve(h, wide, 16, 1, asked))
    WRONG(SHARD, BAD, kpi_shard_replace(h, wide, wide, 16, asked))
    FREE(SHARD, kpi_shard_free(h))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_clone(h, O, asked))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_add(h, 1, 1, asked))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_merge(h, distribution, asked))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_merge(distribution, h, asked))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_unmerge(h, distribution, asked))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_unmerge(distribution, h, asked))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_size(h, O, asked))
    WRONG(DISTRIBUTION, BAD, kpi_distribution_quantile(h, 1, 2, 0, &out.i64[0], &out.i64[1], asked))
    FREE(DISTRIBUTION, kpi_distribution_free(h))
    WRONG(ERROR, REFUSED, kpi_error_status(h))
    WRONG(ERROR, NAMED, kpi_error_message(h))
    WRONG(ERROR, NAMED, kpi_error_field(h))
    WRONG(ERROR, REFUSED, kpi_error_row(h) == -1)
    WRONG(ERROR, REFUSED, kpi_error_rejected(h) == 0)
    FREE(ERROR, kpi_error_free(h))
    WRONG(BYTES, NAMED, kpi_bytes_view(h))
    FREE(BYTES, kpi_bytes_free(h))
}

/* Every other place for a result: NULL, and an address that is not aligned. */
static void nowhere_else(void) {
    const int32_t c = KPI_FACT_CONTACT;
    const kpi_group group = {WORD, 0, 0};
    NOWHERE(kpi_totals_equal(totals, totals, to, asked));
    NOWHERE(kpi_totals_fact(totals, to, asked));
    NOWHERE(kpi_totals_rules(totals, to, asked));
    NOWHERE(kpi_totals_get(totals, 0, to, &out.i64[0], asked));
    NOWHERE(kpi_totals_get(totals, 0, &out.i32[0], to, asked));
    NOWHERE(kpi_totals_rejected(totals, 0, to, asked));
    NOWHERE(kpi_totals_from_bytes((const uint8_t *)kpi_bytes_view(bytes).data, kpi_bytes_view(bytes).size, to, asked));
    NOWHERE(kpi_totals_distribution(totals, (kpi_str){"wait_dist_answered", 18}, to, asked));
    NOWHERE(kpi_evaluate(NULL, 0, 8, 0, NULL, 0, to, asked));
    NOWHERE(kpi_value_to_double(value, to, asked));
    NOWHERE(kpi_value_compare(value, value, to, asked));
    NOWHERE(kpi_value_rule(value, 0, to, asked));
    NOWHERE(kpi_value_left_out(value, 0, to, asked));
    NOWHERE(kpi_value_pending(value, 0, to, asked));
    NOWHERE(kpi_value_parameter(value, 0, to, asked));
    NOWHERE(kpi_grouped_new(c, NULL, 0, 0, WORD, 0, to, asked));
    NOWHERE(kpi_grouped_clone(grouped, to, asked));
    NOWHERE(kpi_grouped_size(grouped, to, asked));
    NOWHERE(kpi_grouped_next(grouped, NULL, to, &out.i32[0], asked));
    NOWHERE(kpi_grouped_next(grouped, NULL, O, to, asked));
    NOWHERE(kpi_grouped_get(grouped, &group, to, asked));
    NOWHERE(kpi_grouped_get(grouped, to, O, asked));
    NOWHERE(kpi_grouped_add(grouped, to, totals, asked));
    NOWHERE(kpi_grouped_roll_up(grouped, 1, 0, to, asked));
    NOWHERE(kpi_sharded_new(c, NULL, 0, 1, to, asked));
    NOWHERE(kpi_sharded_take(sharded, 1, to, asked));
    NOWHERE(kpi_distribution_new(1, to, asked));
    NOWHERE(kpi_distribution_clone(distribution, to, asked));
    NOWHERE(kpi_distribution_size(distribution, to, asked));
    NOWHERE(kpi_distribution_quantile(distribution, 1, 2, 0, to, &out.i64[0], asked));
    NOWHERE(kpi_distribution_quantile(distribution, 1, 2, 0, &out.i64[0], to, asked));
    NOWHERE(kpi_fact_find((kpi_str){"contact", 7}, to, asked));
    NOWHERE(kpi_field_at(c, 0, to, sizeof(kpi_member_info), asked));
    NOWHERE(kpi_field_find(c, (kpi_str){"wait", 4}, to, asked));
    NOWHERE(kpi_field_word(c, 0, 0, to, asked));
    NOWHERE(kpi_rule_at(c, 0, to, sizeof(kpi_member_info), asked));
    NOWHERE(kpi_rule_find(c, (kpi_str){"unit", 4}, to, asked));
    NOWHERE(kpi_rule_word(c, 0, 0, to, asked));
    NOWHERE(kpi_total_at(c, 0, to, sizeof(kpi_total_info), asked));
    NOWHERE(kpi_total_find(c, (kpi_str){"rows", 4}, to, asked));
    NOWHERE(kpi_state_at(c, 0, to, sizeof(kpi_total_info), asked));
    NOWHERE(kpi_metric_get(8, to, sizeof(kpi_metric_info), asked));
    NOWHERE(kpi_metric_find((kpi_str){"csat", 4}, to, asked));
    NOWHERE(kpi_metric_search(WORD, NULL, 0, to, asked));
    NOWHERE(kpi_metric_search(WORD, to, 1, &out.size, asked));
    NOWHERE(kpi_variant_at(8, 0, to, sizeof(kpi_variant_info), asked));
    NOWHERE(kpi_variant_find(8, (kpi_str){"of_offered", 10}, to, asked));
    NOWHERE(kpi_variant_fact(8, 1, 0, to, asked));
    NOWHERE(kpi_variant_formula(8, 1, to, asked));
    NOWHERE(kpi_variant_columns(8, 1, to, asked));
}

/* Numbers beyond every range where a figure is asked for. */
static void figures(void) {
    const int64_t numbers[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
    for (size_t above = 0; above < COUNT(numbers); ++above) {
        for (size_t below = 0; below < COUNT(numbers); ++below) {
            const int64_t p = numbers[above], of = numbers[below];
            EITHER(kpi_distribution_quantile(distribution, p, of, 1, &out.i64[0], &out.i64[1], NULL));
            EITHER(kpi_distribution_add(distribution, p, of, NULL));
            for (uint64_t present = 0; present < 64; ++present) {
                const kpi_parameters given = {present, p, of, p, p, of};
                kpi_value *made = NULL;
                EITHER(kpi_evaluate((const kpi_totals *const *)&totals, 1, KPI_METRIC_WAIT_PERCENTILE, 0, &given, sizeof given, &made, NULL));
                kpi_value_free(made);
            }
        }
        kpi_grouped *made = NULL;
        EITHER(kpi_grouped_new(KPI_FACT_CONTACT, NULL, 0, 0, WORD, numbers[above], &made, NULL));
        kpi_grouped_free(made);
    }
}

static void wrong_arguments(void) {
    const int32_t c = KPI_FACT_CONTACT;
    NOWHERE(kpi_totals_new(c, NULL, 0, 0, to, asked));
    NOWHERE(kpi_totals_from_rules(RULES, 0, to, asked));
    NOWHERE(kpi_totals_unknown(c, NULL, 0, 0, to, asked));
    NOWHERE(kpi_totals_clone(totals, to, asked));
    NOWHERE(kpi_totals_to_bytes(totals, to, asked));
    NOWHERE(kpi_value_figure(value, to, sizeof(kpi_figure), asked));
    NOWHERE(kpi_grouped_total(grouped, to, asked));
    NOWHERE(kpi_sharded_snapshot(sharded, to, asked));
    NOWHERE(kpi_fact_at(0, to, sizeof(kpi_fact_info), asked));
    NOWHERE(kpi_metric_at(0, to, sizeof(kpi_metric_info), asked));
    nowhere_else();
    NUMBER(kpi_totals_new(no, NULL, 0, 0, O, asked))
    NUMBER(kpi_totals_new(c, NULL, 0, no, O, asked))
    NUMBER(kpi_totals_unknown(no, NULL, 0, 0, O, asked))
    NUMBER(kpi_totals_unknown(c, NULL, 0, no, O, asked))
    NUMBER(kpi_totals_get(totals, no, &out.i32[0], &out.i64[0], asked))
    NUMBER(kpi_totals_set(totals, no, 1, asked))
    NUMBER(kpi_totals_rejected(totals, no, O, asked))
    NUMBER(kpi_evaluate(NULL, 0, no, 0, NULL, 0, O, asked))
    NUMBER(kpi_evaluate(NULL, 0, 1, no, NULL, 0, O, asked))
    NUMBER(kpi_value_left_out(value, no, O, asked))
    NUMBER(kpi_grouped_new(no, NULL, 0, 0, WORD, 0, O, asked))
    NUMBER(kpi_sharded_new(no, NULL, 0, 1, O, asked))
    NUMBER(kpi_distribution_new(no, O, asked))
    NUMBER(kpi_fact_at(no, O, sizeof(kpi_fact_info), asked))
    NUMBER(kpi_field_at(no, 0, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_field_at(c, no, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_field_word(c, 0, no, O, asked))
    NUMBER(kpi_rule_at(c, no, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_rule_word(c, 0, no, O, asked))
    NUMBER(kpi_total_at(c, no, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_state_at(c, no, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_metric_at(no, O, sizeof(kpi_metric_info), asked))
    NUMBER(kpi_metric_get(no, O, sizeof(kpi_metric_info), asked))
    NUMBER(kpi_variant_at(1, no, O, sizeof(kpi_variant_info), asked))
    NUMBER(kpi_variant_fact(1, no, 0, O, asked))
    NUMBER(kpi_variant_formula(1, no, O, asked))
    NUMBER(kpi_variant_formula(no, 1, O, asked))
    NUMBER(kpi_variant_columns(1, no, O, asked))
    NUMBER(kpi_variant_columns(no, 1, O, asked))
    NUMBER(kpi_variant_at(no, 0, O, sizeof(kpi_variant_info), asked))
    NUMBER(kpi_variant_fact(no, 1, 0, O, asked))
    NUMBER(kpi_variant_fact(1, 1, no, O, asked))
    NUMBER(kpi_variant_find(no, WORD, O, asked))
    NUMBER(kpi_field_find(no, WORD, O, asked))
    NUMBER(kpi_rule_find(no, WORD, O, asked))
    NUMBER(kpi_total_find(no, WORD, O, asked))
    NUMBER(kpi_field_word(no, 0, 0, O, asked))
    NUMBER(kpi_field_word(c, no, 0, O, asked))
    NUMBER(kpi_rule_at(no, 0, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_rule_word(no, 0, 0, O, asked))
    NUMBER(kpi_rule_word(c, no, 0, O, asked))
    NUMBER(kpi_total_at(no, 0, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_state_at(no, 0, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_value_pending(value, no, O, asked))
    NUMBER(kpi_value_rule(value, no, O, asked))
    NUMBER(kpi_value_parameter(value, no, O, asked))
    NUMBER(kpi_grouped_new(c, NULL, 0, no, WORD, 0, O, asked))
    NUMBER(kpi_distribution_quantile(distribution, 1, 2, no, &out.i64[0], &out.i64[1], asked))
    for (size_t n = 0; n < COUNT(NUMBERS); ++n) {
        NAMED(kpi_status_name(NUMBERS[n]));
        NAMED(kpi_reject_name(NUMBERS[n]));
        NAMED(kpi_undefined_name(NUMBERS[n]));
    }
    figures();
    SIZE(kpi_observe(totals, wide, size, 1, asked))
    SIZE(kpi_unobserve(totals, wide, size, 1, asked))
    SIZE(kpi_replace(totals, wide, wide, size, asked))
    SIZE(kpi_shard_observe(shard, wide, size, 1, asked))
    SIZE(kpi_shard_unobserve(shard, wide, size, 1, asked))
    SIZE(kpi_shard_replace(shard, wide, wide, size, asked))
    SIZE(kpi_grouped_observe(grouped, WORD, wide, size, 1, asked))
    SIZE(kpi_grouped_unobserve(grouped, WORD, wide, size, 1, asked))
    SIZE(kpi_grouped_replace(grouped, WORD, wide, WORD, wide, size, asked))
    SIZE(kpi_totals_unknown(c, wide, size, 0, O, asked))
    SIZE(kpi_grouped_new(c, wide, size, 0, WORD, 0, O, asked))
    SIZE(kpi_sharded_new(c, wide, size, 1, O, asked))
    SIZE(kpi_totals_from_bytes((const uint8_t *)wide, size > 1024 ? 0 : size, O, asked))
    BAD(kpi_totals_merge_beside(totals, totals, asked));
    BAD(kpi_totals_unmerge(totals, totals, asked));
    BAD(kpi_grouped_merge(grouped, grouped, asked));
    BAD(kpi_distribution_merge(distribution, distribution, asked));
    BAD(kpi_distribution_unmerge(distribution, distribution, asked));
    const kpi_totals *twice[] = {totals, totals};
    BAD(kpi_evaluate(twice, 2, 8, 0, NULL, 0, O, asked));
    BAD(kpi_evaluate(twice, SIZE_MAX, 8, 0, NULL, 0, O, asked));
    BAD(kpi_evaluate(NULL, 1, 8, 0, NULL, 0, O, asked));
    SIZE(kpi_totals_new(c, wide, size, 0, O, asked))
    SIZE(kpi_evaluate(NULL, 0, 1, 0, (void *)wide, size, O, asked))
    BAD(kpi_observe(totals, wide, 16, SIZE_MAX, asked));
    BAD(kpi_observe(totals, NULL, 16, 1, asked));
    BAD(kpi_observe(totals, (char *)wide + 1, 16, 1, asked));
    BAD(kpi_totals_from_bytes(NULL, 9, O, asked));
    BAD(kpi_totals_merge(totals, totals, asked));
    BAD(kpi_sharded_take(sharded, 0, O, asked));
    BAD(kpi_sharded_take(sharded, SIZE_MAX, O, asked));
    BAD(kpi_sharded_new(c, NULL, 0, SIZE_MAX / 2, O, asked));
    const kpi_str texts[] = {BAD_TEXT, NO_TEXT, VAST, WORD};
    for (size_t at = 0; at < COUNT(texts); ++at) {
        BAD(kpi_totals_from_rules(texts[at], 0, O, asked));
        BAD(kpi_fact_find(texts[at], O, asked));
        BAD(kpi_field_find(c, texts[at], O, asked));
        BAD(kpi_total_find(c, texts[at], O, asked));
        BAD(kpi_metric_find(texts[at], O, asked));
        BAD(kpi_variant_find(1, texts[at], O, asked));
        BAD(kpi_rule_find(c, texts[at], O, asked));
        BAD(kpi_totals_feed(totals, texts[at], 1, NULL, asked));
        BAD(kpi_totals_feed(totals, texts[at], 1, &wide[0], asked));
        BAD(kpi_totals_distribution(totals, texts[at], O, asked));
        const kpi_group group = {texts[at], INT64_MIN, 1};
        if (at < 3) {
            BAD(kpi_grouped_new(c, NULL, 0, 0, texts[at], 0, O, asked));
            BAD(kpi_grouped_observe(grouped, texts[at], wide, 328, 1, asked));
            BAD(kpi_grouped_unobserve(grouped, texts[at], wide, 328, 1, asked));
            BAD(kpi_grouped_replace(grouped, texts[at], wide, WORD, wide, 328, asked));
            BAD(kpi_grouped_replace(grouped, WORD, wide, texts[at], wide, 328, asked));
            BAD(kpi_grouped_add(grouped, &group, totals, asked));
            BAD(kpi_grouped_get(grouped, &group, O, asked));
            BAD(kpi_grouped_next(grouped, &group, O, &out.i32[0], asked));
        }
        if (at < 3) BAD(kpi_metric_search(texts[at], NULL, 0, &out.size, asked));
    }
}

/* Whatever totals hold: every KPI has a value, they may be added to themselves once more, and written. */
static void use(kpi_totals *held) {
    kpi_totals *copy = NULL;
    kpi_bytes *again = NULL;
    for (int32_t at = 0; held != NULL && at < kpi_metric_count(); ++at) {
        kpi_metric_info metric;
        kpi_value *made = NULL;
        GOOD(kpi_metric_at(at, &metric, sizeof metric, asked));
        GOOD(kpi_evaluate((const kpi_totals *const *)&held, 1, metric.number, KPI_DEFAULT_VARIANT, NULL, 0, &made, asked));
        kpi_value_free(made);
    }
    if (held != NULL) {
        GOOD(kpi_totals_clone(held, &copy, asked));
        EITHER(kpi_totals_merge(copy, held, NULL));
        GOOD(kpi_totals_to_bytes(copy, &again, asked));
    }
    kpi_totals_free(copy), kpi_bytes_free(again), kpi_totals_free(held);
}

/* A key that is borrowed from the grouping goes with the last row of its group: a call holds it for as long as it lasts. */
static void borrowed_keys(void) {
    kpi_grouped *by = NULL;
    kpi_contact_row rows[2] = {{0}, {0}};
    for (int at = 0; at < 2; ++at) KPI_SET(contact, &rows[at], outcome, KPI_CONTACT_OUTCOME_HANDLED);
    GOOD(kpi_grouped_new(KPI_FACT_CONTACT, NULL, 0, 0, WORD, 0, &by, asked));
    for (int step = 0; step < 2; ++step) {
        kpi_group group;
        int32_t found = 0;
        GOOD(kpi_grouped_observe(by, WORD, rows, sizeof *rows, 1, asked));
        GOOD(kpi_grouped_next(by, NULL, &group, &found, asked));
        if (step == 0) GOOD(kpi_grouped_replace(by, group.key, rows, group.key, rows + 1, sizeof *rows, asked));
        else GOOD(kpi_grouped_unobserve(by, group.key, rows, sizeof *rows, 2, asked));
    }
    kpi_grouped_free(by);
}

/* Rows of extreme integers in every field of every fact, alone and all at once: a status, never more. */
static void extreme_rows(void) {
    const int64_t numbers[] = {INT64_MIN, INT64_MIN + 1, -1, 0, 1, INT64_MAX};
    for (int32_t at = 0; at < kpi_fact_count(); ++at) {
        kpi_fact_info fact;
        kpi_totals *into = NULL;
        GOOD(kpi_fact_at(at, &fact, sizeof fact, asked));
        GOOD(kpi_totals_new(fact.number, NULL, 0, KPI_KEEP_EXACT, &into, asked));
        kpi_grouped *by = NULL;
        kpi_sharded *parts = NULL;
        kpi_shard *part = NULL;
        GOOD(kpi_grouped_new(fact.number, NULL, 0, KPI_KEEP_SUMS, WORD, KPI_HOUR, &by, asked));
        GOOD(kpi_sharded_new(fact.number, NULL, 0, 1, &parts, asked));
        GOOD(kpi_sharded_take(parts, 0, &part, asked));
        const size_t size = 8 * (1 + (size_t)fact.fields);
        for (size_t n = 0; n < COUNT(numbers); ++n) {
            int64_t row[128] = {0};
            for (int32_t field = 0; field < fact.fields; ++field) row[1 + field] = numbers[n];
            for (int32_t field = 0; field <= fact.fields; ++field) {
                row[0] = (int64_t)(field == fact.fields ? (UINT64_C(1) << fact.fields) - 1 : UINT64_C(1) << field | 1);
                EITHER(kpi_observe(into, row, size, 1, NULL));
                EITHER(kpi_replace(into, row, row, size, NULL));
                EITHER(kpi_unobserve(into, row, size, 1, NULL));
                EITHER(kpi_grouped_observe(by, WORD, row, size, 1, NULL));
                EITHER(kpi_grouped_replace(by, WORD, row, RULES, row, size, NULL));
                EITHER(kpi_grouped_unobserve(by, WORD, row, size, 1, NULL));
                EITHER(kpi_shard_observe(part, row, size, 1, NULL));
                EITHER(kpi_shard_replace(part, row, row, size, NULL));
                EITHER(kpi_shard_unobserve(part, row, size, 1, NULL));
            }
            row[0] = INT64_MIN;
            BAD(kpi_observe(into, row, size, 1, asked));
        }
        use(into);
        kpi_grouped_free(by), kpi_sharded_free(parts), kpi_shard_free(part);
    }
    borrowed_keys();
}

static void snapshots(long mutations) {
    const kpi_str good = kpi_bytes_view(bytes);
    uint8_t *broken = malloc(good.size);
    uint64_t random = UINT64_C(0x9E3779B97F4A7C15);
    if (broken == NULL) exit(2);
    for (size_t size = 0; size < good.size; ++size) BAD(kpi_totals_from_bytes((const uint8_t *)good.data, size, O, asked));
    for (long n = 0; n < mutations; ++n) {
        memcpy(broken, good.data, good.size);
        for (uint64_t flips = 1 + n % 4; flips > 0; --flips) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            broken[(random >> 8) % good.size] ^= (uint8_t)(1U << (random & 7));
        }
        kpi_totals *made = NULL;
        EITHER(kpi_totals_from_bytes(broken, good.size, &made, NULL));
        use(made);
    }
    free(broken);
}

/* Every function of the header must have been called. */
static void compare(const char *path) {
    char line[512];
    size_t declared = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) { fault(path, "cannot be read"); return; }
    while (fgets(line, sizeof line, file) != NULL) {
        char *open = strchr(line, '('), *start = open;
        if (open == NULL || strchr("/ *#\n", line[0]) != NULL) continue;
        while (start > line && start[-1] != ' ' && start[-1] != '*') --start;
        if (strncmp(start, "kpi_", 4) != 0) continue;
        *open = '\0';
        size_t at = 0;
        while (at < names && strcmp(called[at], start) != 0) ++at;
        if (at == names) fault(start, "is in kpi.h and never called here");
        ++declared;
    }
    fclose(file);
    if (declared < 90) fault(path, "is not the header");
    printf("%zu functions declared, %zu failures\n", declared, failures);
}

int main(int count, char **arguments) {
    if (count < 2) return fprintf(stderr, "usage: hostile KPI_H [MUTATIONS]\n"), 2;
    const char *given = count > 2 ? arguments[2] : getenv("KPI_MUTATIONS");
    make();
    wrong_handles();
    wrong_arguments();
    extreme_rows();
    snapshots(given != NULL ? strtol(given, NULL, 10) : 2000);
    ready(NULL), look("kpi_abi_version(", kpi_abi_version() == KPI_ABI_VERSION ? 0 : 1, 0, 0);
    ready(NULL), look("kpi_version(", kpi_version().size > 0 ? 0 : 1, 0, 0);
    ready(NULL), look("kpi_fact_count(", kpi_fact_count() > 0 ? 0 : 1, 0, 0);
    ready(NULL), look("kpi_metric_count(", kpi_metric_count() > 0 ? 0 : 1, 0, 0);
    compare(arguments[1]);
    kpi_totals_free(totals), kpi_value_free(value), kpi_grouped_free(grouped), kpi_shard_free(shard), kpi_sharded_free(sharded);
    kpi_distribution_free(distribution), kpi_error_free(kept), kpi_bytes_free(bytes);
    return failures == 0 ? 0 : 1;
}
