// kpi_tables.hpp: whole tables of Arrow in, KPIs by group and interval out, for C++17 and later, over kpi.h. Header-only; link with the library.
//
//   kpi::mapping contacts{"contact"};
//   contacts.rules("answer_within=20s")
//       .field("outcome", kpi::column("result").word("AGENT", "handled").word("HANG", "abandoned_queue"))
//       .field("wait", kpi::column("wait_ms").unit(kpi::time_unit::milliseconds));
//   kpi::query query;
//   query.table(kpi::table("calls").of(contacts)).by("queue").every("30min UTC").ask(kpi::ask(kpi::metric::service_level));
//
//   auto run = query.start({{"calls", &schema}});   // kpi::run, or throws; without exceptions a kpi::result<kpi::run>
//   run.push("calls", &batch);                      // an ArrowArray, which is moved; or an ArrowArrayStream
//   auto card = run.finish();
//   kpi::stream wide = card.wide();                 // an ArrowArrayStream that releases itself
//
// What holds for errors, ownership and threads stands at the head of kpi.hpp. Queries, tables, mappings, columns and asks are plain data that are
// copied, and cannot fail; what they name is looked at when a run starts. Texts are copied into them.
#ifndef KPI_TABLES_HPP
#define KPI_TABLES_HPP

#include <functional>
#include <memory>

#include "kpi.hpp"

namespace kpi {
inline namespace KPI_CPP_MODE {

// ---- What is asked ----

/// What the integers and floating-point numbers of a column of times count.
enum class time_unit : std::int32_t {
    seconds = KPI_TIME_SECONDS,
    milliseconds = KPI_TIME_MILLIS,
    microseconds = KPI_TIME_MICROS,
    nanoseconds = KPI_TIME_NANOS
};

/// A column of a table, and how its values are to be read.
class column {
public:
    column(const char* name) : name_(name) {}
    column(std::string name) : name_(std::move(name)) {}
    /// The time from the instants of one column to those of another.
    static column between(std::string start, std::string end) {
        column times(std::move(end));
        times.since_ = std::move(start);
        return times;
    }
    /// What its numbers count, where it holds times; Arrow durations and timestamps say so themselves.
    column& unit(time_unit of) {
        unit_ = of;
        return *this;
    }
    /// Its numbers are minor units, also where it has decimals.
    column& minor_units() {
        amounts_ = KPI_AMOUNTS_MINOR_UNITS;
        return *this;
    }
    /// Its numbers are counted in units of so many decimals: 2 for euros in cents.
    column& decimals(std::int64_t places) {
        amounts_ = KPI_AMOUNTS_DECIMALS;
        decimals_ = places;
        return *this;
    }
    /// One of its words means this word of the field; `blind+external` for several of a set.
    column& word(std::string word, std::string meaning) {
        words_.emplace_back(std::move(word), std::move(meaning));
        return *this;
    }
    /// One of its words stands for null.
    column& null(std::string word) { return this->word(std::move(word), std::string()); }

private:
    friend class query;
    [[nodiscard]] kpi_column raw() const noexcept {
        const std::int32_t unit = unit_ ? static_cast<std::int32_t>(*unit_) : 0;
        return kpi_column{detail::text(name_), detail::text(since_), unit, amounts_, decimals_};
    }
    std::string name_, since_;
    std::optional<time_unit> unit_;
    std::int32_t amounts_ = 0;
    std::int64_t decimals_ = 0;
    std::vector<std::pair<std::string, std::string>> words_;
};

/// Which fields of one fact the columns of a table hold. kpi_query_mapping
class mapping {
public:
    explicit mapping(std::string fact) : fact_(std::move(fact)) {}
    /// The rules under which it is counted: `answer_within=30s`; those not named are as by default.
    mapping& rules(std::string text) {
        rules_ = std::move(text);
        return *this;
    }
    /// A field that a column holds.
    mapping& field(std::string name, kpi::column holds) {
        fields_.emplace_back(std::move(name), std::move(holds));
        return *this;
    }
    /// A field that has one value in every row: a word, a number, a time such as `20s`.
    mapping& constant(std::string name, std::string value) {
        constants_.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    /// A row is one of this fact only if one of its fields is known.
    mapping& where_known() {
        where_known_ = true;
        return *this;
    }
    /// A column that tells apart what is looked at at the same instants.
    mapping& beside(std::string column) {
        beside_.push_back(std::move(column));
        return *this;
    }

private:
    friend class query;
    std::string fact_, rules_;
    bool where_known_ = false;
    std::vector<std::pair<std::string, kpi::column>> fields_;
    std::vector<std::pair<std::string, std::string>> constants_;
    std::vector<std::string> beside_;
};

/// A table: the facts that its rows are, and the columns that hold the keys. kpi_query_table
class table {
public:
    explicit table(std::string name) : name_(std::move(name)) {}
    /// Its rows are (also) rows of this fact.
    table& of(kpi::mapping fact) {
        mappings_.push_back(std::move(fact));
        return *this;
    }
    /// The zone of timestamps that name none.
    table& naive_in(std::string zone) {
        zone_ = std::move(zone);
        return *this;
    }
    /// The column that holds a key, where it is not named like the key.
    table& key(std::string name, std::string column) {
        keys_.emplace_back(std::move(name), std::move(column));
        return *this;
    }
    /// Takes the keys from another table: from the row there whose column `id` holds what `own_id` holds here.
    table& keys_from(std::string other, std::string own_id, std::string id) {
        from_ = {std::move(own_id), std::move(other), std::move(id)};
        return *this;
    }
    /// A measure of one's own: the rows of which a column of booleans says yes.
    table& count_where(std::string name, kpi::column of) { return measure(std::move(name), KPI_MEASURE_COUNT_WHERE, std::move(of), 0); }
    /// A measure of one's own: the rows of which a column of whole numbers is above this one.
    table& count_above(std::string name, kpi::column of, std::int64_t above) {
        return measure(std::move(name), KPI_MEASURE_COUNT_ABOVE, std::move(of), above);
    }
    /// A measure of one's own: the sum of a column.
    table& sum(std::string name, kpi::column of) { return measure(std::move(name), KPI_MEASURE_SUM, std::move(of), 0); }
    /// The instants that put measures of one's own into intervals.
    table& measured_at(kpi::column instants) {
        at_ = std::move(instants);
        return *this;
    }

private:
    friend class query;
    struct measured {
        std::string name;
        std::int32_t what;
        kpi::column of;
        std::int64_t above;
    };
    table& measure(std::string name, std::int32_t what, kpi::column of, std::int64_t above) {
        measures_.push_back({std::move(name), what, std::move(of), above});
        return *this;
    }
    std::string name_, zone_;
    std::vector<kpi::mapping> mappings_;
    std::vector<std::pair<std::string, std::string>> keys_;
    std::vector<std::string> from_;
    std::vector<measured> measures_;
    std::optional<kpi::column> at_;
};

/// What is asked for: a KPI, or several. kpi_query_ask
class ask {
public:
    /// A KPI in its default variant, or in the one that is named.
    explicit ask(kpi::metric of) : ask(KPI_ASK_KPI, std::string()) {
        kpi_metric_info info{};
        if (kpi_metric_get(static_cast<std::int32_t>(of), &info, sizeof info, nullptr) == KPI_STATUS_OK) { id_ = detail::text(info.id); }
    }
    /// A KPI by its id: `service_level`.
    static ask by_id(std::string id) { return ask(KPI_ASK_KPI, std::move(id)); }
    /// The KPIs of a family that the columns allow: `accessibility`.
    static ask family(std::string name) { return ask(KPI_ASK_FAMILY, std::move(name)); }
    /// Every KPI that the columns allow.
    static ask all() { return ask(KPI_ASK_ALL, std::string()); }
    /// A KPI of one's own: `(calls.sold) / (contact.answered)`.
    static ask own(std::string name, std::string formula) {
        ask asked(KPI_ASK_OWN, std::move(name));
        asked.formula_ = std::move(formula);
        return asked;
    }
    ask& variant(std::string name) { return set(variant_, std::move(name)); }
    /// Rules that differ from those of the mapping.
    ask& rules(std::string text) { return set(rules_, std::move(text)); }
    /// The name in tables.
    ask& named(std::string name) { return set(name_, std::move(name)); }
    /// The unit in which a KPI of one's own is shown: `share` ...
    ask& unit(std::string name) { return set(unit_, std::move(name)); }
    /// Distributions are kept rounded to so many significant bits.
    ask& bounded(std::int64_t bits) {
        bits_ = bits;
        return *this;
    }
    /// Distinct members are estimated, at this precision.
    ask& estimated(std::int64_t lg_k) {
        lg_k_ = lg_k;
        return *this;
    }
    /// What the formula asks for: kpi::parameters{}.p(90, 100).
    ask& with(const kpi::parameters& given) {
        parameters_ = given;
        return *this;
    }

private:
    friend class query;
    ask(std::int64_t what, std::string id) : what_(what), id_(std::move(id)) {}
    ask& set(std::string& to, std::string text) {
        to = std::move(text);
        return *this;
    }
    [[nodiscard]] kpi_ask raw() const noexcept {
        return kpi_ask{what_, detail::text(id_), detail::text(formula_), detail::text(variant_), detail::text(rules_),
                       detail::text(name_), detail::text(unit_), bits_, lg_k_, parameters_};
    }
    std::int64_t what_, bits_ = 0, lg_k_ = 0;
    std::string id_, formula_, variant_, rules_, name_, unit_;
    kpi::parameters parameters_;
};

// ---- What comes out ----

/// A stream of Arrow that releases itself; to hand it on, give `get()` to whoever moves it.
class stream {
public:
    stream() noexcept : raw_() {}
    stream(stream&& other) noexcept : raw_(std::exchange(other.raw_, ArrowArrayStream{})) {}
    stream& operator=(stream&& other) noexcept {
        std::swap(raw_, other.raw_);
        return *this;
    }
    stream(const stream&) = delete;
    stream& operator=(const stream&) = delete;
    ~stream() {
        if (raw_.release != nullptr) { raw_.release(&raw_); }
    }
    [[nodiscard]] ArrowArrayStream* get() noexcept { return &raw_; }

private:
    ArrowArrayStream raw_;
};

namespace detail {

using owned_query = owned<kpi_query, kpi_query_free>;
using owned_run = owned<kpi_run, kpi_run_free>;
using owned_card = owned<kpi_card, kpi_card_free>;

/// A call that fills a stream.
template <class Call> returned<kpi::stream> streamed(Call&& call) {
    kpi::stream filled;
    kpi_error* why = nullptr;
    if (const kpi_status status = call(filled.get(), &why); status != KPI_STATUS_OK) { return failed<kpi::stream>(status, why); }
    return returned<kpi::stream>(std::move(filled));
}

}  // namespace detail

/// The KPIs of every group, and all that is needed to say how they were made.
class card {
public:
    explicit card(detail::owned_card&& handle) noexcept : handle_(std::move(handle)) {}
    /// How many groups there are. kpi_card_counts
    [[nodiscard]] std::size_t groups() const noexcept { return counts().first; }
    /// The names of the KPIs, in the order in which they were asked for; borrowed from the card. kpi_card_kpi
    [[nodiscard]] std::vector<std::string_view> kpis() const {
        std::vector<std::string_view> names(counts().second);
        for (std::size_t at = 0; at < names.size(); ++at) {
            kpi_str name{nullptr, 0};
            if (kpi_card_kpi(handle_.get(), at, &name, nullptr) == KPI_STATUS_OK) { names[at] = detail::text(name); }
        }
        return names;
    }
    /// The value of a KPI in a group, by their positions. kpi_card_value
    [[nodiscard]] returned<kpi::value> value(std::size_t group, std::size_t kpi) const {
        return detail::made<kpi::value, detail::owned_value>(
            [&](kpi_value** out, kpi_error** why) { return kpi_card_value(handle_.get(), group, kpi, out, why); });
    }
    /// A row for each group, a column for each KPI. kpi_card_table
    [[nodiscard]] returned<stream> wide() const { return table(KPI_TABLE_WIDE); }
    /// The same, beside each KPI its numerator, denominator, reason and excluded rows.
    [[nodiscard]] returned<stream> wide_with_parts() const { return table(KPI_TABLE_WIDE_WITH_PARTS); }
    /// A row for each value, with everything that is told of it.
    [[nodiscard]] returned<stream> long_table() const { return table(KPI_TABLE_LONG); }
    /// What became of the rows of each table.
    [[nodiscard]] returned<stream> reconciliation() const { return table(KPI_TABLE_RECONCILIATION); }
    /// The first rejected rows, with why.
    [[nodiscard]] returned<stream> rejected_rows() const { return table(KPI_TABLE_REJECTED_ROWS); }
    /// The words that stand for none of their field.
    [[nodiscard]] returned<stream> unmapped_words() const { return table(KPI_TABLE_UNMAPPED_WORDS); }
    /// The KPIs that were left out, with why.
    [[nodiscard]] returned<stream> left_out_kpis() const { return table(KPI_TABLE_LEFT_OUT_KPIS); }
    /// What was found for the rows of tables that take their keys from another.
    [[nodiscard]] returned<stream> inherited_keys() const { return table(KPI_TABLE_INHERITED_KEYS); }
    /// The totals of a fact: what is kept, added up, and read back by query::of_totals. kpi_card_totals
    [[nodiscard]] returned<stream> totals(std::string_view fact) const {
        return detail::streamed([&](ArrowArrayStream* out, kpi_error** why) {
            return kpi_card_totals(handle_.get(), detail::text(fact), out, why);
        });
    }
    /// The C handle, borrowed.
    [[nodiscard]] const kpi_card* raw() const noexcept { return handle_.get(); }

private:
    [[nodiscard]] std::pair<std::size_t, std::size_t> counts() const noexcept {
        std::pair<std::size_t, std::size_t> counted(0, 0);
        kpi_card_counts(handle_.get(), &counted.first, &counted.second, nullptr);
        return counted;
    }
    [[nodiscard]] returned<stream> table(std::int32_t which) const {
        return detail::streamed(
            [&](ArrowArrayStream* out, kpi_error** why) { return kpi_card_table(handle_.get(), which, out, why); });
    }
    detail::owned_card handle_;
};

/// A query under way: batches are pushed, then the scorecard is asked for.
class run {
public:
    explicit run(detail::owned_run&& handle) noexcept : handle_(std::move(handle)) {}
    /// Counts a batch, which is moved whatever comes of the call. kpi_run_push
    returned<void> push(std::string_view table, ArrowArray* batch) {
        return detail::done([&](kpi_error** why) { return kpi_run_push(handle_.get(), detail::text(table), batch, why); });
    }
    /// Counts every batch of a stream, which is moved whatever comes of the call. kpi_run_push_stream
    returned<void> push(std::string_view table, ArrowArrayStream* batches) {
        return detail::done([&](kpi_error** why) { return kpi_run_push_stream(handle_.get(), detail::text(table), batches, why); });
    }
    /// Is told the rows counted so far and those pushed, in the thread that pushes; `false` cancels the run, and so does whatever it
    /// throws. kpi_run_on_progress
    returned<void> on_progress(std::function<bool(std::uint64_t rows, std::uint64_t pushed)> listener) {
        auto held = std::make_unique<told>(std::move(listener));
        kpi_error* why = nullptr;
        const kpi_status status = kpi_run_on_progress(handle_.get(), &run::tell, held.get(), &why);
        if (status != KPI_STATUS_OK) { return detail::failed<void>(status, why); }
        listener_ = std::move(held);
        return returned<void>();
    }
    /// Ends the run. kpi_run_finish
    [[nodiscard]] returned<card> finish() {
        return detail::made<card, detail::owned_card>(
            [&](kpi_card** out, kpi_error** why) { return kpi_run_finish(handle_.get(), out, why); });
    }
    /// The C handle, borrowed.
    [[nodiscard]] kpi_run* raw() const noexcept { return handle_.get(); }

private:
    using told = std::function<bool(std::uint64_t, std::uint64_t)>;
    static std::int32_t tell(void* data, std::uint64_t rows, std::uint64_t pushed) {
#ifdef KPI_NO_EXCEPTIONS
        return (*static_cast<told*>(data))(rows, pushed) ? 0 : 1;
#else
        try {
            return (*static_cast<told*>(data))(rows, pushed) ? 0 : 1;
        } catch (...) {
            return 1;
        }
#endif
    }
    // Freed after the run that calls it.
    std::unique_ptr<told> listener_;
    detail::owned_run handle_;
};

/// A table of a run, by the schema that its batches have, which stays the caller's.
struct table_schema {
    std::string_view table;
    const ArrowSchema* schema;
};

/// What is asked of tables: by what to group, and which KPIs. kpi_query
class query {
public:
    query& table(kpi::table of) {
        tables_.push_back(std::move(of));
        return *this;
    }
    /// Groups by a key.
    query& by(std::string key) {
        keys_.push_back(std::move(key));
        return *this;
    }
    /// Groups by interval: `30min UTC`, `day Europe/Paris`, `week:sunday Asia/Jerusalem`.
    query& every(std::string intervals) {
        every_ = std::move(intervals);
        return *this;
    }
    /// Also the intervals in which nothing was counted.
    query& empty_intervals() {
        empty_ = std::pair<std::int64_t, std::int64_t>(0, 0);
        return *this;
    }
    /// Also every interval that touches this time.
    query& empty_intervals(time_point from, time_point to) {
        empty_ = std::pair<std::int64_t, std::int64_t>(from.time_since_epoch().count(), to.time_since_epoch().count());
        return *this;
    }
    query& ask(kpi::ask asked) {
        asks_.push_back(std::move(asked));
        return *this;
    }
    /// Keeps every total of every mapped fact, for card::totals.
    query& totals() {
        totals_ = true;
        return *this;
    }
    /// Counts on so many threads: the results are the same bits.
    query& threads(std::int32_t number) {
        threads_ = number;
        return *this;
    }

    /// Checks the query against the schemas of its tables, and starts counting. kpi_run_new
    [[nodiscard]] returned<run> start(std::initializer_list<table_schema> schemas) const {
        std::vector<kpi_table> tables;
        for (const table_schema& of : schemas) { tables.push_back(kpi_table{detail::text(of.table), of.schema}); }
        return asked<run, detail::owned_run>([&](const kpi_query* handle, kpi_run** out, kpi_error** why) {
            return kpi_run_new(handle, tables.data(), tables.size(), out, why);
        });
    }
    /// The scorecard of tables of totals: `n` streams, which are moved whatever comes of the call. kpi_card_of_totals
    [[nodiscard]] returned<card> of_totals(ArrowArrayStream* streams, std::size_t n) const {
        return asked<card, detail::owned_card>([&](const kpi_query* handle, kpi_card** out, kpi_error** why) {
            return kpi_card_of_totals(handle, streams, n, out, why);
        });
    }

private:
    /// A call that a query of C is made for.
    template <class T, class Owned, class Call> returned<T> asked(Call&& call) const {
        return detail::made<T, Owned>([&](typename Owned::handle** out, kpi_error** why) {
            kpi_query* raw = nullptr;
            kpi_status status = kpi_query_new(&raw, why);
            const detail::owned_query handle(raw);
            // A query that lacks something is still given to the call, which takes what is to be moved.
            kpi_error* earlier = nullptr;
            const kpi_status lacking = status == KPI_STATUS_OK ? describe(handle.get(), &earlier) : status;
            if (status != KPI_STATUS_OK) { return status; }
            status = call(lacking == KPI_STATUS_OK ? handle.get() : nullptr, out, lacking == KPI_STATUS_OK ? why : nullptr);
            if (lacking != KPI_STATUS_OK) {
                *why = earlier;
                return lacking;
            }
            return status;
        });
    }
    /// Says everything to a query of C; the first failure ends it.
    [[nodiscard]] kpi_status describe(kpi_query* to, kpi_error** why) const {
        kpi_status status = KPI_STATUS_OK;
        const auto next = [&status](auto&& call) {
            if (status == KPI_STATUS_OK) { status = call(); }
        };
        for (const kpi::table& of : tables_) { next([&] { return describe(to, of, why); }); }
        for (const std::string& key : keys_) { next([&] { return kpi_query_key(to, detail::text(key), why); }); }
        if (!every_.empty()) { next([&] { return kpi_query_every(to, detail::text(every_), why); }); }
        if (empty_) { next([&] { return kpi_query_empty_intervals(to, empty_->first, empty_->second, why); }); }
        for (const kpi::ask& one : asks_) {
            const kpi_ask raw = one.raw();
            next([&] { return kpi_query_ask(to, &raw, sizeof raw, why); });
        }
        if (totals_) { next([&] { return kpi_query_totals(to, why); }); }
        next([&] { return kpi_query_threads(to, threads_, why); });
        return status;
    }
    static kpi_status describe(kpi_query* to, const kpi::table& of, kpi_error** why) {
        const kpi_str name = detail::text(of.name_);
        kpi_status status = kpi_query_table(to, name, detail::text(of.zone_), why);
        const auto next = [&status](auto&& call) {
            if (status == KPI_STATUS_OK) { status = call(); }
        };
        for (const kpi::mapping& fact : of.mappings_) { next([&] { return describe(to, name, fact, why); }); }
        for (const auto& key : of.keys_) {
            next([&] { return kpi_query_key_column(to, name, detail::text(key.first), detail::text(key.second), why); });
        }
        if (!of.from_.empty()) {
            next([&] {
                return kpi_query_keys_from(to, name, detail::text(of.from_[0]), detail::text(of.from_[1]), detail::text(of.from_[2]), why);
            });
        }
        for (const auto& measure : of.measures_) {
            const kpi_column raw = measure.of.raw();
            next([&] { return kpi_query_measure(to, name, detail::text(measure.name), measure.what, &raw, sizeof raw, measure.above, why); });
        }
        if (of.at_) {
            const kpi_column raw = of.at_->raw();
            next([&] { return kpi_query_measured_at(to, name, &raw, sizeof raw, why); });
        }
        return status;
    }
    static kpi_status describe(kpi_query* to, kpi_str table, const kpi::mapping& of, kpi_error** why) {
        const kpi_str fact = detail::text(of.fact_);
        kpi_status status = kpi_query_mapping(to, table, fact, detail::text(of.rules_), of.where_known_ ? 1 : 0, why);
        const auto next = [&status](auto&& call) {
            if (status == KPI_STATUS_OK) { status = call(); }
        };
        for (const auto& field : of.fields_) {
            const kpi_str name = detail::text(field.first);
            const kpi_column raw = field.second.raw();
            next([&] { return kpi_query_field(to, table, fact, name, &raw, sizeof raw, why); });
            for (const auto& word : field.second.words_) {
                next([&] { return kpi_query_word(to, table, fact, name, detail::text(word.first), detail::text(word.second), why); });
            }
        }
        for (const auto& constant : of.constants_) {
            next([&] { return kpi_query_constant(to, table, fact, detail::text(constant.first), detail::text(constant.second), why); });
        }
        for (const std::string& column : of.beside_) { next([&] { return kpi_query_beside(to, table, fact, detail::text(column), why); }); }
        return status;
    }
    std::vector<kpi::table> tables_;
    std::vector<std::string> keys_;
    std::string every_;
    std::optional<std::pair<std::int64_t, std::int64_t>> empty_;
    std::vector<kpi::ask> asks_;
    bool totals_ = false;
    std::int32_t threads_ = 1;
};

}
}  // namespace kpi

#endif
