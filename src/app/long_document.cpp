#include "long_document.hpp"

#include "gouji/app/record_store.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace gouji {
namespace {

constexpr char record_mark = 'r', pages_mark = 'p';   // first byte of what a child gives back
constexpr std::size_t most_parts = 10'000;            // of more pages than any printer has seen
constexpr std::size_t digest_digits = 64;

/// Equal shares of the pages.
PageRange range_of(std::size_t part, std::size_t pages) {
    const std::size_t parts = parts_of(pages);
    if (parts == 1) return {};
    const std::size_t first = pages * part / parts;
    return {first, pages * (part + 1) / parts - first};
}

std::string packed(const std::string& path, Record record) {
    record.path = display_path(path);
    return record_mark + pack_record(record);
}

/// All pages, or nothing where a part is of another file or missing.
std::optional<PdfFile> joined(const std::vector<std::string>& parts, const std::string& sha256) {
    std::vector<PdfPart> read;
    std::size_t pages = 0;
    for (const auto& bytes : parts) {
        if (bytes.size() < 1 + digest_digits || bytes.front() != pages_mark || bytes.compare(1, digest_digits, sha256) != 0) return std::nullopt;
        auto part = parse_part(std::string_view(bytes).substr(1 + digest_digits));
        if (!part || part->page_count != (read.empty() ? part->page_count : read.front().page_count)) return std::nullopt;
        pages += part->pages.size();
        read.push_back(std::move(*part));
    }
    if (read.empty() || pages != read.front().page_count) return std::nullopt;
    return join_parts(std::move(read));
}

}  // namespace

std::size_t parts_of(std::size_t pages) {
    if (pages <= long_document) return 1;
    return std::min((pages + pages_of_a_part - 1) / pages_of_a_part, most_parts);
}

std::string read_part(const std::string& path, const Lexicon& lexicon, std::size_t part) {
    std::string pages;
    const PagesReader reader = [&](const std::string& bytes, const std::string& sha256) -> Result<PdfFile> {
        auto read = read_pdf_part(bytes, display_path(path), [&](std::size_t count) { return range_of(part, count); });
        if (!read) return read.error();
        if (part == 0 && parts_of(read->page_count) == 1) {
            std::vector<PdfPart> whole;
            whole.push_back(std::move(*read));
            return join_parts(std::move(whole));
        }
        pages = pages_mark + sha256 + write_part(*read);
        return Error{path, "part", "these are not all pages"};
    };
    auto record = read_record(path, lexicon, reader);
    return pages.empty() ? packed(path, std::move(record)) : pages;
}

std::size_t parts_after(std::string_view bytes) {
    if (bytes.size() < 1 + digest_digits || bytes.front() != pages_mark) return 0;
    const auto pages = page_count_of_part(bytes.substr(1 + digest_digits));
    return pages ? parts_of(*pages) - 1 : 0;
}

std::string read_joined(const std::string& path, const Lexicon& lexicon, const std::vector<std::string>& parts) {
    const PagesReader reader = [&](const std::string& bytes, const std::string& sha256) -> Result<PdfFile> {
        auto file = joined(parts, sha256);
        if (file) return std::move(*file);
        return read_pdf(bytes, display_path(path));
    };
    return packed(path, read_record(path, lexicon, reader));
}

std::string_view packed_in(std::string_view bytes) { return bytes.starts_with(record_mark) ? bytes.substr(1) : std::string_view(); }

}  // namespace gouji
