#include "record_pool.hpp"

#include <utility>

namespace gouji {
namespace {

using nlohmann::json;

/// The entry a record names; entries are few, so a number outside is no slip of a bit but a broken record.
template <typename Entry>
const Entry& entry_of(const std::vector<Entry>& entries, const json& number) {
    return entries.at(integer<std::size_t>(number, 0, static_cast<std::int64_t>(entries.size()) - 1));
}

constexpr std::size_t numbers_of_a_coordinate = 3;   // dimension, value, certainty

}  // namespace

PoolWriter::PoolWriter() {
    text({});
    texts({});
    meaning({});
}

int PoolWriter::text(std::string_view value) {
    key_.assign(value);
    const auto [at, added] = texts_index_.try_emplace(key_, static_cast<int>(texts_index_.size()));
    if (added) texts_.push_back(key_);
    return at->second;
}

int PoolWriter::number_of(Index& index, json& list, const std::vector<int>& numbers) {
    std::string key;
    for (const int number : numbers) key.append(std::to_string(number)).push_back(' ');
    const auto [at, added] = index.try_emplace(std::move(key), static_cast<int>(index.size()));
    if (added) list.push_back(numbers);
    return at->second;
}

int PoolWriter::texts(const std::vector<std::string>& values) {
    std::vector<int> numbers;
    numbers.reserve(values.size());
    for (const auto& value : values) numbers.push_back(text(value));
    return number_of(lists_index_, lists_, numbers);
}

int PoolWriter::meaning(const Coordinates& coordinates) {
    std::vector<int> numbers;
    numbers.reserve(coordinates.all().size() * numbers_of_a_coordinate);
    for (const auto& c : coordinates.all()) numbers.insert(numbers.end(), {static_cast<int>(c.dimension), text(c.value), static_cast<int>(c.certainty)});
    return number_of(meanings_index_, meanings_, numbers);
}

void PoolWriter::put_into(json& record) {
    record["texts"] = std::move(texts_);
    record["lists"] = std::move(lists_);
    record["meanings"] = std::move(meanings_);
}

PoolReader::PoolReader(const json& texts, const json& lists, const json& meanings) {
    for (const auto& value : list(texts)) texts_.push_back(gouji::text(value));
    for (const auto& numbers : list(lists)) {
        auto& into = lists_.emplace_back();
        for (const auto& number : list(numbers)) into.push_back(text(number));
    }
    for (const auto& numbers : list(meanings)) {
        auto& into = meanings_.emplace_back();
        if (list(numbers).size() % numbers_of_a_coordinate != 0) throw BadRecord{"a meaning is not made of coordinates"};
        for (std::size_t i = 0; i < numbers.size(); i += numbers_of_a_coordinate)
            into.set({enumerator(numbers[i], last_dimension), text(numbers[i + 1]), enumerator(numbers[i + 2], Certainty::unknown)});
    }
}

const std::string& PoolReader::text(const json& number) const { return entry_of(texts_, number); }
const std::vector<std::string>& PoolReader::texts(const json& number) const { return entry_of(lists_, number); }
const Coordinates& PoolReader::meaning(const json& number) const { return entry_of(meanings_, number); }

std::int64_t checked_integer(const json& value, std::int64_t low, std::int64_t high) {
    if (!value.is_number_integer()) throw BadRecord{"a number is no integer"};
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        throw BadRecord{"a number is too large"};
    const auto wide = value.get<std::int64_t>();
    if (wide < low || wide > high) throw BadRecord{"a number is out of range"};
    return wide;
}

const json& list(const json& value) {
    if (!value.is_array()) throw BadRecord{"a list is no array"};
    return value;
}

const json& list_of(const json& value, std::size_t size) {
    if (list(value).size() != size) throw BadRecord{"a list has the wrong length"};
    return value;
}

std::string text(const json& value) {
    if (!value.is_string()) throw BadRecord{"a text is no string"};
    return value.get<std::string>();
}

}  // namespace gouji
