#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace gouji {

/// What may lose its name to the new file.
enum class Replaces {
    reports,                ///< an ordinary file that is no PDF; it keeps its permissions. Links are followed, devices and pipes written to directly.
    whatever_stands_there,  ///< for names that are ours alone: a link is replaced and not followed
};

/// A file that is written whole or not at all: the bytes go to a new file beside it, which takes its name when everything is on
/// the disk. When writing fails, what was there before is untouched. What fails answers why: a message id of the group "system", or
/// the system's own words where there is none; empty when it is done.
class SafeFile {
public:
    SafeFile();
    ~SafeFile();
    SafeFile(const SafeFile&) = delete;
    SafeFile& operator=(const SafeFile&) = delete;

    /// Nothing under the name changes yet. Once for each SafeFile.
    [[nodiscard]] std::string open(const std::string& path, Replaces replaces = Replaces::reports);
    /// Only after a good open(). A stream that failed is told by commit().
    std::ostream& stream();
    /// Puts the file under its name, or leaves nothing.
    [[nodiscard]] std::string commit();

private:
    class Buffer;
    std::string path_, beside_;   ///< `beside_` is empty for what is written directly, and when nothing is left to remove
    std::unique_ptr<Buffer> buffer_;
    std::unique_ptr<std::ostream> stream_;
};

/// Could a report be written to this path? Leaves nothing behind. Answers as SafeFile::open.
std::string why_not_writable(const std::string& path);

/// The bytes as one SafeFile.
std::string write_whole(const std::string& path, std::string_view bytes, Replaces replaces = Replaces::reports);

}  // namespace gouji
