// acd_centre.hpp: what the threads of acd.cpp share: the plan, the clock, the mail, the live totals and their shards.
#ifndef ACD_CENTRE_HPP
#define ACD_CENTRE_HPP

#include <kpi.hpp>

#include <array>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>
#include <vector>


namespace acd {

using namespace std::chrono_literals;
using kpi::microseconds;
using kpi::time_point;

inline constexpr int minutes = 90;
inline constexpr int window_minutes = 30;
inline constexpr std::size_t desktops = 4;  // threads that run agents; their shards follow that of the switch, which is 0
inline constexpr std::size_t agents = 28;
inline const time_point opening{std::chrono::hours(24 * 20000 + 9)};  // 09:00 of a day

inline const auto rules = kpi::contact_rules{}.answer_within(20s);

// ---- What the centre is ----

struct queue_plan {
    const char* name;
    double callers_a_minute;
    microseconds talk, wrap;  // means
};
inline constexpr std::array<queue_plan, 3> queues{
    {{"sales", 2.0, 180s, 30s}, {"support", 2.2, 250s, 40s}, {"billing", 1.1, 150s, 20s}}};

/// The queues that an agent serves: eight sales, eleven support, three billing, the others everything.
inline bool serves(std::size_t agent, std::size_t queue) {
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
inline void log_rejected(const kpi::observed& seen) {
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

}  // namespace acd

#endif
