// gouji.toml and baselines.

#include "common.hpp"

#include "../../src/app/baseline.hpp"
#include "../../src/app/config_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

using namespace gouji;

namespace {

/// A file in memory: both readers take a path.
class MemoryFile {
public:
    MemoryFile() : file_(memfd_create("fuzz", 0)) { fuzz::demand(file_ >= 0); }
    ~MemoryFile() { close(file_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    void put(const std::uint8_t* data, std::size_t size) const {
        fuzz::demand(ftruncate(file_, 0) == 0 && pwrite(file_, data, size, 0) == static_cast<ssize_t>(size));
    }
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

private:
    int file_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MemoryFile file;
    file.put(data, size);
    for (const Language language : {Language::zh, Language::en}) {
        const auto config = read_config(file.path(), "gouji.toml", language);
        fuzz::demand(config || !config.error().text.empty());
    }
    const auto baseline = read_baseline(file.path(), Language::zh);
    if (!baseline) return 0;
    const std::string written = write_baseline(*baseline, Language::zh);
    file.put(reinterpret_cast<const std::uint8_t*>(written.data()), written.size());
    const auto again = read_baseline(file.path(), Language::zh);   // what the program writes it reads
    fuzz::demand(again && again->size() == baseline->size());
    return 0;
}
