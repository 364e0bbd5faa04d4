#include "gouji/app/inputs.hpp"

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
    bool operator<(const Folder& other) const { return path < other.path; }
};

std::string identity_of(const std::string& path) {
    std::error_code error;
    const auto canonical = fs::canonical(path, error);
    return error ? path : canonical.native();
}

/// What a walk through folders has found and still has before it. Links to folders wait until all folders that are no links
/// have been seen, and are taken in the order of their names: a folder that can be reached in several ways is then always seen
/// in the same one, and one that contains itself ends.
struct Walk {
    std::vector<Input> found;
    std::vector<Folder> folders;
    std::set<Folder> links;
    std::set<std::string> seen;
};

/// One folder: its PDF files are found, its folders wait. A folder that cannot be listed is found as such.
void scan_folder(const Folder& folder, Walk& walk) {
    if (!walk.seen.insert(identity_of(folder.path.native())).second) return;
    std::error_code error;
    fs::directory_iterator entries(folder.path, error);
    if (error || folder.depth > deepest_folder) {
        walk.found.push_back({folder.path.native(), error ? "permission" : "depth"});
        return;
    }
    for (; entries != fs::directory_iterator(); entries.increment(error)) {
        if (error) break;
        std::error_code unknown;
        const Folder below{entries->path(), folder.depth + 1};
        if (!entries->is_directory(unknown)) {
            if (is_pdf_name(below.path)) walk.found.push_back({below.path.native(), ""});
        } else if (entries->is_symlink(unknown)) {
            walk.links.insert(below);
        } else {
            walk.folders.push_back(below);
        }
    }
    if (error) walk.found.push_back({folder.path.native(), "permission"});
}

std::vector<Input> scan(const fs::path& root) {
    Walk walk;
    walk.folders = {{root, 0}};
    while (!walk.folders.empty() || !walk.links.empty()) {
        Folder next;
        if (walk.folders.empty()) {
            next = walk.links.extract(walk.links.begin()).value();
        } else {
            next = walk.folders.back();
            walk.folders.pop_back();
        }
        scan_folder(next, walk);
    }
    if (walk.found.empty()) walk.found.push_back({root.native(), "no_pdf"});
    std::sort(walk.found.begin(), walk.found.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
    return std::move(walk.found);
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

}  // namespace gouji
