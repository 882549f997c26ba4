/*
 * Extreme numbers in everything that hostile.c can give to the library, and damaged snapshots: a status each time, and what is accepted
 * is used on.
 */
#ifndef HOSTILE_EXTREMES_H
#define HOSTILE_EXTREMES_H

#include "hostile.h"

static void extreme_distributions(void) {
    kpi_distribution *one = NULL;
    for (size_t n = 0; n < COUNT(EXTREMES); ++n)
        for (size_t d = 0; d < COUNT(EXTREMES); ++d) {
            const int64_t p = EXTREMES[n], of = EXTREMES[d];
            if (of == 0 || of == INT64_MIN || (of > 0 && (p < 0 || p > of)))
                BAD(kpi_distribution_quantile(distribution, p, of, 0, &out.i64[0], &out.i64[1], asked));
            else EITHER(kpi_distribution_quantile(distribution, p, of, 1, &out.i64[0], &out.i64[1], asked));
            GOOD(kpi_distribution_new(d % 2 == 0 ? KPI_KEEP_EXACT : 2, &one, asked));
            EITHER(kpi_distribution_add(one, p, of, asked));
            EITHER(kpi_distribution_add(one, of, p, asked));
            EITHER(kpi_distribution_size(one, &out.i64[0], asked));
            EITHER(kpi_distribution_quantile(one, 1, 2, (int32_t)(n % 2), &out.i64[0], &out.i64[1], asked));
            EITHER(kpi_distribution_merge(one, distribution, asked));
            EITHER(kpi_distribution_unmerge(one, distribution, asked));
            kpi_distribution_free(one);
        }
}

static struct { int32_t metric, variant; } formulas[2000];
static size_t known;

static void list_formulas(void) {
    for (int32_t at = 0; at < kpi_metric_count(); ++at) {
        kpi_metric_info metric;
        kpi_variant_info variant;
        GOOD(kpi_metric_at(at, &metric, sizeof metric, asked));
        for (int32_t number = 0; number < metric.variants && known < COUNT(formulas); ++number) {
            GOOD(kpi_variant_at(metric.number, number, &variant, sizeof variant, asked));
            formulas[known].metric = metric.number, formulas[known++].variant = variant.number;
        }
    }
}

/* Evaluates a KPI and reads all that its value tells. */
static void evaluate(const kpi_totals *const *facts, size_t n, size_t formula, const kpi_parameters *given) {
    kpi_value *made = NULL;
    kpi_figure figure;
    kpi_left_out rows;
    kpi_rule_shown rule;
    kpi_str text;
    const size_t size = given == NULL ? 0 : sizeof *given;
    const int32_t metric = formulas[formula].metric, variant = formulas[formula].variant;
    if (EITHER(kpi_evaluate(facts, n, metric, variant, given, size, &made, asked)) != KPI_STATUS_OK) return;
    GOOD(kpi_value_figure(made, &figure, sizeof figure, asked));
    for (int32_t at = 0; at < figure.left_out; ++at) GOOD(kpi_value_left_out(made, at, &rows, asked));
    for (int32_t at = 0; at < figure.pending; ++at) GOOD(kpi_value_pending(made, at, &rows, asked));
    for (int32_t at = 0; at < figure.rules; ++at) GOOD(kpi_value_rule(made, at, &rule, asked));
    for (int32_t at = 0; at < figure.parameters; ++at) GOOD(kpi_value_parameter(made, at, &text, asked));
    if (kpi_value_text(made).size == 0) fault("kpi_value_text", "says nothing");
    EITHER(kpi_value_to_double(made, &out.number, asked));
    kpi_value_free(made);
}

/* Does with totals, whatever they hold, all that can be done; stored and read they are the same. */
static void use(kpi_totals *these) {
    kpi_totals *copy = NULL, *again = NULL;
    kpi_bytes *stored = NULL;
    int32_t same = 0;
    const kpi_totals *facts[] = {these};
    for (size_t at = 0; at < known; ++at) evaluate(facts, 1, at, NULL);
    GOOD(kpi_totals_to_bytes(these, &stored, asked));
    const kpi_str view = kpi_bytes_view(stored);
    GOOD(kpi_totals_from_bytes((const uint8_t *)view.data, view.size, &again, asked));
    GOOD(kpi_totals_equal(these, again, &same, asked));
    if (same != 1) fault("kpi_totals_from_bytes", "reads other totals than were written");
    GOOD(kpi_totals_clone(these, &copy, asked));
    EITHER(kpi_totals_merge(these, copy, asked));
    EITHER(kpi_totals_unmerge(these, copy, asked));
    EITHER(kpi_totals_merge_beside(these, again, asked));
    GOOD(kpi_totals_clear(these, asked));
    GOOD(kpi_totals_forget(these, asked));
    kpi_bytes_free(stored), kpi_totals_free(copy), kpi_totals_free(again);
}

/* Parameters with extreme values, and each bit alone; those that no parameter has are refused. */
static void extreme_parameters(void) {
    const kpi_totals *facts[] = {totals};
    for (size_t n = 0; n < COUNT(EXTREMES); ++n) {
        const int64_t x = EXTREMES[n];
        kpi_parameters given = {0, x, x, x, x, x};
        for (int bit = 0; bit < 64; ++bit) {
            given.present = UINT64_C(1) << bit;
            if (bit > 4) BAD(kpi_evaluate(facts, 1, 1, 0, &given, sizeof given, O, asked));
        }
        for (uint64_t present = 0; present < 32; ++present)
            for (size_t at = 0; at < known; ++at) given.present = present, evaluate(facts, 1, at, &given);
    }
}

static void extreme_intervals(void) {
    const int64_t intervals[] = {INT64_MIN, -1, INT64_MAX, 1, KPI_DAY};
    for (size_t at = 0; at < COUNT(intervals); ++at) {
        kpi_grouped *made = NULL, *rolled = NULL;
        if (intervals[at] < 0) {
            BAD(kpi_grouped_new(KPI_FACT_CONTACT, NULL, 0, 0, WORD, intervals[at], O, asked));
            BAD(kpi_grouped_roll_up(grouped, 1, intervals[at], O, asked));
            continue;
        }
        if (EITHER(kpi_grouped_new(KPI_FACT_CONTACT, NULL, 0, 0, WORD, intervals[at], &made, asked)) != KPI_STATUS_OK) continue;
        for (size_t n = 0; n < COUNT(EXTREMES); ++n) {
            kpi_contact_row row = {0};
            const kpi_group group = {WORD, EXTREMES[n], 1};
            KPI_SET(contact, &row, outcome, KPI_CONTACT_OUTCOME_HANDLED);
            KPI_SET(contact, &row, arrived_at, EXTREMES[n]);
            EITHER(kpi_grouped_observe(made, WORD, &row, sizeof row, 1, asked));
            EITHER(kpi_grouped_add(made, &group, totals, asked));
        }
        for (size_t n = 0; n < COUNT(EXTREMES); ++n) {
            if (EITHER(kpi_grouped_roll_up(made, (int32_t)(n % 2), EXTREMES[n], &rolled, asked)) == KPI_STATUS_OK) kpi_grouped_free(rolled);
        }
        kpi_grouped_free(made);
    }
}

/* The groups in their order, and all of them added up. */
static void walk(const kpi_grouped *these) {
    kpi_group group;
    kpi_totals *sum = NULL;
    int32_t found = 0;
    size_t groups = 0, size = 0;
    GOOD(kpi_grouped_next(these, NULL, &group, &found, asked));
    for (; found; ++groups) GOOD(kpi_grouped_next(these, &group, &group, &found, asked));
    GOOD(kpi_grouped_size(these, &size, asked));
    if (groups != size) fault("kpi_grouped_next", "walks over another number of groups");
    if (EITHER(kpi_grouped_total(these, &sum, asked)) == KPI_STATUS_OK) use(sum), kpi_totals_free(sum);
}

/* Rows of extreme integers in every field of a fact, alone and all at once, in everything that takes rows: a status, never more. */
static void extreme_rows(const kpi_fact_info *fact) {
    kpi_totals *into[2] = {NULL, NULL}, *sum = NULL;
    kpi_grouped *groups = NULL, *by_day = NULL;
    kpi_sharded *shards = NULL;
    kpi_shard *writer = NULL;
    const size_t size = 8 * (1 + (size_t)fact->fields);
    GOOD(kpi_totals_new(fact->number, NULL, 0, KPI_KEEP_EXACT, &into[0], asked));
    GOOD(kpi_totals_new(fact->number, NULL, 0, KPI_KEEP_SUMS, &into[1], asked));
    GOOD(kpi_grouped_new(fact->number, NULL, 0, KPI_KEEP_EXACT, WORD, 0, &groups, asked));
    EITHER(kpi_grouped_new(fact->number, NULL, 0, KPI_KEEP_SUMS, WORD, KPI_DAY, &by_day, asked));
    GOOD(kpi_sharded_new(fact->number, NULL, 0, 1, &shards, asked));
    GOOD(kpi_sharded_take(shards, 0, &writer, asked));
    for (size_t n = 0; n < COUNT(EXTREMES); ++n) {
        int64_t row[128] = {0};
        for (int32_t field = 0; field < fact->fields; ++field) row[1 + field] = EXTREMES[n];
        for (int32_t field = 0; field <= fact->fields; ++field) {
            row[0] = (int64_t)(field == fact->fields ? (UINT64_C(1) << fact->fields) - 1 : UINT64_C(1) << field | 1);
            for (size_t at = 0; at < COUNT(into); ++at) {
                EITHER(kpi_observe(into[at], row, size, 1, asked));
                EITHER(kpi_replace(into[at], row, row, size, asked));
                EITHER(kpi_unobserve(into[at], row, size, 1, asked));
                EITHER(kpi_observe(into[at], row, size, 1, asked));
            }
            EITHER(kpi_shard_observe(writer, row, size, 1, asked));
            EITHER(kpi_shard_replace(writer, row, row, size, asked));
            EITHER(kpi_shard_unobserve(writer, row, size, 1, asked));
            EITHER(kpi_grouped_observe(groups, WORD, row, size, 1, asked));
            EITHER(kpi_grouped_replace(groups, WORD, row, RULES, row, size, asked));
            EITHER(kpi_grouped_unobserve(groups, RULES, row, size, 1, asked));
            if (by_day != NULL) EITHER(kpi_grouped_observe(by_day, WORD, row, size, 1, asked));
        }
        row[0] = INT64_MIN;
        BAD(kpi_observe(into[0], row, size, 1, asked));
        BAD(kpi_shard_observe(writer, row, size, 1, asked));
        BAD(kpi_grouped_observe(groups, WORD, row, size, 1, asked));
    }
    use(into[0]), use(into[1]), walk(groups);
    if (by_day != NULL) walk(by_day);
    if (EITHER(kpi_sharded_snapshot(shards, &sum, asked)) == KPI_STATUS_OK) use(sum), kpi_totals_free(sum);
    kpi_totals_free(into[0]), kpi_totals_free(into[1]), kpi_grouped_free(groups), kpi_grouped_free(by_day);
    kpi_shard_free(writer), kpi_sharded_free(shards);
}

/* CRC-32 as stored bytes end with it. */
static void check(uint8_t *stored, size_t size) {
    uint32_t sum = UINT32_MAX;
    for (size_t at = 0; at + 4 < size; ++at) {
        sum ^= stored[at];
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? UINT32_C(0xEDB88320) : 0);
    }
    for (size_t at = 0; at < 4; ++at) stored[size - 4 + at] = (uint8_t)(~sum >> 8 * at);
}

/* Cut short and with bits flipped; every other time the checksum is repaired, or nothing behind it would be tried. */
static void snapshots(long mutations) {
    const kpi_str good = kpi_bytes_view(bytes);
    uint8_t *broken = malloc(good.size);
    uint64_t random = UINT64_C(0x9E3779B97F4A7C15);
    long accepted = 0;
    if (broken == NULL) exit(2);
    for (size_t size = 0; size < good.size; ++size) BAD(kpi_totals_from_bytes((const uint8_t *)good.data, size, O, asked));
    memcpy(broken, good.data, good.size);
    check(broken, good.size);
    if (memcmp(broken, good.data, good.size) != 0) fault("kpi_totals_to_bytes", "ends with another checksum than is repaired here");
    for (long n = 0; n < mutations; ++n) {
        memcpy(broken, good.data, good.size);
        for (uint64_t flips = 1 + n / 2 % 4; flips > 0; --flips) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            broken[(random >> 8) % good.size] ^= (uint8_t)(1U << (random & 7));
        }
        if (n % 2 == 0) check(broken, good.size);
        kpi_totals *made = NULL;
        if (EITHER(kpi_totals_from_bytes(broken, good.size, &made, asked)) != KPI_STATUS_OK) continue;
        ++accepted;
        use(made);
        kpi_totals_free(made);
    }
    printf("%ld mutations of %zu bytes, %ld accepted and used\n", mutations, good.size, accepted);
    if (mutations >= 100 && accepted == 0) fault("kpi_totals_from_bytes", "accepts none: nothing behind the checksum was tried");
    free(broken);
}

#endif
