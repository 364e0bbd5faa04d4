#pragma once

#include "gouji/app/record_store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// Packed records of earlier runs, by what they depend on: the bytes of the document, the rules with their words, the version.
/// Entries are written whole or not at all; a damaged one is as good as none.
class RecordCache {
public:
    /// `knowledge` names rules and version.
    RecordCache(std::string folder, const std::string& knowledge);

    /// The packed record (see pack_record) of a document with this content.
    [[nodiscard]] std::optional<std::string> find(const std::string& sha256) const;
    /// False when it could not be written; the run needs no cache.
    bool keep(const std::string& sha256, std::string_view packed) const;

private:
    [[nodiscard]] std::string path_of(const std::string& sha256) const;
    std::string folder_, knowledge_;
};

}  // namespace gouji
