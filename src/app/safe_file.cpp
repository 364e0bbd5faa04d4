#include "gouji/app/safe_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <streambuf>
#include <utility>

namespace gouji {
namespace {

constexpr mode_t usual_mode = 0666;          // the umask takes from it
constexpr mode_t permission_bits = 07777;
constexpr int most_attempts = 100;           // names tried for the new file; others are left by runs that were killed

std::string reason_of(int error) {
    switch (error) {
        case ENOSPC: case EDQUOT: case EFBIG: return "system.no_space";
        case EACCES: case EPERM: return "system.permission";
        case EROFS: return "system.read_only";
        case ENOENT: case ENOTDIR: return "system.no_folder";
        case EISDIR: return "system.is_folder";
        default: return std::strerror(error);
    }
}

/// An open file; closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] bool good() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    /// 0 or errno. Some file systems tell only now that the disk is full.
    int close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

private:
    int number_;
};

int write_all(const Descriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// What the path is before anything is written.
struct Target {
    std::string path;        ///< behind links
    bool exists = false;
    bool direct = false;     ///< a device or pipe: nothing can take its name
    mode_t mode = 0;
};

Target look_at(const std::string& path) {
    Target target{path};
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return target;
    target.exists = true;
    target.mode = status.st_mode & permission_bits;
    // /dev/stdout may lead to an ordinary file, which the one who started us holds open
    target.direct = !S_ISREG(status.st_mode) || path.rfind("/dev/", 0) == 0 || path.rfind("/proc/", 0) == 0;
    std::array<char, PATH_MAX> real{};
    if (!target.direct && ::realpath(path.c_str(), real.data())) target.path = real.data();
    return target;
}

bool is_folder(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

/// A report never takes the place of a PDF: `--output a.pdf b.pdf` is a slip of somebody who wanted both checked.
bool is_pdf(const std::string& path) {
    constexpr std::string_view begin = "%PDF-";
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::array<char, begin.size()> bytes{};
    return file.good() && ::read(file.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
           std::string_view(bytes.data(), bytes.size()) == begin;
}

/// A new file beside the target; its name in `name`.
int create_beside(const std::string& target, std::string& name) {
    const auto slash = target.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : target.substr(0, slash + 1);
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        name = folder + ".gouji-" + std::to_string(::getpid()) + "-" + std::to_string(attempt);
        const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, usual_mode);
        if (file >= 0 || errno != EEXIST) return file;
    }
    return -1;
}

std::string why_not(const Target& target) {
    if (is_folder(target.path)) return reason_of(EISDIR);
    if (target.exists && ::faccessat(AT_FDCWD, target.path.c_str(), W_OK, AT_EACCESS) != 0) return reason_of(errno);
    if (target.exists && !target.direct && is_pdf(target.path)) return "system.is_pdf";
    return "";
}

}  // namespace

/// Bytes on their way to a descriptor; remembers the first thing that went wrong.
class SafeFile::Buffer : public std::streambuf {
public:
    explicit Buffer(int number) : file_(number) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

    [[nodiscard]] const Descriptor& file() const { return file_; }

    /// 0 or errno: everything written, on the disk where `lasting`, and closed.
    int finish(bool lasting) {
        send();
        if (error_ == 0 && lasting && ::fsync(file_.number()) != 0 && errno != EINVAL) error_ = errno;   // EINVAL: a file system that has no such thing
        const int closing = file_.close();
        return error_ != 0 ? error_ : closing;
    }

protected:
    int_type overflow(int_type next) override {
        send();
        if (error_ != 0) return traits_type::eof();
        if (!traits_type::eq_int_type(next, traits_type::eof())) sputc(traits_type::to_char_type(next));
        return traits_type::not_eof(next);
    }
    int sync() override {
        send();
        return error_ == 0 ? 0 : -1;
    }

private:
    void send() {
        if (error_ == 0) error_ = write_all(file_, {pbase(), static_cast<std::size_t>(pptr() - pbase())});
        setp(bytes_.data(), bytes_.data() + bytes_.size());
    }

    static constexpr std::size_t buffered_bytes = 65536;
    Descriptor file_;
    int error_ = 0;
    std::array<char, buffered_bytes> bytes_;
};

SafeFile::SafeFile() = default;

SafeFile::~SafeFile() {
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

std::string SafeFile::open(const std::string& path, Replaces replaces) {
    const Target target = replaces == Replaces::reports ? look_at(path) : Target{path};
    if (auto why = why_not(target); !why.empty()) return why;
    path_ = target.path;
    const int file = target.direct ? ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC) : create_beside(path_, beside_);
    if (file < 0) {
        const int error = errno;
        beside_.clear();
        return reason_of(error);
    }
    buffer_ = std::make_unique<Buffer>(file);
    if (target.exists && !target.direct && ::fchmod(file, target.mode) != 0) return reason_of(errno);
    stream_ = std::make_unique<std::ostream>(buffer_.get());
    return "";
}

std::ostream& SafeFile::stream() { return *stream_; }

std::string SafeFile::commit() {
    const bool direct = beside_.empty();
    int error = buffer_->finish(!direct);
    if (error == 0 && !direct && ::rename(beside_.c_str(), path_.c_str()) != 0) error = errno;
    if (error != 0) return reason_of(error);
    beside_.clear();
    return "";
}

std::string why_not_writable(const std::string& path) {
    const Target target = look_at(path);
    if (auto why = why_not(target); !why.empty() || target.direct) return why;
    return SafeFile().open(path);
}

std::string write_whole(const std::string& path, std::string_view bytes, Replaces replaces) {
    SafeFile file;
    if (auto why = file.open(path, replaces); !why.empty()) return why;
    file.stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.commit();
}

}  // namespace gouji
