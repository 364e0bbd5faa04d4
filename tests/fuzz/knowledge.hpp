#pragma once

#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"

namespace gouji::fuzz {

/// The words and rules that are built in.
const Knowledge& knowledge();

/// Rules, findings and every report over one record, as the program does after reading.
void judge_record(const Record& record);

}  // namespace gouji::fuzz
