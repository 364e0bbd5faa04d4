#pragma once

#include "gouji/rules/outcome.hpp"

#include <optional>
#include <vector>

namespace gouji {

/// The records one evaluation was made over; facts are found through it.
class Facts {
public:
    explicit Facts(const std::vector<const Record*>& records) : Facts(records, records.size()) {}
    /// Only the first `own` records are judged; the others are looked up.
    Facts(const std::vector<const Record*>& records, std::size_t own) : records_(records), own_(own) {}
    [[nodiscard]] bool is_own(std::uint32_t record) const { return record < own_; }
    [[nodiscard]] const Record& record(FactRef ref) const { return *records_.at(ref.record); }
    [[nodiscard]] const Fact& at(FactRef ref) const { return record(ref).facts.at(ref.fact); }
    [[nodiscard]] bool knows(const Outcome& outcome) const;   ///< every operand exists
    [[nodiscard]] std::size_t size() const { return records_.size(); }

private:
    const std::vector<const Record*>& records_;
    std::size_t own_;
};

/// Amounts against amounts? A percentage and the amounts it is of have neither a sum nor a unit of the last place in common.
bool one_kind_of_unit(const Outcome& outcome, const Facts& facts);

/// How serious an outcome is; nullopt for what makes no finding.
std::optional<Severity> severity_of(const Outcome& outcome, const Facts& facts, bool strict);

}  // namespace gouji
