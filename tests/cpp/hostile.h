/*
 * What hostile.c checks its calls with: each macro makes a call, looks at what it left, and notes how it was called. What kinds of bad
 * argument a function must have been given follows from its declaration in kpi.h, so that no list of functions is kept.
 */
#ifndef HOSTILE_H
#define HOSTILE_H

#include "kpi.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bad arguments: a handle, a result pointer, a number, a size, a text; one handle given twice. */
enum { HANDLE = 1, RESULT = 2, NUMBERED = 4, SIZED = 8, TEXT = 16, TWO = 32 };
static const char *const BAD_ARGUMENTS[] = {"handle", "result pointer", "number", "size", "text", "handle given twice"};

#define COUNT(list) (sizeof(list) / sizeof *(list))
enum kind { NONE, TOTALS, VALUE, GROUPED, SHARDED, SHARD, DISTRIBUTION, ERROR, BYTES, QUERY, RUN, CARD };

static struct { enum kind kind; void *handle; } handles[14];
static char called[400][64];
static unsigned tried[400], mark; /* which bad arguments a function was given, and which the next call gives */
static size_t names, failures, calls;
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
    if (at < names) tried[at] |= mark;
    ++calls;
    if ((status != KPI_STATUS_OK) != refused) fault(call, refused ? "is not refused" : "is refused");
    if (refused && memcmp(&out, &before, sizeof out) != 0) fault(call, "writes though it fails");
    if (status == KPI_STATUS_PANICKED) fault(call, "panics");
    if (told && asked != NULL && ((error != NULL) != (status != KPI_STATUS_OK) || (error != NULL && kpi_error_status(error) != status)))
        fault(call, "tells another error");
    kpi_error_free(error);
    error = NULL;
}

static kpi_status either(const char *call, kpi_status status) {
    look(call, status, status != KPI_STATUS_OK, 1);
    return status;
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
/* A call that may be refused or not: it does not panic, and writes nothing where it fails. */
#define EITHER(call) (ready(&error), either(#call, (call)))
#define NAMED(call) (ready(NULL), look(#call, (call).size == 0 ? 1 : 0, 1, 0))
#define MARKED(bits, what) do { mark = (bits); what; mark = 0; } while (0)
/* A call with `h` in turn NULL, every other kind, zeroed memory, an address that is not aligned. */
#define WRONG(right, how, call) \
    for (size_t i_ = 0; i_ < COUNT(handles); ++i_) \
        if (handles[i_].kind != (right)) { void *h = handles[i_].handle; MARKED(HANDLE, how(call)); }
/* The same for _free, where NULL is nothing to free. */
#define FREE(right, call) \
    for (size_t i_ = 0; i_ < COUNT(handles); ++i_) \
        if (handles[i_].kind != (right)) { \
            void *h = handles[i_].handle; \
            if (h == NULL) { ready(NULL); look(#call, (call), 0, 0); } else MARKED(HANDLE, REFUSED(call)); \
        }

static const int32_t NUMBERS[] = {-2, 999999, INT32_MAX, INT32_MIN, -1};
static const size_t SIZES[] = {0, 1, 7, 8 * 70, SIZE_MAX, SIZE_MAX / 2};
static const kpi_str TEXTS[] = {{"\xff\xfe", 2}, {NULL, 5}, {"x", SIZE_MAX}, {"zzz", 3}};
static const int64_t EXTREMES[] = {INT64_MIN, INT64_MIN + 1, -1, 0, 1, INT64_MAX - 1, INT64_MAX};
/* A call with `name` in turn each of a list. */
#define EACH(bits, type, name, list, from, to, how, call) \
    for (size_t n_ = (from); n_ < (to); ++n_) { const type name = (list)[n_]; MARKED(bits, how(call)); }
#define NUMBER(call) EACH(NUMBERED, int32_t, no, NUMBERS, 0, COUNT(NUMBERS), BAD, call)
#define SIZE(call) EACH(SIZED, size_t, size, SIZES, 0, COUNT(SIZES), BAD, call)
/* Where size 0 says that nothing is given. */
#define SIZE_OR_NONE(call) EACH(SIZED, size_t, size, SIZES, 1, COUNT(SIZES), BAD, call)
/* Where half of the memory could be meant, and would be read. */
#define SIZE_READ(last, call) EACH(SIZED, size_t, size, SIZES, 0, last, BAD, call)
#define NAME(call) EACH(TEXT, kpi_str, text, TEXTS, 0, COUNT(TEXTS), BAD, call)
/* Where every text that is one will do. */
#define WORDS(call) EACH(TEXT, kpi_str, text, TEXTS, 0, COUNT(TEXTS) - 1, BAD, call)
#define O ((void *)&out.memory)
#define ODD ((void *)((char *)&out.memory + 1))
#define NOWHERE(call) do { void *to = NULL; MARKED(RESULT, BAD(call)); to = ODD; MARKED(RESULT, BAD(call)); } while (0)
#define TWICE(how, call) MARKED(TWO, how(call))

/* One handle of each kind, in use. */
static const kpi_str WORD = {"zzz", 3}, RULES = {"contact/1", 9};
static kpi_totals *totals;
static kpi_value *value;
static kpi_grouped *grouped;
static kpi_sharded *sharded;
static kpi_shard *shard;
static kpi_distribution *distribution;
static kpi_error *kept;
static kpi_bytes *bytes;
static kpi_query *query;
static kpi_run *run;
static kpi_card *card;

static char opaque[32][64];
static size_t kinds;

/* What a parameter asks for; `handle` is the type of the last handle before it. */
static unsigned needs(const char *parameter, const char **handle) {
    const char *star = strchr(parameter, '*'), *type = strstr(parameter, "struct ");
    const size_t length = strlen(parameter);
    if (star == NULL) {
        if (type != NULL) return strncmp(type, "struct kpi_str ", 15) == 0 ? TEXT : 0;
        if (strstr(parameter, "int32_t ") != NULL) return NUMBERED;
        return strstr(parameter, "size_t ") != NULL && strcmp(parameter + length - 4, "size") == 0 ? SIZED : 0;
    }
    if (strstr(parameter, "**error") != NULL || strstr(parameter, "*const ") != NULL) return 0;
    for (size_t at = 0; type != NULL && star[1] != '*' && at < kinds; ++at) {
        if (strncmp(type + 7, opaque[at], strlen(opaque[at])) != 0 || type[7 + strlen(opaque[at])] != ' ') continue;
        const unsigned again = *handle == opaque[at] ? TWO : 0;
        *handle = opaque[at];
        return HANDLE | again;
    }
    if (strstr(parameter, "const ") == NULL) return RESULT;
    return type != NULL && strncmp(type, "struct kpi_group ", 17) == 0 ? TEXT : 0;
}

/* Every function of the header was called, with every kind of bad argument that it can be given. */
static size_t declaration(char *text) {
    char *open = strchr(text, '('), *start = open;
    if (open == NULL) return 0;
    while (start > text && start[-1] != ' ' && start[-1] != '*') --start;
    if (strncmp(start, "kpi_", 4) != 0) return 0;
    *open = '\0';
    size_t at = 0;
    while (at < names && strcmp(called[at], start) != 0) ++at;
    if (at == names) return fault(start, "is in kpi.h and never called here"), 1;
    unsigned asks = 0;
    const char *handle = NULL;
    for (char *next = strtok(open + 1, ",)"); next != NULL; next = strtok(NULL, ",)")) asks |= needs(next, &handle);
    for (size_t bit = 0; bit < COUNT(BAD_ARGUMENTS); ++bit)
        if ((asks & ~tried[at]) >> bit & 1) fprintf(stderr, "%s: ", BAD_ARGUMENTS[bit]), fault(start, "is never given a bad one of these");
    return 1;
}

static void compare(const char *path) {
    char line[512], text[2048] = "";
    size_t declared = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) { fault(path, "cannot be read"); return; }
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        const int type = strchr(line, ';') != NULL && sscanf(line, "typedef struct %63[a-z_]", opaque[kinds]) == 1;
        if (type && kinds + 1 < COUNT(opaque)) ++kinds;
        const int goes_on = text[0] != '\0' && line[0] == ' ';
        if (!goes_on) text[0] = '\0';
        if (!goes_on && (strchr("/ *#}", line[0]) != NULL || strchr(line, '(') == NULL)) continue;
        if (strlen(text) + strlen(line) >= sizeof text) { fault(path, "has a declaration that is too long"); break; }
        memcpy(text + strlen(text), line, strlen(line) + 1);
        if (strchr(line, ';') != NULL) declared += declaration(text), text[0] = '\0';
    }
    fclose(file);
    if (declared < 90 || kinds < 8) fault(path, "is not the header");
    printf("%zu functions declared, %zu calls looked at, %zu failures\n", declared, calls, failures);
}

#endif
