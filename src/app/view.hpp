#pragma once

#include "gouji/app/pipeline.hpp"
#include "gouji/facts/record.hpp"

#include <functional>
#include <string>

namespace gouji {

/// What `tables` and `layout` give of one document: its record without figures, and bytes to show.
struct View {
    Record record;
    std::string shown;
};

/// Reads the one file of the command in a child, as `check` does; the record says what became of it. `read` runs in the child;
/// where that gives nothing, `shown` is what stands in `nothing`.
View view_in_child(const Options& options, Environment& environment, const std::function<View(const std::string& path)>& read,
                   std::string nothing);

}  // namespace gouji
