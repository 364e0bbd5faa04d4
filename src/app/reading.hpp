#pragma once

#include "gouji/app/child.hpp"
#include "gouji/app/inputs.hpp"
#include "gouji/app/pipeline.hpp"
#include "gouji/app/record_store.hpp"
#include "gouji/core/lexicon.hpp"

#include <vector>

namespace gouji {

/// The record of an input that is nothing to read.
Record unread_record(const Input& input);

ChildLimits limits_of(const Options& options);

/// The record of a document whose child did not finish: crashed, timeout, memory, or unreadable when the run was interrupted.
Record lost_record(const Input& input, const ChildResult& result);

/// Says once what children of this run were not kept from: a build with sanitizers, a kernel that refuses.
void tell_of_confinement(bool confined, const Options& options, Environment& environment);

/// pdf → layout → table → model → facts, each document in a child of its own.
RecordStore read_all(const std::vector<Input>& inputs, const Lexicon& lexicon, const Options& options, Environment& environment);

}  // namespace gouji
