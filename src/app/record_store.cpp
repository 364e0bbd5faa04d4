#include "gouji/app/record_store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <utility>

namespace gouji {
namespace {

[[noreturn]] void fail() { throw std::runtime_error(std::string("temporary file: ") + std::strerror(errno)); }

/// A file without a name: nobody else finds it, and it is gone with the process.
int open_unnamed() {
    std::string name = (std::filesystem::temp_directory_path() / "gouji-XXXXXX").native();
    const int file = mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) fail();
    unlink(name.c_str());
    return file;
}

/// Moves the first line out of `bytes`; nullopt when there is none.
std::optional<std::string_view> take_line(std::string_view& bytes) {
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    return line;
}

bool take_count(std::string_view& text, std::size_t& count) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (problem != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' ')) text.remove_prefix(1);
    return true;
}

Record without_figures(const Record& record) {
    Record head;
    head.path = record.path;
    head.sha256 = record.sha256;
    head.status = record.status;
    head.reason = record.reason;
    head.identity = record.identity;
    head.pages = record.pages;
    head.scanned_pages = record.scanned_pages;
    head.unread_pages = record.unread_pages;
    head.unread_figures = record.unread_figures;
    head.scopes_coincide = record.scopes_coincide;
    head.single_entity = record.single_entity;
    head.bodies = record.bodies;
    head.content = record.content;
    head.salient = record.salient;
    return head;
}

}  // namespace

RecordHead head_of(const Record& record) {
    RecordHead head{without_figures(record)};
    for (const auto& fact : record.facts)
        if (fact.is_figure()) ++(fact.origin == Origin::table ? head.table_figures : head.narrative_figures);
    return head;
}

std::string pack_record(const Record& record) {
    const auto head = head_of(record);
    return std::to_string(head.table_figures) + " " + std::to_string(head.narrative_figures) + "\n" + write_record(head.record) + "\n" +
           write_record(record);
}

Result<Packed> unpack_record(std::string_view bytes) {
    const Error broken{"record", "broken_record", "the head of the record is damaged"};
    Packed packed;
    auto counts = take_line(bytes);
    const auto head = counts ? take_line(bytes) : std::nullopt;
    if (!head || !take_count(*counts, packed.head.table_figures) || !take_count(*counts, packed.head.narrative_figures)) return broken;
    auto record = parse_record(*head);
    if (!record) return record.error();
    packed.head.record = std::move(*record);
    packed.line = bytes;
    return packed;
}

RecordStore::RecordStore(std::size_t count) : heads_(count), places_(count), file_(open_unnamed()) {}

RecordStore::~RecordStore() {
    if (file_ >= 0) close(file_);
}

RecordStore::RecordStore(RecordStore&& other) noexcept
    : heads_(std::move(other.heads_)), places_(std::move(other.places_)), end_(other.end_), file_(std::exchange(other.file_, -1)) {}

void RecordStore::put(std::size_t index, Record record) { heads_.at(index) = {std::move(record)}; }

void RecordStore::put(std::size_t index, Packed packed) {
    heads_.at(index) = std::move(packed.head);
    places_.at(index) = {end_, packed.line.size()};
    while (!packed.line.empty()) {
        const ssize_t written = pwrite(file_, packed.line.data(), packed.line.size(), static_cast<off_t>(end_));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail();
        end_ += static_cast<std::uint64_t>(written);
        packed.line.remove_prefix(static_cast<std::size_t>(written));
    }
}

void RecordStore::add(Packed packed) {
    heads_.emplace_back();
    places_.emplace_back();
    put(heads_.size() - 1, std::move(packed));
}

Record RecordStore::load(std::size_t index) const {
    const Place& place = places_.at(index);
    const Record& head = heads_.at(index).record;
    if (place.length == 0) return head;
    std::string line(place.length, '\0');
    for (std::size_t got = 0; got < line.size();) {
        const ssize_t now = pread(file_, line.data() + got, line.size() - got, static_cast<off_t>(place.at + got));
        if (now < 0 && errno == EINTR) continue;
        if (now <= 0) fail();
        got += static_cast<std::size_t>(now);
    }
    auto record = parse_record(line);
    if (record) {
        record->path = head.path;   // a record kept from an earlier run may have been read under another name
        return std::move(*record);
    }
    Record broken = head;
    broken.status = Status::crashed;
    broken.reason = "broken_record: " + record.error().text;
    return broken;
}

}  // namespace gouji
