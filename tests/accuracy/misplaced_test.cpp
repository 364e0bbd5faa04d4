#include "samples.hpp"
#include "truth.hpp"

#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace gouji;
using namespace gouji::accuracy;

namespace {

/// A clean edition whose tables have nothing to accuse.
Document clean_document(const Knowledge& knowledge, const std::string& name) {
    for (const auto& fixture : load_fixtures())
        for (const auto& pdf : fixture.pdfs)
            if (name_of(pdf) == name) {
                Document document;
                const Record record = read_record(pdf, knowledge.lexicon, document);
                REQUIRE(record.status == Status::checked);
                return document;
            }
    FAIL("no fixture " << name);
    return {};
}

std::vector<std::string> raised(const Document& document, const Knowledge& knowledge) { return raised_about_tables(record_of(document, knowledge.lexicon), knowledge); }

std::vector<std::string> figures_of(const Table& table, const Entry& entry) {
    std::vector<std::string> figures;
    for (const auto& cell : table.cells)
        if (cell.row == entry.row && cell.value && table.columns.at(static_cast<std::size_t>(cell.column)).panel == entry.panel) figures.push_back(cell.source.text);
    return figures;
}

bool has_parts(const Table& table, std::size_t index) {
    return std::ranges::any_of(table.entries, [&](const Entry& entry) { return entry.parent == static_cast<int>(index); });
}

void swap_labels(Entry& a, Entry& b) {
    std::swap(a.labels, b.labels);
    if (!a.path.empty() && !b.path.empty()) std::swap(a.path.back(), b.path.back());
}

/// Tables that print the code.
std::ptrdiff_t tables_with(const Document& document, const std::string& code) {
    return std::ranges::count_if(document.tables, [&](const TypedTable& typed) {
        return std::ranges::any_of(typed.table.entries, [&](const Entry& entry) { return !entry.labels.empty() && entry.labels.back().code == code; });
    });
}

/// Rows without parts that stand below each other with codes of one length and different figures.
std::vector<std::pair<std::size_t, std::size_t>> neighbours(const Table& table) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i + 1 < table.entries.size(); ++i) {
        const Entry &a = table.entries[i], &b = table.entries[i + 1];
        const bool alike = a.parent == b.parent && a.labels.size() == 1 && b.labels.size() == 1 && a.labels[0].code.size() == b.labels[0].code.size() && !a.labels[0].code.empty();
        if (alike && !has_parts(table, i) && !has_parts(table, i + 1) && figures_of(table, a) != figures_of(table, b)) pairs.emplace_back(i, i + 1);
    }
    return pairs;
}

}  // namespace

TEST_CASE("two row labels that changed places are found where another table prints them too, though every figure survives") {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    for (const std::string name : {"guangxi-clean-writer", "guangxi-clean-xelatex"}) {
        CAPTURE(name);
        Document document = clean_document(*knowledge, name);
        REQUIRE(raised(document, *knowledge).empty());
        int swapped = 0, found = 0;
        for (auto& typed : document.tables)
            for (const auto& [a, b] : neighbours(typed.table)) {
                const bool restated = tables_with(document, typed.table.entries[a].labels[0].code) > 1 && tables_with(document, typed.table.entries[b].labels[0].code) > 1;
                if (!restated) continue;   // a code printed in one table alone can be held against nothing
                swap_labels(typed.table.entries[a], typed.table.entries[b]);
                ++swapped;
                const bool seen = !raised(document, *knowledge).empty();
                found += seen ? 1 : 0;
                if (!seen) MESSAGE(typed.table.title, ": ", typed.table.entries[a].labels[0].name, " and ", typed.table.entries[b].labels[0].name, " swapped");
                swap_labels(typed.table.entries[a], typed.table.entries[b]);
            }
        CHECK(swapped >= 5);
        CHECK(found >= 0.9 * swapped);
    }
}

TEST_CASE("a figure copied into the wrong cell is one finding, not one for every sum it breaks") {
    const auto knowledge = load_knowledge("");
    REQUIRE(knowledge);
    Document document = clean_document(*knowledge, "guangxi-clean-writer");
    int copied = 0, single = 0;
    std::size_t most = 0;
    for (auto& typed : document.tables)
        for (std::size_t i = 1; i < typed.table.cells.size(); i += 5) {   // a sample: every change is judged anew
            Cell &cell = typed.table.cells[i], &left = typed.table.cells[i - 1];
            if (!cell.value || !left.value || cell.row != left.row || cell.source.text == left.source.text) continue;
            const Cell kept = cell;
            cell.value = left.value;
            cell.source.text = left.source.text;
            const auto findings = raised(document, *knowledge);
            cell = kept;
            ++copied;
            single += findings.size() <= 1 ? 1 : 0;
            most = std::max(most, findings.size());
        }
    CHECK(copied >= 20);
    CHECK(single >= 0.85 * copied);
    CHECK(most <= 2);
}
