/*
 * A hostile caller through the shipped header: NULL, handles of the wrong kind, absurd sizes and numbers, unaligned memory, bad UTF-8,
 * bits that no field has, shared memory, broken snapshots. Each time an error and nothing written, never a crash or a leak.
 *
 *   hostile KPI_H [MUTATIONS]     MUTATIONS of snapshots: 2,000 unless given here or in KPI_MUTATIONS
 *
 * Every function that kpi.h declares must be called here, and with every kind of bad argument that its parameters allow: hostile.h notes
 * the calls below and compares them with the header.
 */
#include "hostile.h"
#include "hostile_extremes.h"
#include "hostile_tables.h"

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
    GOOD(kpi_distribution_add(distribution, 5 * KPI_SECOND, 1, asked));
    GOOD(kpi_totals_to_bytes(totals, &bytes, asked));
    kpi_totals_clear(NULL, &kept);
    make_tables();
    void *all[] = {NULL, totals, value, grouped, sharded, shard, distribution, kept, bytes, query, run, card, zeros,
                   (char *)zeros + 1};
    for (size_t at = 0; at < COUNT(all); ++at) handles[at].handle = all[at], handles[at].kind = at < 12 ? (enum kind)at : NONE;
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

static const kpi_group GROUP = {{"zzz", 3}, 0, 0};

static void wrong_results(void) {
    const int32_t c = KPI_FACT_CONTACT;
    const kpi_totals *facts[] = {totals};
    NOWHERE(kpi_totals_new(c, NULL, 0, 0, to, asked));
    NOWHERE(kpi_totals_from_rules(RULES, 0, to, asked));
    NOWHERE(kpi_totals_unknown(c, NULL, 0, 0, to, asked));
    NOWHERE(kpi_totals_clone(totals, to, asked));
    NOWHERE(kpi_totals_equal(totals, totals, to, asked));
    NOWHERE(kpi_totals_fact(totals, to, asked));
    NOWHERE(kpi_totals_rules(totals, to, asked));
    NOWHERE(kpi_totals_get(totals, 0, to, &out.i64[0], asked));
    NOWHERE(kpi_totals_get(totals, 0, &out.i32[0], to, asked));
    NOWHERE(kpi_totals_rejected(totals, 0, to, asked));
    NOWHERE(kpi_totals_to_bytes(totals, to, asked));
    const kpi_str stored = kpi_bytes_view(bytes), wait = {"wait_dist_answered", 18}, contact = {"contact", 7}, offered = {"offered", 7};
    NOWHERE(kpi_totals_from_bytes((const uint8_t *)stored.data, stored.size, to, asked));
    NOWHERE(kpi_totals_distribution(totals, wait, to, asked));
    NOWHERE(kpi_evaluate(facts, 1, KPI_METRIC_SERVICE_LEVEL, KPI_DEFAULT_VARIANT, NULL, 0, to, asked));
    NOWHERE(kpi_value_figure(value, to, sizeof(kpi_figure), asked));
    NOWHERE(kpi_value_to_double(value, to, asked));
    NOWHERE(kpi_value_compare(value, value, to, asked));
    NOWHERE(kpi_value_left_out(value, 0, to, asked));
    NOWHERE(kpi_value_pending(value, 0, to, asked));
    NOWHERE(kpi_value_rule(value, 0, to, asked));
    NOWHERE(kpi_value_parameter(value, 0, to, asked));
    NOWHERE(kpi_grouped_new(c, NULL, 0, 0, WORD, 0, to, asked));
    NOWHERE(kpi_grouped_clone(grouped, to, asked));
    NOWHERE(kpi_grouped_size(grouped, to, asked));
    NOWHERE(kpi_grouped_next(grouped, NULL, to, &out.i32[0], asked));
    NOWHERE(kpi_grouped_next(grouped, NULL, O, to, asked));
    NOWHERE(kpi_grouped_get(grouped, &GROUP, to, asked));
    NOWHERE(kpi_grouped_get(grouped, to, O, asked));
    NOWHERE(kpi_grouped_add(grouped, to, totals, asked));
    NOWHERE(kpi_grouped_total(grouped, to, asked));
    NOWHERE(kpi_grouped_roll_up(grouped, 1, 0, to, asked));
    NOWHERE(kpi_sharded_new(c, NULL, 0, 1, to, asked));
    NOWHERE(kpi_sharded_take(sharded, 1, to, asked));
    NOWHERE(kpi_sharded_snapshot(sharded, to, asked));
    NOWHERE(kpi_distribution_new(KPI_KEEP_EXACT, to, asked));
    NOWHERE(kpi_distribution_clone(distribution, to, asked));
    NOWHERE(kpi_distribution_size(distribution, to, asked));
    NOWHERE(kpi_distribution_quantile(distribution, 1, 2, 0, to, &out.i64[0], asked));
    NOWHERE(kpi_distribution_quantile(distribution, 1, 2, 0, &out.i64[0], to, asked));
    NOWHERE(kpi_fact_at(0, to, sizeof(kpi_fact_info), asked));
    NOWHERE(kpi_fact_find(contact, to, asked));
    NOWHERE(kpi_field_at(c, 0, to, sizeof(kpi_member_info), asked));
    NOWHERE(kpi_field_find(c, (kpi_str){"wait", 4}, to, asked));
    NOWHERE(kpi_field_word(c, KPI_FIELD_contact_outcome, 0, to, asked));
    NOWHERE(kpi_rule_at(c, 0, to, sizeof(kpi_member_info), asked));
    NOWHERE(kpi_rule_find(c, (kpi_str){"unit", 4}, to, asked));
    NOWHERE(kpi_rule_word(c, 0, 0, to, asked));
    NOWHERE(kpi_total_at(c, 0, to, sizeof(kpi_total_info), asked));
    NOWHERE(kpi_total_find(c, offered, to, asked));
    NOWHERE(kpi_state_at(c, 0, to, sizeof(kpi_total_info), asked));
    NOWHERE(kpi_metric_at(0, to, sizeof(kpi_metric_info), asked));
    NOWHERE(kpi_metric_get(KPI_METRIC_SERVICE_LEVEL, to, sizeof(kpi_metric_info), asked));
    NOWHERE(kpi_metric_find((kpi_str){"service_level", 13}, to, asked));
    NOWHERE(kpi_metric_search(WORD, to, 1, &out.size, asked));
    NOWHERE(kpi_metric_search(WORD, NULL, 0, to, asked));
    NOWHERE(kpi_variant_at(KPI_METRIC_SERVICE_LEVEL, 0, to, sizeof(kpi_variant_info), asked));
    NOWHERE(kpi_variant_find(KPI_METRIC_SERVICE_LEVEL, (kpi_str){"of_offered", 10}, to, asked));
    NOWHERE(kpi_variant_fact(KPI_METRIC_SERVICE_LEVEL, 1, 0, to, asked));
    NOWHERE(kpi_variant_formula(KPI_METRIC_SERVICE_LEVEL, 1, to, asked));
    NOWHERE(kpi_variant_columns(KPI_METRIC_SERVICE_LEVEL, 1, to, asked));
}

static void wrong_numbers(void) {
    const int32_t c = KPI_FACT_CONTACT;
    NUMBER(kpi_totals_new(no, NULL, 0, 0, O, asked))
    NUMBER(kpi_totals_new(c, NULL, 0, no, O, asked))
    NUMBER(kpi_totals_from_rules(RULES, no, O, asked))
    NUMBER(kpi_totals_unknown(no, NULL, 0, 0, O, asked))
    NUMBER(kpi_totals_unknown(c, NULL, 0, no, O, asked))
    NUMBER(kpi_totals_get(totals, no, &out.i32[0], &out.i64[0], asked))
    NUMBER(kpi_totals_set(totals, no, 1, asked))
    NUMBER(kpi_totals_rejected(totals, no, O, asked))
    NUMBER(kpi_evaluate(NULL, 0, no, 0, NULL, 0, O, asked))
    NUMBER(kpi_evaluate(NULL, 0, 1, no, NULL, 0, O, asked))
    NUMBER(kpi_value_left_out(value, no, O, asked))
    NUMBER(kpi_value_pending(value, no, O, asked))
    NUMBER(kpi_value_rule(value, no, O, asked))
    NUMBER(kpi_value_parameter(value, no, O, asked))
    NUMBER(kpi_grouped_new(no, NULL, 0, 0, WORD, 0, O, asked))
    NUMBER(kpi_grouped_new(c, NULL, 0, no, WORD, 0, O, asked))
    NUMBER(kpi_grouped_roll_up(grouped, no, -1, O, asked))
    NUMBER(kpi_sharded_new(no, NULL, 0, 1, O, asked))
    NUMBER(kpi_distribution_new(no, O, asked))
    NUMBER(kpi_distribution_quantile(distribution, 1, 2, no, &out.i64[0], &out.i64[1], asked))
    NUMBER(kpi_fact_at(no, O, sizeof(kpi_fact_info), asked))
    NUMBER(kpi_field_at(no, 0, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_field_at(c, no, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_field_find(no, WORD, O, asked))
    NUMBER(kpi_field_word(no, 0, 0, O, asked))
    NUMBER(kpi_field_word(c, no, 0, O, asked))
    NUMBER(kpi_field_word(c, 0, no, O, asked))
    NUMBER(kpi_rule_at(no, 0, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_rule_at(c, no, O, sizeof(kpi_member_info), asked))
    NUMBER(kpi_rule_find(no, WORD, O, asked))
    NUMBER(kpi_rule_word(no, 0, 0, O, asked))
    NUMBER(kpi_rule_word(c, no, 0, O, asked))
    NUMBER(kpi_rule_word(c, 0, no, O, asked))
    NUMBER(kpi_total_at(no, 0, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_total_at(c, no, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_total_find(no, WORD, O, asked))
    NUMBER(kpi_state_at(no, 0, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_state_at(c, no, O, sizeof(kpi_total_info), asked))
    NUMBER(kpi_metric_at(no, O, sizeof(kpi_metric_info), asked))
    NUMBER(kpi_metric_get(no, O, sizeof(kpi_metric_info), asked))
    NUMBER(kpi_variant_at(no, 0, O, sizeof(kpi_variant_info), asked))
    NUMBER(kpi_variant_at(1, no, O, sizeof(kpi_variant_info), asked))
    NUMBER(kpi_variant_find(no, WORD, O, asked))
    NUMBER(kpi_variant_fact(no, 1, 0, O, asked))
    NUMBER(kpi_variant_fact(1, no, 0, O, asked))
    NUMBER(kpi_variant_fact(1, 1, no, O, asked))
    NUMBER(kpi_variant_formula(no, 1, O, asked))
    NUMBER(kpi_variant_columns(no, 1, O, asked))
    NUMBER(kpi_variant_columns(1, no, O, asked))
    NUMBER(kpi_variant_formula(1, no, O, asked))
    EACH(NUMBERED, int32_t, no, NUMBERS, 0, COUNT(NUMBERS), NAMED, kpi_status_name(no))
    EACH(NUMBERED, int32_t, no, NUMBERS, 0, COUNT(NUMBERS), NAMED, kpi_reject_name(no))
    EACH(NUMBERED, int32_t, no, NUMBERS, 0, COUNT(NUMBERS), NAMED, kpi_undefined_name(no))
}

static void wrong_sizes(void) {
    const int32_t c = KPI_FACT_CONTACT;
    const kpi_totals *facts[] = {totals};
    SIZE(kpi_observe(totals, wide, size, 1, asked))
    SIZE(kpi_unobserve(totals, wide, size, 1, asked))
    SIZE(kpi_replace(totals, wide, wide, size, asked))
    SIZE(kpi_shard_observe(shard, wide, size, 1, asked))
    SIZE(kpi_shard_unobserve(shard, wide, size, 1, asked))
    SIZE(kpi_shard_replace(shard, wide, wide, size, asked))
    SIZE(kpi_grouped_observe(grouped, WORD, wide, size, 1, asked))
    SIZE(kpi_grouped_unobserve(grouped, WORD, wide, size, 1, asked))
    SIZE(kpi_grouped_replace(grouped, WORD, wide, WORD, wide, size, asked))
    SIZE_OR_NONE(kpi_totals_new(c, wide, size, 0, O, asked))
    SIZE_OR_NONE(kpi_totals_unknown(c, wide, size, 0, O, asked))
    SIZE_OR_NONE(kpi_grouped_new(c, wide, size, 0, WORD, 0, O, asked))
    SIZE_OR_NONE(kpi_sharded_new(c, wide, size, 1, O, asked))
    SIZE_OR_NONE(kpi_evaluate(facts, 1, 1, 0, (void *)wide, size, O, asked))
    SIZE(kpi_value_figure(value, O, size, asked))
    SIZE(kpi_fact_at(0, O, size, asked))
    SIZE(kpi_field_at(c, 0, O, size, asked))
    SIZE(kpi_rule_at(c, 0, O, size, asked))
    SIZE(kpi_total_at(c, 0, O, size, asked))
    SIZE(kpi_state_at(c, 0, O, size, asked))
    SIZE(kpi_metric_at(0, O, size, asked))
    SIZE(kpi_metric_get(KPI_METRIC_SERVICE_LEVEL, O, size, asked))
    SIZE(kpi_variant_at(KPI_METRIC_SERVICE_LEVEL, 0, O, size, asked))
    SIZE_READ(COUNT(SIZES) - 1, kpi_totals_from_bytes((const uint8_t *)wide, size, O, asked))
    for (size_t at = 4; at < COUNT(SIZES); ++at) {
        BAD(kpi_observe(totals, wide, 16, SIZES[at], asked));
        BAD(kpi_shard_observe(shard, wide, 16, SIZES[at], asked));
        BAD(kpi_grouped_observe(grouped, WORD, wide, 16, SIZES[at], asked));
        BAD(kpi_evaluate(facts, SIZES[at], 1, 0, NULL, 0, O, asked));
        BAD(kpi_sharded_take(sharded, SIZES[at], O, asked));
        BAD(kpi_sharded_new(c, NULL, 0, SIZES[at], O, asked));
    }
    BAD(kpi_sharded_take(sharded, 0, O, asked));
    BAD(kpi_sharded_new(c, NULL, 0, 0, O, asked));
    for (size_t at = 0; at < 2; ++at) {
        const void *rows = at == 0 ? NULL : (char *)wide + 1;
        BAD(kpi_observe(totals, rows, 16, 1, asked));
        BAD(kpi_unobserve(totals, rows, 16, 1, asked));
        BAD(kpi_replace(totals, rows, wide, 16, asked));
        BAD(kpi_replace(totals, wide, rows, 16, asked));
        BAD(kpi_shard_observe(shard, rows, 16, 1, asked));
        BAD(kpi_grouped_observe(grouped, WORD, rows, 16, 1, asked));
        if (rows != NULL) BAD(kpi_totals_new(c, rows, 16, 0, O, asked));
    }
    BAD(kpi_totals_from_bytes(NULL, 9, O, asked));
}

static void wrong_texts(void) {
    const int32_t c = KPI_FACT_CONTACT;
    NAME(kpi_totals_from_rules(text, 0, O, asked))
    NAME(kpi_fact_find(text, O, asked))
    NAME(kpi_field_find(c, text, O, asked))
    NAME(kpi_rule_find(c, text, O, asked))
    NAME(kpi_total_find(c, text, O, asked))
    NAME(kpi_metric_find(text, O, asked))
    NAME(kpi_variant_find(1, text, O, asked))
    NAME(kpi_totals_feed(totals, text, 1, NULL, asked))
    NAME(kpi_totals_feed(totals, text, 1, &wide[0], asked))
    NAME(kpi_totals_distribution(totals, text, O, asked))
    WORDS(kpi_metric_search(text, NULL, 0, &out.size, asked))
    WORDS(kpi_grouped_new(c, NULL, 0, 0, text, 0, O, asked))
    kpi_contact_row row = {0};
    KPI_SET(contact, &row, outcome, KPI_CONTACT_OUTCOME_HANDLED);
    WORDS(kpi_grouped_observe(grouped, text, &row, sizeof row, 1, asked))
    WORDS(kpi_grouped_unobserve(grouped, text, &row, sizeof row, 1, asked))
    WORDS(kpi_grouped_replace(grouped, text, &row, WORD, &row, sizeof row, asked))
    WORDS(kpi_grouped_replace(grouped, WORD, &row, text, &row, sizeof row, asked))
    for (size_t at = 0; at + 1 < COUNT(TEXTS); ++at) {
        const kpi_group group = {TEXTS[at], 0, 0};
        MARKED(TEXT, BAD(kpi_grouped_add(grouped, &group, totals, asked)));
        MARKED(TEXT, BAD(kpi_grouped_get(grouped, &group, O, asked)));
        MARKED(TEXT, BAD(kpi_grouped_next(grouped, &group, O, &out.i32[0], asked)));
    }
}

/* One handle where two are taken: refused where one of them changes, and compared with itself where both are read. */
static void twice(void) {
    int32_t same = -1;
    TWICE(BAD, kpi_totals_merge(totals, totals, asked));
    TWICE(BAD, kpi_totals_merge_beside(totals, totals, asked));
    TWICE(BAD, kpi_totals_unmerge(totals, totals, asked));
    const kpi_totals *facts[] = {totals, totals};
    BAD(kpi_evaluate(facts, 2, KPI_METRIC_SERVICE_LEVEL, KPI_DEFAULT_VARIANT, NULL, 0, O, asked));
    BAD(kpi_evaluate(NULL, 1, KPI_METRIC_SERVICE_LEVEL, KPI_DEFAULT_VARIANT, NULL, 0, O, asked));
    TWICE(BAD, kpi_grouped_merge(grouped, grouped, asked));
    TWICE(BAD, kpi_distribution_merge(distribution, distribution, asked));
    TWICE(BAD, kpi_distribution_unmerge(distribution, distribution, asked));
    TWICE(GOOD, kpi_totals_equal(totals, totals, &same, asked));
    if (same != 1) fault("kpi_totals_equal", "says that totals differ from themselves");
    TWICE(GOOD, kpi_value_compare(value, value, &same, asked));
    if (same != 0) fault("kpi_value_compare", "says that a value differs from itself");
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

/* A function without anything to get wrong. */
#define TRUE(call) (ready(NULL), look(#call, (call) ? 0 : 1, 0, 0))

int main(int count, char **arguments) {
    if (count < 2) return fprintf(stderr, "usage: hostile KPI_H [MUTATIONS]\n"), 2;
    const char *given = count > 2 ? arguments[2] : getenv("KPI_MUTATIONS");
    make();
    list_formulas();
    wrong_handles(), wrong_results(), wrong_numbers(), wrong_sizes(), wrong_texts(), twice();
    extreme_distributions(), extreme_parameters(), extreme_intervals(), borrowed_keys();
    for (int32_t at = 0; at < kpi_fact_count(); ++at) {
        kpi_fact_info fact;
        GOOD(kpi_fact_at(at, &fact, sizeof fact, asked));
        extreme_rows(&fact);
    }
    hostile_tables();
    snapshots(given != NULL ? strtol(given, NULL, 10) : 2000);
    TRUE(kpi_abi_version() == KPI_ABI_VERSION);
    TRUE(kpi_version().size > 0);
    TRUE(kpi_fact_count() > 0);
    TRUE(kpi_metric_count() > 0);
    TRUE(kpi_status_name(KPI_STATUS_OK).size > 0);
    TRUE(kpi_reject_name(KPI_REJECT_NEGATIVE_DURATION).size > 0);
    TRUE(kpi_undefined_name(KPI_UNDEFINED_EMPTY).size > 0);
    compare(arguments[1]);
    kpi_totals_free(totals), kpi_value_free(value), kpi_grouped_free(grouped), kpi_shard_free(shard), kpi_sharded_free(sharded);
    kpi_distribution_free(distribution), kpi_error_free(kept), kpi_bytes_free(bytes);
    return failures == 0 ? 0 : 1;
}
