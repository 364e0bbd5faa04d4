#pragma once

#include "gouji/core/result.hpp"
#include "gouji/facts/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// What memory keeps of a record while its figures lie in a file.
struct RecordHead {
    Record record;                                        ///< without tables, facts, sums and frames
    std::size_t table_figures = 0, narrative_figures = 0;
};

RecordHead head_of(const Record& record);

/// What a reading process gives back: the head in two lines, then the record. `take_head` reads only the beginning.
std::string pack_record(const Record& record);
/// The head and where the record's line begins; an error when the bytes are not what pack_record writes.
struct Packed {
    RecordHead head;
    std::string_view line;
};
Result<Packed> unpack_record(std::string_view bytes);

/// The records of a run in the order of its inputs: heads in memory, the rest in an unnamed temporary file (TMPDIR), so that
/// a folder of any size needs memory for one disclosure at a time. Throws std::runtime_error when the file cannot be written
/// or read back.
class RecordStore {
public:
    explicit RecordStore(std::size_t count);
    ~RecordStore();
    RecordStore(RecordStore&& other) noexcept;
    RecordStore(const RecordStore&) = delete;
    RecordStore& operator=(const RecordStore&) = delete;
    RecordStore& operator=(RecordStore&&) = delete;

    /// A document of which there is nothing but its head.
    void put(std::size_t index, Record record);
    void put(std::size_t index, Packed packed);
    /// One more behind the last.
    void add(Packed packed);

    [[nodiscard]] std::size_t size() const { return heads_.size(); }
    [[nodiscard]] const std::vector<RecordHead>& heads() const { return heads_; }
    /// The whole record; one that cannot be decoded is `crashed`, with its head.
    [[nodiscard]] Record load(std::size_t index) const;

private:
    struct Place {
        std::uint64_t at = 0;
        std::size_t length = 0;
    };
    std::vector<RecordHead> heads_;
    std::vector<Place> places_;
    std::uint64_t end_ = 0;
    int file_ = -1;
};

}  // namespace gouji
