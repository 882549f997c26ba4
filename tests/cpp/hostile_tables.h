/*
 * Hostile tables: queries that name nothing, arrays and schemas of Arrow that are not what they say. Each is refused, and what was handed
 * over is released once.
 */
#ifndef HOSTILE_TABLES_H
#define HOSTILE_TABLES_H

#include "hostile.h"

#define ROWS 4
static const char OUTCOMES[] = "handledhandledhandledhandled";
static int32_t offsets[ROWS + 1] = {0, 7, 14, 21, 28}, waits[ROWS] = {1, 2, 3, 4};
static const void *text_buffers[3], *number_buffers[2], *table_buffers[1];
static struct ArrowArray array_columns[2], array_table, *array_children[2] = {array_columns, array_columns + 1};
static struct ArrowSchema schema_columns[2], schema_table, *schema_children[2] = {schema_columns, schema_columns + 1};
static size_t handed_over, given_back;

static void release_array(struct ArrowArray *array) {
    for (int64_t at = 0; array->private_data != NULL && at < 2; ++at)
        if (array_columns[at].release != NULL) array_columns[at].release(array_columns + at);
    array->release = NULL;
    ++given_back;
}

static void release_schema(struct ArrowSchema *schema) { schema->release = NULL; }

/* Four calls, handled after 1, 2, 3 and 4 seconds. */
static struct ArrowArray *ready_array(void) {
    const struct ArrowArray text = {ROWS, 0, 0, 3, 0, text_buffers, NULL, NULL, release_array, NULL};
    const struct ArrowArray number = {ROWS, 0, 0, 2, 0, number_buffers, NULL, NULL, release_array, NULL};
    const struct ArrowArray table = {ROWS, 0, 0, 1, 2, table_buffers, array_children, NULL, release_array, array_children};
    text_buffers[0] = NULL, text_buffers[1] = offsets, text_buffers[2] = OUTCOMES;
    number_buffers[0] = NULL, number_buffers[1] = waits;
    array_columns[0] = text, array_columns[1] = number, array_table = table;
    handed_over += 3;
    return &array_table;
}

static kpi_table ready_schema(void) {
    const struct ArrowSchema text = {"u", "outcome", NULL, 0, 0, NULL, NULL, release_schema, NULL};
    const struct ArrowSchema number = {"i", "wait", NULL, 0, 0, NULL, NULL, release_schema, NULL};
    const struct ArrowSchema table = {"+s", "", NULL, 0, 2, schema_children, NULL, release_schema, NULL};
    const kpi_table named = {{"calls", 5}, &schema_table};
    schema_columns[0] = text, schema_columns[1] = number, schema_table = table;
    return named;
}

static struct ArrowArrayStream stream;

static void release_stream(struct ArrowArrayStream *of) {
    of->release = NULL;
    ++given_back;
}

static int failing_schema(struct ArrowArrayStream *of, struct ArrowSchema *to) { return (void)of, (void)to, 5; }
static int failing_next(struct ArrowArrayStream *of, struct ArrowArray *to) { return (void)of, (void)to, 5; }
static const char *silent(struct ArrowArrayStream *of) { return (void)of, NULL; }

/* A stream that fails and does not say why. */
static struct ArrowArrayStream *ready_stream(void) {
    const struct ArrowArrayStream failing = {failing_schema, failing_next, silent, release_stream, NULL};
    stream = failing;
    ++handed_over;
    return &stream;
}

static const kpi_str CALLS = {"calls", 5}, CONTACT = {"contact", 7}, OUTCOME = {"outcome", 7}, NO_TEXT = {NULL, 0};
static kpi_column column_of(const char *name) {
    const kpi_column of = {{name, strlen(name)}, {NULL, 0}, 0, 0, 0};
    return of;
}

static kpi_run *new_run(void) {
    kpi_run *run = NULL;
    const kpi_table tables[] = {ready_schema()};
    GOOD(kpi_run_new(query, tables, 1, &run, asked));
    return run;
}

static void make_tables(void) {
    const kpi_column outcome = column_of("outcome");
    kpi_column wait = column_of("wait");
    kpi_ask ask = {0};
    wait.unit = KPI_TIME_SECONDS;
    ask.what = KPI_ASK_KPI, ask.id.data = "service_level", ask.id.size = 13;
    GOOD(kpi_query_new(&query, asked));
    GOOD(kpi_query_table(query, CALLS, NO_TEXT, asked));
    GOOD(kpi_query_mapping(query, CALLS, CONTACT, NO_TEXT, 0, asked));
    GOOD(kpi_query_field(query, CALLS, CONTACT, OUTCOME, &outcome, sizeof outcome, asked));
    GOOD(kpi_query_field(query, CALLS, CONTACT, (kpi_str){"wait", 4}, &wait, sizeof wait, asked));
    GOOD(kpi_query_ask(query, &ask, sizeof ask, asked));
    GOOD(kpi_query_totals(query, asked));
    run = new_run();
    kpi_run *first = new_run();
    GOOD(kpi_run_push(first, CALLS, ready_array(), asked));
    GOOD(kpi_run_finish(first, &card, asked));
    kpi_run_free(first);
}

static void wrong_query_handles(void) {
    const kpi_column column = column_of("wait");
    const kpi_table tables[] = {ready_schema()};
    kpi_ask ask = {0};
    WRONG(QUERY, BAD, kpi_query_table(h, WORD, NO_TEXT, asked))
    WRONG(QUERY, BAD, kpi_query_mapping(h, CALLS, CONTACT, NO_TEXT, 0, asked))
    WRONG(QUERY, BAD, kpi_query_field(h, CALLS, CONTACT, OUTCOME, &column, sizeof column, asked))
    WRONG(QUERY, BAD, kpi_query_word(h, CALLS, CONTACT, OUTCOME, WORD, WORD, asked))
    WRONG(QUERY, BAD, kpi_query_constant(h, CALLS, CONTACT, OUTCOME, WORD, asked))
    WRONG(QUERY, BAD, kpi_query_beside(h, CALLS, CONTACT, WORD, asked))
    WRONG(QUERY, BAD, kpi_query_measure(h, CALLS, WORD, KPI_MEASURE_SUM, &column, sizeof column, 0, asked))
    WRONG(QUERY, BAD, kpi_query_measured_at(h, CALLS, &column, sizeof column, asked))
    WRONG(QUERY, BAD, kpi_query_key(h, WORD, asked))
    WRONG(QUERY, BAD, kpi_query_key_column(h, CALLS, WORD, WORD, asked))
    WRONG(QUERY, BAD, kpi_query_keys_from(h, CALLS, WORD, WORD, WORD, asked))
    WRONG(QUERY, BAD, kpi_query_every(h, ((kpi_str){"30min UTC", 9}), asked))
    WRONG(QUERY, BAD, kpi_query_empty_intervals(h, 0, 0, asked))
    WRONG(QUERY, BAD, kpi_query_ask(h, &ask, sizeof ask, asked))
    WRONG(QUERY, BAD, kpi_query_totals(h, asked))
    WRONG(QUERY, BAD, kpi_query_threads(h, 1, asked))
    WRONG(QUERY, BAD, kpi_run_new(h, tables, 1, O, asked))
    WRONG(QUERY, BAD, kpi_card_of_totals(h, ready_stream(), 1, O, asked))
    FREE(QUERY, kpi_query_free(h))
}

static int32_t go_on(void *data, uint64_t rows, uint64_t pushed) { return (void)data, rows > pushed; }

static void wrong_run_handles(void) {
    WRONG(RUN, BAD, kpi_run_push(h, CALLS, ready_array(), asked))
    WRONG(RUN, BAD, kpi_run_push_stream(h, CALLS, ready_stream(), asked))
    WRONG(RUN, BAD, kpi_run_on_progress(h, go_on, NULL, asked))
    WRONG(RUN, BAD, kpi_run_finish(h, O, asked))
    FREE(RUN, kpi_run_free(h))
    WRONG(CARD, BAD, kpi_card_counts(h, &out.size, (size_t *)O, asked))
    WRONG(CARD, BAD, kpi_card_kpi(h, 0, O, asked))
    WRONG(CARD, BAD, kpi_card_value(h, 0, 0, O, asked))
    WRONG(CARD, BAD, kpi_card_table(h, KPI_TABLE_WIDE, O, asked))
    WRONG(CARD, BAD, kpi_card_totals(h, CONTACT, O, asked))
    FREE(CARD, kpi_card_free(h))
}

static void wrong_table_results(void) {
    const kpi_table tables[] = {ready_schema()};
    NOWHERE(kpi_query_new(to, asked));
    NOWHERE(kpi_run_new(query, tables, 1, to, asked));
    NOWHERE(kpi_run_push(run, CALLS, to, asked));
    NOWHERE(kpi_run_push_stream(run, CALLS, to, asked));
    NOWHERE(kpi_run_on_progress(run, NULL, to, asked));
    NOWHERE(kpi_run_finish(run, to, asked));
    NOWHERE(kpi_card_of_totals(query, to, 1, O, asked));
    NOWHERE(kpi_card_of_totals(query, ready_stream(), 1, to, asked));
    NOWHERE(kpi_card_counts(card, to, &out.size, asked));
    NOWHERE(kpi_card_counts(card, &out.size, to, asked));
    NOWHERE(kpi_card_kpi(card, 0, to, asked));
    NOWHERE(kpi_card_value(card, 0, 0, to, asked));
    NOWHERE(kpi_card_table(card, KPI_TABLE_WIDE, to, asked));
    NOWHERE(kpi_card_totals(card, CONTACT, to, asked));
    BAD(kpi_card_kpi(card, SIZE_MAX, O, asked));
    BAD(kpi_card_value(card, SIZE_MAX, 0, O, asked));
    BAD(kpi_card_value(card, 0, SIZE_MAX, O, asked));
    BAD(kpi_run_new(query, NULL, 1, O, asked));
    BAD(kpi_run_new(query, NULL, 0, O, asked));
    BAD(kpi_run_new(query, tables, SIZE_MAX, O, asked));
    struct ArrowArrayStream *kept_stream = ready_stream();
    BAD(kpi_card_of_totals(query, kept_stream, SIZE_MAX, O, asked));
    stream.release(&stream);
}

static void wrong_table_numbers(void) {
    const kpi_column fine = column_of("wait");
    NUMBER(kpi_query_mapping(query, CALLS, CONTACT, NO_TEXT, no, asked))
    NUMBER(kpi_query_measure(query, CALLS, WORD, no, &fine, sizeof fine, 0, asked))
    NUMBER(kpi_query_threads(query, no, asked))
    NUMBER(kpi_card_table(card, no, O, asked))
    SIZE(kpi_query_field(query, CALLS, CONTACT, OUTCOME, (void *)wide, size, asked))
    SIZE(kpi_query_measure(query, CALLS, WORD, KPI_MEASURE_SUM, (void *)wide, size, 0, asked))
    SIZE(kpi_query_measured_at(query, CALLS, (void *)wide, size, asked))
    SIZE(kpi_query_ask(query, (void *)wide, size, asked))
    for (size_t at = 0; at < COUNT(NUMBERS); ++at) {
        kpi_column column = fine;
        kpi_ask ask = {0};
        column.unit = NUMBERS[at];
        BAD(kpi_query_measured_at(query, CALLS, &column, sizeof column, asked));
        column.unit = 0, column.amounts = NUMBERS[at];
        BAD(kpi_query_measured_at(query, CALLS, &column, sizeof column, asked));
        column.amounts = KPI_AMOUNTS_DECIMALS, column.decimals = NUMBERS[at];
        BAD(kpi_query_measured_at(query, CALLS, &column, sizeof column, asked));
        ask.what = NUMBERS[at];
        BAD(kpi_query_ask(query, &ask, sizeof ask, asked));
        ask.what = KPI_ASK_ALL, ask.bounded_bits = NUMBERS[at];
        BAD(kpi_query_ask(query, &ask, sizeof ask, asked));
        ask.bounded_bits = 0, ask.estimated_lg_k = NUMBERS[at];
        BAD(kpi_query_ask(query, &ask, sizeof ask, asked));
        ask.estimated_lg_k = 0, ask.parameters.present = UINT64_C(1) << 40;
        BAD(kpi_query_ask(query, &ask, sizeof ask, asked));
    }
    BAD(kpi_query_measured_at(query, CALLS, NULL, sizeof(kpi_column), asked));
    BAD(kpi_query_measured_at(query, CALLS, (void *)((char *)wide + 1), sizeof(kpi_column), asked));
    BAD(kpi_query_ask(query, NULL, sizeof(kpi_ask), asked));
    BAD(kpi_query_empty_intervals(query, 1, 0, asked));
    BAD(kpi_query_empty_intervals(query, INT64_MAX, INT64_MIN, asked));
}

static void wrong_table_texts(void) {
    const kpi_column fine = column_of("wait");
    NAME(kpi_query_mapping(query, text, CONTACT, NO_TEXT, 0, asked))
    WORDS(kpi_query_mapping(query, CALLS, text, NO_TEXT, 0, asked))
    WORDS(kpi_query_mapping(query, CALLS, CONTACT, text, 0, asked))
    WORDS(kpi_query_table(query, text, NO_TEXT, asked))
    WORDS(kpi_query_table(query, WORD, text, asked))
    BAD(kpi_query_table(query, CALLS, NO_TEXT, asked));
    NAME(kpi_query_field(query, text, CONTACT, OUTCOME, &fine, sizeof fine, asked))
    NAME(kpi_query_field(query, CALLS, text, OUTCOME, &fine, sizeof fine, asked))
    WORDS(kpi_query_field(query, CALLS, CONTACT, text, &fine, sizeof fine, asked))
    NAME(kpi_query_word(query, text, CONTACT, OUTCOME, WORD, WORD, asked))
    NAME(kpi_query_word(query, CALLS, text, OUTCOME, WORD, WORD, asked))
    NAME(kpi_query_word(query, CALLS, CONTACT, text, WORD, WORD, asked))
    WORDS(kpi_query_word(query, CALLS, CONTACT, OUTCOME, text, WORD, asked))
    WORDS(kpi_query_word(query, CALLS, CONTACT, OUTCOME, WORD, text, asked))
    NAME(kpi_query_constant(query, text, CONTACT, OUTCOME, WORD, asked))
    NAME(kpi_query_constant(query, CALLS, text, OUTCOME, WORD, asked))
    WORDS(kpi_query_constant(query, CALLS, CONTACT, text, WORD, asked))
    WORDS(kpi_query_constant(query, CALLS, CONTACT, OUTCOME, text, asked))
    NAME(kpi_query_beside(query, text, CONTACT, WORD, asked))
    NAME(kpi_query_beside(query, CALLS, text, WORD, asked))
    WORDS(kpi_query_beside(query, CALLS, CONTACT, text, asked))
    NAME(kpi_query_measure(query, text, WORD, KPI_MEASURE_SUM, &fine, sizeof fine, 0, asked))
    WORDS(kpi_query_measure(query, CALLS, text, KPI_MEASURE_SUM, &fine, sizeof fine, 0, asked))
    NAME(kpi_query_measured_at(query, text, &fine, sizeof fine, asked))
    WORDS(kpi_query_key(query, text, asked))
    NAME(kpi_query_key_column(query, text, WORD, WORD, asked))
    WORDS(kpi_query_key_column(query, CALLS, text, WORD, asked))
    WORDS(kpi_query_key_column(query, CALLS, WORD, text, asked))
    NAME(kpi_query_keys_from(query, text, WORD, WORD, WORD, asked))
    WORDS(kpi_query_keys_from(query, CALLS, text, WORD, WORD, asked))
    WORDS(kpi_query_keys_from(query, CALLS, WORD, text, WORD, asked))
    WORDS(kpi_query_keys_from(query, CALLS, WORD, WORD, text, asked))
    NAME(kpi_query_every(query, text, asked))
    NAME(kpi_run_push(run, text, ready_array(), asked))
    NAME(kpi_run_push_stream(run, text, ready_stream(), asked))
    NAME(kpi_card_totals(card, text, O, asked))
    for (size_t at = 0; at + 1 < COUNT(TEXTS); ++at) {
        kpi_column column = fine;
        column.name = TEXTS[at];
        BAD(kpi_query_measured_at(query, CALLS, &column, sizeof column, asked));
        column = fine, column.since = TEXTS[at];
        BAD(kpi_query_measured_at(query, CALLS, &column, sizeof column, asked));
        for (size_t member = 0; member < 6; ++member) {
            kpi_ask ask = {0};
            kpi_str *const texts[] = {&ask.id, &ask.formula, &ask.variant, &ask.rules, &ask.name, &ask.unit};
            ask.what = KPI_ASK_OWN, *texts[member] = TEXTS[at];
            BAD(kpi_query_ask(query, &ask, sizeof ask, asked));
        }
        kpi_table tables[] = {ready_schema()};
        tables[0].name = TEXTS[at];
        BAD(kpi_run_new(query, tables, 1, O, asked));
    }
}

/* Numbers of an array that no array has: each is refused, and the array given back. */
static void wrong_arrays(void) {
    const int64_t none[] = {INT64_MIN, INT64_MIN + 1, -1, INT64_MAX - 1, INT64_MAX, INT64_MAX / 8, 5};
    kpi_run *own = new_run();
    for (size_t at = 0; at < COUNT(none); ++at)
        for (size_t member = 0; member < 9; ++member) {
            struct ArrowArray *array = ready_array(), *column = array_columns + member % 2;
            switch (member) {
            case 0: array->length = none[at]; break;
            case 1: array->offset = none[at]; break;
            case 2: array->n_children = none[at]; break;
            case 3: case 4: column->n_buffers = none[at]; break;
            case 5: column->null_count = none[at] == -1 ? -2 : none[at]; break;
            case 6: column->length = none[at] == 5 ? 3 : none[at] < 0 ? none[at] : -none[at]; break;
            case 7: column->offset = none[at] == 5 || none[at] == INT64_MAX / 8 ? -1 : none[at]; break;
            default: column->n_children = none[at]; break;
            }
            BAD(kpi_run_push(own, CALLS, array, asked));
        }
    for (size_t member = 0; member < 9; ++member) {
        struct ArrowArray *array = ready_array();
        switch (member) {
        case 0: array->children = NULL; break;
        case 1: array->buffers = NULL; break;
        case 2: array_columns[0].buffers = NULL; break;
        case 3: text_buffers[1] = NULL; break;
        case 4: text_buffers[2] = NULL; break;
        case 5: text_buffers[1] = (char *)offsets + 1; break;
        case 6: number_buffers[1] = NULL; break;
        case 7: array_columns[1].dictionary = array_columns; break;
        default: array_columns[1].null_count = 1; break;
        }
        BAD(kpi_run_push(own, CALLS, array, asked));
    }
    for (size_t at = 0; at < 2; ++at) {
        struct ArrowArrayStream *failing = ready_stream();
        if (at == 0) failing->get_next = NULL;
        else failing->get_schema = NULL;
        BAD(kpi_run_push_stream(own, CALLS, failing, asked));
        BAD(kpi_run_push_stream(own, CALLS, ready_stream(), asked));
    }
    GOOD(kpi_run_push(own, CALLS, ready_array(), asked));
    kpi_card *made = NULL;
    GOOD(kpi_run_finish(own, &made, asked));
    BAD(kpi_run_finish(own, O, asked));
    BAD(kpi_run_push(own, CALLS, ready_array(), asked));
    BAD(kpi_run_on_progress(own, go_on, NULL, asked));
    kpi_run_free(own);
    kpi_value *level = NULL;
    kpi_figure figure;
    GOOD(kpi_card_value(made, 0, 0, &level, asked));
    GOOD(kpi_value_figure(level, &figure, sizeof figure, asked));
    if (figure.numerator != ROWS || figure.denominator != ROWS) fault("kpi_card_value", "counts what was refused");
    kpi_value_free(level), kpi_card_free(made);
}

static void hostile_tables(void) {
    wrong_query_handles(), wrong_run_handles(), wrong_table_results(), wrong_table_numbers(), wrong_arrays(), wrong_table_texts();
    kpi_run_free(run), kpi_card_free(card), kpi_query_free(query);
    if (given_back != handed_over) fprintf(stderr, "%zu of %zu: ", given_back, handed_over), fault("ArrowArray", "is not released once");
}

#endif
