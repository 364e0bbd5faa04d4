#include "samples.hpp"

#include "gouji/app/disclosures.hpp"
#include "gouji/facts/scope.hpp"
#include "gouji/core/text.hpp"
#include "gouji/findings/finding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <tuple>

namespace gouji::accuracy {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::vector<fs::path> files_in(const fs::path& folder, const char* extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == extension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

GoldTable gold_table(const Json& json) {
    return {json.at("title").get<std::string>(), json.at("unit").get<std::string>(), json.at("page").get<int>(),
            json.at("rows").get<int>(), json.at("cols").get<int>()};
}

/// "2017年政府采购预算表" → "政府采购预算表"
std::string without_year(const std::string& folded) {
    constexpr std::size_t year_digits = 4;
    const auto digits = folded.find_first_not_of("0123456789");
    const std::string mark = "年";
    if (digits != year_digits || folded.compare(digits, mark.size(), mark) != 0) return folded;
    return folded.substr(digits + mark.size());
}

/// Gold lists keep number and year in the title: "公开 01 表：收支预算总表", "一、收支预算总表".
std::string bare_title(const std::string& title) {
    std::string text = fold(title);
    const std::string number_end = fold("表：");
    const auto end = text.find(number_end);
    if (end != std::string::npos && end + number_end.size() < text.size()) text.erase(0, end + number_end.size());
    text.erase(0, leading_ordinal(text).length);
    return without_year(text);
}

std::string unit_of(const Table& table) { return table.unit ? std::string(printed_name(*table.unit)) : std::string(); }

const Table* find_table(const GoldTable& gold, const Document& document) {
    const Table* same_title = nullptr;
    for (const auto& typed : document.tables) {
        if (bare_title(typed.table.title) != bare_title(gold.title)) continue;
        if (!typed.table.pages.empty() && typed.table.pages.front() == gold.page) return &typed.table;
        if (same_title == nullptr) same_title = &typed.table;
    }
    return same_title;
}

/// The lists of final accounts count the header rows too.
int rows_of(const Table& table, const Document& document) {
    return document.identity.kind == Kind::final_accounts ? table.rows : table.data_rows();
}

/// Where a final account's table runs over pages, people counted some of the repeated headers and some not.
bool rows_are_comparable(const Table& table, const Document& document) {
    return document.identity.kind != Kind::final_accounts || table.pages.size() == 1;
}

void compare(std::vector<Mismatch>& found, const std::string& where, const std::string& expected, const std::string& got) {
    if (expected != got) found.push_back({where, expected, got});
}

std::vector<FigureState> states_of(const Evaluation& evaluation, std::size_t record) {
    return record < evaluation.states.size() ? evaluation.states[record] : std::vector<FigureState>();
}

Understanding understand(const DocumentResult& result, const std::vector<FigureState>& states) {
    Understanding sum;
    sum.documents = 1;
    for (std::size_t i = 0; i < result.record->facts.size(); ++i) {
        const Fact& fact = result.record->facts[i];
        if (!fact.is_figure() || fact.origin != Origin::table) continue;
        ++sum.figures;
        ++sum.by_binding.at(static_cast<std::size_t>(fact.binding));
        const FigureState state = i < states.size() ? states[i] : FigureState{Tie::not_checked, Reason::unread};
        if (state.tie != Tie::not_checked) ++sum.tied;
        else ++sum.not_tied[std::string(id(state.reason))];
    }
    for (const auto& finding : result.findings) ++sum.by_severity.at(static_cast<std::size_t>(finding.severity));
    return sum;
}

std::string region_of(const Record& record) {
    const std::string name = fs::path(record.path).filename().string();
    return name.substr(0, name.find('-'));
}

bool is_checked_budget(const Record& record) {
    return (record.status == Status::checked || record.status == Status::damaged) && record.identity.kind == Kind::budget;
}

std::string why_left_out(const Record& record) {
    if (record.status != Status::checked && record.status != Status::damaged) return std::string(id(record.status));
    return record.identity.kind == Kind::unknown ? "kind unknown" : std::string(id(record.identity.kind));
}

bool can_be_judged(const Record& record) { return record.status == Status::checked || record.status == Status::damaged; }

using At = std::tuple<int, double, double>;
At at(const SourceRef& source) { return {source.page, source.box.x0, source.box.y0}; }

}  // namespace

std::optional<std::string> samples_folder() {
    const char* shared = std::getenv("GOUJI_SHARED");
    if (shared == nullptr || *shared == '\0') return std::nullopt;
    const auto folder = fs::path(shared) / "samples";
    if (!fs::is_directory(folder)) throw std::runtime_error("GOUJI_SHARED has no samples/");
    return folder.string();
}

std::vector<Gold> load_gold(const std::string& samples) {
    std::vector<Gold> gold;
    for (const auto& path : files_in(fs::path(samples) / "gold", ".json")) {
        std::ifstream file(path);
        const Json json = Json::parse(file);
        Gold one{(fs::path(samples) / json.at("file").get<std::string>()).string(), {}};
        for (const Json& table : json.at("tables")) one.tables.push_back(gold_table(table));
        gold.push_back(std::move(one));
    }
    return gold;
}

std::vector<Mismatch> compare_gold(const Gold& gold, const Document& document) {
    std::vector<Mismatch> found;
    compare(found, "tables", std::to_string(gold.tables.size()), std::to_string(document.tables.size()));
    for (const auto& expected : gold.tables) {
        const Table* table = find_table(expected, document);
        if (table == nullptr) {
            found.push_back({expected.title, "page " + std::to_string(expected.page), "no table of this title"});
            continue;
        }
        compare(found, expected.title + " page", std::to_string(expected.page), std::to_string(table->pages.empty() ? 0 : table->pages.front()));
        compare(found, expected.title + " unit", expected.unit, unit_of(*table));
        if (rows_are_comparable(*table, document))
            compare(found, expected.title + " rows", std::to_string(expected.rows), std::to_string(rows_of(*table, document)));
        compare(found, expected.title + " columns", std::to_string(expected.columns), std::to_string(table->columns.size()));
    }
    return found;
}

void Understanding::operator+=(const Understanding& other) {
    documents += other.documents;
    figures += other.figures;
    tied += other.tied;
    for (std::size_t i = 0; i < by_binding.size(); ++i) by_binding[i] += other.by_binding[i];
    for (std::size_t i = 0; i < by_severity.size(); ++i) by_severity[i] += other.by_severity[i];
    for (const auto& [reason, count] : other.not_tied) not_tied[reason] += count;
}

Coverages measure_coverage(const std::string& samples, const Knowledge& knowledge) {
    Coverages coverages;
    std::vector<Record> records;
    for (const auto& pdf : files_in(samples, ".pdf")) records.push_back(read_record(pdf.string(), knowledge.lexicon));
    std::vector<RecordHead> heads;
    std::ranges::transform(records, std::back_inserter(heads), head_of);
    for (const auto& group : group_documents(heads, heads.size())) {
        std::vector<const Record*> disclosure;
        for (const auto index : group.own) disclosure.push_back(&records[index]);
        if (disclosure.size() == 2) {
            settle_across(records[group.own.front()], *disclosure.back());
            settle_across(records[group.own.back()], *disclosure.front());
        }
        const bool judged = std::all_of(disclosure.begin(), disclosure.end(), [](const Record* record) { return can_be_judged(*record); });
        const auto evaluation = judged ? evaluate(knowledge.rules, disclosure) : Evaluation{};
        const auto results = collect_findings(knowledge.rules, disclosure, evaluation, false);
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (is_checked_budget(*disclosure[i])) coverages.regions[region_of(*disclosure[i])] += understand(results[i], states_of(evaluation, i));
            else ++coverages.others[why_left_out(*disclosure[i])];
        }
    }
    return coverages;
}

std::vector<std::string> raised_about_tables(const Record& record, const Knowledge& knowledge) {
    const auto evaluation = evaluate(knowledge.rules, {&record});
    std::set<At> cells;
    for (const auto& fact : record.facts)
        if (fact.origin == Origin::table) cells.insert(at(fact.source));
    std::vector<std::string> raised;
    const auto results = collect_findings(knowledge.rules, {&record}, evaluation, false);
    for (const auto& finding : results.at(0).findings) {
        const bool tables_alone = std::all_of(finding.evidence.begin(), finding.evidence.end(),
                                              [&](const Evidence& evidence) { return cells.contains(at(evidence.source)); });
        if (finding.severity == Severity::note || !tables_alone) continue;
        raised.push_back(std::string(id(finding.severity)) + " " + finding.rule->id + " page " + std::to_string(finding.page) + ": " +
                         finding.working);
    }
    return raised;
}

}  // namespace gouji::accuracy
