/* The first program in C: the installed header and library fit, and a day of four calls has its service level. */
#include <kpi.h>

#include <stdio.h>
#include <string.h>

#define CHECK(what)                                                          \
    do {                                                                     \
        if (!(what)) {                                                       \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #what); \
            return 1;                                                        \
        }                                                                    \
    } while (0)

int main(void) {
    CHECK(kpi_abi_version() == KPI_ABI_VERSION);
    CHECK(kpi_version().size == strlen(KPI_VERSION) && memcmp(kpi_version().data, KPI_VERSION, kpi_version().size) == 0);

    kpi_contact_rules rules = {0};
    KPI_SET_RULE(contact, &rules, answer_within, 20 * KPI_SECOND);
    kpi_totals *today = NULL;
    kpi_error *error = NULL;
    CHECK(kpi_totals_new(KPI_FACT_CONTACT, &rules, sizeof rules, KPI_KEEP_SUMS, &today, &error) == KPI_STATUS_OK);

    /* Handled after 12 s, handled after 45 s, abandoned after 8 s: 1 of 3 within 20 s. The fourth waited for -1 s, which nothing does. */
    const int64_t outcomes[] = {KPI_CONTACT_OUTCOME_HANDLED, KPI_CONTACT_OUTCOME_HANDLED, KPI_CONTACT_OUTCOME_ABANDONED_QUEUE,
                                KPI_CONTACT_OUTCOME_HANDLED};
    const int64_t seconds[] = {12, 45, 8, -1};
    kpi_contact_row rows[4] = {{0}, {0}, {0}, {0}};
    for (int at = 0; at < 4; at++) {
        KPI_SET(contact, &rows[at], outcome, outcomes[at]);
        KPI_SET(contact, &rows[at], wait, seconds[at] * KPI_SECOND);
    }
    CHECK(kpi_observe(today, rows, sizeof *rows, 3, &error) == KPI_STATUS_OK && error == NULL);
    CHECK(kpi_observe(today, &rows[3], sizeof *rows, 1, &error) == KPI_STATUS_ROW_REJECTED);
    CHECK(kpi_error_status(error) == KPI_STATUS_ROW_REJECTED && kpi_error_row(error) == 0 && kpi_error_rejected(error) == 1);
    CHECK(kpi_error_field(error).size == 4 && memcmp(kpi_error_field(error).data, "wait", 4) == 0);
    CHECK(kpi_error_free(error) == KPI_STATUS_OK);

    const kpi_totals *facts[] = {today};
    kpi_value *level = NULL;
    kpi_figure figure;
    CHECK(kpi_evaluate(facts, 1, KPI_METRIC_SERVICE_LEVEL, KPI_DEFAULT_VARIANT, NULL, 0, &level, NULL) == KPI_STATUS_OK);
    CHECK(kpi_value_figure(level, &figure, sizeof figure, NULL) == KPI_STATUS_OK);
    CHECK(figure.reason == 0 && figure.numerator == 1 && figure.denominator == 3 && figure.rejected == 1);
    CHECK(kpi_value_free(level) == KPI_STATUS_OK);
    CHECK(kpi_totals_free(today) == KPI_STATUS_OK);
    return 0;
}
