#include "gouji/app/inputs.hpp"

#include "gouji/core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <istream>
#include <set>

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 64;   // nested folders; more is a loop of mounts, not an archive of documents

bool is_pdf_name(const fs::path& path) {
    std::string extension = path.extension().native();
    for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return extension == ".pdf";
}

struct Folder {
    fs::path path;
    int depth = 0;
};

/// One folder: its PDF files go to `found`, its folders to `waiting`. A folder that cannot be listed is found as such.
void scan_folder(const Folder& folder, std::vector<Input>& found, std::vector<Folder>& waiting) {
    std::error_code error;
    fs::directory_iterator entries(folder.path, error);
    if (error || folder.depth > deepest_folder) {
        found.push_back({folder.path.native(), error ? "permission" : "depth"});
        return;
    }
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
        if (error) break;
        std::error_code unknown;
        const bool link = entries->is_symlink(unknown);
        if (!link && entries->is_directory(unknown)) waiting.push_back({entries->path(), folder.depth + 1});
        else if (is_pdf_name(entries->path()) && !entries->is_directory(unknown)) found.push_back({entries->path().native(), ""});
    }
    if (error) found.push_back({folder.path.native(), "permission"});
}

std::vector<Input> scan(const fs::path& root) {
    std::vector<Input> found;
    std::vector<Folder> waiting = {{root, 0}};
    while (!waiting.empty()) {
        const Folder folder = waiting.back();
        waiting.pop_back();
        scan_folder(folder, found, waiting);
    }
    if (found.empty()) found.push_back({root.native(), "no_pdf"});
    std::sort(found.begin(), found.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
    return found;
}

/// A pipe or device would block or never end.
std::string reason_not_to_read(const fs::path& path) {
    std::error_code error;
    const auto type = fs::status(path, error).type();
    if (type == fs::file_type::not_found) return "not_found";
    if (type == fs::file_type::none) return "permission";
    return type == fs::file_type::regular ? "" : "special_file";
}

std::vector<Input> expand(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return scan(path);
    return {{path, ""}};
}

std::vector<std::string> read_list(std::istream& list) {
    std::vector<std::string> paths;
    for (std::string line; std::getline(list, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (!line.empty()) paths.push_back(line);
    }
    return paths;
}

std::string identity_of(const std::string& path) {
    std::error_code error;
    const auto canonical = fs::canonical(path, error);
    return error ? path : canonical.native();
}

}  // namespace

std::vector<Input> expand_inputs(const std::vector<std::string>& paths, std::istream& list) {
    std::vector<std::string> named;
    for (const auto& path : paths) {
        if (path != "-") {
            named.push_back(path);
            continue;
        }
        const auto listed = read_list(list);
        named.insert(named.end(), listed.begin(), listed.end());
    }
    std::vector<Input> inputs;
    std::set<std::string> seen;
    for (const auto& path : named)
        for (auto& input : expand(path)) {
            if (!seen.insert(identity_of(input.path)).second) continue;
            if (input.reason.empty()) input.reason = reason_not_to_read(input.path);
            inputs.push_back(std::move(input));
        }
    return inputs;
}

std::string display_path(const std::string& path) {
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        const auto lead = static_cast<unsigned char>(path[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const std::string piece = path.substr(at, length);
        const bool clean = sanitize_utf8(piece) == piece;
        out += clean ? piece : fmt::format("%{:02X}", lead);
        at += clean ? piece.size() : 1;
    }
    return out;
}

}  // namespace gouji
