// The conformance vectors through the C ABI: every case of tests/vectors (format: tests/vectors/README.md), with identical parts,
// reasons, rows left out, pending and rejected. Nothing is named here: fields, words, rules, totals and KPIs are found in the catalogue
// of the library, and rows are made by the numbers of their fields.
//
//   vectors DIR      prints `1783 vectors, 0 failed`; 1 where a case fails or cases are missing

#include "json.hpp"
#include "kpi.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace {

// Fewer cases than this: the folder is not the right one, or was cut.
constexpr std::size_t FEWEST = 1700;

[[noreturn]] void fail(const std::string &what) { throw std::runtime_error(what); }

kpi_str str(const std::string &text) { return {text.data(), text.size()}; }
std::string string(kpi_str text) { return text.size == 0 ? std::string() : std::string(text.data, text.size); }

// Throws what the library says where a call did not succeed.
void check(kpi_status status, kpi_error **error) {
    if (status == KPI_STATUS_OK) return;
    const std::string message = "status " + std::to_string(status) + ": " + string(kpi_error_message(*error));
    kpi_error_free(*error);
    fail(message);
}

// A handle that is freed where its scope ends.
template <class T, kpi_status (*Free)(T *)> struct owned {
    T *handle = nullptr;
    owned() = default;
    owned(owned &&other) noexcept : handle(other.handle) { other.handle = nullptr; }
    owned(const owned &) = delete;
    owned &operator=(const owned &) = delete;
    ~owned() { Free(handle); }
};
using totals = owned<kpi_totals, kpi_totals_free>;
using value = owned<kpi_value, kpi_value_free>;

// The facts of the catalogue by their names.
kpi_fact_info fact_of(const std::string &name) {
    kpi_error *error = nullptr;
    std::int32_t number = 0;
    check(kpi_fact_find(str(name), &number, &error), &error);
    for (std::int32_t at = 0; at < kpi_fact_count(); ++at) {
        kpi_fact_info info;
        check(kpi_fact_at(at, &info, sizeof info, &error), &error);
        if (info.number == number) return info;
    }
    fail("no fact `" + name + "`");
}

// The number of a word of a field.
std::int64_t word_of(std::int32_t fact, const kpi_member_info &field, const std::string &word) {
    for (std::int32_t at = 0; at < field.words; ++at) {
        kpi_error *error = nullptr;
        kpi_str known;
        check(kpi_field_word(fact, field.number, at, &known, &error), &error);
        if (string(known) == word) return at;
    }
    fail("`" + string(field.name) + "` has no word `" + word + "`");
}

// What stands in a row for a value of the file.
std::int64_t number_of(std::int32_t fact, const kpi_member_info &field, const json::value &given) {
    const std::string kind = string(field.kind);
    if (kind == "word" && given.is == json::value::kind::text) return word_of(fact, field, given.text);
    if (kind == "set" && given.is == json::value::kind::list) {
        std::int64_t bits = 0;
        for (const json::value &word : given.list) bits |= std::int64_t{1} << word_of(fact, field, word.as_text());
        return bits;
    }
    if (kind == "flag" && given.is == json::value::kind::flag) return given.flag ? 1 : 0;
    if (kind == "currency" && given.is == json::value::kind::text) {
        const auto capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
        if (given.text.size() != 3 || !std::all_of(given.text.begin(), given.text.end(), capital)) fail("no currency " + given.text);
        return KPI_CURRENCY(given.text[0], given.text[1], given.text[2]);
    }
    return given.as_integer();
}

// Memory of a kpi_<fact>_row: the mask, then the values in the order of the numbers.
std::vector<std::int64_t> row_of(const kpi_fact_info &fact, const json::value &given) {
    std::vector<std::int64_t> row(1 + static_cast<std::size_t>(fact.fields));
    std::uint64_t present = 0;
    for (const auto &[name, cell] : given.as_object()) {
        kpi_error *error = nullptr;
        std::int32_t at = 0;
        check(kpi_field_find(fact.number, str(name), &at, &error), &error);
        if (cell.is == json::value::kind::null) continue;
        kpi_member_info field;
        check(kpi_field_at(fact.number, at, &field, sizeof field, &error), &error);
        row.at(1 + static_cast<std::size_t>(at)) = number_of(fact.number, field, cell);
        present |= std::uint64_t{1} << at;
    }
    std::memcpy(row.data(), &present, sizeof present);
    return row;
}

void observe(kpi_totals *into, const kpi_fact_info &fact, const json::value &given) {
    given.only({"times", "row"});
    const std::vector<std::int64_t> row = row_of(fact, given.at("row"));
    const json::value *times = given.find("times");
    const std::int64_t n = times == nullptr ? 1 : times->as_integer();
    if (n < 0) fail("`times` below zero");
    std::vector<std::int64_t> rows;
    for (std::int64_t at = 0; at < n; ++at) rows.insert(rows.end(), row.begin(), row.end());
    kpi_error *error = nullptr;
    const kpi_status status =
        kpi_observe(into, rows.data(), row.size() * sizeof(std::int64_t), static_cast<std::size_t>(n), &error);
    if (status == KPI_STATUS_ROW_REJECTED) {
        kpi_error_free(error); // counted, not an error
        return;
    }
    check(status, &error);
}

totals totals_of(const std::string &name, const json::value &given) {
    given.only({"rules", "rows", "totals"});
    const kpi_fact_info fact = fact_of(name);
    std::string rules = name + "/" + std::to_string(fact.version);
    if (const json::value *named = given.find("rules"))
        for (const auto &[rule, text] : named->as_object()) rules += " " + rule + "=" + text.as_text();
    const json::value *known = given.find("totals");
    totals made;
    kpi_error *error = nullptr;
    check(kpi_totals_from_rules(str(rules), KPI_KEEP_EXACT, &made.handle, &error), &error);
    if (known != nullptr) { check(kpi_totals_forget(made.handle, &error), &error); }
    if (known != nullptr) {
        for (const auto &[total, number] : known->as_object()) {
            std::int32_t at = 0;
            check(kpi_total_find(fact.number, str(total), &at, &error), &error);
            check(kpi_totals_set(made.handle, at, number.as_integer(), &error), &error);
        }
    } else if (const json::value *rows = given.find("rows")) {
        for (const json::value &row : rows->as_list()) observe(made.handle, fact, row);
    }
    return made;
}

kpi_parameters parameters_of(const json::value *given) {
    kpi_parameters made{};
    if (given == nullptr) return made;
    const auto share = [](const json::value &parts, std::int64_t &above, std::int64_t &below) {
        if (parts.as_list().size() != 2) fail("a share is [numerator, denominator]");
        above = parts.list[0].as_integer();
        below = parts.list[1].as_integer();
    };
    for (const auto &[name, content] : given->as_object()) {
        if (name == "p") {
            share(content, made.p_numerator, made.p_denominator);
            made.present |= KPI_PARAMETER_P;
        } else if (name == "discount") {
            share(content, made.discount_numerator, made.discount_denominator);
            made.present |= KPI_PARAMETER_DISCOUNT;
        } else if (name == "percentile") {
            const std::string &rule = content.as_text();
            if (rule != "nearest_rank" && rule != "linear") fail("no percentile rule " + rule);
            made.percentile = rule == "linear" ? KPI_PERCENTILE_LINEAR : KPI_PERCENTILE_NEAREST_RANK;
            made.present |= KPI_PARAMETER_PERCENTILE;
        } else {
            fail("no parameter " + name);
        }
    }
    return made;
}

value evaluate(const json::value &given, const std::vector<totals> &facts) {
    kpi_error *error = nullptr;
    std::int32_t metric = 0;
    std::int32_t variant = KPI_DEFAULT_VARIANT;
    check(kpi_metric_find(str(given.at("metric").as_text()), &metric, &error), &error);
    if (const json::value *name = given.find("variant"))
        check(kpi_variant_find(metric, str(name->as_text()), &variant, &error), &error);
    std::vector<const kpi_totals *> handles;
    for (const totals &fact : facts) handles.push_back(fact.handle);
    const kpi_parameters parameters = parameters_of(given.find("parameters"));
    value made;
    check(kpi_evaluate(handles.data(), handles.size(), metric, variant, &parameters, sizeof parameters, &made.handle, &error), &error);
    return made;
}

using entry = kpi_status (*)(const kpi_value *, std::int32_t, kpi_left_out *, kpi_error **);

// Whether every expected number of rows stands in the list, by `total` or `fact.total`.
bool listed(const json::value *expected, const kpi_value *found, std::int32_t count, entry at) {
    if (expected == nullptr) return true;
    for (const auto &[total, rows] : expected->as_object()) {
        bool stands = false;
        for (std::int32_t number = 0; number < count; ++number) {
            kpi_error *error = nullptr;
            kpi_left_out left;
            check(at(found, number, &left, &error), &error);
            const bool named = string(left.total) == total || string(left.fact) + "." + string(left.total) == total;
            stands = stands || (named && left.rows == rows.as_integer());
        }
        if (!stands) return false;
    }
    return true;
}

// The number of the reason to reject a row that has this name.
std::int32_t reason_number(const std::string &name) {
    for (std::int32_t reason = 0; kpi_reject_name(reason).size != 0; ++reason) {
        if (string(kpi_reject_name(reason)) == name) { return reason; }
    }
    fail("no row is rejected for " + name);
}

bool rejected_agree(const json::value *expected, const std::vector<totals> &facts) {
    if (expected == nullptr) return true;
    for (const auto &[reason, rows] : expected->as_object()) {
        std::int64_t sum = 0;
        for (const totals &fact : facts) {
            kpi_error *error = nullptr;
            std::int64_t count = 0;
            check(kpi_totals_rejected(fact.handle, reason_number(reason), &count, &error), &error);
            sum += count;
        }
        if (sum != rows.as_integer()) return false;
    }
    return true;
}

void run(const json::value &given) {
    given.only({"id", "source", "facts", "metric", "variant", "parameters", "expect", "dictionary"});
    if (given.at("source").as_text().empty()) fail("a vector without a source");
    std::vector<totals> facts;
    for (const auto &[name, content] : given.at("facts").as_object()) facts.push_back(totals_of(name, content));
    const value found = evaluate(given, facts);
    kpi_error *error = nullptr;
    kpi_figure figure;
    check(kpi_value_figure(found.handle, &figure, sizeof figure, &error), &error);

    const json::value &expect = given.at("expect");
    expect.only({"numerator", "denominator", "undefined", "of", "left_out", "pending", "rejected"});
    bool agrees = false;
    if (const json::value *reason = expect.find("undefined")) {
        const json::value *of = expect.find("of");
        agrees = figure.reason != 0 && string(kpi_value_reason(found.handle)) == reason->as_text() &&
                 (of == nullptr || string(kpi_value_reason_of(found.handle)) == of->as_text());
    } else {
        agrees = figure.reason == 0 && figure.numerator == expect.at("numerator").as_integer() &&
                 figure.denominator == expect.at("denominator").as_integer();
    }
    agrees = agrees && listed(expect.find("left_out"), found.handle, figure.left_out, kpi_value_left_out);
    agrees = agrees && listed(expect.find("pending"), found.handle, figure.pending, kpi_value_pending);
    agrees = agrees && rejected_agree(expect.find("rejected"), facts);
    if (!agrees)
        fail("another value than expected: " + std::to_string(figure.numerator) + "/" + std::to_string(figure.denominator) + ", " +
             string(kpi_value_text(found.handle)));
}

std::string content(const std::filesystem::path &path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail(path.string() + " cannot be read");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

int run_all(const std::filesystem::path &folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::set<std::string> ids;
    std::size_t failed = 0;
    for (const auto &path : paths) {
        const json::value file = json::parse(content(path));
        file.only({"about", "cases"});
        for (const json::value &given : file.at("cases").as_list()) {
            const std::string &id = given.at("id").as_text();
            if (!ids.insert(id).second) fail("two vectors of the id " + id);
            try {
                run(given);
            } catch (const std::exception &error) {
                std::fprintf(stderr, "%s: %s\n", id.c_str(), error.what());
                ++failed;
            }
        }
    }
    std::printf("%zu vectors, %zu failed\n", ids.size(), failed);
    if (ids.size() < FEWEST) std::fprintf(stderr, "there must be at least %zu vectors\n", FEWEST);
    return failed == 0 && ids.size() >= FEWEST ? 0 : 1;
}

} // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::fprintf(stderr, "usage: vectors DIR\n");
        return 2;
    }
    try {
        return run_all(arguments[1]);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "vectors: %s\n", error.what());
        return 1;
    }
}
