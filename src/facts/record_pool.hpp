#pragma once

#include "gouji/core/coordinates.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Figures share most of their words: a row's labels, a column's path, a table's meaning. A record holds each text, each list of
// texts and each set of coordinates once, and figures name them by number; number 0 is always the empty one.

namespace gouji {

/// Thrown by the decoding helpers and caught in parse_record.
struct BadRecord {
    std::string text;
};

class PoolWriter {
public:
    PoolWriter();
    int text(std::string_view value);
    int texts(const std::vector<std::string>& values);
    int meaning(const Coordinates& coordinates);
    /// Moves the pool into members of `record`.
    void put_into(nlohmann::json& record);

private:
    using Index = std::unordered_map<std::string, int>;
    static int number_of(Index& index, nlohmann::json& list, const std::vector<int>& numbers);

    Index texts_index_, lists_index_, meanings_index_;
    nlohmann::json texts_ = nlohmann::json::array(), lists_ = nlohmann::json::array(), meanings_ = nlohmann::json::array();
    std::string key_;
};

/// The way back; trusts nothing.
class PoolReader {
public:
    PoolReader(const nlohmann::json& texts, const nlohmann::json& lists, const nlohmann::json& meanings);
    [[nodiscard]] const std::string& text(const nlohmann::json& number) const;
    [[nodiscard]] const std::vector<std::string>& texts(const nlohmann::json& number) const;
    [[nodiscard]] const Coordinates& meaning(const nlohmann::json& number) const;

private:
    std::vector<std::string> texts_;
    std::vector<std::vector<std::string>> lists_;
    std::vector<Coordinates> meanings_;
};

/// A JSON value that must be an integer from `low` to `high`.
std::int64_t checked_integer(const nlohmann::json& value, std::int64_t low, std::int64_t high);

template <typename Int>
Int integer(const nlohmann::json& value, std::int64_t low, std::int64_t high) {
    return static_cast<Int>(checked_integer(value, low, high));
}

template <typename Enum>
Enum enumerator(const nlohmann::json& value, Enum last) {
    return static_cast<Enum>(checked_integer(value, 0, static_cast<int>(last)));
}

constexpr std::int64_t int_max = std::numeric_limits<int>::max();
constexpr Dimension last_dimension = static_cast<Dimension>(dimension_count - 1);

const nlohmann::json& list(const nlohmann::json& value);
const nlohmann::json& list_of(const nlohmann::json& value, std::size_t size);
std::string text(const nlohmann::json& value);

}  // namespace gouji
