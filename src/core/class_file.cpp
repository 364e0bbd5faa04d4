#include "rule_file.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (;;) {
        const auto end = text.find(separator);
        out.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

/// Class, section and item (类 款 项) have 3, 5 and 7 digits.
bool is_code(std::string_view text) {
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits && (text.size() == 3 || text.size() == 5 || text.size() == 7);
}

/// A year of four digits, or 0 for none; −1 when it is neither.
int year_of(std::string_view text) {
    constexpr std::size_t year_digits = 4;
    if (text.empty()) return 0;
    if (text.size() != year_digits || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return -1;
    int out = 0;
    for (const char c : text) out = out * 10 + (c - '0');
    return out;
}

bool read_years(std::string_view text, NamedCode& out) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return false;
    out.since = year_of(text.substr(0, dash));
    out.until = year_of(text.substr(dash + 1));
    return out.since >= 0 && out.until >= 0 && (out.since > 0 || out.until > 0);
}

/// What is wrong with a line, or its code and names.
std::string_view read_line(std::string_view line, NamedCode& out) {
    const auto fields = split(line, '\t');
    constexpr std::size_t most_fields = 4, names_field = 2, years_field = 3;
    if (fields.size() < 2 || fields.size() > most_fields) return "expected code<TAB>name[<TAB>name|name[<TAB>years]]";
    if (!is_code(fields[0])) return "a code has 3, 5 or 7 digits";
    out.code = fields[0];
    out.names = {fold(fields[1])};
    if (fields.size() > names_field && !(fields.size() == most_fields && fields[names_field].empty())) {
        for (const auto name : split(fields[names_field], '|')) out.names.push_back(fold(name));
    }
    if (fields.size() == most_fields && !read_years(fields[years_field], out)) return "years are written 2019-, -2018 or 2018-2020";
    const bool has_empty = std::ranges::any_of(out.names, [](const std::string& name) { return name.empty(); });
    return has_empty ? "a name is empty" : "";
}

}  // namespace

std::string rule_file_position(std::string_view path, std::size_t line, std::size_t column) {
    return std::string(path) + ":" + std::to_string(line) + ":" + std::to_string(column);
}

void read_codes(const DataFile& file, std::vector<NamedCode>& codes, RuleFileProblems& problems) {
    std::size_t number = 0;
    for (auto line : split(file.text, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        NamedCode code;
        code.where = rule_file_position(file.path, number, 1);
        const auto problem = read_line(line, code);
        if (problem.empty()) codes.push_back(std::move(code));
        else problems.push_back({code.where, std::string(problem)});
    }
}

}  // namespace gouji
