#pragma once

#include "gouji/rules/outcome.hpp"

#include <optional>
#include <vector>

namespace gouji {

/// The records one evaluation was made over; facts are found through it.
class Facts {
public:
    explicit Facts(const std::vector<const Record*>& records) : records_(records) {}
    [[nodiscard]] const Record& record(FactRef ref) const { return *records_.at(ref.record); }
    [[nodiscard]] const Fact& at(FactRef ref) const { return record(ref).facts.at(ref.fact); }
    [[nodiscard]] bool knows(const Outcome& outcome) const;   ///< every operand exists
    [[nodiscard]] std::size_t size() const { return records_.size(); }

private:
    const std::vector<const Record*>& records_;
};

/// Amounts against amounts? A percentage and the amounts it is of have neither a sum nor a unit of the last place in common.
bool one_kind_of_unit(const Outcome& outcome, const Facts& facts);

/// How serious an outcome is; nullopt for what makes no finding.
std::optional<Severity> severity_of(const Outcome& outcome, const Facts& facts, bool strict);

}  // namespace gouji
