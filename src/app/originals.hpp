#pragma once

#include "gouji/app/child.hpp"
#include "gouji/app/inputs.hpp"
#include "gouji/core/result.hpp"
#include "gouji/pdf/annotate.hpp"
#include "gouji/pdf/crop.hpp"

#include <string>
#include <vector>

namespace gouji {

/// The documents of a run, opened once more for what people look at. They are hostile, so this happens in children, and only
/// while a file is the one that was read: its digest is compared first.
class Originals {
public:
    /// In the order of the report; an input with a reason was no file.
    Originals(std::vector<Input> inputs, ChildLimits limits) : inputs_(std::move(inputs)), limits_(limits) {}

    /// As many crops as requests; what could not be drawn has no picture.
    [[nodiscard]] std::vector<Crop> crops(std::size_t document, const std::string& sha256, const std::vector<CropRequest>& requests) const;
    /// The annotated copy. Error reasons: those of annotate_pdf, "changed" and "child".
    [[nodiscard]] Result<std::string> annotated(std::size_t document, const std::string& sha256, const std::vector<Mark>& marks) const;

private:
    std::vector<Input> inputs_;
    ChildLimits limits_;
};

}  // namespace gouji
