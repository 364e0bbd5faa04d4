#include "cache.hpp"

#include "gouji/app/safe_file.hpp"
#include "gouji/core/digest.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t digest_digits = 64;
constexpr std::size_t folder_digits = 2;   // 256 folders: file systems slow down over some 10,000 names in one

}  // namespace

RecordCache::RecordCache(std::string folder, const std::string& knowledge) : folder_(std::move(folder)), knowledge_(sha256_hex(knowledge)) {}

std::string RecordCache::path_of(const std::string& sha256) const {
    const std::string key = sha256_hex(knowledge_ + sha256);
    return (std::filesystem::path(folder_) / key.substr(0, folder_digits) / key.substr(folder_digits)).native();
}

std::optional<std::string> RecordCache::find(const std::string& sha256) const {
    std::ifstream file(path_of(sha256), std::ios::binary);
    if (!file) return std::nullopt;
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (bytes.size() < digest_digits || sha256_hex(std::string_view(bytes).substr(digest_digits)) != bytes.substr(0, digest_digits)) return std::nullopt;
    bytes.erase(0, digest_digits);
    return bytes;
}

bool RecordCache::keep(const std::string& sha256, std::string_view packed) const {
    const std::string path = path_of(sha256);
    std::error_code problem;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), problem);
    return !problem && write_whole(path, sha256_hex(packed).append(packed)).empty();
}

}  // namespace gouji
