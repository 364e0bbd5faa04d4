#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace gouji {

/// A file that stands under its name only when it is whole: what is written goes beside it and is renamed at the end. Where the
/// name is no regular file (a pipe, a device) it is written directly.
class AtomicFile {
public:
    AtomicFile() = default;
    ~AtomicFile();
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    AtomicFile& operator=(AtomicFile&&) = delete;

    /// The system's words when it cannot be opened. Nothing under the name changes yet.
    [[nodiscard]] std::optional<std::string> open(const std::string& path);
    std::ostream& stream() { return *stream_; }
    /// Puts it under its name; the system's words when it could not be written to its end (nothing is left then).
    [[nodiscard]] std::optional<std::string> commit();

private:
    std::string path_, beside_;   ///< `beside_` is empty for what is written directly, and when nothing is left to remove
    std::unique_ptr<std::ostream> stream_;
};

}  // namespace gouji
