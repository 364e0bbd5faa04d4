#pragma once

// Strict reading of one TOML table: every key that nobody asked for is an error, and every error says file:line:column.

#include "gouji/rules/rule.hpp"

#include <set>
#include <string>
#include <toml++/toml.h>
#include <vector>

namespace gouji {

struct RuleFileErrors {
    std::string file;
    std::vector<Error> found;
    void add(const toml::source_region& at, std::string text);
};

class TomlTable {
public:
    TomlTable(const toml::table& table, RuleFileErrors& errors) : table_(table), errors_(errors) {}

    std::string text(const char* key);                       ///< required
    std::vector<std::string> texts(const char* key);         ///< empty when absent
    [[nodiscard]] bool has(const char* key) const { return table_.contains(key); }
    bool flag(const char* key);                              ///< false when absent
    /// A whole number from 0 to a thousand million; `otherwise` when absent.
    int number(const char* key, int otherwise);
    const toml::table* table(const char* key);               ///< required
    std::vector<const toml::table*> tables(const char* key); ///< [[key]]; empty when absent
    /// A required text out of a closed list, as its position in the list; 0 after an error.
    std::size_t choice(const char* key, const std::vector<std::string_view>& values);
    std::vector<Dimension> dimensions(const char* key);
    /// Everything not asked for so far is a constraint on the dimension it names.
    Pattern rest_as_pattern();
    /// Everything not asked for so far is an error.
    void finish();
    void complain(const char* key, std::string text);

private:
    const toml::node* take(const char* key);
    void complain_at(const toml::node& node, std::string text) { errors_.add(node.source(), std::move(text)); }

    const toml::table& table_;
    RuleFileErrors& errors_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace gouji
