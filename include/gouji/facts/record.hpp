#pragma once

#include "gouji/core/lexicon.hpp"
#include "gouji/facts/frame.hpp"
#include "gouji/facts/partition.hpp"
#include "gouji/facts/trace.hpp"
#include "gouji/model/document.hpp"
#include "gouji/pdf/reader.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A table as far as rules and reports need it.
struct TableInfo {
    std::string title, number, kind;
    std::optional<Unit> unit;
    std::vector<int> pages;
    int rows = 0, columns = 0;
    Coordinates base;
    bool empty = false;                      ///< no printed figure other than zero
    std::vector<Dimension> variables;        ///< scopes the print does not say (vintage, use): decided by evidence
    std::vector<std::string> doubts;         ///< reading doubts: its figures are not judged
    std::string owner;                       ///< body named in the unit line, folded; empty when none is
};

/// An organisation that a document names among those it speaks for.
struct NamedBody {
    std::string code;                        ///< digits; may be empty
    std::string name;                        ///< folded
};

/// Everything one document says, self-contained and versioned: what a reading process hands to the judging one. Rules,
/// reports and merges need nothing else of the document.
struct Record {
    static constexpr int version = 4;
    std::string path;                        ///< UTF-8; other bytes as %XX
    std::string sha256;
    Status status = Status::checked;
    std::string reason;                      ///< "encrypted: …", empty when checked
    Identity identity;
    int pages = 0;
    std::vector<int> scanned_pages;          ///< images without text in a document that has text
    std::vector<int> unread_pages;           ///< their tables were not read …
    int unread_figures = 0;                  ///< … and this many figures stand on them
    std::vector<TableInfo> tables;
    std::vector<Fact> facts;
    std::vector<Sum> sums;
    std::vector<Frame> frames;               ///< what sentences assert about their own figures
    bool scopes_coincide = false;            ///< nothing is carried over into or out of the year: current, all and this_year mean one figure
    bool single_entity = true;               ///< every unit row of the document stands for the body itself
    std::vector<NamedBody> bodies;           ///< units and departments named: by the text first, then by the tables
    std::size_t bodies_in_text = 0;          ///< how many the text lists; 0 also when a piece of its list was no name
    std::optional<FactIndex> bodies_stated;  ///< 预算单位共3家: the printed number of them
    std::string content;                     ///< equal for documents whose tables print the same amounts; empty when they print few
    std::vector<std::int64_t> salient;       ///< largest amounts in hundredths of 万元, descending
};

/// What a figure restates: equal keys are printings of one figure. All coordinates, without those that cannot tell figures of
/// this record apart (entity in a document of one unit, scopes that coincide).
std::string restatement_key(const Record& record, const Fact& fact);

/// Reads one document: pdf … facts. Never throws for a bad document; the status says what happened.
Record read_record(const std::string& path, const Lexicon& lexicon);
/// The same with pages that somebody else reads of the file's bytes (with their digest), perhaps other processes.
using PagesReader = std::function<Result<PdfFile>(const std::string& bytes, const std::string& sha256)>;
Record read_record(const std::string& path, const Lexicon& lexicon, const PagesReader& read_pages);
/// The same, also giving the document itself (for `gouji tables`).
Record read_record(const std::string& path, const Lexicon& lexicon, Document& document);

/// The same, keeping what every stage saw.
Record read_record(const std::string& path, const Lexicon& lexicon, ReadingTrace& trace);

/// The record of a document that was read (and perhaps changed since): its tables, without prose, path and digest.
Record record_of(const Document& document, const Lexicon& lexicon);

/// One line of JSON, and back. A record of another version or a broken one is an error.
std::string write_record(const Record& record);
Result<Record> parse_record(std::string_view json);

}  // namespace gouji
