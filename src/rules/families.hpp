#pragma once

// Proposed sums with what their arithmetic says, in the families in which they stand or fall together; and shortfalls that
// look like rows withheld from publication.

#include "figures.hpp"

#include "gouji/core/interval.hpp"

#include <tuple>

namespace gouji::judging {

/// One proposed sum and how its figures compare.
struct Instance {
    const Sum* sum = nullptr;
    FactRef parent;
    std::vector<FactRef> parts;
    Agreement agreement = Agreement::overflow;
    bool in_doubt = false;      ///< the table was not read with certainty
    bool trivial = true;        ///< too few figures to prove anything
    bool strong = false;        ///< at least two addends that are not zero
    bool all_zero = true;
    [[nodiscard]] bool holds() const { return agreement != Agreement::violation && agreement != Agreement::overflow; }
};

/// Counts over the instances that stand or fall together.
struct Family {
    int instances = 0;
    int holding = 0, failing = 0;               ///< non-trivial instances
    int strongly_holding = 0;
    int any_failing = 0;
    int figure_rows = 0, held_rows = 0;         ///< instances with a figure other than zero
    Family* kin = nullptr;                      ///< the same pattern over all tables of the same title
    void count(const Instance& instance, int weight);
    [[nodiscard]] Family without(const Instance& instance) const;
};

class Families {
public:
    explicit Families(const Figures& figures);
    [[nodiscard]] const std::vector<Instance>& instances() const { return instances_; }
    [[nodiscard]] const Family& family_of(const Instance& instance) const;

private:
    std::vector<Instance> instances_;
    std::map<std::tuple<std::uint32_t, int, int>, Family> families_;
    std::map<std::string, Family> kins_;
};

struct JudgedSum {
    const Instance* instance = nullptr;
    Outcome outcome;
    bool as_limit = false;
};

/// 涉密: a shortfall becomes `children_missing` when the gaps of all amount columns satisfy the row's own identities and every
/// ancestor either holds or has the same gap. A single column can show neither and stays a violation.
void mark_children_missing(const Figures& figures, std::vector<JudgedSum>& sums);

}  // namespace gouji::judging
