#pragma once

#include "gouji/app/rule_source.hpp"

#include <string>
#include <vector>

namespace gouji::accuracy {

/// One real document against the list that a person made of its inconsistencies: what can be seen in its text alone.
struct GoldText {
    std::string name;
    int errors = 0, found = 0;                 ///< of the list, without misprinted names and what needs another document
    int rounding = 0, raised = 0;              ///< explained by rounding; of them reported as error or warning
    int figures = 0, gold_figures = 0;
    int amounts = 0;                           ///< of the figures, money and percentages: most lists count nothing else
    int tied = 0, gold_tied = 0;
    std::vector<std::string> missed;
    std::vector<std::string> false_alarms;     ///< errors and warnings that meet no entry of the list
};

/// Every document of samples/gold with figures in its text, judged with its tables where they are a file of their own and with last
/// year's document of the same name.
std::vector<GoldText> measure_gold_text(const std::string& samples, const Knowledge& knowledge);

}  // namespace gouji::accuracy
