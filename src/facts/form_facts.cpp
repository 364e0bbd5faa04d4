#include "form_facts.hpp"

#include "gouji/core/text.hpp"
#include "gouji/facts/bind.hpp"
#include "gouji/facts/partition.hpp"
#include "gouji/model/table_kind.hpp"
#include "gouji/table/form.hpp"

#include <algorithm>

namespace gouji {
namespace {

Coordinates base_of(const std::string& subject) {
    Coordinates base;
    base.set({Dimension::side, "expenditure", Certainty::inherited});
    if (subject.empty()) return base;
    base.set({Dimension::category, "project", Certainty::inherited});
    base.set({Dimension::project, subject, Certainty::inherited});
    return base;
}

bool is_taken(const Record& record, int index, const std::string& subject) {
    return std::any_of(record.facts.begin(), record.facts.end(), [&](const Fact& fact) {
        return fact.table != index && fact.coordinates.value(Dimension::item) == "performance" && fact.coordinates.value(Dimension::project) == subject;
    });
}

/// Several bodies have forms for projects of one name: each form is about a project of its own.
std::string own_subject(const Record& record, int index, const std::string& subject) {
    std::string name = subject;
    for (int copy = 2; !subject.empty() && is_taken(record, index, name); ++copy) name = subject + "#" + std::to_string(copy);
    return name;
}

/// Row and column of the form, where the part's own stood.
void put_back(Fact& fact, const Table& form) {
    const auto same = [&](const Cell& cell) { return cell.source.page == fact.source.page && cell.source.text == fact.source.text &&
                                                           cell.source.box.x0 == fact.source.box.x0 && cell.source.box.y0 == fact.source.box.y0; };
    const auto cell = std::find_if(form.cells.begin(), form.cells.end(), same);
    if (cell == form.cells.end()) return;
    fact.row = cell->row;
    fact.column = cell->column;
    fact.panel = 0;
}

}  // namespace

void bind_form(const TypedTable& form, int index, const Lexicon& lexicon, const std::set<std::string>& bodies, Record& record) {
    const Coordinates base = base_of(own_subject(record, index, form_subject(form.table)));
    for (Table& table : form_parts(form.table)) {
        TypedTable part = type_table(std::move(table), lexicon, record.identity);
        part.base = base;
        part.unknown_title.clear();
        const std::size_t first = record.facts.size();
        const BoundTable bound = bind_table(part, index, lexicon, record.identity, bodies, record.facts);
        std::vector<Sum> sums = propose_sums(part, bound, record.facts, next_family(record.sums));
        record.sums.insert(record.sums.end(), sums.begin(), sums.end());
        for (std::size_t i = first; i < record.facts.size(); ++i) {
            Fact& fact = record.facts[i];
            put_back(fact, form.table);
            if (!fact.coordinates.has(Dimension::item)) fact.coordinates.set({Dimension::item, "performance", Certainty::inherited});
        }
    }
}

}  // namespace gouji
