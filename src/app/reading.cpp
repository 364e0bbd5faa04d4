#include "reading.hpp"

#include "cache.hpp"
#include "progress.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"

#include <sched.h>

#include <algorithm>
#include <numeric>
#include <optional>
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

/// The record of a document whose child did not finish: crashed, timeout, memory, or unreadable when the run was interrupted.
Record lost_record(const Input& input, const ChildResult& result) {
    Record record;
    record.path = display_path(input.path);
    record.sha256 = sha256_of_file(input.path).value_or("");
    switch (result.ending) {
        case ChildEnding::timeout: record.status = Status::timeout; record.reason = "timeout: the time limit was reached"; break;
        case ChildEnding::memory: record.status = Status::memory; record.reason = "memory: the memory limit was reached"; break;
        case ChildEnding::interrupted: record.status = Status::unreadable; record.reason = "interrupted: the run was interrupted"; break;
        case ChildEnding::finished:
        case ChildEnding::crashed: record.status = Status::crashed; record.reason = "crash: " + sanitize_utf8(result.reason); break;
    }
    return record;
}

/// Reads the documents of one run; holds what has become of them so far.
class Reading {
public:
    Reading(const std::vector<Input>& inputs, const Knowledge& knowledge, const Options& options)
        : inputs_(inputs), knowledge_(knowledge), options_(options), store_(inputs.size()), digests_(inputs.size()) {
        if (!options.cache_folder.empty()) cache_.emplace(options.cache_folder, version() + " " + knowledge.rules.digest);
    }

    RecordStore read(Environment& environment) {
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            if (!inputs_[i].reason.empty()) store_.put(i, unread_record(inputs_[i]));
            else if (!recall(i)) waiting_.push_back(i);
        }
        const std::size_t jobs = options_.jobs > 0 ? static_cast<std::size_t>(options_.jobs) : processors();
        Progress progress(options_, environment, waiting_.size());
        const auto read = [this](std::size_t i) { return pack_record(read_input(inputs_.at(waiting_.at(i)), knowledge_.lexicon)); };
        const auto done = [&](std::size_t i, const ChildResult& result) {
            keep(waiting_.at(i), result);
            progress.read(display_path(inputs_[waiting_.at(i)].path));
        };
        run_children(waiting_.size(), jobs, limits_of(options_), read, done);
        progress.clear();
        tell(environment);
        return std::move(store_);
    }

private:
    /// Was the same content read before?
    bool recall(std::size_t i) {
        if (!cache_) return false;
        digests_[i] = sha256_of_file(inputs_[i].path).value_or("");
        const auto bytes = digests_[i].empty() ? std::nullopt : cache_->find(digests_[i]);
        return bytes && put(i, *bytes);
    }

    /// False when the bytes are no packed record.
    bool put(std::size_t i, std::string_view bytes) {
        auto packed = unpack_record(bytes);
        if (!packed) return false;
        packed->head.record.path = display_path(inputs_[i].path);   // it may have been read under another name
        store_.put(i, std::move(*packed));
        return true;
    }

    void keep(std::size_t i, const ChildResult& result) {
        const bool finished = result.ending == ChildEnding::finished;
        if (finished) confined_ = confined_ && result.confined;
        if (!finished || !put(i, result.bytes)) return store_.put(i, lost_record(inputs_[i], result));
        // A file that changed between the two readings would be kept under the wrong name.
        const bool same = cache_ && !digests_[i].empty() && store_.heads()[i].record.sha256 == digests_[i];
        if (same && !cache_->keep(digests_[i], result.bytes)) cache_works_ = false;
    }

    /// Says once what children of this run were not kept from, and that nothing will be found again.
    void tell(Environment& environment) const {
        if (!children_are_limited()) environment.err << say(options_.language, "note.unlimited") << '\n';
        else if (!confined_) environment.err << say(options_.language, "note.unconfined") << '\n';
        if (!cache_works_) environment.err << say(options_.language, "note.cache", {{"path", display_path(options_.cache_folder)}}) << '\n';
    }

    const std::vector<Input>& inputs_;
    const Knowledge& knowledge_;
    const Options& options_;
    RecordStore store_;
    std::vector<std::string> digests_;      ///< of contents, where there is a cache
    std::optional<RecordCache> cache_;
    std::vector<std::size_t> waiting_;      ///< inputs to be read
    bool confined_ = true, cache_works_ = true;
};

/// A number that the content decides: the first digits of its digest.
unsigned long long share_of(const Input& input) {
    constexpr std::size_t digits = 15;   // 60 bits
    constexpr int hexadecimal = 16;
    const auto content = input.reason.empty() ? sha256_of_file(input.path) : std::nullopt;
    return std::stoull(content.value_or(sha256_hex(input.path)).substr(0, digits), nullptr, hexadecimal);
}

}  // namespace

ChildLimits limits_of(const Options& options) {
    constexpr std::uint64_t megabyte = std::uint64_t{1} << 20;
    return {static_cast<std::uint64_t>(options.memory) * megabyte, options.timeout};
}

Record unread_record(const Input& input) {
    Record record;
    record.path = display_path(input.path);
    record.status = Status::unreadable;
    record.reason = input.reason + ": " + say(Language::en, "input." + input.reason);
    return record;
}

std::vector<std::size_t> places_of(const std::vector<Input>& inputs, const Shard& shard) {
    std::vector<std::size_t> places(inputs.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (shard.count > 1) std::erase_if(places, [&](std::size_t i) { return share_of(inputs[i]) % shard.count != shard.index - 1; });
    return places;
}

RecordStore read_all(const std::vector<Input>& inputs, const Knowledge& knowledge, const Options& options, Environment& environment) {
    return Reading(inputs, knowledge, options).read(environment);
}

}  // namespace gouji
