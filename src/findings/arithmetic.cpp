#include "arithmetic.hpp"

#include "gouji/rules/percent.hpp"

#include <algorithm>

#include <string_view>
#include <vector>

namespace gouji {
namespace {

using Addends = std::vector<Addend>;

constexpr int whole_percent = 100;

/// Tries forms of arithmetic over the operands of one outcome.
class Search {
public:
    Search(const Outcome& outcome, const Facts& facts) : outcome_(outcome), facts_(facts) {}

    std::optional<Arithmetic> find() {
        if (!outcome_.expected) return std::nullopt;
        if (outcome_.operands.size() < 2) return is_zero(*outcome_.expected) ? std::optional(Arithmetic{{}, {}, places(), 0}) : std::nullopt;
        if (is_ratio()) return find_ratio();
        Addends all;
        for (std::size_t i = 1; i < outcome_.operands.size(); ++i) all.push_back(addend(i, outcome_.operands[i].weight));
        if (gives({all, {}})) return Arithmetic{all, {}, places(), 0};
        for (const Addend& one : all)
            if (gives({{one}, {}})) return Arithmetic{{one}, {}, places(), 0};
        return find_rest_of_whole(all);
    }

private:
    [[nodiscard]] const Fact& fact(std::size_t operand) const { return facts_.at(outcome_.operands.at(operand).fact); }
    [[nodiscard]] int places() const { return std::max(outcome_.expected->places, 0); }

    [[nodiscard]] bool is_ratio() const { return outcome_.unit == Unit::percent && is_money(fact(1).unit); }

    /// Linear results are in the unit of the result, the figures of a ratio in that of the second operand.
    [[nodiscard]] Addend addend(std::size_t operand, int sign) const {
        const Unit common = is_ratio() ? fact(1).unit : outcome_.unit;
        const bool money = is_money(fact(operand).unit) && is_money(common);
        return {operand, sign, money ? yuan_exponent(fact(operand).unit) - yuan_exponent(common) : 0};
    }

    [[nodiscard]] Addends with_role(std::string_view role, int sign) const {
        Addends out;
        for (std::size_t i = 1; i < outcome_.operands.size(); ++i)
            if (outcome_.operands[i].role == role) out.push_back(addend(i, sign));
        return out;
    }

    static Addends both(Addends a, const Addends& b) {
        a.insert(a.end(), b.begin(), b.end());
        return a;
    }

    /// 100 % less the other shares.
    [[nodiscard]] std::optional<Arithmetic> find_rest_of_whole(Addends others) const {
        if (outcome_.unit != Unit::percent) return std::nullopt;
        for (Addend& other : others) other.sign = -1;
        Arithmetic form{std::move(others), {}, places(), whole_percent};
        return gives(form) ? std::optional(form) : std::nullopt;
    }

    /// level ÷ whole, level ÷ base, change ÷ base, change ÷ (level ± change), (level − base) ÷ base, and the opposite signs.
    std::optional<Arithmetic> find_ratio() {
        for (const int sign : {1, -1}) {
            const Addends level = with_role("level", sign), change = with_role("change", sign);
            const Addends base = with_role("base", 1), whole = with_role("whole", 1), other_level = with_role("level", 1);
            std::vector<Arithmetic> forms = {{change, base, 0},
                                             {both(level, with_role("base", -sign)), base, 0},
                                             {change, both(other_level, with_role("change", -1)), 0},
                                             {change, both(other_level, with_role("change", 1)), 0},
                                             {level, whole, 0},
                                             {level, both(other_level, whole), 0},
                                             {level, base, 0}};
            for (auto& form : forms) {
                if (form.numerator.empty() || form.denominator.empty() || !gives(form)) continue;
                form.places = places();
                return form;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Decimal> sum(const Addends& terms) const {
        std::optional<Decimal> out = Decimal{};
        for (const auto& one : terms) {
            const Decimal value = scaled(fact(one.figure).value, one.shift);
            out = add(*out, one.sign < 0 ? negate(value) : value);
            if (!out) break;
        }
        return out;
    }

    [[nodiscard]] bool gives(const Arithmetic& form) const {
        auto top = sum(form.numerator);
        if (top) top = add(*top, {form.constant, 0});
        if (!top) return false;
        if (form.denominator.empty()) return equal_value(*top, *outcome_.expected);
        const auto bottom = sum(form.denominator);
        const auto value = bottom ? percentage(*top, *bottom, places()) : std::nullopt;
        return value && equal_value(*value, *outcome_.expected);
    }

    const Outcome& outcome_;
    const Facts& facts_;
};

}  // namespace

std::optional<Arithmetic> arithmetic_of(const Outcome& outcome, const Facts& facts) {
    return facts.knows(outcome) ? Search(outcome, facts).find() : std::nullopt;
}

}  // namespace gouji
