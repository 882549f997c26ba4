// acd_switch.hpp: the thread of acd.cpp that takes callers in, and connects them or loses them. All chance is drawn here.
#ifndef ACD_SWITCH_HPP
#define ACD_SWITCH_HPP

#include "acd_centre.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>
#include <tuple>


namespace acd {

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

}  // namespace acd

#endif
