#include "reading.hpp"

#include "cache.hpp"
#include "long_document.hpp"
#include "progress.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"

#include <sched.h>

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <optional>
#include <ostream>
#include <set>

namespace gouji {
namespace {

/// What the caller may run on: a batch system often gives fewer processors than the machine has.
std::size_t processors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<std::size_t>(std::max(CPU_COUNT(&set), 1));
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
        const auto done = [&](std::size_t piece, ChildResult result) {
            const std::size_t i = pieces_.at(piece).input;
            if (take(pieces_.at(piece), std::move(result))) progress.read(display_path(inputs_[i].path));
        };
        run_children([this] { return next(); }, jobs, limits_of(options_), [this](std::size_t piece) { return work(pieces_.at(piece)); }, done);
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

    /// What one child does: a part of a document or, behind its last, the joining of all.
    struct Piece {
        std::size_t input = 0, part = 0;
    };
    /// What children have read of a long document, and what it took.
    struct Parts {
        std::vector<std::string> bytes;
        std::size_t missing = 0;
        double seconds = 0;
    };

    /// Parts of documents that were begun come first: they wait in memory.
    std::optional<std::size_t> next() {
        if (begun_ == pieces_.size() && at_ < waiting_.size()) pieces_.push_back({waiting_[at_++], 0});
        return begun_ < pieces_.size() ? std::optional(begun_++) : std::nullopt;
    }

    std::string work(const Piece& piece) const {
        const std::string& path = inputs_.at(piece.input).path;
        const auto known = parts_.find(piece.input);
        if (known == parts_.end() || piece.part < known->second.bytes.size()) return read_part(path, knowledge_.lexicon, piece.part);
        return read_joined(path, knowledge_.lexicon, known->second.bytes);
    }

    /// Is this the end of the document?
    bool take(const Piece& piece, ChildResult result) {
        const std::size_t i = piece.input;
        const bool finished = result.ending == ChildEnding::finished;
        if (finished) confined_ = confined_ && result.confined;
        const std::size_t more = finished && piece.part == 0 ? parts_after(result.bytes) : 0;
        auto known = parts_.find(i);
        if (more > 0) {
            known = parts_.emplace(i, Parts{std::vector<std::string>(more + 1), more + 1, 0}).first;
            for (std::size_t part = 1; part <= more; ++part) pieces_.push_back({i, part});
        }
        if (known == parts_.end()) return keep(i, result), true;
        return take_part(known->second, piece, std::move(result));
    }

    /// The limit of time is the document's, not the part's. A document that lost one part is lost.
    bool take_part(Parts& parts, const Piece& piece, ChildResult result) {
        if (lost_.contains(piece.input)) return false;
        parts.seconds += result.seconds;
        if (result.ending == ChildEnding::finished && parts.seconds > options_.timeout) result.ending = ChildEnding::timeout;
        const bool joined = piece.part == parts.bytes.size();
        if (joined || result.ending != ChildEnding::finished) {
            keep(piece.input, result);
            parts.bytes.clear();
            lost_.insert(piece.input);
            return true;
        }
        parts.bytes.at(piece.part) = std::move(result.bytes);
        if (--parts.missing == 0) pieces_.push_back({piece.input, parts.bytes.size()});
        return false;
    }

    void keep(std::size_t i, const ChildResult& result) {
        const bool finished = result.ending == ChildEnding::finished;
        const auto packed = packed_in(result.bytes);
        if (!finished || !put(i, packed)) return store_.put(i, lost_record(inputs_[i], result));
        // A file that changed between the two readings would be kept under the wrong name.
        const bool same = cache_ && !digests_[i].empty() && store_.heads()[i].record.sha256 == digests_[i];
        if (same && !cache_->keep(digests_[i], packed)) cache_works_ = false;
    }

    /// Says once what children of this run were not kept from, and that nothing will be found again.
    void tell(Environment& environment) const {
        tell_confinement(options_, confined_, environment);
        if (!cache_works_) environment.err << say(options_.language, "note.cache", {{"path", display_path(options_.cache_folder)}}) << '\n';
    }

    const std::vector<Input>& inputs_;
    const Knowledge& knowledge_;
    const Options& options_;
    RecordStore store_;
    std::vector<std::string> digests_;      ///< of contents, where there is a cache
    std::optional<RecordCache> cache_;
    std::vector<std::size_t> waiting_;      ///< inputs to be read
    std::size_t at_ = 0;                    ///< the first of them that was not begun
    std::deque<Piece> pieces_;
    std::size_t begun_ = 0;                 ///< pieces
    std::map<std::size_t, Parts> parts_;    ///< by input
    std::set<std::size_t> lost_;            ///< long documents that are ended
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

void tell_confinement(const Options& options, bool confined, Environment& environment) {
    if (!children_are_limited()) environment.err << say(options.language, "note.unlimited") << '\n';
    else if (!confined) environment.err << say(options.language, "note.unconfined") << '\n';
}

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
