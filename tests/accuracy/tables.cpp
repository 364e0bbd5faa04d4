#include "tables.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/table/caption.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace gouji::accuracy {
namespace {

using Path = std::vector<std::string>;

std::string bare_title(const std::string& printed) {
    std::string number;
    std::optional<Unit> unit;
    return fold(strip_title(printed, number, unit));
}

bool begins_on(const Table& table, int page) { return !table.pages.empty() && table.pages.front() == page; }

bool same_title(const ListedTable& listed, const Table& table) {
    return fold(listed.title) == fold(table.printed_title) || bare_title(listed.title) == fold(table.title);
}

/// The unit line, or the unit that stands in the header or in a name of a form.
bool same_unit(const ListedTable& listed, const Table& table) {
    if (table.unit) return listed.unit == printed_name(*table.unit);
    if (listed.unit.empty()) return true;
    const auto in_header = [&](const Column& column) { return column.unit && printed_name(*column.unit) == listed.unit; };
    if (std::ranges::any_of(table.columns, in_header)) return true;
    const auto in_name = [&](const Cell& cell) { return fold(cell.source.text).find(fold("(" + listed.unit)) != std::string::npos || fold(cell.source.text).ends_with(listed.unit); };
    return !listed.rows && std::ranges::any_of(table.cells, in_name);
}

void compare(std::vector<Mismatch>& found, const std::string& where, const std::string& expected, const std::string& got) {
    if (expected != got) found.push_back({where, expected, got});
}

std::string pages_of(int first, int last) { return std::to_string(first) + "-" + std::to_string(last); }

/// Rows below the header that print nothing: some people count them.
int blank_rows(const Table& table) {
    std::vector<char> printed(static_cast<std::size_t>(std::max(table.rows, 0)), 0);
    for (const auto& cell : table.cells)
        for (int row = cell.row; row < cell.row + cell.row_span && !cell.source.text.empty(); ++row) printed.at(static_cast<std::size_t>(row)) = 1;
    return static_cast<int>(std::count(printed.begin() + std::min(table.header_rows, table.rows), printed.end(), 0));
}

int remarks(const Table& table) {
    return static_cast<int>(std::ranges::count_if(table.entries, [](const Entry& entry) { return entry.role == RowRole::note; }));
}

/// `last_seen`: the last page that people looked at; a table that goes on past it has more rows than they saw.
std::vector<Mismatch> differences(const ListedTable& listed, const Table& table, int last_seen) {
    std::vector<Mismatch> found;
    const std::string where = listed.id + " " + listed.title;
    const bool goes_on = listed.last_page == last_seen && table.pages.back() > last_seen;
    compare(found, where + " pages", pages_of(listed.first_page, listed.last_page), pages_of(table.pages.front(), goes_on ? last_seen : table.pages.back()));
    const int blank = blank_rows(table);
    const bool same_rows = !listed.rows || *listed.rows == table.data_rows() || *listed.rows == table.data_rows() + blank || *listed.rows == table.data_rows() + blank + remarks(table);
    if (!same_rows && !goes_on)
        found.push_back({where + " rows", std::to_string(*listed.rows), std::to_string(table.data_rows())});
    if (listed.columns) compare(found, where + " columns", std::to_string(*listed.columns), std::to_string(table.columns.size()));
    if (!same_unit(listed, table)) found.push_back({where + " unit", listed.unit, table.unit ? std::string(printed_name(*table.unit)) : ""});
    if (!listed.title.empty() && !same_title(listed, table)) found.push_back({where + " title", listed.title, table.printed_title});
    return found;
}

/// A label without its number and without 其中.
std::string bare_label(const std::string& printed) {
    static constexpr std::string_view of_which = "其中:";
    std::string text = fold(printed);
    text.erase(0, leading_ordinal(text).length);
    if (text.starts_with(of_which)) text.erase(0, of_which.size());
    text.erase(0, leading_ordinal(text).length);
    while (text.ends_with(':')) text.pop_back();
    return text;
}

/// "302 99 其他商品和服务支出" → "30299" and the name.
struct SplitLabel {
    std::string code, name;
};
SplitLabel split_label(const std::string& printed) {
    const std::string text = fold(printed);
    if (leading_ordinal(text).length > 0) return {"", bare_label(text)};
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::size_t name = end > 0 && end < text.size() && text[end] == '-' ? end + 1 : end;   // 2010601-行政运行
    return {text.substr(0, end), bare_label(text.substr(name))};
}

bool says(const Label& label, const SplitLabel& listed) {
    const bool same_name = bare_label(label.name) == listed.name;
    const bool same_code = listed.code.empty() || label.code.ends_with(listed.code);
    return same_name && same_code && (!listed.name.empty() || !listed.code.empty());
}

/// Texts of neighbouring cells, alone and run together.
bool spells(const std::vector<const Cell*>& cells, const std::string& listed) {
    const std::string wanted = bare_label(listed);
    for (std::size_t first = 0; first < cells.size(); ++first) {
        std::string text;
        for (std::size_t last = first; last < cells.size(); ++last) {
            text += fold(cells[last]->source.text);
            if (bare_label(text) == wanted) return true;
        }
    }
    return false;
}

/// Is one path the other with steps left out?
bool compatible(const Path& a, const Path& b) {
    const Path& shorter = a.size() <= b.size() ? a : b;
    const Path& longer = a.size() <= b.size() ? b : a;
    std::size_t at = 0;
    for (const auto& step : longer)
        if (at < shorter.size() && split_label(step).name == split_label(shorter[at]).name) ++at;
    return at == shorter.size();
}

std::size_t shared_steps(const Path& a, std::size_t a_end, const Path& b, std::size_t b_end) {
    std::size_t shared = 0, from = 0;
    for (std::size_t i = 0; i < a_end; ++i)
        for (std::size_t k = from; k < b_end; ++k)
            if (split_label(a[i]).name == split_label(b[k]).name) {
                ++shared;
                from = k + 1;
                break;
            }
    return shared;
}

/// People see more and fewer ancestors of a row than its own cells say: where both name some, one at least must be the same.
bool related(const Path& a, const Path& b) {
    return a.size() < 2 || b.size() < 2 || compatible(a, b) || shared_steps(a, a.size() - 1, b, b.size() - 1) > 0;
}

/// One place of a table as the list would describe it.
class PlaceRead {
public:
    PlaceRead(const Table& table, const Cell& cell) : table_(table), cell_(cell) {}

    [[nodiscard]] bool own_label(const ListedCell& listed) const {
        if (listed.row_path.empty()) return true;
        const std::string& own = listed.row_path.back();
        const Entry* entry = entry_at();
        const SplitLabel split = split_label(own);
        if (entry != nullptr && std::ranges::any_of(entry->labels, [&](const Label& label) { return says(label, split); })) return true;
        return spells(table_.form ? cells_left() : label_cells(), own);
    }

    [[nodiscard]] bool row_path(const ListedCell& listed) const {
        const Entry* entry = entry_at();
        return table_.form || entry == nullptr || related(listed.row_path, entry->path);
    }

    [[nodiscard]] bool leaf(const ListedCell& listed) const {
        if (listed.column_path.empty()) return true;
        const std::string wanted = fold(listed.column_path.back());
        if (table_.form) return std::ranges::any_of(cells_above(), [&](const Cell* cell) { return fold(cell->source.text) == wanted; });
        const auto ends = [&](int column) {
            const Path& path = column_at(column).path;
            return !path.empty() && fold(path.back()) == wanted;
        };
        bool over_all = cell_.column_span > 1;   // a merged cell stands under what its columns have in common
        for (int column = cell_.column; column < cell_.column + cell_.column_span; ++column) {
            if (ends(column)) return true;
            over_all = over_all && std::ranges::any_of(column_at(column).path, [&](const std::string& step) { return fold(step) == wanted; });
        }
        return over_all;
    }

    [[nodiscard]] bool column_path(const ListedCell& listed) const {
        return table_.form || listed.column_path.size() < 2 || column_at(cell_.column).path.size() < 2 ||
               compatible(listed.column_path, column_at(cell_.column).path);
    }

private:
    [[nodiscard]] const Column& column_at(int column) const { return table_.columns.at(static_cast<std::size_t>(column)); }

    [[nodiscard]] const Entry* entry_at() const {
        const int panel = column_at(cell_.column).panel;
        for (const auto& entry : table_.entries)
            if (entry.row >= cell_.row && entry.row < cell_.row + cell_.row_span && entry.panel == panel) return &entry;
        return nullptr;
    }

    [[nodiscard]] bool in_row(const Cell& other) const { return other.row < cell_.row + cell_.row_span && other.row + other.row_span > cell_.row; }

    [[nodiscard]] std::vector<const Cell*> label_cells() const {
        std::vector<const Cell*> cells;
        for (const auto& other : table_.cells) {
            const Column& column = column_at(other.column);
            if (in_row(other) && column.role != ColumnRole::amount && column.panel == column_at(cell_.column).panel && !other.source.text.empty()) cells.push_back(&other);
        }
        return cells;
    }

    [[nodiscard]] std::vector<const Cell*> cells_left() const {
        std::vector<const Cell*> cells;
        for (const auto& other : table_.cells)
            if (in_row(other) && other.column <= cell_.column && !other.source.text.empty()) cells.push_back(&other);
        return cells;
    }

    [[nodiscard]] std::vector<const Cell*> cells_above() const {
        std::vector<const Cell*> cells;
        for (const auto& other : table_.cells)
            if (other.row < cell_.row && other.column < cell_.column + cell_.column_span && other.column + other.column_span > cell_.column) cells.push_back(&other);
        return cells;
    }

    const Table& table_;
    const Cell& cell_;
};

/// What of a listed cell the place does not have; empty when all is there. Ordered by how near it is.
enum class Lack { text, label, leaf, path, none };
constexpr const char* lack_names[] = {"its text", "its label", "its column", "its path", ""};

Lack lack_of(const PlaceRead& place, const ListedCell& listed) {
    if (!place.own_label(listed)) return Lack::label;
    if (!place.leaf(listed)) return Lack::leaf;
    if (!place.row_path(listed) || !place.column_path(listed)) return Lack::path;
    return Lack::none;
}

/// Sentences of documents are listed by digest.
bool is_text(const std::string& listed, const std::string& printed) {
    constexpr std::string_view by_digest = "sha256:";
    constexpr std::size_t digits = 16;
    const std::string text = fold(printed);
    if (!listed.starts_with(by_digest)) return text == fold(listed);
    return sha256_hex(text).substr(0, digits) == listed.substr(by_digest.size());
}

Lack nearest_lack(const ListedCell& listed, const Table& table) {
    Lack nearest = Lack::text;
    for (const auto& cell : table.cells)
        if (cell.source.page == listed.page && is_text(listed.text, cell.source.text)) nearest = std::max(nearest, lack_of(PlaceRead(table, cell), listed));
    return nearest;
}

std::string joined(const Path& path) {
    std::string text;
    for (const auto& step : path) text += (text.empty() ? "" : " / ") + step;
    return text;
}

void score_cells(TableScore& score, const ListedDocument& list, const std::vector<int>& matched, const Document& document) {
    for (const auto& listed : list.cells) {
        ++score.cells;
        const auto table = std::ranges::find(list.tables, listed.table, &ListedTable::id);
        const int index = table == list.tables.end() ? -1 : matched[static_cast<std::size_t>(table - list.tables.begin())];
        const Lack lack = index < 0 ? Lack::text : nearest_lack(listed, document.tables[static_cast<std::size_t>(index)].table);
        if (lack == Lack::none) ++score.right;
        else score.misses.push_back({listed.table + " page " + std::to_string(listed.page) + ": " + listed.text, joined(listed.row_path) + " | " + joined(listed.column_path),
                                     std::string("without ") + lack_names[static_cast<std::size_t>(lack)]});
    }
}

}  // namespace

void TableScore::operator+=(const TableScore& other) {
    documents += other.documents;
    listed += other.listed;
    found += other.found;
    unlisted += other.unlisted;
    cells += other.cells;
    right += other.right;
    misses.insert(misses.end(), other.misses.begin(), other.misses.end());
}

std::vector<int> match_listed(const ListedDocument& list, const Document& document) {
    std::vector<int> matched(list.tables.size(), -1);
    std::set<std::size_t> taken;
    const auto take = [&](const auto& likes) {
        for (std::size_t i = 0; i < matched.size(); ++i)
            for (std::size_t t = 0; matched[i] < 0 && t < document.tables.size(); ++t) {
                if (taken.contains(t) || !begins_on(document.tables[t].table, list.tables[i].first_page) || !likes(list.tables[i], document.tables[t].table)) continue;
                matched[i] = static_cast<int>(t);
                taken.insert(t);
            }
    };
    take(same_title);
    take([](const ListedTable&, const Table&) { return true; });
    return matched;
}

TableScore score_tables(const ListedDocument& list, const Document& document) {
    TableScore score;
    score.documents = 1;
    score.listed = static_cast<int>(list.tables.size());
    const auto matched = match_listed(list, document);
    std::set<int> used;
    for (std::size_t i = 0; i < matched.size(); ++i) {
        const auto& listed = list.tables[i];
        if (matched[i] < 0) {
            score.misses.push_back({listed.id + " " + listed.title, "page " + std::to_string(listed.first_page), "no table begins there"});
            continue;
        }
        used.insert(matched[i]);
        const auto different = differences(listed, document.tables[static_cast<std::size_t>(matched[i])].table, list.last_page);
        if (different.empty()) ++score.found;
        score.misses.insert(score.misses.end(), different.begin(), different.end());
    }
    for (std::size_t t = 0; t < document.tables.size(); ++t) {
        if (used.contains(static_cast<int>(t))) continue;
        const Table& table = document.tables[t].table;
        if (table.pages.front() > list.last_page) continue;
        ++score.unlisted;
        score.misses.push_back({"page " + std::to_string(table.pages.front()), "no table", table.printed_title + ", " + std::to_string(table.rows) + " rows"});
    }
    score_cells(score, list, matched, document);
    return score;
}

ListedScores score_listed(const std::vector<ListedDocument>& list, const std::string& samples, const Lexicon& lexicon) {
    ListedScores scores;
    for (const auto& listed : list) {
        const std::string path = (std::filesystem::path(samples) / listed.name).string();
        if (sha256_of_file(path) != listed.sha256) {
            scores.absent.push_back(listed.name);
            continue;
        }
        Document document;
        const Record record = read_record(path, lexicon, document);
        const TableScore score = score_tables(listed, document);
        scores.documents[listed.name] += score;
        scores.regions[listed.region] += score;
        scores.producers[listed.producer] += score;
        scores.all += score;
    }
    return scores;
}

}  // namespace gouji::accuracy
