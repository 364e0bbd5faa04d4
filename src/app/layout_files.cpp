#include "layout_files.hpp"

#include "gouji/app/safe_file.hpp"
#include "gouji/pdf/render.hpp"
#include "gouji/report/layout_svg.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

namespace gouji {
namespace {

std::string page_name(int page, const char* ending) { return fmt::format("page-{:03}.{}", page, ending); }

/// A length, a line end, so many bytes.
void add_file(std::string& files, const std::string& bytes) { files.append(std::to_string(bytes.size())).append("\n").append(bytes); }

std::optional<std::string_view> take_file(std::string_view& files) {
    std::size_t length = 0;
    const auto [end, problem] = std::from_chars(files.data(), files.data() + files.size(), length);
    const auto used = static_cast<std::size_t>(end - files.data());
    if (problem != std::errc() || used >= files.size() || files[used] != '\n' || length > files.size() - used - 1) return std::nullopt;
    const auto file = files.substr(used + 1, length);
    files.remove_prefix(used + 1 + length);
    return file;
}

std::optional<Error> write_file(const std::filesystem::path& path, std::string_view bytes) {
    const auto why = write_whole(path.native(), bytes);
    return why.empty() ? std::nullopt : std::optional(Error{path.native(), "write", why});
}

}  // namespace

std::string draw_layout_files(const ReadingTrace& trace) {
    std::string files;
    const auto pictures = render_pages(trace.bytes, trace.pages);
    for (std::size_t i = 0; i < trace.pages.size(); ++i) {
        add_file(files, pictures[i]);
        add_file(files, write_layout_svg(trace, i, pictures[i].empty() ? std::string() : page_name(trace.pages[i].number, "png")));
    }
    return files;
}

Result<std::size_t> write_layout_files(std::string_view files, const std::string& folder) {
    std::error_code problem;
    const std::filesystem::path root(folder);
    std::filesystem::create_directories(root, problem);
    if (problem) return Error{folder, "write", problem.message()};
    int page = 0;
    while (!files.empty()) {
        ++page;
        const auto picture = take_file(files);
        const auto drawing = picture ? take_file(files) : std::nullopt;
        if (!drawing) return Error{folder, "broken", "the drawings are damaged"};
        if (!picture->empty())
            if (auto error = write_file(root / page_name(page, "png"), *picture)) return *error;
        if (auto error = write_file(root / page_name(page, "svg"), *drawing)) return *error;
    }
    return static_cast<std::size_t>(page);
}

}  // namespace gouji
