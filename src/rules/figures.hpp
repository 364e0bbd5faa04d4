#pragma once

// The figures of a disclosure as the rules see them: which are in play, which are printings of one figure, and where a value
// stands a second time. Built once per disclosure in time linear in the number of facts.

#include "gouji/rules/outcome.hpp"

#include <array>
#include <bitset>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace gouji::judging {

using Records = std::vector<const Record*>;
using DimensionSet = std::bitset<dimension_count>;

/// One interned value per dimension, then the free row name of an open figure and the kind of unit. 0: unset.
using Key = std::array<std::uint32_t, dimension_count + 2>;
constexpr std::size_t open_name_slot = dimension_count;
constexpr std::size_t unit_slot = dimension_count + 1;
struct KeyHash {
    std::size_t operator()(const Key& key) const;
};
constexpr std::size_t slot(Dimension dimension) { return static_cast<std::size_t>(dimension); }
Key without(Key key, const DimensionSet& dimensions);
DimensionSet set_of(const std::vector<Dimension>& dimensions);

/// A value without its unit and without trailing zeros: equal for 2.5万元 and 25,000元.
struct Amount {
    std::int64_t coefficient = 0;
    int places = 0;
    auto operator<=>(const Amount&) const = default;
};
Amount amount_of(Decimal value, Unit unit);
Amount amount_of(const Fact& fact);
/// The figure's value in another unit; nullopt when the units do not measure the same thing.
std::optional<Decimal> value_in(const Fact& fact, Unit unit);

/// A coordinate that says no more than leaving its dimension out: the document's own year and basis, all money.
bool is_default(const Record& record, const Coordinate& coordinate);

/// What one table (or one sentence) prints of a key.
struct Share {
    std::uint32_t record = 0;
    int table = -1;                    ///< -1: prose
    std::vector<FactRef> facts;        ///< all printings, equal in value; the first is quoted
    bool parts = false;                ///< the table prints several values: they are parts of one figure, none restates it
};

/// All printings of one figure.
struct Group {
    Key key{};
    DimensionSet undecided;            ///< scopes of the figure that nothing decides; their slots are 0 in the key
    bool fund_unsaid = false;          ///< an item without a fund: it ties by its value, but is never accused (M15)
    std::vector<Share> shares;         ///< tables in reading order, then sentences
    std::size_t best = 0;              ///< share with the best supported value
    bool judged = false;               ///< at least one share is no list of parts
    [[nodiscard]] const Share& quoted() const { return shares.at(best); }
};

class Figures {
public:
    explicit Figures(const Records& records);

    [[nodiscard]] const Record& record(std::uint32_t index) const { return *records_.at(index); }
    [[nodiscard]] const Fact& fact(FactRef ref) const { return record(ref.record).facts.at(ref.fact); }
    [[nodiscard]] const TableInfo* table(std::uint32_t record, int table) const;
    [[nodiscard]] std::size_t record_count() const { return records_.size(); }

    /// Is the figure printed with a known meaning, in a table without reading doubts?
    [[nodiscard]] bool in_play(FactRef ref) const;
    [[nodiscard]] bool in_doubt(std::uint32_t record, int table) const;
    [[nodiscard]] Key key_of(FactRef ref) const;
    [[nodiscard]] DimensionSet undecided(const Fact& fact) const;
    /// Interned id of a value; 0 when no figure has it.
    [[nodiscard]] std::uint32_t value_id(std::string_view value) const;
    [[nodiscard]] const std::string& value_text(std::uint32_t id) const { return values_.at(id); }

    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }        ///< every coordinate decided
    [[nodiscard]] const std::vector<Group>& blurred() const { return blurred_; }      ///< with an undecided scope
    [[nodiscard]] const Group* find(const Key& key) const;
    [[nodiscard]] bool is_blank(const Key& key) const { return blanks_.contains(key); }

    /// Does the value stand elsewhere in the tables of its document, with another meaning (M16)? Zero stands everywhere and
    /// proves nothing.
    [[nodiscard]] bool stands_elsewhere(FactRef ref) const;
    /// Printed with other decimals than every other figure of its column: probably a wrapped or cut number.
    [[nodiscard]] bool has_odd_places(FactRef ref) const;
    /// Figures of several organisations, of which a sentence names few.
    [[nodiscard]] bool has_several_bodies() const { return !single_entity_; }
    /// Decimals of a figure of the text when its final zeros count: sentences that print 4335.3 where the tables have 4,335.30,
    /// and never a rounded figure, drop zeros and round nothing. The places as printed otherwise.
    [[nodiscard]] int places_meant(FactRef ref) const;
    /// Is nothing but zero printed for a value of the dimension in the whole disclosure, and is that said somewhere?
    [[nodiscard]] bool is_nil(Dimension dimension, std::string_view value) const;
    /// Is anything but zero printed for it?
    [[nodiscard]] bool has_money(Dimension dimension, std::string_view value) const;

    /// Money carried into or out of the year, which a table may or may not include.
    [[nodiscard]] static bool is_set_aside(const Fact& fact);
    /// The figures of such money in a record that amount to ± this much.
    [[nodiscard]] const std::vector<FactRef>& set_aside(std::uint32_t record, Decimal value, Unit unit) const;

private:
    struct Elsewhere {
        std::uint32_t first = 0, second = 0;     ///< two different keys under which the value stands; 0: none
    };
    struct Column {
        std::map<int, int> places;               ///< printed decimals → figures
    };
    struct Habit {
        int dropped = 0, rounded = 0;            ///< figures of sentences shorter than in the tables
        int places = 0;                          ///< of the tables
    };
    struct Mention {
        bool non_zero = false, nil_total = false;
    };

    std::uint32_t intern(std::string_view value);
    void add_fact(FactRef ref, std::unordered_map<Key, std::size_t, KeyHash>& blurred_index);
    void add_to(Group& group, FactRef ref);
    void note_place(FactRef ref, const Key& key);
    void note_presence(const Fact& fact);
    void note_habits();
    Key intern_key(FactRef ref);

    const Records& records_;
    bool scopes_coincide_ = true;
    bool single_entity_ = true;
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<std::string> values_{""};
    std::vector<std::vector<Key>> keys_;         ///< per record, per fact
    std::vector<Group> groups_;
    std::unordered_map<Key, std::size_t, KeyHash> index_;
    std::vector<Group> blurred_;
    std::unordered_set<Key, KeyHash> blanks_;
    std::map<std::pair<std::uint32_t, Amount>, Elsewhere> amounts_;
    std::unordered_map<Key, std::uint32_t, KeyHash> meanings_;
    std::uint32_t last_meaning_ = 0;
    std::map<std::tuple<std::uint32_t, int, int>, Column> columns_;
    std::map<std::pair<Dimension, std::string>, Mention> presence_;
    std::map<std::pair<std::uint32_t, Unit>, Habit> habits_;
    std::map<std::pair<std::uint32_t, Amount>, std::vector<FactRef>> set_aside_;   ///< by the amount without its sign
};

}  // namespace gouji::judging
