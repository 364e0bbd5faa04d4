#include "gouji/facts/scope.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace gouji {
namespace {

/// One way to read an unprinted scope.
struct Reading {
    std::string_view vintage, use;
};
constexpr std::array revenue_readings = {Reading{"current", ""}, Reading{"all", ""}};
constexpr std::array expenditure_readings = {Reading{"all", "this_year"}, Reading{"all", "all"}, Reading{"current", "this_year"}};

bool is_set_aside(const Fact& fact) {
    const std::string_view use = fact.coordinates.value(Dimension::use);
    return fact.coordinates.value(Dimension::vintage) == "brought_forward" || use == "next_year" || use == "distributed";
}

bool nothing_carried_over(const Record& record) {
    return std::ranges::none_of(record.facts, [](const Fact& fact) { return fact.is_figure() && is_set_aside(fact) && !is_zero(fact.value); });
}

bool has_scope(const Fact& fact) {
    return fact.binding != Binding::unbound && fact.role == FigureRole::level && fact.table >= 0 && !fact.coordinates.has(Dimension::item) &&
           fact.coordinates.has(Dimension::side) && !is_set_aside(fact);
}

bool is_revenue(const Fact& fact) { return fact.coordinates.value(Dimension::side) == "revenue"; }

/// What the print leaves open for this fact.
bool is_variable(const Fact& fact) {
    return is_revenue(fact) ? !fact.coordinates.has(Dimension::vintage) : !fact.coordinates.has(Dimension::use) || !fact.coordinates.has(Dimension::vintage);
}

std::string key_without_scope(const Record& record, const Fact& fact) {
    Fact bare = fact;
    bare.coordinates.erase(Dimension::vintage);
    bare.coordinates.erase(Dimension::use);
    return restatement_key(record, bare);
}

/// Known figures by key and scope: what readings are compared with.
class KnownFigures {
public:
    void add(const std::string& key, std::string_view vintage, std::string_view use, Decimal value, int table) {
        figures_[key].push_back({std::string(vintage), std::string(use), value, table});
    }

    /// +1 when a known figure of another table with this scope has the value, −1 when all such have another, 0 when none is known.
    int vote(const std::string& key, const Reading& reading, bool revenue, Decimal value, int table) const {
        const auto found = figures_.find(key);
        if (found == figures_.end()) return 0;
        int verdict = 0;
        for (const Figure& figure : found->second) {
            if (figure.table == table || figure.vintage != reading.vintage || (!revenue && figure.use != reading.use)) continue;
            if (compare_restated_values(figure.value, value)) return 1;
            verdict = -1;
        }
        return verdict;
    }

private:
    struct Figure {
        std::string vintage, use;
        Decimal value;
        int table;
    };
    static bool compare_restated_values(Decimal a, Decimal b) { return equal_value(a, b); }
    std::unordered_map<std::string, std::vector<Figure>> figures_;
};

class ScopeResolver {
public:
    explicit ScopeResolver(Record& record) : record_(record) {
        for (Fact& fact : record_.facts) {
            if (!has_scope(fact)) continue;
            complete_summary(fact);
            if (is_variable(fact)) variable_[{fact.table, is_revenue(fact)}].push_back(&fact);
            else know(fact);
        }
    }

    void resolve() {
        for (bool progress = true; progress && !variable_.empty();) {
            progress = false;
            for (auto it = variable_.begin(); it != variable_.end();) {
                if (decide(it->second)) {
                    progress = true;
                    it = variable_.erase(it);
                } else {
                    ++it;
                }
            }
        }
        for (auto& [scope, facts] : variable_) leave_unknown(scope.first, scope.second, facts);
    }

private:
    /// A table that prints both halves balances: what it spends this year includes what was carried over.
    void complete_summary(Fact& fact) const {
        if (!is_revenue(fact) && fact.coordinates.has(Dimension::use) && !fact.coordinates.has(Dimension::vintage))
            fact.coordinates.set({Dimension::vintage, "all", Certainty::inherited});
    }

    void know(const Fact& fact) {
        if (fact.is_figure())
            known_.add(key_without_scope(record_, fact), fact.coordinates.value(Dimension::vintage), fact.coordinates.value(Dimension::use), fact.value, fact.table);
    }

    bool fits(const Fact& fact, const Reading& reading) const {
        const auto agrees = [&](Dimension dimension, std::string_view value) {
            const std::string_view said = fact.coordinates.value(dimension);
            return said.empty() || said == value;
        };
        return agrees(Dimension::vintage, reading.vintage) && (is_revenue(fact) || agrees(Dimension::use, reading.use));
    }

    template <std::size_t N>
    bool decide_among(const std::vector<Fact*>& facts, const std::array<Reading, N>& readings) {
        std::array<int, N> votes{};
        for (const Fact* fact : facts) {
            if (!fact->is_figure() || is_zero(fact->value)) continue;
            const std::string key = key_without_scope(record_, *fact);
            for (std::size_t r = 0; r < N; ++r)
                if (fits(*fact, readings[r])) votes[r] += known_.vote(key, readings[r], is_revenue(*fact), fact->value, fact->table);
        }
        const auto best = std::ranges::max_element(votes);
        if (*best <= 0 || std::ranges::count(votes, *best) != 1) return false;
        const Reading& reading = readings[static_cast<std::size_t>(best - votes.begin())];
        for (Fact* fact : facts) {
            set_reading(*fact, reading, Certainty::inherited);
            know(*fact);
        }
        return true;
    }

    bool decide(const std::vector<Fact*>& facts) {
        return is_revenue(*facts.front()) ? decide_among(facts, revenue_readings) : decide_among(facts, expenditure_readings);
    }

    static void set_reading(Fact& fact, const Reading& reading, Certainty certainty) {
        if (!fact.coordinates.has(Dimension::vintage)) fact.coordinates.set({Dimension::vintage, std::string(reading.vintage), certainty});
        if (!is_revenue(fact) && !fact.coordinates.has(Dimension::use)) fact.coordinates.set({Dimension::use, std::string(reading.use), certainty});
    }

    void leave_unknown(int table, bool revenue, const std::vector<Fact*>& facts) {
        for (Fact* fact : facts) set_reading(*fact, {"", ""}, Certainty::unknown);
        std::vector<Dimension>& variables = record_.tables.at(static_cast<std::size_t>(table)).variables;
        for (const Dimension dimension : {Dimension::vintage, Dimension::use})
            if ((dimension == Dimension::vintage || !revenue) && std::ranges::find(variables, dimension) == variables.end()) variables.push_back(dimension);
    }

    Record& record_;
    KnownFigures known_;
    std::map<std::pair<int, bool>, std::vector<Fact*>> variable_;
};

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void resolve_scopes(Record& record) {
    record.scopes_coincide = nothing_carried_over(record);
    if (!record.scopes_coincide) ScopeResolver(record).resolve();
}

void resolve_entities(Record& record) {
    std::set<std::string> codes, names;
    for (const Fact& fact : record.facts) {
        const std::string value(fact.coordinates.value(Dimension::entity));
        if (!value.empty()) (all_digits(value) ? codes : names).insert(value);
    }
    std::size_t leaves = 0;
    for (auto code = codes.begin(); code != codes.end(); ++code) {
        const auto next = std::next(code);
        if (next == codes.end() || !next->starts_with(*code)) ++leaves;
    }
    names.erase(fold(record.identity.entity));
    record.single_entity = leaves + (codes.empty() ? names.size() : 0) <= 1;
}

std::string restatement_key(const Record& record, const Fact& fact) {
    std::string key;
    for (const Coordinate& coordinate : fact.coordinates.all()) {
        if (coordinate.dimension == Dimension::entity && record.single_entity) continue;
        const bool scope = coordinate.dimension == Dimension::vintage || coordinate.dimension == Dimension::use;
        if (scope && record.scopes_coincide && !is_set_aside(fact)) continue;
        key += id(coordinate.dimension);
        key += '=';
        key += coordinate.certainty == Certainty::unknown ? std::string("?") : coordinate.value;
        key += ' ';
    }
    return key;
}

}  // namespace gouji
