#include "atomic_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

namespace gouji {
namespace {

namespace fs = std::filesystem;

/// Permissions a new file would have been given.
void open_permissions(const std::string& path) {
    const mode_t mask = umask(0);
    umask(mask);
    constexpr mode_t readable_and_writable = 0666;
    chmod(path.c_str(), readable_and_writable & ~mask);
}

/// The file that a link leads to is replaced, not the link.
std::string without_links(const std::string& path) {
    std::error_code unknown;
    const auto target = fs::weakly_canonical(path, unknown);
    return unknown ? path : target.native();
}

}  // namespace

AtomicFile::~AtomicFile() {
    if (!beside_.empty()) unlink(beside_.c_str());
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)), beside_(std::exchange(other.beside_, {})), stream_(std::move(other.stream_)) {}

std::optional<std::string> AtomicFile::open(const std::string& path) {
    path_ = without_links(path);
    std::error_code unknown;
    const auto status = fs::status(path_, unknown);
    if (fs::is_directory(status)) return std::strerror(EISDIR);
    if (fs::exists(status) && access(path_.c_str(), W_OK) != 0) return std::strerror(errno);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        stream_ = std::make_unique<std::ofstream>(path_, std::ios::binary);
        return *stream_ ? std::nullopt : std::optional<std::string>(std::strerror(errno));
    }
    std::string name = path_ + ".XXXXXX";
    const int file = mkstemp(name.data());
    if (file < 0) return std::strerror(errno);
    close(file);
    open_permissions(name);
    beside_ = name;
    stream_ = std::make_unique<std::ofstream>(name, std::ios::binary | std::ios::trunc);
    return *stream_ ? std::nullopt : std::optional<std::string>(std::strerror(errno));
}

std::optional<std::string> AtomicFile::commit() {
    errno = 0;
    stream_->flush();
    const bool good = stream_->good();
    const int problem = errno;
    stream_.reset();
    if (!good) return problem != 0 ? std::strerror(problem) : "write error";
    if (beside_.empty()) return std::nullopt;
    if (std::rename(beside_.c_str(), path_.c_str()) != 0) return std::strerror(errno);
    beside_.clear();
    return std::nullopt;
}

}  // namespace gouji
