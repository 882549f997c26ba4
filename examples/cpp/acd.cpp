// acd: a small call distributor that feeds the library from five threads and shows a wallboard, one line a simulated minute.
//
//   c++ -std=c++17 -O2 acd.cpp $(pkg-config --cflags --libs kpi) -pthread -o acd && ./acd
//
// When an ACD should observe what:
//
// - A contact when it is offered to a queue, as a row `in_queue`: from then on it is `waiting`, and in no ratio. When an agent answers,
//   replace that row by one `in_conversation` with its wait: now it is offered, answered, and judged against the threshold. When the
//   wrap-up has ended, replace it once more by `handled` with talk, hold and wrap. A caller who hangs up: replace by
//   `abandoned_queue`. One contact is one row at any time; whichever thread has the contact replaces it, on its own shard.
// - So keep with each contact the row as it was observed last (below `contact::row`): `replace` takes exactly that one away.
// - A state of an agent when it ends, and, so that the board does not lag behind long calls, its time so far at the end of each minute;
//   the next part of it then is `continued`. Parts add up to the state, to the bit.
// - The queue as it stands, at regular instants: one row `instant` even where nobody waits, one row for each contact that waits.
//   From those comes the longest wait now. Over time an instant adds up to a mean; it is no contact.
// - The waits once more, for percentiles and the longest wait of the day: shards keep sums only, so each thread keeps totals of its own
//   with distributions, which the supervisor merges and clears each minute.
//
// - A new day: keep the snapshot of midnight and unmerge it from those of the day, as the ring below does minute by minute; shards
//   count on. A restart: store snapshots as bytes, and merge the last one into those that are taken afterwards. Both are exact.
//
// What a wallboard's service level does not say: a caller who waits is judged when the wait ends. Four who have waited for a minute change
// nothing yet; so show who waits, and how long, beside it. And its half hour is the last thirty minutes by the end of waits: a report by
// the half hour of arrival is another figure, of a grouping under the rule `attribution=by_arrival`.
//
// What never to do:
//
// - Do not observe a contact a second time when it goes on: replace. Do not replace a waiting row each second to tell its wait so far:
//   take an instant (above).
// - Do not put 0 for what is not known: leave it out. An unknown wait is left out of both sides of a ratio, and counted.
// - Do not average percentages of queues or minutes: merge the totals, then evaluate. Do not keep a list of calls to drop the old ones
//   from a window: unmerge what the minute added.
// - Do not share one handle between threads that write, nor lock around it: one shard a thread, here of each queue's totals.
//
// The threads: a switch routes callers to agents (acd_switch.hpp), four threads run the agents' desktops (acd_desktop.hpp), and the main
// thread is the supervisor (here). What they share is in acd_centre.hpp. The simulated clock is shared by a barrier: all work on minute
// m, then the supervisor alone looks, then minute m + 1 begins. (A real supervisor does not stop anybody: a snapshot may be taken at any
// time, and below it also is, in the midst of the minute. The barrier is there so that every run prints the same.) All chance comes
// from one fixed seed and is drawn by the switch.
// A row that is rejected is logged; an error of the library ends this program, where an ACD would log it and take the next call.
//
// At the end the live totals equal a batch run over the final rows, bit for bit; if they did not, the exit code would be 1.
#include "acd_centre.hpp"
#include "acd_desktop.hpp"
#include "acd_switch.hpp"

#include <algorithm>
#include <string>
#include <thread>

namespace {

using namespace acd;

// ---- The supervisor ----

/// The last half hour: a ring of what each minute added to the totals. A minute that is added is merged, one that leaves is unmerged.
/// A contact belongs to the minute in which its wait ended; the time of agents is split at minutes. What is under way (waiting, in
/// conversation) only moves within a window: read it from the totals of the day.
template <class Fact>
class half_hour {
public:
    explicit half_hour(kpi::totals<Fact> nothing) : sum(nothing.clone()), before_(std::move(nothing)) {}
    void minute(const kpi::totals<Fact>& now) {
        auto added = now.clone();
        added.unmerge(before_);
        before_ = now.clone();
        sum.merge(added);
        ring_.push_back(std::move(added));
        if (ring_.size() > window_minutes) {
            sum.unmerge(ring_.front());
            ring_.pop_front();
        }
    }
    kpi::totals<Fact> sum;

private:
    kpi::totals<Fact> before_;
    std::deque<kpi::totals<Fact>> ring_;
};

/// All queues together: totals are added, never percentages.
kpi::contact_totals all_queues(const centre& of) {
    auto sum = of.contacts[0].snapshot();
    for (std::size_t queue = 1; queue < queues.size(); ++queue) { sum.merge(of.contacts[queue].snapshot()); }
    return sum;
}

std::string clock_text(microseconds length) {
    char text[32];
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(length).count();
    std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(seconds / 60), static_cast<long long>(seconds % 60));
    return text;
}
std::string clock_text(const kpi::value& longest) {
    return longest ? clock_text(microseconds(longest.numerator() / longest.denominator())) : std::string(longest.short_text());
}

/// The longer of two lengths of time, of which one may be undefined: nobody waits.
const kpi::value& longer(const kpi::value& one, const kpi::value& other) {
    if (!one || !other) { return one ? one : other; }
    return *one.to_double() > *other.to_double() ? one : other;
}

/// Right-aligned; an en dash is three bytes and one column.
std::string column(std::string_view text, std::size_t width) {
    const auto shown = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    return std::string(width > shown ? width - shown : 0, ' ') + std::string(text);
}

class supervisor {
public:
    supervisor(const centre& of, const switchboard& board) : centre_(of), board_(board) {}

    /// In the midst of the minute: whatever the threads are doing, what is seen fits together.
    void glance() {
        const auto now = all_queues(centre_);
        const auto read = [&](kpi::contact_total which) { return now.get(which).value_or(-1); };
        const auto offered = read(kpi::contact_total::offered), answered = read(kpi::contact_total::answered);
        consistent = consistent && read(kpi::contact_total::waiting) >= 0 && answered <= offered &&
                     read(kpi::contact_total::answered_within) <= answered;
    }

    /// A line of the wallboard, between two minutes.
    void wallboard(int minute, const std::vector<counter*>& counters) {
        const time_point now = opening + std::chrono::minutes(minute);
        const auto today = all_queues(centre_);
        const auto states = centre_.states.snapshot();
        recent.minute(today);
        recent_states_.minute(states);
        for (counter* each : counters) {
            waits.merge(each->waits);
            each->waits.clear();
        }
        kpi::snapshot_totals instant{kpi::snapshot_rules{}, kpi::keep::exact()};
        log_rejected(instant.observe(board_.look(now)));  // the longest wait now is of those who wait
        instants.merge(instant);

        if (minute % 30 == 1) { heading(); }
        std::string line = column(clock_text(9min + minute * 1s), 6);  // hours and minutes, written as minutes and seconds are
        line += column(today.evaluate(kpi::metric::service_level).short_text(), 9);
        line += column(recent.sum.evaluate(kpi::metric::service_level).short_text(), 9) + "  |";
        for (std::size_t queue = 0; queue < queues.size(); ++queue) {
            const auto waiting = centre_.contacts[queue].snapshot().get(kpi::contact_total::waiting).value_or(-1);
            consistent = consistent && waiting == board_.waiting(queue);  // who waits, by the library and by the switch
            line += column(std::to_string(waiting), 8);
        }
        // Waits that have ended, or, where it is longer, the one that has not.
        const auto oldest = instant.evaluate(kpi::metric::oldest_in_queue), ended = waits.evaluate(kpi::metric::longest_wait);
        line += "  |" + column(clock_text(oldest), 7) + column(clock_text(longer(oldest, ended)), 8) + "  |";
        line += column(states.evaluate(kpi::metric::occupancy).short_text(), 9);
        line += column(recent_states_.sum.evaluate(kpi::metric::occupancy).short_text(), 9);
        std::puts(line.c_str());
    }

    half_hour<kpi::contact> recent{kpi::contact_totals(rules)};
    kpi::contact_totals waits{rules, kpi::keep::exact()};
    kpi::snapshot_totals instants{kpi::snapshot_rules{}, kpi::keep::exact()};
    bool consistent = true;

private:
    static void heading() {
        std::puts("\n  time | within 20 s, of  |         waiting         | longest wait  |    occupancy");
        std::puts("       |     offered      |                         |               |");
        std::puts("       |  today  30 min   |   sales support billing |   now   today |  today   30 min");
        std::puts(" ------+------------------+-------------------------+---------------+-----------------");
    }
    const centre& centre_;
    const switchboard& board_;
    half_hour<kpi::agent_state> recent_states_{kpi::agent_state_totals()};
};

// ---- The end of the day ----

bool report(const char* what, bool holds) {
    std::printf("  %-72s %s\n", what, holds ? "yes" : "NO");
    return holds;
}

/// Live against batch: the final rows of everything, counted anew by one thread.
bool compare(const centre& of, const switchboard& board, const std::vector<desktop>& desks, const supervisor& boss) {
    kpi::contact_totals recent(rules), waits(rules, kpi::keep::exact());
    std::vector<std::vector<kpi::contact_row>> rows(queues.size());
    const time_point from = opening + std::chrono::minutes(minutes - window_minutes);
    for (const contact& each : board.contacts()) {
        rows[each.queue].push_back(each.row);
        if (!each.waiting) { waits.observe(each.row); }
        if (!each.waiting && each.arrived + each.row.wait().value_or(0s) >= from) { recent.observe(each.row); }
    }
    bool equal = true;
    for (std::size_t queue = 0; queue < queues.size(); ++queue) {
        kpi::contact_totals batch(rules);
        batch.observe(rows[queue]);
        equal = equal && of.contacts[queue].snapshot() == batch;
    }
    kpi::agent_state_totals states;
    for (const desktop& each : desks) { states.observe(each.whole_states()); }

    std::puts("\nLive against a batch over the final rows:");
    bool all = report("each queue, bit for bit", equal);
    all = report("the agents' states, cut at minutes against whole, bit for bit", of.states.snapshot() == states) && all;
    const auto same = [](const kpi::value& one, const kpi::value& other) {
        return one.numerator() == other.numerator() && one.denominator() == other.denominator();
    };
    const auto level = kpi::metric::service_level, longest = kpi::metric::longest_wait;
    const bool half_hours = same(boss.recent.sum.evaluate(level), recent.evaluate(level));
    all = report("the service level of the last half hour, part by part", half_hours) && all;
    all = report("the longest wait", same(boss.waits.evaluate(longest), waits.evaluate(longest))) && all;
    return report("what was seen in the midst of the minutes fits together", boss.consistent) && all;
}

void print(const char* name, const kpi::value& value) { std::printf("  %-26s %s\n", name, std::string(value.text()).c_str()); }

void day_report(const centre& of, const supervisor& boss) {
    const auto today = all_queues(of);
    std::puts("\nThe day so far:");
    for (std::size_t queue = 0; queue < queues.size(); ++queue) {
        const auto level = of.contacts[queue].snapshot().evaluate(kpi::metric::service_level);
        print(("service level, " + std::string(queues[queue].name)).c_str(), level);
    }
    print("service level, all", today.evaluate(kpi::metric::service_level));
    print("  of the answered only", today.evaluate(kpi::variant::service_level::answered_only));
    print("abandonment", today.evaluate(kpi::metric::abandonment_rate));
    print("average speed of answer", today.evaluate(kpi::metric::average_speed_of_answer));
    print("nine of ten waited at most", boss.waits.evaluate(kpi::metric::wait_percentile, kpi::parameters{}.p(90, 100)));
    print("average handle time", today.evaluate(kpi::metric::average_handle_time));
    print("waiting, on average", boss.instants.evaluate(kpi::metric::contacts_in_queue));
    print("occupancy", of.states.snapshot().evaluate(kpi::metric::occupancy));
}

}  // namespace

int main() {
    centre all;
    switchboard board(all);
    std::vector<desktop> desks;
    for (std::size_t number = 0; number < desktops; ++number) { desks.emplace_back(all, number); }

    // Each thread: a minute's work, then wait for the clock; and once more, while the supervisor looks.
    const auto minute_by_minute = [&](auto work) {
        for (int minute = 1; minute <= minutes; ++minute) {
            work(opening + std::chrono::minutes(minute));
            all.clock.wait();
            all.clock.wait();
        }
    };
    std::vector<std::thread> threads;
    threads.emplace_back([&] { minute_by_minute([&](time_point end) { board.run_until(end); }); });
    for (desktop& each : desks) { threads.emplace_back([&] { minute_by_minute([&](time_point) { each.run_minute(); }); }); }

    supervisor boss(all, board);
    std::vector<counter*> counters{&board.count};
    for (desktop& each : desks) { counters.push_back(&each.count); }
    for (int minute = 1; minute <= minutes; ++minute) {
        boss.glance();
        all.clock.wait();
        boss.wallboard(minute, counters);
        all.clock.wait();
    }
    for (std::thread& each : threads) { each.join(); }

    day_report(all, boss);
    return compare(all, board, desks, boss) ? 0 : 1;
}
