/* kpi_ids.h: ids, words and row structs of kpi.h. Generated from the library's tables: do not edit. */
#ifndef KPI_IDS_H
#define KPI_IDS_H

#include <stdint.h>

#define KPI_VERSION_MAJOR 0
#define KPI_VERSION_MINOR 1
#define KPI_VERSION_PATCH 0
#define KPI_VERSION "0.1.0"

/* Times are microseconds. */
#define KPI_SECOND INT64_C(1000000)
#define KPI_MINUTE (60 * KPI_SECOND)
#define KPI_HOUR (60 * KPI_MINUTE)
#define KPI_DAY (24 * KPI_HOUR)

/* A currency by its three letters: KPI_CURRENCY('E', 'U', 'R'). */
#define KPI_CURRENCY(a, b, c) (((int64_t)(a) << 16) | ((int64_t)(b) << 8) | (int64_t)(c))

/* Sets a field of a row, or a rule, and says that it is known: KPI_SET(contact, &row, wait, 12 * KPI_SECOND). */
#define KPI_SET(fact, row, field, value) \
    ((row)->field = (value), (row)->present |= UINT64_C(1) << KPI_FIELD_##fact##_##field)
#define KPI_SET_RULE(fact, rules, rule, value) \
    ((rules)->rule = (value), (rules)->present |= UINT64_C(1) << KPI_RULE_##fact##_##rule)

/** Statuses of the library; those of the binding stand in kpi.h. */
enum {
    KPI_STATUS_ROW_REJECTED = 1,
    KPI_STATUS_OVERFLOW = 2,
    KPI_STATUS_RULES_DIFFER = 3,
    KPI_STATUS_FACTS_DIFFER = 4,
    KPI_STATUS_UNKNOWN_NAME = 5,
    KPI_STATUS_OUT_OF_RANGE = 6,
    KPI_STATUS_SYNTAX = 7,
    KPI_STATUS_FORMS_DIFFER = 8,
    KPI_STATUS_NO_INTERVAL = 9,
    KPI_STATUS_BINS_DIFFER = 10,
    KPI_STATUS_NOT_A_PART = 11,
    KPI_STATUS_INSTANTS_DIFFER = 12,
    KPI_STATUS_KEYS_DIFFER = 13,
    KPI_STATUS_CANNOT_TAKE_AWAY = 14,
    KPI_STATUS_CORRUPT = 15,
    KPI_STATUS_IN_USE = 16,
    KPI_STATUS_COLUMN = 17,
    KPI_STATUS_CANCELLED = 18
};

/** Why a value is undefined. */
enum {
    KPI_UNDEFINED_EMPTY = 1,
    KPI_UNDEFINED_ZERO_DENOMINATOR = 2,
    KPI_UNDEFINED_NOT_YET_JUDGEABLE = 3,
    KPI_UNDEFINED_UNKNOWN = 4,
    KPI_UNDEFINED_OVERFLOW = 5,
    KPI_UNDEFINED_INCONSISTENT = 6,
    KPI_UNDEFINED_VARIANT_NOT_CHOSEN = 7,
    KPI_UNDEFINED_PARAMETER_MISSING = 8,
    KPI_UNDEFINED_RULE_REQUIRED = 9,
    KPI_UNDEFINED_MIXED_SCALE = 10,
    KPI_UNDEFINED_CURRENCIES_DIFFER = 11,
    KPI_UNDEFINED_NEGATIVE_DENOMINATOR = 12
};

/** Why a row is left out. */
enum {
    KPI_REJECT_NEGATIVE_DURATION = 0,
    KPI_REJECT_OUT_OF_RANGE = 1,
    KPI_REJECT_END_BEFORE_START = 2,
    KPI_REJECT_PARTS_EXCEED_WHOLE = 3,
    KPI_REJECT_OFF_SCALE = 4,
    KPI_REJECT_CONTRADICTION = 5,
    KPI_REJECT_MISSING = 6,
    KPI_REJECT_UNKNOWN_WORD = 7,
    KPI_REJECT_DECLARED_ABSENT = 8,
    KPI_REJECT_UNREADABLE = 9,
    KPI_REJECT_OTHER_CURRENCY = 10
};

/** Rules that read a percentile. */
enum {
    KPI_PERCENTILE_NEAREST_RANK = 0,
    KPI_PERCENTILE_LINEAR = 1
};

/** Facts. */
enum {
    KPI_FACT_CONTACT = 1,
    KPI_FACT_AGENT_STATE = 2,
    KPI_FACT_SURVEY = 3,
    KPI_FACT_RING_ATTEMPT = 4,
    KPI_FACT_TICKET = 5,
    KPI_FACT_SLA = 6,
    KPI_FACT_RESOLUTION = 7,
    KPI_FACT_CALLBACK = 8,
    KPI_FACT_BACKLOG = 9,
    KPI_FACT_SNAPSHOT = 10,
    KPI_FACT_EVALUATION = 11,
    KPI_FACT_KNOWLEDGE_TEST = 12,
    KPI_FACT_COMPLAINT = 13,
    KPI_FACT_SCHEDULE = 14,
    KPI_FACT_ATTENDANCE = 15,
    KPI_FACT_STAFF = 16,
    KPI_FACT_FORECAST = 17,
    KPI_FACT_CAPACITY = 18,
    KPI_FACT_OUTBOUND = 19,
    KPI_FACT_SALE = 20,
    KPI_FACT_COST = 21,
    KPI_FACT_CUSTOMER_PERIOD = 22,
    KPI_FACT_TARGET_RESULT = 23
};

/* ---- contact: one contact, or one leg of a contact, of a call log ---- */

/** Words of the field `outcome` of `contact`. */
enum {
    KPI_CONTACT_OUTCOME_HANDLED = 0,
    KPI_CONTACT_OUTCOME_ABANDONED_IVR = 1,
    KPI_CONTACT_OUTCOME_ABANDONED_QUEUE = 2,
    KPI_CONTACT_OUTCOME_ABANDONED_RING = 3,
    KPI_CONTACT_OUTCOME_BLOCKED = 4,
    KPI_CONTACT_OUTCOME_SELF_SERVED = 5,
    KPI_CONTACT_OUTCOME_VOICEMAIL = 6,
    KPI_CONTACT_OUTCOME_CALLBACK_REQUESTED = 7,
    KPI_CONTACT_OUTCOME_FLOWED_OUT = 8,
    KPI_CONTACT_OUTCOME_OUT_OF_HOURS = 9,
    KPI_CONTACT_OUTCOME_SYSTEM_FAILURE = 10,
    KPI_CONTACT_OUTCOME_NOT_REACHED = 11,
    KPI_CONTACT_OUTCOME_IN_SELF_SERVICE = 12,
    KPI_CONTACT_OUTCOME_IN_QUEUE = 13,
    KPI_CONTACT_OUTCOME_IN_CONVERSATION = 14
};

/** Words of the field `direction` of `contact`. */
enum {
    KPI_CONTACT_DIRECTION_INBOUND = 0,
    KPI_CONTACT_DIRECTION_OUTBOUND = 1,
    KPI_CONTACT_DIRECTION_INTERNAL = 2
};

/** Words of the field `channel` of `contact`. */
enum {
    KPI_CONTACT_CHANNEL_VOICE = 0,
    KPI_CONTACT_CHANNEL_CHAT = 1,
    KPI_CONTACT_CHANNEL_EMAIL = 2,
    KPI_CONTACT_CHANNEL_SMS = 3,
    KPI_CONTACT_CHANNEL_MESSAGING = 4,
    KPI_CONTACT_CHANNEL_SOCIAL = 5,
    KPI_CONTACT_CHANNEL_VIDEO = 6,
    KPI_CONTACT_CHANNEL_TASK = 7
};

/** Words of the field `exit` of `contact`. */
enum {
    KPI_CONTACT_EXIT_OVERFLOW = 0,
    KPI_CONTACT_EXIT_TIMEOUT = 1,
    KPI_CONTACT_EXIT_EXIT_KEY = 2,
    KPI_CONTACT_EXIT_NO_AGENT = 3,
    KPI_CONTACT_EXIT_WITHDRAWN = 4
};

/** Words of the field `transfers` of `contact`. */
enum {
    KPI_CONTACT_TRANSFERS_BLIND = 1,
    KPI_CONTACT_TRANSFERS_CONSULT = 2,
    KPI_CONTACT_TRANSFERS_QUEUE = 4,
    KPI_CONTACT_TRANSFERS_EXTERNAL = 8
};

/** Words of the field `ended_by` of `contact`. */
enum {
    KPI_CONTACT_ENDED_BY_CUSTOMER = 0,
    KPI_CONTACT_ENDED_BY_AGENT = 1,
    KPI_CONTACT_ENDED_BY_SYSTEM = 2,
    KPI_CONTACT_ENDED_BY_TRANSFER = 3
};

enum {
    KPI_FIELD_contact_outcome = 0,
    KPI_FIELD_contact_direction = 1,
    KPI_FIELD_contact_channel = 2,
    KPI_FIELD_contact_arrived_at = 3,
    KPI_FIELD_contact_ended_at = 4,
    KPI_FIELD_contact_wait = 5,
    KPI_FIELD_contact_arrival_wait = 6,
    KPI_FIELD_contact_ring = 7,
    KPI_FIELD_contact_answer_within = 8,
    KPI_FIELD_contact_exit = 9,
    KPI_FIELD_contact_queued = 10,
    KPI_FIELD_contact_legs = 11,
    KPI_FIELD_contact_talk = 12,
    KPI_FIELD_contact_hold = 13,
    KPI_FIELD_contact_wrap = 14,
    KPI_FIELD_contact_ring_of_legs = 15,
    KPI_FIELD_contact_custom_status = 16,
    KPI_FIELD_contact_connected = 17,
    KPI_FIELD_contact_answered_legs = 18,
    KPI_FIELD_contact_held_legs = 19,
    KPI_FIELD_contact_wrapped_legs = 20,
    KPI_FIELD_contact_zero_talk_legs = 21,
    KPI_FIELD_contact_short_talk_legs = 22,
    KPI_FIELD_contact_legs_with_agent = 23,
    KPI_FIELD_contact_ring_count = 24,
    KPI_FIELD_contact_auto_answered = 25,
    KPI_FIELD_contact_transfers = 26,
    KPI_FIELD_contact_transfers_by_agent = 27,
    KPI_FIELD_contact_escalated = 28,
    KPI_FIELD_contact_resolved = 29,
    KPI_FIELD_contact_ended_by = 30,
    KPI_FIELD_contact_agent = 31,
    KPI_FIELD_contact_customer = 32,
    KPI_FIELD_contact_issue = 33,
    KPI_FIELD_contact_entered_self_service = 34,
    KPI_FIELD_contact_self_service_completed = 35,
    KPI_FIELD_contact_replied = 36,
    KPI_FIELD_contact_reply_after = 37,
    KPI_FIELD_contact_came_back = 38,
    KPI_FIELD_contact_multichannel = 39
};

/** one contact, or one leg of a contact, of a call log. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_contact_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what became of the contact (word, required) */
    int64_t outcome;
    /** who started it; inbound where null, as in a queue's call log (word) */
    int64_t direction;
    /** which way it came (word) */
    int64_t channel;
    /** when it reached the centre (instant, microseconds since 1970, UTC) */
    int64_t arrived_at;
    /** when it ended, wrap included; with a final outcome only (instant, microseconds since 1970, UTC) */
    int64_t ended_at;
    /** from entering the queue to the answer, or to leaving it, or so far (duration, microseconds) */
    int64_t wait;
    /** from arrival, self-service included, to the answer, or to leaving the queue, or so far (duration, microseconds) */
    int64_t arrival_wait;
    /** from the first ring of the answering attempt to the answer, or to leaving (duration, microseconds) */
    int64_t ring;
    /** the row's own service-level threshold, where the rules say per_row (duration, microseconds) */
    int64_t answer_within;
    /** how it left the queue, with the outcome flowed_out only (word) */
    int64_t exit;
    /** whether it had entered a queue: needed with system_failure where the wait is null (flag) */
    int64_t queued;
    /** queue passages; one where null (count) */
    int64_t legs;
    /** talk time of all its legs (duration, microseconds) */
    int64_t talk;
    /** hold time of all its legs (duration, microseconds) */
    int64_t hold;
    /** wrap (after-contact work) of all its legs (duration, microseconds) */
    int64_t wrap;
    /** ring time of all its answered legs; ring where null and there is one leg (duration, microseconds) */
    int64_t ring_of_legs;
    /** the part of talk, hold and wrap that fell in a custom status (duration, microseconds) */
    int64_t custom_status;
    /** from the answer to the disconnection; known once it was disconnected (duration, microseconds) */
    int64_t connected;
    /** legs that an agent answered; one where null and answered (count) */
    int64_t answered_legs;
    /** answered legs with some hold; follows from hold for one leg (count) */
    int64_t held_legs;
    /** answered legs with some wrap; follows from wrap for one leg (count) */
    int64_t wrapped_legs;
    /** answered legs without talk; follows from talk for one leg (count) */
    int64_t zero_talk_legs;
    /** answered legs with talk below the short-talk threshold; follows from talk for one leg (count) */
    int64_t short_talk_legs;
    /** answered legs whose agent is known; follows from agent for one leg (count) */
    int64_t legs_with_agent;
    /** the source's own number of rings before the answer (count) */
    int64_t ring_count;
    /** whether it was answered automatically: such a leg has no rings (flag) */
    int64_t auto_answered;
    /** the kinds of transfer that happened to it (set) */
    int64_t transfers;
    /** how often agents transferred it, at most once a leg; follows from transfers for one leg (count) */
    int64_t transfers_by_agent;
    /** whether it went to a higher tier (flag) */
    int64_t escalated;
    /** whether the agent marked it resolved (flag) */
    int64_t resolved;
    /** who hung up first (word) */
    int64_t ended_by;
    /** the (last) agent (id) */
    int64_t agent;
    /** the customer; anonymous where null (id) */
    int64_t customer;
    /** the issue (id) */
    int64_t issue;
    /** whether it entered self-service (flag) */
    int64_t entered_self_service;
    /** whether the customer completed a task there (flag) */
    int64_t self_service_completed;
    /** whether a human replied (deferred channels) (flag) */
    int64_t replied;
    /** from arrival to the first human reply, or so far where nobody replied yet (duration, microseconds) */
    int64_t reply_after;
    /** whether the customer came back within the window, as a look over the later contacts tells (flag) */
    int64_t came_back;
    /** whether the customer came on another channel too, as a look over the customer's contacts tells (flag) */
    int64_t multichannel;
} kpi_contact_row;

/** Words of the rule `unit` of `contact`. */
enum {
    KPI_CONTACT_RULE_UNIT_CONTACT = 0,
    KPI_CONTACT_RULE_UNIT_LEG = 1
};

/** Words of the rule `attribution` of `contact`. */
enum {
    KPI_CONTACT_RULE_ATTRIBUTION_BY_ARRIVAL = 0,
    KPI_CONTACT_RULE_ATTRIBUTION_BY_END = 1
};

/** Words of the rule `wait_from` of `contact`. */
enum {
    KPI_CONTACT_RULE_WAIT_FROM_ENQUEUED = 0,
    KPI_CONTACT_RULE_WAIT_FROM_ARRIVED = 1,
    KPI_CONTACT_RULE_WAIT_FROM_FIRST_RING = 2
};

/** Words of the rule `answer_within` of `contact`. */
enum {
    KPI_CONTACT_RULE_ANSWER_WITHIN_PER_ROW = -1
};

/** Words of the rule `boundary` of `contact`. */
enum {
    KPI_CONTACT_RULE_BOUNDARY_INCLUSIVE = 0,
    KPI_CONTACT_RULE_BOUNDARY_EXCLUSIVE = 1
};

/** Words of the rule `short_boundary` of `contact`. */
enum {
    KPI_CONTACT_RULE_SHORT_BOUNDARY_INCLUSIVE = 0,
    KPI_CONTACT_RULE_SHORT_BOUNDARY_EXCLUSIVE = 1
};

/** Words of the rule `direction` of `contact`. */
enum {
    KPI_CONTACT_RULE_DIRECTION_INBOUND = 0,
    KPI_CONTACT_RULE_DIRECTION_OUTBOUND = 1
};

/** Words of the rule `parts` of `contact`. */
enum {
    KPI_CONTACT_RULE_PARTS_TALK = 1,
    KPI_CONTACT_RULE_PARTS_HOLD = 2,
    KPI_CONTACT_RULE_PARTS_WRAP = 4,
    KPI_CONTACT_RULE_PARTS_RING = 8,
    KPI_CONTACT_RULE_PARTS_CUSTOM_STATUS = 16
};

/** Words of the rule `ring_cadence` of `contact`. */
enum {
    KPI_CONTACT_RULE_RING_CADENCE_UNSET = -1
};

/** Words of the rule `channel` of `contact`. */
enum {
    KPI_CONTACT_RULE_CHANNEL_VOICE = 0,
    KPI_CONTACT_RULE_CHANNEL_CHAT = 1,
    KPI_CONTACT_RULE_CHANNEL_EMAIL = 2,
    KPI_CONTACT_RULE_CHANNEL_SMS = 3,
    KPI_CONTACT_RULE_CHANNEL_MESSAGING = 4,
    KPI_CONTACT_RULE_CHANNEL_SOCIAL = 5,
    KPI_CONTACT_RULE_CHANNEL_VIDEO = 6,
    KPI_CONTACT_RULE_CHANNEL_TASK = 7,
    KPI_CONTACT_RULE_CHANNEL_UNSET = -1
};

/** Words of the rule `clock` of `contact`. */
enum {
    KPI_CONTACT_RULE_CLOCK_CALENDAR = 0,
    KPI_CONTACT_RULE_CLOCK_BUSINESS = 1
};

/** Words of the rule `auto_reply` of `contact`. */
enum {
    KPI_CONTACT_RULE_AUTO_REPLY_EXCLUDED = 0,
    KPI_CONTACT_RULE_AUTO_REPLY_INCLUDED = 1
};

enum {
    KPI_RULE_contact_unit = 0,
    KPI_RULE_contact_attribution = 1,
    KPI_RULE_contact_wait_from = 2,
    KPI_RULE_contact_answer_within = 3,
    KPI_RULE_contact_boundary = 4,
    KPI_RULE_contact_short_abandon = 5,
    KPI_RULE_contact_short_boundary = 6,
    KPI_RULE_contact_direction = 7,
    KPI_RULE_contact_parts = 8,
    KPI_RULE_contact_short_talk = 9,
    KPI_RULE_contact_ring_cadence = 10,
    KPI_RULE_contact_channel = 11,
    KPI_RULE_contact_clock = 12,
    KPI_RULE_contact_auto_reply = 13,
    KPI_RULE_contact_repeat_window = 14
};

/** Rules of `contact`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_contact_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what a row is: `contact` (default) or `leg` (default contact) */
    int64_t unit;
    /** which instant decides the interval: `by_arrival` (default) or `by_end` (default by_arrival) */
    int64_t attribution;
    /** where a wait begins: `enqueued` (default), `arrived` or `first_ring` (default enqueued) */
    int64_t wait_from;
    /** the service-level threshold: a time such as `20s` (default) or `per_row` (default 20s; microseconds, 20 * KPI_SECOND) */
    int64_t answer_within;
    /** whether a wait equal to the threshold is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    int64_t boundary;
    /** below which wait an abandoned contact is a short one: a time such as `5s` (default `0s`: none is) (default 0s; microseconds, 20 * KPI_SECOND) */
    int64_t short_abandon;
    /** whether a wait equal to that threshold is short: `exclusive` (default: it is not) or `inclusive` (default exclusive) */
    int64_t short_boundary;
    /** whose handling is counted: of `inbound` (default) or `outbound` contacts (default inbound) */
    int64_t direction;
    /** which parts of the handling time the source has: `talk+hold+wrap` (default); those left out are declared absent (default talk+hold+wrap) */
    int64_t parts;
    /** below which talk time a handled leg is a short call: a time such as `10s` (default) (default 10s; microseconds, 20 * KPI_SECOND) */
    int64_t short_talk;
    /** the length of one ring with its pause: a time such as `5s` (China, France) or `6s` (US); no default (default unset; microseconds, 20 * KPI_SECOND) */
    int64_t ring_cadence;
    /** the channel whose share is counted: a channel such as `chat`; no default (default unset) */
    int64_t channel;
    /** which clock measured reply times: `calendar` (default) or `business` (default calendar) */
    int64_t clock;
    /** whether automatic replies count: `excluded` (default) or `included` (default excluded) */
    int64_t auto_reply;
    /** within which time another contact of the customer means that it came back: a time such as `7d` (default) (default 7d; microseconds, 20 * KPI_SECOND) */
    int64_t repeat_window;
} kpi_contact_rules;

/** Totals of `contact`. */
enum {
    KPI_TOTAL_CONTACT_ROWS = 0,
    KPI_TOTAL_CONTACT_ARRIVED = 1,
    KPI_TOTAL_CONTACT_OFFERED = 2,
    KPI_TOTAL_CONTACT_LEGS = 3,
    KPI_TOTAL_CONTACT_BLOCKED = 4,
    KPI_TOTAL_CONTACT_OUT_OF_HOURS = 5,
    KPI_TOTAL_CONTACT_OUTBOUND = 6,
    KPI_TOTAL_CONTACT_INTERNAL = 7,
    KPI_TOTAL_CONTACT_ANSWERED = 8,
    KPI_TOTAL_CONTACT_HANDLED = 9,
    KPI_TOTAL_CONTACT_HANDLED_LEGS = 10,
    KPI_TOTAL_CONTACT_ABANDONED = 11,
    KPI_TOTAL_CONTACT_ABANDONED_IVR = 12,
    KPI_TOTAL_CONTACT_SYSTEM_DROPPED = 13,
    KPI_TOTAL_CONTACT_SYSTEM_FAILED_BEFORE_QUEUE = 14,
    KPI_TOTAL_CONTACT_FLOWED_OUT = 15,
    KPI_TOTAL_CONTACT_EXIT_KEY = 16,
    KPI_TOTAL_CONTACT_VOICEMAIL = 17,
    KPI_TOTAL_CONTACT_CALLBACK_REQUESTED = 18,
    KPI_TOTAL_CONTACT_WITHDRAWN = 19,
    KPI_TOTAL_CONTACT_SHORT_ABANDONED = 20,
    KPI_TOTAL_CONTACT_ABANDON_WAIT_UNKNOWN = 21,
    KPI_TOTAL_CONTACT_WAITING = 22,
    KPI_TOTAL_CONTACT_WAITING_OVERDUE = 23,
    KPI_TOTAL_CONTACT_ANSWERED_WITHIN = 24,
    KPI_TOTAL_CONTACT_WAIT_UNKNOWN = 25,
    KPI_TOTAL_CONTACT_ABANDONED_WITHIN = 26,
    KPI_TOTAL_CONTACT_FLOWED_OUT_WITHIN = 27,
    KPI_TOTAL_CONTACT_FLOW_OUT_WAIT_UNKNOWN = 28,
    KPI_TOTAL_CONTACT_REPLIED_WITHIN = 29,
    KPI_TOTAL_CONTACT_RESPONSE_DUE = 30,
    KPI_TOTAL_CONTACT_REPLIED = 31,
    KPI_TOTAL_CONTACT_RESPONSE_UNKNOWN = 32,
    KPI_TOTAL_CONTACT_WAIT_OF_ANSWERED = 33,
    KPI_TOTAL_CONTACT_ANSWERED_WAITED = 34,
    KPI_TOTAL_CONTACT_WAIT_OF_ABANDONED = 35,
    KPI_TOTAL_CONTACT_WAIT_OF_FLOWED_OUT = 36,
    KPI_TOTAL_CONTACT_ARRIVAL_TO_ANSWER = 37,
    KPI_TOTAL_CONTACT_ARRIVAL_WAIT_UNKNOWN = 38,
    KPI_TOTAL_CONTACT_RING_OF_ANSWERED = 39,
    KPI_TOTAL_CONTACT_RING_UNKNOWN = 40,
    KPI_TOTAL_CONTACT_WAITED = 41,
    KPI_TOTAL_CONTACT_WAIT_OF_SHORT_ABANDONED = 42,
    KPI_TOTAL_CONTACT_ARRIVAL_TO_ABANDON = 43,
    KPI_TOTAL_CONTACT_ABANDON_ARRIVAL_WAIT_UNKNOWN = 44,
    KPI_TOTAL_CONTACT_RING_COUNT = 45,
    KPI_TOTAL_CONTACT_RING_COUNTED = 46,
    KPI_TOTAL_CONTACT_RING_COUNT_GIVEN = 47,
    KPI_TOTAL_CONTACT_RING_COUNT_GIVEN_KNOWN = 48,
    KPI_TOTAL_CONTACT_SELF_SERVED = 49,
    KPI_TOTAL_CONTACT_IN_SELF_SERVICE = 50,
    KPI_TOTAL_CONTACT_ENTERED_SELF_SERVICE = 51,
    KPI_TOTAL_CONTACT_SELF_SERVICE_COMPLETED = 52,
    KPI_TOTAL_CONTACT_WITH_CUSTOMER = 53,
    KPI_TOTAL_CONTACT_ANONYMOUS = 54,
    KPI_TOTAL_CONTACT_WITH_ISSUE = 55,
    KPI_TOTAL_CONTACT_ARRIVED_OF_CHANNEL = 56,
    KPI_TOTAL_CONTACT_TALK = 57,
    KPI_TOTAL_CONTACT_HOLD = 58,
    KPI_TOTAL_CONTACT_WRAP = 59,
    KPI_TOTAL_CONTACT_RING = 60,
    KPI_TOTAL_CONTACT_CUSTOM_STATUS = 61,
    KPI_TOTAL_CONTACT_HANDLE_UNKNOWN = 62,
    KPI_TOTAL_CONTACT_HANDLE_UNKNOWN_LEGS = 63,
    KPI_TOTAL_CONTACT_ZERO_TALK_LEGS = 64,
    KPI_TOTAL_CONTACT_HELD = 65,
    KPI_TOTAL_CONTACT_HELD_LEGS = 66,
    KPI_TOTAL_CONTACT_WRAPPED_LEGS = 67,
    KPI_TOTAL_CONTACT_SHORT_TALK_LEGS = 68,
    KPI_TOTAL_CONTACT_ARRIVAL_TO_END = 69,
    KPI_TOTAL_CONTACT_ENDED = 70,
    KPI_TOTAL_CONTACT_DURATION_UNKNOWN = 71,
    KPI_TOTAL_CONTACT_ANSWER_TO_DISCONNECT = 72,
    KPI_TOTAL_CONTACT_ANSWERED_ENDED = 73,
    KPI_TOTAL_CONTACT_CONNECTED_UNKNOWN = 74,
    KPI_TOTAL_CONTACT_TRANSFERRED = 75,
    KPI_TOTAL_CONTACT_TRANSFERRED_BY_AGENT = 76,
    KPI_TOTAL_CONTACT_TRANSFERS_BY_AGENT = 77,
    KPI_TOTAL_CONTACT_TRANSFERRED_BLIND = 78,
    KPI_TOTAL_CONTACT_TRANSFERRED_EXTERNAL = 79,
    KPI_TOTAL_CONTACT_TRANSFER_UNKNOWN = 80,
    KPI_TOTAL_CONTACT_TRANSFER_UNKNOWN_LEGS = 81,
    KPI_TOTAL_CONTACT_ESCALATED = 82,
    KPI_TOTAL_CONTACT_ESCALATED_UNKNOWN = 83,
    KPI_TOTAL_CONTACT_ENDED_BY_AGENT = 84,
    KPI_TOTAL_CONTACT_ENDED_BY_UNKNOWN = 85,
    KPI_TOTAL_CONTACT_HANDLED_WITH_AGENT = 86,
    KPI_TOTAL_CONTACT_HANDLED_LEGS_WITH_AGENT = 87,
    KPI_TOTAL_CONTACT_RESOLVED_FLAG = 88,
    KPI_TOTAL_CONTACT_RESOLVED_UNKNOWN = 89,
    KPI_TOTAL_CONTACT_RESOLVED_FLAG_REOPENED = 90,
    KPI_TOTAL_CONTACT_CHANNEL_UNKNOWN = 91,
    KPI_TOTAL_CONTACT_EXIT_UNKNOWN = 92,
    KPI_TOTAL_CONTACT_SELF_SERVICE_UNKNOWN = 93,
    KPI_TOTAL_CONTACT_COMPLETION_UNKNOWN = 94,
    KPI_TOTAL_CONTACT_HELD_LEGS_UNKNOWN = 95,
    KPI_TOTAL_CONTACT_WRAPPED_LEGS_UNKNOWN = 96,
    KPI_TOTAL_CONTACT_ZERO_TALK_LEGS_UNKNOWN = 97,
    KPI_TOTAL_CONTACT_SHORT_TALK_LEGS_UNKNOWN = 98,
    KPI_TOTAL_CONTACT_WAITING_WAIT_UNKNOWN = 99,
    KPI_TOTAL_CONTACT_RESPONSE_NOT_DUE = 100,
    KPI_TOTAL_CONTACT_IN_CONVERSATION = 101,
    KPI_TOTAL_CONTACT_MULTICHANNEL_UNKNOWN = 102,
    KPI_TOTAL_CONTACT_CAME_BACK_UNKNOWN = 103,
    KPI_TOTAL_CONTACT_RESPONSE_WAIT_UNKNOWN = 104
};

/* ---- agent_state: one interval in which an agent was in one state ---- */

/** Words of the field `state` of `agent_state`. */
enum {
    KPI_AGENT_STATE_STATE_OFFLINE = 0,
    KPI_AGENT_STATE_STATE_AVAILABLE = 1,
    KPI_AGENT_STATE_STATE_RINGING = 2,
    KPI_AGENT_STATE_STATE_TALK = 3,
    KPI_AGENT_STATE_STATE_HOLD = 4,
    KPI_AGENT_STATE_STATE_WRAP = 5,
    KPI_AGENT_STATE_STATE_AUX_BREAK = 6,
    KPI_AGENT_STATE_STATE_AUX_MEAL = 7,
    KPI_AGENT_STATE_STATE_AUX_TRAINING = 8,
    KPI_AGENT_STATE_STATE_AUX_MEETING = 9,
    KPI_AGENT_STATE_STATE_AUX_OTHER_WORK = 10,
    KPI_AGENT_STATE_STATE_ERROR = 11
};

/** Words of the field `direction` of `agent_state`. */
enum {
    KPI_AGENT_STATE_DIRECTION_INBOUND = 0,
    KPI_AGENT_STATE_DIRECTION_OUTBOUND = 1,
    KPI_AGENT_STATE_DIRECTION_INTERNAL = 2
};

enum {
    KPI_FIELD_agent_state_state = 0,
    KPI_FIELD_agent_state_started_at = 1,
    KPI_FIELD_agent_state_ended_at = 2,
    KPI_FIELD_agent_state_direction = 3,
    KPI_FIELD_agent_state_paid = 4,
    KPI_FIELD_agent_state_agent = 5,
    KPI_FIELD_agent_state_continued = 6,
    KPI_FIELD_agent_state_contacts = 7
};

/** one interval in which an agent was in one state. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_agent_state_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the agent does (word, required) */
    int64_t state;
    /** when it began (instant, microseconds since 1970, UTC, required) */
    int64_t started_at;
    /** when it ended; null where it goes on (instant, microseconds since 1970, UTC) */
    int64_t ended_at;
    /** the direction of the contact, for talk, hold and wrap (word) */
    int64_t direction;
    /** whether the time is paid (flag) */
    int64_t paid;
    /** the agent (id) */
    int64_t agent;
    /** whether the row goes on from an interval before, where it was counted as a row; no where null (flag) */
    int64_t continued;
    /** how many contacts were in progress at the same time, as an untangled time line tells (count) */
    int64_t contacts;
} kpi_agent_state_row;

/** Words of the rule `time_line` of `agent_state`. */
enum {
    KPI_AGENT_STATE_RULE_TIME_LINE_UNION = 0,
    KPI_AGENT_STATE_RULE_TIME_LINE_SUM = 1
};

enum {
    KPI_RULE_agent_state_time_line = 0
};

/** Rules of `agent_state`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_agent_state_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** how the time line was made: `union` (default: the rows of an agent never overlap) or `sum` (default union) */
    int64_t time_line;
} kpi_agent_state_rules;

/** Totals of `agent_state`. */
enum {
    KPI_TOTAL_AGENT_STATE_ROWS = 0,
    KPI_TOTAL_AGENT_STATE_TALK = 1,
    KPI_TOTAL_AGENT_STATE_HOLD = 2,
    KPI_TOTAL_AGENT_STATE_WRAP = 3,
    KPI_TOTAL_AGENT_STATE_AVAILABLE = 4,
    KPI_TOTAL_AGENT_STATE_RINGING = 5,
    KPI_TOTAL_AGENT_STATE_LOGGED_IN = 6,
    KPI_TOTAL_AGENT_STATE_NOT_READY = 7,
    KPI_TOTAL_AGENT_STATE_BREAKS = 8,
    KPI_TOTAL_AGENT_STATE_CONTACT_TIME = 9,
    KPI_TOTAL_AGENT_STATE_CONTACT_UNION = 10,
    KPI_TOTAL_AGENT_STATE_HANDLING_INBOUND = 11,
    KPI_TOTAL_AGENT_STATE_HANDLING_OUTBOUND = 12,
    KPI_TOTAL_AGENT_STATE_PAID = 13,
    KPI_TOTAL_AGENT_STATE_PAID_HANDLING = 14,
    KPI_TOTAL_AGENT_STATE_PAID_AVAILABLE = 15,
    KPI_TOTAL_AGENT_STATE_PAID_LOGGED_IN = 16,
    KPI_TOTAL_AGENT_STATE_PAID_BREAKS = 17,
    KPI_TOTAL_AGENT_STATE_DIRECTION_UNKNOWN = 18,
    KPI_TOTAL_AGENT_STATE_PAID_UNKNOWN = 19,
    KPI_TOTAL_AGENT_STATE_OPEN = 20,
    KPI_TOTAL_AGENT_STATE_CONTACTS_UNKNOWN = 21
};

/* ---- survey: one survey: sent, answered, or possible ---- */

enum {
    KPI_FIELD_survey_sent = 0,
    KPI_FIELD_survey_sent_at = 1,
    KPI_FIELD_survey_answered_at = 2,
    KPI_FIELD_survey_reply_window_open = 3,
    KPI_FIELD_survey_eligible = 4,
    KPI_FIELD_survey_csat = 5,
    KPI_FIELD_survey_nps = 6,
    KPI_FIELD_survey_ces1 = 7,
    KPI_FIELD_survey_ces2 = 8,
    KPI_FIELD_survey_ease5 = 9,
    KPI_FIELD_survey_resolved = 10,
    KPI_FIELD_survey_contacts_needed = 11,
    KPI_FIELD_survey_contact_at = 12,
    KPI_FIELD_survey_last_of_customer = 13
};

/** one survey: sent, answered, or possible. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_survey_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** whether a survey was sent; yes where sent_at is known, no for feedback that nobody asked for (flag) */
    int64_t sent;
    /** when it was sent (instant, microseconds since 1970, UTC) */
    int64_t sent_at;
    /** when it was answered (instant, microseconds since 1970, UTC) */
    int64_t answered_at;
    /** whether its reply window is still open at the horizon; no where null (flag) */
    int64_t reply_window_open;
    /** whether the contact could have been surveyed; yes where a survey was sent (flag) */
    int64_t eligible;
    /** satisfaction, on the scale of the rules (good_bad: 0 bad, 1 good) (score) */
    int64_t csat;
    /** recommendation, 0 to 10 (score) */
    int64_t nps;
    /** effort 1.0, 1 to 5: lower is better (score) */
    int64_t ces1;
    /** effort 2.0, 1 to 7: higher is better (score) */
    int64_t ces2;
    /** ease on five points, 1 very difficult to 5 very easy (score) */
    int64_t ease5;
    /** whether the customer says that the matter is resolved (flag) */
    int64_t resolved;
    /** how many contacts it took, as the customer says (count) */
    int64_t contacts_needed;
    /** when the contact that it is about took place (instant, microseconds since 1970, UTC) */
    int64_t contact_at;
    /** whether its recommendation score is the last of its customer, as a look over all responses tells (flag) */
    int64_t last_of_customer;
} kpi_survey_row;

/** Words of the rule `csat_scale` of `survey`. */
enum {
    KPI_SURVEY_RULE_CSAT_SCALE_1_TO_5 = 0,
    KPI_SURVEY_RULE_CSAT_SCALE_GOOD_BAD = 1,
    KPI_SURVEY_RULE_CSAT_SCALE_1_TO_3 = 2,
    KPI_SURVEY_RULE_CSAT_SCALE_1_TO_4 = 3,
    KPI_SURVEY_RULE_CSAT_SCALE_1_TO_6 = 4,
    KPI_SURVEY_RULE_CSAT_SCALE_1_TO_7 = 5,
    KPI_SURVEY_RULE_CSAT_SCALE_1_TO_10 = 6,
    KPI_SURVEY_RULE_CSAT_SCALE_0_TO_10 = 7
};

/** Words of the rule `satisfied_from` of `survey`. */
enum {
    KPI_SURVEY_RULE_SATISFIED_FROM_UNSET = -1
};

/** Words of the rule `reply_window` of `survey`. */
enum {
    KPI_SURVEY_RULE_REPLY_WINDOW_UNSET = -1
};

/** Words of the rule `attribution` of `survey`. */
enum {
    KPI_SURVEY_RULE_ATTRIBUTION_BY_CONTACT = 0,
    KPI_SURVEY_RULE_ATTRIBUTION_BY_RESPONSE = 1
};

enum {
    KPI_RULE_survey_csat_scale = 0,
    KPI_RULE_survey_satisfied_from = 1,
    KPI_RULE_survey_reply_window = 2,
    KPI_RULE_survey_attribution = 3
};

/** Rules of `survey`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_survey_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the scale of the satisfaction question: `1..5` (default), `good_bad`, `1..3`, `1..4`, `1..6`, `1..7`, `1..10` or `0..10` (default 1..5) */
    int64_t csat_scale;
    /** the lowest score that counts as satisfied: a score; unset (default) is 4 on 1..5, good on good_bad, and unknown elsewhere (default unset) */
    int64_t satisfied_from;
    /** how long a survey may be answered: a time such as `7d`; unset (default) where every window counts as closed (default unset; microseconds, 20 * KPI_SECOND) */
    int64_t reply_window;
    /** which instant decides the interval: `by_contact` (default), else the sending, or `by_response` (default by_contact) */
    int64_t attribution;
} kpi_survey_rules;

/** Totals of `survey`. */
enum {
    KPI_TOTAL_SURVEY_ROWS = 0,
    KPI_TOTAL_SURVEY_RESOLVED_IN_ONE = 1,
    KPI_TOTAL_SURVEY_RESOLVED_IN_ONE_ANSWERS = 2,
    KPI_TOTAL_SURVEY_RESOLVED_YES = 3,
    KPI_TOTAL_SURVEY_RESOLVED_NO = 4,
    KPI_TOTAL_SURVEY_CSAT_GOOD = 5,
    KPI_TOTAL_SURVEY_CSAT_BAD = 6,
    KPI_TOTAL_SURVEY_CSAT_SATISFIED = 7,
    KPI_TOTAL_SURVEY_CSAT_ANSWERS = 8,
    KPI_TOTAL_SURVEY_NPS_LAST_PROMOTERS = 9,
    KPI_TOTAL_SURVEY_NPS_LAST_DETRACTORS = 10,
    KPI_TOTAL_SURVEY_NPS_LAST_ANSWERS = 11,
    KPI_TOTAL_SURVEY_SENT = 12,
    KPI_TOTAL_SURVEY_ANSWERED_OF_SENT = 13,
    KPI_TOTAL_SURVEY_REPLY_WINDOW_OPEN = 14,
    KPI_TOTAL_SURVEY_ANSWERS = 15,
    KPI_TOTAL_SURVEY_ELIGIBLE = 16,
    KPI_TOTAL_SURVEY_CSAT_1 = 17,
    KPI_TOTAL_SURVEY_CSAT_2 = 18,
    KPI_TOTAL_SURVEY_CSAT_3 = 19,
    KPI_TOTAL_SURVEY_CSAT_4 = 20,
    KPI_TOTAL_SURVEY_CSAT_5 = 21,
    KPI_TOTAL_SURVEY_NPS_0 = 22,
    KPI_TOTAL_SURVEY_NPS_1 = 23,
    KPI_TOTAL_SURVEY_NPS_2 = 24,
    KPI_TOTAL_SURVEY_NPS_3 = 25,
    KPI_TOTAL_SURVEY_NPS_4 = 26,
    KPI_TOTAL_SURVEY_NPS_5 = 27,
    KPI_TOTAL_SURVEY_NPS_6 = 28,
    KPI_TOTAL_SURVEY_NPS_7 = 29,
    KPI_TOTAL_SURVEY_NPS_8 = 30,
    KPI_TOTAL_SURVEY_NPS_9 = 31,
    KPI_TOTAL_SURVEY_NPS_10 = 32,
    KPI_TOTAL_SURVEY_CES1_1 = 33,
    KPI_TOTAL_SURVEY_CES1_2 = 34,
    KPI_TOTAL_SURVEY_CES1_3 = 35,
    KPI_TOTAL_SURVEY_CES1_4 = 36,
    KPI_TOTAL_SURVEY_CES1_5 = 37,
    KPI_TOTAL_SURVEY_CES2_1 = 38,
    KPI_TOTAL_SURVEY_CES2_2 = 39,
    KPI_TOTAL_SURVEY_CES2_3 = 40,
    KPI_TOTAL_SURVEY_CES2_4 = 41,
    KPI_TOTAL_SURVEY_CES2_5 = 42,
    KPI_TOTAL_SURVEY_CES2_6 = 43,
    KPI_TOTAL_SURVEY_CES2_7 = 44,
    KPI_TOTAL_SURVEY_EASE5_1 = 45,
    KPI_TOTAL_SURVEY_EASE5_2 = 46,
    KPI_TOTAL_SURVEY_EASE5_3 = 47,
    KPI_TOTAL_SURVEY_EASE5_4 = 48,
    KPI_TOTAL_SURVEY_EASE5_5 = 49,
    KPI_TOTAL_SURVEY_SENT_UNKNOWN = 50,
    KPI_TOTAL_SURVEY_ELIGIBLE_UNKNOWN = 51,
    KPI_TOTAL_SURVEY_NPS_LAST_UNKNOWN = 52
};

/* ---- ring_attempt: one alert of one agent ---- */

/** Words of the field `result` of `ring_attempt`. */
enum {
    KPI_RING_ATTEMPT_RESULT_ANSWERED = 0,
    KPI_RING_ATTEMPT_RESULT_NO_ANSWER = 1,
    KPI_RING_ATTEMPT_RESULT_REJECTED = 2,
    KPI_RING_ATTEMPT_RESULT_BUSY = 3,
    KPI_RING_ATTEMPT_RESULT_CUSTOMER_LEFT = 4,
    KPI_RING_ATTEMPT_RESULT_ERROR = 5
};

enum {
    KPI_FIELD_ring_attempt_result = 0,
    KPI_FIELD_ring_attempt_started_at = 1,
    KPI_FIELD_ring_attempt_ended_at = 2,
    KPI_FIELD_ring_attempt_ring = 3,
    KPI_FIELD_ring_attempt_agent = 4
};

/** one alert of one agent. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_ring_attempt_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** how the alert ended (word, required) */
    int64_t result;
    /** when it began: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t started_at;
    /** when it ended: the answer, or the end of the ringing (instant, microseconds since 1970, UTC) */
    int64_t ended_at;
    /** how long it rang; follows from both instants where null (duration, microseconds) */
    int64_t ring;
    /** the agent (id) */
    int64_t agent;
} kpi_ring_attempt_row;

/** Totals of `ring_attempt`. */
enum {
    KPI_TOTAL_RING_ATTEMPT_ROWS = 0,
    KPI_TOTAL_RING_ATTEMPT_ATTEMPTS = 1,
    KPI_TOTAL_RING_ATTEMPT_ANSWERED = 2,
    KPI_TOTAL_RING_ATTEMPT_CUSTOMER_LEFT = 3,
    KPI_TOTAL_RING_ATTEMPT_RING_TIME = 4,
    KPI_TOTAL_RING_ATTEMPT_RING_UNKNOWN = 5
};

/* ---- ticket: one ticket as it stands at the horizon, or the part of it in an interval ---- */

/** Words of the field `part` of `ticket`. */
enum {
    KPI_TICKET_PART_WHOLE = 0,
    KPI_TICKET_PART_CREATION = 1,
    KPI_TICKET_PART_SOLVING = 2,
    KPI_TICKET_PART_ACTIVITY = 3
};

enum {
    KPI_FIELD_ticket_created_at = 0,
    KPI_FIELD_ticket_solved_at = 1,
    KPI_FIELD_ticket_solved = 2,
    KPI_FIELD_ticket_merged_or_spam = 3,
    KPI_FIELD_ticket_created_by_agent = 4,
    KPI_FIELD_ticket_part = 5,
    KPI_FIELD_ticket_active_at = 6,
    KPI_FIELD_ticket_close_events = 7,
    KPI_FIELD_ticket_replied = 8,
    KPI_FIELD_ticket_first_response = 9,
    KPI_FIELD_ticket_sla_first_response = 10,
    KPI_FIELD_ticket_handover_response = 11,
    KPI_FIELD_ticket_reply_runs = 12,
    KPI_FIELD_ticket_reply_time_from_first = 13,
    KPI_FIELD_ticket_reply_time_from_last = 14,
    KPI_FIELD_ticket_first_run_reply_time = 15,
    KPI_FIELD_ticket_worked = 16,
    KPI_FIELD_ticket_requester_wait_in_session = 17,
    KPI_FIELD_ticket_escalated = 18,
    KPI_FIELD_ticket_agent_replies = 19,
    KPI_FIELD_ticket_customer_replies = 20,
    KPI_FIELD_ticket_teammates = 21,
    KPI_FIELD_ticket_reassignments = 22,
    KPI_FIELD_ticket_reopenings = 23,
    KPI_FIELD_ticket_reopen_window_open = 24,
    KPI_FIELD_ticket_full_resolution = 25,
    KPI_FIELD_ticket_first_resolution = 26,
    KPI_FIELD_ticket_created_to_last_update = 27,
    KPI_FIELD_ticket_in_new = 28,
    KPI_FIELD_ticket_in_open = 29,
    KPI_FIELD_ticket_in_on_hold = 30,
    KPI_FIELD_ticket_in_pending = 31,
    KPI_FIELD_ticket_assigned = 32,
    KPI_FIELD_ticket_time_to_assign = 33,
    KPI_FIELD_ticket_unassigned_time = 34,
    KPI_FIELD_ticket_agent_day_touches = 35
};

/** one ticket as it stands at the horizon, or the part of it in an interval. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_ticket_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** when it was created (instant, microseconds since 1970, UTC) */
    int64_t created_at;
    /** when it was last solved, also where it was reopened since (instant, microseconds since 1970, UTC) */
    int64_t solved_at;
    /** whether it is solved at the horizon; yes where null and solved_at is known (flag) */
    int64_t solved;
    /** whether it was merged into another, is spam or was deleted, and so is left out of everything; no where null (flag) */
    int64_t merged_or_spam;
    /** whether an agent created it, so that it has no first response; no where null (flag) */
    int64_t created_by_agent;
    /** what of the ticket the row tells; the whole where null (word) */
    int64_t part;
    /** the day of an activity row: it decides its interval (instant, microseconds since 1970, UTC) */
    int64_t active_at;
    /** how often it was closed (count) */
    int64_t close_events;
    /** whether a human replied in public; yes where null and first_response is known (flag) */
    int64_t replied;
    /** from the creation, or where the rule start says, to the first public human reply; so far, where replied is no (duration, microseconds) */
    int64_t first_response;
    /** from the application of an SLA to that reply (duration, microseconds) */
    int64_t sla_first_response;
    /** from the bot's hand-over to that reply (duration, microseconds) */
    int64_t handover_response;
    /** runs of customer messages that an agent replied to (count) */
    int64_t reply_runs;
    /** over these runs, the sum from the first message of the run to the reply (duration, microseconds) */
    int64_t reply_time_from_first;
    /** over these runs, the sum from the last message of the run to the reply (duration, microseconds) */
    int64_t reply_time_from_last;
    /** the part of reply_time_from_first that belongs to the first run; all of it where null and there is one run (duration, microseconds) */
    int64_t first_run_reply_time;
    /** the effort logged on it (duration, microseconds) */
    int64_t worked;
    /** how long the customer waited inside the sessions of that effort (duration, microseconds) */
    int64_t requester_wait_in_session;
    /** whether it was escalated to a higher tier (flag) */
    int64_t escalated;
    /** public agent replies to the last close; the first comment of a ticket that an agent created is none (count) */
    int64_t agent_replies;
    /** customer messages after the creation, to the last close (count) */
    int64_t customer_replies;
    /** teammates who took part (count) */
    int64_t teammates;
    /** changes of assignee or group after the first (count) */
    int64_t reassignments;
    /** how often it was reopened, as the rules reopen_window and reopen_ignore count (count) */
    int64_t reopenings;
    /** whether the reopen window of its solving has not ended at the horizon; no where null (flag) */
    int64_t reopen_window_open;
    /** from the creation to the last solving; follows from both instants where null and the clock is the calendar (duration, microseconds) */
    int64_t full_resolution;
    /** from the creation to the first solving (duration, microseconds) */
    int64_t first_resolution;
    /** from the creation to the last update of the record (duration, microseconds) */
    int64_t created_to_last_update;
    /** time in the status new (duration, microseconds) */
    int64_t in_new;
    /** time in the status open (duration, microseconds) */
    int64_t in_open;
    /** time in the status on-hold (duration, microseconds) */
    int64_t in_on_hold;
    /** time in the status pending (duration, microseconds) */
    int64_t in_pending;
    /** whether it was ever assigned; yes where null and time_to_assign is known (flag) */
    int64_t assigned;
    /** from the creation to the first assignment (duration, microseconds) */
    int64_t time_to_assign;
    /** all time without an assignee (duration, microseconds) */
    int64_t unassigned_time;
    /** on how many days agents acted on it, each team's days apart; of an activity row one where null (count) */
    int64_t agent_day_touches;
} kpi_ticket_row;

/** Words of the rule `answer_within` of `ticket`. */
enum {
    KPI_TICKET_RULE_ANSWER_WITHIN_UNSET = -1
};

/** Words of the rule `boundary` of `ticket`. */
enum {
    KPI_TICKET_RULE_BOUNDARY_INCLUSIVE = 0,
    KPI_TICKET_RULE_BOUNDARY_EXCLUSIVE = 1
};

/** Words of the rule `clock` of `ticket`. */
enum {
    KPI_TICKET_RULE_CLOCK_CALENDAR = 0,
    KPI_TICKET_RULE_CLOCK_BUSINESS = 1
};

/** Words of the rule `auto_reply` of `ticket`. */
enum {
    KPI_TICKET_RULE_AUTO_REPLY_EXCLUDED = 0,
    KPI_TICKET_RULE_AUTO_REPLY_INCLUDED = 1
};

/** Words of the rule `start` of `ticket`. */
enum {
    KPI_TICKET_RULE_START_CREATED = 0,
    KPI_TICKET_RULE_START_FIRST_MESSAGE = 1
};

/** Words of the rule `attribution` of `ticket`. */
enum {
    KPI_TICKET_RULE_ATTRIBUTION_BY_SOLVE = 0,
    KPI_TICKET_RULE_ATTRIBUTION_BY_CREATION = 1
};

/** Words of the rule `reopen_history` of `ticket`. */
enum {
    KPI_TICKET_RULE_REOPEN_HISTORY_RESTATE = 0,
    KPI_TICKET_RULE_REOPEN_HISTORY_FREEZE = 1
};

/** Words of the rule `reopen_window` of `ticket`. */
enum {
    KPI_TICKET_RULE_REOPEN_WINDOW_UNSET = -1
};

/** Words of the rule `reopen_ignore` of `ticket`. */
enum {
    KPI_TICKET_RULE_REOPEN_IGNORE_NONE = 0,
    KPI_TICKET_RULE_REOPEN_IGNORE_THANKS = 1
};

/** Words of the rule `status_map` of `ticket`. */
enum {
    KPI_TICKET_RULE_STATUS_MAP_UNSET = -1
};

enum {
    KPI_RULE_ticket_answer_within = 0,
    KPI_RULE_ticket_boundary = 1,
    KPI_RULE_ticket_clock = 2,
    KPI_RULE_ticket_auto_reply = 3,
    KPI_RULE_ticket_start = 4,
    KPI_RULE_ticket_attribution = 5,
    KPI_RULE_ticket_reopen_history = 6,
    KPI_RULE_ticket_reopen_window = 7,
    KPI_RULE_ticket_reopen_ignore = 8,
    KPI_RULE_ticket_status_map = 9
};

/** Rules of `ticket`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_ticket_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** within which time a first reply is to come: a time such as `24h`; no default (default unset; microseconds, 20 * KPI_SECOND) */
    int64_t answer_within;
    /** whether a reply at exactly that time is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    int64_t boundary;
    /** which clock measured times: `calendar` (default) or `business` (default calendar) */
    int64_t clock;
    /** whether automatic replies count as replies: `excluded` (default) or `included` (default excluded) */
    int64_t auto_reply;
    /** where a first response time begins: `created` (default) or `first_message` (default created) */
    int64_t start;
    /** in which interval a solving is reported: `by_solve` (default) or `by_creation` (default by_solve) */
    int64_t attribution;
    /** what a reopening does to a solving reported before: `restate` (default) or `freeze` (default restate) */
    int64_t reopen_history;
    /** within which time after a solving a reopening counts: a time such as `7d`; `unset` (default) is at any time (default unset; microseconds, 20 * KPI_SECOND) */
    int64_t reopen_window;
    /** which reopenings are none: `none` (default: all count) or `thanks` (default none) */
    int64_t reopen_ignore;
    /** the caller's number for its mapping of statuses to the four; `unset` (default) is the statuses as they are (default unset) */
    int64_t status_map;
} kpi_ticket_rules;

/** Totals of `ticket`. */
enum {
    KPI_TOTAL_TICKET_ROWS = 0,
    KPI_TOTAL_TICKET_CREATED = 1,
    KPI_TOTAL_TICKET_SOLVED = 2,
    KPI_TOTAL_TICKET_CREATED_AND_SOLVED = 3,
    KPI_TOTAL_TICKET_CLOSE_EVENTS = 4,
    KPI_TOTAL_TICKET_FIRST_REPLY_WITHIN = 5,
    KPI_TOTAL_TICKET_FIRST_REPLY_DUE = 6,
    KPI_TOTAL_TICKET_WORKED = 7,
    KPI_TOTAL_TICKET_WITH_WORKED = 8,
    KPI_TOTAL_TICKET_REQUESTER_WAIT_IN_SESSION = 9,
    KPI_TOTAL_TICKET_ESCALATED = 10,
    KPI_TOTAL_TICKET_ESCALATED_UNKNOWN = 11,
    KPI_TOTAL_TICKET_SOLVED_REPLIES_0 = 12,
    KPI_TOTAL_TICKET_SOLVED_REPLIES_1 = 13,
    KPI_TOTAL_TICKET_REPLIES_UNKNOWN = 14,
    KPI_TOTAL_TICKET_SOLVED_NO_CUSTOMER_REPLY = 15,
    KPI_TOTAL_TICKET_CUSTOMER_REPLIES_UNKNOWN = 16,
    KPI_TOTAL_TICKET_CLOSED_ONCE_ONE_TEAMMATE = 17,
    KPI_TOTAL_TICKET_TEAMMATES_UNKNOWN = 18,
    KPI_TOTAL_TICKET_SOLVED_UNTOUCHED = 19,
    KPI_TOTAL_TICKET_REASSIGNMENTS = 20,
    KPI_TOTAL_TICKET_REASSIGNED = 21,
    KPI_TOTAL_TICKET_REASSIGNMENTS_UNKNOWN = 22,
    KPI_TOTAL_TICKET_FIRST_RESPONSE = 23,
    KPI_TOTAL_TICKET_FIRST_RESPONDED = 24,
    KPI_TOTAL_TICKET_REPLY_RUNS = 25,
    KPI_TOTAL_TICKET_REPLY_TIME_FROM_FIRST = 26,
    KPI_TOTAL_TICKET_REPLY_TIME_FROM_LAST = 27,
    KPI_TOTAL_TICKET_FIRST_RUNS = 28,
    KPI_TOTAL_TICKET_FIRST_RUN_REPLY_TIME = 29,
    KPI_TOTAL_TICKET_FULL_RESOLUTION = 30,
    KPI_TOTAL_TICKET_FULL_RESOLUTION_UNKNOWN = 31,
    KPI_TOTAL_TICKET_FIRST_RESOLUTION = 32,
    KPI_TOTAL_TICKET_FIRST_RESOLUTION_UNKNOWN = 33,
    KPI_TOTAL_TICKET_CREATED_TO_LAST_UPDATE = 34,
    KPI_TOTAL_TICKET_LAST_UPDATE_UNKNOWN = 35,
    KPI_TOTAL_TICKET_IN_NEW = 36,
    KPI_TOTAL_TICKET_IN_OPEN = 37,
    KPI_TOTAL_TICKET_IN_ON_HOLD = 38,
    KPI_TOTAL_TICKET_IN_PENDING = 39,
    KPI_TOTAL_TICKET_STATUSES_UNKNOWN = 40,
    KPI_TOTAL_TICKET_AGENT_REPLIES = 41,
    KPI_TOTAL_TICKET_CUSTOMER_REPLIES = 42,
    KPI_TOTAL_TICKET_MESSAGES_UNKNOWN = 43,
    KPI_TOTAL_TICKET_AGENT_DAY_TOUCHES = 44,
    KPI_TOTAL_TICKET_REOPENED = 45,
    KPI_TOTAL_TICKET_REOPEN_EVENTS = 46,
    KPI_TOTAL_TICKET_REOPEN_JUDGED = 47,
    KPI_TOTAL_TICKET_TIME_TO_ASSIGN = 48,
    KPI_TOTAL_TICKET_ASSIGNED = 49,
    KPI_TOTAL_TICKET_UNASSIGNED_TIME = 50,
    KPI_TOTAL_TICKET_UNASSIGNED_TIME_UNKNOWN = 51,
    KPI_TOTAL_TICKET_LEFT_OUT_MERGED_SPAM = 52,
    KPI_TOTAL_TICKET_AGENT_CREATED = 53,
    KPI_TOTAL_TICKET_SOLVED_UNKNOWN = 54,
    KPI_TOTAL_TICKET_CREATED_AND_SOLVED_UNKNOWN = 55,
    KPI_TOTAL_TICKET_CLOSE_EVENTS_UNKNOWN = 56,
    KPI_TOTAL_TICKET_FIRST_REPLY_NOT_DUE = 57,
    KPI_TOTAL_TICKET_FIRST_REPLY_UNKNOWN = 58,
    KPI_TOTAL_TICKET_NOT_REPLIED = 59,
    KPI_TOTAL_TICKET_FIRST_RESPONSE_UNKNOWN = 60,
    KPI_TOTAL_TICKET_SLA_FIRST_RESPONSE_UNKNOWN = 61,
    KPI_TOTAL_TICKET_HANDOVER_RESPONSE_UNKNOWN = 62,
    KPI_TOTAL_TICKET_WORKED_UNKNOWN = 63,
    KPI_TOTAL_TICKET_REQUESTER_WAIT_UNKNOWN = 64,
    KPI_TOTAL_TICKET_REPLY_RUNS_UNKNOWN = 65,
    KPI_TOTAL_TICKET_REPLY_TIME_FROM_LAST_UNKNOWN = 66,
    KPI_TOTAL_TICKET_FIRST_RUN_UNKNOWN = 67,
    KPI_TOTAL_TICKET_AGENT_DAY_TOUCHES_UNKNOWN = 68,
    KPI_TOTAL_TICKET_REOPEN_WINDOW_OPEN = 69,
    KPI_TOTAL_TICKET_REOPENINGS_UNKNOWN = 70,
    KPI_TOTAL_TICKET_NOT_ASSIGNED = 71,
    KPI_TOTAL_TICKET_TIME_TO_ASSIGN_UNKNOWN = 72,
    KPI_TOTAL_TICKET_FIRST_REPLY_WAIT_UNKNOWN = 73,
    KPI_TOTAL_TICKET_FIRST_REPLY_NEVER_DUE = 74,
    KPI_TOTAL_TICKET_REPLY_TIME_OF_ALL = 75,
    KPI_TOTAL_TICKET_NEVER_REPLIED = 76,
    KPI_TOTAL_TICKET_NEVER_ASSIGNED = 77
};

/* ---- sla: one target, or one ticket with all its targets ---- */

/** Words of the field `subject` of `sla`. */
enum {
    KPI_SLA_SUBJECT_TARGET = 0,
    KPI_SLA_SUBJECT_TICKET = 1
};

enum {
    KPI_FIELD_sla_subject = 0,
    KPI_FIELD_sla_target = 1,
    KPI_FIELD_sla_elapsed = 2,
    KPI_FIELD_sla_finished = 3,
    KPI_FIELD_sla_breached = 4,
    KPI_FIELD_sla_at = 5
};

/** one target, or one ticket with all its targets. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_sla_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the row is about; a target where null (word) */
    int64_t subject;
    /** the time that was promised (duration, microseconds) */
    int64_t target;
    /** the time that it took, or so far where it is open (duration, microseconds) */
    int64_t elapsed;
    /** whether it is done (flag, required) */
    int64_t finished;
    /** whether it was missed; follows from target and elapsed where null (flag) */
    int64_t breached;
    /** the instant that decides its interval (instant, microseconds since 1970, UTC) */
    int64_t at;
} kpi_sla_row;

/** Words of the rule `clock` of `sla`. */
enum {
    KPI_SLA_RULE_CLOCK_CALENDAR = 0,
    KPI_SLA_RULE_CLOCK_BUSINESS = 1
};

/** Words of the rule `target_in_force` of `sla`. */
enum {
    KPI_SLA_RULE_TARGET_IN_FORCE_AT_APPLICATION = 0,
    KPI_SLA_RULE_TARGET_IN_FORCE_LATEST = 1
};

enum {
    KPI_RULE_sla_clock = 0,
    KPI_RULE_sla_target_in_force = 1
};

/** Rules of `sla`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_sla_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** which clock measured the elapsed time: `calendar` (default) or `business` (default calendar) */
    int64_t clock;
    /** which target counts where it changed: `at_application` (default) or `latest` (default at_application) */
    int64_t target_in_force;
} kpi_sla_rules;

/** Totals of `sla`. */
enum {
    KPI_TOTAL_SLA_ROWS = 0,
    KPI_TOTAL_SLA_MET = 1,
    KPI_TOTAL_SLA_BREACHED_FINISHED = 2,
    KPI_TOTAL_SLA_BREACHED_OPEN = 3,
    KPI_TOTAL_SLA_OPEN_NOT_DUE = 4,
    KPI_TOTAL_SLA_TICKETS_JUDGED = 5,
    KPI_TOTAL_SLA_TICKETS_ALL_MET = 6,
    KPI_TOTAL_SLA_OUTCOME_UNKNOWN = 7,
    KPI_TOTAL_SLA_TICKETS_OPEN = 8
};

/* ---- resolution: one contact, issue, customer or abandon whose repeats were looked for ---- */

/** Words of the field `subject` of `resolution`. */
enum {
    KPI_RESOLUTION_SUBJECT_CONTACT = 0,
    KPI_RESOLUTION_SUBJECT_PRECEDED = 1,
    KPI_RESOLUTION_SUBJECT_ISSUE = 2,
    KPI_RESOLUTION_SUBJECT_CUSTOMER = 3,
    KPI_RESOLUTION_SUBJECT_ABANDON = 4
};

enum {
    KPI_FIELD_resolution_subject = 0,
    KPI_FIELD_resolution_judged = 1,
    KPI_FIELD_resolution_repeated = 2,
    KPI_FIELD_resolution_gap = 3,
    KPI_FIELD_resolution_resolvable = 4,
    KPI_FIELD_resolution_at = 5
};

/** one contact, issue, customer or abandon whose repeats were looked for. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_resolution_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the row is about (word, required) */
    int64_t subject;
    /** whether its whole window lies before the horizon; for preceded, within the data (flag, required) */
    int64_t judged;
    /** whether there was a repeat within the window; follows from gap; a judged row needs one of the two (flag) */
    int64_t repeated;
    /** the time to the next contact; for preceded, since the one before; null where there is none (duration, microseconds) */
    int64_t gap;
    /** whether policy lets anyone resolve the issue at first contact; yes where null (flag) */
    int64_t resolvable;
    /** the instant that decides its interval (instant, microseconds since 1970, UTC) */
    int64_t at;
} kpi_resolution_row;

/** Words of the rule `window_from` of `resolution`. */
enum {
    KPI_RESOLUTION_RULE_WINDOW_FROM_END = 0,
    KPI_RESOLUTION_RULE_WINDOW_FROM_ARRIVAL = 1
};

/** Words of the rule `chain` of `resolution`. */
enum {
    KPI_RESOLUTION_RULE_CHAIN_LAST = 0,
    KPI_RESOLUTION_RULE_CHAIN_FIRST = 1
};

/** Words of the rule `match_on` of `resolution`. */
enum {
    KPI_RESOLUTION_RULE_MATCH_ON_CUSTOMER_AND_ISSUE = 0,
    KPI_RESOLUTION_RULE_MATCH_ON_CUSTOMER = 1
};

/** Words of the rule `channels` of `resolution`. */
enum {
    KPI_RESOLUTION_RULE_CHANNELS_ALL = 0,
    KPI_RESOLUTION_RULE_CHANNELS_VOICE = 1,
    KPI_RESOLUTION_RULE_CHANNELS_SAME = 2
};

enum {
    KPI_RULE_resolution_repeat_window = 0,
    KPI_RULE_resolution_window_from = 1,
    KPI_RULE_resolution_chain = 2,
    KPI_RULE_resolution_match_on = 3,
    KPI_RULE_resolution_channels = 4,
    KPI_RULE_resolution_redial_window = 5
};

/** Rules of `resolution`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_resolution_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** within which time a further contact is a repeat: a time such as `7d` (default) (default 7d; microseconds, 20 * KPI_SECOND) */
    int64_t repeat_window;
    /** where a window begins: `end` (default) or `arrival` (default end) */
    int64_t window_from;
    /** which contact of an issue the next one is compared with: `last` (default) or `first` (default last) */
    int64_t chain;
    /** what makes two contacts the same matter: `customer_and_issue` (default) or `customer` (default customer_and_issue) */
    int64_t match_on;
    /** which contacts can be repeats: `all` (default), `voice` or `same` (default all) */
    int64_t channels;
    /** within which time a customer who abandoned is back: a time such as `3600s` (default) (default 3600s; microseconds, 20 * KPI_SECOND) */
    int64_t redial_window;
} kpi_resolution_rules;

/** Totals of `resolution`. */
enum {
    KPI_TOTAL_RESOLUTION_ROWS = 0,
    KPI_TOTAL_RESOLUTION_CONTACTS_JUDGED = 1,
    KPI_TOTAL_RESOLUTION_CONTACTS_WITHOUT_FOLLOW_UP = 2,
    KPI_TOTAL_RESOLUTION_CONTACTS_PRECEDED = 3,
    KPI_TOTAL_RESOLUTION_CONTACTS_PRECEDED_JUDGED = 4,
    KPI_TOTAL_RESOLUTION_ISSUES_JUDGED = 5,
    KPI_TOTAL_RESOLUTION_ISSUES_RESOLVED_FIRST = 6,
    KPI_TOTAL_RESOLUTION_ISSUES_NOT_RESOLVABLE = 7,
    KPI_TOTAL_RESOLUTION_CUSTOMERS_JUDGED = 8,
    KPI_TOTAL_RESOLUTION_CUSTOMERS_RESOLVED_FIRST = 9,
    KPI_TOTAL_RESOLUTION_ABANDONS_JUDGED = 10,
    KPI_TOTAL_RESOLUTION_ABANDONS_REDIALLED = 11,
    KPI_TOTAL_RESOLUTION_CONTACTS_OPEN = 12,
    KPI_TOTAL_RESOLUTION_CONTACTS_PRECEDED_OPEN = 13,
    KPI_TOTAL_RESOLUTION_ISSUES_OPEN = 14,
    KPI_TOTAL_RESOLUTION_CUSTOMERS_OPEN = 15,
    KPI_TOTAL_RESOLUTION_ABANDONS_OPEN = 16
};

/* ---- callback: one episode of missed calls, or one call-back request ---- */

/** Words of the field `subject` of `callback`. */
enum {
    KPI_CALLBACK_SUBJECT_MISSED_CALLS = 0,
    KPI_CALLBACK_SUBJECT_REQUEST = 1
};

/** Words of the field `outcome` of `callback`. */
enum {
    KPI_CALLBACK_OUTCOME_CALLED_BACK = 0,
    KPI_CALLBACK_OUTCOME_SELF_RECOVERED = 1,
    KPI_CALLBACK_OUTCOME_EXPIRED = 2,
    KPI_CALLBACK_OUTCOME_OPEN = 3
};

enum {
    KPI_FIELD_callback_subject = 0,
    KPI_FIELD_callback_calls_missed = 1,
    KPI_FIELD_callback_outcome = 2,
    KPI_FIELD_callback_connected = 3,
    KPI_FIELD_callback_delay_from_first = 4,
    KPI_FIELD_callback_delay_from_last = 5,
    KPI_FIELD_callback_delay_to_connected = 6,
    KPI_FIELD_callback_promised = 7,
    KPI_FIELD_callback_at = 8
};

/** one episode of missed calls, or one call-back request. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_callback_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the row is about; missed calls where null (word) */
    int64_t subject;
    /** missed calls of the episode, the first one included: one or more (count) */
    int64_t calls_missed;
    /** what became of it; a request needs it only where it is open (word) */
    int64_t outcome;
    /** whether a call-back reached the customer, of an episode within its window; follows from delay_to_connected (flag) */
    int64_t connected;
    /** from the first missed call to the first attempt to call back, by the clock of the rules (duration, microseconds) */
    int64_t delay_from_first;
    /** from the last missed call to that attempt (duration, microseconds) */
    int64_t delay_from_last;
    /** from the first missed call, or the request, to the attempt that reached the customer (duration, microseconds) */
    int64_t delay_to_connected;
    /** the time within which a call-back was promised, for requests (duration, microseconds) */
    int64_t promised;
    /** when the first call was missed, or the request made: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t at;
} kpi_callback_row;

/** Words of the rule `clock` of `callback`. */
enum {
    KPI_CALLBACK_RULE_CLOCK_CALENDAR = 0,
    KPI_CALLBACK_RULE_CLOCK_BUSINESS = 1
};

/** Words of the rule `answer_within` of `callback`. */
enum {
    KPI_CALLBACK_RULE_ANSWER_WITHIN_PER_ROW = -1
};

/** Words of the rule `boundary` of `callback`. */
enum {
    KPI_CALLBACK_RULE_BOUNDARY_INCLUSIVE = 0,
    KPI_CALLBACK_RULE_BOUNDARY_EXCLUSIVE = 1
};

enum {
    KPI_RULE_callback_callback_window = 0,
    KPI_RULE_callback_clock = 1,
    KPI_RULE_callback_answer_within = 2,
    KPI_RULE_callback_boundary = 3
};

/** Rules of `callback`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_callback_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** how long an episode stays open: a time such as `24h` (default `1d`) (default 1d; microseconds, 20 * KPI_SECOND) */
    int64_t callback_window;
    /** which clock measured the window and the delays: `calendar` (default) or `business` (default calendar) */
    int64_t clock;
    /** within which time a requested call-back is to connect: a time such as `2h`, or `per_row` (default: each its own promise) (default per_row; microseconds, 20 * KPI_SECOND) */
    int64_t answer_within;
    /** whether a time equal to the promise is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    int64_t boundary;
} kpi_callback_rules;

/** Totals of `callback`. */
enum {
    KPI_TOTAL_CALLBACK_ROWS = 0,
    KPI_TOTAL_CALLBACK_EPISODES = 1,
    KPI_TOTAL_CALLBACK_CALLED_BACK = 2,
    KPI_TOTAL_CALLBACK_CALLED_BACK_CONNECTED = 3,
    KPI_TOTAL_CALLBACK_SELF_RECOVERED = 4,
    KPI_TOTAL_CALLBACK_CALLS_MISSED = 5,
    KPI_TOTAL_CALLBACK_CALLS_CALLED_BACK = 6,
    KPI_TOTAL_CALLBACK_DELAY_FROM_FIRST = 7,
    KPI_TOTAL_CALLBACK_DELAY_FROM_LAST = 8,
    KPI_TOTAL_CALLBACK_DELAY_TO_CONNECTED = 9,
    KPI_TOTAL_CALLBACK_PROMISE_MET = 10,
    KPI_TOTAL_CALLBACK_EPISODES_OPEN = 11,
    KPI_TOTAL_CALLBACK_REQUESTS_OPEN = 12,
    KPI_TOTAL_CALLBACK_OUTCOME_UNKNOWN = 13,
    KPI_TOTAL_CALLBACK_CONNECTED_UNKNOWN = 14,
    KPI_TOTAL_CALLBACK_CALLS_MISSED_UNKNOWN = 15,
    KPI_TOTAL_CALLBACK_DELAY_FROM_FIRST_UNKNOWN = 16,
    KPI_TOTAL_CALLBACK_DELAY_FROM_LAST_UNKNOWN = 17,
    KPI_TOTAL_CALLBACK_DELAY_TO_CONNECTED_UNKNOWN = 18,
    KPI_TOTAL_CALLBACK_PROMISE_UNKNOWN = 19
};

/* ---- backlog: one instant at which the backlog was looked at, or one ticket open at one ---- */

/** Words of the field `subject` of `backlog`. */
enum {
    KPI_BACKLOG_SUBJECT_TICKET = 0,
    KPI_BACKLOG_SUBJECT_INSTANT = 1
};

enum {
    KPI_FIELD_backlog_subject = 0,
    KPI_FIELD_backlog_pending = 1,
    KPI_FIELD_backlog_overdue = 2,
    KPI_FIELD_backlog_target = 3,
    KPI_FIELD_backlog_elapsed = 4,
    KPI_FIELD_backlog_age = 5,
    KPI_FIELD_backlog_age_in_status = 6,
    KPI_FIELD_backlog_open_time = 7,
    KPI_FIELD_backlog_at = 8
};

/** one instant at which the backlog was looked at, or one ticket open at one. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_backlog_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the row is about; a ticket where null (word) */
    int64_t subject;
    /** whether it was pending on the customer (flag) */
    int64_t pending;
    /** whether it was past its resolution target; follows from elapsed and target where null (flag) */
    int64_t overdue;
    /** its resolution target, above zero (duration, microseconds) */
    int64_t target;
    /** the time that counts towards the target, by the clock of the rules; the age where null and the clock is the calendar (duration, microseconds) */
    int64_t elapsed;
    /** the time since it was created (duration, microseconds) */
    int64_t age;
    /** the time since its status last changed (duration, microseconds) */
    int64_t age_in_status;
    /** the time that it was open so far, without what it spent solved (duration, microseconds) */
    int64_t open_time;
    /** the instant looked at: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t at;
} kpi_backlog_row;

/** Words of the rule `clock` of `backlog`. */
enum {
    KPI_BACKLOG_RULE_CLOCK_CALENDAR = 0,
    KPI_BACKLOG_RULE_CLOCK_BUSINESS = 1
};

/** Words of the rule `status_map` of `backlog`. */
enum {
    KPI_BACKLOG_RULE_STATUS_MAP_UNSET = -1
};

enum {
    KPI_RULE_backlog_clock = 0,
    KPI_RULE_backlog_status_map = 1
};

/** Rules of `backlog`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_backlog_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** which clock measured the time towards targets: `calendar` (default) or `business` (default calendar) */
    int64_t clock;
    /** the caller's number for its mapping of statuses to open, pending and the rest; `unset` (default) is the statuses as they are (default unset) */
    int64_t status_map;
} kpi_backlog_rules;

/** Totals of `backlog`. */
enum {
    KPI_TOTAL_BACKLOG_ROWS = 0,
    KPI_TOTAL_BACKLOG_SNAPSHOTS = 1,
    KPI_TOTAL_BACKLOG_OPEN = 2,
    KPI_TOTAL_BACKLOG_PENDING = 3,
    KPI_TOTAL_BACKLOG_OVERDUE = 4,
    KPI_TOTAL_BACKLOG_AGE = 5,
    KPI_TOTAL_BACKLOG_AGE_IN_STATUS = 6,
    KPI_TOTAL_BACKLOG_OPEN_TIME = 7,
    KPI_TOTAL_BACKLOG_PENDING_UNKNOWN = 8,
    KPI_TOTAL_BACKLOG_OVERDUE_UNKNOWN = 9,
    KPI_TOTAL_BACKLOG_AGE_UNKNOWN = 10,
    KPI_TOTAL_BACKLOG_AGE_IN_STATUS_UNKNOWN = 11,
    KPI_TOTAL_BACKLOG_OPEN_TIME_UNKNOWN = 12,
    KPI_TOTAL_BACKLOG_TARGET_UNKNOWN = 13
};

/* ---- snapshot: one instant looked at, or one contact that waited at it ---- */

/** Words of the field `subject` of `snapshot`. */
enum {
    KPI_SNAPSHOT_SUBJECT_INSTANT = 0,
    KPI_SNAPSHOT_SUBJECT_WAITING = 1
};

enum {
    KPI_FIELD_snapshot_subject = 0,
    KPI_FIELD_snapshot_staffed = 1,
    KPI_FIELD_snapshot_available = 2,
    KPI_FIELD_snapshot_waiting = 3,
    KPI_FIELD_snapshot_wait = 4,
    KPI_FIELD_snapshot_taken_at = 5
};

/** one instant looked at, or one contact that waited at it. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_snapshot_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the row is about; where null, a contact that waited if there is a wait, else an instant (word) */
    int64_t subject;
    /** of an instant: agents logged in (count) */
    int64_t staffed;
    /** of an instant: agents available for a contact (count) */
    int64_t available;
    /** of an instant: contacts waiting that have no row of their own; 0 where each has one (count) */
    int64_t waiting;
    /** of a contact that waits: how long it has waited so far (duration, microseconds) */
    int64_t wait;
    /** the instant: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t taken_at;
} kpi_snapshot_row;

/** Words of the rule `boundary` of `snapshot`. */
enum {
    KPI_SNAPSHOT_RULE_BOUNDARY_INCLUSIVE = 0,
    KPI_SNAPSHOT_RULE_BOUNDARY_EXCLUSIVE = 1
};

enum {
    KPI_RULE_snapshot_answer_within = 0,
    KPI_RULE_snapshot_boundary = 1
};

/** Rules of `snapshot`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_snapshot_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the answer threshold: a time such as `20s` (default) (default 20s; microseconds, 20 * KPI_SECOND) */
    int64_t answer_within;
    /** whether a wait equal to the threshold is within it: `inclusive` (default) or `exclusive` (default inclusive) */
    int64_t boundary;
} kpi_snapshot_rules;

/** Totals of `snapshot`. */
enum {
    KPI_TOTAL_SNAPSHOT_ROWS = 0,
    KPI_TOTAL_SNAPSHOT_SNAPSHOTS = 1,
    KPI_TOTAL_SNAPSHOT_WAITING = 2,
    KPI_TOTAL_SNAPSHOT_WAITING_WITHIN = 3,
    KPI_TOTAL_SNAPSHOT_STAFFED = 4,
    KPI_TOTAL_SNAPSHOT_AVAILABLE = 5,
    KPI_TOTAL_SNAPSHOT_STAFFED_UNKNOWN = 6,
    KPI_TOTAL_SNAPSHOT_AVAILABLE_UNKNOWN = 7,
    KPI_TOTAL_SNAPSHOT_WAITING_UNKNOWN = 8,
    KPI_TOTAL_SNAPSHOT_WAITING_AGE_UNKNOWN = 9
};

/* ---- evaluation: one evaluation of one contact ---- */

enum {
    KPI_FIELD_evaluation_points = 0,
    KPI_FIELD_evaluation_max_points = 1,
    KPI_FIELD_evaluation_weight = 2,
    KPI_FIELD_evaluation_critical_customer = 3,
    KPI_FIELD_evaluation_critical_business = 4,
    KPI_FIELD_evaluation_critical_compliance = 5,
    KPI_FIELD_evaluation_passed = 6,
    KPI_FIELD_evaluation_first_of_contact = 7,
    KPI_FIELD_evaluation_agent = 8,
    KPI_FIELD_evaluation_evaluated_at = 9
};

/** one evaluation of one contact. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_evaluation_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** points given: 0 to max_points (number, required) */
    int64_t points;
    /** points possible: 1 to 1000000000 (number, required) */
    int64_t max_points;
    /** the weight of the evaluation, 0 to 1000000000; 1 where null (number) */
    int64_t weight;
    /** errors critical to the customer (count) */
    int64_t critical_customer;
    /** errors critical to the business (count) */
    int64_t critical_business;
    /** errors critical to compliance (count) */
    int64_t critical_compliance;
    /** whether the source says that it passed, its verdict on classes of errors that are null too; read where the rules set no mark, and overruled by a critical error of the row (flag) */
    int64_t passed;
    /** whether it is the first evaluation of its contact (flag) */
    int64_t first_of_contact;
    /** the agent (id) */
    int64_t agent;
    /** when it was evaluated: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t evaluated_at;
} kpi_evaluation_row;

/** Words of the rule `pass_mark` of `evaluation`. */
enum {
    KPI_EVALUATION_RULE_PASS_MARK_UNSET = -1
};

/** Words of the rule `selection` of `evaluation`. */
enum {
    KPI_EVALUATION_RULE_SELECTION_UNSTATED = 0,
    KPI_EVALUATION_RULE_SELECTION_RANDOM = 1,
    KPI_EVALUATION_RULE_SELECTION_SELECTED = 2
};

enum {
    KPI_RULE_evaluation_pass_mark = 0,
    KPI_RULE_evaluation_selection = 1
};

/** Rules of `evaluation`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_evaluation_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the mark to pass, in percent of the points possible: 0 to 100, or `unset` (default): the source's own word on passing counts (default unset) */
    int64_t pass_mark;
    /** how contacts were selected: `unstated` (default), `random` or `selected` (default unstated) */
    int64_t selection;
} kpi_evaluation_rules;

/** Totals of `evaluation`. */
enum {
    KPI_TOTAL_EVALUATION_ROWS = 0,
    KPI_TOTAL_EVALUATION_EVALUATIONS = 1,
    KPI_TOTAL_EVALUATION_POINTS = 2,
    KPI_TOTAL_EVALUATION_MAX_POINTS = 3,
    KPI_TOTAL_EVALUATION_WEIGHTED_POINTS = 4,
    KPI_TOTAL_EVALUATION_WEIGHTED_MAX_POINTS = 5,
    KPI_TOTAL_EVALUATION_POINTS_WITH_CRITICAL_ERROR = 6,
    KPI_TOTAL_EVALUATION_WITH_CRITICAL_CUSTOMER = 7,
    KPI_TOTAL_EVALUATION_WITH_CRITICAL_BUSINESS = 8,
    KPI_TOTAL_EVALUATION_WITH_CRITICAL_COMPLIANCE = 9,
    KPI_TOTAL_EVALUATION_PASSED = 10,
    KPI_TOTAL_EVALUATION_PASSED_BY_MARK = 11,
    KPI_TOTAL_EVALUATION_CONTACTS_EVALUATED = 12,
    KPI_TOTAL_EVALUATION_CRITICAL_ERROR_UNKNOWN = 13,
    KPI_TOTAL_EVALUATION_CRITICAL_CUSTOMER_UNKNOWN = 14,
    KPI_TOTAL_EVALUATION_CRITICAL_BUSINESS_UNKNOWN = 15,
    KPI_TOTAL_EVALUATION_CRITICAL_COMPLIANCE_UNKNOWN = 16,
    KPI_TOTAL_EVALUATION_PASSED_UNKNOWN = 17,
    KPI_TOTAL_EVALUATION_AGENT_UNKNOWN = 18,
    KPI_TOTAL_EVALUATION_FIRST_UNKNOWN = 19
};

/* ---- knowledge_test: one test of one agent's knowledge ---- */

enum {
    KPI_FIELD_knowledge_test_points = 0,
    KPI_FIELD_knowledge_test_max_points = 1,
    KPI_FIELD_knowledge_test_latest = 2,
    KPI_FIELD_knowledge_test_agent = 3,
    KPI_FIELD_knowledge_test_taken_at = 4
};

/** one test of one agent's knowledge. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_knowledge_test_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** points given: 0 to max_points (number, required) */
    int64_t points;
    /** points possible: 1 to 1000000000 (number, required) */
    int64_t max_points;
    /** whether it is the agent's latest test; needed where only latest ones count (flag) */
    int64_t latest;
    /** the agent (id) */
    int64_t agent;
    /** when it was taken: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t taken_at;
} kpi_knowledge_test_row;

/** Words of the rule `pass_mark` of `knowledge_test`. */
enum {
    KPI_KNOWLEDGE_TEST_RULE_PASS_MARK_UNSET = -1
};

/** Words of the rule `test_taken` of `knowledge_test`. */
enum {
    KPI_KNOWLEDGE_TEST_RULE_TEST_TAKEN_LATEST = 0,
    KPI_KNOWLEDGE_TEST_RULE_TEST_TAKEN_ALL = 1
};

enum {
    KPI_RULE_knowledge_test_pass_mark = 0,
    KPI_RULE_knowledge_test_test_taken = 1
};

/** Rules of `knowledge_test`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_knowledge_test_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the mark to pass, in percent of the points possible: 0 to 100 (80 is the default), or `unset`: passing is unknown (default 80) */
    int64_t pass_mark;
    /** which tests of an agent count: `latest` (default) or `all` (default latest) */
    int64_t test_taken;
} kpi_knowledge_test_rules;

/** Totals of `knowledge_test`. */
enum {
    KPI_TOTAL_KNOWLEDGE_TEST_ROWS = 0,
    KPI_TOTAL_KNOWLEDGE_TEST_TESTS = 1,
    KPI_TOTAL_KNOWLEDGE_TEST_POINTS = 2,
    KPI_TOTAL_KNOWLEDGE_TEST_MAX_POINTS = 3,
    KPI_TOTAL_KNOWLEDGE_TEST_PASSED = 4,
    KPI_TOTAL_KNOWLEDGE_TEST_LATEST_UNKNOWN = 5
};

/* ---- complaint: one complaint of a customer ---- */

/** Words of the field `category` of `complaint`. */
enum {
    KPI_COMPLAINT_CATEGORY_ATTITUDE = 0,
    KPI_COMPLAINT_CATEGORY_PROCESS = 1,
    KPI_COMPLAINT_CATEGORY_PRODUCT = 2,
    KPI_COMPLAINT_CATEGORY_WAIT = 3,
    KPI_COMPLAINT_CATEGORY_OTHER = 4
};

enum {
    KPI_FIELD_complaint_category = 0,
    KPI_FIELD_complaint_upheld = 1,
    KPI_FIELD_complaint_received_at = 2,
    KPI_FIELD_complaint_contact_at = 3
};

/** one complaint of a customer. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_complaint_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what it is about (word) */
    int64_t category;
    /** whether it was found justified (flag) */
    int64_t upheld;
    /** when it was received (instant, microseconds since 1970, UTC) */
    int64_t received_at;
    /** when the contact that it is about arrived; null where no contact is known (instant, microseconds since 1970, UTC) */
    int64_t contact_at;
} kpi_complaint_row;

/** Words of the rule `complaint_date` of `complaint`. */
enum {
    KPI_COMPLAINT_RULE_COMPLAINT_DATE_RECEIPT = 0,
    KPI_COMPLAINT_RULE_COMPLAINT_DATE_CONTACT = 1
};

enum {
    KPI_RULE_complaint_complaint_date = 0
};

/** Rules of `complaint`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_complaint_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** which instant decides the interval: `receipt` (default) or `contact` (default receipt) */
    int64_t complaint_date;
} kpi_complaint_rules;

/** Totals of `complaint`. */
enum {
    KPI_TOTAL_COMPLAINT_ROWS = 0,
    KPI_TOTAL_COMPLAINT_COMPLAINTS = 1,
    KPI_TOTAL_COMPLAINT_UPHELD = 2,
    KPI_TOTAL_COMPLAINT_OF_CONTACTS = 3,
    KPI_TOTAL_COMPLAINT_ATTITUDE = 4,
    KPI_TOTAL_COMPLAINT_ATTITUDE_UPHELD = 5,
    KPI_TOTAL_COMPLAINT_UPHELD_UNKNOWN = 6,
    KPI_TOTAL_COMPLAINT_CATEGORY_UNKNOWN = 7,
    KPI_TOTAL_COMPLAINT_ATTITUDE_UPHELD_UNKNOWN = 8
};

/* ---- schedule: one scheduled activity, or whole shift, of one agent ---- */

enum {
    KPI_FIELD_schedule_counted = 0,
    KPI_FIELD_schedule_in_state = 1,
    KPI_FIELD_schedule_logged_in = 2,
    KPI_FIELD_schedule_forgiven = 3,
    KPI_FIELD_schedule_extra = 4,
    KPI_FIELD_schedule_worked_productive = 5,
    KPI_FIELD_schedule_scheduled_productive = 6,
    KPI_FIELD_schedule_agent = 7,
    KPI_FIELD_schedule_starts_at = 8
};

/** one scheduled activity, or whole shift, of one agent. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_schedule_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** scheduled time that counts for adherence (duration, microseconds) */
    int64_t counted;
    /** part of counted in the right state (duration, microseconds) */
    int64_t in_state;
    /** part of counted while logged in (duration, microseconds) */
    int64_t logged_in;
    /** part of counted outside the right state that the tolerance forgives; a tolerance of zero forgives nothing (duration, microseconds) */
    int64_t forgiven;
    /** time worked outside the schedule (duration, microseconds) */
    int64_t extra;
    /** productive time worked, at whatever hour (duration, microseconds) */
    int64_t worked_productive;
    /** productive time scheduled (duration, microseconds) */
    int64_t scheduled_productive;
    /** the agent (id) */
    int64_t agent;
    /** when the activity or the shift starts: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t starts_at;
} kpi_schedule_row;

/** Words of the rule `productive_states` of `schedule`. */
enum {
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_OFFLINE = 1,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AVAILABLE = 2,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_RINGING = 4,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_TALK = 8,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_HOLD = 16,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_WRAP = 32,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_BREAK = 64,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_MEAL = 128,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_TRAINING = 256,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_MEETING = 512,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_AUX_OTHER_WORK = 1024,
    KPI_SCHEDULE_RULE_PRODUCTIVE_STATES_ERROR = 2048
};

/** Words of the rule `on_call_at_break` of `schedule`. */
enum {
    KPI_SCHEDULE_RULE_ON_CALL_AT_BREAK_NOT_ADHERENT = 0,
    KPI_SCHEDULE_RULE_ON_CALL_AT_BREAK_ADHERENT = 1
};

enum {
    KPI_RULE_schedule_productive_states = 0,
    KPI_RULE_schedule_on_call_at_break = 1,
    KPI_RULE_schedule_tolerance = 2
};

/** Rules of `schedule`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_schedule_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** which states are productive: `available+ringing+talk+hold+wrap` (default) (default available+ringing+talk+hold+wrap) */
    int64_t productive_states;
    /** whether an agent on a call when a break starts keeps to the schedule: `not_adherent` (default) or `adherent` (default not_adherent) */
    int64_t on_call_at_break;
    /** how much of a deviation from the schedule is forgiven at each change: a time such as `120s`; `0s` by default (default 0s; microseconds, 20 * KPI_SECOND) */
    int64_t tolerance;
} kpi_schedule_rules;

/** Totals of `schedule`. */
enum {
    KPI_TOTAL_SCHEDULE_ROWS = 0,
    KPI_TOTAL_SCHEDULE_COUNTED = 1,
    KPI_TOTAL_SCHEDULE_IN_STATE = 2,
    KPI_TOTAL_SCHEDULE_LOGGED_IN = 3,
    KPI_TOTAL_SCHEDULE_FORGIVEN = 4,
    KPI_TOTAL_SCHEDULE_EXTRA = 5,
    KPI_TOTAL_SCHEDULE_WORKED_PRODUCTIVE = 6,
    KPI_TOTAL_SCHEDULE_SCHEDULED_PRODUCTIVE = 7,
    KPI_TOTAL_SCHEDULE_COUNTED_UNKNOWN = 8,
    KPI_TOTAL_SCHEDULE_IN_STATE_UNKNOWN = 9,
    KPI_TOTAL_SCHEDULE_LOGGED_IN_UNKNOWN = 10,
    KPI_TOTAL_SCHEDULE_FORGIVEN_UNKNOWN = 11,
    KPI_TOTAL_SCHEDULE_EXTRA_UNKNOWN = 12,
    KPI_TOTAL_SCHEDULE_WORKED_PRODUCTIVE_UNKNOWN = 13,
    KPI_TOTAL_SCHEDULE_SCHEDULED_PRODUCTIVE_UNKNOWN = 14
};

/* ---- attendance: one shift, day or week of one agent ---- */

/** Words of the field `subject` of `attendance`. */
enum {
    KPI_ATTENDANCE_SUBJECT_SHIFT = 0,
    KPI_ATTENDANCE_SUBJECT_DAY = 1,
    KPI_ATTENDANCE_SUBJECT_WEEK = 2
};

/** Words of the field `status` of `attendance`. */
enum {
    KPI_ATTENDANCE_STATUS_PRESENT = 0,
    KPI_ATTENDANCE_STATUS_LATE = 1,
    KPI_ATTENDANCE_STATUS_ABSENT = 2,
    KPI_ATTENDANCE_STATUS_LEAVE = 3,
    KPI_ATTENDANCE_STATUS_HOLIDAY = 4
};

enum {
    KPI_FIELD_attendance_subject = 0,
    KPI_FIELD_attendance_status = 1,
    KPI_FIELD_attendance_scheduled = 2,
    KPI_FIELD_attendance_worked = 3,
    KPI_FIELD_attendance_paid = 4,
    KPI_FIELD_attendance_external_loss = 5,
    KPI_FIELD_attendance_internal_loss = 6,
    KPI_FIELD_attendance_agent = 7,
    KPI_FIELD_attendance_starts_at = 8
};

/** one shift, day or week of one agent. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_attendance_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the row is about; a shift where null (word) */
    int64_t subject;
    /** what became of the shift; a shift needs it (word) */
    int64_t status;
    /** the length of the shift (duration, microseconds) */
    int64_t scheduled;
    /** the time worked: inside the shift, without overtime, or in the day or week (duration, microseconds) */
    int64_t worked;
    /** the paid time of the shift (duration, microseconds) */
    int64_t paid;
    /** part of the paid time: leave, sickness, absence (duration, microseconds) */
    int64_t external_loss;
    /** part of the paid time: training, meetings, breaks (duration, microseconds) */
    int64_t internal_loss;
    /** the agent (id) */
    int64_t agent;
    /** when it starts: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t starts_at;
} kpi_attendance_row;

/** Words of the rule `leave` of `attendance`. */
enum {
    KPI_ATTENDANCE_RULE_LEAVE_LEFT_OUT = 0,
    KPI_ATTENDANCE_RULE_LEAVE_COUNTED = 1
};

enum {
    KPI_RULE_attendance_leave = 0
};

/** Rules of `attendance`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_attendance_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** whether approved leave and holidays are scheduled time: `left_out` (default) or `counted` (default left_out) */
    int64_t leave;
} kpi_attendance_rules;

/** Totals of `attendance`. */
enum {
    KPI_TOTAL_ATTENDANCE_ROWS = 0,
    KPI_TOTAL_ATTENDANCE_SCHEDULED = 1,
    KPI_TOTAL_ATTENDANCE_WORKED_IN_SHIFT = 2,
    KPI_TOTAL_ATTENDANCE_LEAVE = 3,
    KPI_TOTAL_ATTENDANCE_SHIFTS = 4,
    KPI_TOTAL_ATTENDANCE_SHIFTS_PRESENT = 5,
    KPI_TOTAL_ATTENDANCE_PAID = 6,
    KPI_TOTAL_ATTENDANCE_EXTERNAL_LOSS = 7,
    KPI_TOTAL_ATTENDANCE_INTERNAL_LOSS = 8,
    KPI_TOTAL_ATTENDANCE_AGENT_DAYS_WORKED = 9,
    KPI_TOTAL_ATTENDANCE_AGENT_WEEKS_WORKED = 10,
    KPI_TOTAL_ATTENDANCE_SCHEDULED_UNKNOWN = 11,
    KPI_TOTAL_ATTENDANCE_LOSSES_UNKNOWN = 12,
    KPI_TOTAL_ATTENDANCE_AGENT_DAYS_UNKNOWN = 13,
    KPI_TOTAL_ATTENDANCE_AGENT_WEEKS_UNKNOWN = 14,
    KPI_TOTAL_ATTENDANCE_AGENT_UNKNOWN = 15,
    KPI_TOTAL_ATTENDANCE_PAID_TIME = 16,
    KPI_TOTAL_ATTENDANCE_PAID_UNKNOWN = 17,
    KPI_TOTAL_ATTENDANCE_LOSSES_OF_SCHEDULED = 18,
    KPI_TOTAL_ATTENDANCE_SCHEDULED_WITH_LOSSES = 19,
    KPI_TOTAL_ATTENDANCE_LOSSES_OF_SCHEDULED_UNKNOWN = 20
};

/* ---- staff: one stay of a person in one period ---- */

enum {
    KPI_FIELD_staff_at_start = 0,
    KPI_FIELD_staff_at_end = 1,
    KPI_FIELD_staff_left = 2,
    KPI_FIELD_staff_voluntary = 3,
    KPI_FIELD_staff_period_start = 4
};

/** one stay of a person in one period. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_staff_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** whether the person was on staff at the start of the period (flag, required) */
    int64_t at_start;
    /** whether the person was on staff at the end of the period (flag, required) */
    int64_t at_end;
    /** whether the person left in the period (flag, required) */
    int64_t left;
    /** whether the person left of their own will; not yes where the person did not leave (flag) */
    int64_t voluntary;
    /** when the period starts: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t period_start;
} kpi_staff_row;

/** Words of the rule `period` of `staff`. */
enum {
    KPI_STAFF_RULE_PERIOD_MONTH = 0,
    KPI_STAFF_RULE_PERIOD_QUARTER = 1,
    KPI_STAFF_RULE_PERIOD_YEAR = 2,
    KPI_STAFF_RULE_PERIOD_UNSET = -1
};

enum {
    KPI_RULE_staff_period = 0
};

/** Rules of `staff`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_staff_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** how long the periods are: `month`, `quarter` or `year`; `unset` by default (default unset) */
    int64_t period;
} kpi_staff_rules;

/** Totals of `staff`. */
enum {
    KPI_TOTAL_STAFF_ROWS = 0,
    KPI_TOTAL_STAFF_LEAVERS = 1,
    KPI_TOTAL_STAFF_LEAVERS_VOLUNTARY = 2,
    KPI_TOTAL_STAFF_HEADCOUNT_START = 3,
    KPI_TOTAL_STAFF_HEADCOUNT_END = 4,
    KPI_TOTAL_STAFF_VOLUNTARY_UNKNOWN = 5
};

/* ---- forecast: one interval of one queue with its forecast ---- */

enum {
    KPI_FIELD_forecast_forecast = 0,
    KPI_FIELD_forecast_actual = 1,
    KPI_FIELD_forecast_required_time = 2,
    KPI_FIELD_forecast_starts_at = 3
};

/** one interval of one queue with its forecast. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_forecast_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** contacts forecast (number) */
    int64_t forecast;
    /** contacts that came (number) */
    int64_t actual;
    /** required agents times the length of the interval (duration, microseconds) */
    int64_t required_time;
    /** when the interval starts: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t starts_at;
} kpi_forecast_row;

/** Totals of `forecast`. */
enum {
    KPI_TOTAL_FORECAST_ROWS = 0,
    KPI_TOTAL_FORECAST_FORECAST = 1,
    KPI_TOTAL_FORECAST_ACTUAL = 2,
    KPI_TOTAL_FORECAST_ABS_ERROR = 3,
    KPI_TOTAL_FORECAST_INTERVALS = 4,
    KPI_TOTAL_FORECAST_REQUIRED_TIME = 5,
    KPI_TOTAL_FORECAST_FORECAST_UNKNOWN = 6,
    KPI_TOTAL_FORECAST_ACTUAL_UNKNOWN = 7,
    KPI_TOTAL_FORECAST_ACTUAL_ZERO = 8,
    KPI_TOTAL_FORECAST_REQUIRED_TIME_UNKNOWN = 9
};

/* ---- capacity: one period with given quantities ---- */

enum {
    KPI_FIELD_capacity_accounts = 0,
    KPI_FIELD_capacity_line_busy = 1,
    KPI_FIELD_capacity_line_time = 2,
    KPI_FIELD_capacity_agent_time = 3,
    KPI_FIELD_capacity_agent_calendar_days = 4,
    KPI_FIELD_capacity_agent_months = 5,
    KPI_FIELD_capacity_full_time = 6,
    KPI_FIELD_capacity_days = 7,
    KPI_FIELD_capacity_leads = 8,
    KPI_FIELD_capacity_machine_estimate = 9,
    KPI_FIELD_capacity_starts_at = 10
};

/** one period with given quantities. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_capacity_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** customers on the books, silent ones included (number) */
    int64_t accounts;
    /** how long trunks were busy, all lines together (duration, microseconds) */
    int64_t line_busy;
    /** lines times the length of the period (duration, microseconds) */
    int64_t line_time;
    /** agents on staff times the length of the period (duration, microseconds) */
    int64_t agent_time;
    /** agents times calendar days (number) */
    int64_t agent_calendar_days;
    /** agents times months (number) */
    int64_t agent_months;
    /** the full-time hours of the period (duration, microseconds) */
    int64_t full_time;
    /** the calendar days of the period (number) */
    int64_t days;
    /** leads on the list (number) */
    int64_t leads;
    /** calls abandoned to answering machines, by a reasoned estimate (number) */
    int64_t machine_estimate;
    /** when the period starts: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t starts_at;
} kpi_capacity_row;

/** Totals of `capacity`. */
enum {
    KPI_TOTAL_CAPACITY_ROWS = 0,
    KPI_TOTAL_CAPACITY_ACCOUNTS = 1,
    KPI_TOTAL_CAPACITY_LINE_BUSY = 2,
    KPI_TOTAL_CAPACITY_LINE_TIME = 3,
    KPI_TOTAL_CAPACITY_AGENT_TIME = 4,
    KPI_TOTAL_CAPACITY_AGENT_CALENDAR_DAYS = 5,
    KPI_TOTAL_CAPACITY_AGENT_MONTHS = 6,
    KPI_TOTAL_CAPACITY_FULL_TIME = 7,
    KPI_TOTAL_CAPACITY_DAYS = 8,
    KPI_TOTAL_CAPACITY_LEADS = 9,
    KPI_TOTAL_CAPACITY_MACHINE_ESTIMATE = 10,
    KPI_TOTAL_CAPACITY_ACCOUNTS_UNKNOWN = 11,
    KPI_TOTAL_CAPACITY_LINE_BUSY_UNKNOWN = 12,
    KPI_TOTAL_CAPACITY_LINE_TIME_UNKNOWN = 13,
    KPI_TOTAL_CAPACITY_AGENT_TIME_UNKNOWN = 14,
    KPI_TOTAL_CAPACITY_AGENT_CALENDAR_DAYS_UNKNOWN = 15,
    KPI_TOTAL_CAPACITY_AGENT_MONTHS_UNKNOWN = 16,
    KPI_TOTAL_CAPACITY_FULL_TIME_UNKNOWN = 17,
    KPI_TOTAL_CAPACITY_DAYS_UNKNOWN = 18,
    KPI_TOTAL_CAPACITY_LEADS_UNKNOWN = 19,
    KPI_TOTAL_CAPACITY_MACHINE_ESTIMATE_UNKNOWN = 20
};

/* ---- outbound: one dialled attempt ---- */

/** Words of the field `result` of `outbound`. */
enum {
    KPI_OUTBOUND_RESULT_RIGHT_PARTY = 0,
    KPI_OUTBOUND_RESULT_WRONG_PARTY = 1,
    KPI_OUTBOUND_RESULT_MACHINE = 2,
    KPI_OUTBOUND_RESULT_NO_ANSWER = 3,
    KPI_OUTBOUND_RESULT_BUSY = 4,
    KPI_OUTBOUND_RESULT_INVALID_NUMBER = 5,
    KPI_OUTBOUND_RESULT_NETWORK_FAILURE = 6,
    KPI_OUTBOUND_RESULT_FAX = 7,
    KPI_OUTBOUND_RESULT_REFUSED = 8,
    KPI_OUTBOUND_RESULT_DIALLER_ABANDONED = 9
};

enum {
    KPI_FIELD_outbound_result = 0,
    KPI_FIELD_outbound_success = 1,
    KPI_FIELD_outbound_success_after = 2,
    KPI_FIELD_outbound_cancelled = 3,
    KPI_FIELD_outbound_by_agent = 4,
    KPI_FIELD_outbound_lead = 5,
    KPI_FIELD_outbound_agent = 6,
    KPI_FIELD_outbound_talk = 7,
    KPI_FIELD_outbound_dialled_at = 8,
    KPI_FIELD_outbound_answered_at = 9,
    KPI_FIELD_outbound_agent_joined_at = 10,
    KPI_FIELD_outbound_ended_at = 11,
    KPI_FIELD_outbound_joined_after = 12
};

/** one dialled attempt. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_outbound_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what became of the attempt (word, required) */
    int64_t result;
    /** whether it led to a success (a sale, an appointment), there and then or later; a right-party attempt tells it (flag) */
    int64_t success;
    /** the time from the call to the success; where the rules name a window, a later one is none, and one without it stays open (duration, microseconds) */
    int64_t success_after;
    /** whether the success was cancelled since; a success tells it unless the rules count cancelled ones (flag) */
    int64_t cancelled;
    /** whether an agent started it, who is on the line from the start; else the dialler did, as it did where it gave the call up (flag) */
    int64_t by_agent;
    /** the lead (id) */
    int64_t lead;
    /** the agent (id) */
    int64_t agent;
    /** talk time; none where null and no agent talked with a person; it fits between answer and end, give or take a second (duration, microseconds) */
    int64_t talk;
    /** when it was dialled: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t dialled_at;
    /** when it was answered, by whatever answers (instant, microseconds since 1970, UTC) */
    int64_t answered_at;
    /** when an agent joined: not before the answer, and not without one, unless an agent started it (instant, microseconds since 1970, UTC) */
    int64_t agent_joined_at;
    /** when it ended (instant, microseconds since 1970, UTC) */
    int64_t ended_at;
    /** from the answer to the agent; follows from the instants where null, and is none where an agent started it (duration, microseconds) */
    int64_t joined_after;
} kpi_outbound_row;

/** Words of the rule `sale_window` of `outbound`. */
enum {
    KPI_OUTBOUND_RULE_SALE_WINDOW_UNSET = -1
};

/** Words of the rule `cancelled` of `outbound`. */
enum {
    KPI_OUTBOUND_RULE_CANCELLED_LEFT_OUT = 0,
    KPI_OUTBOUND_RULE_CANCELLED_COUNTED = 1
};

enum {
    KPI_RULE_outbound_sale_window = 0,
    KPI_RULE_outbound_cancelled = 1,
    KPI_RULE_outbound_connect_within = 2
};

/** Rules of `outbound`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_outbound_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** within which time of the call a later success counts: a time such as `30d`, or `unset` (default), whenever it came (default unset; microseconds, 20 * KPI_SECOND) */
    int64_t sale_window;
    /** whether cancelled successes count: `left_out` (default) or `counted` (default left_out) */
    int64_t cancelled;
    /** within which time of the answer an agent must be on the line: a time such as `2s` (default) (default 2s; microseconds, 20 * KPI_SECOND) */
    int64_t connect_within;
} kpi_outbound_rules;

/** Totals of `outbound`. */
enum {
    KPI_TOTAL_OUTBOUND_ROWS = 0,
    KPI_TOTAL_OUTBOUND_ATTEMPTS = 1,
    KPI_TOTAL_OUTBOUND_ATTEMPTS_BY_AGENT = 2,
    KPI_TOTAL_OUTBOUND_CONNECTED = 3,
    KPI_TOTAL_OUTBOUND_MACHINE = 4,
    KPI_TOTAL_OUTBOUND_INVALID_NUMBER = 5,
    KPI_TOTAL_OUTBOUND_NETWORK_FAILURE = 6,
    KPI_TOTAL_OUTBOUND_RIGHT_PARTY = 7,
    KPI_TOTAL_OUTBOUND_SUCCESSES = 8,
    KPI_TOTAL_OUTBOUND_TALK = 9,
    KPI_TOTAL_OUTBOUND_LIVE_ANSWERED = 10,
    KPI_TOTAL_OUTBOUND_DIALLER_ABANDONED = 11,
    KPI_TOTAL_OUTBOUND_PASSED_TO_AGENT = 12,
    KPI_TOTAL_OUTBOUND_NOT_CONNECTED_WITHIN = 13,
    KPI_TOTAL_OUTBOUND_LEAD_UNKNOWN = 14,
    KPI_TOTAL_OUTBOUND_BY_AGENT_UNKNOWN = 15,
    KPI_TOTAL_OUTBOUND_SUCCESS_UNKNOWN = 16,
    KPI_TOTAL_OUTBOUND_SUCCESS_LEAD_UNKNOWN = 17,
    KPI_TOTAL_OUTBOUND_SUCCESSES_LEFT_OUT = 18,
    KPI_TOTAL_OUTBOUND_TALK_UNKNOWN = 19,
    KPI_TOTAL_OUTBOUND_PASSED_UNKNOWN = 20,
    KPI_TOTAL_OUTBOUND_JOIN_UNKNOWN = 21
};

/* ---- sale: one sale, or one contact with a sale ---- */

/** Words of the field `subject` of `sale`. */
enum {
    KPI_SALE_SUBJECT_SALE = 0,
    KPI_SALE_SUBJECT_CONTACT = 1
};

enum {
    KPI_FIELD_sale_subject = 0,
    KPI_FIELD_sale_amount = 1,
    KPI_FIELD_sale_currency = 2,
    KPI_FIELD_sale_cancelled = 3,
    KPI_FIELD_sale_cross_sell = 4,
    KPI_FIELD_sale_after = 5,
    KPI_FIELD_sale_agent = 6,
    KPI_FIELD_sale_at = 7
};

/** one sale, or one contact with a sale. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_sale_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what the row is about; a sale where null (word) */
    int64_t subject;
    /** of a sale: what it brought, in minor units: zero or more, for a cancellation is no negative sale (money, minor units) */
    int64_t amount;
    /** the currency of the amount; that of the rules where null (currency) */
    int64_t currency;
    /** whether it was cancelled since (of a contact: every sale of it); not read where the rules count cancelled ones (flag) */
    int64_t cancelled;
    /** of a contact: whether it sold an additional product (flag) */
    int64_t cross_sell;
    /** the time from the contact to the sale; where the rules name a window, a later one is none, and one without it stays open (duration, microseconds) */
    int64_t after;
    /** the agent (id) */
    int64_t agent;
    /** the instant that decides its interval: when it was sold (instant, microseconds since 1970, UTC) */
    int64_t at;
} kpi_sale_row;

/** Words of the rule `currency` of `sale`. */
enum {
    KPI_SALE_RULE_CURRENCY_UNSET = -1
};

/** Words of the rule `sale_window` of `sale`. */
enum {
    KPI_SALE_RULE_SALE_WINDOW_UNSET = -1
};

/** Words of the rule `cancelled` of `sale`. */
enum {
    KPI_SALE_RULE_CANCELLED_LEFT_OUT = 0,
    KPI_SALE_RULE_CANCELLED_COUNTED = 1
};

enum {
    KPI_RULE_sale_currency = 0,
    KPI_RULE_sale_sale_window = 1,
    KPI_RULE_sale_cancelled = 2
};

/** Rules of `sale`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_sale_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the one currency of all amounts: three letters such as `EUR`, or `unset` (default), one that nobody names (default unset) */
    int64_t currency;
    /** within which time of the contact a later sale counts: a time such as `30d`, or `unset` (default), whenever it came (default unset; microseconds, 20 * KPI_SECOND) */
    int64_t sale_window;
    /** whether cancelled sales count: `left_out` (default) or `counted` (default left_out) */
    int64_t cancelled;
} kpi_sale_rules;

/** Totals of `sale`. */
enum {
    KPI_TOTAL_SALE_ROWS = 0,
    KPI_TOTAL_SALE_SALES = 1,
    KPI_TOTAL_SALE_AMOUNT = 2,
    KPI_TOTAL_SALE_CONTACTS_WITH_SALE = 3,
    KPI_TOTAL_SALE_CONTACTS_WITH_CROSS_SELL = 4,
    KPI_TOTAL_SALE_SALES_UNKNOWN = 5,
    KPI_TOTAL_SALE_AMOUNT_UNKNOWN = 6,
    KPI_TOTAL_SALE_CONTACTS_UNKNOWN = 7,
    KPI_TOTAL_SALE_CROSS_SELL_UNKNOWN = 8,
    KPI_TOTAL_SALE_SALES_LEFT_OUT = 9,
    KPI_TOTAL_SALE_CONTACTS_LEFT_OUT = 10
};

/* ---- cost: one amount spent in a period ---- */

/** Words of the field `category` of `cost`. */
enum {
    KPI_COST_CATEGORY_LABOUR = 0,
    KPI_COST_CATEGORY_TELECOM = 1,
    KPI_COST_CATEGORY_TECHNOLOGY = 2,
    KPI_COST_CATEGORY_PREMISES = 3,
    KPI_COST_CATEGORY_MANAGEMENT = 4,
    KPI_COST_CATEGORY_CAMPAIGN = 5,
    KPI_COST_CATEGORY_OTHER = 6
};

enum {
    KPI_FIELD_cost_category = 0,
    KPI_FIELD_cost_amount = 1,
    KPI_FIELD_cost_currency = 2,
    KPI_FIELD_cost_credit = 3,
    KPI_FIELD_cost_campaign_handling = 4,
    KPI_FIELD_cost_period_start = 5
};

/** one amount spent in a period. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_cost_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** what it was spent on (word) */
    int64_t category;
    /** how much, in minor units; below zero in credit rows only (money, minor units) */
    int64_t amount;
    /** the currency of the amount; that of the rules where null (currency) */
    int64_t currency;
    /** whether it is money back: its amount is zero or below (flag) */
    int64_t credit;
    /** whether it is the cost of handling the contacts of a campaign (flag) */
    int64_t campaign_handling;
    /** when the period starts: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t period_start;
} kpi_cost_row;

/** Words of the rule `currency` of `cost`. */
enum {
    KPI_COST_RULE_CURRENCY_UNSET = -1
};

/** Words of the rule `variable_categories` of `cost`. */
enum {
    KPI_COST_RULE_VARIABLE_CATEGORIES_LABOUR = 1,
    KPI_COST_RULE_VARIABLE_CATEGORIES_TELECOM = 2,
    KPI_COST_RULE_VARIABLE_CATEGORIES_TECHNOLOGY = 4,
    KPI_COST_RULE_VARIABLE_CATEGORIES_PREMISES = 8,
    KPI_COST_RULE_VARIABLE_CATEGORIES_MANAGEMENT = 16,
    KPI_COST_RULE_VARIABLE_CATEGORIES_CAMPAIGN = 32,
    KPI_COST_RULE_VARIABLE_CATEGORIES_OTHER = 64
};

/** Words of the rule `campaign_categories` of `cost`. */
enum {
    KPI_COST_RULE_CAMPAIGN_CATEGORIES_LABOUR = 1,
    KPI_COST_RULE_CAMPAIGN_CATEGORIES_TELECOM = 2,
    KPI_COST_RULE_CAMPAIGN_CATEGORIES_TECHNOLOGY = 4,
    KPI_COST_RULE_CAMPAIGN_CATEGORIES_PREMISES = 8,
    KPI_COST_RULE_CAMPAIGN_CATEGORIES_MANAGEMENT = 16,
    KPI_COST_RULE_CAMPAIGN_CATEGORIES_CAMPAIGN = 32,
    KPI_COST_RULE_CAMPAIGN_CATEGORIES_OTHER = 64
};

/** Words of the rule `campaign_handling` of `cost`. */
enum {
    KPI_COST_RULE_CAMPAIGN_HANDLING_GIVEN = 0,
    KPI_COST_RULE_CAMPAIGN_HANDLING_ABSENT = 1
};

enum {
    KPI_RULE_cost_currency = 0,
    KPI_RULE_cost_variable_categories = 1,
    KPI_RULE_cost_campaign_categories = 2,
    KPI_RULE_cost_campaign_handling = 3
};

/** Rules of `cost`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_cost_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the one currency of all amounts: three letters such as `EUR`, or `unset` (default), one that nobody names (default unset) */
    int64_t currency;
    /** which categories vary with the contacts: a list such as `labour+telecom`, or `none` (default), nothing declared: variable cost is then unknown (default none) */
    int64_t variable_categories;
    /** which categories are cost of campaigns: a list such as `campaign` (default) (default campaign) */
    int64_t campaign_categories;
    /** whether the source tells the cost of handling a campaign's contacts: `given` (default), row by row, or `absent` (default given) */
    int64_t campaign_handling;
} kpi_cost_rules;

/** Totals of `cost`. */
enum {
    KPI_TOTAL_COST_ROWS = 0,
    KPI_TOTAL_COST_AMOUNT = 1,
    KPI_TOTAL_COST_LABOUR = 2,
    KPI_TOTAL_COST_VARIABLE = 3,
    KPI_TOTAL_COST_CAMPAIGN = 4,
    KPI_TOTAL_COST_HANDLING = 5,
    KPI_TOTAL_COST_AMOUNT_UNKNOWN = 6,
    KPI_TOTAL_COST_LABOUR_UNKNOWN = 7,
    KPI_TOTAL_COST_VARIABLE_UNKNOWN = 8,
    KPI_TOTAL_COST_CAMPAIGN_UNKNOWN = 9,
    KPI_TOTAL_COST_HANDLING_UNKNOWN = 10
};

/* ---- customer_period: one customer in one period ---- */

enum {
    KPI_FIELD_customer_period_active_at_start = 0,
    KPI_FIELD_customer_period_active_at_end = 1,
    KPI_FIELD_customer_period_new_ = 2,
    KPI_FIELD_customer_period_margin = 3,
    KPI_FIELD_customer_period_revenue = 4,
    KPI_FIELD_customer_period_margin_before = 5,
    KPI_FIELD_customer_period_currency = 6,
    KPI_FIELD_customer_period_customer = 7,
    KPI_FIELD_customer_period_period_start = 8
};

/** one customer in one period. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_customer_period_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** whether the customer was active when the period started (flag, required) */
    int64_t active_at_start;
    /** whether the customer was active when the period ended (flag, required) */
    int64_t active_at_end;
    /** whether the customer was won in the period; where null, one who is active at the end and was not at the start (flag) */
    int64_t new_;
    /** margin of the period, in minor units; below zero where a loss (money, minor units) */
    int64_t margin;
    /** revenue of the period, in minor units (money, minor units) */
    int64_t revenue;
    /** margin of the period before, in minor units (money, minor units) */
    int64_t margin_before;
    /** the currency of the money; that of the rules where null (currency) */
    int64_t currency;
    /** the customer (id) */
    int64_t customer;
    /** when the period starts: it decides the interval (instant, microseconds since 1970, UTC) */
    int64_t period_start;
} kpi_customer_period_row;

/** Words of the rule `currency` of `customer_period`. */
enum {
    KPI_CUSTOMER_PERIOD_RULE_CURRENCY_UNSET = -1
};

enum {
    KPI_RULE_customer_period_currency = 0
};

/** Rules of `customer_period`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_customer_period_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the one currency of all money: three letters such as `EUR`, or `unset` (default), one that nobody names (default unset) */
    int64_t currency;
} kpi_customer_period_rules;

/** Totals of `customer_period`. */
enum {
    KPI_TOTAL_CUSTOMER_PERIOD_ROWS = 0,
    KPI_TOTAL_CUSTOMER_PERIOD_AT_START = 1,
    KPI_TOTAL_CUSTOMER_PERIOD_AT_END = 2,
    KPI_TOTAL_CUSTOMER_PERIOD_NEW = 3,
    KPI_TOTAL_CUSTOMER_PERIOD_KEPT = 4,
    KPI_TOTAL_CUSTOMER_PERIOD_MARGIN = 5,
    KPI_TOTAL_CUSTOMER_PERIOD_REVENUE = 6,
    KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_START = 7,
    KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_END_OF_STARTED = 8,
    KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_UNKNOWN = 9,
    KPI_TOTAL_CUSTOMER_PERIOD_REVENUE_UNKNOWN = 10,
    KPI_TOTAL_CUSTOMER_PERIOD_MARGINS_UNKNOWN = 11,
    KPI_TOTAL_CUSTOMER_PERIOD_CUSTOMER_UNKNOWN = 12,
    KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_OF_STARTED = 13,
    KPI_TOTAL_CUSTOMER_PERIOD_MARGIN_OF_STARTED_UNKNOWN = 14
};

/* ---- target_result: one interval or agent whose KPI was compared with a target ---- */

enum {
    KPI_FIELD_target_result_defined = 0,
    KPI_FIELD_target_result_met = 1,
    KPI_FIELD_target_result_agent = 2,
    KPI_FIELD_target_result_at = 3
};

/** one interval or agent whose KPI was compared with a target. Members whose bit in `present` is not set are unknown. */
typedef struct kpi_target_result_row {
    /** One bit a member, by its number. */
    uint64_t present;
    /** whether the KPI of the group is defined (flag, required) */
    int64_t defined;
    /** whether it meets the target; not yes where the KPI is undefined (flag) */
    int64_t met;
    /** the agent (id) */
    int64_t agent;
    /** the instant that decides the interval (instant, microseconds since 1970, UTC) */
    int64_t at;
} kpi_target_result_row;

/** Words of the rule `target` of `target_result`. */
enum {
    KPI_TARGET_RESULT_RULE_TARGET_UNSET = -1
};

/** Words of the rule `judged_by` of `target_result`. */
enum {
    KPI_TARGET_RESULT_RULE_JUDGED_BY_INTERVAL = 0,
    KPI_TARGET_RESULT_RULE_JUDGED_BY_AGENT = 1
};

enum {
    KPI_RULE_target_result_target = 0,
    KPI_RULE_target_result_judged_by = 1
};

/** Rules of `target_result`. Members whose bit in `present` is not set have their default. */
typedef struct kpi_target_result_rules {
    /** One bit a member, by its number. */
    uint64_t present;
    /** the number that the caller gives to its target: results of different targets do not add; `unset` by default (default unset) */
    int64_t target;
    /** what the groups are: `interval` (default) or `agent` (default interval) */
    int64_t judged_by;
} kpi_target_result_rules;

/** Totals of `target_result`. */
enum {
    KPI_TOTAL_TARGET_RESULT_ROWS = 0,
    KPI_TOTAL_TARGET_RESULT_JUDGED = 1,
    KPI_TOTAL_TARGET_RESULT_MET = 2,
    KPI_TOTAL_TARGET_RESULT_UNDEFINED = 3,
    KPI_TOTAL_TARGET_RESULT_MET_UNKNOWN = 4
};

/** KPIs. */
enum {
    KPI_METRIC_CONTACT_VOLUME = 1,
    KPI_METRIC_CONTACTS_ANSWERED = 2,
    KPI_METRIC_CONTACTS_HANDLED = 3,
    KPI_METRIC_CONTACTS_ABANDONED = 4,
    KPI_METRIC_CONTACTS_MISSED = 5,
    KPI_METRIC_CONNECT_RATE = 6,
    KPI_METRIC_ABANDONMENT_RATE = 7,
    KPI_METRIC_SERVICE_LEVEL = 8,
    KPI_METRIC_RESPONSE_WITHIN_TARGET_RATE = 9,
    KPI_METRIC_AVERAGE_SPEED_OF_ANSWER = 10,
    KPI_METRIC_AVERAGE_QUEUE_TIME = 11,
    KPI_METRIC_WAIT_PERCENTILE = 12,
    KPI_METRIC_LONGEST_WAIT = 13,
    KPI_METRIC_AVERAGE_ABANDON_TIME = 14,
    KPI_METRIC_AVERAGE_RING_COUNT = 15,
    KPI_METRIC_AVERAGE_RING_TIME = 16,
    KPI_METRIC_AGENT_ANSWER_RATE = 17,
    KPI_METRIC_FLOW_OUT_RATE = 18,
    KPI_METRIC_CALLBACK_REQUEST_RATE = 19,
    KPI_METRIC_BLOCKED_RATE = 20,
    KPI_METRIC_OUT_OF_HOURS_RATE = 21,
    KPI_METRIC_SELF_SERVICE_RATE = 22,
    KPI_METRIC_MISSED_CALL_CALLBACK_RATE = 23,
    KPI_METRIC_MISSED_CALL_CALLBACK_TIME = 24,
    KPI_METRIC_CONTACT_FREQUENCY = 25,
    KPI_METRIC_REPEAT_CONTACT_RATE = 26,
    KPI_METRIC_REDIAL_RATE = 27,
    KPI_METRIC_LINE_UTILISATION = 28,
    KPI_METRIC_AVERAGE_HANDLE_TIME = 29,
    KPI_METRIC_AVERAGE_TALK_TIME = 30,
    KPI_METRIC_AVERAGE_HOLD_TIME = 31,
    KPI_METRIC_AVERAGE_AFTER_CONTACT_WORK = 32,
    KPI_METRIC_AVERAGE_CALL_DURATION = 33,
    KPI_METRIC_HOLD_RATE = 34,
    KPI_METRIC_TRANSFER_RATE = 35,
    KPI_METRIC_ESCALATION_RATE = 36,
    KPI_METRIC_SHORT_CALL_RATE = 37,
    KPI_METRIC_AGENT_DISCONNECT_RATE = 38,
    KPI_METRIC_CONTACTS_HANDLED_PER_AGENT = 39,
    KPI_METRIC_CONTACTS_PER_HOUR = 40,
    KPI_METRIC_CONCURRENCY = 41,
    KPI_METRIC_FIRST_CONTACT_RESOLUTION = 42,
    KPI_METRIC_ONE_TOUCH_RATE = 43,
    KPI_METRIC_TICKETS_CREATED = 44,
    KPI_METRIC_TICKETS_SOLVED = 45,
    KPI_METRIC_RESOLUTION_RATE = 46,
    KPI_METRIC_NET_FLOW = 47,
    KPI_METRIC_FIRST_RESPONSE_TIME = 48,
    KPI_METRIC_AVERAGE_RESPONSE_TIME = 49,
    KPI_METRIC_RESOLUTION_TIME = 50,
    KPI_METRIC_REQUESTER_WAIT_TIME = 51,
    KPI_METRIC_AGENT_WORK_TIME = 52,
    KPI_METRIC_ON_HOLD_TIME = 53,
    KPI_METRIC_AGENT_WAIT_TIME = 54,
    KPI_METRIC_RESPONSES_PER_TICKET = 55,
    KPI_METRIC_AGENT_RESPONSES_TO_CLOSURE = 56,
    KPI_METRIC_TICKETS_HANDLED_PER_AGENT_DAY = 57,
    KPI_METRIC_TICKET_BACKLOG = 58,
    KPI_METRIC_BACKLOG_AGE = 59,
    KPI_METRIC_REOPEN_RATE = 60,
    KPI_METRIC_SLA_COMPLIANCE = 61,
    KPI_METRIC_CSAT = 62,
    KPI_METRIC_NPS = 63,
    KPI_METRIC_CES = 64,
    KPI_METRIC_SURVEY_RESPONSE_RATE = 65,
    KPI_METRIC_COMPLAINT_RATE = 66,
    KPI_METRIC_ATTITUDE_COMPLAINT_RATE = 67,
    KPI_METRIC_RETENTION_RATE = 68,
    KPI_METRIC_CHURN_RATE = 69,
    KPI_METRIC_CUSTOMER_LIFETIME_VALUE = 70,
    KPI_METRIC_MULTICHANNEL_CUSTOMER_SHARE = 71,
    KPI_METRIC_CHANNEL_SHARE = 72,
    KPI_METRIC_OCCUPANCY = 73,
    KPI_METRIC_UTILISATION = 74,
    KPI_METRIC_WORKING_TIME_UTILISATION = 75,
    KPI_METRIC_ONLINE_TIME = 76,
    KPI_METRIC_AVAILABILITY_RATE = 77,
    KPI_METRIC_ATTENDANCE_RATE = 78,
    KPI_METRIC_ABSENCE_RATE = 79,
    KPI_METRIC_SCHEDULE_ADHERENCE = 80,
    KPI_METRIC_SCHEDULE_CONFORMANCE = 81,
    KPI_METRIC_SHRINKAGE = 82,
    KPI_METRIC_FORECAST_ACCURACY = 83,
    KPI_METRIC_STAFFING_RATIO = 84,
    KPI_METRIC_FTE = 85,
    KPI_METRIC_ATTRITION_RATE = 86,
    KPI_METRIC_QUALITY_SCORE = 87,
    KPI_METRIC_CRITICAL_ERROR_ACCURACY = 88,
    KPI_METRIC_MONITORING_PASS_RATE = 89,
    KPI_METRIC_KNOWLEDGE_SCORE = 90,
    KPI_METRIC_KNOWLEDGE_PASS_RATE = 91,
    KPI_METRIC_EVALUATIONS_PER_AGENT_WEEK = 92,
    KPI_METRIC_MONITORING_COVERAGE = 93,
    KPI_METRIC_OUTBOUND_CONNECT_RATE = 94,
    KPI_METRIC_RIGHT_PARTY_CONTACT_RATE = 95,
    KPI_METRIC_VALID_NUMBER_RATE = 96,
    KPI_METRIC_LIST_PENETRATION = 97,
    KPI_METRIC_OUTBOUND_CALLS_PER_AGENT_DAY = 98,
    KPI_METRIC_OUTBOUND_SUCCESS_RATE = 99,
    KPI_METRIC_SUCCESSES_PER_DAY = 100,
    KPI_METRIC_OUTBOUND_WORK_EFFICIENCY = 101,
    KPI_METRIC_CONVERSION_RATE = 102,
    KPI_METRIC_CONTACTS_PER_CONVERSION = 103,
    KPI_METRIC_CROSS_SELL_RATE = 104,
    KPI_METRIC_REVENUE_PER_CONTACT = 105,
    KPI_METRIC_SALES_PER_AGENT = 106,
    KPI_METRIC_COST_PER_CONTACT = 107,
    KPI_METRIC_COST_PER_RESOLUTION = 108,
    KPI_METRIC_COST_PER_ACQUISITION = 109,
    KPI_METRIC_DIALLER_ABANDON_RATE = 110,
    KPI_METRIC_AGENTS_STAFFED = 111,
    KPI_METRIC_OLDEST_IN_QUEUE = 112,
    KPI_METRIC_RONA_RATE = 113,
    KPI_METRIC_AGENTS_AVAILABLE = 114,
    KPI_METRIC_CONTACTS_IN_QUEUE = 115,
    KPI_METRIC_TIME_TO_ASSIGN = 116,
    KPI_METRIC_REASSIGNMENTS_PER_TICKET = 117,
    KPI_METRIC_NOT_READY_SHARE = 118,
    KPI_METRIC_INTERVALS_MEETING_TARGET_SHARE = 119,
    KPI_METRIC_AGENTS_BELOW_TARGET_SHARE = 120,
    KPI_METRIC_NETWORK_FAILURE_RATE = 121,
    KPI_METRIC_SYSTEM_DROP_RATE = 122,
    KPI_METRIC_DAYS_OF_BACKLOG = 123,
    KPI_METRIC_BACKLOG_CYCLES_LATE = 124,
    KPI_METRIC_ATTEMPTS_PER_LEAD = 125,
    KPI_METRIC_MEAN_PATIENCE = 126
};

/** Variants of `contact_volume`: How many contacts came. */
enum {
    KPI_VARIANT_CONTACT_VOLUME_ARRIVED = 1,
    KPI_VARIANT_CONTACT_VOLUME_QUEUED = 2,
    KPI_VARIANT_CONTACT_VOLUME_LEGS = 3,
    KPI_VARIANT_CONTACT_VOLUME_ATTEMPTS = 4,
    KPI_VARIANT_CONTACT_VOLUME_OUTBOUND = 5,
    KPI_VARIANT_CONTACT_VOLUME_ALL_DIRECTIONS = 6,
    KPI_VARIANT_CONTACT_VOLUME_INTERNAL = 7
};

/** Variants of `contacts_answered`: How many contacts an agent answered, ended or not. */
enum {
    KPI_VARIANT_CONTACTS_ANSWERED_ANSWERED = 1
};

/** Variants of `contacts_handled`: How many answered contacts are done, wrap included. */
enum {
    KPI_VARIANT_CONTACTS_HANDLED_CONTACTS = 1,
    KPI_VARIANT_CONTACTS_HANDLED_LEGS = 2
};

/** Variants of `contacts_abandoned`: How many customers left while waiting in the queue or while an agent rang. */
enum {
    KPI_VARIANT_CONTACTS_ABANDONED_QUEUE_AND_RING = 1,
    KPI_VARIANT_CONTACTS_ABANDONED_INCLUDING_IVR = 2,
    KPI_VARIANT_CONTACTS_ABANDONED_INCLUDING_IVR_AND_DROPS = 3,
    KPI_VARIANT_CONTACTS_ABANDONED_ANY_UNANSWERED = 4,
    KPI_VARIANT_CONTACTS_ABANDONED_ANY_UNANSWERED_BUT_EXIT_KEY = 5,
    KPI_VARIANT_CONTACTS_ABANDONED_USER_ONLY = 6
};

/** Variants of `contacts_missed`: How many contacts were offered and not answered. */
enum {
    KPI_VARIANT_CONTACTS_MISSED_INBOUND_UNANSWERED = 1,
    KPI_VARIANT_CONTACTS_MISSED_WITH_OUT_OF_HOURS = 2,
    KPI_VARIANT_CONTACTS_MISSED_AIRCALL = 3,
    KPI_VARIANT_CONTACTS_MISSED_AGENT_MISSED = 4
};

/** Variants of `connect_rate`: Share of offered contacts that an agent answered. */
enum {
    KPI_VARIANT_CONNECT_RATE_OF_OFFERED = 1,
    KPI_VARIANT_CONNECT_RATE_NET_OF_SHORT = 2,
    KPI_VARIANT_CONNECT_RATE_OF_ARRIVED = 3,
    KPI_VARIANT_CONNECT_RATE_OF_ATTEMPTS = 4
};

/** Variants of `abandonment_rate`: Share of offered contacts that the customer left. */
enum {
    KPI_VARIANT_ABANDONMENT_RATE_OF_OFFERED = 1,
    KPI_VARIANT_ABANDONMENT_RATE_SHORT_REMOVED_NUMERATOR = 2,
    KPI_VARIANT_ABANDONMENT_RATE_SHORT_REMOVED_BOTH = 3,
    KPI_VARIANT_ABANDONMENT_RATE_OF_ANSWERED_PLUS_ABANDONED = 4,
    KPI_VARIANT_ABANDONMENT_RATE_OF_ANSWERED_PLUS_ABANDONED_NET = 5,
    KPI_VARIANT_ABANDONMENT_RATE_INCLUDING_IVR = 6,
    KPI_VARIANT_ABANDONMENT_RATE_OVER_ANSWERED = 7
};

/** Variants of `service_level`: Share of offered contacts answered within the threshold. */
enum {
    KPI_VARIANT_SERVICE_LEVEL_OF_OFFERED = 1,
    KPI_VARIANT_SERVICE_LEVEL_OF_ANSWERED_AND_ABANDONED = 2,
    KPI_VARIANT_SERVICE_LEVEL_ABANDONS_POSITIVE = 3,
    KPI_VARIANT_SERVICE_LEVEL_LATE_ABANDONS_ONLY = 4,
    KPI_VARIANT_SERVICE_LEVEL_ANSWERED_ONLY = 5,
    KPI_VARIANT_SERVICE_LEVEL_SHORT_ABANDON_CREDIT = 6,
    KPI_VARIANT_SERVICE_LEVEL_SHORT_ABANDONS_EXCLUDED = 7,
    KPI_VARIANT_SERVICE_LEVEL_REMOVED_FROM_QUEUE = 8,
    KPI_VARIANT_SERVICE_LEVEL_CALLBACK_REQUESTS_EXCLUDED = 9,
    KPI_VARIANT_SERVICE_LEVEL_DEQUEUED_EXCLUDED = 10,
    KPI_VARIANT_SERVICE_LEVEL_WAITING_OVERDUE_COUNTED = 11,
    KPI_VARIANT_SERVICE_LEVEL_OF_WAITING_NOW = 12,
    KPI_VARIANT_SERVICE_LEVEL_CALLBACK_PROMISE_MET = 13
};

/** Variants of `response_within_target_rate`: Share of contacts that are due whose first human reply came within the threshold. */
enum {
    KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_BY_DUE = 1,
    KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_REPLIED_ONLY = 2,
    KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_ALL_ARRIVED = 3,
    KPI_VARIANT_RESPONSE_WITHIN_TARGET_RATE_TICKET_BY_DUE = 4
};

/** Variants of `average_speed_of_answer`: How long answered contacts waited on average. */
enum {
    KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_ANSWERED_ONLY = 1,
    KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_ANSWERED_WAITED_ONLY = 2,
    KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_ALL_WAIT_OVER_ANSWERED = 3,
    KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_FROM_ARRIVAL = 4,
    KPI_VARIANT_AVERAGE_SPEED_OF_ANSWER_FROM_FIRST_RING = 5
};

/** Variants of `average_queue_time`: How long contacts waited on average, answered or not. */
enum {
    KPI_VARIANT_AVERAGE_QUEUE_TIME_ALL_QUEUED = 1,
    KPI_VARIANT_AVERAGE_QUEUE_TIME_WAITED_ONLY = 2,
    KPI_VARIANT_AVERAGE_QUEUE_TIME_ANSWERED_ONLY = 3,
    KPI_VARIANT_AVERAGE_QUEUE_TIME_ABANDONED_ONLY = 4
};

/** Variants of `wait_percentile`: The wait that a given share of the contacts did not exceed. */
enum {
    KPI_VARIANT_WAIT_PERCENTILE_OF_OFFERED = 1,
    KPI_VARIANT_WAIT_PERCENTILE_OF_ANSWERED = 2
};

/** Variants of `longest_wait`: The longest wait of a contact that left the queue. */
enum {
    KPI_VARIANT_LONGEST_WAIT_OF_OFFERED = 1,
    KPI_VARIANT_LONGEST_WAIT_OF_ANSWERED = 2
};

/** Variants of `average_abandon_time`: How long customers waited on average before they left. */
enum {
    KPI_VARIANT_AVERAGE_ABANDON_TIME_ALL = 1,
    KPI_VARIANT_AVERAGE_ABANDON_TIME_SHORT_EXCLUDED = 2,
    KPI_VARIANT_AVERAGE_ABANDON_TIME_FROM_ARRIVAL = 3
};

/** Variants of `average_ring_count`: How often it rang on average before the answer. */
enum {
    KPI_VARIANT_AVERAGE_RING_COUNT_ANSWERED = 1,
    KPI_VARIANT_AVERAGE_RING_COUNT_SOURCE_COUNT = 2
};

/** Variants of `average_ring_time`: How long it rang on average before the answer. */
enum {
    KPI_VARIANT_AVERAGE_RING_TIME_ANSWERED = 1,
    KPI_VARIANT_AVERAGE_RING_TIME_ALL_RANG = 2
};

/** Variants of `agent_answer_rate`: Share of the alerts that agents answered. */
enum {
    KPI_VARIANT_AGENT_ANSWER_RATE_ALL_ATTEMPTS = 1,
    KPI_VARIANT_AGENT_ANSWER_RATE_WITHOUT_CUSTOMER_LEFT = 2
};

/** Variants of `flow_out_rate`: Share of offered contacts that left the queue neither answered nor abandoned. */
enum {
    KPI_VARIANT_FLOW_OUT_RATE_OF_OFFERED = 1
};

/** Variants of `callback_request_rate`: Share of offered contacts that asked to be called back. */
enum {
    KPI_VARIANT_CALLBACK_REQUEST_RATE_OF_OFFERED = 1
};

/** Variants of `blocked_rate`: Share of attempts that met a busy line. */
enum {
    KPI_VARIANT_BLOCKED_RATE_OF_ATTEMPTS = 1
};

/** Variants of `out_of_hours_rate`: Share of attempts that came outside opening hours. */
enum {
    KPI_VARIANT_OUT_OF_HOURS_RATE_OF_ARRIVALS = 1
};

/** Variants of `self_service_rate`: Share of contacts that self-service served. */
enum {
    KPI_VARIANT_SELF_SERVICE_RATE_OF_ENTERED = 1,
    KPI_VARIANT_SELF_SERVICE_RATE_OF_ARRIVED = 2,
    KPI_VARIANT_SELF_SERVICE_RATE_COMPLETED = 3,
    KPI_VARIANT_SELF_SERVICE_RATE_CONTAINMENT = 4
};

/** Variants of `missed_call_callback_rate`: Share of episodes of missed calls in which the centre called the customer back. */
enum {
    KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_ATTEMPTED = 1,
    KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_CONNECTED = 2,
    KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_PER_CALL = 3,
    KPI_VARIANT_MISSED_CALL_CALLBACK_RATE_EXCLUDE_SELF_RECOVERED = 4
};

/** Variants of `missed_call_callback_time`: How long customers waited for a call-back after a missed call on average. */
enum {
    KPI_VARIANT_MISSED_CALL_CALLBACK_TIME_FROM_FIRST_MISSED = 1,
    KPI_VARIANT_MISSED_CALL_CALLBACK_TIME_FROM_LAST_MISSED = 2,
    KPI_VARIANT_MISSED_CALL_CALLBACK_TIME_CONNECTED = 3
};

/** Variants of `contact_frequency`: How many contacts each customer made on average. */
enum {
    KPI_VARIANT_CONTACT_FREQUENCY_PER_ACTIVE_CUSTOMER = 1,
    KPI_VARIANT_CONTACT_FREQUENCY_PER_ACCOUNT = 2,
    KPI_VARIANT_CONTACT_FREQUENCY_PER_ACCOUNT_KNOWN = 3,
    KPI_VARIANT_CONTACT_FREQUENCY_PER_ISSUE = 4
};

/** Variants of `repeat_contact_rate`: Share of contacts that another of the same customer followed within the window. */
enum {
    KPI_VARIANT_REPEAT_CONTACT_RATE_FOLLOWED = 1,
    KPI_VARIANT_REPEAT_CONTACT_RATE_PRECEDED = 2
};

/** Variants of `redial_rate`: Share of abandoned contacts whose customer came back within the window. */
enum {
    KPI_VARIANT_REDIAL_RATE_WITHIN_WINDOW = 1
};

/** Variants of `line_utilisation`: Share of the time of all lines that they were busy. */
enum {
    KPI_VARIANT_LINE_UTILISATION_OF_LINES = 1
};

/** Variants of `average_handle_time`: How long an agent worked on a contact on average: talk, hold and wrap. */
enum {
    KPI_VARIANT_AVERAGE_HANDLE_TIME_TALK_HOLD_WRAP = 1,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_WITH_RING = 2,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_WITHOUT_HOLD = 3,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_CONNECTED_ONLY = 4,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_PER_CONTACT = 5,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_PER_OFFERED = 6,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_ANSWERED_WITH_TALK = 7,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_EXCLUDING_CUSTOM_STATUS = 8,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_TICKET_WORKED = 9,
    KPI_VARIANT_AVERAGE_HANDLE_TIME_TICKET_EFFORT = 10
};

/** Variants of `average_talk_time`: How long an agent talked on a contact on average. */
enum {
    KPI_VARIANT_AVERAGE_TALK_TIME_PER_LEG = 1,
    KPI_VARIANT_AVERAGE_TALK_TIME_PER_CONTACT = 2
};

/** Variants of `average_hold_time`: How long customers were on hold on average. */
enum {
    KPI_VARIANT_AVERAGE_HOLD_TIME_PER_LEG = 1,
    KPI_VARIANT_AVERAGE_HOLD_TIME_HELD_ONLY = 2
};

/** Variants of `average_after_contact_work`: How long the work after a contact took on average. */
enum {
    KPI_VARIANT_AVERAGE_AFTER_CONTACT_WORK_PER_LEG = 1,
    KPI_VARIANT_AVERAGE_AFTER_CONTACT_WORK_WRAPPED_ONLY = 2
};

/** Variants of `average_call_duration`: How long a contact lasted on average. */
enum {
    KPI_VARIANT_AVERAGE_CALL_DURATION_ARRIVAL_TO_END = 1,
    KPI_VARIANT_AVERAGE_CALL_DURATION_ANSWER_TO_DISCONNECT = 2
};

/** Variants of `hold_rate`: Share of handled legs with some hold. */
enum {
    KPI_VARIANT_HOLD_RATE_PER_LEG = 1,
    KPI_VARIANT_HOLD_RATE_PER_CONTACT = 2
};

/** Variants of `transfer_rate`: Share of handled contacts that an agent transferred at least once. */
enum {
    KPI_VARIANT_TRANSFER_RATE_BY_AGENT = 1,
    KPI_VARIANT_TRANSFER_RATE_PER_LEG = 2,
    KPI_VARIANT_TRANSFER_RATE_BLIND_ONLY = 3,
    KPI_VARIANT_TRANSFER_RATE_EXTERNAL_ONLY = 4,
    KPI_VARIANT_TRANSFER_RATE_QUEUE_INCLUDED = 5
};

/** Variants of `escalation_rate`: Share of handled contacts that went to a higher tier. */
enum {
    KPI_VARIANT_ESCALATION_RATE_CONTACTS = 1,
    KPI_VARIANT_ESCALATION_RATE_TICKETS = 2
};

/** Variants of `short_call_rate`: Share of handled legs with hardly any talk. */
enum {
    KPI_VARIANT_SHORT_CALL_RATE_OF_HANDLED = 1
};

/** Variants of `agent_disconnect_rate`: Share of handled contacts that the agent hung up first. */
enum {
    KPI_VARIANT_AGENT_DISCONNECT_RATE_OF_HANDLED = 1
};

/** Variants of `contacts_handled_per_agent`: How many contacts an agent handled. */
enum {
    KPI_VARIANT_CONTACTS_HANDLED_PER_AGENT_LEGS = 1,
    KPI_VARIANT_CONTACTS_HANDLED_PER_AGENT_LAST_AGENT = 2
};

/** Variants of `contacts_per_hour`: How many contacts an agent handled in an hour of work. */
enum {
    KPI_VARIANT_CONTACTS_PER_HOUR_PRODUCTIVE = 1,
    KPI_VARIANT_CONTACTS_PER_HOUR_LOGGED_IN = 2,
    KPI_VARIANT_CONTACTS_PER_HOUR_PAID = 3
};

/** Variants of `concurrency`: How many contacts agents had in progress at once while they had any. */
enum {
    KPI_VARIANT_CONCURRENCY_SUM_OVER_UNION = 1
};

/** Variants of `first_contact_resolution`: Share of issues that one contact resolved. */
enum {
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_REPEAT_WINDOW_ISSUE = 1,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_REPEAT_WINDOW_CONTACT = 2,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_REPEAT_WINDOW_CUSTOMER = 3,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_SURVEY_TWO_QUESTIONS = 4,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_SURVEY_RESOLVED = 5,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_AGENT_FLAG = 6,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_AGENT_FLAG_OF_ALL = 7,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_AGENT_FLAG_NOT_REOPENED = 8,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_NET = 9,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_ONE_TOUCH_AT_MOST_ONE = 10,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_ONE_TOUCH_EXACTLY_ONE = 11,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_NO_CUSTOMER_REPLY = 12,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_CLOSED_ONCE_ONE_TEAMMATE = 13,
    KPI_VARIANT_FIRST_CONTACT_RESOLUTION_NO_REASSIGN_NO_REOPEN = 14
};

/** Variants of `one_touch_rate`: Share of solved tickets that took one public reply of an agent. */
enum {
    KPI_VARIANT_ONE_TOUCH_RATE_ONE_TOUCH_EXACTLY_ONE = 1,
    KPI_VARIANT_ONE_TOUCH_RATE_ONE_TOUCH_AT_MOST_ONE = 2,
    KPI_VARIANT_ONE_TOUCH_RATE_NO_CUSTOMER_REPLY = 3
};

/** Variants of `tickets_created`: How many tickets came. */
enum {
    KPI_VARIANT_TICKETS_CREATED_ALL = 1
};

/** Variants of `tickets_solved`: How many tickets were solved. */
enum {
    KPI_VARIANT_TICKETS_SOLVED_IN_PERIOD = 1,
    KPI_VARIANT_TICKETS_SOLVED_CLOSE_EVENTS = 2
};

/** Variants of `resolution_rate`: Share of what came in that was resolved. */
enum {
    KPI_VARIANT_RESOLUTION_RATE_FLOW = 1,
    KPI_VARIANT_RESOLUTION_RATE_COHORT = 2,
    KPI_VARIANT_RESOLUTION_RATE_AGENT_FLAG_OF_ALL = 3
};

/** Variants of `net_flow`: How many more tickets came than were solved. */
enum {
    KPI_VARIANT_NET_FLOW_CREATED_MINUS_SOLVED = 1
};

/** Variants of `first_response_time`: How long a customer waited for the first public reply of a human. */
enum {
    KPI_VARIANT_FIRST_RESPONSE_TIME_MEDIAN = 1,
    KPI_VARIANT_FIRST_RESPONSE_TIME_MEAN = 2,
    KPI_VARIANT_FIRST_RESPONSE_TIME_FROM_SLA_APPLIED = 3,
    KPI_VARIANT_FIRST_RESPONSE_TIME_FROM_HANDOVER = 4
};

/** Variants of `average_response_time`: How long customers waited for a reply each time that they wrote. */
enum {
    KPI_VARIANT_AVERAGE_RESPONSE_TIME_FROM_FIRST_MESSAGE = 1,
    KPI_VARIANT_AVERAGE_RESPONSE_TIME_FROM_LAST_MESSAGE = 2,
    KPI_VARIANT_AVERAGE_RESPONSE_TIME_SUBSEQUENT = 3,
    KPI_VARIANT_AVERAGE_RESPONSE_TIME_PER_TICKET_RECEIVED = 4,
    KPI_VARIANT_AVERAGE_RESPONSE_TIME_MEAN_OF_TICKETS = 5
};

/** Variants of `resolution_time`: How long it took until a ticket was solved. */
enum {
    KPI_VARIANT_RESOLUTION_TIME_FULL = 1,
    KPI_VARIANT_RESOLUTION_TIME_FIRST = 2,
    KPI_VARIANT_RESOLUTION_TIME_FULL_MEDIAN = 3,
    KPI_VARIANT_RESOLUTION_TIME_LAST_UPDATE = 4
};

/** Variants of `requester_wait_time`: How long a customer waited for the centre over the life of a ticket. */
enum {
    KPI_VARIANT_REQUESTER_WAIT_TIME_STATUSES = 1
};

/** Variants of `agent_work_time`: How long a ticket was with the agents, neither on hold nor with the customer. */
enum {
    KPI_VARIANT_AGENT_WORK_TIME_STATUSES = 1
};

/** Variants of `on_hold_time`: How long a ticket waited for somebody else than the agents and the customer. */
enum {
    KPI_VARIANT_ON_HOLD_TIME_STATUSES = 1
};

/** Variants of `agent_wait_time`: How long the agents waited for the customer over the life of a ticket. */
enum {
    KPI_VARIANT_AGENT_WAIT_TIME_STATUSES = 1
};

/** Variants of `responses_per_ticket`: How many messages went back and forth on a solved ticket on average. */
enum {
    KPI_VARIANT_RESPONSES_PER_TICKET_BOTH_SIDES = 1
};

/** Variants of `agent_responses_to_closure`: How many public replies agents gave until a ticket was closed, on average. */
enum {
    KPI_VARIANT_AGENT_RESPONSES_TO_CLOSURE_AGENT_ONLY = 1
};

/** Variants of `tickets_handled_per_agent_day`: How many tickets an agent worked on in a day. */
enum {
    KPI_VARIANT_TICKETS_HANDLED_PER_AGENT_DAY_TOUCHED = 1,
    KPI_VARIANT_TICKETS_HANDLED_PER_AGENT_DAY_SOLVED = 2,
    KPI_VARIANT_TICKETS_HANDLED_PER_AGENT_DAY_CALENDAR_DAY = 3
};

/** Variants of `ticket_backlog`: How many tickets are open at an instant; over several instants, on average. */
enum {
    KPI_VARIANT_TICKET_BACKLOG_OPEN_NOW = 1,
    KPI_VARIANT_TICKET_BACKLOG_WITHOUT_PENDING = 2,
    KPI_VARIANT_TICKET_BACKLOG_OVERDUE = 3
};

/** Variants of `backlog_age`: How old the open tickets are. */
enum {
    KPI_VARIANT_BACKLOG_AGE_FROM_CREATED = 1,
    KPI_VARIANT_BACKLOG_AGE_FROM_LAST_STATUS = 2,
    KPI_VARIANT_BACKLOG_AGE_OPEN_TIME = 3,
    KPI_VARIANT_BACKLOG_AGE_MEDIAN = 4,
    KPI_VARIANT_BACKLOG_AGE_OLDEST = 5
};

/** Variants of `reopen_rate`: Share of solved tickets that were opened again. */
enum {
    KPI_VARIANT_REOPEN_RATE_TICKETS = 1,
    KPI_VARIANT_REOPEN_RATE_EVENTS = 2
};

/** Variants of `sla_compliance`: Share of targets met, of those that can be judged. */
enum {
    KPI_VARIANT_SLA_COMPLIANCE_DUE = 1,
    KPI_VARIANT_SLA_COMPLIANCE_SETTLED = 2,
    KPI_VARIANT_SLA_COMPLIANCE_OPTIMISTIC = 3,
    KPI_VARIANT_SLA_COMPLIANCE_STRICT = 4,
    KPI_VARIANT_SLA_COMPLIANCE_PER_TICKET = 5
};

/** Variants of `csat`: Share of valid answers that are satisfied. */
enum {
    KPI_VARIANT_CSAT_TOP_TWO_BOX = 1,
    KPI_VARIANT_CSAT_TOP_BOX = 2,
    KPI_VARIANT_CSAT_BOTTOM_TWO_BOX = 3,
    KPI_VARIANT_CSAT_NEUTRAL_EXCLUDED = 4,
    KPI_VARIANT_CSAT_GOOD_OVER_GOOD_PLUS_BAD = 5,
    KPI_VARIANT_CSAT_MEAN = 6,
    KPI_VARIANT_CSAT_NORMALISED_MEAN = 7,
    KPI_VARIANT_CSAT_NET = 8,
    KPI_VARIANT_CSAT_SATISFIED_OVER_RESPONDENTS = 9
};

/** Variants of `nps`: Share of promoters less the share of detractors. */
enum {
    KPI_VARIANT_NPS_BY_RESPONSE = 1,
    KPI_VARIANT_NPS_BY_CUSTOMER = 2
};

/** Variants of `ces`: How much effort it took the customer. */
enum {
    KPI_VARIANT_CES_CES1_MEAN = 1,
    KPI_VARIANT_CES_CES2_MEAN = 2,
    KPI_VARIANT_CES_CES2_TOP3 = 3,
    KPI_VARIANT_CES_CES2_TOP2 = 4,
    KPI_VARIANT_CES_CES2_NET = 5,
    KPI_VARIANT_CES_CES_EASE5 = 6,
    KPI_VARIANT_CES_CES_EASE5_TOP2 = 7
};

/** Variants of `survey_response_rate`: Share of surveys sent that were answered. */
enum {
    KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_SENT = 1,
    KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_ELIGIBLE = 2,
    KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_OFFERED = 3,
    KPI_VARIANT_SURVEY_RESPONSE_RATE_OF_ARRIVED = 4
};

/** Variants of `complaint_rate`: How many complaints came for each contact handled. */
enum {
    KPI_VARIANT_COMPLAINT_RATE_PER_HANDLED = 1,
    KPI_VARIANT_COMPLAINT_RATE_UPHELD = 2,
    KPI_VARIANT_COMPLAINT_RATE_BY_CONTACT_DATE = 3,
    KPI_VARIANT_COMPLAINT_RATE_PER_THOUSAND_CUSTOMERS = 4,
    KPI_VARIANT_COMPLAINT_RATE_PER_AGENT_MONTH = 5
};

/** Variants of `attitude_complaint_rate`: How many complaints about an agent's attitude came for each contact handled. */
enum {
    KPI_VARIANT_ATTITUDE_COMPLAINT_RATE_PER_HANDLED = 1,
    KPI_VARIANT_ATTITUDE_COMPLAINT_RATE_UPHELD = 2,
    KPI_VARIANT_ATTITUDE_COMPLAINT_RATE_PER_AGENT_MONTH = 3
};

/** Variants of `retention_rate`: Share of the customers at the start of the period who are still there at its end. */
enum {
    KPI_VARIANT_RETENTION_RATE_END_MINUS_NEW = 1,
    KPI_VARIANT_RETENTION_RATE_COHORT = 2,
    KPI_VARIANT_RETENTION_RATE_REVENUE_WEIGHTED = 3
};

/** Variants of `churn_rate`: Share of the customers at the start of the period who are gone at its end. */
enum {
    KPI_VARIANT_CHURN_RATE_END_MINUS_NEW = 1,
    KPI_VARIANT_CHURN_RATE_COHORT = 2
};

/** Variants of `customer_lifetime_value`: What a customer brings, so far or over the whole time as a customer. */
enum {
    KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_HISTORICAL = 1,
    KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_GEOMETRIC_NEXT_PERIOD = 2,
    KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_GEOMETRIC_FIRST_NOW = 3,
    KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_GEOMETRIC_UNDISCOUNTED = 4,
    KPI_VARIANT_CUSTOMER_LIFETIME_VALUE_HISTORICAL_REVENUE = 5
};

/** Variants of `multichannel_customer_share`: Share of customers who came on two channels or more. */
enum {
    KPI_VARIANT_MULTICHANNEL_CUSTOMER_SHARE_TWO_OR_MORE = 1
};

/** Variants of `channel_share`: Share of contacts that came by the named channel. */
enum {
    KPI_VARIANT_CHANNEL_SHARE_OF_CONTACTS = 1
};

/** Variants of `occupancy`: Share of the time on duty that agents spent handling contacts. */
enum {
    KPI_VARIANT_OCCUPANCY_HANDLING_OVER_HANDLING_AND_AVAILABLE = 1,
    KPI_VARIANT_OCCUPANCY_RING_IN_BOTH = 2,
    KPI_VARIANT_OCCUPANCY_RING_IN_DENOMINATOR = 3,
    KPI_VARIANT_OCCUPANCY_OF_LOGGED_IN = 4,
    KPI_VARIANT_OCCUPANCY_INBOUND = 5,
    KPI_VARIANT_OCCUPANCY_OUTBOUND = 6,
    KPI_VARIANT_OCCUPANCY_LOAD_OVER_STAFF = 7,
    KPI_VARIANT_OCCUPANCY_WORKLOAD = 8
};

/** Variants of `utilisation`: Share of the paid time that agents spent handling contacts or ready for them. */
enum {
    KPI_VARIANT_UTILISATION_READY_OVER_PAID = 1,
    KPI_VARIANT_UTILISATION_HANDLE_OVER_PAID = 2
};

/** Variants of `working_time_utilisation`: Share of the paid time that agents were logged in and not on a break. */
enum {
    KPI_VARIANT_WORKING_TIME_UTILISATION_LOGGED_IN_WITHOUT_BREAKS = 1,
    KPI_VARIANT_WORKING_TIME_UTILISATION_HANDLE_OVER_LOGGED_IN = 2
};

/** Variants of `online_time`: How long agents were logged in, in any state but offline. */
enum {
    KPI_VARIANT_ONLINE_TIME_LOGGED_IN = 1
};

/** Variants of `availability_rate`: Share of the logged-in time that agents were handling contacts, ready or ringing. */
enum {
    KPI_VARIANT_AVAILABILITY_RATE_OF_LOGGED_IN = 1
};

/** Variants of `attendance_rate`: Share of the scheduled time, or of the shifts, that agents came to. */
enum {
    KPI_VARIANT_ATTENDANCE_RATE_BY_TIME = 1,
    KPI_VARIANT_ATTENDANCE_RATE_BY_SHIFT = 2,
    KPI_VARIANT_ATTENDANCE_RATE_LEAVE_IN_DENOMINATOR = 3
};

/** Variants of `absence_rate`: Share of the scheduled time, or of the shifts, that agents missed. */
enum {
    KPI_VARIANT_ABSENCE_RATE_BY_TIME = 1,
    KPI_VARIANT_ABSENCE_RATE_BY_SHIFT = 2
};

/** Variants of `schedule_adherence`: Share of the scheduled time in which agents did what the schedule asked. */
enum {
    KPI_VARIANT_SCHEDULE_ADHERENCE_STATE_MATCHED = 1,
    KPI_VARIANT_SCHEDULE_ADHERENCE_LOGGED_IN_ONLY = 2,
    KPI_VARIANT_SCHEDULE_ADHERENCE_PENALISE_EXTRA = 3,
    KPI_VARIANT_SCHEDULE_ADHERENCE_TOLERANCE = 4
};

/** Variants of `schedule_conformance`: How much agents worked of what was scheduled, at whatever hour. */
enum {
    KPI_VARIANT_SCHEDULE_CONFORMANCE_PRODUCTIVE = 1,
    KPI_VARIANT_SCHEDULE_CONFORMANCE_OVER_PAID = 2
};

/** Variants of `shrinkage`: Share of the paid time in which agents were not available for contacts. */
enum {
    KPI_VARIANT_SHRINKAGE_ADDITIVE_OF_PAID = 1,
    KPI_VARIANT_SHRINKAGE_OF_SCHEDULED = 2,
    KPI_VARIANT_SHRINKAGE_EXTERNAL = 3,
    KPI_VARIANT_SHRINKAGE_INTERNAL = 4,
    KPI_VARIANT_SHRINKAGE_MULTIPLICATIVE = 5
};

/** Variants of `forecast_accuracy`: How far the forecast of contacts lay from what came. */
enum {
    KPI_VARIANT_FORECAST_ACCURACY_WAPE = 1,
    KPI_VARIANT_FORECAST_ACCURACY_ACCURACY = 2,
    KPI_VARIANT_FORECAST_ACCURACY_BIAS = 3,
    KPI_VARIANT_FORECAST_ACCURACY_MAE = 4,
    KPI_VARIANT_FORECAST_ACCURACY_MAPE = 5,
    KPI_VARIANT_FORECAST_ACCURACY_MAPE_NONZERO = 6
};

/** Variants of `staffing_ratio`: How many of the required positions were staffed. */
enum {
    KPI_VARIANT_STAFFING_RATIO_STAFFED_OVER_REQUIRED = 1
};

/** Variants of `fte`: How many full-time agents the paid hours make. */
enum {
    KPI_VARIANT_FTE_PAID_HOURS = 1
};

/** Variants of `attrition_rate`: How many people left, over the mean number on staff. */
enum {
    KPI_VARIANT_ATTRITION_RATE_MEAN_HEADCOUNT = 1,
    KPI_VARIANT_ATTRITION_RATE_ANNUALISED = 2,
    KPI_VARIANT_ATTRITION_RATE_VOLUNTARY = 3
};

/** Variants of `quality_score`: Share of the possible points that evaluated contacts were given. */
enum {
    KPI_VARIANT_QUALITY_SCORE_POOLED = 1,
    KPI_VARIANT_QUALITY_SCORE_MEAN_OF_SHARES = 2,
    KPI_VARIANT_QUALITY_SCORE_WEIGHTED = 3,
    KPI_VARIANT_QUALITY_SCORE_AUTO_ZERO = 4
};

/** Variants of `critical_error_accuracy`: Share of evaluated contacts without a critical error of the class. */
enum {
    KPI_VARIANT_CRITICAL_ERROR_ACCURACY_CUSTOMER = 1,
    KPI_VARIANT_CRITICAL_ERROR_ACCURACY_BUSINESS = 2,
    KPI_VARIANT_CRITICAL_ERROR_ACCURACY_COMPLIANCE = 3
};

/** Variants of `monitoring_pass_rate`: Share of evaluated contacts that passed. */
enum {
    KPI_VARIANT_MONITORING_PASS_RATE_MARK_AND_NO_CRITICAL = 1,
    KPI_VARIANT_MONITORING_PASS_RATE_MARK_ONLY = 2
};

/** Variants of `knowledge_score`: How many of 100 points agents reached in tests of their knowledge. */
enum {
    KPI_VARIANT_KNOWLEDGE_SCORE_POOLED = 1,
    KPI_VARIANT_KNOWLEDGE_SCORE_MEAN_OF_SHARES = 2
};

/** Variants of `knowledge_pass_rate`: Share of tests of agents' knowledge that reached the mark. */
enum {
    KPI_VARIANT_KNOWLEDGE_PASS_RATE_FROM_EIGHTY = 1
};

/** Variants of `evaluations_per_agent_week`: How many contacts of each agent were evaluated in a week of work. */
enum {
    KPI_VARIANT_EVALUATIONS_PER_AGENT_WEEK_PER_WEEK = 1,
    KPI_VARIANT_EVALUATIONS_PER_AGENT_WEEK_AGENTS_COVERED = 2
};

/** Variants of `monitoring_coverage`: Share of handled contacts that were evaluated. */
enum {
    KPI_VARIANT_MONITORING_COVERAGE_OF_HANDLED = 1
};

/** Variants of `outbound_connect_rate`: Share of dialled attempts that a person answered. */
enum {
    KPI_VARIANT_OUTBOUND_CONNECT_RATE_BY_PERSON = 1,
    KPI_VARIANT_OUTBOUND_CONNECT_RATE_MACHINE_INCLUDED = 2,
    KPI_VARIANT_OUTBOUND_CONNECT_RATE_PER_LEAD = 3,
    KPI_VARIANT_OUTBOUND_CONNECT_RATE_WITHOUT_INVALID = 4
};

/** Variants of `right_party_contact_rate`: Share of answered attempts that reached the right person. */
enum {
    KPI_VARIANT_RIGHT_PARTY_CONTACT_RATE_OF_CONNECTED = 1,
    KPI_VARIANT_RIGHT_PARTY_CONTACT_RATE_OF_ATTEMPTS = 2,
    KPI_VARIANT_RIGHT_PARTY_CONTACT_RATE_OF_LEADS = 3
};

/** Variants of `valid_number_rate`: Share of dialled attempts whose number exists: the quality of the list. */
enum {
    KPI_VARIANT_VALID_NUMBER_RATE_OF_ATTEMPTS = 1
};

/** Variants of `list_penetration`: Share of the leads on the list that were dialled at least once. */
enum {
    KPI_VARIANT_LIST_PENETRATION_LEADS_DIALLED = 1
};

/** Variants of `outbound_calls_per_agent_day`: How many attempts were dialled for each day that an agent worked. */
enum {
    KPI_VARIANT_OUTBOUND_CALLS_PER_AGENT_DAY_PER_DAY_WORKED = 1,
    KPI_VARIANT_OUTBOUND_CALLS_PER_AGENT_DAY_AGENT_DIALLED = 2
};

/** Variants of `outbound_success_rate`: Share of right-party contacts that led to a success. */
enum {
    KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_RIGHT_PARTY = 1,
    KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_CONNECTED = 2,
    KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_LEADS = 3,
    KPI_VARIANT_OUTBOUND_SUCCESS_RATE_OF_ATTEMPTS = 4
};

/** Variants of `successes_per_day`: How many successes came for each day that an agent worked. */
enum {
    KPI_VARIANT_SUCCESSES_PER_DAY_PER_AGENT_DAY = 1
};

/** Variants of `outbound_work_efficiency`: What an hour of an agent in outbound work brings. */
enum {
    KPI_VARIANT_OUTBOUND_WORK_EFFICIENCY_PER_LOGGED_IN_HOUR = 1,
    KPI_VARIANT_OUTBOUND_WORK_EFFICIENCY_TALK_SHARE = 2
};

/** Variants of `conversion_rate`: Share of right-party contacts that ended in a sale. */
enum {
    KPI_VARIANT_CONVERSION_RATE_OF_RIGHT_PARTY = 1,
    KPI_VARIANT_CONVERSION_RATE_OF_CONNECTED = 2,
    KPI_VARIANT_CONVERSION_RATE_OF_LEADS = 3,
    KPI_VARIANT_CONVERSION_RATE_OF_ATTEMPTS = 4,
    KPI_VARIANT_CONVERSION_RATE_INBOUND = 5
};

/** Variants of `contacts_per_conversion`: How many attempts one sale takes. */
enum {
    KPI_VARIANT_CONTACTS_PER_CONVERSION_ATTEMPTS = 1,
    KPI_VARIANT_CONTACTS_PER_CONVERSION_CONNECTED = 2,
    KPI_VARIANT_CONTACTS_PER_CONVERSION_TALK_TIME = 3
};

/** Variants of `cross_sell_rate`: Share of contacts with a sale that sold an additional product. */
enum {
    KPI_VARIANT_CROSS_SELL_RATE_OF_SELLING_CONTACTS = 1
};

/** Variants of `revenue_per_contact`: What a handled contact brings in sales. */
enum {
    KPI_VARIANT_REVENUE_PER_CONTACT_PER_HANDLED = 1,
    KPI_VARIANT_REVENUE_PER_CONTACT_PER_SALE = 2,
    KPI_VARIANT_REVENUE_PER_CONTACT_PER_ATTEMPT = 3
};

/** Variants of `sales_per_agent`: How much an agent sells. */
enum {
    KPI_VARIANT_SALES_PER_AGENT_PER_AGENT = 1,
    KPI_VARIANT_SALES_PER_AGENT_AMOUNT = 2,
    KPI_VARIANT_SALES_PER_AGENT_PER_HOUR = 3
};

/** Variants of `cost_per_contact`: What a handled contact costs, everything included. */
enum {
    KPI_VARIANT_COST_PER_CONTACT_FULLY_LOADED = 1,
    KPI_VARIANT_COST_PER_CONTACT_LABOUR_ONLY = 2,
    KPI_VARIANT_COST_PER_CONTACT_VARIABLE_ONLY = 3,
    KPI_VARIANT_COST_PER_CONTACT_PER_OFFERED = 4,
    KPI_VARIANT_COST_PER_CONTACT_PER_MINUTE = 5
};

/** Variants of `cost_per_resolution`: What it costs to resolve an issue, the contacts that resolved nothing included. */
enum {
    KPI_VARIANT_COST_PER_RESOLUTION_RESOLVED_ISSUES = 1,
    KPI_VARIANT_COST_PER_RESOLUTION_FLAGGED = 2,
    KPI_VARIANT_COST_PER_RESOLUTION_TICKETS_SOLVED = 3
};

/** Variants of `cost_per_acquisition`: What it costs to win a customer: the campaign and the handling of its contacts. */
enum {
    KPI_VARIANT_COST_PER_ACQUISITION_NEW_CUSTOMERS = 1,
    KPI_VARIANT_COST_PER_ACQUISITION_PER_SALE = 2
};

/** Variants of `dialler_abandon_rate`: Share of live calls that had no agent in time: the centre abandoned the customer. */
enum {
    KPI_VARIANT_DIALLER_ABANDON_RATE_OFCOM = 1,
    KPI_VARIANT_DIALLER_ABANDON_RATE_OFCOM_ESTIMATED_MACHINES = 2,
    KPI_VARIANT_DIALLER_ABANDON_RATE_FCC = 3
};

/** Variants of `agents_staffed`: How many agents were logged in, on average over the instants looked at. */
enum {
    KPI_VARIANT_AGENTS_STAFFED_AT_INSTANT = 1
};

/** Variants of `oldest_in_queue`: How long the contact that waited longest had waited by then. */
enum {
    KPI_VARIANT_OLDEST_IN_QUEUE_AT_INSTANT = 1
};

/** Variants of `rona_rate`: Share of the alerts that agents did not answer. */
enum {
    KPI_VARIANT_RONA_RATE_ALL_ATTEMPTS = 1,
    KPI_VARIANT_RONA_RATE_WITHOUT_CUSTOMER_LEFT = 2
};

/** Variants of `agents_available`: How many agents were available for a contact, on average over the instants looked at. */
enum {
    KPI_VARIANT_AGENTS_AVAILABLE_AT_INSTANT = 1
};

/** Variants of `contacts_in_queue`: How many contacts were waiting, on average over the instants looked at. */
enum {
    KPI_VARIANT_CONTACTS_IN_QUEUE_AT_INSTANT = 1
};

/** Variants of `time_to_assign`: How long a ticket lay before somebody was in charge of it. */
enum {
    KPI_VARIANT_TIME_TO_ASSIGN_MEAN = 1,
    KPI_VARIANT_TIME_TO_ASSIGN_MEDIAN = 2,
    KPI_VARIANT_TIME_TO_ASSIGN_UNASSIGNED_TIME = 3
};

/** Variants of `reassignments_per_ticket`: How often a solved ticket changed hands on average. */
enum {
    KPI_VARIANT_REASSIGNMENTS_PER_TICKET_MEAN = 1,
    KPI_VARIANT_REASSIGNMENTS_PER_TICKET_SHARE_REASSIGNED = 2
};

/** Variants of `not_ready_share`: Share of the logged-in time that agents were not there for contacts. */
enum {
    KPI_VARIANT_NOT_READY_SHARE_OF_LOGGED_IN = 1,
    KPI_VARIANT_NOT_READY_SHARE_BREAKS_EXCLUDED = 2
};

/** Variants of `intervals_meeting_target_share`: Share of the intervals whose KPI met its target. */
enum {
    KPI_VARIANT_INTERVALS_MEETING_TARGET_SHARE_OF_JUDGED = 1
};

/** Variants of `agents_below_target_share`: Share of the agents whose KPI missed its target. */
enum {
    KPI_VARIANT_AGENTS_BELOW_TARGET_SHARE_OF_JUDGED = 1
};

/** Variants of `network_failure_rate`: Share of dialled attempts that the network failed. */
enum {
    KPI_VARIANT_NETWORK_FAILURE_RATE_OF_ATTEMPTS = 1
};

/** Variants of `system_drop_rate`: Share of contacts that the system lost. */
enum {
    KPI_VARIANT_SYSTEM_DROP_RATE_OF_ARRIVED = 1,
    KPI_VARIANT_SYSTEM_DROP_RATE_OF_OFFERED = 2
};

/** Variants of `days_of_backlog`: How many days the open tickets would take at the pace of the period, if nothing came. */
enum {
    KPI_VARIANT_DAYS_OF_BACKLOG_SOLVED_PER_DAY = 1
};

/** Variants of `backlog_cycles_late`: How many times their target the open tickets are late on average. */
enum {
    KPI_VARIANT_BACKLOG_CYCLES_LATE_MEAN = 1
};

/** Variants of `attempts_per_lead`: How often a lead was dialled on average. */
enum {
    KPI_VARIANT_ATTEMPTS_PER_LEAD_LEADS_DIALLED = 1
};

/** Variants of `mean_patience`: How long a customer would wait on average before leaving. */
enum {
    KPI_VARIANT_MEAN_PATIENCE_EXPONENTIAL = 1
};

#endif
