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

/* What the figures leave out, each total once: rows of which something is unknown, or that are under way. */
static void left_out(const kpi_totals *totals) {
    kpi_str told[COLUMNS];
    size_t many = 0;
    for (size_t at = 0; at < COUNT(SHOWN); ++at) {
        kpi_value *value = NULL;
        kpi_figure figure;
        kpi_error *error = NULL;
        need(kpi_evaluate(&totals, 1, SHOWN[at], KPI_DEFAULT_VARIANT, NULL, 0, &value, &error), &error);
        need(kpi_value_figure(value, &figure, sizeof figure, &error), &error);
        for (int32_t entry = 0; entry < figure.left_out; ++entry) {
            kpi_left_out left;
            size_t seen = 0;
            need(kpi_value_left_out(value, entry, &left, &error), &error);
            while (seen < many && told[seen].data != left.total.data) ++seen; /* names are static */
            if (left.rows == 0 || seen < many || many == COUNT(told)) continue;
            told[many++] = left.total;
            printf("left out: %lld %.*s\n", (long long)left.rows, (int)left.total.size, left.total.data);
        }
        kpi_value_free(value);
    }
}

/* The log: its file, what its columns are, and how far it was read. */
struct log {
    FILE *file;
    int columns, queue;
    int32_t fields[COLUMNS]; /* the field of each column, or -1 */
    long line, read, unread;
    char text[LINE];
    char *cells[COLUMNS];
};

/* Reads a line into cells: 1, 0 at the end, -1 where it cannot be read (too long, or other columns than the head). */
static int next_line(struct log *log) {
    if (fgets(log->text, LINE, log->file) == NULL) return 0;
    ++log->line;
    const size_t size = strlen(log->text);
    if (size == LINE - 1 && log->text[size - 1] != '\n') {
        for (int skipped = 0; skipped != '\n' && skipped != EOF;) skipped = fgetc(log->file);
        return -1;
    }
    log->text[strcspn(log->text, "\r\n")] = '\0';
    const int cells = split(log->text, log->cells);
    return cells >= 0 && (log->columns == 0 || cells == log->columns) ? (log->columns = cells, 1) : -1;
}

/* Finds the columns by the first line. */
static int open_log(struct log *log, const char *path) {
    int outcome = -1;
    log->file = fopen(path, "r");
    if (log->file == NULL) return fprintf(stderr, "scorecard: %s: %s\n", path, strerror(errno)), 0;
    if (next_line(log) == 0) return fprintf(stderr, "scorecard: %s is empty\n", path), 0;
    for (int at = 0; at < log->columns; ++at) {
        const size_t size = strlen(log->cells[at]);
        const int time = size > 3 && strcmp(log->cells[at] + size - 3, "_ms") == 0;
        const kpi_str name = {log->cells[at], time ? size - 3 : size};
        log->fields[at] = -1;
        if (strcmp(log->cells[at], "queue") == 0) log->queue = at;
        if (strcmp(log->cells[at], "outcome") == 0) outcome = at;
        if (time || outcome == at) (void)kpi_field_find(KPI_FACT_CONTACT, name, &log->fields[at], NULL);
    }
    if (log->queue >= 0 && outcome >= 0) return 1;
    return fprintf(stderr, "scorecard: line 1: columns `queue` and `outcome` are needed\n"), 0;
}

/* The next row that can be read; 0 at the end. */
static int next_row(struct log *log, kpi_contact_row *row) {
    for (int good = next_line(log); good != 0; good = next_line(log)) {
        int64_t *values = (int64_t *)(void *)row + 1; /* fields by their numbers, after the mask */
        memset(row, 0, sizeof *row);
        ++log->read;
        for (int at = 0; good > 0 && at < log->columns; ++at) {
            const int32_t field = log->fields[at];
            const int set = field < 0 ? 0 : read_cell(field, log->cells[at], &values[field]);
            if (set > 0) row->present |= UINT64_C(1) << field;
            if (set < 0) good = -1;
        }
        if (good > 0) return 1;
        ++log->unread;
        fprintf(stderr, "scorecard: line %ld cannot be read\n", log->line);
    }
    return 0;
}

/* Observes all rows, in arrays of the same queue. */
static void count_rows(struct log *log, kpi_grouped *grouped) {
    static kpi_contact_row rows[BATCH];
    static char queue[LINE];
    kpi_error *error = NULL;
    size_t held = 0;
    for (int more = 1; more;) {
        kpi_contact_row row;
        more = next_row(log, &row);
        const char *key = !more ? "" : *log->cells[log->queue] == '\0' ? "(none)" : log->cells[log->queue];
        if (held > 0 && (!more || held == BATCH || strcmp(key, queue) != 0)) {
            const kpi_str group = {queue, strlen(queue)};
            need(kpi_grouped_observe(grouped, group, rows, sizeof *rows, held, &error), &error);
            held = 0;
        }
        if (more) snprintf(queue, LINE, "%s", key), rows[held++] = row;
    }
}

/* The ids of the KPIs above their columns, a word a line. */
static void heading(void) {
    kpi_str left[COUNT(SHOWN)];
    kpi_error *error = NULL;
    for (size_t at = 0; at < COUNT(SHOWN); ++at) {
        kpi_metric_info metric;
        need(kpi_metric_get(SHOWN[at], &metric, sizeof metric, &error), &error);
        left[at] = metric.id;
    }
    for (int line = 0, more = 1; more; ++line) {
        more = 0;
        printf("%-12s", line == 0 ? "queue" : "");
        for (size_t at = 0; at < COUNT(SHOWN); ++at) {
            const char *end = memchr(left[at].data, '_', left[at].size);
            const size_t word = end == NULL ? left[at].size : (size_t)(end - left[at].data), skip = word + (end != NULL);
            printf(" %12.*s", (int)word, left[at].data);
            left[at].data += skip, left[at].size -= skip;
            more = more || left[at].size > 0;
        }
        putchar('\n');
    }
}

static void queues(const kpi_grouped *grouped) {
    kpi_group group;
    int32_t found = 0;
    kpi_error *error = NULL;
    need(kpi_grouped_next(grouped, NULL, &group, &found, &error), &error);
    while (found) {
        kpi_totals *totals = NULL;
        need(kpi_grouped_get(grouped, &group, &totals, &error), &error);
        show(group.key.data, group.key.size, totals);
        kpi_totals_free(totals);
        need(kpi_grouped_next(grouped, &group, &group, &found, &error), &error);
    }
}

static long rejected(const kpi_totals *totals) {
    int64_t rows = 0, sum = 0;
    for (int32_t reason = 0; kpi_reject_name(reason).size > 0; ++reason)
        if (kpi_totals_rejected(totals, reason, &rows, NULL) == KPI_STATUS_OK) sum += rows;
    return (long)sum;
}

int main(int count, char **arguments) {
    static struct log log = {.queue = -1};
    kpi_grouped *grouped = NULL;
    kpi_totals *totals = NULL;
    kpi_error *error = NULL;
    if (count != 2) return fprintf(stderr, "usage: scorecard CALLS.csv\n"), 2;
    if (!open_log(&log, arguments[1])) {
        if (log.file != NULL) fclose(log.file);
        return 2;
    }
    const kpi_str key_name = {"queue", 5};
    need(kpi_grouped_new(KPI_FACT_CONTACT, NULL, 0, KPI_KEEP_EXACT, key_name, 0, &grouped, &error), &error);
    count_rows(&log, grouped);
    fclose(log.file);

    heading();
    queues(grouped);
    need(kpi_grouped_total(grouped, &totals, &error), &error);
    show("total", 5, totals);
    variants(totals);
    putchar('\n');
    left_out(totals);
    const long left = rejected(totals);
    printf("%ld rows read = %ld counted + %ld rejected + %ld unreadable\n", log.read, log.read - left - log.unread, left, log.unread);
    kpi_totals_free(totals);
    kpi_grouped_free(grouped);
    return 0;
}
