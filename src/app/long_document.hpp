#pragma once

#include "gouji/facts/record.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

// A long document is read by several children, some pages each, and a last one that puts them together. Whether it is long
// decides the document alone, so that nothing of a report depends on the number of children at a time.

constexpr std::size_t long_document = 128;    ///< pages; below, opening the file again costs more than a second core gives
constexpr std::size_t pages_of_a_part = 64;   ///< half a second of reading

/// How many parts a document of so many pages is read in; 1 when it is not long.
std::size_t parts_of(std::size_t pages);

/// What the child of one part gives back: of part 0 a packed record where the document is not long, else pages.
std::string read_part(const std::string& path, const Lexicon& lexicon, std::size_t part);

/// How many parts follow part 0; 0 when the bytes are a packed record.
std::size_t parts_after(std::string_view bytes);

/// The packed record of the parts. Where they do not belong together the document is read anew.
std::string read_joined(const std::string& path, const Lexicon& lexicon, const std::vector<std::string>& parts);

/// The packed record in what a child gave back.
std::string_view packed_in(std::string_view bytes);

}  // namespace gouji
