// kpi.hpp: exact contact-centre KPIs for C++17 and later, over kpi.h. Header-only; link with the library.
//
//   using namespace std::chrono_literals;
//   kpi::contact_totals today{kpi::contact_rules{}.answer_within(20s)};
//   today.observe(kpi::contact_row{}.outcome(kpi::contact_outcome::handled).wait(12s).talk(181s).wrap(40s));
//   if (auto sl = today.evaluate(kpi::metric::service_level); sl.defined()) { show(sl.numerator(), sl.denominator()); }
//
// There is no logic here: each function is one call of the C function that its comment names, and kpi.h says the rest. A call
// distributor stands in examples/cpp/acd.cpp. What holds for everything:
//
// - Errors. With exceptions a call that fails throws kpi::error. Without them (-fno-exceptions, or KPI_NO_EXCEPTIONS defined) what
//   would have thrown returns a kpi::result, which holds the value or the error. Both are written `returned<T>` below:
//
//       auto day = kpi::contact_totals::make(rules);          // kpi::contact_totals, or throws
//       auto day = kpi::contact_totals::make(rules);          // kpi::result<kpi::contact_totals>: if (day) { day->observe(row) ... }
//
//   Constructors that can fail exist with exceptions only; `make` takes the same arguments in both. A call that fails leaves
//   everything as it was, unless kpi.h says otherwise.
// - A rejected row is data, not an error: it is left out, counted by its reason, and told by the `kpi::observed` that comes back, which
//   a program may look at or not. Only what stops the counting (an overflow, a field that the library does not know) is an error.
// - Ownership. Objects own their handle and are moved, not copied: `clone()` says when there are two. An object that was moved from
//   may be assigned to or destroyed; its calls fail with status::null_pointer, and what cannot fail reads as empty, 0 or unknown.
//   A std::string_view that comes back is borrowed from the object that it was asked of, until that is changed or destroyed; those
//   of the catalogue stay for ever.
// - Threads. As in C: const calls on one object may run at the same time, any other call needs it alone, objects may move between
//   threads. For many writers there is kpi::sharded: one kpi::shard a thread, without a lock.
// - Memory. Counting rows allocates nothing where only sums are kept, unless a row is rejected.
// - Time is std::chrono: seconds and minutes convert to the library's microseconds; what is finer, or a floating-point duration, does
//   not compile.
#ifndef KPI_HPP
#define KPI_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>
#if defined(__has_include)
#if __has_include(<version>)
#include <version>
#endif
#endif
#ifdef __cpp_lib_span
#include <span>
#endif

#include "kpi.h"
#include "kpi_ids.hpp"

namespace kpi {
inline namespace KPI_CPP_MODE {

// ---- What calls take and give ----

/// Rows that lie in a row, read during the call only: a pointer and a number, a std::vector, a std::array, an array, a std::span.
template <class T>
class span {
public:
    constexpr span() noexcept = default;
    constexpr span(const T* data, std::size_t size) noexcept : data_(data), size_(size) {}
    template <std::size_t N>
    constexpr span(const T (&array)[N]) noexcept : data_(array), size_(N) {}
    template <std::size_t N>
    constexpr span(const std::array<T, N>& array) noexcept : data_(array.data()), size_(N) {}
    template <class Allocator>
    span(const std::vector<T, Allocator>& vector) noexcept : data_(vector.data()), size_(vector.size()) {}
#ifdef __cpp_lib_span
    template <class U, std::size_t Extent, class = std::enable_if_t<std::is_same_v<std::remove_const_t<U>, T>>>
    constexpr span(std::span<U, Extent> other) noexcept : data_(other.data()), size_(other.size()) {}
#endif
    [[nodiscard]] constexpr const T* data() const noexcept { return data_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

private:
    const T* data_ = nullptr;
    std::size_t size_ = 0;
};

namespace detail {

inline kpi_str text(std::string_view text) noexcept { return kpi_str{text.data(), text.size()}; }
inline std::string_view text(kpi_str text) noexcept { return std::string_view(text.data, text.size); }

/// A handle and who frees it.
template <class T, kpi_status (*Free)(T*)>
class owned {
public:
    using handle = T;
    constexpr owned() noexcept = default;
    constexpr explicit owned(T* raw) noexcept : raw_(raw) {}
    owned(owned&& other) noexcept : raw_(std::exchange(other.raw_, nullptr)) {}
    owned& operator=(owned&& other) noexcept {
        owned(std::move(other)).swap(*this);
        return *this;
    }
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
    ~owned() {
        if (raw_ != nullptr) { Free(raw_); }
    }
    void swap(owned& other) noexcept { std::swap(raw_, other.raw_); }
    [[nodiscard]] T* get() const noexcept { return raw_; }

private:
    T* raw_ = nullptr;
};

using owned_error = owned<kpi_error, kpi_error_free>;
using owned_bytes = owned<kpi_bytes, kpi_bytes_free>;
using owned_totals = owned<kpi_totals, kpi_totals_free>;
using owned_value = owned<kpi_value, kpi_value_free>;
using owned_grouped = owned<kpi_grouped, kpi_grouped_free>;
using owned_sharded = owned<kpi_sharded, kpi_sharded_free>;
using owned_shard = owned<kpi_shard, kpi_shard_free>;
using owned_distribution = owned<kpi_distribution, kpi_distribution_free>;

/// Rules as C takes them; a fact without rules gives none.
template <class Rules> const void* rules_data(const Rules& rules) noexcept { return &rules; }
template <class Rules> constexpr std::size_t rules_size(const Rules&) noexcept { return sizeof(Rules); }
inline const void* rules_data(const no_rules&) noexcept { return nullptr; }
constexpr std::size_t rules_size(const no_rules&) noexcept { return 0; }

}  // namespace detail

/// Why a call failed: thrown, or held by a kpi::result.
class error : public std::runtime_error {
public:
    error(kpi::status what_happened, const std::string& message) : std::runtime_error(message), status_(what_happened) {}
    /// Takes an error of the C functions over.
    error(kpi_status what_happened, const detail::owned_error& why)
        : std::runtime_error(std::string(detail::text(kpi_error_message(why.get())))),
          status_(static_cast<kpi::status>(what_happened)),
          field_(detail::text(kpi_error_field(why.get()))),
          row_(kpi_error_row(why.get())),
          rejected_(kpi_error_rejected(why.get())) {}
    /// What became of the call. Whatever `what()` says is for people.
    [[nodiscard]] kpi::status status() const noexcept { return status_; }
    /// The field that shows why a row was rejected; else empty. For ever.
    [[nodiscard]] std::string_view field() const noexcept { return field_; }
    /// The row of the array that stopped the call, from 0; -1 where no row is meant.
    [[nodiscard]] std::int64_t row() const noexcept { return row_; }
    /// How many rows of the array were rejected before.
    [[nodiscard]] std::int64_t rejected() const noexcept { return rejected_; }

private:
    kpi::status status_;
    std::string_view field_;
    std::int64_t row_ = -1;
    std::int64_t rejected_ = 0;
};

namespace detail {

/// The value of a result that has none was asked for: as an exception that nobody catches.
[[noreturn]] inline void stop(const kpi::error& why) noexcept {
    std::fputs(why.what(), stderr);
    std::fputc('\n', stderr);
    std::abort();
}

}  // namespace detail

/// A value, or the error why there is none: what calls return where there are no exceptions. Looking is obligatory; nothing throws.
template <class T>
class [[nodiscard]] result {
public:
    result(T&& value) noexcept : held_(std::in_place_index<0>, std::move(value)) {}
    result(const kpi::error& why) : held_(std::in_place_index<1>, why) {}
    [[nodiscard]] bool has_value() const noexcept { return held_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    /// The value. Where there is none, the error is printed and the program is aborted: look first.
    T& value() & noexcept { return *held(); }
    const T& value() const& noexcept { return *const_cast<result*>(this)->held(); }
    T value() && noexcept { return std::move(*held()); }
    T& operator*() & noexcept { return *held(); }
    const T& operator*() const& noexcept { return value(); }
    T operator*() && noexcept { return std::move(*held()); }
    T* operator->() noexcept { return held(); }
    const T* operator->() const noexcept { return &value(); }
    /// The error; only where there is no value.
    [[nodiscard]] const kpi::error& error() const noexcept { return *std::get_if<1>(&held_); }

private:
    T* held() noexcept {
        if (!has_value()) { detail::stop(error()); }
        return std::get_if<0>(&held_);
    }
    std::variant<T, kpi::error> held_;
};

/// Nothing but success, or the error.
template <>
class [[nodiscard]] result<void> {
public:
    result() noexcept = default;
    result(const kpi::error& why) : held_(why) {}
    [[nodiscard]] bool has_value() const noexcept { return !held_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }
    /// Nothing, where it went well; else the error is printed and the program is aborted.
    void value() const noexcept {
        if (held_) { detail::stop(*held_); }
    }
    /// The error; only where it failed.
    [[nodiscard]] const kpi::error& error() const noexcept { return *held_; }

private:
    std::optional<kpi::error> held_;
};

#ifdef KPI_NO_EXCEPTIONS
/// What a call that can fail returns: a result, as there are no exceptions.
template <class T> using returned = result<T>;
#else
/// What a call that can fail returns: the value, or it throws kpi::error.
template <class T> using returned = T;
#endif

namespace detail {

template <class T> returned<T> failed(const kpi::error& why) {
#ifdef KPI_NO_EXCEPTIONS
    return result<T>(why);
#else
    throw why;
#endif
}

template <class T> returned<T> failed(kpi_status status, kpi_error* why) {
    const owned_error held(why);
    return failed<T>(kpi::error(status, held));
}

/// A call that only succeeds or fails.
template <class Call> returned<void> done(Call&& call) {
    kpi_error* why = nullptr;
    if (const kpi_status status = call(&why); status != KPI_STATUS_OK) { return failed<void>(status, why); }
    return returned<void>();
}

/// A call that hands out a handle, and the object that owns it from then on.
template <class T, class Owned, class Call> returned<T> made(Call&& call) {
    typename Owned::handle* raw = nullptr;
    kpi_error* why = nullptr;
    if (const kpi_status status = call(&raw, &why); status != KPI_STATUS_OK) { return failed<T>(status, why); }
    return T(Owned(raw));
}

/// Bytes of the library as a container of ours.
template <class T, class Call> returned<T> copied(Call&& call) {
    kpi_bytes* raw = nullptr;
    kpi_error* why = nullptr;
    if (const kpi_status status = call(&raw, &why); status != KPI_STATUS_OK) { return failed<T>(status, why); }
    const owned_bytes bytes(raw);
    const std::string_view view = text(kpi_bytes_view(bytes.get()));
    return T(view.begin(), view.end());
}

}  // namespace detail

/// What became of rows: true where every one was counted. Rejected rows are left out and counted by reason in the totals, so that
/// this may be thrown away. Its texts are borrowed from it.
class observed {
public:
    explicit observed(detail::owned_error&& why) noexcept : why_(std::move(why)) {}
    explicit operator bool() const noexcept { return why_.get() == nullptr; }
    /// How many rows were rejected.
    [[nodiscard]] std::int64_t rejected() const noexcept { return kpi_error_rejected(why_.get()); }
    /// The first rejected row, from 0; -1 where none was.
    [[nodiscard]] std::int64_t row() const noexcept { return kpi_error_row(why_.get()); }
    /// The field that shows why; empty where none was rejected.
    [[nodiscard]] std::string_view field() const noexcept { return detail::text(kpi_error_field(why_.get())); }
    /// What is wrong with that row, and how to mend it.
    [[nodiscard]] std::string_view message() const noexcept { return detail::text(kpi_error_message(why_.get())); }

private:
    detail::owned_error why_;
};

namespace detail {

/// A call that counts rows: rejected ones are told, anything else that fails is an error.
template <class Call> returned<observed> counted(Call&& call) {
    kpi_error* why = nullptr;
    const kpi_status status = call(&why);
    if (status != KPI_STATUS_OK && status != KPI_STATUS_ROW_REJECTED) { return failed<observed>(status, why); }
    return observed(owned_error(why));
}

}  // namespace detail

/// What is kept beside the sums.
class keep {
public:
    /// Sums only: nothing grows. The default.
    static constexpr keep sums() noexcept { return keep(KPI_KEEP_SUMS); }
    /// Distributions, distinct members and quotients too, every value as it is: percentiles, longest waits, distinct customers.
    static constexpr keep exact() noexcept { return keep(KPI_KEEP_EXACT); }
    /// The same, with distributions rounded to 2 to 30 significant bits.
    static constexpr keep bits(std::int32_t significant) noexcept { return keep(significant); }
    [[nodiscard]] constexpr std::int32_t number() const noexcept { return number_; }

private:
    constexpr explicit keep(std::int32_t number) noexcept : number_(number) {}
    std::int32_t number_;
};

/// A total as it was read: known, unknown, or of a part that the rules declare absent. Used as a std::optional.
class reading {
public:
    constexpr reading() noexcept = default;
    constexpr reading(std::int32_t state, std::int64_t value) noexcept : state_(state), value_(value) {}
    [[nodiscard]] constexpr bool known() const noexcept { return state_ == KPI_READING_KNOWN; }
    [[nodiscard]] constexpr bool absent() const noexcept { return state_ == KPI_READING_ABSENT; }
    constexpr explicit operator bool() const noexcept { return known(); }
    /// The value, 0 where it is not known: a count, microseconds, minor units.
    constexpr std::int64_t operator*() const noexcept { return value_; }
    [[nodiscard]] constexpr std::int64_t value_or(std::int64_t otherwise) const noexcept { return known() ? value_ : otherwise; }
    /// The value of a total of time.
    [[nodiscard]] constexpr microseconds duration() const noexcept { return microseconds(value_); }

private:
    std::int32_t state_ = KPI_READING_UNKNOWN;
    std::int64_t value_ = 0;
};

/// What some formulas ask of the caller: kpi::parameters{}.p(80, 100).by(kpi::percentile::linear).
struct parameters : kpi_parameters {
    constexpr parameters() noexcept : kpi_parameters() {}
    /// The share of a percentile.
    constexpr parameters& p(std::int64_t numerator, std::int64_t denominator) noexcept {
        p_numerator = numerator;
        p_denominator = denominator;
        present |= KPI_PARAMETER_P;
        return *this;
    }
    /// The rule that reads it.
    constexpr parameters& by(kpi::percentile rule) noexcept {
        kpi_parameters::percentile = static_cast<std::int64_t>(rule);
        present |= KPI_PARAMETER_PERCENTILE;
        return *this;
    }
    /// The discount of a period.
    constexpr parameters& discount(std::int64_t numerator, std::int64_t denominator) noexcept {
        discount_numerator = numerator;
        discount_denominator = denominator;
        present |= KPI_PARAMETER_DISCOUNT;
        return *this;
    }
};

/// What to evaluate: a KPI in its default variant (kpi::metric::service_level), or a variant
/// (kpi::variant::service_level::answered_only). Both convert.
class formula {
public:
    constexpr formula(kpi::metric of) noexcept : metric_(static_cast<std::int32_t>(of)) {}
    template <class Variant, kpi::metric Of = metric_of<Variant>::value>
    constexpr formula(Variant of) noexcept : metric_(static_cast<std::int32_t>(Of)), variant_(static_cast<std::int32_t>(of)) {}
    /// By numbers, as the catalogue has them.
    constexpr formula(kpi::metric of, std::int32_t variant_number) noexcept
        : metric_(static_cast<std::int32_t>(of)), variant_(variant_number) {}
    [[nodiscard]] constexpr std::int32_t metric_number() const noexcept { return metric_; }
    [[nodiscard]] constexpr std::int32_t variant_number() const noexcept { return variant_; }

private:
    std::int32_t metric_;
    std::int32_t variant_ = KPI_DEFAULT_VARIANT;
};

// ---- Values ----

/// Rows that a value leaves out, by the total that counts them. Texts for ever.
struct left_out {
    std::string_view fact;
    std::string_view total;
    std::int64_t rows;
};

/// A rule under which a value was counted. `text` is borrowed from the value.
struct rule_shown {
    std::string_view fact;
    std::string_view rule;
    std::string_view text;
};

/// The value of a KPI: exact parts, or the reason why there are none. Used as an optional: if (value) { ... }.
class value {
public:
    explicit value(detail::owned_value&& handle) noexcept : handle_(std::move(handle)) {
        if (kpi_value_figure(handle_.get(), &figure_, sizeof figure_, nullptr) != KPI_STATUS_OK) { figure_ = kpi_figure(); }
    }
    value(value&& other) noexcept : handle_(std::move(other.handle_)), figure_(std::exchange(other.figure_, kpi_figure())) {}
    value& operator=(value&& other) noexcept {
        handle_ = std::move(other.handle_);
        figure_ = std::exchange(other.figure_, kpi_figure());
        return *this;
    }
    ~value() = default;
    [[nodiscard]] bool defined() const noexcept { return handle_.get() != nullptr && figure_.reason == 0; }
    explicit operator bool() const noexcept { return defined(); }
    /// The part above the line as counted, 0 where the value is undefined: 860 ...
    [[nodiscard]] std::int64_t numerator() const noexcept { return figure_.numerator; }
    /// ... of 1090, never reduced.
    [[nodiscard]] std::int64_t denominator() const noexcept { return figure_.denominator; }
    /// Why there is no value; nothing where there is one.
    [[nodiscard]] std::optional<kpi::reason> reason() const noexcept {
        return figure_.reason == 0 ? std::nullopt : std::optional<kpi::reason>(static_cast<kpi::reason>(figure_.reason));
    }
    /// The name of the reason: `empty`, `unknown`.
    [[nodiscard]] std::string_view reason_name() const noexcept { return detail::text(kpi_value_reason(handle_.get())); }
    /// What the reason is about: the unknown total, the missing parameter.
    [[nodiscard]] std::string_view reason_of() const noexcept { return detail::text(kpi_value_reason_of(handle_.get())); }
    /// How many things the value rests on, where it rests on a number of things.
    [[nodiscard]] std::optional<std::int64_t> n() const noexcept {
        return figure_.has_n == 1 ? std::optional<std::int64_t>(figure_.n) : std::nullopt;
    }
    /// Rows of the facts that were rejected.
    [[nodiscard]] std::int64_t rejected() const noexcept { return figure_.rejected; }
    /// The nearest double, for display only.
    [[nodiscard]] std::optional<double> to_double() const noexcept {
        double nearest = 0;
        const bool found = kpi_value_to_double(handle_.get(), &nearest, nullptr) == KPI_STATUS_OK;
        return found ? std::optional<double>(nearest) : std::nullopt;
    }
    /// `78.9 % (860 of 1090; of_offered, answer_within 20s)`.
    [[nodiscard]] std::string_view text() const noexcept { return detail::text(kpi_value_text(handle_.get())); }
    /// `78.9 %`, or an en dash where it is undefined.
    [[nodiscard]] std::string_view short_text() const noexcept { return detail::text(kpi_value_short_text(handle_.get())); }
    [[nodiscard]] std::string_view metric() const noexcept { return detail::text(kpi_value_metric(handle_.get())); }
    [[nodiscard]] std::string_view variant() const noexcept { return detail::text(kpi_value_variant(handle_.get())); }
    /// `share`, `duration` (microseconds), `count`, `money` (minor units) ...
    [[nodiscard]] std::string_view unit() const noexcept { return detail::text(kpi_value_unit(handle_.get())); }
    /// Three letters, where the value is money and the rules name a currency.
    [[nodiscard]] std::string_view currency() const noexcept { return detail::text(kpi_value_currency(handle_.get())); }
    /// Rows that the formula leaves out because something about them is unknown.
    [[nodiscard]] std::vector<kpi::left_out> left_out() const { return rows(figure_.left_out, kpi_value_left_out); }
    /// Rows that cannot be judged yet: contacts that wait.
    [[nodiscard]] std::vector<kpi::left_out> pending() const { return rows(figure_.pending, kpi_value_pending); }
    /// The rules that the value depends on.
    [[nodiscard]] std::vector<rule_shown> rules() const {
        return entries<kpi_rule_shown, rule_shown>(figure_.rules, kpi_value_rule, [](const kpi_rule_shown& rule) {
            return rule_shown{detail::text(rule.fact), detail::text(rule.rule), detail::text(rule.text)};
        });
    }
    /// What the formula was asked with.
    [[nodiscard]] std::vector<std::string_view> parameters() const {
        return entries<kpi_str, std::string_view>(
            figure_.parameters, kpi_value_parameter, [](const kpi_str& parameter) { return detail::text(parameter); });
    }
    /// Compares exactly: -1, 0 or 1; nothing for values of different variants or currencies, or where only one is defined.
    [[nodiscard]] std::optional<int> compare(const value& other) const noexcept {
        std::int32_t order = 0;
        const bool found = kpi_value_compare(handle_.get(), other.handle_.get(), &order, nullptr) == KPI_STATUS_OK;
        return found ? std::optional<int>(order) : std::nullopt;
    }
    friend bool operator==(const value& a, const value& b) noexcept { return a.compare(b) == 0; }
    friend bool operator!=(const value& a, const value& b) noexcept { return !(a == b); }
    friend bool operator<(const value& a, const value& b) noexcept { return a.compare(b) == -1; }
    friend bool operator>(const value& a, const value& b) noexcept { return a.compare(b) == 1; }
    /// The handle, for calls of kpi.h; stays ours.
    [[nodiscard]] const kpi_value* raw() const noexcept { return handle_.get(); }

private:
    template <class Entry, class Shown, class Read, class Show>
    std::vector<Shown> entries(std::int32_t count, Read read, Show show) const {
        std::vector<Shown> found;
        Entry entry{};
        for (std::int32_t at = 0; at < count && read(handle_.get(), at, &entry, nullptr) == KPI_STATUS_OK; ++at) {
            found.push_back(show(entry));
        }
        return found;
    }
    template <class Read> std::vector<kpi::left_out> rows(std::int32_t count, Read read) const {
        return entries<kpi_left_out, kpi::left_out>(count, read, [](const kpi_left_out& left) {
            return kpi::left_out{detail::text(left.fact), detail::text(left.total), left.rows};
        });
    }
    detail::owned_value handle_;
    kpi_figure figure_{};
};

// ---- Distributions ----

/// An exact quotient, never reduced.
struct ratio {
    std::int64_t numerator;
    std::int64_t denominator;
};

/// A distribution of durations, from which percentiles are read exactly.
class distribution {
public:
    explicit distribution(detail::owned_distribution&& handle) noexcept : handle_(std::move(handle)) {}
#ifndef KPI_NO_EXCEPTIONS
    explicit distribution(keep kept = keep::exact()) : distribution(make(kept)) {}
#endif
    /// An empty one: keep::exact(), or keep::bits(n). kpi_distribution_new
    static returned<distribution> make(keep kept = keep::exact()) {
        return detail::made<distribution, detail::owned_distribution>(
            [&](auto out, auto why) { return kpi_distribution_new(kept.number(), out, why); });
    }
    /// Adds a value so many times; a negative number of times takes it away. kpi_distribution_add
    returned<void> add(microseconds length, std::int64_t times = 1) {
        return detail::done([&](auto why) { return kpi_distribution_add(handle_.get(), length.count(), times, why); });
    }
    returned<void> merge(const distribution& from) {
        return detail::done([&](auto why) { return kpi_distribution_merge(handle_.get(), from.raw(), why); });
    }
    returned<void> unmerge(const distribution& from) {
        return detail::done([&](auto why) { return kpi_distribution_unmerge(handle_.get(), from.raw(), why); });
    }
    returned<distribution> clone() const {
        return detail::made<distribution, detail::owned_distribution>(
            [&](auto out, auto why) { return kpi_distribution_clone(handle_.get(), out, why); });
    }
    /// The number of observations.
    [[nodiscard]] std::int64_t size() const noexcept {
        std::int64_t size = 0;
        return kpi_distribution_size(handle_.get(), &size, nullptr) == KPI_STATUS_OK ? size : 0;
    }
    /// The quantile p as exact microseconds (p 0 is the shortest, 1 the longest); nothing where there are no observations.
    /// kpi_distribution_quantile
    returned<std::optional<ratio>> quantile(
        std::int64_t p_numerator, std::int64_t p_denominator, percentile rule = percentile::nearest_rank) const {
        ratio found{};
        kpi_error* why = nullptr;
        const kpi_status status = kpi_distribution_quantile(
            handle_.get(), p_numerator, p_denominator, static_cast<std::int32_t>(rule), &found.numerator, &found.denominator, &why);
        if (status == KPI_STATUS_UNDEFINED) {
            detail::owned_error{why};
            return std::optional<ratio>();
        }
        if (status != KPI_STATUS_OK) { return detail::failed<std::optional<ratio>>(status, why); }
        return std::optional<ratio>(found);
    }
    [[nodiscard]] const kpi_distribution* raw() const noexcept { return handle_.get(); }

private:
    detail::owned_distribution handle_;
};

// ---- Totals ----

/// What totals of every fact can do. Made as kpi::totals<Fact> or kpi::any_totals.
class basic_totals {
public:
    /// Empties them: the same rules, all zero. kpi_totals_clear
    returned<void> clear() {
        return detail::done([&](auto why) { return kpi_totals_clear(handle_.get(), why); });
    }
    /// Whether both hold equal bits: rules, integers, rejected rows, states. Totals that were moved from equal nothing.
    friend bool operator==(const basic_totals& a, const basic_totals& b) noexcept {
        std::int32_t equal = 0;
        return kpi_totals_equal(a.raw(), b.raw(), &equal, nullptr) == KPI_STATUS_OK && equal == 1;
    }
    friend bool operator!=(const basic_totals& a, const basic_totals& b) noexcept { return !(a == b); }
    /// Rows left out for a reason.
    [[nodiscard]] std::int64_t rejected(reject why) const noexcept {
        std::int64_t rows = 0;
        const auto number = static_cast<std::int32_t>(why);
        return kpi_totals_rejected(raw(), number, &rows, nullptr) == KPI_STATUS_OK ? rows : 0;
    }
    /// The rules as text: `contact/1 unit=contact ... answer_within=20s ...`.
    returned<std::string> rules_text() const {
        return detail::copied<std::string>([&](auto out, auto why) { return kpi_totals_rules(raw(), out, why); });
    }
    /// Everything as bytes, to be stored or sent; equal totals give equal bytes. kpi_totals_to_bytes
    returned<std::vector<std::uint8_t>> to_bytes() const {
        return detail::copied<std::vector<std::uint8_t>>(
            [&](auto out, auto why) { return kpi_totals_to_bytes(raw(), out, why); });
    }
    /// A copy of a distribution that is kept, by its name: `wait_dist_answered`. kpi_totals_distribution
    returned<kpi::distribution> distribution(std::string_view name) const {
        return detail::made<kpi::distribution, detail::owned_distribution>(
            [&](auto out, auto why) { return kpi_totals_distribution(raw(), detail::text(name), out, why); });
    }
    /// Feeds a state that another system kept: an observation to a distribution (microseconds), a member to a set. kpi_totals_feed
    returned<void> feed(std::string_view state, std::int64_t member) {
        return detail::done(
            [&](auto why) { return kpi_totals_feed(handle_.get(), detail::text(state), member, nullptr, why); });
    }
    returned<void> feed(std::string_view state, microseconds length) { return feed(state, length.count()); }
    /// The same for a quotient.
    returned<void> feed(std::string_view state, ratio quotient) {
        return detail::done([&](auto why) {
            return kpi_totals_feed(handle_.get(), detail::text(state), quotient.numerator, &quotient.denominator, why);
        });
    }
    /// Evaluates a KPI that reads this fact alone; kpi::evaluate reads several. There is always a value: an undefined one tells why.
    returned<value> evaluate(formula of, const parameters& given = parameters()) const {
        const kpi_totals* const facts[] = {raw()};
        return detail::made<value, detail::owned_value>([&](auto out, auto why) {
            return kpi_evaluate(facts, 1, of.metric_number(), of.variant_number(), &given, sizeof given, out, why);
        });
    }
    /// The handle, for calls of kpi.h; stays ours.
    [[nodiscard]] const kpi_totals* raw() const noexcept { return handle_.get(); }
    [[nodiscard]] kpi_totals* raw() noexcept { return handle_.get(); }

protected:
    explicit basic_totals(detail::owned_totals&& handle) noexcept : handle_(std::move(handle)) {}
    basic_totals(basic_totals&&) noexcept = default;
    basic_totals& operator=(basic_totals&&) noexcept = default;
    ~basic_totals() = default;

    static std::int32_t fact_of(const kpi_totals* totals) noexcept {
        std::int32_t fact = -1;
        return kpi_totals_fact(totals, &fact, nullptr) == KPI_STATUS_OK ? fact : -1;
    }
    [[nodiscard]] reading read(std::int32_t number) const noexcept {
        std::int32_t state = KPI_READING_UNKNOWN;
        std::int64_t found = 0;
        const bool read = kpi_totals_get(raw(), number, &state, &found, nullptr) == KPI_STATUS_OK;
        return read ? reading(state, found) : reading();
    }
    returned<void> write(std::int32_t number, std::int64_t known) {
        return detail::done([&](auto why) { return kpi_totals_set(handle_.get(), number, known, why); });
    }
    returned<void> add(const basic_totals& from) {
        return detail::done([&](auto why) { return kpi_totals_merge(handle_.get(), from.raw(), why); });
    }
    returned<void> add_beside(const basic_totals& from) {
        return detail::done([&](auto why) { return kpi_totals_merge_beside(handle_.get(), from.raw(), why); });
    }
    returned<void> take_away(const basic_totals& from) {
        return detail::done([&](auto why) { return kpi_totals_unmerge(handle_.get(), from.raw(), why); });
    }
    template <class T> returned<T> copy() const {
        return detail::made<T, detail::owned_totals>([&](auto out, auto why) { return kpi_totals_clone(raw(), out, why); });
    }
    detail::owned_totals handle_;
};

/// Totals of a fact, counted from its rows: kpi::contact_totals is kpi::totals<kpi::contact>.
template <class Fact>
class totals : public basic_totals {
public:
    using fact = Fact;
    using row = typename Fact::row;
    using rules = typename Fact::rules;

    explicit totals(detail::owned_totals&& handle) noexcept : basic_totals(std::move(handle)) {}
#ifndef KPI_NO_EXCEPTIONS
    explicit totals(const rules& under = rules(), keep kept = keep::sums()) : totals(make(under, kept)) {}
#endif
    /// Empty totals. kpi_totals_new
    static returned<totals> make(const rules& under = rules(), keep kept = keep::sums()) {
        return detail::made<totals, detail::owned_totals>([&](auto out, auto why) {
            return kpi_totals_new(Fact::number, detail::rules_data(under), detail::rules_size(under), kept.number(), out, why);
        });
    }
    /// Totals of which nothing is known yet, to be filled with `set` and `feed`. kpi_totals_unknown
    static returned<totals> unknown(const rules& under = rules(), keep kept = keep::sums()) {
        return detail::made<totals, detail::owned_totals>([&](auto out, auto why) {
            return kpi_totals_unknown(Fact::number, detail::rules_data(under), detail::rules_size(under), kept.number(), out, why);
        });
    }
    /// Totals from bytes that `to_bytes` made; those of another fact are refused. kpi_totals_from_bytes
    static returned<totals> from_bytes(span<std::uint8_t> bytes) {
        kpi_totals* raw = nullptr;
        kpi_error* why = nullptr;
        const kpi_status status = kpi_totals_from_bytes(bytes.data(), bytes.size(), &raw, &why);
        if (status != KPI_STATUS_OK) { return detail::failed<totals>(status, why); }
        return typed(detail::owned_totals(raw));
    }

    /// Counts a row. kpi_observe
    returned<observed> observe(const row& one) { return observe(span<row>(&one, 1)); }
    /// Counts an array of rows: cheaper than one by one.
    returned<observed> observe(span<row> rows) {
        return detail::counted(
            [&](auto why) { return kpi_observe(handle_.get(), rows.data(), sizeof(row), rows.size(), why); });
    }
    /// Takes rows away again. kpi_unobserve
    returned<observed> unobserve(const row& one) { return unobserve(span<row>(&one, 1)); }
    returned<observed> unobserve(span<row> rows) {
        return detail::counted(
            [&](auto why) { return kpi_unobserve(handle_.get(), rows.data(), sizeof(row), rows.size(), why); });
    }
    /// Corrects a row that was observed before it ended; `before` is exactly as it was observed. kpi_replace
    returned<observed> replace(const row& before, const row& after) {
        return detail::counted([&](auto why) { return kpi_replace(handle_.get(), &before, &after, sizeof(row), why); });
    }

    /// Adds what other totals counted: other hours, other machines. kpi_totals_merge
    returned<void> merge(const totals& from) { return add(from); }
    /// Adds what was counted of other queues at the same instants. kpi_totals_merge_beside
    returned<void> merge_beside(const totals& from) { return add_beside(from); }
    /// Takes away what was merged before, without drift. kpi_totals_unmerge
    returned<void> unmerge(const totals& from) { return take_away(from); }
    /// A copy with a life of its own. kpi_totals_clone
    returned<totals> clone() const { return this->template copy<totals>(); }

    /// A total; one that is not known is not 0. kpi_totals_get
    [[nodiscard]] reading get(typename Fact::total which) const noexcept { return read(static_cast<std::int32_t>(which)); }
    /// Makes a total known, for what another system counted. kpi_totals_set
    template <class Integer, accepts::integer<Integer> = 0>
    returned<void> set(typename Fact::total which, Integer known) {
        return write(static_cast<std::int32_t>(which), static_cast<std::int64_t>(known));
    }
    returned<void> set(typename Fact::total which, microseconds known) { return set(which, known.count()); }

    /// Takes a handle of this fact over; another one is refused.
    static returned<totals> typed(detail::owned_totals&& handle) {
        if (fact_of(handle.get()) != Fact::number) {
            return detail::failed<totals>(error(status::facts_differ, "these are totals of another fact"));
        }
        return totals(std::move(handle));
    }

private:
    friend class any_totals;
};

/// Totals of a fact that is known only as the program runs: rows are structs of that fact, numbers are those of the catalogue.
class any_totals : public basic_totals {
public:
    explicit any_totals(detail::owned_totals&& handle) noexcept : basic_totals(std::move(handle)) {}
    template <class Fact> any_totals(totals<Fact>&& typed) noexcept : basic_totals(std::move(typed.handle_)) {}
    /// From rules as text: `contact/1 answer_within=30s`. kpi_totals_from_rules
    static returned<any_totals> make(std::string_view rules, keep kept = keep::sums()) {
        return detail::made<any_totals, detail::owned_totals>(
            [&](auto out, auto why) { return kpi_totals_from_rules(detail::text(rules), kept.number(), out, why); });
    }
    static returned<any_totals> from_bytes(span<std::uint8_t> bytes) {
        return detail::made<any_totals, detail::owned_totals>(
            [&](auto out, auto why) { return kpi_totals_from_bytes(bytes.data(), bytes.size(), out, why); });
    }
    /// The same as totals of this fact; those of another fact are refused, and stay as they are.
    template <class Fact> returned<totals<Fact>> as() && { return totals<Fact>::typed(std::move(handle_)); }
    /// The number of the fact; -1 for totals that were moved from.
    [[nodiscard]] std::int32_t fact() const noexcept { return fact_of(raw()); }
    /// Counts an array of structs of the fact. kpi_observe
    returned<observed> observe(const void* rows, std::size_t row_size, std::size_t count) {
        return detail::counted([&](auto why) { return kpi_observe(handle_.get(), rows, row_size, count, why); });
    }
    returned<void> merge(const basic_totals& from) { return add(from); }
    returned<void> merge_beside(const basic_totals& from) { return add_beside(from); }
    returned<void> unmerge(const basic_totals& from) { return take_away(from); }
    returned<any_totals> clone() const { return copy<any_totals>(); }
    [[nodiscard]] reading get(std::int32_t number) const noexcept { return read(number); }
    template <class Integer, accepts::integer<Integer> = 0> returned<void> set(std::int32_t number, Integer known) {
        return write(number, static_cast<std::int64_t>(known));
    }
};

/// Evaluates a KPI from the totals of several facts, one of each: kpi::evaluate(metric, contacts, complaints). kpi_evaluate
template <class... More>
returned<value> evaluate(formula of, const parameters& given, const basic_totals& first, const More&... more) {
    const kpi_totals* const facts[] = {first.raw(), more.raw()...};
    return detail::made<value, detail::owned_value>([&](auto out, auto why) {
        return kpi_evaluate(facts, 1 + sizeof...(More), of.metric_number(), of.variant_number(), &given, sizeof given, out, why);
    });
}
template <class... More>
returned<value> evaluate(formula of, const basic_totals& first, const More&... more) {
    return evaluate(of, parameters(), first, more...);
}

// ---- Groups ----

/// A group: its key, borrowed from the grouping until that is changed, and the start of its interval, if there is one.
class group {
public:
    constexpr group() noexcept : raw_() {}
    explicit group(const kpi_group& raw) noexcept : raw_(raw) {}
    group(std::string_view key) noexcept : raw_{detail::text(key), 0, 0} {}
    group(const char* key) noexcept : group(std::string_view(key)) {}
    group(std::string_view key, time_point start) noexcept : raw_{detail::text(key), start.time_since_epoch().count(), 1} {}
    [[nodiscard]] std::string_view key() const noexcept { return detail::text(raw_.key); }
    [[nodiscard]] std::optional<time_point> start() const noexcept {
        return raw_.has_start != 0 ? std::optional<time_point>(time_point(microseconds(raw_.start))) : std::nullopt;
    }
    [[nodiscard]] const kpi_group* raw() const noexcept { return &raw_; }

private:
    kpi_group raw_;
};

/// Totals of a fact by key (a queue, a site) and, where `every` is given, by interval: for (auto& group : groups) { ... }, in the order
/// of key and time.
template <class Fact>
class grouped {
public:
    using row = typename Fact::row;
    using rules = typename Fact::rules;

    explicit grouped(detail::owned_grouped&& handle) noexcept : handle_(std::move(handle)) {}
#ifndef KPI_NO_EXCEPTIONS
    explicit grouped(
        const rules& under = rules(), std::string_view key_names = {}, microseconds every = {}, keep kept = keep::sums())
        : grouped(make(under, key_names, every, kept)) {}
#endif
    /// No groups yet. `key_names` says what the key holds. kpi_grouped_new
    static returned<grouped> make(
        const rules& under = rules(), std::string_view key_names = {}, microseconds every = {}, keep kept = keep::sums()) {
        return detail::made<grouped, detail::owned_grouped>([&](auto out, auto why) {
            return kpi_grouped_new(Fact::number, detail::rules_data(under), detail::rules_size(under), kept.number(),
                detail::text(key_names), every.count(), out, why);
        });
    }

    /// Counts a row in the group of this key, in its interval. kpi_grouped_observe
    returned<observed> observe(std::string_view key, const row& one) { return observe(key, span<row>(&one, 1)); }
    returned<observed> observe(std::string_view key, span<row> rows) {
        return detail::counted([&](auto why) {
            return kpi_grouped_observe(handle_.get(), detail::text(key), rows.data(), sizeof(row), rows.size(), why);
        });
    }
    returned<observed> unobserve(std::string_view key, const row& one) { return unobserve(key, span<row>(&one, 1)); }
    returned<observed> unobserve(std::string_view key, span<row> rows) {
        return detail::counted([&](auto why) {
            return kpi_grouped_unobserve(handle_.get(), detail::text(key), rows.data(), sizeof(row), rows.size(), why);
        });
    }
    /// Corrects a row, even where that moves it to another group. kpi_grouped_replace
    returned<observed> replace(std::string_view old_key, const row& before, std::string_view new_key, const row& after) {
        return detail::counted([&](auto why) {
            return kpi_grouped_replace(
                handle_.get(), detail::text(old_key), &before, detail::text(new_key), &after, sizeof(row), why);
        });
    }
    /// Adds another grouping, group by group. kpi_grouped_merge
    returned<void> merge(const grouped& from) {
        return detail::done([&](auto why) { return kpi_grouped_merge(handle_.get(), from.raw(), why); });
    }
    /// Adds totals that were counted elsewhere to a group. kpi_grouped_add
    returned<void> add(const group& to, const totals<Fact>& counted) {
        return detail::done([&](auto why) { return kpi_grouped_add(handle_.get(), to.raw(), counted.raw(), why); });
    }
    returned<void> clear() {
        return detail::done([&](auto why) { return kpi_grouped_clear(handle_.get(), why); });
    }
    returned<grouped> clone() const {
        return detail::made<grouped, detail::owned_grouped>(
            [&](auto out, auto why) { return kpi_grouped_clone(raw(), out, why); });
    }
    /// How many groups there are.
    [[nodiscard]] std::size_t size() const noexcept {
        std::size_t size = 0;
        return kpi_grouped_size(raw(), &size, nullptr) == KPI_STATUS_OK ? size : 0;
    }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    /// A copy of the totals of a group; one that nothing was counted in holds nothing. kpi_grouped_get
    returned<totals<Fact>> get(const group& of) const {
        return detail::made<totals<Fact>, detail::owned_totals>(
            [&](auto out, auto why) { return kpi_grouped_get(raw(), of.raw(), out, why); });
    }
    /// All groups added up. kpi_grouped_total
    returned<totals<Fact>> total() const {
        return detail::made<totals<Fact>, detail::owned_totals>(
            [&](auto out, auto why) { return kpi_grouped_total(raw(), out, why); });
    }
    /// Longer intervals (0: none) with the same keys, ... kpi_grouped_roll_up
    returned<grouped> roll_up(microseconds every) const { return rolled_up(1, every); }
    /// ... or over all keys.
    returned<grouped> roll_up_over_keys(microseconds every) const { return rolled_up(0, every); }

    /// Walks over the groups; changing the grouping ends the walk.
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = group;
        using difference_type = std::ptrdiff_t;
        using pointer = const group*;
        using reference = const group&;

        iterator() noexcept = default;
        explicit iterator(const kpi_grouped* of) noexcept : of_(of) { step(nullptr); }
        reference operator*() const noexcept { return at_; }
        pointer operator->() const noexcept { return &at_; }
        iterator& operator++() noexcept {
            step(at_.raw());
            return *this;
        }
        void operator++(int) noexcept { ++*this; }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.of_ == b.of_; }
        friend bool operator!=(const iterator& a, const iterator& b) noexcept { return a.of_ != b.of_; }

    private:
        void step(const kpi_group* after) noexcept {
            kpi_group next{};
            std::int32_t found = 0;
            if (kpi_grouped_next(of_, after, &next, &found, nullptr) != KPI_STATUS_OK || found == 0) { of_ = nullptr; }
            at_ = group(next);
        }
        const kpi_grouped* of_ = nullptr;
        group at_;
    };
    [[nodiscard]] iterator begin() const noexcept { return iterator(raw()); }
    [[nodiscard]] iterator end() const noexcept { return iterator(); }
    [[nodiscard]] const kpi_grouped* raw() const noexcept { return handle_.get(); }

private:
    returned<grouped> rolled_up(std::int32_t keep_keys, microseconds every) const {
        return detail::made<grouped, detail::owned_grouped>(
            [&](auto out, auto why) { return kpi_grouped_roll_up(raw(), keep_keys, every.count(), out, why); });
    }
    detail::owned_grouped handle_;
};

// ---- Many threads ----

/// The writer of a shard, for one thread at a time; given back when it goes, and what it counted stays.
template <class Fact>
class shard {
public:
    using row = typename Fact::row;

    explicit shard(detail::owned_shard&& handle) noexcept : handle_(std::move(handle)) {}
    /// Counts a row: no lock, no waiting, no allocation. kpi_shard_observe
    returned<observed> observe(const row& one) { return observe(span<row>(&one, 1)); }
    returned<observed> observe(span<row> rows) {
        return detail::counted(
            [&](auto why) { return kpi_shard_observe(handle_.get(), rows.data(), sizeof(row), rows.size(), why); });
    }
    /// Takes rows away, whichever shard observed them. kpi_shard_unobserve
    returned<observed> unobserve(const row& one) { return unobserve(span<row>(&one, 1)); }
    returned<observed> unobserve(span<row> rows) {
        return detail::counted(
            [&](auto why) { return kpi_shard_unobserve(handle_.get(), rows.data(), sizeof(row), rows.size(), why); });
    }
    /// Corrects a row in one step, whichever shard observed it. kpi_shard_replace
    returned<observed> replace(const row& before, const row& after) {
        return detail::counted([&](auto why) { return kpi_shard_replace(handle_.get(), &before, &after, sizeof(row), why); });
    }

private:
    detail::owned_shard handle_;
};

/// Totals of a fact that many threads feed, one shard each, and any thread reads. Only sums are kept.
template <class Fact>
class sharded {
public:
    using rules = typename Fact::rules;

    explicit sharded(detail::owned_sharded&& handle) noexcept : handle_(std::move(handle)) {}
#ifndef KPI_NO_EXCEPTIONS
    explicit sharded(std::size_t shards, const rules& under = rules()) : sharded(make(shards, under)) {}
#endif
    /// kpi_sharded_new
    static returned<sharded> make(std::size_t shards, const rules& under = rules()) {
        return detail::made<sharded, detail::owned_sharded>([&](auto out, auto why) {
            return kpi_sharded_new(Fact::number, detail::rules_data(under), detail::rules_size(under), shards, out, why);
        });
    }
    /// The writer of a shard, from 0, for the thread that observes; one that is taken is refused. kpi_sharded_take
    returned<shard<Fact>> take(std::size_t which) const {
        return detail::made<shard<Fact>, detail::owned_shard>(
            [&](auto out, auto why) { return kpi_sharded_take(handle_.get(), which, out, why); });
    }
    /// The totals of all shards at one moment, while their threads go on. kpi_sharded_snapshot
    returned<totals<Fact>> snapshot() const {
        return detail::made<totals<Fact>, detail::owned_totals>(
            [&](auto out, auto why) { return kpi_sharded_snapshot(handle_.get(), out, why); });
    }

private:
    detail::owned_sharded handle_;
};

// ---- The catalogue: texts of it stay for ever ----

namespace detail {

/// Entries 0 to `count` of a list of the catalogue.
template <class Entry, class C, class Read> std::vector<Entry> listed(std::int32_t count, Read&& read) {
    std::vector<Entry> found;
    C entry{};
    for (std::int32_t at = 0; at < count && read(at, &entry) == KPI_STATUS_OK; ++at) { found.push_back(Entry(entry)); }
    return found;
}

}  // namespace detail

/// A field of a row, or a rule.
struct member_info {
    explicit member_info(const kpi_member_info& of)
        : number(of.number), words(of.words), required(of.required == 1), default_value(of.default_value),
          name(detail::text(of.name)), kind(detail::text(of.kind)), doc(detail::text(of.doc)) {}
    std::int32_t number;
    std::int32_t words;
    bool required;
    std::int64_t default_value;
    std::string_view name, kind, doc;
};

/// A total, or a state beside the totals.
struct total_info {
    explicit total_info(const kpi_total_info& of)
        : number(of.number), name(detail::text(of.name)), unit(detail::text(of.unit)), role(detail::text(of.role)),
          doc(detail::text(of.doc)) {}
    std::int32_t number;
    std::string_view name, unit, role, doc;
};

/// A fact: one kind of row.
class fact_info {
public:
    explicit fact_info(const kpi_fact_info& of)
        : number(of.number), version(of.version), name(detail::text(of.name)), doc(detail::text(of.doc)), info_(of) {}
    std::int32_t number;
    std::int32_t version;
    std::string_view name, doc;
    [[nodiscard]] std::vector<member_info> fields() const { return members(info_.fields, kpi_field_at); }
    [[nodiscard]] std::vector<member_info> rules() const { return members(info_.rules, kpi_rule_at); }
    [[nodiscard]] std::vector<total_info> totals() const { return sums(info_.totals, kpi_total_at); }
    /// Distributions, then sets, then quotients.
    [[nodiscard]] std::vector<total_info> states() const { return sums(info_.states, kpi_state_at); }

private:
    template <class Read> std::vector<member_info> members(std::int32_t count, Read read) const {
        return detail::listed<member_info, kpi_member_info>(count,
            [&](std::int32_t at, kpi_member_info* out) { return read(number, at, out, sizeof *out, nullptr); });
    }
    template <class Read> std::vector<total_info> sums(std::int32_t count, Read read) const {
        return detail::listed<total_info, kpi_total_info>(count,
            [&](std::int32_t at, kpi_total_info* out) { return read(number, at, out, sizeof *out, nullptr); });
    }
    kpi_fact_info info_;
};

/// A variant of a KPI.
struct variant_info {
    explicit variant_info(const kpi_variant_info& of)
        : number(of.number), name(detail::text(of.name)), meaning(detail::text(of.meaning)), who(detail::text(of.who)),
          unit(detail::text(of.unit)), better(detail::text(of.better)) {}
    std::int32_t number;
    std::string_view name, meaning, who, unit, better;
};

/// A KPI.
class metric_info {
public:
    explicit metric_info(const kpi_metric_info& of)
        : number(static_cast<metric>(of.number)), id(detail::text(of.id)), name_en(detail::text(of.name_en)),
          name_zh(detail::text(of.name_zh)), name_fr(detail::text(of.name_fr)), meaning(detail::text(of.meaning)),
          family(detail::text(of.family)), better(detail::text(of.better)), unit(detail::text(of.unit)),
          notes(detail::text(of.notes)), source(detail::text(of.source)), info_(of) {}
    metric number;
    std::string_view id, name_en, name_zh, name_fr, meaning, family, better, unit, notes, source;
    /// The number of the default variant, where the field has one.
    [[nodiscard]] std::optional<std::int32_t> default_variant() const noexcept {
        return info_.default_variant == 0 ? std::nullopt : std::optional<std::int32_t>(info_.default_variant);
    }
    [[nodiscard]] std::vector<variant_info> variants() const {
        return detail::listed<variant_info, kpi_variant_info>(info_.variants,
            [&](std::int32_t at, kpi_variant_info* out) { return kpi_variant_at(info_.number, at, out, sizeof *out, nullptr); });
    }

private:
    kpi_metric_info info_;
};

/// All facts.
[[nodiscard]] inline std::vector<fact_info> facts() {
    return detail::listed<fact_info, kpi_fact_info>(kpi_fact_count(),
        [](std::int32_t at, kpi_fact_info* out) { return kpi_fact_at(at, out, sizeof *out, nullptr); });
}

/// All KPIs.
[[nodiscard]] inline std::vector<metric_info> metrics() {
    return detail::listed<metric_info, kpi_metric_info>(kpi_metric_count(),
        [](std::int32_t at, kpi_metric_info* out) { return kpi_metric_at(at, out, sizeof *out, nullptr); });
}

/// The KPI of this id, if there is one.
[[nodiscard]] inline std::optional<metric> find_metric(std::string_view id) noexcept {
    std::int32_t number = 0;
    const bool found = kpi_metric_find(detail::text(id), &number, nullptr) == KPI_STATUS_OK;
    return found ? std::optional<metric>(static_cast<metric>(number)) : std::nullopt;
}

/// The KPIs whose names, meanings or variants say these words, in English, Chinese or French: exact names first. kpi_metric_search
[[nodiscard]] inline returned<std::vector<metric>> search(std::string_view words) {
    std::vector<std::int32_t> numbers(static_cast<std::size_t>(kpi_metric_count()));
    std::size_t found = 0;
    kpi_error* why = nullptr;
    const kpi_status status = kpi_metric_search(detail::text(words), numbers.data(), numbers.size(), &found, &why);
    if (status != KPI_STATUS_OK) { return detail::failed<std::vector<metric>>(status, why); }
    std::vector<metric> metrics;
    for (std::size_t at = 0; at < found && at < numbers.size(); ++at) { metrics.push_back(static_cast<metric>(numbers[at])); }
    return metrics;
}

/// The formula of a variant as text: `answered_within / (offered - wait_unknown)`. kpi_variant_formula
[[nodiscard]] inline returned<std::string> formula_text(formula of) {
    return detail::copied<std::string>(
        [&](auto out, auto why) { return kpi_variant_formula(of.metric_number(), of.variant_number(), out, why); });
}

/// The version of the library.
[[nodiscard]] inline std::string_view version() noexcept { return detail::text(kpi_version()); }
/// The version of its ABI; compare it with KPI_ABI_VERSION.
[[nodiscard]] inline std::int32_t abi_version() noexcept { return kpi_abi_version(); }

}  // namespace KPI_CPP_MODE
}  // namespace kpi

#endif
