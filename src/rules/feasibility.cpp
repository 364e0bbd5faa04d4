#include "gouji/rules/feasibility.hpp"

#include "simplex.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

namespace gouji {

namespace {

using Subset = std::vector<std::size_t>;   ///< relations of the system, ascending

constexpr std::int64_t largest_number = std::int64_t{1} << 50;   // sums of a few thousand of them still fit 64 bits

/// Figures that relations of two terms tie to each other: error = sign · error of the root + offset.
class Ties {
public:
    explicit Ties(const RoundingSystem& system) : errors_(system.errors), parent_(system.errors.size()), offset_(system.errors.size(), 0) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }

    [[nodiscard]] std::pair<std::size_t, std::int64_t> root(std::size_t at) const {
        std::int64_t offset = 0;
        while (parent_.at(at) != at) {
            offset += offset_.at(at);
            at = parent_.at(at);
        }
        return {at, offset};
    }

    /// a − b = rest; false when that contradicts what is tied already.
    bool tie(std::size_t a, std::size_t b, std::int64_t rest) {
        const auto [x, of_a] = root(a);
        const auto [y, of_b] = root(b);
        const std::int64_t between = rest - of_a + of_b;   // x − y
        if (x == y) return between == 0;
        const bool keep_y = size_of(x) <= size_of(y);
        join(keep_y ? x : y, keep_y ? y : x, keep_y ? between : -between);
        const auto& left = errors_.at(keep_y ? y : x);
        return left.low <= left.high;
    }

    [[nodiscard]] const RoundingError& error(std::size_t root) const { return errors_.at(root); }

private:
    /// from = to + offset: the bounds of both hold for `to`.
    void join(std::size_t from, std::size_t to, std::int64_t offset) {
        parent_.at(from) = to;
        offset_.at(from) = offset;
        auto& bounds = errors_.at(to);
        bounds.low = std::max(bounds.low, errors_.at(from).low - offset);
        bounds.high = std::min(bounds.high, errors_.at(from).high - offset);
        sizes_[to] = size_of(to) + size_of(from);
    }
    [[nodiscard]] std::size_t size_of(std::size_t root) const {
        const auto found = sizes_.find(root);
        return found == sizes_.end() ? 1 : found->second;
    }

    std::vector<RoundingError> errors_;
    std::vector<std::size_t> parent_;
    std::vector<std::int64_t> offset_;
    std::map<std::size_t, std::size_t> sizes_;   ///< joining the smaller to the larger keeps paths short
};

bool ties_two(const RoundingRelation& relation) {
    return relation.terms.size() == 2 && relation.terms.at(0).sign + relation.terms.at(1).sign == 0 &&
           relation.terms.at(0).error != relation.terms.at(1).error;
}

/// A relation over roots.
struct Condensed {
    std::map<std::size_t, std::int64_t> terms;
    std::int64_t low = 0, high = 0;      ///< Σ terms lies between
};

Condensed condense(const RoundingRelation& relation, const Ties& ties) {
    Condensed out;
    std::int64_t rest = relation.rest;
    for (const auto& term : relation.terms) {
        const auto [root, offset] = ties.root(term.error);
        out.terms[root] += term.sign;
        rest -= term.sign * offset;
    }
    std::erase_if(out.terms, [](const auto& term) { return term.second == 0; });
    out.low = out.high = rest;
    return out;
}

/// An error that only one relation knows is no more than room in it.
void fold_single(std::vector<Condensed>& rows, const Ties& ties) {
    std::map<std::size_t, int> uses;
    for (const auto& row : rows)
        for (const auto& [root, unused] : row.terms) ++uses[root];
    for (auto& row : rows) {
        std::erase_if(row.terms, [&](const auto& term) {
            const auto [root, factor] = term;
            if (uses.at(root) > 1) return false;
            const auto a = factor * ties.error(root).low, b = factor * ties.error(root).high;
            row.low -= std::max(a, b);
            row.high -= std::min(a, b);
            return true;
        });
    }
}

simplex::Program program_of(const std::vector<Condensed>& rows, const Ties& ties) {
    simplex::Program program;
    std::map<std::size_t, int> columns;
    for (const auto& row : rows) {
        simplex::Row out{row.low, row.high, {}, {}};
        for (const auto& [root, factor] : row.terms) {
            const auto [at, fresh] = columns.try_emplace(root, static_cast<int>(program.columns.size()));
            if (fresh) program.columns.push_back({ties.error(root).low, ties.error(root).high, 0, false});
            out.columns.push_back(at->second);
            out.coefficients.push_back(factor);
        }
        program.rows.push_back(std::move(out));
    }
    return program;
}

bool is_sound(const RoundingSystem& system) {
    const auto small = [](std::int64_t value) { return value <= largest_number && value >= -largest_number; };
    return std::ranges::all_of(system.errors, [&](const RoundingError& e) { return small(e.low) && small(e.high) && e.low <= e.high; }) &&
           std::ranges::all_of(system.relations, [&](const RoundingRelation& relation) {
               return small(relation.rest) &&
                      std::ranges::all_of(relation.terms, [&](const RoundingTerm& term) { return term.error < system.errors.size(); });
           });
}

Feasibility feasibility_of(const RoundingSystem& system, const Subset& relations, int most_pivots) {
    Ties ties(system);
    for (const auto r : relations) {
        const auto& relation = system.relations.at(r);
        if (!ties_two(relation)) continue;
        const auto& [a, b] = std::pair(relation.terms.at(0), relation.terms.at(1));
        if (!ties.tie(a.error, b.error, a.sign * relation.rest)) return Feasibility::infeasible;
    }
    std::vector<Condensed> rows;
    for (const auto r : relations)
        if (!ties_two(system.relations.at(r))) rows.push_back(condense(system.relations.at(r), ties));
    fold_single(rows, ties);
    for (const auto& row : rows)
        if (row.terms.empty() && (row.low > 0 || row.high < 0)) return Feasibility::infeasible;
    std::erase_if(rows, [](const Condensed& row) { return row.terms.empty(); });
    if (rows.empty()) return Feasibility::feasible;
    switch (simplex::solve(program_of(rows, ties), most_pivots).status) {
        case simplex::Status::optimal: return Feasibility::feasible;
        case simplex::Status::infeasible: return Feasibility::infeasible;
        case simplex::Status::gave_up: break;
    }
    return Feasibility::undecided;
}

Subset all_of(const RoundingSystem& system) {
    Subset out(system.relations.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

Subset without(const Subset& set, std::size_t from, std::size_t count) {
    Subset out(set.begin(), set.begin() + static_cast<std::ptrdiff_t>(from));
    const auto rest = std::min(from + count, set.size());
    out.insert(out.end(), set.begin() + static_cast<std::ptrdiff_t>(rest), set.end());
    return out;
}

/// min λ with Σ terms = rest and |error| ≤ λ · bound. The duals of the relations are the factors that contradict them.
simplex::Program stretched(const RoundingSystem& system, const Subset& relations) {
    simplex::Program program;
    program.columns.push_back({0, 0, 1, true});   // λ
    std::map<std::size_t, int> columns;
    for (const auto r : relations) {
        simplex::Row row{system.relations.at(r).rest, system.relations.at(r).rest, {}, {}};
        std::map<int, std::int64_t> coefficients;
        for (const auto& term : system.relations.at(r).terms) {
            const auto [at, fresh] = columns.try_emplace(term.error, static_cast<int>(program.columns.size()));
            if (fresh) program.columns.push_back({-largest_number, largest_number, 0, false});
            coefficients[at->second] += term.sign;
        }
        for (const auto& [column, coefficient] : coefficients) {
            row.columns.push_back(column);
            row.coefficients.push_back(coefficient);
        }
        program.rows.push_back(std::move(row));
    }
    for (const auto& [error, column] : columns) {
        const auto& bounds = system.errors.at(error);
        program.rows.push_back({-largest_number, 0, {column, 0}, {1, -bounds.high}});
        program.rows.push_back({0, largest_number, {column, 0}, {1, -bounds.low}});
    }
    return program;
}

/// Whole numbers in the same proportion; nullopt when no small common factor makes them whole.
std::optional<std::vector<std::int64_t>> whole_numbers(std::span<const double> values) {
    constexpr int largest_denominator = 60;
    constexpr double close = 1e-6;
    double smallest = 0;
    for (const double value : values)
        if (std::abs(value) > close && (smallest == 0 || std::abs(value) < smallest)) smallest = std::abs(value);
    if (smallest == 0) return std::nullopt;
    for (int scale = 1; scale <= largest_denominator; ++scale) {
        std::vector<std::int64_t> out;
        for (const double value : values) {
            const double scaled = value / smallest * scale;
            if (std::abs(scaled - std::round(scaled)) > close) break;
            out.push_back(static_cast<std::int64_t>(std::llround(scaled)));
        }
        if (out.size() == values.size()) return out;
    }
    return std::nullopt;
}

/// Adds the relations up and looks how far the errors reach.
Contradiction added_up(const RoundingSystem& system, const Subset& relations, std::vector<std::int64_t> factors) {
    std::int64_t rest = 0;
    std::map<std::size_t, std::int64_t> terms;
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const auto& relation = system.relations.at(relations.at(i));
        rest += factors.at(i) * relation.rest;
        for (const auto& term : relation.terms) terms[term.error] += factors.at(i) * term.sign;
    }
    if (rest < 0) {
        rest = -rest;
        for (auto& factor : factors) factor = -factor;
        for (auto& [unused, factor] : terms) factor = -factor;
    }
    std::int64_t reach = 0;
    for (const auto& [error, factor] : terms) reach += std::max(factor * system.errors.at(error).low, factor * system.errors.at(error).high);
    return {std::move(factors), rest, reach};
}

}  // namespace

Feasibility feasibility_of(const RoundingSystem& system, const FeasibilityLimits& limits) {
    return is_sound(system) ? feasibility_of(system, all_of(system), limits.pivots) : Feasibility::undecided;
}

std::optional<std::vector<std::size_t>> irreducible_contradiction(const RoundingSystem& system, const FeasibilityLimits& limits) {
    if (!is_sound(system)) return std::nullopt;
    auto kept = all_of(system);
    int systems = 0;
    // Large pieces first: most relations have no part in the contradiction. The last round, one by one, makes it irreducible.
    for (auto piece = std::max<std::size_t>(kept.size() / 2, 1);; piece = std::max<std::size_t>(piece / 2, 1)) {
        for (std::size_t from = 0; from < kept.size() && kept.size() > 1;) {
            if (++systems > limits.systems) return std::nullopt;
            auto fewer = without(kept, from, piece);
            const auto answer = feasibility_of(system, fewer, limits.pivots);
            if (answer == Feasibility::undecided) return std::nullopt;
            if (answer == Feasibility::infeasible) kept = std::move(fewer);
            else from += piece;
        }
        if (piece == 1) return kept;
    }
}

std::optional<Contradiction> contradiction_of(const RoundingSystem& system, const std::vector<std::size_t>& relations) {
    const auto solution = simplex::solve(stretched(system, relations), FeasibilityLimits{}.pivots);
    if (solution.status != simplex::Status::optimal) return std::nullopt;
    auto factors = whole_numbers(std::span(solution.duals).first(relations.size()));
    if (!factors) return std::nullopt;
    auto found = added_up(system, relations, std::move(*factors));
    if (found.distance <= found.reach) return std::nullopt;
    return found;
}

}  // namespace gouji
