#include "gouji/app/records_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <optional>
#include <ostream>
#include <set>
#include <utility>

namespace gouji {
namespace {

using nlohmann::json;

constexpr std::string_view before_place = "{\"input\":", before_record = ",\"record\":";

/// Where one record lies.
struct Lying {
    std::size_t place = 0, file = 0, line = 0;
    std::streamoff at = 0;
};

struct Line {
    std::size_t place = 0;
    std::string_view record;
};

/// The frame around a record is fixed text, so that its many figures are decoded only once.
std::optional<Line> open_line(std::string_view text) {
    if (!text.starts_with(before_place) || !text.ends_with('}')) return std::nullopt;
    text.remove_prefix(before_place.size());
    text.remove_suffix(1);
    Line line;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), line.place);
    if (problem != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(before_record)) return std::nullopt;
    line.record = text.substr(before_record.size());
    return line;
}

std::string header_line(const RecordsHeader& header) {
    return json{{"gouji_records", Record::version}, {"version", header.version}, {"rules", header.rules_digest}}.dump();
}

Error broken(const std::string& path, std::size_t line) {
    return {fmt::format("{}:{}", path, line), "broken_records", "the line is no record"};
}

std::optional<Error> list_entries(const std::string& path, std::size_t file, const RecordsHeader& header, std::vector<Lying>& entries) {
    std::ifstream in(path, std::ios::binary);
    std::string text;
    if (!in || !std::getline(in, text)) return Error{path, in.is_open() ? "broken_records" : "permission", "the file cannot be read"};
    const auto first = json::parse(text, nullptr, false);
    if (!first.is_object() || !first.contains("gouji_records")) return broken(path, 1);
    if (text != header_line(header)) return Error{path, "other_records", "written with other rules or by another version"};
    std::size_t line = 1;
    for (std::streamoff at = in.tellg(); std::getline(in, text); at = in.tellg()) {
        ++line;
        const auto opened = open_line(text);
        if (!opened) return broken(path, line);
        entries.push_back({opened->place, file, line, at});
    }
    return std::nullopt;
}

}  // namespace

void write_records(std::ostream& out, const RecordsHeader& header, const RecordStore& store, const std::vector<std::size_t>& places) {
    out << header_line(header) << '\n';
    for (std::size_t i = 0; i < places.size(); ++i)
        out << before_place << places.at(i) << before_record << write_record(store.load(i)) << "}\n";
}

Result<RecordStore> read_records(const std::vector<std::string>& paths, const RecordsHeader& header) {
    std::vector<Lying> entries;
    for (std::size_t file = 0; file < paths.size(); ++file)
        if (auto problem = list_entries(paths[file], file, header, entries)) return *problem;
    std::ranges::stable_sort(entries, {}, &Lying::place);
    std::vector<std::ifstream> files;
    for (const auto& path : paths) files.emplace_back(path, std::ios::binary);
    RecordStore store(0);
    std::set<std::pair<std::string, std::string>> met;
    for (const auto& entry : entries) {
        std::string text;
        auto& in = files.at(entry.file);
        in.clear();
        in.seekg(entry.at);
        std::getline(in, text);
        const auto opened = open_line(text);
        const auto record = opened ? parse_record(opened->record) : Result<Record>(Error{});
        if (!record) return broken(paths[entry.file], entry.line);
        if (met.emplace(record->path, record->sha256).second) store.add({head_of(*record), opened->record});
    }
    return store;
}

}  // namespace gouji
