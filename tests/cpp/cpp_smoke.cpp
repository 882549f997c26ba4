// The first program in C++: the typed rows have the layout of the C structs, arrays of them pass as they are.
#include <kpi.h>
#include <kpi_ids.hpp>

#include <chrono>
#include <cstdio>
#include <vector>

#define CHECK(what)                                                               \
    do {                                                                          \
        if (!(what)) {                                                            \
            std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #what); \
            return 1;                                                             \
        }                                                                         \
    } while (false)

static_assert(sizeof(kpi::contact_row) == sizeof(kpi_contact_row));
static_assert(sizeof(kpi::contact_rules) == sizeof(kpi_contact_rules));

int main() {
    using namespace std::chrono_literals;
    const auto rules = kpi::contact_rules{}.answer_within(20s);
    kpi_totals* today = nullptr;
    CHECK(kpi_totals_new(KPI_FACT_CONTACT, &rules, sizeof rules, KPI_KEEP_SUMS, &today, nullptr) == KPI_STATUS_OK);

    // Handled after 12 s and after 45 s, abandoned after 8 s: 1 of 3 within 20 s.
    const std::vector<kpi::contact_row> rows{
        kpi::contact_row{}.outcome(kpi::contact_outcome::handled).wait(12s),
        kpi::contact_row{}.outcome(kpi::contact_outcome::handled).wait(45s),
        kpi::contact_row{}.outcome(kpi::contact_outcome::abandoned_queue).wait(8s),
    };
    CHECK(kpi_observe(today, rows.data(), sizeof rows[0], rows.size(), nullptr) == KPI_STATUS_OK);

    kpi_value* level = nullptr;
    kpi_figure figure{};
    CHECK(kpi_evaluate(&today, 1, KPI_METRIC_SERVICE_LEVEL, KPI_DEFAULT_VARIANT, nullptr, 0, &level, nullptr) == KPI_STATUS_OK);
    CHECK(kpi_value_figure(level, &figure, sizeof figure, nullptr) == KPI_STATUS_OK);
    CHECK(figure.reason == 0 && figure.numerator == 1 && figure.denominator == 3);
    CHECK(kpi_value_free(level) == KPI_STATUS_OK);
    CHECK(kpi_totals_free(today) == KPI_STATUS_OK);
    return 0;
}
