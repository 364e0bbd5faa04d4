#pragma once

#include "truth.hpp"

#include "gouji/app/rule_source.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gouji::accuracy {

/// What must hold between figures of the clean text, by their numbers in the order of the text.
struct Statement {
    enum class Kind {
        restated,   ///< one figure: stands in a table
        equal,      ///< two printings
        growth,     ///< level, change, percentage
        share,      ///< part, whole, percentage
        sum,        ///< whole, parts
        at_most     ///< the smaller first
    } kind = Kind::restated;
    std::vector<std::size_t> figures;
    int sign = 1;                      ///< growth: +1 for 增加
};

struct TrueNarrative {
    std::vector<std::string> figures;  ///< number and unit as printed in the clean edition: "2,931.45万元"
    std::vector<Statement> statements;
};

/// narrative.json of a fixture; throws std::runtime_error when it is missing or broken.
TrueNarrative load_narrative(const std::string& layout);

/// Does the statement still hold, or fail by no more than what is reported as a note? `figures` as in TrueNarrative, perhaps changed.
bool holds(const Statement& statement, const std::vector<std::string>& clean, const std::vector<std::string>& figures);

struct TextMiss {
    std::size_t figure = 0;
    std::string printed, changed;
    std::vector<std::string> kinds;    ///< of statements broken
};

/// Counts by the kind of the statements broken.
struct TextBenchmark {
    int changes = 0, visible = 0, found = 0;
    std::map<std::string, std::pair<int, int>> kinds;   ///< visible, found: by the statement that a wrong digit breaks
    std::map<std::string, std::pair<int, int>> classes; ///< by what is wrong: amount, delta, percent, share, count; direction word, unit, year, statement
    std::vector<TextMiss> misses;
    std::vector<std::string> false_alarms;
    bool aligned = true;               ///< the figures read in the text are those of the truth
};

/// Every `stride`-th single wrong digit, and every wrong word, in the text of a PDF of the clean edition, read once and judged again.
TextBenchmark run_text_benchmark(const std::string& layout, const std::string& pdf, const Knowledge& knowledge, std::size_t stride);

std::string name_of(Statement::Kind kind);

}  // namespace gouji::accuracy
