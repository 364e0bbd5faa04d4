#pragma once

// The other documents that a disclosure is held against, each as an index of what it prints under which meaning.

#include "figures.hpp"

#include "gouji/rules/relatives.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::judging {

/// The year before that of the document, as coordinates say it across documents.
constexpr std::string_view previous_year = "previous";

/// A figure's coordinates as another document of the body would say them: without the body's name and what is its own default,
/// the year before as "previous". nullopt when a scope is undecided or the figure is not bound.
std::optional<Coordinates> common_coordinates(const Record& record, const Fact& fact);

/// One meaning and where it is printed best (the value most tables print).
struct Printing {
    FactRef fact;                      ///< record counted over all records of the evaluation
    Coordinates coordinates;           ///< common ones
    bool in_table = false;
    bool by_value_only = false;        ///< an item without a fund: equality ties it, a difference proves nothing (M15)
    std::vector<FactRef> others;       ///< printings of another value
};

/// What one disclosure prints, by meaning.
class Counterpart {
public:
    Counterpart(const Figures& figures, Records records, std::uint32_t first_record);

    [[nodiscard]] bool empty() const { return records_.empty(); }
    [[nodiscard]] const Records& records() const { return records_; }
    [[nodiscard]] const Record& front() const { return *records_.front(); }
    [[nodiscard]] std::uint32_t first_record() const { return first_record_; }
    [[nodiscard]] const std::vector<Printing>& printings() const { return printings_; }   ///< without rows of single units
    [[nodiscard]] const std::vector<Printing>& unit_rows() const { return unit_rows_; }    ///< with their entity
    /// The printing under these coordinates; `loose` leaves scopes out, for documents in which they coincide.
    [[nodiscard]] const Printing* find(const Coordinates& coordinates, bool loose) const;
    /// Does it print anything under the coordinates with some value in the dimension? Then a value that is missing is nil.
    [[nodiscard]] bool lists(const Coordinates& coordinates, Dimension dimension, bool loose) const;
    [[nodiscard]] bool scopes_coincide() const { return scopes_coincide_; }

private:
    void add(const Figures& figures, const Group& group, bool by_value_only);

    Records records_;
    std::uint32_t first_record_;
    bool scopes_coincide_ = true;
    std::vector<Printing> printings_, unit_rows_;
    std::unordered_map<std::string, std::size_t> exact_, loose_;   ///< loose: scopes that coincide left out
    std::unordered_set<std::string> lists_;
};

/// Everything a disclosure may be held against.
class Kin {
public:
    Kin(const Figures& figures, const Records& disclosure, const Relatives& relatives);

    [[nodiscard]] const Counterpart& own() const { return own_; }
    [[nodiscard]] const Counterpart& year_before() const { return year_before_; }
    [[nodiscard]] const Counterpart& budget() const { return budget_; }
    [[nodiscard]] const std::deque<Counterpart>& units() const { return units_; }
    [[nodiscard]] const std::vector<std::uint32_t>& twins() const { return twins_; }     ///< records
    [[nodiscard]] const Record& record(std::uint32_t index) const { return *all_.at(index); }
    [[nodiscard]] const Fact& fact(FactRef ref) const { return record(ref.record).facts.at(ref.fact); }

private:
    Records all_;
    Counterpart own_, year_before_, budget_;
    std::deque<Counterpart> units_;
    std::vector<std::uint32_t> twins_;
};

/// Scopes are left out where nothing is carried over in either of the two.
inline bool is_loose(const Counterpart& a, const Counterpart& b) { return a.scopes_coincide() && b.scopes_coincide(); }

}  // namespace gouji::judging
