// The C++ side of the benchmark: a caller's loops over the C ABI, and the hand-written counters that they stand beside.
#include <atomic>
#include <cstdint>

#include "kpi.h"

namespace {

// What a call distributor without a library keeps: the counters of some eight KPIs, shared by all threads.
struct counters {
    std::atomic<std::int64_t> offered{0}, answered{0}, within{0}, wait{0}, abandoned{0}, abandon_wait{0}, flowed_out{0},
        waiting{0}, handled{0}, talk{0}, hold{0}, wrap{0};
};

counters shared;

void add(std::atomic<std::int64_t>& counter, std::int64_t n) { counter.fetch_add(n, std::memory_order_relaxed); }

void count(const kpi_contact_row& row) {
    switch (row.outcome) {
        case KPI_CONTACT_OUTCOME_IN_QUEUE:
            add(shared.waiting, 1);
            return;
        case KPI_CONTACT_OUTCOME_HANDLED:
            add(shared.offered, 1);
            add(shared.answered, 1);
            add(shared.wait, row.wait);
            add(shared.within, row.wait <= 20 * KPI_SECOND ? 1 : 0);
            add(shared.handled, 1);
            add(shared.talk, row.talk);
            add(shared.hold, row.hold);
            add(shared.wrap, row.wrap);
            return;
        case KPI_CONTACT_OUTCOME_ABANDONED_QUEUE:
            add(shared.offered, 1);
            add(shared.abandoned, 1);
            add(shared.abandon_wait, row.wait);
            return;
        default:
            add(shared.offered, 1);
            add(shared.flowed_out, 1);
    }
}

}  // namespace

extern "C" {

using observe = kpi_status (*)(void*, const void*, std::size_t, std::size_t, kpi_error**);

// One call a row.
kpi_status callers_one_by_one(observe call, void* handle, const kpi_contact_row* rows, std::size_t n) {
    kpi_status worst = KPI_STATUS_OK;
    for (std::size_t i = 0; i < n; ++i) {
        kpi_status status = call(handle, &rows[i], sizeof rows[i], 1, nullptr);
        worst = status > worst ? status : worst;
    }
    return worst;
}

// One call for all rows.
kpi_status callers_array(observe call, void* handle, const kpi_contact_row* rows, std::size_t n) {
    return call(handle, rows, sizeof *rows, n, nullptr);
}

// A dozen shared atomic counters.
kpi_status callers_atomics(const kpi_contact_row* rows, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        count(rows[i]);
    }
    return KPI_STATUS_OK;
}
}
