/*
 * scorecard: the KPIs of a CSV of calls, by queue, and service level as each system would report the same calls.
 *
 *   scorecard month.csv        (written by `make demo`)
 *
 * A finished call is observed once, with its outcome. Columns are found by the names of the fields of a contact: `outcome` as a word,
 * times as `<field>_ms`; `queue` is the key. An empty cell is unknown, never zero. A line that cannot be read is told with its number
 * and enters no figure; exit code 2 where there is no file to read.
 */
#include "kpi.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 64, BATCH = 256, LINE = 8192 };
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const int32_t SHOWN[] = {KPI_METRIC_CONTACTS_ANSWERED, KPI_METRIC_CONTACTS_ABANDONED, KPI_METRIC_SERVICE_LEVEL,
    KPI_METRIC_ABANDONMENT_RATE, KPI_METRIC_AVERAGE_SPEED_OF_ANSWER, KPI_METRIC_LONGEST_WAIT, KPI_METRIC_AVERAGE_TALK_TIME,
    KPI_METRIC_AVERAGE_HANDLE_TIME};

/* Ends with what the library says; a rejected row is counted, and no reason to end. */
static void need(kpi_status status, kpi_error **error) {
    if (status == KPI_STATUS_OK) return;
    const kpi_str said = kpi_error_message(*error);
    if (status != KPI_STATUS_ROW_REJECTED) {
        fprintf(stderr, "scorecard: %.*s\n", (int)said.size, said.data);
        exit(2);
    }
    kpi_error_free(*error);
    *error = NULL;
}

/* Splits a line at its commas, quotes taken away; -1 where a quote has no end or there are too many cells. */
static int split(char *line, char **cells) {
    int count = 0;
    char *from = line, *to = line;
    for (;;) {
        if (count == COLUMNS) return -1;
        cells[count++] = to;
        int quoted = 0;
        for (; *from != '\0' && (quoted || *from != ','); ++from) {
            if (*from != '"') *to++ = *from;
            else if (quoted && from[1] == '"') *to++ = *from++;
            else quoted = !quoted;
        }
        const char end = *from;
        if (end != '\0') ++from;
        *to++ = '\0';
        if (quoted) return -1;
        if (end == '\0') return count;
    }
}

/* What a cell says for a field: 1 where it is set, 0 where it is unknown, -1 where it cannot be read. */
static int read_cell(int32_t field, const char *cell, int64_t *to) {
    kpi_member_info info;
    kpi_error *error = NULL;
    if (*cell == '\0') return 0;
    need(kpi_field_at(KPI_FACT_CONTACT, field, &info, sizeof info, &error), &error);
    for (int32_t at = 0; at < info.words; ++at) {
        kpi_str word;
        need(kpi_field_word(KPI_FACT_CONTACT, field, at, &word, &error), &error);
        if (word.size == strlen(cell) && memcmp(word.data, cell, word.size) == 0) return *to = at, 1;
    }
    char *end = NULL;
    errno = 0;
    const long long number = strtoll(cell, &end, 10);
    if (info.words > 0 || errno != 0 || *end != '\0' || number > INT64_MAX / 1000 || number < INT64_MIN / 1000) return -1;
    return *to = number * 1000, 1;
}

static void show(const char *name, size_t size, const kpi_totals *totals) {
    printf("%-12.*s", (int)size, name);
    for (size_t at = 0; at < COUNT(SHOWN); ++at) {
        kpi_value *value = NULL;
        kpi_error *error = NULL;
        need(kpi_evaluate(&totals, 1, SHOWN[at], KPI_DEFAULT_VARIANT, NULL, 0, &value, &error), &error);
        const kpi_str text = kpi_value_short_text(value);
        printf(" %12.*s", (int)text.size, text.data);
        kpi_value_free(value);
    }
    putchar('\n');
}

/* Every variant of service level that the catalogue has. */
static void variants(const kpi_totals *totals) {
    kpi_metric_info metric;
    kpi_error *error = NULL;
    need(kpi_metric_get(KPI_METRIC_SERVICE_LEVEL, &metric, sizeof metric, &error), &error);
    printf("\nService level, as different systems would report these same contacts\n");
    for (int32_t at = 0; at < metric.variants; ++at) {
        kpi_variant_info info;
        kpi_value *value = NULL;
        need(kpi_variant_at(metric.number, at, &info, sizeof info, &error), &error);
        need(kpi_evaluate(&totals, 1, metric.number, info.number, NULL, 0, &value, &error), &error);
        const kpi_str text = kpi_value_text(value);
        printf("  %-28.*s %.*s\n", (int)info.name.size, info.name.data, (int)text.size, text.data);
        kpi_value_free(value);
    }
}

int main(int count, char **arguments) {
    static char line[LINE], key[LINE], waiting[LINE];
    static kpi_contact_row rows[BATCH];
    char *cells[COLUMNS];
    int32_t fields[COLUMNS];
    int queue = -1, outcome = -1, columns;
    size_t held = 0;
    long number = 1, read = 0, unread = 0;
    kpi_error *error = NULL;
    if (count != 2) return fprintf(stderr, "usage: scorecard CALLS.csv\n"), 2;
    FILE *file = fopen(arguments[1], "r");
    if (file == NULL) return fprintf(stderr, "scorecard: %s: %s\n", arguments[1], strerror(errno)), 2;
    if (fgets(line, LINE, file) == NULL) return fclose(file), fprintf(stderr, "scorecard: %s is empty\n", arguments[1]), 2;
    line[strcspn(line, "\r\n")] = '\0';
    columns = split(line, cells);
    for (int at = 0; at < columns; ++at) {
        size_t size = strlen(cells[at]);
        const int time = size > 3 && strcmp(cells[at] + size - 3, "_ms") == 0;
        fields[at] = -1;
        if (strcmp(cells[at], "queue") == 0) queue = at;
        if (strcmp(cells[at], "outcome") == 0) outcome = at;
        const kpi_str name = {cells[at], time ? size - 3 : size};
        if (time || outcome == at) (void)kpi_field_find(KPI_FACT_CONTACT, name, &fields[at], NULL);
    }
    if (queue < 0 || outcome < 0)
        return fclose(file), fprintf(stderr, "scorecard: line 1: columns `queue` and `outcome` are needed\n"), 2;

    kpi_grouped *grouped = NULL;
    const kpi_str key_name = {"queue", 5};
    need(kpi_grouped_new(KPI_FACT_CONTACT, NULL, 0, KPI_KEEP_EXACT, key_name, 0, &grouped, &error), &error);
    for (int more = 1; more;) {
        int good = 0;
        kpi_contact_row row = {0};
        more = fgets(line, LINE, file) != NULL;
        if (more) {
            ++number, ++read;
            line[strcspn(line, "\r\n")] = '\0';
            good = split(line, cells) == columns;
            int64_t *values = (int64_t *)(void *)&row + 1; /* fields by their numbers, after the mask */
            for (int at = 0; good && at < columns; ++at) {
                const int set = fields[at] < 0 ? 0 : read_cell(fields[at], cells[at], &values[fields[at]]);
                if (set < 0) good = 0;
                if (set > 0) row.present |= UINT64_C(1) << fields[at];
            }
            if (!good) ++unread, fprintf(stderr, "scorecard: line %ld cannot be read\n", number);
            else snprintf(key, LINE, "%s", *cells[queue] == '\0' ? "(none)" : cells[queue]);
        }
        if (held > 0 && (!more || held == BATCH || (good && strcmp(key, waiting) != 0))) {
            const kpi_str group = {waiting, strlen(waiting)};
            need(kpi_grouped_observe(grouped, group, rows, sizeof *rows, held, &error), &error);
            held = 0;
        }
        if (good) memcpy(waiting, key, strlen(key) + 1), rows[held++] = row;
    }
    fclose(file);

    printf("%-12s", "queue");
    for (size_t at = 0; at < COUNT(SHOWN); ++at) {
        kpi_metric_info metric;
        need(kpi_metric_get(SHOWN[at], &metric, sizeof metric, &error), &error);
        printf(" %12.12s", metric.id.data);
    }
    putchar('\n');
    kpi_group group;
    int32_t found = 0;
    kpi_totals *totals = NULL;
    need(kpi_grouped_next(grouped, NULL, &group, &found, &error), &error);
    while (found) {
        need(kpi_grouped_get(grouped, &group, &totals, &error), &error);
        show(group.key.data, group.key.size, totals);
        kpi_totals_free(totals);
        need(kpi_grouped_next(grouped, &group, &group, &found, &error), &error);
    }
    need(kpi_grouped_total(grouped, &totals, &error), &error);
    show("total", 5, totals);
    variants(totals);
    long rejected = 0;
    for (int32_t reason = KPI_REJECT_NEGATIVE_DURATION; reason <= KPI_REJECT_OTHER_CURRENCY; ++reason) {
        int64_t of = 0;
        need(kpi_totals_rejected(totals, reason, &of, &error), &error);
        rejected += (long)of;
    }
    printf("\n%ld rows read = %ld counted + %ld rejected + %ld unreadable\n", read, read - rejected - unread, rejected, unread);
    kpi_totals_free(totals);
    kpi_grouped_free(grouped);
    return 0;
}
