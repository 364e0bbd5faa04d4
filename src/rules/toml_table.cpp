#include "toml_table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gouji {

namespace {

Constraint constraint_of(Dimension dimension, const std::string& value) {
    constexpr std::string_view below = "/*";
    if (value == "+") return {dimension, Constraint::Kind::said, {}};
    if (value == "-") return {dimension, Constraint::Kind::unset, {}};
    if (value.ends_with(below)) return {dimension, Constraint::Kind::within, value.substr(0, value.size() - below.size())};
    return {dimension, Constraint::Kind::is, value};
}

}  // namespace

void RuleFileErrors::add(const toml::source_region& at, std::string text) {
    found.push_back({fmt::format("{}:{}:{}", file, at.begin.line, at.begin.column), "rule_file", std::move(text)});
}

const toml::node* TomlTable::take(const char* key) {
    asked_.insert(key);
    return table_.get(key);
}

void TomlTable::complain(const char* key, std::string text) {
    const auto* node = table_.get(key);
    errors_.add(node == nullptr ? table_.source() : node->source(), std::move(text));
}

std::string TomlTable::text(const char* key) {
    const auto* node = take(key);
    if (node == nullptr) {
        complain(key, fmt::format("missing key '{}'", key));
        return {};
    }
    if (const auto* value = node->as_string(); value != nullptr && !value->get().empty()) return value->get();
    complain_at(*node, fmt::format("'{}' must be a text that is not empty", key));
    return {};
}

std::vector<std::string> TomlTable::texts(const char* key) {
    const auto* node = take(key);
    if (node == nullptr) return {};
    std::vector<std::string> out;
    const auto* array = node->as_array();
    if (array == nullptr) {
        complain_at(*node, fmt::format("'{}' must be a list of texts", key));
        return out;
    }
    for (const auto& element : *array) {
        if (const auto* value = element.as_string(); value != nullptr) out.push_back(value->get());
        else complain_at(element, fmt::format("'{}' must hold texts only", key));
    }
    return out;
}

bool TomlTable::flag(const char* key) {
    const auto* node = take(key);
    if (node == nullptr) return false;
    if (const auto* value = node->as_boolean(); value != nullptr) return value->get();
    complain_at(*node, fmt::format("'{}' must be true or false", key));
    return false;
}

int TomlTable::number(const char* key, int otherwise) {
    constexpr std::int64_t largest = 1'000'000'000;
    const auto* node = take(key);
    if (node == nullptr) return otherwise;
    const auto* value = node->as_integer();
    if (value != nullptr && value->get() >= 0 && value->get() <= largest) return static_cast<int>(value->get());
    complain_at(*node, fmt::format("'{}' must be a whole number from 0 to {}", key, largest));
    return otherwise;
}

const toml::table* TomlTable::table(const char* key) {
    const auto* node = take(key);
    const auto* table = node == nullptr ? nullptr : node->as_table();
    if (table == nullptr) complain(key, fmt::format("missing table [{}]", key));
    return table;
}

std::vector<const toml::table*> TomlTable::tables(const char* key) {
    const auto* node = take(key);
    if (node == nullptr) return {};
    std::vector<const toml::table*> out;
    const auto* array = node->as_array();
    if (array == nullptr) {
        complain_at(*node, fmt::format("'{}' must be written [[{}]]", key, key));
        return out;
    }
    for (const auto& element : *array) {
        if (const auto* table = element.as_table()) out.push_back(table);
        else complain_at(element, fmt::format("'{}' must hold tables only", key));
    }
    return out;
}

std::size_t TomlTable::choice(const char* key, const std::vector<std::string_view>& values) {
    const auto value = text(key);
    const auto found = std::ranges::find(values, value);
    if (found != values.end()) return static_cast<std::size_t>(found - values.begin());
    if (!value.empty()) complain(key, fmt::format("'{}' is no {}; known: {}", value, key, fmt::join(values, ", ")));
    return 0;
}

std::vector<Dimension> TomlTable::dimensions(const char* key) {
    std::vector<Dimension> out;
    for (const auto& name : texts(key)) {
        if (const auto dimension = dimension_from_id(name)) out.push_back(*dimension);
        else complain(key, fmt::format("'{}' is no dimension", name));
    }
    return out;
}

Pattern TomlTable::rest_as_pattern() {
    Pattern out;
    for (const auto& [key, node] : table_) {
        if (asked_.contains(key.str())) continue;
        asked_.emplace(key.str());
        const auto dimension = dimension_from_id(key.str());
        const auto* value = node.as_string();
        if (!dimension) complain_at(node, fmt::format("unknown key '{}': no dimension has this name", key.str()));
        else if (value == nullptr || value->get().empty()) complain_at(node, fmt::format("'{}' must be a text", key.str()));
        else out.constraints.push_back(constraint_of(*dimension, value->get()));
    }
    return out;
}

void TomlTable::finish() {
    for (const auto& [key, node] : table_) {
        if (!asked_.contains(key.str())) errors_.add(key.source(), fmt::format("unknown key '{}'", key.str()));
    }
}

}  // namespace gouji
