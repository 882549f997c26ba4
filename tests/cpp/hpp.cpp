// Tests of kpi.hpp: built with and without exceptions, as C++17 and C++20. Every expected number is worked by hand beside it.
#include "kpi.hpp"

#include <thread>
#include <type_traits>

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

// What differs between the two: GET is the value of a call that goes well, FAILS that a call fails with a status. The status and
// the row that an error tells are left in `last`.
struct {
    std::string message, field;
    std::int64_t row = 0, rejected = 0;
} last;

bool told(const kpi::error& why, kpi::status expected) {
    last = {why.what(), std::string(why.field()), why.row(), why.rejected()};
    return why.status() == expected && !last.message.empty();
}

#ifdef KPI_NO_EXCEPTIONS
#define GET(call) (call).value()
template <class Call> bool fails(Call&& call, kpi::status expected) {
    const auto result = call();
    return !result && !result.has_value() && told(result.error(), expected);
}
#else
#define GET(call) (call)
template <class Call> bool fails(Call&& call, kpi::status expected) {
    try {
        (void)call();
    } catch (const kpi::error& why) {
        return told(why, expected);
    }
    return false;
}
#endif
#define FAILS(call, expected) CHECK(fails([&] { return call; }, expected))

using outcome = kpi::contact_outcome;
using total = kpi::contact_total;

kpi::contact_row handled(std::chrono::seconds wait) {
    return kpi::contact_row{}.outcome(outcome::handled).wait(wait).talk(181s).hold(0s).wrap(40s);
}

kpi::contact_row abandoned(std::chrono::seconds wait) { return kpi::contact_row{}.outcome(outcome::abandoned_queue).wait(wait); }

kpi::contact_rules within(std::chrono::seconds threshold) { return kpi::contact_rules{}.answer_within(threshold); }

// 860 answered after 12 s, 130 after 45 s, 100 callers who left after 60 s: 860 of 1090 are answered within 20 s.
std::vector<kpi::contact_row> day() {
    std::vector<kpi::contact_row> rows(860, handled(12s));
    rows.insert(rows.end(), 130, handled(45s));
    rows.insert(rows.end(), 100, abandoned(60s));
    return rows;
}

void service_level() {
    auto today = GET(kpi::contact_totals::make(within(20s)));
    CHECK(!GET(today.evaluate(kpi::metric::service_level)).defined());
    CHECK(GET(today.evaluate(kpi::metric::service_level)).reason() == kpi::reason::empty);
    CHECK(GET(today.observe(day())));

    const auto level = GET(today.evaluate(kpi::metric::service_level));
    CHECK(level && level.defined() && !level.reason());
    CHECK(level.numerator() == 860 && level.denominator() == 1090);
    CHECK(level.short_text() == "78.9 %");  // 860 / 1090 = 0.78899
    CHECK(level.text().find("860 of 1090") != std::string_view::npos);
    CHECK(level.metric() == "service_level" && level.variant() == "of_offered" && level.unit() == "share");
    CHECK(level.n() == 1090 && level.rejected() == 0 && level.currency().empty());
    CHECK(level.to_double().value_or(0) > 0.7889 && level.to_double().value_or(1) < 0.7890);
    bool shown = false;
    for (const kpi::rule_shown& rule : level.rules()) {
        shown = shown || (rule.fact == "contact" && rule.rule == "answer_within" && rule.text == "20s");
    }
    CHECK(shown);

    // Of the answered alone: 860 of 990.
    const auto answered = GET(today.evaluate(kpi::variant::service_level::answered_only));
    CHECK(answered.numerator() == 860 && answered.denominator() == 990 && answered.variant() == "answered_only");
    CHECK(!level.compare(answered) && level != answered && !(level < answered));  // variants do not compare

    // The next day is better: 861 of 1091.
    auto better = GET(today.clone());
    CHECK(better == today);
    CHECK(GET(better.observe(handled(20s))));  // a wait equal to the threshold is within it
    CHECK(better != today);
    const auto higher = GET(better.evaluate(kpi::metric::service_level));
    CHECK(higher > level && level < higher && level.compare(higher) == -1 && level == level);
}

void totals() {
    auto today = GET(kpi::contact_totals::make());
    GET(today.observe(day()));
    CHECK(*today.get(total::offered) == 1090 && today.get(total::answered).value_or(0) == 990);
    CHECK(today.get(total::wait_of_answered).duration() == 860 * 12s + 130 * 45s);
    CHECK(GET(today.rules_text()).find("contact/1 ") == 0);

    // A caller waits, is answered, and has ended: one contact all along.
    auto waiting = kpi::contact_row{}.outcome(outcome::in_queue);
    auto talking = kpi::contact_row{}.outcome(outcome::in_conversation).wait(9s);
    GET(today.observe(waiting));
    CHECK(*today.get(total::waiting) == 1 && *today.get(total::offered) == 1090);
    const auto left = GET(today.evaluate(kpi::metric::service_level)).pending();
    CHECK(left.size() == 1 && left[0].fact == "contact" && left[0].total == "waiting" && left[0].rows == 1);
    GET(today.replace(waiting, talking));
    CHECK(*today.get(total::waiting) == 0 && *today.get(total::offered) == 1091 && *today.get(total::in_conversation) == 1);
    GET(today.replace(talking, handled(9s)));
    CHECK(*today.get(total::in_conversation) == 0 && *today.get(total::handled) == 991);

    // Without it everything is as before; without all rows nothing is left.
    GET(today.unobserve(handled(9s)));
    auto batch = GET(kpi::contact_totals::make());
    GET(batch.observe(day()));
    CHECK(today == batch);
    GET(today.unobserve(day()));
    CHECK(today == GET(kpi::contact_totals::make()));

    // Two hours add up to the day; the first one leaves it again.
    auto hour = GET(kpi::contact_totals::make());
    GET(hour.observe(handled(1s)));
    auto both = GET(batch.clone());
    GET(both.merge(hour));
    CHECK(*both.get(total::offered) == 1091);
    GET(both.unmerge(batch));
    CHECK(both == hour);
    GET(both.merge_beside(batch));
    CHECK(*both.get(total::offered) == 1091);
    GET(both.clear());
    CHECK(both == GET(kpi::contact_totals::make()));
    const auto other = GET(kpi::contact_totals::make(within(30s)));
    FAILS(both.merge(other), kpi::status::rules_differ);
    using part = kpi::contact_rule_parts;
    const auto unheld = GET(kpi::contact_totals::make(kpi::contact_rules{}.parts({part::talk, part::wrap})));
    CHECK(unheld.get(total::hold).absent() && !unheld.get(total::hold) && unheld.get(total::talk).known());
    FAILS(hour.merge(hour), kpi::status::same_handle);
}

void rejected_rows() {
    auto today = GET(kpi::contact_totals::make());
    const kpi::contact_row rows[] = {handled(3s), handled(-3s), abandoned(5s), handled(-1s)};
    const auto seen = GET(today.observe(rows));
    CHECK(!seen && seen.rejected() == 2 && seen.row() == 1 && seen.field() == "wait" && !seen.message().empty());
    CHECK(*today.get(total::offered) == 2);
    CHECK(today.rejected(kpi::reject::negative_duration) == 2 && today.rejected(kpi::reject::off_scale) == 0);
    CHECK(GET(today.evaluate(kpi::metric::service_level)).rejected() == 2);
    const auto fine = GET(today.observe(rows[0]));
    CHECK(fine && fine.rejected() == 0 && fine.row() == -1 && fine.field().empty() && fine.message().empty());
    // Known to be rejected: taken away from the rejected.
    CHECK(!GET(today.unobserve(rows[3])) && today.rejected(kpi::reject::negative_duration) == 1);

    // A field that no library knows: nothing of the array is counted.
    kpi::contact_row from_the_future[] = {handled(3s), handled(3s)};
    from_the_future[1].present |= UINT64_C(1) << 63;
    FAILS(today.observe(from_the_future), kpi::status::unknown_field);
    CHECK(last.row == 1 && last.rejected == 0 && last.field.empty() && *today.get(total::offered) == 3);
}

void spans() {
    auto today = GET(kpi::contact_totals::make());
    const std::vector<kpi::contact_row> vector(2, handled(1s));
    const std::array<kpi::contact_row, 3> array{handled(1s), handled(1s), handled(1s)};
    GET(today.observe(vector));
    GET(today.observe(array));
    GET(today.observe({vector.data(), 1}));
    GET(today.observe(std::vector<kpi::contact_row>()));
#ifdef __cpp_lib_span
    GET(today.observe(std::span(vector)));
    GET(today.observe(std::span(array).first(1)));
    GET(today.unobserve(std::span(array)));
#endif
    CHECK(*today.get(total::offered) == 6);  // 2 + 3 + 1, and 2 + 1 - 3
}

// A row keeps what is set, and knows what is not.
// What a call site may pass.
template <class Value, class = void> struct takes_legs : std::false_type {};
template <class Value>
struct takes_legs<Value, std::void_t<decltype(kpi::contact_row{}.legs(std::declval<Value>()))>> : std::true_type {};
template <class Value, class = void> struct takes_queued : std::false_type {};
template <class Value>
struct takes_queued<Value, std::void_t<decltype(kpi::contact_row{}.queued(std::declval<Value>()))>> : std::true_type {};
static_assert(takes_legs<int>::value && takes_legs<std::uint32_t>::value, "whole numbers");
static_assert(!takes_legs<double>::value && !takes_legs<bool>::value, "no fraction becomes a number, and no flag");
static_assert(takes_queued<bool>::value && !takes_queued<int>::value && !takes_queued<const char*>::value, "flags are flags");

void rows() {
    const auto clock = std::chrono::system_clock::time_point(std::chrono::milliseconds(1'700'000'000'123));
    CHECK(kpi::contact_row{}.arrived_at(kpi::at(clock)).arrived_at()->time_since_epoch().count() == 1'700'000'000'123'000);
    CHECK(kpi::contact_row{}.arrived_at(kpi::now()).arrived_at().has_value());
    static_assert(!std::is_convertible_v<std::chrono::duration<double>, kpi::microseconds>, "seconds as a double do not compile");
    static_assert(!std::is_convertible_v<std::chrono::nanoseconds, kpi::microseconds>, "nor does what is finer");
    static_assert(std::is_trivially_copyable_v<kpi::contact_row> && std::is_standard_layout_v<kpi::contact_row>);
    auto row = handled(12s).escalated(false);
    CHECK(row.wait() == 12s && row.outcome() == outcome::handled && row.escalated() == false && !row.agent() && !row.ring());
    CHECK(!row.wait(std::nullopt).wait() && row.talk() == 181s);
    CHECK(within(30s).answer_within() == 30s && !kpi::contact_rules{}.answer_within());
}

void known_totals() {
    // A platform that keeps interval tables: talk 5 h, hold 1 h, wrap 2 h, 10 h of agents' time: 8 h of 10 h.
    auto contacts = GET(kpi::contact_totals::unknown());
    CHECK(!contacts.get(total::offered) && !contacts.get(total::offered).absent() && contacts.get(total::offered).value_or(7) == 7);
    GET(contacts.set(total::talk, 5h));
    GET(contacts.set(total::hold, 1h));
    GET(contacts.set(total::wrap, 2h));
    GET(contacts.set(total::handle_unknown, 0));
    GET(contacts.set(total::in_conversation, 0));
    auto capacity = GET(kpi::capacity_totals::unknown());
    GET(capacity.set(kpi::capacity_total::agent_time, 10h));
    const auto load = kpi::variant::occupancy::load_over_staff;
    const auto occupancy = GET(kpi::evaluate(load, contacts, capacity));
    CHECK(occupancy.numerator() == 28'800'000'000 && occupancy.denominator() == 36'000'000'000);
    CHECK(GET(kpi::evaluate(load, capacity, contacts)) == occupancy);

    const auto alone = GET(contacts.evaluate(load));
    CHECK(!alone && alone.reason() == kpi::reason::unknown && alone.reason_name() == "unknown" && !alone.to_double());
    CHECK(alone.reason_of().find("agent_time") != std::string_view::npos && alone.numerator() == 0);
    FAILS(kpi::evaluate(load, contacts, contacts), kpi::status::facts_differ);
    FAILS(contacts.set(total::offered, -1), kpi::status::out_of_range);
}

void distributions() {
    auto today = GET(kpi::contact_totals::make(kpi::contact_rules{}, kpi::keep::exact()));
    GET(today.observe(day()));
    const auto longest = GET(today.evaluate(kpi::metric::longest_wait));
    CHECK(longest.numerator() == 60'000'000 && longest.denominator() == 1 && longest.unit() == "duration");
    // The 80th of 100: of 990 answered the 792nd, and the first 860 waited 12 s.
    const auto answered = kpi::variant::wait_percentile::of_answered;
    const auto p80 = GET(today.evaluate(answered, kpi::parameters{}.p(80, 100)));
    CHECK(p80.numerator() == 12'000'000 && p80.denominator() == 1 && p80.parameters().size() >= 1);
    CHECK(GET(today.evaluate(answered)).reason() == kpi::reason::parameter_missing);
    // Of all 1090 the 90th of 100 is the 981st, one of those after 45 s.
    const auto nine_of_ten = kpi::parameters{}.p(90, 100).by(kpi::percentile::nearest_rank);
    const auto p90 = GET(today.evaluate(kpi::metric::wait_percentile, nine_of_ten));
    CHECK(p90.numerator() == 45'000'000);

    const auto waits = GET(today.distribution("wait_dist_answered"));
    CHECK(waits.size() == 990);
    const auto shortest = GET(waits.quantile(0, 1));
    CHECK(shortest && shortest->numerator == 12'000'000 && shortest->denominator == 1);
    FAILS(waits.quantile(2, 1), kpi::status::out_of_range);
    FAILS(today.distribution("no_such"), kpi::status::unknown_name);
    FAILS(kpi::distribution::make(kpi::keep::bits(31)), kpi::status::out_of_range);

    auto own = GET(kpi::distribution::make());
    CHECK(!GET(own.quantile(1, 2)));
    GET(own.add(10s));
    GET(own.add(20s, 2));
    GET(own.merge(waits));
    CHECK(own.size() == 993);
    GET(own.unmerge(waits));
    // Of 10, 20, 20 the lower half ends, linearly, on the second.
    const auto median = GET(own.quantile(1, 2, kpi::percentile::linear));
    CHECK(median && median->numerator == 20'000'000 * median->denominator && GET(own.clone()).size() == 3);

    auto fed = GET(kpi::contact_totals::make(kpi::contact_rules{}, kpi::keep::bits(8)));
    GET(fed.feed("wait_dist_answered", 90s));
    CHECK(GET(fed.distribution("wait_dist_answered")).size() == 1);
    FAILS(fed.feed("no_such", 90s), kpi::status::unknown_name);
}

void bytes() {
    auto today = GET(kpi::contact_totals::make(within(30s)));
    GET(today.observe(day()));
    auto stored = GET(today.to_bytes());
    CHECK(stored == GET(today.to_bytes()) && !stored.empty());
    CHECK(GET(kpi::contact_totals::from_bytes(stored)) == today);
    FAILS(kpi::survey_totals::from_bytes(stored), kpi::status::facts_differ);
    auto any = GET(kpi::any_totals::from_bytes(stored));
    CHECK(any.fact() == kpi::contact::number && any == today);
    stored[stored.size() / 2] = static_cast<std::uint8_t>(stored[stored.size() / 2] ^ 1U);
    FAILS(kpi::contact_totals::from_bytes(stored), kpi::status::corrupt);
    FAILS(kpi::any_totals::from_bytes({stored.data(), 3}), kpi::status::corrupt);
}

void facts_at_run_time() {
    auto any = GET(kpi::any_totals::make("contact/1 answer_within=30s"));
    const auto rows = day();
    GET(any.observe(rows.data(), sizeof rows[0], rows.size()));
    const auto offered = static_cast<std::int32_t>(total::offered);
    CHECK(*any.get(offered) == 1090 && !any.get(1'000'000));
    auto twice = GET(any.clone());
    GET(twice.merge(any));
    CHECK(*twice.get(offered) == 2180);
    GET(twice.unmerge(any));
    CHECK(twice == any);
    auto typed = GET(std::move(any).as<kpi::contact>());
    CHECK(typed == twice && any.fact() == -1);
    const kpi::any_totals back(std::move(typed));
    CHECK(back == twice);
    FAILS(std::move(twice).as<kpi::survey>(), kpi::status::facts_differ);
    FAILS(kpi::any_totals::make("contact/1 answer_within=soon"), kpi::status::out_of_range);
    FAILS(kpi::any_totals::make("contact/1 answer_within"), kpi::status::syntax);
}

void moved_from() {
    auto today = GET(kpi::contact_totals::make());
    GET(today.observe(handled(1s)));
    auto level = GET(today.evaluate(kpi::metric::service_level));
    const auto kept = std::move(level);
    const auto elsewhere = std::move(today);
    // NOLINTBEGIN: this is what is tested.
    CHECK(!today.get(total::offered) && today.rejected(kpi::reject::missing) == 0 && today != elsewhere && today.raw() == nullptr);
    FAILS(today.observe(handled(1s)), kpi::status::null_pointer);
    FAILS(today.clone(), kpi::status::null_pointer);
    CHECK(!level && level.text().empty() && level.rules().empty() && level.numerator() == 0 && !level.to_double());
    // NOLINTEND
    today = GET(elsewhere.clone());
    CHECK(today == elsewhere && kept.numerator() == 1);
    static_assert(!std::is_copy_constructible_v<kpi::contact_totals> && !std::is_copy_assignable_v<kpi::contact_totals>);
    static_assert(std::is_nothrow_move_constructible_v<kpi::contact_totals> && std::is_nothrow_move_assignable_v<kpi::value>);
    static_assert(std::is_move_constructible_v<kpi::ticket_grouped> && !std::is_copy_constructible_v<kpi::survey_shard>);
}

void groups() {
    // Two queues in half hours: sales twice at 10:05 and once at 10:40, help once at 10:40.
    const kpi::time_point ten{kpi::time_point::duration(std::chrono::hours(10))};
    const auto at = [&](std::chrono::minutes after) { return handled(12s).arrived_at(ten + after); };
    auto queues = GET(kpi::contact_grouped::make(within(20s), "queue", 30min));
    CHECK(queues.empty() && queues.begin() == queues.end());
    GET(queues.observe("sales", at(5min)));
    GET(queues.observe("sales", at(5min)));
    GET(queues.observe("sales", std::vector{at(40min)}));
    GET(queues.observe("help", at(40min)));
    CHECK(queues.size() == 3);

    std::string seen;
    std::int64_t offered = 0;
    for (const kpi::group& group : queues) {
        seen += std::string(group.key()) + (group.start() == ten ? "@10:00 " : group.start() == ten + 30min ? "@10:30 " : "? ");
        offered += *GET(queues.get(group)).get(total::offered);
    }
    CHECK(seen == "help@10:30 sales@10:00 sales@10:30 " && offered == 4);

    CHECK(*GET(queues.get({"sales", ten + 7min})).get(total::offered) == 2);
    CHECK(*GET(queues.get({"nobody", ten})).get(total::offered) == 0);
    CHECK(*GET(queues.total()).get(total::offered) == 4);
    const auto by_queue = GET(queues.roll_up(0min));
    CHECK(by_queue.size() == 2 && *GET(by_queue.get("sales")).get(total::offered) == 3);
    const auto hourly = GET(queues.roll_up_over_keys(1h));
    CHECK(hourly.size() == 1 && hourly.begin()->key().empty() && hourly.begin()->start() == ten);
    FAILS(queues.roll_up(45min), kpi::status::bins_differ);

    // The call of 10:40 was really one of help.
    GET(queues.replace("sales", at(40min), "help", at(40min)));
    CHECK(*GET(queues.get({"help", ten + 30min})).get(total::offered) == 2);
    CHECK(!GET(queues.observe("help", handled(-1s).arrived_at(ten))));
    GET(queues.unobserve("help", handled(-1s).arrived_at(ten)));

    auto twice = GET(queues.clone());
    GET(twice.merge(queues));
    CHECK(*GET(twice.total()).get(total::offered) == 8);
    auto more = GET(kpi::contact_totals::make(within(20s)));
    GET(more.observe(day()));
    GET(twice.add({"sales", ten}, more));
    CHECK(*GET(twice.get({"sales", ten})).get(total::offered) == 1094);
    GET(twice.clear());
    CHECK(twice.empty());
    FAILS(queues.observe("\xff", at(5min)), kpi::status::not_utf8);
}

void threads() {
    // Two threads offer 1,000 callers each and answer them; then each ends the conversations that the other one began.
    constexpr int callers = 1000;
    const auto live = GET(kpi::contact_sharded::make(2, within(20s)));
    const auto waiting = kpi::contact_row{}.outcome(outcome::in_queue);
    const auto talking = kpi::contact_row{}.outcome(outcome::in_conversation).wait(9s);
    const auto both = [&](auto work) {
        std::thread first([&] { work(GET(live.take(0))); });
        std::thread second([&] { work(GET(live.take(1))); });
        for (int look = 0; look < 100; ++look) {
            const auto now = GET(live.snapshot());
            CHECK(*now.get(total::answered) <= *now.get(total::offered));
        }
        first.join();
        second.join();
    };
    both([&](kpi::contact_shard shard) {
        for (int caller = 0; caller < callers; ++caller) {
            (void)shard.observe(waiting);
            (void)shard.replace(waiting, talking);
        }
    });
    both([&](kpi::contact_shard shard) {
        for (int caller = 0; caller < callers; ++caller) { (void)shard.replace(talking, handled(9s)); }
    });
    auto batch = GET(kpi::contact_totals::make(within(20s)));
    GET(batch.observe(std::vector<kpi::contact_row>(2 * callers, handled(9s))));
    CHECK(GET(live.snapshot()) == batch);

    auto shard = GET(live.take(0));
    FAILS(live.take(0), kpi::status::in_use);
    FAILS(live.take(2), kpi::status::out_of_range);
    const auto rows = day();
    GET(shard.observe(rows));
    CHECK(!GET(shard.observe(handled(-1s))));
    GET(shard.unobserve(rows));
    GET(shard.unobserve(handled(-1s)));
    CHECK(GET(live.snapshot()) == batch);
}

void the_catalogue() {
    CHECK(kpi::abi_version() == KPI_ABI_VERSION && kpi::version() == KPI_VERSION);
    const auto facts = kpi::facts();
    CHECK(facts.size() == static_cast<std::size_t>(kpi_fact_count()));
    for (const kpi::fact_info& fact : facts) {
        CHECK(!fact.name.empty() && !fact.fields().empty() && !fact.totals().empty());
        if (fact.number == kpi::contact::number) {
            CHECK(fact.name == "contact" && !fact.rules().empty() && !fact.states().empty());
            CHECK(fact.fields()[KPI_FIELD_contact_wait].name == "wait" && fact.fields()[KPI_FIELD_contact_wait].kind == "duration");
        }
    }
    const auto metrics = kpi::metrics();
    CHECK(metrics.size() == static_cast<std::size_t>(kpi_metric_count()));
    for (const kpi::metric_info& metric : metrics) {
        CHECK(kpi::find_metric(metric.id) == metric.number && !metric.variants().empty());
    }
    CHECK(!kpi::find_metric("no_such"));
    const auto found = GET(kpi::search("service level"));
    CHECK(!found.empty() && found[0] == kpi::metric::service_level);
    CHECK(GET(kpi::formula_text(kpi::variant::service_level::answered_only)).find("answered_within") != std::string::npos);
    FAILS(kpi::search("\xff"), kpi::status::not_utf8);
    const auto none = GET(kpi::contact_totals::make());
    FAILS(none.evaluate({kpi::metric::service_level, 99}), kpi::status::unknown_name);
}

#ifndef KPI_NO_EXCEPTIONS
void constructors() {
    kpi::contact_totals today{kpi::contact_rules{}.answer_within(20s)};
    today.observe(day());
    CHECK(today.evaluate(kpi::metric::service_level).numerator() == 860);
    const kpi::survey_totals surveys;
    const kpi::contact_grouped queues{within(20s), "queue", 30min};
    const kpi::distribution waits;
    const kpi::contact_sharded live{4};
    CHECK(surveys.raw() != nullptr && queues.empty() && waits.size() == 0 && *live.snapshot().get(total::offered) == 0);
    FAILS(kpi::contact_totals(kpi::contact_rules{}, kpi::keep::bits(99)), kpi::status::out_of_range);
}
#endif

}  // namespace

int main() {
    service_level();
    totals();
    rejected_rows();
    spans();
    rows();
    known_totals();
    distributions();
    bytes();
    facts_at_run_time();
    moved_from();
    groups();
    the_catalogue();
    threads();
#ifndef KPI_NO_EXCEPTIONS
    constructors();
#endif
    if (failures != 0) { std::fprintf(stderr, "%d checks failed\n", failures); }
    return failures == 0 ? 0 : 1;
}
