// A strict reader of the JSON of our own vectors: objects, arrays, strings, 64-bit integers, true, false, null. Everything else
// (fractions, exponents, \u escapes, a key given twice, anything after the end) is refused: nothing is guessed or rounded.
#ifndef KPI_TESTS_JSON_HPP
#define KPI_TESTS_JSON_HPP

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace json {

struct value {
    enum class kind { null, flag, integer, text, list, object };
    kind is = kind::null;
    bool flag = false;
    std::int64_t integer = 0;
    std::string text;
    std::vector<value> list;
    std::vector<std::pair<std::string, value>> members; // in the order of the file

    // The member of this name, or nullptr.
    const value *find(const std::string &name) const {
        want(kind::object, "an object");
        for (const auto &member : members)
            if (member.first == name) return &member.second;
        return nullptr;
    }
    const value &at(const std::string &name) const {
        if (const value *found = find(name)) return *found;
        throw std::runtime_error("there is no `" + name + "`");
    }
    const std::string &as_text() const { return want(kind::text, "a text"), text; }
    std::int64_t as_integer() const { return want(kind::integer, "an integer"), integer; }
    const std::vector<value> &as_list() const { return want(kind::list, "a list"), list; }
    const std::vector<std::pair<std::string, value>> &as_object() const { return want(kind::object, "an object"), members; }

    // Refuses members that are not in the list: a misspelt key must not be a check that is left out.
    void only(std::initializer_list<const char *> names) const {
        for (const auto &member : as_object()) {
            bool known = false;
            for (const char *name : names) known = known || member.first == name;
            if (!known) throw std::runtime_error("`" + member.first + "` is no key of the format");
        }
    }

private:
    void want(kind wanted, const char *what) const {
        if (is != wanted) throw std::runtime_error(std::string(what) + " is expected");
    }
};

class reader {
public:
    explicit reader(const std::string &text) : text_(text) {}

    value read() {
        value found = any(0);
        skip();
        if (at_ != text_.size()) fail("something after the end");
        return found;
    }

private:
    const std::string &text_;
    std::size_t at_ = 0;

    [[noreturn]] void fail(const std::string &what) const {
        throw std::runtime_error("JSON, byte " + std::to_string(at_) + ": " + what);
    }
    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
    }
    bool take(char letter) {
        skip();
        const bool is = at_ < text_.size() && text_[at_] == letter;
        at_ += is ? 1 : 0;
        return is;
    }
    void need(char letter) {
        if (!take(letter)) fail(std::string("`") + letter + "` is expected");
    }
    bool word(const char *letters) {
        const std::string wanted(letters);
        const bool is = text_.compare(at_, wanted.size(), wanted) == 0;
        at_ += is ? wanted.size() : 0;
        return is;
    }

    value any(int depth) {
        if (depth > 32) fail("too deep");
        value made;
        skip();
        if (at_ == text_.size()) fail("it ends too early");
        const char first = text_[at_];
        if (first == '{') {
            made.is = value::kind::object;
            object(made, depth);
        } else if (first == '[') {
            made.is = value::kind::list;
            list(made, depth);
        } else if (first == '"') {
            made.is = value::kind::text;
            made.text = string();
        } else if (first == '-' || (first >= '0' && first <= '9')) {
            made.is = value::kind::integer;
            made.integer = number();
        } else if (word("true") || word("false")) {
            made.is = value::kind::flag;
            made.flag = first == 't';
        } else if (!word("null")) {
            fail("no value starts so");
        }
        return made;
    }
    void object(value &made, int depth) {
        need('{');
        if (take('}')) return;
        do {
            skip();
            std::string name = string();
            if (made.find(name) != nullptr) fail("`" + name + "` is given twice");
            need(':');
            made.members.emplace_back(std::move(name), any(depth + 1));
        } while (take(','));
        need('}');
    }
    void list(value &made, int depth) {
        need('[');
        if (take(']')) return;
        do made.list.push_back(any(depth + 1));
        while (take(','));
        need(']');
    }
    std::string string() {
        need('"');
        std::string made;
        while (at_ < text_.size() && text_[at_] != '"') {
            char letter = text_[at_++];
            if (static_cast<unsigned char>(letter) < 0x20) fail("a control character in a text");
            if (letter == '\\') {
                letter = at_ < text_.size() ? text_[at_++] : '\0';
                if (letter != '"' && letter != '\\' && letter != '/') fail("an escape that our files do not use");
            }
            made.push_back(letter);
        }
        if (at_ == text_.size()) fail("a text without an end");
        ++at_;
        return made;
    }
    std::int64_t number() {
        const bool negative = text_[at_] == '-';
        at_ += negative ? 1 : 0;
        const std::size_t start = at_;
        std::uint64_t size = 0;
        const std::uint64_t most = static_cast<std::uint64_t>(INT64_MAX) + (negative ? 1 : 0);
        for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
            const auto digit = static_cast<std::uint64_t>(text_[at_] - '0');
            if (size > (most - digit) / 10) fail("a number of more than 64 bits");
            size = size * 10 + digit;
        }
        if (at_ == start || (text_[start] == '0' && at_ > start + 1)) fail("a number is written otherwise");
        if (at_ < text_.size() && (text_[at_] == '.' || text_[at_] == 'e' || text_[at_] == 'E')) fail("a fraction: our files have none");
        if (!negative) return static_cast<std::int64_t>(size);
        return size == 0 ? 0 : -static_cast<std::int64_t>(size - 1) - 1;
    }
};

inline value parse(const std::string &text) { return reader(text).read(); }

} // namespace json

#endif
