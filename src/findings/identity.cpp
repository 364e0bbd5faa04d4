#include "identity.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t fingerprint_digits = 32;   // 128 bits: no collision over millions of findings
constexpr std::size_t cause_digits = 16;         // told apart within one document only
constexpr char separator = '\x1f';               // never part of folded text

void append(std::string& out, std::string_view part) {
    out += part;
    out += separator;
}

std::string document_identity(const Identity& identity) {
    std::string out;
    append(out, fold(identity.entity));
    append(out, id(identity.level));
    append(out, id(identity.kind));
    append(out, std::to_string(identity.year));
    return out;
}

std::string table_identity(const Record& record, const Fact& fact) {
    if (fact.table < 0 || static_cast<std::size_t>(fact.table) >= record.tables.size()) return {};
    const TableInfo& table = record.tables.at(static_cast<std::size_t>(fact.table));
    return table.kind.empty() ? fold(table.title) : table.kind;
}

}  // namespace

std::string fact_identity(FactRef ref, const Facts& facts) {
    const Record& record = facts.record(ref);
    const Fact& fact = facts.at(ref);
    std::string out = document_identity(record.identity);
    append(out, table_identity(record, fact));
    for (const auto& name : fact.row_path) append(out, fold(name));
    append(out, "|");
    for (const auto& name : fact.column_path) append(out, fold(name));
    append(out, "|");
    append(out, fact.open_name);
    append(out, fact.coordinates.to_string());
    append(out, std::to_string(static_cast<int>(fact.role)));
    return out;
}

std::string fingerprint_of(const Outcome& outcome, FactRef stands_at, const Facts& facts) {
    std::vector<std::string> others;
    for (const auto& operand : outcome.operands)
        if (operand.fact != stands_at) others.push_back(fact_identity(operand.fact, facts));
    std::sort(others.begin(), others.end());
    std::string text;
    append(text, outcome.rule->id);
    append(text, id(outcome.verdict));
    append(text, fact_identity(stands_at, facts));
    for (const auto& other : others) append(text, other);
    return sha256_hex(text).substr(0, fingerprint_digits);
}

std::string cause_of(FactRef stands_at, const std::string& repair, const Facts& facts) {
    return sha256_hex(fact_identity(stands_at, facts) + repair).substr(0, cause_digits);
}

}  // namespace gouji
