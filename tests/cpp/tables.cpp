// Tests of kpi_tables.hpp: arrays of Arrow built by hand, counted by the engine; every expected number is worked by hand beside it, and
// compared with the same rows counted one by one.
#include "kpi_tables.hpp"

#include <cstring>

using namespace std::chrono_literals;

namespace {

int failures = 0;

#define CHECK(condition)                                                                  \
    do {                                                                                  \
        if (!(condition)) {                                                               \
            std::fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);  \
            ++failures;                                                                   \
        }                                                                                 \
    } while (false)

#ifdef KPI_NO_EXCEPTIONS
#define GET(call) (call).value()
template <class Call> bool fails(Call&& call, kpi::status expected) {
    const auto result = call();
    return !result && result.error().status() == expected && std::strlen(result.error().what()) > 0;
}
#else
#define GET(call) (call)
template <class Call> bool fails(Call&& call, kpi::status expected) {
    try {
        (void)call();
    } catch (const kpi::error& why) {
        return why.status() == expected && std::strlen(why.what()) > 0;
    }
    return false;
}
#endif
#define FAILS(call, expected) CHECK(fails([&] { return call; }, expected))

int released = 0;

// ---- A table of Arrow, as a program without any library for it makes one ----

// Five calls: their queue, their result (a dictionary), their wait in milliseconds (null in the last).
struct calls {
    static constexpr std::int64_t rows = 5;
    const char queue_texts[24] = "salessaleshelpsaleshelp";
    std::int32_t queue_offsets[rows + 1] = {0, 5, 10, 14, 19, 23};
    std::int8_t result_codes[rows] = {0, 1, 0, 0, 1};
    const char result_texts[9] = {'A', 'G', 'E', 'N', 'T', 'H', 'A', 'N', 'G'};
    std::int32_t result_offsets[3] = {0, 5, 9};
    std::int32_t waits[rows] = {12000, 8000, 20000, 45000, 0};
    std::uint8_t waits_known[1] = {0x0F};

    const void* queue_buffers[3] = {nullptr, queue_offsets, queue_texts};
    const void* result_buffers[2] = {nullptr, result_codes};
    const void* dictionary_buffers[3] = {nullptr, result_offsets, result_texts};
    const void* wait_buffers[2] = {waits_known, waits};
    const void* table_buffers[1] = {nullptr};
    ArrowArray dictionary{}, columns[3]{}, table{};
    ArrowArray* children[3] = {columns, columns + 1, columns + 2};

    static void release(ArrowArray* array) {
        // As the specification asks: children and dictionaries that were not moved are released with their parent.
        for (std::int64_t at = 0; at < array->n_children; ++at) {
            if (array->children[at]->release != nullptr) { array->children[at]->release(array->children[at]); }
        }
        if (array->dictionary != nullptr && array->dictionary->release != nullptr) { array->dictionary->release(array->dictionary); }
        array->release = nullptr;
        ++released;
    }

    // The rows, ready to be moved; the buffers stay here.
    ArrowArray* ready() {
        const auto fill = [](ArrowArray& array, std::int64_t length, std::int64_t nulls, const void** buffers, std::int64_t number) {
            array = ArrowArray{length, nulls, 0, number, 0, buffers, nullptr, nullptr, release, nullptr};
        };
        fill(dictionary, 2, 0, dictionary_buffers, 3);
        fill(columns[0], rows, 0, queue_buffers, 3);
        fill(columns[1], rows, 0, result_buffers, 2);
        columns[1].dictionary = &dictionary;
        fill(columns[2], rows, 1, wait_buffers, 2);
        fill(table, rows, 0, table_buffers, 1);
        table.n_children = 3;
        table.children = children;
        return &table;
    }
};

struct schema_of_calls {
    ArrowSchema dictionary{}, columns[3]{}, table{};
    ArrowSchema* children[3] = {columns, columns + 1, columns + 2};

    static void release(ArrowSchema* schema) { schema->release = nullptr; }

    schema_of_calls() {
        const auto fill = [](ArrowSchema& schema, const char* format, const char* name) {
            schema = ArrowSchema{format, name, nullptr, ARROW_FLAG_NULLABLE, 0, nullptr, nullptr, release, nullptr};
        };
        fill(dictionary, "u", nullptr);
        fill(columns[0], "u", "queue");
        fill(columns[1], "c", "result");
        columns[1].dictionary = &dictionary;
        fill(columns[2], "i", "wait_ms");
        fill(table, "+s", "");
        table.n_children = 3;
        table.children = children;
    }
};

kpi::mapping contacts() {
    kpi::mapping contacts{"contact"};
    contacts.rules("answer_within=20s")
        .field("outcome", kpi::column("result").word("AGENT", "handled").word("HANG", "abandoned_queue"))
        .field("wait", kpi::column("wait_ms").unit(kpi::time_unit::milliseconds));
    return contacts;
}

kpi::query by_queue() {
    kpi::query query;
    query.table(kpi::table("calls").of(contacts())).by("queue").ask(kpi::ask(kpi::metric::service_level)).totals();
    return query;
}

kpi::card counted(const kpi::query& query, int times) {
    const schema_of_calls schema;
    calls batch;
    auto run = GET(query.start({{"calls", &schema.table}}));
    for (int time = 0; time < times; ++time) { GET(run.push("calls", batch.ready())); }
    auto card = GET(run.finish());
    FAILS(run.finish(), kpi::status::finished);
    return card;
}

// Within 20 s: of `sales` the first call of three (the second was given up after 8 s, the third answered after 45 s); of `help` the
// first of two, after exactly 20 s: the other was given up, whenever that was.
void values() {
    const auto card = counted(by_queue(), 1);
    CHECK(card.groups() == 2 && card.kpis() == std::vector<std::string_view>{"service_level"});
    const auto help = GET(card.value(0, 0)), sales = GET(card.value(1, 0));
    CHECK(help.numerator() == 1 && help.denominator() == 2);
    CHECK(sales.numerator() == 1 && sales.denominator() == 3);
    FAILS(card.value(2, 0), kpi::status::unknown_name);

    // The same rows one by one.
    using outcome = kpi::contact_outcome;
    auto today = GET(kpi::contact_totals::make(kpi::contact_rules{}.answer_within(20s)));
    GET(today.observe(kpi::contact_row{}.outcome(outcome::handled).wait(12s)));
    GET(today.observe(kpi::contact_row{}.outcome(outcome::abandoned_queue).wait(8s)));
    GET(today.observe(kpi::contact_row{}.outcome(outcome::handled).wait(45s)));
    const auto level = GET(today.evaluate(kpi::metric::service_level));
    CHECK(level.numerator() == sales.numerator() && level.denominator() == sales.denominator() && level.text() == sales.text());
}

// What the streams say, read through the functions of the specification alone.
void streams() {
    auto card = counted(by_queue(), 1);
    auto wide = GET(card.wide_with_parts());
    card = counted(by_queue(), 1);  // a stream outlives its card
    ArrowSchema schema{};
    ArrowArray array{};
    CHECK(wide.get()->get_schema(wide.get(), &schema) == 0 && std::strcmp(schema.format, "+s") == 0);
    CHECK(schema.n_children == 6 && std::strcmp(schema.children[2]->name, "service_level_numerator") == 0);
    CHECK(wide.get()->get_next(wide.get(), &array) == 0 && array.length == 2);
    const auto* numerators = static_cast<const std::int64_t*>(array.children[2]->buffers[1]);
    CHECK(numerators[0] == 1 && numerators[1] == 1);
    array.release(&array);
    CHECK(wide.get()->get_next(wide.get(), &array) == 0 && array.release == nullptr);
    schema.release(&schema);
    for (auto each : {&kpi::card::wide, &kpi::card::long_table, &kpi::card::reconciliation, &kpi::card::rejected_rows,
                       &kpi::card::unmapped_words, &kpi::card::left_out_kpis, &kpi::card::inherited_keys}) {
        auto table = GET((card.*each)());
        CHECK(table.get()->release != nullptr);
    }
}

// Totals of two days, added up: twice the calls, the same share.
void totals() {
    const auto query = by_queue();
    const auto monday = counted(query, 1), tuesday = counted(query, 1);
    kpi::stream days[2] = {GET(monday.totals("contact")), GET(tuesday.totals("contact"))};
    ArrowArrayStream both[2] = {std::exchange(*days[0].get(), ArrowArrayStream{}), std::exchange(*days[1].get(), ArrowArrayStream{})};
    const auto week = GET(query.of_totals(both, 2));
    CHECK(both[0].release == nullptr && both[1].release == nullptr);
    const auto sales = GET(week.value(1, 0));
    CHECK(sales.numerator() == 2 && sales.denominator() == 6);
    CHECK(sales.text() == GET(counted(query, 2).value(1, 0)).text());
    FAILS(query.of_totals(both, 2), kpi::status::bad_arrow);
    FAILS(monday.totals("survey"), kpi::status::unknown_name);
}

void progress() {
    const schema_of_calls schema;
    calls batch;
    auto run = GET(by_queue().start({{"calls", &schema.table}}));
    std::uint64_t seen = 0;
    GET(run.on_progress([&](std::uint64_t rows, std::uint64_t pushed) {
        seen = rows;
        return rows == pushed;
    }));
    GET(run.push("calls", batch.ready()));
    CHECK(seen == 5);
    GET(run.on_progress([](std::uint64_t, std::uint64_t) { return false; }));
    FAILS(run.push("calls", batch.ready()), kpi::status::cancelled);
    FAILS(run.finish(), kpi::status::cancelled);
#ifndef KPI_NO_EXCEPTIONS
    auto throwing = by_queue().start({{"calls", &schema.table}});
    throwing.on_progress([](std::uint64_t, std::uint64_t) -> bool { throw 1; });
    FAILS(throwing.push("calls", batch.ready()), kpi::status::cancelled);
#endif
}

// Whatever is wrong is told with what it is about, and the array is released all the same.
void errors() {
    const schema_of_calls schema;
    calls batch;
    kpi::query wrong = by_queue();
    wrong.ask(kpi::ask::by_id("no_such"));
    FAILS(wrong.start({{"calls", &schema.table}}), kpi::status::unknown_name);
    FAILS(by_queue().every("30min Nowhere/Else").start({{"calls", &schema.table}}), kpi::status::unknown_name);
    FAILS(by_queue().empty_intervals().start({{"calls", &schema.table}}), kpi::status::bins_differ);
    FAILS(by_queue().by("site").start({{"calls", &schema.table}}), kpi::status::keys_differ);
    FAILS(by_queue().threads(0).start({{"calls", &schema.table}}), kpi::status::out_of_range);
    FAILS(by_queue().start({{"calls", nullptr}}), kpi::status::null_pointer);
    kpi::query lacking;
    lacking.table(kpi::table("calls").of(kpi::mapping("contact").field("outcome", "disposition"))).ask(kpi::ask(kpi::metric::service_level));
    FAILS(lacking.start({{"calls", &schema.table}}), kpi::status::column);

    auto run = GET(by_queue().start({{"calls", &schema.table}}));
    released = 0;
    FAILS(run.push("others", batch.ready()), kpi::status::unknown_name);
    CHECK(released == 5 && batch.table.release == nullptr);
    FAILS(run.push("calls", &batch.table), kpi::status::bad_arrow);
    batch.ready()->length = 6;
    FAILS(run.push("calls", &batch.table), kpi::status::bad_arrow);
    batch.ready()->length = -1;
    FAILS(run.push("calls", &batch.table), kpi::status::bad_arrow);
    CHECK(released == 15);
    kpi::query broken = by_queue();
    broken.threads(0);
    kpi::stream totals = GET(counted(by_queue(), 1).totals("contact"));
    FAILS(broken.of_totals(totals.get(), 1), kpi::status::out_of_range);
    CHECK(totals.get()->release == nullptr);
}

// Everything that a query can say is said to C: names that only C knows are told apart by the columns that are missing.
void everything() {
    const schema_of_calls schema;
    kpi::query query;
    auto calls_table = kpi::table("calls").of(contacts().constant("channel", "voice").where_known()).naive_in("UTC").key("queue", "queue");
    calls_table.sum("waited", kpi::column("wait_ms").unit(kpi::time_unit::milliseconds)).count_above("slow", "wait_ms", 10'000);
    query.table(calls_table).by("queue").threads(2);
    query.ask(kpi::ask::own("mean_wait", "calls.waited / calls.rows").named("mean").unit("duration"));
    query.ask(kpi::ask::own("slow_share", "calls.slow / calls.rows").unit("share"));
    query.ask(kpi::ask(kpi::metric::service_level).rules("answer_within=10s").named("sl_10"));
    query.ask(kpi::ask::by_id("wait_percentile").with(kpi::parameters{}.p(1, 2)).bounded(8).named("median"));
    query.ask(kpi::ask::family("accessibility"));
    const auto card = counted(query, 1);
    CHECK(card.kpis().size() > 4 && card.kpis()[0] == "mean" && card.kpis()[3] == "median");
    // Sales: 12 + 8 + 45 s over 3 rows; two of three above 10 s; none of three within 10 s.
    const auto mean = GET(card.value(1, 0)), slow = GET(card.value(1, 1)), within = GET(card.value(1, 2));
    CHECK(mean.numerator() == 65'000'000 && mean.denominator() == 3);
    CHECK(slow.numerator() == 2 && slow.denominator() == 3);
    CHECK(within.numerator() == 0 && within.denominator() == 3);
}

}  // namespace

int main() {
    values();
    streams();
    totals();
    progress();
    errors();
    everything();
    if (failures != 0) { std::fprintf(stderr, "%d checks failed\n", failures); }
    return failures == 0 ? 0 : 1;
}
