// A call log that lies in columns, counted by queue and hour without a copy: the columns are lent over the Arrow C Data Interface, as Arrow's
// own libraries, nanoarrow, DuckDB or Polars would lend theirs. Build: g++ -std=c++17 call_log.cpp $(pkg-config --cflags --libs kpi)
#include <kpi_tables.hpp>

#include <iostream>

namespace {

// What the log holds; Arrow lends it for as long as it stands.
struct log_of_calls {
    std::vector<std::int32_t> queue, result, wait_ms;
    std::vector<std::int64_t> arrived_at;
};

// A day of calls, one every half minute: every ninth caller gives up, and the second queue answers later.
log_of_calls simulated() {
    log_of_calls log;
    for (std::int32_t call = 0; call < 2'880; ++call) {
        const std::int32_t queue = call % 3 == 0 ? 1 : 0;
        log.queue.push_back(queue);
        log.result.push_back(call % 9 == 4 ? 1 : 0);
        log.wait_ms.push_back((call * 37 % 40'000) / (queue == 0 ? 2 : 1));
        log.arrived_at.push_back(INT64_C(1'767'225'600'000'000) + call * INT64_C(30'000'000));
    }
    return log;
}

// ---- The columns as Arrow has them ----

// A list of texts that codes point to.
struct texts {
    std::string bytes;
    std::vector<std::int32_t> offsets{0};
    const void* buffers[3];
    ArrowArray array{};

    explicit texts(std::initializer_list<const char*> all) {
        for (const char* text : all) {
            bytes += text;
            offsets.push_back(static_cast<std::int32_t>(bytes.size()));
        }
    }
};

void let_go(ArrowArray* array) {
    for (std::int64_t at = 0; at < array->n_children; ++at) {
        if (array->children[at]->release != nullptr) { array->children[at]->release(array->children[at]); }
    }
    if (array->dictionary != nullptr && array->dictionary->release != nullptr) { array->dictionary->release(array->dictionary); }
    array->release = nullptr;
}

void let_go(ArrowSchema* schema) { schema->release = nullptr; }

struct table {
    log_of_calls log;
    texts queues{"sales", "service"}, results{"ANSWERED", "GAVE_UP"};
    const void* buffers[4][2]{};
    const void* no_nulls[1]{};
    ArrowArray columns[4]{}, rows{};
    ArrowArray* columns_of_rows[4] = {columns, columns + 1, columns + 2, columns + 3};
    ArrowSchema text{}, fields[4]{}, schema{};
    ArrowSchema* fields_of_schema[4] = {fields, fields + 1, fields + 2, fields + 3};

    explicit table(log_of_calls&& calls) : log(std::move(calls)) {
        const auto size = static_cast<std::int64_t>(log.queue.size());
        const void* const values[4] = {log.queue.data(), log.result.data(), log.wait_ms.data(), log.arrived_at.data()};
        const char* const formats[4] = {"i", "i", "i", "tsu:UTC"};
        const char* const names[4] = {"queue", "result", "wait_ms", "arrived_at"};
        text = ArrowSchema{"u", nullptr, nullptr, 0, 0, nullptr, nullptr, let_go, nullptr};
        for (int at = 0; at < 4; ++at) {
            buffers[at][1] = values[at];
            columns[at] = ArrowArray{size, 0, 0, 2, 0, buffers[at], nullptr, nullptr, let_go, nullptr};
            fields[at] = ArrowSchema{formats[at], names[at], nullptr, 0, 0, nullptr, nullptr, let_go, nullptr};
        }
        for (auto* list : {&queues, &results}) {
            list->buffers[0] = nullptr, list->buffers[1] = list->offsets.data(), list->buffers[2] = list->bytes.data();
            list->array = ArrowArray{2, 0, 0, 3, 0, list->buffers, nullptr, nullptr, let_go, nullptr};
        }
        columns[0].dictionary = &queues.array, columns[1].dictionary = &results.array;
        fields[0].dictionary = fields[1].dictionary = &text;
        rows = ArrowArray{size, 0, 0, 1, 4, no_nulls, columns_of_rows, nullptr, let_go, nullptr};
        schema = ArrowSchema{"+s", "", nullptr, 0, 4, fields_of_schema, nullptr, let_go, nullptr};
    }
};

}  // namespace

int main() try {
    table calls(simulated());

    kpi::mapping contacts{"contact"};
    contacts.rules("answer_within=20s")
        .field("outcome", kpi::column("result").word("ANSWERED", "handled").word("GAVE_UP", "abandoned_queue"))
        .field("wait", kpi::column("wait_ms").unit(kpi::time_unit::milliseconds))
        .field("arrived_at", "arrived_at");
    kpi::query query;
    query.table(kpi::table("calls").of(contacts)).by("queue").every("6h UTC").totals();
    query.ask(kpi::ask(kpi::metric::service_level)).ask(kpi::ask(kpi::metric::average_speed_of_answer));

    auto run = query.start({{"calls", &calls.schema}});
    run.push("calls", &calls.rows);
    const kpi::card card = run.finish();

    // Every value says how it was made; card.wide() and the others give whole tables back as Arrow.
    for (std::size_t group = 0; group < card.groups(); ++group) {
        for (std::size_t at = 0; at < card.kpis().size(); ++at) {
            std::cout << card.kpis()[at] << " of group " << group << ": " << card.value(group, at).text() << '\n';
        }
    }
    return card.groups() == 8 ? 0 : 1;  // two queues, four quarters of the day
} catch (const kpi::error& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
