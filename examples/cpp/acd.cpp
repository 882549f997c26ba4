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
//   Those facts are means over instants; never make a contact of it.
//
// What never to do:
//
// - Do not observe a contact a second time when it goes on: replace. Do not replace a waiting row each second to tell its wait so far:
//   take an instant (above).
// - Do not put 0 for what is not known: leave it out. An unknown wait is left out of both sides of a ratio, and counted.
// - Do not average percentages of queues or minutes: merge the totals, then evaluate. Do not keep a list of calls to drop the old ones
//   from a window: unmerge what the minute added.
// - Do not share one handle between threads that write, nor lock around it: one shard a thread.
//
// The threads: a switch routes callers to agents, four threads run the agents' desktops, and the main thread is the supervisor. The
// simulated clock is shared by a barrier: all work on minute m, then the supervisor alone looks, then minute m + 1 begins. (A real
// supervisor does not stop anybody: a snapshot may be taken at any time, and below it also is, in the midst of the minute. The barrier
// is there so that every run prints the same.) All chance comes from one fixed seed and is drawn by the switch.
//
// At the end the live totals equal a batch run over the final rows, bit for bit; if they did not, the exit code would be 1.
#include <kpi.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <map>
#include <mutex>
#include <queue>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using kpi::microseconds;
using kpi::time_point;

namespace {

constexpr int minutes = 90;
constexpr int window_minutes = 30;
constexpr std::size_t desktops = 4;  // threads that run agents; their shards follow that of the switch, which is 0
constexpr std::size_t agents = 28;
const time_point opening{std::chrono::hours(24 * 20000 + 9)};  // 09:00 of a day

const auto rules = kpi::contact_rules{}.answer_within(20s);

// ---- What the centre is ----

struct queue_plan {
    const char* name;
    double callers_a_minute;
    microseconds talk, wrap;  // means
};
constexpr std::array<queue_plan, 3> queues{
    {{"sales", 2.0, 180s, 30s}, {"support", 2.2, 250s, 40s}, {"billing", 1.1, 150s, 20s}}};

/// The queues that an agent serves: eight sales, eleven support, three billing, the others everything.
bool serves(std::size_t agent, std::size_t queue) {
    return agent < 8 ? queue == 0 : agent < 19 ? queue == 1 : agent < 22 ? queue == 2 : true;
}

/// A contact. One thread has it at a time: the switch while it waits, then the desktop of its agent.
struct contact {
    std::size_t queue;
    time_point arrived;
    kpi::contact_row row;  // as it was observed last
    bool waiting = true;
};

/// What the switch tells a desktop: connect this contact to this agent. Without a contact: the minute is over.
struct order {
    time_point at;
    contact* caller;
    std::size_t agent;
    microseconds talk, hold, wrap;
};

// ---- What threads need ----

class barrier {
public:
    explicit barrier(std::size_t threads) : threads_(threads) {}
    void wait() {
        std::unique_lock lock(mutex_);
        const auto round = round_;
        if (++arrived_ == threads_) {
            arrived_ = 0;
            ++round_;
            all_here_.notify_all();
        }
        all_here_.wait(lock, [&] { return round_ != round; });
    }

private:
    std::mutex mutex_;
    std::condition_variable all_here_;
    std::size_t threads_, arrived_ = 0, round_ = 0;
};

class mailbox {
public:
    void post(const order& what) {
        { const std::lock_guard lock(mutex_); orders_.push_back(what); }
        posted_.notify_one();
    }
    order take() {
        std::unique_lock lock(mutex_);
        posted_.wait(lock, [&] { return !orders_.empty(); });
        const order first = orders_.front();
        orders_.pop_front();
        return first;
    }

private:
    std::mutex mutex_;
    std::condition_variable posted_;
    std::deque<order> orders_;
};

/// A row that the library rejects is a defect of this program: it is counted as such, and logged.
void log_rejected(const kpi::observed& seen) {
    if (!seen) { std::fprintf(stderr, "acd: a row was rejected: %s\n", std::string(seen.message()).c_str()); }
}

/// What all threads share: live totals of each queue and of the agents, a shard of each for every thread.
struct centre {
    std::vector<kpi::contact_sharded> contacts;
    kpi::agent_state_sharded states{desktops};
    std::array<mailbox, desktops> mail;
    barrier clock{desktops + 2};

    centre() {
        for (std::size_t queue = 0; queue < queues.size(); ++queue) { contacts.emplace_back(1 + desktops, rules); }
    }
    std::vector<kpi::contact_shard> shards(std::size_t thread) const {
        std::vector<kpi::contact_shard> mine;
        for (const auto& queue : contacts) { mine.push_back(queue.take(thread)); }
        return mine;
    }
};

/// What a thread counts contacts with: its shards, and the waits of this minute, from which the supervisor reads percentiles (shards
/// keep sums only).
class counter {
public:
    counter(const centre& of, std::size_t thread) : shards_(of.shards(thread)) {}
    void offer(const contact& caller) { log_rejected(shards_[caller.queue].observe(caller.row)); }
    /// The contact goes on, and its row with it.
    void go_on(contact& caller, const kpi::contact_row& next) {
        log_rejected(shards_[caller.queue].replace(caller.row, next));
        if (caller.waiting) { log_rejected(waits.observe(next)); }
        caller.waiting = false;
        caller.row = next;
    }
    kpi::contact_totals waits{rules, kpi::keep::exact()};

private:
    std::vector<kpi::contact_shard> shards_;
};

// ---- The switch ----

class switchboard {
public:
    explicit switchboard(centre& of) : centre_(of), count(of, 0) {
        for (std::size_t agent = 0; agent < agents; ++agent) { free_since_[agent] = opening; }
        for (std::size_t queue = 0; queue < queues.size(); ++queue) { plan_arrival(queue, opening); }
    }

    /// Everything that happens before `end`.
    void run_until(time_point end) {
        while (!events_.empty() && events_.top().at < end) {
            const event next = events_.top();
            events_.pop();
            switch (next.what) {
            case event::arrival: arrive(next); break;
            case event::patience: give_up(next); break;
            case event::free: become_free(next.subject, next.at); break;
            }
        }
        for (auto& box : centre_.mail) { box.post({end, nullptr, 0, 0s, 0s, 0s}); }
    }

    /// The queues at an instant, for the supervisor: between minutes only.
    std::vector<kpi::snapshot_row> look(time_point now) const {
        using subject = kpi::snapshot_subject;
        const auto free = std::count_if(free_since_.begin(), free_since_.end(), [&](time_point since) { return since <= now; });
        const auto instant = kpi::snapshot_row{}.subject(subject::instant).taken_at(now);
        std::vector<kpi::snapshot_row> rows{kpi::snapshot_row(instant).staffed(agents).available(free).waiting(0)};
        for (const auto& queue : waiting_) {
            for (const contact* caller : queue) {
                rows.push_back(kpi::snapshot_row(instant).subject(subject::waiting).wait(now - caller->arrived));
            }
        }
        return rows;
    }
    std::int64_t waiting(std::size_t queue) const { return static_cast<std::int64_t>(waiting_[queue].size()); }
    const std::deque<contact>& contacts() const { return contacts_; }

private:
    struct event {
        enum kind { arrival, patience, free } what;
        time_point at;
        std::size_t subject;  // a queue, a contact, an agent
        std::uint64_t number;
        bool operator<(const event& other) const { return std::tie(other.at, other.number) < std::tie(at, number); }
    };

    void plan(event::kind what, time_point at, std::size_t subject) { events_.push({what, at, subject, ++events_planned_}); }

    /// A time with this mean, as waiting times are: most short, some long. Whole milliseconds.
    microseconds draw(microseconds mean) {
        const double uniform = static_cast<double>(random_() >> 11) * 0x1p-53;
        return std::chrono::milliseconds(std::llround(-std::log1p(-uniform) * static_cast<double>(mean.count()) / 1000));
    }

    void plan_arrival(std::size_t queue, time_point after) {
        const bool rush = after >= opening + 35min && after < opening + 55min;
        const double every = 60e6 / queues[queue].callers_a_minute / (rush ? 1.5 : 1.0);
        plan(event::arrival, after + draw(microseconds(std::llround(every))), queue);
    }

    void arrive(const event& now) {
        plan_arrival(now.subject, now.at);
        const auto row = kpi::contact_row{}
                             .outcome(kpi::contact_outcome::in_queue)
                             .direction(kpi::contact_direction::inbound)
                             .channel(kpi::contact_channel::voice)
                             .arrived_at(now.at)
                             .customer(static_cast<std::int64_t>(random_() % 5000));
        contact& caller = contacts_.emplace_back(contact{now.subject, now.at, row});
        count.offer(caller);
        // The agent who has been free for longest, else the queue.
        std::size_t best = agents;
        for (std::size_t agent = 0; agent < agents; ++agent) {
            const bool may = free_since_[agent] <= now.at && serves(agent, now.subject);
            if (may && (best == agents || free_since_[agent] < free_since_[best])) { best = agent; }
        }
        if (best != agents) { return connect(caller, best, now.at); }
        waiting_[now.subject].push_back(&caller);
        plan(event::patience, now.at + 5s + draw(150s), contacts_.size() - 1);
    }

    void give_up(const event& now) {
        contact& caller = contacts_[now.subject];
        auto& queue = waiting_[caller.queue];
        const auto place = std::find(queue.begin(), queue.end(), &caller);
        if (place == queue.end()) { return; }  // was answered: the contact is its desktop's
        queue.erase(place);
        auto row = caller.row;
        count.go_on(caller, row.outcome(kpi::contact_outcome::abandoned_queue).wait(now.at - caller.arrived).ended_at(now.at));
    }

    void become_free(std::size_t agent, time_point now) {
        free_since_[agent] = now;
        std::deque<contact*>* oldest = nullptr;
        for (std::size_t queue = 0; queue < queues.size(); ++queue) {
            if (!serves(agent, queue) || waiting_[queue].empty()) { continue; }
            if (oldest == nullptr || waiting_[queue].front()->arrived < oldest->front()->arrived) { oldest = &waiting_[queue]; }
        }
        if (oldest == nullptr) { return; }
        contact& caller = *oldest->front();
        oldest->pop_front();
        connect(caller, agent, now);
    }

    void connect(contact& caller, std::size_t agent, time_point now) {
        const queue_plan& plan_of = queues[caller.queue];
        const auto talk = 15s + draw(plan_of.talk - 15s), wrap = draw(plan_of.wrap);
        const auto hold = random_() % 4 == 0 ? draw(40s) : 0s;
        free_since_[agent] = time_point::max();
        plan(event::free, now + talk + hold + wrap, agent);
        centre_.mail[agent % desktops].post({now, &caller, agent, talk, hold, wrap});
    }

    centre& centre_;
    std::mt19937_64 random_{20260917};
    std::deque<contact> contacts_;  // stays in place while it grows
    std::array<std::deque<contact*>, queues.size()> waiting_;
    std::array<time_point, agents> free_since_{};
    std::priority_queue<event> events_;
    std::uint64_t events_planned_ = 0;

public:
    counter count;
};

// ---- The desktops ----

/// A thread's share of the agents: carries out what the switch orders, and observes as it happens.
class desktop {
public:
    desktop(centre& of, std::size_t number) : count(of, 1 + number), mail_(of.mail[number]), states_(of.states.take(number)) {
        for (std::size_t agent = number; agent < agents; agent += desktops) { mine_[agent] = seat(); }
    }

    /// Until the switch says that the minute is over.
    void run_minute() {
        for (;;) {
            const order next = mail_.take();
            while (!ending_.empty() && ending_.top().ended() <= next.at) {
                hang_up(ending_.top());
                ending_.pop();
            }
            if (next.caller == nullptr) {
                for (auto& [agent, at_desk] : mine_) { live_until(agent, at_desk, next.at); }
                return;
            }
            answer(next);
        }
    }
    /// The states as a historical system has them: whole, each from its beginning to its end, or to now.
    std::vector<kpi::agent_state_row> whole_states() const {
        auto rows = ended_;
        for (const auto& [agent, now] : mine_) {
            if (now.counted > now.began) { rows.push_back(row_of(agent, now.doing, now.began, now.counted)); }
        }
        return rows;
    }

private:
    using state = kpi::agent_state_state;
    struct call : order {
        time_point ended() const { return at + talk + hold + wrap; }
        bool operator<(const call& other) const { return std::tuple(other.ended(), other.agent) < std::tuple(ended(), agent); }
    };
    /// An agent: what it does since when, up to when that was observed, and the call that it is in.
    struct seat {
        state doing = state::available;
        time_point began = opening, counted = opening;
        std::optional<call> in;
    };

    void answer(const order& now) {
        seat& agent = mine_[now.agent];
        live_until(now.agent, agent, now.at);
        change(now.agent, agent, state::talk, now.at);
        agent.in = call{now};
        ending_.push(call{now});
        auto row = now.caller->row;
        const auto wait = now.at - now.caller->arrived;
        row.outcome(kpi::contact_outcome::in_conversation).wait(wait).agent(static_cast<std::int64_t>(now.agent));
        count.go_on(*now.caller, row);
    }

    void hang_up(const call& over) {
        seat& agent = mine_[over.agent];
        live_until(over.agent, agent, over.ended());
        change(over.agent, agent, state::available, over.ended());
        agent.in.reset();
        auto row = over.caller->row;
        row.outcome(kpi::contact_outcome::handled).talk(over.talk).hold(over.hold).wrap(over.wrap).ended_at(over.ended());
        count.go_on(*over.caller, row);
    }

    /// Goes with an agent through its call, or its leisure, and observes the time up to now.
    void live_until(std::size_t number, seat& agent, time_point now) {
        if (agent.in) {
            const time_point held = agent.in->at + agent.in->talk, wrapping = held + agent.in->hold;
            if (agent.doing == state::talk && held <= now) { change(number, agent, state::hold, held); }
            if (agent.doing == state::hold && wrapping <= now) { change(number, agent, state::wrap, wrapping); }
        }
        observe_until(number, agent, now);
    }

    void change(std::size_t number, seat& agent, state next, time_point now) {
        observe_until(number, agent, now);
        if (now > agent.began) { ended_.push_back(row_of(number, agent.doing, agent.began, now)); }
        agent.doing = next;
        agent.began = now;
    }

    void observe_until(std::size_t number, seat& agent, time_point now) {
        if (now == agent.counted) { return; }
        auto part = row_of(number, agent.doing, agent.counted, now);
        log_rejected(states_.observe(part.continued(agent.counted > agent.began)));
        agent.counted = now;
    }

    static kpi::agent_state_row row_of(std::size_t agent, state doing, time_point from, time_point until) {
        return kpi::agent_state_row{}.state(doing).started_at(from).ended_at(until).agent(static_cast<std::int64_t>(agent));
    }

public:
    counter count;

private:
    mailbox& mail_;
    kpi::agent_state_shard states_;
    std::map<std::size_t, seat> mine_;
    std::priority_queue<call> ending_;
    std::vector<kpi::agent_state_row> ended_;
};

// ---- The supervisor ----

/// The last half hour: a ring of what each minute added to the totals. A minute that is added is merged, one that leaves is unmerged.
/// A contact belongs to the minute in which its wait ended; the time of agents is split at minutes.
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
        line += "  |" + column(clock_text(instant.evaluate(kpi::metric::oldest_in_queue)), 7);
        line += column(clock_text(waits.evaluate(kpi::metric::longest_wait)), 8) + "  |";
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
        std::puts("\n  time |  service level   |         waiting         | longest wait  |    occupancy");
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
