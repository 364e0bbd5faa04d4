#pragma once

#include "gouji/core/coordinates.hpp"
#include "gouji/core/lexicon.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A code as it was in some years.
struct ClassEntry {
    std::vector<std::string> names;          ///< folded, the commonest first
    int since = 0, until = 0;                ///< fiscal years; 0: not known to have begun or ended
    [[nodiscard]] bool holds_in(int year) const { return (since == 0 || year >= since) && (until == 0 || year <= until); }
};

/// The official classifications (rules/classification) with the years in which codes and names were in force.
class Classification {
public:
    /// Takes every classification/*.tsv among the files; broken lines are left to Lexicon::load, which reports them.
    Classification() = default;
    explicit Classification(std::span<const DataFile> files);

    /// Does the classification have codes at all?
    [[nodiscard]] bool covers(Dimension dimension) const;
    /// Was the code in force in the year? A year of 0 asks for any year.
    [[nodiscard]] bool has_code(Dimension dimension, std::string_view code, int year) const;
    /// Did the code bear the folded name in any year?
    [[nodiscard]] bool has_name(Dimension dimension, std::string_view code, std::string_view name) const;
    /// Name of the code in the year; empty when unknown.
    [[nodiscard]] std::string_view name_in(Dimension dimension, std::string_view code, int year) const;
    /// Codes of the same length that bear the name in the year, ascending.
    [[nodiscard]] std::vector<std::string> codes_of(Dimension dimension, std::string_view name, std::size_t digits, int year) const;

private:
    struct Codes {
        std::map<std::string, std::vector<ClassEntry>, std::less<>> by_code;
        std::map<std::string, std::vector<std::string>, std::less<>> by_name;
    };
    std::map<Dimension, Codes> codes_;
};

}  // namespace gouji
