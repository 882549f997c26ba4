// acd_desktop.hpp: the threads of acd.cpp that run the agents' desktops: answers, ends of calls, states of agents.
#ifndef ACD_DESKTOP_HPP
#define ACD_DESKTOP_HPP

#include "acd_centre.hpp"

#include <map>
#include <optional>
#include <queue>
#include <tuple>


namespace acd {

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

}  // namespace acd

#endif
