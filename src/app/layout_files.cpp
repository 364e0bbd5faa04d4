#include "layout_files.hpp"

#include "gouji/pdf/render.hpp"
#include "gouji/report/layout_svg.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

namespace gouji {
namespace {

std::string page_name(const Page& page, const char* ending) { return fmt::format("page-{:03}.{}", page.number, ending); }

}  // namespace

Result<std::size_t> write_layout_files(const ReadingTrace& trace, const std::string& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) return Error{folder, "write", problem.message()};
    const std::filesystem::path root(folder);
    std::vector<std::string> pictures;
    for (const Page& page : trace.pages) pictures.push_back((root / page_name(page, "png")).native());
    const std::vector<bool> drawn = render_pages(trace.bytes, trace.pages, pictures);
    for (std::size_t i = 0; i < trace.pages.size(); ++i) {
        const std::string path = (root / page_name(trace.pages[i], "svg")).native();
        std::ofstream file(path, std::ios::binary | std::ios::trunc);
        file << write_layout_svg(trace, i, drawn[i] ? page_name(trace.pages[i], "png") : std::string());
        file.close();
        if (!file.good()) return Error{path, "write", std::strerror(errno)};
    }
    return trace.pages.size();
}

}  // namespace gouji
