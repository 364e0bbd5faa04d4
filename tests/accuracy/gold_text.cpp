#include "gold_text.hpp"

#include "gouji/core/text.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/facts/scope.hpp"
#include "gouji/findings/finding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace gouji::accuracy {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Words = std::set<std::string>;

constexpr int most_sharers = 2;   // a number that more entries print (a total) identifies none of them

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Numbers without separators and final zeros; years say nothing.
Words numbers_in(const std::string& text) {
    Words found;
    std::string number;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        if (is_digit(c) || ((c == '.' || c == ',') && !number.empty() && i + 1 < text.size() && is_digit(text[i + 1]))) {
            if (c != ',') number += c;
            continue;
        }
        if (number.find('.') != std::string::npos) number.erase(number.find_last_not_of('0') + 1);
        if (number.ends_with('.')) number.pop_back();
        if (!number.empty() && !(number.size() == 4 && number.starts_with("20"))) found.insert(number);
        number.clear();
    }
    return found;
}

struct Entry {
    int page = 0;
    std::string verdict, kind, printed;
    Words numbers;
    [[nodiscard]] bool needs_the_text_only() const { return verdict == "error" && kind != "text" && kind != "cross-year"; }
};

std::vector<Entry> entries_of(const Json& gold) {
    std::vector<Entry> entries;
    std::map<std::string, int> sharers;
    for (const Json& item : gold.at("inconsistencies")) {
        Entry entry{item.at("page").get<int>(), item.at("verdict").get<std::string>(), item.at("kind").get<std::string>(), {}, {}};
        for (const Json& print : item.at("printed")) entry.printed += print.get<std::string>() + " ";
        entry.numbers = numbers_in(entry.printed);
        for (const auto& number : entry.numbers) ++sharers[number];
        entries.push_back(std::move(entry));
    }
    for (Entry& entry : entries) {
        Words own = entry.numbers;
        std::erase_if(own, [&](const std::string& number) { return sharers[number] > most_sharers; });
        if (!own.empty()) entry.numbers = std::move(own);
    }
    return entries;
}

/// On its page, with one of its numbers; an entry without numbers with one of the words that evidence shows.
bool meets(const Finding& finding, const Entry& entry) {
    bool page = finding.page == entry.page;
    Words shown = numbers_in(to_string(finding.actual));
    if (finding.expected) shown.merge(numbers_in(to_string(*finding.expected)));
    bool word = false;
    for (const Evidence& evidence : finding.evidence) {
        page |= evidence.source.page == entry.page;
        shown.merge(numbers_in(evidence.source.text));
        constexpr std::size_t two_characters = 6;
        const std::string text = fold(evidence.source.text);
        word |= text.size() >= two_characters && fold(entry.printed).find(text) != std::string::npos;
    }
    if (!page) return false;
    if (entry.numbers.empty()) return word;
    return std::ranges::any_of(entry.numbers, [&](const std::string& number) { return shown.contains(number); });
}

using Records = std::map<std::string, Record>;   ///< by the name of the file

std::vector<const Record*> disclosure_of(const Records& records, const std::string& name) {
    std::vector<const Record*> out;
    for (const auto& part : {name, name + "-tables"})
        if (const auto at = records.find(part); at != records.end()) out.push_back(&at->second);
    return out;
}

/// The names end in the year.
std::string name_of_year_before(const std::string& name) {
    constexpr std::size_t digits = 4;
    const std::string year = name.size() > digits ? name.substr(name.size() - digits) : std::string();
    if (year.empty() || year.find_first_not_of("0123456789") != std::string::npos) return {};
    return name.substr(0, name.size() - digits) + std::to_string(std::stoi(year) - 1);
}

GoldText measure_one(const Json& gold, const std::string& name, const Records& records, const Knowledge& knowledge) {
    const auto disclosure = disclosure_of(records, name);
    const Record& record = *disclosure.front();
    Relatives relatives;
    relatives.year_before = disclosure_of(records, name_of_year_before(name));
    const auto evaluation = evaluate(knowledge.rules, disclosure, relatives);
    const auto result = collect_findings(knowledge.rules, disclosure, evaluation, false, relatives).at(0);
    std::vector<const Finding*> raised;
    for (const Finding& finding : result.findings)
        if (finding.severity != Severity::note) raised.push_back(&finding);
    GoldText out;
    out.gold_figures = gold.at("narrative_figures").get<int>();
    out.gold_tied = gold.at("tied").get<int>();
    out.figures = result.coverage.narrative_figures;
    out.tied = result.coverage.narrative_figures_tied;
    for (const Fact& fact : record.facts) out.amounts += fact.origin == Origin::prose && fact.is_figure() && fact.unit != Unit::count ? 1 : 0;
    const auto entries = entries_of(gold);
    const auto met = [&](const Entry& entry) { return std::ranges::any_of(raised, [&](const Finding* finding) { return meets(*finding, entry); }); };
    for (const Entry& entry : entries) {
        if (entry.needs_the_text_only()) {
            ++out.errors;
            if (met(entry)) ++out.found;
            else out.missed.push_back("page " + std::to_string(entry.page) + ": " + entry.kind + " " + entry.printed);
        }
        if (entry.verdict != "rounding") continue;
        ++out.rounding;
        const bool shared = std::ranges::any_of(entries, [&](const Entry& other) { return other.verdict != "rounding" && other.page == entry.page; });
        if (met(entry) && !shared) ++out.raised;
    }
    for (const Finding* finding : raised)
        if (std::ranges::none_of(entries, [&](const Entry& entry) { return entry.verdict != "rounding" && meets(*finding, entry); }))
            out.false_alarms.push_back("page " + std::to_string(finding->page) + ": " + finding->rule->id + " " + finding->working);
    return out;
}

}  // namespace

std::vector<GoldText> measure_gold_text(const std::string& samples, const Knowledge& knowledge) {
    std::vector<fs::path> lists;
    for (const auto& entry : fs::directory_iterator(fs::path(samples) / "gold"))
        if (entry.path().extension() == ".json") lists.push_back(entry.path());
    std::sort(lists.begin(), lists.end());
    std::map<std::string, Json> golds;
    Records records;
    for (const auto& list : lists) {
        std::ifstream file(list);
        const Json gold = Json::parse(file);
        const auto pdf = fs::path(samples) / gold.at("file").get<std::string>();
        if (!fs::exists(pdf)) continue;
        records.emplace(pdf.stem().string(), read_record(pdf.string(), knowledge.lexicon));
        golds.emplace(pdf.stem().string(), gold);
    }
    for (auto& [name, record] : records)
        if (const auto tables = records.find(name + "-tables"); tables != records.end()) settle_across(record, tables->second);
    std::vector<GoldText> all;
    for (const auto& [name, gold] : golds) {
        if (gold.at("narrative_figures").get<int>() == 0) continue;
        all.push_back(measure_one(gold, name, records, knowledge));
        all.back().name = name;
    }
    return all;
}

}  // namespace gouji::accuracy
