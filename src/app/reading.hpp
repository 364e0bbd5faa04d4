#pragma once

#include "gouji/app/child.hpp"
#include "gouji/app/inputs.hpp"
#include "gouji/app/pipeline.hpp"
#include "gouji/app/record_store.hpp"
#include "gouji/app/rule_source.hpp"

#include <vector>

namespace gouji {

/// The record of an input that is nothing to read.
Record unread_record(const Input& input);

/// The record of a document whose child did not finish: crashed, timeout, memory, or unreadable when the run was interrupted.
Record lost_record(const Input& input, const ChildResult& result);

/// Says what children of this run were not kept from, where that is so.
void tell_confinement(const Options& options, bool confined, Environment& environment);

/// What one document may use, as --memory and --timeout say.
ChildLimits limits_of(const Options& options);

/// Which inputs belong to the part of a run, as indices. A file's content decides, so that parts are made alike on every machine
/// whatever the files are called; what cannot be read goes by its path.
std::vector<std::size_t> places_of(const std::vector<Input>& inputs, const Shard& shard);

/// pdf → layout → table → model → facts, each document in a child of its own, or from the cache.
RecordStore read_all(const std::vector<Input>& inputs, const Knowledge& knowledge, const Options& options, Environment& environment);

}  // namespace gouji
