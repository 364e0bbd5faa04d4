#pragma once

#include "gouji/app/record_store.hpp"
#include "gouji/core/result.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace gouji {

/// What a records file must agree in with the program that reads it: records of other words would be judged wrongly.
struct RecordsHeader {
    std::string version;        ///< of gouji
    std::string rules_digest;
};

/// Writes the records of a run, a line of JSON each behind a header line. `places[i]` is where record i stood among all inputs of
/// the run, so that the parts of a run can be put in their order again.
void write_records(std::ostream& out, const RecordsHeader& header, const RecordStore& store, const std::vector<std::size_t>& places);

/// The union of records files, in the order of their places; a document that stands in several is taken once. Error reasons:
/// "permission" (cannot be opened), "broken_records" (where: path:line), "other_records" (written with other rules or another version).
Result<RecordStore> read_records(const std::vector<std::string>& paths, const RecordsHeader& header);

}  // namespace gouji
