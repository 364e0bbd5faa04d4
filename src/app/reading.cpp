#include "reading.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"

#include <sched.h>

#include <algorithm>
#include <ostream>

namespace gouji {
namespace {

/// What the caller may run on: a batch system often gives fewer processors than the machine has.
std::size_t processors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<std::size_t>(std::max(CPU_COUNT(&set), 1));
}

Record read_input(const Input& input, const Lexicon& lexicon) {
    Record record = read_record(input.path, lexicon);
    record.path = display_path(input.path);
    return record;
}

}  // namespace

Record unread_record(const Input& input) {
    Record record;
    record.path = display_path(input.path);
    record.status = Status::unreadable;
    record.reason = input.reason + ": " + say(Language::en, "input." + input.reason);
    return record;
}

ChildLimits limits_of(const Options& options) {
    constexpr std::uint64_t megabyte = std::uint64_t{1} << 20;
    return {static_cast<std::uint64_t>(options.memory) * megabyte, options.timeout};
}

Record lost_record(const Input& input, const ChildResult& result) {
    Record record;
    record.path = display_path(input.path);
    record.sha256 = sha256_of_file(input.path).value_or("");
    switch (result.ending) {
        case ChildEnding::timeout: record.status = Status::timeout; record.reason = "timeout: the time limit was reached"; break;
        case ChildEnding::memory: record.status = Status::memory; record.reason = "memory: the memory limit was reached"; break;
        case ChildEnding::interrupted: record.status = Status::unreadable; record.reason = "interrupted: the run was interrupted"; break;
        case ChildEnding::finished:
        case ChildEnding::crashed: record.status = Status::crashed; record.reason = "crash: " + result.reason; break;
    }
    return record;
}

void tell_of_confinement(bool confined, const Options& options, Environment& environment) {
    if (!children_are_limited()) environment.err << say(options.language, "note.unlimited") << '\n';
    else if (!confined) environment.err << say(options.language, "note.unconfined") << '\n';
}

RecordStore read_all(const std::vector<Input>& inputs, const Lexicon& lexicon, const Options& options, Environment& environment) {
    RecordStore store(inputs.size());
    std::vector<std::size_t> readable;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i].reason.empty()) readable.push_back(i);
        else store.put(i, unread_record(inputs[i]));
    }
    bool confined = true;
    const auto read = [&](std::size_t i) { return pack_record(read_input(inputs.at(readable.at(i)), lexicon)); };
    const auto keep = [&](std::size_t i, const ChildResult& result) {
        const auto index = readable.at(i);
        const bool finished = result.ending == ChildEnding::finished;
        auto packed = unpack_record(result.bytes);
        if (finished) confined = confined && result.confined;
        if (finished && packed) store.put(index, std::move(*packed));
        else store.put(index, lost_record(inputs[index], result));
    };
    const std::size_t jobs = options.jobs > 0 ? static_cast<std::size_t>(options.jobs) : processors();
    run_children(readable.size(), jobs, limits_of(options), read, keep);
    tell_of_confinement(confined, options, environment);
    return store;
}

}  // namespace gouji
