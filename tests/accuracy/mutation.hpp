#pragma once

#include "truth.hpp"

#include "gouji/app/rule_source.hpp"
#include "gouji/findings/finding.hpp"
#include "gouji/model/document.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace gouji::accuracy {

/// One digit of one printed amount changed.
struct Mutation {
    Place place;
    std::string text;
};

/// Whether a change can be seen at all, judged by the truth alone.
enum class Sight {
    visible,            ///< breaks a relation beyond its interval
    within_rounding,    ///< every relation of the cell still holds
    zero_residue,       ///< only printed zeros being exact is against it
    off_by_one,         ///< a restatement off by one unit: a note
    unrelated           ///< the cell is in no relation
};
constexpr std::size_t sight_count = 5;
std::string_view name_of(Sight sight);

struct Judgement {
    Sight sight = Sight::unrelated;
    std::vector<std::string> families;    ///< visible: those broken; otherwise: those of the cell
};

/// Two other texts per digit of an amount: the digit + 1 and + 5, modulo 10. Where that would put a zero in front ("0,931.45"
/// is no print), the next digit is taken.
std::vector<std::string> single_digit_changes(const std::string& amount);

/// All single-digit changes of the clean edition's amounts that are printed in the PDF.
std::vector<Mutation> mutations_of(const Texts& clean);

/// Judges changes of a clean edition; keeps which relations a cell is in.
class Judge {
public:
    explicit Judge(const Fixture& fixture);
    [[nodiscard]] Judgement judge(const Mutation& mutation) const;
    [[nodiscard]] const Texts& clean() const { return clean_; }

private:
    Texts clean_;
    std::map<Place, std::vector<const Relation*>> relations_;
};

struct Count {
    std::array<int, sight_count> by_sight{};
    int found = 0;

    [[nodiscard]] int visible() const { return by_sight[0]; }
    [[nodiscard]] int missed() const { return visible() - found; }
    void operator+=(const Count& other);
};

/// A visible change that no error or warning names.
struct Miss {
    std::string pdf;
    Mutation mutation;
    std::string printed;
    std::vector<std::string> families;
    bool read = true;                      ///< false: the figure itself was not read where it is printed
};

struct Benchmark {
    int cells = 0;                         ///< amount cells that were changed
    Count all;
    std::map<std::string, Count> families; ///< a change counts in each of its families
    std::map<std::size_t, int> told;       ///< errors and warnings that one visible change makes → changes
    std::vector<Miss> misses;
    std::vector<std::string> false_alarms; ///< errors and warnings about the unchanged document
    void operator+=(const Benchmark& other);
};

/// What is found, notes too, when the clean edition of a PDF prints other texts at some places.
std::vector<Finding> findings_with(const Fixture& fixture, const std::string& pdf, const Knowledge& knowledge, const Texts& changed);

/// Reads the PDF once, repairs its own inconsistencies in memory, and runs every `stride`-th change through facts, rules
/// and findings.
Benchmark run_benchmark(const Fixture& fixture, const std::string& pdf, const Knowledge& knowledge, std::size_t stride);

}  // namespace gouji::accuracy
