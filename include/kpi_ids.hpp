// kpi_ids.hpp: ids, words and typed rows of kpi.hpp. Generated from the library's tables: do not edit.
#ifndef KPI_IDS_HPP
#define KPI_IDS_HPP

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <type_traits>

#include "kpi.h"

// Whether calls throw or return results; the two do not mix up when a program has files of both.
#if !defined(KPI_NO_EXCEPTIONS) && !defined(__cpp_exceptions)
#define KPI_NO_EXCEPTIONS 1
#endif
#ifdef KPI_NO_EXCEPTIONS
#define KPI_CPP_MODE with_results
#else
#define KPI_CPP_MODE with_exceptions
#endif

namespace kpi {

// What kpi.hpp makes of a fact.
inline namespace KPI_CPP_MODE {
template <class Fact> class totals;
template <class Fact> class grouped;
template <class Fact> class sharded;
template <class Fact> class shard;
}

/// A point in time: microseconds since 1970-01-01 UTC.
using time_point = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;
/// A length of time. Coarser std::chrono durations convert; finer ones do not compile.
using microseconds = std::chrono::microseconds;

/// A currency by its three letters: kpi::currency_code("EUR").
class currency_code {
public:
    constexpr explicit currency_code(const char (&letters)[4]) noexcept : code_(KPI_CURRENCY(letters[0], letters[1], letters[2])) {}
    constexpr explicit currency_code(std::int64_t code) noexcept : code_(code) {}
    constexpr std::int64_t code() const noexcept { return code_; }
private:
    std::int64_t code_;
};

namespace accepts {

template <class T> using integer = std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, int>;
template <class T> using flag = std::enable_if_t<std::is_same_v<T, bool>, int>;

}  // namespace accepts

/// An instant of the system's clock, to the microsecond below: row.arrived_at(kpi::at(std::chrono::system_clock::now())).
template <class Duration>
constexpr time_point at(std::chrono::time_point<std::chrono::system_clock, Duration> instant) noexcept {
    return std::chrono::floor<microseconds>(instant);
}

/// This instant: row.arrived_at(kpi::now()).
inline time_point now() noexcept { return at(std::chrono::system_clock::now()); }

/// The rules of a fact that has none.
struct no_rules {};

/** Statuses of the library, and (from 1001) of the binding. */
enum class status : std::int32_t {
    ok = KPI_STATUS_OK,
    row_rejected = KPI_STATUS_ROW_REJECTED,
    overflow = KPI_STATUS_OVERFLOW,
    rules_differ = KPI_STATUS_RULES_DIFFER,
    facts_differ = KPI_STATUS_FACTS_DIFFER,
    unknown_name = KPI_STATUS_UNKNOWN_NAME,
    out_of_range = KPI_STATUS_OUT_OF_RANGE,
    syntax = KPI_STATUS_SYNTAX,
    forms_differ = KPI_STATUS_FORMS_DIFFER,
    no_interval = KPI_STATUS_NO_INTERVAL,
    bins_differ = KPI_STATUS_BINS_DIFFER,
    not_a_part = KPI_STATUS_NOT_A_PART,
    instants_differ = KPI_STATUS_INSTANTS_DIFFER,
    keys_differ = KPI_STATUS_KEYS_DIFFER,
    cannot_take_away = KPI_STATUS_CANNOT_TAKE_AWAY,
    corrupt = KPI_STATUS_CORRUPT,
    in_use = KPI_STATUS_IN_USE,
    column = KPI_STATUS_COLUMN,
    cancelled = KPI_STATUS_CANCELLED,
    null_pointer = KPI_STATUS_NULL_POINTER,
    wrong_handle = KPI_STATUS_WRONG_HANDLE,
    poisoned = KPI_STATUS_POISONED,
    panicked = KPI_STATUS_PANICKED,
    not_utf8 = KPI_STATUS_NOT_UTF8,
    bad_size = KPI_STATUS_BAD_SIZE,
    no_memory = KPI_STATUS_NO_MEMORY,
    unknown_field = KPI_STATUS_UNKNOWN_FIELD,
    same_handle = KPI_STATUS_SAME_HANDLE,
    undefined = KPI_STATUS_UNDEFINED,
    not_comparable = KPI_STATUS_NOT_COMPARABLE,
    bad_arrow = KPI_STATUS_BAD_ARROW,
    stream_failed = KPI_STATUS_STREAM_FAILED,
    finished = KPI_STATUS_FINISHED
};

/** Why a value is undefined. */
enum class reason : std::int32_t {
    empty = KPI_UNDEFINED_EMPTY,
    zero_denominator = KPI_UNDEFINED_ZERO_DENOMINATOR,
    not_yet_judgeable = KPI_UNDEFINED_NOT_YET_JUDGEABLE,
    unknown = KPI_UNDEFINED_UNKNOWN,
    overflow = KPI_UNDEFINED_OVERFLOW,
    inconsistent = KPI_UNDEFINED_INCONSISTENT,
    variant_not_chosen = KPI_UNDEFINED_VARIANT_NOT_CHOSEN,
    parameter_missing = KPI_UNDEFINED_PARAMETER_MISSING,
    rule_required = KPI_UNDEFINED_RULE_REQUIRED,
    mixed_scale = KPI_UNDEFINED_MIXED_SCALE,
    currencies_differ = KPI_UNDEFINED_CURRENCIES_DIFFER,
    negative_denominator = KPI_UNDEFINED_NEGATIVE_DENOMINATOR
};

/** Why a row is left out. */
enum class reject : std::int32_t {
    negative_duration = KPI_REJECT_NEGATIVE_DURATION,
    out_of_range = KPI_REJECT_OUT_OF_RANGE,
    end_before_start = KPI_REJECT_END_BEFORE_START,
    parts_exceed_whole = KPI_REJECT_PARTS_EXCEED_WHOLE,
    off_scale = KPI_REJECT_OFF_SCALE,
    contradiction = KPI_REJECT_CONTRADICTION,
    missing = KPI_REJECT_MISSING,
    unknown_word = KPI_REJECT_UNKNOWN_WORD,
    declared_absent = KPI_REJECT_DECLARED_ABSENT,
    unreadable = KPI_REJECT_UNREADABLE,
    other_currency = KPI_REJECT_OTHER_CURRENCY
};

/** Which rule reads a percentile. */
enum class percentile : std::int32_t {
    nearest_rank = KPI_PERCENTILE_NEAREST_RANK,
    linear = KPI_PERCENTILE_LINEAR
};

// ---- contact: one contact, or one leg of a contact, of a call log ----

/** Words of the field `outcome` of `contact`. */
enum class contact_outcome : std::int64_t {
    handled = KPI_CONTACT_OUTCOME_HANDLED,
    abandoned_ivr = KPI_CONTACT_OUTCOME_ABANDONED_IVR,
    abandoned_queue = KPI_CONTACT_OUTCOME_ABANDONED_QUEUE,
    abandoned_ring = KPI_CONTACT_OUTCOME_ABANDONED_RING,
    blocked = KPI_CONTACT_OUTCOME_BLOCKED,
    self_served = KPI_CONTACT_OUTCOME_SELF_SERVED,
    voicemail = KPI_CONTACT_OUTCOME_VOICEMAIL,
    callback_requested = KPI_CONTACT_OUTCOME_CALLBACK_REQUESTED,
    flowed_out = KPI_CONTACT_OUTCOME_FLOWED_OUT,
    out_of_hours = KPI_CONTACT_OUTCOME_OUT_OF_HOURS,
    system_failure = KPI_CONTACT_OUTCOME_SYSTEM_FAILURE,
    not_reached = KPI_CONTACT_OUTCOME_NOT_REACHED,
    in_self_service = KPI_CONTACT_OUTCOME_IN_SELF_SERVICE,
    in_queue = KPI_CONTACT_OUTCOME_IN_QUEUE,
    in_conversation = KPI_CONTACT_OUTCOME_IN_CONVERSATION
};

/** Words of the field `direction` of `contact`. */
enum class contact_direction : std::int64_t {
    inbound = KPI_CONTACT_DIRECTION_INBOUND,
    outbound = KPI_CONTACT_DIRECTION_OUTBOUND,
    internal = KPI_CONTACT_DIRECTION_INTERNAL
};

/** Words of the field `channel` of `contact`. */
enum class contact_channel : std::int64_t {
    voice = KPI_CONTACT_CHANNEL_VOICE,
    chat = KPI_CONTACT_CHANNEL_CHAT,
    email = KPI_CONTACT_CHANNEL_EMAIL,
    sms = KPI_CONTACT_CHANNEL_SMS,
    messaging = KPI_CONTACT_CHANNEL_MESSAGING,
    social = KPI_CONTACT_CHANNEL_SOCIAL,
    video = KPI_CONTACT_CHANNEL_VIDEO,
    task = KPI_CONTACT_CHANNEL_TASK
};

/** Words of the field `exit` of `contact`. */
enum class contact_exit : std::int64_t {
    overflow = KPI_CONTACT_EXIT_OVERFLOW,
    timeout = KPI_CONTACT_EXIT_TIMEOUT,
    exit_key = KPI_CONTACT_EXIT_EXIT_KEY,
    no_agent = KPI_CONTACT_EXIT_NO_AGENT,
    withdrawn = KPI_CONTACT_EXIT_WITHDRAWN
};

/** Words of the field `transfers` of `contact`. */
enum class contact_transfers : std::int64_t {
    blind = KPI_CONTACT_TRANSFERS_BLIND,
    consult = KPI_CONTACT_TRANSFERS_CONSULT,
    queue = KPI_CONTACT_TRANSFERS_QUEUE,
    external = KPI_CONTACT_TRANSFERS_EXTERNAL
};

/** Words of the field `ended_by` of `contact`. */
enum class contact_ended_by : std::int64_t {
    customer = KPI_CONTACT_ENDED_BY_CUSTOMER,
    agent = KPI_CONTACT_ENDED_BY_AGENT,
    system = KPI_CONTACT_ENDED_BY_SYSTEM,
    transfer = KPI_CONTACT_ENDED_BY_TRANSFER
};

/** one contact, or one leg of a contact, of a call log */
struct contact_row : kpi_contact_row {
    constexpr contact_row() noexcept : kpi_contact_row() {}
    /** what became of the contact */
    constexpr contact_row& outcome(contact_outcome value) noexcept { kpi_contact_row::outcome = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_outcome; return *this; }
    constexpr std::optional<contact_outcome> outcome() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_outcome)) == 0) { return std::nullopt; } return static_cast<contact_outcome>(kpi_contact_row::outcome); }
    constexpr contact_row& outcome(std::nullopt_t) noexcept { kpi_contact_row::outcome = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_outcome); return *this; }
    /** who started it; inbound where null, as in a queue's call log */
    constexpr contact_row& direction(contact_direction value) noexcept { kpi_contact_row::direction = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_direction; return *this; }
    constexpr std::optional<contact_direction> direction() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_direction)) == 0) { return std::nullopt; } return static_cast<contact_direction>(kpi_contact_row::direction); }
    constexpr contact_row& direction(std::nullopt_t) noexcept { kpi_contact_row::direction = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_direction); return *this; }
    /** which way it came */
    constexpr contact_row& channel(contact_channel value) noexcept { kpi_contact_row::channel = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_channel; return *this; }
    constexpr std::optional<contact_channel> channel() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_channel)) == 0) { return std::nullopt; } return static_cast<contact_channel>(kpi_contact_row::channel); }
    constexpr contact_row& channel(std::nullopt_t) noexcept { kpi_contact_row::channel = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_channel); return *this; }
    /** when it reached the centre */
    constexpr contact_row& arrived_at(time_point value) noexcept { kpi_contact_row::arrived_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_contact_arrived_at; return *this; }
    constexpr std::optional<time_point> arrived_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_arrived_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_contact_row::arrived_at)); }
    constexpr contact_row& arrived_at(std::nullopt_t) noexcept { kpi_contact_row::arrived_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_arrived_at); return *this; }
    /** when it ended, wrap included; with a final outcome only */
    constexpr contact_row& ended_at(time_point value) noexcept { kpi_contact_row::ended_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_contact_ended_at; return *this; }
    constexpr std::optional<time_point> ended_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_ended_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_contact_row::ended_at)); }
    constexpr contact_row& ended_at(std::nullopt_t) noexcept { kpi_contact_row::ended_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_ended_at); return *this; }
    /** from entering the queue to the answer, or to leaving it, or so far */
    constexpr contact_row& wait(microseconds value) noexcept { kpi_contact_row::wait = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_wait; return *this; }
    constexpr std::optional<microseconds> wait() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_wait)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::wait); }
    constexpr contact_row& wait(std::nullopt_t) noexcept { kpi_contact_row::wait = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_wait); return *this; }
    /** from arrival, self-service included, to the answer, or to leaving the queue, or so far */
    constexpr contact_row& arrival_wait(microseconds value) noexcept { kpi_contact_row::arrival_wait = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_arrival_wait; return *this; }
    constexpr std::optional<microseconds> arrival_wait() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_arrival_wait)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::arrival_wait); }
    constexpr contact_row& arrival_wait(std::nullopt_t) noexcept { kpi_contact_row::arrival_wait = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_arrival_wait); return *this; }
    /** from the first ring of the answering attempt to the answer, or to leaving */
    constexpr contact_row& ring(microseconds value) noexcept { kpi_contact_row::ring = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_ring; return *this; }
    constexpr std::optional<microseconds> ring() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_ring)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::ring); }
    constexpr contact_row& ring(std::nullopt_t) noexcept { kpi_contact_row::ring = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_ring); return *this; }
    /** the row's own service-level threshold, where the rules say per_row */
    constexpr contact_row& answer_within(microseconds value) noexcept { kpi_contact_row::answer_within = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_answer_within; return *this; }
    constexpr std::optional<microseconds> answer_within() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_answer_within)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::answer_within); }
    constexpr contact_row& answer_within(std::nullopt_t) noexcept { kpi_contact_row::answer_within = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_answer_within); return *this; }
    /** how it left the queue, with the outcome flowed_out only */
    constexpr contact_row& exit(contact_exit value) noexcept { kpi_contact_row::exit = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_exit; return *this; }
    constexpr std::optional<contact_exit> exit() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_exit)) == 0) { return std::nullopt; } return static_cast<contact_exit>(kpi_contact_row::exit); }
    constexpr contact_row& exit(std::nullopt_t) noexcept { kpi_contact_row::exit = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_exit); return *this; }
    /** whether it had entered a queue: needed with system_failure where the wait is null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& queued(Flag value) noexcept { kpi_contact_row::queued = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_queued; return *this; }
    constexpr std::optional<bool> queued() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_queued)) == 0) { return std::nullopt; } return kpi_contact_row::queued != 0; }
    constexpr contact_row& queued(std::nullopt_t) noexcept { kpi_contact_row::queued = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_queued); return *this; }
    /** queue passages; one where null */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& legs(Integer value) noexcept { kpi_contact_row::legs = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_legs; return *this; }
    constexpr std::optional<std::int64_t> legs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_legs)) == 0) { return std::nullopt; } return kpi_contact_row::legs; }
    constexpr contact_row& legs(std::nullopt_t) noexcept { kpi_contact_row::legs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_legs); return *this; }
    /** talk time of all its legs */
    constexpr contact_row& talk(microseconds value) noexcept { kpi_contact_row::talk = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_talk; return *this; }
    constexpr std::optional<microseconds> talk() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_talk)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::talk); }
    constexpr contact_row& talk(std::nullopt_t) noexcept { kpi_contact_row::talk = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_talk); return *this; }
    /** hold time of all its legs */
    constexpr contact_row& hold(microseconds value) noexcept { kpi_contact_row::hold = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_hold; return *this; }
    constexpr std::optional<microseconds> hold() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_hold)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::hold); }
    constexpr contact_row& hold(std::nullopt_t) noexcept { kpi_contact_row::hold = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_hold); return *this; }
    /** wrap (after-contact work) of all its legs */
    constexpr contact_row& wrap(microseconds value) noexcept { kpi_contact_row::wrap = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_wrap; return *this; }
    constexpr std::optional<microseconds> wrap() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_wrap)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::wrap); }
    constexpr contact_row& wrap(std::nullopt_t) noexcept { kpi_contact_row::wrap = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_wrap); return *this; }
    /** ring time of all its answered legs; ring where null and there is one leg */
    constexpr contact_row& ring_of_legs(microseconds value) noexcept { kpi_contact_row::ring_of_legs = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_ring_of_legs; return *this; }
    constexpr std::optional<microseconds> ring_of_legs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_ring_of_legs)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::ring_of_legs); }
    constexpr contact_row& ring_of_legs(std::nullopt_t) noexcept { kpi_contact_row::ring_of_legs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_ring_of_legs); return *this; }
    /** the part of talk, hold and wrap that fell in a custom status */
    constexpr contact_row& custom_status(microseconds value) noexcept { kpi_contact_row::custom_status = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_custom_status; return *this; }
    constexpr std::optional<microseconds> custom_status() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_custom_status)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::custom_status); }
    constexpr contact_row& custom_status(std::nullopt_t) noexcept { kpi_contact_row::custom_status = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_custom_status); return *this; }
    /** from the answer to the disconnection; known once it was disconnected */
    constexpr contact_row& connected(microseconds value) noexcept { kpi_contact_row::connected = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_connected; return *this; }
    constexpr std::optional<microseconds> connected() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_connected)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::connected); }
    constexpr contact_row& connected(std::nullopt_t) noexcept { kpi_contact_row::connected = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_connected); return *this; }
    /** legs that an agent answered; one where null and answered */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& answered_legs(Integer value) noexcept { kpi_contact_row::answered_legs = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_answered_legs; return *this; }
    constexpr std::optional<std::int64_t> answered_legs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_answered_legs)) == 0) { return std::nullopt; } return kpi_contact_row::answered_legs; }
    constexpr contact_row& answered_legs(std::nullopt_t) noexcept { kpi_contact_row::answered_legs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_answered_legs); return *this; }
    /** answered legs with some hold; follows from hold for one leg */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& held_legs(Integer value) noexcept { kpi_contact_row::held_legs = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_held_legs; return *this; }
    constexpr std::optional<std::int64_t> held_legs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_held_legs)) == 0) { return std::nullopt; } return kpi_contact_row::held_legs; }
    constexpr contact_row& held_legs(std::nullopt_t) noexcept { kpi_contact_row::held_legs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_held_legs); return *this; }
    /** answered legs with some wrap; follows from wrap for one leg */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& wrapped_legs(Integer value) noexcept { kpi_contact_row::wrapped_legs = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_wrapped_legs; return *this; }
    constexpr std::optional<std::int64_t> wrapped_legs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_wrapped_legs)) == 0) { return std::nullopt; } return kpi_contact_row::wrapped_legs; }
    constexpr contact_row& wrapped_legs(std::nullopt_t) noexcept { kpi_contact_row::wrapped_legs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_wrapped_legs); return *this; }
    /** answered legs without talk; follows from talk for one leg */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& zero_talk_legs(Integer value) noexcept { kpi_contact_row::zero_talk_legs = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_zero_talk_legs; return *this; }
    constexpr std::optional<std::int64_t> zero_talk_legs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_zero_talk_legs)) == 0) { return std::nullopt; } return kpi_contact_row::zero_talk_legs; }
    constexpr contact_row& zero_talk_legs(std::nullopt_t) noexcept { kpi_contact_row::zero_talk_legs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_zero_talk_legs); return *this; }
    /** answered legs with talk below the short-talk threshold; follows from talk for one leg */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& short_talk_legs(Integer value) noexcept { kpi_contact_row::short_talk_legs = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_short_talk_legs; return *this; }
    constexpr std::optional<std::int64_t> short_talk_legs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_short_talk_legs)) == 0) { return std::nullopt; } return kpi_contact_row::short_talk_legs; }
    constexpr contact_row& short_talk_legs(std::nullopt_t) noexcept { kpi_contact_row::short_talk_legs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_short_talk_legs); return *this; }
    /** answered legs whose agent is known; follows from agent for one leg */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& legs_with_agent(Integer value) noexcept { kpi_contact_row::legs_with_agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_legs_with_agent; return *this; }
    constexpr std::optional<std::int64_t> legs_with_agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_legs_with_agent)) == 0) { return std::nullopt; } return kpi_contact_row::legs_with_agent; }
    constexpr contact_row& legs_with_agent(std::nullopt_t) noexcept { kpi_contact_row::legs_with_agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_legs_with_agent); return *this; }
    /** the source's own number of rings before the answer */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& ring_count(Integer value) noexcept { kpi_contact_row::ring_count = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_ring_count; return *this; }
    constexpr std::optional<std::int64_t> ring_count() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_ring_count)) == 0) { return std::nullopt; } return kpi_contact_row::ring_count; }
    constexpr contact_row& ring_count(std::nullopt_t) noexcept { kpi_contact_row::ring_count = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_ring_count); return *this; }
    /** whether it was answered automatically: such a leg has no rings */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& auto_answered(Flag value) noexcept { kpi_contact_row::auto_answered = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_auto_answered; return *this; }
    constexpr std::optional<bool> auto_answered() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_auto_answered)) == 0) { return std::nullopt; } return kpi_contact_row::auto_answered != 0; }
    constexpr contact_row& auto_answered(std::nullopt_t) noexcept { kpi_contact_row::auto_answered = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_auto_answered); return *this; }
    /** the kinds of transfer that happened to it */
    constexpr contact_row& transfers(std::initializer_list<contact_transfers> words) noexcept { std::int64_t bits = 0; for (auto word : words) { bits |= static_cast<std::int64_t>(word); } kpi_contact_row::transfers = bits; present |= UINT64_C(1) << KPI_FIELD_contact_transfers; return *this; }
    constexpr std::optional<std::int64_t> transfers() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_transfers)) == 0) { return std::nullopt; } return kpi_contact_row::transfers; }
    constexpr contact_row& transfers(std::nullopt_t) noexcept { kpi_contact_row::transfers = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_transfers); return *this; }
    /** how often agents transferred it, at most once a leg; follows from transfers for one leg */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& transfers_by_agent(Integer value) noexcept { kpi_contact_row::transfers_by_agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_transfers_by_agent; return *this; }
    constexpr std::optional<std::int64_t> transfers_by_agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_transfers_by_agent)) == 0) { return std::nullopt; } return kpi_contact_row::transfers_by_agent; }
    constexpr contact_row& transfers_by_agent(std::nullopt_t) noexcept { kpi_contact_row::transfers_by_agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_transfers_by_agent); return *this; }
    /** whether it went to a higher tier */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& escalated(Flag value) noexcept { kpi_contact_row::escalated = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_escalated; return *this; }
    constexpr std::optional<bool> escalated() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_escalated)) == 0) { return std::nullopt; } return kpi_contact_row::escalated != 0; }
    constexpr contact_row& escalated(std::nullopt_t) noexcept { kpi_contact_row::escalated = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_escalated); return *this; }
    /** whether the agent marked it resolved */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& resolved(Flag value) noexcept { kpi_contact_row::resolved = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_resolved; return *this; }
    constexpr std::optional<bool> resolved() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_resolved)) == 0) { return std::nullopt; } return kpi_contact_row::resolved != 0; }
    constexpr contact_row& resolved(std::nullopt_t) noexcept { kpi_contact_row::resolved = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_resolved); return *this; }
    /** who hung up first */
    constexpr contact_row& ended_by(contact_ended_by value) noexcept { kpi_contact_row::ended_by = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_ended_by; return *this; }
    constexpr std::optional<contact_ended_by> ended_by() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_ended_by)) == 0) { return std::nullopt; } return static_cast<contact_ended_by>(kpi_contact_row::ended_by); }
    constexpr contact_row& ended_by(std::nullopt_t) noexcept { kpi_contact_row::ended_by = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_ended_by); return *this; }
    /** the (last) agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& agent(Integer value) noexcept { kpi_contact_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_agent)) == 0) { return std::nullopt; } return kpi_contact_row::agent; }
    constexpr contact_row& agent(std::nullopt_t) noexcept { kpi_contact_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_agent); return *this; }
    /** the customer; anonymous where null */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& customer(Integer value) noexcept { kpi_contact_row::customer = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_customer; return *this; }
    constexpr std::optional<std::int64_t> customer() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_customer)) == 0) { return std::nullopt; } return kpi_contact_row::customer; }
    constexpr contact_row& customer(std::nullopt_t) noexcept { kpi_contact_row::customer = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_customer); return *this; }
    /** the issue */
    template <class Integer, accepts::integer<Integer> = 0> constexpr contact_row& issue(Integer value) noexcept { kpi_contact_row::issue = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_contact_issue; return *this; }
    constexpr std::optional<std::int64_t> issue() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_issue)) == 0) { return std::nullopt; } return kpi_contact_row::issue; }
    constexpr contact_row& issue(std::nullopt_t) noexcept { kpi_contact_row::issue = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_issue); return *this; }
    /** whether it entered self-service */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& entered_self_service(Flag value) noexcept { kpi_contact_row::entered_self_service = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_entered_self_service; return *this; }
    constexpr std::optional<bool> entered_self_service() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_entered_self_service)) == 0) { return std::nullopt; } return kpi_contact_row::entered_self_service != 0; }
    constexpr contact_row& entered_self_service(std::nullopt_t) noexcept { kpi_contact_row::entered_self_service = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_entered_self_service); return *this; }
    /** whether the customer completed a task there */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& self_service_completed(Flag value) noexcept { kpi_contact_row::self_service_completed = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_self_service_completed; return *this; }
    constexpr std::optional<bool> self_service_completed() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_self_service_completed)) == 0) { return std::nullopt; } return kpi_contact_row::self_service_completed != 0; }
    constexpr contact_row& self_service_completed(std::nullopt_t) noexcept { kpi_contact_row::self_service_completed = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_self_service_completed); return *this; }
    /** whether a human replied (deferred channels) */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& replied(Flag value) noexcept { kpi_contact_row::replied = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_replied; return *this; }
    constexpr std::optional<bool> replied() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_replied)) == 0) { return std::nullopt; } return kpi_contact_row::replied != 0; }
    constexpr contact_row& replied(std::nullopt_t) noexcept { kpi_contact_row::replied = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_replied); return *this; }
    /** from arrival to the first human reply, or so far where nobody replied yet */
    constexpr contact_row& reply_after(microseconds value) noexcept { kpi_contact_row::reply_after = value.count(); present |= UINT64_C(1) << KPI_FIELD_contact_reply_after; return *this; }
    constexpr std::optional<microseconds> reply_after() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_reply_after)) == 0) { return std::nullopt; } return microseconds(kpi_contact_row::reply_after); }
    constexpr contact_row& reply_after(std::nullopt_t) noexcept { kpi_contact_row::reply_after = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_reply_after); return *this; }
    /** whether the customer came back within the window, as a look over the later contacts tells */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& came_back(Flag value) noexcept { kpi_contact_row::came_back = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_came_back; return *this; }
    constexpr std::optional<bool> came_back() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_came_back)) == 0) { return std::nullopt; } return kpi_contact_row::came_back != 0; }
    constexpr contact_row& came_back(std::nullopt_t) noexcept { kpi_contact_row::came_back = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_came_back); return *this; }
    /** whether the customer came on another channel too, as a look over the customer's contacts tells */
    template <class Flag, accepts::flag<Flag> = 0> constexpr contact_row& multichannel(Flag value) noexcept { kpi_contact_row::multichannel = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_contact_multichannel; return *this; }
    constexpr std::optional<bool> multichannel() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_contact_multichannel)) == 0) { return std::nullopt; } return kpi_contact_row::multichannel != 0; }
    constexpr contact_row& multichannel(std::nullopt_t) noexcept { kpi_contact_row::multichannel = 0; present &= ~(UINT64_C(1) << KPI_FIELD_contact_multichannel); return *this; }
};
static_assert(sizeof(contact_row) == sizeof(kpi_contact_row), "arrays of both are the same");

/** Words of the rule `unit` of `contact`. */
enum class contact_rule_unit : std::int64_t {
    contact = KPI_CONTACT_RULE_UNIT_CONTACT,
    leg = KPI_CONTACT_RULE_UNIT_LEG
};

/** Words of the rule `attribution` of `contact`. */
enum class contact_rule_attribution : std::int64_t {
    by_arrival = KPI_CONTACT_RULE_ATTRIBUTION_BY_ARRIVAL,
    by_end = KPI_CONTACT_RULE_ATTRIBUTION_BY_END
};

/** Words of the rule `wait_from` of `contact`. */
enum class contact_rule_wait_from : std::int64_t {
    enqueued = KPI_CONTACT_RULE_WAIT_FROM_ENQUEUED,
    arrived = KPI_CONTACT_RULE_WAIT_FROM_ARRIVED,
    first_ring = KPI_CONTACT_RULE_WAIT_FROM_FIRST_RING
};

/** Words of the rule `boundary` of `contact`. */
enum class contact_rule_boundary : std::int64_t {
    inclusive = KPI_CONTACT_RULE_BOUNDARY_INCLUSIVE,
    exclusive = KPI_CONTACT_RULE_BOUNDARY_EXCLUSIVE
};

/** Words of the rule `short_boundary` of `contact`. */
enum class contact_rule_short_boundary : std::int64_t {
    inclusive = KPI_CONTACT_RULE_SHORT_BOUNDARY_INCLUSIVE,
    exclusive = KPI_CONTACT_RULE_SHORT_BOUNDARY_EXCLUSIVE
};

/** Words of the rule `direction` of `contact`. */
enum class contact_rule_direction : std::int64_t {
    inbound = KPI_CONTACT_RULE_DIRECTION_INBOUND,
    outbound = KPI_CONTACT_RULE_DIRECTION_OUTBOUND
};

/** Words of the rule `parts` of `contact`. */
enum class contact_rule_parts : std::int64_t {
    talk = KPI_CONTACT_RULE_PARTS_TALK,
    hold = KPI_CONTACT_RULE_PARTS_HOLD,
    wrap = KPI_CONTACT_RULE_PARTS_WRAP,
    ring = KPI_CONTACT_RULE_PARTS_RING,
    custom_status = KPI_CONTACT_RULE_PARTS_CUSTOM_STATUS
};

/** Words of the rule `channel` of `contact`. */
enum class contact_rule_channel : std::int64_t {
    voice = KPI_CONTACT_RULE_CHANNEL_VOICE,
    chat = KPI_CONTACT_RULE_CHANNEL_CHAT,
    email = KPI_CONTACT_RULE_CHANNEL_EMAIL,
    sms = KPI_CONTACT_RULE_CHANNEL_SMS,
    messaging = KPI_CONTACT_RULE_CHANNEL_MESSAGING,
    social = KPI_CONTACT_RULE_CHANNEL_SOCIAL,
    video = KPI_CONTACT_RULE_CHANNEL_VIDEO,
    task = KPI_CONTACT_RULE_CHANNEL_TASK
};

/** Words of the rule `clock` of `contact`. */
enum class contact_rule_clock : std::int64_t {
    calendar = KPI_CONTACT_RULE_CLOCK_CALENDAR,
    business = KPI_CONTACT_RULE_CLOCK_BUSINESS
};

/** Words of the rule `auto_reply` of `contact`. */
enum class contact_rule_auto_reply : std::int64_t {
    excluded = KPI_CONTACT_RULE_AUTO_REPLY_EXCLUDED,
    included = KPI_CONTACT_RULE_AUTO_REPLY_INCLUDED
};

/** Rules of `contact`; what is not set has its default. */
struct contact_rules : kpi_contact_rules {
    constexpr contact_rules() noexcept : kpi_contact_rules() {}
    /** what a row is: `contact` (default) or `leg` (default contact) */
    constexpr contact_rules& unit(contact_rule_unit value) noexcept { kpi_contact_rules::unit = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_unit; return *this; }
    constexpr std::optional<contact_rule_unit> unit() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_unit)) == 0) { return std::nullopt; } return static_cast<contact_rule_unit>(kpi_contact_rules::unit); }
    /** which instant decides the interval: `by_arrival` (default) or `by_end` (default by_arrival) */
    constexpr contact_rules& attribution(contact_rule_attribution value) noexcept { kpi_contact_rules::attribution = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_attribution; return *this; }
    constexpr std::optional<contact_rule_attribution> attribution() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_attribution)) == 0) { return std::nullopt; } return static_cast<contact_rule_attribution>(kpi_contact_rules::attribution); }
    /** where a wait begins: `enqueued` (default), `arrived` or `first_ring` (default enqueued) */
    constexpr contact_rules& wait_from(contact_rule_wait_from value) noexcept { kpi_contact_rules::wait_from = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_wait_from; return *this; }
    constexpr std::optional<contact_rule_wait_from> wait_from() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_wait_from)) == 0) { return std::nullopt; } return static_cast<contact_rule_wait_from>(kpi_contact_rules::wait_from); }
    /** the service-level threshold: a time such as `20s` (default) or `per_row` (default 20s) */
    constexpr contact_rules& answer_within(microseconds value) noexcept { kpi_contact_rules::answer_within = value.count(); present |= UINT64_C(1) << KPI_RULE_contact_answer_within; return *this; }
    constexpr std::optional<microseconds> answer_within() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_answer_within)) == 0) { return std::nullopt; } return microseconds(kpi_contact_rules::answer_within); }
    constexpr contact_rules& answer_within_per_row() noexcept { kpi_contact_rules::answer_within = -1; present |= UINT64_C(1) << KPI_RULE_contact_answer_within; return *this; }
    /** whether a wait equal to the threshold is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    constexpr contact_rules& boundary(contact_rule_boundary value) noexcept { kpi_contact_rules::boundary = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_boundary; return *this; }
    constexpr std::optional<contact_rule_boundary> boundary() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_boundary)) == 0) { return std::nullopt; } return static_cast<contact_rule_boundary>(kpi_contact_rules::boundary); }
    /** below which wait an abandoned contact is a short one: a time such as `5s` (default `0s`: none is) (default 0s) */
    constexpr contact_rules& short_abandon(microseconds value) noexcept { kpi_contact_rules::short_abandon = value.count(); present |= UINT64_C(1) << KPI_RULE_contact_short_abandon; return *this; }
    constexpr std::optional<microseconds> short_abandon() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_short_abandon)) == 0) { return std::nullopt; } return microseconds(kpi_contact_rules::short_abandon); }
    /** whether a wait equal to that threshold is short: `exclusive` (default: it is not) or `inclusive` (default exclusive) */
    constexpr contact_rules& short_boundary(contact_rule_short_boundary value) noexcept { kpi_contact_rules::short_boundary = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_short_boundary; return *this; }
    constexpr std::optional<contact_rule_short_boundary> short_boundary() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_short_boundary)) == 0) { return std::nullopt; } return static_cast<contact_rule_short_boundary>(kpi_contact_rules::short_boundary); }
    /** whose handling is counted: of `inbound` (default) or `outbound` contacts (default inbound) */
    constexpr contact_rules& direction(contact_rule_direction value) noexcept { kpi_contact_rules::direction = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_direction; return *this; }
    constexpr std::optional<contact_rule_direction> direction() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_direction)) == 0) { return std::nullopt; } return static_cast<contact_rule_direction>(kpi_contact_rules::direction); }
    /** which parts of the handling time the source has: `talk+hold+wrap` (default); those left out are declared absent (default talk+hold+wrap) */
    constexpr contact_rules& parts(std::initializer_list<contact_rule_parts> words) noexcept { std::int64_t bits = 0; for (auto word : words) { bits |= static_cast<std::int64_t>(word); } kpi_contact_rules::parts = bits; present |= UINT64_C(1) << KPI_RULE_contact_parts; return *this; }
    constexpr std::optional<std::int64_t> parts() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_parts)) == 0) { return std::nullopt; } return kpi_contact_rules::parts; }
    /** below which talk time a handled leg is a short call: a time such as `10s` (default) (default 10s) */
    constexpr contact_rules& short_talk(microseconds value) noexcept { kpi_contact_rules::short_talk = value.count(); present |= UINT64_C(1) << KPI_RULE_contact_short_talk; return *this; }
    constexpr std::optional<microseconds> short_talk() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_short_talk)) == 0) { return std::nullopt; } return microseconds(kpi_contact_rules::short_talk); }
    /** the length of one ring with its pause: a time such as `5s` (China, France) or `6s` (US); no default (default unset) */
    constexpr contact_rules& ring_cadence(microseconds value) noexcept { kpi_contact_rules::ring_cadence = value.count(); present |= UINT64_C(1) << KPI_RULE_contact_ring_cadence; return *this; }
    constexpr std::optional<microseconds> ring_cadence() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_ring_cadence)) == 0) { return std::nullopt; } return microseconds(kpi_contact_rules::ring_cadence); }
    constexpr contact_rules& ring_cadence_unset() noexcept { kpi_contact_rules::ring_cadence = -1; present |= UINT64_C(1) << KPI_RULE_contact_ring_cadence; return *this; }
    /** the channel whose share is counted: a channel such as `chat`; no default (default unset) */
    constexpr contact_rules& channel(contact_rule_channel value) noexcept { kpi_contact_rules::channel = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_channel; return *this; }
    constexpr std::optional<contact_rule_channel> channel() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_channel)) == 0) { return std::nullopt; } return static_cast<contact_rule_channel>(kpi_contact_rules::channel); }
    constexpr contact_rules& channel_unset() noexcept { kpi_contact_rules::channel = -1; present |= UINT64_C(1) << KPI_RULE_contact_channel; return *this; }
    /** which clock measured reply times: `calendar` (default) or `business` (default calendar) */
    constexpr contact_rules& clock(contact_rule_clock value) noexcept { kpi_contact_rules::clock = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_clock; return *this; }
    constexpr std::optional<contact_rule_clock> clock() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_clock)) == 0) { return std::nullopt; } return static_cast<contact_rule_clock>(kpi_contact_rules::clock); }
    /** whether automatic replies count: `excluded` (default) or `included` (default excluded) */
    constexpr contact_rules& auto_reply(contact_rule_auto_reply value) noexcept { kpi_contact_rules::auto_reply = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_contact_auto_reply; return *this; }
    constexpr std::optional<contact_rule_auto_reply> auto_reply() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_auto_reply)) == 0) { return std::nullopt; } return static_cast<contact_rule_auto_reply>(kpi_contact_rules::auto_reply); }
    /** within which time another contact of the customer means that it came back: a time such as `7d` (default) (default 7d) */
    constexpr contact_rules& repeat_window(microseconds value) noexcept { kpi_contact_rules::repeat_window = value.count(); present |= UINT64_C(1) << KPI_RULE_contact_repeat_window; return *this; }
    constexpr std::optional<microseconds> repeat_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_contact_repeat_window)) == 0) { return std::nullopt; } return microseconds(kpi_contact_rules::repeat_window); }
};
static_assert(sizeof(contact_rules) == sizeof(kpi_contact_rules), "arrays of both are the same");

/** Totals of `contact`. */
enum class contact_total : std::int32_t {
    rows = KPI_TOTAL_CONTACT_ROWS,
    arrived = KPI_TOTAL_CONTACT_ARRIVED,
    offered = KPI_TOTAL_CONTACT_OFFERED,
    legs = KPI_TOTAL_CONTACT_LEGS,
    blocked = KPI_TOTAL_CONTACT_BLOCKED,
    out_of_hours = KPI_TOTAL_CONTACT_OUT_OF_HOURS,
    outbound = KPI_TOTAL_CONTACT_OUTBOUND,
    internal = KPI_TOTAL_CONTACT_INTERNAL,
    answered = KPI_TOTAL_CONTACT_ANSWERED,
    handled = KPI_TOTAL_CONTACT_HANDLED,
    handled_legs = KPI_TOTAL_CONTACT_HANDLED_LEGS,
    abandoned = KPI_TOTAL_CONTACT_ABANDONED,
    abandoned_ivr = KPI_TOTAL_CONTACT_ABANDONED_IVR,
    system_dropped = KPI_TOTAL_CONTACT_SYSTEM_DROPPED,
    system_failed_before_queue = KPI_TOTAL_CONTACT_SYSTEM_FAILED_BEFORE_QUEUE,
    flowed_out = KPI_TOTAL_CONTACT_FLOWED_OUT,
    exit_key = KPI_TOTAL_CONTACT_EXIT_KEY,
    voicemail = KPI_TOTAL_CONTACT_VOICEMAIL,
    callback_requested = KPI_TOTAL_CONTACT_CALLBACK_REQUESTED,
    withdrawn = KPI_TOTAL_CONTACT_WITHDRAWN,
    short_abandoned = KPI_TOTAL_CONTACT_SHORT_ABANDONED,
    abandon_wait_unknown = KPI_TOTAL_CONTACT_ABANDON_WAIT_UNKNOWN,
    waiting = KPI_TOTAL_CONTACT_WAITING,
    waiting_overdue = KPI_TOTAL_CONTACT_WAITING_OVERDUE,
    answered_within = KPI_TOTAL_CONTACT_ANSWERED_WITHIN,
    wait_unknown = KPI_TOTAL_CONTACT_WAIT_UNKNOWN,
    abandoned_within = KPI_TOTAL_CONTACT_ABANDONED_WITHIN,
    flowed_out_within = KPI_TOTAL_CONTACT_FLOWED_OUT_WITHIN,
    flow_out_wait_unknown = KPI_TOTAL_CONTACT_FLOW_OUT_WAIT_UNKNOWN,
    replied_within = KPI_TOTAL_CONTACT_REPLIED_WITHIN,
    response_due = KPI_TOTAL_CONTACT_RESPONSE_DUE,
    replied = KPI_TOTAL_CONTACT_REPLIED,
    response_unknown = KPI_TOTAL_CONTACT_RESPONSE_UNKNOWN,
    wait_of_answered = KPI_TOTAL_CONTACT_WAIT_OF_ANSWERED,
    answered_waited = KPI_TOTAL_CONTACT_ANSWERED_WAITED,
    wait_of_abandoned = KPI_TOTAL_CONTACT_WAIT_OF_ABANDONED,
    wait_of_flowed_out = KPI_TOTAL_CONTACT_WAIT_OF_FLOWED_OUT,
    arrival_to_answer = KPI_TOTAL_CONTACT_ARRIVAL_TO_ANSWER,
    arrival_wait_unknown = KPI_TOTAL_CONTACT_ARRIVAL_WAIT_UNKNOWN,
    ring_of_answered = KPI_TOTAL_CONTACT_RING_OF_ANSWERED,
    ring_unknown = KPI_TOTAL_CONTACT_RING_UNKNOWN,
    waited = KPI_TOTAL_CONTACT_WAITED,
    wait_of_short_abandoned = KPI_TOTAL_CONTACT_WAIT_OF_SHORT_ABANDONED,
    arrival_to_abandon = KPI_TOTAL_CONTACT_ARRIVAL_TO_ABANDON,
    abandon_arrival_wait_unknown = KPI_TOTAL_CONTACT_ABANDON_ARRIVAL_WAIT_UNKNOWN,
    ring_count = KPI_TOTAL_CONTACT_RING_COUNT,
    ring_counted = KPI_TOTAL_CONTACT_RING_COUNTED,
    ring_count_given = KPI_TOTAL_CONTACT_RING_COUNT_GIVEN,
    ring_count_given_known = KPI_TOTAL_CONTACT_RING_COUNT_GIVEN_KNOWN,
    self_served = KPI_TOTAL_CONTACT_SELF_SERVED,
    in_self_service = KPI_TOTAL_CONTACT_IN_SELF_SERVICE,
    entered_self_service = KPI_TOTAL_CONTACT_ENTERED_SELF_SERVICE,
    self_service_completed = KPI_TOTAL_CONTACT_SELF_SERVICE_COMPLETED,
    with_customer = KPI_TOTAL_CONTACT_WITH_CUSTOMER,
    anonymous = KPI_TOTAL_CONTACT_ANONYMOUS,
    with_issue = KPI_TOTAL_CONTACT_WITH_ISSUE,
    arrived_of_channel = KPI_TOTAL_CONTACT_ARRIVED_OF_CHANNEL,
    talk = KPI_TOTAL_CONTACT_TALK,
    hold = KPI_TOTAL_CONTACT_HOLD,
    wrap = KPI_TOTAL_CONTACT_WRAP,
    ring = KPI_TOTAL_CONTACT_RING,
    custom_status = KPI_TOTAL_CONTACT_CUSTOM_STATUS,
    handle_unknown = KPI_TOTAL_CONTACT_HANDLE_UNKNOWN,
    handle_unknown_legs = KPI_TOTAL_CONTACT_HANDLE_UNKNOWN_LEGS,
    zero_talk_legs = KPI_TOTAL_CONTACT_ZERO_TALK_LEGS,
    held = KPI_TOTAL_CONTACT_HELD,
    held_legs = KPI_TOTAL_CONTACT_HELD_LEGS,
    wrapped_legs = KPI_TOTAL_CONTACT_WRAPPED_LEGS,
    short_talk_legs = KPI_TOTAL_CONTACT_SHORT_TALK_LEGS,
    arrival_to_end = KPI_TOTAL_CONTACT_ARRIVAL_TO_END,
    ended = KPI_TOTAL_CONTACT_ENDED,
    duration_unknown = KPI_TOTAL_CONTACT_DURATION_UNKNOWN,
    answer_to_disconnect = KPI_TOTAL_CONTACT_ANSWER_TO_DISCONNECT,
    answered_ended = KPI_TOTAL_CONTACT_ANSWERED_ENDED,
    connected_unknown = KPI_TOTAL_CONTACT_CONNECTED_UNKNOWN,
    transferred = KPI_TOTAL_CONTACT_TRANSFERRED,
    transferred_by_agent = KPI_TOTAL_CONTACT_TRANSFERRED_BY_AGENT,
    transfers_by_agent = KPI_TOTAL_CONTACT_TRANSFERS_BY_AGENT,
    transferred_blind = KPI_TOTAL_CONTACT_TRANSFERRED_BLIND,
    transferred_external = KPI_TOTAL_CONTACT_TRANSFERRED_EXTERNAL,
    transfer_unknown = KPI_TOTAL_CONTACT_TRANSFER_UNKNOWN,
    transfer_unknown_legs = KPI_TOTAL_CONTACT_TRANSFER_UNKNOWN_LEGS,
    escalated = KPI_TOTAL_CONTACT_ESCALATED,
    escalated_unknown = KPI_TOTAL_CONTACT_ESCALATED_UNKNOWN,
    ended_by_agent = KPI_TOTAL_CONTACT_ENDED_BY_AGENT,
    ended_by_unknown = KPI_TOTAL_CONTACT_ENDED_BY_UNKNOWN,
    handled_with_agent = KPI_TOTAL_CONTACT_HANDLED_WITH_AGENT,
    handled_legs_with_agent = KPI_TOTAL_CONTACT_HANDLED_LEGS_WITH_AGENT,
    resolved_flag = KPI_TOTAL_CONTACT_RESOLVED_FLAG,
    resolved_unknown = KPI_TOTAL_CONTACT_RESOLVED_UNKNOWN,
    resolved_flag_reopened = KPI_TOTAL_CONTACT_RESOLVED_FLAG_REOPENED,
    channel_unknown = KPI_TOTAL_CONTACT_CHANNEL_UNKNOWN,
    exit_unknown = KPI_TOTAL_CONTACT_EXIT_UNKNOWN,
    self_service_unknown = KPI_TOTAL_CONTACT_SELF_SERVICE_UNKNOWN,
    completion_unknown = KPI_TOTAL_CONTACT_COMPLETION_UNKNOWN,
    held_legs_unknown = KPI_TOTAL_CONTACT_HELD_LEGS_UNKNOWN,
    wrapped_legs_unknown = KPI_TOTAL_CONTACT_WRAPPED_LEGS_UNKNOWN,
    zero_talk_legs_unknown = KPI_TOTAL_CONTACT_ZERO_TALK_LEGS_UNKNOWN,
    short_talk_legs_unknown = KPI_TOTAL_CONTACT_SHORT_TALK_LEGS_UNKNOWN,
    waiting_wait_unknown = KPI_TOTAL_CONTACT_WAITING_WAIT_UNKNOWN,
    response_not_due = KPI_TOTAL_CONTACT_RESPONSE_NOT_DUE,
    in_conversation = KPI_TOTAL_CONTACT_IN_CONVERSATION,
    multichannel_unknown = KPI_TOTAL_CONTACT_MULTICHANNEL_UNKNOWN,
    came_back_unknown = KPI_TOTAL_CONTACT_CAME_BACK_UNKNOWN,
    response_wait_unknown = KPI_TOTAL_CONTACT_RESPONSE_WAIT_UNKNOWN
};

/** The fact `contact`: one contact, or one leg of a contact, of a call log */
struct contact {
    static constexpr std::int32_t number = KPI_FACT_CONTACT;
    using row = contact_row;
    using rules = contact_rules;
    using total = contact_total;
};
using contact_totals = totals<contact>;
using contact_grouped = grouped<contact>;
using contact_sharded = sharded<contact>;
using contact_shard = shard<contact>;

// ---- agent_state: one interval in which an agent was in one state ----

/** Words of the field `state` of `agent_state`. */
enum class agent_state_state : std::int64_t {
    offline = KPI_AGENT_STATE_STATE_OFFLINE,
    available = KPI_AGENT_STATE_STATE_AVAILABLE,
    ringing = KPI_AGENT_STATE_STATE_RINGING,
    talk = KPI_AGENT_STATE_STATE_TALK,
    hold = KPI_AGENT_STATE_STATE_HOLD,
    wrap = KPI_AGENT_STATE_STATE_WRAP,
    aux_break = KPI_AGENT_STATE_STATE_AUX_BREAK,
    aux_meal = KPI_AGENT_STATE_STATE_AUX_MEAL,
    aux_training = KPI_AGENT_STATE_STATE_AUX_TRAINING,
    aux_meeting = KPI_AGENT_STATE_STATE_AUX_MEETING,
    aux_other_work = KPI_AGENT_STATE_STATE_AUX_OTHER_WORK,
    error = KPI_AGENT_STATE_STATE_ERROR
};

/** Words of the field `direction` of `agent_state`. */
enum class agent_state_direction : std::int64_t {
    inbound = KPI_AGENT_STATE_DIRECTION_INBOUND,
    outbound = KPI_AGENT_STATE_DIRECTION_OUTBOUND,
    internal = KPI_AGENT_STATE_DIRECTION_INTERNAL
};

/** one interval in which an agent was in one state */
struct agent_state_row : kpi_agent_state_row {
    constexpr agent_state_row() noexcept : kpi_agent_state_row() {}
    /** what the agent does */
    constexpr agent_state_row& state(agent_state_state value) noexcept { kpi_agent_state_row::state = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_agent_state_state; return *this; }
    constexpr std::optional<agent_state_state> state() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_state)) == 0) { return std::nullopt; } return static_cast<agent_state_state>(kpi_agent_state_row::state); }
    constexpr agent_state_row& state(std::nullopt_t) noexcept { kpi_agent_state_row::state = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_state); return *this; }
    /** when it began */
    constexpr agent_state_row& started_at(time_point value) noexcept { kpi_agent_state_row::started_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_agent_state_started_at; return *this; }
    constexpr std::optional<time_point> started_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_started_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_agent_state_row::started_at)); }
    constexpr agent_state_row& started_at(std::nullopt_t) noexcept { kpi_agent_state_row::started_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_started_at); return *this; }
    /** when it ended; null where it goes on */
    constexpr agent_state_row& ended_at(time_point value) noexcept { kpi_agent_state_row::ended_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_agent_state_ended_at; return *this; }
    constexpr std::optional<time_point> ended_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_ended_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_agent_state_row::ended_at)); }
    constexpr agent_state_row& ended_at(std::nullopt_t) noexcept { kpi_agent_state_row::ended_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_ended_at); return *this; }
    /** the direction of the contact, for talk, hold and wrap */
    constexpr agent_state_row& direction(agent_state_direction value) noexcept { kpi_agent_state_row::direction = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_agent_state_direction; return *this; }
    constexpr std::optional<agent_state_direction> direction() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_direction)) == 0) { return std::nullopt; } return static_cast<agent_state_direction>(kpi_agent_state_row::direction); }
    constexpr agent_state_row& direction(std::nullopt_t) noexcept { kpi_agent_state_row::direction = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_direction); return *this; }
    /** whether the time is paid */
    template <class Flag, accepts::flag<Flag> = 0> constexpr agent_state_row& paid(Flag value) noexcept { kpi_agent_state_row::paid = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_agent_state_paid; return *this; }
    constexpr std::optional<bool> paid() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_paid)) == 0) { return std::nullopt; } return kpi_agent_state_row::paid != 0; }
    constexpr agent_state_row& paid(std::nullopt_t) noexcept { kpi_agent_state_row::paid = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_paid); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr agent_state_row& agent(Integer value) noexcept { kpi_agent_state_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_agent_state_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_agent)) == 0) { return std::nullopt; } return kpi_agent_state_row::agent; }
    constexpr agent_state_row& agent(std::nullopt_t) noexcept { kpi_agent_state_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_agent); return *this; }
    /** whether the row goes on from an interval before, where it was counted as a row; no where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr agent_state_row& continued(Flag value) noexcept { kpi_agent_state_row::continued = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_agent_state_continued; return *this; }
    constexpr std::optional<bool> continued() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_continued)) == 0) { return std::nullopt; } return kpi_agent_state_row::continued != 0; }
    constexpr agent_state_row& continued(std::nullopt_t) noexcept { kpi_agent_state_row::continued = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_continued); return *this; }
    /** how many contacts were in progress at the same time, as an untangled time line tells */
    template <class Integer, accepts::integer<Integer> = 0> constexpr agent_state_row& contacts(Integer value) noexcept { kpi_agent_state_row::contacts = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_agent_state_contacts; return *this; }
    constexpr std::optional<std::int64_t> contacts() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_agent_state_contacts)) == 0) { return std::nullopt; } return kpi_agent_state_row::contacts; }
    constexpr agent_state_row& contacts(std::nullopt_t) noexcept { kpi_agent_state_row::contacts = 0; present &= ~(UINT64_C(1) << KPI_FIELD_agent_state_contacts); return *this; }
};
static_assert(sizeof(agent_state_row) == sizeof(kpi_agent_state_row), "arrays of both are the same");

/** Words of the rule `time_line` of `agent_state`. */
enum class agent_state_rule_time_line : std::int64_t {
    union_ = KPI_AGENT_STATE_RULE_TIME_LINE_UNION,
    sum = KPI_AGENT_STATE_RULE_TIME_LINE_SUM
};

/** Rules of `agent_state`; what is not set has its default. */
struct agent_state_rules : kpi_agent_state_rules {
    constexpr agent_state_rules() noexcept : kpi_agent_state_rules() {}
    /** how the time line was made: `union` (default: the rows of an agent never overlap) or `sum` (default union) */
    constexpr agent_state_rules& time_line(agent_state_rule_time_line value) noexcept { kpi_agent_state_rules::time_line = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_agent_state_time_line; return *this; }
    constexpr std::optional<agent_state_rule_time_line> time_line() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_agent_state_time_line)) == 0) { return std::nullopt; } return static_cast<agent_state_rule_time_line>(kpi_agent_state_rules::time_line); }
};
static_assert(sizeof(agent_state_rules) == sizeof(kpi_agent_state_rules), "arrays of both are the same");

/** Totals of `agent_state`. */
enum class agent_state_total : std::int32_t {
    rows = KPI_TOTAL_AGENT_STATE_ROWS,
    talk = KPI_TOTAL_AGENT_STATE_TALK,
    hold = KPI_TOTAL_AGENT_STATE_HOLD,
    wrap = KPI_TOTAL_AGENT_STATE_WRAP,
    available = KPI_TOTAL_AGENT_STATE_AVAILABLE,
    ringing = KPI_TOTAL_AGENT_STATE_RINGING,
    logged_in = KPI_TOTAL_AGENT_STATE_LOGGED_IN,
    not_ready = KPI_TOTAL_AGENT_STATE_NOT_READY,
    breaks = KPI_TOTAL_AGENT_STATE_BREAKS,
    contact_time = KPI_TOTAL_AGENT_STATE_CONTACT_TIME,
    contact_union = KPI_TOTAL_AGENT_STATE_CONTACT_UNION,
    handling_inbound = KPI_TOTAL_AGENT_STATE_HANDLING_INBOUND,
    handling_outbound = KPI_TOTAL_AGENT_STATE_HANDLING_OUTBOUND,
    paid = KPI_TOTAL_AGENT_STATE_PAID,
    paid_handling = KPI_TOTAL_AGENT_STATE_PAID_HANDLING,
    paid_available = KPI_TOTAL_AGENT_STATE_PAID_AVAILABLE,
    paid_logged_in = KPI_TOTAL_AGENT_STATE_PAID_LOGGED_IN,
    paid_breaks = KPI_TOTAL_AGENT_STATE_PAID_BREAKS,
    direction_unknown = KPI_TOTAL_AGENT_STATE_DIRECTION_UNKNOWN,
    paid_unknown = KPI_TOTAL_AGENT_STATE_PAID_UNKNOWN,
    open = KPI_TOTAL_AGENT_STATE_OPEN,
    contacts_unknown = KPI_TOTAL_AGENT_STATE_CONTACTS_UNKNOWN
};

/** The fact `agent_state`: one interval in which an agent was in one state */
struct agent_state {
    static constexpr std::int32_t number = KPI_FACT_AGENT_STATE;
    using row = agent_state_row;
    using rules = agent_state_rules;
    using total = agent_state_total;
};
using agent_state_totals = totals<agent_state>;
using agent_state_grouped = grouped<agent_state>;
using agent_state_sharded = sharded<agent_state>;
using agent_state_shard = shard<agent_state>;

// ---- survey: one survey: sent, answered, or possible ----

/** one survey: sent, answered, or possible */
struct survey_row : kpi_survey_row {
    constexpr survey_row() noexcept : kpi_survey_row() {}
    /** whether a survey was sent; yes where sent_at is known, no for feedback that nobody asked for */
    template <class Flag, accepts::flag<Flag> = 0> constexpr survey_row& sent(Flag value) noexcept { kpi_survey_row::sent = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_survey_sent; return *this; }
    constexpr std::optional<bool> sent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_sent)) == 0) { return std::nullopt; } return kpi_survey_row::sent != 0; }
    constexpr survey_row& sent(std::nullopt_t) noexcept { kpi_survey_row::sent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_sent); return *this; }
    /** when it was sent */
    constexpr survey_row& sent_at(time_point value) noexcept { kpi_survey_row::sent_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_survey_sent_at; return *this; }
    constexpr std::optional<time_point> sent_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_sent_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_survey_row::sent_at)); }
    constexpr survey_row& sent_at(std::nullopt_t) noexcept { kpi_survey_row::sent_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_sent_at); return *this; }
    /** when it was answered */
    constexpr survey_row& answered_at(time_point value) noexcept { kpi_survey_row::answered_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_survey_answered_at; return *this; }
    constexpr std::optional<time_point> answered_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_answered_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_survey_row::answered_at)); }
    constexpr survey_row& answered_at(std::nullopt_t) noexcept { kpi_survey_row::answered_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_answered_at); return *this; }
    /** whether its reply window is still open at the horizon; no where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr survey_row& reply_window_open(Flag value) noexcept { kpi_survey_row::reply_window_open = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_survey_reply_window_open; return *this; }
    constexpr std::optional<bool> reply_window_open() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_reply_window_open)) == 0) { return std::nullopt; } return kpi_survey_row::reply_window_open != 0; }
    constexpr survey_row& reply_window_open(std::nullopt_t) noexcept { kpi_survey_row::reply_window_open = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_reply_window_open); return *this; }
    /** whether the contact could have been surveyed; yes where a survey was sent */
    template <class Flag, accepts::flag<Flag> = 0> constexpr survey_row& eligible(Flag value) noexcept { kpi_survey_row::eligible = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_survey_eligible; return *this; }
    constexpr std::optional<bool> eligible() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_eligible)) == 0) { return std::nullopt; } return kpi_survey_row::eligible != 0; }
    constexpr survey_row& eligible(std::nullopt_t) noexcept { kpi_survey_row::eligible = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_eligible); return *this; }
    /** satisfaction, on the scale of the rules (good_bad: 0 bad, 1 good) */
    template <class Integer, accepts::integer<Integer> = 0> constexpr survey_row& csat(Integer value) noexcept { kpi_survey_row::csat = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_survey_csat; return *this; }
    constexpr std::optional<std::int64_t> csat() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_csat)) == 0) { return std::nullopt; } return kpi_survey_row::csat; }
    constexpr survey_row& csat(std::nullopt_t) noexcept { kpi_survey_row::csat = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_csat); return *this; }
    /** recommendation, 0 to 10 */
    template <class Integer, accepts::integer<Integer> = 0> constexpr survey_row& nps(Integer value) noexcept { kpi_survey_row::nps = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_survey_nps; return *this; }
    constexpr std::optional<std::int64_t> nps() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_nps)) == 0) { return std::nullopt; } return kpi_survey_row::nps; }
    constexpr survey_row& nps(std::nullopt_t) noexcept { kpi_survey_row::nps = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_nps); return *this; }
    /** effort 1.0, 1 to 5: lower is better */
    template <class Integer, accepts::integer<Integer> = 0> constexpr survey_row& ces1(Integer value) noexcept { kpi_survey_row::ces1 = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_survey_ces1; return *this; }
    constexpr std::optional<std::int64_t> ces1() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_ces1)) == 0) { return std::nullopt; } return kpi_survey_row::ces1; }
    constexpr survey_row& ces1(std::nullopt_t) noexcept { kpi_survey_row::ces1 = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_ces1); return *this; }
    /** effort 2.0, 1 to 7: higher is better */
    template <class Integer, accepts::integer<Integer> = 0> constexpr survey_row& ces2(Integer value) noexcept { kpi_survey_row::ces2 = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_survey_ces2; return *this; }
    constexpr std::optional<std::int64_t> ces2() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_ces2)) == 0) { return std::nullopt; } return kpi_survey_row::ces2; }
    constexpr survey_row& ces2(std::nullopt_t) noexcept { kpi_survey_row::ces2 = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_ces2); return *this; }
    /** ease on five points, 1 very difficult to 5 very easy */
    template <class Integer, accepts::integer<Integer> = 0> constexpr survey_row& ease5(Integer value) noexcept { kpi_survey_row::ease5 = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_survey_ease5; return *this; }
    constexpr std::optional<std::int64_t> ease5() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_ease5)) == 0) { return std::nullopt; } return kpi_survey_row::ease5; }
    constexpr survey_row& ease5(std::nullopt_t) noexcept { kpi_survey_row::ease5 = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_ease5); return *this; }
    /** whether the customer says that the matter is resolved */
    template <class Flag, accepts::flag<Flag> = 0> constexpr survey_row& resolved(Flag value) noexcept { kpi_survey_row::resolved = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_survey_resolved; return *this; }
    constexpr std::optional<bool> resolved() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_resolved)) == 0) { return std::nullopt; } return kpi_survey_row::resolved != 0; }
    constexpr survey_row& resolved(std::nullopt_t) noexcept { kpi_survey_row::resolved = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_resolved); return *this; }
    /** how many contacts it took, as the customer says */
    template <class Integer, accepts::integer<Integer> = 0> constexpr survey_row& contacts_needed(Integer value) noexcept { kpi_survey_row::contacts_needed = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_survey_contacts_needed; return *this; }
    constexpr std::optional<std::int64_t> contacts_needed() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_contacts_needed)) == 0) { return std::nullopt; } return kpi_survey_row::contacts_needed; }
    constexpr survey_row& contacts_needed(std::nullopt_t) noexcept { kpi_survey_row::contacts_needed = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_contacts_needed); return *this; }
    /** when the contact that it is about took place */
    constexpr survey_row& contact_at(time_point value) noexcept { kpi_survey_row::contact_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_survey_contact_at; return *this; }
    constexpr std::optional<time_point> contact_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_contact_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_survey_row::contact_at)); }
    constexpr survey_row& contact_at(std::nullopt_t) noexcept { kpi_survey_row::contact_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_contact_at); return *this; }
    /** whether its recommendation score is the last of its customer, as a look over all responses tells */
    template <class Flag, accepts::flag<Flag> = 0> constexpr survey_row& last_of_customer(Flag value) noexcept { kpi_survey_row::last_of_customer = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_survey_last_of_customer; return *this; }
    constexpr std::optional<bool> last_of_customer() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_survey_last_of_customer)) == 0) { return std::nullopt; } return kpi_survey_row::last_of_customer != 0; }
    constexpr survey_row& last_of_customer(std::nullopt_t) noexcept { kpi_survey_row::last_of_customer = 0; present &= ~(UINT64_C(1) << KPI_FIELD_survey_last_of_customer); return *this; }
};
static_assert(sizeof(survey_row) == sizeof(kpi_survey_row), "arrays of both are the same");

/** Words of the rule `csat_scale` of `survey`. */
enum class survey_rule_csat_scale : std::int64_t {
    n1_to_5 = KPI_SURVEY_RULE_CSAT_SCALE_1_TO_5,
    good_bad = KPI_SURVEY_RULE_CSAT_SCALE_GOOD_BAD,
    n1_to_3 = KPI_SURVEY_RULE_CSAT_SCALE_1_TO_3,
    n1_to_4 = KPI_SURVEY_RULE_CSAT_SCALE_1_TO_4,
    n1_to_6 = KPI_SURVEY_RULE_CSAT_SCALE_1_TO_6,
    n1_to_7 = KPI_SURVEY_RULE_CSAT_SCALE_1_TO_7,
    n1_to_10 = KPI_SURVEY_RULE_CSAT_SCALE_1_TO_10,
    n0_to_10 = KPI_SURVEY_RULE_CSAT_SCALE_0_TO_10
};

/** Words of the rule `attribution` of `survey`. */
enum class survey_rule_attribution : std::int64_t {
    by_contact = KPI_SURVEY_RULE_ATTRIBUTION_BY_CONTACT,
    by_response = KPI_SURVEY_RULE_ATTRIBUTION_BY_RESPONSE
};

/** Rules of `survey`; what is not set has its default. */
struct survey_rules : kpi_survey_rules {
    constexpr survey_rules() noexcept : kpi_survey_rules() {}
    /** the scale of the satisfaction question: `1..5` (default), `good_bad`, `1..3`, `1..4`, `1..6`, `1..7`, `1..10` or `0..10` (default 1..5) */
    constexpr survey_rules& csat_scale(survey_rule_csat_scale value) noexcept { kpi_survey_rules::csat_scale = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_survey_csat_scale; return *this; }
    constexpr std::optional<survey_rule_csat_scale> csat_scale() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_survey_csat_scale)) == 0) { return std::nullopt; } return static_cast<survey_rule_csat_scale>(kpi_survey_rules::csat_scale); }
    /** the lowest score that counts as satisfied: a score; unset (default) is 4 on 1..5, good on good_bad, and unknown elsewhere (default unset) */
    template <class Integer, accepts::integer<Integer> = 0> constexpr survey_rules& satisfied_from(Integer value) noexcept { kpi_survey_rules::satisfied_from = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_survey_satisfied_from; return *this; }
    constexpr std::optional<std::int64_t> satisfied_from() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_survey_satisfied_from)) == 0) { return std::nullopt; } return kpi_survey_rules::satisfied_from; }
    constexpr survey_rules& satisfied_from_unset() noexcept { kpi_survey_rules::satisfied_from = -1; present |= UINT64_C(1) << KPI_RULE_survey_satisfied_from; return *this; }
    /** how long a survey may be answered: a time such as `7d`; unset (default) where every window counts as closed (default unset) */
    constexpr survey_rules& reply_window(microseconds value) noexcept { kpi_survey_rules::reply_window = value.count(); present |= UINT64_C(1) << KPI_RULE_survey_reply_window; return *this; }
    constexpr std::optional<microseconds> reply_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_survey_reply_window)) == 0) { return std::nullopt; } return microseconds(kpi_survey_rules::reply_window); }
    constexpr survey_rules& reply_window_unset() noexcept { kpi_survey_rules::reply_window = -1; present |= UINT64_C(1) << KPI_RULE_survey_reply_window; return *this; }
    /** which instant decides the interval: `by_contact` (default), else the sending, or `by_response` (default by_contact) */
    constexpr survey_rules& attribution(survey_rule_attribution value) noexcept { kpi_survey_rules::attribution = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_survey_attribution; return *this; }
    constexpr std::optional<survey_rule_attribution> attribution() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_survey_attribution)) == 0) { return std::nullopt; } return static_cast<survey_rule_attribution>(kpi_survey_rules::attribution); }
};
static_assert(sizeof(survey_rules) == sizeof(kpi_survey_rules), "arrays of both are the same");

/** Totals of `survey`. */
enum class survey_total : std::int32_t {
    rows = KPI_TOTAL_SURVEY_ROWS,
    resolved_in_one = KPI_TOTAL_SURVEY_RESOLVED_IN_ONE,
    resolved_in_one_answers = KPI_TOTAL_SURVEY_RESOLVED_IN_ONE_ANSWERS,
    resolved_yes = KPI_TOTAL_SURVEY_RESOLVED_YES,
    resolved_no = KPI_TOTAL_SURVEY_RESOLVED_NO,
    csat_good = KPI_TOTAL_SURVEY_CSAT_GOOD,
    csat_bad = KPI_TOTAL_SURVEY_CSAT_BAD,
    csat_satisfied = KPI_TOTAL_SURVEY_CSAT_SATISFIED,
    csat_answers = KPI_TOTAL_SURVEY_CSAT_ANSWERS,
    nps_last_promoters = KPI_TOTAL_SURVEY_NPS_LAST_PROMOTERS,
    nps_last_detractors = KPI_TOTAL_SURVEY_NPS_LAST_DETRACTORS,
    nps_last_answers = KPI_TOTAL_SURVEY_NPS_LAST_ANSWERS,
    sent = KPI_TOTAL_SURVEY_SENT,
    answered_of_sent = KPI_TOTAL_SURVEY_ANSWERED_OF_SENT,
    reply_window_open = KPI_TOTAL_SURVEY_REPLY_WINDOW_OPEN,
    answers = KPI_TOTAL_SURVEY_ANSWERS,
    eligible = KPI_TOTAL_SURVEY_ELIGIBLE,
    csat_1 = KPI_TOTAL_SURVEY_CSAT_1,
    csat_2 = KPI_TOTAL_SURVEY_CSAT_2,
    csat_3 = KPI_TOTAL_SURVEY_CSAT_3,
    csat_4 = KPI_TOTAL_SURVEY_CSAT_4,
    csat_5 = KPI_TOTAL_SURVEY_CSAT_5,
    nps_0 = KPI_TOTAL_SURVEY_NPS_0,
    nps_1 = KPI_TOTAL_SURVEY_NPS_1,
    nps_2 = KPI_TOTAL_SURVEY_NPS_2,
    nps_3 = KPI_TOTAL_SURVEY_NPS_3,
    nps_4 = KPI_TOTAL_SURVEY_NPS_4,
    nps_5 = KPI_TOTAL_SURVEY_NPS_5,
    nps_6 = KPI_TOTAL_SURVEY_NPS_6,
    nps_7 = KPI_TOTAL_SURVEY_NPS_7,
    nps_8 = KPI_TOTAL_SURVEY_NPS_8,
    nps_9 = KPI_TOTAL_SURVEY_NPS_9,
    nps_10 = KPI_TOTAL_SURVEY_NPS_10,
    ces1_1 = KPI_TOTAL_SURVEY_CES1_1,
    ces1_2 = KPI_TOTAL_SURVEY_CES1_2,
    ces1_3 = KPI_TOTAL_SURVEY_CES1_3,
    ces1_4 = KPI_TOTAL_SURVEY_CES1_4,
    ces1_5 = KPI_TOTAL_SURVEY_CES1_5,
    ces2_1 = KPI_TOTAL_SURVEY_CES2_1,
    ces2_2 = KPI_TOTAL_SURVEY_CES2_2,
    ces2_3 = KPI_TOTAL_SURVEY_CES2_3,
    ces2_4 = KPI_TOTAL_SURVEY_CES2_4,
    ces2_5 = KPI_TOTAL_SURVEY_CES2_5,
    ces2_6 = KPI_TOTAL_SURVEY_CES2_6,
    ces2_7 = KPI_TOTAL_SURVEY_CES2_7,
    ease5_1 = KPI_TOTAL_SURVEY_EASE5_1,
    ease5_2 = KPI_TOTAL_SURVEY_EASE5_2,
    ease5_3 = KPI_TOTAL_SURVEY_EASE5_3,
    ease5_4 = KPI_TOTAL_SURVEY_EASE5_4,
    ease5_5 = KPI_TOTAL_SURVEY_EASE5_5,
    sent_unknown = KPI_TOTAL_SURVEY_SENT_UNKNOWN,
    eligible_unknown = KPI_TOTAL_SURVEY_ELIGIBLE_UNKNOWN,
    nps_last_unknown = KPI_TOTAL_SURVEY_NPS_LAST_UNKNOWN
};

/** The fact `survey`: one survey: sent, answered, or possible */
struct survey {
    static constexpr std::int32_t number = KPI_FACT_SURVEY;
    using row = survey_row;
    using rules = survey_rules;
    using total = survey_total;
};
using survey_totals = totals<survey>;
using survey_grouped = grouped<survey>;
using survey_sharded = sharded<survey>;
using survey_shard = shard<survey>;

// ---- ring_attempt: one alert of one agent ----

/** Words of the field `result` of `ring_attempt`. */
enum class ring_attempt_result : std::int64_t {
    answered = KPI_RING_ATTEMPT_RESULT_ANSWERED,
    no_answer = KPI_RING_ATTEMPT_RESULT_NO_ANSWER,
    rejected = KPI_RING_ATTEMPT_RESULT_REJECTED,
    busy = KPI_RING_ATTEMPT_RESULT_BUSY,
    customer_left = KPI_RING_ATTEMPT_RESULT_CUSTOMER_LEFT,
    error = KPI_RING_ATTEMPT_RESULT_ERROR
};

/** one alert of one agent */
struct ring_attempt_row : kpi_ring_attempt_row {
    constexpr ring_attempt_row() noexcept : kpi_ring_attempt_row() {}
    /** how the alert ended */
    constexpr ring_attempt_row& result(ring_attempt_result value) noexcept { kpi_ring_attempt_row::result = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ring_attempt_result; return *this; }
    constexpr std::optional<ring_attempt_result> result() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ring_attempt_result)) == 0) { return std::nullopt; } return static_cast<ring_attempt_result>(kpi_ring_attempt_row::result); }
    constexpr ring_attempt_row& result(std::nullopt_t) noexcept { kpi_ring_attempt_row::result = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ring_attempt_result); return *this; }
    /** when it began: it decides the interval */
    constexpr ring_attempt_row& started_at(time_point value) noexcept { kpi_ring_attempt_row::started_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_ring_attempt_started_at; return *this; }
    constexpr std::optional<time_point> started_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ring_attempt_started_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_ring_attempt_row::started_at)); }
    constexpr ring_attempt_row& started_at(std::nullopt_t) noexcept { kpi_ring_attempt_row::started_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ring_attempt_started_at); return *this; }
    /** when it ended: the answer, or the end of the ringing */
    constexpr ring_attempt_row& ended_at(time_point value) noexcept { kpi_ring_attempt_row::ended_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_ring_attempt_ended_at; return *this; }
    constexpr std::optional<time_point> ended_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ring_attempt_ended_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_ring_attempt_row::ended_at)); }
    constexpr ring_attempt_row& ended_at(std::nullopt_t) noexcept { kpi_ring_attempt_row::ended_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ring_attempt_ended_at); return *this; }
    /** how long it rang; follows from both instants where null */
    constexpr ring_attempt_row& ring(microseconds value) noexcept { kpi_ring_attempt_row::ring = value.count(); present |= UINT64_C(1) << KPI_FIELD_ring_attempt_ring; return *this; }
    constexpr std::optional<microseconds> ring() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ring_attempt_ring)) == 0) { return std::nullopt; } return microseconds(kpi_ring_attempt_row::ring); }
    constexpr ring_attempt_row& ring(std::nullopt_t) noexcept { kpi_ring_attempt_row::ring = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ring_attempt_ring); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ring_attempt_row& agent(Integer value) noexcept { kpi_ring_attempt_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ring_attempt_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ring_attempt_agent)) == 0) { return std::nullopt; } return kpi_ring_attempt_row::agent; }
    constexpr ring_attempt_row& agent(std::nullopt_t) noexcept { kpi_ring_attempt_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ring_attempt_agent); return *this; }
};
static_assert(sizeof(ring_attempt_row) == sizeof(kpi_ring_attempt_row), "arrays of both are the same");

/** Totals of `ring_attempt`. */
enum class ring_attempt_total : std::int32_t {
    rows = KPI_TOTAL_RING_ATTEMPT_ROWS,
    attempts = KPI_TOTAL_RING_ATTEMPT_ATTEMPTS,
    answered = KPI_TOTAL_RING_ATTEMPT_ANSWERED,
    customer_left = KPI_TOTAL_RING_ATTEMPT_CUSTOMER_LEFT,
    ring_time = KPI_TOTAL_RING_ATTEMPT_RING_TIME,
    ring_unknown = KPI_TOTAL_RING_ATTEMPT_RING_UNKNOWN
};

/** The fact `ring_attempt`: one alert of one agent */
struct ring_attempt {
    static constexpr std::int32_t number = KPI_FACT_RING_ATTEMPT;
    using row = ring_attempt_row;
    using rules = no_rules;
    using total = ring_attempt_total;
};
using ring_attempt_totals = totals<ring_attempt>;
using ring_attempt_grouped = grouped<ring_attempt>;
using ring_attempt_sharded = sharded<ring_attempt>;
using ring_attempt_shard = shard<ring_attempt>;

// ---- ticket: one ticket as it stands at the horizon, or the part of it in an interval ----

/** Words of the field `part` of `ticket`. */
enum class ticket_part : std::int64_t {
    whole = KPI_TICKET_PART_WHOLE,
    creation = KPI_TICKET_PART_CREATION,
    solving = KPI_TICKET_PART_SOLVING,
    activity = KPI_TICKET_PART_ACTIVITY
};

/** one ticket as it stands at the horizon, or the part of it in an interval */
struct ticket_row : kpi_ticket_row {
    constexpr ticket_row() noexcept : kpi_ticket_row() {}
    /** when it was created */
    constexpr ticket_row& created_at(time_point value) noexcept { kpi_ticket_row::created_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_ticket_created_at; return *this; }
    constexpr std::optional<time_point> created_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_created_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_ticket_row::created_at)); }
    constexpr ticket_row& created_at(std::nullopt_t) noexcept { kpi_ticket_row::created_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_created_at); return *this; }
    /** when it was last solved, also where it was reopened since */
    constexpr ticket_row& solved_at(time_point value) noexcept { kpi_ticket_row::solved_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_ticket_solved_at; return *this; }
    constexpr std::optional<time_point> solved_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_solved_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_ticket_row::solved_at)); }
    constexpr ticket_row& solved_at(std::nullopt_t) noexcept { kpi_ticket_row::solved_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_solved_at); return *this; }
    /** whether it is solved at the horizon; yes where null and solved_at is known */
    template <class Flag, accepts::flag<Flag> = 0> constexpr ticket_row& solved(Flag value) noexcept { kpi_ticket_row::solved = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_ticket_solved; return *this; }
    constexpr std::optional<bool> solved() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_solved)) == 0) { return std::nullopt; } return kpi_ticket_row::solved != 0; }
    constexpr ticket_row& solved(std::nullopt_t) noexcept { kpi_ticket_row::solved = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_solved); return *this; }
    /** whether it was merged into another, is spam or was deleted, and so is left out of everything; no where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr ticket_row& merged_or_spam(Flag value) noexcept { kpi_ticket_row::merged_or_spam = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_ticket_merged_or_spam; return *this; }
    constexpr std::optional<bool> merged_or_spam() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_merged_or_spam)) == 0) { return std::nullopt; } return kpi_ticket_row::merged_or_spam != 0; }
    constexpr ticket_row& merged_or_spam(std::nullopt_t) noexcept { kpi_ticket_row::merged_or_spam = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_merged_or_spam); return *this; }
    /** whether an agent created it, so that it has no first response; no where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr ticket_row& created_by_agent(Flag value) noexcept { kpi_ticket_row::created_by_agent = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_ticket_created_by_agent; return *this; }
    constexpr std::optional<bool> created_by_agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_created_by_agent)) == 0) { return std::nullopt; } return kpi_ticket_row::created_by_agent != 0; }
    constexpr ticket_row& created_by_agent(std::nullopt_t) noexcept { kpi_ticket_row::created_by_agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_created_by_agent); return *this; }
    /** what of the ticket the row tells; the whole where null */
    constexpr ticket_row& part(ticket_part value) noexcept { kpi_ticket_row::part = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_part; return *this; }
    constexpr std::optional<ticket_part> part() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_part)) == 0) { return std::nullopt; } return static_cast<ticket_part>(kpi_ticket_row::part); }
    constexpr ticket_row& part(std::nullopt_t) noexcept { kpi_ticket_row::part = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_part); return *this; }
    /** the day of an activity row: it decides its interval */
    constexpr ticket_row& active_at(time_point value) noexcept { kpi_ticket_row::active_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_ticket_active_at; return *this; }
    constexpr std::optional<time_point> active_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_active_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_ticket_row::active_at)); }
    constexpr ticket_row& active_at(std::nullopt_t) noexcept { kpi_ticket_row::active_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_active_at); return *this; }
    /** how often it was closed */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& close_events(Integer value) noexcept { kpi_ticket_row::close_events = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_close_events; return *this; }
    constexpr std::optional<std::int64_t> close_events() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_close_events)) == 0) { return std::nullopt; } return kpi_ticket_row::close_events; }
    constexpr ticket_row& close_events(std::nullopt_t) noexcept { kpi_ticket_row::close_events = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_close_events); return *this; }
    /** whether a human replied in public; yes where null and first_response is known */
    template <class Flag, accepts::flag<Flag> = 0> constexpr ticket_row& replied(Flag value) noexcept { kpi_ticket_row::replied = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_ticket_replied; return *this; }
    constexpr std::optional<bool> replied() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_replied)) == 0) { return std::nullopt; } return kpi_ticket_row::replied != 0; }
    constexpr ticket_row& replied(std::nullopt_t) noexcept { kpi_ticket_row::replied = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_replied); return *this; }
    /** from the creation, or where the rule start says, to the first public human reply; so far, where replied is no */
    constexpr ticket_row& first_response(microseconds value) noexcept { kpi_ticket_row::first_response = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_first_response; return *this; }
    constexpr std::optional<microseconds> first_response() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_first_response)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::first_response); }
    constexpr ticket_row& first_response(std::nullopt_t) noexcept { kpi_ticket_row::first_response = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_first_response); return *this; }
    /** from the application of an SLA to that reply */
    constexpr ticket_row& sla_first_response(microseconds value) noexcept { kpi_ticket_row::sla_first_response = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_sla_first_response; return *this; }
    constexpr std::optional<microseconds> sla_first_response() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_sla_first_response)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::sla_first_response); }
    constexpr ticket_row& sla_first_response(std::nullopt_t) noexcept { kpi_ticket_row::sla_first_response = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_sla_first_response); return *this; }
    /** from the bot's hand-over to that reply */
    constexpr ticket_row& handover_response(microseconds value) noexcept { kpi_ticket_row::handover_response = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_handover_response; return *this; }
    constexpr std::optional<microseconds> handover_response() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_handover_response)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::handover_response); }
    constexpr ticket_row& handover_response(std::nullopt_t) noexcept { kpi_ticket_row::handover_response = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_handover_response); return *this; }
    /** runs of customer messages that an agent replied to */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& reply_runs(Integer value) noexcept { kpi_ticket_row::reply_runs = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_reply_runs; return *this; }
    constexpr std::optional<std::int64_t> reply_runs() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_reply_runs)) == 0) { return std::nullopt; } return kpi_ticket_row::reply_runs; }
    constexpr ticket_row& reply_runs(std::nullopt_t) noexcept { kpi_ticket_row::reply_runs = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_reply_runs); return *this; }
    /** over these runs, the sum from the first message of the run to the reply */
    constexpr ticket_row& reply_time_from_first(microseconds value) noexcept { kpi_ticket_row::reply_time_from_first = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_reply_time_from_first; return *this; }
    constexpr std::optional<microseconds> reply_time_from_first() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_reply_time_from_first)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::reply_time_from_first); }
    constexpr ticket_row& reply_time_from_first(std::nullopt_t) noexcept { kpi_ticket_row::reply_time_from_first = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_reply_time_from_first); return *this; }
    /** over these runs, the sum from the last message of the run to the reply */
    constexpr ticket_row& reply_time_from_last(microseconds value) noexcept { kpi_ticket_row::reply_time_from_last = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_reply_time_from_last; return *this; }
    constexpr std::optional<microseconds> reply_time_from_last() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_reply_time_from_last)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::reply_time_from_last); }
    constexpr ticket_row& reply_time_from_last(std::nullopt_t) noexcept { kpi_ticket_row::reply_time_from_last = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_reply_time_from_last); return *this; }
    /** the part of reply_time_from_first that belongs to the first run; all of it where null and there is one run */
    constexpr ticket_row& first_run_reply_time(microseconds value) noexcept { kpi_ticket_row::first_run_reply_time = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_first_run_reply_time; return *this; }
    constexpr std::optional<microseconds> first_run_reply_time() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_first_run_reply_time)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::first_run_reply_time); }
    constexpr ticket_row& first_run_reply_time(std::nullopt_t) noexcept { kpi_ticket_row::first_run_reply_time = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_first_run_reply_time); return *this; }
    /** the effort logged on it */
    constexpr ticket_row& worked(microseconds value) noexcept { kpi_ticket_row::worked = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_worked; return *this; }
    constexpr std::optional<microseconds> worked() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_worked)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::worked); }
    constexpr ticket_row& worked(std::nullopt_t) noexcept { kpi_ticket_row::worked = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_worked); return *this; }
    /** how long the customer waited inside the sessions of that effort */
    constexpr ticket_row& requester_wait_in_session(microseconds value) noexcept { kpi_ticket_row::requester_wait_in_session = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_requester_wait_in_session; return *this; }
    constexpr std::optional<microseconds> requester_wait_in_session() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_requester_wait_in_session)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::requester_wait_in_session); }
    constexpr ticket_row& requester_wait_in_session(std::nullopt_t) noexcept { kpi_ticket_row::requester_wait_in_session = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_requester_wait_in_session); return *this; }
    /** whether it was escalated to a higher tier */
    template <class Flag, accepts::flag<Flag> = 0> constexpr ticket_row& escalated(Flag value) noexcept { kpi_ticket_row::escalated = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_ticket_escalated; return *this; }
    constexpr std::optional<bool> escalated() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_escalated)) == 0) { return std::nullopt; } return kpi_ticket_row::escalated != 0; }
    constexpr ticket_row& escalated(std::nullopt_t) noexcept { kpi_ticket_row::escalated = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_escalated); return *this; }
    /** public agent replies to the last close; the first comment of a ticket that an agent created is none */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& agent_replies(Integer value) noexcept { kpi_ticket_row::agent_replies = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_agent_replies; return *this; }
    constexpr std::optional<std::int64_t> agent_replies() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_agent_replies)) == 0) { return std::nullopt; } return kpi_ticket_row::agent_replies; }
    constexpr ticket_row& agent_replies(std::nullopt_t) noexcept { kpi_ticket_row::agent_replies = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_agent_replies); return *this; }
    /** customer messages after the creation, to the last close */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& customer_replies(Integer value) noexcept { kpi_ticket_row::customer_replies = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_customer_replies; return *this; }
    constexpr std::optional<std::int64_t> customer_replies() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_customer_replies)) == 0) { return std::nullopt; } return kpi_ticket_row::customer_replies; }
    constexpr ticket_row& customer_replies(std::nullopt_t) noexcept { kpi_ticket_row::customer_replies = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_customer_replies); return *this; }
    /** teammates who took part */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& teammates(Integer value) noexcept { kpi_ticket_row::teammates = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_teammates; return *this; }
    constexpr std::optional<std::int64_t> teammates() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_teammates)) == 0) { return std::nullopt; } return kpi_ticket_row::teammates; }
    constexpr ticket_row& teammates(std::nullopt_t) noexcept { kpi_ticket_row::teammates = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_teammates); return *this; }
    /** changes of assignee or group after the first */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& reassignments(Integer value) noexcept { kpi_ticket_row::reassignments = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_reassignments; return *this; }
    constexpr std::optional<std::int64_t> reassignments() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_reassignments)) == 0) { return std::nullopt; } return kpi_ticket_row::reassignments; }
    constexpr ticket_row& reassignments(std::nullopt_t) noexcept { kpi_ticket_row::reassignments = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_reassignments); return *this; }
    /** how often it was reopened, as the rules reopen_window and reopen_ignore count */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& reopenings(Integer value) noexcept { kpi_ticket_row::reopenings = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_reopenings; return *this; }
    constexpr std::optional<std::int64_t> reopenings() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_reopenings)) == 0) { return std::nullopt; } return kpi_ticket_row::reopenings; }
    constexpr ticket_row& reopenings(std::nullopt_t) noexcept { kpi_ticket_row::reopenings = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_reopenings); return *this; }
    /** whether the reopen window of its solving has not ended at the horizon; no where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr ticket_row& reopen_window_open(Flag value) noexcept { kpi_ticket_row::reopen_window_open = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_ticket_reopen_window_open; return *this; }
    constexpr std::optional<bool> reopen_window_open() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_reopen_window_open)) == 0) { return std::nullopt; } return kpi_ticket_row::reopen_window_open != 0; }
    constexpr ticket_row& reopen_window_open(std::nullopt_t) noexcept { kpi_ticket_row::reopen_window_open = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_reopen_window_open); return *this; }
    /** from the creation to the last solving; follows from both instants where null and the clock is the calendar */
    constexpr ticket_row& full_resolution(microseconds value) noexcept { kpi_ticket_row::full_resolution = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_full_resolution; return *this; }
    constexpr std::optional<microseconds> full_resolution() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_full_resolution)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::full_resolution); }
    constexpr ticket_row& full_resolution(std::nullopt_t) noexcept { kpi_ticket_row::full_resolution = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_full_resolution); return *this; }
    /** from the creation to the first solving */
    constexpr ticket_row& first_resolution(microseconds value) noexcept { kpi_ticket_row::first_resolution = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_first_resolution; return *this; }
    constexpr std::optional<microseconds> first_resolution() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_first_resolution)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::first_resolution); }
    constexpr ticket_row& first_resolution(std::nullopt_t) noexcept { kpi_ticket_row::first_resolution = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_first_resolution); return *this; }
    /** from the creation to the last update of the record */
    constexpr ticket_row& created_to_last_update(microseconds value) noexcept { kpi_ticket_row::created_to_last_update = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_created_to_last_update; return *this; }
    constexpr std::optional<microseconds> created_to_last_update() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_created_to_last_update)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::created_to_last_update); }
    constexpr ticket_row& created_to_last_update(std::nullopt_t) noexcept { kpi_ticket_row::created_to_last_update = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_created_to_last_update); return *this; }
    /** time in the status new */
    constexpr ticket_row& in_new(microseconds value) noexcept { kpi_ticket_row::in_new = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_in_new; return *this; }
    constexpr std::optional<microseconds> in_new() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_in_new)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::in_new); }
    constexpr ticket_row& in_new(std::nullopt_t) noexcept { kpi_ticket_row::in_new = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_in_new); return *this; }
    /** time in the status open */
    constexpr ticket_row& in_open(microseconds value) noexcept { kpi_ticket_row::in_open = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_in_open; return *this; }
    constexpr std::optional<microseconds> in_open() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_in_open)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::in_open); }
    constexpr ticket_row& in_open(std::nullopt_t) noexcept { kpi_ticket_row::in_open = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_in_open); return *this; }
    /** time in the status on-hold */
    constexpr ticket_row& in_on_hold(microseconds value) noexcept { kpi_ticket_row::in_on_hold = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_in_on_hold; return *this; }
    constexpr std::optional<microseconds> in_on_hold() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_in_on_hold)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::in_on_hold); }
    constexpr ticket_row& in_on_hold(std::nullopt_t) noexcept { kpi_ticket_row::in_on_hold = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_in_on_hold); return *this; }
    /** time in the status pending */
    constexpr ticket_row& in_pending(microseconds value) noexcept { kpi_ticket_row::in_pending = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_in_pending; return *this; }
    constexpr std::optional<microseconds> in_pending() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_in_pending)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::in_pending); }
    constexpr ticket_row& in_pending(std::nullopt_t) noexcept { kpi_ticket_row::in_pending = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_in_pending); return *this; }
    /** whether it was ever assigned; yes where null and time_to_assign is known */
    template <class Flag, accepts::flag<Flag> = 0> constexpr ticket_row& assigned(Flag value) noexcept { kpi_ticket_row::assigned = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_ticket_assigned; return *this; }
    constexpr std::optional<bool> assigned() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_assigned)) == 0) { return std::nullopt; } return kpi_ticket_row::assigned != 0; }
    constexpr ticket_row& assigned(std::nullopt_t) noexcept { kpi_ticket_row::assigned = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_assigned); return *this; }
    /** from the creation to the first assignment */
    constexpr ticket_row& time_to_assign(microseconds value) noexcept { kpi_ticket_row::time_to_assign = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_time_to_assign; return *this; }
    constexpr std::optional<microseconds> time_to_assign() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_time_to_assign)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::time_to_assign); }
    constexpr ticket_row& time_to_assign(std::nullopt_t) noexcept { kpi_ticket_row::time_to_assign = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_time_to_assign); return *this; }
    /** all time without an assignee */
    constexpr ticket_row& unassigned_time(microseconds value) noexcept { kpi_ticket_row::unassigned_time = value.count(); present |= UINT64_C(1) << KPI_FIELD_ticket_unassigned_time; return *this; }
    constexpr std::optional<microseconds> unassigned_time() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_unassigned_time)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_row::unassigned_time); }
    constexpr ticket_row& unassigned_time(std::nullopt_t) noexcept { kpi_ticket_row::unassigned_time = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_unassigned_time); return *this; }
    /** on how many days agents acted on it, each team's days apart; of an activity row one where null */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_row& agent_day_touches(Integer value) noexcept { kpi_ticket_row::agent_day_touches = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_ticket_agent_day_touches; return *this; }
    constexpr std::optional<std::int64_t> agent_day_touches() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_ticket_agent_day_touches)) == 0) { return std::nullopt; } return kpi_ticket_row::agent_day_touches; }
    constexpr ticket_row& agent_day_touches(std::nullopt_t) noexcept { kpi_ticket_row::agent_day_touches = 0; present &= ~(UINT64_C(1) << KPI_FIELD_ticket_agent_day_touches); return *this; }
};
static_assert(sizeof(ticket_row) == sizeof(kpi_ticket_row), "arrays of both are the same");

/** Words of the rule `boundary` of `ticket`. */
enum class ticket_rule_boundary : std::int64_t {
    inclusive = KPI_TICKET_RULE_BOUNDARY_INCLUSIVE,
    exclusive = KPI_TICKET_RULE_BOUNDARY_EXCLUSIVE
};

/** Words of the rule `clock` of `ticket`. */
enum class ticket_rule_clock : std::int64_t {
    calendar = KPI_TICKET_RULE_CLOCK_CALENDAR,
    business = KPI_TICKET_RULE_CLOCK_BUSINESS
};

/** Words of the rule `auto_reply` of `ticket`. */
enum class ticket_rule_auto_reply : std::int64_t {
    excluded = KPI_TICKET_RULE_AUTO_REPLY_EXCLUDED,
    included = KPI_TICKET_RULE_AUTO_REPLY_INCLUDED
};

/** Words of the rule `start` of `ticket`. */
enum class ticket_rule_start : std::int64_t {
    created = KPI_TICKET_RULE_START_CREATED,
    first_message = KPI_TICKET_RULE_START_FIRST_MESSAGE
};

/** Words of the rule `attribution` of `ticket`. */
enum class ticket_rule_attribution : std::int64_t {
    by_solve = KPI_TICKET_RULE_ATTRIBUTION_BY_SOLVE,
    by_creation = KPI_TICKET_RULE_ATTRIBUTION_BY_CREATION
};

/** Words of the rule `reopen_history` of `ticket`. */
enum class ticket_rule_reopen_history : std::int64_t {
    restate = KPI_TICKET_RULE_REOPEN_HISTORY_RESTATE,
    freeze = KPI_TICKET_RULE_REOPEN_HISTORY_FREEZE
};

/** Words of the rule `reopen_ignore` of `ticket`. */
enum class ticket_rule_reopen_ignore : std::int64_t {
    none = KPI_TICKET_RULE_REOPEN_IGNORE_NONE,
    thanks = KPI_TICKET_RULE_REOPEN_IGNORE_THANKS
};

/** Rules of `ticket`; what is not set has its default. */
struct ticket_rules : kpi_ticket_rules {
    constexpr ticket_rules() noexcept : kpi_ticket_rules() {}
    /** within which time a first reply is to come: a time such as `24h`; no default (default unset) */
    constexpr ticket_rules& answer_within(microseconds value) noexcept { kpi_ticket_rules::answer_within = value.count(); present |= UINT64_C(1) << KPI_RULE_ticket_answer_within; return *this; }
    constexpr std::optional<microseconds> answer_within() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_answer_within)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_rules::answer_within); }
    constexpr ticket_rules& answer_within_unset() noexcept { kpi_ticket_rules::answer_within = -1; present |= UINT64_C(1) << KPI_RULE_ticket_answer_within; return *this; }
    /** whether a reply at exactly that time is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    constexpr ticket_rules& boundary(ticket_rule_boundary value) noexcept { kpi_ticket_rules::boundary = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_boundary; return *this; }
    constexpr std::optional<ticket_rule_boundary> boundary() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_boundary)) == 0) { return std::nullopt; } return static_cast<ticket_rule_boundary>(kpi_ticket_rules::boundary); }
    /** which clock measured times: `calendar` (default) or `business` (default calendar) */
    constexpr ticket_rules& clock(ticket_rule_clock value) noexcept { kpi_ticket_rules::clock = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_clock; return *this; }
    constexpr std::optional<ticket_rule_clock> clock() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_clock)) == 0) { return std::nullopt; } return static_cast<ticket_rule_clock>(kpi_ticket_rules::clock); }
    /** whether automatic replies count as replies: `excluded` (default) or `included` (default excluded) */
    constexpr ticket_rules& auto_reply(ticket_rule_auto_reply value) noexcept { kpi_ticket_rules::auto_reply = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_auto_reply; return *this; }
    constexpr std::optional<ticket_rule_auto_reply> auto_reply() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_auto_reply)) == 0) { return std::nullopt; } return static_cast<ticket_rule_auto_reply>(kpi_ticket_rules::auto_reply); }
    /** where a first response time begins: `created` (default) or `first_message` (default created) */
    constexpr ticket_rules& start(ticket_rule_start value) noexcept { kpi_ticket_rules::start = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_start; return *this; }
    constexpr std::optional<ticket_rule_start> start() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_start)) == 0) { return std::nullopt; } return static_cast<ticket_rule_start>(kpi_ticket_rules::start); }
    /** in which interval a solving is reported: `by_solve` (default) or `by_creation` (default by_solve) */
    constexpr ticket_rules& attribution(ticket_rule_attribution value) noexcept { kpi_ticket_rules::attribution = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_attribution; return *this; }
    constexpr std::optional<ticket_rule_attribution> attribution() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_attribution)) == 0) { return std::nullopt; } return static_cast<ticket_rule_attribution>(kpi_ticket_rules::attribution); }
    /** what a reopening does to a solving reported before: `restate` (default) or `freeze` (default restate) */
    constexpr ticket_rules& reopen_history(ticket_rule_reopen_history value) noexcept { kpi_ticket_rules::reopen_history = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_reopen_history; return *this; }
    constexpr std::optional<ticket_rule_reopen_history> reopen_history() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_reopen_history)) == 0) { return std::nullopt; } return static_cast<ticket_rule_reopen_history>(kpi_ticket_rules::reopen_history); }
    /** within which time after a solving a reopening counts: a time such as `7d`; `unset` (default) is at any time (default unset) */
    constexpr ticket_rules& reopen_window(microseconds value) noexcept { kpi_ticket_rules::reopen_window = value.count(); present |= UINT64_C(1) << KPI_RULE_ticket_reopen_window; return *this; }
    constexpr std::optional<microseconds> reopen_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_reopen_window)) == 0) { return std::nullopt; } return microseconds(kpi_ticket_rules::reopen_window); }
    constexpr ticket_rules& reopen_window_unset() noexcept { kpi_ticket_rules::reopen_window = -1; present |= UINT64_C(1) << KPI_RULE_ticket_reopen_window; return *this; }
    /** which reopenings are none: `none` (default: all count) or `thanks` (default none) */
    constexpr ticket_rules& reopen_ignore(ticket_rule_reopen_ignore value) noexcept { kpi_ticket_rules::reopen_ignore = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_reopen_ignore; return *this; }
    constexpr std::optional<ticket_rule_reopen_ignore> reopen_ignore() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_reopen_ignore)) == 0) { return std::nullopt; } return static_cast<ticket_rule_reopen_ignore>(kpi_ticket_rules::reopen_ignore); }
    /** the caller's number for its mapping of statuses to the four; `unset` (default) is the statuses as they are (default unset) */
    template <class Integer, accepts::integer<Integer> = 0> constexpr ticket_rules& status_map(Integer value) noexcept { kpi_ticket_rules::status_map = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_ticket_status_map; return *this; }
    constexpr std::optional<std::int64_t> status_map() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_ticket_status_map)) == 0) { return std::nullopt; } return kpi_ticket_rules::status_map; }
    constexpr ticket_rules& status_map_unset() noexcept { kpi_ticket_rules::status_map = -1; present |= UINT64_C(1) << KPI_RULE_ticket_status_map; return *this; }
};
static_assert(sizeof(ticket_rules) == sizeof(kpi_ticket_rules), "arrays of both are the same");

/** Totals of `ticket`. */
enum class ticket_total : std::int32_t {
    rows = KPI_TOTAL_TICKET_ROWS,
    created = KPI_TOTAL_TICKET_CREATED,
    solved = KPI_TOTAL_TICKET_SOLVED,
    created_and_solved = KPI_TOTAL_TICKET_CREATED_AND_SOLVED,
    close_events = KPI_TOTAL_TICKET_CLOSE_EVENTS,
    first_reply_within = KPI_TOTAL_TICKET_FIRST_REPLY_WITHIN,
    first_reply_due = KPI_TOTAL_TICKET_FIRST_REPLY_DUE,
    worked = KPI_TOTAL_TICKET_WORKED,
    with_worked = KPI_TOTAL_TICKET_WITH_WORKED,
    requester_wait_in_session = KPI_TOTAL_TICKET_REQUESTER_WAIT_IN_SESSION,
    escalated = KPI_TOTAL_TICKET_ESCALATED,
    escalated_unknown = KPI_TOTAL_TICKET_ESCALATED_UNKNOWN,
    solved_replies_0 = KPI_TOTAL_TICKET_SOLVED_REPLIES_0,
    solved_replies_1 = KPI_TOTAL_TICKET_SOLVED_REPLIES_1,
    replies_unknown = KPI_TOTAL_TICKET_REPLIES_UNKNOWN,
    solved_no_customer_reply = KPI_TOTAL_TICKET_SOLVED_NO_CUSTOMER_REPLY,
    customer_replies_unknown = KPI_TOTAL_TICKET_CUSTOMER_REPLIES_UNKNOWN,
    closed_once_one_teammate = KPI_TOTAL_TICKET_CLOSED_ONCE_ONE_TEAMMATE,
    teammates_unknown = KPI_TOTAL_TICKET_TEAMMATES_UNKNOWN,
    solved_untouched = KPI_TOTAL_TICKET_SOLVED_UNTOUCHED,
    reassignments = KPI_TOTAL_TICKET_REASSIGNMENTS,
    reassigned = KPI_TOTAL_TICKET_REASSIGNED,
    reassignments_unknown = KPI_TOTAL_TICKET_REASSIGNMENTS_UNKNOWN,
    first_response = KPI_TOTAL_TICKET_FIRST_RESPONSE,
    first_responded = KPI_TOTAL_TICKET_FIRST_RESPONDED,
    reply_runs = KPI_TOTAL_TICKET_REPLY_RUNS,
    reply_time_from_first = KPI_TOTAL_TICKET_REPLY_TIME_FROM_FIRST,
    reply_time_from_last = KPI_TOTAL_TICKET_REPLY_TIME_FROM_LAST,
    first_runs = KPI_TOTAL_TICKET_FIRST_RUNS,
    first_run_reply_time = KPI_TOTAL_TICKET_FIRST_RUN_REPLY_TIME,
    full_resolution = KPI_TOTAL_TICKET_FULL_RESOLUTION,
    full_resolution_unknown = KPI_TOTAL_TICKET_FULL_RESOLUTION_UNKNOWN,
    first_resolution = KPI_TOTAL_TICKET_FIRST_RESOLUTION,
    first_resolution_unknown = KPI_TOTAL_TICKET_FIRST_RESOLUTION_UNKNOWN,
    created_to_last_update = KPI_TOTAL_TICKET_CREATED_TO_LAST_UPDATE,
    last_update_unknown = KPI_TOTAL_TICKET_LAST_UPDATE_UNKNOWN,
    in_new = KPI_TOTAL_TICKET_IN_NEW,
    in_open = KPI_TOTAL_TICKET_IN_OPEN,
    in_on_hold = KPI_TOTAL_TICKET_IN_ON_HOLD,
    in_pending = KPI_TOTAL_TICKET_IN_PENDING,
    statuses_unknown = KPI_TOTAL_TICKET_STATUSES_UNKNOWN,
    agent_replies = KPI_TOTAL_TICKET_AGENT_REPLIES,
    customer_replies = KPI_TOTAL_TICKET_CUSTOMER_REPLIES,
    messages_unknown = KPI_TOTAL_TICKET_MESSAGES_UNKNOWN,
    agent_day_touches = KPI_TOTAL_TICKET_AGENT_DAY_TOUCHES,
    reopened = KPI_TOTAL_TICKET_REOPENED,
    reopen_events = KPI_TOTAL_TICKET_REOPEN_EVENTS,
    reopen_judged = KPI_TOTAL_TICKET_REOPEN_JUDGED,
    time_to_assign = KPI_TOTAL_TICKET_TIME_TO_ASSIGN,
    assigned = KPI_TOTAL_TICKET_ASSIGNED,
    unassigned_time = KPI_TOTAL_TICKET_UNASSIGNED_TIME,
    unassigned_time_unknown = KPI_TOTAL_TICKET_UNASSIGNED_TIME_UNKNOWN,
    left_out_merged_spam = KPI_TOTAL_TICKET_LEFT_OUT_MERGED_SPAM,
    agent_created = KPI_TOTAL_TICKET_AGENT_CREATED,
    solved_unknown = KPI_TOTAL_TICKET_SOLVED_UNKNOWN,
    created_and_solved_unknown = KPI_TOTAL_TICKET_CREATED_AND_SOLVED_UNKNOWN,
    close_events_unknown = KPI_TOTAL_TICKET_CLOSE_EVENTS_UNKNOWN,
    first_reply_not_due = KPI_TOTAL_TICKET_FIRST_REPLY_NOT_DUE,
    first_reply_unknown = KPI_TOTAL_TICKET_FIRST_REPLY_UNKNOWN,
    not_replied = KPI_TOTAL_TICKET_NOT_REPLIED,
    first_response_unknown = KPI_TOTAL_TICKET_FIRST_RESPONSE_UNKNOWN,
    sla_first_response_unknown = KPI_TOTAL_TICKET_SLA_FIRST_RESPONSE_UNKNOWN,
    handover_response_unknown = KPI_TOTAL_TICKET_HANDOVER_RESPONSE_UNKNOWN,
    worked_unknown = KPI_TOTAL_TICKET_WORKED_UNKNOWN,
    requester_wait_unknown = KPI_TOTAL_TICKET_REQUESTER_WAIT_UNKNOWN,
    reply_runs_unknown = KPI_TOTAL_TICKET_REPLY_RUNS_UNKNOWN,
    reply_time_from_last_unknown = KPI_TOTAL_TICKET_REPLY_TIME_FROM_LAST_UNKNOWN,
    first_run_unknown = KPI_TOTAL_TICKET_FIRST_RUN_UNKNOWN,
    agent_day_touches_unknown = KPI_TOTAL_TICKET_AGENT_DAY_TOUCHES_UNKNOWN,
    reopen_window_open = KPI_TOTAL_TICKET_REOPEN_WINDOW_OPEN,
    reopenings_unknown = KPI_TOTAL_TICKET_REOPENINGS_UNKNOWN,
    not_assigned = KPI_TOTAL_TICKET_NOT_ASSIGNED,
    time_to_assign_unknown = KPI_TOTAL_TICKET_TIME_TO_ASSIGN_UNKNOWN,
    first_reply_wait_unknown = KPI_TOTAL_TICKET_FIRST_REPLY_WAIT_UNKNOWN,
    first_reply_never_due = KPI_TOTAL_TICKET_FIRST_REPLY_NEVER_DUE,
    reply_time_of_all = KPI_TOTAL_TICKET_REPLY_TIME_OF_ALL,
    never_replied = KPI_TOTAL_TICKET_NEVER_REPLIED,
    never_assigned = KPI_TOTAL_TICKET_NEVER_ASSIGNED
};

/** The fact `ticket`: one ticket as it stands at the horizon, or the part of it in an interval */
struct ticket {
    static constexpr std::int32_t number = KPI_FACT_TICKET;
    using row = ticket_row;
    using rules = ticket_rules;
    using total = ticket_total;
};
using ticket_totals = totals<ticket>;
using ticket_grouped = grouped<ticket>;
using ticket_sharded = sharded<ticket>;
using ticket_shard = shard<ticket>;

// ---- sla: one target, or one ticket with all its targets ----

/** Words of the field `subject` of `sla`. */
enum class sla_subject : std::int64_t {
    target = KPI_SLA_SUBJECT_TARGET,
    ticket = KPI_SLA_SUBJECT_TICKET
};

/** one target, or one ticket with all its targets */
struct sla_row : kpi_sla_row {
    constexpr sla_row() noexcept : kpi_sla_row() {}
    /** what the row is about; a target where null */
    constexpr sla_row& subject(sla_subject value) noexcept { kpi_sla_row::subject = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_sla_subject; return *this; }
    constexpr std::optional<sla_subject> subject() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sla_subject)) == 0) { return std::nullopt; } return static_cast<sla_subject>(kpi_sla_row::subject); }
    constexpr sla_row& subject(std::nullopt_t) noexcept { kpi_sla_row::subject = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sla_subject); return *this; }
    /** the time that was promised */
    constexpr sla_row& target(microseconds value) noexcept { kpi_sla_row::target = value.count(); present |= UINT64_C(1) << KPI_FIELD_sla_target; return *this; }
    constexpr std::optional<microseconds> target() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sla_target)) == 0) { return std::nullopt; } return microseconds(kpi_sla_row::target); }
    constexpr sla_row& target(std::nullopt_t) noexcept { kpi_sla_row::target = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sla_target); return *this; }
    /** the time that it took, or so far where it is open */
    constexpr sla_row& elapsed(microseconds value) noexcept { kpi_sla_row::elapsed = value.count(); present |= UINT64_C(1) << KPI_FIELD_sla_elapsed; return *this; }
    constexpr std::optional<microseconds> elapsed() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sla_elapsed)) == 0) { return std::nullopt; } return microseconds(kpi_sla_row::elapsed); }
    constexpr sla_row& elapsed(std::nullopt_t) noexcept { kpi_sla_row::elapsed = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sla_elapsed); return *this; }
    /** whether it is done */
    template <class Flag, accepts::flag<Flag> = 0> constexpr sla_row& finished(Flag value) noexcept { kpi_sla_row::finished = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_sla_finished; return *this; }
    constexpr std::optional<bool> finished() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sla_finished)) == 0) { return std::nullopt; } return kpi_sla_row::finished != 0; }
    constexpr sla_row& finished(std::nullopt_t) noexcept { kpi_sla_row::finished = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sla_finished); return *this; }
    /** whether it was missed; follows from target and elapsed where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr sla_row& breached(Flag value) noexcept { kpi_sla_row::breached = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_sla_breached; return *this; }
    constexpr std::optional<bool> breached() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sla_breached)) == 0) { return std::nullopt; } return kpi_sla_row::breached != 0; }
    constexpr sla_row& breached(std::nullopt_t) noexcept { kpi_sla_row::breached = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sla_breached); return *this; }
    /** the instant that decides its interval */
    constexpr sla_row& at(time_point value) noexcept { kpi_sla_row::at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_sla_at; return *this; }
    constexpr std::optional<time_point> at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sla_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_sla_row::at)); }
    constexpr sla_row& at(std::nullopt_t) noexcept { kpi_sla_row::at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sla_at); return *this; }
};
static_assert(sizeof(sla_row) == sizeof(kpi_sla_row), "arrays of both are the same");

/** Words of the rule `clock` of `sla`. */
enum class sla_rule_clock : std::int64_t {
    calendar = KPI_SLA_RULE_CLOCK_CALENDAR,
    business = KPI_SLA_RULE_CLOCK_BUSINESS
};

/** Words of the rule `target_in_force` of `sla`. */
enum class sla_rule_target_in_force : std::int64_t {
    at_application = KPI_SLA_RULE_TARGET_IN_FORCE_AT_APPLICATION,
    latest = KPI_SLA_RULE_TARGET_IN_FORCE_LATEST
};

/** Rules of `sla`; what is not set has its default. */
struct sla_rules : kpi_sla_rules {
    constexpr sla_rules() noexcept : kpi_sla_rules() {}
    /** which clock measured the elapsed time: `calendar` (default) or `business` (default calendar) */
    constexpr sla_rules& clock(sla_rule_clock value) noexcept { kpi_sla_rules::clock = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_sla_clock; return *this; }
    constexpr std::optional<sla_rule_clock> clock() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_sla_clock)) == 0) { return std::nullopt; } return static_cast<sla_rule_clock>(kpi_sla_rules::clock); }
    /** which target counts where it changed: `at_application` (default) or `latest` (default at_application) */
    constexpr sla_rules& target_in_force(sla_rule_target_in_force value) noexcept { kpi_sla_rules::target_in_force = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_sla_target_in_force; return *this; }
    constexpr std::optional<sla_rule_target_in_force> target_in_force() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_sla_target_in_force)) == 0) { return std::nullopt; } return static_cast<sla_rule_target_in_force>(kpi_sla_rules::target_in_force); }
};
static_assert(sizeof(sla_rules) == sizeof(kpi_sla_rules), "arrays of both are the same");

/** Totals of `sla`. */
enum class sla_total : std::int32_t {
    rows = KPI_TOTAL_SLA_ROWS,
    met = KPI_TOTAL_SLA_MET,
    breached_finished = KPI_TOTAL_SLA_BREACHED_FINISHED,
    breached_open = KPI_TOTAL_SLA_BREACHED_OPEN,
    open_not_due = KPI_TOTAL_SLA_OPEN_NOT_DUE,
    tickets_judged = KPI_TOTAL_SLA_TICKETS_JUDGED,
    tickets_all_met = KPI_TOTAL_SLA_TICKETS_ALL_MET,
    outcome_unknown = KPI_TOTAL_SLA_OUTCOME_UNKNOWN,
    tickets_open = KPI_TOTAL_SLA_TICKETS_OPEN
};

/** The fact `sla`: one target, or one ticket with all its targets */
struct sla {
    static constexpr std::int32_t number = KPI_FACT_SLA;
    using row = sla_row;
    using rules = sla_rules;
    using total = sla_total;
};
using sla_totals = totals<sla>;
using sla_grouped = grouped<sla>;
using sla_sharded = sharded<sla>;
using sla_shard = shard<sla>;

// ---- resolution: one contact, issue, customer or abandon whose repeats were looked for ----

/** Words of the field `subject` of `resolution`. */
enum class resolution_subject : std::int64_t {
    contact = KPI_RESOLUTION_SUBJECT_CONTACT,
    preceded = KPI_RESOLUTION_SUBJECT_PRECEDED,
    issue = KPI_RESOLUTION_SUBJECT_ISSUE,
    customer = KPI_RESOLUTION_SUBJECT_CUSTOMER,
    abandon = KPI_RESOLUTION_SUBJECT_ABANDON
};

/** one contact, issue, customer or abandon whose repeats were looked for */
struct resolution_row : kpi_resolution_row {
    constexpr resolution_row() noexcept : kpi_resolution_row() {}
    /** what the row is about */
    constexpr resolution_row& subject(resolution_subject value) noexcept { kpi_resolution_row::subject = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_resolution_subject; return *this; }
    constexpr std::optional<resolution_subject> subject() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_resolution_subject)) == 0) { return std::nullopt; } return static_cast<resolution_subject>(kpi_resolution_row::subject); }
    constexpr resolution_row& subject(std::nullopt_t) noexcept { kpi_resolution_row::subject = 0; present &= ~(UINT64_C(1) << KPI_FIELD_resolution_subject); return *this; }
    /** whether its whole window lies before the horizon; for preceded, within the data */
    template <class Flag, accepts::flag<Flag> = 0> constexpr resolution_row& judged(Flag value) noexcept { kpi_resolution_row::judged = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_resolution_judged; return *this; }
    constexpr std::optional<bool> judged() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_resolution_judged)) == 0) { return std::nullopt; } return kpi_resolution_row::judged != 0; }
    constexpr resolution_row& judged(std::nullopt_t) noexcept { kpi_resolution_row::judged = 0; present &= ~(UINT64_C(1) << KPI_FIELD_resolution_judged); return *this; }
    /** whether there was a repeat within the window; follows from gap; a judged row needs one of the two */
    template <class Flag, accepts::flag<Flag> = 0> constexpr resolution_row& repeated(Flag value) noexcept { kpi_resolution_row::repeated = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_resolution_repeated; return *this; }
    constexpr std::optional<bool> repeated() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_resolution_repeated)) == 0) { return std::nullopt; } return kpi_resolution_row::repeated != 0; }
    constexpr resolution_row& repeated(std::nullopt_t) noexcept { kpi_resolution_row::repeated = 0; present &= ~(UINT64_C(1) << KPI_FIELD_resolution_repeated); return *this; }
    /** the time to the next contact; for preceded, since the one before; null where there is none */
    constexpr resolution_row& gap(microseconds value) noexcept { kpi_resolution_row::gap = value.count(); present |= UINT64_C(1) << KPI_FIELD_resolution_gap; return *this; }
    constexpr std::optional<microseconds> gap() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_resolution_gap)) == 0) { return std::nullopt; } return microseconds(kpi_resolution_row::gap); }
    constexpr resolution_row& gap(std::nullopt_t) noexcept { kpi_resolution_row::gap = 0; present &= ~(UINT64_C(1) << KPI_FIELD_resolution_gap); return *this; }
    /** whether policy lets anyone resolve the issue at first contact; yes where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr resolution_row& resolvable(Flag value) noexcept { kpi_resolution_row::resolvable = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_resolution_resolvable; return *this; }
    constexpr std::optional<bool> resolvable() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_resolution_resolvable)) == 0) { return std::nullopt; } return kpi_resolution_row::resolvable != 0; }
    constexpr resolution_row& resolvable(std::nullopt_t) noexcept { kpi_resolution_row::resolvable = 0; present &= ~(UINT64_C(1) << KPI_FIELD_resolution_resolvable); return *this; }
    /** the instant that decides its interval */
    constexpr resolution_row& at(time_point value) noexcept { kpi_resolution_row::at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_resolution_at; return *this; }
    constexpr std::optional<time_point> at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_resolution_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_resolution_row::at)); }
    constexpr resolution_row& at(std::nullopt_t) noexcept { kpi_resolution_row::at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_resolution_at); return *this; }
};
static_assert(sizeof(resolution_row) == sizeof(kpi_resolution_row), "arrays of both are the same");

/** Words of the rule `window_from` of `resolution`. */
enum class resolution_rule_window_from : std::int64_t {
    end = KPI_RESOLUTION_RULE_WINDOW_FROM_END,
    arrival = KPI_RESOLUTION_RULE_WINDOW_FROM_ARRIVAL
};

/** Words of the rule `chain` of `resolution`. */
enum class resolution_rule_chain : std::int64_t {
    last = KPI_RESOLUTION_RULE_CHAIN_LAST,
    first = KPI_RESOLUTION_RULE_CHAIN_FIRST
};

/** Words of the rule `match_on` of `resolution`. */
enum class resolution_rule_match_on : std::int64_t {
    customer_and_issue = KPI_RESOLUTION_RULE_MATCH_ON_CUSTOMER_AND_ISSUE,
    customer = KPI_RESOLUTION_RULE_MATCH_ON_CUSTOMER
};

/** Words of the rule `channels` of `resolution`. */
enum class resolution_rule_channels : std::int64_t {
    all = KPI_RESOLUTION_RULE_CHANNELS_ALL,
    voice = KPI_RESOLUTION_RULE_CHANNELS_VOICE,
    same = KPI_RESOLUTION_RULE_CHANNELS_SAME
};

/** Rules of `resolution`; what is not set has its default. */
struct resolution_rules : kpi_resolution_rules {
    constexpr resolution_rules() noexcept : kpi_resolution_rules() {}
    /** within which time a further contact is a repeat: a time such as `7d` (default) (default 7d) */
    constexpr resolution_rules& repeat_window(microseconds value) noexcept { kpi_resolution_rules::repeat_window = value.count(); present |= UINT64_C(1) << KPI_RULE_resolution_repeat_window; return *this; }
    constexpr std::optional<microseconds> repeat_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_resolution_repeat_window)) == 0) { return std::nullopt; } return microseconds(kpi_resolution_rules::repeat_window); }
    /** where a window begins: `end` (default) or `arrival` (default end) */
    constexpr resolution_rules& window_from(resolution_rule_window_from value) noexcept { kpi_resolution_rules::window_from = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_resolution_window_from; return *this; }
    constexpr std::optional<resolution_rule_window_from> window_from() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_resolution_window_from)) == 0) { return std::nullopt; } return static_cast<resolution_rule_window_from>(kpi_resolution_rules::window_from); }
    /** which contact of an issue the next one is compared with: `last` (default) or `first` (default last) */
    constexpr resolution_rules& chain(resolution_rule_chain value) noexcept { kpi_resolution_rules::chain = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_resolution_chain; return *this; }
    constexpr std::optional<resolution_rule_chain> chain() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_resolution_chain)) == 0) { return std::nullopt; } return static_cast<resolution_rule_chain>(kpi_resolution_rules::chain); }
    /** what makes two contacts the same matter: `customer_and_issue` (default) or `customer` (default customer_and_issue) */
    constexpr resolution_rules& match_on(resolution_rule_match_on value) noexcept { kpi_resolution_rules::match_on = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_resolution_match_on; return *this; }
    constexpr std::optional<resolution_rule_match_on> match_on() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_resolution_match_on)) == 0) { return std::nullopt; } return static_cast<resolution_rule_match_on>(kpi_resolution_rules::match_on); }
    /** which contacts can be repeats: `all` (default), `voice` or `same` (default all) */
    constexpr resolution_rules& channels(resolution_rule_channels value) noexcept { kpi_resolution_rules::channels = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_resolution_channels; return *this; }
    constexpr std::optional<resolution_rule_channels> channels() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_resolution_channels)) == 0) { return std::nullopt; } return static_cast<resolution_rule_channels>(kpi_resolution_rules::channels); }
    /** within which time a customer who abandoned is back: a time such as `3600s` (default) (default 3600s) */
    constexpr resolution_rules& redial_window(microseconds value) noexcept { kpi_resolution_rules::redial_window = value.count(); present |= UINT64_C(1) << KPI_RULE_resolution_redial_window; return *this; }
    constexpr std::optional<microseconds> redial_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_resolution_redial_window)) == 0) { return std::nullopt; } return microseconds(kpi_resolution_rules::redial_window); }
};
static_assert(sizeof(resolution_rules) == sizeof(kpi_resolution_rules), "arrays of both are the same");

/** Totals of `resolution`. */
enum class resolution_total : std::int32_t {
    rows = KPI_TOTAL_RESOLUTION_ROWS,
    contacts_judged = KPI_TOTAL_RESOLUTION_CONTACTS_JUDGED,
    contacts_without_follow_up = KPI_TOTAL_RESOLUTION_CONTACTS_WITHOUT_FOLLOW_UP,
    contacts_preceded = KPI_TOTAL_RESOLUTION_CONTACTS_PRECEDED,
    contacts_preceded_judged = KPI_TOTAL_RESOLUTION_CONTACTS_PRECEDED_JUDGED,
    issues_judged = KPI_TOTAL_RESOLUTION_ISSUES_JUDGED,
    issues_resolved_first = KPI_TOTAL_RESOLUTION_ISSUES_RESOLVED_FIRST,
    issues_not_resolvable = KPI_TOTAL_RESOLUTION_ISSUES_NOT_RESOLVABLE,
    customers_judged = KPI_TOTAL_RESOLUTION_CUSTOMERS_JUDGED,
    customers_resolved_first = KPI_TOTAL_RESOLUTION_CUSTOMERS_RESOLVED_FIRST,
    abandons_judged = KPI_TOTAL_RESOLUTION_ABANDONS_JUDGED,
    abandons_redialled = KPI_TOTAL_RESOLUTION_ABANDONS_REDIALLED,
    contacts_open = KPI_TOTAL_RESOLUTION_CONTACTS_OPEN,
    contacts_preceded_open = KPI_TOTAL_RESOLUTION_CONTACTS_PRECEDED_OPEN,
    issues_open = KPI_TOTAL_RESOLUTION_ISSUES_OPEN,
    customers_open = KPI_TOTAL_RESOLUTION_CUSTOMERS_OPEN,
    abandons_open = KPI_TOTAL_RESOLUTION_ABANDONS_OPEN
};

/** The fact `resolution`: one contact, issue, customer or abandon whose repeats were looked for */
struct resolution {
    static constexpr std::int32_t number = KPI_FACT_RESOLUTION;
    using row = resolution_row;
    using rules = resolution_rules;
    using total = resolution_total;
};
using resolution_totals = totals<resolution>;
using resolution_grouped = grouped<resolution>;
using resolution_sharded = sharded<resolution>;
using resolution_shard = shard<resolution>;

// ---- callback: one episode of missed calls, or one call-back request ----

/** Words of the field `subject` of `callback`. */
enum class callback_subject : std::int64_t {
    missed_calls = KPI_CALLBACK_SUBJECT_MISSED_CALLS,
    request = KPI_CALLBACK_SUBJECT_REQUEST
};

/** Words of the field `outcome` of `callback`. */
enum class callback_outcome : std::int64_t {
    called_back = KPI_CALLBACK_OUTCOME_CALLED_BACK,
    self_recovered = KPI_CALLBACK_OUTCOME_SELF_RECOVERED,
    expired = KPI_CALLBACK_OUTCOME_EXPIRED,
    open = KPI_CALLBACK_OUTCOME_OPEN
};

/** one episode of missed calls, or one call-back request */
struct callback_row : kpi_callback_row {
    constexpr callback_row() noexcept : kpi_callback_row() {}
    /** what the row is about; missed calls where null */
    constexpr callback_row& subject(callback_subject value) noexcept { kpi_callback_row::subject = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_callback_subject; return *this; }
    constexpr std::optional<callback_subject> subject() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_subject)) == 0) { return std::nullopt; } return static_cast<callback_subject>(kpi_callback_row::subject); }
    constexpr callback_row& subject(std::nullopt_t) noexcept { kpi_callback_row::subject = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_subject); return *this; }
    /** missed calls of the episode, the first one included: one or more */
    template <class Integer, accepts::integer<Integer> = 0> constexpr callback_row& calls_missed(Integer value) noexcept { kpi_callback_row::calls_missed = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_callback_calls_missed; return *this; }
    constexpr std::optional<std::int64_t> calls_missed() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_calls_missed)) == 0) { return std::nullopt; } return kpi_callback_row::calls_missed; }
    constexpr callback_row& calls_missed(std::nullopt_t) noexcept { kpi_callback_row::calls_missed = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_calls_missed); return *this; }
    /** what became of it; a request needs it only where it is open */
    constexpr callback_row& outcome(callback_outcome value) noexcept { kpi_callback_row::outcome = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_callback_outcome; return *this; }
    constexpr std::optional<callback_outcome> outcome() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_outcome)) == 0) { return std::nullopt; } return static_cast<callback_outcome>(kpi_callback_row::outcome); }
    constexpr callback_row& outcome(std::nullopt_t) noexcept { kpi_callback_row::outcome = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_outcome); return *this; }
    /** whether a call-back reached the customer, of an episode within its window; follows from delay_to_connected */
    template <class Flag, accepts::flag<Flag> = 0> constexpr callback_row& connected(Flag value) noexcept { kpi_callback_row::connected = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_callback_connected; return *this; }
    constexpr std::optional<bool> connected() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_connected)) == 0) { return std::nullopt; } return kpi_callback_row::connected != 0; }
    constexpr callback_row& connected(std::nullopt_t) noexcept { kpi_callback_row::connected = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_connected); return *this; }
    /** from the first missed call to the first attempt to call back, by the clock of the rules */
    constexpr callback_row& delay_from_first(microseconds value) noexcept { kpi_callback_row::delay_from_first = value.count(); present |= UINT64_C(1) << KPI_FIELD_callback_delay_from_first; return *this; }
    constexpr std::optional<microseconds> delay_from_first() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_delay_from_first)) == 0) { return std::nullopt; } return microseconds(kpi_callback_row::delay_from_first); }
    constexpr callback_row& delay_from_first(std::nullopt_t) noexcept { kpi_callback_row::delay_from_first = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_delay_from_first); return *this; }
    /** from the last missed call to that attempt */
    constexpr callback_row& delay_from_last(microseconds value) noexcept { kpi_callback_row::delay_from_last = value.count(); present |= UINT64_C(1) << KPI_FIELD_callback_delay_from_last; return *this; }
    constexpr std::optional<microseconds> delay_from_last() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_delay_from_last)) == 0) { return std::nullopt; } return microseconds(kpi_callback_row::delay_from_last); }
    constexpr callback_row& delay_from_last(std::nullopt_t) noexcept { kpi_callback_row::delay_from_last = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_delay_from_last); return *this; }
    /** from the first missed call, or the request, to the attempt that reached the customer */
    constexpr callback_row& delay_to_connected(microseconds value) noexcept { kpi_callback_row::delay_to_connected = value.count(); present |= UINT64_C(1) << KPI_FIELD_callback_delay_to_connected; return *this; }
    constexpr std::optional<microseconds> delay_to_connected() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_delay_to_connected)) == 0) { return std::nullopt; } return microseconds(kpi_callback_row::delay_to_connected); }
    constexpr callback_row& delay_to_connected(std::nullopt_t) noexcept { kpi_callback_row::delay_to_connected = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_delay_to_connected); return *this; }
    /** the time within which a call-back was promised, for requests */
    constexpr callback_row& promised(microseconds value) noexcept { kpi_callback_row::promised = value.count(); present |= UINT64_C(1) << KPI_FIELD_callback_promised; return *this; }
    constexpr std::optional<microseconds> promised() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_promised)) == 0) { return std::nullopt; } return microseconds(kpi_callback_row::promised); }
    constexpr callback_row& promised(std::nullopt_t) noexcept { kpi_callback_row::promised = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_promised); return *this; }
    /** when the first call was missed, or the request made: it decides the interval */
    constexpr callback_row& at(time_point value) noexcept { kpi_callback_row::at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_callback_at; return *this; }
    constexpr std::optional<time_point> at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_callback_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_callback_row::at)); }
    constexpr callback_row& at(std::nullopt_t) noexcept { kpi_callback_row::at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_callback_at); return *this; }
};
static_assert(sizeof(callback_row) == sizeof(kpi_callback_row), "arrays of both are the same");

/** Words of the rule `clock` of `callback`. */
enum class callback_rule_clock : std::int64_t {
    calendar = KPI_CALLBACK_RULE_CLOCK_CALENDAR,
    business = KPI_CALLBACK_RULE_CLOCK_BUSINESS
};

/** Words of the rule `boundary` of `callback`. */
enum class callback_rule_boundary : std::int64_t {
    inclusive = KPI_CALLBACK_RULE_BOUNDARY_INCLUSIVE,
    exclusive = KPI_CALLBACK_RULE_BOUNDARY_EXCLUSIVE
};

/** Rules of `callback`; what is not set has its default. */
struct callback_rules : kpi_callback_rules {
    constexpr callback_rules() noexcept : kpi_callback_rules() {}
    /** how long an episode stays open: a time such as `24h` (default `1d`) (default 1d) */
    constexpr callback_rules& callback_window(microseconds value) noexcept { kpi_callback_rules::callback_window = value.count(); present |= UINT64_C(1) << KPI_RULE_callback_callback_window; return *this; }
    constexpr std::optional<microseconds> callback_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_callback_callback_window)) == 0) { return std::nullopt; } return microseconds(kpi_callback_rules::callback_window); }
    /** which clock measured the window and the delays: `calendar` (default) or `business` (default calendar) */
    constexpr callback_rules& clock(callback_rule_clock value) noexcept { kpi_callback_rules::clock = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_callback_clock; return *this; }
    constexpr std::optional<callback_rule_clock> clock() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_callback_clock)) == 0) { return std::nullopt; } return static_cast<callback_rule_clock>(kpi_callback_rules::clock); }
    /** within which time a requested call-back is to connect: a time such as `2h`, or `per_row` (default: each its own promise) (default per_row) */
    constexpr callback_rules& answer_within(microseconds value) noexcept { kpi_callback_rules::answer_within = value.count(); present |= UINT64_C(1) << KPI_RULE_callback_answer_within; return *this; }
    constexpr std::optional<microseconds> answer_within() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_callback_answer_within)) == 0) { return std::nullopt; } return microseconds(kpi_callback_rules::answer_within); }
    constexpr callback_rules& answer_within_per_row() noexcept { kpi_callback_rules::answer_within = -1; present |= UINT64_C(1) << KPI_RULE_callback_answer_within; return *this; }
    /** whether a time equal to the promise is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    constexpr callback_rules& boundary(callback_rule_boundary value) noexcept { kpi_callback_rules::boundary = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_callback_boundary; return *this; }
    constexpr std::optional<callback_rule_boundary> boundary() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_callback_boundary)) == 0) { return std::nullopt; } return static_cast<callback_rule_boundary>(kpi_callback_rules::boundary); }
};
static_assert(sizeof(callback_rules) == sizeof(kpi_callback_rules), "arrays of both are the same");

/** Totals of `callback`. */
enum class callback_total : std::int32_t {
    rows = KPI_TOTAL_CALLBACK_ROWS,
    episodes = KPI_TOTAL_CALLBACK_EPISODES,
    called_back = KPI_TOTAL_CALLBACK_CALLED_BACK,
    called_back_connected = KPI_TOTAL_CALLBACK_CALLED_BACK_CONNECTED,
    self_recovered = KPI_TOTAL_CALLBACK_SELF_RECOVERED,
    calls_missed = KPI_TOTAL_CALLBACK_CALLS_MISSED,
    calls_called_back = KPI_TOTAL_CALLBACK_CALLS_CALLED_BACK,
    delay_from_first = KPI_TOTAL_CALLBACK_DELAY_FROM_FIRST,
    delay_from_last = KPI_TOTAL_CALLBACK_DELAY_FROM_LAST,
    delay_to_connected = KPI_TOTAL_CALLBACK_DELAY_TO_CONNECTED,
    promise_met = KPI_TOTAL_CALLBACK_PROMISE_MET,
    episodes_open = KPI_TOTAL_CALLBACK_EPISODES_OPEN,
    requests_open = KPI_TOTAL_CALLBACK_REQUESTS_OPEN,
    outcome_unknown = KPI_TOTAL_CALLBACK_OUTCOME_UNKNOWN,
    connected_unknown = KPI_TOTAL_CALLBACK_CONNECTED_UNKNOWN,
    calls_missed_unknown = KPI_TOTAL_CALLBACK_CALLS_MISSED_UNKNOWN,
    delay_from_first_unknown = KPI_TOTAL_CALLBACK_DELAY_FROM_FIRST_UNKNOWN,
    delay_from_last_unknown = KPI_TOTAL_CALLBACK_DELAY_FROM_LAST_UNKNOWN,
    delay_to_connected_unknown = KPI_TOTAL_CALLBACK_DELAY_TO_CONNECTED_UNKNOWN,
    promise_unknown = KPI_TOTAL_CALLBACK_PROMISE_UNKNOWN
};

/** The fact `callback`: one episode of missed calls, or one call-back request */
struct callback {
    static constexpr std::int32_t number = KPI_FACT_CALLBACK;
    using row = callback_row;
    using rules = callback_rules;
    using total = callback_total;
};
using callback_totals = totals<callback>;
using callback_grouped = grouped<callback>;
using callback_sharded = sharded<callback>;
using callback_shard = shard<callback>;

// ---- backlog: one instant at which the backlog was looked at, or one ticket open at one ----

/** Words of the field `subject` of `backlog`. */
enum class backlog_subject : std::int64_t {
    ticket = KPI_BACKLOG_SUBJECT_TICKET,
    instant = KPI_BACKLOG_SUBJECT_INSTANT
};

/** one instant at which the backlog was looked at, or one ticket open at one */
struct backlog_row : kpi_backlog_row {
    constexpr backlog_row() noexcept : kpi_backlog_row() {}
    /** what the row is about; a ticket where null */
    constexpr backlog_row& subject(backlog_subject value) noexcept { kpi_backlog_row::subject = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_backlog_subject; return *this; }
    constexpr std::optional<backlog_subject> subject() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_subject)) == 0) { return std::nullopt; } return static_cast<backlog_subject>(kpi_backlog_row::subject); }
    constexpr backlog_row& subject(std::nullopt_t) noexcept { kpi_backlog_row::subject = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_subject); return *this; }
    /** whether it was pending on the customer */
    template <class Flag, accepts::flag<Flag> = 0> constexpr backlog_row& pending(Flag value) noexcept { kpi_backlog_row::pending = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_backlog_pending; return *this; }
    constexpr std::optional<bool> pending() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_pending)) == 0) { return std::nullopt; } return kpi_backlog_row::pending != 0; }
    constexpr backlog_row& pending(std::nullopt_t) noexcept { kpi_backlog_row::pending = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_pending); return *this; }
    /** whether it was past its resolution target; follows from elapsed and target where null */
    template <class Flag, accepts::flag<Flag> = 0> constexpr backlog_row& overdue(Flag value) noexcept { kpi_backlog_row::overdue = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_backlog_overdue; return *this; }
    constexpr std::optional<bool> overdue() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_overdue)) == 0) { return std::nullopt; } return kpi_backlog_row::overdue != 0; }
    constexpr backlog_row& overdue(std::nullopt_t) noexcept { kpi_backlog_row::overdue = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_overdue); return *this; }
    /** its resolution target, above zero */
    constexpr backlog_row& target(microseconds value) noexcept { kpi_backlog_row::target = value.count(); present |= UINT64_C(1) << KPI_FIELD_backlog_target; return *this; }
    constexpr std::optional<microseconds> target() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_target)) == 0) { return std::nullopt; } return microseconds(kpi_backlog_row::target); }
    constexpr backlog_row& target(std::nullopt_t) noexcept { kpi_backlog_row::target = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_target); return *this; }
    /** the time that counts towards the target, by the clock of the rules; the age where null and the clock is the calendar */
    constexpr backlog_row& elapsed(microseconds value) noexcept { kpi_backlog_row::elapsed = value.count(); present |= UINT64_C(1) << KPI_FIELD_backlog_elapsed; return *this; }
    constexpr std::optional<microseconds> elapsed() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_elapsed)) == 0) { return std::nullopt; } return microseconds(kpi_backlog_row::elapsed); }
    constexpr backlog_row& elapsed(std::nullopt_t) noexcept { kpi_backlog_row::elapsed = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_elapsed); return *this; }
    /** the time since it was created */
    constexpr backlog_row& age(microseconds value) noexcept { kpi_backlog_row::age = value.count(); present |= UINT64_C(1) << KPI_FIELD_backlog_age; return *this; }
    constexpr std::optional<microseconds> age() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_age)) == 0) { return std::nullopt; } return microseconds(kpi_backlog_row::age); }
    constexpr backlog_row& age(std::nullopt_t) noexcept { kpi_backlog_row::age = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_age); return *this; }
    /** the time since its status last changed */
    constexpr backlog_row& age_in_status(microseconds value) noexcept { kpi_backlog_row::age_in_status = value.count(); present |= UINT64_C(1) << KPI_FIELD_backlog_age_in_status; return *this; }
    constexpr std::optional<microseconds> age_in_status() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_age_in_status)) == 0) { return std::nullopt; } return microseconds(kpi_backlog_row::age_in_status); }
    constexpr backlog_row& age_in_status(std::nullopt_t) noexcept { kpi_backlog_row::age_in_status = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_age_in_status); return *this; }
    /** the time that it was open so far, without what it spent solved */
    constexpr backlog_row& open_time(microseconds value) noexcept { kpi_backlog_row::open_time = value.count(); present |= UINT64_C(1) << KPI_FIELD_backlog_open_time; return *this; }
    constexpr std::optional<microseconds> open_time() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_open_time)) == 0) { return std::nullopt; } return microseconds(kpi_backlog_row::open_time); }
    constexpr backlog_row& open_time(std::nullopt_t) noexcept { kpi_backlog_row::open_time = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_open_time); return *this; }
    /** the instant looked at: it decides the interval */
    constexpr backlog_row& at(time_point value) noexcept { kpi_backlog_row::at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_backlog_at; return *this; }
    constexpr std::optional<time_point> at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_backlog_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_backlog_row::at)); }
    constexpr backlog_row& at(std::nullopt_t) noexcept { kpi_backlog_row::at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_backlog_at); return *this; }
};
static_assert(sizeof(backlog_row) == sizeof(kpi_backlog_row), "arrays of both are the same");

/** Words of the rule `clock` of `backlog`. */
enum class backlog_rule_clock : std::int64_t {
    calendar = KPI_BACKLOG_RULE_CLOCK_CALENDAR,
    business = KPI_BACKLOG_RULE_CLOCK_BUSINESS
};

/** Rules of `backlog`; what is not set has its default. */
struct backlog_rules : kpi_backlog_rules {
    constexpr backlog_rules() noexcept : kpi_backlog_rules() {}
    /** which clock measured the time towards targets: `calendar` (default) or `business` (default calendar) */
    constexpr backlog_rules& clock(backlog_rule_clock value) noexcept { kpi_backlog_rules::clock = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_backlog_clock; return *this; }
    constexpr std::optional<backlog_rule_clock> clock() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_backlog_clock)) == 0) { return std::nullopt; } return static_cast<backlog_rule_clock>(kpi_backlog_rules::clock); }
    /** the caller's number for its mapping of statuses to open, pending and the rest; `unset` (default) is the statuses as they are (default unset) */
    template <class Integer, accepts::integer<Integer> = 0> constexpr backlog_rules& status_map(Integer value) noexcept { kpi_backlog_rules::status_map = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_backlog_status_map; return *this; }
    constexpr std::optional<std::int64_t> status_map() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_backlog_status_map)) == 0) { return std::nullopt; } return kpi_backlog_rules::status_map; }
    constexpr backlog_rules& status_map_unset() noexcept { kpi_backlog_rules::status_map = -1; present |= UINT64_C(1) << KPI_RULE_backlog_status_map; return *this; }
};
static_assert(sizeof(backlog_rules) == sizeof(kpi_backlog_rules), "arrays of both are the same");

/** Totals of `backlog`. */
enum class backlog_total : std::int32_t {
    rows = KPI_TOTAL_BACKLOG_ROWS,
    snapshots = KPI_TOTAL_BACKLOG_SNAPSHOTS,
    open = KPI_TOTAL_BACKLOG_OPEN,
    pending = KPI_TOTAL_BACKLOG_PENDING,
    overdue = KPI_TOTAL_BACKLOG_OVERDUE,
    age = KPI_TOTAL_BACKLOG_AGE,
    age_in_status = KPI_TOTAL_BACKLOG_AGE_IN_STATUS,
    open_time = KPI_TOTAL_BACKLOG_OPEN_TIME,
    pending_unknown = KPI_TOTAL_BACKLOG_PENDING_UNKNOWN,
    overdue_unknown = KPI_TOTAL_BACKLOG_OVERDUE_UNKNOWN,
    age_unknown = KPI_TOTAL_BACKLOG_AGE_UNKNOWN,
    age_in_status_unknown = KPI_TOTAL_BACKLOG_AGE_IN_STATUS_UNKNOWN,
    open_time_unknown = KPI_TOTAL_BACKLOG_OPEN_TIME_UNKNOWN,
    target_unknown = KPI_TOTAL_BACKLOG_TARGET_UNKNOWN
};

/** The fact `backlog`: one instant at which the backlog was looked at, or one ticket open at one */
struct backlog {
    static constexpr std::int32_t number = KPI_FACT_BACKLOG;
    using row = backlog_row;
    using rules = backlog_rules;
    using total = backlog_total;
};
using backlog_totals = totals<backlog>;
using backlog_grouped = grouped<backlog>;
using backlog_sharded = sharded<backlog>;
using backlog_shard = shard<backlog>;

// ---- snapshot: one instant looked at, or one contact that waited at it ----

/** Words of the field `subject` of `snapshot`. */
enum class snapshot_subject : std::int64_t {
    instant = KPI_SNAPSHOT_SUBJECT_INSTANT,
    waiting = KPI_SNAPSHOT_SUBJECT_WAITING
};

/** one instant looked at, or one contact that waited at it */
struct snapshot_row : kpi_snapshot_row {
    constexpr snapshot_row() noexcept : kpi_snapshot_row() {}
    /** what the row is about; where null, a contact that waited if there is a wait, else an instant */
    constexpr snapshot_row& subject(snapshot_subject value) noexcept { kpi_snapshot_row::subject = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_snapshot_subject; return *this; }
    constexpr std::optional<snapshot_subject> subject() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_snapshot_subject)) == 0) { return std::nullopt; } return static_cast<snapshot_subject>(kpi_snapshot_row::subject); }
    constexpr snapshot_row& subject(std::nullopt_t) noexcept { kpi_snapshot_row::subject = 0; present &= ~(UINT64_C(1) << KPI_FIELD_snapshot_subject); return *this; }
    /** of an instant: agents logged in */
    template <class Integer, accepts::integer<Integer> = 0> constexpr snapshot_row& staffed(Integer value) noexcept { kpi_snapshot_row::staffed = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_snapshot_staffed; return *this; }
    constexpr std::optional<std::int64_t> staffed() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_snapshot_staffed)) == 0) { return std::nullopt; } return kpi_snapshot_row::staffed; }
    constexpr snapshot_row& staffed(std::nullopt_t) noexcept { kpi_snapshot_row::staffed = 0; present &= ~(UINT64_C(1) << KPI_FIELD_snapshot_staffed); return *this; }
    /** of an instant: agents available for a contact */
    template <class Integer, accepts::integer<Integer> = 0> constexpr snapshot_row& available(Integer value) noexcept { kpi_snapshot_row::available = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_snapshot_available; return *this; }
    constexpr std::optional<std::int64_t> available() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_snapshot_available)) == 0) { return std::nullopt; } return kpi_snapshot_row::available; }
    constexpr snapshot_row& available(std::nullopt_t) noexcept { kpi_snapshot_row::available = 0; present &= ~(UINT64_C(1) << KPI_FIELD_snapshot_available); return *this; }
    /** of an instant: contacts waiting that have no row of their own; 0 where each has one */
    template <class Integer, accepts::integer<Integer> = 0> constexpr snapshot_row& waiting(Integer value) noexcept { kpi_snapshot_row::waiting = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_snapshot_waiting; return *this; }
    constexpr std::optional<std::int64_t> waiting() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_snapshot_waiting)) == 0) { return std::nullopt; } return kpi_snapshot_row::waiting; }
    constexpr snapshot_row& waiting(std::nullopt_t) noexcept { kpi_snapshot_row::waiting = 0; present &= ~(UINT64_C(1) << KPI_FIELD_snapshot_waiting); return *this; }
    /** of a contact that waits: how long it has waited so far */
    constexpr snapshot_row& wait(microseconds value) noexcept { kpi_snapshot_row::wait = value.count(); present |= UINT64_C(1) << KPI_FIELD_snapshot_wait; return *this; }
    constexpr std::optional<microseconds> wait() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_snapshot_wait)) == 0) { return std::nullopt; } return microseconds(kpi_snapshot_row::wait); }
    constexpr snapshot_row& wait(std::nullopt_t) noexcept { kpi_snapshot_row::wait = 0; present &= ~(UINT64_C(1) << KPI_FIELD_snapshot_wait); return *this; }
    /** the instant: it decides the interval */
    constexpr snapshot_row& taken_at(time_point value) noexcept { kpi_snapshot_row::taken_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_snapshot_taken_at; return *this; }
    constexpr std::optional<time_point> taken_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_snapshot_taken_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_snapshot_row::taken_at)); }
    constexpr snapshot_row& taken_at(std::nullopt_t) noexcept { kpi_snapshot_row::taken_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_snapshot_taken_at); return *this; }
};
static_assert(sizeof(snapshot_row) == sizeof(kpi_snapshot_row), "arrays of both are the same");

/** Words of the rule `boundary` of `snapshot`. */
enum class snapshot_rule_boundary : std::int64_t {
    inclusive = KPI_SNAPSHOT_RULE_BOUNDARY_INCLUSIVE,
    exclusive = KPI_SNAPSHOT_RULE_BOUNDARY_EXCLUSIVE
};

/** Rules of `snapshot`; what is not set has its default. */
struct snapshot_rules : kpi_snapshot_rules {
    constexpr snapshot_rules() noexcept : kpi_snapshot_rules() {}
    /** the answer threshold: a time such as `20s` (default) (default 20s) */
    constexpr snapshot_rules& answer_within(microseconds value) noexcept { kpi_snapshot_rules::answer_within = value.count(); present |= UINT64_C(1) << KPI_RULE_snapshot_answer_within; return *this; }
    constexpr std::optional<microseconds> answer_within() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_snapshot_answer_within)) == 0) { return std::nullopt; } return microseconds(kpi_snapshot_rules::answer_within); }
    /** whether a wait equal to the threshold is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    constexpr snapshot_rules& boundary(snapshot_rule_boundary value) noexcept { kpi_snapshot_rules::boundary = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_snapshot_boundary; return *this; }
    constexpr std::optional<snapshot_rule_boundary> boundary() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_snapshot_boundary)) == 0) { return std::nullopt; } return static_cast<snapshot_rule_boundary>(kpi_snapshot_rules::boundary); }
};
static_assert(sizeof(snapshot_rules) == sizeof(kpi_snapshot_rules), "arrays of both are the same");

/** Totals of `snapshot`. */
enum class snapshot_total : std::int32_t {
    rows = KPI_TOTAL_SNAPSHOT_ROWS,
    snapshots = KPI_TOTAL_SNAPSHOT_SNAPSHOTS,
    waiting = KPI_TOTAL_SNAPSHOT_WAITING,
    waiting_within = KPI_TOTAL_SNAPSHOT_WAITING_WITHIN,
    staffed = KPI_TOTAL_SNAPSHOT_STAFFED,
    available = KPI_TOTAL_SNAPSHOT_AVAILABLE,
    staffed_unknown = KPI_TOTAL_SNAPSHOT_STAFFED_UNKNOWN,
    available_unknown = KPI_TOTAL_SNAPSHOT_AVAILABLE_UNKNOWN,
    waiting_unknown = KPI_TOTAL_SNAPSHOT_WAITING_UNKNOWN,
    waiting_age_unknown = KPI_TOTAL_SNAPSHOT_WAITING_AGE_UNKNOWN
};

/** The fact `snapshot`: one instant looked at, or one contact that waited at it */
struct snapshot {
    static constexpr std::int32_t number = KPI_FACT_SNAPSHOT;
    using row = snapshot_row;
    using rules = snapshot_rules;
    using total = snapshot_total;
};
using snapshot_totals = totals<snapshot>;
using snapshot_grouped = grouped<snapshot>;
using snapshot_sharded = sharded<snapshot>;
using snapshot_shard = shard<snapshot>;

// ---- evaluation: one evaluation of one contact ----

/** one evaluation of one contact */
struct evaluation_row : kpi_evaluation_row {
    constexpr evaluation_row() noexcept : kpi_evaluation_row() {}
    /** points given: 0 to max_points */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_row& points(Integer value) noexcept { kpi_evaluation_row::points = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_evaluation_points; return *this; }
    constexpr std::optional<std::int64_t> points() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_points)) == 0) { return std::nullopt; } return kpi_evaluation_row::points; }
    constexpr evaluation_row& points(std::nullopt_t) noexcept { kpi_evaluation_row::points = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_points); return *this; }
    /** points possible: 1 to 1000000000 */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_row& max_points(Integer value) noexcept { kpi_evaluation_row::max_points = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_evaluation_max_points; return *this; }
    constexpr std::optional<std::int64_t> max_points() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_max_points)) == 0) { return std::nullopt; } return kpi_evaluation_row::max_points; }
    constexpr evaluation_row& max_points(std::nullopt_t) noexcept { kpi_evaluation_row::max_points = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_max_points); return *this; }
    /** the weight of the evaluation, 0 to 1000000000; 1 where null */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_row& weight(Integer value) noexcept { kpi_evaluation_row::weight = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_evaluation_weight; return *this; }
    constexpr std::optional<std::int64_t> weight() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_weight)) == 0) { return std::nullopt; } return kpi_evaluation_row::weight; }
    constexpr evaluation_row& weight(std::nullopt_t) noexcept { kpi_evaluation_row::weight = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_weight); return *this; }
    /** errors critical to the customer */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_row& critical_customer(Integer value) noexcept { kpi_evaluation_row::critical_customer = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_evaluation_critical_customer; return *this; }
    constexpr std::optional<std::int64_t> critical_customer() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_critical_customer)) == 0) { return std::nullopt; } return kpi_evaluation_row::critical_customer; }
    constexpr evaluation_row& critical_customer(std::nullopt_t) noexcept { kpi_evaluation_row::critical_customer = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_critical_customer); return *this; }
    /** errors critical to the business */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_row& critical_business(Integer value) noexcept { kpi_evaluation_row::critical_business = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_evaluation_critical_business; return *this; }
    constexpr std::optional<std::int64_t> critical_business() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_critical_business)) == 0) { return std::nullopt; } return kpi_evaluation_row::critical_business; }
    constexpr evaluation_row& critical_business(std::nullopt_t) noexcept { kpi_evaluation_row::critical_business = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_critical_business); return *this; }
    /** errors critical to compliance */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_row& critical_compliance(Integer value) noexcept { kpi_evaluation_row::critical_compliance = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_evaluation_critical_compliance; return *this; }
    constexpr std::optional<std::int64_t> critical_compliance() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_critical_compliance)) == 0) { return std::nullopt; } return kpi_evaluation_row::critical_compliance; }
    constexpr evaluation_row& critical_compliance(std::nullopt_t) noexcept { kpi_evaluation_row::critical_compliance = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_critical_compliance); return *this; }
    /** whether the source says that it passed, its verdict on classes of errors that are null too; read where the rules set no mark, and overruled by a critical error of the row */
    template <class Flag, accepts::flag<Flag> = 0> constexpr evaluation_row& passed(Flag value) noexcept { kpi_evaluation_row::passed = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_evaluation_passed; return *this; }
    constexpr std::optional<bool> passed() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_passed)) == 0) { return std::nullopt; } return kpi_evaluation_row::passed != 0; }
    constexpr evaluation_row& passed(std::nullopt_t) noexcept { kpi_evaluation_row::passed = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_passed); return *this; }
    /** whether it is the first evaluation of its contact */
    template <class Flag, accepts::flag<Flag> = 0> constexpr evaluation_row& first_of_contact(Flag value) noexcept { kpi_evaluation_row::first_of_contact = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_evaluation_first_of_contact; return *this; }
    constexpr std::optional<bool> first_of_contact() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_first_of_contact)) == 0) { return std::nullopt; } return kpi_evaluation_row::first_of_contact != 0; }
    constexpr evaluation_row& first_of_contact(std::nullopt_t) noexcept { kpi_evaluation_row::first_of_contact = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_first_of_contact); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_row& agent(Integer value) noexcept { kpi_evaluation_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_evaluation_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_agent)) == 0) { return std::nullopt; } return kpi_evaluation_row::agent; }
    constexpr evaluation_row& agent(std::nullopt_t) noexcept { kpi_evaluation_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_agent); return *this; }
    /** when it was evaluated: it decides the interval */
    constexpr evaluation_row& evaluated_at(time_point value) noexcept { kpi_evaluation_row::evaluated_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_evaluation_evaluated_at; return *this; }
    constexpr std::optional<time_point> evaluated_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_evaluation_evaluated_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_evaluation_row::evaluated_at)); }
    constexpr evaluation_row& evaluated_at(std::nullopt_t) noexcept { kpi_evaluation_row::evaluated_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_evaluation_evaluated_at); return *this; }
};
static_assert(sizeof(evaluation_row) == sizeof(kpi_evaluation_row), "arrays of both are the same");

/** Words of the rule `selection` of `evaluation`. */
enum class evaluation_rule_selection : std::int64_t {
    unstated = KPI_EVALUATION_RULE_SELECTION_UNSTATED,
    random = KPI_EVALUATION_RULE_SELECTION_RANDOM,
    selected = KPI_EVALUATION_RULE_SELECTION_SELECTED
};

/** Rules of `evaluation`; what is not set has its default. */
struct evaluation_rules : kpi_evaluation_rules {
    constexpr evaluation_rules() noexcept : kpi_evaluation_rules() {}
    /** the mark to pass, in percent of the points possible: 0 to 100, or `unset` (default): the source's own word on passing counts (default unset) */
    template <class Integer, accepts::integer<Integer> = 0> constexpr evaluation_rules& pass_mark(Integer value) noexcept { kpi_evaluation_rules::pass_mark = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_evaluation_pass_mark; return *this; }
    constexpr std::optional<std::int64_t> pass_mark() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_evaluation_pass_mark)) == 0) { return std::nullopt; } return kpi_evaluation_rules::pass_mark; }
    constexpr evaluation_rules& pass_mark_unset() noexcept { kpi_evaluation_rules::pass_mark = -1; present |= UINT64_C(1) << KPI_RULE_evaluation_pass_mark; return *this; }
    /** how contacts were selected: `unstated` (default), `random` or `selected` (default unstated) */
    constexpr evaluation_rules& selection(evaluation_rule_selection value) noexcept { kpi_evaluation_rules::selection = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_evaluation_selection; return *this; }
    constexpr std::optional<evaluation_rule_selection> selection() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_evaluation_selection)) == 0) { return std::nullopt; } return static_cast<evaluation_rule_selection>(kpi_evaluation_rules::selection); }
};
static_assert(sizeof(evaluation_rules) == sizeof(kpi_evaluation_rules), "arrays of both are the same");

/** Totals of `evaluation`. */
enum class evaluation_total : std::int32_t {
    rows = KPI_TOTAL_EVALUATION_ROWS,
    evaluations = KPI_TOTAL_EVALUATION_EVALUATIONS,
    points = KPI_TOTAL_EVALUATION_POINTS,
    max_points = KPI_TOTAL_EVALUATION_MAX_POINTS,
    weighted_points = KPI_TOTAL_EVALUATION_WEIGHTED_POINTS,
    weighted_max_points = KPI_TOTAL_EVALUATION_WEIGHTED_MAX_POINTS,
    points_with_critical_error = KPI_TOTAL_EVALUATION_POINTS_WITH_CRITICAL_ERROR,
    with_critical_customer = KPI_TOTAL_EVALUATION_WITH_CRITICAL_CUSTOMER,
    with_critical_business = KPI_TOTAL_EVALUATION_WITH_CRITICAL_BUSINESS,
    with_critical_compliance = KPI_TOTAL_EVALUATION_WITH_CRITICAL_COMPLIANCE,
    passed = KPI_TOTAL_EVALUATION_PASSED,
    passed_by_mark = KPI_TOTAL_EVALUATION_PASSED_BY_MARK,
    contacts_evaluated = KPI_TOTAL_EVALUATION_CONTACTS_EVALUATED,
    critical_error_unknown = KPI_TOTAL_EVALUATION_CRITICAL_ERROR_UNKNOWN,
    critical_customer_unknown = KPI_TOTAL_EVALUATION_CRITICAL_CUSTOMER_UNKNOWN,
    critical_business_unknown = KPI_TOTAL_EVALUATION_CRITICAL_BUSINESS_UNKNOWN,
    critical_compliance_unknown = KPI_TOTAL_EVALUATION_CRITICAL_COMPLIANCE_UNKNOWN,
    passed_unknown = KPI_TOTAL_EVALUATION_PASSED_UNKNOWN,
    agent_unknown = KPI_TOTAL_EVALUATION_AGENT_UNKNOWN,
    first_unknown = KPI_TOTAL_EVALUATION_FIRST_UNKNOWN
};

/** The fact `evaluation`: one evaluation of one contact */
struct evaluation {
    static constexpr std::int32_t number = KPI_FACT_EVALUATION;
    using row = evaluation_row;
    using rules = evaluation_rules;
    using total = evaluation_total;
};
using evaluation_totals = totals<evaluation>;
using evaluation_grouped = grouped<evaluation>;
using evaluation_sharded = sharded<evaluation>;
using evaluation_shard = shard<evaluation>;

// ---- knowledge_test: one test of one agent's knowledge ----

/** one test of one agent's knowledge */
struct knowledge_test_row : kpi_knowledge_test_row {
    constexpr knowledge_test_row() noexcept : kpi_knowledge_test_row() {}
    /** points given: 0 to max_points */
    template <class Integer, accepts::integer<Integer> = 0> constexpr knowledge_test_row& points(Integer value) noexcept { kpi_knowledge_test_row::points = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_knowledge_test_points; return *this; }
    constexpr std::optional<std::int64_t> points() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_knowledge_test_points)) == 0) { return std::nullopt; } return kpi_knowledge_test_row::points; }
    constexpr knowledge_test_row& points(std::nullopt_t) noexcept { kpi_knowledge_test_row::points = 0; present &= ~(UINT64_C(1) << KPI_FIELD_knowledge_test_points); return *this; }
    /** points possible: 1 to 1000000000 */
    template <class Integer, accepts::integer<Integer> = 0> constexpr knowledge_test_row& max_points(Integer value) noexcept { kpi_knowledge_test_row::max_points = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_knowledge_test_max_points; return *this; }
    constexpr std::optional<std::int64_t> max_points() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_knowledge_test_max_points)) == 0) { return std::nullopt; } return kpi_knowledge_test_row::max_points; }
    constexpr knowledge_test_row& max_points(std::nullopt_t) noexcept { kpi_knowledge_test_row::max_points = 0; present &= ~(UINT64_C(1) << KPI_FIELD_knowledge_test_max_points); return *this; }
    /** whether it is the agent's latest test; needed where only latest ones count */
    template <class Flag, accepts::flag<Flag> = 0> constexpr knowledge_test_row& latest(Flag value) noexcept { kpi_knowledge_test_row::latest = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_knowledge_test_latest; return *this; }
    constexpr std::optional<bool> latest() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_knowledge_test_latest)) == 0) { return std::nullopt; } return kpi_knowledge_test_row::latest != 0; }
    constexpr knowledge_test_row& latest(std::nullopt_t) noexcept { kpi_knowledge_test_row::latest = 0; present &= ~(UINT64_C(1) << KPI_FIELD_knowledge_test_latest); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr knowledge_test_row& agent(Integer value) noexcept { kpi_knowledge_test_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_knowledge_test_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_knowledge_test_agent)) == 0) { return std::nullopt; } return kpi_knowledge_test_row::agent; }
    constexpr knowledge_test_row& agent(std::nullopt_t) noexcept { kpi_knowledge_test_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_knowledge_test_agent); return *this; }
    /** when it was taken: it decides the interval */
    constexpr knowledge_test_row& taken_at(time_point value) noexcept { kpi_knowledge_test_row::taken_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_knowledge_test_taken_at; return *this; }
    constexpr std::optional<time_point> taken_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_knowledge_test_taken_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_knowledge_test_row::taken_at)); }
    constexpr knowledge_test_row& taken_at(std::nullopt_t) noexcept { kpi_knowledge_test_row::taken_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_knowledge_test_taken_at); return *this; }
};
static_assert(sizeof(knowledge_test_row) == sizeof(kpi_knowledge_test_row), "arrays of both are the same");

/** Words of the rule `test_taken` of `knowledge_test`. */
enum class knowledge_test_rule_test_taken : std::int64_t {
    latest = KPI_KNOWLEDGE_TEST_RULE_TEST_TAKEN_LATEST,
    all = KPI_KNOWLEDGE_TEST_RULE_TEST_TAKEN_ALL
};

/** Rules of `knowledge_test`; what is not set has its default. */
struct knowledge_test_rules : kpi_knowledge_test_rules {
    constexpr knowledge_test_rules() noexcept : kpi_knowledge_test_rules() {}
    /** the mark to pass, in percent of the points possible: 0 to 100 (80 is the default), or `unset`: passing is unknown (default 80) */
    template <class Integer, accepts::integer<Integer> = 0> constexpr knowledge_test_rules& pass_mark(Integer value) noexcept { kpi_knowledge_test_rules::pass_mark = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_knowledge_test_pass_mark; return *this; }
    constexpr std::optional<std::int64_t> pass_mark() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_knowledge_test_pass_mark)) == 0) { return std::nullopt; } return kpi_knowledge_test_rules::pass_mark; }
    constexpr knowledge_test_rules& pass_mark_unset() noexcept { kpi_knowledge_test_rules::pass_mark = -1; present |= UINT64_C(1) << KPI_RULE_knowledge_test_pass_mark; return *this; }
    /** which tests of an agent count: `latest` (default) or `all` (default latest) */
    constexpr knowledge_test_rules& test_taken(knowledge_test_rule_test_taken value) noexcept { kpi_knowledge_test_rules::test_taken = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_knowledge_test_test_taken; return *this; }
    constexpr std::optional<knowledge_test_rule_test_taken> test_taken() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_knowledge_test_test_taken)) == 0) { return std::nullopt; } return static_cast<knowledge_test_rule_test_taken>(kpi_knowledge_test_rules::test_taken); }
};
static_assert(sizeof(knowledge_test_rules) == sizeof(kpi_knowledge_test_rules), "arrays of both are the same");

/** Totals of `knowledge_test`. */
enum class knowledge_test_total : std::int32_t {
    rows = KPI_TOTAL_KNOWLEDGE_TEST_ROWS,
    tests = KPI_TOTAL_KNOWLEDGE_TEST_TESTS,
    points = KPI_TOTAL_KNOWLEDGE_TEST_POINTS,
    max_points = KPI_TOTAL_KNOWLEDGE_TEST_MAX_POINTS,
    passed = KPI_TOTAL_KNOWLEDGE_TEST_PASSED,
    latest_unknown = KPI_TOTAL_KNOWLEDGE_TEST_LATEST_UNKNOWN
};

/** The fact `knowledge_test`: one test of one agent's knowledge */
struct knowledge_test {
    static constexpr std::int32_t number = KPI_FACT_KNOWLEDGE_TEST;
    using row = knowledge_test_row;
    using rules = knowledge_test_rules;
    using total = knowledge_test_total;
};
using knowledge_test_totals = totals<knowledge_test>;
using knowledge_test_grouped = grouped<knowledge_test>;
using knowledge_test_sharded = sharded<knowledge_test>;
using knowledge_test_shard = shard<knowledge_test>;

// ---- complaint: one complaint of a customer ----

/** Words of the field `category` of `complaint`. */
enum class complaint_category : std::int64_t {
    attitude = KPI_COMPLAINT_CATEGORY_ATTITUDE,
    process = KPI_COMPLAINT_CATEGORY_PROCESS,
    product = KPI_COMPLAINT_CATEGORY_PRODUCT,
    wait = KPI_COMPLAINT_CATEGORY_WAIT,
    other = KPI_COMPLAINT_CATEGORY_OTHER
};

/** one complaint of a customer */
struct complaint_row : kpi_complaint_row {
    constexpr complaint_row() noexcept : kpi_complaint_row() {}
    /** what it is about */
    constexpr complaint_row& category(complaint_category value) noexcept { kpi_complaint_row::category = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_complaint_category; return *this; }
    constexpr std::optional<complaint_category> category() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_complaint_category)) == 0) { return std::nullopt; } return static_cast<complaint_category>(kpi_complaint_row::category); }
    constexpr complaint_row& category(std::nullopt_t) noexcept { kpi_complaint_row::category = 0; present &= ~(UINT64_C(1) << KPI_FIELD_complaint_category); return *this; }
    /** whether it was found justified */
    template <class Flag, accepts::flag<Flag> = 0> constexpr complaint_row& upheld(Flag value) noexcept { kpi_complaint_row::upheld = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_complaint_upheld; return *this; }
    constexpr std::optional<bool> upheld() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_complaint_upheld)) == 0) { return std::nullopt; } return kpi_complaint_row::upheld != 0; }
    constexpr complaint_row& upheld(std::nullopt_t) noexcept { kpi_complaint_row::upheld = 0; present &= ~(UINT64_C(1) << KPI_FIELD_complaint_upheld); return *this; }
    /** when it was received */
    constexpr complaint_row& received_at(time_point value) noexcept { kpi_complaint_row::received_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_complaint_received_at; return *this; }
    constexpr std::optional<time_point> received_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_complaint_received_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_complaint_row::received_at)); }
    constexpr complaint_row& received_at(std::nullopt_t) noexcept { kpi_complaint_row::received_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_complaint_received_at); return *this; }
    /** when the contact that it is about arrived; null where no contact is known */
    constexpr complaint_row& contact_at(time_point value) noexcept { kpi_complaint_row::contact_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_complaint_contact_at; return *this; }
    constexpr std::optional<time_point> contact_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_complaint_contact_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_complaint_row::contact_at)); }
    constexpr complaint_row& contact_at(std::nullopt_t) noexcept { kpi_complaint_row::contact_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_complaint_contact_at); return *this; }
};
static_assert(sizeof(complaint_row) == sizeof(kpi_complaint_row), "arrays of both are the same");

/** Words of the rule `complaint_date` of `complaint`. */
enum class complaint_rule_complaint_date : std::int64_t {
    receipt = KPI_COMPLAINT_RULE_COMPLAINT_DATE_RECEIPT,
    contact = KPI_COMPLAINT_RULE_COMPLAINT_DATE_CONTACT
};

/** Rules of `complaint`; what is not set has its default. */
struct complaint_rules : kpi_complaint_rules {
    constexpr complaint_rules() noexcept : kpi_complaint_rules() {}
    /** which instant decides the interval: `receipt` (default) or `contact` (default receipt) */
    constexpr complaint_rules& complaint_date(complaint_rule_complaint_date value) noexcept { kpi_complaint_rules::complaint_date = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_complaint_complaint_date; return *this; }
    constexpr std::optional<complaint_rule_complaint_date> complaint_date() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_complaint_complaint_date)) == 0) { return std::nullopt; } return static_cast<complaint_rule_complaint_date>(kpi_complaint_rules::complaint_date); }
};
static_assert(sizeof(complaint_rules) == sizeof(kpi_complaint_rules), "arrays of both are the same");

/** Totals of `complaint`. */
enum class complaint_total : std::int32_t {
    rows = KPI_TOTAL_COMPLAINT_ROWS,
    complaints = KPI_TOTAL_COMPLAINT_COMPLAINTS,
    upheld = KPI_TOTAL_COMPLAINT_UPHELD,
    of_contacts = KPI_TOTAL_COMPLAINT_OF_CONTACTS,
    attitude = KPI_TOTAL_COMPLAINT_ATTITUDE,
    attitude_upheld = KPI_TOTAL_COMPLAINT_ATTITUDE_UPHELD,
    upheld_unknown = KPI_TOTAL_COMPLAINT_UPHELD_UNKNOWN,
    category_unknown = KPI_TOTAL_COMPLAINT_CATEGORY_UNKNOWN,
    attitude_upheld_unknown = KPI_TOTAL_COMPLAINT_ATTITUDE_UPHELD_UNKNOWN
};

/** The fact `complaint`: one complaint of a customer */
struct complaint {
    static constexpr std::int32_t number = KPI_FACT_COMPLAINT;
    using row = complaint_row;
    using rules = complaint_rules;
    using total = complaint_total;
};
using complaint_totals = totals<complaint>;
using complaint_grouped = grouped<complaint>;
using complaint_sharded = sharded<complaint>;
using complaint_shard = shard<complaint>;

// ---- schedule: one scheduled activity, or whole shift, of one agent ----

/** one scheduled activity, or whole shift, of one agent */
struct schedule_row : kpi_schedule_row {
    constexpr schedule_row() noexcept : kpi_schedule_row() {}
    /** scheduled time that counts for adherence */
    constexpr schedule_row& counted(microseconds value) noexcept { kpi_schedule_row::counted = value.count(); present |= UINT64_C(1) << KPI_FIELD_schedule_counted; return *this; }
    constexpr std::optional<microseconds> counted() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_counted)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_row::counted); }
    constexpr schedule_row& counted(std::nullopt_t) noexcept { kpi_schedule_row::counted = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_counted); return *this; }
    /** part of counted in the right state */
    constexpr schedule_row& in_state(microseconds value) noexcept { kpi_schedule_row::in_state = value.count(); present |= UINT64_C(1) << KPI_FIELD_schedule_in_state; return *this; }
    constexpr std::optional<microseconds> in_state() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_in_state)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_row::in_state); }
    constexpr schedule_row& in_state(std::nullopt_t) noexcept { kpi_schedule_row::in_state = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_in_state); return *this; }
    /** part of counted while logged in */
    constexpr schedule_row& logged_in(microseconds value) noexcept { kpi_schedule_row::logged_in = value.count(); present |= UINT64_C(1) << KPI_FIELD_schedule_logged_in; return *this; }
    constexpr std::optional<microseconds> logged_in() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_logged_in)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_row::logged_in); }
    constexpr schedule_row& logged_in(std::nullopt_t) noexcept { kpi_schedule_row::logged_in = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_logged_in); return *this; }
    /** part of counted outside the right state that the tolerance forgives; a tolerance of zero forgives nothing */
    constexpr schedule_row& forgiven(microseconds value) noexcept { kpi_schedule_row::forgiven = value.count(); present |= UINT64_C(1) << KPI_FIELD_schedule_forgiven; return *this; }
    constexpr std::optional<microseconds> forgiven() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_forgiven)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_row::forgiven); }
    constexpr schedule_row& forgiven(std::nullopt_t) noexcept { kpi_schedule_row::forgiven = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_forgiven); return *this; }
    /** time worked outside the schedule */
    constexpr schedule_row& extra(microseconds value) noexcept { kpi_schedule_row::extra = value.count(); present |= UINT64_C(1) << KPI_FIELD_schedule_extra; return *this; }
    constexpr std::optional<microseconds> extra() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_extra)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_row::extra); }
    constexpr schedule_row& extra(std::nullopt_t) noexcept { kpi_schedule_row::extra = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_extra); return *this; }
    /** productive time worked, at whatever hour */
    constexpr schedule_row& worked_productive(microseconds value) noexcept { kpi_schedule_row::worked_productive = value.count(); present |= UINT64_C(1) << KPI_FIELD_schedule_worked_productive; return *this; }
    constexpr std::optional<microseconds> worked_productive() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_worked_productive)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_row::worked_productive); }
    constexpr schedule_row& worked_productive(std::nullopt_t) noexcept { kpi_schedule_row::worked_productive = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_worked_productive); return *this; }
    /** productive time scheduled */
    constexpr schedule_row& scheduled_productive(microseconds value) noexcept { kpi_schedule_row::scheduled_productive = value.count(); present |= UINT64_C(1) << KPI_FIELD_schedule_scheduled_productive; return *this; }
    constexpr std::optional<microseconds> scheduled_productive() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_scheduled_productive)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_row::scheduled_productive); }
    constexpr schedule_row& scheduled_productive(std::nullopt_t) noexcept { kpi_schedule_row::scheduled_productive = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_scheduled_productive); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr schedule_row& agent(Integer value) noexcept { kpi_schedule_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_schedule_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_agent)) == 0) { return std::nullopt; } return kpi_schedule_row::agent; }
    constexpr schedule_row& agent(std::nullopt_t) noexcept { kpi_schedule_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_agent); return *this; }
    /** when the activity or the shift starts: it decides the interval */
    constexpr schedule_row& starts_at(time_point value) noexcept { kpi_schedule_row::starts_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_schedule_starts_at; return *this; }
    constexpr std::optional<time_point> starts_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_schedule_starts_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_schedule_row::starts_at)); }
    constexpr schedule_row& starts_at(std::nullopt_t) noexcept { kpi_schedule_row::starts_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_schedule_starts_at); return *this; }
};
static_assert(sizeof(schedule_row) == sizeof(kpi_schedule_row), "arrays of both are the same");

/** Words of the rule `productive_states` of `schedule`. */
enum class schedule_rule_productive_states : std::int64_t {
    offline = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_OFFLINE,
    available = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AVAILABLE,
    ringing = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_RINGING,
    talk = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_TALK,
    hold = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_HOLD,
    wrap = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_WRAP,
    aux_break = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_BREAK,
    aux_meal = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_MEAL,
    aux_training = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_TRAINING,
    aux_meeting = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_MEETING,
    aux_other_work = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_OTHER_WORK,
    error = KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_ERROR
};

/** Words of the rule `on_call_at_break` of `schedule`. */
enum class schedule_rule_on_call_at_break : std::int64_t {
    not_adherent = KPI_SCHEDULE_RULE_ON_CALL_AT_BREAK_NOT_ADHERENT,
    adherent = KPI_SCHEDULE_RULE_ON_CALL_AT_BREAK_ADHERENT
};

/** Rules of `schedule`; what is not set has its default. */
struct schedule_rules : kpi_schedule_rules {
    constexpr schedule_rules() noexcept : kpi_schedule_rules() {}
    /** which states are productive: `available+ringing+talk+hold+wrap` (default) (default available+ringing+talk+hold+wrap) */
    constexpr schedule_rules& productive_states(std::initializer_list<schedule_rule_productive_states> words) noexcept { std::int64_t bits = 0; for (auto word : words) { bits |= static_cast<std::int64_t>(word); } kpi_schedule_rules::productive_states = bits; present |= UINT64_C(1) << KPI_RULE_schedule_productive_states; return *this; }
    constexpr std::optional<std::int64_t> productive_states() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_schedule_productive_states)) == 0) { return std::nullopt; } return kpi_schedule_rules::productive_states; }
    /** whether an agent on a call when a break starts keeps to the schedule: `not_adherent` (default) or `adherent` (default not_adherent) */
    constexpr schedule_rules& on_call_at_break(schedule_rule_on_call_at_break value) noexcept { kpi_schedule_rules::on_call_at_break = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_schedule_on_call_at_break; return *this; }
    constexpr std::optional<schedule_rule_on_call_at_break> on_call_at_break() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_schedule_on_call_at_break)) == 0) { return std::nullopt; } return static_cast<schedule_rule_on_call_at_break>(kpi_schedule_rules::on_call_at_break); }
    /** how much of a deviation from the schedule is forgiven at each change: a time such as `120s`; `0s` by default (default 0s) */
    constexpr schedule_rules& tolerance(microseconds value) noexcept { kpi_schedule_rules::tolerance = value.count(); present |= UINT64_C(1) << KPI_RULE_schedule_tolerance; return *this; }
    constexpr std::optional<microseconds> tolerance() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_schedule_tolerance)) == 0) { return std::nullopt; } return microseconds(kpi_schedule_rules::tolerance); }
};
static_assert(sizeof(schedule_rules) == sizeof(kpi_schedule_rules), "arrays of both are the same");

/** Totals of `schedule`. */
enum class schedule_total : std::int32_t {
    rows = KPI_TOTAL_SCHEDULE_ROWS,
    counted = KPI_TOTAL_SCHEDULE_COUNTED,
    in_state = KPI_TOTAL_SCHEDULE_IN_STATE,
    logged_in = KPI_TOTAL_SCHEDULE_LOGGED_IN,
    forgiven = KPI_TOTAL_SCHEDULE_FORGIVEN,
    extra = KPI_TOTAL_SCHEDULE_EXTRA,
    worked_productive = KPI_TOTAL_SCHEDULE_WORKED_PRODUCTIVE,
    scheduled_productive = KPI_TOTAL_SCHEDULE_SCHEDULED_PRODUCTIVE,
    counted_unknown = KPI_TOTAL_SCHEDULE_COUNTED_UNKNOWN,
    in_state_unknown = KPI_TOTAL_SCHEDULE_IN_STATE_UNKNOWN,
    logged_in_unknown = KPI_TOTAL_SCHEDULE_LOGGED_IN_UNKNOWN,
    forgiven_unknown = KPI_TOTAL_SCHEDULE_FORGIVEN_UNKNOWN,
    extra_unknown = KPI_TOTAL_SCHEDULE_EXTRA_UNKNOWN,
    worked_productive_unknown = KPI_TOTAL_SCHEDULE_WORKED_PRODUCTIVE_UNKNOWN,
    scheduled_productive_unknown = KPI_TOTAL_SCHEDULE_SCHEDULED_PRODUCTIVE_UNKNOWN
};

/** The fact `schedule`: one scheduled activity, or whole shift, of one agent */
struct schedule {
    static constexpr std::int32_t number = KPI_FACT_SCHEDULE;
    using row = schedule_row;
    using rules = schedule_rules;
    using total = schedule_total;
};
using schedule_totals = totals<schedule>;
using schedule_grouped = grouped<schedule>;
using schedule_sharded = sharded<schedule>;
using schedule_shard = shard<schedule>;

// ---- attendance: one shift, day or week of one agent ----

/** Words of the field `subject` of `attendance`. */
enum class attendance_subject : std::int64_t {
    shift = KPI_ATTENDANCE_SUBJECT_SHIFT,
    day = KPI_ATTENDANCE_SUBJECT_DAY,
    week = KPI_ATTENDANCE_SUBJECT_WEEK
};

/** Words of the field `status` of `attendance`. */
enum class attendance_status : std::int64_t {
    present = KPI_ATTENDANCE_STATUS_PRESENT,
    late = KPI_ATTENDANCE_STATUS_LATE,
    absent = KPI_ATTENDANCE_STATUS_ABSENT,
    leave = KPI_ATTENDANCE_STATUS_LEAVE,
    holiday = KPI_ATTENDANCE_STATUS_HOLIDAY
};

/** one shift, day or week of one agent */
struct attendance_row : kpi_attendance_row {
    constexpr attendance_row() noexcept : kpi_attendance_row() {}
    /** what the row is about; a shift where null */
    constexpr attendance_row& subject(attendance_subject value) noexcept { kpi_attendance_row::subject = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_attendance_subject; return *this; }
    constexpr std::optional<attendance_subject> subject() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_subject)) == 0) { return std::nullopt; } return static_cast<attendance_subject>(kpi_attendance_row::subject); }
    constexpr attendance_row& subject(std::nullopt_t) noexcept { kpi_attendance_row::subject = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_subject); return *this; }
    /** what became of the shift; a shift needs it */
    constexpr attendance_row& status(attendance_status value) noexcept { kpi_attendance_row::status = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_attendance_status; return *this; }
    constexpr std::optional<attendance_status> status() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_status)) == 0) { return std::nullopt; } return static_cast<attendance_status>(kpi_attendance_row::status); }
    constexpr attendance_row& status(std::nullopt_t) noexcept { kpi_attendance_row::status = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_status); return *this; }
    /** the length of the shift */
    constexpr attendance_row& scheduled(microseconds value) noexcept { kpi_attendance_row::scheduled = value.count(); present |= UINT64_C(1) << KPI_FIELD_attendance_scheduled; return *this; }
    constexpr std::optional<microseconds> scheduled() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_scheduled)) == 0) { return std::nullopt; } return microseconds(kpi_attendance_row::scheduled); }
    constexpr attendance_row& scheduled(std::nullopt_t) noexcept { kpi_attendance_row::scheduled = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_scheduled); return *this; }
    /** the time worked: inside the shift, without overtime, or in the day or week */
    constexpr attendance_row& worked(microseconds value) noexcept { kpi_attendance_row::worked = value.count(); present |= UINT64_C(1) << KPI_FIELD_attendance_worked; return *this; }
    constexpr std::optional<microseconds> worked() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_worked)) == 0) { return std::nullopt; } return microseconds(kpi_attendance_row::worked); }
    constexpr attendance_row& worked(std::nullopt_t) noexcept { kpi_attendance_row::worked = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_worked); return *this; }
    /** the paid time of the shift */
    constexpr attendance_row& paid(microseconds value) noexcept { kpi_attendance_row::paid = value.count(); present |= UINT64_C(1) << KPI_FIELD_attendance_paid; return *this; }
    constexpr std::optional<microseconds> paid() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_paid)) == 0) { return std::nullopt; } return microseconds(kpi_attendance_row::paid); }
    constexpr attendance_row& paid(std::nullopt_t) noexcept { kpi_attendance_row::paid = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_paid); return *this; }
    /** part of the paid time: leave, sickness, absence */
    constexpr attendance_row& external_loss(microseconds value) noexcept { kpi_attendance_row::external_loss = value.count(); present |= UINT64_C(1) << KPI_FIELD_attendance_external_loss; return *this; }
    constexpr std::optional<microseconds> external_loss() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_external_loss)) == 0) { return std::nullopt; } return microseconds(kpi_attendance_row::external_loss); }
    constexpr attendance_row& external_loss(std::nullopt_t) noexcept { kpi_attendance_row::external_loss = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_external_loss); return *this; }
    /** part of the paid time: training, meetings, breaks */
    constexpr attendance_row& internal_loss(microseconds value) noexcept { kpi_attendance_row::internal_loss = value.count(); present |= UINT64_C(1) << KPI_FIELD_attendance_internal_loss; return *this; }
    constexpr std::optional<microseconds> internal_loss() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_internal_loss)) == 0) { return std::nullopt; } return microseconds(kpi_attendance_row::internal_loss); }
    constexpr attendance_row& internal_loss(std::nullopt_t) noexcept { kpi_attendance_row::internal_loss = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_internal_loss); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr attendance_row& agent(Integer value) noexcept { kpi_attendance_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_attendance_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_agent)) == 0) { return std::nullopt; } return kpi_attendance_row::agent; }
    constexpr attendance_row& agent(std::nullopt_t) noexcept { kpi_attendance_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_agent); return *this; }
    /** when it starts: it decides the interval */
    constexpr attendance_row& starts_at(time_point value) noexcept { kpi_attendance_row::starts_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_attendance_starts_at; return *this; }
    constexpr std::optional<time_point> starts_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_attendance_starts_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_attendance_row::starts_at)); }
    constexpr attendance_row& starts_at(std::nullopt_t) noexcept { kpi_attendance_row::starts_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_attendance_starts_at); return *this; }
};
static_assert(sizeof(attendance_row) == sizeof(kpi_attendance_row), "arrays of both are the same");

/** Words of the rule `leave` of `attendance`. */
enum class attendance_rule_leave : std::int64_t {
    left_out = KPI_ATTENDANCE_RULE_LEAVE_LEFT_OUT,
    counted = KPI_ATTENDANCE_RULE_LEAVE_COUNTED
};

/** Rules of `attendance`; what is not set has its default. */
struct attendance_rules : kpi_attendance_rules {
    constexpr attendance_rules() noexcept : kpi_attendance_rules() {}
    /** whether approved leave and holidays are scheduled time: `left_out` (default) or `counted` (default left_out) */
    constexpr attendance_rules& leave(attendance_rule_leave value) noexcept { kpi_attendance_rules::leave = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_attendance_leave; return *this; }
    constexpr std::optional<attendance_rule_leave> leave() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_attendance_leave)) == 0) { return std::nullopt; } return static_cast<attendance_rule_leave>(kpi_attendance_rules::leave); }
};
static_assert(sizeof(attendance_rules) == sizeof(kpi_attendance_rules), "arrays of both are the same");

/** Totals of `attendance`. */
enum class attendance_total : std::int32_t {
    rows = KPI_TOTAL_ATTENDANCE_ROWS,
    scheduled = KPI_TOTAL_ATTENDANCE_SCHEDULED,
    worked_in_shift = KPI_TOTAL_ATTENDANCE_WORKED_IN_SHIFT,
    leave = KPI_TOTAL_ATTENDANCE_LEAVE,
    shifts = KPI_TOTAL_ATTENDANCE_SHIFTS,
    shifts_present = KPI_TOTAL_ATTENDANCE_SHIFTS_PRESENT,
    paid = KPI_TOTAL_ATTENDANCE_PAID,
    external_loss = KPI_TOTAL_ATTENDANCE_EXTERNAL_LOSS,
    internal_loss = KPI_TOTAL_ATTENDANCE_INTERNAL_LOSS,
    agent_days_worked = KPI_TOTAL_ATTENDANCE_AGENT_DAYS_WORKED,
    agent_weeks_worked = KPI_TOTAL_ATTENDANCE_AGENT_WEEKS_WORKED,
    scheduled_unknown = KPI_TOTAL_ATTENDANCE_SCHEDULED_UNKNOWN,
    losses_unknown = KPI_TOTAL_ATTENDANCE_LOSSES_UNKNOWN,
    agent_days_unknown = KPI_TOTAL_ATTENDANCE_AGENT_DAYS_UNKNOWN,
    agent_weeks_unknown = KPI_TOTAL_ATTENDANCE_AGENT_WEEKS_UNKNOWN,
    agent_unknown = KPI_TOTAL_ATTENDANCE_AGENT_UNKNOWN,
    paid_time = KPI_TOTAL_ATTENDANCE_PAID_TIME,
    paid_unknown = KPI_TOTAL_ATTENDANCE_PAID_UNKNOWN,
    losses_of_scheduled = KPI_TOTAL_ATTENDANCE_LOSSES_OF_SCHEDULED,
    scheduled_with_losses = KPI_TOTAL_ATTENDANCE_SCHEDULED_WITH_LOSSES,
    losses_of_scheduled_unknown = KPI_TOTAL_ATTENDANCE_LOSSES_OF_SCHEDULED_UNKNOWN
};

/** The fact `attendance`: one shift, day or week of one agent */
struct attendance {
    static constexpr std::int32_t number = KPI_FACT_ATTENDANCE;
    using row = attendance_row;
    using rules = attendance_rules;
    using total = attendance_total;
};
using attendance_totals = totals<attendance>;
using attendance_grouped = grouped<attendance>;
using attendance_sharded = sharded<attendance>;
using attendance_shard = shard<attendance>;

// ---- staff: one stay of a person in one period ----

/** one stay of a person in one period */
struct staff_row : kpi_staff_row {
    constexpr staff_row() noexcept : kpi_staff_row() {}
    /** whether the person was on staff at the start of the period */
    template <class Flag, accepts::flag<Flag> = 0> constexpr staff_row& at_start(Flag value) noexcept { kpi_staff_row::at_start = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_staff_at_start; return *this; }
    constexpr std::optional<bool> at_start() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_staff_at_start)) == 0) { return std::nullopt; } return kpi_staff_row::at_start != 0; }
    constexpr staff_row& at_start(std::nullopt_t) noexcept { kpi_staff_row::at_start = 0; present &= ~(UINT64_C(1) << KPI_FIELD_staff_at_start); return *this; }
    /** whether the person was on staff at the end of the period */
    template <class Flag, accepts::flag<Flag> = 0> constexpr staff_row& at_end(Flag value) noexcept { kpi_staff_row::at_end = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_staff_at_end; return *this; }
    constexpr std::optional<bool> at_end() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_staff_at_end)) == 0) { return std::nullopt; } return kpi_staff_row::at_end != 0; }
    constexpr staff_row& at_end(std::nullopt_t) noexcept { kpi_staff_row::at_end = 0; present &= ~(UINT64_C(1) << KPI_FIELD_staff_at_end); return *this; }
    /** whether the person left in the period */
    template <class Flag, accepts::flag<Flag> = 0> constexpr staff_row& left(Flag value) noexcept { kpi_staff_row::left = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_staff_left; return *this; }
    constexpr std::optional<bool> left() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_staff_left)) == 0) { return std::nullopt; } return kpi_staff_row::left != 0; }
    constexpr staff_row& left(std::nullopt_t) noexcept { kpi_staff_row::left = 0; present &= ~(UINT64_C(1) << KPI_FIELD_staff_left); return *this; }
    /** whether the person left of their own will; not yes where the person did not leave */
    template <class Flag, accepts::flag<Flag> = 0> constexpr staff_row& voluntary(Flag value) noexcept { kpi_staff_row::voluntary = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_staff_voluntary; return *this; }
    constexpr std::optional<bool> voluntary() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_staff_voluntary)) == 0) { return std::nullopt; } return kpi_staff_row::voluntary != 0; }
    constexpr staff_row& voluntary(std::nullopt_t) noexcept { kpi_staff_row::voluntary = 0; present &= ~(UINT64_C(1) << KPI_FIELD_staff_voluntary); return *this; }
    /** when the period starts: it decides the interval */
    constexpr staff_row& period_start(time_point value) noexcept { kpi_staff_row::period_start = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_staff_period_start; return *this; }
    constexpr std::optional<time_point> period_start() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_staff_period_start)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_staff_row::period_start)); }
    constexpr staff_row& period_start(std::nullopt_t) noexcept { kpi_staff_row::period_start = 0; present &= ~(UINT64_C(1) << KPI_FIELD_staff_period_start); return *this; }
};
static_assert(sizeof(staff_row) == sizeof(kpi_staff_row), "arrays of both are the same");

/** Words of the rule `period` of `staff`. */
enum class staff_rule_period : std::int64_t {
    month = KPI_STAFF_RULE_PERIOD_MONTH,
    quarter = KPI_STAFF_RULE_PERIOD_QUARTER,
    year = KPI_STAFF_RULE_PERIOD_YEAR
};

/** Rules of `staff`; what is not set has its default. */
struct staff_rules : kpi_staff_rules {
    constexpr staff_rules() noexcept : kpi_staff_rules() {}
    /** how long the periods are: `month`, `quarter` or `year`; `unset` by default (default unset) */
    constexpr staff_rules& period(staff_rule_period value) noexcept { kpi_staff_rules::period = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_staff_period; return *this; }
    constexpr std::optional<staff_rule_period> period() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_staff_period)) == 0) { return std::nullopt; } return static_cast<staff_rule_period>(kpi_staff_rules::period); }
    constexpr staff_rules& period_unset() noexcept { kpi_staff_rules::period = -1; present |= UINT64_C(1) << KPI_RULE_staff_period; return *this; }
};
static_assert(sizeof(staff_rules) == sizeof(kpi_staff_rules), "arrays of both are the same");

/** Totals of `staff`. */
enum class staff_total : std::int32_t {
    rows = KPI_TOTAL_STAFF_ROWS,
    leavers = KPI_TOTAL_STAFF_LEAVERS,
    leavers_voluntary = KPI_TOTAL_STAFF_LEAVERS_VOLUNTARY,
    headcount_start = KPI_TOTAL_STAFF_HEADCOUNT_START,
    headcount_end = KPI_TOTAL_STAFF_HEADCOUNT_END,
    voluntary_unknown = KPI_TOTAL_STAFF_VOLUNTARY_UNKNOWN
};

/** The fact `staff`: one stay of a person in one period */
struct staff {
    static constexpr std::int32_t number = KPI_FACT_STAFF;
    using row = staff_row;
    using rules = staff_rules;
    using total = staff_total;
};
using staff_totals = totals<staff>;
using staff_grouped = grouped<staff>;
using staff_sharded = sharded<staff>;
using staff_shard = shard<staff>;

// ---- forecast: one interval of one queue with its forecast ----

/** one interval of one queue with its forecast */
struct forecast_row : kpi_forecast_row {
    constexpr forecast_row() noexcept : kpi_forecast_row() {}
    /** contacts forecast */
    template <class Integer, accepts::integer<Integer> = 0> constexpr forecast_row& forecast(Integer value) noexcept { kpi_forecast_row::forecast = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_forecast_forecast; return *this; }
    constexpr std::optional<std::int64_t> forecast() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_forecast_forecast)) == 0) { return std::nullopt; } return kpi_forecast_row::forecast; }
    constexpr forecast_row& forecast(std::nullopt_t) noexcept { kpi_forecast_row::forecast = 0; present &= ~(UINT64_C(1) << KPI_FIELD_forecast_forecast); return *this; }
    /** contacts that came */
    template <class Integer, accepts::integer<Integer> = 0> constexpr forecast_row& actual(Integer value) noexcept { kpi_forecast_row::actual = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_forecast_actual; return *this; }
    constexpr std::optional<std::int64_t> actual() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_forecast_actual)) == 0) { return std::nullopt; } return kpi_forecast_row::actual; }
    constexpr forecast_row& actual(std::nullopt_t) noexcept { kpi_forecast_row::actual = 0; present &= ~(UINT64_C(1) << KPI_FIELD_forecast_actual); return *this; }
    /** required agents times the length of the interval */
    constexpr forecast_row& required_time(microseconds value) noexcept { kpi_forecast_row::required_time = value.count(); present |= UINT64_C(1) << KPI_FIELD_forecast_required_time; return *this; }
    constexpr std::optional<microseconds> required_time() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_forecast_required_time)) == 0) { return std::nullopt; } return microseconds(kpi_forecast_row::required_time); }
    constexpr forecast_row& required_time(std::nullopt_t) noexcept { kpi_forecast_row::required_time = 0; present &= ~(UINT64_C(1) << KPI_FIELD_forecast_required_time); return *this; }
    /** when the interval starts: it decides the interval */
    constexpr forecast_row& starts_at(time_point value) noexcept { kpi_forecast_row::starts_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_forecast_starts_at; return *this; }
    constexpr std::optional<time_point> starts_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_forecast_starts_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_forecast_row::starts_at)); }
    constexpr forecast_row& starts_at(std::nullopt_t) noexcept { kpi_forecast_row::starts_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_forecast_starts_at); return *this; }
};
static_assert(sizeof(forecast_row) == sizeof(kpi_forecast_row), "arrays of both are the same");

/** Totals of `forecast`. */
enum class forecast_total : std::int32_t {
    rows = KPI_TOTAL_FORECAST_ROWS,
    forecast = KPI_TOTAL_FORECAST_FORECAST,
    actual = KPI_TOTAL_FORECAST_ACTUAL,
    abs_error = KPI_TOTAL_FORECAST_ABS_ERROR,
    intervals = KPI_TOTAL_FORECAST_INTERVALS,
    required_time = KPI_TOTAL_FORECAST_REQUIRED_TIME,
    forecast_unknown = KPI_TOTAL_FORECAST_FORECAST_UNKNOWN,
    actual_unknown = KPI_TOTAL_FORECAST_ACTUAL_UNKNOWN,
    actual_zero = KPI_TOTAL_FORECAST_ACTUAL_ZERO,
    required_time_unknown = KPI_TOTAL_FORECAST_REQUIRED_TIME_UNKNOWN
};

/** The fact `forecast`: one interval of one queue with its forecast */
struct forecast {
    static constexpr std::int32_t number = KPI_FACT_FORECAST;
    using row = forecast_row;
    using rules = no_rules;
    using total = forecast_total;
};
using forecast_totals = totals<forecast>;
using forecast_grouped = grouped<forecast>;
using forecast_sharded = sharded<forecast>;
using forecast_shard = shard<forecast>;

// ---- capacity: one period with given quantities ----

/** one period with given quantities */
struct capacity_row : kpi_capacity_row {
    constexpr capacity_row() noexcept : kpi_capacity_row() {}
    /** customers on the books, silent ones included */
    template <class Integer, accepts::integer<Integer> = 0> constexpr capacity_row& accounts(Integer value) noexcept { kpi_capacity_row::accounts = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_capacity_accounts; return *this; }
    constexpr std::optional<std::int64_t> accounts() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_accounts)) == 0) { return std::nullopt; } return kpi_capacity_row::accounts; }
    constexpr capacity_row& accounts(std::nullopt_t) noexcept { kpi_capacity_row::accounts = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_accounts); return *this; }
    /** how long trunks were busy, all lines together */
    constexpr capacity_row& line_busy(microseconds value) noexcept { kpi_capacity_row::line_busy = value.count(); present |= UINT64_C(1) << KPI_FIELD_capacity_line_busy; return *this; }
    constexpr std::optional<microseconds> line_busy() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_line_busy)) == 0) { return std::nullopt; } return microseconds(kpi_capacity_row::line_busy); }
    constexpr capacity_row& line_busy(std::nullopt_t) noexcept { kpi_capacity_row::line_busy = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_line_busy); return *this; }
    /** lines times the length of the period */
    constexpr capacity_row& line_time(microseconds value) noexcept { kpi_capacity_row::line_time = value.count(); present |= UINT64_C(1) << KPI_FIELD_capacity_line_time; return *this; }
    constexpr std::optional<microseconds> line_time() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_line_time)) == 0) { return std::nullopt; } return microseconds(kpi_capacity_row::line_time); }
    constexpr capacity_row& line_time(std::nullopt_t) noexcept { kpi_capacity_row::line_time = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_line_time); return *this; }
    /** agents on staff times the length of the period */
    constexpr capacity_row& agent_time(microseconds value) noexcept { kpi_capacity_row::agent_time = value.count(); present |= UINT64_C(1) << KPI_FIELD_capacity_agent_time; return *this; }
    constexpr std::optional<microseconds> agent_time() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_agent_time)) == 0) { return std::nullopt; } return microseconds(kpi_capacity_row::agent_time); }
    constexpr capacity_row& agent_time(std::nullopt_t) noexcept { kpi_capacity_row::agent_time = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_agent_time); return *this; }
    /** agents times calendar days */
    template <class Integer, accepts::integer<Integer> = 0> constexpr capacity_row& agent_calendar_days(Integer value) noexcept { kpi_capacity_row::agent_calendar_days = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_capacity_agent_calendar_days; return *this; }
    constexpr std::optional<std::int64_t> agent_calendar_days() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_agent_calendar_days)) == 0) { return std::nullopt; } return kpi_capacity_row::agent_calendar_days; }
    constexpr capacity_row& agent_calendar_days(std::nullopt_t) noexcept { kpi_capacity_row::agent_calendar_days = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_agent_calendar_days); return *this; }
    /** agents times months */
    template <class Integer, accepts::integer<Integer> = 0> constexpr capacity_row& agent_months(Integer value) noexcept { kpi_capacity_row::agent_months = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_capacity_agent_months; return *this; }
    constexpr std::optional<std::int64_t> agent_months() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_agent_months)) == 0) { return std::nullopt; } return kpi_capacity_row::agent_months; }
    constexpr capacity_row& agent_months(std::nullopt_t) noexcept { kpi_capacity_row::agent_months = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_agent_months); return *this; }
    /** the full-time hours of the period */
    constexpr capacity_row& full_time(microseconds value) noexcept { kpi_capacity_row::full_time = value.count(); present |= UINT64_C(1) << KPI_FIELD_capacity_full_time; return *this; }
    constexpr std::optional<microseconds> full_time() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_full_time)) == 0) { return std::nullopt; } return microseconds(kpi_capacity_row::full_time); }
    constexpr capacity_row& full_time(std::nullopt_t) noexcept { kpi_capacity_row::full_time = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_full_time); return *this; }
    /** the calendar days of the period */
    template <class Integer, accepts::integer<Integer> = 0> constexpr capacity_row& days(Integer value) noexcept { kpi_capacity_row::days = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_capacity_days; return *this; }
    constexpr std::optional<std::int64_t> days() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_days)) == 0) { return std::nullopt; } return kpi_capacity_row::days; }
    constexpr capacity_row& days(std::nullopt_t) noexcept { kpi_capacity_row::days = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_days); return *this; }
    /** leads on the list */
    template <class Integer, accepts::integer<Integer> = 0> constexpr capacity_row& leads(Integer value) noexcept { kpi_capacity_row::leads = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_capacity_leads; return *this; }
    constexpr std::optional<std::int64_t> leads() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_leads)) == 0) { return std::nullopt; } return kpi_capacity_row::leads; }
    constexpr capacity_row& leads(std::nullopt_t) noexcept { kpi_capacity_row::leads = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_leads); return *this; }
    /** calls abandoned to answering machines, by a reasoned estimate */
    template <class Integer, accepts::integer<Integer> = 0> constexpr capacity_row& machine_estimate(Integer value) noexcept { kpi_capacity_row::machine_estimate = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_capacity_machine_estimate; return *this; }
    constexpr std::optional<std::int64_t> machine_estimate() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_machine_estimate)) == 0) { return std::nullopt; } return kpi_capacity_row::machine_estimate; }
    constexpr capacity_row& machine_estimate(std::nullopt_t) noexcept { kpi_capacity_row::machine_estimate = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_machine_estimate); return *this; }
    /** when the period starts: it decides the interval */
    constexpr capacity_row& starts_at(time_point value) noexcept { kpi_capacity_row::starts_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_capacity_starts_at; return *this; }
    constexpr std::optional<time_point> starts_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_capacity_starts_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_capacity_row::starts_at)); }
    constexpr capacity_row& starts_at(std::nullopt_t) noexcept { kpi_capacity_row::starts_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_capacity_starts_at); return *this; }
};
static_assert(sizeof(capacity_row) == sizeof(kpi_capacity_row), "arrays of both are the same");

/** Totals of `capacity`. */
enum class capacity_total : std::int32_t {
    rows = KPI_TOTAL_CAPACITY_ROWS,
    accounts = KPI_TOTAL_CAPACITY_ACCOUNTS,
    line_busy = KPI_TOTAL_CAPACITY_LINE_BUSY,
    line_time = KPI_TOTAL_CAPACITY_LINE_TIME,
    agent_time = KPI_TOTAL_CAPACITY_AGENT_TIME,
    agent_calendar_days = KPI_TOTAL_CAPACITY_AGENT_CALENDAR_DAYS,
    agent_months = KPI_TOTAL_CAPACITY_AGENT_MONTHS,
    full_time = KPI_TOTAL_CAPACITY_FULL_TIME,
    days = KPI_TOTAL_CAPACITY_DAYS,
    leads = KPI_TOTAL_CAPACITY_LEADS,
    machine_estimate = KPI_TOTAL_CAPACITY_MACHINE_ESTIMATE,
    accounts_unknown = KPI_TOTAL_CAPACITY_ACCOUNTS_UNKNOWN,
    line_busy_unknown = KPI_TOTAL_CAPACITY_LINE_BUSY_UNKNOWN,
    line_time_unknown = KPI_TOTAL_CAPACITY_LINE_TIME_UNKNOWN,
    agent_time_unknown = KPI_TOTAL_CAPACITY_AGENT_TIME_UNKNOWN,
    agent_calendar_days_unknown = KPI_TOTAL_CAPACITY_AGENT_CALENDAR_DAYS_UNKNOWN,
    agent_months_unknown = KPI_TOTAL_CAPACITY_AGENT_MONTHS_UNKNOWN,
    full_time_unknown = KPI_TOTAL_CAPACITY_FULL_TIME_UNKNOWN,
    days_unknown = KPI_TOTAL_CAPACITY_DAYS_UNKNOWN,
    leads_unknown = KPI_TOTAL_CAPACITY_LEADS_UNKNOWN,
    machine_estimate_unknown = KPI_TOTAL_CAPACITY_MACHINE_ESTIMATE_UNKNOWN
};

/** The fact `capacity`: one period with given quantities */
struct capacity {
    static constexpr std::int32_t number = KPI_FACT_CAPACITY;
    using row = capacity_row;
    using rules = no_rules;
    using total = capacity_total;
};
using capacity_totals = totals<capacity>;
using capacity_grouped = grouped<capacity>;
using capacity_sharded = sharded<capacity>;
using capacity_shard = shard<capacity>;

// ---- outbound: one dialled attempt ----

/** Words of the field `result` of `outbound`. */
enum class outbound_result : std::int64_t {
    right_party = KPI_OUTBOUND_RESULT_RIGHT_PARTY,
    wrong_party = KPI_OUTBOUND_RESULT_WRONG_PARTY,
    machine = KPI_OUTBOUND_RESULT_MACHINE,
    no_answer = KPI_OUTBOUND_RESULT_NO_ANSWER,
    busy = KPI_OUTBOUND_RESULT_BUSY,
    invalid_number = KPI_OUTBOUND_RESULT_INVALID_NUMBER,
    network_failure = KPI_OUTBOUND_RESULT_NETWORK_FAILURE,
    fax = KPI_OUTBOUND_RESULT_FAX,
    refused = KPI_OUTBOUND_RESULT_REFUSED,
    dialler_abandoned = KPI_OUTBOUND_RESULT_DIALLER_ABANDONED
};

/** one dialled attempt */
struct outbound_row : kpi_outbound_row {
    constexpr outbound_row() noexcept : kpi_outbound_row() {}
    /** what became of the attempt */
    constexpr outbound_row& result(outbound_result value) noexcept { kpi_outbound_row::result = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_outbound_result; return *this; }
    constexpr std::optional<outbound_result> result() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_result)) == 0) { return std::nullopt; } return static_cast<outbound_result>(kpi_outbound_row::result); }
    constexpr outbound_row& result(std::nullopt_t) noexcept { kpi_outbound_row::result = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_result); return *this; }
    /** whether it led to a success (a sale, an appointment), there and then or later; a right-party attempt tells it */
    template <class Flag, accepts::flag<Flag> = 0> constexpr outbound_row& success(Flag value) noexcept { kpi_outbound_row::success = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_outbound_success; return *this; }
    constexpr std::optional<bool> success() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_success)) == 0) { return std::nullopt; } return kpi_outbound_row::success != 0; }
    constexpr outbound_row& success(std::nullopt_t) noexcept { kpi_outbound_row::success = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_success); return *this; }
    /** the time from the call to the success; where the rules name a window, a later one is none, and one without it stays open */
    constexpr outbound_row& success_after(microseconds value) noexcept { kpi_outbound_row::success_after = value.count(); present |= UINT64_C(1) << KPI_FIELD_outbound_success_after; return *this; }
    constexpr std::optional<microseconds> success_after() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_success_after)) == 0) { return std::nullopt; } return microseconds(kpi_outbound_row::success_after); }
    constexpr outbound_row& success_after(std::nullopt_t) noexcept { kpi_outbound_row::success_after = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_success_after); return *this; }
    /** whether the success was cancelled since; a success tells it unless the rules count cancelled ones */
    template <class Flag, accepts::flag<Flag> = 0> constexpr outbound_row& cancelled(Flag value) noexcept { kpi_outbound_row::cancelled = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_outbound_cancelled; return *this; }
    constexpr std::optional<bool> cancelled() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_cancelled)) == 0) { return std::nullopt; } return kpi_outbound_row::cancelled != 0; }
    constexpr outbound_row& cancelled(std::nullopt_t) noexcept { kpi_outbound_row::cancelled = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_cancelled); return *this; }
    /** whether an agent started it, who is on the line from the start; else the dialler did, as it did where it gave the call up */
    template <class Flag, accepts::flag<Flag> = 0> constexpr outbound_row& by_agent(Flag value) noexcept { kpi_outbound_row::by_agent = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_outbound_by_agent; return *this; }
    constexpr std::optional<bool> by_agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_by_agent)) == 0) { return std::nullopt; } return kpi_outbound_row::by_agent != 0; }
    constexpr outbound_row& by_agent(std::nullopt_t) noexcept { kpi_outbound_row::by_agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_by_agent); return *this; }
    /** the lead */
    template <class Integer, accepts::integer<Integer> = 0> constexpr outbound_row& lead(Integer value) noexcept { kpi_outbound_row::lead = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_outbound_lead; return *this; }
    constexpr std::optional<std::int64_t> lead() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_lead)) == 0) { return std::nullopt; } return kpi_outbound_row::lead; }
    constexpr outbound_row& lead(std::nullopt_t) noexcept { kpi_outbound_row::lead = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_lead); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr outbound_row& agent(Integer value) noexcept { kpi_outbound_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_outbound_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_agent)) == 0) { return std::nullopt; } return kpi_outbound_row::agent; }
    constexpr outbound_row& agent(std::nullopt_t) noexcept { kpi_outbound_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_agent); return *this; }
    /** talk time; none where null and no agent talked with a person; it fits between answer and end, give or take a second */
    constexpr outbound_row& talk(microseconds value) noexcept { kpi_outbound_row::talk = value.count(); present |= UINT64_C(1) << KPI_FIELD_outbound_talk; return *this; }
    constexpr std::optional<microseconds> talk() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_talk)) == 0) { return std::nullopt; } return microseconds(kpi_outbound_row::talk); }
    constexpr outbound_row& talk(std::nullopt_t) noexcept { kpi_outbound_row::talk = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_talk); return *this; }
    /** when it was dialled: it decides the interval */
    constexpr outbound_row& dialled_at(time_point value) noexcept { kpi_outbound_row::dialled_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_outbound_dialled_at; return *this; }
    constexpr std::optional<time_point> dialled_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_dialled_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_outbound_row::dialled_at)); }
    constexpr outbound_row& dialled_at(std::nullopt_t) noexcept { kpi_outbound_row::dialled_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_dialled_at); return *this; }
    /** when it was answered, by whatever answers */
    constexpr outbound_row& answered_at(time_point value) noexcept { kpi_outbound_row::answered_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_outbound_answered_at; return *this; }
    constexpr std::optional<time_point> answered_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_answered_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_outbound_row::answered_at)); }
    constexpr outbound_row& answered_at(std::nullopt_t) noexcept { kpi_outbound_row::answered_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_answered_at); return *this; }
    /** when an agent joined: not before the answer, and not without one, unless an agent started it */
    constexpr outbound_row& agent_joined_at(time_point value) noexcept { kpi_outbound_row::agent_joined_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_outbound_agent_joined_at; return *this; }
    constexpr std::optional<time_point> agent_joined_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_agent_joined_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_outbound_row::agent_joined_at)); }
    constexpr outbound_row& agent_joined_at(std::nullopt_t) noexcept { kpi_outbound_row::agent_joined_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_agent_joined_at); return *this; }
    /** when it ended */
    constexpr outbound_row& ended_at(time_point value) noexcept { kpi_outbound_row::ended_at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_outbound_ended_at; return *this; }
    constexpr std::optional<time_point> ended_at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_ended_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_outbound_row::ended_at)); }
    constexpr outbound_row& ended_at(std::nullopt_t) noexcept { kpi_outbound_row::ended_at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_ended_at); return *this; }
    /** from the answer to the agent; follows from the instants where null, and is none where an agent started it */
    constexpr outbound_row& joined_after(microseconds value) noexcept { kpi_outbound_row::joined_after = value.count(); present |= UINT64_C(1) << KPI_FIELD_outbound_joined_after; return *this; }
    constexpr std::optional<microseconds> joined_after() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_outbound_joined_after)) == 0) { return std::nullopt; } return microseconds(kpi_outbound_row::joined_after); }
    constexpr outbound_row& joined_after(std::nullopt_t) noexcept { kpi_outbound_row::joined_after = 0; present &= ~(UINT64_C(1) << KPI_FIELD_outbound_joined_after); return *this; }
};
static_assert(sizeof(outbound_row) == sizeof(kpi_outbound_row), "arrays of both are the same");

/** Words of the rule `cancelled` of `outbound`. */
enum class outbound_rule_cancelled : std::int64_t {
    left_out = KPI_OUTBOUND_RULE_CANCELLED_LEFT_OUT,
    counted = KPI_OUTBOUND_RULE_CANCELLED_COUNTED
};

/** Rules of `outbound`; what is not set has its default. */
struct outbound_rules : kpi_outbound_rules {
    constexpr outbound_rules() noexcept : kpi_outbound_rules() {}
    /** within which time of the call a later success counts: a time such as `30d`, or `unset` (default), whenever it came (default unset) */
    constexpr outbound_rules& sale_window(microseconds value) noexcept { kpi_outbound_rules::sale_window = value.count(); present |= UINT64_C(1) << KPI_RULE_outbound_sale_window; return *this; }
    constexpr std::optional<microseconds> sale_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_outbound_sale_window)) == 0) { return std::nullopt; } return microseconds(kpi_outbound_rules::sale_window); }
    constexpr outbound_rules& sale_window_unset() noexcept { kpi_outbound_rules::sale_window = -1; present |= UINT64_C(1) << KPI_RULE_outbound_sale_window; return *this; }
    /** whether cancelled successes count: `left_out` (default) or `counted` (default left_out) */
    constexpr outbound_rules& cancelled(outbound_rule_cancelled value) noexcept { kpi_outbound_rules::cancelled = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_outbound_cancelled; return *this; }
    constexpr std::optional<outbound_rule_cancelled> cancelled() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_outbound_cancelled)) == 0) { return std::nullopt; } return static_cast<outbound_rule_cancelled>(kpi_outbound_rules::cancelled); }
    /** within which time of the answer an agent must be on the line: a time such as `2s` (default) (default 2s) */
    constexpr outbound_rules& connect_within(microseconds value) noexcept { kpi_outbound_rules::connect_within = value.count(); present |= UINT64_C(1) << KPI_RULE_outbound_connect_within; return *this; }
    constexpr std::optional<microseconds> connect_within() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_outbound_connect_within)) == 0) { return std::nullopt; } return microseconds(kpi_outbound_rules::connect_within); }
};
static_assert(sizeof(outbound_rules) == sizeof(kpi_outbound_rules), "arrays of both are the same");

/** Totals of `outbound`. */
enum class outbound_total : std::int32_t {
    rows = KPI_TOTAL_OUTBOUND_ROWS,
    attempts = KPI_TOTAL_OUTBOUND_ATTEMPTS,
    attempts_by_agent = KPI_TOTAL_OUTBOUND_ATTEMPTS_BY_AGENT,
    connected = KPI_TOTAL_OUTBOUND_CONNECTED,
    machine = KPI_TOTAL_OUTBOUND_MACHINE,
    invalid_number = KPI_TOTAL_OUTBOUND_INVALID_NUMBER,
    network_failure = KPI_TOTAL_OUTBOUND_NETWORK_FAILURE,
    right_party = KPI_TOTAL_OUTBOUND_RIGHT_PARTY,
    successes = KPI_TOTAL_OUTBOUND_SUCCESSES,
    talk = KPI_TOTAL_OUTBOUND_TALK,
    live_answered = KPI_TOTAL_OUTBOUND_LIVE_ANSWERED,
    dialler_abandoned = KPI_TOTAL_OUTBOUND_DIALLER_ABANDONED,
    passed_to_agent = KPI_TOTAL_OUTBOUND_PASSED_TO_AGENT,
    not_connected_within = KPI_TOTAL_OUTBOUND_NOT_CONNECTED_WITHIN,
    lead_unknown = KPI_TOTAL_OUTBOUND_LEAD_UNKNOWN,
    by_agent_unknown = KPI_TOTAL_OUTBOUND_BY_AGENT_UNKNOWN,
    success_unknown = KPI_TOTAL_OUTBOUND_SUCCESS_UNKNOWN,
    success_lead_unknown = KPI_TOTAL_OUTBOUND_SUCCESS_LEAD_UNKNOWN,
    successes_left_out = KPI_TOTAL_OUTBOUND_SUCCESSES_LEFT_OUT,
    talk_unknown = KPI_TOTAL_OUTBOUND_TALK_UNKNOWN,
    passed_unknown = KPI_TOTAL_OUTBOUND_PASSED_UNKNOWN,
    join_unknown = KPI_TOTAL_OUTBOUND_JOIN_UNKNOWN
};

/** The fact `outbound`: one dialled attempt */
struct outbound {
    static constexpr std::int32_t number = KPI_FACT_OUTBOUND;
    using row = outbound_row;
    using rules = outbound_rules;
    using total = outbound_total;
};
using outbound_totals = totals<outbound>;
using outbound_grouped = grouped<outbound>;
using outbound_sharded = sharded<outbound>;
using outbound_shard = shard<outbound>;

// ---- sale: one sale, or one contact with a sale ----

/** Words of the field `subject` of `sale`. */
enum class sale_subject : std::int64_t {
    sale = KPI_SALE_SUBJECT_SALE,
    contact = KPI_SALE_SUBJECT_CONTACT
};

/** one sale, or one contact with a sale */
struct sale_row : kpi_sale_row {
    constexpr sale_row() noexcept : kpi_sale_row() {}
    /** what the row is about; a sale where null */
    constexpr sale_row& subject(sale_subject value) noexcept { kpi_sale_row::subject = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_sale_subject; return *this; }
    constexpr std::optional<sale_subject> subject() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_subject)) == 0) { return std::nullopt; } return static_cast<sale_subject>(kpi_sale_row::subject); }
    constexpr sale_row& subject(std::nullopt_t) noexcept { kpi_sale_row::subject = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_subject); return *this; }
    /** of a sale: what it brought, in minor units: zero or more, for a cancellation is no negative sale */
    template <class Integer, accepts::integer<Integer> = 0> constexpr sale_row& amount(Integer value) noexcept { kpi_sale_row::amount = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_sale_amount; return *this; }
    constexpr std::optional<std::int64_t> amount() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_amount)) == 0) { return std::nullopt; } return kpi_sale_row::amount; }
    constexpr sale_row& amount(std::nullopt_t) noexcept { kpi_sale_row::amount = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_amount); return *this; }
    /** the currency of the amount; that of the rules where null */
    constexpr sale_row& currency(currency_code value) noexcept { kpi_sale_row::currency = value.code(); present |= UINT64_C(1) << KPI_FIELD_sale_currency; return *this; }
    constexpr std::optional<currency_code> currency() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_currency)) == 0) { return std::nullopt; } return currency_code(kpi_sale_row::currency); }
    constexpr sale_row& currency(std::nullopt_t) noexcept { kpi_sale_row::currency = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_currency); return *this; }
    /** whether it was cancelled since (of a contact: every sale of it); not read where the rules count cancelled ones */
    template <class Flag, accepts::flag<Flag> = 0> constexpr sale_row& cancelled(Flag value) noexcept { kpi_sale_row::cancelled = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_sale_cancelled; return *this; }
    constexpr std::optional<bool> cancelled() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_cancelled)) == 0) { return std::nullopt; } return kpi_sale_row::cancelled != 0; }
    constexpr sale_row& cancelled(std::nullopt_t) noexcept { kpi_sale_row::cancelled = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_cancelled); return *this; }
    /** of a contact: whether it sold an additional product */
    template <class Flag, accepts::flag<Flag> = 0> constexpr sale_row& cross_sell(Flag value) noexcept { kpi_sale_row::cross_sell = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_sale_cross_sell; return *this; }
    constexpr std::optional<bool> cross_sell() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_cross_sell)) == 0) { return std::nullopt; } return kpi_sale_row::cross_sell != 0; }
    constexpr sale_row& cross_sell(std::nullopt_t) noexcept { kpi_sale_row::cross_sell = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_cross_sell); return *this; }
    /** the time from the contact to the sale; where the rules name a window, a later one is none, and one without it stays open */
    constexpr sale_row& after(microseconds value) noexcept { kpi_sale_row::after = value.count(); present |= UINT64_C(1) << KPI_FIELD_sale_after; return *this; }
    constexpr std::optional<microseconds> after() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_after)) == 0) { return std::nullopt; } return microseconds(kpi_sale_row::after); }
    constexpr sale_row& after(std::nullopt_t) noexcept { kpi_sale_row::after = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_after); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr sale_row& agent(Integer value) noexcept { kpi_sale_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_sale_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_agent)) == 0) { return std::nullopt; } return kpi_sale_row::agent; }
    constexpr sale_row& agent(std::nullopt_t) noexcept { kpi_sale_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_agent); return *this; }
    /** the instant that decides its interval: when it was sold */
    constexpr sale_row& at(time_point value) noexcept { kpi_sale_row::at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_sale_at; return *this; }
    constexpr std::optional<time_point> at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_sale_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_sale_row::at)); }
    constexpr sale_row& at(std::nullopt_t) noexcept { kpi_sale_row::at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_sale_at); return *this; }
};
static_assert(sizeof(sale_row) == sizeof(kpi_sale_row), "arrays of both are the same");

/** Words of the rule `cancelled` of `sale`. */
enum class sale_rule_cancelled : std::int64_t {
    left_out = KPI_SALE_RULE_CANCELLED_LEFT_OUT,
    counted = KPI_SALE_RULE_CANCELLED_COUNTED
};

/** Rules of `sale`; what is not set has its default. */
struct sale_rules : kpi_sale_rules {
    constexpr sale_rules() noexcept : kpi_sale_rules() {}
    /** the one currency of all amounts: three letters such as `EUR`, or `unset` (default), one that nobody names (default unset) */
    constexpr sale_rules& currency(currency_code value) noexcept { kpi_sale_rules::currency = value.code(); present |= UINT64_C(1) << KPI_RULE_sale_currency; return *this; }
    constexpr std::optional<currency_code> currency() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_sale_currency)) == 0) { return std::nullopt; } return currency_code(kpi_sale_rules::currency); }
    constexpr sale_rules& currency_unset() noexcept { kpi_sale_rules::currency = -1; present |= UINT64_C(1) << KPI_RULE_sale_currency; return *this; }
    /** within which time of the contact a later sale counts: a time such as `30d`, or `unset` (default), whenever it came (default unset) */
    constexpr sale_rules& sale_window(microseconds value) noexcept { kpi_sale_rules::sale_window = value.count(); present |= UINT64_C(1) << KPI_RULE_sale_sale_window; return *this; }
    constexpr std::optional<microseconds> sale_window() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_sale_sale_window)) == 0) { return std::nullopt; } return microseconds(kpi_sale_rules::sale_window); }
    constexpr sale_rules& sale_window_unset() noexcept { kpi_sale_rules::sale_window = -1; present |= UINT64_C(1) << KPI_RULE_sale_sale_window; return *this; }
    /** whether cancelled sales count: `left_out` (default) or `counted` (default left_out) */
    constexpr sale_rules& cancelled(sale_rule_cancelled value) noexcept { kpi_sale_rules::cancelled = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_sale_cancelled; return *this; }
    constexpr std::optional<sale_rule_cancelled> cancelled() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_sale_cancelled)) == 0) { return std::nullopt; } return static_cast<sale_rule_cancelled>(kpi_sale_rules::cancelled); }
};
static_assert(sizeof(sale_rules) == sizeof(kpi_sale_rules), "arrays of both are the same");

/** Totals of `sale`. */
enum class sale_total : std::int32_t {
    rows = KPI_TOTAL_SALE_ROWS,
    sales = KPI_TOTAL_SALE_SALES,
    amount = KPI_TOTAL_SALE_AMOUNT,
    contacts_with_sale = KPI_TOTAL_SALE_CONTACTS_WITH_SALE,
    contacts_with_cross_sell = KPI_TOTAL_SALE_CONTACTS_WITH_CROSS_SELL,
    sales_unknown = KPI_TOTAL_SALE_SALES_UNKNOWN,
    amount_unknown = KPI_TOTAL_SALE_AMOUNT_UNKNOWN,
    contacts_unknown = KPI_TOTAL_SALE_CONTACTS_UNKNOWN,
    cross_sell_unknown = KPI_TOTAL_SALE_CROSS_SELL_UNKNOWN,
    sales_left_out = KPI_TOTAL_SALE_SALES_LEFT_OUT,
    contacts_left_out = KPI_TOTAL_SALE_CONTACTS_LEFT_OUT
};

/** The fact `sale`: one sale, or one contact with a sale */
struct sale {
    static constexpr std::int32_t number = KPI_FACT_SALE;
    using row = sale_row;
    using rules = sale_rules;
    using total = sale_total;
};
using sale_totals = totals<sale>;
using sale_grouped = grouped<sale>;
using sale_sharded = sharded<sale>;
using sale_shard = shard<sale>;

// ---- cost: one amount spent in a period ----

/** Words of the field `category` of `cost`. */
enum class cost_category : std::int64_t {
    labour = KPI_COST_CATEGORY_LABOUR,
    telecom = KPI_COST_CATEGORY_TELECOM,
    technology = KPI_COST_CATEGORY_TECHNOLOGY,
    premises = KPI_COST_CATEGORY_PREMISES,
    management = KPI_COST_CATEGORY_MANAGEMENT,
    campaign = KPI_COST_CATEGORY_CAMPAIGN,
    other = KPI_COST_CATEGORY_OTHER
};

/** one amount spent in a period */
struct cost_row : kpi_cost_row {
    constexpr cost_row() noexcept : kpi_cost_row() {}
    /** what it was spent on */
    constexpr cost_row& category(cost_category value) noexcept { kpi_cost_row::category = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_cost_category; return *this; }
    constexpr std::optional<cost_category> category() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_cost_category)) == 0) { return std::nullopt; } return static_cast<cost_category>(kpi_cost_row::category); }
    constexpr cost_row& category(std::nullopt_t) noexcept { kpi_cost_row::category = 0; present &= ~(UINT64_C(1) << KPI_FIELD_cost_category); return *this; }
    /** how much, in minor units; below zero in credit rows only */
    template <class Integer, accepts::integer<Integer> = 0> constexpr cost_row& amount(Integer value) noexcept { kpi_cost_row::amount = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_cost_amount; return *this; }
    constexpr std::optional<std::int64_t> amount() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_cost_amount)) == 0) { return std::nullopt; } return kpi_cost_row::amount; }
    constexpr cost_row& amount(std::nullopt_t) noexcept { kpi_cost_row::amount = 0; present &= ~(UINT64_C(1) << KPI_FIELD_cost_amount); return *this; }
    /** the currency of the amount; that of the rules where null */
    constexpr cost_row& currency(currency_code value) noexcept { kpi_cost_row::currency = value.code(); present |= UINT64_C(1) << KPI_FIELD_cost_currency; return *this; }
    constexpr std::optional<currency_code> currency() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_cost_currency)) == 0) { return std::nullopt; } return currency_code(kpi_cost_row::currency); }
    constexpr cost_row& currency(std::nullopt_t) noexcept { kpi_cost_row::currency = 0; present &= ~(UINT64_C(1) << KPI_FIELD_cost_currency); return *this; }
    /** whether it is money back: its amount is zero or below */
    template <class Flag, accepts::flag<Flag> = 0> constexpr cost_row& credit(Flag value) noexcept { kpi_cost_row::credit = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_cost_credit; return *this; }
    constexpr std::optional<bool> credit() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_cost_credit)) == 0) { return std::nullopt; } return kpi_cost_row::credit != 0; }
    constexpr cost_row& credit(std::nullopt_t) noexcept { kpi_cost_row::credit = 0; present &= ~(UINT64_C(1) << KPI_FIELD_cost_credit); return *this; }
    /** whether it is the cost of handling the contacts of a campaign */
    template <class Flag, accepts::flag<Flag> = 0> constexpr cost_row& campaign_handling(Flag value) noexcept { kpi_cost_row::campaign_handling = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_cost_campaign_handling; return *this; }
    constexpr std::optional<bool> campaign_handling() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_cost_campaign_handling)) == 0) { return std::nullopt; } return kpi_cost_row::campaign_handling != 0; }
    constexpr cost_row& campaign_handling(std::nullopt_t) noexcept { kpi_cost_row::campaign_handling = 0; present &= ~(UINT64_C(1) << KPI_FIELD_cost_campaign_handling); return *this; }
    /** when the period starts: it decides the interval */
    constexpr cost_row& period_start(time_point value) noexcept { kpi_cost_row::period_start = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_cost_period_start; return *this; }
    constexpr std::optional<time_point> period_start() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_cost_period_start)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_cost_row::period_start)); }
    constexpr cost_row& period_start(std::nullopt_t) noexcept { kpi_cost_row::period_start = 0; present &= ~(UINT64_C(1) << KPI_FIELD_cost_period_start); return *this; }
};
static_assert(sizeof(cost_row) == sizeof(kpi_cost_row), "arrays of both are the same");

/** Words of the rule `variable_categories` of `cost`. */
enum class cost_rule_variable_categories : std::int64_t {
    labour = KPI_COST_RULE_VARIABLE_CATEGORIES_LABOUR,
    telecom = KPI_COST_RULE_VARIABLE_CATEGORIES_TELECOM,
    technology = KPI_COST_RULE_VARIABLE_CATEGORIES_TECHNOLOGY,
    premises = KPI_COST_RULE_VARIABLE_CATEGORIES_PREMISES,
    management = KPI_COST_RULE_VARIABLE_CATEGORIES_MANAGEMENT,
    campaign = KPI_COST_RULE_VARIABLE_CATEGORIES_CAMPAIGN,
    other = KPI_COST_RULE_VARIABLE_CATEGORIES_OTHER
};

/** Words of the rule `campaign_categories` of `cost`. */
enum class cost_rule_campaign_categories : std::int64_t {
    labour = KPI_COST_RULE_CAMPAIGN_CATEGORIES_LABOUR,
    telecom = KPI_COST_RULE_CAMPAIGN_CATEGORIES_TELECOM,
    technology = KPI_COST_RULE_CAMPAIGN_CATEGORIES_TECHNOLOGY,
    premises = KPI_COST_RULE_CAMPAIGN_CATEGORIES_PREMISES,
    management = KPI_COST_RULE_CAMPAIGN_CATEGORIES_MANAGEMENT,
    campaign = KPI_COST_RULE_CAMPAIGN_CATEGORIES_CAMPAIGN,
    other = KPI_COST_RULE_CAMPAIGN_CATEGORIES_OTHER
};

/** Words of the rule `campaign_handling` of `cost`. */
enum class cost_rule_campaign_handling : std::int64_t {
    given = KPI_COST_RULE_CAMPAIGN_HANDLING_GIVEN,
    absent = KPI_COST_RULE_CAMPAIGN_HANDLING_ABSENT
};

/** Rules of `cost`; what is not set has its default. */
struct cost_rules : kpi_cost_rules {
    constexpr cost_rules() noexcept : kpi_cost_rules() {}
    /** the one currency of all amounts: three letters such as `EUR`, or `unset` (default), one that nobody names (default unset) */
    constexpr cost_rules& currency(currency_code value) noexcept { kpi_cost_rules::currency = value.code(); present |= UINT64_C(1) << KPI_RULE_cost_currency; return *this; }
    constexpr std::optional<currency_code> currency() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_cost_currency)) == 0) { return std::nullopt; } return currency_code(kpi_cost_rules::currency); }
    constexpr cost_rules& currency_unset() noexcept { kpi_cost_rules::currency = -1; present |= UINT64_C(1) << KPI_RULE_cost_currency; return *this; }
    /** which categories vary with the contacts: a list such as `labour+telecom`, or `none` (default), nothing declared: variable cost is then unknown (default none) */
    constexpr cost_rules& variable_categories(std::initializer_list<cost_rule_variable_categories> words) noexcept { std::int64_t bits = 0; for (auto word : words) { bits |= static_cast<std::int64_t>(word); } kpi_cost_rules::variable_categories = bits; present |= UINT64_C(1) << KPI_RULE_cost_variable_categories; return *this; }
    constexpr std::optional<std::int64_t> variable_categories() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_cost_variable_categories)) == 0) { return std::nullopt; } return kpi_cost_rules::variable_categories; }
    /** which categories are cost of campaigns: a list such as `campaign` (default) (default campaign) */
    constexpr cost_rules& campaign_categories(std::initializer_list<cost_rule_campaign_categories> words) noexcept { std::int64_t bits = 0; for (auto word : words) { bits |= static_cast<std::int64_t>(word); } kpi_cost_rules::campaign_categories = bits; present |= UINT64_C(1) << KPI_RULE_cost_campaign_categories; return *this; }
    constexpr std::optional<std::int64_t> campaign_categories() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_cost_campaign_categories)) == 0) { return std::nullopt; } return kpi_cost_rules::campaign_categories; }
    /** whether the source tells the cost of handling a campaign's contacts: `given` (default), row by row, or `absent` (default given) */
    constexpr cost_rules& campaign_handling(cost_rule_campaign_handling value) noexcept { kpi_cost_rules::campaign_handling = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_cost_campaign_handling; return *this; }
    constexpr std::optional<cost_rule_campaign_handling> campaign_handling() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_cost_campaign_handling)) == 0) { return std::nullopt; } return static_cast<cost_rule_campaign_handling>(kpi_cost_rules::campaign_handling); }
};
static_assert(sizeof(cost_rules) == sizeof(kpi_cost_rules), "arrays of both are the same");

/** Totals of `cost`. */
enum class cost_total : std::int32_t {
    rows = KPI_TOTAL_COST_ROWS,
    amount = KPI_TOTAL_COST_AMOUNT,
    labour = KPI_TOTAL_COST_LABOUR,
    variable = KPI_TOTAL_COST_VARIABLE,
    campaign = KPI_TOTAL_COST_CAMPAIGN,
    handling = KPI_TOTAL_COST_HANDLING,
    amount_unknown = KPI_TOTAL_COST_AMOUNT_UNKNOWN,
    labour_unknown = KPI_TOTAL_COST_LABOUR_UNKNOWN,
    variable_unknown = KPI_TOTAL_COST_VARIABLE_UNKNOWN,
    campaign_unknown = KPI_TOTAL_COST_CAMPAIGN_UNKNOWN,
    handling_unknown = KPI_TOTAL_COST_HANDLING_UNKNOWN
};

/** The fact `cost`: one amount spent in a period */
struct cost {
    static constexpr std::int32_t number = KPI_FACT_COST;
    using row = cost_row;
    using rules = cost_rules;
    using total = cost_total;
};
using cost_totals = totals<cost>;
using cost_grouped = grouped<cost>;
using cost_sharded = sharded<cost>;
using cost_shard = shard<cost>;

// ---- customer_period: one customer in one period ----

/** one customer in one period */
struct customer_period_row : kpi_customer_period_row {
    constexpr customer_period_row() noexcept : kpi_customer_period_row() {}
    /** whether the customer was active when the period started */
    template <class Flag, accepts::flag<Flag> = 0> constexpr customer_period_row& active_at_start(Flag value) noexcept { kpi_customer_period_row::active_at_start = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_customer_period_active_at_start; return *this; }
    constexpr std::optional<bool> active_at_start() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_active_at_start)) == 0) { return std::nullopt; } return kpi_customer_period_row::active_at_start != 0; }
    constexpr customer_period_row& active_at_start(std::nullopt_t) noexcept { kpi_customer_period_row::active_at_start = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_active_at_start); return *this; }
    /** whether the customer was active when the period ended */
    template <class Flag, accepts::flag<Flag> = 0> constexpr customer_period_row& active_at_end(Flag value) noexcept { kpi_customer_period_row::active_at_end = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_customer_period_active_at_end; return *this; }
    constexpr std::optional<bool> active_at_end() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_active_at_end)) == 0) { return std::nullopt; } return kpi_customer_period_row::active_at_end != 0; }
    constexpr customer_period_row& active_at_end(std::nullopt_t) noexcept { kpi_customer_period_row::active_at_end = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_active_at_end); return *this; }
    /** whether the customer was won in the period; where null, one who is active at the end and was not at the start */
    template <class Flag, accepts::flag<Flag> = 0> constexpr customer_period_row& new_(Flag value) noexcept { kpi_customer_period_row::new_ = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_customer_period_new_; return *this; }
    constexpr std::optional<bool> new_() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_new_)) == 0) { return std::nullopt; } return kpi_customer_period_row::new_ != 0; }
    constexpr customer_period_row& new_(std::nullopt_t) noexcept { kpi_customer_period_row::new_ = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_new_); return *this; }
    /** margin of the period, in minor units; below zero where a loss */
    template <class Integer, accepts::integer<Integer> = 0> constexpr customer_period_row& margin(Integer value) noexcept { kpi_customer_period_row::margin = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_customer_period_margin; return *this; }
    constexpr std::optional<std::int64_t> margin() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_margin)) == 0) { return std::nullopt; } return kpi_customer_period_row::margin; }
    constexpr customer_period_row& margin(std::nullopt_t) noexcept { kpi_customer_period_row::margin = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_margin); return *this; }
    /** revenue of the period, in minor units */
    template <class Integer, accepts::integer<Integer> = 0> constexpr customer_period_row& revenue(Integer value) noexcept { kpi_customer_period_row::revenue = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_customer_period_revenue; return *this; }
    constexpr std::optional<std::int64_t> revenue() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_revenue)) == 0) { return std::nullopt; } return kpi_customer_period_row::revenue; }
    constexpr customer_period_row& revenue(std::nullopt_t) noexcept { kpi_customer_period_row::revenue = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_revenue); return *this; }
    /** margin of the period before, in minor units */
    template <class Integer, accepts::integer<Integer> = 0> constexpr customer_period_row& margin_before(Integer value) noexcept { kpi_customer_period_row::margin_before = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_customer_period_margin_before; return *this; }
    constexpr std::optional<std::int64_t> margin_before() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_margin_before)) == 0) { return std::nullopt; } return kpi_customer_period_row::margin_before; }
    constexpr customer_period_row& margin_before(std::nullopt_t) noexcept { kpi_customer_period_row::margin_before = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_margin_before); return *this; }
    /** the currency of the money; that of the rules where null */
    constexpr customer_period_row& currency(currency_code value) noexcept { kpi_customer_period_row::currency = value.code(); present |= UINT64_C(1) << KPI_FIELD_customer_period_currency; return *this; }
    constexpr std::optional<currency_code> currency() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_currency)) == 0) { return std::nullopt; } return currency_code(kpi_customer_period_row::currency); }
    constexpr customer_period_row& currency(std::nullopt_t) noexcept { kpi_customer_period_row::currency = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_currency); return *this; }
    /** the customer */
    template <class Integer, accepts::integer<Integer> = 0> constexpr customer_period_row& customer(Integer value) noexcept { kpi_customer_period_row::customer = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_customer_period_customer; return *this; }
    constexpr std::optional<std::int64_t> customer() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_customer)) == 0) { return std::nullopt; } return kpi_customer_period_row::customer; }
    constexpr customer_period_row& customer(std::nullopt_t) noexcept { kpi_customer_period_row::customer = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_customer); return *this; }
    /** when the period starts: it decides the interval */
    constexpr customer_period_row& period_start(time_point value) noexcept { kpi_customer_period_row::period_start = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_customer_period_period_start; return *this; }
    constexpr std::optional<time_point> period_start() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_customer_period_period_start)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_customer_period_row::period_start)); }
    constexpr customer_period_row& period_start(std::nullopt_t) noexcept { kpi_customer_period_row::period_start = 0; present &= ~(UINT64_C(1) << KPI_FIELD_customer_period_period_start); return *this; }
};
static_assert(sizeof(customer_period_row) == sizeof(kpi_customer_period_row), "arrays of both are the same");

/** Rules of `customer_period`; what is not set has its default. */
struct customer_period_rules : kpi_customer_period_rules {
    constexpr customer_period_rules() noexcept : kpi_customer_period_rules() {}
    /** the one currency of all money: three letters such as `EUR`, or `unset` (default), one that nobody names (default unset) */
    constexpr customer_period_rules& currency(currency_code value) noexcept { kpi_customer_period_rules::currency = value.code(); present |= UINT64_C(1) << KPI_RULE_customer_period_currency; return *this; }
    constexpr std::optional<currency_code> currency() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_customer_period_currency)) == 0) { return std::nullopt; } return currency_code(kpi_customer_period_rules::currency); }
    constexpr customer_period_rules& currency_unset() noexcept { kpi_customer_period_rules::currency = -1; present |= UINT64_C(1) << KPI_RULE_customer_period_currency; return *this; }
};
static_assert(sizeof(customer_period_rules) == sizeof(kpi_customer_period_rules), "arrays of both are the same");

/** Totals of `customer_period`. */
enum class customer_period_total : std::int32_t {
    rows = KPI_TOTAL_CUSTOMER_PERIOD_ROWS,
    at_start = KPI_TOTAL_CUSTOMER_PERIOD_AT_START,
    at_end = KPI_TOTAL_CUSTOMER_PERIOD_AT_END,
    new_ = KPI_TOTAL_CUSTOMER_PERIOD_NEW,
    kept = KPI_TOTAL_CUSTOMER_PERIOD_KEPT,
    margin = KPI_TOTAL_CUSTOMER_PERIOD_MARGIN,
    revenue = KPI_TOTAL_CUSTOMER_PERIOD_REVENUE,
    margin_start = KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_START,
    margin_end_of_started = KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_END_OF_STARTED,
    margin_unknown = KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_UNKNOWN,
    revenue_unknown = KPI_TOTAL_CUSTOMER_PERIOD_REVENUE_UNKNOWN,
    margins_unknown = KPI_TOTAL_CUSTOMER_PERIOD_MARGINS_UNKNOWN,
    customer_unknown = KPI_TOTAL_CUSTOMER_PERIOD_CUSTOMER_UNKNOWN,
    margin_of_started = KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_OF_STARTED,
    margin_of_started_unknown = KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_OF_STARTED_UNKNOWN
};

/** The fact `customer_period`: one customer in one period */
struct customer_period {
    static constexpr std::int32_t number = KPI_FACT_CUSTOMER_PERIOD;
    using row = customer_period_row;
    using rules = customer_period_rules;
    using total = customer_period_total;
};
using customer_period_totals = totals<customer_period>;
using customer_period_grouped = grouped<customer_period>;
using customer_period_sharded = sharded<customer_period>;
using customer_period_shard = shard<customer_period>;

// ---- target_result: one interval or agent whose KPI was compared with a target ----

/** one interval or agent whose KPI was compared with a target */
struct target_result_row : kpi_target_result_row {
    constexpr target_result_row() noexcept : kpi_target_result_row() {}
    /** whether the KPI of the group is defined */
    template <class Flag, accepts::flag<Flag> = 0> constexpr target_result_row& defined(Flag value) noexcept { kpi_target_result_row::defined = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_target_result_defined; return *this; }
    constexpr std::optional<bool> defined() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_target_result_defined)) == 0) { return std::nullopt; } return kpi_target_result_row::defined != 0; }
    constexpr target_result_row& defined(std::nullopt_t) noexcept { kpi_target_result_row::defined = 0; present &= ~(UINT64_C(1) << KPI_FIELD_target_result_defined); return *this; }
    /** whether it meets the target; not yes where the KPI is undefined */
    template <class Flag, accepts::flag<Flag> = 0> constexpr target_result_row& met(Flag value) noexcept { kpi_target_result_row::met = value ? 1 : 0; present |= UINT64_C(1) << KPI_FIELD_target_result_met; return *this; }
    constexpr std::optional<bool> met() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_target_result_met)) == 0) { return std::nullopt; } return kpi_target_result_row::met != 0; }
    constexpr target_result_row& met(std::nullopt_t) noexcept { kpi_target_result_row::met = 0; present &= ~(UINT64_C(1) << KPI_FIELD_target_result_met); return *this; }
    /** the agent */
    template <class Integer, accepts::integer<Integer> = 0> constexpr target_result_row& agent(Integer value) noexcept { kpi_target_result_row::agent = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_FIELD_target_result_agent; return *this; }
    constexpr std::optional<std::int64_t> agent() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_target_result_agent)) == 0) { return std::nullopt; } return kpi_target_result_row::agent; }
    constexpr target_result_row& agent(std::nullopt_t) noexcept { kpi_target_result_row::agent = 0; present &= ~(UINT64_C(1) << KPI_FIELD_target_result_agent); return *this; }
    /** the instant that decides the interval */
    constexpr target_result_row& at(time_point value) noexcept { kpi_target_result_row::at = value.time_since_epoch().count(); present |= UINT64_C(1) << KPI_FIELD_target_result_at; return *this; }
    constexpr std::optional<time_point> at() const noexcept { if ((present & (UINT64_C(1) << KPI_FIELD_target_result_at)) == 0) { return std::nullopt; } return time_point(microseconds(kpi_target_result_row::at)); }
    constexpr target_result_row& at(std::nullopt_t) noexcept { kpi_target_result_row::at = 0; present &= ~(UINT64_C(1) << KPI_FIELD_target_result_at); return *this; }
};
static_assert(sizeof(target_result_row) == sizeof(kpi_target_result_row), "arrays of both are the same");

/** Words of the rule `judged_by` of `target_result`. */
enum class target_result_rule_judged_by : std::int64_t {
    interval = KPI_TARGET_RESULT_RULE_JUDGED_BY_INTERVAL,
    agent = KPI_TARGET_RESULT_RULE_JUDGED_BY_AGENT
};

/** Rules of `target_result`; what is not set has its default. */
struct target_result_rules : kpi_target_result_rules {
    constexpr target_result_rules() noexcept : kpi_target_result_rules() {}
    /** the number that the caller gives to its target: results of different targets do not add; `unset` by default (default unset) */
    template <class Integer, accepts::integer<Integer> = 0> constexpr target_result_rules& target(Integer value) noexcept { kpi_target_result_rules::target = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_target_result_target; return *this; }
    constexpr std::optional<std::int64_t> target() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_target_result_target)) == 0) { return std::nullopt; } return kpi_target_result_rules::target; }
    constexpr target_result_rules& target_unset() noexcept { kpi_target_result_rules::target = -1; present |= UINT64_C(1) << KPI_RULE_target_result_target; return *this; }
    /** what the groups are: `interval` (default) or `agent` (default interval) */
    constexpr target_result_rules& judged_by(target_result_rule_judged_by value) noexcept { kpi_target_result_rules::judged_by = static_cast<std::int64_t>(value); present |= UINT64_C(1) << KPI_RULE_target_result_judged_by; return *this; }
    constexpr std::optional<target_result_rule_judged_by> judged_by() const noexcept { if ((present & (UINT64_C(1) << KPI_RULE_target_result_judged_by)) == 0) { return std::nullopt; } return static_cast<target_result_rule_judged_by>(kpi_target_result_rules::judged_by); }
};
static_assert(sizeof(target_result_rules) == sizeof(kpi_target_result_rules), "arrays of both are the same");

/** Totals of `target_result`. */
enum class target_result_total : std::int32_t {
    rows = KPI_TOTAL_TARGET_RESULT_ROWS,
    judged = KPI_TOTAL_TARGET_RESULT_JUDGED,
    met = KPI_TOTAL_TARGET_RESULT_MET,
    undefined = KPI_TOTAL_TARGET_RESULT_UNDEFINED,
    met_unknown = KPI_TOTAL_TARGET_RESULT_MET_UNKNOWN
};

/** The fact `target_result`: one interval or agent whose KPI was compared with a target */
struct target_result {
    static constexpr std::int32_t number = KPI_FACT_TARGET_RESULT;
    using row = target_result_row;
    using rules = target_result_rules;
    using total = target_result_total;
};
using target_result_totals = totals<target_result>;
using target_result_grouped = grouped<target_result>;
using target_result_sharded = sharded<target_result>;
using target_result_shard = shard<target_result>;

/** KPIs. */
enum class metric : std::int32_t {
    contact_volume = KPI_METRIC_CONTACT_VOLUME,
    contacts_answered = KPI_METRIC_CONTACTS_ANSWERED,
    contacts_handled = KPI_METRIC_CONTACTS_HANDLED,
    contacts_abandoned = KPI_METRIC_CONTACTS_ABANDONED,
    contacts_missed = KPI_METRIC_CONTACTS_MISSED,
    connect_rate = KPI_METRIC_CONNECT_RATE,
    abandonment_rate = KPI_METRIC_ABANDONMENT_RATE,
    service_level = KPI_METRIC_SERVICE_LEVEL,
    response_within_target_rate = KPI_METRIC_RESPONSE_WITHIN_TARGET_RATE,
    average_speed_of_answer = KPI_METRIC_AVERAGE_SPEED_OF_ANSWER,
    average_queue_time = KPI_METRIC_AVERAGE_QUEUE_TIME,
    wait_percentile = KPI_METRIC_WAIT_PERCENTILE,
    longest_wait = KPI_METRIC_LONGEST_WAIT,
    average_abandon_time = KPI_METRIC_AVERAGE_ABANDON_TIME,
    average_ring_count = KPI_METRIC_AVERAGE_RING_COUNT,
    average_ring_time = KPI_METRIC_AVERAGE_RING_TIME,
    agent_answer_rate = KPI_METRIC_AGENT_ANSWER_RATE,
    flow_out_rate = KPI_METRIC_FLOW_OUT_RATE,
    callback_request_rate = KPI_METRIC_CALLBACK_REQUEST_RATE,
    blocked_rate = KPI_METRIC_BLOCKED_RATE,
    out_of_hours_rate = KPI_METRIC_OUT_OF_HOURS_RATE,
    self_service_rate = KPI_METRIC_SELF_SERVICE_RATE,
    missed_call_callback_rate = KPI_METRIC_MISSED_CALL_CALLBACK_RATE,
    missed_call_callback_time = KPI_METRIC_MISSED_CALL_CALLBACK_TIME,
    contact_frequency = KPI_METRIC_CONTACT_FREQUENCY,
    repeat_contact_rate = KPI_METRIC_REPEAT_CONTACT_RATE,
    redial_rate = KPI_METRIC_REDIAL_RATE,
    line_utilisation = KPI_METRIC_LINE_UTILISATION,
    average_handle_time = KPI_METRIC_AVERAGE_HANDLE_TIME,
    average_talk_time = KPI_METRIC_AVERAGE_TALK_TIME,
    average_hold_time = KPI_METRIC_AVERAGE_HOLD_TIME,
    average_after_contact_work = KPI_METRIC_AVERAGE_AFTER_CONTACT_WORK,
    average_call_duration = KPI_METRIC_AVERAGE_CALL_DURATION,
    hold_rate = KPI_METRIC_HOLD_RATE,
    transfer_rate = KPI_METRIC_TRANSFER_RATE,
    escalation_rate = KPI_METRIC_ESCALATION_RATE,
    short_call_rate = KPI_METRIC_SHORT_CALL_RATE,
    agent_disconnect_rate = KPI_METRIC_AGENT_DISCONNECT_RATE,
    contacts_handled_per_agent = KPI_METRIC_CONTACTS_HANDLED_PER_AGENT,
    contacts_per_hour = KPI_METRIC_CONTACTS_PER_HOUR,
    concurrency = KPI_METRIC_CONCURRENCY,
    first_contact_resolution = KPI_METRIC_FIRST_CONTACT_RESOLUTION,
    one_touch_rate = KPI_METRIC_ONE_TOUCH_RATE,
    tickets_created = KPI_METRIC_TICKETS_CREATED,
    tickets_solved = KPI_METRIC_TICKETS_SOLVED,
    resolution_rate = KPI_METRIC_RESOLUTION_RATE,
    net_flow = KPI_METRIC_NET_FLOW,
    first_response_time = KPI_METRIC_FIRST_RESPONSE_TIME,
    average_response_time = KPI_METRIC_AVERAGE_RESPONSE_TIME,
    resolution_time = KPI_METRIC_RESOLUTION_TIME,
    requester_wait_time = KPI_METRIC_REQUESTER_WAIT_TIME,
    agent_work_time = KPI_METRIC_AGENT_WORK_TIME,
    on_hold_time = KPI_METRIC_ON_HOLD_TIME,
    agent_wait_time = KPI_METRIC_AGENT_WAIT_TIME,
    responses_per_ticket = KPI_METRIC_RESPONSES_PER_TICKET,
    agent_responses_to_closure = KPI_METRIC_AGENT_RESPONSES_TO_CLOSURE,
    tickets_handled_per_agent_day = KPI_METRIC_TICKETS_HANDLED_PER_AGENT_DAY,
    ticket_backlog = KPI_METRIC_TICKET_BACKLOG,
    backlog_age = KPI_METRIC_BACKLOG_AGE,
    reopen_rate = KPI_METRIC_REOPEN_RATE,
    sla_compliance = KPI_METRIC_SLA_COMPLIANCE,
    csat = KPI_METRIC_CSAT,
    nps = KPI_METRIC_NPS,
    ces = KPI_METRIC_CES,
    survey_response_rate = KPI_METRIC_SURVEY_RESPONSE_RATE,
    complaint_rate = KPI_METRIC_COMPLAINT_RATE,
    attitude_complaint_rate = KPI_METRIC_ATTITUDE_COMPLAINT_RATE,
    retention_rate = KPI_METRIC_RETENTION_RATE,
    churn_rate = KPI_METRIC_CHURN_RATE,
    customer_lifetime_value = KPI_METRIC_CUSTOMER_LIFETIME_VALUE,
    multichannel_customer_share = KPI_METRIC_MULTICHANNEL_CUSTOMER_SHARE,
    channel_share = KPI_METRIC_CHANNEL_SHARE,
    occupancy = KPI_METRIC_OCCUPANCY,
    utilisation = KPI_METRIC_UTILISATION,
    working_time_utilisation = KPI_METRIC_WORKING_TIME_UTILISATION,
    online_time = KPI_METRIC_ONLINE_TIME,
    availability_rate = KPI_METRIC_AVAILABILITY_RATE,
    attendance_rate = KPI_METRIC_ATTENDANCE_RATE,
    absence_rate = KPI_METRIC_ABSENCE_RATE,
    schedule_adherence = KPI_METRIC_SCHEDULE_ADHERENCE,
    schedule_conformance = KPI_METRIC_SCHEDULE_CONFORMANCE,
    shrinkage = KPI_METRIC_SHRINKAGE,
    forecast_accuracy = KPI_METRIC_FORECAST_ACCURACY,
    staffing_ratio = KPI_METRIC_STAFFING_RATIO,
    fte = KPI_METRIC_FTE,
    attrition_rate = KPI_METRIC_ATTRITION_RATE,
    quality_score = KPI_METRIC_QUALITY_SCORE,
    critical_error_accuracy = KPI_METRIC_CRITICAL_ERROR_ACCURACY,
    monitoring_pass_rate = KPI_METRIC_MONITORING_PASS_RATE,
    knowledge_score = KPI_METRIC_KNOWLEDGE_SCORE,
    knowledge_pass_rate = KPI_METRIC_KNOWLEDGE_PASS_RATE,
    evaluations_per_agent_week = KPI_METRIC_EVALUATIONS_PER_AGENT_WEEK,
    monitoring_coverage = KPI_METRIC_MONITORING_COVERAGE,
    outbound_connect_rate = KPI_METRIC_OUTBOUND_CONNECT_RATE,
    right_party_contact_rate = KPI_METRIC_RIGHT_PARTY_CONTACT_RATE,
    valid_number_rate = KPI_METRIC_VALID_NUMBER_RATE,
    list_penetration = KPI_METRIC_LIST_PENETRATION,
    outbound_calls_per_agent_day = KPI_METRIC_OUTBOUND_CALLS_PER_AGENT_DAY,
    outbound_success_rate = KPI_METRIC_OUTBOUND_SUCCESS_RATE,
    successes_per_day = KPI_METRIC_SUCCESSES_PER_DAY,
    outbound_work_efficiency = KPI_METRIC_OUTBOUND_WORK_EFFICIENCY,
    conversion_rate = KPI_METRIC_CONVERSION_RATE,
    contacts_per_conversion = KPI_METRIC_CONTACTS_PER_CONVERSION,
    cross_sell_rate = KPI_METRIC_CROSS_SELL_RATE,
    revenue_per_contact = KPI_METRIC_REVENUE_PER_CONTACT,
    sales_per_agent = KPI_METRIC_SALES_PER_AGENT,
    cost_per_contact = KPI_METRIC_COST_PER_CONTACT,
    cost_per_resolution = KPI_METRIC_COST_PER_RESOLUTION,
    cost_per_acquisition = KPI_METRIC_COST_PER_ACQUISITION,
    dialler_abandon_rate = KPI_METRIC_DIALLER_ABANDON_RATE,
    agents_staffed = KPI_METRIC_AGENTS_STAFFED,
    oldest_in_queue = KPI_METRIC_OLDEST_IN_QUEUE,
    rona_rate = KPI_METRIC_RONA_RATE,
    agents_available = KPI_METRIC_AGENTS_AVAILABLE,
    contacts_in_queue = KPI_METRIC_CONTACTS_IN_QUEUE,
    time_to_assign = KPI_METRIC_TIME_TO_ASSIGN,
    reassignments_per_ticket = KPI_METRIC_REASSIGNMENTS_PER_TICKET,
    not_ready_share = KPI_METRIC_NOT_READY_SHARE,
    intervals_meeting_target_share = KPI_METRIC_INTERVALS_MEETING_TARGET_SHARE,
    agents_below_target_share = KPI_METRIC_AGENTS_BELOW_TARGET_SHARE,
    network_failure_rate = KPI_METRIC_NETWORK_FAILURE_RATE,
    system_drop_rate = KPI_METRIC_SYSTEM_DROP_RATE,
    days_of_backlog = KPI_METRIC_DAYS_OF_BACKLOG,
    backlog_cycles_late = KPI_METRIC_BACKLOG_CYCLES_LATE,
    attempts_per_lead = KPI_METRIC_ATTEMPTS_PER_LEAD,
    mean_patience = KPI_METRIC_MEAN_PATIENCE
};

/// The variants of each KPI: kpi::variant::service_level::of_offered.
namespace variant {

/** How many contacts came. */
enum class contact_volume : std::int32_t {
    arrived = KPI_VARIANT_CONTACT_VOLUME_ARRIVED,
    queued = KPI_VARIANT_CONTACT_VOLUME_QUEUED,
    legs = KPI_VARIANT_CONTACT_VOLUME_LEGS,
    attempts = KPI_VARIANT_CONTACT_VOLUME_ATTEMPTS,
    outbound = KPI_VARIANT_CONTACT_VOLUME_OUTBOUND,
    all_directions = KPI_VARIANT_CONTACT_VOLUME_ALL_DIRECTIONS,
    internal = KPI_VARIANT_CONTACT_VOLUME_INTERNAL
};

/** How many contacts an agent answered, ended or not. */
enum class contacts_answered : std::int32_t {
    answered = KPI_VARIANT_CONTACTS_ANSWERED_ANSWERED
};

/** How many answered contacts are done, wrap included. */
enum class contacts_handled : std::int32_t {
    contacts = KPI_VARIANT_CONTACTS_HANDLED_CONTACTS,
    legs = KPI_VARIANT_CONTACTS_HANDLED_LEGS
};

/** How many customers left while waiting in the queue or while an agent rang. */
enum class contacts_abandoned : std::int32_t {
    queue_and_ring = KPI_VARIANT_CONTACTS_ABANDONED_QUEUE_AND_RING,
    including_ivr = KPI_VARIANT_CONTACTS_ABANDONED_INCLUDING_IVR,
    including_ivr_and_drops = KPI_VARIANT_CONTACTS_ABANDONED_INCLUDING_IVR_AND_DROPS,
    any_unanswered = KPI_VARIANT_CONTACTS_ABANDONED_ANY_UNANSWERED,
    any_unanswered_but_exit_key = KPI_VARIANT_CONTACTS_ABANDONED_ANY_UNANSWERED_BUT_EXIT_KEY,
    user_only = KPI_VARIANT_CONTACTS_ABANDONED_USER_ONLY
};

/** How many contacts were offered and not answered. */
enum class contacts_missed : std::int32_t {
    inbound_unanswered = KPI_VARIANT_CONTACTS_MISSED_INBOUND_UNANSWERED,
    with_out_of_hours = KPI_VARIANT_CONTACTS_MISSED_WITH_OUT_OF_HOURS,
    aircall = KPI_VARIANT_CONTACTS_MISSED_AIRCALL,
    agent_missed = KPI_VARIANT_CONTACTS_MISSED_AGENT_MISSED
};

/** Share of offered contacts that an agent answered. */
enum class connect_rate : std::int32_t {
    of_offered = KPI_VARIANT_CONNECT_RATE_OF_OFFERED,
    net_of_short = KPI_VARIANT_CONNECT_RATE_NET_OF_SHORT,
    of_arrived = KPI_VARIANT_CONNECT_RATE_OF_ARRIVED,
    of_attempts = KPI_VARIANT_CONNECT_RATE_OF_ATTEMPTS
};

/** Share of offered contacts that the customer left. */
enum class abandonment_rate : std::int32_t {
    of_offered = KPI_VARIANT_ABANDONMENT_RATE_OF_OFFERED,
    short_removed_numerator = KPI_VARIANT_ABANDONMENT_RATE_SHORT_REMOVED_NUMERATOR,
    short_removed_both = KPI_VARIANT_ABANDONMENT_RATE_SHORT_REMOVED_BOTH,
    of_answered_plus_abandoned = KPI_VARIANT_ABANDONMENT_RATE_OF_ANSWERED_PLUS_ABANDONED,
    of_answered_plus_abandoned_net = KPI_VARIANT_ABANDONMENT_RATE_OF_ANSWERED_PLUS_ABANDONED_NET,
    including_ivr = KPI_VARIANT_ABANDONMENT_RATE_INCLUDING_IVR,
    over_answered = KPI_VARIANT_ABANDONMENT_RATE_OVER_ANSWERED
};

/** Share of offered contacts answered within the threshold. */
enum class service_level : std::int32_t {
    of_offered = KPI_VARIANT_SERVICE_LEVEL_OF_OFFERED,
    of_answered_and_abandoned = KPI_VARIANT_SERVICE_LEVEL_OF_ANSWERED_AND_ABANDONED,
    abandons_positive = KPI_VARIANT_SERVICE_LEVEL_ABANDONS_POSITIVE,
    late_abandons_only = KPI_VARIANT_SERVICE_LEVEL_LATE_ABANDONS_ONLY,
    answered_only = KPI_VARIANT_SERVICE_LEVEL_ANSWERED_ONLY,
    short_abandon_credit = KPI_VARIANT_SERVICE_LEVEL_SHORT_ABANDON_CREDIT,
    short_abandons_excluded = KPI_VARIANT_SERVICE_LEVEL_SHORT_ABANDONS_EXCLUDED,
    removed_from_queue = KPI_VARIANT_SERVICE_LEVEL_REMOVED_FROM_QUEUE,
    callback_requests_excluded = KPI_VARIANT_SERVICE_LEVEL_CALLBACK_REQUESTS_EXCLUDED,
    dequeued_excluded = KPI_VARIANT_SERVICE_LEVEL_DEQUEUED_EXCLUDED,
    waiting_overdue_counted = KPI_VARIANT_SERVICE_LEVEL_WAITING_OVERDUE_COUNTED,
    of_waiting_now = KPI_VARIANT_SERVICE_LEVEL_OF_WAITING_NOW,
    callback_promise_met = KPI_VARIANT_SERVICE_LEVEL_CALLBACK_PROMISE_MET
};

/** Share of contacts that are due whose first human reply came within the threshold. */
enum class response_within_target_rate : std::int32_t {
    by_due = KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_BY_DUE,
    replied_only = KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_REPLIED_ONLY,
    all_arrived = KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_ALL_ARRIVED,
    ticket_by_due = KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_TICKET_BY_DUE
};

/** How long answered contacts waited on average. */
enum class average_speed_of_answer : std::int32_t {
    answered_only = KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_ANSWERED_ONLY,
    answered_waited_only = KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_ANSWERED_WAITED_ONLY,
    all_wait_over_answered = KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_ALL_WAIT_OVER_ANSWERED,
    from_arrival = KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_FROM_ARRIVAL,
    from_first_ring = KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_FROM_FIRST_RING
};

/** How long contacts waited on average, answered or not. */
enum class average_queue_time : std::int32_t {
    all_queued = KPI_VARIANT_AVERAGE_QUEUE_TIME_ALL_QUEUED,
    waited_only = KPI_VARIANT_AVERAGE_QUEUE_TIME_WAITED_ONLY,
    answered_only = KPI_VARIANT_AVERAGE_QUEUE_TIME_ANSWERED_ONLY,
    abandoned_only = KPI_VARIANT_AVERAGE_QUEUE_TIME_ABANDONED_ONLY
};

/** The wait that a given share of the contacts did not exceed. */
enum class wait_percentile : std::int32_t {
    of_offered = KPI_VARIANT_WAIT_PERCENTILE_OF_OFFERED,
    of_answered = KPI_VARIANT_WAIT_PERCENTILE_OF_ANSWERED
};

/** The longest wait of a contact that left the queue. */
enum class longest_wait : std::int32_t {
    of_offered = KPI_VARIANT_LONGEST_WAIT_OF_OFFERED,
    of_answered = KPI_VARIANT_LONGEST_WAIT_OF_ANSWERED
};

/** How long customers waited on average before they left. */
enum class average_abandon_time : std::int32_t {
    all = KPI_VARIANT_AVERAGE_ABANDON_TIME_ALL,
    short_excluded = KPI_VARIANT_AVERAGE_ABANDON_TIME_SHORT_EXCLUDED,
    from_arrival = KPI_VARIANT_AVERAGE_ABANDON_TIME_FROM_ARRIVAL
};

/** How often it rang on average before the answer. */
enum class average_ring_count : std::int32_t {
    answered = KPI_VARIANT_AVERAGE_RING_COUNT_ANSWERED,
    source_count = KPI_VARIANT_AVERAGE_RING_COUNT_SOURCE_COUNT
};

/** How long it rang on average before the answer. */
enum class average_ring_time : std::int32_t {
    answered = KPI_VARIANT_AVERAGE_RING_TIME_ANSWERED,
    all_rang = KPI_VARIANT_AVERAGE_RING_TIME_ALL_RANG
};

/** Share of the alerts that agents answered. */
enum class agent_answer_rate : std::int32_t {
    all_attempts = KPI_VARIANT_AGENT_ANSWER_RATE_ALL_ATTEMPTS,
    without_customer_left = KPI_VARIANT_AGENT_ANSWER_RATE_WITHOUT_CUSTOMER_LEFT
};

/** Share of offered contacts that left the queue neither answered nor abandoned. */
enum class flow_out_rate : std::int32_t {
    of_offered = KPI_VARIANT_FLOW_OUT_RATE_OF_OFFERED
};

/** Share of offered contacts that asked to be called back. */
enum class callback_request_rate : std::int32_t {
    of_offered = KPI_VARIANT_CALLBACK_REQUEST_RATE_OF_OFFERED
};

/** Share of attempts that met a busy line. */
enum class blocked_rate : std::int32_t {
    of_attempts = KPI_VARIANT_BLOCKED_RATE_OF_ATTEMPTS
};

/** Share of attempts that came outside opening hours. */
enum class out_of_hours_rate : std::int32_t {
    of_arrivals = KPI_VARIANT_OUT_OF_HOURS_RATE_OF_ARRIVALS
};

/** Share of contacts that self-service served. */
enum class self_service_rate : std::int32_t {
    of_entered = KPI_VARIANT_SELF_SERVICE_RATE_OF_ENTERED,
    of_arrived = KPI_VARIANT_SELF_SERVICE_RATE_OF_ARRIVED,
    completed = KPI_VARIANT_SELF_SERVICE_RATE_COMPLETED,
    containment = KPI_VARIANT_SELF_SERVICE_RATE_CONTAINMENT
};

/** Share of episodes of missed calls in which the centre called the customer back. */
enum class missed_call_callback_rate : std::int32_t {
    attempted = KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_ATTEMPTED,
    connected = KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_CONNECTED,
    per_call = KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_PER_CALL,
    exclude_self_recovered = KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_EXCLUDE_SELF_RECOVERED
};

/** How long customers waited for a call-back after a missed call on average. */
enum class missed_call_callback_time : std::int32_t {
    from_first_missed = KPI_VARIANT_MISSED_CALL_CALLBACK_TIME_FROM_FIRST_MISSED,
    from_last_missed = KPI_VARIANT_MISSED_CALL_CALLBACK_TIME_FROM_LAST_MISSED,
    connected = KPI_VARIANT_MISSED_CALL_CALLBACK_TIME_CONNECTED
};

/** How many contacts each customer made on average. */
enum class contact_frequency : std::int32_t {
    per_active_customer = KPI_VARIANT_CONTACT_FREQUENCY_PER_ACTIVE_CUSTOMER,
    per_account = KPI_VARIANT_CONTACT_FREQUENCY_PER_ACCOUNT,
    per_account_known = KPI_VARIANT_CONTACT_FREQUENCY_PER_ACCOUNT_KNOWN,
    per_issue = KPI_VARIANT_CONTACT_FREQUENCY_PER_ISSUE
};

/** Share of contacts that another of the same customer followed within the window. */
enum class repeat_contact_rate : std::int32_t {
    followed = KPI_VARIANT_REPEAT_CONTACT_RATE_FOLLOWED,
    preceded = KPI_VARIANT_REPEAT_CONTACT_RATE_PRECEDED
};

/** Share of abandoned contacts whose customer came back within the window. */
enum class redial_rate : std::int32_t {
    within_window = KPI_VARIANT_REDIAL_RATE_WITHIN_WINDOW
};

/** Share of the time of all lines that they were busy. */
enum class line_utilisation : std::int32_t {
    of_lines = KPI_VARIANT_LINE_UTILISATION_OF_LINES
};

/** How long an agent worked on a contact on average: talk, hold and wrap. */
enum class average_handle_time : std::int32_t {
    talk_hold_wrap = KPI_VARIANT_AVERAGE_HANDLE_TIME_TALK_HOLD_WRAP,
    with_ring = KPI_VARIANT_AVERAGE_HANDLE_TIME_WITH_RING,
    without_hold = KPI_VARIANT_AVERAGE_HANDLE_TIME_WITHOUT_HOLD,
    connected_only = KPI_VARIANT_AVERAGE_HANDLE_TIME_CONNECTED_ONLY,
    per_contact = KPI_VARIANT_AVERAGE_HANDLE_TIME_PER_CONTACT,
    per_offered = KPI_VARIANT_AVERAGE_HANDLE_TIME_PER_OFFERED,
    answered_with_talk = KPI_VARIANT_AVERAGE_HANDLE_TIME_ANSWERED_WITH_TALK,
    excluding_custom_status = KPI_VARIANT_AVERAGE_HANDLE_TIME_EXCLUDING_CUSTOM_STATUS,
    ticket_worked = KPI_VARIANT_AVERAGE_HANDLE_TIME_TICKET_WORKED,
    ticket_effort = KPI_VARIANT_AVERAGE_HANDLE_TIME_TICKET_EFFORT
};

/** How long an agent talked on a contact on average. */
enum class average_talk_time : std::int32_t {
    per_leg = KPI_VARIANT_AVERAGE_TALK_TIME_PER_LEG,
    per_contact = KPI_VARIANT_AVERAGE_TALK_TIME_PER_CONTACT
};

/** How long customers were on hold on average. */
enum class average_hold_time : std::int32_t {
    per_leg = KPI_VARIANT_AVERAGE_HOLD_TIME_PER_LEG,
    held_only = KPI_VARIANT_AVERAGE_HOLD_TIME_HELD_ONLY
};

/** How long the work after a contact took on average. */
enum class average_after_contact_work : std::int32_t {
    per_leg = KPI_VARIANT_AVERAGE_AFTER_CONTACT_WORK_PER_LEG,
    wrapped_only = KPI_VARIANT_AVERAGE_AFTER_CONTACT_WORK_WRAPPED_ONLY
};

/** How long a contact lasted on average. */
enum class average_call_duration : std::int32_t {
    arrival_to_end = KPI_VARIANT_AVERAGE_CALL_DURATION_ARRIVAL_TO_END,
    answer_to_disconnect = KPI_VARIANT_AVERAGE_CALL_DURATION_ANSWER_TO_DISCONNECT
};

/** Share of handled legs with some hold. */
enum class hold_rate : std::int32_t {
    per_leg = KPI_VARIANT_HOLD_RATE_PER_LEG,
    per_contact = KPI_VARIANT_HOLD_RATE_PER_CONTACT
};

/** Share of handled contacts that an agent transferred at least once. */
enum class transfer_rate : std::int32_t {
    by_agent = KPI_VARIANT_TRANSFER_RATE_BY_AGENT,
    per_leg = KPI_VARIANT_TRANSFER_RATE_PER_LEG,
    blind_only = KPI_VARIANT_TRANSFER_RATE_BLIND_ONLY,
    external_only = KPI_VARIANT_TRANSFER_RATE_EXTERNAL_ONLY,
    queue_included = KPI_VARIANT_TRANSFER_RATE_QUEUE_INCLUDED
};

/** Share of handled contacts that went to a higher tier. */
enum class escalation_rate : std::int32_t {
    contacts = KPI_VARIANT_ESCALATION_RATE_CONTACTS,
    tickets = KPI_VARIANT_ESCALATION_RATE_TICKETS
};

/** Share of handled legs with hardly any talk. */
enum class short_call_rate : std::int32_t {
    of_handled = KPI_VARIANT_SHORT_CALL_RATE_OF_HANDLED
};

/** Share of handled contacts that the agent hung up first. */
enum class agent_disconnect_rate : std::int32_t {
    of_handled = KPI_VARIANT_AGENT_DISCONNECT_RATE_OF_HANDLED
};

/** How many contacts an agent handled. */
enum class contacts_handled_per_agent : std::int32_t {
    legs = KPI_VARIANT_CONTACTS_HANDLED_PER_AGENT_LEGS,
    last_agent = KPI_VARIANT_CONTACTS_HANDLED_PER_AGENT_LAST_AGENT
};

/** How many contacts an agent handled in an hour of work. */
enum class contacts_per_hour : std::int32_t {
    productive = KPI_VARIANT_CONTACTS_PER_HOUR_PRODUCTIVE,
    logged_in = KPI_VARIANT_CONTACTS_PER_HOUR_LOGGED_IN,
    paid = KPI_VARIANT_CONTACTS_PER_HOUR_PAID
};

/** How many contacts agents had in progress at once while they had any. */
enum class concurrency : std::int32_t {
    sum_over_union = KPI_VARIANT_CONCURRENCY_SUM_OVER_UNION
};

/** Share of issues that one contact resolved. */
enum class first_contact_resolution : std::int32_t {
    repeat_window_issue = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_REPEAT_WINDOW_ISSUE,
    repeat_window_contact = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_REPEAT_WINDOW_CONTACT,
    repeat_window_customer = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_REPEAT_WINDOW_CUSTOMER,
    survey_two_questions = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_SURVEY_TWO_QUESTIONS,
    survey_resolved = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_SURVEY_RESOLVED,
    agent_flag = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_AGENT_FLAG,
    agent_flag_of_all = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_AGENT_FLAG_OF_ALL,
    agent_flag_not_reopened = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_AGENT_FLAG_NOT_REOPENED,
    net = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_NET,
    one_touch_at_most_one = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_ONE_TOUCH_AT_MOST_ONE,
    one_touch_exactly_one = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_ONE_TOUCH_EXACTLY_ONE,
    no_customer_reply = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_NO_CUSTOMER_REPLY,
    closed_once_one_teammate = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_CLOSED_ONCE_ONE_TEAMMATE,
    no_reassign_no_reopen = KPI_VARIANT_FIRST_CONTACT_RESOLUTION_NO_REASSIGN_NO_REOPEN
};

/** Share of solved tickets that took one public reply of an agent. */
enum class one_touch_rate : std::int32_t {
    one_touch_exactly_one = KPI_VARIANT_ONE_TOUCH_RATE_ONE_TOUCH_EXACTLY_ONE,
    one_touch_at_most_one = KPI_VARIANT_ONE_TOUCH_RATE_ONE_TOUCH_AT_MOST_ONE,
    no_customer_reply = KPI_VARIANT_ONE_TOUCH_RATE_NO_CUSTOMER_REPLY
};

/** How many tickets came. */
enum class tickets_created : std::int32_t {
    all = KPI_VARIANT_TICKETS_CREATED_ALL
};

/** How many tickets were solved. */
enum class tickets_solved : std::int32_t {
    in_period = KPI_VARIANT_TICKETS_SOLVED_IN_PERIOD,
    close_events = KPI_VARIANT_TICKETS_SOLVED_CLOSE_EVENTS
};

/** Share of what came in that was resolved. */
enum class resolution_rate : std::int32_t {
    flow = KPI_VARIANT_RESOLUTION_RATE_FLOW,
    cohort = KPI_VARIANT_RESOLUTION_RATE_COHORT,
    agent_flag_of_all = KPI_VARIANT_RESOLUTION_RATE_AGENT_FLAG_OF_ALL
};

/** How many more tickets came than were solved. */
enum class net_flow : std::int32_t {
    created_minus_solved = KPI_VARIANT_NET_FLOW_CREATED_MINUS_SOLVED
};

/** How long a customer waited for the first public reply of a human. */
enum class first_response_time : std::int32_t {
    median = KPI_VARIANT_FIRST_RESPONSE_TIME_MEDIAN,
    mean = KPI_VARIANT_FIRST_RESPONSE_TIME_MEAN,
    from_sla_applied = KPI_VARIANT_FIRST_RESPONSE_TIME_FROM_SLA_APPLIED,
    from_handover = KPI_VARIANT_FIRST_RESPONSE_TIME_FROM_HANDOVER
};

/** How long customers waited for a reply each time that they wrote. */
enum class average_response_time : std::int32_t {
    from_first_message = KPI_VARIANT_AVERAGE_RESPONSE_TIME_FROM_FIRST_MESSAGE,
    from_last_message = KPI_VARIANT_AVERAGE_RESPONSE_TIME_FROM_LAST_MESSAGE,
    subsequent = KPI_VARIANT_AVERAGE_RESPONSE_TIME_SUBSEQUENT,
    per_ticket_received = KPI_VARIANT_AVERAGE_RESPONSE_TIME_PER_TICKET_RECEIVED,
    mean_of_tickets = KPI_VARIANT_AVERAGE_RESPONSE_TIME_MEAN_OF_TICKETS
};

/** How long it took until a ticket was solved. */
enum class resolution_time : std::int32_t {
    full = KPI_VARIANT_RESOLUTION_TIME_FULL,
    first = KPI_VARIANT_RESOLUTION_TIME_FIRST,
    full_median = KPI_VARIANT_RESOLUTION_TIME_FULL_MEDIAN,
    last_update = KPI_VARIANT_RESOLUTION_TIME_LAST_UPDATE
};

/** How long a customer waited for the centre over the life of a ticket. */
enum class requester_wait_time : std::int32_t {
    statuses = KPI_VARIANT_REQUESTER_WAIT_TIME_STATUSES
};

/** How long a ticket was with the agents, neither on hold nor with the customer. */
enum class agent_work_time : std::int32_t {
    statuses = KPI_VARIANT_AGENT_WORK_TIME_STATUSES
};

/** How long a ticket waited for somebody else than the agents and the customer. */
enum class on_hold_time : std::int32_t {
    statuses = KPI_VARIANT_ON_HOLD_TIME_STATUSES
};

/** How long the agents waited for the customer over the life of a ticket. */
enum class agent_wait_time : std::int32_t {
    statuses = KPI_VARIANT_AGENT_WAIT_TIME_STATUSES
};

/** How many messages went back and forth on a solved ticket on average. */
enum class responses_per_ticket : std::int32_t {
    both_sides = KPI_VARIANT_RESPONSES_PER_TICKET_BOTH_SIDES
};

/** How many public replies agents gave until a ticket was closed, on average. */
enum class agent_responses_to_closure : std::int32_t {
    agent_only = KPI_VARIANT_AGENT_RESPONSES_TO_CLOSURE_AGENT_ONLY
};

/** How many tickets an agent worked on in a day. */
enum class tickets_handled_per_agent_day : std::int32_t {
    touched = KPI_VARIANT_TICKETS_HANDLED_PER_AGENT_DAY_TOUCHED,
    solved = KPI_VARIANT_TICKETS_HANDLED_PER_AGENT_DAY_SOLVED,
    calendar_day = KPI_VARIANT_TICKETS_HANDLED_PER_AGENT_DAY_CALENDAR_DAY
};

/** How many tickets are open at an instant; over several instants, on average. */
enum class ticket_backlog : std::int32_t {
    open_now = KPI_VARIANT_TICKET_BACKLOG_OPEN_NOW,
    without_pending = KPI_VARIANT_TICKET_BACKLOG_WITHOUT_PENDING,
    overdue = KPI_VARIANT_TICKET_BACKLOG_OVERDUE
};

/** How old the open tickets are. */
enum class backlog_age : std::int32_t {
    from_created = KPI_VARIANT_BACKLOG_AGE_FROM_CREATED,
    from_last_status = KPI_VARIANT_BACKLOG_AGE_FROM_LAST_STATUS,
    open_time = KPI_VARIANT_BACKLOG_AGE_OPEN_TIME,
    median = KPI_VARIANT_BACKLOG_AGE_MEDIAN,
    oldest = KPI_VARIANT_BACKLOG_AGE_OLDEST
};

/** Share of solved tickets that were opened again. */
enum class reopen_rate : std::int32_t {
    tickets = KPI_VARIANT_REOPEN_RATE_TICKETS,
    events = KPI_VARIANT_REOPEN_RATE_EVENTS
};

/** Share of targets met, of those that can be judged. */
enum class sla_compliance : std::int32_t {
    due = KPI_VARIANT_SLA_COMPLIANCE_DUE,
    settled = KPI_VARIANT_SLA_COMPLIANCE_SETTLED,
    optimistic = KPI_VARIANT_SLA_COMPLIANCE_OPTIMISTIC,
    strict = KPI_VARIANT_SLA_COMPLIANCE_STRICT,
    per_ticket = KPI_VARIANT_SLA_COMPLIANCE_PER_TICKET
};

/** Share of valid answers that are satisfied. */
enum class csat : std::int32_t {
    top_two_box = KPI_VARIANT_CSAT_TOP_TWO_BOX,
    top_box = KPI_VARIANT_CSAT_TOP_BOX,
    bottom_two_box = KPI_VARIANT_CSAT_BOTTOM_TWO_BOX,
    neutral_excluded = KPI_VARIANT_CSAT_NEUTRAL_EXCLUDED,
    good_over_good_plus_bad = KPI_VARIANT_CSAT_GOOD_OVER_GOOD_PLUS_BAD,
    mean = KPI_VARIANT_CSAT_MEAN,
    normalised_mean = KPI_VARIANT_CSAT_NORMALISED_MEAN,
    net = KPI_VARIANT_CSAT_NET,
    satisfied_over_respondents = KPI_VARIANT_CSAT_SATISFIED_OVER_RESPONDENTS
};

/** Share of promoters less the share of detractors. */
enum class nps : std::int32_t {
    by_response = KPI_VARIANT_NPS_BY_RESPONSE,
    by_customer = KPI_VARIANT_NPS_BY_CUSTOMER
};

/** How much effort it took the customer. */
enum class ces : std::int32_t {
    ces1_mean = KPI_VARIANT_CES_CES1_MEAN,
    ces2_mean = KPI_VARIANT_CES_CES2_MEAN,
    ces2_top3 = KPI_VARIANT_CES_CES2_TOP3,
    ces2_top2 = KPI_VARIANT_CES_CES2_TOP2,
    ces2_net = KPI_VARIANT_CES_CES2_NET,
    ces_ease5 = KPI_VARIANT_CES_CES_EASE5,
    ces_ease5_top2 = KPI_VARIANT_CES_CES_EASE5_TOP2
};

/** Share of surveys sent that were answered. */
enum class survey_response_rate : std::int32_t {
    of_sent = KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_SENT,
    of_eligible = KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_ELIGIBLE,
    of_offered = KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_OFFERED,
    of_arrived = KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_ARRIVED
};

/** How many complaints came for each contact handled. */
enum class complaint_rate : std::int32_t {
    per_handled = KPI_VARIANT_COMPLAINT_RATE_PER_HANDLED,
    upheld = KPI_VARIANT_COMPLAINT_RATE_UPHELD,
    by_contact_date = KPI_VARIANT_COMPLAINT_RATE_BY_CONTACT_DATE,
    per_thousand_customers = KPI_VARIANT_COMPLAINT_RATE_PER_THOUSAND_CUSTOMERS,
    per_agent_month = KPI_VARIANT_COMPLAINT_RATE_PER_AGENT_MONTH
};

/** How many complaints about an agent's attitude came for each contact handled. */
enum class attitude_complaint_rate : std::int32_t {
    per_handled = KPI_VARIANT_ATTITUDE_COMPLAINT_RATE_PER_HANDLED,
    upheld = KPI_VARIANT_ATTITUDE_COMPLAINT_RATE_UPHELD,
    per_agent_month = KPI_VARIANT_ATTITUDE_COMPLAINT_RATE_PER_AGENT_MONTH
};

/** Share of the customers at the start of the period who are still there at its end. */
enum class retention_rate : std::int32_t {
    end_minus_new = KPI_VARIANT_RETENTION_RATE_END_MINUS_NEW,
    cohort = KPI_VARIANT_RETENTION_RATE_COHORT,
    revenue_weighted = KPI_VARIANT_RETENTION_RATE_REVENUE_WEIGHTED
};

/** Share of the customers at the start of the period who are gone at its end. */
enum class churn_rate : std::int32_t {
    end_minus_new = KPI_VARIANT_CHURN_RATE_END_MINUS_NEW,
    cohort = KPI_VARIANT_CHURN_RATE_COHORT
};

/** What a customer brings, so far or over the whole time as a customer. */
enum class customer_lifetime_value : std::int32_t {
    historical = KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_HISTORICAL,
    geometric_next_period = KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_GEOMETRIC_NEXT_PERIOD,
    geometric_first_now = KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_GEOMETRIC_FIRST_NOW,
    geometric_undiscounted = KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_GEOMETRIC_UNDISCOUNTED,
    historical_revenue = KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_HISTORICAL_REVENUE
};

/** Share of customers who came on two channels or more. */
enum class multichannel_customer_share : std::int32_t {
    two_or_more = KPI_VARIANT_MULTICHANNEL_CUSTOMER_SHARE_TWO_OR_MORE
};

/** Share of contacts that came by the named channel. */
enum class channel_share : std::int32_t {
    of_contacts = KPI_VARIANT_CHANNEL_SHARE_OF_CONTACTS
};

/** Share of the time on duty that agents spent handling contacts. */
enum class occupancy : std::int32_t {
    handling_over_handling_and_available = KPI_VARIANT_OCCUPANCY_HANDLING_OVER_HANDLING_AND_AVAILABLE,
    ring_in_both = KPI_VARIANT_OCCUPANCY_RING_IN_BOTH,
    ring_in_denominator = KPI_VARIANT_OCCUPANCY_RING_IN_DENOMINATOR,
    of_logged_in = KPI_VARIANT_OCCUPANCY_OF_LOGGED_IN,
    inbound = KPI_VARIANT_OCCUPANCY_INBOUND,
    outbound = KPI_VARIANT_OCCUPANCY_OUTBOUND,
    load_over_staff = KPI_VARIANT_OCCUPANCY_LOAD_OVER_STAFF,
    workload = KPI_VARIANT_OCCUPANCY_WORKLOAD
};

/** Share of the paid time that agents spent handling contacts or ready for them. */
enum class utilisation : std::int32_t {
    ready_over_paid = KPI_VARIANT_UTILISATION_READY_OVER_PAID,
    handle_over_paid = KPI_VARIANT_UTILISATION_HANDLE_OVER_PAID
};

/** Share of the paid time that agents were logged in and not on a break. */
enum class working_time_utilisation : std::int32_t {
    logged_in_without_breaks = KPI_VARIANT_WORKING_TIME_UTILISATION_LOGGED_IN_WITHOUT_BREAKS,
    handle_over_logged_in = KPI_VARIANT_WORKING_TIME_UTILISATION_HANDLE_OVER_LOGGED_IN
};

/** How long agents were logged in, in any state but offline. */
enum class online_time : std::int32_t {
    logged_in = KPI_VARIANT_ONLINE_TIME_LOGGED_IN
};

/** Share of the logged-in time that agents were handling contacts, ready or ringing. */
enum class availability_rate : std::int32_t {
    of_logged_in = KPI_VARIANT_AVAILABILITY_RATE_OF_LOGGED_IN
};

/** Share of the scheduled time, or of the shifts, that agents came to. */
enum class attendance_rate : std::int32_t {
    by_time = KPI_VARIANT_ATTENDANCE_RATE_BY_TIME,
    by_shift = KPI_VARIANT_ATTENDANCE_RATE_BY_SHIFT,
    leave_in_denominator = KPI_VARIANT_ATTENDANCE_RATE_LEAVE_IN_DENOMINATOR
};

/** Share of the scheduled time, or of the shifts, that agents missed. */
enum class absence_rate : std::int32_t {
    by_time = KPI_VARIANT_ABSENCE_RATE_BY_TIME,
    by_shift = KPI_VARIANT_ABSENCE_RATE_BY_SHIFT
};

/** Share of the scheduled time in which agents did what the schedule asked. */
enum class schedule_adherence : std::int32_t {
    state_matched = KPI_VARIANT_SCHEDULE_ADHERENCE_STATE_MATCHED,
    logged_in_only = KPI_VARIANT_SCHEDULE_ADHERENCE_LOGGED_IN_ONLY,
    penalise_extra = KPI_VARIANT_SCHEDULE_ADHERENCE_PENALISE_EXTRA,
    tolerance = KPI_VARIANT_SCHEDULE_ADHERENCE_TOLERANCE
};

/** How much agents worked of what was scheduled, at whatever hour. */
enum class schedule_conformance : std::int32_t {
    productive = KPI_VARIANT_SCHEDULE_CONFORMANCE_PRODUCTIVE,
    over_paid = KPI_VARIANT_SCHEDULE_CONFORMANCE_OVER_PAID
};

/** Share of the paid time in which agents were not available for contacts. */
enum class shrinkage : std::int32_t {
    additive_of_paid = KPI_VARIANT_SHRINKAGE_ADDITIVE_OF_PAID,
    of_scheduled = KPI_VARIANT_SHRINKAGE_OF_SCHEDULED,
    external = KPI_VARIANT_SHRINKAGE_EXTERNAL,
    internal = KPI_VARIANT_SHRINKAGE_INTERNAL,
    multiplicative = KPI_VARIANT_SHRINKAGE_MULTIPLICATIVE
};

/** How far the forecast of contacts lay from what came. */
enum class forecast_accuracy : std::int32_t {
    wape = KPI_VARIANT_FORECAST_ACCURACY_WAPE,
    accuracy = KPI_VARIANT_FORECAST_ACCURACY_ACCURACY,
    bias = KPI_VARIANT_FORECAST_ACCURACY_BIAS,
    mae = KPI_VARIANT_FORECAST_ACCURACY_MAE,
    mape = KPI_VARIANT_FORECAST_ACCURACY_MAPE,
    mape_nonzero = KPI_VARIANT_FORECAST_ACCURACY_MAPE_NONZERO
};

/** How many of the required positions were staffed. */
enum class staffing_ratio : std::int32_t {
    staffed_over_required = KPI_VARIANT_STAFFING_RATIO_STAFFED_OVER_REQUIRED
};

/** How many full-time agents the paid hours make. */
enum class fte : std::int32_t {
    paid_hours = KPI_VARIANT_FTE_PAID_HOURS
};

/** How many people left, over the mean number on staff. */
enum class attrition_rate : std::int32_t {
    mean_headcount = KPI_VARIANT_ATTRITION_RATE_MEAN_HEADCOUNT,
    annualised = KPI_VARIANT_ATTRITION_RATE_ANNUALISED,
    voluntary = KPI_VARIANT_ATTRITION_RATE_VOLUNTARY
};

/** Share of the possible points that evaluated contacts were given. */
enum class quality_score : std::int32_t {
    pooled = KPI_VARIANT_QUALITY_SCORE_POOLED,
    mean_of_shares = KPI_VARIANT_QUALITY_SCORE_MEAN_OF_SHARES,
    weighted = KPI_VARIANT_QUALITY_SCORE_WEIGHTED,
    auto_zero = KPI_VARIANT_QUALITY_SCORE_AUTO_ZERO
};

/** Share of evaluated contacts without a critical error of the class. */
enum class critical_error_accuracy : std::int32_t {
    customer = KPI_VARIANT_CRITICAL_ERROR_ACCURACY_CUSTOMER,
    business = KPI_VARIANT_CRITICAL_ERROR_ACCURACY_BUSINESS,
    compliance = KPI_VARIANT_CRITICAL_ERROR_ACCURACY_COMPLIANCE
};

/** Share of evaluated contacts that passed. */
enum class monitoring_pass_rate : std::int32_t {
    mark_and_no_critical = KPI_VARIANT_MONITORING_PASS_RATE_MARK_AND_NO_CRITICAL,
    mark_only = KPI_VARIANT_MONITORING_PASS_RATE_MARK_ONLY
};

/** How many of 100 points agents reached in tests of their knowledge. */
enum class knowledge_score : std::int32_t {
    pooled = KPI_VARIANT_KNOWLEDGE_SCORE_POOLED,
    mean_of_shares = KPI_VARIANT_KNOWLEDGE_SCORE_MEAN_OF_SHARES
};

/** Share of tests of agents' knowledge that reached the mark. */
enum class knowledge_pass_rate : std::int32_t {
    from_eighty = KPI_VARIANT_KNOWLEDGE_PASS_RATE_FROM_EIGHTY
};

/** How many contacts of each agent were evaluated in a week of work. */
enum class evaluations_per_agent_week : std::int32_t {
    per_week = KPI_VARIANT_EVALUATIONS_PER_AGENT_WEEK_PER_WEEK,
    agents_covered = KPI_VARIANT_EVALUATIONS_PER_AGENT_WEEK_AGENTS_COVERED
};

/** Share of handled contacts that were evaluated. */
enum class monitoring_coverage : std::int32_t {
    of_handled = KPI_VARIANT_MONITORING_COVERAGE_OF_HANDLED
};

/** Share of dialled attempts that a person answered. */
enum class outbound_connect_rate : std::int32_t {
    by_person = KPI_VARIANT_OUTBOUND_CONNECT_RATE_BY_PERSON,
    machine_included = KPI_VARIANT_OUTBOUND_CONNECT_RATE_MACHINE_INCLUDED,
    per_lead = KPI_VARIANT_OUTBOUND_CONNECT_RATE_PER_LEAD,
    without_invalid = KPI_VARIANT_OUTBOUND_CONNECT_RATE_WITHOUT_INVALID
};

/** Share of answered attempts that reached the right person. */
enum class right_party_contact_rate : std::int32_t {
    of_connected = KPI_VARIANT_RIGHT_PARTY_CONTACT_RATE_OF_CONNECTED,
    of_attempts = KPI_VARIANT_RIGHT_PARTY_CONTACT_RATE_OF_ATTEMPTS,
    of_leads = KPI_VARIANT_RIGHT_PARTY_CONTACT_RATE_OF_LEADS
};

/** Share of dialled attempts whose number exists: the quality of the list. */
enum class valid_number_rate : std::int32_t {
    of_attempts = KPI_VARIANT_VALID_NUMBER_RATE_OF_ATTEMPTS
};

/** Share of the leads on the list that were dialled at least once. */
enum class list_penetration : std::int32_t {
    leads_dialled = KPI_VARIANT_LIST_PENETRATION_LEADS_DIALLED
};

/** How many attempts were dialled for each day that an agent worked. */
enum class outbound_calls_per_agent_day : std::int32_t {
    per_day_worked = KPI_VARIANT_OUTBOUND_CALLS_PER_AGENT_DAY_PER_DAY_WORKED,
    agent_dialled = KPI_VARIANT_OUTBOUND_CALLS_PER_AGENT_DAY_AGENT_DIALLED
};

/** Share of right-party contacts that led to a success. */
enum class outbound_success_rate : std::int32_t {
    of_right_party = KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_RIGHT_PARTY,
    of_connected = KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_CONNECTED,
    of_leads = KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_LEADS,
    of_attempts = KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_ATTEMPTS
};

/** How many successes came for each day that an agent worked. */
enum class successes_per_day : std::int32_t {
    per_agent_day = KPI_VARIANT_SUCCESSES_PER_DAY_PER_AGENT_DAY
};

/** What an hour of an agent in outbound work brings. */
enum class outbound_work_efficiency : std::int32_t {
    per_logged_in_hour = KPI_VARIANT_OUTBOUND_WORK_EFFICIENCY_PER_LOGGED_IN_HOUR,
    talk_share = KPI_VARIANT_OUTBOUND_WORK_EFFICIENCY_TALK_SHARE
};

/** Share of right-party contacts that ended in a sale. */
enum class conversion_rate : std::int32_t {
    of_right_party = KPI_VARIANT_CONVERSION_RATE_OF_RIGHT_PARTY,
    of_connected = KPI_VARIANT_CONVERSION_RATE_OF_CONNECTED,
    of_leads = KPI_VARIANT_CONVERSION_RATE_OF_LEADS,
    of_attempts = KPI_VARIANT_CONVERSION_RATE_OF_ATTEMPTS,
    inbound = KPI_VARIANT_CONVERSION_RATE_INBOUND
};

/** How many attempts one sale takes. */
enum class contacts_per_conversion : std::int32_t {
    attempts = KPI_VARIANT_CONTACTS_PER_CONVERSION_ATTEMPTS,
    connected = KPI_VARIANT_CONTACTS_PER_CONVERSION_CONNECTED,
    talk_time = KPI_VARIANT_CONTACTS_PER_CONVERSION_TALK_TIME
};

/** Share of contacts with a sale that sold an additional product. */
enum class cross_sell_rate : std::int32_t {
    of_selling_contacts = KPI_VARIANT_CROSS_SELL_RATE_OF_SELLING_CONTACTS
};

/** What a handled contact brings in sales. */
enum class revenue_per_contact : std::int32_t {
    per_handled = KPI_VARIANT_REVENUE_PER_CONTACT_PER_HANDLED,
    per_sale = KPI_VARIANT_REVENUE_PER_CONTACT_PER_SALE,
    per_attempt = KPI_VARIANT_REVENUE_PER_CONTACT_PER_ATTEMPT
};

/** How much an agent sells. */
enum class sales_per_agent : std::int32_t {
    per_agent = KPI_VARIANT_SALES_PER_AGENT_PER_AGENT,
    amount = KPI_VARIANT_SALES_PER_AGENT_AMOUNT,
    per_hour = KPI_VARIANT_SALES_PER_AGENT_PER_HOUR
};

/** What a handled contact costs, everything included. */
enum class cost_per_contact : std::int32_t {
    fully_loaded = KPI_VARIANT_COST_PER_CONTACT_FULLY_LOADED,
    labour_only = KPI_VARIANT_COST_PER_CONTACT_LABOUR_ONLY,
    variable_only = KPI_VARIANT_COST_PER_CONTACT_VARIABLE_ONLY,
    per_offered = KPI_VARIANT_COST_PER_CONTACT_PER_OFFERED,
    per_minute = KPI_VARIANT_COST_PER_CONTACT_PER_MINUTE
};

/** What it costs to resolve an issue, the contacts that resolved nothing included. */
enum class cost_per_resolution : std::int32_t {
    resolved_issues = KPI_VARIANT_COST_PER_RESOLUTION_RESOLVED_ISSUES,
    flagged = KPI_VARIANT_COST_PER_RESOLUTION_FLAGGED,
    tickets_solved = KPI_VARIANT_COST_PER_RESOLUTION_TICKETS_SOLVED
};

/** What it costs to win a customer: the campaign and the handling of its contacts. */
enum class cost_per_acquisition : std::int32_t {
    new_customers = KPI_VARIANT_COST_PER_ACQUISITION_NEW_CUSTOMERS,
    per_sale = KPI_VARIANT_COST_PER_ACQUISITION_PER_SALE
};

/** Share of live calls that had no agent in time: the centre abandoned the customer. */
enum class dialler_abandon_rate : std::int32_t {
    ofcom = KPI_VARIANT_DIALLER_ABANDON_RATE_OFCOM,
    ofcom_estimated_machines = KPI_VARIANT_DIALLER_ABANDON_RATE_OFCOM_ESTIMATED_MACHINES,
    fcc = KPI_VARIANT_DIALLER_ABANDON_RATE_FCC
};

/** How many agents were logged in, on average over the instants looked at. */
enum class agents_staffed : std::int32_t {
    at_instant = KPI_VARIANT_AGENTS_STAFFED_AT_INSTANT
};

/** How long the contact that waited longest had waited by then. */
enum class oldest_in_queue : std::int32_t {
    at_instant = KPI_VARIANT_OLDEST_IN_QUEUE_AT_INSTANT
};

/** Share of the alerts that agents did not answer. */
enum class rona_rate : std::int32_t {
    all_attempts = KPI_VARIANT_RONA_RATE_ALL_ATTEMPTS,
    without_customer_left = KPI_VARIANT_RONA_RATE_WITHOUT_CUSTOMER_LEFT
};

/** How many agents were available for a contact, on average over the instants looked at. */
enum class agents_available : std::int32_t {
    at_instant = KPI_VARIANT_AGENTS_AVAILABLE_AT_INSTANT
};

/** How many contacts were waiting, on average over the instants looked at. */
enum class contacts_in_queue : std::int32_t {
    at_instant = KPI_VARIANT_CONTACTS_IN_QUEUE_AT_INSTANT
};

/** How long a ticket lay before somebody was in charge of it. */
enum class time_to_assign : std::int32_t {
    mean = KPI_VARIANT_TIME_TO_ASSIGN_MEAN,
    median = KPI_VARIANT_TIME_TO_ASSIGN_MEDIAN,
    unassigned_time = KPI_VARIANT_TIME_TO_ASSIGN_UNASSIGNED_TIME
};

/** How often a solved ticket changed hands on average. */
enum class reassignments_per_ticket : std::int32_t {
    mean = KPI_VARIANT_REASSIGNMENTS_PER_TICKET_MEAN,
    share_reassigned = KPI_VARIANT_REASSIGNMENTS_PER_TICKET_SHARE_REASSIGNED
};

/** Share of the logged-in time that agents were not there for contacts. */
enum class not_ready_share : std::int32_t {
    of_logged_in = KPI_VARIANT_NOT_READY_SHARE_OF_LOGGED_IN,
    breaks_excluded = KPI_VARIANT_NOT_READY_SHARE_BREAKS_EXCLUDED
};

/** Share of the intervals whose KPI met its target. */
enum class intervals_meeting_target_share : std::int32_t {
    of_judged = KPI_VARIANT_INTERVALS_MEETING_TARGET_SHARE_OF_JUDGED
};

/** Share of the agents whose KPI missed its target. */
enum class agents_below_target_share : std::int32_t {
    of_judged = KPI_VARIANT_AGENTS_BELOW_TARGET_SHARE_OF_JUDGED
};

/** Share of dialled attempts that the network failed. */
enum class network_failure_rate : std::int32_t {
    of_attempts = KPI_VARIANT_NETWORK_FAILURE_RATE_OF_ATTEMPTS
};

/** Share of contacts that the system lost. */
enum class system_drop_rate : std::int32_t {
    of_arrived = KPI_VARIANT_SYSTEM_DROP_RATE_OF_ARRIVED,
    of_offered = KPI_VARIANT_SYSTEM_DROP_RATE_OF_OFFERED
};

/** How many days the open tickets would take at the pace of the period, if nothing came. */
enum class days_of_backlog : std::int32_t {
    solved_per_day = KPI_VARIANT_DAYS_OF_BACKLOG_SOLVED_PER_DAY
};

/** How many times their target the open tickets are late on average. */
enum class backlog_cycles_late : std::int32_t {
    mean = KPI_VARIANT_BACKLOG_CYCLES_LATE_MEAN
};

/** How often a lead was dialled on average. */
enum class attempts_per_lead : std::int32_t {
    leads_dialled = KPI_VARIANT_ATTEMPTS_PER_LEAD_LEADS_DIALLED
};

/** How long a customer would wait on average before leaving. */
enum class mean_patience : std::int32_t {
    exponential = KPI_VARIANT_MEAN_PATIENCE_EXPONENTIAL
};

}  // namespace variant

/// The KPI of a variant.
template <class Variant> struct metric_of;
template <> struct metric_of<variant::contact_volume> { static constexpr metric value = metric::contact_volume; };
template <> struct metric_of<variant::contacts_answered> { static constexpr metric value = metric::contacts_answered; };
template <> struct metric_of<variant::contacts_handled> { static constexpr metric value = metric::contacts_handled; };
template <> struct metric_of<variant::contacts_abandoned> { static constexpr metric value = metric::contacts_abandoned; };
template <> struct metric_of<variant::contacts_missed> { static constexpr metric value = metric::contacts_missed; };
template <> struct metric_of<variant::connect_rate> { static constexpr metric value = metric::connect_rate; };
template <> struct metric_of<variant::abandonment_rate> { static constexpr metric value = metric::abandonment_rate; };
template <> struct metric_of<variant::service_level> { static constexpr metric value = metric::service_level; };
template <> struct metric_of<variant::response_within_target_rate> { static constexpr metric value = metric::response_within_target_rate; };
template <> struct metric_of<variant::average_speed_of_answer> { static constexpr metric value = metric::average_speed_of_answer; };
template <> struct metric_of<variant::average_queue_time> { static constexpr metric value = metric::average_queue_time; };
template <> struct metric_of<variant::wait_percentile> { static constexpr metric value = metric::wait_percentile; };
template <> struct metric_of<variant::longest_wait> { static constexpr metric value = metric::longest_wait; };
template <> struct metric_of<variant::average_abandon_time> { static constexpr metric value = metric::average_abandon_time; };
template <> struct metric_of<variant::average_ring_count> { static constexpr metric value = metric::average_ring_count; };
template <> struct metric_of<variant::average_ring_time> { static constexpr metric value = metric::average_ring_time; };
template <> struct metric_of<variant::agent_answer_rate> { static constexpr metric value = metric::agent_answer_rate; };
template <> struct metric_of<variant::flow_out_rate> { static constexpr metric value = metric::flow_out_rate; };
template <> struct metric_of<variant::callback_request_rate> { static constexpr metric value = metric::callback_request_rate; };
template <> struct metric_of<variant::blocked_rate> { static constexpr metric value = metric::blocked_rate; };
template <> struct metric_of<variant::out_of_hours_rate> { static constexpr metric value = metric::out_of_hours_rate; };
template <> struct metric_of<variant::self_service_rate> { static constexpr metric value = metric::self_service_rate; };
template <> struct metric_of<variant::missed_call_callback_rate> { static constexpr metric value = metric::missed_call_callback_rate; };
template <> struct metric_of<variant::missed_call_callback_time> { static constexpr metric value = metric::missed_call_callback_time; };
template <> struct metric_of<variant::contact_frequency> { static constexpr metric value = metric::contact_frequency; };
template <> struct metric_of<variant::repeat_contact_rate> { static constexpr metric value = metric::repeat_contact_rate; };
template <> struct metric_of<variant::redial_rate> { static constexpr metric value = metric::redial_rate; };
template <> struct metric_of<variant::line_utilisation> { static constexpr metric value = metric::line_utilisation; };
template <> struct metric_of<variant::average_handle_time> { static constexpr metric value = metric::average_handle_time; };
template <> struct metric_of<variant::average_talk_time> { static constexpr metric value = metric::average_talk_time; };
template <> struct metric_of<variant::average_hold_time> { static constexpr metric value = metric::average_hold_time; };
template <> struct metric_of<variant::average_after_contact_work> { static constexpr metric value = metric::average_after_contact_work; };
template <> struct metric_of<variant::average_call_duration> { static constexpr metric value = metric::average_call_duration; };
template <> struct metric_of<variant::hold_rate> { static constexpr metric value = metric::hold_rate; };
template <> struct metric_of<variant::transfer_rate> { static constexpr metric value = metric::transfer_rate; };
template <> struct metric_of<variant::escalation_rate> { static constexpr metric value = metric::escalation_rate; };
template <> struct metric_of<variant::short_call_rate> { static constexpr metric value = metric::short_call_rate; };
template <> struct metric_of<variant::agent_disconnect_rate> { static constexpr metric value = metric::agent_disconnect_rate; };
template <> struct metric_of<variant::contacts_handled_per_agent> { static constexpr metric value = metric::contacts_handled_per_agent; };
template <> struct metric_of<variant::contacts_per_hour> { static constexpr metric value = metric::contacts_per_hour; };
template <> struct metric_of<variant::concurrency> { static constexpr metric value = metric::concurrency; };
template <> struct metric_of<variant::first_contact_resolution> { static constexpr metric value = metric::first_contact_resolution; };
template <> struct metric_of<variant::one_touch_rate> { static constexpr metric value = metric::one_touch_rate; };
template <> struct metric_of<variant::tickets_created> { static constexpr metric value = metric::tickets_created; };
template <> struct metric_of<variant::tickets_solved> { static constexpr metric value = metric::tickets_solved; };
template <> struct metric_of<variant::resolution_rate> { static constexpr metric value = metric::resolution_rate; };
template <> struct metric_of<variant::net_flow> { static constexpr metric value = metric::net_flow; };
template <> struct metric_of<variant::first_response_time> { static constexpr metric value = metric::first_response_time; };
template <> struct metric_of<variant::average_response_time> { static constexpr metric value = metric::average_response_time; };
template <> struct metric_of<variant::resolution_time> { static constexpr metric value = metric::resolution_time; };
template <> struct metric_of<variant::requester_wait_time> { static constexpr metric value = metric::requester_wait_time; };
template <> struct metric_of<variant::agent_work_time> { static constexpr metric value = metric::agent_work_time; };
template <> struct metric_of<variant::on_hold_time> { static constexpr metric value = metric::on_hold_time; };
template <> struct metric_of<variant::agent_wait_time> { static constexpr metric value = metric::agent_wait_time; };
template <> struct metric_of<variant::responses_per_ticket> { static constexpr metric value = metric::responses_per_ticket; };
template <> struct metric_of<variant::agent_responses_to_closure> { static constexpr metric value = metric::agent_responses_to_closure; };
template <> struct metric_of<variant::tickets_handled_per_agent_day> { static constexpr metric value = metric::tickets_handled_per_agent_day; };
template <> struct metric_of<variant::ticket_backlog> { static constexpr metric value = metric::ticket_backlog; };
template <> struct metric_of<variant::backlog_age> { static constexpr metric value = metric::backlog_age; };
template <> struct metric_of<variant::reopen_rate> { static constexpr metric value = metric::reopen_rate; };
template <> struct metric_of<variant::sla_compliance> { static constexpr metric value = metric::sla_compliance; };
template <> struct metric_of<variant::csat> { static constexpr metric value = metric::csat; };
template <> struct metric_of<variant::nps> { static constexpr metric value = metric::nps; };
template <> struct metric_of<variant::ces> { static constexpr metric value = metric::ces; };
template <> struct metric_of<variant::survey_response_rate> { static constexpr metric value = metric::survey_response_rate; };
template <> struct metric_of<variant::complaint_rate> { static constexpr metric value = metric::complaint_rate; };
template <> struct metric_of<variant::attitude_complaint_rate> { static constexpr metric value = metric::attitude_complaint_rate; };
template <> struct metric_of<variant::retention_rate> { static constexpr metric value = metric::retention_rate; };
template <> struct metric_of<variant::churn_rate> { static constexpr metric value = metric::churn_rate; };
template <> struct metric_of<variant::customer_lifetime_value> { static constexpr metric value = metric::customer_lifetime_value; };
template <> struct metric_of<variant::multichannel_customer_share> { static constexpr metric value = metric::multichannel_customer_share; };
template <> struct metric_of<variant::channel_share> { static constexpr metric value = metric::channel_share; };
template <> struct metric_of<variant::occupancy> { static constexpr metric value = metric::occupancy; };
template <> struct metric_of<variant::utilisation> { static constexpr metric value = metric::utilisation; };
template <> struct metric_of<variant::working_time_utilisation> { static constexpr metric value = metric::working_time_utilisation; };
template <> struct metric_of<variant::online_time> { static constexpr metric value = metric::online_time; };
template <> struct metric_of<variant::availability_rate> { static constexpr metric value = metric::availability_rate; };
template <> struct metric_of<variant::attendance_rate> { static constexpr metric value = metric::attendance_rate; };
template <> struct metric_of<variant::absence_rate> { static constexpr metric value = metric::absence_rate; };
template <> struct metric_of<variant::schedule_adherence> { static constexpr metric value = metric::schedule_adherence; };
template <> struct metric_of<variant::schedule_conformance> { static constexpr metric value = metric::schedule_conformance; };
template <> struct metric_of<variant::shrinkage> { static constexpr metric value = metric::shrinkage; };
template <> struct metric_of<variant::forecast_accuracy> { static constexpr metric value = metric::forecast_accuracy; };
template <> struct metric_of<variant::staffing_ratio> { static constexpr metric value = metric::staffing_ratio; };
template <> struct metric_of<variant::fte> { static constexpr metric value = metric::fte; };
template <> struct metric_of<variant::attrition_rate> { static constexpr metric value = metric::attrition_rate; };
template <> struct metric_of<variant::quality_score> { static constexpr metric value = metric::quality_score; };
template <> struct metric_of<variant::critical_error_accuracy> { static constexpr metric value = metric::critical_error_accuracy; };
template <> struct metric_of<variant::monitoring_pass_rate> { static constexpr metric value = metric::monitoring_pass_rate; };
template <> struct metric_of<variant::knowledge_score> { static constexpr metric value = metric::knowledge_score; };
template <> struct metric_of<variant::knowledge_pass_rate> { static constexpr metric value = metric::knowledge_pass_rate; };
template <> struct metric_of<variant::evaluations_per_agent_week> { static constexpr metric value = metric::evaluations_per_agent_week; };
template <> struct metric_of<variant::monitoring_coverage> { static constexpr metric value = metric::monitoring_coverage; };
template <> struct metric_of<variant::outbound_connect_rate> { static constexpr metric value = metric::outbound_connect_rate; };
template <> struct metric_of<variant::right_party_contact_rate> { static constexpr metric value = metric::right_party_contact_rate; };
template <> struct metric_of<variant::valid_number_rate> { static constexpr metric value = metric::valid_number_rate; };
template <> struct metric_of<variant::list_penetration> { static constexpr metric value = metric::list_penetration; };
template <> struct metric_of<variant::outbound_calls_per_agent_day> { static constexpr metric value = metric::outbound_calls_per_agent_day; };
template <> struct metric_of<variant::outbound_success_rate> { static constexpr metric value = metric::outbound_success_rate; };
template <> struct metric_of<variant::successes_per_day> { static constexpr metric value = metric::successes_per_day; };
template <> struct metric_of<variant::outbound_work_efficiency> { static constexpr metric value = metric::outbound_work_efficiency; };
template <> struct metric_of<variant::conversion_rate> { static constexpr metric value = metric::conversion_rate; };
template <> struct metric_of<variant::contacts_per_conversion> { static constexpr metric value = metric::contacts_per_conversion; };
template <> struct metric_of<variant::cross_sell_rate> { static constexpr metric value = metric::cross_sell_rate; };
template <> struct metric_of<variant::revenue_per_contact> { static constexpr metric value = metric::revenue_per_contact; };
template <> struct metric_of<variant::sales_per_agent> { static constexpr metric value = metric::sales_per_agent; };
template <> struct metric_of<variant::cost_per_contact> { static constexpr metric value = metric::cost_per_contact; };
template <> struct metric_of<variant::cost_per_resolution> { static constexpr metric value = metric::cost_per_resolution; };
template <> struct metric_of<variant::cost_per_acquisition> { static constexpr metric value = metric::cost_per_acquisition; };
template <> struct metric_of<variant::dialler_abandon_rate> { static constexpr metric value = metric::dialler_abandon_rate; };
template <> struct metric_of<variant::agents_staffed> { static constexpr metric value = metric::agents_staffed; };
template <> struct metric_of<variant::oldest_in_queue> { static constexpr metric value = metric::oldest_in_queue; };
template <> struct metric_of<variant::rona_rate> { static constexpr metric value = metric::rona_rate; };
template <> struct metric_of<variant::agents_available> { static constexpr metric value = metric::agents_available; };
template <> struct metric_of<variant::contacts_in_queue> { static constexpr metric value = metric::contacts_in_queue; };
template <> struct metric_of<variant::time_to_assign> { static constexpr metric value = metric::time_to_assign; };
template <> struct metric_of<variant::reassignments_per_ticket> { static constexpr metric value = metric::reassignments_per_ticket; };
template <> struct metric_of<variant::not_ready_share> { static constexpr metric value = metric::not_ready_share; };
template <> struct metric_of<variant::intervals_meeting_target_share> { static constexpr metric value = metric::intervals_meeting_target_share; };
template <> struct metric_of<variant::agents_below_target_share> { static constexpr metric value = metric::agents_below_target_share; };
template <> struct metric_of<variant::network_failure_rate> { static constexpr metric value = metric::network_failure_rate; };
template <> struct metric_of<variant::system_drop_rate> { static constexpr metric value = metric::system_drop_rate; };
template <> struct metric_of<variant::days_of_backlog> { static constexpr metric value = metric::days_of_backlog; };
template <> struct metric_of<variant::backlog_cycles_late> { static constexpr metric value = metric::backlog_cycles_late; };
template <> struct metric_of<variant::attempts_per_lead> { static constexpr metric value = metric::attempts_per_lead; };
template <> struct metric_of<variant::mean_patience> { static constexpr metric value = metric::mean_patience; };

}  // namespace kpi

#endif
