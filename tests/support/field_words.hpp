#pragma once

#include "gouji/core/lexicon.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace gouji::test {

/// The lexicon and classification of the source tree.
inline const Lexicon& lexicon() {
    static const Lexicon loaded = [] {
        std::vector<DataFile> files;
        const std::filesystem::path root = std::filesystem::path(GOUJI_SOURCE_DIR) / "rules";
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file(entry.path(), std::ios::binary);
            files.push_back({std::filesystem::relative(entry.path(), root).string(), std::string(std::istreambuf_iterator<char>(file), {})});
        }
        auto result = Lexicon::load(files);
        if (!result) throw std::runtime_error(result.error().where + " " + result.error().text);
        return std::move(*result);
    }();
    return loaded;
}

/// A lexicon of the text alone, for cases that shall not depend on the words of the field.
inline Lexicon small_lexicon(const std::string& toml, const std::string& functions = "") {
    std::vector<DataFile> files = {{"lexicon/words.toml", toml}};
    if (!functions.empty()) files.push_back({"classification/function.tsv", functions});
    auto result = Lexicon::load(files);
    if (!result) throw std::runtime_error(result.error().where + " " + result.error().text);
    return std::move(*result);
}

}  // namespace gouji::test
