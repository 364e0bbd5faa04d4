#pragma once

#include "gouji/core/coordinates.hpp"
#include "gouji/core/result.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// One file of a rule folder: path relative to the folder ("lexicon/funds.toml") and its bytes. Rules compiled into the
/// program and rules from --rules DIR arrive in the same shape.
struct DataFile {
    std::string path;
    std::string text;
};

enum class TermKind {
    meaning,   ///< sets coordinates
    total,     ///< 合计 小计 总计: parent of its siblings, no coordinate (M8)
    stop,      ///< consumed, means nothing by itself
    of_which   ///< 其中: a subset of what stands before
};

/// Where a term may be read. A term without places may be read everywhere.
enum class Place { title, column_header, row_label, prose };

struct Term {
    std::string text;          ///< folded
    TermKind kind = TermKind::stop;
    Coordinates coordinates;
    bool weak_side = false;    ///< its `side` yields to any other said side (M2: 事业收入 as a column of an expenditure table)
    std::string axis;          ///< when set, a column header with this term says what the labels below are: a dimension id, or
                               ///< "plain" for labels of no single dimension (科目名称, 序号)
    unsigned places = 0;       ///< bit set of Place; 0: everywhere
};

struct TermMatch {
    const Term* term = nullptr;
    std::size_t length = 0;    ///< folded bytes
};

/// A code of one of the classifications with its names over the years.
struct ClassCode {
    std::string code;
    std::string name;          ///< folded, the commonest
};

/// The words of the field (rules/lexicon) and the official classifications (rules/classification). Loaded once, passed by
/// reference; immutable, so it can be shared.
class Lexicon {
public:
    Lexicon();
    ~Lexicon();
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;

    /// Reads every lexicon/*.toml (no sub-folders) and classification/*.tsv among the files. Unknown keys, dimensions, kinds and
    /// places, terms without meaning, and texts that stand twice in one place are problems; the error has reason "rule_file",
    /// the first one's file:line:column, and a line for each in its text.
    static Result<Lexicon> load(std::span<const DataFile> files);

    /// Longest term that starts at byte `offset` of folded text and may be read in `place`.
    [[nodiscard]] TermMatch longest_at(std::string_view folded, std::size_t offset, Place place) const;

    /// Official (or commonly printed) name of a code in function | economic | gov_economic; empty when unknown.
    [[nodiscard]] std::string_view name_of(Dimension classification, std::string_view code) const;
    /// Codes that carry the folded name, ascending; several when the name is ambiguous (行政运行).
    [[nodiscard]] std::vector<std::string> codes_of(Dimension classification, std::string_view folded_name) const;

private:
    struct Data;
    std::unique_ptr<const Data> data_;
};

}  // namespace gouji
